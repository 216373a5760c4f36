"""Documentation that cannot lie: what exists is described, and what is described exists and runs."""

from __future__ import annotations

import gzip
import json
import re
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

import heldby
import tables
from heldby.cli.examples import EXAMPLES
from heldby.cli.main import commands, run
from heldby.exports import FORMATS
from heldby.exports.documents import DOCUMENTS as WRITTEN
from heldby.fetch.asking import Answer
from heldby.lexicon.coded_tables import coded_tables
from heldby.lexicon.kinds import kinds
from heldby.read.columns import SYNONYMS
from heldby.read.formats import FORMATS as READ
from heldby.views import VIEWS

NEWS = "https://example.org/news/"
ARTICLE = (
    "The army captured Palmyra on Sunday, 27 March 2016, the general command said in a statement that was read out on "
    "television. Residents who had fled to Homs waited for word that they could return to their houses in the town."
)
ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "src" / "heldby" / "data" / "sample" / "reports"
COMMANDS: Any = commands()


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def section(text: str, title: str) -> str:
    """The part of a page under a heading of the second level."""
    return text.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize("name", tables.PAGES)
def test_pages_made_from_the_program_are_up_to_date(name: str) -> None:
    assert page(f"docs/{name}") == tables.PAGES[name](), "run: make docs"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_described(command: str) -> None:
    told = section(page("docs/commands.md"), f"heldby {command}")
    assert told, f"docs/commands.md has no heading for heldby {command}"
    for parameter in COMMANDS[command].params:
        assert parameter.help, f"{command}: {parameter.name} has no help"
        shown = parameter.opts[-1] if parameter.opts[0].startswith("-") else parameter.metavar
        assert f"{shown}" in told, f"{command}: {shown} is not described"
    assert EXAMPLES[command], f"{command} has no example"


def test_every_view_is_a_command() -> None:
    assert {view.__name__ for view in VIEWS} <= set(COMMANDS)
    for view in VIEWS:
        assert f"`{view.__name__}`" in page("docs/formats.md")


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.name)
def test_every_kind_of_claim_is_described(kind: Any) -> None:
    told = section(page("docs/claim-kinds.md"), kind.name)
    assert kind.says in told
    for field in (*kind.roles, *kind.traits):
        assert f"`{field}`" in told
    for role in kind.roles.values():
        assert role.label, f"{kind.name}: the role {role.name} has no label"


def test_every_format_is_described() -> None:
    told = page("docs/formats.md")
    for name in FORMATS:
        assert f"| `{name}` |" in told
        assert FORMATS[name].loses in told
    for field, names in SYNONYMS.items():
        assert f"| `{field}` | {', '.join(names)} |" in told


def test_every_format_that_is_read_is_described() -> None:
    told = page("docs/inputs.md")
    for each in READ:
        assert each.name in told
        assert each.one in told
        for suffix in each.endings:
            assert f"`{suffix}`" in told


def test_every_document_is_described() -> None:
    for ending in WRITTEN:
        assert f"| `{ending}` |" in page("docs/formats.md")


def test_every_coded_table_is_described() -> None:
    told = page("docs/formats.md")
    for table in coded_tables().values():
        assert f"| {table.name} | {', '.join(table.needs)} |" in told


def test_the_public_names_are_those_of_the_readme() -> None:
    assert set(heldby.__all__) == {"HeldbyError", "InputError", "RecordError", "annotate", "open"}
    assert all(hasattr(heldby, name) for name in heldby.__all__)


