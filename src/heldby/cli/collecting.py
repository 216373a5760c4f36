"""What the commands share that fetch pages: the options, and the way from addresses to files.

In:     addresses as the caller wrote them, feeds and lists of addresses.
Out:    the files in which the pages are kept, and Problems.
Never:  a page fetched that nobody asked for: of a feed only the pages it lists, of a page none.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from heldby.cli.complaining import errors
from heldby.model import Problem
from heldby.model.errors import InputError

if TYPE_CHECKING:
    from heldby.fetch import Fetcher

DEFAULT_CACHE = Path("heldby-cache")
_WEB = ("http://", "https://")
_LONGEST_LIST = 20_000_000

CacheAt = Annotated[
    Path,
    typer.Option("--cache", help="Where fetched pages are kept, as WARC files.", metavar="DIR", envvar="HELDBY_CACHE"),
]
Delay = Annotated[
    float, typer.Option("--delay", help="Seconds between two requests to one site.", metavar="SECONDS", min=0.0)
]
Contact = Annotated[
    str,
    typer.Option(
        "--contact",
        help="How the owner of a site can reach you; sent with every request.",
        metavar="TEXT",
        envvar="HELDBY_CONTACT",
    ),
]


def fetcher(cache: Path | None = None, delay: float | None = None, contact: str | None = None) -> Fetcher:
    """Whoever fetches, with the caller's manners; what a command has no option for is as the environment says."""
    from heldby.fetch import Cache, Fetcher, Manners  # noqa: PLC0415 - most commands fetch nothing

    cache = Path(os.environ.get("HELDBY_CACHE") or DEFAULT_CACHE) if cache is None else cache
    contact = os.environ.get("HELDBY_CONTACT", "") if contact is None else contact
    return Fetcher(
        cache=Cache(cache), manners=Manners(delay=Manners().delay if delay is None else delay, contact=contact)
    )


def is_address(told: str) -> bool:
    """Whether it is an address of the web."""
    return told.casefold().startswith(_WEB)


def parted(paths: Iterable[str]) -> tuple[list[str], list[str]]:
    """The paths that are to be read, and the addresses to be fetched: given, or listed in files and feeds given."""
    from heldby.read import addresses_in  # noqa: PLC0415

    files, addresses = list[str](), list[str]()
    for told in paths:
        path = Path(told)
        if is_address(told):
            addresses.append(told)
            continue
        listed = []
        if path.is_file() and path.stat().st_size <= _LONGEST_LIST:
            listed = addresses_in(path.read_bytes(), path.suffix.casefold())
        addresses += listed
        files += [] if listed else [told]
    return files, list(dict.fromkeys(addresses))


def collected(who: Fetcher, addresses: Sequence[str], *, once: bool = False) -> tuple[list[str], list[Problem]]:
    """Fetch pages, and of a feed those that it points at; gives their files and what could not be had.

    With `once`, a page that a feed points at is not asked for again when it is in the cache.
    """
    from heldby.fetch import Fetched  # noqa: PLC0415
    from heldby.read import addresses_in  # noqa: PLC0415

    files, problems = list[str](), list[Problem]()
    for address in addresses:
        if not is_address(address):
            raise InputError(f"{address!r} is no address; write it as https://example.org/page")
        errors.print(f"Fetching {address}", style="dim", markup=False)
        got = who.one(address)
        pages = addresses_in(got.body) if isinstance(got, Fetched) else []
        for each in who.all(pages, once=once) if pages else (got,):
            if isinstance(each, Fetched):
                files.append(str(each.path))
            else:
                problems.append(each)
    return list(dict.fromkeys(files)), problems
