"""What could not be done with a report, as a value that travels beside the results.

In:     a stage's difficulty.
Out:    `Problem`s, for the person who reads the output.
Never:  an exception: those are for our mistakes and the caller's.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """`what` happened, `where` (a path, a report id, `id:start-end`), and `why`, in words a person can act on."""

    what: str
    where: str
    why: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what} ({self.why})"
