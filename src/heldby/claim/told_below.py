"""What a report sums up without names, and tells again by name: "captures two cities" ... "the cities of A and B".

In:     the drafts of a report with the places that their own sentences give, its mentions and trees.
Out:    the same drafts; a change of hands at places that nobody names yet takes those of the same change told below.
Never:  another side's change, or more or fewer places than the words count.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.claim.listed_before import counted
from heldby.lexicon.kinds import kinds
from heldby.lexicon.words import words
from heldby.model import Basis, Mention, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene
    from heldby.model import Filler, Token

_AHEAD = 6  # sentences within which what was summed up is told by name
_SEVERAL = 2
_REACH = 60
_NOUNS = frozenset({"NOUN", "PROPN"})
_STEPS = frozenset({"taken", "lost", "entered", "relieved"})  # what is done once; many places are held at a time


def told_below(draft: Draft, noun: Token, clause: Clause, drafts: Sequence[Draft], scene: Scene) -> Draft | None:
    """The draft with the places of the first claim below that tells its change by name; None where there is none."""
    if draft.saying.kind != "control":
        return None
    here = {scene.place_key(m) for m in scene.places(draft.sentence)}
    for other in drafts:
        if not draft.sentence < other.sentence <= draft.sentence + _AHEAD or not _may_be_same(draft, other, scene):
            continue
        named = [m for m in scene.named_by(other.roles.get("place", ())) if m.kind is MentionKind.PLACE]
        if _fits(clause, noun, draft.sentence, named, scene) and here.isdisjoint(map(scene.place_key, named)):
            found = tuple(replace(f, basis=Basis.COREFERENT) for f in other.roles["place"])
            return replace(draft, roles={**draft.roles, "place": found}, part="", open_place=None)
    return None


def site_told_below(draft: Draft, drafts: Sequence[Draft], clause: Clause, scene: Scene) -> Draft:
    """ "Captured a military base in Shabwa" at "the camp of the 163rd Brigade", where that was captured below.

    One site: where the same change is told of two, any of them may be meant.
    """
    named = scene.named_by(draft.roles.get("place", ()))
    if draft.saying.kind != "control" or not all(scene.is_wide(m) or scene.is_large(m) for m in named):
        return draft
    what = (
        clause.tokens[k] for k in (draft.trigger, *clause.kids(draft.trigger, "obj", "nsubj", "nsubj:pass", "nmod"))
    )
    if not any(t.text.lower() in words("en").military_sites and t.pos in _NOUNS for t in what):
        return draft
    below = (d for d in drafts if 0 < d.sentence - draft.sentence <= _AHEAD and _may_be_same(draft, d, scene))
    sites = [f for d in below for f in d.roles.get("place", ()) if _is_site(f)]
    if len({f.text for f in sites}) != 1:
        return draft
    told = (replace(sites[0], basis=Basis.COREFERENT),)
    return replace(draft, roles={**draft.roles, "place": told}, part="", open_place=None)


def _is_site(place: Filler) -> bool:
    """Whether it is a base or a headquarters by its name."""
    told = place.text.lower().split()
    return len(told) > 1 and bool({told[0], told[-1]} & words("en").military_sites)


def several_unnamed(clause: Clause, draft: Draft, scene: Scene) -> Token | None:
    """The noun of places that a draft only counts: "two towns", "coastal cities", not "the towns of A and B".

    So are "two towns near the border", of which the border is no more than where they lie.
    """
    small = words("en")
    said = (draft.open_place.text if draft.open_place else draft.part).lower().split()
    noun = next((word for word in said if word in small.several_towns), "")
    if draft.saying.kind != "control" or not noun or _names_a_town(draft, scene):
        return None
    if (small.definite | small.but_others).intersection(said[: said.index(noun)]):
        return None
    inside = (t for t in clause.tokens if draft.start <= t.start < draft.end + _REACH)
    return next((t for t in inside if t.text.lower() == noun), None)


def _names_a_town(draft: Draft, scene: Scene) -> bool:
    """Whether its own words give a town: "several villages, among them A", "three districts of A"."""
    stated = [f for f in draft.roles.get("place", ()) if f.basis is Basis.STATED]
    return any(m.form == "point" and scene.is_town(m) for m in scene.named_by(stated))


def _fits(clause: Clause, noun: Token, sentence: int, places: Sequence[Mention], scene: Scene) -> bool:
    """Whether the places are as many, and of the sort, that the noun can mean."""
    if not places or not all(m.form == "point" and scene.is_town(m) for m in places):
        return False
    if noun.text.lower() not in words("en").several_towns:
        return len(places) == 1 and scene.may_be(places[0], noun.text.lower())
    start = clause.tokens[min(clause.phrase(noun.index))].start
    count = counted(start, noun.end, sentence, scene)
    return len(places) == count if count else len(places) >= _SEVERAL


def _may_be_same(draft: Draft, other: Draft, scene: Scene) -> bool:
    """Whether two drafts may tell one change: the same, done or meant alike, by nobody else."""
    if other.saying.kind != "control" or other.open_place is not None or other.part:
        return False
    if draft.mood is None or other.mood is None or _changes(draft).isdisjoint(_changes(other)):
        return False
    alike = draft.mood.status.is_real == other.mood.status.is_real and draft.mood.polarity == other.mood.polarity
    return alike and all(_are_compatible(draft, other, role, scene) for role in ("actor", "against"))


def _changes(draft: Draft) -> set[str]:
    """What it may come to: "falls" is lost, and taken with whoever took it."""
    main = kinds()[draft.saying.kind].main_trait
    return {value for value in (draft.saying.traits.get(main, ""), draft.saying.swap) if value in _STEPS}


def _are_compatible(draft: Draft, other: Draft, role: str, scene: Scene) -> bool:
    """Whether the same may be meant: nobody says who for one of them, or one party is in both."""
    one, two = set(_parties(draft.roles.get(role, ()), scene)), set(_parties(other.roles.get(role, ()), scene))
    return not one or not two or bool(one & two)


def _parties(fillers: Sequence[Filler], scene: Scene) -> Iterator[str]:
    """The bodies that the fillers stand for, as far as that is known."""
    return (p for m in scene.named_by(fillers) if m.kind is MentionKind.ACTOR and (p := scene.known.party(m)))
