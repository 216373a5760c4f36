"""What holds of every relation of two actors: that they are two.

In:     the drafts of a report, and who its names stand for.
Out:    the drafts, who is left out of a truce with its two sides from elsewhere; without a pronoun that names nobody,
        and without an actor related to itself ("Syrian and Russian warplanes back Syrian troops": Russia does).
Never:  a judgement of names nobody knows.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.claim.sorts import is_event, sort_of
from heldby.claim.truces import comes_about, is_only_wanted, is_over
from heldby.model import Basis, Polarity, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.mood import Mood
    from heldby.claim.scene import Scene
    from heldby.model import Filler


_PAIR = 2
_AFFILIATED, _SIDES = "relation.affiliated-", ("sort=rebels", "sort=government")


def two_sided(drafts: Iterable[Draft], scene: Scene) -> list[Draft]:
    """Leave out of a relation's first side who is also its second, and the relation when nobody is left."""
    kept = []
    for draft in drafts:
        if _is_part_of_them(draft):
            continue
        if draft.saying.kind == "relation" and not all(_names_some(draft.roles.get(side, ()), scene) for side in "ab"):
            continue
        ours, theirs = draft.roles.get("a", ()), draft.roles.get("b", ())
        if draft.saying.kind != "relation" or ours == theirs:
            kept.append(draft)
            continue
        left = tuple(f for f in ours if not _are_the_same(draft, (f,), theirs, scene))
        if left:
            kept.append(_as_affiliates(replace(draft, roles={**draft.roles, "a": left}), scene))
        elif others := tuple(f for f in theirs if not _are_the_same(draft, ours, (f,), scene)):
            kept.append(replace(draft, roles={**draft.roles, "b": others}))  # "A and B, backed by A"
    return kept


def _as_affiliates(draft: Draft, scene: Scene) -> Draft:
    """Who is affiliated with a group is part of it; with a state, an army or a side, its ally."""
    if not draft.saying.id.startswith(_AFFILIATED):
        return draft
    whole = scene.named_by(draft.roles["b"])
    if not any(scene.known.state(m) or m.value.startswith(_SIDES) for m in whole):
        return draft
    return replace(draft, saying=replace(draft.saying, traits={**draft.saying.traits, "rel": "allied_with"}))


def _is_part_of_them(draft: Draft) -> bool:
    """ "They include the YPG and the Iraqi army": "they" are many sorts of people, told of somewhere before."""
    whole = [f.text.lower() for f in draft.roles.get("b", ())]
    return draft.saying.traits.get("rel") == "part_of" and whole in (["they"], ["them"], ["these"], ["those"])


def with_whose_truce(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """Each truce that names no two sides with those told elsewhere, before it or else after; without them, no claim.

    Who is left out of a truce has none with its sides. "The truce has held" is between the sides of another word of
    it, or else between two who fight.
    """
    truces = [d for d in drafts if _is_truce(d) and d.roles.get("b")]
    fights = [d for d in drafts if is_event(d) and sort_of(d) == "battle" and _are_two(d, scene)]

    def nearest(told: Sequence[Draft], draft: Draft) -> Draft | None:
        return min(told, key=lambda t: (t.start > draft.start, abs(t.start - draft.start)), default=None)

    kept = []
    for draft in drafts:
        if not _is_truce(draft) or draft.roles.get("b"):
            kept.append(draft)
        elif truce := nearest(truces, draft):
            others = _elsewhere((*truce.roles["a"], *truce.roles["b"]))
            sides = {"b": others} if draft.roles.get("a") else {"a": truce.roles["a"], "b": truce.roles["b"]}
            kept.append(replace(draft, roles={**draft.roles, **{s: _elsewhere(sides[s]) for s in sides}}))
        elif not draft.roles.get("a") and (fight := nearest(fights, draft)):
            both = _elsewhere((*fight.roles.get("actor", ()), *fight.roles.get("target", ())))
            kept.append(replace(draft, roles={**draft.roles, "a": both[:1], "b": both[1:]}))
    return kept


def _elsewhere(fillers: Sequence[Filler]) -> tuple[Filler, ...]:
    return tuple(dict.fromkeys(replace(filler, basis=Basis.COREFERENT) for filler in fillers))


def _are_two(fight: Draft, scene: Scene) -> bool:
    """Whether a fight names just two, who bear arms and are not of one body."""
    both = (*fight.roles.get("actor", ()), *fight.roles.get("target", ()))
    named = [m for m in scene.named_by(both) if scene.known.armed(m) or scene.known.state(m)]
    return len(both) == _PAIR and len({scene.known.party(m) for m in named} - {""}) == _PAIR


def _is_truce(draft: Draft) -> bool:
    return draft.saying.traits.get("rel") == "ceasefire_with"


def told_as(draft: Draft, mood: Mood, clause: Clause) -> Mood:
    """The mood of a draft whose rule tells a standing fact, under way unless planned or supposed, or denies one.

    A truce that is over is denied; that it ended or began has happened.
    """
    over = _is_truce(draft) and bool(draft.saying.nouns) and is_over(clause, draft.trigger)
    if draft.saying.denies or over:
        denied = mood.polarity is Polarity.DENIED
        mood = replace(mood, polarity=Polarity.ASSERTED if denied else Polarity.DENIED)
    begun = _is_truce(draft) and bool(draft.saying.nouns) and comes_about(clause, draft.trigger)
    if mood.status is Status.ONGOING and (over or begun or draft.saying.status == Status.HAPPENED):
        return replace(mood, status=Status.HAPPENED)
    if draft.saying.status and mood.status is Status.HAPPENED:
        return replace(mood, status=Status(draft.saying.status))
    return mood


def is_kept(draft: Draft, clause: Clause) -> bool:
    """Whether a draft is none of a truce that is only called for, or talked about."""
    return not (_is_truce(draft) and draft.saying.nouns and is_only_wanted(clause, draft.trigger))


def _names_some(fillers: Sequence[Filler], scene: Scene) -> bool:
    """Whether anyone is named: more than an "it" that stands for nobody known."""
    told = scene.named_by(fillers)
    return len(told) < len(fillers) or not told or any(m.form != "pronoun" or scene.known.party(m) for m in told)


def _parties(fillers: Sequence[Filler], scene: Scene) -> set[str]:
    return {party for m in scene.named_by(fillers) if (party := scene.known.party(m))}


def _are_the_same(draft: Draft, ours: Sequence[Filler], theirs: Sequence[Filler], scene: Scene) -> bool:
    """Whether both are of one body; but "the Qassam Brigades, the armed wing of Hamas" have a name of their own."""
    named = [*scene.named_by(ours), *scene.named_by(theirs)]
    if draft.saying.traits.get("rel") == "part_of" and all(m.form == "name" and m.candidates for m in named):
        mine, others = ({m.candidates[0] for m in scene.named_by(side)} for side in (ours, theirs))
        return bool(mine & others)
    return bool(_parties(ours, scene) & _parties(theirs, scene))
