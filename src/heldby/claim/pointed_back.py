"""Events only pointed back to: "ten died in the attack", "because of the fighting", once the attack has been told.

In:     the drafts of a report, once everything that hangs on such a mention has been taken from it.
Out:    the same drafts without mentions that tell nothing of their event: not where, by whom, when nor what came of it.
Never:  the first mention; one with words of its own ("the attack on A"); one that a verb tells of ("condemned it").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.claim.nominals import counted_by
from heldby.claim.sorts import is_definite, is_event, sort_of
from heldby.lexicon.words import words
from heldby.model import Basis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft

_JUST_BEFORE = 1  # sentences
_HARM = frozenset({"casualty", "damage"})
_CAUSED = frozenset({"in", "by", "during", "from", "of", "to", "as"})
_ROLES = ("actor", "place")  # whom it hit is told of the harm itself
_BARE = ("det", "case", "amod", "compound", "nummod", "punct", "fixed")
_LOOKED_AT = ("obl", "nmod")


def without_mere_mentions(drafts: Iterable[Draft], clauses: Sequence[Clause]) -> Iterator[Draft]:
    """The drafts but for events that the report has told, and here only says when or of what something else came."""
    told: dict[str, int] = {}
    drafts = list(drafts)
    for draft in drafts:
        if is_event(draft):
            last = told.get(sort_of(draft))
            if last is not None and _is_mere(draft, drafts, clauses[draft.sentence], draft.sentence - last):
                continue
            told[sort_of(draft)] = draft.sentence
        yield draft


def _is_mere(draft: Draft, drafts: Iterable[Draft], clause: Clause, back: int) -> bool:
    """Whether a noun takes up an event and tells nothing of it."""
    noun = draft.trigger
    if clause.tokens[noun].pos == "VERB" or not is_definite(clause, noun) or _has_own_words(draft, clause):
        return False
    if clause.is_dep(noun, *_LOOKED_AT) and _is_beside(clause, noun):
        return True
    if back > _JUST_BEFORE:
        return False
    here = (d for d in drafts if d.sentence == draft.sentence and d.saying.kind in _HARM)
    harm = {d.trigger for d in here if not d.is_war_toll}
    above = list(clause.governors(noun))
    if clause.is_dep(noun, "nsubj"):
        return bool(harm & {above[0], *clause.kids(above[0], "obj")})
    return clause.is_dep(noun, *_LOOKED_AT) and clause.preposition(noun) in _CAUSED and bool(harm & set(above))


def _has_own_words(draft: Draft, clause: Clause) -> bool:
    """Whether its own words say where, by whom, or which it was."""
    if any(f.basis is Basis.STATED for role in _ROLES for f in draft.roles.get(role, ())):
        return True
    below = clause.kids(draft.trigger)
    measured = any(clause.kids(k, "nummod", "compound") for k in below if clause.is_dep(k, "amod", "compound"))
    return measured or _is_some_of(clause, draft.trigger) or not all(clause.is_dep(k, *_BARE) for k in below)


def _is_some_of(clause: Clause, noun: int) -> bool:
    """ "In some of the raids": these, and no others."""
    holder = counted_by(clause, noun)
    return holder != noun and clause.tokens[holder].text.lower() not in words("en").spells


def _is_beside(clause: Clause, noun: int) -> bool:
    """ "Hours before the clash", "because of the fighting", "the first days of the offensive", "an inquiry into it"."""
    small = words("en")
    above = clause.tokens[clause.tokens[noun].head]
    if clause.preposition(noun) in small.beside_events:
        return True
    stretch = clause.lemma(above.index) in small.stretches_of_events or above.text.lower() in small.spells
    return clause.preposition(noun) == "of" and stretch
