"""Fills the blocks of docs/how-it-flows.md with what heldby gives today: `make docs`.

In:     two reports of the sample, which tell of the same turn; the page, with its blocks in any state.
Out:    the page with every ```heldby block anew; a test fails when the page is not what this would write.
Never:  a value that heldby did not give just now.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import heldby
from heldby.model import Claim, Event, Family, Link, Mention, MentionKind, Reading, Report, Span, written
from heldby.model.told import Material, Reconciled
from heldby.pipeline import Reader
from heldby.read import read
from heldby.reconcile import reconcile
from heldby.record import Added
from heldby.state import on, state

PAGE = Path(__file__).parent / "how-it-flows.md"
SAMPLE = Path(heldby.__file__).parent / "data" / "sample" / "reports"
FOLLOWED, RETOLD = SAMPLE / "palmyra-2016-03-28.md", SAMPLE / "palmyra-2016-03-29-quayside.md"
SENTENCE = "Syrian government forces backed by Russian warplanes recaptured"
DAY, DAY_BEFORE = "2016-03-28", "2016-03-27"
QUESTIONS = {
    "views": f"heldby control --place Palmyra --on {DAY}",
    "two-clocks": f"heldby control --place Palmyra --on {DAY} --known {DAY_BEFORE}",
}
_BLOCK = re.compile(r"(?<=^```heldby )(?P<name>\S+)\n.*?(?=^```$)", re.DOTALL | re.MULTILINE)
_WIDTH = "100"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """What each stage gave."""

    report: Report
    reading: Reading
    sentence: Span
    claim: Claim
    recorded: tuple[Added, ...]
    families: tuple[Family, ...]
    reconciled: Reconciled
    event: Event
    reader: Reader
    printed: dict[str, str]

    def mentions(self) -> list[Mention]:
        """The mentions in the claim's words."""
        return [m for m in sorted(self.reading.mentions) if self.claim.start <= m.start and m.end <= self.sentence.end]

    def links(self, *, times: bool) -> list[Link]:
        """What the words of the claim are taken to mean, or when it was."""
        said = [f for fillers in self.claim.roles.values() for f in fillers]
        told = {(f.start, f.end) for f in ([self.claim.time] if times and self.claim.time else said)}
        own = [link for link in self.reading.links if (link.start, link.end) in told]
        timed = [link for link in own if link.kind is MentionKind.TIME and link.claim in ("", self.claim.id)]
        return timed if times else [link for link in own if link.kind is not MentionKind.TIME]


@cache
def flow() -> Flow:
    """Run the sample's report through every stage."""
    reader = Reader()
    report = next(arrival.report for arrival in read([FOLLOWED]) if arrival.report)
    reading = reader.read_one(report)
    start = report.text.index(SENTENCE)
    claim = next(c for c in reading.claims if c.kind == "control" and c.start == start)
    with tempfile.TemporaryDirectory() as folder:
        with heldby.open(Path(folder) / "heldby.db") as record:
            recorded = (*record.add([FOLLOWED, RETOLD]), *record.add([FOLLOWED]))
            known = record.snapshot()
            material = Material(pages=known.pages(), families=known.families())
        printed = {name: _printed(line, Path(folder)) for name, line in QUESTIONS.items()}
    reconciled, _ = reconcile(material, actors=reader.actors)
    return Flow(
        report=report,
        reading=reading,
        sentence=Span(start=start, end=report.text.index("\n", start)),
        claim=claim,
        recorded=recorded,
        families=tuple(material.families),
        reconciled=reconciled,
        event=next(e for e in reconciled.events if claim.id in e.claims),
        reader=reader,
        printed=printed,
    )


def _printed(line: str, folder: Path) -> str:
    command = [sys.executable, "-m", "heldby.cli.main", *line.split()[1:]]
    env = {**os.environ, "COLUMNS": _WIDTH}
    shown = subprocess.run(command, cwd=folder, env=env, check=True, capture_output=True)
    return f"$ {line}\n{shown.stdout.decode()}".rstrip()


