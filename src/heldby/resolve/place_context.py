"""What a report tells about where it is: its countries, its certain places, and how well a candidate fits them.

In:     the report's place mentions and what they may mean.
Out:    `Context`, and points for a candidate; the points are logarithms of odds, set by hand.
Never:  a choice; `resolve_places` makes it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import asin, cos, exp, log10, radians, sin, sqrt
from typing import TYPE_CHECKING

from heldby.gazetteer import plain
from heldby.model.knowledge import Place, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from heldby.model.mention import Mention

_EARTH_KM = 6371.0
_CURATED, _THEATRE, _COUNTRY, _NEAR = 1.5, 2.5, 4.0, 1.5
_NEAR_KM = 200.0
_SPOKEN_OF = 0.1
_ALIKE_KM = 300.0
_ENOUGH_VOTES = 3.0
_KNOWN_AFAR = 100_000
_NOTHING = 1e-9
_POPULATION = 0.7
_OWN_NAME = 1.0
# Somebody wrote this place down without its people: as well known as a town of this size, an area as a large city.
_CURATED_PEOPLE = {True: 20_000, False: 1_000_000}
# A country named (or by its adjective, which is most often about an actor) says less than a town in it.
_VOTES = {"point": 1.0, "area": 1.0, "direction": 1.0, "country": 1.0, "demonym": 0.4}
_KIND_RIGHT, _KIND_WRONG = 4.0, -2.0
_BARE = {PlaceKind.PROVINCE: -1.0, PlaceKind.DISTRICT: -0.7, PlaceKind.COUNTRY: 1.0, PlaceKind.VILLAGE: -0.3}
_KINDS_OF = {
    "province": frozenset((PlaceKind.PROVINCE,)),
    "state": frozenset((PlaceKind.PROVINCE, PlaceKind.REGION)),
    "region": frozenset((PlaceKind.REGION, PlaceKind.PROVINCE, PlaceKind.AREA)),
    "valley": frozenset((PlaceKind.REGION, PlaceKind.AREA)),
    "district": frozenset((PlaceKind.DISTRICT,)),
    "city": frozenset((PlaceKind.CITY, PlaceKind.TOWN)),
    "town": frozenset((PlaceKind.TOWN, PlaceKind.CITY, PlaceKind.VILLAGE)),
    "village": frozenset((PlaceKind.VILLAGE, PlaceKind.TOWN)),
    **{
        kind.value: frozenset((kind,))
        for kind in (
            PlaceKind.AIRBASE,
            PlaceKind.BASE,
            PlaceKind.CAMP,
            PlaceKind.DAM,
            PlaceKind.FIELD,
            PlaceKind.CROSSING,
            PlaceKind.MOUNTAIN,
            PlaceKind.RIVER,
            PlaceKind.SEA,
            PlaceKind.ISLAND,
            PlaceKind.SITE,
        )
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a report's names say together of where it is.

    `votes` is how much speaks for each country, and `own` which vote each name cast: it does not speak for itself.
    `anchors` are the places that are sure.
    """

    votes: Mapping[str, float]
    own: Mapping[tuple[str, ...], tuple[str, float]]
    anchors: tuple[Place, ...]
    theatre: frozenset[str]

    @property
    def ranked(self) -> list[str]:
        """The countries the report is about, first the one it names most, then the theatre's."""
        named = sorted(self.votes, key=lambda country: (-self.votes[country], country))
        return [*named, *sorted(self.theatre - self.votes.keys())]

    def share(self, country: str, mention: Mention) -> float:
        """The share of a country in what the other names of the report say."""
        cast, weight = self.own.get(mention.candidates, ("", 0.0))
        total = sum(self.votes.values()) - weight
        told = self.votes.get(country, 0.0) - (weight if cast == country else 0.0)
        return told / total if total > _NOTHING else 0.0

    def speaks_of(self, place: Place, mention: Mention) -> bool:
        """Whether the report or the theatre is about the country of a place: what a doubtful spelling needs."""
        return self.share(place.country, mention) > _SPOKEN_OF or place.country in self.theatre

    def may_be_alike(self, place: Place, mention: Mention) -> bool:
        """Whether another transliteration may be meant: a place the report is about, not far from its sure places."""
        near = not self.anchors or min(kilometres(place, anchor) for anchor in self.anchors) < _ALIKE_KM
        return near and self.speaks_of(place, mention)

    def is_far_fetched(self, place: Place, mention: Mention) -> bool:
        """Whether a place nobody wrote down lies where the report is not, and is no city known by this very name."""
        if place.source != "GeoNames" or self.speaks_of(place, mention) or sum(self.votes.values()) < _ENOUGH_VOTES:
            return False
        return place.population < _KNOWN_AFAR or plain(place.name) not in plain(mention.text)

    def why(self, place: Place, mention: Mention) -> str:
        """What speaks for a place, in words."""
        if self.share(place.country, mention) > 0:
            return f"the report is about {place.country}"
        return "its theatre" if place.country in self.theatre else "the best known of its namesakes"


