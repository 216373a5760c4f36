"""`heldby serve`: the page, and the record over HTTP.

In:     a record, a port.
Out:    a server on this machine, until Ctrl-C.
Never:  a server that others can reach, unless --host says so; web libraries loaded for any other command.
"""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

import heldby
from heldby.cli.complaining import errors
from heldby.cli.options import DEFAULT_RECORD, RecordAt, Theatres
from heldby.cli.showing import tell
from heldby.model.address import shown
from heldby.model.errors import InputError

_PORT = 8765


def serve(  # noqa: PLR0913, PLR0917 - each is an option of its own
    port: Annotated[
        int, typer.Option(help="The port to listen on; 0 takes a free one.", min=0, max=65535, metavar="N")
    ] = _PORT,
    host: Annotated[
        str, typer.Option(help="The address to listen on; 0.0.0.0 lets others in.", metavar="ADDRESS")
    ] = "127.0.0.1",
    basemap: Annotated[
        Path | None, typer.Option(help="A base map of your own: a .pmtiles file.", metavar="FILE")
    ] = None,
    allow_origin: Annotated[
        str, typer.Option(help="Another site whose scripts may read: https://example.org, or *.", metavar="ORIGIN")
    ] = "",
    show: Annotated[bool, typer.Option("--open", help="Open the page in your browser.")] = False,
    record: RecordAt = DEFAULT_RECORD,
    theatre: Theatres = [],  # noqa: B006 - typer reads the default and does not keep it
) -> None:
    """Serve the page and the record over HTTP, to this machine alone unless --host says otherwise.

    Nothing can be changed over it. Others may add to the record meanwhile; the next answer has it. Ctrl-C ends it.
    """
    from heldby.web.app import Service  # noqa: PLC0415 - no other command needs the web libraries
    from heldby.web.serving import bound  # noqa: PLC0415
    from heldby.web.serving import serve as serve_web  # noqa: PLC0415

    if basemap is not None and not basemap.is_file():
        raise InputError(f"there is no file {basemap}; --basemap takes a .pmtiles file")
    kept = heldby.open(record, theatres=theatre)
    _ = kept.store  # a record that is not there is told before a port is taken
    listening = bound(host, port)
    name = f"[{host}]" if ":" in host else host
    address = f"http://{name}:{listening.getsockname()[1]}/"

    def ready() -> None:
        tell(
            Text(f"heldby serves {shown(record)} at ") + Text(address, style="bold cyan") + Text("   (Ctrl-C ends it)")
        )
        if host not in ("127.0.0.1", "localhost", "::1"):
            errors.print(Text("heldby: anybody who can reach this machine can read the record", style="yellow"))
        if show:
            webbrowser.open(address)

    with kept:
        serve_web(kept, Service(host=host, basemap=basemap, origin=allow_origin), listening, ready)
