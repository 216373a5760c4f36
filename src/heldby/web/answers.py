"""Answers of a record that others may be writing to: each from one version, none computed twice.

In:     a `Record`; the two clocks, a key for each answer and how to make it.
Out:    `Answers`: snapshots, bodies, packed or not, and the tag by which a browser knows them again.
Never:  an answer from a version that is gone; more memory than stated here.
"""

from __future__ import annotations

import gzip
import hashlib
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from functools import cached_property
from threading import Lock
from typing import Any

from heldby import __version__
from heldby.record import Record
from heldby.record.keeping import Shelf
from heldby.views.knowledge import knowledge, make_ready_to_grow
from heldby.views.sheet import sheet
from heldby.web.keeping import Asked

_SNAPSHOTS = 6
_BODIES = 64 * 1024 * 1024  # bytes
_LITTLE, _MUCH = 1000, 256 * 1024  # bytes: not worth packing below, packed with less effort above


class Packing(Enum):
    """What the caller unpacks: nothing; gzip; gzip within this machine, where packing much costs more than it saves."""

    NONE = ""
    GZIP = "-gzip"
    NEAR = "-near"


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """An answer as it goes out."""

    media: str
    content: bytes
    packed: bool

    def __len__(self) -> int:
        return len(self.content)


@dataclass(eq=False)
class World:
    """The record at one version. `tag` names what is in it: two worlds with one tag give the same answers."""

    record: Record
    version: int
    _bases: Shelf[Asked] = field(default_factory=lambda: Shelf(_SNAPSHOTS))
    _bodies: Shelf[Body] = field(default_factory=lambda: Shelf(_BODIES, len))

    @cached_property
    def tag(self) -> str:
        """Made from content: the program, the version, and the reports."""
        told = hashlib.sha256(f"{__version__}\x1f{self.version}".encode())
        for file in (f for theatre in self.record.tools.theatres for f in sorted(theatre.iterdir()) if f.is_file()):
            told.update(file.read_bytes())
        for report in self._all.reports():
            told.update(report.id.encode())
        return told.hexdigest()[:20]

    def at(self, valid: date | None = None, known: date | None = None) -> Asked:
        """What was so on `valid` as one could know it on `known`."""
        by = self._last_news(known) if known else None
        base = self._bases.of(by, lambda: self._base(by))
        return Asked(same=base.same, valid=valid, known=known, work=base.work)

    def _base(self, known: date | None) -> Asked:
        # somebody may have written since this world was made
        snapshot = replace(self.record.snapshot(known=known), version=self.version)
        return Asked(same=snapshot, valid=None, known=known)

    def body(self, key: tuple[Any, ...], make: Callable[[], tuple[bytes, str]], packing: Packing) -> Body:
        """The answer kept under a key, else what `make` gives: content and media type."""
        return self._bodies.of((*key, packing), lambda: _body(*make(), packing))

    def _last_news(self, known: date) -> date:
        """The last day up to `known` on which a report could first be read: nothing else was known on `known`."""
        at = bisect_right(self._days, known)
        return self._days[at - 1] if at else date.min

    @cached_property
    def _days(self) -> Sequence[date]:
        read = (r.published.latest for r in self._all.reports() if r.published)
        return sorted({day for day in read if day})

    @cached_property
    def _all(self) -> Asked:
        return self.at()


class Answers:
    """The present world of a record, made anew when somebody wrote to it."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._world: World | None = None
        self._lock = Lock()

    def world(self) -> World:
        """The record as it stands now. Raises `RecordError`."""
        version = self.record.store.version
        world = self._world
        if world is None or world.version != version:
            with self._lock:
                if self._world is None or self._world.version != version:
                    self._world = World(record=self.record, version=version)
                world = self._world
        return world

    def warm(self) -> None:
        """Compute what every question needs, and what the next report will, so that nobody waits for it."""
        snapshot = self.world().at()
        knowledge(snapshot)
        sheet(snapshot).prepare(snapshot)
        make_ready_to_grow(snapshot)


def _body(content: bytes, media: str, packing: Packing) -> Body:
    most = {Packing.NONE: 0, Packing.NEAR: _MUCH, Packing.GZIP: len(content)}[packing]
    if not _LITTLE <= len(content) <= most:
        return Body(media=media, content=content, packed=False)
    level = 6 if len(content) <= _MUCH else 1
    return Body(media=media, content=gzip.compress(content, level, mtime=0), packed=True)
