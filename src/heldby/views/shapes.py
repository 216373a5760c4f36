"""The rows of the views: one frozen dataclass a view.

In:     nothing.
Out:    row types, each with its view's name; `since`, `until` and `when` are [earliest, latest], both days inclusive,
        None where open. `as_of` is the day asked about, `known` the day by which all had to be readable (None: any).
Never:  a column without a name a reader can understand; ids stand beside names.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

Bounds = tuple[date | None, date | None]
Line = tuple[tuple[float, float], ...]
"""Points as (longitude, latitude), straight between them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlRow:
    """Who held one place on the day, with what probability. `dissent` counts the origins that say otherwise.

    `parts` are who is said to have a part of the place, in the report's words: "rebels: the east". `one_sided`: only
    the holder's own side says so.
    """

    view: ClassVar[str] = "control"
    place: str
    place_id: str
    lat: float | None
    lon: float | None
    holder: str
    holder_id: str | None
    probability: float
    contested: bool
    besieged_by: tuple[str, ...]
    parts: tuple[str, ...] = ()
    since: Bounds | None
    origins: int
    dissent: int
    one_sided: bool
    claims: tuple[str, ...]
    as_of: date | None
    known: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyRow:
    """One claim for or against the likeliest holder of a place on the day.

    `speaks` for or against `holder`; `about` is whom the claim itself shows there. `weight` in natural log odds, the
    product of `factors`, or less where its origin says the same more strongly (0) or the claim only implies it.
    `without` is the probability of `holder` had nobody told what the claim tells.
    """

    view: ClassVar[str] = "why"
    place: str
    place_id: str
    holder: str
    holder_id: str | None
    probability: float
    speaks: str
    about: str
    about_id: str | None
    change: str
    when: Bounds | None
    weight: float
    factors: dict[str, float]
    implied: bool
    without: float
    origin: str
    says: str
    source: str | None
    report: str
    report_name: str
    published: str
    page: int | None
    quote: str
    claims: tuple[str, ...]
    as_of: date | None
    known: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """One spell of one holder; `until` None: no news of an end. `probability` is the highest of the spell.

    `one_sided`: only the holder's own side says so.
    """

    view: ClassVar[str] = "timeline"
    place: str
    place_id: str
    lat: float | None
    lon: float | None
    holder: str
    holder_id: str | None
    since: Bounds | None
    until: Bounds | None
    probability: float
    contested: bool
    besieged_by: tuple[str, ...]
    origins: int
    dissent: int
    one_sided: bool
    claims: tuple[str, ...]
    known: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """A change on the ground (`clock` valid), or in what is known (`clock` known: learnt or withdrawn)."""

    view: ClassVar[str] = "changes"
    place: str
    place_id: str
    lat: float | None
    lon: float | None
    change: str
    before: str
    after: str
    when: Bounds | None
    probability: float
    clock: str
    claims: tuple[str, ...]
    known: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One occurrence: `claims` tell it, `told_by` are their independent origins, `why` says what joined them.

    `precision` is UCDP's where_prec of the words for the place, `country` ISO 3166. `low` and `high` are the lowest and
    the highest figure told with it, `best` the one that all tell, or that a coder gave. `acled` is "event type:
    sub-event type". `readable` are the days by which the first and the last of its claims could be read.
    """

    view: ClassVar[str] = "events"
    id: str
    kind: str
    what: str
    place: str
    place_id: str
    lat: float | None
    lon: float | None
    precision: str
    country: str
    country_name: str
    province: str
    actor: str
    actor_id: str | None
    against: str
    against_id: str | None
    when: Bounds
    low: float | None
    best: float | None
    high: float | None
    acled: str
    plover: str
    origins: int
    told_by: tuple[str, ...]
    sources: tuple[str, ...]
    reports: int
    readable: Bounds
    why: str
    quotes: tuple[str, ...]
    claims: tuple[str, ...]
    known: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """What one report says, and what its words are taken to mean; `time_phrase` the words `time` is read from.

    `page` is None for a report without pages.
    """

    view: ClassVar[str] = "claims"
    id: str
    report: str
    report_name: str
    published: str
    source: str | None
    kind: str
    what: str
    place: str
    place_id: str | None
    actor: str
    actor_id: str | None
    against: str
    time: str
    time_phrase: str
    status: str
    certainty: str
    polarity: str
    says: str
    origin: str
    number: str
    quote: str
    start: int
    end: int
    page: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """One report: who published it, when it could be read, which copies it has, how much it says."""

    view: ClassVar[str] = "reports"
    id: str
    name: str
    source: str | None
    title: str | None
    published: str
    published_why: str
    family: str
    claims: int
    characters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeRow:
    """A disagreement. Each side is {says, quotes, claims, origins}."""

    view: ClassVar[str] = "disputes"
    difference: str
    about: str
    sides: tuple[dict[str, Any], ...]
    reconcilable: bool
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimateRow:
    """One figure with its bounds, as its issuer gave it; `own_...` what the record makes of it, in percent."""

    view: ClassVar[str] = "estimates"
    question: str
    scope: str
    baseline: str
    baseline_words: str
    comparable: str
    issuer: str
    when: str
    low: float | None
    best: float | None
    high: float | None
    unit: str
    own_places: float | None
    own_area: float | None
    own_people: float | None
    own_known: float | None
    claims: tuple[str, ...]
    known: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareRow:
    """What a party held on two days by one way of counting (`method`): so many of `whole`, shares in percent.

    `lost` is the share of what it held on the first day and no longer on the second. `places_told` count.
    """

    view: ClassVar[str] = "share"
    theatre: str
    actor: str
    actor_id: str
    method: str
    start: date
    end: date
    held_start: float
    held_end: float
    unknown_start: float
    unknown_end: float
    whole: float
    share_start: float | None
    share_end: float | None
    lost: float | None
    places_told: int
    known: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteRow:
    """A way between two places, for one actor, on the day: `reported`, `derived` from control, and whether they agree.

    `probability` is that of the derived state, `km` the way taken, `usual_km` the shortest on the map, `line` the
    places on the way taken (else the usual one), `at` where the shortest is barred.
    """

    view: ClassVar[str] = "routes"
    from_place: str
    from_place_id: str
    to_place: str
    to_place_id: str
    actor: str
    actor_id: str | None
    state: str
    via: tuple[str, ...]
    since: Bounds | None
    reported: str
    derived: str
    probability: float | None
    check: str
    km: float | None
    usual_km: float | None
    line: Line
    at: tuple[str, ...]
    why: str
    claims: tuple[str, ...]
    as_of: date | None
    known: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachRow:
    """A place an actor holds, and how it is reached from a base: open, contested, detour (`via`) or cut (`at`)."""

    view: ClassVar[str] = "reach"
    base: str
    base_id: str
    place: str
    place_id: str
    lat: float | None
    lon: float | None
    actor: str
    actor_id: str
    state: str
    probability: float
    km: float | None
    usual_km: float | None
    via: tuple[str, ...]
    at: tuple[str, ...]
    claims: tuple[str, ...]
    as_of: date | None
    known: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastRow:
    """A plan or prediction, and what later reports say became of it: came true, did not, open.

    `what` is the kind of claim and its value, `denied` a forecast that it will not be, `horizon` the last day by which
    it was to be, `when` the day it happened, `shown_by` the claims that tell the outcome.
    """

    view: ClassVar[str] = "forecasts"
    made: date | None
    issuer: str
    status: str
    what: str
    denied: bool
    place: str
    actor: str
    certainty: str
    horizon: date | None
    outcome: str
    when: Bounds | None
    why: str
    quote: str
    claims: tuple[str, ...]
    shown_by: tuple[str, ...]
    as_of: date | None
    known: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceRow:
    """A sentence of a situation report. Each note is {claim, quote, report, report_id, source, date}."""

    view: ClassVar[str] = "sitrep"
    section: str
    sentence: str
    claims: tuple[str, ...]
    notes: tuple[dict[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A place on the map. `radius_km` is how far it may lie from its coordinates, `told` whether reports tell of it."""

    view: ClassVar[str] = "places"
    place: str
    place_id: str
    lat: float | None
    lon: float | None
    kind: str
    within: str
    country: str
    population: int
    radius_km: float
    told: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkRow:
    """A stretch of road between two places, `km` long; a line between its ends is schematic."""

    view: ClassVar[str] = "network"
    theatre: str
    road: str
    from_place: str
    from_place_id: str
    from_lat: float
    from_lon: float
    to_place: str
    to_place_id: str
    to_lat: float
    to_lon: float
    km: float
