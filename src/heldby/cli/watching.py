"""`heldby watch`: keep adding what is new in folders and feeds.

In:     folders, files, addresses of feeds and pages.
Out:    a line for each file or page that gave something new, as it comes.
Never:  a half-written file; an end because of one bad file.
"""

from __future__ import annotations

import re
import signal
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from typing import Annotated, Any

import typer

import heldby
from heldby.cli.adding import Columns, Tally, mapped
from heldby.cli.collecting import DEFAULT_CACHE, CacheAt, Contact, Delay, collected, fetcher, is_address
from heldby.cli.complaining import complain, errors
from heldby.cli.options import DEFAULT_RECORD, RecordAt, Theatres
from heldby.cli.settling import Settling
from heldby.model import Problem
from heldby.model.errors import InputError

_SETTLE = 2.0  # seconds in which a file must not change
_UNITS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86400}


def spell(told: str) -> float:
    """A length of time in seconds: 30s, 5m, 2h, 1d. Raises `InputError`."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([smhd]?)", told.strip().casefold())
    if not found or not float(found[1]):
        raise InputError(f"{told!r} is no length of time; write it as 30s, 5m, 2h or 1d")
    return float(found[1]) * _UNITS[found[2]]


def watch(  # noqa: PLR0913, PLR0917 - the options of a command are its parameters
    places: Annotated[
        list[str], typer.Argument(help="Folders, files, feeds, or addresses of feeds and pages.", metavar="PLACE...")
    ],
    every: Annotated[str, typer.Option(help="How long to wait between two looks: 30s, 5m, 2h.", metavar="TIME")] = "5m",
    once: Annotated[bool, typer.Option("--once", help="Look once and stop, for cron and the like.")] = False,
    source: Annotated[
        str | None, typer.Option(help="Who published them, if the files do not say.", metavar="NAME")
    ] = None,
    column: Columns = [],  # noqa: B006 - typer reads the default and does not keep it
    cache: CacheAt = DEFAULT_CACHE,
    delay: Delay = 2.0,
    contact: Contact = "",
    record: RecordAt = DEFAULT_RECORD,
    theatre: Theatres = [],  # noqa: B006 - typer reads the default and does not keep it
) -> None:
    """Keep adding what is new: look at folders and feeds again and again, until Ctrl-C.

    A file is read once it has stopped growing, and again when it has changed. Of a feed, the pages are fetched that
    have not been fetched before; a site's robots.txt is heeded.
    """
    from heldby.read import ReadOptions  # noqa: PLC0415
    from heldby.read.files import check  # noqa: PLC0415

    pause = spell(every)
    addresses = [place for place in places if is_address(place)]
    folders = [place for place in places if not is_address(place)]
    for each in folders:
        check(each)
    watched = _Watch(heldby.open(record, theatres=theatre), ReadOptions(source=source, columns=mapped(column)))
    files, who = Settling(folders), fetcher(cache, delay, contact)
    signal.signal(signal.SIGTERM, _stop)
    with suppress(KeyboardInterrupt):
        while True:
            files.settled()
            if folders:
                time.sleep(_SETTLE)
                watched.add(files.settled())
                watched.wait_for(files.growing, once=once)
            if addresses:
                pages, problems = collected(who, addresses, once=True)
                watched.note(problems)
                watched.add(pages)
            if once:
                break
            time.sleep(pause)
    if not once:
        errors.print("Stopped; what was recorded stays recorded.")
    watched.done.report(record)
    raise typer.Exit(1 if watched.done.problems else 0)


def _stop(*_signal: Any) -> None:
    raise KeyboardInterrupt


class _Watch:
    """Adds what comes, and tells of it at once."""

    def __init__(self, kept: Any, options: Any) -> None:
        self.done = Tally()
        self._kept, self._options = kept, options
        self._told: set[Problem] = set()
        self._read: set[str] = set()

    def add(self, paths: Iterable[str]) -> None:
        """Add files one by one, so that one that cannot be used does not keep the others out."""
        for path in paths:
            if path.endswith(".warc.gz") and path in self._read:
                continue  # a fetched page never changes: a new version is a new file
            self._read.add(path)
            now = Tally(most=sys.maxsize)  # here each is told as it comes
            try:
                for each in self._kept.adding([path], self._options):
                    now.count(each)
            except InputError as error:
                now.trouble([Problem(what="not read", where=path, why=str(error))])
            if now.new:
                errors.print(f"{path}: {now.new} new, {now.claims} claims", markup=False, soft_wrap=True)
            self.done.join(now)
            self._tell(now.problems)

    def note(self, problems: Iterable[Problem]) -> None:
        """Keep and tell problems of fetching."""
        told = [problem for problem in problems if problem not in self._told]
        if told:
            self._kept.note(told)
            self._tell(told)
            self.done.trouble(told)

    def wait_for(self, growing: Iterable[str], *, once: bool) -> None:
        """Say which files are left for the next look, where there may be none soon."""
        for path in growing if once else ():
            errors.print(f"{path}: still growing, left for the next time", markup=False, soft_wrap=True)

    def _tell(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            if problem not in self._told:
                self._told.add(problem)
                complain(str(problem))
