"""Events told by words that name no battle: a war between two, a campaign, gunfire, a killing, an army that ran."""

from typing import Any

import pytest

import heldby


def told(text: str, kind: str = "event") -> list[dict[str, Any]]:
    rows = heldby.annotate(text, published="2024-06-10")["claims"]
    return [c for c in rows if c["kind"] == kind]


def sorts(text: str) -> set[str]:
    return {c["type"] for c in told(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Sudan has been in the grip of a war between the army and the RSF since April 2023.",
        "War broke out between Georgian forces and South Ossetian separatists in August 2008.",
        "The conflict between Fano and the Ethiopian army has spread in Amhara.",
        "War has raged in Chechnya since August.",
        "The campaign in Marawi lasted five months.",
        "Military operations in Ituri have been stepped up.",
        "The operation to retake Derna from the jihadists was launched in May.",
        "Heavy gunfire was heard in Goma on Friday night.",
        "Sporadic gunfire could still be heard from the outskirts of Port-au-Prince.",
        "There was an exchange of fire near Preah Vihear.",
        "A shootout between the police and gunmen in Culiacan lasted hours.",
        "Israeli troops met heavy resistance in Shejaia.",
        "The Ethiopians won a victory at Adwa.",
    ],
)
def test_wars_campaigns_and_gunfire_are_fighting(text: str) -> None:
    assert sorts(text) == {"battle"}


@pytest.mark.parametrize(
    "text",
    [
        "The trade war between China and the United States hurt farmers.",
        "More than 200,000 people have died since the conflict began in March 2011.",
        "Leaders called for an end to the war.",
        "He was a veteran of the war in Iraq.",
        "The election campaign in Nigeria began on Monday.",
        "A vaccination campaign in Gaza began on Sunday.",
        "The company's operations in Sudan were suspended.",
        "Celebratory gunfire was heard in Kabul.",
        "Police shot footage of the march in Lagos.",
        "The plan was attacked by critics.",
    ],
)
def test_other_wars_and_campaigns_are_none(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("The base in Dikwa was attacked around 5 p.m. on Sunday.", "base"),
        ("Three villages in Plateau state were raided overnight.", "villages"),
        ("Gunmen have killed four police officers in Helmand.", "officers"),
        ("Four journalists were shot at a hotel on the edge of Lashkar Gah.", "journalists"),
        ("A priest was gunned down in Owo.", "priest"),
        ("People were put to death outside their houses in Djibo.", "people"),
        ("Militiamen hacked to death 30 farmers in Djugu.", "farmers"),
        ("Shots were fired at protesters in Omdurman.", "protesters"),
        ("The rebels looted shops in Bambari.", "shops"),
        ("Gunmen broke into the prison in Jos.", "prison"),
        ("Sniper fire killed two women in Sarajevo.", "women"),
        ("A grenade was thrown at a bar in Bujumbura.", "bar"),
    ],
)
def test_whoever_did_it_somebody_was_attacked(text: str, whom: str) -> None:
    (attack,) = told(text)
    assert attack["type"] == "attack"
    assert whom in str(attack["target"]).lower()


def test_a_killing_adds_no_attack_to_the_one_it_came_of() -> None:
    assert len(told("Gunmen stormed a school in Kaduna, killing four guards.")) == 1
    assert len(told("Drones struck a market in Nyala, killing four people.")) == 1


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("A drone killed four people in Nyala.", "airstrike"),
        ("A missile killed 18 people in Kramatorsk.", "missile_strike"),
        ("Both armies have used rockets and heavy artillery in Karabakh.", "shelling"),
        ("The roofs were smashed by shells in Lashio.", "shelling"),
    ],
)
def test_what_killed_or_was_used_tells_how(text: str, sort: str) -> None:
    assert sorts(text) == {sort}


@pytest.mark.parametrize(
    "text",
    [
        "The Malian army quit its base in Boulkessi on Friday.",
        "Malian soldiers deserted the camp in Boulkessi.",
        "The Congolese army gave up Rutshuru without a fight.",
        "The Central African rebels ran from Bangassou.",
        "M23 fighters put the Congolese army to flight in Rutshuru.",
        "The departure of Russian troops from Kherson was announced.",
    ],
)
def test_who_ran_or_gave_up_has_withdrawn(text: str) -> None:
    assert "withdrawal" in sorts(text)


