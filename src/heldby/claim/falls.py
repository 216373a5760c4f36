"""Changes of hands told by one side only, whose other stands beside: "Palmyra falls", "took the rebel stronghold X".

In:     the drafts of a report, their roles filled as far as sentence and report allow.
Out:    the same drafts; a bare fall takes both sides of the taking of that place that is told nearest to it,
        else the one party that takes places at all. One told of long before a retaking is to who lost it then.
Never:  a victor that nobody in the report is said to be.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.claim.histories import COUNTED, published_on
from heldby.claim.sorts import change_of
from heldby.model import Basis, Filler, MentionKind, Status

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene

_PRONOUNS = frozenset({"they", "it", "who", "which", "their", "its", "them"})
_UP_TO_THEN = frozenset({"since", "for"})
_COMING = frozenset({"taken", "entered"})
_BEFORE_FALL = frozenset({"besieged", "approached"})
_ASSAULTS = frozenset({"battle", "attack"})
_JUST_BEFORE = 2
_COMMA = len(", the ")
LONG_AGO = re.compile(r"P\d+[MY] ago|[MY]-\d|\d{4}(?:-(?:\d\d|[A-Z]{2}))?(?:\s|$)|XXXX-(?:\d\d|[A-Z]{2})(?:\s|$)")
_YEARS_AGO = re.compile(r"P\d+Y ago|Y-\d|(\d{4})(-\d\d)?(?:\s|$)")
_HAD = re.compile(r"\bhad\b")
_LONG_AFTER = re.compile(r"\b(?:week|month|year|decade)s? (?:after|before)$", re.IGNORECASE)


def with_victors(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """Fill the falls that name neither side."""
    takings = [d for d in drafts if _is_taking(d)]
    named = [_with_assailant(_with_victor(d, takings, scene), drafts, scene) if _is_bare_fall(d) else d for d in drafts]
    moving = [*takings, *(d for d in drafts if _is_coming_in(d, scene))]
    return [_with_only_taker(d, moving, scene) if _is_bare_fall(d) else d for d in named]


def with_former_holders(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """ "Took the rebel-held town of X", "the ISIS stronghold X was captured": whoever held it so is who lost it."""
    held = [d for d in drafts if d.saying.passing and d.saying.traits.get("change") == "held" and not d.part]
    return [
        _with_holder(d, held, scene) if change_of(d) == "taken" and not d.roles.get("against") else d for d in drafts
    ]


def with_ended_holdings(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """ "Captured Andulo, the rebels' main stronghold", "took the rebel stronghold of A": they held it until then."""
    takings = [d for d in drafts if _is_told_taken(d) and _is_so(d) and d.mood and d.mood.status is Status.HAPPENED]
    return [_as_ended(d, takings, scene) if takings and _is_passing(d) else d for d in drafts]


def _is_passing(draft: Draft) -> bool:
    """Whether it tells by the way who holds a place, as if it were so now."""
    held = change_of(draft) == "held" and draft.saying.passing
    return held and draft.mood is not None and draft.mood.status is Status.ONGOING


def _as_ended(held: Draft, takings: Sequence[Draft], scene: Scene) -> Draft:
    """The holding as over, where its own sentence tells that somebody else took the place."""
    ours = _parties(held, scene)
    place = _places(held, scene)
    here = [t for t in takings if t.sentence == held.sentence and _places(t, scene) == place]
    here = [t for t in here if not t.part and t.start < held.start <= t.end + _COMMA]
    by_others = [t for t in here if (them := _parties(t, scene)) and not ours & them]
    if not by_others or held.mood is None:
        return held
    return replace(held, mood=replace(held.mood, status=Status.HAPPENED))


def with_leavers(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """ "Troops took X after the separatists withdrew": who is told beside it to have left the place has lost it.

    "Rebels took X. The army had left the day before": it left to them, and not to who retakes X in what follows.
    """
    left = [(d, _taken_before(d, drafts, scene)) for d in drafts if _is_leaving(d, scene)]
    return [
        _with_leaver(d, left, scene) if change_of(d) in _COMING and not d.roles.get("against") else d for d in drafts
    ]


def _taken_before(left: Draft, drafts: Sequence[Draft], scene: Scene) -> Draft | None:
    """The taking of the place in the sentence before, by others than who "had left" it."""
    if not _HAD.search(scene.text, left.start, left.end):
        return None
    here, gone = _places(left, scene), _parties(left, scene)
    near = [d for d in drafts if left.sentence - d.sentence == 1 and _is_taking(d) and here & _places(d, scene)]
    return next((d for d in near if not gone & _parties(d, scene)), None)


def with_retakers(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """ "X fell in May and was retaken by the army in June": who retakes a place in the same breath had lost it before.

    And "the army retook X after gunmen had seized it": from them. Not in another sentence: "X falls", and below it "the
    army recaptured X", may be one and the same.
    """
    taken = [d for d in drafts if change_of(d) == "taken" and d.roles.get("actor")]
    again = [d for d in taken if d.again]
    if not again:
        return list(drafts)
    retaken = [_with_retaker(d, again, scene) if _is_lost_to_somebody(d) else d for d in drafts]
    first = [d for d in taken if not d.again and _is_so(d)]
    return [_with_taker_before(d, first, scene) if _is_retaking(d) else d for d in retaken]


def _is_retaking(draft: Draft) -> bool:
    return draft.again and change_of(draft) == "taken" and not draft.roles.get("against")


def with_holders_before(drafts: Sequence[Draft], scene: Scene, clauses: Sequence[Clause]) -> list[Draft]:
    """ "The army took X from the rebels. They had held it for years": so had who lost it, not who took it.

    Nor who retook it, if it was so up to then: "it had been in their hands since May".
    """
    takings = [d for d in drafts if _is_taking(d) and d.roles.get("against")]
    first = [d for d in takings if not d.again]
    return [
        _with_loser(d, takings if _is_up_to_then(clauses[d.sentence]) else first, scene)
        if _had_held(d, clauses[d.sentence])
        else d
        for d in drafts
    ]


def _is_up_to_then(clause: Clause) -> bool:
    return any(token.text.lower() in _UP_TO_THEN for token in clause.tokens)


def _had_held(draft: Draft, clause: Clause) -> bool:
    """Whether it tells by a pronoun who "had held" a place."""
    had = any(clause.tokens[k].text.lower() in ("had", "'d") for k in clause.kids(draft.trigger, "aux"))
    actors = draft.roles.get("actor", ())
    held = change_of(draft) == "held" or draft.saying.traits.get("measure") == "occupation_length"
    return held and had and bool(actors) and all(f.text.lower() in _PRONOUNS for f in actors)


def _with_loser(held: Draft, takings: Sequence[Draft], scene: Scene) -> Draft:
    here, ours = _places(held, scene), _parties(held, scene)
    near = [t for t in takings if 0 <= held.sentence - t.sentence <= 1 and t.start < held.start]
    before = [t for t in near if here & _places(t, scene) and ours & _parties(t, scene)]
    if not before:
        return held
    return replace(held, roles={**held.roles, "actor": _implied(before[-1].roles["against"])})


def _is_lost_to_somebody(draft: Draft) -> bool:
    changed = change_of(draft) == "taken" or (change_of(draft) == "lost" and bool(draft.saying.swap))
    changed = changed and "hands" not in draft.saying.object  # "has changed hands four times" is told of no one time
    return changed and not draft.again and not draft.part and not draft.roles.get("against") and _is_so(draft)


def _with_retaker(taken: Draft, again: Sequence[Draft], scene: Scene) -> Draft:
    here = _places(taken, scene)
    same = [d for d in again if d.sentence == taken.sentence]
    later = [d for d in same if here & _places(d, scene)][:1]
    if not later or _parties(taken, scene) & _parties(later[0], scene):
        return taken
    return replace(taken, roles={**taken.roles, "against": _implied(later[0].roles["actor"])})


def _with_taker_before(retaken: Draft, first: Sequence[Draft], scene: Scene) -> Draft:
    here, ours = _places(retaken, scene), _parties(retaken, scene)
    same = [d for d in first if d.sentence == retaken.sentence and here & _places(d, scene)]
    if len(same) != 1 or not ours or ours & _parties(same[0], scene):
        return retaken
    return replace(retaken, roles={**retaken.roles, "against": _implied(same[0].roles["actor"])})


def _is_leaving(draft: Draft, scene: Scene) -> bool:
    """Whether an army, or somebody armed whom nobody lists, is told to have left a place."""
    left = draft.saying.kind == "event" and draft.saying.traits.get("type") == "withdrawal"
    named = [m for m in scene.named_by(draft.roles.get("actor", ())) if m.kind is MentionKind.ACTOR]
    return left and _is_so(draft) and any(scene.known.armed(m) or m.form == "description" for m in named)


def _with_leaver(taken: Draft, left: Sequence[tuple[Draft, Draft | None]], scene: Scene) -> Draft:
    """The change of hands with the one party that left there beside it or just before, or "had left" before it."""
    here, ours = _places(taken, scene), _parties(taken, scene)
    beside = [d for d, to in left if (to is taken if to else 0 <= taken.sentence - d.sentence <= 1)]
    near = [d for d in beside if here & _places(d, scene)]
    near = [d for d in near if d.sentence == taken.sentence] or near
    gone = {party: d for d in near for party in _parties(d, scene) - ours}
    if not ours or len(gone) != 1:
        return taken
    leaver = next(iter(gone.values()))
    return replace(taken, roles={**taken.roles, "against": _implied(leaver.roles["actor"])})


def _with_holder(taken: Draft, held: Sequence[Draft], scene: Scene) -> Draft:
    mine = _parties(taken, scene)
    for one in held:
        same = one.sentence == taken.sentence and one.roles.get("place") == taken.roles.get("place")
        beside = taken.start <= one.end and one.start <= taken.end
        if same and beside and not mine & _parties(one, scene):
            return replace(taken, roles={**taken.roles, "against": one.roles["actor"]})
    return taken


def _parties(draft: Draft, scene: Scene) -> set[str]:
    return _named(draft.roles.get("actor", ()), scene)


def _named(fillers: Sequence[Filler], scene: Scene) -> set[str]:
    return {scene.known.party(m) or m.text.lower() for m in scene.named_by(fillers)}


def _is_so(draft: Draft) -> bool:
    return draft.mood is not None and draft.mood.is_so


def _is_taking(draft: Draft) -> bool:
    return _is_told_taken(draft) and _is_so(draft) and not draft.part and bool(draft.roles.get("actor"))


def _is_told_taken(draft: Draft) -> bool:
    """Whether somebody is told to have taken a place, also by "fell to the rebels"."""
    return "taken" in (change_of(draft), draft.saying.swap if draft.saying.kind == "control" else "")


def _is_coming_in(draft: Draft, scene: Scene) -> bool:
    """Whether some who are no state's forces enter a place; an army may only come back."""
    parties = _parties(draft, scene)
    return (
        change_of(draft) == "entered"
        and _is_so(draft)
        and bool(parties)
        and not any(map(scene.known.sovereign, parties))
    )


