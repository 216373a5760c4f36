"""Writes docs/notebooks/sample.ipynb, without outputs: `make docs`. A test runs it, cell by cell.

In:     the cells below.
Out:    a notebook (nbformat 4.5), the same bytes each time.
Never:  an output that somebody made on another day: run it to see what heldby gives today.
"""

from __future__ import annotations

import json
from pathlib import Path

NOTEBOOK = Path(__file__).parent / "notebooks" / "sample.ipynb"

# Text begins with "#", code does not.
CELLS = (
    """# The sample in a notebook

heldby reads reports and keeps a cited, dated record. This notebook reads the 32 sample reports that ship with heldby
(our own words about real turns of three wars; the outlets are invented), asks who held what, and takes the answers to
pandas, GeoPandas and matplotlib.

It needs `pip install 'heldby[gis]' jupyterlab`, and no network. Reading takes about a quarter of a minute.""",
    """from importlib.resources import files
from pathlib import Path
from tempfile import mkdtemp

import heldby

folder = Path(mkdtemp())
record = heldby.open(folder / "sample.db")
added = record.add([str(files("heldby") / "data" / "sample" / "reports")])
len(added)""",
    """## Who held what on a day, as one could know it

`valid` is the day asked about, `known` the day by which a report must have been readable. Rest the mouse on a point to
see the place.""",
    """snapshot = record.at(valid="2016-03-28", known="2016-04-02")
snapshot.control()""",
    """## One place, and the words it rests on

`why` lists the claims for and against the likeliest holder, with their weights. Every claim has its quote.""",
    """snapshot.why(place="Palmyra")""",
    """## The same day, known earlier

Two days before, the latest report that told of Palmyra was ten months old, and told of its fall.""",
    """before = record.at(valid="2016-03-28", known="2016-03-26").control(place="Palmyra")
after = snapshot.control(place="Palmyra")
before[0].holder, after[0].holder""",
    """## Through time

Pale ends are the days between which a place changed hands.""",
    """everything = record.at()
everything.timeline(actor="Islamic State").plot();""",
    """## As a DataFrame

An interval is two columns, the earliest and the latest day. `claims` are the ids of the claims behind a row.""",
    """events = everything.events(kind="control")
frame = events.to_pandas()
frame[["when_earliest", "place", "what", "actor", "against", "origins", "acled"]].head(10)""",
    """frame.groupby(frame["when_earliest"].dt.to_period("Q")).size()""",
    """## On a map

`to_geopandas()` gives points, or lines for routes, in WGS 84.""",
    """ways = snapshot.routes().to_geopandas()
ways[["from_place", "to_place", "actor", "state", "km", "geometry"]]""",
    """axes = snapshot.control().plot()
ways.plot(ax=axes, color="#868d88", linewidth=1);""",
    """## Figures, and the record's own share beside them

Reports give shares of territory on baselines of their own. Beside each stands what the record makes of it on the same
baseline, counted in three ways; nothing is averaged. `share` counts for any two days.""",
    """estimates = everything.estimates().to_pandas()
shares = estimates[estimates["own_area"].notna()]
shares[["question", "issuer", "when", "baseline", "low", "high", "own_places", "own_area", "own_people"]]""",
    """snapshot.share(actor="Islamic State").plot();""",
    """## Where reports do not agree""",
    """everything.disputes()[:3]""",
    """## Take it away

Every format of `heldby export` is a method; docs/formats.md lists what each keeps.""",
    """snapshot.control().to_gpkg(folder / "control.gpkg")
events.to_acled(folder / "events.csv")
snapshot.claims(place="Palmyra").to_webannotation(folder / "claims.jsonld")
sorted(path.name for path in folder.iterdir() if "sample.db" not in path.name)""",
)


def notebook() -> str:
    """The notebook's text."""
    cells = [_cell(number, told) for number, told in enumerate(CELLS)]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    made = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(made, indent=1, ensure_ascii=False) + "\n"


def _cell(number: int, told: str) -> dict[str, object]:
    text = told.startswith("#")
    made: dict[str, object] = {
        "cell_type": "markdown" if text else "code",
        "id": f"cell-{number}",
        "metadata": {},
        "source": told.splitlines(keepends=True),
    }
    return made if text else {**made, "execution_count": None, "outputs": []}


if __name__ == "__main__":
    NOTEBOOK.parent.mkdir(exist_ok=True)
    NOTEBOOK.write_text(notebook(), "utf-8")
