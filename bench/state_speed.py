"""How long who-held-what takes: 10,000 places, 4,000 days, 6 holders each, on one core.

`python bench/state_speed.py [--places N] [--days N]`

In:     nothing: evidence is made from a seed, some twenty changes and forty sights a place.
Out:    seconds to run the chains and to give every place's probabilities for every day, and the peak memory.
Never:  all days of all places at once: nobody asks for that, and it would be 2 GB by itself.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from datetime import date, timedelta

import numpy as np

from heldby.model import When
from heldby.state import standard
from heldby.state.charting import courses
from heldby.state.evidence import Evidence, Sight, Turn

START = date(2011, 1, 1)
HOLDERS = tuple(f"party{i}" for i in range(6))


def evidence(place: int, days: int) -> Evidence:
    """A place with changes and sights of all six holders on random days."""
    rng = random.Random(place)
    turns, sights = [], []
    for i in range(20):
        day = START + timedelta(days=rng.randrange(1, days))
        gain = HOLDERS[i % len(HOLDERS)]
        turns.append(
            Turn(
                first=day,
                last=day + timedelta(days=rng.choice((0, 0, 6, 30))),
                gain=((gain, 1.0),),
                weight=rng.uniform(0.5, 5.0),
                when=When.parse(day.isoformat()),
                claims=(f"t{i}",),
                origins=("a",),
            )
        )
    for i in range(40):
        day = START + timedelta(days=rng.randrange(days))
        sights.append(
            Sight(day=day, holder=rng.choice(HOLDERS), weight=rng.uniform(0.2, 3.5), claims=(f"s{i}",), origins=("b",))
        )
    turns.sort(key=lambda t: t.first)
    sights.sort(key=lambda s: s.day)
    return Evidence(place=f"p{place:05}", turns=tuple(turns), sights=tuple(sights))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--places", type=int, default=10_000)
    parser.add_argument("--days", type=int, default=4_000)
    given = parser.parse_args()
    told = [evidence(i, given.days) for i in range(given.places)]
    every = np.arange(START.toordinal(), START.toordinal() + given.days, dtype=float)
    start = time.process_time()
    found = courses(told, settings=standard())
    chained = time.process_time() - start
    start, total = time.process_time(), 0.0
    for course in found:
        total += float(course.chances(every)[:, :-1].max(axis=1).sum())
    asked = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{given.places} places, {given.days} days, {len(HOLDERS)} holders: mean of the likeliest")
    print(f"holder's probability {total / given.places / given.days:.3f}")
    print(f"chains {chained:.1f} s, every day {asked:.1f} s, together {chained + asked:.1f} s; peak {peak:.0f} MB")
    assert np.isfinite(total)


if __name__ == "__main__":
    main()
