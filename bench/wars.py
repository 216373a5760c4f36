"""Simulated wars: is 80 % right eight times in ten, and is the likeliest holder right more often than a vote?

`python bench/wars.py [--plot FILE.svg] [--seeds N] [--places N]`

In:     nothing: each war is made from a seed. Who truly held every place on every day is known.
Out:    a table by level of noise: accuracy beside "latest claim wins", majority vote and source-count vote, and the
        calibration error, and what of it is chance; a plot as SVG.
Never:  the truth shown to the model; a rival given less than the model is given.

A war has places of three parties that change hands at their own pace, three papers that miss things, come late and
err, a voice for two of the parties that tells its gains, invents some and hides losses, and a copyist that rewrites any
of them without credit. Days are told exactly, a day or two off, as a month, or as "by now". The level of noise scales
inventions and errors alike: at 1 about half of the changes of hands that are told never happened.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from heldby.model import Actor, Certainty, Claim, Filler, Hedge, Place, PlaceKind, Voice, When
from heldby.model.parties import Parties
from heldby.model.told import Reconciled, Told
from heldby.reconcile.disputing import disputes
from heldby.reconcile.joining import join
from heldby.state import Course, state

START, DAYS = date(2014, 1, 1), 1080
PARTIES = ("army", "rebels", "sect")
VOICES = {"army": "State Agency", "rebels": "Rebel Voice"}
PAPERS = ("Morning Paper", "Evening Paper", "The Wire")
COPYIST = "The Digest"
LEVELS = (0.0, 0.25, 0.5, 1.0, 1.5, 2.0)
_DRAWS = 100
WINDOWS = (30, 90, 365, DAYS)
"""Votes may count the claims of so many days back; each rival is given the window that serves it best."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """One telling: on `day` (as told) `holder` took or held `place`; `fine` is day, month or by."""

    place: str
    change: str
    holder: str
    loser: str
    day: date
    told: date
    source: str
    fine: str = "day"
    sure: Certainty = Certainty.CERTAIN
    family: str = ""


ACTORS = {
    a.id: a
    for a in (
        *(Actor(id=p, name=p, kind="force", body=p, side=p) for p in PARTIES),
        *(Actor(id=f"voice-{p}", name=v, kind="media", body=v, side=p) for p, v in VOICES.items()),
    )
}


class Names:
    """The actors of a simulated war."""

    def get(self, actor_id: str) -> Actor | None:
        return ACTORS.get(actor_id)

    def find(self, name: str) -> list[Actor]:
        return [a for a in ACTORS.values() if a.name == name]

    def outlet(self, name: str) -> None:
        """No reporter of a simulated war is in the table of outlets."""

    def outlet_of(self, actor_id: str) -> None:
        """Nor does an actor publish anything."""


class Map:
    """Every id is a town."""

    def get(self, place_id: str) -> Place:
        return Place(id=place_id, name=place_id, kind=PlaceKind.TOWN)


@dataclass(kw_only=True)
class War:
    """What was so, by place and day, and what was told of it."""

    truth: dict[str, list[str]] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)


def war(seed: int, noise: float, places: int) -> War:
    """A war of `places` towns over three years, with reports of that noise."""
    rng, made = random.Random(seed), War()
    for n in range(places):
        name, pace = f"town{n:03}", 1 / rng.choice((200, 400, 800))
        holder, days = rng.choice(PARTIES), []
        for d in range(DAYS):
            day, before = START + timedelta(days=d), holder
            if rng.random() < pace:
                holder = rng.choice([p for p in PARTIES if p != holder])
                made.said += _of_change(rng, name, holder, before, day)
            made.said += _idle(rng, name, days[-12] if len(days) > 12 else holder, holder, day, noise)
            days.append(holder)
        made.truth[name] = days
    made.said += list(_copies(rng, made.said))
    return made


def _of_change(rng: random.Random, place: str, gain: str, loser: str, day: date) -> Iterable[Said]:
    for paper in PAPERS:
        if rng.random() < 0.55:
            yield _dated(rng, place, gain, loser if rng.random() < 0.7 else "", day, paper)
    for party, voice in VOICES.items():
        if rng.random() < (0.9 if party == gain else 0.15 if party == loser else 0.3):
            yield _dated(rng, place, gain, loser if rng.random() < 0.5 else "", day, voice)


def _dated(rng: random.Random, place: str, gain: str, loser: str, day: date, source: str) -> Said:
    late = rng.choice((0, 0, 1, 1, 2, 4, 10, 25))
    fine = rng.choices(("day", "month", "by"), (7, 2, 1))[0]
    told_day = day + timedelta(days=rng.choice((0, 0, 0, 1, -1, 2))) if fine == "day" else day
    told = max(day, told_day) + timedelta(days=late)
    sure = rng.choices((Certainty.CERTAIN, Certainty.PROBABLE), (9, 1))[0]
    return Said(
        place=place,
        change="taken",
        holder=gain,
        loser=loser,
        day=told_day,
        told=told,
        source=source,
        fine=fine,
        sure=sure,
    )


def _idle(rng: random.Random, place: str, stale: str, holder: str, day: date, noise: float) -> Iterable[Said]:
    """What is told though nothing happened: who holds it (at times as of twelve days ago), and errors."""
    for paper in PAPERS:
        if rng.random() < 1 / 250:
            told = stale if rng.random() < 0.5 else holder
            if rng.random() < 0.1 * noise:
                told = rng.choice(PARTIES)
            yield Said(place=place, change="held", holder=told, loser="", day=day, told=day, source=paper)
        if rng.random() < noise / 1500:
            wrong = rng.choice([p for p in PARTIES if p != holder])
            sure = rng.choices(list(Certainty), (6, 3, 1))[0]
            loser = holder if rng.random() < 0.4 else ""
            yield Said(
                place=place, change="taken", holder=wrong, loser=loser, day=day, told=day, source=paper, sure=sure
            )
    for party, voice in VOICES.items():
        if party != holder and rng.random() < noise / 300:
            yield Said(place=place, change="taken", holder=party, loser=holder, day=day, told=day, source=voice)


def _copies(rng: random.Random, said: Sequence[Said]) -> Iterable[Said]:
    """A third of all is copied a day or two later; half of these so closely that grouping finds it."""
    for i, one in enumerate(said):
        if rng.random() < 0.33:
            family = f"{i}" if rng.random() < 0.5 else ""
            later = one.told + timedelta(days=rng.randint(0, 2))
            yield Said(**{**one.__dict__, "told": later, "source": COPYIST, "family": family or "-"})


def told_of(said: Iterable[Said]) -> list[Told]:
    """The tellings as the reading stages would hand them over."""
    found = []
    for i, one in enumerate(said):
        words = f"{one.holder} {one.change} {one.place}"
        roles = {"place": one.place, "actor": one.holder} | ({"against": one.loser} if one.loser else {})
        text = {"day": one.day.isoformat(), "month": one.day.isoformat()[:7], "by": f"[..{one.day}]"}[one.fine]
        source = f"outlet:{one.source}"
        claim = Claim(
            id=f"c{i:06}",
            report=f"r{i:06}",
            kind="control",
            quote=words,
            start=0,
            end=len(words),
            voice=Voice(),
            hedge=Hedge(certainty=one.sure),
            traits={"change": one.change},
            roles={r: (Filler(start=0, end=1, text=words[0]),) for r in roles},
        )
        found.append(
            Told(
                claim=claim,
                origin=f"family:{one.family}" if one.family.isdigit() else source,
                ids={role: (name,) for role, name in roles.items()},
                when=When.parse(text),
                published=When.parse(one.told.isoformat()),
                outlet=one.source,
            )
        )
    return found


def courses(told: Sequence[Told]) -> dict[str, Course]:
    """The model's answer."""
    parties = Parties(actors=Names())
    events = join(told, parties=parties)
    found = disputes(told, events, parties=parties)
    reconciled = Reconciled(told=tuple(told), events=events, disputes=found, estimates=())
    return {c.place: c for c in state(reconciled, actors=Names(), gazetteer=Map()).courses}


