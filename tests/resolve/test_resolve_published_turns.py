"""The year of a report found from well-known turns that it tells of with half a date."""

from __future__ import annotations

from datetime import date

import pytest

from heldby.gazetteer import Atlas
from heldby.lexicon.turns import turns
from heldby.mark.times import times
from heldby.model import Mention, MentionKind, Passage, PassageKind, Sentence, When
from heldby.resolve.published_turns import published_by_turns

PLACES = {
    "Mosul": "iq-mosul",
    "Raqqa": "sy-raqqa",
    "Palmyra": "sy-palmyra",
    "Ramadi": "iq-ramadi",
    "Kherson": "ua-kherson",
    "Mariupol": "ua-mariupol",
    "Kabul": "af-kabul",
    "Herat": "af-herat",
}


def told(text: str, floor: date | None = None) -> tuple[When, str] | None:
    passage = Passage(start=0, end=len(text), kind=PassageKind.BODY)
    marked = list(times(text, [Sentence(start=0, end=len(text), tokens=())]))
    for name, known in PLACES.items():
        at = text.find(name)
        while at >= 0:
            place = Mention(
                start=at, end=at + len(name), kind=MentionKind.PLACE, text=name, form="point", candidates=(known,)
            )
            marked.append(place)
            at = text.find(name, at + 1)
    return published_by_turns(text, [passage], marked, floor)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mosul fell in July. Raqqa, which it lost last month, is a ruin.", "2017-11"),
        ("Mariupol was captured in May, and this month they lost Kherson.", "2022-11"),
        ("Kherson was liberated last month. Mariupol was captured in May.", "2022-12"),
        ("Kabul fell to the Taliban a year ago. Herat was taken in August.", "[2022-06-01..2022-07-31]"),
    ],
)
def test_half_dates_of_two_places_agree_on_one_stretch(text: str, found: str) -> None:
    read = told(text)
    assert read is not None
    assert read[0].edtf() == found


def test_the_reason_names_the_turns_that_were_used() -> None:
    read = told("Mosul fell in July. Raqqa, which it lost last month, is a ruin.")
    assert read is not None
    assert "Mosul was taken by Iraqi government in July 2017" in read[1]
    assert "Raqqa was taken by Syrian Democratic Forces in October 2017" in read[1]


def test_one_place_alone_is_no_agreement() -> None:
    assert told("Mosul fell in July. The army rests.") is None


def test_two_turns_that_fit_leave_it_open() -> None:
    # Palmyra changed hands in May 2015 and in March 2016, both within a year of Ramadi's fall.
    assert told("It lost Ramadi in May, and this month it lost Palmyra.") is None


def test_what_may_yet_happen_is_no_turn() -> None:
    assert told("Mosul could be captured in July. Raqqa will be taken last month.") is None


def test_a_date_given_in_the_text_is_never_contradicted() -> None:
    text = "Mosul fell in July. Raqqa, which it lost last month, is a ruin."
    assert told(text, floor=date(2018, 1, 1)) is None


def test_every_turn_has_a_place_of_the_gazetteer_and_a_closed_time() -> None:
    atlas = Atlas()
    for place, known in turns().items():
        found = atlas.get(place)
        assert found is not None, place
        for turn in known:
            assert turn.when.earliest is not None
            assert turn.when.latest is not None
            assert turn.what in ("taken", "entered", "relieved")
            assert all((turn.name, turn.war, turn.by, turn.against, turn.note)), turn


def test_the_turns_are_of_many_wars() -> None:
    rows = [turn for known in turns().values() for turn in known]
    assert len(rows) >= 80
    assert len({turn.war for turn in rows}) >= 15
    assert len({(t.place, t.when.edtf(), t.by) for t in rows}) == len(rows)
