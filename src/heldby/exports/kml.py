"""KML 2.2 (OGC 07-147): one placemark a row, with a TimeSpan that a globe's time slider understands.

In:     rows, with `lat` and `lon` in degrees (WGS 84) where they have a place, or with a line.
Out:    UTF-8; every column stands in ExtendedData, `since` and `until` (or `when`) in the TimeSpan as well.
Never:  a row left out: one without coordinates is a placemark without a geometry, which the standard allows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from heldby.exports.geometry import Shape, coordinates, shape_of
from heldby.exports.table import Row, Table

_SPACE = "http://www.opengis.net/kml/2.2"
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAMES = ("place", "title", "about", "question", "sentence", "quote", "id")


class Kml:
    """See the module."""

    name = "kml"
    endings = (".kml",)
    views = ()
    is_text = True
    has_layers = False
    loses = "the type of a value (all are words), and of a TimeSpan the days between which it began or ended"

    def write(self, tables: Sequence[Table]) -> bytes:
        """The rows as a Document, one Placemark each."""
        [table] = tables
        head = f'<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="{_SPACE}"><Document><name>heldby</name>\n'
        marks = "".join(f"<Placemark>{''.join(_parts(table, row))}</Placemark>\n" for row in table.rows)
        return f"{head}{marks}</Document></kml>\n".encode()


def _parts(table: Table, row: Row) -> Iterator[str]:
    """What a placemark holds, in the order that the schema asks for."""
    named = next((str(row[name]) for name in _NAMES if row.get(name)), "")
    who = row.get("holder")
    yield f"<name>{_text(f'{named}: {who}' if who else named)}</name>"
    yield _span(row)
    data = "".join(f"<Data name={quoteattr(name)}><value>{_value(row[name])}</value></Data>" for name in table.names)
    yield f"<ExtendedData>{data}</ExtendedData>"
    told = coordinates(table, row)
    if told:
        points = [told] if shape_of(table) is Shape.POINT else told
        listed = " ".join(f"{lon},{lat}" for lon, lat in points)
        yield f"<{shape_of(table)}><coordinates>{listed}</coordinates></{shape_of(table)}>"


def _span(row: Row) -> str:
    """From the last day on which it may have begun to the first on which it may have ended: when it surely was so."""
    since, until = row.get("since") or row.get("when"), row.get("until")
    begin = (since[1] or since[0]) if isinstance(since, list) else None
    end = (until[0] or until[1]) if isinstance(until, list) else None
    if begin and end and end < begin:
        end = begin
    told = f"<begin>{_text(begin)}</begin>" if begin else ""
    told += f"<end>{_text(end)}</end>" if end else ""
    return f"<TimeSpan>{told}</TimeSpan>" if told else ""


def _value(value: Any) -> str:
    if value is None:
        return ""
    return _text(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def _text(value: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", value)).replace("\r", "&#13;")