def _read(told: Flow) -> Iterator[str]:
    report = told.report
    assert report.published
    yield f"name       {report.name}"
    yield f"title      {report.title}"
    yield f"source     {report.source}"
    yield f"published  {report.published.edtf()}, {report.published.reason}"
    yield f"text       {len(report.text)} characters"
    yield f"id         {report.id}"


def _clean(told: Flow) -> Iterator[str]:
    text = told.report.text
    for p in told.reading.passages[:3]:
        yield f"{_span(p.start, p.end)} {p.kind:<9} {p.why:<12} {_short(text[p.start : p.end], 48)}"


def _mark(told: Flow) -> Iterator[str]:
    for m in told.mentions():
        known = f"{len(m.candidates)} known" if len(m.candidates) > 1 else " ".join(m.candidates) or "-"
        yield f"{_span(m.start, m.end)} {m.kind:<6} {m.text:<25} {m.form:<12} {known}".rstrip()


def _names(told: Flow) -> Iterator[str]:
    for link in told.links(times=False):
        yield f"{_span(link.start, link.end)} {link.kind:<6} {link.id}  weight {link.weight:g}  {link.reason}"


def _times(told: Flow) -> Iterator[str]:
    for link in told.links(times=True):
        of = f"{link.role} of claim {link.claim}" if link.claim else "the words"
        yield f"{_span(link.start, link.end)} {of:<30} {link.id}  {link.reason}"


def _recorded(told: Flow) -> Iterator[str]:
    for added in told.recorded:
        yield f"{added.name:<31} {'new' if added.new else 'known already, nothing done'}"


def _group(told: Flow) -> Iterator[str]:
    for family in told.families:
        yield f"family {family.id}: {', '.join(family.members)}"


def _reconcile(told: Flow) -> Iterator[str]:
    event = told.event
    traits = " ".join(f"{name}={value}" for name, value in event.traits.items())
    yield f"{event.kind} {traits}  places {' '.join(event.places)}  actors {' '.join(event.actors)}"
    yield f"when     {event.when.edtf()}"
    yield f"claims   {' '.join(event.claims)}"
    yield f"origins  {', '.join(event.origins)}"


def _state(told: Flow) -> Iterator[str]:
    courses = state(told.reconciled, actors=told.reader.actors, gazetteer=told.reader.gazetteer).courses
    [course] = [c for c in courses if c.place in told.event.places]
    assert told.event.when.latest
    for holding in on(course, told.event.when.latest, least=0.0):
        since = holding.since.edtf() if holding.since else "-"
        yield f"{holding.holder:<12} {holding.probability:.3f}  since {since:<10}  claims {len(holding.claims)}"


def _span(start: int, end: int) -> str:
    return f"{start}-{end}".ljust(8)


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 3]}..."


MADE: dict[str, Callable[[Flow], Iterable[str]]] = {
    "read": _read,
    "clean": _clean,
    "mark": _mark,
    "names": _names,
    "claim": lambda told: [written(told.claim)],
    "times": _times,
    "record": _recorded,
    "group": _group,
    "reconcile": _reconcile,
    "state": _state,
    "views": lambda told: [told.printed["views"]],
    "two-clocks": lambda told: [told.printed["two-clocks"]],
}


def filled(page: str) -> str:
    """The page with every block as heldby gives it now. Raises `KeyError` for a block nobody fills."""
    return _BLOCK.sub(lambda m: f"{m['name']}\n" + "\n".join(MADE[m["name"]](flow())) + "\n", page)


def blocks(page: str) -> dict[str, str]:
    """The blocks of a page as they stand in it, by name."""
    return {m["name"]: m[0].partition("\n")[2].rstrip("\n") for m in _BLOCK.finditer(page)}


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text("utf-8")), "utf-8")
