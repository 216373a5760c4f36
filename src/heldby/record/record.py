"""One record: reports go in, snapshots come out.

In:     an address, `Tools`; then files to add and days to ask about.
Out:    `Record`.
Never:  a new file where somebody only asks; families that leave out a report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Any

from heldby.group import group
from heldby.model import ROW, Family, Judgement, Problem
from heldby.model.address import shown
from heldby.model.errors import InputError, RecordError
from heldby.model.ports import Gazetteer, Store
from heldby.read import ReadOptions
from heldby.record.adding import Added, add_all
from heldby.record.apart import Apart
from heldby.record.copying import copy
from heldby.record.growth import Growth
from heldby.record.keeping import Shelf
from heldby.record.snapshot import WORK, Asked, Snapshot
from heldby.record.tools import Tools
from heldby.stores import open_store

Address = str | PathLike[str]
Day = date | str | None
_WORLDS = 4  # pairs of version and known whose work is kept: who asks day after day computes it once


class Record:
    """A record at an address, opened when it is first used: adding makes it, asking needs it to be there.

    `patience` is how many seconds to wait while another program writes to it.
    """

    def __init__(self, address: Address, tools: Tools, *, patience: float = 30.0) -> None:
        self.address = address
        self.tools = tools
        self.patience = patience
        self._opened: Store | None = None
        self._known: date | None = None
        self._work: Shelf[Shelf[tuple[Any]]] = Shelf(_WORLDS)
        self._growths: Shelf[Growth] = Shelf(_WORLDS)

    @property
    def store(self) -> Store:
        """Where it is kept. Raises `RecordError` when there is no record yet, or it cannot be opened."""
        return self._open(create=False)

    def add(self, paths: Iterable[Address], options: ReadOptions | None = None) -> tuple[Added, ...]:
        """Add files and folders, and return what became of each file or row. See `adding`."""
        return tuple(self.adding(paths, options))

    def adding(self, paths: Iterable[Address], options: ReadOptions | None = None) -> Iterator[Added]:
        """Add files and folders, yielding what became of each file or row as soon as it is safe.

        Raises `InputError` for what cannot be read at all, `ReadOnlyRecord`, `RecordFull` or another `RecordError`
        when the record cannot be written. Whatever was yielded before stays, and adding again goes on from there.
        """
        from heldby.read import read  # noqa: PLC0415 - it loads the libraries of all formats, which asking needs none of

        # first the paths, so that a slip of the pen leaves no empty record behind
        arrivals = read(paths, options)
        store = self._open(create=True)
        yield from add_all(store, arrivals, self.tools, options or ReadOptions())
        if not store.is_grouped:
            _regroup(store)
        _locate(store, self.tools.gazetteer)

    def make(self) -> None:
        """Make an empty record where there is none, bring an older one up to date; `adding` does so by itself.

        Raises `RecordError` when it can neither be made nor opened.
        """
        _locate(self._open(create=True), self.tools.gazetteer)

    def at(self, valid: Day = None, known: Day = None) -> Asked:
        """What was so on `valid` as one could know it on `known`, every view by its name.

        Days, or ISO dates. Raises `InputError` for what is no day, `RecordError` when there is no record.
        """
        return Asked(self.snapshot(valid, known))

    def snapshot(self, valid: Day = None, known: Day = None) -> Snapshot:
        """The same, bare: what the views work on."""
        store, by = self.store, _day(known)
        version = store.version
        return Snapshot(
            store=store,
            tools=self.tools,
            version=version,
            grouping=self.families,
            valid=_day(valid),
            known=by,
            # until the reports could be gathered into families, each snapshot tries anew
            work=self._work.of((version, by), lambda: Shelf(WORK)) if store.is_grouped else Shelf(WORK),
            growth=self._growths.of(("known", by), Growth),
            apart=self._apart(version, by),
        )

    def _apart(self, version: int, known: date | None) -> Apart | None:
        """Where results of a version are set aside; nowhere while nobody could gather the reports into families."""
        aside = self.tools.aside
        if aside is None or not self.store.is_grouped:
            return None
        address = shown(str(self.address)) if "://" in str(self.address) else str(Path(self.address).absolute())
        # who asks as of one day after another (a slider, a published page) would push out what others ask for
        self._known = self._known or known
        keeps = known in (None, self._known)
        return Apart(aside=aside, store=self.store, address=address, version=version, known=known, keeps=keeps)

    def families(self) -> Sequence[Family]:
        """Which reports are copies of one text; gathered anew when reports came and nobody did (a crash, say)."""
        store = self.store
        return store.families() if store.is_grouped else _regroup(store, must_keep=False)

    def problems(self) -> tuple[Problem, ...]:
        """What could not be done, with any report or file."""
        return tuple(self.store.problems())

    def note(self, problems: Iterable[Problem]) -> None:
        """Keep problems with what never came to be read, such as a page that could not be fetched."""
        self._open(create=True).note(problems)

    def judge(self, judgement: Judgement) -> None:
        """Append a person's decision. Raises `InputError` when it has no time zone, so nobody knows when it was."""
        if judgement.at.tzinfo is None:
            told = judgement.at.isoformat()
            raise InputError(f"a judgement needs a time with its zone, such as {told}+00:00, not {told}")
        self.store.judge(judgement)

    def copy_to(self, path: Address) -> None:
        """Copy the whole record, as it stands now, into a new SQLite file; others may go on writing.

        Raises `InputError` when there is such a file already or it cannot be made, `RecordError`.
        """
        copy(self.store, Path(path))

    def close(self) -> None:
        """Let go of the record; it opens again when it is used."""
        if self._opened:
            self._opened.close()
            self._opened = None
            self._growths = Shelf(_WORLDS)

    def __enter__(self) -> Record:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _open(self, *, create: bool) -> Store:
        if self._opened is None:
            self._opened = open_store(self.address, create=create, patience=self.patience)
        return self._opened


def _regroup(store: Store, *, must_keep: bool = True) -> Sequence[Family]:
    """Gather the reports into families anew and keep them; unless `must_keep`, an answer without keeping will do."""
    as_of = store.version
    # rows of a table look alike and are no copies of one another
    prose = (report for report in store.reports(as_of=as_of) if report.language != ROW)
    families, problems = group((report.id, report.text) for report in prose)
    with suppress(*(() if must_keep else (RecordError,))):
        store.note(problems)
        store.set_families(families, as_of=as_of)
    return families


def _locate(store: Store, gazetteer: Gazetteer) -> None:
    """Tell the record where the places are that came with new reports."""
    asked = ((name, gazetteer.get(name)) for name in sorted(store.unlocated()))
    # a place that is listed twice is found under its other id too
    store.locate(replace(place, id=name) for name, place in asked if place)


def _day(told: Day) -> date | None:
    if told is None or (isinstance(told, date) and not isinstance(told, datetime)):
        return told
    try:
        return told.date() if isinstance(told, datetime) else date.fromisoformat(told.strip())
    except ValueError:
        raise InputError(f"{told!r} is not a day; write it as 2016-03-28") from None
