"""Several places told of before in one list, and taken up together: "the two villages", "both towns".

In:     the words that stand for places, and the names of the report.
Out:    the mentions of the last list of so many places; none where the words count no such list.
Never:  one of several for all; places of a list that is longer or shorter.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heldby.lexicon.words import words
from heldby.model import MentionKind
from heldby.model.quantity_of import quantity_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heldby.claim.scene import Scene
    from heldby.model import Filler, Mention

_BACK = 4  # sentences in which "the two towns" are still told of
# "A and B", "A, B", "A in the north and the town of B".
_JOINT = re.compile(
    r"\s*(?:,|,?\s+and|&|,?\s+as\s+well\s+as)\s+(?:(?:also|nearby|neighbouring|neighboring)\s+)?"
    r"(?:in\s+|on\s+)?(?:the\s+(?:[\w-]+\s+){1,2}of\s+)?",
    re.IGNORECASE,
)
_PAIR = 2


def listed_before(told_by: Filler, sentence: int, scene: Scene) -> tuple[Mention, ...]:
    """The places of the last list of as many as the words count, in the order of the text."""
    small, said = words("en"), told_by.text.lower().split()
    if said[-1] not in small.several_towns or small.but_others & set(said):
        return ()
    count = counted(told_by.start, told_by.end, sentence, scene) if said[0] in small.definite else 0
    if said[0] in small.pairing:
        count = _PAIR
    if count < _PAIR and said[0] not in small.pointing:
        return ()
    for index in range(sentence, max(-1, sentence - _BACK - 1), -1):
        here = [m for m in scene.places(index) if m.end <= told_by.start]
        fitting = [
            run for run in _runs(here, scene) if _are_as_many(run, count) and all(m.form == "point" for m in run)
        ]
        if fitting:
            return fitting[-1]
    return ()


def _are_as_many(run: Sequence[Mention], count: int) -> bool:
    """Whether a list has so many places; where none are counted ("those cities"), at least two."""
    return len(run) == count if count else len(run) >= _PAIR


def counted(start: int, end: int, sentence: int, scene: Scene) -> int:
    """The number in some words: two of "the two villages"."""
    inside = (m for m in scene.mentions[sentence] if start <= m.start and m.end <= end)
    numbers = (quantity_of(m) for m in inside if m.kind is MentionKind.QUANTITY)
    return next((int(n.low) for n in numbers if n.low is not None and n.low == n.high), 0)


def _runs(places: Sequence[Mention], scene: Scene) -> Iterator[tuple[Mention, ...]]:
    """The lists that places which stand in one sentence form."""
    run: list[Mention] = []
    for place in places:
        if run and not _JOINT.fullmatch(scene.text, run[-1].end, place.start):
            yield tuple(run)
            run = []
        run.append(place)
    if run:
        yield tuple(run)
