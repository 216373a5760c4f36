"""KML 2.2 (OGC 07-147): one placemark a row, with a TimeSpan that a globe's time slider understands.

In:     rows, with `lat` and `lon` in degrees (WGS 84) where they have a place.
Out:    UTF-8; every column stands in ExtendedData, `since` and `until` (or `when`) in the TimeSpan as well.
Never:  a row left out: one without coordinates is a placemark without a point, which the standard allows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

_SPACE = "http://www.opengis.net/kml/2.2"
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAMES = ("place", "title", "about", "question", "sentence", "quote", "id")


class Kml:
    """See the module."""

    name = "kml"
    loses = "the type of a value (all are words), and of a TimeSpan the days between which it began or ended"

    def write(self, columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> bytes:
        """The rows as a Document, one Placemark each."""
        head = f'<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="{_SPACE}"><Document><name>heldby</name>\n'
        marks = "".join(f"<Placemark>{''.join(_parts(columns, row))}</Placemark>\n" for row in rows)
        return f"{head}{marks}</Document></kml>\n".encode()


def _parts(columns: Sequence[str], row: Mapping[str, Any]) -> Iterator[str]:
    """What a placemark holds, in the order that the schema asks for."""
    named = next((str(row[name]) for name in _NAMES if row.get(name)), "")
    who = row.get("holder")
    yield f"<name>{_text(f'{named}: {who}' if who else named)}</name>"
    yield _span(row)
    data = "".join(f"<Data name={quoteattr(name)}><value>{_value(row[name])}</value></Data>" for name in columns)
    yield f"<ExtendedData>{data}</ExtendedData>"
    lat, lon = row.get("lat"), row.get("lon")
    if lat is not None and lon is not None:
        yield f"<Point><coordinates>{lon},{lat}</coordinates></Point>"


def _span(row: Mapping[str, Any]) -> str:
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
