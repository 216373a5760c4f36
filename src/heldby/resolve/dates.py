"""What an expression of time means in days, counted from the publication of its report.

In:     a time `Mention`, the report's publication (an interval), the day spoken of before it, the tense of its claim.
Out:    a `When` and the reason, or None and the reason; and the TIMEX3 value for output.
Never:  more exact than the publication is known: a relative date is as wide as the publication it counts from.

Rules of counting (gold annotation guide, "Time"): weekdays are the last ones not after publication; a day or month
without a year is the latest not after publication; "late" is the last third; "recently" is about the published month;
"since" and "in the past ..." run up to publication; "nearly a year ago" is the two months after the full year.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from heldby.model.errors import TimeError
from heldby.model.mention import Mention
from heldby.model.time import Date, Precision, When
from heldby.resolve.dates_points import SOME, Base, Moment, around, length, moment, shifted
from heldby.resolve.dates_stretches import UNKNOWN, stretch

_REFS = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})
_FEW, _SLACK_MONTHS = ("D", "W"), 3
_SHORT, _MOST_OF_A_YEAR = timedelta(62), timedelta(300)
# A day or month without its year: a history's are of the years it tells of.
_NO_YEAR = re.compile(r"XXXX-(?!WXX)")
STEERED = frozenset({"Y+0", "Y+1", "next", "last"})  # "27 January the following year", "the following March"
_SIDES = ("since", "until", "by", "before", "after")


@dataclass(frozen=True, slots=True)
class _Told:
    """A value taken apart: its point, its words, and the other end of a range (`joined` is "to" or "from")."""

    point: str
    words: frozenset[str]
    joined: str = ""
    other: str = ""


def _told(value: str) -> _Told:
    point, *words = value.split()
    if len(words) == 2 and words[0] in ("to", "from"):
        return _Told(point, frozenset(), words[0], words[1])
    return _Told(point, frozenset(words))


def meaning(
    mention: Mention, published: When | None, anchor: When | None = None, tense: str | None = None
) -> tuple[When | None, str]:
    """The days a mention means and why, or None and why not.

    `published` is when the report could first be read; `anchor` the day the report spoke of last before it, for "the
    next day"; `tense` is past, present (the claim is going on) or future; None: as the words
    around the mention have it.
    """
    told = _told(mention.value)
    tense = "past" if "since" in told.words else tense
    lies = tense or ("future" if "ahead" in told.words else "past")
    try:
        found, reason = _meant(told, published, anchor, lies)
    except (TimeError, ValueError, OverflowError):
        found, reason = None, "lies outside the calendar of the years 1 to 9999"
    return (found.because(f"“{mention.text}”: {reason}") if found else None), f"“{mention.text}”: {reason}"


def _meant(told: _Told, published: When | None, anchor: When | None, tense: str) -> tuple[When | None, str]:
    if told.joined:
        return _range(told, published, tense)
    if told.words & {"that", "later", "earlier"}:
        return _from_anchor(told, anchor)
    if length(told.point):
        found, reason = stretch(told.point, told.words, published, tense)
        return (_sided(told, found, published, tense) if found and "ago" in told.words else found), reason
    if told.point in _REFS:
        return _reference(told, published, tense)
    found, reason = _dated(told, published, tense)
    return (_sided(told, found, published, tense), reason) if found else (None, reason)


def _dated(told: _Told, published: When | None, tense: str) -> tuple[When | None, str]:
    """A calendar or relative point with its part of the period, before "since" and the like."""
    if told.point.startswith("T"):
        return None, "a time of day without a day"
    if told.point[0].isdigit():
        full = moment(told.point, Base(date.min, tense))
        return (_parted(told, full.when, published), "a full date") if full else (None, "not a date of the calendar")
    if published is None:
        return None, UNKNOWN
    found = _counted(lambda day: moment(told.point, Base(day, tense, told.words)), published)
    if found is None:
        return None, "not a date of the calendar"
    if published.end is None and not _NO_YEAR.match(told.point):
        found = When.within(found.start, None)  # "Friday" of a report of any later day
    if told.point.endswith("+0") and told.point[0] in "WMQYEC" and not told.words & {"start", "mid", "end", *_SIDES}:
        found = _up_to(published, found) if tense != "future" else _onwards(published, found)
    return _parted(told, found, published), f"counted from publication ({published.edtf()})"


def _counted(count: Callable[[date], Moment | None], published: When) -> When | None:
    """Count from the first and from the last day of publication, and span both results.

    A day without a year that falls into the publication is that one: "16 July" in what is of some day of July.
    """
    days = [bound for bound in (published.earliest, published.latest) if bound]
    found = [result.when for result in map(count, days) if result]
    if not found:
        return None
    first, last = found[0], found[-1]
    if first == last:
        return replace(first, reason="")
    if last.precision is Precision.DAY and _years_apart(first, last) and _lies_in(last, published):
        return replace(last, reason="")
    return When.within(first.start, last.end) if _in_order(first.start, last.end) else first


def _years_apart(first: When, last: When) -> bool:
    return bool(first.earliest and last.earliest and last.earliest - first.earliest > _MOST_OF_A_YEAR)


def _lies_in(day: When, published: When) -> bool:
    """Whether a day without a year lies in the time of publication itself: "16 July" told in some July."""
    first, last = published.earliest, published.latest
    return bool(first and last and day.earliest and first <= day.earliest <= last <= first + _SHORT)


def _in_order(start: Date | None, end: Date | None) -> bool:
    return not (start and end) or start.first() <= end.last()


def _parted(told: _Told, found: When, published: When | None) -> When:
    """Its first, middle or last third; its part up to publication, or from there on."""
    for part in ("start", "mid", "end"):
        if part in told.words and found.earliest and found.latest and found.latest - found.earliest > timedelta(3):
            return found.part(part.upper())
    if published and "sofar" in told.words:
        return _up_to(published, found)
    if published and "rest" in told.words:
        return _onwards(published, found)
    return found


def _up_to(published: When, found: When) -> When:
    end = published.end if _in_order(found.start, published.end) else found.end
    if end and found.end and end.last() > found.end.last():
        end = found.end
    return When.within(_first(found), _last_day(end))


def _onwards(published: When, found: When) -> When:
    start = published.start if _in_order(published.start, found.end) else found.start
    return When.within(start, found.end)


def _first(found: When) -> Date | None:
    return Date.of(found.earliest) if found.earliest else None


def _last_day(end: Date | None) -> Date | None:
    return end and Date.of(end.last())


def _sided(told: _Told, found: When, published: When | None, tense: str) -> When:
    """What "since", "until", "by", "before" and "after" make of a date."""
    side = next((side for side in _SIDES if side in told.words), "")
    now = published.end if published and tense != "future" else None
    sides = {
        "since": lambda: When.throughout(found.start, now if _in_order(found.start, now) else None),
        "until": lambda: When.throughout(None, found.end),
        "before": lambda: When.within(None, found.start or found.end),
        "after": lambda: When.within(found.end, now if _in_order(found.end, now) else None),
        "by": lambda: _by(found, published, tense),
    }
    return sides[side]() if side else found


def _by(found: When, published: When | None, tense: str) -> When:
    """Not later than: a past "by 13 June" is told of what was first seen then, so the day before may be meant too."""
    if tense == "future" and published and _in_order(published.start, found.end):
        return When.within(published.start, found.end)
    if found.precision == "day" and found.earliest:
        return When.within(found.earliest - timedelta(1), found.earliest)
    return found


def _range(told: _Told, published: When | None, tense: str) -> tuple[When | None, str]:
    points = (told.point, told.other) if told.joined == "to" else (told.other, told.point)
    ends = [_dated(_Told(point, frozenset()), published, tense) for point in points]
    (one, why), (other, why_other) = ends
    if not one or not other:
        return None, why if not one else why_other
    if not _in_order(one.start, other.end):
        return None, "the range ends before it starts"
    return When.throughout(one.start, other.end), f"a range; {why}"


def _from_anchor(told: _Told, anchor: When | None) -> tuple[When | None, str]:
    """ "That day", "two days later": counted from the day spoken of before."""
    if anchor is None or anchor.latest is None:
        return None, "counted from another event, whose day is not known here"
    counted = length(told.point)
    if not counted:
        found = moment(told.point, Base(anchor.latest, "past", told.words & STEERED))
        reason = f"counted from the day spoken of before ({anchor.edtf()})"
        return (found.when, reason) if found else (None, "not a date of the calendar")
    count, unit = counted
    if unit in "HS":
        return anchor, f"the day spoken of before ({anchor.edtf()})"
    if count is None and unit not in _FEW:
        return None, "some time from another event, of unknown length"
    when = _some_on(anchor, unit, told.words) if count is None else _so_far_on(anchor, count, unit, told.words)
    return when, f"counted from the day spoken of before ({anchor.edtf()})"


def _so_far_on(anchor: When, count: int, unit: str, words: frozenset[str]) -> When:
    """ "Two days later": after a month on some day of the days that come to, after a year in a year."""
    last = anchor.latest
    assert last is not None
    count = count if "later" in words else -count
    coarse = anchor.precision is not Precision.DAY and anchor.earliest is not None
    period = "D" if unit in "DW" else "Y" if coarse and anchor.precision is Precision.YEAR and unit == "Y" else "M"
    if not coarse:
        return around(shifted(last, count, unit), period).when
    early, late = shifted(anchor.earliest or last, count, unit), shifted(last, count, unit)
    if unit == "Y" and period == "M":  # "in November 2012 ... three years later"
        early, late = shifted(early, -_SLACK_MONTHS, "M"), shifted(late, _SLACK_MONTHS, "M")
    return When.within(around(early, period).when.start, around(late, period).when.end)


def _some_on(anchor: When, unit: str, words: frozenset[str]) -> When:
    """ "Days later", "weeks earlier": some day of as many as that may be."""
    first, last = anchor.earliest or anchor.latest, anchor.latest
    assert first is not None
    assert last is not None
    if "later" in words:
        return When.within(first + timedelta(1), Date.of(shifted(last, SOME[unit], unit), about=True))
    return When.within(Date.of(shifted(first, -SOME[unit], unit), about=True), last - timedelta(1))


def _reference(told: _Told, published: When | None, tense: str) -> tuple[When | None, str]:
    if published is None:
        return None, UNKNOWN
    if told.point == "PRESENT_REF":
        return published, "the time of publication"
    if told.point == "FUTURE_REF" or tense == "future":
        return When.within(published.start, None), "after publication"
    last = published.latest or published.earliest
    if last is None:
        return None, UNKNOWN
    if "long" in told.words:
        return When.within(None, Date(year=last.year, month=last.month)), "at any time up to the month of publication"
    first = published.earliest or last
    months = [Date(year=day.year, month=day.month, about=True) for day in (first, last)]
    found = When.on(months[0]) if months[0] == months[1] else When.within(months[0], months[1])
    return found, "about the month of publication"


def timex(mention: Mention, published: When | None) -> str:
    """The TIMEX3 value of a mention; without a publication date, or when nothing dates it, what its words say.

    A report that may be of any later day dates no more than its days without a year.
    """
    told = _told(mention.value)
    base = published.latest if published else None
    base = base or (published.earliest if published and _NO_YEAR.match(told.point) else None)
    counted = length(told.point)
    if told.point in _REFS or base is None or mention.form == "SET":
        return told.point
    if counted and "quarter" in told.words:
        latest = moment("Q-0", Base(base, "past"))
        base = latest.when.earliest or base if latest else base
        return _timex_back(told.point, base, (1, "Y"), "Q")
    if counted and told.words & {"ago", "earlier"} and counted[0] is not None:
        return _timex_back(told.point, base, (counted[0], counted[1]))
    if counted:
        return told.point
    if told.point.startswith("T"):
        return base.isoformat() + told.point
    found = moment(told.point, Base(base, "future" if "ahead" in told.words else "near", told.words))
    return found.timex if found else told.point


def _timex_back(point: str, base: date, counted: tuple[int, str], period: str = "") -> str:
    count, unit = counted
    try:
        return around(shifted(base, -count, unit), period or unit).timex
    except (TimeError, ValueError, OverflowError):
        return point  # "3,000 years ago": before the calendar begins
