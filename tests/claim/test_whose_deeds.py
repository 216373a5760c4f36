"""Whose a deed is by words beside it: who is answerable, whose fire it is, who is called so, who alone can do it."""

import pytest
from events_told import events


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A panel found that the army was responsible for an attack on Kalemie.", "Congolese government forces"),
        ("Inspectors held the Taliban responsible for the shelling of Baghlan.", "Taliban"),
        ("The Houthis were responsible for the missile strike on Marib, the UN said.", "Houthis"),
        ("The RSF denied it was responsible for the air strike on a market in Omdurman.", None),
        ("The army was not responsible for the attack on Omdurman, it said.", None),
        ("The strike, which Kyiv blamed on Moscow, killed 50 people in Hroza.", "Russia"),
        ("The raid, which Baku blamed on Yerevan, killed two people in Ganja.", "Armenia"),
    ],
)
def test_who_is_responsible_has_done_it(text: str, who: str | None) -> None:
    assert events(text)[0]["actor"] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Rebel positions near Goma came under fire from the army.", "Congolese government forces"),
        ("Trenches near Bakhmut came under the bombardment of Russian forces.", "Russian military"),
        ("Barricades of the militia came under mortar fire of the Houthis near Taiz.", "Houthis"),
    ],
)
def test_who_comes_under_fire_is_not_whose_it_is(text: str, who: str) -> None:
    assert [told["actor"] for told in events(text)] == [who]


@pytest.mark.parametrize(
    "text",
    [
        "Terrorist groups fired shells at Barawe, the ministry said. Three were killed in a terrorist attack on Marka.",
        "Terrorist bombing hits Potiskum. Six people died when a terrorist bombing tore through a bus in Potiskum. "
        "Terrorists also shelled the nearby town of Damaturu, an officer said.",
        "Militants fired rockets at Khost on Friday. Six people died in militant attacks on Gardez.",
    ],
)
def test_an_attack_is_by_those_who_are_called_so(text: str) -> None:
    assert str(events(text)[-1]["actor"]).lower().startswith(("terrorist", "militant"))
    assert all(told["actor"] for told in events(text))


def test_a_terrorist_attack_is_nobodys_where_nobody_is_called_so_or_whoever_struck_there() -> None:
    assert (
        events("The army fought Al-Shabaab in Barawe. A terrorist attack in Marka killed three.")[-1]["actor"] is None
    )
    text = (
        "Boko Haram attacked Bama on Monday. Terrorists shelled Gwoza on Tuesday. "
        "The terrorist attack on Bama killed nine people."
    )
    assert events(text)[-1]["actor"] == "Boko Haram"


@pytest.mark.parametrize(
    "text",
    [
        "U.N. attack helicopters struck rebel positions near Goma.",
        "UN troops attacked rebels near Bangui.",
    ],
)
def test_the_forces_of_a_peaceful_body_fight(text: str) -> None:
    assert events(text)[0]["actor"] == "United Nations"


def test_aid_is_whose_name_it_bears() -> None:
    (told,) = events("The militia seized shipments of UN aid to the city of Goma.", "aid")
    assert told["actor"] == "United Nations"
    assert events("Food aid to Goma was halted.", "aid")[0]["actor"] is None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Russian and Syrian jets intensified their bombing of Idlib.", {"Russia", "Syrian government forces"}),
        ("The Taliban and al-Qaeda went on with their attacks on Ghazni.", {"Taliban", "al-Qaeda"}),
        ("Turkey and the Syrian rebels launched their offensive on Afrin.", {"Turkey", "Syrian rebels"}),
    ],
)  # fmt: skip
def test_their_deed_is_that_of_both_who_were_just_named(text: str, who: set[str]) -> None:
    assert set(events(text)[0]["actor"]) == who


def test_their_deed_after_a_fight_between_two_is_that_of_one() -> None:
    told = events("After clashes between the army and the RSF they attacked Omdurman.", "attack")
    assert not isinstance(told[0]["actor"], list)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "The Saudi-led coalition began an offensive on the Houthis in Hodeidah. "
            "Houthi positions around the city were hit by jets.",
            "Saudi-led coalition",
        ),
        (
            "Ukrainian troops fought Wagner in Bakhmut. Jets hit Wagner positions around the city.",
            "Ukrainian government forces",
        ),
    ],
)
def test_jets_over_a_foe_are_those_of_the_one_party_that_can_have_them(text: str, who: str) -> None:
    assert events(text, "airstrike")[-1]["actor"] == who


def test_jets_that_hit_nobody_in_particular_may_be_anybodys() -> None:
    text = "The army fought Boko Haram in Gwoza. Jets hit a market in Maiduguri."
    assert events(text, "airstrike")[-1]["actor"] is None


def test_a_group_whose_name_is_also_a_countrys_code_is_no_state() -> None:
    text = "Iraqi forces fought Islamic State in Hawija. Strikes hit a market in Kirkuk."
    assert all(told["actor"] != "Islamic State" for told in events(text, "airstrike"))


def test_the_one_other_party_of_a_report_is_whom_a_battle_is_against() -> None:
    text = (
        "The Arakan Army took a base in Ann after battles that went on for months. "
        "The Arakan Army said the junta had fled. The junta could not be reached."
    )
    (told,) = events(text, "battle")
    assert {told["actor"], told["target"]} == {"Arakan Army", "Myanmar military"}
