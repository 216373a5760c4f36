"""Measures one event told end to end on military press releases: `python bench/isaf.py [--errors killed|captured|...]`.

In:     ../shared/data/isaf/isaf_dev.jsonl (or HELDBY_SHARED): a text and a coder's record of the one event it tells.
Out:    in how many releases the day, the province, and the numbers of killed and captured are exactly the coder's.
Never:  a publication date from outside the text; a claim that `heldby annotate` does not give.

How the coder's fields are read. `start_date` is the day of the event. `province` is where it was; a town counts as its
province. `min_killed` and `min_captured` are the least number of *enemies* killed and captured that the words allow:
"several", "a few" and a bare plural are three, "numerous" four, "others" beside somebody counted two, "a couple" and
"both" two, one person told of without a number is one; a part of others ("including a commander") adds nothing. A team,
crew or group is three. Those of another day, of a season or of several operations together are not the event's, if
the text tells of any that are. Civilians count where a release tells of nobody else: it is about their deaths.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import heldby
from heldby.gazetteer import Atlas
from heldby.model import PlaceKind

Claim = Mapping[str, Any]
FIELDS = ("date", "province", "killed", "captured")
# Spellings of provinces in the data, as ours.
PROVINCES = {"paktya": "paktia", "sar-e pul": "sar-e pol"}
# What a word for how many says at the least.
AMOUNTS = {
    "couple": 2,
    "both": 2,
    "several": 3,
    "few": 3,
    "multiple": 3,
    "number": 3,
    "some": 3,
    "many": 3,
    "group": 3,
    "numerous": 4,
}
CIVILIANS = re.compile(
    r"\b(civilians?|wom[ae]n|child(ren)?|bystanders?|villagers?|residents?|citizens?|nationals?)\b", re.IGNORECASE
)
FRIENDS = re.compile(r"\b(service ?members?|soldiers?|personnel|police(m[ae]n)?|officers?|troops)\b", re.IGNORECASE)
ONE, MORE_THAN_ONE = ("he", "him", "she", "her", "his"), ("they", "them")
TEAMS = ("team", "crew", "group", "squad")
PART = re.compile(r"\b(including|among (them|those)|one of (whom|them)|of whom)\b", re.IGNORECASE)
MORE = re.compile(r"\b(other|others|another|additional|more)\b", re.IGNORECASE)
STRICT = re.compile(r"(more than|over) ", re.IGNORECASE)
DEFINITE = re.compile(r"\b(the|these|those)\s+((suspected|armed|two|other|additional|remaining)\s+)*$", re.IGNORECASE)
AND_THOSE = re.compile(r"^the\b[^.]*\band\s+((suspected|armed)\s+)*$", re.IGNORECASE)
# A sentence that adds up those of a season tells of other events; one that adds up several operations, if others tell.
SEASON = re.compile(r"\b((this|last|past) (month|year)|since|so far)\b", re.IGNORECASE)
ROUND_UP = re.compile(
    r"\b(two|three|four|five|six|several|multiple|numerous|separate|various|overnight|led|dozen|\d+) "
    r"(\w+ )?operations\b|"
    r"\b(targets|operations) in [A-Z][\w ,-]+ and [\w -]+ provinces\b|\bpast 24 hours\b",
    re.IGNORECASE,
)
_SHORT, _LONG = timedelta(days=3), timedelta(days=7)
_BEFORE = 12  # characters before somebody's noun, in which "other" may stand
_LONG_BEFORE = 40
FINAL = re.compile(r"[.!?]\s|[\n\u2028]\s*[\n\u2028]")


def day(claims: Iterable[Claim]) -> str | None:
    """The day of the first thing told: somebody killed or captured, else an event.

    Where no day is told ("[2011-03-05..2011-03-06]", "in the past 24 hours") it is the last it can be: the dateline's.
    """
    kinds = (("casualty", "person"), ("event", "control", "damage"))
    told = [c for wanted in kinds for c in claims if c["kind"] in wanted and c["time"] and c["status"] == "happened"]
    first = next((c for c in told if not _is_season(c)), None)
    if first is None:
        return None
    ends = [end.rstrip("~?%") for end in re.split(r"/|\.\.", first["time"].strip("[]"))]
    return max(_days(first)).isoformat() if _is_short(first) else ends[0]


def _days(claim: Claim) -> list[date]:
    return [date.fromisoformat(d) for d in re.findall(r"\d{4}-\d\d-\d\d", claim["time"] or "")]


def _is_short(claim: Claim) -> bool:
    """Whether the days of a claim are few."""
    days = _days(claim)
    return len(days) > 1 and max(days) - min(days) < _SHORT


def _is_season(claim: Claim) -> bool:
    """Whether a claim tells of what was so, or of all that happened, from one day to another."""
    days = _days(claim)
    return bool(days) and not claim["time"].startswith("[") and max(days) - min(days) >= _LONG


def province(claims: Iterable[Claim], atlas: Atlas) -> str | None:
    """The province that most claims which tell where lie in, killed and captured first."""
    kinds = (("casualty", "person"), ("event", "control", "damage"))
    for wanted in kinds:
        ids = [id_ for c in claims if c["kind"] in wanted for id_ in _listed(c.get("place_id")) if id_]
        named = Counter(filter(None, (_province_of(id_, atlas) for id_ in ids)))
        if named:
            return named.most_common(1)[0][0]
    return None


def _province_of(place_id: str, atlas: Atlas) -> str | None:
    place = atlas.get(place_id)
    while place and place.kind is not PlaceKind.PROVINCE:
        place = atlas.get(place.within) if place.within else None
    return place.name.removesuffix(" province").lower() if place else None


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def harmed(text: str, claims: Sequence[Claim], measure: str) -> int:
    """How many enemies were killed or captured at the least.

    A release tells its outcome several times, and at times one part after the other ("two others were also held"): the
    greatest of the sums, each from one sentence up to the next that does not go on with others.
    """
    then = day(claims)
    told = [c for c in claims if _tells(c, measure) and not _is_part(text, c) and not _is_another_days(c, then)]
    told = [c for c in told if not SEASON.search(_line(text, c))]
    told = [c for c in told if not ROUND_UP.search(_line(text, c))] or told
    enemies = [c for c in told if not CIVILIANS.search(_words(c))]
    enemies = [c for c in enemies if _words(c).lower() not in ONE] or enemies
    if not enemies and any(_tells(c, "captured") for c in claims):
        return 0
    sums: list[int] = []
    lines: dict[int, list[Claim]] = {}
    for claim in enemies or told:
        lines.setdefault(_sentence(text, claim), []).append(claim)
    for line in lines.values():
        more = all(_goes_on(text, claim) for claim in line)
        number = _sum(text, line, beside=bool(sums) and more, known=bool(sums))
        sums = [*sums[:-1], sums[-1] + number] if sums and more else [*sums, number]
    return max(sums, default=0)


def _tells(claim: Claim, measure: str) -> bool:
    if claim["kind"] not in ("casualty", "person") or claim["polarity"] != "+" or claim["status"] != "happened":
        return False
    if claim.get("measure", claim.get("fate")) != measure or claim["locus"] == "headline":
        return False
    return not FRIENDS.search(_words(claim)) and _words(claim).lower() not in MORE_THAN_ONE


def _is_another_days(claim: Claim, then: str | None) -> bool:
    """Whether a claim tells of another day than the event's, or of a season."""
    days = _days(claim)
    if not then or not re.fullmatch(r"\d{4}-\d\d-\d\d", then) or not days:
        return False
    event = date.fromisoformat(then)
    near = min(days) - timedelta(days=1) <= event <= max(days) + timedelta(days=1)
    return not near or _is_season(claim)


