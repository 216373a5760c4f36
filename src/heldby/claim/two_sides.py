"""Who fights in "clashes between the two sides": the two told of before; or A and B, whose tensions "led to clashes".

In:     the drafts of a report, its sentences and who is named in them.
Out:    battles that name nobody, with both sides where the words before name just two.
Never:  two of three.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.claim.sorts import is_event, sort_of, stated
from heldby.lexicon.words import words
from heldby.model import Basis, Filler, MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene
    from heldby.model import Mention

_THE_TWO = re.compile(
    r"\b(?:between|by)\s+(?:the\s+(?:two|warring|rival|opposing)|both)\s+"
    r"(?:sides|forces|groups|factions|armies|parties|militias|countries|nations|neighbou?rs)\b",
    re.IGNORECASE,
)
_BACK, _PAIR, _NEAR = 3, 2, 4
_JOINS = re.compile(r"\s*,?\s+and\s+(?:the\s+)?", re.IGNORECASE)


def with_the_two_sides(drafts: Sequence[Draft], scene: Scene, clauses: Sequence[Clause]) -> list[Draft]:
    """Each battle that its own words give to nobody, with the two sides that its sentence speaks of."""
    done: list[Draft] = []
    for draft in drafts:
        nobody = is_event(draft) and sort_of(draft) == "battle" and not stated(draft, "actor")
        pair = _sides(draft, done, scene, clauses) if nobody else ()
        done.append(_fought_by(draft, pair) if pair else draft)
    return done


def _fought_by(draft: Draft, pair: tuple[Filler, ...]) -> Draft:
    roles = {role: fillers for role, fillers in draft.roles.items() if role != "target"}
    return replace(draft, roles={**roles, "actor": pair}, opposed=True)


def _sides(draft: Draft, before: Sequence[Draft], scene: Scene, clauses: Sequence[Clause]) -> tuple[Filler, ...]:
    clause = clauses[draft.sentence]
    start, end = clause.tokens[0].start, clause.tokens[-1].end
    if _THE_TWO.search(scene.text, start, end):
        return _told_before(draft, before, scene)
    whom = draft.roles.get("target", ())
    return () if whom else _who_quarrel(scene.mentions[draft.sentence], scene, clause)


def _told_before(draft: Draft, before: Sequence[Draft], scene: Scene) -> tuple[Filler, ...]:
    """The two who were last told of together, by a battle or in one sentence; nobody where that names three."""
    for sentence in range(draft.sentence - 1, max(-1, draft.sentence - _BACK - 1), -1):
        for other in reversed(before):
            both = (*stated(other, "actor"), *stated(other, "target"))
            if other.sentence == sentence and is_event(other) and sort_of(other) == "battle":
                armed = _armed(scene.named_by(both), scene)
                if len(armed) == _PAIR:
                    return armed
        armed = _armed(scene.mentions[sentence], scene)
        if len(armed) >= _PAIR:
            return armed if len(armed) == _PAIR else ()
    return ()


def _armed(named: Sequence[Mention], scene: Scene) -> tuple[Filler, ...]:
    """The parties that bear arms, each by its first name here; one side's two forces are one party."""
    found: dict[str, Filler] = {}
    for mention in named:
        party = scene.known.party(mention) if mention.kind is MentionKind.ACTOR else ""
        if party and scene.known.armed(mention) and mention.form not in ("pronoun", "source"):
            words_of = Filler(start=mention.start, end=mention.end, text=mention.text, basis=Basis.COREFERENT)
            found.setdefault(party, words_of)
    return tuple(found.values())


def _who_quarrel(named: Sequence[Mention], scene: Scene, clause: Clause) -> tuple[Filler, ...]:
    """ "Tensions between A and B led to clashes": A and B."""
    for noun in clause.tokens:
        below = [k for k in clause.kids(noun.index, "nmod") if clause.preposition(k) == "between"]
        if not below or clause.lemma(noun.index) not in words("en").quarrels:
            continue
        opened = next(t.end for t in clause.tokens[noun.index :] if t.text.lower() == "between")
        actors = [m for m in named if m.kind is MentionKind.ACTOR and m.start >= opened and scene.known.party(m)]
        if len(actors) < _PAIR or len(scene.text[opened : actors[0].start].split()) > _NEAR:
            continue
        one, other = actors[:_PAIR]
        if _JOINS.fullmatch(scene.text, one.end, other.start) and scene.known.party(one) != scene.known.party(other):
            return tuple(Filler(start=m.start, end=m.end, text=m.text) for m in (one, other))
    return ()
