"""The notebook runs on the sample; the R tutorial names layers and columns that are there."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import nbclient
import nbformat
import pyarrow.parquet
import pyogrio
import pytest
from jupyter_client.manager import AsyncKernelManager
from test_documented import SAMPLE, run_here, section

import notebook

ROOT = Path(__file__).parents[2]


def test_the_notebook_is_up_to_date_and_has_no_outputs() -> None:
    assert notebook.NOTEBOOK.read_text("utf-8") == notebook.notebook(), "run: make docs"
    nbformat.validate(nbformat.reads(notebook.notebook(), 4))


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """The cells of the notebook after they were run."""
    book = nbformat.reads(notebook.notebook(), 4)
    folder = tmp_path_factory.mktemp("notebook")
    kernel = AsyncKernelManager(transport="ipc", ip=str(folder / "kernel"))
    nbclient.NotebookClient(book, kernel, timeout=300, resources={"metadata": {"path": str(folder)}}).execute()
    return list(book.cells)


def told(ran: list[Any], code: str) -> str:
    """What the cell with some code gave, all of it."""
    [cell] = [c for c in ran if c.cell_type == "code" and code in c.source]
    return json.dumps(cell.outputs, ensure_ascii=False)


def test_the_notebook_runs_and_shows_what_its_text_says(ran: list[Any]) -> None:
    held = told(ran, "snapshot = record.at(")
    assert "<svg" in held
    assert "Palmyra" in held
    assert "recaptured" in told(ran, 'snapshot.why(place="Palmyra")')
    assert "('Islamic State', 'Syrian government forces')" in told(ran, "before[0].holder")
    for picture in ("timeline(actor", "axes = snapshot.control().plot()", "share(actor"):
        assert "image/png" in told(ran, picture)
    assert "LINESTRING" in told(ran, "ways = snapshot")
    assert "own_area" in told(ran, "own_area")
    assert "['claims.jsonld', 'control.gpkg', 'events.csv']" in told(ran, "to_gpkg")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the tutorial's commands write, from the sample."""
    made = tmp_path_factory.mktemp("r")
    (made / "reports").symlink_to(SAMPLE, target_is_directory=True)
    with pytest.MonkeyPatch.context() as patch:
        for line in re.findall(r"^heldby .*", section(page(), "Write the files"), re.MULTILINE):
            assert run_here(made, line, patch) == 0
    return made


def page() -> str:
    return (ROOT / "docs" / "r-users.md").read_text("utf-8")


def code() -> str:
    return "\n".join(re.findall(r"```r\n(.*?)```", page(), re.DOTALL))


def test_every_layer_and_file_that_r_reads_is_there(files: Path) -> None:
    for file, layer in re.findall(r'st_read\("([^"]+)", layer = "([^"]+)"\)', code()):
        assert layer in dict(pyogrio.list_layers(files / file).tolist())
    assert set(re.findall(r'read_parquet\("([^"]+)"\)', code())) == {"timeline.parquet", "claims.parquet"}


def columns(files: Path) -> dict[str, set[str]]:
    """The columns of each thing that the R code reads, by the name it gives it; what is cut from it has them too."""
    known: dict[str, set[str]] = {}
    for name, file, layer in re.findall(r'(\w+) <- st_read\("([^"]+)", layer = "([^"]+)"\)', code()):
        known[name] = set(pyogrio.read_info(files / file, layer=layer)["fields"])
    for name, file in re.findall(r'(\w+) <- read_parquet\("([^"]+)"\)', code()):
        known[name] = set(pyarrow.parquet.read_schema(files / file).names)
    for name, of in re.findall(r"(\w+) <- (\w+)\[", code()):
        known[name] = known[of]
    return known


def test_every_column_that_r_names_is_there(files: Path) -> None:
    known = columns(files)
    named = re.findall(r"(\w+)\$(\w+)", code()) + re.findall(r'(\w+)\["(\w+)"\]', code())
    named += [("claims", each) for each in ("quote", "report_name", "published")]
    assert len(named) > 20
    assert [(of, column) for of, column in named if column not in known[of]] == []
    prose = re.sub(r"```.*?```", "", page(), flags=re.DOTALL)
    words = set(re.findall(r"`([a-z_]+)`", prose)) - {"survival"}
    assert words <= set.union(*known.values())


def test_the_code_for_r_runs_where_r_is(files: Path) -> None:
    r = shutil.which("Rscript")
    if not r or subprocess.run([r, "-e", "library(sf); library(arrow)"], capture_output=True, check=False).returncode:
        pytest.skip("R with sf and arrow is not installed; its layers and columns were checked by name")
    (files / "all.R").write_text(code(), "utf-8")
    done = subprocess.run([r, "all.R"], cwd=files, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
