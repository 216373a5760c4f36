"""The questions that are asked often go through an index, by PostgreSQL's own account of how it answers them."""

from __future__ import annotations

from datetime import date
from typing import Any

import psycopg
import pytest
from sqlalchemy import Select
from sqlalchemy.dialects import postgresql

from heldby.stores import open_store, queries, tables
from throwaway_server import Server

FILL = """
INSERT INTO reports (id, added, name, language, published, published_earliest, published_latest, published_reason,
  published_why, path, raw_hash, text)
SELECT lpad(to_hex(n), 16, '0'), n, 'r', 'en', '', date '2010-01-01' + n % 4000, date '2010-01-01' + n % 4000, '', '',
  '', '', 'Palmyra fell.' FROM generate_series(1, 20000) n;
INSERT INTO linkings SELECT id, 1, added FROM reports;
INSERT INTO places SELECT 'p' || n, 'P', 'town', 'SY', n % 170 - 85, n % 350 - 175 FROM generate_series(1, 3000) n;
INSERT INTO claims SELECT 'c' || id, id, 0, 7, 'control', 'happened', '+',
  '{"quote":"Palmyra","roles":{"place":[[0,7,"Palmyra"]]}}' FROM reports;
INSERT INTO links (report, generation, position, start, stop, kind, meant, name, reason, weight, rivals, when_reason,
  when_earliest, when_latest, place_precision, claim, role)
SELECT id, 1, k, 0, 7, CASE k WHEN 0 THEN 'place' ELSE 'time' END, CASE k WHEN 0 THEN 'p' || added % 3000 END, '', '',
  1, '[]', '', CASE k WHEN 1 THEN published_earliest END, CASE k WHEN 1 THEN published_latest END, '',
  CASE k WHEN 1 THEN 'c' || id ELSE '' END, '' FROM reports, generate_series(0, 1) k;
ANALYZE;
"""
ONE = "0" * 15 + "7"
ASKED: dict[str, tuple[Select[Any] | str, str]] = {
    "one report": (tables.reports.select().where(tables.reports.c.id == ONE), "reports_pkey"),
    "is it there": (tables.reports.select().where(tables.reports.c.id.in_([ONE, "a" * 16])), "reports_pkey"),
    "known by an early day": (queries.reports(date(2010, 1, 9), None), "ix_reports_published"),
    "claims of a report": (queries.claims(None, ONE, None), "ix_claims_report"),
    "claims known by an early day": (queries.claims(date(2010, 1, 9), None, 20000), "ix_reports_published"),
    "links of a report": (queries.links(None, ONE, None), "links_pkey"),
    "links known by an early day": (queries.links(date(2010, 1, 9), None, 20000), "ix_reports_published"),
    "newest": ("SELECT max(added) FROM reports", "ix_reports_added"),
    "in a box": (
        "SELECT * FROM claims_on_map WHERE geom && ST_MakeEnvelope(38, 34, 39, 35, 4326)",
        "ix_places_geom",
    ),
    "about some days": (
        "SELECT * FROM claims_on_map WHERE spell && daterange('2016-03-24', '2016-03-26')",
        "ix_links_spell",
    ),
    "of a place": ("SELECT * FROM links WHERE meant = 'p7'", "ix_links_meant"),
}


@pytest.fixture(scope="module")
def filled(server: Server) -> str:
    """A record with 20,000 reports."""
    address = server.address(server.database())
    open_store(address, create=True).close()
    with psycopg.connect(address) as connection:
        connection.execute(FILL)
    return address


@pytest.mark.parametrize("question", ASKED)
def test_an_index_is_used(filled: str, question: str) -> None:
    asked, index = ASKED[question]
    statement = asked if isinstance(asked, str) else _written(asked)
    with psycopg.connect(filled) as connection:
        told = connection.execute(f"EXPLAIN {statement}").fetchall()  # type: ignore[call-overload]
    plan = "\n".join(line for (line,) in told)
    assert index in plan, plan
    assert "Seq Scan on reports" not in plan, plan


def _written(asked: Select[Any]) -> str:
    return str(asked.compile(dialect=postgresql.dialect(), compile_kwargs={"literal_binds": True}))
