"""The questions a store asks its tables, as SQLAlchemy selects.

In:     a day by which a report must surely have been readable, a report, a version of the record.
Out:    selects in a fixed order, the same on every database.
Never:  a report of unknown publication date in what was known on a day.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Column, Select, and_, exists, select

from heldby.stores import tables


def reports(known: date | None, as_of: int | None) -> Select[Any]:
    """Reports, oldest first; those whose date is unknown come last."""
    table = tables.reports
    asked = select(table).order_by(
        table.c.published_latest.is_(None), table.c.published_latest, table.c.published_earliest, table.c.id
    )
    return _seen(asked, known, as_of)


def claims(known: date | None, report_id: str | None, as_of: int | None) -> Select[Any]:
    """The exact claims, by report and position."""
    table = tables.claims
    asked = select(table.c.exact).order_by(table.c.report, table.c.start, table.c.stop, table.c.id)
    return _of_report(asked, table.c.report, known, report_id, as_of)


def links(known: date | None, report_id: str | None, as_of: int | None) -> Select[Any]:
    """The newest links of each report, in the order they were given."""
    table, newer, own = tables.links, tables.linkings.alias("newer"), tables.linkings
    asked = select(table).order_by(table.c.report, table.c.position)
    later = and_(newer.c.report == table.c.report, newer.c.generation > table.c.generation)
    if as_of is not None:
        this = and_(own.c.report == table.c.report, own.c.generation == table.c.generation)
        asked = asked.join(own, this).where(own.c.added <= as_of)
        later = and_(later, newer.c.added <= as_of)
    asked = asked.where(~exists().where(later))
    return _of_report(asked, table.c.report, known, report_id, None)


def written(since: int, as_of: int | None) -> Select[Any]:
    """The reports that were added, or whose words were given new meanings, after a version."""
    table = tables.linkings
    asked = select(table.c.report).where(table.c.added > since).distinct()
    return asked if as_of is None else asked.where(table.c.added <= as_of)


def judgements(as_of: int | None) -> Select[Any]:
    """Judgements, oldest first."""
    asked = select(tables.judgements).order_by(tables.judgements.c.n)
    return asked if as_of is None else asked.where(tables.judgements.c.added <= as_of)


def unlocated() -> Select[Any]:
    """The places that links, old or new, name and `places` has not."""
    named, there = tables.links, tables.places
    absent = ~exists().where(there.c.id == named.c.meant)
    return select(named.c.meant).where(named.c.kind == "place", named.c.meant.is_not(None), absent).distinct()


def problems() -> Select[Any]:
    """Problems, by where they are."""
    table = tables.problems
    return select(table).order_by(table.c.place, table.c.what, table.c.why, table.c.id)


def families() -> Select[Any]:
    """One row for each member of each family."""
    told = select(tables.families, tables.members.c.report)
    joined = told.join(tables.members, tables.members.c.family == tables.families.c.id)
    return joined.order_by(tables.families.c.id, tables.members.c.report)


def _of_report(
    asked: Select[Any], column: Column[Any], known: date | None, report_id: str | None, as_of: int | None
) -> Select[Any]:
    if report_id is not None:
        asked = asked.where(column == report_id)
    if known is None and as_of is None:
        return asked
    return _seen(asked.join(tables.reports, tables.reports.c.id == column), known, as_of)


def _seen(asked: Select[Any], known: date | None, as_of: int | None) -> Select[Any]:
    if known is not None:
        asked = asked.where(tables.reports.c.published_latest <= known)
    return asked if as_of is None else asked.where(tables.reports.c.added <= as_of)
