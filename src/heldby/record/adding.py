"""Files become reports, reports are read, readings are recorded, one report a transaction.

In:     arrivals from the `read` stage, a function that reads one report, an engine, a store.
Out:    one `Added` for each file or row, in their order.
Never:  heavy work for a report that is recorded already; one bad report in the way of the next.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from heldby.model import HeldbyError, Problem, Reading, Report, SpanError
from heldby.model.errors import InputError, KnowledgeError, UnsoundReading
from heldby.model.ports import Store
from heldby.read import Arrival
from heldby.record.tools import Tools


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of one file or row. `report_id` is empty when it gave no report; `new` when it was recorded now.

    `claims` counts those recorded now. `problems` are recorded too, but for faults of heldby itself.
    """

    report_id: str
    name: str
    new: bool
    claims: int = 0
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """What goes to a worker: `report` only when there is something to read."""

    report_id: str
    name: str
    report: Report | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    """What comes back: the job without its text, and the reading or the fault that stood in its way."""

    job: _Job
    reading: Reading | None = None
    fault: Problem | None = None


def add_all(store: Store, arrivals: Iterable[Arrival], tools: Tools) -> Iterator[Added]:
    """Read and record what arrives; yields as each report is safe. Raises `RecordError` when the record fails."""
    jobs = (_job(store, arrival) for arrival in arrivals)
    for done in tools.engine.map(_Reading(read_one=tools.read_one), jobs):
        yield _recorded(store, done)


def _job(store: Store, arrival: Arrival) -> _Job:
    report = arrival.report
    if report is None:
        where = arrival.problems[0].where if arrival.problems else ""
        return _Job(report_id="", name=where, report=None, problems=arrival.problems)
    needed = None if store.has(report.id) else report
    return _Job(report_id=report.id, name=report.name or report.id, report=needed, problems=arrival.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """The function the engine spreads; it carries the reader to each worker once."""

    read_one: Callable[[Report], Reading]

    def __call__(self, job: _Job) -> _Done:
        left = replace(job, report=None)
        if job.report is None:
            return _Done(job=left)
        try:
            return _Done(job=left, reading=self.read_one(job.report))
        except (InputError, KnowledgeError):
            # the caller's mistake holds for every report, so it ends the run
            raise
        except Exception as error:  # noqa: BLE001 - a fault of ours in one report of many must not cost the others
            return _Done(job=left, fault=_fault(job, error))


def _fault(job: _Job, error: Exception) -> Problem:
    at = traceback.extract_tb(error.__traceback__)[-1]
    told = f"{type(error).__name__} at {Path(at.filename).name}:{at.lineno}: {error}"
    why = f"a fault of heldby, please report it with this file: {told}"
    return Problem(what="not recorded", where=job.name, why=why)


def _recorded(store: Store, done: _Done) -> Added:
    job = done.job
    told = Added(report_id=job.report_id, name=job.name, new=False, problems=job.problems)
    if done.fault:
        return replace(told, problems=(*job.problems, done.fault))
    if done.reading is None:
        if not job.report_id:
            store.note(job.problems)
        return told
    reading = replace(done.reading, problems=(*job.problems, *done.reading.problems))
    try:
        new = store.add(reading)
    except (SpanError, UnsoundReading, InputError) as error:
        return replace(told, problems=(*job.problems, _unsound(job, error)))
    return replace(told, new=new, claims=len(reading.claims) if new else 0, problems=reading.problems)


def _unsound(job: _Job, error: HeldbyError) -> Problem:
    if isinstance(error, InputError):
        return Problem(what="not recorded", where=job.name, why=str(error))
    return _fault(job, error)
