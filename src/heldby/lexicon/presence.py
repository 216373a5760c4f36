"""Whether a text speaks of its own present ("on Thursday", "yesterday"): news does, a history does not.

In:     the values of its times, as `mark.times_values` writes them.
Out:    True for news; False for a history, which may still quote somebody's "today".
Never:  news for one such word among many dates, or a history for a text of few dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_NOW = re.compile(r"XXXX-WXX|[DWM][+-]\d|P\S+ (?:ago|past)\b")
_SO_FAR, _LESS = re.compile(r"P\S+ past"), 0.25  # "in the past week" may end on any day told of
_OF_A_STORY = frozenset({"that", "D-1TNI"})  # "that day", "overnight"
_DATED = re.compile(r"(?:\d{4}|XXXX)-\d\d")
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_OFTEN = 4
SELDOM = 8
"""One word of the present to at least so many dates is no news: among the 125 battle articles and lists of wars at
hand 43 have such a word, 30 of them only one or two."""


def is_now(value: str) -> bool:
    """Whether one time counts from the day of writing."""
    return bool(_NOW.match(value)) and not _OF_A_STORY & set(value.split())


def speaks_of_now(values: Iterable[str]) -> bool:
    """Whether so many of the times count from the day of writing that the text is news."""
    told = list(values)
    now = sum(_LESS if _SO_FAR.match(value) else 1 for value in told if is_now(value))
    return now * SELDOM > sum(bool(_DATED.match(value)) for value in told) if now else False


def dates_its_days(values: Iterable[str]) -> bool:
    """Whether a text gives so many days with their years that it tells a history, whenever it was published."""
    return sum(bool(_FULL_DAY.match(value)) for value in values) >= _OFTEN
