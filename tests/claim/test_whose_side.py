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