Rival = Callable[[Sequence[Said], date], str]


def latest(said: Sequence[Said]) -> str:
    """The claim about the latest day; of several, the one told last."""
    return max(said, key=lambda s: (s.day, s.told)).holder if said else ""


def majority(window: int) -> Rival:
    """The holder named by most claims of the last `window` days; the latest claim where there are none."""

    def vote(said: Sequence[Said], day: date) -> str:
        recent = [s for s in said if (day - s.day).days <= window]
        counts = Counter(s.holder for s in recent)
        return max(counts, key=lambda h: (counts[h], h == latest(recent), h)) if counts else latest(said)

    return vote


def by_sources(window: int) -> Rival:
    """The holder named by most sources, each asked for its own latest word of the last `window` days."""

    def vote(said: Sequence[Said], day: date) -> str:
        words = {s.source: s for s in sorted(said, key=lambda s: (s.day, s.told)) if (day - s.day).days <= window}
        counts = Counter(s.holder for s in words.values())
        newest = latest(list(words.values()))
        return max(counts, key=lambda h: (counts[h], h == newest, h)) if counts else latest(said)

    return vote


RIVALS: dict[str, Sequence[Rival]] = {
    "latest claim": (lambda said, _day: latest(said),),
    "majority": [majority(w) for w in WINDOWS],
    "source count": [by_sources(w) for w in WINDOWS],
}


