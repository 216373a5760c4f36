"""What follows from claims, links and judgements: events, disputes, holdings, routes, estimates.

In:     the `reconcile` and `state` stages.
Out:    values that name the claims they rest on.
Never:  stored as truth, or edited by hand; they are computed for a (valid, known).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from heldby.model.time import Date, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One occurrence told by one or more claims.

    `traits` holds what they agree on (change, type). `places` and `actors` are ids. `origins` are the independent
    voices that tell it: families of reports, or the agency or official they all quote. `why` says what joined them.
    """

    id: str
    kind: str
    when: When
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    traits: Mapping[str, str] = field(default_factory=dict)
    places: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    why: str = ""


class Outcome(StrEnum):
    """What became of a plan or a prediction."""

    CAME_TRUE = "came true"
    DID_NOT = "did not"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """A plan or prediction (`claims` say it alike), and what later reports say became of it (`shown_by`).

    `about` is the kind and value of what was to happen, `made` the first day it may have been said, `horizon` the last
    day by which it was to be (None: not told), `on` when it happened.
    """

    about: str
    status: str
    issuer: str
    made: date | None
    horizon: date | None
    outcome: Outcome
    on: When | None
    why: str
    claims: tuple[str, ...]
    shown_by: tuple[str, ...] = ()


class Difference(StrEnum):
    """What two tellings differ in."""

    ACTOR = "actor"
    DATE = "date"
    NUMBER = "number"
    PLACE = "place"
    DEFINITION = "definition"
    POLARITY = "polarity"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a dispute: what it says, in a few words, and the claims that say it."""

    says: str
    claims: tuple[str, ...]
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Two or more tellings that cannot all be so, or would need explaining; both stay.

    `event` is the id of the event that is denied, empty for any other difference.
    """

    id: str
    difference: Difference
    about: str
    sides: tuple[Side, ...]
    reconcilable: bool
    why: str
    event: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Who held a place, from when to when, how surely.

    `since` and `until` bound the change of hands (None: no news of one); the stretch is half-open, [since, until).
    `holder` is an actor id, or "contested" or "unknown". `claims` are for it, `against` speak against it. `parts` are
    who is said to have a part of the place, and which, in the words of the report. `encircling`: those of `besieged_by`
    have not closed the ring yet. `contested_on` and `besieged_on` are the stretches of a whole spell in which it was
    so, first and last day.
    """

    place: str
    holder: str
    since: When | None
    until: When | None
    probability: float
    claims: tuple[str, ...]
    against: tuple[str, ...] = ()
    contested: bool = False
    besieged_by: tuple[str, ...] = ()
    encircling: bool = False
    contested_on: tuple[tuple[date, date], ...] = ()
    besieged_on: tuple[tuple[date, date], ...] = ()
    origins: tuple[str, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteState:
    """A way between two places on one day, for one actor: open, cut, contested, or unknown."""

    from_place: str
    to_place: str
    actor: str
    state: str
    since: When | None
    claims: tuple[str, ...]
    via: tuple[str, ...] = ()
    km: float | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """What a share is measured against: what was held on a day ("since"), at a "peak", or "ever"; `words` say so.

    `day` is the day or year, None when the text gives none.
    """

    kind: str
    day: Date | None
    words: str

    def __str__(self) -> str:
        day = f" {self.day.edtf()}" if self.day else ""
        return {"since": "since", "peak": "peak", "ever": "all ever held"}[self.kind] + day


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A figure for one question, scope and baseline, by one issuer; figures of different baselines never mix.

    `needs_base`: it means nothing without `base`.
    """

    question: str
    scope: str
    baseline: str
    issuer: str
    when: When
    low: float | None
    best: float | None
    high: float | None
    unit: str
    claims: tuple[str, ...]
    base: Baseline | None = None
    needs_base: bool = False
