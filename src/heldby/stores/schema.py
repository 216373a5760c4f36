"""Which version the tables of a record have, and the steps that bring an older record up to date.

In:     a connection inside a transaction, and the migration scripts beside this module.
Out:    tables of the newest version.
Never:  a step down, or a record of a version this heldby does not know.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from heldby.model.errors import RecordError

_OTHERS = {"spatial_ref_sys"}  # PostGIS puts it beside whatever is there
SCRIPTS = Path(__file__).parent / "migrations"


def versions() -> tuple[str, ...]:
    """The table versions this heldby knows, oldest first, from the names of the scripts (v0001_first.py)."""
    return tuple(sorted(path.stem[1:].partition("_")[0] for path in (SCRIPTS / "versions").glob("v*_*.py")))


def version_of(connection: Connection) -> str | None:
    """The version of the tables, None for an empty database.

    Raises `RecordError` when there are tables and they are not heldby's.
    """
    # only those where ours would be made: a record may stand beside other tables in a schema of its own
    tables = set(inspect(connection).get_table_names(connection.dialect.default_schema_name)) - _OTHERS
    if {"alembic_version", "reports"} <= tables:
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return None if found is None else str(found)
    if tables:
        raise RecordError("is not a heldby record: its tables are another program's; name another file")
    return None


def check_version(found: str) -> bool:
    """Whether the tables are up to date; raises `RecordError` when they are newer than this heldby."""
    if found not in versions():
        raise RecordError(
            f"was written by a newer heldby (tables {found}, this one knows up to {versions()[-1]}); update heldby"
        )
    return found == versions()[-1]


def upgrade(connection: Connection) -> None:
    """Bring the tables to the newest version, within the connection's transaction: all of it or nothing."""
    # alembic takes a fifth of a second to import, and most runs find the tables up to date
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
