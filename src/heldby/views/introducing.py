"""What stands above a situation report in a document: its title, and what it rests on.

In:     a `Snapshot`, the days and the names that were asked for.
Out:    the words, in the language of the record's own sentences.
Never:  a day that was not asked for or worked out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from heldby.lexicon.tables import data_path, table
from heldby.views.sitrep import period
from heldby.views.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """The words over a document: `about` it, over its `notes`, and what it says when it is `empty`."""

    title: str
    about: str
    notes: str
    empty: str


def introduction(
    snapshot: Snapshot, start: date | None, end: date | None, names: Sequence[str | None] = ()
) -> Introduction:
    """The words over the sentences of these days; `names` are the place and the actor asked about, if any."""
    words: dict[str, str] = table(data_path("lang", "en", "sitrep.toml"))["document"]
    days = period(snapshot, start, end)
    known = words["known"].format(known=snapshot.known) if snapshot.known else words["all"]
    when = words["days"].format(first=days.first, last=days.last) if days else ""
    about = ", ".join(name for name in names if name)
    return Introduction(
        title=": ".join(part for part in (words["title"], about, when) if part),
        about=words["about"].format(reports=len(snapshot.reports()), known=known),
        notes=words["notes"],
        empty=f"{words['empty']} ({known}).",
    )
