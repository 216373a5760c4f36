"""A record on a server: what opens, what does not, and what is said then. A password is never said."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
import told_readings as told
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine

from heldby.model.address import shown
from heldby.model.errors import HeldbyError, ReadOnlyRecord, RecordError
from heldby.stores import open_store, schema
from heldby.stores.postgres import PostgresStore
from heldby.stores.tables import KEPT, metadata
from throwaway_server import Server

SECRET = "s3cr3t-w0rd"
ONLY_THERE = {"geom", "spell", "ix_places_geom", "ix_links_spell", "ix_links_claim", "spatial_ref_sys"}


@pytest.fixture
def watched(server: Server, address: str) -> str:
    """A user whose password is asked for, and wrong in this address."""
    server.run("DROP ROLE IF EXISTS watched")
    server.run("CREATE ROLE watched LOGIN PASSWORD 'another'")
    database = address.rpartition("/record")[2].partition("?")[0]
    return f"postgresql://watched:{SECRET}@/record{database}?host={server.folder}"


def refused(address: str, words: str) -> None:
    """Opening it is refused in these words, and nothing in the error or behind it tells the password."""
    with pytest.raises(RecordError, match=words) as found:
        open_store(address, create=True)
    error: BaseException | None = found.value
    assert SECRET not in str(error)


def test_a_wrong_password_is_told_and_not_shown(watched: str) -> None:
    refused(watched, r"watched:\*\*\*@/.* refuses the password")
    refused(watched.replace(f":{SECRET}", ""), "refuses the password")
    refused(watched.replace(f":{SECRET}", "") + f"&password={SECRET}", r"password=\*\*\* refuses the password")


def test_a_wrong_user_host_port_or_database_is_told(server: Server, address: str) -> None:
    refused(address.replace("postgres@", f"nobody:{SECRET}@"), "names a user that the server does not know")
    refused(server.address("no_such"), "names a database that is not there")
    refused(f"postgresql://u:{SECRET}@127.0.0.1:1/x", "cannot be reached; check host, port")
    refused(f"postgresql://u:{SECRET}@no-such-host.invalid/x", "cannot be reached; check host, port")
    refused(f"postgresql://u:{SECRET}@127.0.0.1:port/x", "write postgresql://USER:PASSWORD@HOST")
    refused(f"postgresql+asyncpg://u:{SECRET}@127.0.0.1/x", "names a driver heldby does not use")


def test_a_server_that_never_answers_is_waited_for_so_long() -> None:
    began = time.monotonic()
    refused(f"postgresql://u:{SECRET}@192.0.2.1/x?connect_timeout=2", "cannot be reached")
    assert time.monotonic() - began < 60, "it came back at all"


@pytest.mark.parametrize(
    ("address", "printed"),
    [
        ("heldby.db", "heldby.db"),
        ("postgresql://a@h/d", "postgresql://a@h/d"),
        ("postgresql://a:b@h/d", "postgresql://a:***@h/d"),
        ("postgresql://a:b:c%40@h:1/d?x=y", "postgresql://a:***@h:1/d?x=y"),
        ("postgresql://h/d?user=a&password=b&x=y", "postgresql://h/d?user=a&password=***&x=y"),
        ("postgresql://a:p@ss@h/d", "postgresql://a:***@h/d"),
    ],
)
def test_a_shown_address_keeps_its_password(address: str, printed: str) -> None:
    assert shown(address) == printed


def test_asking_makes_no_record(address: str) -> None:
    with pytest.raises(RecordError, match=r"no record at postgresql://.* add reports with: heldby add PATH --record"):
        open_store(address)
    with psycopg.connect(address) as connection:
        found = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    assert found == (1,), "PostGIS's own"


def test_postgis_is_added_by_who_may_and_asked_for_by_others(server: Server) -> None:
    server.run("DROP ROLE IF EXISTS plain")
    server.run("CREATE ROLE plain LOGIN")
    name = server.database(postgis=False)
    server.run(f"ALTER DATABASE {name} OWNER TO plain")
    refused(server.address(name, "plain"), "has no PostGIS, and this user may not add it; .* CREATE EXTENSION postgis")
    open_store(server.address(name), create=True).close()
    server.drop(name)
    server.run("DROP ROLE plain")


def test_another_programs_database_stays_as_it_is(server: Server, address: str) -> None:
    with psycopg.connect(address) as connection:
        connection.execute("CREATE TABLE songs (title text)")
    refused(address, r"^postgresql://.* is not a heldby record: its tables are another program's")


def test_a_schema_of_its_own_keeps_a_record_beside_other_tables(address: str) -> None:
    with psycopg.connect(address) as connection:
        connection.execute("CREATE TABLE songs (title text)")
        connection.execute("CREATE SCHEMA heldby")
    store = open_store(f"{address}&options=-csearch_path%3Dheldby,public", create=True)
    assert store.add(told.reading(1))
    store.close()


def test_a_newer_record_is_refused(address: str) -> None:
    open_store(address, create=True).close()
    with psycopg.connect(address) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    refused(address, "was written by a newer heldby .*9999.*update heldby")


def test_who_may_not_make_tables_is_told(server: Server, address: str) -> None:
    server.run("DROP ROLE IF EXISTS plain")
    server.run("CREATE ROLE plain LOGIN")
    with pytest.raises(ReadOnlyRecord, match="may not make one; let the database's owner run: heldby init"):
        open_store(address.replace("postgres@", "plain@"), create=True)


def test_several_processes_may_make_one_record_at_once(address: str) -> None:
    script = "import sys; from heldby.stores import open_store; open_store(sys.argv[1], create=True).close()"
    started = [subprocess.Popen([sys.executable, "-c", script, address], stderr=subprocess.PIPE) for _ in range(3)]
    ended = [(each.communicate(timeout=300)[1].decode(), each.returncode) for each in started]
    assert ended == [("", 0)] * 3
    assert open_store(address).version == 0


def test_a_missing_extra_says_what_to_install(tmp_path: Path) -> None:
    script = """
