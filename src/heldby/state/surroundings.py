"""What claims about one place take from all the others: what its parties are called, and who told a thing first.

In:     which claims came and are gone, and what is told now of the places of which anything differs.
Out:    `Surroundings`: holders, company; and every place for which any of that is not as it was.
Never:  a look at all places: counts are kept and moved along, and an index tells whom a change of them concerns.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from heldby.model.told import Local
from heldby.state.company import Company, Groups, company, readable
from heldby.state.holders import Holders, bodies_at, bodies_told, chosen, named

if TYPE_CHECKING:
    from heldby.model.parties import Parties
    from heldby.model.told import Told
    from heldby.state.settings import Settings

_SORTS = ("alone", "fresh", "first", "later", "recent")
_ALWAYS = date.min + timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Place:
    """What one place gives to the counts, and what it takes from them."""

    local: Local
    bodies: frozenset[str]
    seen: frozenset[str]
    apart: frozenset[str]
    groups: Groups


class Surroundings:
    """Counts over all places, and who leans on which of them."""

    def __init__(self, parties: Parties, settings: Settings) -> None:
        self._parties, self._settings = parties, settings
        self._places: dict[str, _Place] = {}
        self._actors: Counter[str] = Counter()
        self._days: Counter[date] = Counter()
        self._led: Counter[str] = Counter()
        self._names: Mapping[str, str] = {}
        self._ranked: Mapping[str, tuple[str, ...]] = {}
        self._fresh_from = _ALWAYS
        self._with_body: dict[str, set[str]] = defaultdict(set)
        self._tied_by: dict[str, set[str]] = defaultdict(set)
        self._waiting_since: dict[date, set[str]] = defaultdict(set)
        self._company: dict[str, Company] = {}
        self._counts: dict[str, Counter[str]] = {sort: Counter() for sort in _SORTS}
        self._others: dict[str, frozenset[str]] = {}
        self._others_at: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)

    @property
    def locals(self) -> Mapping[str, _Place]:
        """What is told of each place."""
        return self._places

    def local(self, place: str) -> Local:
        """What is told of one place."""
        found = self._places.get(place)
        return found.local if found else Local(place=place)

    def move(self, gone: Iterable[Told], come: Iterable[Told], places: Mapping[str, Local]) -> set[str]:
        """Take in what differs; gives the places whose evidence may be another now."""
        for told, sign in ((gone, -1), (come, 1)):
            for one in told:
                for actor in named(one):
                    self._actors[actor] += sign
                self._days[readable(one)] += sign
        self._actors, self._days = +self._actors, +self._days
        led_before = self._led.copy()
        for place, local in places.items():
            self._put(place, local)
        self._led = +self._led
        touched = set(places) | self._renamed()
        touched |= self._accompanied(set(places) | self._reordered(led_before) | self._aged())
        return touched

    def holders(self) -> Holders:
        """One name for each party at each place."""
        return Holders(
            parties=self._parties,
            settings=self._settings,
            names=self._names,
            seen={name: place.seen for name, place in self._places.items()},
            told=bodies_told(self._actors, self._parties),
            apart={name: place.apart for name, place in self._places.items() if place.apart},
        )

    def company(self) -> Company:
        """The company of every claim."""
        return Company(**{sort: frozenset(self._counts[sort]) for sort in _SORTS}, others=dict(self._others))

    def _put(self, place: str, local: Local) -> None:
        old = self._places.pop(place, None)
        if old:
            self._led.subtract(old.groups.led)
            self._index(place, old, set.discard)
        if local.told:
            seen, apart = bodies_at(local.told, self._parties)
            bodies = frozenset(self._parties.body(actor) for one in local.told for actor in named(one))
            new = _Place(local=local, bodies=bodies, seen=seen, apart=apart, groups=Groups.of(local))
            self._places[place] = new
            self._led.update(new.groups.led)
            self._index(place, new, set.add)

    def _index(self, place: str, of: _Place, change: Callable[[set[str], str], None]) -> None:
        for body in of.bodies:
            change(self._with_body[body], place)
        for origin in of.groups.tied:
            change(self._tied_by[origin], place)
        for day in of.groups.waiting:
            change(self._waiting_since[day], place)

    def _renamed(self) -> set[str]:
        """The places of parties that go by another name now, or rank otherwise among those of one whole."""
        names, told = chosen(self._actors, self._parties), bodies_told(self._actors, self._parties)
        wholes: dict[str, list[str]] = defaultdict(list)
        for body, actor in names.items():
            wholes[self._parties.line(actor)[-1]].append(body)
        ranked = {w: tuple(sorted(b, key=lambda b: (-told[b], b))) for w, b in wholes.items()}
        changed = {b for b in names.keys() | self._names.keys() if names.get(b) != self._names.get(b)}
        for whole in ranked.keys() | self._ranked.keys():
            before, now = self._ranked.get(whole, ()), ranked.get(whole, ())
            changed |= {*before, *now} if before != now else set()
        self._names, self._ranked = names, ranked
        return {place for body in changed for place in self._with_body.get(body, ())}

    def _reordered(self, before: Mapping[str, int]) -> set[str]:
        """The places where two came first on one day, of whom another leads more often now."""
        now, tied = self._led, self._tied_by
        moved = [o for o in before.keys() | now.keys() if before.get(o, 0) != now.get(o, 0) and tied.get(o)]
        touched: set[str] = set()
        for one in moved:
            for other, places in tied.items():
                was = (-before.get(one, 0), one) < (-before.get(other, 0), other)
                if was != ((-now.get(one, 0), one) < (-now.get(other, 0), other)):
                    touched |= tied[one] & places
        return touched

    def _aged(self) -> set[str]:
        """The places of claims that are no longer fresh, or are so again, since reports go on for longer, or less."""
        last = max((day for day in self._days if day < date.max), default=None)
        before, within = self._fresh_from, timedelta(days=self._settings.trust_confirmed_within)
        self._fresh_from = last - within + timedelta(days=1) if last and last - _ALWAYS > within else _ALWAYS
        first, end = sorted((before, self._fresh_from))
        return {place for day, places in self._waiting_since.items() if first <= day < end for place in places}

    def _accompanied(self, places: Iterable[str]) -> set[str]:
        """Sort the claims of these places by company anew; gives the places of claims whose company differs."""
        touched: set[str] = set()
        for place in places:
            old, found = self._company.pop(place, Company()), self._places.get(place)
            new = company(found.groups, led=self._led, fresh_from=self._fresh_from) if found else Company()
            if found:
                self._company[place] = new
            changed = {claim for sort in _SORTS for claim in getattr(old, sort) ^ getattr(new, sort)}
            changed |= {c for c in old.others.keys() | new.others.keys() if old.others.get(c) != new.others.get(c)}
            self._recount(old, new)
            told = found.local.told if found and changed else ()
            touched.update(*(one.places for one in told if one.claim.id in changed))
            self._beside(place, changed, new.others)
        return touched

    def _beside(self, place: str, claims: Iterable[str], others: Mapping[str, frozenset[str]]) -> None:
        """A claim of several places has beside it whoever tells the same of any of them."""
        for claim in claims:
            self._others_at[claim].pop(place, None)
            if claim in others:
                self._others_at[claim][place] = others[claim]
            self._others[claim] = frozenset().union(*self._others_at[claim].values())
            if not self._others[claim]:
                del self._others[claim], self._others_at[claim]

    def _recount(self, old: Company, new: Company) -> None:
        """A claim of several places has the company that it has at any of them."""
        for sort, counts in self._counts.items():
            was, now = getattr(old, sort), getattr(new, sort)
            counts.update(now - was)
            for claim in was - now:
                counts[claim] -= 1
                if not counts[claim]:
                    del counts[claim]
