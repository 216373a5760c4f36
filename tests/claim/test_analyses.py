"""Turns of phrase of analyses and histories: what a side makes use of, what is left to it, what comes next."""

from __future__ import annotations

import pytest

import heldby

Row = dict[str, object]


def read(text: str, kind: str) -> list[Row]:
    return [c for c in heldby.annotate(text, name="w", published="2025-03-01")["claims"] if c["kind"] == kind]


@pytest.mark.parametrize(
    ("text", "place", "actor"),
    [
        ("Islamist fighters took advantage of the army's disarray to advance on Konna.", "Konna", "Islamist fighters"),
        ("Al-Shabaab exploited the withdrawal of African Union troops to seize Adale.", "Adale", "al-Shabaab"),
        ("The RSF seized the opportunity to capture Babanusa.", "Babanusa", "Rapid Support Forces"),
    ],
)
def test_who_makes_use_of_something_has_done_it(text: str, place: str, actor: str) -> None:
    [row] = read(text, "control")
    assert (row["place"], row["actor"], row["status"]) == (place, actor, "happened")


def test_a_use_that_is_planned_is_planned() -> None:
    [row] = read("The Taliban plan to use the chaos to capture Kunduz.", "control")
    assert (row["actor"], row["status"]) == ("Taliban", "planned")


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Russia, which has drawn down its forces in Syria, sent mercenaries to Mali.", "Russia"),
        ("The United States drew down its troops in Afghanistan in January 2021.", "United States"),
        ("Malian soldiers melted away from Konna without a fight.", "Malian government forces"),
    ],
)
def test_who_draws_down_or_melts_away_withdraws(text: str, actor: str) -> None:
    assert actor in [row["actor"] for row in read(text, "event") if row["type"] == "withdrawal"]


def test_who_melts_away_from_a_town_has_lost_it() -> None:
    [row] = read("Malian soldiers melted away from Konna without a fight.", "control")
    assert (row["change"], row["place"], row["against"]) == ("lost", "Konna", "Malian government forces")


def test_the_next_target_is_yet_to_be_taken() -> None:
    [row] = read("The next targets of the Taliban are Kandahar and Herat.", "control")
    assert (row["place"], row["actor"], row["status"]) == (["Kandahar", "Herat"], "Taliban", "expected")


def test_what_is_left_to_a_side_it_holds() -> None:
    [row] = read("The rebels' control in Congo was limited to Bunia and a few villages.", "control")
    assert (row["place"], row["change"]) == ("Bunia", "held")


def test_how_a_battle_ended_is_no_foe() -> None:
    [battle] = [
        row
        for row in read("The battle of Debaltseve ended with the retreat of Ukrainian forces from it.", "event")
        if row["type"] == "battle"
    ]
    assert battle["target"] is None


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Azerbaijan controls all of the districts around Nagorno-Karabakh, including Kelbajar and Lachin.", 2),
        ("The M23 holds most of the towns around Goma, such as Rutshuru and Masisi.", 2),
    ],
)
def test_most_of_the_towns_around_a_place_are_not_that_place(text: str, places: int) -> None:
    [row] = read(text, "control")
    assert len(row["place"]) == places  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The rebels had advanced as far as Nyabibwe in Congo.", ("entered", "Nyabibwe", "Congolese rebels")),
        ("The rebels pushed as far south as Nyabibwe in Congo.", ("entered", "Nyabibwe", "Congolese rebels")),
        ("Kreminna has been under Russian occupation since April.", ("held", "Kreminna", "Russia")),
        (
            "The capture of the airport brought Haftar's troops to within 30 kilometres of Tripoli.",
            ("approached", "Tripoli", "Libyan National Army"),
        ),
    ],
)
def test_how_histories_tell_of_advance_and_hold(text: str, claim: tuple[str, str, str]) -> None:
    assert claim in [(row["change"], row["place"], row["actor"]) for row in read(text, "control")]


def test_where_they_dug_in_is_the_place_told_of_and_no_part_of_it() -> None:
    [row] = [r for r in read("They pulled back to Sirte, where Russian mercenaries dug in.", "control") if r["actor"]]
    assert (row["place"], row["change"], row["part"]) == ("Sirte", "held", None)


def test_towns_are_no_captives() -> None:
    assert not read("The Taliban captured all but three of Afghanistan's provincial capitals in ten days.", "casualty")


def test_the_city_of_a_supply_line_is_no_region_around_it() -> None:
    text = "The army holds El Fasher, its last town in Darfur, but supply lines to the city are severed."
    assert [row["to_place"] for row in read(text, "route")] == ["El Fasher"]


@pytest.mark.parametrize(
    ("text", "kind", "role", "actors"),
    [
        ("Islamist groups such as Ansar Dine and the MNLA captured Timbuktu.", "control", "actor", 2),
        ("Armed groups like the M23 and CODECO attacked Bunia.", "event", "actor", 2),
        ("Iran-backed militias such as Kataib Hezbollah and Asaib Ahl al-Haq left Tikrit.", "relation", "b", 2),
        ("The army set up local militias such as the Janjaweed and the Border Guards.", "relation", "a", 2),
    ],
)
def test_groups_told_of_by_example_are_those_that_are_named(text: str, kind: str, role: str, actors: int) -> None:
    [row] = read(text, kind)
    named = row[role]
    assert isinstance(named, list)
    assert len(named) == actors


def test_who_is_included_is_not_all_who_acted() -> None:
    [row] = read("Rebel groups including Ahrar al-Sham entered Idlib.", "control")
    assert row["actor"] == "Syrian rebels"
