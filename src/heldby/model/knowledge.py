"""What is known before reading: places, actors and kinds of claim, as loaded from data files.

In:     the lexicon and the gazetteer.
Out:    `Place`, `Actor`, `Outlet`, `Kind`.
Never:  anything learnt from a report.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class PlaceKind(StrEnum):
    """How large or what sort a place is; decides its precision on a map."""

    CITY = "city"
    TOWN = "town"
    VILLAGE = "village"
    DISTRICT = "district"
    PROVINCE = "province"
    REGION = "region"
    COUNTRY = "country"
    AIRBASE = "airbase"
    BASE = "base"
    CAMP = "camp"
    DAM = "dam"
    BORDER = "border"
    CROSSING = "crossing"
    FIELD = "field"
    RIVER = "river"
    SEA = "sea"
    MOUNTAIN = "mountain"
    SITE = "site"
    ISLAND = "island"
    CONTINENT = "continent"
    AREA = "area"

    @property
    def is_point(self) -> bool:
        """Whether one pair of coordinates says where it is."""
        return self in _POINTS


_POINTS = frozenset(
    {
        PlaceKind.CITY,
        PlaceKind.TOWN,
        PlaceKind.VILLAGE,
        PlaceKind.DISTRICT,
        PlaceKind.AIRBASE,
        PlaceKind.BASE,
        PlaceKind.CAMP,
        PlaceKind.DAM,
        PlaceKind.CROSSING,
        PlaceKind.FIELD,
        PlaceKind.SITE,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in the gazetteer. `lat`, `lon` in degrees (WGS 84); `approx` when they stand for an area.

    `country` is ISO 3166 alpha-2, `within` the id of the province or region it belongs to, `population` 0 when unknown.
    """

    id: str
    name: str
    kind: PlaceKind
    country: str = ""
    lat: float | None = None
    lon: float | None = None
    within: str = ""
    population: int = 0
    approx: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An actor, or a source that is credited.

    `kind`: state, force, group, organisation, media, source, people, person. `body` joins names of one party (a
    government and its forces); `parent` is what it belongs to; `side` whom it stands with, for weighing its word.
    `country` is ISO 3166 alpha-2 where it acts or comes from.
    """

    id: str
    name: str
    kind: str
    body: str
    parent: str = ""
    side: str = ""
    country: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Who publishes reports. `id` is the actor's where it is an actor too.

    `domains` are those of its addresses. `sides` are whom it speaks for by its ownership, as in `Actor`, and `why` is
    how one knows. `kind`: agency, broadcaster, channel, monitor, newspaper, official, online, party, state,
    think_tank, other. `reliability` is a letter of NATO's scale (STANAG 2511): A reliable to E not, F cannot be
    judged; empty where nobody has given one.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: str = ""
    sides: tuple[str, ...] = ()
    kind: str = "other"
    reliability: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRule:
    """What may fill a role of a kind: `type` is place, actor, person, people (whoever they are) or text."""

    name: str
    type: str
    required: bool = False
    many: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What a claim of one kind is: its roles, the closed sets of its traits, its effect on state, its codes.

    `codes` maps a trait's value (or "") to code systems: {"taken": {"acled": "...", "plover": "..."}}.
    """

    name: str
    says: str
    since: str
    aspect: str
    roles: Mapping[str, RoleRule]
    traits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    main_trait: str = ""
    effect: str = ""
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