def _is_bare_fall(draft: Draft) -> bool:
    lost = draft.saying.traits.get("change") == "lost" and bool(draft.saying.swap)
    return lost and not draft.part and not draft.roles.get("actor") and not draft.roles.get("against")


def _with_victor(fall: Draft, takings: Sequence[Draft], scene: Scene) -> Draft:
    here = _places(fall, scene)
    near = [(abs(t.sentence - fall.sentence), t.start, t) for t in takings if here & _places(t, scene)]
    if not near:
        return fall
    taking = min(near, key=lambda n: n[:2])[2]
    sides = {"actor": "actor", "against": "against"}
    if _is_long_before(fall, taking, scene):
        lost = bool(taking.roles.get("against"))
        sides = {"actor": "against"} | ({"against": "actor"} if taking.again and lost else {})
    found = {role: _implied(taking.roles[told]) for role, told in sides.items() if taking.roles.get(told)}
    return replace(fall, roles={**fall.roles, **found})


def _is_long_before(fall: Draft, taking: Draft, scene: Scene) -> bool:
    """Whether a place fell long before a taking: "A retook X on Sunday. It had fallen a year ago", which was to B."""
    then = _values(fall, scene)
    now = _values(taking, scene)
    ago = bool(then) and all(LONG_AGO.match(value) for value in then) and not set(then) & set(now)
    return ago and fall.sentence != taking.sentence and (taking.again or any(COUNTED.match(value) for value in now))


