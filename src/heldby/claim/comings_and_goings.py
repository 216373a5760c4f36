"""Which end of a way the news is not about: "moved from A to B. They took the town", "fled A for B".

In:     the names of a report and the trees of its sentences.
Out:    the offsets of names that only say where somebody came from, or to where he withdrew; of those by which
        something is only measured ("the biggest gain since the fall of A").
Never:  the one place of a sentence: "RSF fighters from Nyala took the town".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.model import MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.scene import Scene
    from heldby.model import Mention

_MOVE = frozenset({"move", "march", "advance", "push", "drive", "ride", "go", "travel", "head", "race"})
_COME = _MOVE | {"come", "cross", "arrive", "return"}
_LEAVE = frozenset(
    ("withdraw", "retreat", "flee", "pull", "leave", "evacuate", "redeploy", "fall", "depart", "abandon")
)
_FROM, _TO = frozenset({"from"}), frozenset({"to", "for", "into", "toward", "towards"})
_MEASURED_BY = frozenset({"since", "like", "unlike", "than"})
_PAIR = 2


def other_ends(scene: Scene, clauses: Sequence[Clause]) -> frozenset[int]:
    """The offsets of the names at the ends of ways at which nothing is told to have happened."""
    found: set[int] = set()
    for line, clause in zip(scene.mentions, clauses, strict=True):
        places = [m for m in line if m.kind is MentionKind.PLACE and scene.is_place(m)]
        if len({scene.place_key(m) for m in places}) >= _PAIR:
            found.update((*_aside(clause, places), *_compared(clause, places)))
    return frozenset(found)


def _compared(clause: Clause, places: Sequence[Mention]) -> Iterator[int]:
    """ "The biggest gain since the fall of Bakhmut", "a siege like that of Aleppo": it only tells how great it was."""
    for noun in clause.tokens:
        if noun.pos not in ("NOUN", "PRON") or clause.preposition(noun.index) not in _MEASURED_BY:
            continue
        below = [clause.tokens[k] for k in clause.kids(noun.index, "nmod", "nmod:poss")]
        yield from (m.start for m in places for t in below if m.start <= t.start < m.end)


def _aside(clause: Clause, places: Sequence[Mention]) -> Iterator[int]:
    for verb in clause.tokens:
        if verb.pos != "VERB":
            continue
        lemma = clause.lemma(verb.index)
        objects = clause.kids(verb.index, "obj")
        below = [*clause.kids(verb.index, "obl"), *(k for word in objects for k in clause.kids(word, "nmod"))]
        ends = {k: clause.preposition(k) for k in below}
        begun = [k for k, link in ends.items() if link in _FROM]
        aimed = [k for k, link in ends.items() if link in _TO]
        left = begun or objects
        aside = begun if lemma in _COME and aimed else aimed if lemma in _LEAVE and left else []
        for word in aside:
            token = clause.tokens[word]
            yield from (m.start for m in places if m.start <= token.start < m.end)
