"""The services of deploy/compose.yaml, started one by one as processes: the same commands, roles and passwords.

What a container engine would add (images, networks, a file system that cannot be written to) is not tried here.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from test_deployment import DEPLOY, SERVICES
from test_documented import SAMPLE

from throwaway_server import Server, missing, running

SECRETS = {f"{role}_PASSWORD": f"{role.lower()} 'and' $more" for role in ("ADMIN", "OWNER", "WRITER", "READER")}
PROGRAMS = {"dask": [str(Path(sys.executable).parent / "dask")], "heldby": [sys.executable, "-m", "heldby.cli.main"]}


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


@dataclass(frozen=True, kw_only=True)
class Site:
    """Where this machine has what the services find by name; each service runs in a folder of its own."""

    folder: Path
    server: Server
    web: int
    scheduler: int

    def _here(self, word: str) -> str:
        for theirs, ours in (
            ("@db/war", f"@/war?host={self.server.folder}"),
            ("scheduler:8786", f"127.0.0.1:{self.scheduler}"),
            ("127.0.0.1:8765", f"127.0.0.1:{self.web}"),
            ("0.0.0.0", "127.0.0.1"),
            ("/grants.sql", str(DEPLOY / "grants.sql")),
            ("/reports", str(self.folder / "reports")),
        ):
            word = word.replace(theirs, ours)
        return {"8765": str(self.web), "8786": str(self.scheduler), "db": str(self.server.folder),
                "/tmp": str(self.folder)}.get(word, word)  # fmt: skip

    def command(self, name: str) -> list[str]:
        """What a service runs."""
        told = [*SERVICES[name].get("entrypoint", ()), *SERVICES[name]["command"]]
        if "localhost/heldby" in SERVICES[name]["image"] and "entrypoint" not in SERVICES[name]:
            told = ["heldby", *told]
        first, *rest = told
        return [*PROGRAMS.get(first, [str(self.server.bin / first)]), *map(self._here, rest)]

    def environment(self, name: str) -> Mapping[str, str]:
        """What a service is given, passwords filled in; nothing else that speaks of databases."""
        given: dict[str, Any] = SERVICES[name].get("environment", {})
        filled = {key: re.sub(r"\$\{(\w+)[^}]*\}", lambda m: SECRETS[m[1]], value) for key, value in given.items()}
        return {"PATH": f"{self.server.bin}:{os.environ['PATH']}", "HOME": str(self.folder), **filled}

    def run(self, name: str) -> str:
        """A service that ends: what it says."""
        done = subprocess.run(
            self.command(name),
            cwd=self._own(name),
            env=self.environment(name),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{name}: {done.stderr}"
        return done.stdout + done.stderr

    @contextmanager
    def up(self, name: str) -> Iterator[None]:
        """A service that stays."""
        with (self._own(name) / "log").open("w") as log:
            process = subprocess.Popen(
                self.command(name), cwd=self._own(name), env=self.environment(name), stdout=log, stderr=log
            )
            try:
                yield
            finally:
                process.terminate()
                process.wait(timeout=180)

    def healthy(self, name: str) -> None:
        """Wait until a service's own check succeeds."""
        _, python, *words = SERVICES[name]["healthcheck"]["test"]
        assert python == "python"
        for _ in range(600):
            if (
                subprocess.run([sys.executable, *map(self._here, words)], capture_output=True, check=False).returncode
                == 0
            ):
                return
            time.sleep(0.5)
        pytest.fail((self._own(name) / "log").read_text())

    def _own(self, name: str) -> Path:
        (self.folder / name).mkdir(exist_ok=True)
        return self.folder / name


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """A server as the service `db` makes it, that believes nobody without a password, and three reports."""
    if why := missing():
        pytest.skip(why)
    (tmp_path / "reports").mkdir()
    for each in sorted(SAMPLE.glob("palmyra*.md"))[:3]:
        shutil.copy(each, tmp_path / "reports")
    with running() as server:
        server.run("CREATE DATABASE war")
        made = Site(folder=tmp_path, server=server, web=free_port(), scheduler=free_port())
        admin = {"POSTGRES_USER": "postgres", "PGHOST": str(server.folder), **made.environment("db")}
        subprocess.run(["/bin/sh", DEPLOY / "roles.sh"], env=admin, check=True, capture_output=True)
        (server.folder / "data" / "pg_hba.conf").write_text("local all postgres trust\nlocal all all scram-sha-256\n")
        server.run("SELECT pg_reload_conf()")
        yield made


def test_the_services_do_together_what_the_page_says(site: Site) -> None:
    assert "up to date" in site.run("setup")
    assert "GRANT" in site.run("grants")
    with ExitStack() as stack:
        for name in ("scheduler", "worker"):
            stack.enter_context(site.up(name))
        assert "3 reports added" in site.run("add")
        assert "3 were there already" in site.run("add")
        stack.enter_context(site.up("serve"))
        site.healthy("serve")
        with urlopen(f"http://127.0.0.1:{site.web}/api/control?place=Palmyra") as answer:
            rows = json.load(answer)
    assert any(row["place"] == "Palmyra" and row["claims"] for row in rows)
    site.run("setup")
