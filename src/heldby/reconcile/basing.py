"""What a share is measured against: a day since when, a peak, all that was ever held.

In:     a told claim and the text of its report.
Out:    a `Baseline`, or None when the text does not tell.
Never:  a baseline from another sentence, or one that is usual for the issuer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heldby.lexicon.baselines import baselines
from heldby.model.state import Baseline
from heldby.model.time import Date, Extent

if TYPE_CHECKING:
    from heldby.lexicon.baselines import Found
    from heldby.model.told import Told

_ENDS = re.compile(r"[.!?][\"'”’)]*\s|\n")


def baseline(told: Told, text: str) -> Baseline | None:
    """The stretch a loss is told over ("in the past year"), else what the sentence says it is measured against."""
    when = told.when
    if when and when.start and when.extent is Extent.THROUGHOUT and when.start != when.end:
        return Baseline(kind="since", day=when.start, words=told.claim.time.text if told.claim.time else "")
    start, sentence = _sentence(text, told.claim.start, told.claim.end)
    found = baselines(sentence)
    if not found:
        return None
    nearest = min(found, key=lambda f: _distance(f, told.claim.start - start, told.claim.end - start))
    day = Date(year=nearest.year) if nearest.year else None
    return Baseline(kind=nearest.kind, day=day, words=nearest.text)


def _sentence(text: str, start: int, end: int) -> tuple[int, str]:
    """Where the sentence of a stretch begins, and its words."""
    first = max((m.end() for m in _ENDS.finditer(text, 0, start)), default=0)
    last = _ENDS.search(text, end)
    return first, text[first : last.start() if last else len(text)]


def _distance(found: Found, start: int, end: int) -> int:
    return max(found.start - end, start - found.end, 0)
