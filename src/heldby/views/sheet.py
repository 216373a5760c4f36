"""Who held each place, written for any day: the same rows as `control` gives, without making each of them anew.

In:     a `Snapshot`, then one day after another.
Out:    JSON in UTF-8, the rows of `control` without a filter.
Never:  another answer than `control`: it tells what a row is, and a test compares the two day by day.

Between two turning days of a place only the probabilities of its rows change. A row is written once, with room for its
probability; a day's answer is rows joined by the days they all end with, into which the numbers are then put.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from threading import Lock
from typing import Any

import numpy as np

from heldby.state import Course, Together, held_by
from heldby.views.control import LEAST, NOBODY, control_row
from heldby.views.knowledge import as_of, knowledge, place_name
from heldby.views.rows import Rows
from heldby.views.shapes import ControlRow
from heldby.views.snapshot import Snapshot

_PARTS = 10_000  # probabilities are written to four places
_ROOM = b"0.0000"
_NUMBERS = np.array([list(f"{i / _PARTS:.4f}".encode()) for i in range(_PARTS + 1)], dtype=np.uint8)


class Sheet:
    """All places of a snapshot, ready to be written; made by `sheet`."""

    def __init__(self, snapshot: Snapshot) -> None:
        courses = knowledge(snapshot).courses.values()
        self._courses = sorted(courses, key=lambda c: (place_name(snapshot, c.place).casefold(), c.place))
        self._together = Together(self._courses)
        self._starts = np.cumsum([0, *(len(c.turning) + 1 for c in self._courses)])[:-1]
        shape = (sum(len(c.turning) + 1 for c in self._courses), self._together.width)
        self._rows = np.empty(shape, dtype=object)
        self._lengths, self._rooms = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
        self._ranks = np.zeros(shape)
        self._tells = np.array([c.tells(day) for c in self._courses for day in (date.min, *c.turning)], dtype=bool)
        self._ready = np.zeros(shape, dtype=bool)
        self._prepared = np.zeros(len(self._courses), dtype=bool)
        snapshot.lasting(_Last).followed_by(self)

    def take_over(self, before: Sheet) -> None:
        """Take the rows of places that went as they did before: whatever could alter a row makes another course."""
        at = {course.place: i for i, course in enumerate(before._courses)}
        width = min(self._together.width, before._together.width)
        for i, course in enumerate(self._courses):
            j = at.get(course.place)
            if j is None or before._courses[j] is not course:
                continue
            mine, theirs = self._span(i), before._span(j)
            # what is ready comes first: the other sheet may still be written to
            self._prepared[i] = before._prepared[j]
            self._ready[mine, :width] = before._ready[theirs, :width]
            for name in ("_rows", "_lengths", "_rooms", "_ranks"):
                getattr(self, name)[mine, :width] = getattr(before, name)[theirs, :width]

    def _span(self, i: int) -> slice:
        """The rows of the table that belong to the course at a place in the order."""
        first = int(self._starts[i])
        return slice(first, first + len(self._courses[i].turning) + 1)

    def written(self, snapshot: Snapshot) -> bytes:
        """The rows of `control` for the snapshot's day, a JSON array."""
        day = as_of(snapshot)
        if day is None or not self._courses:
            return b"[]"
        chances = self._together.chances(day)
        spans = self._starts + self._together.turned(day)
        shown = (chances >= LEAST) & self._tells[spans][:, None]
        self._fill(snapshot, day, spans, shown)
        parts = _rounded(chances)
        # likeliest first, then by name; ranks are below 1, so they only tell between equals
        order = np.argsort(np.where(shown, self._ranks[spans] - parts, np.inf), axis=1, kind="stable")
        place = np.arange(len(spans))[:, None]
        wanted = shown[place, order]
        rows, columns = np.broadcast_to(spans[:, None], order.shape)[wanted], order[wanted]
        return self._joined((rows, columns), parts[place, order][wanted], _last(day, snapshot.known))

    def _joined(self, at: Any, parts: Any, last: bytes) -> bytes:
        """The rows at some places of the table, each with its probability and then `last`."""
        if not len(parts):
            return b"[]"
        between = last + b","
        lengths = self._lengths[at] + len(between)
        rooms = 1 + np.cumsum(lengths) - lengths + self._rooms[at]
        told = self._rows[at].tolist()
        told[0] = b"[" + told[0]
        written = bytearray(between).join(told)
        written += last + b"]"
        np.frombuffer(written, dtype=np.uint8)[rooms[:, None] + np.arange(len(_ROOM))] = _NUMBERS[parts]
        return bytes(written)

    def prepare(self, snapshot: Snapshot) -> None:
        """Write beforehand what the days on which places turn will need."""
        for i in np.flatnonzero(~self._prepared):
            first, course = self._starts[i], self._courses[i]
            opening = min([course.looks[0], *(d - timedelta(days=1) for d in course.turning[:1])])
            days = [opening, *course.turning]
            for span, (day, chances) in enumerate(zip(days, course.chances(days), strict=True)):
                for column in np.flatnonzero(chances >= LEAST):
                    self._write(snapshot, course, (int(first) + span, int(column)), day)
            self._prepared[i] = True

    def _fill(self, snapshot: Snapshot, day: date, spans: Any, shown: Any) -> None:
        """Write what is needed for the day and was not written before."""
        for place, column in np.argwhere(shown & ~self._ready[spans]):
            self._write(snapshot, self._courses[place], (int(spans[place]), int(column)), day)

    def _write(self, snapshot: Snapshot, course: Course, at: tuple[int, int], day: date) -> None:
        self._rows[at], self._rooms[at] = _row(snapshot, course, at[1], day)
        self._lengths[at] = len(self._rows[at])
        self._ranks[at[0]] = _ranked(snapshot, course, day, self._together.width)
        self._ready[at] = True


