"""The rows of the views, one frozen dataclass a view: who holds what, why, and what changed.

In:     nothing.
Out:    row types, each with its view's name; `since`, `until` and `when` are [earliest, latest], both days inclusive,
        None where open. `as_of` is the day asked about, `known` the day by which all had to be readable (None: any).
Never:  a column without a name a reader can understand; ids stand beside names.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

Bounds = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlRow:
    """Who held one place on the day, with what probability. `dissent` counts the origins that say otherwise.

    `parts` are who is said to have a part of the place, in the report's words: "rebels: the east". `one_sided`: only
    the holder's own side says so. `encircling`: those it is `besieged_by` have not closed the ring yet.
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
    encircling: bool = False
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

    `one_sided`: only the holder's own side says so. `encircling`: the ring around it was not closed.
    `contested_on`, `besieged_on`: when it was so, each stretch as an EDTF interval, "2016-03-24/2016-03-26".
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
    contested_on: tuple[str, ...] = ()
    besieged_by: tuple[str, ...]
    besieged_on: tuple[str, ...] = ()
    encircling: bool = False
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
