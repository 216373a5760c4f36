"""`heldby roads`: a table of roads between places, made from the lines of a map.

In:     GeoJSON or GeoPackage files.
Out:    a `routes.csv` for a theatre, to look over and correct by hand; what was joined, on standard error.
Never:  a record read or written.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from heldby.cli.complaining import errors
from heldby.cli.options import Theatres
from heldby.gazetteer.road_files import Line, lines
from heldby.gazetteer.road_joining import Joined, join
from heldby.gazetteer.theatres import COLUMNS
from heldby.model.errors import InputError


def roads(  # noqa: PLR0913, PLR0917 - each parameter is an option of the command
    paths: Annotated[list[Path], typer.Argument(help="Files of roads: GeoJSON or GeoPackage.", metavar="FILE...")],
    close_gaps: Annotated[
        float, typer.Option("--close-gaps", help="Join loose ends of roads across gaps up to so many km.", min=0)
    ] = 1.0,
    near: Annotated[
        float, typer.Option("--near", help="A place lies on a road when it is no more than so many km from it.", min=0)
    ] = 5.0,
    people: Annotated[
        int, typer.Option("--people", help="Besides the places we wrote down, those with so many people.", min=1)
    ] = 20_000,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Write here (default: standard output).", metavar="FILE"),
    ] = None,
    theatres: Theatres = [],  # noqa: B006 - typer wants a plain default, and nothing changes it
) -> None:
    """Make a theatre's routes.csv from roads on a map: stretches between neighbouring places, with their length.

    Each gap that was closed is told. Look the table over: control is judged at the places it names.
    """
    from heldby.pipeline import Reader  # noqa: PLC0415 - takes a while to load

    found: list[Line] = [line for path in paths for line in lines(path)]
    lons, lats = zip(*(point for points, _ in found for point in points), strict=True)
    box = (min(lons), min(lats), max(lons), max(lats))
    places = list(Reader(*theatres).gazetteer.within(box, people=people))
    source = ", ".join(path.name for path in paths)
    joined = join(found, places, gap_km=close_gaps, near_km=near, source=source)
    _tell(joined, len(places))
    if not joined.roads:
        raise InputError("no road joins two places; try a larger --near or --close-gaps, or fewer --people")
    table = _table(joined)
    if output is None:
        sys.stdout.write(table)
    else:
        output.write_text(table, encoding="utf-8", newline="")


def _tell(joined: Joined, places: int) -> None:
    on = places - len(joined.off)
    errors.print(f"{len(joined.roads)} stretches of road between {on} places; {len(joined.off)} lie on no road")
    for one, other, km in joined.gaps:
        errors.print(f"gap of {km:.1f} km closed: {_written(one)} to {_written(other)}")


def _written(point: Sequence[float]) -> str:
    return f"{point[1]:.3f} N {point[0]:.3f} E"


def _table(joined: Joined) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((r.one, r.other, f"{r.km:g}", r.name, r.source) for r in joined.roads)
    return text.getvalue()
