"""Keeping reports and what was read from them in a relational database, whichever it is.

In:     readings, links, families, judgements, problems.
Out:    the same, as they stood in any version of the record.
Never:  a change or a removal: a report is written whole or not at all, and later meanings stand beside earlier ones.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from itertools import groupby, islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, Table, delete, func, insert, select, update

from heldby.model import Claim, Family, Judgement, Link, Passage, Place, Problem, Repair, Report
from heldby.model.errors import RecordError
from heldby.model.ports import Readable
from heldby.stores import queries, rows, tables
from heldby.stores.claim_json import claim_of
from heldby.stores.imprint import imprint
from heldby.stores.sound import check_links, check_reading

A = TypeVar("A")
_BATCH = 500
_MANY = 20_000


class SqlStore(ABC):
    """A `Store` over SQLAlchemy Core; what is left open is how a database is read, written and closed."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]:
        """A connection to read with."""

    @abstractmethod
    def _writing(self, *, durable: bool = False) -> AbstractContextManager[Connection]:
        """A connection in a transaction nobody else may write beside; `durable`: it survives a power cut."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the record."""

    def add(self, reading: Readable) -> bool:
        """Record one report with all that was read from it, in one transaction; False when it was there already.

        Raises `SpanError` when a quote does not stand in the report's text, `UnsoundReading` when its parts do not
        belong together, `InputError` for a text that cannot be stored, `RecordError` when the record cannot be
        written; nothing is then written.
        """
        return bool(self.add_many((reading,)))

    def add_many(self, readings: Iterable[Readable]) -> frozenset[str]:
        """Record several reports in one transaction; gives the ids of those that were not there already.

        Raises as `add` does; then none of them is written.
        """
        wanted = {reading.report.id: reading for reading in readings}
        known = self.having(wanted)
        new = [reading for name, reading in wanted.items() if name not in known]
        for reading in new:
            check_reading(reading)
        if not new:
            return frozenset()
        with self._writing() as connection:
            there = _those_of(connection, tables.reports, [reading.report.id for reading in new])
            new = [reading for reading in new if reading.report.id not in there]
            if new:
                _add_readings(connection, new, added=_next_version(connection))
        return frozenset(reading.report.id for reading in new)

    def relink(self, report_id: str, links: Sequence[Link]) -> bool:
        """Give the words of a recorded report new meanings; the old links stay, superseded. False: no change."""
        report = self.report(report_id)
        if report is None:
            raise RecordError(f"report {report_id} is not recorded; add it before linking its words")
        check_links(report_id, links, len(report.text))
        if tuple(self.links(report_id=report_id)) == tuple(links):
            return False
        with self._writing() as connection:
            latest = select(func.max(tables.linkings.c.generation)).where(tables.linkings.c.report == report_id)
            generation = connection.execute(latest).scalar_one() + 1
            added = _next_version(connection)
            _add_links(connection, report_id, links, generation=generation, added=added)
        return True

    def note(self, problems: Iterable[Problem]) -> None:
        """Keep problems with what gave no report (a file that could not be read); each is kept once."""
        told = tuple(problems)
        if not told:
            return
        with self._writing() as connection:
            new = _unknown(connection, [rows.problem_row(problem, report=None, added=0) for problem in told])
            if new:
                added = _next_version(connection)
                _insert(connection, tables.problems, [row | {"added": added} for row in new])

    def judge(self, judgement: Judgement) -> None:
        """Append a judgement; it is on the disk when this returns."""
        with self._writing(durable=True) as connection:
            row = rows.judgement_row(judgement, added=_next_version(connection))
            _insert(connection, tables.judgements, [row])

    def set_families(self, families: Iterable[Family], *, as_of: int | None = None) -> None:
        """Replace the grouping of the reports, which was computed on the version `as_of` (default: the present one)."""
        told = sorted(map(_in_order, families), key=lambda family: family.id)
        with self._writing() as connection:
            grouped = _number(connection, "version") if as_of is None else as_of
            if _families(connection) != tuple(told):
                _next_version(connection)
                connection.execute(delete(tables.members))
                connection.execute(delete(tables.families))
                _insert_all(
                    connection, tables.families, ({"id": f.id, "likeness": f.likeness, "why": f.why} for f in told)
                )
                members = ({"report": member, "family": f.id} for f in told for member in f.members)
                _insert_all(connection, tables.members, members)
            if _number(connection, "grouped") < grouped:
                connection.execute(update(tables.record).values(grouped=grouped))

    def unlocated(self) -> frozenset[str]:
        """The ids of places that links name and nobody has told the position of."""
        with self._reading() as connection:
            return frozenset(connection.execute(queries.unlocated()).scalars())

    def locate(self, places: Iterable[Place]) -> None:
        """Keep where places are; one that is there already stays as it is."""
        told = {place.id: rows.place_row(place) for place in places}
        if not told:
            return
        with self._writing() as connection:
            there = _those_of(connection, tables.places, list(told))
            _insert(connection, tables.places, [row for name, row in told.items() if name not in there])

    @property
    def is_grouped(self) -> bool:
        """Whether the families take in every report."""
        with self._reading() as connection:
            newest = connection.execute(select(func.max(tables.reports.c.added))).scalar()
            return (newest or 0) <= _number(connection, "grouped")

    @property
    def version(self) -> int:
        """A number that grows with every write."""
        with self._reading() as connection:
            return _number(connection, "version")

    def written(self, since: int, *, as_of: int | None = None) -> frozenset[str]:
        """The reports that were added, or whose words were given new meanings, after the version `since`."""
        with self._reading() as connection:
            return frozenset(connection.execute(queries.written(since, as_of)).scalars())

    def imprint(self) -> tuple[int, str]:
        """The version, and a digest of all that reports, claims, meanings, families and judgements say in it."""
        with self._reading() as connection:
            return _number(connection, "version"), imprint(connection)

    def stamp(self) -> str:
        """What can be seen from outside to have changed whenever anything was written; "" where nothing can."""
        return ""

    def has(self, report_id: str) -> bool:
        """Whether a report is recorded."""
        return bool(self.having((report_id,)))

    def having(self, report_ids: Iterable[str]) -> frozenset[str]:
        """Which of these reports are recorded."""
        with self._reading() as connection:
            return _those_of(connection, tables.reports, list(report_ids))

    def families(self) -> Sequence[Family]:
        """The families of more than one member, by id."""
        with self._reading() as connection:
            return _families(connection)

    def judgements(self, *, as_of: int | None = None) -> Sequence[Judgement]:
        """All judgements, oldest first."""
        return tuple(self._each(queries.judgements(as_of), rows.judgement_of))

    def reports(self, known: date | None = None, *, as_of: int | None = None) -> Iterator[Report]:
        """The reports that could surely be read by the end of `known` (all without it), oldest first."""
        return self._each(queries.reports(known, as_of), rows.report_of)

    def report(self, report_id: str) -> Report | None:
        """One report, None when it is not recorded."""
        asked = select(tables.reports).where(tables.reports.c.id == report_id)
        return next(self._each(asked, rows.report_of), None)

    def published_why(self, report_id: str) -> str:
        """Why the report has the publication date it has, or none."""
        asked = select(tables.reports.c.published_why).where(tables.reports.c.id == report_id)
        return next(self._each(asked, lambda row: str(row["published_why"])), "")

    def passages(self, report_id: str) -> Sequence[Passage]:
        """The labelled passages of a report, in order."""
        return tuple(self._each(_parts(tables.passages, report_id), rows.passage_of))

    def repairs(self, report_id: str) -> Sequence[Repair]:
        """The broken words of a report, in order."""
        return tuple(self._each(_parts(tables.repairs, report_id), rows.repair_of))

    def claims(
        self, known: date | None = None, report_id: str | None = None, *, as_of: int | None = None
    ) -> Iterator[Claim]:
        """Claims, by report and position; of one report when `report_id` is given."""
        return self._each(queries.claims(known, report_id, as_of), lambda row: claim_of(row["exact"]))

    def claim(self, claim_id: str) -> Claim | None:
        """One claim, None when it is not recorded."""
        asked = select(tables.claims.c.exact).where(tables.claims.c.id == claim_id)
        return next(self._each(asked, lambda row: claim_of(row["exact"])), None)

    def links(
        self, known: date | None = None, report_id: str | None = None, *, as_of: int | None = None
    ) -> Iterator[Link]:
        """What names mean, and when claims hold, by report and in the order given; superseded links are left out."""
        return self._each(queries.links(known, report_id, as_of), rows.link_of)

    def problems(self) -> Iterator[Problem]:
        """What could not be done, by where."""
        return self._each(queries.problems(), rows.problem_of)

    def _each(self, asked: Select[Any], made: Callable[[Any], A]) -> Iterator[A]:
        with self._reading() as connection:
            for row in connection.execution_options(yield_per=_BATCH).execute(asked).mappings():
                yield made(row)


