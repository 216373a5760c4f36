"""Days as reports give them: a date of some precision, a stretch, or "some day within".

In:     EDTF (ISO 8601-2) or TIMEX3 values (TimeML), or plain dates.
Out:    `When`, an interval of days with both bounds, precision and reason, and its EDTF form.
Never:  a made-up day: a month stays a month, an open end stays open.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from heldby.model.errors import InputError, TimeError

_SEASON_FIRST_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}
_SEASON_TIMEX = {"SP": 21, "SU": 22, "FA": 23, "AU": 23, "WI": 24}
_POINT = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<about>[~?%]?)\Z")
_WEEK = re.compile(r"(?P<year>\d{4})-W(?P<week>\d{2})(?:-WE)?\Z")
_PART = {"START": (0, 1), "MID": (1, 2), "END": (2, 3)}


class Precision(StrEnum):
    """How fine a date is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    OPEN = "open"


class Extent(StrEnum):
    """How a stretch of days is meant: on some day within it, or throughout it."""

    WITHIN = "within"
    THROUGHOUT = "throughout"


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """One EDTF date: a day, month, season (month 21 to 24) or year; `about` for "~"."""

    year: int
    month: int | None = None
    day: int | None = None
    about: bool = False

    def __post_init__(self) -> None:
        try:
            self.first(), self.last()
        except (ValueError, OverflowError) as error:
            raise TimeError(f"{self.year}-{self.month}-{self.day} is not a date: {error}") from None

    @classmethod
    def of(cls, day: date, *, about: bool = False) -> Date:
        """Make the date of a calendar day."""
        return cls(year=day.year, month=day.month, day=day.day, about=about)

    @classmethod
    def parse(cls, text: str) -> Date:
        """Read one EDTF date. Raises `TimeError` with the forms that are understood.

        >>> Date.parse("2015-23").first()
        datetime.date(2015, 9, 1)
        """
        found = _POINT.match(text.strip())
        if not found:
            raise TimeError(f"{text!r} is not a date; write 2016, 2016-03, 2016-03-27, 2015-23 (autumn) or 2016-03~")
        month, day = (int(found[g]) if found[g] else None for g in ("month", "day"))
        return cls(year=int(found["year"]), month=month, day=day, about=bool(found["about"]))

    @property
    def precision(self) -> Precision:
        """Day, month, season or year."""
        if self.day is not None:
            return Precision.DAY
        if self.month is None:
            return Precision.YEAR
        return Precision.SEASON if self.month in _SEASON_FIRST_MONTH else Precision.MONTH

    def first(self) -> date:
        """The first day it may mean (without the slack of "about")."""
        if self.month in _SEASON_FIRST_MONTH:
            return date(self.year, _SEASON_FIRST_MONTH[self.month], 1)
        return date(self.year, self.month or 1, self.day or 1)

    def last(self) -> date:
        """The last day it may mean (inclusive)."""
        if self.day is not None:
            return date(self.year, self.month or 1, self.day)
        if self.month is None:
            return date(self.year, 12, 31)
        if self.month in _SEASON_FIRST_MONTH:
            return _last_of_month(*_add_months(self.year, _SEASON_FIRST_MONTH[self.month], 2))
        return _last_of_month(self.year, self.month)

    def edtf(self) -> str:
        """Write it as EDTF."""
        month = "" if self.month is None else f"-{self.month:02d}"
        day = "" if self.day is None else f"-{self.day:02d}"
        return f"{self.year:04d}{month}{day}{'~' if self.about else ''}"


def _add_months(year: int, month: int, count: int) -> tuple[int, int]:
    months = year * 12 + month - 1 + count
    return months // 12, months % 12 + 1


