"""How soon a record of a million claims answers who holds what, and what one more report costs.

`python bench/claims.py [--claims N] [--places N] [--days N] [--more N] [--record FILE]`

In:     nothing: reports of ten claims each are made from a seed and recorded as if somebody had read them.
Out:    seconds until an opened record can answer for any day, worked out and from what was set aside; milliseconds of
        an answer for days not asked before; seconds to add one more report and to answer after it; the largest memory.
Never:  the reading of reports: bench/million.py measures that.

An answer is what `/api/control` sends: who holds each place on a day, as JSON.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import heldby
from heldby.gazetteer.given import given_id
from heldby.model import Claim, Filler, Link, MentionKind, Place, PlaceKind, Reading, Report, When, claim_id, report_id
from heldby.stores import open_store
from heldby.views.knowledge import knowledge
from heldby.views.sheet import sheet

START, DAYS, EACH = date(2014, 1, 1), 2000, 10
OUTLETS = 40
WRONG, FRESH = 0.05, 5  # share of claims that name somebody else; days in which a change of hands is news
HOLDERS = {
    "Islamic State": "is",
    "Syrian government forces": "forces.sy",
    "Syrian Democratic Forces": "sdf",
    "Syrian rebels": "rebels.sy",
}


class War:
    """Who held each place, three spells or so through 2,000 days; and reports of it, the nth always the same."""

    def __init__(self, places: int) -> None:
        self.places = [_place(n) for n in range(places)]
        self.spells = [list(_spells(n)) for n in range(places)]

    def reading(self, n: int) -> Reading:
        """The nth report, with its claims and what they mean."""
        rng = random.Random(f"war:{n}")
        day = START + timedelta(days=rng.randrange(DAYS))
        told = [self._told(rng, day) for _ in range(EACH)]
        text = "\n".join(f"{holder} {verb} {self.places[at].name}." for holder, verb, at in told)
        published, source = day.isoformat(), f"Daily {rng.randrange(OUTLETS)}"
        name = report_id(text, source, published)
        when = When.parse(published, "given")
        report = Report(id=name, text=text, name=f"r{n}", source=source, published=when)
        claims: list[Claim] = []
        links: list[Link] = []
        start = 0
        for line, (holder, verb, at) in zip(text.split("\n"), told, strict=True):
            claim = _claim(name, line, start, (holder, verb, self.places[at].name))
            claims.append(claim)
            links += _links(claim, HOLDERS[holder], self.places[at], when)
            start += len(line) + 1
        return Reading(
            report=report,
            passages=(),
            repairs=(),
            mentions=(),
            claims=tuple(claims),
            links=tuple(links),
            problems=(),
            published_why="given",
        )

    def _told(self, rng: random.Random, day: date) -> tuple[str, str, int]:
        at = rng.randrange(len(self.places))
        since, holder = max(spell for spell in self.spells[at] if spell[0] <= day)
        taken = since > START and (day - since).days <= FRESH
        return (rng.choice(list(HOLDERS)) if rng.random() < WRONG else holder), ("took" if taken else "held"), at


def _place(n: int) -> Place:
    lat, lon = 30 + n // 100 * 0.11, 30 + n % 100 * 0.15
    made = Place(id="", name=f"Settlement {n:05}", kind=PlaceKind.TOWN, country="SY", lat=lat, lon=lon)
    return Place(id=given_id(made), name=made.name, kind=made.kind, country="SY", lat=lat, lon=lon)


def _spells(n: int) -> Iterator[tuple[date, str]]:
    rng, day = random.Random(n), START
    while day < START + timedelta(days=DAYS):
        yield day, rng.choice(list(HOLDERS))
        day += timedelta(days=rng.randrange(200, 1200))


def _claim(report: str, line: str, start: int, told: tuple[str, str, str]) -> Claim:
    holder, verb, place = told
    at = start + line.index(place)
    return Claim(
        id=claim_id(report, "control", start, start + len(line), *told),
        report=report,
        kind="control",
        quote=line,
        start=start,
        end=start + len(line),
        traits={"change": {"took": "taken", "held": "held"}[verb]},
        roles={
            "actor": (Filler(start=start, end=start + len(holder), text=holder),),
            "place": (Filler(start=at, end=at + len(place), text=place),),
        },
        rule=f"bench.{verb}",
    )


def _links(claim: Claim, holder: str, place: Place, when: When) -> tuple[Link, ...]:
    [actor], [where] = claim.roles["actor"], claim.roles["place"]

    def words(start: int, end: int, kind: MentionKind, meant: str, name: str) -> Link:
        return Link(report=claim.report, start=start, end=end, kind=kind, id=meant, name=name, reason="named")

    return (
        words(actor.start, actor.end, MentionKind.ACTOR, holder, actor.text),
        words(where.start, where.end, MentionKind.PLACE, place.id, place.name),
        Link(
            report=claim.report,
            start=claim.start,
            end=claim.start,
            kind=MentionKind.TIME,
            id=None,
            name="",
            reason="the day of its report",
            when=when,
            claim=claim.id,
            role="time",
        ),
    )


def made(record: Path, war: War, claims: int) -> None:
    """A record of so many claims, if there is none yet."""
    if record.exists():
        return
    began = time.perf_counter()
    store = open_store(record, create=True)
    told = map(war.reading, range(claims // EACH))
    while batch := list(islice(told, 500)):
        store.add_many(batch)
    store.set_families(())
    store.close()
    print(f"{claims:,} claims of {claims // EACH:,} reports recorded in {time.perf_counter() - began:.0f} s")


def warmed(kept: heldby.Record) -> str:
    """Get ready for any day, and say how long that took."""
    began, used = time.perf_counter(), time.process_time()
    snapshot = kept.snapshot()
    known = knowledge(snapshot)
    worked_out = time.process_time() - used
    sheet(snapshot).prepare(snapshot)
    seconds, spent = time.perf_counter() - began, time.process_time() - used
    return (
        f"{seconds:.2f} s ({spent:.2f} s of processor time, {worked_out:.2f} s of it until everything was worked out; "
        f"{len(known.renewed):,} of {len(known.courses):,} places anew)"
    )


def answers(kept: heldby.Record, days: int) -> None:
    """Print how long an answer takes on days not asked before."""
    order = random.Random(7).sample(range(DAYS), days)
    took, size = [], 0
    for n in order:
        began = time.perf_counter()
        snapshot = kept.snapshot(START + timedelta(days=n))
        size = len(sheet(snapshot).written(snapshot))
        took.append(1000 * (time.perf_counter() - began))
    took.sort()
    p95 = took[int(0.95 * (len(took) - 1))]
    print(f"control --on: median {statistics.median(took):.0f} ms, p95 {p95:.0f} ms, most {took[-1]:.0f} ms", end="; ")
    print(f"{size / 1e6:.1f} MB each", flush=True)


def memory() -> str:
    return f"largest memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB"


def once(record: Path, *question: str) -> None:
    """Print what one command takes, as somebody at a terminal runs it, and the processor time of it."""
    command = [str(Path(sys.executable).with_name("heldby")), *question, "--record", str(record), "--json"]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    size = len(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    took, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(
        f"heldby {' '.join(question)}: {took:.1f} s ({spent:.1f} s of processor time), {size / 1e6:.1f} MB", flush=True
    )


def again(record: Path, days: int) -> None:
    """What another program takes, that opens a record whose results were set aside."""
    with heldby.open(record) as kept:
        print(f"opened again, ready for any day after {warmed(kept)}; {memory()}")
        answers(kept, days)


def first(record: Path, war: War, given: argparse.Namespace) -> None:
    """What a program takes that opens it first, and sees it grow."""
    with heldby.open(record) as kept:
        print(f"opened, ready for any day after {warmed(kept)}; {memory()}")
        answers(kept, given.days)
        run = [sys.executable, __file__, "--record", str(record), "--days", str(given.days), "--again"]
        subprocess.run(run, check=True)
        once(record, "control", "--on", "2016-06-01")
        once(record, "control", "--on", "2016-06-01", "--place", war.places[7].name)
        for _ in range(given.more):
            began = time.perf_counter()
            kept.store.add_many([war.reading(kept.store.version + 10_000_000)])
            kept.store.set_families(())
            print(f"one more report recorded in {1000 * (time.perf_counter() - began):.0f} ms", end="; ")
            print(f"ready again after {warmed(kept)}; {memory()}")
        answers(kept, given.days)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--places", type=int, default=5_000)
    parser.add_argument("--days", type=int, default=200)
    parser.add_argument("--more", type=int, default=5, help="how many reports are added one by one")
    parser.add_argument("--record", type=Path)
    parser.add_argument("--again", action="store_true", help="only open a record that was opened before")
    given = parser.parse_args()
    if given.again:
        again(given.record, given.days)
        return
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HELDBY_ASIDE"] = str(Path(folder) / "aside")
        record, war = given.record or Path(folder) / "bench.db", War(given.places)
        made(record, war, given.claims)
        first(record, war, given)


if __name__ == "__main__":
    main()
