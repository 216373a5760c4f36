"""Who holds ground that nobody names ("rebel-held areas"), by whatever name he is told, and who holds it no longer."""

from __future__ import annotations

from typing import Any

import pytest

import heldby


def held(text: str) -> list[dict[str, Any]]:
    found = heldby.annotate(text, published="2024-03-01")["claims"]
    return [c for c in found if c["kind"] == "control" and c["change"] == "held"]


@pytest.mark.parametrize(
    ("text", "place", "part"),
    [
        ("Fighting went on across Sudan. Aid cannot reach rebel-held areas.", "Sudan", "rebel-held areas"),
        ("In Colombia, coca is taxed in the areas held by the FARC.", "Colombia", "the areas"),
        ("The UN fed villages in Somalia. Large areas are still under al-Shabaab's control.", "Somalia", "Large areas"),
        ("Schools stay shut in areas under Houthi control in Yemen.", "Yemen", "areas under Houthi control in Yemen"),
        ("In Yemen, schools stay shut in areas under Houthi control.", "Yemen", "areas under Houthi control"),
        ("Jets hit Loikaw in Myanmar. Food does not reach KIA-held townships.", "Myanmar", "KIA-held townships"),
        ("Jets hit Taiz on Monday. Shells hit rebel-held districts until dawn.", "Taiz", "rebel-held districts"),
        ("A truce began in Goma. A raid hit a clinic in a militia-held district.", "Goma", "a militia-held district"),
    ],
)
def test_ground_without_a_name_lies_in_the_country_or_town_of_the_report(text: str, place: str, part: str) -> None:
    assert [(c["place"], c["part"]) for c in held(text)] == [(place, part)]


@pytest.mark.parametrize(
    "text",
    [
        "Israeli-occupied territory was discussed at the talks.",
        "Rebels gained ground and lost territory in Sudan.",
        "The company controls large areas of farmland in Brazil.",
        "The long-held positions near Bor were quiet.",
        "Remote-controlled drones hit areas of Ukraine.",
        "The Labour-held seat of Leeds was lost.",
    ],
)
def test_nobody_holds_what_only_sounds_so(text: str) -> None:
    assert not held(text)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Shells fell on Serb-held Doboj.", "Serbs"),
        ("Shells fell on Tigrayan-held Mekelle.", "Tigrayan"),
        ("Shells fell on Moro-held Jolo.", "Moro"),
        ("Shells fell on the Abkhaz-held town of Gagra.", "Abkhaz forces"),
        ("Shells fell on gang-controlled parts of Port-au-Prince.", "gang"),
        ("The Arakan Army (AA) took Ann. Shells fell on AA-held Mrauk U.", "Arakan Army"),
    ],
)
def test_whoever_is_told_to_hold_a_place_is_somebody(text: str, actor: str) -> None:
    assert [c["actor"] for c in held(text)] == [actor]


@pytest.mark.parametrize(
    "text",
    [
        "The army no longer controls Goma.",
        "Nyala is no longer in the hands of the RSF.",
        "Popasna is no longer held by the separatists.",
        "Bor is no longer rebel-held.",
        "Fallujah is no longer an Islamic State stronghold.",
        "Al-Shabaab does not control Kismayo any longer.",
    ],
)
def test_what_is_no_longer_held_is_not_held(text: str) -> None:
    assert [(c["polarity"], c["status"]) for c in held(text)] == [("-", "ongoing")]


@pytest.mark.parametrize(
    ("text", "place", "actor"),
    [
        ("The army bombed Hodeidah and Taiz, Houthi strongholds.", ["Hodeidah", "Taiz"], "Houthis"),
        ("Bakhmut is still Ukraine's chief stronghold in Donetsk region.", "Bakhmut", "Ukraine"),
        ("Goma is calm. The city is an M23 stronghold in North Kivu.", "Goma", "M23"),
        ("Jets bombed Raqqa. Islamic State's de facto Syrian capital was in flames.", "Raqqa", "Islamic State"),
        ("Kenyan troops have a base at Kulbiyow.", "Kulbiyow", "Kenyan government forces"),
    ],
)
def test_whose_stronghold_or_base_it_is(text: str, place: object, actor: str) -> None:
    assert [(c["place"], c["actor"]) for c in held(text)] == [(place, actor)]


@pytest.mark.parametrize(
    "text", ["The UN has a base in Bor.", "Shells hit the UN-run camp in Goma.", "MSF set up a base in Bria."]
)
def test_who_bears_no_arms_holds_nothing(text: str) -> None:
    assert not held(text)


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit Christian-dominated villages near Jos.",
        "Rebels attacked many Shia-dominated towns in Idlib.",
        "Shells hit Serb-dominated towns in Bosnia.",
    ],
)
def test_who_most_people_of_a_place_are_is_no_holder(text: str) -> None:
    assert held(text) == []
