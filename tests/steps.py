"""How much work something is, counted in calls: the same on any machine, however busy.

In:     a function.
Out:    how many functions were called while it ran, of Python and of C.
Never:  seconds: those are measured in bench/ (`bench/growth.py`), which also sees what one call of C takes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable


def steps(work: Callable[[], object]) -> int:
    """Calls made by `work`."""
    count = 0

    def counted(_frame: object, event: str, _told: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
