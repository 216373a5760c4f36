"""Who has which place as histories and long reports tell it: by what was told before, in passing, and in names."""

from __future__ import annotations

from typing import Any

import pytest

import heldby


def told(text: str) -> list[dict[str, Any]]:
    found = heldby.annotate(text, published="2024-03-01")["claims"]
    return [c for c in found if c["kind"] == "control"]


def changes(text: str) -> list[tuple[str, object]]:
    return [(c["change"], c["place"]) for c in told(text)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Rebels seized the sugar plant in Bambari. Clashes reached Bria. The army took the sugar plant.",
            "Bambari sugar plant",
        ),
        (
            "The RSF took the Hekma checkpoint near Sennar. It shelled Singa. The army retook the checkpoint.",
            "Hekma checkpoint",
        ),
        ("M23 seized a hill overlooking Masisi. Troops fled to Goma. The army recaptured the hill.", "Masisi"),
    ],
)
def test_a_site_told_of_again_is_where_it_was(text: str, place: str) -> None:
    assert (told(text)[-1]["change"], told(text)[-1]["place"]) == ("taken", place)


def test_the_base_is_the_last_that_was_called_a_base() -> None:
    text = "The army took the Ghardabiya Air Base, south of Sirte. The militants recaptured the air base a day later."
    assert changes(text)[-1] == ("taken", told(text)[0]["place"])


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Houthi fighters entered Taiz in March and occupied the airport.", "Taiz airport"),
        ("The LTTE attacked Elephant Pass. The base remained in government hands until 2000.", "Elephant Pass base"),
    ],
)
def test_the_airport_of_nowhere_else_is_the_towns(text: str, place: str) -> None:
    assert told(text)[-1]["place"] == place


@pytest.mark.parametrize(
    "text",
    [
        "The RSF laid siege to El Fasher in May. The siege was lifted by the army in October.",
        "UNITA besieged Cuito for nine months. The siege was broken in 1994 by government troops.",
        "Separatists surrounded two bases near Ilovaisk. The siege of these two bases was broken by the army.",
    ],
)
def test_who_breaks_a_siege_told_of_before_does_not_besiege(text: str) -> None:
    later = [c for c in told(text) if c["start"] > text.index(". ")]
    assert [c["change"] for c in later] == ["relieved"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("After the capture of Bria, the rebels aimed to take the town of Bambari.", "happened"),
        ("Following the loss of Wad Madani, the army is preparing to defend Sennar.", "happened"),
        ("The junta retook Lashio, only to lose it again in May.", "happened"),
        ("The rebels planned the capture of Bria.", "planned"),
    ],
)
def test_what_is_over_is_not_planned(text: str, status: str) -> None:
    of_it = [c for c in told(text) if c["place"] in ("Bria", "Wad Madani", "Lashio")]
    assert [c["status"] for c in of_it][-1] == status


@pytest.mark.parametrize(
    "text",
    [
        "Troops cleared mines from the city of Marawi.",
        "The streets of Kherson had been cleared of mines by the army.",
        "In Raqqa, Islamic State held prayers in the stadium.",
        "The junta held a parade in Naypyidaw.",
        "The Liberation Brigade fought in Bria.",
        "The Democratic Forces for the Liberation of Congo fought near Goma.",
    ],
)
def test_what_is_cleared_of_mines_or_held_as_a_meeting_changes_no_hands(text: str) -> None:
    assert changes(text) == []


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The garrison of Bor surrendered to the SPLA on 18 December.", ("taken", "Bor")),
        ("Russian troops left Kupiansk, and the garrison of Vovchansk surrendered.", ("lost", "Vovchansk")),
        ("The city of Enugu capitulated in October.", ("lost", "Enugu")),
    ],
)
def test_a_garrison_that_surrenders_loses_the_place(text: str, claim: tuple[str, str]) -> None:
    assert changes(text)[-1] == claim


def test_rebels_who_surrender_somewhere_do_not_lose_it() -> None:
    assert changes("Forty rebels in Homs surrendered to the army.") == []


@pytest.mark.parametrize(
    ("text", "loser"),
    [
        ("Houthi fighters besieged a Yemeni army base in Taiz.", "Yemeni government forces"),
        ("The siege of a Malian army camp in Lere by JNIM went on.", "Malian government forces"),
        ("Following the fall of Raqqa, the SDF turned to Deir ez-Zor.", None),
    ],
)
def test_whose_base_it_is_is_besieged_and_who_moves_on_has_not_lost(text: str, loser: str | None) -> None:
    assert told(text)[0]["against"] == loser