def _values(draft: Draft, scene: Scene) -> list[str]:
    """The times that its sentence tells."""
    return [m.value for m in scene.mentions[draft.sentence] if m.kind is MentionKind.TIME]


def _with_assailant(fall: Draft, drafts: Sequence[Draft], scene: Scene) -> Draft:
    """ "The rebels besieged the town. It fell two days later": to the one party just told to come for it."""
    if fall.roles.get("actor") or not _is_so(fall) or (fall.time and is_long_after(fall.time)):
        return fall
    here = _places(fall, scene)
    near = [d for d in drafts if 0 <= fall.sentence - d.sentence <= _JUST_BEFORE]
    near = [d for d in near if (d.sentence, d.start) < (fall.sentence, fall.start) and here & _places(d, scene)]
    coming = {party: d for d in near if _is_coming_for(d, here, scene) for party in _parties(d, scene)}
    holding = {p for d in near if change_of(d) in ("held", "relieved", "entered", "taken") for p in _parties(d, scene)}
    if len(coming) != 1 or coming.keys() & holding:
        return fall
    return replace(fall, roles={**fall.roles, "actor": _implied(next(iter(coming.values())).roles["actor"])})


def _with_only_taker(fall: Draft, takings: Sequence[Draft], scene: Scene) -> Draft:
    """ "Rebels took A. B fell five days later": to the one party that takes places in the report, and only new ones."""
    told = [d for d in takings if all(f.basis is not Basis.IMPLIED for f in d.roles["actor"])]
    takers = {party: d for d in told for party in _parties(d, scene)}
    regained = any(d.again or _is_long_before(fall, d, scene) for d in told)
    if len(takers) != 1 or regained or not _is_so(fall) or (fall.time and is_long_after(fall.time)):
        return fall
    return replace(fall, roles={**fall.roles, "actor": _implied(next(iter(takers.values())).roles["actor"])})


