"""One point of time, counted from one day: what "last month", "XXXX-03-27" or "three weeks ago" come to.

In:     a point in the grammar that `mark` writes (calendar, relative or duration), a day to count from, a tense.
Out:    a `Moment`: the days it means, and its TIMEX3 value.
Never:  an interval of publication: the caller counts from its first and last day and joins the two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from heldby.model.errors import TimeError
from heldby.model.time import Date, When

_CALENDAR = re.compile(r"(?P<day>\d{2,4}(?:-(?:\d\d(?:-\d\d)?|SP|SU|FA|WI|[QH]\d))?)(?P<clock>T.+)?\Z")
_NO_YEAR = re.compile(r"XXXX-(?P<month>\d\d)(?:-(?P<day>\d\d|TG))?\Z")
_DAY_OF_MONTH = re.compile(r"XXXX-XX-(?P<day>\d\d)\Z")
_MONTHS_BACK = 3
_PART_OF_YEAR = re.compile(r"XXXX-(?P<part>SP|SU|FA|WI|Q\d)\Z")
_WEEKDAY = re.compile(r"XXXX-WXX-(?P<day>\d)(?P<clock>T.+)?\Z")
_RELATIVE = re.compile(r"(?P<unit>[DWMQYECK])(?P<shift>[+-]\d)(?P<clock>T.+)?\Z")
_DURATION = re.compile(r"P(?P<clock>T?)(?P<count>[\d.]+|X)(?P<unit>[A-Z])\Z")
_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_SOON_DAYS = 100
_DAYS = {"D": 1.0, "W": 7.0, "H": 1 / 24, "S": 0.0}
SOME = {"D": 6, "W": 4, "M": 6, "Y": 5, "E": 3, "C": 3, "H": 24, "S": 60}
"""How many "some days", "some weeks" ... may be at most, when a stretch has to be drawn."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Days, and the same as TimeML writes them."""

    when: When
    timex: str


@dataclass(frozen=True, slots=True)
class Base:
    """The day to count from, where time lies from there, and the words that steer it.

    `tense` is "past" or "future"; "near" lets a day or month without a year be the nearest one, or the one that falls
    on the weekday written beside it.
    """

    day: date
    tense: str
    words: frozenset[str] = frozenset()

    @property
    def ahead(self) -> bool:
        """Whether a bare weekday or day lies in the future."""
        return ("next" in self.words or self.tense == "future") and "last" not in self.words


def moment(point: str, base: Base) -> Moment | None:
    """What a calendar or relative point comes to, None when it is neither (a duration, a lone clock time)."""
    for pattern, read in _READERS:
        match = pattern.match(point)
        if match:
            try:
                return read(match, base)
            except (TimeError, ValueError, OverflowError):
                return None
    return None


def length(point: str) -> tuple[int | None, str] | None:
    """The count (None: some) and unit of a duration: (14, "M"), (None, "W"); minutes count as hours."""
    match = _DURATION.match(point)
    if not match:
        return None
    unit = "H" if match["clock"] else match["unit"]
    return (None if match["count"] == "X" else max(1, round(float(match["count"])))), unit


def shifted(day: date, count: int, unit: str) -> date:
    """The day `count` units on (back when negative); the month's last day where the month is too short.

    Raises `TimeError` for a unit that counts no days of the calendar ("a millennium ago", "at 3 pm").
    """
    if unit in _DAYS:
        return day + timedelta(round(_DAYS[unit] * count))
    if unit not in _MONTHS:
        raise TimeError(f"{unit!r} counts no days: only {', '.join([*_DAYS, *_MONTHS])} do")
    months = day.year * 12 + day.month - 1 + count * _MONTHS[unit]
    if not 12 <= months < 12 * 9999:
        raise TimeError(f"{count} times {unit} from {day} lies outside the calendar")
    last = Date(year=months // 12, month=months % 12 + 1).last()
    return last.replace(day=min(day.day, last.day))


_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}


def around(day: date, unit: str) -> Moment:
    """The period of a unit that a day lies in: its week, month, quarter, year, decade, century or weekend.

    Raises `TimeError` for a unit that is no such period.
    """
    if unit not in _PERIODS:
        raise TimeError(f"{unit!r} is no period of the calendar")
    return _PERIODS[unit](day)


def _week(day: date) -> Moment:
    monday = day - timedelta(day.weekday())
    return Moment(When.within(monday, monday + timedelta(6)), "{}-W{:02d}".format(*day.isocalendar()[:2]))


def _weekend(day: date) -> Moment:
    saturday = day - timedelta(day.weekday()) + timedelta(5)
    return Moment(When.within(saturday, saturday + timedelta(1)), _week(day).timex + "-WE")


def _century(day: date) -> Moment:
    first = day.year // 100 * 100
    return Moment(When.within(Date(year=first), Date(year=first + 99)), f"{day.year // 100}")


def _lone(point: Date) -> Moment:
    when = When.on(point)
    return Moment(when, when.timex())


def _timex(value: str) -> Moment:
    return Moment(When.from_timex(value), value)


def _calendar(match: re.Match[str], _: Base) -> Moment:
    found = _timex(match["day"])
    return Moment(found.when, found.timex + (match["clock"] or ""))


