"""Files become reports, reports are read, readings are recorded, some at a time and each of them whole.

In:     arrivals from the `read` stage, a function that reads one report, an engine, a store.
Out:    one `Added` for each file or row, in their order.
Never:  heavy work for a report that is recorded already; one bad report in the way of the next.
"""

from __future__ import annotations

import traceback
from collections import deque
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice
from pathlib import Path

from heldby.model import HeldbyError, Problem, Reading, Report, SpanError, report_id
from heldby.model.errors import InputError, KnowledgeError, UnsoundReading
from heldby.model.ports import Engine, Store
from heldby.read import Arrival, Entry, ReadOptions
from heldby.record.memory import rarely_collected
from heldby.record.tools import Tools

_ROWS_AT_ONCE = 500  # rows of a table in one transaction: reading one costs less than writing it alone
# Reports in one transaction, or fewer long ones. Counted in what arrives, never by the clock: a run that was broken off
# and begun again cuts them alike, and makes the same record.
_REPORTS_AT_ONCE, _CHARACTERS_AT_ONCE = 32, 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of one file or row. `report_id` is empty when it gave no report; `new` when it was recorded now.

    `claims` counts those recorded now. `problems` are recorded too, but for faults of heldby itself. `size` is how many
    bytes on the disk were read for it. `passed` when it tells of no fighting and was not read for claims.
    `read_again` names what was being read by workers that died since the one before, "" where nobody knows: it is no
    problem of the record, which is the same as if they lived.
    """

    report_id: str
    name: str
    new: bool
    claims: int = 0
    problems: tuple[Problem, ...] = ()
    size: int = 0
    passed: bool = False
    read_again: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """What goes to a worker: `report` only when there is something to read; without its text when `at` says where that
    stands.
    """

    report_id: str
    name: str
    report: Report | None
    problems: tuple[Problem, ...]
    size: int
    at: Entry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    """What comes back: the job without its report, and the reading, without the text, or the fault in its way."""

    job: _Job
    reading: Reading | None = None
    fault: Problem | None = None
    read_again: tuple[str, ...] = ()


def add_all(store: Store, arrivals: Iterable[Arrival], tools: Tools, options: ReadOptions) -> Iterator[Added]:
    """Read and record what arrives; yields as reports are safe. Raises `RecordError` when the record fails.

    Several are recorded at a time; rows that somebody coded are read by this process.
    """
    read = _Reading(read_one=tools.read_one, options=options)
    for coded, run in groupby(arrivals, _is_coded):
        if coded:
            while added := _rows_recorded(store, run, read):
                yield from added
        else:
            yield from _prose_recorded(store, run, tools.engine, read)


def _prose_recorded(store: Store, run: Iterable[Arrival], engine: Engine, read: _Reading) -> Iterator[Added]:
    """Reports, read by the engine. Texts stay here while they are read: nobody sends one back, far ones get none."""
    texts: deque[str] = deque()
    dead: list[str] = []

    def jobs() -> Iterator[_Job]:
        for arrival, there in _looked_up(store, run):
            job = _job(arrival, there)
            texts.append(arrival.report.text if arrival.report else "")
            yield _by_name(job, arrival.at) if engine.far else job

    batch: list[_Done] = []
    size = 0
    try:
        for done in engine.map(read, jobs(), lost=_lost, died=lambda job: dead.append(job.name if job else "")):
            text = texts.popleft()
            batch.append(replace(_whole(done, text), read_again=tuple(dead)))
            dead.clear()
            size += len(text)
            if len(batch) == _REPORTS_AT_ONCE or size >= _CHARACTERS_AT_ONCE:
                full, batch, size = batch, [], 0
                yield from _all_recorded(store, full)
    except (KeyboardInterrupt, HeldbyError):
        deque(_all_recorded(store, batch), maxlen=0)  # what is read already is not lost to what ends the run
        raise
    yield from _all_recorded(store, batch)


def _looked_up(store: Store, run: Iterable[Arrival]) -> Iterator[tuple[Arrival, Container[str]]]:
    """Arrivals with the ids of those that are recorded already: asked for together, as one question costs as many."""
    few: list[Arrival] = []
    size = 0
    for arrival in run:
        few.append(arrival)
        size += len(arrival.report.text) if arrival.report else 0
        if len(few) == _REPORTS_AT_ONCE or size >= _CHARACTERS_AT_ONCE:
            yield from _with_known(store, few)
            few, size = [], 0
    yield from _with_known(store, few)


def _with_known(store: Store, few: Sequence[Arrival]) -> Iterator[tuple[Arrival, Container[str]]]:
    there = store.having(each.report.id for each in few if each.report) if few else frozenset()
    return ((each, there) for each in few)


def _by_name(job: _Job, at: Entry | None) -> _Job:
    """A job that says where its text stands; as it is when nobody else could read it there."""
    if job.report is None or at is None:
        return job
    absolute = replace(at, path=str(Path(at.path).absolute()))
    return replace(job, report=replace(job.report, text=""), at=absolute)


def _whole(done: _Done, text: str) -> _Done:
    if done.reading is None:
        return done
    return replace(done, reading=replace(done.reading, report=replace(done.reading.report, text=text)))


def _lost(job: _Job, why: str) -> _Done:
    """What stands for a report that killed the process that read it, twice."""
    return _Done(job=replace(job, report=None), fault=Problem(what="not recorded", where=job.name, why=why))


def _is_coded(arrival: Arrival) -> bool:
    return arrival.report is not None and arrival.report.coded is not None


def _rows_recorded(store: Store, run: Iterator[Arrival], read: _Reading) -> list[Added]:
    """The next rows of a run, looked up and recorded together; none when it is at its end."""
    with rarely_collected():
        batch = list(islice(run, _ROWS_AT_ONCE))
        there = store.having(arrival.report.id for arrival in batch if arrival.report)
        jobs = [_job_of(arrival.report, arrival, there) for arrival in batch if arrival.report]
        return list(_all_recorded(store, [read.whole(job) for job in jobs]))


def _all_recorded(store: Store, done: Sequence[_Done]) -> Iterator[Added]:
    """What is read, recorded in one transaction; one by one when one of them cannot be."""
    readings: dict[str, Reading] = {}
    for each in done:
        if reading := _with_problems(each):
            readings.setdefault(each.job.report_id, reading)  # what arrives twice is one report, the first
    try:
        new = set(store.add_many(readings.values()))
    except (SpanError, UnsoundReading, InputError):
        yield from (_recorded(store, each) for each in done)
        return
    for each in done:
        if each.reading is None:
            yield _recorded(store, each)
            continue
        yield _added(each, new=each.job.report_id in new)
        new.discard(each.job.report_id)


def _job(arrival: Arrival, there: Container[str]) -> _Job:
    report = arrival.report
    if report is None:
        where = arrival.problems[0].where if arrival.problems else ""
        return _Job(report_id="", name=where, report=None, problems=arrival.problems, size=arrival.size)
    return _job_of(report, arrival, there)


def _job_of(report: Report, arrival: Arrival, there: Container[str]) -> _Job:
    needed = None if report.id in there else report
    name = report.name or report.id
    return _Job(report_id=report.id, name=name, report=needed, problems=arrival.problems, size=arrival.size)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """The function the engine spreads; it carries the reader to each worker once."""

    read_one: Callable[[Report], Reading]
    options: ReadOptions

    def __call__(self, job: _Job) -> _Done:
        """The job done, without what its sender has."""
        done = self.whole(job)
        return replace(done, reading=_light(done.reading)) if done.reading else done

    def whole(self, job: _Job) -> _Done:
        """The job done, with the text."""
        left = replace(job, report=None)
        if job.report is None:
            return _Done(job=left)
        try:
            report = job.report if job.at is None else self._fetched(job.report, job.at)
            if report is None:
                return _Done(job=left, fault=_not_there(job))
            return _Done(job=left, reading=self.read_one(report))
        except (InputError, KnowledgeError):
            # the caller's mistake holds for every report, so it ends the run
            raise
        except Exception as error:  # noqa: BLE001 - a fault of ours in one report of many must not cost the others
            return _Done(job=left, fault=_fault(job, error))

    def _fetched(self, report: Report, at: Entry) -> Report | None:
        """The report with its text, which stands where this worker can see it; None when another text does, or none."""
        from heldby.read import entries  # noqa: PLC0415 - it loads the libraries of all formats, which few workers need

        text = entries(self.options).text(at)
        if text is None:
            return None
        told = report.published.edtf() if report.published else None
        return replace(report, text=text) if report_id(text, report.source, told) == report.id else None


def _light(reading: Reading) -> Reading:
    """A reading without its text, which is known where it is recorded, and without what is not recorded."""
    return replace(reading, report=replace(reading.report, text=""), mentions=(), attributions=())


def _not_there(job: _Job) -> Problem:
    where = job.at.path if job.at else job.name
    why = f"a worker finds another text at {where}, or none; every worker must see the same files under the same path"
    return Problem(what="not recorded", where=job.name, why=why)


def _fault(job: _Job, error: Exception) -> Problem:
    at = traceback.extract_tb(error.__traceback__)[-1]
    told = f"{type(error).__name__} at {Path(at.filename).name}:{at.lineno}: {error}"
    why = f"a fault of heldby, please report it with this file: {told}"
    return Problem(what="not recorded", where=job.name, why=why)


def _recorded(store: Store, done: _Done) -> Added:
    job, reading = done.job, _with_problems(done)
    if reading is None:
        if not done.fault and not job.report_id:
            store.note(job.problems)
        return _added(done, new=False)
    try:
        new = store.add(reading)
    except (SpanError, UnsoundReading, InputError) as error:
        return replace(_added(done, new=False), problems=(*job.problems, _unsound(job, error)))
    return _added(done, new=new)


def _with_problems(done: _Done) -> Reading | None:
    """The reading with the problems that came before it."""
    read, before = done.reading, done.job.problems
    return replace(read, problems=(*before, *read.problems)) if read and before else read


def _added(done: _Done, *, new: bool) -> Added:
    job, read = done.job, done.reading
    more = (done.fault,) if done.fault else read.problems if read else ()
    return Added(
        report_id=job.report_id,
        name=job.name,
        new=new,
        claims=len(read.claims) if read and new else 0,
        problems=(*job.problems, *more),
        size=job.size,
        passed=new and read is not None and read.passed,
        read_again=done.read_again,
    )


def _unsound(job: _Job, error: HeldbyError) -> Problem:
    if isinstance(error, InputError):
        return Problem(what="not recorded", where=job.name, why=str(error))
    return _fault(job, error)
