"""Theatres: folders with the roads, the ways to watch and the outline of a war.

In:     `heldby.toml`, `routes.csv` and `outline.geojson` of a folder; each may be missing.
Out:    `Theatre`s, their places by id.
Never:  a road to a place nobody knows: a wrong row is an error that names file and line.
"""

from __future__ import annotations

import csv
import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heldby.gazetteer.globe import distance_km
from heldby.model.errors import InputError, KnowledgeError
from heldby.model.theatre import Point, Road, Theatre, Watch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from heldby.model.knowledge import Place
    from heldby.model.ports import Gazetteer

DATA = Path(__file__).resolve().parents[1] / "data" / "theatres"
COLUMNS = ("from_place", "to_place", "km", "name", "source")
_WINDING = 1.2  # a road is this much longer than the straight line, where its row gives no length


def shipped() -> tuple[Path, ...]:
    """The folders of the theatres that come with heldby."""
    return tuple(sorted(p for p in DATA.iterdir() if p.is_dir()))


def folder(told: Path) -> Path:
    """A theatre's folder: the path itself, or a theatre that ships with heldby by its name. Raises `InputError`."""
    ours = {path.name: path for path in shipped()}
    if told.is_dir():
        return told
    if str(told) in ours:
        return ours[str(told)]
    raise InputError(f"there is no theatre {str(told)!r}; give a folder, or one of ours: {', '.join(ours)}")


def load(path: Path, gazetteer: Gazetteer) -> Theatre:
    """The theatre of a folder. Raises `KnowledgeError` for a row or file that cannot be used."""
    told = _settings(path / "heldby.toml") if (path / "heldby.toml").exists() else {}
    return Theatre(
        name=told.get("name", path.name),
        roads=tuple(_roads(path / "routes.csv", gazetteer)) if (path / "routes.csv").exists() else (),
        watch=tuple(_watch(told.get("watch", ()), path / "heldby.toml", gazetteer)),
        outline=tuple(_outline(path / "outline.geojson")) if (path / "outline.geojson").exists() else (),
    )


def _settings(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise KnowledgeError(f"{path}: {error}; mend the file") from None


def _watch(told: Iterable[Mapping[str, str]], path: Path, gazetteer: Gazetteer) -> Iterator[Watch]:
    for each in told:
        try:
            yield Watch(from_place=_place(each["from"], gazetteer).id, to_place=_place(each["to"], gazetteer).id)
        except (KeyError, ValueError) as error:
            raise KnowledgeError(f"{path}: a way to watch needs from and to: {error}") from None


def _roads(path: Path, gazetteer: Gazetteer) -> Iterator[Road]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        missing = [c for c in COLUMNS if c not in (reader.fieldnames or ())]
        if missing:
            raise KnowledgeError(f"{path}: lacks the column(s) {', '.join(missing)}; add them to its first line")
        for row in reader:
            try:
                yield _road(row, gazetteer)
            except (ValueError, TypeError, AttributeError) as error:
                raise KnowledgeError(f"{path}, line {reader.line_num}: {error}; correct this row") from None


def _road(row: Mapping[str, str], gazetteer: Gazetteer) -> Road:
    one, other = _place(row["from_place"], gazetteer), _place(row["to_place"], gazetteer)
    straight = distance_km(one, other)
    km = float(row["km"]) if row["km"].strip() else _WINDING * straight
    if one.id == other.id or km < 0.95 * straight:
        raise ValueError(f"{km:.0f} km from {one.name} to {other.name} is shorter than the straight line")
    return Road(one=one.id, other=other.id, km=km, name=row["name"].strip(), source=row["source"].strip())


def _place(told: str, gazetteer: Gazetteer) -> Place:
    """A place by its id; else by a name that only one bears, or one by far the first."""
    name = told.strip()
    found = gazetteer.get(name) or next(iter(gazetteer.find(name)), None)
    if found is None or found.lat is None or found.lon is None:
        raise ValueError(f"no place with coordinates is called {name!r}")
    return found


def _outline(path: Path) -> Iterator[tuple[Point, ...]]:
    """The outer rings of every polygon in a GeoJSON file."""
    try:
        told: Any = json.loads(path.read_text(encoding="utf-8"))
        features = told.get("features", [told])
        for geometry in (f.get("geometry", f) for f in features):
            shapes = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
            for shape in shapes:
                yield tuple((float(lon), float(lat)) for lon, lat, *_ in shape[0])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise KnowledgeError(f"{path}: not an outline ({error}); it must be polygons in GeoJSON") from None
