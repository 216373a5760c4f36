"""What is placed in a province alone, where the report tells of it in a town: "a raid in Borno ... at Dikwa".

In:     the drafts of a report with their places, and what is known of these.
Out:    the same drafts; the head of the report, and "the attack" behind it, with the town that the same was told of.
Never:  a town where two may be meant, one of another province, or one for what went on all over the province.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.model import Basis, MentionKind, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene
    from heldby.model import Filler, Mention

_HEAD, _AHEAD, _BACK = 3, 4, 6
_TOLD = ("event", "casualty")
_SINGLE = frozenset({"NN", "NNP", "VBD", "VBN", "VBZ", "VBG"})
_THE = frozenset({"the", "this", "that"})
_PART = "~"
_LINES = frozenset({PlaceKind.RIVER, PlaceKind.SEA, PlaceKind.BORDER})
_WIDE = frozenset({"offensive", "counteroffensive", "counter-offensive", "campaign", "invasion", "war"})


def with_finer_places(drafts: Sequence[Draft], scene: Scene, clauses: Sequence[Clause]) -> list[Draft]:
    """Drafts told of a province with the town in it where the report tells that the same happened."""
    return [_finer(draft, drafts, scene, clauses) for draft in drafts]


def _finer(draft: Draft, drafts: Sequence[Draft], scene: Scene, clauses: Sequence[Clause]) -> Draft:
    around = _province(draft, scene) if draft.saying.kind in _TOLD else None
    if around is None or _is_repeated(draft, clauses):
        return draft
    alike = [d for d in drafts if d.sentence != draft.sentence and _tells_the_same(draft, d)]
    towns = [(d, f) for d in alike if (f := _towns(d, around, scene))]
    ahead = (told for told in towns if draft.sentence < _HEAD and 0 < told[0].sentence - draft.sentence <= _AHEAD)
    back = (told for told in reversed(towns) if 0 < draft.sentence - told[0].sentence <= _BACK)
    again = scene.is_large(around) and _is_taken_up(draft, clauses)
    found = _agreed(ahead, scene) or (_agreed(back, scene) if again else ())
    told = tuple(replace(filler, basis=Basis.COREFERENT) for filler in found)
    return replace(draft, roles={**draft.roles, "place": told}) if told else draft


def _province(draft: Draft, scene: Scene) -> Mention | None:
    """The one province, part of a country or border that a draft is placed in, None for any other place."""
    named = [m for m in scene.named_by(draft.roles.get("place", ())) if m.kind is MentionKind.PLACE]
    if len(named) != 1 or scene.is_wide(named[0]):
        return None
    return named[0] if scene.is_large(named[0]) or scene.known.place_kind(named[0]) is PlaceKind.BORDER else None


def _is_repeated(draft: Draft, clauses: Sequence[Clause]) -> bool:
    """Whether it was more than one act ("strikes across the province", an offensive), which one town does not place."""
    if draft.saying.kind != "event":
        return False
    clause = clauses[draft.sentence]
    return clause.tokens[draft.trigger].tag not in _SINGLE or clause.lemma(draft.trigger) in _WIDE


def _tells_the_same(draft: Draft, other: Draft) -> bool:
    """Whether another draft may tell of the same act, or count the same people."""
    if other.saying.kind != draft.saying.kind:
        return False
    if draft.saying.kind == "casualty":
        counts = (draft.quantity, other.quantity)
        figures = [q and (q.low, q.high) for q in counts]
        return draft.saying.traits == other.saying.traits and figures[0] == figures[1]
    sort, told = (d.saying.traits.get("type", "") for d in (draft, other))
    return sort == told or told in draft.saying.echoes


def _towns(draft: Draft, around: Mention, scene: Scene) -> tuple[Filler, ...]:
    """The places of a draft, where all of them lie in a province."""
    told = draft.roles.get("place", ())
    named = [m for m in scene.named_by(told) if m.kind is MentionKind.PLACE]
    return told if named and all(_lies_in(m, around, scene) for m in named) else ()


def _lies_in(town: Mention, around: Mention, scene: Scene) -> bool:
    if scene.is_large(town) or not scene.is_place(town) or scene.known.place_kind(town) in _LINES:
        return False
    province, known = scene.known.place(around), scene.known
    if known.place_kind(around) is PlaceKind.BORDER:  # "near the Algerian border"
        return known.land(town).lower() in province.partition(_PART)[0].split("+")
    if _PART in province:  # "northern Syria"
        return bool(known.land(town)) and known.land(town) == known.land(around)
    return bool(province) and known.around(town) == province


def _agreed(told: Iterable[tuple[Draft, tuple[Filler, ...]]], scene: Scene) -> tuple[Filler, ...]:
    """The towns that all of them name; nothing where two may be meant."""
    found = [fillers for _, fillers in told]
    return found[0] if found and len({frozenset(scene.place_keys(f)) for f in found}) == 1 else ()


def _is_taken_up(draft: Draft, clauses: Sequence[Clause]) -> bool:
    """ "The attack": one told of before."""
    clause = clauses[draft.sentence]
    token = clause.tokens[draft.trigger]
    return token.pos == "NOUN" and any(clause.tokens[k].text.lower() in _THE for k in clause.kids(token.index, "det"))
