"""What the tests of events share: the events a text tells of, and who takes part in one."""

from __future__ import annotations

from typing import Any

import heldby


def events(text: str, sort: str = "") -> list[dict[str, Any]]:
    """The events a report of 4 March 2021 tells of, all or of one type."""
    rows = heldby.annotate(text, published="2021-03-04")["claims"]
    return [c for c in rows if c["kind"] == "event" and sort in ("", c["type"])]


def both_sides(told: dict[str, Any]) -> set[str]:
    """Everybody told to take part, whichever side he is put on."""
    found: set[str] = set()
    for role in ("actor", "target"):
        named = told[role]
        found |= set(named if isinstance(named, list) else [named] if named else [])
    return found
