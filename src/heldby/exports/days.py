"""The days of an event as other people's tables want them: a first day, and how wide.

In:     [earliest, latest] as ISO 8601.
Out:    the first day known, and how many days it may have been.
Never:  a width where one end is open.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date


def spread(when: Sequence[str | None]) -> tuple[str | None, int | None]:
    """The first day known, and the number of days from the first to the last; None where there is no such thing.

    >>> spread(["2016-03-27", "2016-03-28"])
    ('2016-03-27', 2)
    >>> spread([None, "2016-03-28"])
    ('2016-03-28', None)
    """
    first, last = when
    if first is None or last is None:
        return first or last, None
    return first, (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
