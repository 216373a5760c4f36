"""`heldby publish`: the page with a record inside, for a web server that runs nothing, or as one file.

In:     a record, where to.
Out:    a folder, or an HTML file.
Never:  a folder or file of somebody else's overwritten.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import heldby
from heldby.cli.complaining import errors
from heldby.cli.options import DEFAULT_RECORD, RecordAt, Theatres
from heldby.exports.saving import put
from heldby.model.errors import InputError


def publish(
    to: Annotated[Path, typer.Option("-o", "--output", help="The folder, or the file, to write.", metavar="PATH")],
    single: Annotated[
        bool, typer.Option("--single-file", help="One HTML file that opens from disk: the map and the table.")
    ] = False,
    states: Annotated[
        int | None,
        typer.Option(
            help="For how many days it shows what was known, the last too. Default: 24, fewer with many places.",
            min=1,
            metavar="N",
            show_default=False,
        ),
    ] = None,
    record: RecordAt = DEFAULT_RECORD,
    theatre: Theatres = [],  # noqa: B006 - typer reads the default and does not keep it
) -> None:
    """Write a copy of the page with the record inside, which needs no heldby to be read.

    A folder is for any web server, such as `python -m http.server`; what it holds of the reports' texts is for
    everybody to read there. A single file opens from disk.
    """
    from heldby.web.dumping import Dump  # noqa: PLC0415 - no other command needs it
    from heldby.web.publishing import publish_folder, single_file  # noqa: PLC0415

    with heldby.open(record, theatres=theatre) as kept:
        dump = Dump(record=kept, states=states)
        with errors.status("Working out the copy") as shown:
            tell = lambda name: shown.update(f"Working out {name}")  # noqa: E731
            if single:
                if to.is_dir():
                    raise InputError(f"{to} is a folder; --single-file writes a file, such as {to / 'record.html'}")
                content = single_file(dump, str(Path(str(record)).stem), tell)
                put(to, content)
                size = len(content)
            else:
                size = publish_folder(dump, to, tell)
    errors.print(f"{to}: {size / 1e6:.1f} MB, what was known on {len(dump.days)} days and now.", soft_wrap=True)
    if not single:
        errors.print(f"To look at it: python -m http.server --directory {to}", soft_wrap=True)
