"""On simulated wars with a boasting and a copying press, the course of a place beats believing the latest claim."""

import random
from datetime import date, timedelta

from wartime import War, say

from heldby.views import control

_PARTIES = ("army", "rebels", "is")
_VOICES = {"army": "State Agency", "rebels": "Voice of the Rebels"}
_START = date(2014, 1, 1)
_DAYS = 720
_SHOWN = {"army": "Syrian government forces", "rebels": "Syrian rebels", "is": "Islamic State"}


def simulated(seed, error):
    """The true holder by day, and a war of reports: two fair papers, two party voices that boast, a copyist."""
    rng = random.Random(seed)
    truth, holder, told = [], rng.choice(_PARTIES), []
    for n in range(_DAYS):
        day, before = _START + timedelta(days=n), holder
        if rng.random() < 1 / 120:
            holder = rng.choice([p for p in _PARTIES if p != holder])
            told += [(day, holder, before, paper) for paper in ("Paper A", "Paper B", None) if rng.random() < 0.7]
            told += [(day, holder, before, _VOICES[holder])] if holder in _VOICES else []
        for party, voice in _VOICES.items():
            if party != holder and rng.random() < error / 60:
                told.append((day, party, holder, voice))
        if rng.random() < error / 150:
            told.append((day, rng.choice(_PARTIES), "", "Paper A"))
        truth.append(holder)
    return truth, told


def war_of(told, rng):
    war, copied = War(), 0
    for i, (day, gainer, loser, voice) in enumerate(told):
        published = (day + timedelta(days=rng.randint(0, 2))).isoformat()
        war.tell(f"r{i:03}", published, say("taken", "palmyra", gainer, loser, day.isoformat()), source=voice)
        if voice in _VOICES.values() and rng.random() < 0.5:
            copied += 1
            war.copy(f"r{i:03}-copy", f"r{i:03}")
    return war


def latest_claim(told, day):
    before = [t for t in told if t[0] <= day]
    return max(before, key=lambda t: t[0])[1] if before else ""


def test_it_beats_the_latest_claim_at_every_level_of_error():
    for error in (0.5, 1.0, 2.0):
        mine = naive = asked = 0
        for seed in range(8):
            truth, told = simulated(seed, error)
            war = war_of(told, random.Random(seed))
            first = min((t[0] for t in told), default=None)
            for n in range(0, _DAYS, 45):
                day = _START + timedelta(days=n)
                if first is None or day < first:
                    continue
                asked += 1
                rows = [r for r in control(war.at(day.isoformat())) if r.holder in _SHOWN.values()]
                mine += bool(rows) and rows[0].holder == _SHOWN[truth[n]]
                naive += latest_claim(told, day) == truth[n]
        assert mine > naive, f"error {error}: {mine} against {naive} right of {asked} days"
