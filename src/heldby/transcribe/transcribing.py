"""One row becomes the claims that its table's layout says it makes, each bound to its cells.

In:     a `Report` with `coded` cells, and `Names`.
Out:    a `Reading` like that of any report: claims with quotes, links with reasons, problems.
Never:  a claim without the cells it rests on; a code that nobody has provided for passed over in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from heldby.lexicon.coded_tables import CodedClaim, coded_tables
from heldby.model import (
    CODED,
    Certainty,
    Claim,
    Filler,
    Hedge,
    Link,
    MentionKind,
    Passage,
    PassageKind,
    Problem,
    Quantity,
    Reading,
    Report,
    Span,
    Voice,
    When,
    claim_id,
)
from heldby.transcribe.names import Meant, Names, Spot
from heldby.transcribe.row import Row

_ACTORS = frozenset({"actor", "against", "helped_by", "a", "b", "of", "by"})


def transcribe(report: Report, names: Names) -> Reading:
    """The reading of a row. Raises `ValueError` when the report is none."""
    if report.coded is None:
        raise ValueError(f"report {report.id} is no row of a table")
    table = coded_tables()[report.coded.table]
    return _Transcript(Row(report=report, coded=report.coded, table=table), names).reading()


class _Transcript:
    """One row on its way to being a reading."""

    def __init__(self, row: Row, names: Names) -> None:
        self._row = row
        self._names = names
        self._problems: list[Problem] = []
        self._links: dict[tuple[MentionKind, int, int], Link] = {}
        place = next((c for c in row.table.place.name if row.cell(c)), "")
        self._place = row.filler(place)
        self._country = row.cell(row.table.place.country)

    def reading(self) -> Reading:
        """Everything that the row says."""
        row, report = self._row, self._row.report
        self._link_place()
        made = [(rule, claim) for rule in row.table.claims if (claim := self._claim(rule))]
        claims = tuple(claim for _, claim in made)
        if not claims and not any(row.code(column) in values for column, values in row.table.ignored.items()):
            self._trouble("nothing claimed", "none of its codes is one that heldby knows")
        times = [link for rule, claim in made if (link := self._time(claim, rule))]
        end = len(report.text.rstrip("\n"))
        why = f"row {row.coded.row} of a table ({row.table.name})"
        return Reading(
            report=report,
            passages=(Passage(start=0, end=end, kind=PassageKind.BODY, why=why),),
            repairs=(),
            mentions=(),
            claims=claims,
            links=(*self._links.values(), *times),
            problems=tuple(self._problems),
            published_why=report.published.reason if report.published else "the row does not tell",
        )

    def _claim(self, rule: CodedClaim) -> Claim | None:
        row = self._row
        if not row.is_among(rule.only) or (rule.unless and row.is_among(rule.unless)):
            return None
        if rule.at and self._when(rule) is None:
            return None
        quantity = self._quantity(rule) if rule.number else None
        if rule.number and quantity is None:
            return None
        roles = {role: found for role, source in rule.roles.items() if (found := tuple(self._fill(source)))}
        for fillers in (roles[role] for role in roles if role in _ACTORS):
            self._link_actors(fillers)
        if self._place:
            roles["place"] = (self._place,)
        missing = [role for role in rule.needs if role not in roles]
        if missing:
            self._trouble("claim left out", f"{', '.join(rule.roles[role] for role in missing)} is empty")
            return None
        quote = self._quote(rule)
        told = f"{row.table.key}.{rule.id}"
        return Claim(
            id=claim_id(row.report.id, rule.kind, quote.start, quote.end, told),
            report=row.report.id,
            kind=rule.kind,
            quote=row.report.text[quote.start : quote.end],
            start=quote.start,
            end=quote.end,
            voice=self._voice(),
            hedge=self._hedge(),
            traits=rule.traits,
            roles=roles,
            quantity=quantity,
            time=self._days(rule),
            rule=f"{CODED}{told}",
        )

    def _quote(self, rule: CodedClaim) -> Span:
        row = self._row
        cell = row.coded.cells.get(rule.cell) if rule.cell else None
        return cell or (row.stretch(rule.lines) if rule.lines else None) or row.whole()

    def _fill(self, source: str) -> Iterator[Filler]:
        """The words that fill a role: a cell, a word of a column's name, or one of the two sides."""
        row = self._row
        column, _, word = source.partition("#")
        if source.startswith("side:"):
            column = self._side(source.removeprefix("side:"))
        if word:
            yield from filter(None, (row.label(column, word),))
        elif column:
            yield from row.parts(column, row.table.side_parts)

    def _side(self, which: str) -> str:
        """The column of the only actor that is (state), is not (other) a state's, or of the only actor (only)."""
        row = self._row
        there = [actor for actor in row.table.standing if row.cell(actor)]
        state = [actor for actor in there if row.code(row.table.standing[actor]) in row.table.state]
        found = {"state": state, "other": [a for a in there if a not in state], "only": there}[which]
        return found[0] if len(found) == 1 else ""

    def _quantity(self, rule: CodedClaim) -> Quantity | None:
        """The figure; None when the row counts nobody. What is no number, or out of order, is a problem."""
        row = self._row
        try:
            found = {bound: row.number(column) for bound, column in rule.number.items()}
        except ValueError as error:
            self._trouble("figure not read", str(error))
            return None
        best = found.get("best")
        low, high = found.get("low", best), found.get("high", best)
        given = sorted(figure for figure in (low, best, high) if figure is not None)
        if not given or not given[-1]:
            return None
        if [figure for figure in (low, best, high) if figure is not None] != given:
            told = f"low {low}, best {best}, high {high}"
            self._trouble("figures not in order", f"{told}; kept as {given[0]} to {given[-1]}")
            low, high = given[0], given[-1]
        column = rule.number.get("best") or next(iter(rule.number.values()))
        estimate = best if "low" in rule.number else None
        return Quantity(low=low, high=high, bound="exact", phrase=row.cell(column), unit="people", best=estimate)

    def _voice(self) -> Voice:
        sources = tuple(self._row.parts(self._row.table.voice, self._row.table.parts))
        self._link_actors(sources)
        return Voice(sources=sources)

    def _hedge(self) -> Hedge:
        told = self._row.code(self._row.table.hedge)
        known = told in set(Certainty)
        if told and not known:
            why = f"{self._row.table.hedge}: {told!r} is none of {', '.join(Certainty)}"
            self._trouble("certainty not read", why)
        cue = self._row.filler(self._row.table.hedge)
        return Hedge(certainty=Certainty(told), cue=cue) if known else Hedge()

    def _days(self, rule: CodedClaim) -> Filler | None:
        columns = self._row.table.when
        first, last = self._row.filler(columns.first), self._row.filler(columns.last)
        return last if rule.at == "last" else first or last

    def _when(self, rule: CodedClaim) -> When | None:
        """The days of the row, or its first or last day alone."""
        when = self._row.coded.when
        if when is None or not rule.at:
            return when
        day = when.start if rule.at == "first" else when.end
        return When.on(day, when.reason) if day else None

    def _time(self, claim: Claim, rule: CodedClaim) -> Link | None:
        when = self._when(rule)
        if when is None:
            return None
        at = claim.time
        return Link(
            report=claim.report,
            start=at.start if at else claim.start,
            end=at.end if at else claim.end,
            kind=MentionKind.TIME,
            id=when.edtf(),
            name=when.edtf(),
            reason=when.reason,
            when=when,
            claim=claim.id,
            role="time",
        )

    def _link_place(self) -> None:
        if self._place:
            spot = self._spot(self._place)
            meant = self._names.place(spot)
            if meant.id is None:
                self._trouble("place not found, so the row tells of nowhere", f"{spot.name}: {meant.reason}")
            self._link(MentionKind.PLACE, self._place, meant, spot.precision)

    def _spot(self, place: Filler) -> Spot:
        row, rule = self._row, self._row.table.place
        precision = rule.scale.get(row.code(rule.precision), "")
        if row.cell(rule.precision) and not precision:
            self._trouble("precision not read", f"{rule.precision}: {row.cell(rule.precision)!r} is not on its scale")
        lat, lon = self._degrees(rule.lat, 90), self._degrees(rule.lon, 180)
        return Spot(name=place.text, country=self._country, lat=lat, lon=lon, precision=precision)

    def _degrees(self, column: str, most: int) -> float | None:
        cell = self._row.cell(column)
        try:
            found = float(cell) if cell else None
        except ValueError:
            found = float("nan")
        if found is not None and not -most <= found <= most:
            self._trouble("coordinates not read", f"{column}: {cell!r} is no number of degrees")
            return None
        return found

    def _link_actors(self, fillers: Iterable[Filler]) -> None:
        for filler in fillers:
            self._link(MentionKind.ACTOR, filler, self._names.actor(filler.text, self._country))

    def _link(self, kind: MentionKind, filler: Filler, meant: Meant, precision: str = "") -> None:
        self._links[kind, filler.start, filler.end] = Link(
            report=self._row.report.id,
            start=filler.start,
            end=filler.end,
            kind=kind,
            id=meant.id,
            name=meant.name,
            reason=meant.reason,
            weight=meant.weight,
            precision=precision,
        )

    def _trouble(self, what: str, why: str) -> None:
        problem = Problem(what=what, where=self._row.report.path, why=why)
        if problem not in self._problems:
            self._problems.append(problem)
