"""A row of somebody else's table: which cell stands where in the text made of it.

In:     the `read` stage.
Out:    `Coded`, which travels with its report to the `transcribe` stage.
Never:  a value apart from its words: a cell is a stretch of the report's text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from heldby.model.span import Span
from heldby.model.time import When

ROW = "zxx"
"""The language of a row: no linguistic content (ISO 639-2). Rows are not compared for copies, nor read as prose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """One row. `table` names its layout (data/coded), `cells` the stretch of each column that has a value.

    A column's own name stands before its cell, in the same line. `when` are the days the row is about, `row` the line
    of the file it begins on.
    """

    table: str
    row: int
    cells: Mapping[str, Span]
    when: When | None = None
