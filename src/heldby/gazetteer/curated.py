"""The places we wrote down ourselves, and a theatre's: tables with one row a place, loaded whole.

In:     CSV files with the columns of COLUMNS; `geonames` names the GeoNames place that a row stands for.
Out:    `Row`s, later files replacing rows of the same id.
Never:  a row that cannot be used: a wrong kind, number or a missing column is an error that names file and line.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from heldby.model.errors import KnowledgeError
from heldby.model.knowledge import Place, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

COLUMNS = ("id", "name", "kind", "country", "lat", "lon", "approx", "within", "population", "aliases", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A place with its other names; `demonyms` are adjectives and peoples, `reach_km` how far its parts lie
    apart; `admin1` is GeoNames' number of a province."""

    place: Place
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    geonames: str = ""
    admin1: str = ""
    reach_km: float = 0.0

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it may be found by; "Rabia (Iraq)" also answers to "Rabia"."""
        bare = self.place.name.partition(" (")[0]
        return tuple(dict.fromkeys((self.place.name, bare, *self.aliases)))


def rows(paths: Iterable[Path]) -> dict[str, Row]:
    """The rows of all files by id, in the order of the files; a later file wins. Raises `KnowledgeError`."""
    found: dict[str, Row] = {}
    for path in paths:
        found.update((row.place.id, row) for row in _rows_of(path))
    return found


def _rows_of(path: Path) -> Iterable[Row]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [c for c in COLUMNS if c not in (reader.fieldnames or ())]
            if missing:
                raise KnowledgeError(f"{path}: lacks the column(s) {', '.join(missing)}; add them to its first line")
            for record in reader:
                try:
                    yield _row(record)
                except (ValueError, TypeError, AttributeError) as error:
                    raise KnowledgeError(f"{path}, line {reader.line_num}: {error}; correct this row") from None
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: cannot be read ({error}); it must be a UTF-8 CSV file") from None


def _row(record: Mapping[str, str]) -> Row:
    if not record["id"] or not record["name"]:
        raise ValueError("a place needs an id and a name")
    place = Place(
        id=record["id"].strip(),
        name=record["name"].strip(),
        kind=PlaceKind(record["kind"].strip()),
        country=record["country"].strip().upper(),
        lat=_degrees(record["lat"], 90),
        lon=_degrees(record["lon"], 180),
        within=record["within"].strip(),
        population=int(record["population"] or 0),
        approx=record["approx"].strip() in {"1", "true", "yes"},
        source=record["source"].strip(),
    )
    return Row(
        place=place,
        aliases=_listed(record["aliases"]),
        demonyms=_listed(record.get("demonyms") or ""),
        geonames=(record.get("geonames") or "").strip(),
        admin1=(record.get("admin1") or "").strip(),
        reach_km=float(record.get("reach_km") or 0),
    )


def _degrees(text: str, most: float) -> float | None:
    if not text.strip():
        return None
    degrees = float(text)
    if not -most <= degrees <= most:
        raise ValueError(f"{degrees} degrees is off the globe")
    return degrees


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())