import sys
sys.modules["psycopg"] = None
from heldby.cli.main import run
sys.argv = ["heldby", "control", "--record", "postgresql://a:s3cr3t-w0rd@h/d"]
run()
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 2
    assert "pip install heldby[postgres]" in done.stderr
    assert SECRET not in done.stderr


def test_the_program_ends_with_2_and_one_line(watched: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "heldby.cli.main", "control", "--record", watched]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 2
    assert "refuses the password" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert SECRET not in done.stderr + done.stdout


def test_a_character_0_costs_one_report(address: str) -> None:
    store = open_store(address, create=True)
    one = told.reading(1)
    bad = told.read_one(told.replace(one.report, text=one.report.text + "\x00", id="0" * 16))
    with pytest.raises(HeldbyError, match="code 0"):
        store.add(bad)
    assert store.add(one)
    assert [r.id for r in store.reports()] == [one.report.id]


@pytest.mark.filterwarnings("ignore:Did not recognize type 'geometry'")
def test_the_migrations_make_the_tables_that_the_code_uses(address: str) -> None:
    store = PostgresStore(address, create=True)

    def ours(_thing: object, name: str | None, _kind: str, _there: bool, _other: object) -> bool:
        return name not in ONLY_THERE

    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        found = compare_metadata(context, metadata)
    assert [each for each in found if "comment" not in str(each[0])] == []


def test_text_sorts_by_code_points_and_what_is_kept_is_guarded(address: str) -> None:
    """Who adds a table or a column in a migration must see to both on PostgreSQL; see v0006_server.py."""
    open_store(address, create=True).close()
    with psycopg.connect(address) as connection:
        loose = connection.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' "
            "AND data_type IN ('text', 'character varying') AND collation_name IS DISTINCT FROM 'C' "
            "AND table_name = ANY(%s)",
            [sorted(metadata.tables)],
        ).fetchall()
        guarded = connection.execute(
            "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname ~ '_kept$'"
        ).fetchall()
    assert loose == []
    assert {name for (name,) in guarded} == {table.name for table in KEPT}


@pytest.mark.parametrize("table", [table.name for table in KEPT])
def test_no_row_can_be_changed_or_deleted(address: str, table: str) -> None:
    open_store(address, create=True).add(told.reading(1))
    with psycopg.connect(address, autocommit=True) as connection:
        [column] = connection.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND ordinal_position = 1", [table]
        ).fetchone() or [""]
        for statement in (
            f"UPDATE {table} SET {column} = {column}",
            f"DELETE FROM {table}",
            f"TRUNCATE {table} CASCADE",
        ):
            with pytest.raises(psycopg.errors.RaiseException, match="never changed or deleted"):
                connection.execute(statement)  # type: ignore[call-overload]


def test_an_older_record_is_brought_up_to_date(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record of the first version keeps its reports."""
    engine: Engine = PostgresStore(address, create=True).engine
    with engine.begin() as connection:
        _back_to_first(connection)
    store = open_store(address)
    store.close()
    with psycopg.connect(address) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(schema.versions()[-1],)]
        assert connection.execute("SELECT id FROM reports").fetchall() == [("a" * 16,)]


def _back_to_first(connection: Connection) -> None:
    """The tables as the first version had them, with a report."""
    for each in ("SCHEMA public CASCADE", None):
        connection.exec_driver_sql(f"DROP {each}" if each else "CREATE SCHEMA public")
    connection.exec_driver_sql("CREATE EXTENSION postgis")
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(schema.SCRIPTS))
    config.attributes["connection"] = connection
    command.upgrade(config, "0001")
    connection.exec_driver_sql(
        "INSERT INTO reports (id, added, name, language, published_reason, published_why, path, raw_hash, text) "
        f"VALUES ('{'a' * 16}', 1, '', 'en', '', '', '', '', 'Palmyra fell.')"
    )
