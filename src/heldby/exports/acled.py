"""ACLED's export: its 31 columns, one event a row, for programs that read ACLED.

In:     rows of the view `events`.
Out:    CSV in UTF-8. Codebook: ACLED, "Codebook" (2023); the columns are those of its data export.
Never:  a code made up: what heldby does not know is empty; a row left out for want of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from heldby.exports.csv_table import lines
from heldby.exports.days import spread
from heldby.exports.table import Row, Table
from heldby.lexicon.codes import standing
from heldby.lexicon.tables import data_path, table

_DAY, _WEEK = 1, 7


class Acled:
    """See the module."""

    name = "acled"
    endings = (".csv",)
    views = ("events",)
    is_text = True
    has_layers = False
    loses = (
        "days that lie more than a month apart, bounds of figures (fatalities is the best, else the lowest told), "
        "kinds of actors but states (inter1, inter2, interaction), iso, region, why claims became one event"
    )

    def write(self, tables: Sequence[Table]) -> bytes:
        """The rows in ACLED's columns; a header alone when there are no rows."""
        [told] = tables
        columns = table(data_path("exports", "acled.toml"))["columns"]
        events = [_event(row) for row in told.rows]
        return lines([columns, *([event.get(column) for column in columns] for event in events)])


def _event(row: Row) -> dict[str, Any]:
    event_type, _, sub_event_type = row["acled"].partition(": ")
    first, width = spread(row["when"])
    figure = row["low"] if row["best"] is None else row["best"]
    return {
        "event_id_cnty": row["id"],
        "event_date": first,
        "year": first[:4] if first else None,
        "time_precision": _precision(width) if first else None,
        "disorder_type": _disorder(row["acled"], event_type),
        "event_type": event_type,
        "sub_event_type": sub_event_type,
        "actor1": row["actor"],
        "inter1": _inter(row["actor_id"], row["country"]),
        "actor2": row["against"],
        "inter2": _inter(row["against_id"], row["country"]),
        "civilian_targeting": "Civilian targeting" if event_type == "Violence against civilians" else None,
        "country": row["country_name"],
        "admin1": row["province"],
        "location": row["place"],
        "latitude": row["lat"],
        "longitude": row["lon"],
        "geo_precision": table(data_path("exports", "acled.toml"))["geo_precision"].get(row["precision"]),
        "source": "; ".join(row["sources"]),
        "notes": " / ".join(row["quotes"]),
        "fatalities": f"{figure:g}" if row["what"] == "killed" and figure is not None else None,
        "tags": f"claims={' '.join(row['claims'])}; origins={row['origins']}; known={row['known'] or 'all'}",
        "timestamp": _seconds(row["readable"][1]),
    }


def _precision(width: int | None) -> int:
    """1 the day, 2 the week, 3 a month or worse."""
    return 1 if width == _DAY else 2 if width and width <= _WEEK else 3


def _disorder(code: str, event_type: str) -> str | None:
    known = table(data_path("exports", "acled.toml"))["disorder_type"]
    found: str | None = known.get(code) or known.get(event_type)
    return found


def _inter(actor_id: str | None, country: str) -> str | None:
    """What may be said of an actor's kind: a state at home, a state abroad; rebels and militias are not told apart."""
    if actor_id is None:
        return None
    known = {"home": "State forces", "abroad": "External/Other forces"}
    return known.get(standing(actor_id, country))


def _seconds(day: str | None) -> int | None:
    if not day:
        return None
    known = date.fromisoformat(day)
    return int(datetime(known.year, known.month, known.day, tzinfo=UTC).timestamp())
