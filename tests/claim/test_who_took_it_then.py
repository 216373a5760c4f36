"""Who took a place that somebody is told to hold, and from whom: years ago others may have fought there."""

from __future__ import annotations

import pytest

import heldby


def sides(text: str) -> list[tuple[str, str, str, str, str]]:
    """Change, place, actor, against and polarity of each claim of control."""
    found = [c for c in heldby.annotate(text, name="x", published="2024-06-10")["claims"] if c["kind"] == "control"]
    return [(c["change"], str(c["place"]), str(c["actor"]), str(c["against"]), c["polarity"]) for c in found]


@pytest.mark.parametrize(
    ("text", "place", "actor"),
    [
        ("The army also holds Benghazi, captured after a long battle in 2017.", "Benghazi", "Libyan government forces"),
        ("Al-Shabaab holds Jilib, captured in 2010, and the road to it.", "Jilib", "al-Shabaab"),
        ("The SDF still controls Raqqa, which was captured in 2017.", "Raqqa", "Syrian Democratic Forces"),
        ("The M23 holds Goma, captured from the army in January.", "Goma", "M23"),
    ],
)
def test_who_holds_a_place_took_it(text: str, place: str, actor: str) -> None:
    (taken,) = [row for row in sides(text) if row[0] == "taken"]
    assert (taken[1], taken[2]) == (place, actor)


def test_who_took_it_by_the_words_did() -> None:
    (taken,) = [
        row for row in sides("Puntland's forces hold Qandala, captured by jihadists in 2016.") if row[0] == "taken"
    ]
    assert "jihadists" in taken[2].lower()


@pytest.mark.parametrize(
    ("text", "place", "against"),
    [
        ("Barawe, al-Shabaab's former headquarters, was captured in October.", "Barawe", "al-Shabaab"),
        ("The army captured Gwoza, Boko Haram's last stronghold.", "Gwoza", "Boko Haram"),
        ("Rebels took Bouar, the army's main base in the west.", "Bouar", "Central African government forces"),
    ],
)
def test_whose_seat_it_was_lost_it(text: str, place: str, against: str) -> None:
    (taken,) = [row for row in sides(text) if row[0] == "taken"]
    assert (taken[1], taken[3]) == (place, against)


@pytest.mark.parametrize(
    "text",
    [
        "ISIS captured Mosul, Iraq's second-largest city.",
        "The RSF seized Nyala, its main base.",
        "Goma, the province's capital, was captured by the M23.",
    ],
)
def test_what_a_town_is_the_capital_of_loses_nothing(text: str) -> None:
    assert [row[3] for row in sides(text) if row[0] == "taken"] == ["None"]


@pytest.mark.parametrize(
    "text",
    [
        "Croatian troops captured Drvar. Serb officials denied the town's fall.",
        "The Croats said Croatian troops had captured Drvar. Serb officials denied reports of the city's fall.",
    ],
)
def test_the_fall_that_is_denied_is_to_who_is_told_to_have_taken_it(text: str) -> None:
    change, place, actor, _, polarity = sides(text)[-1]
    assert (change, place, polarity) == ("taken", "Drvar", "-")
    assert actor.startswith("Croat")


def test_who_fights_them_today_did_not_lose_it_to_them_years_ago() -> None:
    text = (
        "The YPG is fighting Islamic State near Raqqa. The YPG killed ten Islamic State militants there on Sunday. "
        "Islamic State seized Tabqa in 2014."
    )
    assert [row[3] for row in sides(text) if row[0] == "taken"] == ["None"]


def test_who_fought_them_last_december_may_have_lost_it_to_them() -> None:
    text = (
        "The YPG is fighting Islamic State near Raqqa. The YPG killed ten Islamic State militants there on Sunday. "
        "Islamic State seized Tabqa in December 2023."
    )
    assert [row[3] for row in sides(text) if row[0] == "taken"] == ["YPG"]
