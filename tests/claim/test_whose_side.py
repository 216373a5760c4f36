"""Who did it and to whom, where the other side, or a force of another front, stands nearer."""

from typing import Any

import pytest

import heldby


def told(text: str, kind: str = "event") -> list[dict[str, Any]]:
    rows = heldby.annotate(text, published="2021-03-04")["claims"]
    return [c for c in rows if c["kind"] == kind]


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        (
            "Ukrainian troops retook Kherson from Russian forces. In the east, Wagner fighters attacked Ukrainian "
            "troops near Bakhmut. The Kherson offensive began in August.",
            "Ukrainian government forces",
            "Russian military",
        ),
        (
            "The army retook Wad Madani from the Rapid Support Forces in January. In the south, SPLM-N fighters "
            "attacked the army near Kadugli. The recent Wad Madani offensive forced thousands to flee.",
            "Sudanese Armed Forces",
            "Rapid Support Forces",
        ),
        (
            "Tigrayan forces captured Dessie from the army on Sunday. Amhara militias and the Oromo Liberation Army "
            "clashed in Wollega. The battle of Dessie left hundreds dead.",
            "Tigray Defence Forces",
            "Ethiopian National Defence Force",
        ),
        (
            "Iraqi soldiers drove Islamic State out of Baiji. In Syria, the army clashed with rebels in Daraa and "
            "attacked them again in Homs. The battle for Baiji took three weeks.",
            "Iraq government forces",
            "Islamic State",
        ),
    ],
)
def test_a_battle_for_a_place_is_between_those_who_took_and_lost_it(text: str, actor: str, target: str) -> None:
    last = [c for c in told(text) if c["type"] == "battle"][-1]
    assert (last["actor"], last["target"]) == (actor, target)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (
            "The Ukrainian army recaptured Izium from Russian forces on Saturday. The recapture of Izium allowed "
            "Kyiv to cut the road.",
            "Ukrainian government forces",
        ),
        (
            "The Sudanese army retook Soba from the RSF on Friday. Its commander said the recapture of Soba opened "
            "the way to the capital.",
            "Sudanese Armed Forces",
        ),
    ],
)
def test_a_recapture_told_of_again_is_the_same_one(text: str, actor: str) -> None:
    assert {c["actor"] for c in told(text, "control") if c["change"] == "taken"} == {actor}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Serb jets bombed Bihac on Friday.", "Serbs"),
        ("Serb gunners shelled Tuzla overnight.", "Serbs"),
        ("Bosnian Serb artillery shelled Gorazde.", "Army of Republika Srpska"),
        ("Croat artillery shelled Mostar.", "Croats"),
        ("Abkhaz artillery shelled Zugdidi.", "Abkhaz forces"),
        ("Iraqi Kurdish artillery shelled Kirkuk.", "Kurdish forces (Iraq)"),
        ("Israeli gunners shelled Tyre.", "Israel Defence Forces"),
    ],
)
def test_guns_and_aircraft_of_a_people_are_theirs(text: str, actor: str) -> None:
    assert [c["actor"] for c in told(text)] == [actor]


def test_what_a_people_holds_is_not_its_countrys() -> None:
    assert [c["actor"] for c in told("Serb-held Doboj was calm.", "control")] == ["Serbs"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Fighter jets also believed to be Russian struck the town of Binnish in Idlib.", "Russia"),
        ("Drones believed to be Israeli hit a convoy near Abu Kamal.", "Israel"),
        ("Warplanes thought to be Ethiopian bombed Shire.", "Ethiopian National Defence Force"),
        ("A drone, believed to be Turkish, struck a car in Qamishli.", "Turkey"),
        ("Air strikes believed to be Russian killed ten people in Idlib.", "Russia"),
        ("Helicopters said to be Libyan bombed Sirte.", "Libyan government forces"),
    ],
)
def test_jets_believed_to_be_somebodys_are_his(text: str, actor: str) -> None:
    assert [c["actor"] for c in told(text)] == [actor]