@dataclass(kw_only=True)
class Tally:
    """Answers to the same questions: how sure of whom, and whether it was so."""

    sure: list[float] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    every: list[tuple[float, bool]] = field(default_factory=list)
    rivals: dict[tuple[str, int], int] = field(default_factory=lambda: defaultdict(int))

    def accuracy(self) -> float:
        return float(np.mean(self.right))

    def of_rival(self, name: str) -> float:
        """The best of its windows."""
        return max(n for (r, _), n in self.rivals.items() if r == name) / len(self.right)

    def calibration_error(self) -> float:
        """Expected calibration error of the likeliest holder over ten bins of equal width."""
        return calibration(self.sure, self.right)

    def by_chance(self) -> float:
        """The error that exact probabilities would show on average, for there are only so many answers."""
        rng, sure = np.random.default_rng(0), np.array(self.sure)
        return float(np.mean([calibration(sure, rng.random(len(sure)) < sure) for _ in range(_DRAWS)]))


def calibration(sure: Sequence[float], right: Sequence[bool]) -> float:
    """The mean distance between how sure and how often right, bin by bin (Naeini et al. 2015)."""
    bins = np.minimum((np.array(sure) * 10).astype(int), 9)
    gaps = [
        abs(np.mean(np.array(sure)[bins == b]) - np.mean(np.array(right)[bins == b])) * np.sum(bins == b)
        for b in set(bins.tolist())
    ]
    return float(np.sum(gaps) / len(sure))


def ask(tally: Tally, made: War, known: date, days: Sequence[date]) -> None:
    """Ask model and rivals the same: who held each place on each day, by what was told by `known`."""
    said = [s for s in made.said if s.told <= known]
    found = courses(told_of(said))
    by_place: dict[str, list[Said]] = defaultdict(list)
    for one in said:
        by_place[one.place].append(one)
    for place, course in found.items():
        chances = course.chances(days)
        for i, day in enumerate(days):
            before = [s for s in by_place[place] if s.day <= day]
            if not before:
                continue
            truth = made.truth[place][(day - START).days]
            best = int(chances[i, :-1].argmax())
            tally.sure.append(float(chances[i, best]))
            tally.right.append(course.holders[best] == truth)
            tally.every += [(float(p), h == truth) for h, p in zip(course.holders[:-1], chances[i, :-1], strict=True)]
            for name, rivals in RIVALS.items():
                for n, rival in enumerate(rivals):
                    tally.rivals[name, n] += rival(before, day) == truth


def measured(noise: float, seeds: int, places: int) -> dict[str, Tally]:
    """Two questions: as known on the day itself, and looking back from the end."""
    result = {"on the day": Tally(), "looking back": Tally()}
    for seed in range(seeds):
        made = war(seed, noise, places)
        for d in range(90, DAYS, 165):
            day = START + timedelta(days=d)
            ask(result["on the day"], made, day, [day])
        days = [START + timedelta(days=d) for d in range(60, DAYS, 30)]
        ask(result["looking back"], made, START + timedelta(days=DAYS + 60), days)
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--seeds", type=int, default=10, help="wars of each noise; with three, chance moves a thousandth"
    )
    parser.add_argument("--places", type=int, default=60)
    parser.add_argument("--plot", type=Path, help="write the table as a picture (SVG)")
    given = parser.parse_args()
    head = f"{'asked':<13} {'noise':>5} {'answers':>8} {'heldby':>7}"
    print(
        head
        + "".join(f" {name:>13}" for name in RIVALS)
        + f" {'calibration error':>18} {'by chance':>10} {'mean p':>7}"
    )
    kept: dict[str, list[tuple[float, Tally]]] = defaultdict(list)
    for noise in LEVELS:
        for question, tally in measured(noise, given.seeds, given.places).items():
            kept[question].append((noise, tally))
            row = f"{question:<13} {noise:>5.2f} {len(tally.right):>8} {tally.accuracy():>7.3f}"
            rivals = "".join(f" {tally.of_rival(name):>13.3f}" for name in RIVALS)
            print(
                row
                + rivals
                + f" {tally.calibration_error():>18.3f} {tally.by_chance():>10.3f} {np.mean(tally.sure):>7.3f}"
            )
    if given.plot:
        from wars_plot import plot  # noqa: PLC0415

        given.plot.write_text(plot(kept, list(RIVALS)), encoding="utf-8")


if __name__ == "__main__":
    main()
