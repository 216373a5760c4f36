"""PLOVER's JSON: one event an object, actor and recipient as its manual names them (0.8).

In:     rows of the view `events`.
Out:    a JSON array, one event a line; what PLOVER has no field for stands in `heldby`.
Never:  an event type made up: one that PLOVER does not know has null, and stays in the list.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from heldby.exports.days import spread
from heldby.exports.table import Row, Table

_MORE = ("when", "readable", "known", "claims", "origins", "told_by", "why", "place_id", "precision", "acled")
# The figure of a casualty by what it counts.
_COUNTS = {"killed": "dead", "wounded": "injured"}


class Plover:
    """See the module."""

    name = "plover"
    endings = (".json",)
    views = ("events",)
    is_text = True
    has_layers = False
    loses = "modes and contexts, which heldby does not read; bounds of a figure are words"

    def write(self, tables: Sequence[Table]) -> bytes:
        """The rows as an array of events."""
        [table] = tables
        events = ",\n".join(json.dumps(_event(row), ensure_ascii=False) for row in table.rows)
        return f"[\n{events}\n]\n".encode()


def _event(row: Row) -> dict[str, Any]:
    count = _COUNTS.get(row["what"])
    return {
        "id": row["id"],
        "event": row["plover"] or None,
        "eventText": f"{row['kind']} {row['what']}".strip(),
        "mode": None,
        "context": [],
        "date": spread(row["when"])[0],
        "actor": _party(row["actor"], row["actor_id"]),
        "recipient": _party(row["against"], row["against_id"]),
        "eventLoc": {
            "locText": row["place"],
            "lat": row["lat"],
            "lon": row["lon"],
            "adm1": row["province"] or None,
            "country": row["country"] or None,
        },
        **({count: _figure(row)} if count else {}),
        "publication": list(row["sources"]),
        "text": " / ".join(row["quotes"]),
        "version": "0.8",
        "heldby": {name: row[name] for name in _MORE},
    }


def _party(name: str, code: str | None) -> list[dict[str, Any]]:
    return [{"actorText": name, "code": code}] if name else []


def _figure(row: Row) -> str | None:
    """The bounds in words; None when nobody gives a figure."""
    low, high = ("" if bound is None else f"{bound:g}" for bound in (row["low"], row["high"]))
    return (low if low == high else f"{low}..{high}") or None
