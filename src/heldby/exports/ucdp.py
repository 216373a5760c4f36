"""UCDP GED's table: the 49 columns of its published CSV, one event a row, for programs that read GED.

In:     rows of the view `events`.
Out:    CSV in UTF-8. Codebook: Hogbladh, "UCDP GED Codebook" (version 25.1).
Never:  a death made up: a row without a figure has none; an id of UCDP's own (conflict, dyad, side, country).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from heldby.exports.csv_table import lines
from heldby.exports.days import spread
from heldby.exports.table import Row, Table
from heldby.lexicon.codes import standing
from heldby.lexicon.tables import data_path, table

_STATES = ("home", "abroad")
# The widest spread in days of date_prec 1 to 4; what is wider, or open, is 5.
_WIDTHS = (1, 6, 7, 31)
_CELLS_A_ROW = 720  # of PRIO-GRID: half degrees of longitude


class Ucdp:
    """See the module."""

    name = "ucdp"
    endings = (".csv",)
    views = ("events",)
    is_text = True
    has_layers = False
    loses = (
        "the code that says what happened, ids of conflicts, dyads and countries, whose deaths they were, why claims "
        "became one event, the day by which all had to be readable; a battle and its dead are rows of their own"
    )

    def write(self, tables: Sequence[Table]) -> bytes:
        """The rows in GED's columns; a header alone when there are no rows."""
        [told] = tables
        columns = table(data_path("exports", "ucdp.toml"))["columns"]
        events = [_event(row) for row in told.rows]
        return lines([columns, *([event.get(column) for column in columns] for event in events)])


def _event(row: Row) -> dict[str, Any]:
    first, width = spread(row["when"])
    dead = row["what"] == "killed"
    sources = "; ".join(row["sources"])
    return {
        "id": row["id"],
        "relid": " ".join(row["claims"]),
        "year": first[:4] if first else None,
        "code_status": "heldby",
        "type_of_violence": _violence(row),
        "dyad_name": f"{row['actor']} - {row['against']}" if row["actor"] and row["against"] else None,
        "side_a": row["actor"],
        "side_b": row["against"],
        "number_of_sources": row["origins"],
        "source_article": " / ".join(row["quotes"]),
        "source_office": sources,
        "source_date": ";".join(day for day in dict.fromkeys(row["readable"]) if day),
        "source_original": sources,
        "where_prec": row["precision"],
        "where_coordinates": row["place"],
        "adm_1": row["province"],
        "latitude": row["lat"],
        "longitude": row["lon"],
        "geom_wkt": _point(row),
        "priogrid_gid": _grid(row["lat"], row["lon"]),
        "country": row["country_name"],
        "date_prec": _precision(width) if first else None,
        "date_start": row["when"][0],
        "date_end": row["when"][1],
        "best": _best(row) if dead else None,
        "high": _whole(row["high"]) if dead else None,
        "low": _whole(row["low"]) if dead else None,
    }


def _violence(row: Row) -> int | None:
    """1 a state is a side, 2 none is; 3 against civilians. None where the sides do not tell."""
    if row["acled"].startswith("Violence against civilians"):
        return 3
    if not row["actor_id"] or not row["against_id"]:
        return None
    sides = {standing(row[side], row["country"]) for side in ("actor_id", "against_id")}
    return 1 if sides & set(_STATES) else 2


def _precision(width: int | None) -> int:
    return next((n for n, widest in enumerate(_WIDTHS, 1) if width and width <= widest), len(_WIDTHS) + 1)


def _point(row: Row) -> str | None:
    return f"POINT ({row['lon']} {row['lat']})" if row["lat"] is not None and row["lon"] is not None else None


def _grid(lat: float | None, lon: float | None) -> int | None:
    """The cell of PRIO-GRID (Tollefsen, Strand and Buhaug 2012): half a degree wide, counted from the south-west."""
    if lat is None or lon is None:
        return None
    return math.floor((lat + 90) * 2) * _CELLS_A_ROW + math.floor((lon + 180) * 2) + 1


def _best(row: Row) -> int | None:
    """The figure all tell or a coder gave; of bounds alone the lower, which is told for sure."""
    return _whole(row["best"] if row["best"] is not None else row["low"])


def _whole(number: float | None) -> int | None:
    return None if number is None else round(number)
