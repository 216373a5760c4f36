"""CSV with HXL tags (HXL 1.1): the columns' names, below them what they are for humanitarian tools, then the rows.

In:     rows.
Out:    CSV as `csv` writes it, with a second line of tags from data/exports/hxl.toml.
Never:  a column without a tag.
"""

from __future__ import annotations

from collections.abc import Sequence

from heldby.exports.csv_table import lines
from heldby.exports.table import Table, flat
from heldby.lexicon.tables import data_path, table
from heldby.model.errors import KnowledgeError


class Hxl:
    """See the module."""

    name = "hxl"
    endings = (".csv", ".hxl")
    views = ()
    is_text = True
    has_layers = False
    loses = "the difference between an empty list and no value"

    def write(self, tables: Sequence[Table]) -> bytes:
        """The rows as a table below two headers."""
        [told] = tables
        made = flat(told)
        tags = [tag(made.view, name) for name in made.names]
        return lines([made.names, tags, *([row[name] for name in made.names] for row in made.rows)])


def tag(view: str, column: str) -> str:
    """The tag of a view's column. Raises `KnowledgeError` where data/exports/hxl.toml has none."""
    known = table(data_path("exports", "hxl.toml"))
    found = known["views"].get(view, {}).get(column) or known["tags"].get(column)
    if found is None:
        raise KnowledgeError(f"data/exports/hxl.toml has no tag for the column {column!r}; add one")
    return str(found)