def test_men_believed_to_be_of_a_country_are_not_its_army() -> None:
    assert told("Two men believed to be Russian were killed in Idlib.") == []


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ("The Rwandans had fallen into an ambush near Mbau.", None, "The Rwandans"),
        ("A Kenyan convoy drove into an ambush by al-Shabaab near Lamu.", "al-Shabaab", "A Kenyan convoy"),
        ("Soldiers died in an ambush near Tessalit.", None, "Malian government forces"),
        ("The militia lost ten men in an ambush near Bor.", None, "The militia"),
        ("Four Chadian soldiers survived an attack near Bosso.", None, "Chadian government forces"),
        ("Dozens of Chechen fighters died under artillery fire near Alkhan-Kala.", None, "Chechen separatists"),
        ("Soldiers killed six rebels in an ambush near Kutum.", "Sudanese Armed Forces", "Sudanese rebels"),
    ],
)
def test_who_walks_into_an_attack_or_dies_in_it_is_its_target(text: str, actor: str | None, target: str) -> None:
    assert [(c["actor"], c["target"]) for c in told(text)] == [(actor, target)]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("A gang attack on the town of Pont-Sonde killed 70 people.", "gang"),
        ("A bandit attack in Zamfara killed 12 people.", "bandit"),
        ("The rebel offensives in Idlib that year killed hundreds.", "Syrian rebels"),
        ("The Hamas-led assault on Sderot killed 1,200 people.", "Hamas"),
        ("The RSF-led attack on Zamzam camp killed 100 people.", "Rapid Support Forces"),
        ("Saudi-led air strikes killed ten in Sanaa.", "Saudi-led coalition"),
        ("Police drones killed several bandits in Kenscoff on Saturday.", "Haitian government forces"),
    ],
)
def test_the_word_before_an_attack_tells_whose_it_is(text: str, actor: str) -> None:
    assert {c["actor"] for c in told(text)} == {actor}


@pytest.mark.parametrize(
    "text",
    [
        "Al-Shabaab attacked a base near El Baraf. It said it had used suicide bombers in the attack.",
        "Israel took part in the raids on Homs.",
    ],
)
def test_what_is_used_in_an_attack_is_not_its_target(text: str) -> None:
    assert not {"suicide bombers", "part"} & {c["target"] for c in told(text)}


def test_who_goes_on_the_offensive_begins_one_of_his_own() -> None:
    text = (
        "The junta lost Lashio in a rebel offensive last year. New jets allowed the junta to go on the offensive in "
        "Shan state."
    )
    last = [c for c in told(text) if c["type"] == "battle"][-1]
    assert last["actor"] == "Myanmar military"
    assert last["target"] != "Myanmar military"


def test_nobodys_ground_strikes() -> None:
    text = "The video shows Turkish military shelling Syrian territory using heavy artillery."
    assert "Syrian government forces" not in {c["actor"] for c in told(text)}


def test_those_who_fought_one_another_have_no_other_foe() -> None:
    text = (
        "Rebels and government forces clashed in Daraa on Monday. The fighting killed ten rebels. The army shelled "
        "the rebels in Daraa again on Tuesday."
    )
    for claim in told(text):
        actors, target = claim["actor"], claim["target"]
        assert target not in (actors if isinstance(actors, list) else [actors])


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Rebels fighting to topple the junta took Lashio.", "Burmese rebels"),
        ("Fighters vowing to expel the army seized Kidal.", "Fighters"),
        ("Troops trying to defeat the rebels entered Bor.", "Troops"),
    ],
)
def test_whom_they_mean_to_topple_takes_nothing(text: str, actor: str) -> None:
    assert [c["actor"] for c in told(text, "control")] == [actor]


def test_they_who_attack_the_army_are_not_the_army() -> None:
    text = "The army repelled the rebels near Goma. They attacked the army again on Tuesday."
    assert told(text)[-1]["actor"] == "Congolese rebels"


def test_who_faces_an_assault_does_not_mean_to_take_the_town() -> None:
    assert [c["actor"] for c in told("The junta faces a fresh assault to retake Kyaukme.", "control")] == [None]
