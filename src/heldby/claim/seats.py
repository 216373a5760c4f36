"""Places that a sentence names only to say where somebody speaks or sits: "the ministry in Khartoum said".

In:     the trees and mentions of a report.
Out:    the scene without those mentions, for what is told without a place.
Never:  where a witness is: "residents of Daraya said shells had hit" tells where they hit.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.lexicon.words import words
from heldby.model import MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.scene import Scene
    from heldby.model import Mention

_AT = frozenset({"in", "at", "from", "of"})
_OWN = ("nmod:poss", "compound", "amod", "nmod:desc")
_SPEAKING = frozenset({"say", "tell", "speak", "talk", "brief", "add", "warn", "address", "meet", "declare"})


def without_seats(scene: Scene, clauses: Sequence[Clause]) -> Scene:
    """The scene without the places where those who tell of things only sit or speak."""
    lines = tuple(
        tuple(m for m in line if m.kind is not MentionKind.PLACE or not _is_seat(clause, m))
        for line, clause in zip(scene.mentions, clauses, strict=True)
    )
    return replace(scene, mentions=lines)


def _is_seat(clause: Clause, mention: Mention) -> bool:
    word = _head(clause, mention)
    if word is None:
        return False
    token, small = clause.tokens[word], words("en")
    above, link = clause.lemma(token.head), clause.preposition(word)
    if token.dep in _OWN:
        return above in small.seated  # "Moscow's ministry"
    if link not in _AT or not clause.is_dep(word, "nmod", "obl"):
        return False
    if above in small.seated:
        return link != "of" or _speaks(clause, token.head)
    if above in small.sitting | small.gatherings:
        return link != "of"
    return clause.is_dep(word, "obl") and link != "of" and above in _SPEAKING and _is_beside(clause, word, token.head)


def _head(clause: Clause, mention: Mention) -> int | None:
    """The word of a name on which its other words hang."""
    inside = [t for t in clause.tokens if mention.start <= t.start and t.end <= mention.end]
    return next((t.index for t in inside if not mention.start <= clause.tokens[t.head].start < mention.end), None)


def _speaks(clause: Clause, word: int) -> bool:
    token = clause.tokens[word]
    return token.dep == "nsubj" and clause.lemma(token.head) in _SPEAKING


def _is_beside(clause: Clause, word: int, verb: int) -> bool:
    """Whether no clause stands between a verb of speaking and where it was done: "said in Geneva that"."""
    low, high = sorted((word, verb))
    return not any(t.pos in ("VERB", "AUX") for t in clause.tokens[low + 1 : high])