def test_links_between_pages_lead_somewhere() -> None:
    for name in ("README.md", "CONTRIBUTING.md", *(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md"))):
        for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", page(name)):
            assert ((ROOT / name).parent / target).exists(), f"{name} leads to {target}, which is not there"


def answered(url: str, *_told: Any) -> Answer:
    """What example.org would answer, if it were a newspaper; no test asks the web."""
    kind, body = "text/html", f"<html><title>Town falls</title><p>{ARTICLE}</p></html>"
    if url.endswith(".xml"):
        link = f"<item><title>Town falls</title><link>{NEWS}1</link></item>"
        kind, body = "application/rss+xml", f"<rss><channel><title>News</title>{link}</channel></rss>"
    status = 404 if url.endswith("robots.txt") else 200
    return Answer(url=url, status=status, headers={"content-type": kind}, body=body.encode())


def passed(seconds: float) -> None:
    """Time passes at once; after minutes, whoever watches has seen enough."""
    if seconds > 60:
        raise KeyboardInterrupt


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the documented commands speak of, and a record of the sample in it."""
    made = tmp_path_factory.mktemp("user")
    (made / "reports").symlink_to(SAMPLE, target_is_directory=True)
    (made / "monday.txt").write_text("The army captured Palmyra on Sunday, state media said.", "utf-8")
    held = "place,holder,from,to,known,source\nRaqqa,Islamic State,2014-01-13,,2014-02-01,The Map Desk\n"
    (made / "control.csv").write_text(held, "utf-8")
    rows = 'text,date\n"Rebels seized Saraqib on Monday.",2015-03-30\n'
    (made / "articles.csv.gz").write_bytes(gzip.compress(rows.encode()))
    (made / "stories.csv").write_text("day,story\n2015-03-30,Rebels seized Saraqib on Monday.\n", "utf-8")
    (made / "reports.jsonl").write_text('{"id": "a", "text": "The army captured Palmyra."}\n', "utf-8")
    (made / "urls.txt").write_text(f"{NEWS}1\n", "utf-8")
    with zipfile.ZipFile(made / "archive.zip", "w") as packed:
        packed.writestr("monday.md", "---\ndate: 2016-03-28\n---\nThe army captured Palmyra on Sunday.\n")
    road = {"type": "LineString", "coordinates": [[38.28, 34.56], [38.87, 34.89], [40.14, 35.34]]}
    (made / "roads.geojson").write_text(json.dumps(road), "utf-8")
    build_a_page(made / "built")
    done = run_in_a_shell(made, "heldby add reports/")
    assert done.returncode == 0, done.stderr
    decided(made)
    return made


def decided(folder: Path) -> None:
    """Decide a dispute of the record, in a file as the page prepares it."""
    line = {"verdict": "both-stand", "claims": rivals(folder), "reason": "so it is"}
    (folder / "decisions.jsonl").write_text(json.dumps(line), "utf-8")
    done = run_in_a_shell(folder, "heldby judge --from decisions.jsonl --by Ann")
    assert done.returncode == 0, done.stderr


def rivals(folder: Path) -> list[str]:
    """Two claims that differ."""
    with heldby.open(folder / "heldby.db") as record:
        return [side["claims"][0] for side in record.at().disputes()[0].sides][:2]


GO_ON = ("serve", "watch")


def build_a_page(to: Path) -> None:
    """As much of the built page as a copy needs: these tests run where there is no Node, too."""
    (to / "base").mkdir(parents=True)
    (to / "index.html").write_text('<html lang="en"><base href="/" /></html>', "utf-8")
    for name in ("single.js", "single.css", *(f"base/{n}.json" for n in ("land-50m", "waters", "borders-10m"))):
        (to / name).write_text("{}", "utf-8")


def run_in_a_shell(folder: Path, line: str) -> subprocess.CompletedProcess[str]:
    """Run a documented line as a user would, with the heldby that is tested."""
    program = f"{shlex.quote(sys.executable)} -m heldby.cli.main"
    shell = re.sub(r"\b(uv run )?heldby(?= )", program, line, count=1)
    return subprocess.run(shell, shell=True, cwd=folder, capture_output=True, text=True, timeout=600, check=False)


def is_understood(line: str) -> bool:
    """Whether the program takes the line, which is not run: it goes on until stopped, or asks another machine."""
    name, *arguments = shlex.split(line.removeprefix("uv run "))[1:]
    COMMANDS[name].make_context(name, arguments)
    return True


def run_here(folder: Path, line: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Run a documented line in this process, which spares the start; gives the exit code."""
    monkeypatch.chdir(folder)
    monkeypatch.setattr("heldby.fetch.fetching.ask", answered)
    monkeypatch.setattr("heldby.web.publishing.PAGE", folder / "built")
    monkeypatch.setattr("heldby.fetch.fetching.Fetcher._wait", lambda *_told: None)
    monkeypatch.setattr("heldby.cli.watching.time.sleep", passed)
    monkeypatch.setattr("heldby.cli.watching.signal.signal", lambda *_told: None)
    monkeypatch.setattr(sys, "argv", shlex.split(line.removeprefix("uv run ")))
    with pytest.raises(SystemExit) as ended:
        run()
    return int(ended.value.code or 0)


def readme_lines() -> list[str]:
    blocks = re.findall(r"```\n(.*?)```", page("README.md"), re.DOTALL)
    lines = [line.partition("#")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if re.match(r"(uv run )?heldby ", line)]


def test_the_readme_has_lines_to_run() -> None:
    assert len(readme_lines()) > 5


@pytest.mark.parametrize("line", [*readme_lines(), *(line for lines in EXAMPLES.values() for line, _ in lines)])
def test_documented_lines_run(home: Path, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if "<" in line:
        assert run_in_a_shell(home, line).returncode == 0
    elif "CLAIM OTHER" in line:
        assert run_here(home, line.replace("CLAIM OTHER", " ".join(rivals(home))), monkeypatch) == 0
    elif "REPORT" in line:
        with heldby.open(home / "heldby.db") as record:
            [report, *_] = record.snapshot().reports()
        assert run_here(home, line.replace("REPORT", report.id), monkeypatch) == 0
    elif "://" in line or (line.split()[1] in GO_ON and "--once" not in line):
        assert is_understood(line)
    else:
        assert run_here(home, line, monkeypatch) == 0


def test_the_python_of_the_readme_runs(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    [code] = re.findall(r"```python\n(.*?)```", page("README.md"), re.DOTALL)
    monkeypatch.chdir(home)
    exec(compile(code, "README.md", "exec"), {})
    assert "Palmyra" in capsys.readouterr().out