def _no_year(match: re.Match[str], base: Base) -> Moment | None:
    """A day or month without a year: the last one not after the base, or the next one not before it."""

    def of_year(year: int) -> Date | None:
        try:
            day = _thanksgiving(year) if match["day"] == "TG" else int(match["day"]) if match["day"] else None
            return Date(year=year, month=int(match["month"]), day=day)
        except TimeError:
            return None

    return _nearest([d for d in map(of_year, _years(base)) if d], base)


def _day_of_month(match: re.Match[str], base: Base) -> Moment | None:
    """ "On the 9th": the last such day not after the base, or the next one not before it."""
    found = []
    for shift in range(-_MONTHS_BACK, _MONTHS_BACK + 1):
        month = base.day.year * 12 + base.day.month - 1 + shift
        with suppress(TimeError):
            found.append(Date(year=month // 12, month=month % 12 + 1, day=int(match["day"])))
    return _nearest(found, base)


def _thanksgiving(year: int) -> int:
    return 22 + (3 - date(year, 11, 22).weekday()) % 7


def _part_of_year(match: re.Match[str], base: Base) -> Moment | None:
    part = match["part"]
    if part in _SEASONS:
        return _nearest([Date(year=year, month=_SEASONS[part]) for year in _years(base)], base)
    quarters = [_timex(f"{year}-{part}") for year in _years(base)]
    begun = [q for q in quarters if q.when.earliest and q.when.earliest <= base.day]
    later = [q for q in quarters if q.when.latest and q.when.latest >= base.day]
    chosen = later[:1] if base.ahead else begun[-1:] or later[:1]
    return chosen[0] if chosen else None


def _years(base: Base) -> Iterator[int]:
    named = {"Y-1": -1, "Y+0": 0, "Y+1": 1}
    for word, shift in named.items():
        if word in base.words:
            yield base.day.year + shift
            return
    yield from range(base.day.year - 8, base.day.year + 9)


def _nearest(dates: list[Date], base: Base) -> Moment | None:
    if len(dates) == 1:
        return _lone(dates[0])
    if base.ahead:
        later = [d for d in dates if (d.first() > base.day if "next" in base.words else d.last() >= base.day)]
        return _lone(later[0]) if later else None
    if "this" in base.words:
        same = [d for d in dates if d.year == base.day.year]
        return _lone(same[0]) if same else None
    before = [d for d in dates if (d.last() < base.day if "last" in base.words else d.first() <= base.day)]
    if base.tense == "near" and before and "last" not in base.words:
        return _lone(_closest(dates, before[-1], base))
    return _lone(before[-1]) if before else None


def _closest(dates: list[Date], before: Date, base: Base) -> Date:
    """The date before the base or the one after it: as the weekday beside it says, else the nearer one."""
    after = next((d for d in dates if d.first() > base.day), before)
    named = next((int(word[2:]) for word in base.words if word[:2] == "wd"), None)
    if named and before.day:
        return next((d for d in (before, after) if d.first().isoweekday() == named), before)
    nearer = after.first() - base.day < min(base.day - before.last(), timedelta(_SOON_DAYS))
    return after if nearer else before


def _weekday(match: re.Match[str], base: Base) -> Moment:
    """The last such weekday (the base itself counts), or the next one."""
    gap = (base.day.isoweekday() - int(match["day"])) % 7
    if base.ahead:
        gap = -((7 - gap) % 7 or (7 if "next" in base.words else 0))
    elif "last" in base.words:
        gap = gap or 7
    day = base.day - timedelta(gap)
    return Moment(When.on(day), day.isoformat() + (match["clock"] or ""))


def _relative(match: re.Match[str], base: Base) -> Moment:
    unit, shift = match["unit"], match["shift"]
    if shift == "-0":  # the latest that is over: quarters are told of when they have ended
        day = shifted(base.day, -1, "Q") if unit == "Q" else base.day - timedelta(base.day.isoweekday() % 7 or 1)
        return around(day if unit == "Q" or base.day.weekday() < 5 else base.day, unit)
    found = around(shifted(base.day, int(shift), "W" if unit == "K" else unit), unit)
    return Moment(found.when, found.timex + (match["clock"] or ""))


_READERS = (
    (_CALENDAR, _calendar),
    (_NO_YEAR, _no_year),
    (_DAY_OF_MONTH, _day_of_month),
    (_PART_OF_YEAR, _part_of_year),
    (_WEEKDAY, _weekday),
    (_RELATIVE, _relative),
)

_PERIODS: dict[str, Callable[[date], Moment]] = {
    "D": lambda day: Moment(When.on(day), day.isoformat()),
    "H": lambda day: Moment(When.on(day), day.isoformat()),
    "S": lambda day: Moment(When.on(day), day.isoformat()),
    "W": _week,
    "K": _weekend,
    "M": lambda day: _lone(Date(year=day.year, month=day.month)),
    "Q": lambda day: _timex(f"{day.year}-Q{(day.month - 1) // 3 + 1}"),
    "Y": lambda day: _lone(Date(year=day.year)),
    "E": lambda day: _timex(f"{day.year // 10}"),
    "C": _century,
}
