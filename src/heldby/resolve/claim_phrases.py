"""What a time counts from and what it means within a longer phrase: "the next day", "after overrunning it in May".

In:     one time of a report, the times told before it, the phrase that dates a claim.
Out:    the day to count from; the time as the phrase means it.
Never:  which claim it dates.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.lexicon.times import time_words
from heldby.model.time import Date, Precision, When
from heldby.resolve.dates_points import length

if TYPE_CHECKING:
    from heldby.model.claim import Filler
    from heldby.model.mention import Mention

SIDES = frozenset({"since", "until", "by", "before", "after"})
_LATER = re.compile(r"P(?:\d+|X)(?P<unit>[DWMY]) (?:later|earlier)")


def counted_on(mention: Mention, told: When | None, day: When | None) -> When | None:
    """What a time counts from: the day told of last, or the month or year that the story has come to since.

    Days and weeks count from a month only where it is later than the day: one that looks back is told in passing.
    """
    counted = _LATER.match(mention.value)
    if not counted or told is None or told.latest is None or told.precision is Precision.DAY:
        return day
    if counted["unit"] == "Y" or (counted["unit"] == "M" and told.precision is not Precision.YEAR):
        return told
    goes_on = day is None or day.latest is None or (told.earliest is not None and told.earliest > day.latest)
    return told if goes_on and told.precision not in (Precision.YEAR, Precision.OPEN) else day


def present_day(published: When | None) -> When | None:
    """The day of publication, which news that has told of no other day means by "earlier in the day"."""
    day = published.earliest if published else None
    return When.on(Date.of(day)) if day and published and published.latest == day else None


def day_of(mention: Mention, found: When) -> When | None:
    """The day that "that day" counts from: the last of "by 26 January", of "between 20 and 26 January"."""
    words = set(mention.value.split())
    if words & {"by", "to", "from", "until"} and found.end and found.end.precision is Precision.DAY:
        return When.on(found.end)
    return found if found.precision is Precision.DAY else None


def in_phrase(mention: Mention, phrase: Filler) -> Mention:
    """A time inside a longer phrase takes the side that opens it: "after overrunning the city in May 2015".

    Before "when" it has none: "since January, when it fell" dates the fall in January.
    The day at the end of a clause of "since" dates that clause too, but as a day. The length of a war or of shelling
    ("five-year conflict", "six days of shelling") is that of the stretch up to publication.
    """
    words = phrase.text.lower().split()
    within_since = phrase.start < mention.start and mention.value.endswith(" since") and words[0] != "since"
    if words[-1] == "when" or within_since:
        return replace(mention, value=" ".join(w for w in mention.value.split() if w not in SIDES))
    if mention.form == "DURATION" and mention.start == phrase.start and mention.end < phrase.end:
        return replace(mention, value=f"{mention.value} past")
    counted = length(mention.value.split()[0]) and "ago" not in mention.value.split()
    if counted or (mention.start - phrase.start <= len(words[0]) + 1 and words[0] not in time_words().beginnings):
        return mention
    side = time_words().before.get(" ".join(words[:2])) or time_words().before.get(words[0])
    side = "since" if words[0] in time_words().beginnings else side
    told = set(mention.value.split())
    if side not in ("since", "before", "after", "until") or told & {"since", "until", "by", "to", "from"}:
        return mention
    return replace(mention, value=f"{mention.value} {side}")
