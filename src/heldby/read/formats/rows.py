"""What a row of any table is, and how its columns are named.

In:     the cells of a row.
Out:    `Row`s; errors for a table whose columns hold no text.
Never:  a row without a trace.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from heldby.lexicon.coded_tables import coded_table
from heldby.model.errors import InputError
from heldby.read.columns import SYNONYMS, columns_of
from heldby.read.format import Takes
from heldby.read.options import ReadOptions, Stretch
from heldby.read.source import Source

FROM_COLUMNS = Takes(
    title="column `title` and the like",
    date="column `published`, `date` and the like",
    source="column `source`, `outlet` and the like",
    author="column `author`, `byline`",
    language="column `language`",
)
"""What is taken from a row; docs/formats.md has all the names of the columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: the number of the line it begins on, and its values, or why it has none.

    `odd` tells of cells that are missing or too many, so that the others may stand under the wrong name; `stretch` is
    where the row stands, None where that cannot be told.
    """

    number: int
    values: Mapping[str, str]
    fault: str | None = None
    odd: str | None = None
    stretch: Stretch | None = None


Rows = Callable[[Source, str, ReadOptions], Iterator[Row]]
"""Gives the rows of a source in a character set, in order."""


def cells_row(number: int, header: Sequence[str], cells: Sequence[str], stretch: Stretch | None = None) -> Row:
    """A row whose cells stand under a header."""
    told = f"it has {len(cells)} cells, the header {len(header)}"
    odd = told if cells and len(cells) != len(header) else None
    return Row(number=number, values=dict(zip(header, cells, strict=False)), odd=odd, stretch=stretch)


def object_row(number: int, item: Any, stretch: Stretch | None = None) -> Row:
    """A row that is an object; what it holds besides words and numbers is left out."""
    if not isinstance(item, dict):
        return Row(number=number, values={}, fault='an object with a text is wanted, such as {"text": "..."}')
    values = {key: str(value) for key, value in item.items() if isinstance(value, str | int | float)}
    return Row(number=number, values=values, stretch=stretch)


def insist_on_text(source: Source, header: Sequence[str], options: ReadOptions) -> None:
    """Raise `InputError` when no column can be the text."""
    if "text" not in columns_of(header, options.columns) and not coded_table(header):
        shown = ", ".join(name[:40] for name in header[:20] if name) or "none"
        wanted = ", ".join(SYNONYMS["text"][:4])
        raise InputError(
            f"{source.path}: none of its columns ({shown}) holds the text; name it {wanted}, "
            "or say which it is: --column text=NAME"
        )