def _is_coming_for(draft: Draft, here: set[str], scene: Scene) -> bool:
    """Whether somebody named besieges, nears or assaults a place; who only fights there may be its defender."""
    actors = draft.roles.get("actor", ())
    if not actors or draft.mood is None or draft.mood.is_denied or any(f.basis is Basis.IMPLIED for f in actors):
        return False
    if draft.saying.kind == "control":
        return change_of(draft) in _BEFORE_FALL and _is_so(draft)
    at_place = here & scene.place_keys(draft.roles.get("target", ()))
    return draft.saying.traits.get("type") in _ASSAULTS and _is_so(draft) and bool(at_place)


def _implied(fillers: Sequence[Filler]) -> tuple[Filler, ...]:
    return tuple(replace(f, basis=Basis.IMPLIED) for f in fillers)


def _places(draft: Draft, scene: Scene) -> set[str]:
    return scene.place_keys(draft.roles.get("place", ()))


def without_todays_sides(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """ "Troops set out to retake the city three years after its capture": who took it then is not who fights today."""
    done = [_without_thought_of(d) if _ischange_of(d) and d.time and is_long_after(d.time) else d for d in drafts]
    return [_without_foe(d, scene) if _ischange_of(d) and d.time and _is_years_ago(d.time, scene) else d for d in done]


def _is_years_ago(time: Filler, scene: Scene) -> bool:
    """Whether a time lies in a year before that of the report: "in 2014", "three years ago"; not "last December"."""
    told = published_on(scene)
    values = [m.value for line in scene.mentions for m in line if m.start == time.start]
    return any(_is_before(told, then) for value in values if (then := _YEARS_AGO.match(value)))


def _is_before(told: date | None, then: re.Match[str]) -> bool:
    year, month = then.groups()
    return told is None or year is None or told.year - int(year) > bool(month)


def _without_foe(draft: Draft, scene: Scene) -> Draft:
    """ "The militants seized it in 2014": not from the militia that fights them today."""
    if any(map(scene.known.sovereign, _parties(draft, scene))):
        return draft
    against = draft.roles.get("against", ())
    armies = {m.start for m in scene.named_by(against) if scene.known.sovereign(scene.known.party(m))}
    kept = tuple(f for f in against if f.basis is not Basis.IMPLIED or f.start in armies)
    roles = {role: fillers for role, fillers in draft.roles.items() if role != "against"}
    return replace(draft, roles=roles | ({"against": kept} if kept else {}))


def is_long_after(time: Filler) -> bool:
    """Whether a time only says how long after something else: "three years after" its capture."""
    return bool(_LONG_AFTER.search(time.text))


def _ischange_of(draft: Draft) -> bool:
    return change_of(draft) in ("taken", "lost")


def _without_thought_of(draft: Draft) -> Draft:
    """The draft with those sides alone that its own words name."""
    roles = {
        role: tuple(f for f in fillers if role not in ("actor", "against") or f.basis is not Basis.IMPLIED)
        for role, fillers in draft.roles.items()
    }
    return replace(draft, roles={role: fillers for role, fillers in roles.items() if fillers})


def without_its_own(drafts: Sequence[Draft]) -> list[Draft]:
    """ "Three years after its capture", where no place is named: "its" is the place's, and tells nobody who took it."""
    return [_without_its(d) if _ischange_of(d) and not _names_place(d) else d for d in drafts]


def _names_place(draft: Draft) -> bool:
    return any(f.basis is Basis.STATED for f in draft.roles.get("place", ()))


def _without_its(draft: Draft) -> Draft:
    kept = tuple(f for f in draft.roles.get("actor", ()) if f.text.lower() != "its")
    roles = {role: fillers for role, fillers in draft.roles.items() if role != "actor"}
    return replace(draft, roles=roles | ({"actor": kept} if kept else {}))
