"""Who helped whoever took, held or relieved a place: from the sky, with arms or at his side.

In:     the drafts of a report, its clauses, and who its names stand for.
Out:    the drafts, `helped_by` filled where the sentence tells of help on this occasion.
Never:  help in general ("Iran-backed militias"), which is a relation and no more; whom nobody names; help of one's own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.claim.arguments import verb_arguments
from heldby.claim.filling import Names, named
from heldby.lexicon.words import words
from heldby.model import Filler, Polarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene

_EPITHETS = ("amod", "compound")
_OF_CLAUSE = ("acl:relcl", "acl")
_PRESENT = frozenset({"VBZ", "VBP"})
_BELOW = ("nmod", "obl", "obj")
_SUCH_AS = frozenset({"such", "including", "like"})


def with_helpers(drafts: Sequence[Draft], scene: Scene, clauses: Sequence[Clause]) -> list[Draft]:
    """The drafts of control with those who are said to have helped."""
    backing = [d for d in drafts if _tells_of_backing(d, clauses[d.sentence])]
    return [
        _with_helpers(draft, [b for b in backing if b.sentence == draft.sentence], scene, clauses[draft.sentence])
        if draft.saying.kind == "control"
        else draft
        for draft in drafts
    ]


def _tells_of_backing(draft: Draft, clause: Clause) -> bool:
    """ "Backed by Russian air strikes", "with support from Hezbollah"; not "Russian-backed", "who are backed"."""
    if draft.saying.kind != "relation" or draft.saying.traits.get("rel") != "backs" or _is_denied(draft):
        return False
    word = draft.trigger
    epithet = clause.is_dep(word, *_EPITHETS) or (word > 0 and clause.tokens[word - 1].text in ("-", "\u2013"))
    always = any(clause.tokens[k].tag in _PRESENT for k in clause.kids(word, "aux:pass"))
    return clause.lemma(word) in words("en").backing and not (epithet or always)


def _is_denied(draft: Draft) -> bool:
    return draft.mood is not None and draft.mood.polarity is Polarity.DENIED


def _with_helpers(draft: Draft, backing: Sequence[Draft], scene: Scene, clause: Clause) -> Draft:
    helped = _parties(draft.roles.get("actor", ()), scene)
    backed = [_parties(b.roles.get("b", ()), scene) for b in backing]
    found = [f for b, theirs in zip(backing, backed, strict=True) if helped & theirs for f in b.roles.get("a", ())]
    found += _partakers(clause, Names(text=clause.text, mentions=scene.mentions[draft.sentence]), draft.trigger)
    told = dict.fromkeys((*draft.roles.get("helped_by", ()), *found))
    # "troops backed by A and fighters supported by B race": who has helpers of his own may be a rival
    others = helped.union(_parties(draft.roles.get("against", ()), scene), *backed)
    kept = tuple(f for f in told if not _parties((f,), scene) & others)
    roles = {role: fillers for role, fillers in draft.roles.items() if role != "helped_by"}
    return replace(draft, roles=roles | ({"helped_by": kept} if kept else {}))


def _parties(fillers: Sequence[Filler], scene: Scene) -> set[str]:
    """Who the words stand for; the words themselves where nobody knows."""
    return {scene.known.party(m) or m.text.lower() for m in scene.named_by(fillers)}


def _partakers(clause: Clause, names: Names, trigger: int) -> list[Filler]:
    """Who "helped the army to take it", "took part in its capture" or "in the offensive that took it"."""
    act = clause.tokens[trigger].head if clause.is_dep(trigger, *_OF_CLAUSE) else trigger
    verb = _verb_above(clause, act)
    if verb < 0 or not _is_partaking(clause, verb):
        return []
    heads = [k for head in verb_arguments(clause, verb)["agent"] for k in _instances(clause, head)]
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


def _instances(clause: Clause, head: int) -> list[int]:
    """ "Militias who took part, such as A and B": A and B; the word itself where none is named.

    The names may hang on any word between, as they stand at the end of the clause.
    """
    if not clause.tokens[head].text.endswith("s"):
        return [head]
    for word in clause.tokens[head + 1 :]:
        cases = {clause.tokens[k].text.lower() for k in clause.kids(word.index, "case")}
        if word.pos == "PROPN" and cases & _SUCH_AS:
            return clause.listed(word.index)
    return [head]
