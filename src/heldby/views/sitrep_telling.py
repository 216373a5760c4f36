"""What a situation report says, section by section, in the words of data/lang/en/sitrep.toml.

In:     a `Snapshot` and the `Scope` asked about.
Out:    `Found`: a sentence, the claims it rests on, its day and its weight.
Never:  a number made of several; a name that is not in the record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from heldby.lexicon.tables import data_path, table
from heldby.model import Difference, Estimate, Event, Outcome, PlaceKind, Polarity, When
from heldby.model.told import Told
from heldby.state import on
from heldby.views.ahead import forecasts
from heldby.views.control import changes
from heldby.views.differing import disputes
from heldby.views.knowledge import Knowledge, knowledge, place_of
from heldby.views.phrasing import baseline, begun, days, figure, plain
from heldby.views.shapes import ChangeRow
from heldby.views.shapes_told import DisputeRow
from heldby.views.snapshot import OnDay, Snapshot
from heldby.views.ways import routes

_HELD_WITHIN = frozenset(
    {
        PlaceKind.CITY,
        PlaceKind.TOWN,
        PlaceKind.VILLAGE,
        PlaceKind.DISTRICT,
        PlaceKind.PROVINCE,
        PlaceKind.REGION,
        PlaceKind.COUNTRY,
        PlaceKind.CONTINENT,
        PlaceKind.AREA,
        PlaceKind.MOUNTAIN,
    }
)
_CONTROL_MAIN = "change"
_MAIN = (_CONTROL_MAIN, "type", "measure")
_OUTCOME = {Outcome.CAME_TRUE: "came_true", Outcome.DID_NOT: "did_not", Outcome.OPEN: "open"}
_SURE = 0.75
_SPLIT = 0.2  # a holder less likely than this is not named as a rival


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What is asked about: days (both inclusive), places and parties (None: all)."""

    first: date
    last: date
    places: frozenset[str] | None = None
    parties: frozenset[str] | None = None

    def meets(self, when: When | None) -> bool:
        """Whether some of the days fall into those asked about; of an open start only the end counts."""
        if when is None or when.latest is None:
            return bool(when and when.earliest and self.first <= when.earliest <= self.last)
        return self.first <= when.latest and (when.earliest or when.latest) <= self.last

    def takes(self, told: Told, known: Knowledge) -> bool:
        """Whether a claim is about the places and parties asked about."""
        ids = {i for found in told.ids.values() for i in found}
        return (self.places is None or bool(self.places & ids)) and (
            self.parties is None or bool(self.parties & {known.parties.body(i) for i in ids})
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A sentence, the claims it rests on, the day it is told under, and how much speaks for telling it."""

    sentence: str
    claims: tuple[str, ...]
    day: date
    weight: float = 0.0
    where: str = ""


def told_in(snapshot: Snapshot) -> Telling:
    """The one that tells what a snapshot holds."""
    return Telling(snapshot)


def sections(snapshot: Snapshot, scope: Scope) -> Iterator[tuple[str, Sequence[Found]]]:
    """Every section with its sentences, in the order of data/lang/en/sitrep.toml."""
    telling = told_in(snapshot)
    for name, title in telling.words["sections"].items():
        yield title, tuple(getattr(telling, name)(scope))


class Telling:
    """One section a method."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.words: dict[str, Any] = table(data_path("lang", "en", "sitrep.toml"))
        self._snapshot = snapshot
        self._known = knowledge(snapshot)

    def changes(self, scope: Scope) -> Iterator[Found]:
        """Places that changed hands."""
        for row in changes(self._snapshot, start=scope.first, end=scope.last):
            when = row.when or (None, None)
            open_start = when[0] is None and (when[1] is None or not scope.first <= when[1] <= scope.last)
            nobody = row.after == "contested" or (row.after == "unknown" and row.before in ("", "unknown", "contested"))
            if open_start or nobody or not self._about(row.place_id, row.claims, scope):
                continue
            yield Found(
                sentence=self._change(row),
                claims=self._of_these_days(row.claims, scope),
                day=when[0] or when[1] or scope.first,
                weight=len(self._known.origins(row.claims)),
                where=self._where((row.place_id,)),
            )

    def _of_these_days(self, claims: Iterable[str], scope: Scope) -> tuple[str, ...]:
        """The claims about the days asked about first; what was told of other days bears them out."""
        return tuple(
            sorted(claims, key=lambda c: c not in self._known.told or not scope.meets(self._known.told[c].when))
        )

    def _change(self, row: ChangeRow) -> str:
        name = "change" if row.before not in ("", "unknown", "contested") else "change_first"
        name = "change_unknown" if row.after == "unknown" else name
        return self._say(
            name,
            place=row.place,
            after=row.after,
            before=row.before or "unknown",
            when=days(row.when),
            helped=self._helped(row.claims),
            sure=f"{100 * row.probability:.0f}",
            origins=self._origins(row.claims),
        )

    def _helped(self, claims: Iterable[str]) -> str:
        """Who is said to have helped, each once."""
        told = [self._known.told[c] for c in claims if c in self._known.told]
        names = self._names(dict.fromkeys(i for t in told for i in t.ids.get("helped_by", ())))
        return f", helped by {names}" if names else ""

    def fighting(self, scope: Scope) -> Iterator[Found]:
        """Events, each once, however many tell it."""
        for event in self._known.reconciled.events:
            told = [self._known.told[c] for c in event.claims]
            if event.kind == "event" and scope.meets(event.when) and any(scope.takes(t, self._known) for t in told):
                yield self._event(event, told[0])

    def _event(self, event: Event, told: Told) -> Found:
        where = self._where(event.places)
        against = self._names(event.against) or self._target(event, told)
        sentence = self._say(
            "event",
            what=_large(self._called(event.traits.get("type", ""))),
            where=where,
            when=days((event.when.earliest, event.when.latest)),
            by=f", by {self._names(event.actors)}" if event.actors else "",
            on=f", against {against}" if against else "",
            origins=self._origins(event.claims),
        )
        return Found(
            sentence=sentence,
            claims=event.claims,
            day=event.when.earliest or event.when.latest or date.min,
            weight=len(event.origins) + len(event.claims) / 1000,
            where=where,
        )

    def _target(self, event: Event, told: Told) -> str:
        """Whom or what it was directed at: by name where that is understood, else in the words of the report."""
        ids = tuple(i for i in told.ids.get("target", ()) if i not in event.places)
        words = " ".join(f.text for f in told.claim.fillers("target"))
        named = {self._place(place).casefold() for place in event.places}
        return self._names(ids) or (f"“{words}”" if words and words.casefold() not in named else "")

    def figures(self, scope: Scope) -> Iterator[Found]:
        """Figures as their issuers gave them, with their bounds and what they are counted from."""
        for estimate in self._known.reconciled.estimates:
            told = self._known.told[estimate.claims[0]]
            if not scope.meets(estimate.when) or not scope.takes(told, self._known):
                continue
            yield Found(
                sentence=self._figure(estimate, told),
                claims=estimate.claims,
                day=estimate.when.earliest or estimate.when.latest or date.min,
                weight=next((f for f in (estimate.best, estimate.high, estimate.low) if f is not None), 0.0),
                where=self._where(told.places),
            )

    def _figure(self, estimate: Estimate, told: Told) -> str:
        victims = " ".join(f.text for f in told.claim.fillers("victims"))
        who = victims or self._names(told.actors)
        name = estimate.question.removeprefix("other:")
        return self._say(
            "figure",
            issuer=self._names(told.sources) or told.outlet or self.words["voice"]["author"],
            figure=figure(estimate, told),
            question=_large(str(self.words["figure"].get(name, name.replace("_", " ")))),
            who=f", {who}," if who else "",
            scope=self._where(told.places),
            when=days((estimate.when.earliest, estimate.when.latest)),
            baseline=_baseline(estimate),
        )

    def disputes(self, scope: Scope) -> Iterator[Found]:
        """Disagreements about what falls into the days."""
        for row in disputes(self._snapshot):
            claims = tuple(c for side in row.sides for c in side["claims"])
            told = [self._known.told[c] for c in claims]
            if not any(scope.meets(t.when) and scope.takes(t, self._known) for t in told):
                continue
            sides = [
                self._say("side", says=plain(side["says"]), origins=self._origins(side["claims"])) for side in row.sides
            ]
            yield Found(
                sentence=self._say(
                    "dispute",
                    about=f" ({plain(row.about.partition(': ')[2] or row.about)})",
                    difference=self.words["difference"][Difference(row.difference)],
                    sides="; ".join(sides),
                    both=self._outcome(row),
                ),
                # one claim of each side first: both must be read
                claims=tuple(dict.fromkeys((*(side["claims"][0] for side in row.sides), *claims))),
                day=min((t.when.earliest for t in told if t.when and t.when.earliest), default=scope.first),
                weight=len(claims),
            )

    def _outcome(self, row: DisputeRow) -> str:
        """Whether both may be so, until a person has decided it."""
        if not row.outcome:
            return self._say("both_yes" if row.reconcilable else "both_no", why=row.why)
        side = plain(row.sides[row.prefers - 1]["says"]) if row.prefers else ""
        outcome = str(self.words["decided"][row.outcome]).format(side=side)
        reason = row.reason.rstrip(".")
        return self._say("decided", by=row.judged_by, on=str(row.judged_on), outcome=outcome, reason=reason)

    def routes(self, scope: Scope) -> Iterator[Found]:
        """Ways as they were on the last of the days, if anything new was told of them."""
        for row in routes(OnDay.of(self._snapshot, scope.last)):
            told = [self._known.told[c] for c in row.claims if c in self._known.told]
            fresh = any(self._is_of(t, scope) for t in told)
            if not fresh or not any(scope.takes(t, self._known) for t in told):
                continue
            yield Found(
                sentence=self._say(
                    "route",
                    **{"from": row.from_place, "to": row.to_place},
                    state=row.state,
                    actor=row.actor,
                    via=f", by way of {', '.join(row.via)}" if row.via else "",
                    when=begun(row.since),
                    derived=self.words["derived"].get(row.derived, "") if row.derived != row.state else "",
                ),
                claims=row.claims,
                day=(row.since or (None,))[0] or scope.last,
                weight=len(row.claims),
            )

    def plans(self, scope: Scope) -> Iterator[Found]:
        """Plans, forecasts and suppositions that could be read in the days, and what had become of them."""
        became = {c: row for row in forecasts(OnDay.of(self._snapshot, scope.last)) for c in row.claims}
        for told in self._known.reconciled.heeded:
            status, claim = told.claim.status, told.claim
            if status.is_real or not scope.meets(told.published) or not scope.takes(told, self._known):
                continue
            row = became.get(claim.id)
            denied = "not_" if claim.polarity is Polarity.DENIED else ""
            yield Found(
                sentence=self._say(
                    "plan",
                    says=self._says(told),
                    what=self._planned(told),
                    when=days((told.when.earliest, told.when.latest)) if told.when else "",
                    status=self.words["status"][denied + status],
                    by=f" by {self._names(told.actors)}" if told.actors else "",
                    outcome=self.words["outcome"][_OUTCOME[Outcome(row.outcome)]].format(day=scope.last) if row else "",
                ),
                claims=(claim.id, *(row.shown_by if row else ())),
                day=(told.published and told.published.latest) or scope.last,
            )

    def _planned(self, told: Told) -> str:
        """What is planned, and where: "the capture of Hit", "talks in Geneva"."""
        value, places = self._value(told), ", ".join(map(self._place, told.places))
        if told.claim.kind == "control" and places and value in self.words["move"]:
            return f"{self.words['move'][value]} {places}"
        return _small(self._called(value)) + self._where(told.places)

    def open(self, scope: Scope) -> Iterator[Found]:
        """Places whose holder is contested or unsure on the last day, and what happened on no known day."""
        for place_id, course in self._known.courses.items():
            found = on(course, scope.last, least=_SPLIT)
            claims = tuple(dict.fromkeys(c for h in found for c in (*h.claims, *h.against)))
            fresh = any(self._is_of(self._known.told[c], scope) for c in claims if c in self._known.told)
            if not fresh or not self._about(place_id, claims, scope):
                continue
            name, best = self._place(place_id), max(found, key=lambda h: h.probability)
            if best.contested:
                yield self._open(claims, scope, "contested", place=name)
            if best.besieged_by:
                told = "encircled" if best.encircling else "besieged"
                yield self._open(claims, scope, told, place=name, by=self._names(best.besieged_by))
            if best.probability < _SURE:
                rivals = [f"{self._names((h.holder,))} ({100 * h.probability:.0f} %)" for h in found]
                yield self._open(claims, scope, "unsure", place=name, rivals=", ".join(rivals))
        yield from self._undated(scope)

    def _is_of(self, told: Told, scope: Scope) -> bool:
        return scope.meets(told.when) or scope.meets(told.published)

    def _open(self, claims: tuple[str, ...], scope: Scope, name: str, **parts: str) -> Found:
        sentence = self._say(name, day=str(scope.last), **parts)
        return Found(sentence=sentence, claims=claims, day=scope.last, weight=len(claims))

    def _undated(self, scope: Scope) -> Iterator[Found]:
        for told in self._known.reconciled.heeded:
            if told.when or not told.counts or told.claim.kind not in ("control", "event"):
                continue
            if scope.meets(told.published) and scope.takes(told, self._known):
                yield Found(
                    sentence=self._say(
                        "undated",
                        what=_small(self._called(self._value(told))),
                        where=self._where(told.places),
                        by=f", by {self._names(told.actors)}" if told.actors else "",
                    ),
                    claims=(told.claim.id,),
                    day=scope.last,
                )

    def more(self, found: Sequence[Found]) -> Found:
        """That there is more, resting on the first of what was left out."""
        sentence = self._say("more", count=f"{len(found):,}", where=found[0].where or " not of one place")
        return Found(sentence=sentence, claims=found[0].claims, day=date.max)

    def _say(self, name: str, **parts: str) -> str:
        return " ".join(str(self.words["sentences"][name]).format(**parts).split())

    def _called(self, value: str) -> str:
        return str(self.words["called"].get(value, value.removeprefix("other:").replace("_", " ") or "something"))

    def _value(self, told: Told) -> str:
        return next((told.claim.traits[t] for t in _MAIN if t in told.claim.traits), told.claim.kind)

    def _origins(self, claims: Iterable[str]) -> str:
        count = len(self._known.origins(claims))
        return f"{count} origin{'' if count == 1 else 's'}"

    def _names(self, ids: Iterable[str]) -> str:
        return ", ".join(map(self._known.parties.name, ids))

    def _says(self, told: Told) -> str:
        named = self._names(told.sources) or ", ".join(f.text for f in told.claim.voice.sources)
        voice: dict[str, str] = self.words["voice"]
        return named or (voice["unnamed"] if told.claim.voice.unnamed else told.outlet or voice["author"])

    def _place(self, place_id: str) -> str:
        place = place_of(self._snapshot, place_id)
        return place.name if place else place_id

    def _where(self, places: Iterable[str]) -> str:
        ids = tuple(places)
        known = [place_of(self._snapshot, i) for i in ids]
        inside = all(place is None or place.kind in _HELD_WITHIN for place in known)
        names = ", ".join(map(self._place, ids))
        return f" {'in' if inside else 'at'} {names}" if names else ""

    def _about(self, place_id: str, claims: Iterable[str], scope: Scope) -> bool:
        told = [self._known.told[c] for c in claims if c in self._known.told]
        parties = {self._known.parties.body(i) for t in told for ids in t.ids.values() for i in ids}
        return (scope.places is None or place_id in scope.places) and (
            scope.parties is None or bool(scope.parties & parties)
        )


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _large(words: str) -> str:
    return words[:1].upper() + words[1:]


def _baseline(estimate: Estimate) -> str:
    """What a figure is counted from; that a share or a change lacks it is told, for nobody can compare it then."""
    if estimate.base:
        return f", {baseline(estimate.base)}"
    if estimate.baseline:
        return f", counted {plain(estimate.baseline)}"
    return ", without a baseline" if estimate.needs_base else ""
