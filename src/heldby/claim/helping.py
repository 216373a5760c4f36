"""Who helped whoever took, held or relieved a place: from the sky, with arms, at his side or at the head of it.

In:     the drafts of a report, its clauses, and who its names stand for.
Out:    the drafts, `helped_by` filled where the report tells of help on this occasion, or in the operation for it.
Never:  help in general ("Iran-backed militias"), which is a relation and no more; whom nobody names; help of one's own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.claim.arguments import verb_arguments
from heldby.claim.filling import Names, named
from heldby.claim.operations import helpers_of, instances, is_operation
from heldby.lexicon.words import words
from heldby.model import Basis, Filler, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene

_EPITHETS = ("amod", "compound")
_OF_CLAUSE = ("acl:relcl", "acl")
_PRESENT = frozenset({"VBZ", "VBP"})
_BELOW = ("nmod", "obl", "obj")
_SETTLED = frozenset({"taken", "relieved", "entered"})
_NEAR = 4  # sentences between what is told of an operation and what came of it


def with_helpers(drafts: Sequence[Draft], scene: Scene, clauses: Sequence[Clause]) -> list[Draft]:
    """The drafts of control with those who are said to have helped."""
    backing = [d for d in drafts if _tells_of_backing(d, clauses[d.sentence])]
    helped = [
        _with_helpers(draft, [b for b in backing if b.sentence == draft.sentence], scene, clauses[draft.sentence])
        if draft.saying.kind == "control"
        else draft
        for draft in drafts
    ]
    return _from_operations(helped, scene, clauses)


def _from_operations(drafts: Sequence[Draft], scene: Scene, clauses: Sequence[Clause]) -> list[Draft]:
    """The drafts, what was taken or relieved with the helpers of the operation for it, told of near by."""
    told = [(d, _told_helpers(d, scene, clauses[d.sentence])) for d in drafts]
    helping = [(d.sentence, _places(d, scene), found) for d, found in told if found]
    return [_with_those_near(d, helping, scene) if _is_settled(d) and d.roles.get("actor") else d for d in drafts]


def _told_helpers(draft: Draft, scene: Scene, clause: Clause) -> tuple[Filler, ...]:
    """Those named for an operation, or for what it is to bring about."""
    if is_operation(clause, draft.trigger):
        return tuple(helpers_of(clause, _names(clause, scene, draft.sentence), draft.trigger))
    is_aim = _is_settled(draft) and draft.mood is not None and draft.mood.status is Status.PLANNED
    return draft.roles.get("helped_by", ()) if is_aim else ()


def _with_those_near(draft: Draft, helping: Sequence[tuple[int, set[str], tuple[Filler, ...]]], scene: Scene) -> Draft:
    places = _places(draft, scene)
    near = [f for s, at, found in helping if abs(draft.sentence - s) <= _NEAR and at & places for f in found]
    return _helped(draft, near, scene, _parties(draft.roles.get("against", ()), scene))


def _is_settled(draft: Draft) -> bool:
    """Whether it tells of what an operation brings about."""
    return draft.saying.kind == "control" and draft.saying.traits.get("change") in _SETTLED


def _places(draft: Draft, scene: Scene) -> set[str]:
    return scene.place_keys(draft.roles.get("place", ()))


def _names(clause: Clause, scene: Scene, sentence: int) -> Names:
    return Names(text=clause.text, mentions=scene.mentions[sentence])


def _tells_of_backing(draft: Draft, clause: Clause) -> bool:
    """ "Backed by Russian air strikes", "with support from Hezbollah"; not "Russian-backed", "who are backed"."""
    if draft.saying.kind != "relation" or draft.saying.traits.get("rel") != "backs" or _is_denied(draft):
        return False
    word = draft.trigger
    epithet = clause.is_dep(word, *_EPITHETS) or (word > 0 and clause.tokens[word - 1].text in ("-", "\u2013"))
    always = any(clause.tokens[k].tag in _PRESENT for k in clause.kids(word, "aux:pass"))
    return clause.lemma(word) in words("en").backing and not (epithet or always)


def _is_denied(draft: Draft) -> bool:
    return draft.mood is not None and draft.mood.is_denied


def _with_helpers(draft: Draft, backing: Sequence[Draft], scene: Scene, clause: Clause) -> Draft:
    helped = _parties(draft.roles.get("actor", ()), scene)
    backed = [_parties(b.roles.get("b", ()), scene) for b in backing]
    found = [f for b, theirs in zip(backing, backed, strict=True) if helped & theirs for f in b.roles.get("a", ())]
    names = _names(clause, scene, draft.sentence)
    found += _partakers(clause, names, draft.trigger)
    told = helpers_of(clause, names, draft.trigger)
    draft = _not_against(draft, _parties(told, scene), scene)
    # "troops backed by A and fighters supported by B race": who has helpers of his own may be a rival
    return _helped(draft, [*found, *told], scene, _parties(draft.roles.get("against", ()), scene).union(*backed))


def _not_against(draft: Draft, helpers: set[str], scene: Scene) -> Draft:
    """The draft without a foe who was only taken for one, as he is told of beside, and helped."""
    kept = tuple(
        f for f in draft.roles.get("against", ()) if f.basis is not Basis.IMPLIED or not _parties((f,), scene) & helpers
    )
    roles = {role: fillers for role, fillers in draft.roles.items() if role != "against"}
    return replace(draft, roles=roles | ({"against": kept} if kept else {}))


def _helped(draft: Draft, found: Iterable[Filler], scene: Scene, others: set[str]) -> Draft:
    """The draft with further helpers: neither who did it himself, nor one of the others, nor anybody twice."""
    seen = _parties(draft.roles.get("actor", ()), scene) | others
    kept: list[Filler] = []
    for filler in (*draft.roles.get("helped_by", ()), *found):
        who = _parties((filler,), scene)
        if not who & seen:
            kept.append(filler)
            seen |= who
    roles = {role: fillers for role, fillers in draft.roles.items() if role != "helped_by"}
    return replace(draft, roles=roles | ({"helped_by": tuple(kept)} if kept else {}))


def _parties(fillers: Sequence[Filler], scene: Scene) -> set[str]:
    """Who the words stand for; the words themselves where nobody knows."""
    return {scene.known.party(m) or m.text.lower() for m in scene.named_by(fillers)}


def _partakers(clause: Clause, names: Names, trigger: int) -> list[Filler]:
    """Who "helped the army to take it", "took part in its capture" or "in the offensive that took it"."""
    act = clause.tokens[trigger].head if clause.is_dep(trigger, *_OF_CLAUSE) else trigger
    verb = _verb_above(clause, act)
    if verb < 0 or not _is_partaking(clause, verb):
        return []
    heads = [k for head in verb_arguments(clause, verb)["agent"] for k in instances(clause, head)]
    return [Filler(start=m.start, end=m.end, text=m.text) for m in named(clause, names, heads, "actor")]


def _verb_above(clause: Clause, act: int) -> int:
    """The verb that an act is the object of, or happens in; -1 without one."""
    if clause.is_dep(act, "xcomp", "ccomp"):
        return clause.tokens[act].head
    for _step in range(2):
        if not clause.is_dep(act, *_BELOW):
            return -1
        act = clause.tokens[act].head
        if clause.tokens[act].pos == "VERB":
            return act
    return -1


def _is_partaking(clause: Clause, verb: int) -> bool:
    small = words("en")
    if clause.lemma(verb) in small.partaking:
        return True
    return any(clause.lemma(k) in small.parts_played for k in clause.kids(verb, "obj"))