def _last_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """An interval of days. `start` or `end` None is an open end; both None is "no idea" and not allowed.

    A lone date has `start == end` and extent WITHIN ("on some day of March 2016"). `reason` says how it was found.

    >>> When.parse("2016-03").earliest, When.parse("2016-03").latest
    (datetime.date(2016, 3, 1), datetime.date(2016, 3, 31))
    >>> When.parse("2015-05~/2016-03-27").edtf()
    '2015-05~/2016-03-27'
    """

    start: Date | None
    end: Date | None
    extent: Extent = Extent.WITHIN
    reason: str = ""

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise TimeError("an interval needs at least one bound; leave the time out when nothing is known")
        if self.start and self.end and self.end.last() < self.start.first():
            raise TimeError(f"{self.start.edtf()} comes after {self.end.edtf()}: an interval ends after it starts")

    @classmethod
    def on(cls, day: date | Date, reason: str = "") -> When:
        """Some day within one date (a `date` is that very day)."""
        point = day if isinstance(day, Date) else Date.of(day)
        return cls(start=point, end=point, reason=reason)

    @classmethod
    def within(cls, start: date | Date | None, end: date | Date | None, reason: str = "") -> When:
        """On some day from `start` to `end`; None leaves that side open."""
        first, last = _point(start), _point(end)
        return cls(start=first, end=last, reason=reason)

    @classmethod
    def throughout(cls, start: date | Date | None, end: date | Date | None, reason: str = "") -> When:
        """All the days from `start` to `end`; None leaves that side open."""
        return cls(start=_point(start), end=_point(end), extent=Extent.THROUGHOUT, reason=reason)

    @classmethod
    def parse(cls, text: str, reason: str = "") -> When:
        """Read EDTF: `2016-03-27`, `2015-23`, `2016-03~`, `a/b`, `../b`, `[a..b]`, `[..b]`, `[a..]`.

        Raises `TimeError` when the text is none of these.
        """
        body = text.strip()
        if body[:1] in "[{" and body[-1:] in "]}":
            first, dots, last = body[1:-1].partition("..")
            if not dots:
                return cls.on(Date.parse(first), reason)
            return cls.within(_maybe(first), _maybe(last), reason)
        if "/" in body:
            first, _, last = body.partition("/")
            return cls.throughout(_maybe(first), _maybe(last), reason)
        return cls.on(Date.parse(body), reason)

    @classmethod
    def from_timex(cls, value: str, reason: str = "") -> When:
        """Read a resolved TIMEX3 DATE value: `2016-03-27`, `2016-03`, `2016`, `2016-W12`, `2015-FA`, `2014-Q3`, `201`.

        Times of day keep their date. Raises `TimeError` for durations, sets and unresolved values (`XXXX-03`).
        """
        body = value.strip().split("T", 1)[0] if value[:1].isdigit() else value.strip()
        week = _WEEK.match(body)
        if week:
            monday = date.fromisocalendar(int(week["year"]), int(week["week"]), 1)
            shift = 5 if body.endswith("-WE") else 0
            return cls.within(monday + timedelta(shift), monday + timedelta(6), reason)
        if re.fullmatch(r"\d{4}-(SP|SU|FA|AU|WI)", body):
            return cls.on(Date(year=int(body[:4]), month=_SEASON_TIMEX[body[5:]]), reason)
        if re.fullmatch(r"\d{4}-[QH]\d", body):
            size = 3 if body[5] == "Q" else 6
            month = (int(body[6]) - 1) * size + 1
            if not 1 <= month <= 13 - size:
                raise TimeError(f"{value!r} is not a quarter or half of a year")
            last = Date(year=int(body[:4]), month=month + size - 1)
            return cls.within(Date(year=int(body[:4]), month=month), last, reason)
        if re.fullmatch(r"\d{3}", body):
            return cls.within(Date(year=int(body) * 10), Date(year=int(body) * 10 + 9), reason)
        if not _POINT.match(body):
            raise TimeError(f"{value!r} names no days of the calendar (a duration, a set or an unresolved date)")
        return cls.on(Date.parse(body), reason)

    def part(self, which: str) -> When:
        """The START, MID or END third of the interval (TIMEX3 `mod`): "late 2014", "mid-March"."""
        if which not in _PART or self.start is None or self.end is None:
            raise TimeError(f"no {which!r} part of {self.edtf()}: use START, MID or END of a closed interval")
        first, days = self.start.first(), (self.end.last() - self.start.first()).days + 1
        a, b = _PART[which]
        return When.within(first + timedelta(days * a // 3), first + timedelta(days * b // 3 - 1), self.reason)

    @property
    def earliest(self) -> date | None:
        """The first day it may mean; None when open."""
        return self.start.first() if self.start else None

    @property
    def latest(self) -> date | None:
        """The last day it may mean (inclusive); None when open."""
        return self.end.last() if self.end else None

    @property
    def precision(self) -> Precision:
        """The precision of a lone date; otherwise day, week, month, season or year by length, or open."""
        if self.start is None or self.end is None:
            return Precision.OPEN
        if self.start == self.end:
            return self.start.precision
        days = (self.end.last() - self.start.first()).days + 1
        steps = ((1, Precision.DAY), (7, Precision.WEEK), (31, Precision.MONTH), (92, Precision.SEASON))
        return next((p for longest, p in steps if days <= longest), Precision.YEAR)

    @property
    def about(self) -> bool:
        """Whether either bound is approximate."""
        return any(bound.about for bound in (self.start, self.end) if bound)

    def edtf(self) -> str:
        """Write it as EDTF; `When.parse` reads it back to an equal interval (but for `reason`)."""
        first = self.start.edtf() if self.start else ""
        if self.start == self.end and self.extent is Extent.WITHIN:
            return first
        last = self.end.edtf() if self.end else ""
        if self.extent is Extent.THROUGHOUT:
            return f"{first or '..'}/{last or '..'}"
        return f"[{first}..{last}]"

    def timex(self) -> str:
        """Write it as a TIMEX3 value: a date, or `start/end` where TIMEX3 has no single value."""
        if self.start is None or self.end is None or self.start != self.end:
            return "/".join(bound.edtf().rstrip("~") if bound else "" for bound in (self.start, self.end))
        name = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}.get(self.start.month or 0)
        return f"{self.start.year:04d}-{name}" if name else self.start.edtf().rstrip("~")

    def because(self, reason: str) -> When:
        """The same days with another reason."""
        return replace(self, reason=reason)

    def may_include(self, day: date) -> bool:
        """Whether the day lies between the bounds."""
        return (self.earliest is None or self.earliest <= day) and (self.latest is None or day <= self.latest)

    def overlaps(self, other: When) -> bool:
        """Whether the two may share a day."""
        first = max(self.earliest or date.min, other.earliest or date.min)
        last = min(self.latest or date.max, other.latest or date.max)
        return first <= last

    def __str__(self) -> str:
        return self.edtf()


def _point(day: date | Date | None) -> Date | None:
    return Date.of(day) if isinstance(day, date) else day


def _maybe(text: str) -> Date | None:
    return Date.parse(text) if text.strip(". ") else None


def calendar_day(text: str) -> date:
    """A day of the calendar from ISO 8601. Raises `InputError`."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise InputError(f"{text!r} is not a day; write it as 2016-03-28") from None
