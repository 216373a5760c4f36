"""The tables of a record, defined once for every database.

In:     nothing.
Out:    SQLAlchemy tables, and the names of those that only ever grow.
Never:  a feature of one database; those stand in the migrations, each under its own dialect.

Every row that is written carries `added`, the record's version at that moment, so that a reader can hold on to one
version while others write. Offsets (`start`, `stop`) count code points in the report's text.
"""

from __future__ import annotations

from sqlalchemy import Column, Date, Float, ForeignKey, Index, Integer, MetaData, String, Table, Text

metadata = MetaData()

record = Table(
    "record",
    metadata,
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
    Column("grouped", Integer, nullable=False),
    comment="one row: the version, and the version whose reports the families take in",
)

reports = Table(
    "reports",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("added", Integer, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("source", Text),
    Column("title", Text),
    Column("author", Text),
    Column("language", Text, nullable=False),
    Column("published", Text),
    Column("published_earliest", Date),
    Column("published_latest", Date),
    Column("published_reason", Text, nullable=False),
    Column("published_why", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("raw_hash", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("pages", Text, comment="the offsets at which its pages begin, as a JSON list; null without pages"),
    Index("ix_reports_published", "published_latest", "published_earliest", "id"),
)


def _of_report() -> Column[str]:
    return Column("report", String(16), ForeignKey("reports.id"), primary_key=True)


passages = Table(
    "passages",
    metadata,
    _of_report(),
    Column("position", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("why", Text, nullable=False),
    sqlite_with_rowid=False,
)

repairs = Table(
    "repairs",
    metadata,
    _of_report(),
    Column("position", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("meant", Text, nullable=False),
    sqlite_with_rowid=False,
)

claims = Table(
    "claims",
    metadata,
    Column("id", Text, primary_key=True),
    Column("report", String(16), ForeignKey("reports.id"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("polarity", Text, nullable=False),
    Column("exact", Text, nullable=False, comment="the whole claim as JSON"),
    Index("ix_claims_report", "report", "start", "stop", "id"),
    Index("ix_claims_kind", "kind"),
)

linkings = Table(
    "linkings",
    metadata,
    _of_report(),
    Column("generation", Integer, primary_key=True, autoincrement=False),
    Column("added", Integer, nullable=False),
    sqlite_with_rowid=False,
    comment="one row each time the words of a report were given meanings; the newest one stands",
)

links = Table(
    "links",
    metadata,
    _of_report(),
    Column("generation", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("meant", Text, index=True, comment="the id it stands for; null is an abstention"),
    Column("name", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("weight", Float, nullable=False),
    Column("rivals", Text, nullable=False),
    Column("whenever", Text, comment="EDTF"),
    Column("when_reason", Text, nullable=False),
    Column("when_earliest", Date),
    Column("when_latest", Date),
    Column("place_precision", Text, nullable=False),
    Column("claim", Text, nullable=False),
    Column("role", Text, nullable=False),
    sqlite_with_rowid=False,
)

problems = Table(
    "problems",
    metadata,
    Column("id", String(16), primary_key=True, comment="made from content: a problem is kept once"),
    Column("added", Integer, nullable=False),
    Column("report", String(16), ForeignKey("reports.id")),
    Column("place", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("why", Text, nullable=False),
)

judgements = Table(
    "judgements",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("added", Integer, nullable=False),
    Column("about", Text, nullable=False, index=True),
    Column("verdict", Text, nullable=False),
    Column("other", Text, nullable=False),
    Column("judge", Text, nullable=False),
    Column("at", Text, nullable=False, comment="ISO 8601"),
    Column("reason", Text, nullable=False),
)

families = Table(
    "families",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("likeness", Float, nullable=False),
    Column("why", Text, nullable=False),
)

members = Table(
    "members",
    metadata,
    Column("report", String(16), ForeignKey("reports.id"), primary_key=True),
    Column("family", String(16), ForeignKey("families.id"), nullable=False, index=True),
)

places = Table(
    "places",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("country", Text, nullable=False),
    Column("lat", Float),
    Column("lon", Float),
    comment="where the places are that links name, from the gazetteer of the last `add`; for maps and other programs",
)

KEPT = (reports, passages, repairs, claims, linkings, links, problems, judgements)
"""Tables whose rows are never changed and never deleted."""
