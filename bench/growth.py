"""Whether eight times as much text takes some eight times as long to read, and not sixty-four.

`python bench/growth.py [--times 3]`

In:     texts and pages that repeat one thing, as a careless program or an ill-meaning person may make them.
Out:    for each the processor seconds of a short and of an eight times as long one, and their ratio; what looking up a
        name takes that no place bears. Exit code 1 when a ratio is over `MOST`, or a look-up takes over `LOOK_UP`.
Never:  a verdict from one run: the quickest of several counts.

Tests count calls instead (tests/steps.py), which does not see what a regular expression or a parser does in one call.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from heldby.clean import clean
from heldby.gazetteer import Atlas
from heldby.model import Report
from heldby.read import read

MORE = 8
MOST = 2.0 * MORE  # what is in between is the caches of the processor and the company on the machine
LOOK_UP = 0.001
TOO_SHORT = 0.005  # seconds under which a time says nothing
PROSE = (
    "The army crossed the river at dawn on Tuesday and took the mill on the far bank, two officers said by telephone. "
)
TEXTS = (f"{PROSE}\n\n", PROSE, "Army crosses the river\n", "A ", "(((AFP ", "1 March 2016 ", "Read more:\n")
PAGES = ("<p>{}</p>", "<div><span>{}</span>", "<li><a href='/'>{}</a></li>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Grown:
    """What a short one and a long one took, in processor seconds."""

    name: str
    short: float
    long: float

    @property
    def ratio(self) -> float:
        """How much longer; a time too short to measure counts as just long enough."""
        return self.long / max(self.short, TOO_SHORT)


def spent(work: Callable[[], object], times: int) -> float:
    """The processor seconds of the quickest of several runs."""

    def once() -> float:
        began = time.process_time()
        work()
        return time.process_time() - began

    return min(once() for _ in range(times))


def grown(name: str, made: Callable[[int], Callable[[], object]], size: int, times: int) -> Grown:
    """Times of `made(size)` and of `made(MORE * size)`."""
    short, long = made(size), made(MORE * size)
    short()  # loads what is loaded once
    return Grown(name=name, short=spent(short, times), long=spent(long, times))


def text(unit: str) -> Callable[[int], Callable[[], object]]:
    """Cleaning of a text of so many characters that repeats a unit."""

    def made(size: int) -> Callable[[], object]:
        report = Report(id="r", text=(unit * size)[:size])
        return lambda: clean(report)

    return made


def page(unit: str, folder: Path) -> Callable[[int], Callable[[], object]]:
    """Reading of a page of so many parts."""

    def made(size: int) -> Callable[[], object]:
        many = "".join(unit.format(f"{PROSE} {n}") for n in range(size))
        path = folder / f"{size}.html"
        body = f"<article><h1>Army crosses the river</h1><p>{PROSE}</p>{many}</article>"
        path.write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
        return lambda: list(read([path]))

    return made


def all_grown(times: int) -> Iterator[Grown]:
    """Every text and page in turn."""
    for unit in TEXTS:
        yield grown(f"text of {unit[:24]!r}", text(unit), 20_000, times)
    with tempfile.TemporaryDirectory() as folder:
        for unit in PAGES:
            yield grown(f"page of {unit}", page(unit, Path(folder)), 200, times)


def look_up(times: int) -> float:
    """Seconds that a name takes of which nobody has heard."""
    names = [f"{name} {n}" for n in range(250) for name in ("Palmyra", "Paris", "Nowhere at all", "Tripoli")]
    atlases = [Atlas() for _ in range(times)]  # each remembers what it was asked
    atlases[0].bears("Homs")
    return min(spent(lambda atlas=atlas: [*map(atlas.bears, names)], 1) for atlas in atlases) / len(names)  # type: ignore[misc]


def main() -> int:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--times", type=int, default=3)
    given = options.parse_args()
    failed = False
    for each in all_grown(given.times):
        failed |= each.ratio > MOST
        told = f"{each.name}: {each.short:.3f} and {each.long:.3f} processor seconds, a ratio of {each.ratio:.1f}"
        print(told + (f", over {MOST:.0f}" if each.ratio > MOST else ""), flush=True)
    took = look_up(given.times)
    print(f"a name that no place bears: {took * 1e6:.0f} millionths of a processor second")
    return int(failed or took > LOOK_UP)


if __name__ == "__main__":
    sys.exit(main())
