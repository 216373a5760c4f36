"""What is placed in a province alone, where the report tells of it in a town: "a raid in Borno ... at Dikwa".

In:     the drafts of a report with their places, and what is known of these.
Out:    the same drafts; the head of the report, and "the attack" behind it, with the town that the same was told of.
Never:  a town where two may be meant, one of another province, or one for what went on all over the province.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.claim.casting import VIOLENT
from heldby.claim.sorts import is_alike, is_definite, is_event, stated
from heldby.model import Basis, MentionKind, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene
    from heldby.model import Filler, Mention

_HEAD, _AHEAD, _BACK = 4, 4, 6
_TOLD = ("event", "casualty")
_SINGLE = frozenset({"NN", "NNP", "VBD", "VBN", "VBZ", "VBG"})
_THE = frozenset({"the", "this", "that"})
_PART = "~"
_LINES = frozenset({PlaceKind.RIVER, PlaceKind.SEA, PlaceKind.BORDER})
_WIDE = frozenset({"offensive", "counteroffensive", "counter-offensive", "campaign", "invasion", "war"})
# "Elsewhere", "in another attack", "last month": none of what the head of the report told.
_OTHERWISE = re.compile(
    r"\b(?:separate(?:ly)?|elsewhere|another|similar|earlier|previous(?:ly)?|last (?:week|month|year)"
    r"|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def with_finer_places(drafts: Sequence[Draft], scene: Scene, clauses: Sequence[Clause]) -> list[Draft]:
    """Drafts told of a province with the town in it where the report tells that the same happened."""
    return [_finer(draft, drafts, scene, clauses) for draft in drafts]


def _finer(draft: Draft, drafts: Sequence[Draft], scene: Scene, clauses: Sequence[Clause]) -> Draft:
    around = _province(draft, scene) if draft.saying.kind in _TOLD else None
    if around is None:
        return draft
    found = _told_ahead(draft, drafts, around, scene, clauses) if draft.sentence < _HEAD else ()
    if not found and scene.is_large(around) and not scene.is_wide(around) and _is_taken_up(draft, clauses):
        alike = [d for d in drafts if 0 < draft.sentence - d.sentence <= _BACK and _tells_the_same(draft, d)]
        towns = [] if _is_repeated(draft, clauses) else [_towns(d, around, scene) for d in reversed(alike)]
        found = _agreed(filter(None, towns), scene)
    told = tuple(replace(filler, basis=Basis.COREFERENT) for filler in found)
    return replace(draft, roles={**draft.roles, "place": told}) if told else draft


def _told_ahead(
    draft: Draft, drafts: Sequence[Draft], around: Mention, scene: Scene, clauses: Sequence[Clause]
) -> tuple[Filler, ...]:
    """The town where the next sentences tell the same, or what takes it up: "the attack took place in A"."""
    repeated = _is_repeated(draft, clauses)
    once = not repeated and not scene.is_wide(around)
    tolls = _tolls(draft.sentence, drafts)
    found = []
    for other in drafts:
        if not 0 < other.sentence - draft.sentence <= _AHEAD:
            continue
        clause = clauses[other.sentence]
        again = _takes_up(other, draft, clause, repeated=repeated)
        towns = _towns(other, around, scene, unlisted=again)
        if not towns:
            continue
        if _OTHERWISE.search(scene.text, clause.tokens[0].start, clause.tokens[-1].end):
            continue
        if draft.saying.kind == other.saying.kind == "casualty" and not _tells_the_same(draft, other):
            if draft.saying.traits == other.saying.traits and draft.quantity and other.quantity:
                return ()  # others died there, or only some of these
            continue
        same = once and _tells_the_same(draft, other)
        counted = not _is_wide(draft, clauses) and bool(tolls & _tolls(other.sentence, drafts))
        if same or counted or again:
            found.append(towns)
    return _agreed(found, scene)


def _tolls(sentence: int, drafts: Sequence[Draft]) -> set[tuple[str, float | None, float | None]]:
    """The counts of casualties of a sentence, by which the same act is known again."""
    return {
        (d.saying.traits.get("measure", ""), d.quantity.low, d.quantity.high)
        for d in drafts
        if d.sentence == sentence and d.saying.kind == "casualty" and d.quantity and (d.quantity.low or 0) > 1
    }


def _takes_up(later: Draft, draft: Draft, clause: Clause, *, repeated: bool) -> bool:
    """Whether a later "the attack" is the one, or what killed those told of; "the fighting in A" may be some of it.

    So may "the attack" be one of several (`repeated`).
    """
    if not is_event(later) or later.saying.traits.get("type") not in VIOLENT or not stated(later, "place"):
        return False
    token = clause.tokens[later.trigger]
    if token.pos == "VERB":  # "the patrol was attacked near A"
        return draft.saying.kind == "casualty" and any(
            _is_the(clause, kid) for kid in clause.kids(token.index, "nsubj:pass")
        )
    if not is_definite(clause, later.trigger):
        return False
    if is_event(draft) and not (is_alike(later, draft) or is_alike(draft, later)):
        return False
    single = token.tag == "NN" and not token.text.endswith("ing")
    own = {clause.tokens[k].start for k in clause.subtree(later.trigger)}
    return not repeated if single else not any(f.start in own for f in later.roles["place"])


def _is_the(clause: Clause, word: int) -> bool:
    return any(clause.tokens[k].text.lower() in _THE for k in clause.kids(word, "det"))


def _province(draft: Draft, scene: Scene) -> Mention | None:
    """The one country, province, part of a country or border that a draft is placed in, None for any other place."""
    named = [m for m in scene.named_by(draft.roles.get("place", ())) if m.kind is MentionKind.PLACE]
    if len(named) != 1:
        return None
    wide = scene.is_wide(named[0]) or scene.is_large(named[0])
    return named[0] if wide or scene.known.place_kind(named[0]) is PlaceKind.BORDER else None


def _is_repeated(draft: Draft, clauses: Sequence[Clause]) -> bool:
    """Whether it was more than one act ("strikes across the province", an offensive), which one town does not place."""
    if draft.saying.kind != "event":
        return False
    return clauses[draft.sentence].tokens[draft.trigger].tag not in _SINGLE or _is_wide(draft, clauses)


def _is_wide(draft: Draft, clauses: Sequence[Clause]) -> bool:
    """Whether it was more than one town could see: an offensive, a campaign."""
    return clauses[draft.sentence].lemma(draft.trigger) in _WIDE


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


def _towns(draft: Draft, around: Mention, scene: Scene, *, unlisted: bool = False) -> tuple[Filler, ...]:
    """The places of a draft, where all of them lie in a province; with `unlisted`, or nobody knows where they lie."""
    told = draft.roles.get("place", ())
    named = [m for m in scene.named_by(told) if m.kind is MentionKind.PLACE]
    unknown = [unlisted and not scene.known.place(m) and scene.is_town(m) for m in named]
    fits = all(free or _lies_in(m, around, scene) for m, free in zip(named, unknown, strict=True))
    return told if named and fits else ()


def _lies_in(town: Mention, around: Mention, scene: Scene) -> bool:
    if scene.is_wide(around):
        return (
            not scene.is_wide(town)
            and bool(scene.known.land(town))
            and scene.known.land(town) == scene.known.land(around)
        )
    if scene.is_large(town) or not scene.is_place(town) or scene.known.place_kind(town) in _LINES:
        return False
    province, known = scene.known.place(around), scene.known
    if known.place_kind(around) is PlaceKind.BORDER:  # "near the Algerian border"
        return known.land(town).lower() in province.partition(_PART)[0].split("+")
    if _PART in province:  # "northern Syria"
        return bool(known.land(town)) and known.land(town) == known.land(around)
    return bool(province) and known.around(town) == province


def _agreed(told: Iterable[tuple[Filler, ...]], scene: Scene) -> tuple[Filler, ...]:
    """The towns that all of them name; nothing where two may be meant."""
    found = list(told)
    return found[0] if found and len({frozenset(scene.place_keys(f)) for f in found}) == 1 else ()


def _is_taken_up(draft: Draft, clauses: Sequence[Clause]) -> bool:
    """ "The attack": one told of before."""
    clause = clauses[draft.sentence]
    return clause.tokens[draft.trigger].pos == "NOUN" and _is_the(clause, draft.trigger)
