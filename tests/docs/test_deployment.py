"""The deployment files as far as a machine without containers can check: sound, pinned, naming what exists."""

from __future__ import annotations

import configparser
import re
import shlex
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from distributed.cli.dask_scheduler import main as dask_scheduler
from distributed.cli.dask_worker import main as dask_worker
from test_documented import COMMANDS

from heldby.stores import tables

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
CONTAINERFILE = (DEPLOY / "Containerfile").read_text("utf-8")
PAGE = (ROOT / "docs" / "deployment.md").read_text("utf-8")


def check_line(words: list[str]) -> None:
    """A heldby command line names a command and options that there are."""
    command, *rest = words
    options = {word.partition("=")[0] for word in rest if word.startswith("-")}
    assert command in COMMANDS, f"there is no heldby {command}"
    there = {option for p in COMMANDS[command].params for option in p.opts}
    assert options <= there, f"heldby {shlex.join(words)}: there is no {', '.join(sorted(options - there))}"


@pytest.mark.parametrize(
    "name", [n for n, s in SERVICES.items() if "localhost/heldby" in s["image"] and "entrypoint" not in s]
)
def test_a_service_of_heldby_runs_a_command_that_exists(name: str) -> None:
    check_line(SERVICES[name]["command"])


@pytest.mark.parametrize(("name", "program"), [("scheduler", dask_scheduler), ("worker", dask_worker)])
def test_the_cluster_runs_with_options_that_dask_has(name: str, program: Any) -> None:
    entry, given = SERVICES[name]["entrypoint"], SERVICES[name]["command"]
    assert entry[:2] == ["dask", name]
    known = {option for p in program.params for option in (*p.opts, *p.secondary_opts)}
    assert {word for word in given if word.startswith("--")} <= known
    assert entry[2:] in ([], ["tcp://scheduler:8786"])
    assert "dask://scheduler:8786" in SERVICES["add"]["command"]


@pytest.mark.parametrize(
    "line", re.findall(r"^(?:sudo -u heldby /opt/heldby/bin/)?heldby ([^#\n]+)", PAGE, re.MULTILINE)
)
def test_a_documented_line_names_what_exists(line: str) -> None:
    check_line(shlex.split(line))


def test_the_unit_for_systemd_starts_a_command_that_exists() -> None:
    unit = configparser.ConfigParser(strict=True)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read(DEPLOY / "heldby.service", "utf-8")
    program, *words = shlex.split(unit["Service"]["ExecStart"])
    assert program == "/opt/heldby/bin/heldby"
    check_line(words)
    assert (unit["Service"]["User"], unit["Service"]["NoNewPrivileges"]) == ("heldby", "yes")


def test_every_image_is_pinned() -> None:
    images = [s["image"] for s in SERVICES.values()] + re.findall(r"^FROM (\S+)", CONTAINERFILE, re.MULTILINE)
    assert len(images) > 8
    for image in images:
        host, _, tag = image.rpartition(":")
        assert "/" in host, f"{image} does not say from where"
        assert re.match(r"\d+[.-]\d", tag), f"{image} is not pinned to a version"
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert {image for image in images if "heldby" in image} == {f"localhost/heldby:{version}"}


def test_the_image_takes_files_and_extras_that_there_are() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert set(re.findall(r"--extra (\w+)", CONTAINERFILE)) == set(project["optional-dependencies"])
    copied = [w for line in re.findall(r"^COPY (?!--from)(.+) \S+$", CONTAINERFILE, re.MULTILINE) for w in line.split()]
    assert {"pyproject.toml", "uv.lock", "src"} <= set(copied)
    assert all((ROOT / each).exists() for each in copied)
    ignore = (DEPLOY / "Containerfile.dockerignore").read_text("utf-8").split()
    assert {each.removeprefix("!") for each in ignore if each.startswith("!")} == set(copied)
    low, _ = re.search(r"python:(\d+\.\d+)(\.\d+)", CONTAINERFILE).groups()  # type: ignore[union-attr]
    assert tuple(map(int, low.split("."))) >= (3, 11)
    assert re.search(r"^USER (?!0|root)\d+", CONTAINERFILE, re.MULTILINE)


def test_no_service_has_rights_that_it_does_not_use() -> None:
    for name, service in SERVICES.items():
        assert not service.get("privileged"), name
        if "localhost/heldby" in service["image"]:
            assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"]), name
        for port in service.get("ports", ()):
            assert port.startswith("127.0.0.1:"), f"{name} is open to everybody"
        assert set(service["networks"]) <= set(COMPOSE["networks"])
        assert set(service.get("depends_on", ())) <= set(SERVICES)
    assert "record" not in SERVICES["worker"]["networks"]
    used = {n: re.search(r"heldby_(\w+)@", str(s["command"])) for n, s in SERVICES.items() if "command" in s}
    assert {n: found[1] for n, found in used.items() if found} == {"setup": "owner", "serve": "reader", "add": "writer"}
    for name, role in (("serve", "READER"), ("add", "WRITER"), ("setup", "OWNER"), ("grants", "OWNER")):
        assert SERVICES[name]["environment"]["PGPASSWORD"].startswith(f"${{{role}_PASSWORD:?")


def test_every_variable_stands_in_the_example_and_none_has_a_value() -> None:
    used = set(re.findall(r"\$\{(\w+)", (DEPLOY / "compose.yaml").read_text("utf-8")))
    given = dict(re.findall(r"^(\w+)=(.*)$", (DEPLOY / "env.example").read_text("utf-8"), re.MULTILINE))
    assert used == set(given)
    assert set(given.values()) == {""}


def test_every_mounted_file_is_there_and_ports_agree() -> None:
    volumes = [str(v).split(":")[0] for s in SERVICES.values() for v in s.get("volumes", ())]
    assert all((DEPLOY / v).is_file() for v in volumes if v.startswith("./"))
    assert {v for v in volumes if not v.startswith(("./", "$"))} == set(COMPOSE["volumes"])
    serve = SERVICES["serve"]
    assert serve["ports"] == ["127.0.0.1:8765:8765"]
    assert "8765" in serve["command"]
    assert "127.0.0.1:8765/api/meta" in str(serve["healthcheck"]["test"])
    assert "EXPOSE 8765" in CONTAINERFILE


def test_the_grants_name_tables_that_there_are() -> None:
    known = {table.name for table in tables.record.metadata.sorted_tables} | {"places"}  # places: of a server only
    page = (ROOT / "docs" / "postgresql.md").read_text("utf-8")
    grants = (DEPLOY / "grants.sql").read_text("utf-8")
    named = [t for line in re.findall(r" ON ([a-z, ]+) TO ", grants) for t in line.split(", ")]
    assert named
    assert set(named) <= known
    assert re.findall("^GRANT .*;$", grants, re.MULTILINE) == re.findall(
        "^GRANT (?!USAGE ON SCHEMA|CONNECT).*;$", page, re.MULTILINE
    )
    roles = set(re.findall(r"heldby_\w+", (DEPLOY / "roles.sh").read_text("utf-8")))
    assert set(re.findall(r"heldby_\w+", grants)) <= roles == {"heldby_owner", "heldby_writer", "heldby_reader"}


def test_the_shell_script_is_sound() -> None:
    shell = shutil.which("sh")
    assert shell
    assert subprocess.run([shell, "-n", DEPLOY / "roles.sh"], check=False).returncode == 0
    assert (DEPLOY / "roles.sh").stat().st_mode & 0o111


def test_the_page_describes_every_service() -> None:
    assert all(f"`{name}`" in PAGE for name in SERVICES)
