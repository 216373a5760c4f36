"""Where the days of a history count from: its "20 November" is of the year that it was telling of just before.

In:     the times of a report in order, its publication.
Out:    for each time the day to count from: publication, or in a history the course of the story.
Never:  a story's course for news, whose "20 November" is the last one before it was published.

A history is a text that names dates with their years and hardly ever speaks of its own present ("yesterday"); it is one
even where a late day of publication is given, if it writes out the year of four days or more.
Its story takes the shortest course through its days (`story_course`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from heldby.lexicon import presence
from heldby.lexicon.presence import is_now, speaks_of_now
from heldby.model.mention import Mention
from heldby.model.time import Date, Precision, When
from heldby.resolve.dates import meaning
from heldby.resolve.story_course import Point, course

_WEEKDAY = "XXXX-WXX"
_WEEK, _NOTHING = timedelta(6), timedelta(0)
_DATED = re.compile(r"\d{4}-\d\d(?:-\d\d)?(?:T\S+)?(?=\s|$)")
_DAY_OF_MONTH, _WITHIN_MONTH = "XXXX-XX-", timedelta(24)
_YEAR = re.compile(r"\d{4}(?=\s|$)")
_BARE = re.compile(r"XXXX-\d\d")
_STEERED = frozenset({"last", "next", "this", "Y-1", "Y+0", "Y+1"})
_ASIDE = frozenset({"since", "until", "before"})
_LONG_AGO = timedelta(400)
_SEASON = timedelta(92)
_NIGHT, _OFTENER = "D-1TNI", 2
_INTO_YEAR = timedelta(59)  # so that the window forward closes with the year


def counted_from(times: Sequence[Mention], published: When | None) -> tuple[When | None, ...]:
    """The day that each of the times counts from; None where publication is not known and no story tells."""
    vantage = _last_year(times, published)
    closed = published is not None and _is_narrow(published) and vantage is published
    if (closed and not dates_its_days(times)) or _speaks_of_now(times):
        return (vantage,) * len(times)
    return tuple(_course(times, vantage))


def _is_narrow(published: When) -> bool:
    """Whether publication is known well enough for a day to count back from it: not only to a good part of a year."""
    first, last = published.earliest, published.latest
    return last is not None and (first is None or last - first <= _SEASON)


def dates_its_days(times: Sequence[Mention]) -> bool:
    """Whether a text gives so many days with their years that it tells a history, whenever it was published."""
    return presence.dates_its_days(m.value for m in times)


def _speaks_of_now(times: Sequence[Mention]) -> bool:
    return speaks_of_now(m.value for m in times)


def _last_year(times: Sequence[Mention], published: When | None) -> When | None:
    """Publication, but for a history that is much younger than all it tells the end of the last year it names."""
    if published is None or published.earliest is None or _speaks_of_now(times):
        return published
    named = list(_named(times))
    latest = max(named, default=None)
    if latest is None or published.earliest - latest < _LONG_AGO or _tells_of_a_night(times, len(named)):
        return published
    return When.on(Date(year=latest.year, month=12, day=31), "the last year that the text names")


def _tells_of_a_night(times: Sequence[Mention], dates: int) -> bool:
    """Whether a date or two stand beside "last night": an old one is told in passing, and the report is news."""
    nights = sum(_NIGHT in mention.value.split() for mention in times)
    return nights * _OFTENER > dates


def _named(times: Sequence[Mention]) -> Iterator[date]:
    """The last days of the dates that have a year."""
    for mention in times:
        found = meaning(mention, None)[0] if mention.value[:4].isdigit() else None
        if found and found.latest:
            yield found.latest


def _course(times: Sequence[Mention], vantage: When | None) -> Iterator[When | None]:
    dated = [day for mention in times if (day := _dated(mention))]
    if not dated:
        unknown = vantage is not None and vantage.start is not None and vantage.start.precision is Precision.YEAR
        yield from (None if unknown and _is_bare(m) else vantage for m in times)
        return
    chosen = _chosen(times, dated, _written(vantage))
    told: date | None = None
    for at, mention in enumerate(times):
        day = chosen.get(at)
        if _is_aside(mention) and told:
            yield When.on(Date.of(told), "the course of the story, told in passing")
        elif day and _is_bare(mention):
            yield When.on(Date.of(day), "the course of the story")
        elif told and mention.value.startswith(_DAY_OF_MONTH):
            yield _month_after(told)
        elif told and is_now(mention.value):
            yield _present(mention, told)
        else:
            yield vantage
        if day and not (_YEAR.match(mention.value) and told and day < told):
            told = day
        elif told and mention.value.startswith(_DAY_OF_MONTH):
            told = _of_month(mention, told)


def _month_after(told: date) -> When:
    """What "on the 9th" counts back from."""
    return When.on(Date.of(told + _WITHIN_MONTH), "the course of the story")


def _of_month(mention: Mention, told: date) -> date:
    """The day that "on the 9th" takes the story to: it goes on from there, or stays where no such day is."""
    found = meaning(mention, _month_after(told), tense="past")[0]
    return max(told, found.latest) if found and found.latest else told


def _chosen(times: Sequence[Mention], dated: Sequence[date], written: Sequence[date]) -> dict[int, date]:
    """The day that the story tells at each time of a calendar date, by its place among the times."""
    ends = [Point(days=(day,), told=False) for day in written]
    points = _points(times, (*dated, *written))
    chosen = dict(zip(points, course([*points.values(), *ends]), strict=False))
    counted = {at: day for at, mention in enumerate(times) if (day := _of_year_told(mention, at, chosen))}
    if not counted:
        return chosen
    points = _points(times, (*dated, *written, *counted.values()))
    points |= {at: Point(days=(day,), told=True) for at, day in counted.items()}
    points = dict(sorted(points.items()))
    return dict(zip(points, course([*points.values(), *ends]), strict=False))


def _points(times: Sequence[Mention], told: Sequence[date]) -> dict[int, Point]:
    """The days that each time of a calendar date may be, in years about those told, by its place among the times."""
    years = sorted({day.year + shift for day in told for shift in (-1, 0, 1)})
    points: dict[int, Point] = {}
    known: dict[str, tuple[date, ...]] = {}
    for at, mention in enumerate(times):
        day = _dated(mention)
        if day:
            points[at] = Point(days=(day,), told=True, whole=bool(_YEAR.match(mention.value)))
        elif _is_bare(mention) and not _is_aside(mention):
            if mention.value not in known:
                known[mention.value] = _of_years(mention, years)
            if known[mention.value]:
                points[at] = Point(days=known[mention.value], told=False)
    return points


def _of_year_told(mention: Mention, at: int, chosen: dict[int, date]) -> date | None:
    """The day of "27 January the following year", by the day of the story before it."""
    if "that" not in mention.value.split() or not _BARE.match(mention.value):
        return None
    before = max((other for other in chosen if other < at), default=None)
    found = meaning(mention, None, When.on(Date.of(chosen[before])))[0] if before is not None else None
    return found.latest if found else None


def _written(vantage: When | None) -> list[date]:
    """The day before which the story was not written, which is near its end; nothing where only a year tells it."""
    told = vantage is not None and vantage.start is not None and vantage.start.precision is Precision.DAY
    return [vantage.earliest] if told and vantage and vantage.earliest and vantage.end is None else []


def _of_years(mention: Mention, years: Sequence[int]) -> tuple[date, ...]:
    """The last day of a date without a year in each of the years that have it."""
    found = (meaning(mention, When.on(Date(year=year, month=12, day=31)), tense="past")[0] for year in years)
    return tuple(sorted({when.latest for when in found if when and when.latest}))


def _present(mention: Mention, told: date) -> When:
    """What "on Friday" and a quoted "today" count from: the days told of, which go on."""
    ahead = _WEEK if mention.value.startswith(_WEEKDAY) and not _STEERED & set(mention.value.split()) else _NOTHING
    return When.on(Date.of(told + ahead), "the day that the story has come to")


def _is_aside(mention: Mention) -> bool:
    return _is_bare(mention) and bool(_ASIDE & set(mention.value.split()))


def _is_bare(mention: Mention) -> bool:
    """Whether a day or month leaves its year open: "20 November", not "last November"."""
    return bool(_BARE.match(mention.value)) and not _STEERED & set(mention.value.split())


def _dated(mention: Mention) -> date | None:
    """How far a date with its year takes the story; a year alone to its beginning. None for one told in passing."""
    if _ASIDE & set(mention.value.split()) or not (_DATED.match(mention.value) or _YEAR.match(mention.value)):
        return None
    found = meaning(mention, None)[0]
    if found is None or found.latest is None or found.earliest is None:
        return None
    return found.earliest + _INTO_YEAR if _YEAR.match(mention.value) else found.latest
