"""`heldby add`: read files into the record, with an honest account of progress.

In:     paths.
Out:    a line a problem, a summary, an exit code.
Never:  a time left that is not reckoned from what is left: the documents are counted before they are read.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

import heldby
from heldby.cli.options import DEFAULT_RECORD, RecordAt, Theatres
from heldby.cli.showing import complain, errors
from heldby.stores.address import shown

_SHOWN = 20


def add(  # noqa: PLR0913, PLR0917 - one parameter an option: that is how typer is told of them
    paths: Annotated[
        list[Path],
        typer.Argument(
            help="Files or folders: .txt .md .html .jsonl .csv (UCDP GED and ACLED too), packed (.gz) or not.",
            metavar="PATH...",
        ),
    ],
    published: Annotated[
        str | None,
        typer.Option(help="When they were published, if the files do not say: 2016-03-29, 2016-03.", metavar="EDTF"),
    ] = None,
    source: Annotated[
        str | None, typer.Option(help="Who published them, if the files do not say.", metavar="NAME")
    ] = None,
    engine: Annotated[
        str,
        typer.Option(
            help="Who reads: process (this one), local (all processors), local:4, dask://SCHEDULER:8786.",
            metavar="NAME",
            envvar="HELDBY_ENGINE",
        ),
    ] = "process",
    read_all: Annotated[
        bool, typer.Option("--read-all", help="Read dated reports for claims even when they tell of no fighting.")
    ] = False,
    record: RecordAt = DEFAULT_RECORD,
    theatre: Theatres = [],  # noqa: B006 - typer reads the default and does not keep it
) -> None:
    """Read files and folders into the record: reports, and tables of UCDP GED, ACLED or your own.

    What is in it already is not added again. docs/formats.md lists the columns that a table is known by.
    """
    from heldby.read import ReadOptions, read  # noqa: PLC0415

    options = ReadOptions(published=published, source=source)
    done = Tally()
    kept = heldby.open(record, theatres=theatre, engine=engine, read_all=read_all)
    with _progress(lambda: sum(1 for _ in read(paths, options))) as advance:
        for each in kept.adding(paths, options):
            done.count(each)
            advance(each.name)
    done.report(record)
    raise typer.Exit(1 if done.problems else 0)


class Tally:
    """What `add` has done so far."""

    def __init__(self) -> None:
        self.new = self.old = self.claims = self.passed = 0
        self.problems: list[Any] = []

    def count(self, each: Any) -> None:
        """Take in one file or row."""
        self.new += each.new
        failed = any(problem.what == "not recorded" for problem in each.problems)
        self.old += bool(each.report_id) and not each.new and not failed
        self.claims += each.claims
        self.passed += each.passed
        self.problems += each.problems

    def report(self, record: str) -> None:
        """Print problems, then what was done."""
        for problem in self.problems[:_SHOWN]:
            complain(str(problem))
        if len(self.problems) > _SHOWN:
            complain(f"and {len(self.problems) - _SHOWN} more problems; all are in the record")
        known = f", {_many(self.old, 'was', 'were')} there already" if self.old else ""
        added = f"{_many(self.new, 'report', 'reports')} added with {_many(self.claims, 'claim', 'claims')}"
        errors.print(f"{added}{known}.")
        if self.passed:
            errors.print(
                f"{_many(self.passed, 'tells', 'tell')} of no fighting and {_was(self.passed)} not read for claims."
            )
        if self.new:
            flag = "" if record == DEFAULT_RECORD else f" --record {shown(record)}"
            errors.print(f"Ask: heldby control{flag}", style="dim")


def _was(count: int) -> str:
    return "was" if count == 1 else "were"


def _many(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


@contextmanager
def _progress(count: Callable[[], int]) -> Iterator[Callable[[str], None]]:
    """A bar with the time left on standard error when a person watches, nothing otherwise."""
    if not sys.stderr.isatty():
        yield lambda _name: None
        return
    from rich.progress import (  # noqa: PLC0415 - only a person's terminal needs it, and it takes a while to load
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=errors, transient=True) as bar:
        task = bar.add_task("Counting documents", total=None)
        bar.update(task, total=count(), description="Reading")
        yield lambda name: bar.update(task, advance=1, description=f"Reading {name[:30]}")
