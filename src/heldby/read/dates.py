"""Publication dates as columns and front matter write them.

In:     one value, and for 4/5/2017 the order of day and month found from the whole column.
Out:    a `When` that says where it was given, or None.
Never:  a guess between 4 May and 5 April.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from enum import Enum

from heldby.model import Date, TimeError, When

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ ,T].*)?\Z")
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ ,T].*)?\Z")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})\Z")
_DAY_FIRST = re.compile(r"(?:[a-z]{3,9}\.?,? +)?(\d{1,2})(?:st|nd|rd|th)? +([a-z]{3,9})\.?,? +(\d{4})\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(
    r"(?:[a-z]{3,9}\.?,? +)?([a-z]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})\b", re.IGNORECASE
)


class Order(Enum):
    """Whether 4/5/2017 is read month first, day first, or not at all."""

    MONTH_FIRST = "month first"
    DAY_FIRST = "day first"
    UNKNOWN = "no value of the column tells day from month"
    MIXED = "the column mixes day first and month first"


def order_of(values: Iterable[str]) -> Order:
    """The order a column keeps: one number over 12 in either place gives it away.

    >>> order_of(["4/5/2017", "4/16/2017"]).value
    'month first'
    """
    first = second = False
    for value in values:
        found = _NUMERIC.match(value.strip())
        if found:
            first, second = first or int(found[1]) > 12, second or int(found[2]) > 12
    by_evidence = {(True, True): Order.MIXED, (True, False): Order.DAY_FIRST, (False, True): Order.MONTH_FIRST}
    return by_evidence.get((first, second), Order.UNKNOWN)


def read_date(value: str, order: Order, reason: str) -> When | None:
    """The day a value names, in any form that names only one; None otherwise (see `why_not`)."""
    text = value.strip()
    for form in (_from_iso, _from_words):
        day = form(text)
        if day:
            return When.on(day, reason)
    numeric = _NUMERIC.match(text)
    if numeric:
        day = _from_numbers(int(numeric[1]), int(numeric[2]), int(numeric[3]), order)
        return When.on(day, reason) if day else None
    try:
        return When.parse(text, reason)
    except TimeError:
        return None


def why_not(value: str, order: Order) -> str:
    """Why `read_date` gave nothing."""
    if _NUMERIC.match(value.strip()):
        return f"{value!r} is ambiguous or no day ({order.value}); write it as 2017-04-05"
    return f"{value!r} is not a date heldby can read; write it as 2017-04-05"


def _from_iso(text: str) -> Date | None:
    found = _ISO.match(text) or _COMPACT.match(text)
    return _date(int(found[1]), int(found[2]), int(found[3])) if found else None


def _from_words(text: str) -> Date | None:
    found = _DAY_FIRST.match(text)
    day, month, year = (found[1], found[2], found[3]) if found else ("", "", "")
    if not found:
        found = _MONTH_FIRST.match(text)
        month, day, year = (found[1], found[2], found[3]) if found else ("", "", "")
    name = month[:3].casefold()
    return _date(int(year), _MONTHS.index(name) + 1, int(day)) if name in _MONTHS else None


def _from_numbers(first: int, second: int, year: int, order: Order) -> Date | None:
    if first == second or second > 12 or order is Order.MONTH_FIRST:
        return _date(year, first, second)
    if first > 12 or order is Order.DAY_FIRST:
        return _date(year, second, first)
    return None


def _date(year: int, month: int, day: int) -> Date | None:
    try:
        return Date.of(date(year, month, day))
    except ValueError:
        return None
