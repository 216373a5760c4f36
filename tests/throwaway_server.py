"""A PostgreSQL server with PostGIS that lives in a temporary folder for as long as the tests run.

In:     the programs of /usr/lib/postgresql/*/bin, or why they are not here.
Out:    `Server`: databases, each a copy of an empty one with PostGIS.
Never:  a port, a setting of this machine, or anything left behind.
"""

from __future__ import annotations

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg

OWNER = "postgres"
SETTINGS = ("listen_addresses=", "fsync=off", "full_page_writes=off", "max_connections=50")
RULES = "local all watched scram-sha-256\nlocal all all trust\n"


def programs() -> Path | None:
    """The folder with `initdb` and `postgres`, the newest; None when there is none that has PostGIS."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    share = Path("/usr/share/postgresql")
    given = [p.parent for p in found if (share / p.parts[-3] / "extension" / "postgis.control").exists()]
    return given[-1] if given else None


def missing() -> str | None:
    """Why no server can be started here."""
    if programs() is None:
        return "PostgreSQL with PostGIS is not here (Debian: apt-get install postgresql postgresql-15-postgis-3)"
    if os.getuid() == 0 and OWNER not in {each.pw_name for each in pwd.getpwall()}:
        return "PostgreSQL does not run as root, and there is no user postgres"
    return None


@dataclass(kw_only=True)
class Server:
    """A running server; `folder` holds its socket and data."""

    folder: Path
    bin: Path
    process: subprocess.Popen[bytes] | None = None
    _numbers: Iterator[int] = field(default_factory=count)

    def address(self, database: str = "postgres", user: str = OWNER) -> str:
        """Where a database is, for `--record`."""
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def run(self, statement: str, database: str = "postgres") -> None:
        """Run SQL as the server's administrator."""
        with psycopg.connect(self.address(database), autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[call-overload]

    def database(self, *, postgis: bool = True) -> str:
        """A new database: its name."""
        name = f"record{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {'with_postgis' if postgis else 'template0'}")
        return name

    def drop(self, database: str) -> None:
        """Take a database away, whoever uses it."""
        self.run(f"DROP DATABASE {database} WITH (FORCE)")

    def start(self) -> None:
        """Start it and wait until it answers."""
        settings = [word for each in SETTINGS for word in ("-c", each)]
        command = [self.bin / "postgres", "-D", self.folder / "data", "-k", self.folder, *settings]
        log = (self.folder / "log").open("ab")
        owner = OWNER if os.getuid() == 0 else None
        self.process = subprocess.Popen(
            list(map(str, command)),
            stdout=log,
            stderr=log,
            user=owner,
            group=owner,
            preexec_fn=_end_with_us,  # noqa: PLW1509 - one call, and no thread of ours holds a lock by then
        )
        for _ in range(1800):
            try:
                psycopg.connect(self.address()).close()
            except psycopg.OperationalError:
                time.sleep(0.1)
            else:
                return
        raise RuntimeError((self.folder / "log").read_text())

    def stop(self) -> None:
        """Stop it at once, as a machine that is switched off would."""
        stop = [self.bin / "pg_ctl", "stop", "-D", self.folder / "data", "-m", "immediate", "-s"]
        subprocess.run(_as_owner(stop), check=True)
        if self.process:
            self.process.wait(timeout=180)


@contextmanager
def running() -> Iterator[Server]:
    """A server for as long as the block runs. Raises `RuntimeError` where `missing` says why."""
    why, bin_ = missing(), programs()
    if why or bin_ is None:
        raise RuntimeError(why)
    folder = Path(tempfile.mkdtemp(prefix="heldby-pg-"))
    try:
        if os.getuid() == 0:
            shutil.chown(folder, OWNER)
        folder.chmod(0o755)
        made = [bin_ / "initdb", "-D", folder / "data", "-U", OWNER, "-A", "trust", "-E", "UTF8", "--no-sync"]
        # a language whose order is not that of code points, so that a test notices who relies on the server's
        subprocess.run(_as_owner([*made, "--locale=C", "--icu-locale=en-US", "--locale-provider=icu"]), check=True,
                       capture_output=True)  # fmt: skip
        (folder / "data" / "pg_hba.conf").write_text(RULES)
        server = Server(folder=folder, bin=bin_)
        server.start()
        try:
            server.run("CREATE DATABASE with_postgis TEMPLATE template0")
            server.run("CREATE EXTENSION postgis", "with_postgis")
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder)


def _end_with_us() -> None:
    """Have the server stop at once when the tests are killed (Linux; called after the user was changed, as it must)."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGQUIT)  # PR_SET_PDEATHSIG


def _as_owner(command: list[object]) -> list[str]:
    words = [str(word) for word in command]
    return ["runuser", "-u", OWNER, "--", *words] if os.getuid() == 0 else words
