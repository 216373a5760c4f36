"""Options that many commands share.

In:     words of the command line.
Out:    annotated types.
Never:  a default that differs from command to command.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from heldby.model.time import calendar_day

RecordAt = Annotated[
    str,
    typer.Option(
        "--record",
        help="The record: a file, or postgresql://HOST/DATABASE.",
        metavar="PATH",
        envvar="HELDBY_RECORD",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", help="Write a document instead: .md, .html or .docx.", metavar="FILE"),
]
Theatres = Annotated[
    list[Path],
    typer.Option(
        "--theatre", help="A folder with your own actors, places, routes (.csv), state.toml; repeatable.", metavar="DIR"
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Rows as JSON on standard output.")]
On = Annotated[
    date | None,
    typer.Option("--on", help="The day asked about (default: the latest news).", parser=calendar_day, metavar="DATE"),
]
OnAnyDay = Annotated[
    date | None,
    typer.Option("--on", help="Changes nothing here: this view covers all days.", parser=calendar_day, metavar="DATE"),
]
Known = Annotated[
    date | None,
    typer.Option("--known", help="Use only what could be read by this day.", parser=calendar_day, metavar="DATE"),
]
DEFAULT_RECORD = "heldby.db"
