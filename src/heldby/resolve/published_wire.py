"""The day of a wire report, from its dateline without a year: "GOMA, Nov 14 (Reuters) - Rebels took ... on Monday".

In:     the text and its passages, the latest date with a year that it tells, the weekdays it names.
Out:    that day in the one year of the next ones in which it is such a weekday, with the reason.
Never:  a year where no weekday tells it, or where the text names no year at all.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from heldby.lexicon.times import time_words
from heldby.model.report import PassageKind
from heldby.model.time import When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.model.report import Passage
    from heldby.model.time import Date

_HEAD, _LONGEST = 700, 100  # characters: where a dateline begins, how long one is
_YEARS = range(3)  # after the latest one that is written out
_WEEK = 7


def by_wire(
    text: str, passages: Sequence[Passage], latest: Date | None, weekdays: Sequence[int]
) -> tuple[When, str] | None:
    """The day of the dateline, None where there is none or its year cannot be told.

    News names the day on which it appears, or the one before: of the years in which the day may lie, the first in
    which it is the weekday named first counts, else the first in which it is the day after that one.
    """
    told = _day_at_head(text, passages)
    if told is None or latest is None or latest.year is None or not weekdays:
        return None
    month, day, words = told
    days = [d for n in _YEARS if (d := _on(latest.year + n, month, day)) and d >= latest.first()]
    for later in (0, 1):
        fit = [d for d in days if (d.isoweekday() - weekdays[0]) % _WEEK == later]
        if fit:
            named = f"{words}” lies on the weekday that the text names first" + (", or the day after" if later else "")
            return When.on(fit[0]), f"the dateline “{named}, and the latest year it writes out is {latest.year}"
    return None


def _day_at_head(text: str, passages: Sequence[Passage]) -> tuple[int, int, str] | None:
    """Month, day and the words of a dateline without a year."""
    months = time_words().classes["month"]
    for passage in sorted(passages):
        if passage.start >= _HEAD or passage.kind is not PassageKind.OTHER or passage.end - passage.start > _LONGEST:
            continue
        found = _written_day().search(text, passage.start, passage.end)
        if found:
            written = (found["m1"] or found["m2"]).lower()
            return int(months[written]), int(found["d1"] or found["d2"]), found.group().strip(" ,(")
    return None


@cache
def _written_day() -> re.Pattern[str]:
    """A day behind the town of a dateline, with no year behind it."""
    months = "|".join(sorted(time_words().classes["month"], key=len, reverse=True))
    return re.compile(
        rf"[,(]\s*(?:(?P<m1>{months})\.?\s+(?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}})\s+(?P<m2>{months}))\b(?!,?\s+\d{{4}})",
        re.IGNORECASE,
    )


def _on(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
