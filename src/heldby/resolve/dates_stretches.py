"""Durations that lie somewhere in time: "three weeks ago", "in the past 14 months", "for two years" in the present.

In:     a duration and its words in the grammar that `mark` writes, the publication, the tense of the claim.
Out:    the days it covers and the reason, or None and why not.
Never:  a date for a duration alone: "over two weeks" is a length, not an offset.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from heldby.model.time import Date, Extent, When
from heldby.resolve.dates_points import SOME, around, length, shifted

UNKNOWN = "counted from the day of publication, which is not known"
_SLACK_MONTHS = 3
_SHORT = ("H", "D", "W")


def stretch(point: str, words: frozenset[str], published: When | None, tense: str) -> tuple[When | None, str]:
    """A duration: dated by "ago", "past", "coming", or by "for" in the present; else by nothing."""
    count, unit = length(point) or (None, "D")
    if words & {"after", "before"}:
        return None, "counted from another event, whose day is not known here"
    if "running" in words and count and published:
        return _running(count, published), "from the year in which its years are counted, up to publication"
    going_on = "for" in words and tense == "present"
    closed = published is not None and published.end is not None  # a history's "in two weeks" are no last ones
    lately = closed and "in" in words and tense == "past" and unit in _SHORT and count is not None  # "in 24 hours"
    if not going_on and not lately and not words & {"ago", "past", "coming"}:
        return None, "a duration alone dates nothing"
    if published is None:
        return None, UNKNOWN
    if going_on and count is None:
        reason = f"some while up to publication ({published.edtf()})"
        return replace(_back(SOME.get(unit, 1), unit, published, vague=True), extent=Extent.THROUGHOUT), reason
    return _placed(words, (count, unit), published)


def _running(count: int, published: When) -> When | None:
    """ "In its seventh year": it began six years before."""
    day = published.latest or published.earliest
    return When.throughout(Date(year=day.year - count + 1), published.end) if day else None


def _placed(words: frozenset[str], counted: tuple[int | None, str], published: When) -> tuple[When, str]:
    count, unit = counted
    if "ago" in words:
        return _ago(words, count, unit, published)
    steps = SOME.get(unit, 1) if count is None else count
    if "coming" in words:
        last = published.latest or published.earliest
        end = Date.of(shifted(last, steps, unit), about=True) if last else None
        return When.within(published.start, end), "the stretch after publication"
    return _back(steps, unit, published, vague=count is None), f"the stretch up to publication ({published.edtf()})"


def _back(steps: int, unit: str, published: When, *, vague: bool) -> When:
    """The stretch of `steps` units up to publication; counted in months or years it starts in about a month."""
    day = published.earliest or published.latest
    assert day is not None
    start = shifted(day, -steps, unit) - timedelta(1 if unit == "H" and steps < 24 else 0)
    fine = unit in "DWH" or (steps == 1 and unit == "M")
    first = (
        Date.of(start, about=vague and unit != "H") if fine else Date(year=start.year, month=start.month, about=True)
    )
    whole = not vague and published.end is not None  # of a report of any later day it is known to lie after the first
    return replace(When.throughout(first, published.end), extent=Extent.THROUGHOUT if whole else Extent.WITHIN)


def _ago(words: frozenset[str], count: int | None, unit: str, published: When) -> tuple[When, str]:
    """A point before publication, as fine as its unit: a day, a week, a month, or some months around a year."""
    first, last = published.earliest or published.latest, published.latest or published.earliest
    assert first is not None
    assert last is not None
    reason = f"counted back from publication ({published.edtf()})"
    if count is None:
        return When.within(Date.of(shifted(first, -SOME.get(unit, 1), unit), about=True), published.end), reason
    early, late = shifted(first, -count, unit), shifted(last, -count, unit)
    if "under" in words and unit in "MYEC":
        return When.within(early, shifted(late, 2 if unit != "M" else 1, "M" if unit != "M" else "W")), reason
    if unit in "YEC":
        return When.within(shifted(early, -_SLACK_MONTHS, "M"), shifted(late, _SLACK_MONTHS, "M")), reason
    return When.within(around(early, unit).when.start, around(late, unit).when.end), reason
