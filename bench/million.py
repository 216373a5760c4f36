"""How fast, how large and how heavy: documents a second by engine, bytes of record a document, memory, grouping.

`python bench/million.py add --documents 20000 --engine local:2 [--war 0.05] [--record postgresql://...]`
`python bench/million.py group --documents 10000 20000 40000 80000`
`python bench/million.py hold --documents 1000000`

In:     the corpus of bench/corpus.py, made on the spot; for `hold`, texts of words drawn at random, a third of them
        copies.
Out:    lines of figures; for `add` also what a million documents would take at that pace. `hold` leaves the reading
        out and tells what memory the adding program itself comes to.
Never:  a figure that was not measured in this run.

Processor seconds are those of this process and of all it started; on a machine that others use too they say more
than seconds.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import tempfile
import threading
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import heldby
from corpus import corpus
from heldby.gazetteer import Atlas
from heldby.group import group
from heldby.lexicon.actors import load_actors
from heldby.model import Reading, Report
from heldby.record import Record, Tools

MEGA = 1024 * 1024


class Watch:
    """The largest resident memory of this process and of each of its children, looked at five times a second."""

    def __init__(self) -> None:
        self.largest: dict[str, int] = {"main": 0, "worker": 0}
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(0.2):
            me = os.getpid()
            for pid in (me, *_below(me)):
                name = "main" if pid == me else "worker"
                self.largest[name] = max(self.largest[name], _resident(pid))


def _below(pid: int) -> list[int]:
    """All processes that this one started, and those they started."""
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        children = [int(word) for task in tasks for word in (task / "children").read_text().split()]
    except OSError:
        return []
    return [each for child in children for each in (child, *_below(child))]


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * resource.getpagesize()
    except (OSError, IndexError):
        return 0


def _used() -> float:
    return sum(resource.getrusage(who).ru_utime + resource.getrusage(who).ru_stime for who in _WHO)


_WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def add(given: argparse.Namespace, folder: Path) -> None:
    """Add a corpus to a new record and tell what it took, the first tenth and the last tenth apart."""
    path = folder / "corpus.jsonl"
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(each) + "\n" for each in corpus(given.documents, seed=given.seed, war=given.war))
    where = given.record or str(folder / "heldby.db")
    record = heldby.open(where, engine=given.engine, war_only=True)
    began, used, marks, claims, passed = time.perf_counter(), _used(), [], 0, 0
    with Watch() as watch:
        for each in record.adding([path]):
            marks.append(time.perf_counter() - began)
            claims, passed = claims + each.claims, passed + each.passed
        seconds = time.perf_counter() - began
    record.close()
    spent, count = _used() - used, len(marks)
    tenth = max(1, count // 10)
    early, late = (tenth / (marks[b] - marks[a]) for a, b in ((tenth, 2 * tenth), (count - tenth - 1, count - 1)))
    print(f"{given.engine}, {count} documents, {given.war:.0%} about a war, {passed} passed, {claims} claims")
    print(f"  {seconds:.0f} s: {count / seconds:.1f} documents a second")
    print(f"  {spent:.0f} processor seconds: {count / spent:.1f} documents in each")
    print(f"  second tenth {early:.1f} a second, last tenth {late:.1f}: a ratio of {late / early:.2f}")
    print(f"  families and places at the end {seconds - marks[-1]:.1f} s")
    if not given.record:
        size = sum(each.stat().st_size for each in folder.glob("heldby.db*"))
        print(
            f"  record {size / MEGA:.1f} MB, {size / count:.0f} bytes a document; a million {size / count / 1e3:.1f} GB"
        )
    main_, worker = (watch.largest[name] / MEGA for name in ("main", "worker"))
    print(f"  largest: this process {main_:.0f} MB, a worker {worker:.0f} MB")
    print(f"  a million at this pace: {1e6 / count * seconds / 3600:.1f} hours")


def gather(given: argparse.Namespace) -> None:
    """Group corpora of several sizes; a cost that is linear keeps the rate."""
    for count in given.documents:
        texts = [(each["id"], each["text"]) for each in corpus(count, seed=given.seed)]
        before = _resident(os.getpid())
        began, used = time.perf_counter(), time.process_time()
        families, _ = group(texts)
        seconds, spent = time.perf_counter() - began, time.process_time() - used
        known = len({each["family"] for each in corpus(count, seed=given.seed)})
        found = count - sum(len(f.members) - 1 for f in families)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        print(f"{count} texts: {count / spent:.0f} a processor second, {count / seconds:.0f} a second", end="; ")
        print(f"{found} voices found, {known} there are; ", end="")
        print(f"peak {peak / MEGA:.0f} MB, {before / MEGA:.0f} MB of it the program and the texts", flush=True)


def hold(given: argparse.Namespace, folder: Path) -> None:
    """Add texts whose reading finds nothing, and gather copies among them; tell the largest memory on the way."""
    path = folder / "texts.jsonl"
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(each) + "\n" for each in _texts(given.documents, given.words))
    tools = Tools(read_one=_nothing_in, gazetteer=Atlas(), actors=load_actors(()))
    marks, used, count = [], _used(), 0
    with Record(folder / "heldby.db", tools) as record:
        began = _resident(os.getpid())
        with Watch() as watch:
            for count, _ in enumerate(record.adding([path]), 1):
                if count % (given.documents // 10) == 0:
                    marks.append(watch.largest["main"])
        families = len(record.families())
    print(f"{count} texts, {families} families, {_used() - used:.0f} processor seconds")
    print(f"  at the start {began / MEGA:.0f} MB; by tenths " + " ".join(f"{each / MEGA:.0f}" for each in marks))
    largest = watch.largest["main"]
    print(f"  largest with copies gathered {largest / MEGA:.0f} MB: {(largest - began) / count:.0f} bytes a text")


def _nothing_in(report: Report) -> Reading:
    return Reading(report=report, passages=(), repairs=(), mentions=(), claims=(), links=(), problems=())


def _texts(count: int, words: int) -> Iterator[dict[str, str]]:
    """Texts of so many words, without the cost of bench/corpus.py; three in ten are a former one with words put in."""
    rng, known = random.Random(1), [f"word{n}" for n in range(20_000)]
    before: deque[list[str]] = deque(maxlen=400)
    for n in range(count):
        copied = before and rng.random() < 0.3
        told = list(rng.choice(before)) if copied else rng.choices(known, k=words)
        if copied:
            told[rng.randrange(words)] = "anew"
        before.append(told)
        yield {"id": str(n), "text": " ".join(told), "published": "2016-03-28", "language": "en"}


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    kinds = options.add_subparsers(dest="what", required=True)
    adding = kinds.add_parser("add")
    adding.add_argument("--documents", type=int, default=20_000)
    adding.add_argument("--engine", default="local")
    adding.add_argument("--war", type=float, default=0.05)
    adding.add_argument("--record")
    grouping = kinds.add_parser("group")
    grouping.add_argument("--documents", type=int, nargs="+", default=[10_000, 20_000, 40_000, 80_000])
    holding = kinds.add_parser("hold")
    holding.add_argument("--documents", type=int, default=100_000)
    holding.add_argument("--words", type=int, default=300)
    for each in (adding, grouping):
        each.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    if given.what == "group":
        gather(given)
        return
    with tempfile.TemporaryDirectory() as folder:
        (hold if given.what == "hold" else add)(given, Path(folder))


if __name__ == "__main__":
    main()
