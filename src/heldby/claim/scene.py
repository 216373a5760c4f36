"""The names of a report by sentence, and who stands for whom, as one walks through it.

In:     the mentions of a report.
Out:    `Scene`, which answers what was named last, and what most.
Never:  a choice between two as likely.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from heldby.model import Mention, MentionKind

if TYPE_CHECKING:
    from collections.abc import Callable

_LOOK_BACK = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The mentions of a report by sentence; `party` tells what body an actor mention stands for, "" when unknown."""

    mentions: tuple[tuple[Mention, ...], ...]
    party: Callable[[Mention], str]

    def place_before(self, sentence: int, offset: int, *, paragraph_only: bool = False) -> Mention | None:
        """The last place of its own told of before an offset; demonyms and countries only frame the scene."""
        lowest = max(0, sentence - (1 if paragraph_only else _LOOK_BACK))
        for index in range(sentence, lowest - 1, -1):
            here = [m for m in self.mentions[index] if m.kind is MentionKind.PLACE and m.end <= offset and is_place(m)]
            if here:
                points = [m for m in here if m.form in ("point", "direction")]
                return (points or here)[-1]
        return None

    def main_place(self) -> Mention | None:
        """The place most often named in the report, if one leads; the first mention of it."""
        counts = Counter(
            place_key(m) for line in self.mentions for m in line if m.kind is MentionKind.PLACE and is_place(m)
        )
        leaders = counts.most_common(2)
        if not leaders or (len(leaders) > 1 and leaders[0][1] == leaders[1][1]):
            return None
        return next(
            m for line in self.mentions for m in line if m.kind is MentionKind.PLACE and place_key(m) == leaders[0][0]
        )


def is_place(mention: Mention) -> bool:
    """Whether a mention names a place of its own, not a country or what belongs to one."""
    return mention.form not in ("demonym", "country")


def place_key(mention: Mention) -> str:
    """What makes two mentions the same place, as far as names tell."""
    return mention.candidates[0] if mention.candidates else mention.text.lower()


