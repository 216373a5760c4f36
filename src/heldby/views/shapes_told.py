"""The rows of what reports tell: events, claims, reports, disputes, judgements, figures, forecasts, sentences.

In:     nothing.
Out:    row types, as in `shapes`: `when` and the like are [earliest, latest], both days inclusive, None where open.
Never:  a column without a name a reader can understand; ids stand beside names.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from heldby.views.shapes import Bounds


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
    """What one report says, and what its words are taken to mean; `helped_by` are those who helped the actor.

    `time_phrase` are the words that `time` is read from. `reviewed` is the last verdict that a person gave on it, empty
    when nobody has.

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
    helped_by: tuple[str, ...]
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
    reviewed: str = ""


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
    """A disagreement. Each side is {says, quotes, claims, origins}.

    `outcome` is what a person decided (prefer, both_stand, not_same, unverifiable), empty while nobody has; `prefers`
    the number of the side preferred, from 1; `reason`, `judged_by`, `judged_on` why, who and when; `judged` the claims
    that were judged, by which it can be withdrawn.
    """

    view: ClassVar[str] = "disputes"
    difference: str
    about: str
    sides: tuple[dict[str, Any], ...]
    reconcilable: bool
    why: str
    outcome: str = ""
    prefers: int | None = None
    reason: str = ""
    judged_by: str = ""
    judged_on: date | None = None
    judged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementRow:
    """What a person decided about a claim, or about two (`other`); quotes are empty for what cannot be read by then.

    `stands` is false once a later judgement about the same replaced it, or withdrew it.
    """

    view: ClassVar[str] = "judgements"
    judged_at: str
    judged_by: str
    verdict: str
    claim: str
    other: str
    reason: str
    stands: bool
    quote: str
    report: str
    other_quote: str
    other_report: str


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