def context_of(mentions: Iterable[Mention], places: Mapping[str, Place], theatre: Sequence[str]) -> Context:
    """Count the countries of a report's places.

    A name whose bearers all lie in one country speaks for it; one that also lies elsewhere speaks, half as much, for
    the country of its curated bearer, if it has one.
    """
    votes: defaultdict[str, float] = defaultdict(float)
    own: dict[tuple[str, ...], tuple[str, float]] = {}
    anchors: dict[str, Place] = {}
    for mention in mentions:
        bearers = [places[id_] for id_ in mention.candidates if id_ in places]
        if not bearers or not bearers[0].country or mention.candidates in own or "alike" in mention.value.split("|"):
            continue
        first, weight = bearers[0], _VOTES.get(mention.form, 0.0)
        if len({place.country for place in bearers if place.country}) == 1:
            if first.kind.is_point and mention.form != "demonym":
                anchors[first.id] = first
        elif first.source != "GeoNames":
            weight /= 2
        else:
            continue
        own[mention.candidates] = (first.country, weight)
        votes[first.country] += weight
    return Context(votes=votes, own=own, anchors=tuple(anchors.values()), theatre=frozenset(c.upper() for c in theatre))


def fits(place: Place, wanted: frozenset[str]) -> bool:
    """Whether a place is of a kind that the wording may mean; anything fits when it says none."""
    kinds = [_KINDS_OF[word] for word in wanted if word in _KINDS_OF]
    return not kinds or any(place.kind in fit for fit in kinds)


def score(place: Place, mention: Mention, context: Context) -> float:
    """Points for one candidate of a mention: fame, own name, kind, and what the report is about."""
    wanted = frozenset(mention.value.split("|"))
    curated = place.source != "GeoNames"
    people = place.population or (_CURATED_PEOPLE[place.kind.is_point] if curated else 0)
    points = _POPULATION * log10(people + 1) + (_CURATED if curated else 0.0)
    if place.country in context.theatre:
        points += _THEATRE
    points += _COUNTRY * context.share(place.country, mention)
    others = [kilometres(place, anchor) for anchor in context.anchors if anchor.id != place.id]
    if others:
        points += _NEAR * exp(-min(others) / _NEAR_KM)
    if plain(place.name) in plain(mention.text):
        points += _OWN_NAME
    if not wanted & _KINDS_OF.keys():
        return points + _BARE.get(place.kind, 0.0)
    return points + (_KIND_RIGHT if fits(place, wanted) else _KIND_WRONG)


def kilometres(one: Place, other: Place) -> float:
    """The great-circle distance between two places; infinite when one has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return float("inf")
    lat1, lat2 = radians(one.lat), radians(other.lat)
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(min(1.0, half)))
