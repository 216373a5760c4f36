"""Knowledge set aside in parts, and had again: each part is read when something asks for it.

In:     what was worked out; or the parts of it, and the snapshot they were worked out from.
Out:    parts with their names; mappings and results that read them.
Never:  anything that was not worked out from just that snapshot: the record sees to that (`record.apart`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Protocol, cast

from heldby.model import Problem
from heldby.model.errors import RecordError
from heldby.model.state import Dispute, Estimate, Event
from heldby.model.told import Settled, Told, Voice, heeded
from heldby.state import Company, Course, Fight, Share, Siege, Sight, Trust, Turn

_TOGETHER = 256  # claims in one part: who asks for one reads so many
_FORM = "heldby 1"


class Parts(Protocol):
    """What was set aside."""

    def get(self, name: str) -> Any:
        """A part as it was."""


class Results(Protocol):
    """Claims with their meaning, events, disputes and estimates: worked out, or had again."""

    @property
    def told(self) -> tuple[Told, ...]:
        """Every claim, in the order of the record."""

    @property
    def events(self) -> tuple[Event, ...]:
        """The occurrences that they tell."""

    @property
    def disputes(self) -> tuple[Dispute, ...]:
        """What they disagree on."""

    @property
    def estimates(self) -> tuple[Estimate, ...]:
        """The figures they give."""

    @property
    def settled(self) -> Mapping[str, Settled]:
        """What was decided of disputes, by id."""

    @property
    def aside(self) -> frozenset[str]:
        """The claims from which nothing follows."""

    @property
    def heeded(self) -> tuple[Told, ...]:
        """The claims from which something may follow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Main:
    """What is needed for any question: whose courses there are, which places are on no list, and so on."""

    places: tuple[str, ...]
    given: tuple[str, ...]
    names: Mapping[str, str]
    problems: tuple[Problem, ...]
    trust: Trust
    last: date | None


def parts_of(
    main: Main, results: Results, courses: Mapping[str, Course], company: Company
) -> Iterator[tuple[str, Any]]:
    """Everything to be set aside, by name."""
    yield "form", _FORM
    yield "main", main
    yield "events", results.events
    yield "disputes", results.disputes
    yield "estimates", results.estimates
    yield "settled", (dict(results.settled), tuple(sorted(results.aside)))
    yield "company", company
    told = results.told
    yield "where", {one.claim.id: at for at, one in enumerate(told)}
    for start in range(0, len(told), _TOGETHER):
        yield f"told {start // _TOGETHER}", told[start : start + _TOGETHER]
    voices = {one.claim.id: one for one in told}
    for place in main.places:
        course = courses[place]
        mine = {claim: _voice(voices[claim]) for claim in _claims(course) if claim in voices}
        yield f"place {place}", (course, mine)


def _voice(told: Told) -> Voice:
    return Voice(origin=told.origin, sources=told.sources)


def _claims(course: Course) -> Iterable[str]:
    told = course.evidence
    pieces: Iterable[Turn | Sight | Fight | Siege | Share]
    pieces = (*told.turns, *told.sights, *told.fights, *told.sieges, *told.parts)
    found = dict.fromkeys(claim for piece in pieces for claim in piece.claims)
    return found | dict.fromkeys(claim for turn in told.turns for claim in turn.against)


class Restored:
    """The results, each read once; `courses` and `told` read what is asked of them."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self.main = cast("Main", parts.get("main"))
        self.by_id = _ById(parts)
        self._places = _Places(parts, self.main.places)
        self.courses: Mapping[str, Course] = _Courses(self._places)

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """Every claim, in the order of the record."""
        return self.by_id.all()

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The occurrences that they tell."""
        return cast("tuple[Event, ...]", self._parts.get("events"))

    @cached_property
    def disputes(self) -> tuple[Dispute, ...]:
        """What they disagree on."""
        return cast("tuple[Dispute, ...]", self._parts.get("disputes"))

    @cached_property
    def estimates(self) -> tuple[Estimate, ...]:
        """The figures they give."""
        return cast("tuple[Estimate, ...]", self._parts.get("estimates"))

    @property
    def settled(self) -> Mapping[str, Settled]:
        """What was decided of disputes, by id."""
        return self._decided[0]

    @property
    def aside(self) -> frozenset[str]:
        """The claims from which nothing follows."""
        return frozenset(self._decided[1])

    @property
    def heeded(self) -> tuple[Told, ...]:
        """The claims from which something may follow."""
        return heeded(self.told, self.aside)

    @cached_property
    def _decided(self) -> tuple[Mapping[str, Settled], tuple[str, ...]]:
        return cast("tuple[Mapping[str, Settled], tuple[str, ...]]", self._parts.get("settled"))

    @cached_property
    def company(self) -> Company:
        """In whose company each claim stands."""
        return cast("Company", self._parts.get("company"))

    def voices(self, place: str) -> Mapping[str, Voice]:
        """Who tells each claim that bears on a place."""
        return self._places.of(place)[1]


def restored(parts: Parts | None) -> Restored | None:
    """The results in such parts; None where there are none, or none that can be read."""
    if parts is None:
        return None
    try:
        return Restored(parts) if parts.get("form") == _FORM else None
    except (RecordError, KeyError):
        return None


class _Places:
    """Courses with the voices behind them, by place."""

    def __init__(self, parts: Parts, places: Sequence[str]) -> None:
        self.names = dict.fromkeys(places)
        self._parts = parts
        self._had: dict[str, tuple[Course, Mapping[str, Voice]]] = {}

    def of(self, place: str) -> tuple[Course, Mapping[str, Voice]]:
        """One of them; the first that was read stays, so that a course is one thing whoever asks."""
        if place not in self._had:
            if place not in self.names:
                raise KeyError(place)
            self._had.setdefault(place, self._parts.get(f"place {place}"))
        return self._had[place]


class _Courses(Mapping[str, Course]):
    def __init__(self, places: _Places) -> None:
        self._places = places

    def __getitem__(self, place: str) -> Course:
        return self._places.of(place)[0]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places.names)

    def __len__(self) -> int:
        return len(self._places.names)


class _ById(Mapping[str, Told]):
    """Claims by id."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._had: dict[int, tuple[Told, ...]] = {}

    @cached_property
    def _where(self) -> dict[str, int]:
        """At which place in the order of the record a claim stands."""
        return cast("dict[str, int]", self._parts.get("where"))

    def __getitem__(self, claim: str) -> Told:
        at, within = divmod(self._where[claim], _TOGETHER)
        return self._part(at)[within]

    def __contains__(self, claim: object) -> bool:
        return claim in self._where

    def __iter__(self) -> Iterator[str]:
        return (one.claim.id for one in self.all())

    def __len__(self) -> int:
        return len(self._where)

    def all(self) -> tuple[Told, ...]:
        """Every claim, in the order of the record."""
        count = -(-len(self) // _TOGETHER)
        return tuple(one for at in range(count) for one in self._part(at))

    def _part(self, at: int) -> tuple[Told, ...]:
        if at not in self._had:
            self._had.setdefault(at, self._parts.get(f"told {at}"))
        return self._had[at]