class _Last:
    """The sheet of the last version of a record, from which the next takes what did not change."""

    def __init__(self, _snapshot: Snapshot) -> None:
        self._sheet: Sheet | None = None
        self._lock = Lock()

    def followed_by(self, sheet: Sheet) -> None:
        """Hand over to the next."""
        with self._lock:
            before, self._sheet = self._sheet, sheet
        if before is not None:
            sheet.take_over(before)


def sheet(snapshot: Snapshot) -> Sheet:
    """The sheet of a snapshot, for all days and computed once."""
    return snapshot.once(Sheet)


def _row(snapshot: Snapshot, course: Course, column: int, day: date) -> tuple[bytes, int]:
    """A row of `control` without the days it ends with, and where in it the room for its probability begins."""
    row = control_row(snapshot, held_by(course, course.holders[column], day), day)
    [told] = Rows(ControlRow, [row]).to_dicts()
    names = list(told)
    at, last = names.index("probability"), names.index("as_of")
    head = json.dumps({n: told[n] for n in names[:at]}, ensure_ascii=False, separators=(",", ":"))
    tail = json.dumps({n: told[n] for n in names[at + 1 : last]}, ensure_ascii=False, separators=(",", ":"))
    before = f'{head[:-1]},"probability":'.encode()
    return before + _ROOM + f",{tail[1:-1]},".encode(), len(before)


def _last(day: date, known: date | None) -> bytes:
    told = {"as_of": day.isoformat(), "known": known.isoformat() if known else None}
    return json.dumps(told, separators=(",", ":"))[1:].encode()


def _ranked(snapshot: Snapshot, course: Course, day: date, width: int) -> Any:
    """The place of each holder among the others by name, from 0 to less than 1."""
    parties = knowledge(snapshot).parties
    named = [course.named(h, day) for h in course.holders]
    names = [n if n in NOBODY else parties.name(n) for n in named]
    order = sorted(range(len(names)), key=names.__getitem__)
    ranks = np.zeros(width)
    ranks[order] = np.arange(len(order)) / (width + 1)
    return ranks


def _rounded(chances: Any) -> Any:
    """Probabilities in ten thousandths, rounded as Python rounds them."""
    scaled = chances * _PARTS
    parts = np.rint(scaled).astype(np.int64)
    for at in np.argwhere(np.abs(np.abs(scaled - np.floor(scaled)) - 0.5) < 1e-6):
        parts[tuple(at)] = round(round(float(chances[tuple(at)]), 4) * _PARTS)
    return parts