def _words(claim: Claim) -> str:
    return " ".join(map(str, _listed(claim.get("victims_phrase") or claim.get("person_phrase"))))


def _sum(text: str, claims: Iterable[Claim], *, beside: bool, known: bool) -> int:
    """The sum over those told of apart in one sentence; the same number of the same people is one."""
    told: dict[tuple[int, str], int] = {}
    for claim in claims:
        again = (known or bool(told)) and _is_definite(text, claim)
        number = _number(text, claim, beside=beside or bool(told), again=again)
        sort = (_words(claim).lower().split() or [""])[-1].removesuffix("s")
        told.setdefault((number, sort), number)
    return sum(told.values())


def _is_definite(text: str, claim: Claim) -> bool:
    """ "The insurgents": those told of before, if any were."""
    at = max(text.find(_words(claim), claim["start"], claim["end"]), claim["start"])
    before = text[max(at - _LONG_BEFORE, 0) : at]
    return bool(DEFINITE.search(before) or AND_THOSE.search(text[_sentence(text, claim) : at]))


def _goes_on(text: str, claim: Claim) -> bool:
    """Whether those told of are others than those before: "two others", "another suspect"."""
    at = max(text.find(_words(claim), claim["start"], claim["end"]), claim["start"])
    first = re.split(r",| and ", _words(claim))[0]
    return bool(MORE.search(text[max(at - _BEFORE, 0) : at] + first))