def _insert(connection: Connection, table: Table, told: list[rows.Row]) -> None:
    if told:
        connection.execute(insert(table), told)


def _insert_all(connection: Connection, table: Table, told: Iterator[rows.Row]) -> None:
    """Rows of which there may be a million, some at a time."""
    while some := list(islice(told, _MANY)):
        connection.execute(insert(table), some)


def _in_order(family: Family) -> Family:
    members = tuple(sorted(family.members))
    return family if members == family.members else replace(family, members=members)


def _numbered(made: Callable[[str, int, A], rows.Row], report: str, parts: Iterable[A]) -> list[rows.Row]:
    return [made(report, position, part) for position, part in enumerate(parts)]


def _add_readings(connection: Connection, readings: Sequence[Readable], *, added: int) -> None:
    told = [rows.report_row(r.report, why=r.published_why, added=added) for r in readings]
    _insert(connection, tables.reports, told)
    passages = [row for r in readings for row in _numbered(rows.passage_row, r.report.id, r.passages)]
    _insert(connection, tables.passages, passages)
    repairs = [row for r in readings for row in _numbered(rows.repair_row, r.report.id, r.repairs)]
    _insert(connection, tables.repairs, repairs)
    _insert(connection, tables.claims, [rows.claim_row(claim) for r in readings for claim in r.claims])
    first = [{"report": r.report.id, "generation": 1, "added": added} for r in readings]
    _insert(connection, tables.linkings, first)
    _insert(connection, tables.links, [rows.link_row(1, i, link) for r in readings for i, link in enumerate(r.links)])
    troubles = [rows.problem_row(p, report=r.report.id, added=added) for r in readings for p in r.problems]
    _insert(connection, tables.problems, _unknown(connection, troubles))


