"""One figure for several fates: of "40 people were killed or wounded" nobody knows how many are dead.

In:     the drafts of a report, in the order of the text.
Out:    the drafts; two fates that share their words and their figure are one draft of `casualties`, and a figure told
        by noun and verb ("a toll of 17 people killed") is told once.
Never:  two figures put together ("killed four and wounded nine"), nor two fates joined by "and" without a figure.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.lexicon.quantities import quantity_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft

_FATES = frozenset({"killed", "wounded", "captured", "missing"})
_HARMED = frozenset({"killed", "wounded"})
_ANY_HARM = _HARMED | {"casualties"}
_EITHER = frozenset({"or"})
_JOINS = frozenset({"and", ",", "/", "&", "either", "both"}) | _EITHER
# A third fate may stand between two: "killed, wounded or captured".
_CALLED = frozenset({"killed", "wounded", "injured", "wounding", "injuring", "hurt", "maimed"})
_LOST = frozenset({"missing", "captured"})
_AFTERWARDS = "die"
_APART, _NEAR, _NEXT = 4, 6, 2


def with_shared_figures(drafts: Sequence[Draft], clauses: Sequence[Clause]) -> list[Draft]:
    """Drafts with each run of fates that share a figure ("dead and wounded", "killed, wounded or captured") as one."""
    done: list[Draft] = []
    for told in sorted(drafts, key=lambda d: (d.sentence, d.trigger)):
        draft = _either(told, clauses[told.sentence])
        first = next((i for i, d in enumerate(done) if _shares(d, draft, clauses[draft.sentence])), None)
        if first is None:
            done.append(draft)
        else:
            done[first] = _both(done[first], draft)
    done = [_as_many(d, done[:i], clauses[d.sentence]) for i, d in enumerate(done)]
    told_apart = [d for d in done if not _is_told_by_verb(d, done, clauses[d.sentence])]
    return [d for d in told_apart if not _is_told_before_noun(d, told_apart, clauses[d.sentence])]


def _as_many(draft: Draft, before: Sequence[Draft], clause: Clause) -> Draft:
    """ "Seven were killed and as many wounded", "wounded the same number": seven; the figure told just before it."""
    known, told = quantity_words("en"), draft.quantity.phrase if draft.quantity else ""
    if draft.saying.kind != "casualty" or draft.quantity is None or told.lower() not in known.as_before:
        return draft
    at = clause.text.find(told, clause.sentence.start)
    if clause.text.startswith(f" {known.as_before_more} ", at + len(told)):
        return draft  # "as many as they could"
    counted = [
        d.quantity for d in before if d.saying.kind == "casualty" and d.sentence == draft.sentence and not d.is_part
    ]
    same = next((q for q in reversed(counted) if q and q.low == q.high and q.low), None)
    return replace(draft, quantity=replace(same, phrase=told)) if same else draft


def _is_told_by_verb(draft: Draft, drafts: Sequence[Draft], clause: Clause) -> bool:
    """Whether its figure is told by the next verb as well: "a toll of 17 people killed", "forced 40 people to flee"."""
    if draft.saying.kind != "casualty" or draft.quantity is None:
        return False
    noun = clause.tokens[draft.trigger].pos == "NOUN" or clause.is_dep(draft.trigger, "nmod")  # "five of the dead"
    return any(
        d.sentence == draft.sentence
        and (noun or _goes_on(draft, d, clause))
        and draft.trigger < d.trigger <= draft.trigger + _NEAR
        and d.saying.traits.get("measure") in (draft.saying.traits.get("measure"), "casualties")
        and d.quantity == draft.quantity
        for d in drafts
        if d.saying.kind == "casualty"
    )


def _is_told_before_noun(draft: Draft, drafts: Sequence[Draft], clause: Clause) -> bool:
    """ "Six wounded soldiers were taken to hospital": that they were hurt is told before their noun already."""
    measure = draft.saying.traits.get("measure")
    if draft.saying.kind != "casualty" or measure not in _HARMED:
        return False
    return any(
        clause.is_dep(d.trigger, "amod") and clause.tokens[clause.tokens[d.trigger].head].head == draft.trigger
        for d in drafts
        if d is not draft and d.sentence == draft.sentence and d.saying.traits.get("measure") == measure
    )


def _goes_on(draft: Draft, other: Draft, clause: Clause) -> bool:
    """Whether a verb says more of what another told: "forced 40 people to flee", "lost 900 men killed or wounded"."""
    above = clause.tokens[clause.tokens[other.trigger].head]
    if clause.is_dep(other.trigger, "acl"):
        return above.head == draft.trigger and above.dep == "obj"
    return above.index == draft.trigger and clause.is_dep(other.trigger, "xcomp", "ccomp")


def _either(draft: Draft, clause: Clause) -> Draft:
    """ "Left dozens dead or wounded", "12,000 killed, wounded and missing": the figure is of all of them."""
    tokens = [t for t in clause.tokens[draft.trigger + 1 : draft.trigger + 5] if t.pos != "ADV"][:3]
    after = [t.text.lower() for t in tokens]
    counted = len(tokens) > _NEXT and tokens[_NEXT].pos in ("NUM", "NOUN", "ADJ", "DET")
    joined = bool(after) and (after[0] in _EITHER or (after[0] in _JOINS and not counted))
    both = len(after) > 1 and ((joined and after[1] in _CALLED) or (after[0] in _EITHER and after[1] in _LOST))
    harmed = draft.saying.kind == "casualty" and draft.saying.traits.get("measure") in _HARMED
    return _as_both(draft) if both and harmed and draft.quantity else draft


def _shares(first: Draft, second: Draft, clause: Clause) -> bool:
    if first.sentence != second.sentence or not first.trigger < second.trigger <= first.trigger + _APART:
        return False
    measures = {d.saying.traits.get("measure", "") for d in (first, second)}
    if first.saying.kind != "casualty" or not measures & _ANY_HARM or not measures <= _FATES | _ANY_HARM:
        return False
    between = {t.text.lower() for t in clause.tokens[first.trigger + 1 : second.trigger]}
    lost_first = first.saying.traits.get("measure") in _LOST and not between & _EITHER  # "abducted and killed two"
    if lost_first or not between or not between <= _JOINS | _CALLED or clause.lemma(second.trigger) == _AFTERWARDS:
        return False  # "a third was wounded and died": one after the other
    told, other = first.quantity, second.quantity
    if told is None and other is None:
        return bool(between & _EITHER)
    if told is None or other is None or told != other:
        return False
    return told.low is not None or told.high is not None or bool(between & _EITHER)


def _both(first: Draft, second: Draft) -> Draft:
    """One draft for both: what the first leaves open the second tells."""
    return replace(
        _as_both(first),
        end=max(first.end, second.end),
        start=min(first.start, second.start),
        roles={**second.roles, **first.roles},
    )


def _as_both(draft: Draft) -> Draft:
    traits = {**draft.saying.traits, "measure": "casualties"}
    return replace(draft, saying=replace(draft.saying, traits=traits))
