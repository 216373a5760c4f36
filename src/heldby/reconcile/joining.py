"""Which claims tell one occurrence.

In:     told claims that are asserted, real and dated; `data/state/joining.toml`; people's judgements.
Out:    events: one place, one change, one gainer, days that fit; the independent origins; why they were joined.
Never:  a state ("is held by"), a plan, a denial; and never an event that rests on the order of arrival.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from heldby.lexicon.tables import data_path, table
from heldby.model.state import Event
from heldby.model.time import Precision, When
from heldby.reconcile.judging import Decided

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from heldby.model.link import Judgement
    from heldby.model.parties import Parties
    from heldby.model.told import Told

Key = tuple[str, str, str, str]  # kind, trait value, place, what


@dataclass(slots=True, kw_only=True)
class _Group:
    """An event in the making. The first telling is the finest dated, and gives its day."""

    told: list[Told] = field(default_factory=list)
    rows: set[tuple[object, ...]] = field(default_factory=set)

    @property
    def when(self) -> When:
        """The days of the finest telling."""
        when = self.told[0].when
        assert when is not None
        return when

    def who(self, role: str) -> tuple[str, ...]:
        """The ids that fill a role, the most told first."""
        counts = Counter(actor for t in self.told for actor in t.ids.get(role, ()))
        return tuple(sorted(counts, key=lambda a: (-counts[a], a)))


def join(told: Iterable[Told], *, parties: Parties, judgements: Sequence[Judgement] = ()) -> tuple[Event, ...]:
    """The events that the claims tell, by place and day."""
    return _join(told, parties, Decided.of(judgements), at=None)


def join_at(place: str, told: Iterable[Told], *, parties: Parties, decided: Decided) -> tuple[Event, ...]:
    """The events of one place; `told` must hold all claims that name it, and may hold others."""
    return _join(told, parties, decided, at=place)


def _join(told: Iterable[Told], parties: Parties, decided: Decided, *, at: str | None) -> tuple[Event, ...]:
    rules = table(data_path("state", "joining.toml"))
    by_key: dict[Key, list[Told]] = defaultdict(list)
    for one in told:
        for key in _keys(one, rules["kinds"]):
            if at is None or key[2] == at:
                by_key[key].append(one)
    joiner = _Joiner(rules=rules, parties=parties, decided=decided)
    events = [joiner.event(key, group) for key in sorted(by_key) for group in joiner.groups(key, by_key[key])]
    return tuple(sorted(events, key=event_order))


def event_order(event: Event) -> tuple[str, tuple[str, ...], date, str]:
    """By kind, place and day."""
    return event.kind, event.places, event.when.earliest or date.min, event.id


def event_kind(kind: str) -> Mapping[str, Any]:
    """The joining rule of a kind, empty when it tells no occurrences."""
    found: Mapping[str, Any] = table(data_path("state", "joining.toml"))["kinds"].get(kind, {})
    return found


def _keys(told: Told, kinds: Mapping[str, Any]) -> list[Key]:
    rule = kinds.get(told.claim.kind)
    if rule is None or not told.counts or told.when is None:
        return []
    value = told.claim.trait(rule["trait"]) or ""
    if value not in rule.get("values", [value]):
        return []
    value = rule.get("same_as", {}).get(value, value)
    part = f" part:{_words(told.part)}" if told.part else ""
    what = _what(told, rule.get("what", "")) + part
    return [(told.claim.kind, value, place, what) for place in told.ids.get(rule["where"], ())]


def _what(told: Told, role: str) -> str:
    if not role:
        return ""
    ids = told.ids.get(role, ())
    return " ".join(ids) if ids else " ".join(_words(f.text) for f in told.claim.fillers(role))


def _words(text: str) -> str:
    return " ".join(text.casefold().split())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Joiner:
    rules: Mapping[str, Any]
    parties: Parties
    decided: Decided

    def groups(self, key: Key, told: Sequence[Told]) -> list[_Group]:
        """Join the claims of one place and change, the finest dated and fullest told first."""
        rule = self.rules["kinds"][key[0]]
        role = rule["who"]
        groups: list[_Group] = []
        for one in sorted(told, key=lambda t: (not t.ids.get(role), width(t.when), _first(t.when), t.claim.id)):
            row = _row(one)
            fitting = [g for g in groups if (row is None or row not in g.rows) and self._fits(g, one, rule)]
            if fitting:
                best = max(fitting, key=lambda g: (self._asked(g, one), *_nearness(g, one)))
                best.told.append(one)
            else:
                best = _Group(told=[one])
                groups.append(best)
            if row is not None:
                best.rows.add(row)
        return groups

    def _asked(self, group: _Group, one: Told) -> bool:
        return any(self.decided.same(one.claim.id, t.claim.id) for t in group.told)

    def _fits(self, group: _Group, one: Told, rule: Mapping[str, Any]) -> bool:
        if any(self.decided.apart(one.claim.id, t.claim.id) for t in group.told):
            return False
        if self._asked(group, one):
            return True
        role = rule["who"]
        return (
            self._near(group, one, rule)
            and self._may_be_one(group.who(role), one.ids.get(role, ()))
            and (self._gained(group, one, role) or self._may_be_one(group.who("against"), one.against))
        )

    def _gained(self, group: _Group, one: Told, role: str) -> bool:
        """Whether both name one who took the place: nobody takes a place twice in the same days, whomever from."""
        taken = one.claim.trait("change") == "taken" and any(t.claim.trait("change") == "taken" for t in group.told)
        return (
            taken
            and one.when is not None
            and None not in (one.when.earliest, group.when.earliest)
            and group.when.overlaps(one.when)
            and self.parties.kin(group.who(role), one.ids.get(role, ()))
        )

    def _near(self, group: _Group, one: Told, rule: Mapping[str, Any]) -> bool:
        """Whether the days are of one occurrence, as far as days tell."""
        if again := rule.get("again"):
            exact = [t for t in group.told if _is_exact(t) and _is_exact(one)]
            if any(_gap(t.when, one.when) > (0 if _same_report(t, one) else again) for t in exact if t.when):
                return False
        return _gap(group.when, one.when) <= self._tolerance(group.when, one.when)

    def _tolerance(self, a: When, b: When | None) -> int:
        known = self.rules["tolerance"]
        return max(int(known[w.precision]) for w in (a, b) if w is not None)

    def _may_be_one(self, one: Sequence[str], other: Sequence[str]) -> bool:
        return not one or not other or self.parties.kin(one, other)

    def event(self, key: Key, group: _Group) -> Event:
        """Name and describe one event."""
        rule = self.rules["kinds"][key[0]]
        claims = tuple(sorted({t.claim.id for t in group.told}))
        origins = tuple(sorted({t.origin for t in group.told}))
        return Event(
            id=_event_id(key, claims),
            kind=key[0],
            when=group.when,
            claims=claims,
            origins=origins,
            traits={rule["trait"]: self._value(key[1], group, rule)},
            places=(key[2],),
            actors=group.who(rule["who"]),
            against=group.who("against"),
            why=_why(group, origins, rule["where"]),
        )

    def _value(self, value: str, group: _Group, rule: Mapping[str, Any]) -> str:
        told = {t.claim.trait(rule["trait"]) or "" for t in group.told}
        return value if value in told or len(told) != 1 else told.pop()


def _row(one: Told) -> tuple[object, ...] | None:
    """What two rows of one table have in common, who are two occurrences because somebody coded them as two."""
    return (one.outlet, *sorted(one.claim.traits.items())) if one.claim.is_coded else None


def width(when: When | None) -> int:
    """How many days an interval spans; a very large number when it is open."""
    if when is None or when.earliest is None or when.latest is None:
        return 10**6
    return (when.latest - when.earliest).days + 1


def _is_exact(told: Told) -> bool:
    return told.when is not None and told.when.precision is Precision.DAY


def _same_report(one: Told, other: Told) -> bool:
    return one.claim.report == other.claim.report


def _first(when: When | None) -> date:
    return (when.earliest or when.latest or date.min) if when else date.min


def _gap(a: When, b: When | None) -> int:
    """Days between two intervals, 0 when they share one."""
    if b is None or a.overlaps(b):
        return 0
    first, last = (a, b) if (a.latest or date.max) < (b.earliest or date.min) else (b, a)
    return ((last.earliest or date.min) - (first.latest or date.max)).days


def _nearness(group: _Group, one: Told) -> tuple[int, int, int, int]:
    """How well a telling fits an event: nearest; of several within an open start ("by April") the last; best told."""
    assert one.when is not None
    last = group.when.latest or date.max
    recent = last.toordinal() if one.when.earliest is None else 0
    return -_gap(group.when, one.when), recent, len({t.origin for t in group.told}), -last.toordinal()


def _event_id(key: Key, claims: Sequence[str]) -> str:
    return hashlib.sha256("\x1f".join((*key, *claims)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _why(group: _Group, origins: Sequence[str], where: str) -> str:
    if len(group.told) == 1:
        return "told once"
    apart = max(_gap(group.when, t.when) for t in group.told)
    days = "the same days" if not apart else f"days at most {apart} apart"
    return f"{len(group.told)} claims of {len(origins)} origins: same {where.replace('_', ' ')}, no rival actor, {days}"
