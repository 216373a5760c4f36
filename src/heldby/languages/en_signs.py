"""Which mends of a tree have anything to do in a sentence, told by its words before any of them looks at its tokens.

In:     the words, in small letters, without one of which a mend changes nothing.
Out:    the mends that a sentence may need.
Never:  a mend left out that would have changed something: words stay what they are, however their tree is mended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence, Set

    from heldby.model import Token

    Mend = Callable[[Sequence[Token]], Sequence[Token]]

_WORDS: dict[Mend, Set[str]] = {}


def only_with(*words: str) -> Callable[[Mend], Mend]:
    """Note that a mend changes nothing in a sentence without any of these words."""

    def noted(mend: Mend) -> Mend:
        _WORDS[mend] = frozenset(words)
        return mend

    return noted


def needed(mends: Sequence[Mend], tokens: Sequence[Token]) -> Iterator[Mend]:
    """The mends, in their order, that may change something in a sentence of these words."""
    words = {token.text.lower() for token in tokens}
    for mend in mends:
        asked = _WORDS.get(mend)
        if asked is None or not asked.isdisjoint(words):
            yield mend
