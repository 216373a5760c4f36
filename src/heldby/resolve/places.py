"""Which place a name means in this report, and how finely: one choice, its rivals, and why.

In:     a report's place mentions, the gazetteer, the countries a theatre is about.
Out:    a `Link` for each mention; `precision` is UCDP's where_prec (1 exact, 2 near, 3 district, 4 province, 5 region
        or line, 6 country, 7 sea or air).
Never:  a guess: an unknown name, or two bearers the report does not tell apart, is an abstention with its reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

from heldby.gazetteer import PART, PlaceWords, border_id, part_id, place_words
from heldby.gazetteer.composed import DIRECTIONS, GROUNDS
from heldby.gazetteer.told import told_id
from heldby.model.knowledge import Place, PlaceKind
from heldby.model.link import Link, Rival
from heldby.model.mention import Mention, MentionKind
from heldby.resolve.place_context import Context, context_of, fits, kilometres, score
from heldby.resolve.place_within import Around, Key, arounds, bare, key_of, lies_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from heldby.model.ports import Gazetteer

_BORDER = "border"
_ALIKE = "alike"
_APART_KM = 25.0
_TOLD_APART = 0.35
_RIVALS = 3
_RIVAL_WEIGHT = 0.02
# A city this large has parts that reports name ("eastern Aleppo"); of a smaller one it is the land about it.
_PARTED_CITY = 1_000_000
_PRECISION = {
    PlaceKind.DISTRICT: 3,
    PlaceKind.PROVINCE: 4,
    PlaceKind.REGION: 5,
    PlaceKind.AREA: 5,
    PlaceKind.RIVER: 5,
    PlaceKind.BORDER: 5,
    PlaceKind.MOUNTAIN: 3,
    PlaceKind.ISLAND: 3,
    PlaceKind.COUNTRY: 6,
    PlaceKind.CONTINENT: 6,
    PlaceKind.SEA: 7,
}
_GROUND_PRECISION = 3
# What lies in, at or about a town, and is not the town: where only the town is known by the name, it is somewhere near.
_BESIDE_A_TOWN = frozenset(
    ("area", "areas", "region", "valley", "airbase", "base", "camp", "dam", "field", "crossing", "mountain")
)
_TOWNS = frozenset((PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE))
_NEAR_PRECISION = 2
# What the words make of a place that no gazetteer knows; a village, a town and a name alone are one settlement, however
# each report calls it.
_SORTS = {
    str(kind): kind
    for kind in (
        *(PlaceKind.DISTRICT, PlaceKind.CAMP, PlaceKind.BASE, PlaceKind.AIRBASE, PlaceKind.DAM),
        *(PlaceKind.CROSSING, PlaceKind.FIELD, PlaceKind.MOUNTAIN, PlaceKind.SITE),
    )
}
_TOLD_WEIGHT = 0.7
# What has parts that one tells by a direction, though "districts" or "villages" follow its name.
_PARTED = frozenset({PlaceKind.CITY, PlaceKind.PROVINCE, PlaceKind.REGION, PlaceKind.COUNTRY, PlaceKind.AREA})
_NAMED_SO = frozenset({"district", "village", "town", "camp"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    """What a mention is taken for; `place` None is an abstention. `precision` 0: that of the place and its wording."""

    place: Place | None
    weight: float
    rivals: tuple[Rival, ...]
    reason: str
    precision: int = 0


def resolve_places(
    report_id: str,
    mentions: Iterable[Mention],
    gazetteer: Gazetteer,
    theatre_countries: Sequence[str] = (),
    text: str = "",
) -> tuple[Link, ...]:
    """One link for each place mention, in order; `theatre_countries` are ISO 3166 alpha-2 codes.

    A name has one sense in a report unless its wording says otherwise ("Idlib", "Idlib province"). `text`, if given, is
    the report's: it tells in which province the words put a place.
    """
    told = [mention for mention in mentions if mention.kind is MentionKind.PLACE]
    choosing = _Choosing(told, gazetteer, theatre_countries)
    around = arounds(told, text, lambda m: choosing.choice(m, None).place, gazetteer) if text else {}
    words = place_words("en")
    return tuple(_link(report_id, m, choosing.choice(m, around.get(key_of(m))), words) for m in told)


class _Choosing:
    """The choices of one report, each made once."""

    def __init__(self, told: Sequence[Mention], gazetteer: Gazetteer, theatre_countries: Sequence[str]) -> None:
        known = {id_: gazetteer.get(id_) for mention in told for id_ in mention.candidates}
        self._places = {id_: place for id_, place in known.items() if place is not None}
        self._context = context_of(told, self._places, theatre_countries)
        self._gazetteer = gazetteer
        self._made: dict[tuple[Key, frozenset[str], Around | None], _Choice] = {}

    def choice(self, mention: Mention, around: Around | None) -> _Choice:
        """What a mention is taken for, given the place it is said to lie in."""
        sense = (key_of(mention), frozenset(mention.value.split("|")), around)
        if sense not in self._made:
            self._made[sense] = self._choose(mention, around)
        return self._made[sense]

    def _choose(self, mention: Mention, around: Around | None) -> _Choice:
        candidates = [self._places[id_] for id_ in mention.candidates if id_ in self._places]
        if around is None:
            return _chosen(mention, candidates, self._context, self._gazetteer)
        inside = _inside(mention, candidates, around, self._gazetteer)
        chosen = _chosen(mention, inside, self._context, self._gazetteer)
        return chosen if chosen.place is not None else _told_of(mention, around, chosen.reason)


def _inside(mention: Mention, candidates: Sequence[Place], around: Around, gazetteer: Gazetteer) -> list[Place]:
    """The candidates that lie where the words put the name, or else the places there that are spelt otherwise."""
    lying = {place.id: lies_in(place, around.place, gazetteer) for place in candidates}
    if any(lying.values()):
        return [place for place in candidates if lying[place.id]]
    alike = [place for place in gazetteer.alike(bare(mention)) if lies_in(place, around.place, gazetteer)]
    if alike:
        return alike
    return [place for place in candidates if lying[place.id] is None or not around.sure]


def _told_of(mention: Mention, around: Around, why: str) -> _Choice:
    """A place that is on no list, in the province the words put it in, or that the district they put it in is in."""
    kind = next((_SORTS[value] for value in mention.value.split("|") if value in _SORTS), PlaceKind.TOWN)
    name, within = bare(mention), around.whole
    place = Place(
        id=told_id(name, kind, within.id), name=name, kind=kind, country=within.country, within=within.id, approx=True
    )
    told = "the words put it" if around.sure else "its sentence is"
    reason = f"{why}; {told} in {_described(around.place)}"
    whole = PlaceKind.DISTRICT if kind is PlaceKind.DISTRICT else around.place.kind
    exact = _PRECISION.get(whole, _NEAR_PRECISION)  # in a town, whose point it is near
    return _Choice(place=place, weight=_TOLD_WEIGHT, rivals=(), reason=reason, precision=exact)


def _chosen(mention: Mention, candidates: Sequence[Place], context: Context, gazetteer: Gazetteer) -> _Choice:
    values = mention.value.split("|")
    if values[0] == _BORDER and not mention.candidates:
        return _other_side(values[1:], context, gazetteer)
    if not candidates:
        return _abstained("no gazetteer knows this name")
    wanted = frozenset(values)
    if _ALIKE in wanted:
        candidates = [place for place in candidates if context.may_be_alike(place, mention)]
        if not candidates:
            return _abstained("spelt like no place we know where the report is")
    ranked = sorted(
        ((score(place, mention, context), place) for place in candidates), key=lambda scored: (-scored[0], scored[1].id)
    )
    weights = _shares([points for points, _ in ranked])
    best = ranked[0][1]
    rival = _equal(ranked)
    if rival:
        rivals = _rivals(ranked, weights, skip=0)
        why = f"{_described(best)} and {_described(rival)} are equally likely here"
        return _Choice(place=None, weight=0.0, rivals=rivals, reason=why)
    reason = f"{_described(best)}: {context.why(best, mention) if len(ranked) > 1 else 'its only bearer'}"
    province = _province_of(best, wanted, mention, gazetteer)
    doubt = "" if province else _doubt(best, wanted, mention, context)
    if doubt:
        return _abstained(doubt)
    meant = _part_of(best, values, gazetteer) or province or best
    rivals = _rivals(ranked, weights, skip=1)
    return _Choice(place=meant, weight=round(weights[0], 3), rivals=rivals, reason=reason)


def _doubt(best: Place, wanted: frozenset[str], mention: Mention, context: Context) -> str:
    """Why even the best candidate cannot be meant; "" when it can."""
    if context.is_far_fetched(best, mention):
        return f"the only bearer known is {_described(best)}, where the report is not"
    has_one = best.kind is PlaceKind.CITY and not _BESIDE_A_TOWN.isdisjoint(wanted)  # "Goma airport" is at Goma
    if best.kind is PlaceKind.COUNTRY or has_one or fits(best, wanted) or context.speaks_of(best, mention):
        return ""
    return f"{_described(best)} is not of the kind the words say, and the report is not about its country"


def _part_of(base: Place, values: Sequence[str], gazetteer: Gazetteer) -> Place | None:
    """The part of the chosen place that the wording speaks of: northern, countryside."""
    direction = next((value for value in values if value in DIRECTIONS), "")
    ground = next((value for value in values if value in GROUNDS), "")
    direction = "" if direction and base.name.lower().startswith(direction) else direction  # "eastern Ghouta" has it
    if not (direction or ground) or PART in base.id:
        return None
    if not ground and base.kind not in _PARTED and _NAMED_SO.intersection(values):
        return None  # "the western Zahra neighbourhood" is all of it, in the west of its town
    if direction and not ground and base.kind.is_point and base.population < _PARTED_CITY:
        province = _namesake_province(base, gazetteer)
        base, ground = (province, "") if province else (base, "countryside")
    return gazetteer.get(part_id(base.id, direction, ground))


def _namesake_province(base: Place, gazetteer: Gazetteer) -> Place | None:
    """The province named after a town in it."""
    within = gazetteer.get(base.within) if base.within else None
    named_after = within is not None and within.kind is PlaceKind.PROVINCE and within.name.startswith(base.name)
    return within if named_after else None


def _province_of(base: Place, wanted: frozenset[str], mention: Mention, gazetteer: Gazetteer) -> Place | None:
    """The province, when the words say so ("province of X") or speak of land ("areas of X and Y")."""
    says_land = "areas" in wanted and mention.form != "direction"
    if not base.kind.is_point or not (wanted & {"province", "state"} or says_land):
        return None
    return _namesake_province(base, gazetteer)


def _other_side(known: Sequence[str], context: Context, gazetteer: Gazetteer) -> _Choice:
    """The border of one named country: the other is the one the report is most about."""
    if not known:
        return _abstained("neither side of this border is a country we know")
    others = [country for country in context.ranked if country != known[0].upper()]
    border = gazetteer.get(border_id(known[0], others[0].lower())) if others else None
    if border is None:
        return _abstained("the report does not tell the other side of this border")
    reason = f"the other side is {others[0]}, which the report is about"
    return _Choice(place=border, weight=0.7, rivals=(), reason=reason)


def _equal(ranked: Sequence[tuple[float, Place]]) -> Place | None:
    """The second place, when neither points nor nearness tell it from the first."""
    if len(ranked) < 2 or ranked[0][0] - ranked[1][0] >= _TOLD_APART:
        return None
    one, other = ranked[0][1], ranked[1][1]
    if one.id == other.within or other.id == one.within:
        return None
    return other if kilometres(one, other) > _APART_KM else None


def _shares(points: Sequence[float]) -> list[float]:
    raised = [exp(p - points[0]) for p in points]
    return [share / sum(raised) for share in raised]


def _rivals(ranked: Sequence[tuple[float, Place]], weights: Sequence[float], *, skip: int) -> tuple[Rival, ...]:
    others = list(zip(ranked, weights, strict=True))[skip : skip + _RIVALS]
    return tuple(
        Rival(id=place.id, name=place.name, weight=round(weight, 3))
        for (_, place), weight in others
        if weight >= _RIVAL_WEIGHT
    )


def _abstained(reason: str) -> _Choice:
    return _Choice(place=None, weight=0.0, rivals=(), reason=reason)


def _described(place: Place) -> str:
    return f"{place.name} ({', '.join(filter(None, (place.kind.value, place.country)))})"


def _link(report_id: str, mention: Mention, choice: _Choice, words: PlaceWords) -> Link:
    place = choice.place
    return Link(
        report=report_id,
        start=mention.start,
        end=mention.end,
        kind=MentionKind.PLACE,
        id=place.id if place else None,
        name=place.name if place else bare(mention),
        reason=choice.reason,
        weight=choice.weight,
        rivals=choice.rivals,
        precision=str(choice.precision or precision(place, mention, words)) if place else "",
    )


def precision(place: Place, mention: Mention, words: PlaceWords) -> int:
    """UCDP's where_prec of a mention resolved to a place."""
    relations = {**words.relations, **words.relations_after}
    values = mention.value.split("|")
    loosest = max((relations.get(value, 0) for value in values), default=0)
    if place.kind in _TOWNS and _BESIDE_A_TOWN.intersection(values):
        loosest = max(loosest, _NEAR_PRECISION)
    if PART in place.id and place.kind is PlaceKind.AREA:
        ground = place.id.rsplit("-", 1)[-1] in GROUNDS or place.id.rsplit(PART, 1)[-1] in GROUNDS
        return max(_GROUND_PRECISION if ground else 2, loosest)
    exact = _PRECISION.get(place.kind, 1)
    if place.kind is PlaceKind.DISTRICT and not place.approx:
        exact = 1
    return max(exact, loosest)
