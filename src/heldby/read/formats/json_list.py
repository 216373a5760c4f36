"""JSON: a list of objects, or one object.

In:     a file and its character set.
Out:    `Row`s, in order.
Never:  more than one object of a list in memory.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from heldby.read.format import Format
from heldby.read.formats.rows import FROM_COLUMNS, Row, object_row
from heldby.read.formats.tables import table_of
from heldby.read.json_stream import JsonStream
from heldby.read.options import ReadOptions
from heldby.read.source import Source

_LIST = re.compile(r"\[")


def json_rows(source: Source, encoding: str, options: ReadOptions) -> Iterator[Row]:
    """The objects of a JSON file: a list of them however long, one, or the list in its `data`, as programs answer."""
    with source.open() as stream:
        json_text = JsonStream(stream, encoding, options.max_bytes)
        if json_text.opens_with() == "[":
            yield from _listed(json_text)
            return
    yield from _one_object(source, encoding, options)


def _listed(stream: JsonStream) -> Iterator[Row]:
    stream.enter(_LIST)
    number = 0
    try:
        for number, item in enumerate(stream.elements(), 1):
            yield object_row(number, item.value, item.stretch)
    except (ValueError, RecursionError) as error:
        yield Row(number=number + 1, values={}, fault=f"it is not JSON: {error}")


def _one_object(source: Source, encoding: str, options: ReadOptions) -> Iterator[Row]:
    data = source.read(options.max_bytes)
    if data is None:
        yield Row(
            number=1, values={}, fault=f"larger than {options.max_bytes:,} bytes; write one object a line (.jsonl)"
        )
        return
    try:
        found = json.loads(data.decode(encoding, "replace"))
    except (ValueError, RecursionError) as error:
        yield Row(number=1, values={}, fault=f"it is not JSON: {error}")
        return
    if isinstance(found, dict) and isinstance(found.get("data"), list):
        found = found["data"]  # as programs answer
    for number, item in enumerate(found if isinstance(found, list) else [found], 1):
        yield object_row(number, item)


def _around(_source: Source, _encoding: str) -> tuple[bytes, bytes]:
    return b"[", b"]"


JSON = Format(
    name="JSON", endings=(".json",), read=table_of(json_rows), one="an object", takes=FROM_COLUMNS, around=_around
)