def test_who_moves_from_place_to_place_has_not_withdrawn() -> None:
    assert "withdrawal" not in sorts("Rebel trucks were moving from Goma to Bukavu on Monday.")


@pytest.mark.parametrize(
    "text",
    [
        "The truce took hold on Sunday.",
        "A new cease-fire came under strain on Monday.",
        "The uneasy truce endures.",
        "An earlier cease-fire, mediated by Russia, soon broke down.",
        "The truce was extended by a month.",
    ],
)
def test_a_truce_is_between_the_two_who_fight(text: str) -> None:
    before = "Armenian and Azerbaijani forces have fought fiercely in Karabakh for three weeks. "
    (truce,) = told(before + text, "relation")
    assert truce["rel"] == "ceasefire_with"
    assert {str(truce["a"]).split()[0], str(truce["b"]).split()[0]} == {"Armenian", "Azerbaijani"}


def test_a_truce_asked_for_or_without_sides_is_none() -> None:
    before = "Armenian and Azerbaijani forces have fought fiercely in Karabakh for three weeks. "
    assert not told(before + "Mediators called for a ceasefire.", "relation")
    assert not told("The truce took hold on Sunday.", "relation")


@pytest.mark.parametrize(
    ("text", "rel", "a", "b"),
    [
        ("The Rwandan contingent of MINUSCA reached Bangassou.", "part_of", "Rwanda", "MINUSCA"),
        ("The Qassam Brigades, the armed wing of Hamas, claimed it.", "part_of", "Qassam", "Hamas"),
        ("Hezbollah fired rockets in solidarity with Hamas.", "backs", "Hezbollah", "Hamas"),
        ("Belarus, a close ally of Moscow, lets it use bases.", "allied_with", "Belarus", "Russia"),
        ("Mali has a defence pact with Burkina Faso.", "allied_with", "Mali", "Burkina Faso"),
    ],
)
def test_who_belongs_to_or_stands_with_whom(text: str, rel: str, a: str, b: str) -> None:
    (relation,) = told(text, "relation")
    assert relation["rel"] == rel
    assert a in str(relation["a"])
    assert b in str(relation["b"])


def test_two_who_cooperate_are_allied_with_each_other() -> None:
    (relation,) = told("The SDF and the Syrian army began to cooperate against the Islamic State.", "relation")
    assert relation["rel"] == "allied_with"
    assert relation["a"] == relation["b"]


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("Some 12,000 people were displaced by fighting, the mayor of Sake said.", "battle"),
        ("The road to Rutshuru has been closed owing to fighting near Kalake.", "battle"),
        ("The Agdam region was under shelling all day.", "shelling"),
        ("The region of Tigray has descended into fighting.", "battle"),
    ],
)
def test_what_goes_on_behind_a_preposition_is_told(text: str, sort: str) -> None:
    assert sorts(text) == {sort}


def test_who_answers_by_shelling_shells() -> None:
    (shelling,) = told("The Houthis responded by shelling the town of Harad.")
    assert (shelling["type"], shelling["actor"], shelling["place"]) == ("shelling", "Houthis", "Haradh")


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ("The Yemeni army attacked a Houthi-held port on Monday.", "Yemeni government forces", "Houthis"),
        ("The Islamic State attacked a town held by the YPG on Monday.", "Islamic State", "YPG"),
    ],
)
def test_an_attack_on_a_place_that_a_foe_holds_is_fighting(text: str, actor: str, target: str) -> None:
    (battle,) = told(text)
    assert (battle["type"], battle["actor"], battle["target"]) == ("battle", actor, target)


@pytest.mark.parametrize(
    ("text", "a", "b"),
    [
        ("It could draw in Turkey, an open supporter of Azerbaijan.", "Turkey", "Azerbaijan"),
        ("The M23 enjoys the backing of Rwanda.", "Rwanda", "M23"),
        ("The Malian army, with the help of neighbouring Burkina Faso, bombed Tinzaouaten.", "Burkina Faso", "Malian"),
    ],
)
def test_whose_help_it_is_backs(text: str, a: str, b: str) -> None:
    (relation,) = told(text, "relation")
    assert relation["rel"] == "backs"
    assert a in str(relation["a"])
    assert b in str(relation["b"])
