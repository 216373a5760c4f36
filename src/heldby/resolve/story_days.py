"""Where the days of a history count from: its "20 November" is of the year that it was telling of just before.

In:     the times of a report in order, its publication.
Out:    for each time the day to count from: publication, or in a history the course of the story.
Never:  a story's course for news, whose "20 November" is the last one before it was published.

A history is a text that names dates with their years and never speaks of its own present ("yesterday", "on Thursday").
Its story moves forward: a day without a year is the first one that is not well before the date told last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from heldby.model.mention import Mention
from heldby.model.time import Date, When
from heldby.resolve.dates import meaning

_NOW = ("XXXX-WXX", "D-", "D+", "W-", "W+", "M-")
_OVERNIGHT = "D-1TNI"
_DATED = re.compile(r"\d{4}-\d\d(?:-\d\d)?(?:T\S+)?(?=\s|$)")
_BARE = re.compile(r"XXXX-\d\d")
_STEERED = frozenset({"last", "next", "this", "Y-1", "Y+0", "Y+1"})
_ASIDE = frozenset({"since", "until", "before"})
_LONG_AGO = timedelta(400)
_FORWARD, _BEYOND = timedelta(305), timedelta(250)


def counted_from(times: Sequence[Mention], published: When | None) -> tuple[When | None, ...]:
    """The day that each of the times counts from; None where publication is not known and no story tells."""
    vantage = _last_year(times, published)
    closed = published is not None and published.end is not None and vantage is published
    if closed or _speaks_of_now(times) or not any(_DATED.match(m.value) for m in times):
        return (vantage,) * len(times)
    return tuple(_course(times, vantage))


def _speaks_of_now(times: Sequence[Mention]) -> bool:
    said = [set(m.value.split()) for m in times if m.value.startswith(_NOW)]
    return any(not words & {"that", _OVERNIGHT} for words in said)


def _last_year(times: Sequence[Mention], published: When | None) -> When | None:
    """Publication, but for a history that is much younger than all it tells the end of the last year it names."""
    if published is None or published.earliest is None or _speaks_of_now(times):
        return published
    latest = max(_named(times), default=None)
    if latest is None or published.earliest - latest < _LONG_AGO:
        return published
    return When.on(Date(year=latest.year, month=12, day=31), "the last year that the text names")


def _named(times: Sequence[Mention]) -> Iterator[date]:
    """The last days of the dates that have a year."""
    for mention in times:
        found = meaning(mention, None)[0] if mention.value[:4].isdigit() else None
        if found and found.latest:
            yield found.latest


@dataclass(slots=True)
class _Story:
    """How far a story has got: the last day told of, and the last that it can have come to."""

    told: date
    limit: date

    def window(self) -> When:
        return When.on(Date.of(min(self.told + _FORWARD, self.limit)), "the course of the story")


def _course(times: Sequence[Mention], vantage: When | None) -> Iterator[When | None]:
    dated = [found for m in times if _DATED.match(m.value) for found in [meaning(m, None)[0]] if found]
    days = [day for found in dated if (day := found.latest or found.earliest)]
    if not days:
        yield from (vantage,) * len(times)
        return
    story = _Story(told=days[0], limit=max(days) + _BEYOND)
    begun = False
    for mention in times:
        bare = bool(_BARE.match(mention.value)) and not _STEERED & set(mention.value.split())
        here = (story.window() if begun else When.on(Date.of(days[0]))) if bare else vantage
        yield here
        if bare or (_DATED.match(mention.value) and not _ASIDE & set(mention.value.split())):
            begun = begun or not bare
            story.told = _got_to(story, mention, here, bare=bare)


def _got_to(story: _Story, mention: Mention, here: When | None, *, bare: bool) -> date:
    """The day told of after a date: a date with its year says it outright, one without never takes the story back."""
    found = meaning(mention, here, tense="past")[0]
    day = (found.latest or found.earliest) if found else None
    if day is None:
        return story.told
    return max(day, story.told) if bare else day