def _is_part(text: str, claim: Claim) -> bool:
    at = max(text.find(_words(claim), claim["start"], claim["end"]), claim["start"])
    return bool(PART.search(text[max(at - _LONG_BEFORE, 0) : at]))


def _number(text: str, claim: Claim, *, beside: bool, again: bool) -> int:
    low, last = claim.get("low"), (_words(claim).lower().split() or [""])[-1]
    if last in TEAMS and low in (None, 1):
        return 0 if again else 3
    if low is not None:
        return int(low) + bool(STRICT.match(str(claim.get("amount_phrase"))))
    amount = str(claim.get("amount_phrase") or "").lower()
    said = next((AMOUNTS[w] for w in amount.split() if w in AMOUNTS), None)
    if said:
        return said
    plural = last.endswith("s") or last in ("men", "people")
    if not plural:
        return 1
    if again:
        return 0
    return 2 if beside and _goes_on(text, claim) else 3


def _line(text: str, claim: Claim) -> str:
    """The sentence of a claim."""
    end = FINAL.search(text, claim["end"])
    return text[_sentence(text, claim) : end.start() if end else len(text)]


def _sentence(text: str, claim: Claim) -> int:
    """Where the sentence of a claim begins."""
    ends = [m.end() for m in FINAL.finditer(text, 0, claim["start"])]
    return ends[-1] if ends else 0


def read(text: str, name: str, atlas: Atlas) -> dict[str, Any]:
    """The record of the event a text tells, in the coder's fields."""
    claims = [c for c in heldby.annotate(text, name=name)["claims"] if c["locus"] != "headline"]
    return {
        "date": day(claims),
        "province": province(claims, atlas),
        "killed": harmed(text, claims, "killed"),
        "captured": harmed(text, claims, "captured"),
    }


def wanted(gold: Mapping[str, Any]) -> dict[str, Any]:
    """The coder's record, with our spelling of provinces."""
    return {
        "date": gold["start_date"],
        "province": PROVINCES.get(gold["province"][0], gold["province"][0]),
        "killed": gold["min_killed"],
        "captured": gold["min_captured"],
    }


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    ask.add_argument("--errors", choices=FIELDS, help="print the releases where this field is wrong")
    asked = ask.parse_args()
    shared = Path(os.environ.get("HELDBY_SHARED") or Path(__file__).resolve().parents[2] / "shared")
    path = shared / "data" / "isaf" / "isaf_dev.jsonl"
    if not path.exists():
        sys.exit(f"no press releases at {path}: give their shared folder in HELDBY_SHARED")
    atlas, began = Atlas(), time.perf_counter()
    right: Counter[str] = Counter()
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    for row in rows:
        found, gold = read(row["text"], str(row["id"]), atlas), wanted(row["gold"])
        right.update(field for field in FIELDS if found[field] == gold[field])
        if asked.errors and found[asked.errors] != gold[asked.errors]:
            print(f"{row['id']}: {asked.errors} {found[asked.errors]}, the coder {gold[asked.errors]}")
            print(f"    {' '.join(row['text'].split())}")
    for field in FIELDS:
        print(f"{field:10} {right[field]:4} of {len(rows)} right ({right[field] / len(rows):.3f})")
    print(f"{time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    main()
