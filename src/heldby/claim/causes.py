"""Where people died of what is told to have killed them: "the strikes killed ten" happened where the strikes did.

In:     the drafts of a report, once "the strikes" have their place.
Out:    the same drafts; casualties that no words place take the place of the event that their clause names.
Never:  a place that the clause of the casualties itself gives changed; a place that an event was only thought to have.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.claim.sorts import is_event
from heldby.model import Basis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft

# How a clause names what killed: "strikes killed ten", "ten were killed in strikes", "strikes, killing ten".
_CAUSES = ("nsubj", "nsubj:pass", "obl", "nmod", "obl:agent")
_BY_WAY_OF = frozenset({"in", "by", "during", "from", "when", "after", "following", "amid"})
_WHEN = frozenset({"when", "as", "after"})
_BELOW = ("acl", "acl:relcl", "advcl", "conj", "xcomp")


def with_places_of_causes(drafts: Sequence[Draft], clauses: Sequence[Clause]) -> list[Draft]:
    """Each count of casualties with the place of the event that caused them."""
    events: dict[tuple[int, int], Draft] = {(d.sentence, d.trigger): d for d in drafts if is_event(d) and _placed(d)}
    return [_where_caused(d, events, clauses[d.sentence]) if _is_open(d) else d for d in drafts]


def _is_open(draft: Draft) -> bool:
    return draft.saying.kind == "casualty" and all(f.basis is Basis.IMPLIED for f in draft.roles.get("place", ()))


def _placed(draft: Draft) -> bool:
    """Whether the words place an event, or what they take up does."""
    places = draft.roles.get("place", ())
    return bool(places) and all(f.basis is not Basis.IMPLIED for f in places)


def _where_caused(draft: Draft, events: dict[tuple[int, int], Draft], clause: Clause) -> Draft:
    if draft.is_war_toll:
        return draft
    told = next((e for word in _causes(clause, draft.trigger) if (e := events.get((draft.sentence, word)))), None)
    if told is None:
        return draft
    there = tuple(replace(f, basis=Basis.IMPLIED) for f in told.roles["place"])
    return replace(draft, roles={**draft.roles, "place": there})


def _causes(clause: Clause, word: int) -> list[int]:
    """The words that may name what caused a death, nearest first: of its own clause, then the one that it ends."""
    found = [
        k
        for k in clause.kids(word, *_CAUSES)
        if not clause.preposition(k) or clause.preposition(k).lower() in _BY_WAY_OF
    ]
    for below in clause.kids(word, "advcl"):  # "killed when a bomb went off at a station in Potiskum"
        opening = {clause.tokens[k].text.lower() for k in clause.kids(below, "advmod", "mark")}
        found += [below, *clause.kids(below, "nsubj*", "obj")] if opening & _WHEN else []
    token = clause.tokens[word]
    if token.dep in _BELOW and token.head != word:
        found += [token.head, *clause.kids(token.head, "nsubj")]
    return [member for k in found for member in clause.listed(k)]