def test_who_stands_before_and_is_not_who_retakes() -> None:
    text = "The strikes helped the government by retaking Aleppo from Islamist groups, and recapturing Palmyra."
    assert "Islamist groups" not in str([c["actor"] for c in told(text)])


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The rebels captured Bria, in addition to the town of Bambari.", ["Bria", "Bambari"]),
        ("The RSF took the town of Singa along with Sennar.", ["Singa", "Sennar"]),
        ("The army captured Bria together with Rwandan troops.", ["Bria"]),
        ("The last town to fall was Izium.", ["Izium"]),
        ("The most important town that the rebels captured was Bria.", ["Bria"]),
    ],
)
def test_what_is_added_to_an_object_is_taken_too_and_what_it_is_names_it(text: str, places: list[str]) -> None:
    (claim,) = told(text)
    assert (claim["place"] if isinstance(claim["place"], list) else [claim["place"]]) == places


@pytest.mark.parametrize(
    "text",
    [
        "M23 entered Goma in January. It seized vast areas of the country.",
        "The junta bombed Lashio. Rebels have captured large swathes of territory since then.",
        "The army shelled Bria on Monday. Later it captured several more villages.",
        "The blast killed aid workers from two besieged towns as troops advanced on Kupiansk.",
    ],
)
def test_ground_and_towns_that_nobody_names_are_not_the_town_told_of_before(text: str) -> None:
    assert [c["place"] for c in told(text) if c["part"]] == []


def test_a_new_village_lies_at_the_place_its_sentence_names() -> None:
    text = "The RSF holds Nyala. The army opened an offensive south of Sennar, capturing nine villages."
    assert told(text)[-1]["place"] == "Sennar"


def test_most_of_the_city_is_of_the_city_told_of_before() -> None:
    text = "The Houthis entered Hodeidah. They control more than 60 percent of the city."
    assert (told(text)[-1]["change"], told(text)[-1]["place"]) == ("held", "Hodeidah")


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The junta's garrison in Lashio ran out of food.", ("held", "Lashio", "Myanmar military")),
        ("The 3rd Brigade took over responsibility for Marib.", ("taken", "Marib", "3rd Brigade")),
        ("Ukrainian marines established a bridgehead at Krynky.", ("entered", "Krynky", "Ukrainian government forces")),
    ],
)
def test_who_garrisons_takes_over_or_has_a_bridgehead(text: str, claim: tuple[str, str, str | None]) -> None:
    assert claim in [(c["change"], c["place"], c["actor"]) for c in told(text)]


@pytest.mark.parametrize("text", ["Activists remained in Homs.", "JNIM took responsibility for the attack in Djibo."])
def test_who_only_stays_or_owns_up_holds_nothing(text: str) -> None:
    assert changes(text) == []


def test_a_garrison_that_is_taken_holds_nothing_more() -> None:
    text = "The RSF took control of the last army garrison in Zalingei."
    assert [(c["change"], c["actor"]) for c in told(text)] == [("taken", "Rapid Support Forces")]


def test_a_battleground_is_contested() -> None:
    (claim,) = told("Bria is a battleground between the rebels and the army.")
    assert (claim["change"], claim["place"]) == ("contested", "Bria")
    assert len(claim["actor"]) == 2


def test_they_after_clashes_between_two_are_not_both() -> None:
    text = "Clashes went on between M23 and the Congolese army near Goma. They then took the town."
    assert [c["actor"] for c in told(text) if isinstance(c["actor"], list)] == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Insurgents captured the town of Gwoza, 130 km from Maiduguri, only to lose it a day later.", "Gwoza"),
        ("The RSF took Singa, 60 km from Sennar, and looted it before the army recaptured it.", "Singa"),
        ("The RSF stormed Nyala, east of El Geneina, and held it for two days.", "Nyala"),
    ],
)
def test_it_is_the_place_that_the_sentence_is_about(text: str, place: str) -> None:
    assert {c["place"] for c in told(text)} == {place}


def test_the_city_with_the_airbase_beside_it_is_the_city_told_before() -> None:
    text = "Troops swept into Sirte on Monday. They said they had captured the city, along with the Ghardabiya airbase."
    assert ("taken", "Sirte") in changes(text)


def test_where_a_garrison_stands_in_passing_is_not_what_the_report_is_about() -> None:
    text = (
        "Islamic State has seized Palmyra from government troops. The army fears for its garrison in Deir ez-Zor. "
        "Officials said civilians were led out before the city fell."
    )
    assert ("lost", "Deir ez-Zor") not in changes(text)
    assert ("taken", "Palmyra") in changes(text)
