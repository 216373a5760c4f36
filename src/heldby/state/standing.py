"""Where an actor stands on a day: which places are his, which are held against him, and which he is taken to hold.

In:     the courses of places, the parties, a day, a network of roads.
Out:    `Stand`s by place, and for places nobody tells of the place whose holder theirs is taken to be.
Never:  a guess that looks like news: what is only taken to be so is told apart.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from heldby.model.parties import Parties
from heldby.state.course import Course
from heldby.state.evidence import UNKNOWN
from heldby.state.network import Network

LIKELY = 0.5
_NEAR_KM = (
    150.0  # a place nobody tells of is taken to be held like the nearest known one, if that is no farther by road
)
_TINY = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """How likely a place is the actor's or his side's (`own`), and others'; whether he besieges it."""

    own: float = 0.0
    others: float = 0.0
    besieged: bool = False

    @property
    def is_known(self) -> bool:
        """Whether it is likelier than not that somebody's hold on it is known."""
        return self.besieged or self.own + self.others > LIKELY

    @property
    def bars(self) -> float:
        """How likely it bars his way. A place he besieges does not: his forces stand around it."""
        return 0.0 if self.besieged else self.others

    @property
    def his_if_free(self) -> float:
        """How likely he stands there, if it does not bar his way."""
        return 1.0 if self.besieged else self.own / max(1.0 - self.others, self.own, _TINY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Who stands where on a day, for any actor; computed once for each."""

    network: Network
    courses: Mapping[str, Course]
    parties: Parties
    day: date
    _done: dict[str, Mapping[str, Stand]] = field(default_factory=dict, repr=False)

    def of(self, actor: str) -> Mapping[str, Stand]:
        """Where an actor stands, by place of the network."""
        if actor not in self._done:
            self._done[actor] = {place: self._stand(place, actor) for place in self.network.places}
        return self._done[actor]

    def like(self, stands: Mapping[str, Stand], without: Collection[str]) -> Mapping[str, str]:
        """For each place of which nothing is known, the nearest known by road; `without` lend and borrow nothing."""
        known = [place for place, stand in stands.items() if stand.is_known and place not in without]
        near = self.network.nearest(known, _NEAR_KM)
        return {p: source for p, source in near.items() if not stands[p].is_known and p not in without}

    def fought(self, places: Iterable[str]) -> tuple[str, ...]:
        """Those of the places that are fought over."""
        return tuple(p for p in places if p in self.courses and self.courses[p].fights(self.day))

    def _stand(self, place: str, actor: str) -> Stand:
        course = self.courses.get(place)
        if course is None:
            return Stand()
        chances = dict(zip(course.holders, course.chances([self.day])[0], strict=True))
        own = float(sum(chance for holder, chance in chances.items() if self._friend(holder, actor)))
        besieged = any(self._friend(by, actor) for siege in course.sieges(self.day) for by in siege.by)
        return Stand(own=own, others=max(1.0 - own - float(chances[UNKNOWN]), 0.0), besieged=besieged)

    def _friend(self, holder: str, actor: str) -> bool:
        """Whether two are one party, belong together, or stand on one side."""
        if holder == UNKNOWN:
            return False
        side = self.parties.side(holder)
        return self.parties.kin((holder,), (actor,)) or (side != "" and side == self.parties.side(actor))
