"""The first tables: reports and what was read from them, families, judgements.

In:     an empty database.
Out:    version 0001.
Never:  edited after a release; a change of the tables is a new file beside this one.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEYS = {
    "reports": "id = NEW.id",
    "passages": "report = NEW.report AND position = NEW.position",
    "repairs": "report = NEW.report AND position = NEW.position",
    "claims": "id = NEW.id",
    "linkings": "report = NEW.report AND generation = NEW.generation",
    "links": "report = NEW.report AND generation = NEW.generation AND position = NEW.position",
    "problems": "id = NEW.id",
    "judgements": "n = NEW.n",
}


def upgrade() -> None:
    """Make the tables, and the triggers that keep what is written."""
    _record_and_reports()
    _parts_of_a_report()
    _meanings()
    _problems_and_judgements()
    _families()
    op.execute("INSERT INTO record (n, version, grouped) VALUES (1, 0, 0)")
    if op.get_bind().dialect.name == "sqlite":
        _keep_what_is_written()


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _of_report() -> sa.Column[str]:
    return sa.Column("report", sa.String(16), sa.ForeignKey("reports.id"), nullable=False)


def _record_and_reports() -> None:
    op.create_table(
        "record",
        sa.Column("n", sa.Integer, primary_key=True, autoincrement=False),
        _number("version"),
        _number("grouped"),
    )
    op.create_table(
        "reports",
        sa.Column("id", sa.String(16), primary_key=True),
        _number("added"),
        _text("name"),
        *(_text(name, nullable=True) for name in ("source", "title", "author")),
        _text("language"),
        _text("published", nullable=True),
        sa.Column("published_earliest", sa.Date),
        sa.Column("published_latest", sa.Date),
        *(_text(name) for name in ("published_reason", "published_why", "path", "raw_hash", "text")),
    )
    op.create_index("ix_reports_added", "reports", ["added"])
    op.create_index("ix_reports_published", "reports", ["published_latest", "published_earliest", "id"])


def _parts_of_a_report() -> None:
    for table, told in (("passages", ("kind", "why")), ("repairs", ("meant",))):
        op.create_table(
            table,
            _of_report(),
            *(_number(name) for name in ("position", "start", "stop")),
            *(_text(name) for name in told),
            sa.PrimaryKeyConstraint("report", "position"),
            sqlite_with_rowid=False,
        )
    op.create_table(
        "claims",
        sa.Column("id", sa.Text, primary_key=True),
        _of_report(),
        *(_number(name) for name in ("start", "stop")),
        *(_text(name) for name in ("kind", "status", "polarity", "exact")),
    )
    op.create_index("ix_claims_report", "claims", ["report", "start", "stop", "id"])
    op.create_index("ix_claims_kind", "claims", ["kind"])


def _meanings() -> None:
    op.create_table(
        "linkings",
        _of_report(),
        *(_number(name) for name in ("generation", "added")),
        sa.PrimaryKeyConstraint("report", "generation"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "links",
        _of_report(),
        *(_number(name) for name in ("generation", "position", "start", "stop")),
        _text("kind"),
        _text("meant", nullable=True),
        *(_text(name) for name in ("name", "reason")),
        sa.Column("weight", sa.Float, nullable=False),
        _text("rivals"),
        _text("whenever", nullable=True),
        _text("when_reason"),
        *(sa.Column(name, sa.Date) for name in ("when_earliest", "when_latest")),
        *(_text(name) for name in ("place_precision", "claim", "role")),
        sa.PrimaryKeyConstraint("report", "generation", "position"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_links_meant", "links", ["meant"])


def _problems_and_judgements() -> None:
    op.create_table(
        "problems",
        sa.Column("id", sa.String(16), primary_key=True),
        _number("added"),
        sa.Column("report", sa.String(16), sa.ForeignKey("reports.id")),
        *(_text(name) for name in ("place", "what", "why")),
    )
    op.create_table(
        "judgements",
        sa.Column("n", sa.Integer, primary_key=True),
        _number("added"),
        *(_text(name) for name in ("about", "verdict", "other", "judge", "at", "reason")),
    )
    op.create_index("ix_judgements_about", "judgements", ["about"])


def _families() -> None:
    op.create_table(
        "families",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("likeness", sa.Float, nullable=False),
        _text("why"),
    )
    op.create_table(
        "members",
        sa.Column("report", sa.String(16), sa.ForeignKey("reports.id"), primary_key=True),
        sa.Column("family", sa.String(16), sa.ForeignKey("families.id"), nullable=False),
    )
    op.create_index("ix_members_family", "members", ["family"])


def _keep_what_is_written() -> None:
    """Forbid changes to any program: the third trigger is there because REPLACE deletes without a DELETE."""
    for table, same in KEYS.items():
        refuse = f"BEGIN SELECT RAISE(ABORT, '{table} are never changed or deleted: add to them'); END"
        op.execute(f"CREATE TRIGGER {table}_never_change BEFORE UPDATE ON {table} {refuse}")
        op.execute(f"CREATE TRIGGER {table}_never_go BEFORE DELETE ON {table} {refuse}")
        there = f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608 - the names are ours, see KEYS
        op.execute(f"CREATE TRIGGER {table}_never_replaced BEFORE INSERT ON {table} {there} {refuse}")
