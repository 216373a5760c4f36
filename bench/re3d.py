"""Names and who stands against or beside whom, on re3d: statements of four governments on Syria and Iraq.

    python bench/re3d.py [--shared DIR] [--show]

Everything is read from `heldby.annotate`.

Names: gold Organisations, Locations and Persons against our actors, places and persons. What names nobody is left out
on both sides: pronouns, and words without a capital letter ("the town"). A gold name is found when one of ours of the
same type overlaps it; ours is right when it overlaps a gold span of its type, or a Nationality. A country that acts is
an organisation to one coder and a location to the next: a place or an actor of ours may find either.

Relations: "Fighting against" and "Military allies of", as pairs without direction. A pair of ours is a gold pair when
their stretches of text overlap and both sides agree: the words of one inside the other's, or one actor by its name.
Against: control and fighting (actor against `against` or target), casualties (actor against victims), `fights`.
Beside: `allied_with`, `backs`, `helped_by`. A pair told twice in the same words counts once. re3d relates names that
stand together in a sentence, so a side that heldby takes from elsewhere in the report makes no pair.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations, product
from pathlib import Path
from typing import Any, NamedTuple

import heldby
from heldby.lexicon.actors import load_actors
from heldby.lexicon.demonyms import key

TYPES = {"Organisation": "actors", "Location": "places", "Person": "persons"}
RELATIONS = {"FightingAgainst": "against", "AlliesOf": "beside"}
PRONOUNS = frozenset(
    (
        "i",
        "we",
        "us",
        "our",
        "you",
        "he",
        "him",
        "his",
        "she",
        "her",
        "they",
        "them",
        "their",
        "it",
        "its",
        "who",
        "which",
    )
)
ACTS = frozenset(("battle", "airstrike", "shelling", "missile_strike", "bombing", "attack"))


class Pair(NamedTuple):
    """Two sides of a relation, in a stretch of text."""

    kind: str
    start: int
    end: int
    one: str
    other: str


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--shared", type=Path)
    ask.add_argument("--show", action="store_true", help="print what was missed and what was too much")
    asked = ask.parse_args()
    default = os.environ.get("HELDBY_SHARED") or Path(__file__).resolve().parents[2] / "shared"
    counts: Counter[str] = Counter()
    for document in documents(Path(asked.shared or default) / "data" / "re3d"):
        read = heldby.annotate(document["text"])
        names(document, read, counts, show=asked.show)
        relations(document, read, counts, show=asked.show)
    for what in (*TYPES, "names", *RELATIONS, "relations"):
        print(line(what, counts))


def documents(folder: Path) -> Iterator[dict[str, Any]]:
    """The documents with their gold entities and relations."""
    for source in sorted(p for p in folder.iterdir() if p.is_dir()):
        rows = {name: list(lines(source / f"{name}.json")) for name in ("documents", "entities", "relations")}
        for document in rows["documents"]:
            yield document | {
                name: [row for row in rows[name] if row["documentId"] == document["_id"]]
                for name in ("entities", "relations")
            }


def lines(path: Path) -> Iterator[dict[str, Any]]:
    yield from (json.loads(row) for row in path.read_text("utf-8-sig").splitlines() if row.strip())


def is_name(words: str) -> bool:
    """Whether words name somebody or some place: they hold a capital letter and are no pronoun."""
    return any(c.isupper() for c in words) and words.lower() not in PRONOUNS


def names(document: dict[str, Any], read: dict[str, Any], counts: Counter[str], *, show: bool) -> None:
    gold = [(e["type"], e["begin"], e["end"], e["value"]) for e in document["entities"]]
    both = {(b, e) for kind, b, e, _ in gold if kind in ("Organisation", "Location")}
    for wanted, ours in TYPES.items():
        theirs = [g for g in gold if g[0] == wanted and is_name(g[3])]
        found = [(m["start"], m["end"], m["text"]) for m in read[ours] if is_name(m["text"])]
        may = [(b, e) for kind, b, e, _ in gold if kind in (wanted, "Nationality")]
        may += both if wanted != "Person" else ()
        either = [(m["start"], m["end"]) for k in ("actors", "places") for m in read[k]] if wanted != "Person" else []
        hit = [g for g in theirs if overlap(g[1:3], [f[:2] for f in found]) or overlap(g[1:3], either)]
        good = [f for f in found if overlap(f[:2], may)]
        for name in (wanted, "names"):
            counts.update({f"{name} gold": len(theirs), f"{name} hit": len(hit)})
            counts.update({f"{name} ours": len(found), f"{name} good": len(good)})
        if show:
            print(
                wanted,
                "missed",
                [g[3] for g in theirs if g not in hit],
                "extra",
                [f[2] for f in found if f not in good],
            )


def overlap(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def relations(document: dict[str, Any], read: dict[str, Any], counts: Counter[str], *, show: bool) -> None:
    gold = list(dict.fromkeys(gold_pairs(document)))
    ours = list(dict.fromkeys(our_pairs(read)))
    hit = [g for g in gold if any(same(g, o) for o in ours)]
    good = [o for o in ours if any(same(g, o) for g in gold)]
    for name, kind in (*RELATIONS.items(), ("relations", "")):
        for what, pairs in (("gold", gold), ("hit", hit), ("ours", ours), ("good", good)):
            counts[f"{name} {what}"] += sum(kind in ("", pair.kind) for pair in pairs)
    if show:
        for what, pairs, fine in (("missed", gold, hit), ("extra", ours, good)):
            for p in pairs:
                if p not in fine:
                    print(what, p.kind, [p.one, p.other], "|", " ".join(document["text"][p.start : p.end].split()))


def gold_pairs(document: dict[str, Any]) -> Iterator[Pair]:
    for row in document["relations"]:
        if row["type"] in RELATIONS:
            one, other = sorted((row["source"], row["target"]))
            start = min(row["sourceBegin"], row["targetBegin"])
            yield Pair(RELATIONS[row["type"]], start, max(row["sourceEnd"], row["targetEnd"]), one, other)


def our_pairs(read: dict[str, Any]) -> Iterator[Pair]:
    for claim in read["claims"]:
        span = claim["start"], claim["end"]
        actor = said(claim, "actor")
        if claim["kind"] == "control" or (claim["kind"] == "event" and claim["type"] in ACTS):
            for one, other in product(actor, said(claim, "against") or said(claim, "target")):
                yield Pair("against", *span, *sorted((one, other)))
            for one, other in product(actor, said(claim, "helped_by")):
                yield Pair("beside", *span, *sorted((one, other)))
        elif claim["kind"] == "casualty":
            for one, other in product(actor, said(claim, "victims")):
                yield Pair("against", *span, *sorted((one, other)))
        elif claim["kind"] == "relation":
            kind = {"fights": "against", "allied_with": "beside", "backs": "beside"}.get(claim["rel"], "")
            sides = product(said(claim, "a"), said(claim, "b"))
            members = combinations(said(claim, "a"), 2) if kind == "beside" else ()
            for one, other in (*sides, *members):
                if kind and one != other:
                    yield Pair(kind, *span, *sorted((one, other)))


def said(claim: dict[str, Any], role: str) -> list[str]:
    """The words that fill a role, each with its canonical name; none that come from outside the claim's own words."""
    words, named = listed(claim.get(f"{role}_phrase")), listed(claim.get(role))
    if claim.get(f"{role}_basis") and not all(word in claim["quote"] for word in words):
        return []
    return [f"{w}|{n}" for w, n in zip(words, named, strict=True)] if len(words) == len(named) else words


def listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [] if value is None else [value]


def same(gold: Pair, ours: Pair) -> bool:
    """Whether two pairs are one: of a kind, in one stretch of text, the sides the same either way round."""
    if gold.kind != ours.kind or not overlap((gold.start, gold.end), [(ours.start, ours.end)]):
        return False
    straight = alike(gold.one, ours.one) and alike(gold.other, ours.other)
    return straight or (alike(gold.one, ours.other) and alike(gold.other, ours.one))


def alike(gold: str, ours: str) -> bool:
    """Whether gold words and ours ("words|name") mean one side."""
    theirs = bare(gold)
    known = {a.id for a in ACTORS.find(theirs)}
    for name in ours.split("|"):
        mine = bare(name)
        if f" {mine} " in f" {theirs} " or f" {theirs} " in f" {mine} " or known & {a.id for a in ACTORS.find(mine)}:
            return True
    return False


def bare(words: str) -> str:
    return key(words).removeprefix("the ")


def line(what: str, counts: Counter[str]) -> str:
    hit, gold, good, ours = (counts[f"{what} {part}"] for part in ("hit", "gold", "good", "ours"))
    recall, precision = hit / max(gold, 1), good / max(ours, 1)
    f1 = 2 * recall * precision / (recall + precision) if recall + precision else 0.0
    return f"{what:16} P {precision:.3f} of {ours:4}  R {recall:.3f} of {gold:4}  F1 {f1:.3f}"


ACTORS = load_actors()

if __name__ == "__main__":
    main()
