"""Numbers and years that are written out: "twenty-four hours", "nineteen ninety-six".

In:     the parts of a sentence, and what number each word means.
Out:    the same parts, those of one written-out number joined to one part in digits.
Never:  a number across a comma: "twenty, four of them children" stays two.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

_CENTURIES = range(18, 21)
_WITHIN = range(10, 100)


class Part(NamedTuple):
    """A word or mark of a text, in lower case, with the sort of thing it looks like."""

    start: int
    end: int
    low: str
    group: str


class _Number(NamedTuple):
    """A number written in the parts up to `after`."""

    value: int
    after: int


def spelled(parts: Sequence[Part], numbers: Mapping[str, str]) -> list[Part]:
    """The parts, with "nineteen ninety-six" as one part that reads 1996; a lone "six" stays a word."""
    joined: list[Part] = []
    here = 0
    while here < len(parts):
        if parts[here].low not in numbers:
            joined.append(parts[here])
            here += 1
            continue
        found = _year(parts, here, numbers) or _below_hundred(parts, here, numbers)
        if found and found.after > here + 1:
            joined.append(Part(parts[here].start, parts[found.after - 1].end, str(found.value), "digits"))
            here = found.after
        else:
            joined.append(parts[here])
            here += 1
    return joined


def _year(parts: Sequence[Part], here: int, numbers: Mapping[str, str]) -> _Number | None:
    century = _word(parts, here, numbers)
    if century is None or century not in _CENTURIES:
        return None
    rest = _below_hundred(parts, _next(parts, here), numbers)
    return _Number(century * 100 + rest.value, rest.after) if rest and rest.value in _WITHIN else None


def _below_hundred(parts: Sequence[Part], here: int, numbers: Mapping[str, str]) -> _Number | None:
    value = _word(parts, here, numbers)
    if value is None:
        return None
    beside = _next(parts, here)
    unit = _word(parts, beside, numbers) if value >= 20 and value % 10 == 0 else None
    return _Number(value + unit, beside + 1) if unit and unit < 10 else _Number(value, here + 1)


def _word(parts: Sequence[Part], here: int, numbers: Mapping[str, str]) -> int | None:
    return int(numbers[parts[here].low]) if here < len(parts) and parts[here].low in numbers else None


def _next(parts: Sequence[Part], here: int) -> int:
    """Where the word after this one stands: a hyphen may part them, a wider gap not."""
    after = here + 1
    if after < len(parts) and parts[after].low == "-" and parts[after].start == parts[here].end:
        return after + 1
    return after if after < len(parts) and parts[after].start == parts[here].end + 1 else len(parts)
