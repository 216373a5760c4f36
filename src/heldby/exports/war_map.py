"""The table of marks of Wikipedia's war maps (Module:... detailed map), for its editors to check and paste.

In:     rows of the view `control`.
Out:    Lua: a mark a place, coloured by its likeliest holder; behind it, as a comment, how surely, since when, by which
        claims. The colours, and what they mean, stand in data/exports/wikimap.toml.
Never:  a mark where nobody is known to hold the place, or that lacks coordinates: it is a comment.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from heldby.exports.table import Row, Table
from heldby.lexicon.tables import data_path, table

_UNKNOWN, _CONTESTED = "unknown", "contested"


class WarMap:
    """See the module."""

    name = "wikimap"
    endings = (".lua",)
    views = ("control",)
    is_text = True
    has_layers = False
    loses = (
        "holders of a place other than the likeliest; probability, days, besiegers and claims are comments, and so is "
        "a place that nobody is known to hold"
    )

    def write(self, tables: Sequence[Table]) -> bytes:
        """The rows as a Lua table."""
        [told] = tables
        places = groupby(told.rows, key=lambda row: row["place_id"])
        marks = "".join(f"\t\t{_line(list(rows))}\n" for _, rows in places)
        return f"return {{\n\tmarks = {{\n{marks}\t}},\n}}\n".encode()


def _line(rows: Sequence[Row]) -> str:
    """The mark of a place, or a comment that says why there is none; its rows come likeliest first."""
    row, mark = rows[0], _mark(rows)
    why = _comment("; ".join(_evidence(row)))
    if mark is None:
        return f"-- {_comment(row['place'])}: {why}"
    if row["lat"] is None or row["lon"] is None:
        return f"-- {_comment(row['place'])}: no coordinates; {why}"
    name = _text(_plain(row["place"]))
    return (
        f'{{ lat = "{row["lat"]}", long = "{row["lon"]}", mark = "{mark}", marksize = "6", '
        f'label = "[[{name}]]", link = "{name}", label_size = "0", position = "right" }}, -- {why}'
    )


def _mark(rows: Sequence[Row]) -> str | None:
    """The picture for who holds a place; while it is fought over, that of the two likeliest holders."""
    known = table(data_path("exports", "wikimap.toml"))
    colours = [_colour(row["holder_id"]) for row in rows if row["holder_id"]]
    if rows[0]["holder"] == _UNKNOWN:
        return None
    if rows[0]["holder"] == _CONTESTED or rows[0]["contested"]:
        pair = sorted(dict.fromkeys(colours[:2]), key=list(known["pairs"]["order"]).index)
        return str(known["pairs"]["picture"]).format(*pair) if len(pair) > 1 else str(known["pairs"]["unclear"])
    return str(known["pictures"][colours[0]])


def _colour(holder_id: str) -> str:
    known = table(data_path("exports", "wikimap.toml"))["colours"]
    return next((colour for colour, ids in known.items() if holder_id in ids), "grey")


def _evidence(row: Row) -> Iterator[str]:
    yield f"{row['holder']} {row['probability']:g}{' contested' if row['contested'] else ''}"
    if row["besieged_by"]:
        yield f"{'being encircled' if row['encircling'] else 'besieged'} by {', '.join(row['besieged_by'])}"
    if row["since"]:
        yield f"since {'/'.join(day or '..' for day in row['since'])}"
    known = f"as known on {row['known']}" if row["known"] else "by all that is known"
    yield f"on {row['as_of']}, {known}"
    yield f"{row['origins']} origins, {row['dissent']} against"
    yield f"claims {' '.join(row['claims']) or 'none'}"


def _plain(name: str) -> str:
    """A name without what would end or redirect a wiki link."""
    return "".join(" " if sign in "[]|{}" else sign for sign in name)


def _text(told: str) -> str:
    """A Lua string's inside."""
    return _comment(told).replace("\\", "\\\\").replace('"', '\\"')


def _comment(told: str) -> str:
    """One line, whatever stands in it."""
    return " ".join(told.split())
