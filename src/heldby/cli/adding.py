"""`heldby add`: read files into the record, with an honest account of progress.

In:     paths.
Out:    a line a problem, a summary, an exit code.
Never:  a time left that is not reckoned from what is left: the files are measured before they are read.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from typing import Annotated, Any

import typer
from rich.markup import escape

import heldby
from heldby.cli.collecting import collected, fetcher, parted
from heldby.cli.complaining import complain, errors
from heldby.cli.options import DEFAULT_RECORD, RecordAt, Theatres
from heldby.model.address import shown
from heldby.model.errors import InputError

_SHOWN = 20
Paths = Annotated[
    list[str],
    typer.Argument(
        help="Files, folders, archives: text, HTML, PDF, DOCX, feeds, WARC, tables and more; see docs/inputs.md.",
        metavar="PATH...",
    ),
]
Published = Annotated[
    str | None,
    typer.Option(help="When they were published, if the files do not say: 2016-03-29, 2016-03.", metavar="EDTF"),
]
Source = Annotated[str | None, typer.Option(help="Who published them, if the files do not say.", metavar="NAME")]
Columns = Annotated[
    list[str],
    typer.Option(
        "--column",
        help="Which column of a table is what, such as text=story; all fields: docs/formats.md; repeatable.",
        metavar="FIELD=NAME",
    ),
]
Fetch = Annotated[
    bool, typer.Option("--fetch", help="Fetch the pages that lists of addresses and feeds among them point at.")
]
Engine = Annotated[
    str,
    typer.Option(
        help="Who reads: process (this one), local (all processors), local:4, dask://SCHEDULER:8786.",
        metavar="NAME",
        envvar="HELDBY_ENGINE",
    ),
]
WarOnly = Annotated[
    bool,
    typer.Option(
        "--war-only",
        help="Of general news, read only what tells of fighting; reports that do not are kept and counted.",
    ),
]


def add(  # noqa: PLR0913, PLR0917 - the options of a command are its parameters
    paths: Paths,
    published: Published = None,
    source: Source = None,
    column: Columns = [],  # noqa: B006 - typer reads the default and does not keep it
    fetch: Fetch = False,
    engine: Engine = "process",
    war_only: WarOnly = False,
    record: RecordAt = DEFAULT_RECORD,
    theatre: Theatres = [],  # noqa: B006 - typer reads the default and does not keep it
) -> None:
    """Read files and folders into the record: reports, and tables of UCDP GED, ACLED or your own.

    A file is known by its content, then by its ending; `.gz`, `.bz2`, `.xz` and `.zip` are unpacked on the way. What is
    in the record already is not added again, so the same command may be run every day. What cannot be read is told,
    and the rest is read. Nothing is fetched from the web unless you say `--fetch`.

    docs/inputs.md lists the formats and what is taken from each, docs/formats.md the columns that a table is known by.
    """
    from heldby.read import ReadOptions, size_of  # noqa: PLC0415

    options = ReadOptions(published=published, source=source, columns=mapped(column))
    done = Tally()
    kept = heldby.open(record, theatres=theatre, engine=engine, war_only=war_only)
    wanted = list(paths)
    if fetch:
        wanted, addresses = parted(paths)
        fetched, problems = collected(fetcher(), addresses)
        done.trouble(problems)
        kept.note(problems)
        wanted += fetched
    with progress(lambda: size_of(wanted)) as advance:
        for each in kept.adding(wanted, options):
            done.count(each)
            advance(each.name, each.size)
    done.report(record)
    raise typer.Exit(1 if done.problems else 0)


def mapped(told: Sequence[str]) -> dict[str, str]:
    """Columns by field, as the caller wrote them. Raises `InputError`."""
    for each in told:
        if not all(each.partition("=")):
            raise InputError(f"--column {each} does not say which column is what; write it as --column text=story")
    return {field.strip(): name.strip() for field, _, name in (each.partition("=") for each in told)}


class Tally:
    """What `add` has done so far. Of its problems the first `most` are held; all are in the record."""

    def __init__(self, most: int = _SHOWN) -> None:
        self.new = self.old = self.claims = self.passed = self.troubles = 0
        self._most = most
        self.read_again: list[str] = []
        self.problems: list[Any] = []

    def count(self, each: Any) -> None:
        """Take in one file or row."""
        self.new += each.new
        failed = any(problem.what == "not recorded" for problem in each.problems)
        self.old += bool(each.report_id) and not each.new and not failed
        self.claims += each.claims
        self.passed += each.passed
        self.read_again += each.read_again
        self.trouble(each.problems)

    def trouble(self, problems: Sequence[Any]) -> None:
        """Take in what could not be done."""
        self.troubles += len(problems)
        self.problems += problems[: max(0, self._most - len(self.problems))]

    def join(self, other: Tally) -> None:
        """Take in another tally."""
        self.new, self.old, self.claims = self.new + other.new, self.old + other.old, self.claims + other.claims
        self.passed += other.passed
        self.read_again += other.read_again
        self.trouble(other.problems)

    def report(self, record: str) -> None:
        """Print problems, then what was done."""
        for problem in self.problems:
            complain(str(problem))
        if self.troubles > len(self.problems):
            complain(f"and {self.troubles - len(self.problems)} more problems; all are in the record")
        known = f", {_many(self.old, 'was', 'were')} there already" if self.old else ""
        added = f"{_many(self.new, 'report', 'reports')} added with {_many(self.claims, 'claim', 'claims')}"
        errors.print(f"{added}{known}.")
        if self.passed:
            errors.print(
                f"{_many(self.passed, 'tells', 'tell')} of no fighting and {_was(self.passed)} not read for claims."
            )
        if self.read_again:
            errors.print(escape(_died(self.read_again)))
        if self.new:
            flag = "" if record == DEFAULT_RECORD else f" --record {shown(record)}"
            errors.print(f"Ask: heldby control{flag}", style="dim")


def _died(reading: list[str]) -> str:
    """What became of workers that died; not an error, as the record is the same."""
    names = ", ".join(dict.fromkeys(name for name in reading if name))
    at = f" while reading {names}" if names else ""
    return f"{_many(len(reading), 'worker', 'workers')} died{at}; others took their place and read on."


def _was(count: int) -> str:
    return "was" if count == 1 else "were"


def _many(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


@contextmanager
def progress(measure: Callable[[], int]) -> Iterator[Callable[[str, int], None]]:
    """A bar with the time left on standard error when a person watches, nothing otherwise.

    It goes by the bytes that lie behind and ahead, as they lie on the disk: those of an archive too.
    """
    if not sys.stderr.isatty():
        yield lambda _name, _size: None
        return
    from rich.progress import (  # noqa: PLC0415 - only a person's terminal needs it, and it takes a while to load
        BarColumn,
        DownloadColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=errors, transient=True) as bar:
        task = bar.add_task("Reading", total=max(measure(), 1))
        counts = count(1)

        def advance(name: str, size: int) -> None:
            bar.update(task, advance=size, description=f"{next(counts):,} read, now {escape(name[-30:])}")

        yield advance