def _add_links(connection: Connection, report: str, links: Iterable[Link], *, generation: int, added: int) -> None:
    _insert(connection, tables.linkings, [{"report": report, "generation": generation, "added": added}])
    _insert(connection, tables.links, [rows.link_row(generation, i, link) for i, link in enumerate(links)])


def _unknown(connection: Connection, told: list[rows.Row]) -> list[rows.Row]:
    by_id = {row["id"]: row for row in told}
    there = _those_of(connection, tables.problems, list(by_id))
    return [row for name, row in by_id.items() if name not in there]


def _those_of(connection: Connection, table: Table, ids: Sequence[str]) -> frozenset[str]:
    """Which of these ids a table has."""
    found: set[str] = set()
    for at in range(0, len(ids), _BATCH):
        asked = select(table.c.id).where(table.c.id.in_(ids[at : at + _BATCH]))
        found.update(connection.execute(asked).scalars())
    return frozenset(found)


def _number(connection: Connection, name: str) -> int:
    return int(connection.execute(select(tables.record.c[name])).scalar_one())


def _next_version(connection: Connection) -> int:
    connection.execute(update(tables.record).values(version=tables.record.c.version + 1))
    return _number(connection, "version")


def _parts(table: Table, report_id: str) -> Select[Any]:
    return select(table).where(table.c.report == report_id).order_by(table.c.position)


def _families(connection: Connection) -> tuple[Family, ...]:
    found = connection.execute(queries.families()).mappings()
    return tuple(
        Family(id=name, likeness=told[0]["likeness"], why=told[0]["why"], members=tuple(r["report"] for r in told))
        for name, told in ((name, list(each)) for name, each in groupby(found, key=lambda row: row["id"]))
    )
