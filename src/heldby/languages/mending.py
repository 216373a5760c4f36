"""A stretch of text with its broken words mended, and the way back to the text as given.

In:     a text, the bounds of a stretch, and repairs.
Out:    `Mended`: the stretch as it was meant, and for each of its offsets the offset in the given text.
Never:  a shifted quote: whatever is found in the mended stretch is cited from the given text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.model import Repair


@dataclass(frozen=True, slots=True)
class Mended:
    """`text` as meant; `offsets[i]` is where its i-th character stands in the given text (and one for its end)."""

    text: str
    offsets: tuple[int, ...] | range

    @classmethod
    def of(cls, text: str, bounds: tuple[int, int], repairs: Sequence[Repair] = ()) -> Mended:
        """Mend one stretch. A character that a repair adds stands where the next given one does."""
        start, end = bounds
        inside = [r for r in repairs if start <= r.start and r.end <= end]
        if not inside:
            return cls(text[start:end], range(start, end + 1))
        pieces: list[str] = []
        offsets: list[int] = []
        here = start
        for repair in sorted(inside):
            pieces += [text[here : repair.start], repair.text]
            offsets += range(here, repair.start)
            offsets += _aligned(text[repair.start : repair.end], repair.text, repair.start)
            here = repair.end
        pieces.append(text[here:end])
        offsets += range(here, end + 1)
        return cls("".join(pieces), tuple(offsets))

    def with_words(self, words: Sequence[tuple[int, int, str]]) -> Mended:
        """The same stretch with other words in the place of some, which are named by their bounds in the given text."""
        text, offsets = self.text, list(self.offsets)
        for start, end, word in sorted(words, reverse=True):
            inside = [i for i, at in enumerate(offsets[:-1]) if start <= at < end]
            first, last = inside[0], inside[-1] + 1
            text = text[:first] + word + text[last:]
            offsets[first:last] = [*(min(start + i, end - 1) for i in range(len(word) - 1)), end - 1]
        return Mended(text, tuple(offsets))

    def given(self, offset: int) -> int:
        """Where the character at `offset` stands in the given text."""
        return self.offsets[offset]

    def given_end(self, offset: int) -> int:
        """Where a stretch that ends before `offset` ends in the given text."""
        return self.offsets[offset - 1] + 1 if self.offsets[offset] > self.offsets[offset - 1] else self.offsets[offset]


def _aligned(broken: str, meant: str, start: int) -> list[int]:
    """Offsets of each character of `meant`: in step where the two agree, waiting where a character was added."""
    offsets, here = [], 0
    for character in meant:
        skipped = broken.find(character, here, here + 3)
        here = skipped if skipped >= 0 else here
        offsets.append(start + min(here, len(broken) - 1))
        here += skipped >= 0
    return offsets
