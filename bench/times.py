"""Measures how well times are found and read: `python bench/times.py [--errors N]`.

In:     ../shared/data/tempeval3 and ../shared/gold (or HELDBY_SHARED); nothing is written.
Out:    TempEval-3 figures (strict and relaxed detection, type, value), publication there and on the gold, the
        share of gold claims with a time phrase whose time is read as the coder read it.
Never:  a tuned figure without its untouched twin: gold batches 4 and 5 are reported apart.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import sys
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

from heldby.mark.quantities import quantities
from heldby.mark.times import times
from heldby.model import Claim, Filler, Passage, PassageKind, Report, Sentence, Status, When
from heldby.model.quantity_of import quantity_of
from heldby.resolve.claim_times import claim_times
from heldby.resolve.dates import timex
from heldby.resolve.published import published

SHARED = Path(os.environ.get("HELDBY_SHARED", Path(__file__).resolve().parents[2] / "shared"))
_END = re.compile(
    r"(?<!\b(?:Jan|Feb|Mar|Apr|Aug|Oct|Nov|Dec)\.)(?<!\bSept\.)(?<!\b(?:Mr|St|Dr|Lt)\.)(?<!\b[ap]\.m\.)(?<=[.!?])[\"”']?\s+(?=[\"“']?[A-Z0-9])|\n\s*\n|\n(?=[A-Z])"
)


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None, f"{path} cannot be loaded"
    assert spec.loader is not None, f"{path} cannot be loaded"
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def split(text: str) -> tuple[Sentence, ...]:
    """Sentences by punctuation and blank lines, without tokens: the times need none."""
    cuts = [0, *(m.end() for m in _END.finditer(text)), len(text)]
    return tuple(Sentence(start=a, end=b, tokens=()) for a, b in pairwise(cuts) if text[a:b].strip())


def rate(right: int, told: int, gold: int) -> str:
    p, r = right / max(told, 1), right / max(gold, 1)
    return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / max(p + r, 1e-9):.3f}"


def tempeval(errors: int) -> None:
    strict = relaxed = typed = valued = told = gold = words = 0
    wrong: Counter[tuple[str, ...]] = Counter()
    spent = 0.0
    for doc in _module(SHARED / "data" / "loaders.py").tempeval3():
        text, day = doc["text"], When.from_timex(doc["published"][:10])
        began = time.perf_counter()
        found = times(text, split(text))
        spent += time.perf_counter() - began
        words += len(text.split())
        told, gold = told + len(found), gold + len(doc["times"])
        free = list(found)
        for start, end, kind, value in doc["times"]:
            strict += any((m.start, m.end) == (start, end) for m in found)
            hit = next((m for m in free if m.start < end and start < m.end), None)
            if hit is None:
                wrong["missed", text[start:end], kind, value] += 1
                continue
            free.remove(hit)
            relaxed += 1
            typed += hit.form == kind
            valued += timex(hit, day) == value
            if timex(hit, day) != value:
                wrong["value", hit.text, hit.value, timex(hit, day), value, doc["published"]] += 1
        for m in free:
            wrong["extra", m.text, m.form, text[max(0, m.start - 20) : m.end + 20].replace("\n", " ")] += 1
    print(f"TempEval-3 TBAQ: {gold} expressions, {told} told, {words} words, {words / spent:,.0f} words a second")
    for name, right in (("strict", strict), ("relaxed", relaxed), ("type", typed), ("value", valued)):
        print(f"  {name:8} {rate(right, told, gold)}")
    for kind in ("missed", "extra", "value"):
        for row, n in [(r, n) for r, n in wrong.most_common() if r[0] == kind][:errors]:
            print("   ", n, *row, sep=" | ")


def inferred() -> None:
    """How often the day of publication lies in what is told from the text alone; open stretches counted apart."""
    held: Counter[tuple[str, bool]] = Counter()
    stories = 0
    for doc in _module(SHARED / "data" / "loaders.py").tempeval3():
        text, day = doc["text"], When.from_timex(doc["published"][:10])
        stories += 1
        body = [Passage(start=0, end=len(text), kind=PassageKind.BODY)]
        told, _ = published(Report(id="r", text=text), body, times(text, split(text)))
        if told is not None:
            held["closed" if told.start and told.end else "open", told.overlaps(day)] += 1
    print(f"publication from the text alone, {stories} TempEval-3 stories (business news for the most part):")
    for sort in ("closed", "open"):
        print(f"  {sort} stretches {held[sort, True] + held[sort, False]}, {held[sort, True]} hold the day")


def gold_files() -> dict[str, list[Path]]:
    root = SHARED / "gold"
    seen = [*root.glob("0*.yaml"), *(f for b in "123" for f in (root / "more" / f"batch{b}").glob("*.yaml"))]
    kept = [f for b in "45" for f in (root / "more" / f"batch{b}").glob("*.yaml")]
    return {"gold and batches 1-3": sorted(seen), "batches 4-5, untouched while writing": sorted(kept)}


def passages(text: str, doc: dict[str, Any]) -> tuple[Passage, ...]:
    """Paragraphs, furniture as the gold has it."""
    out = []
    for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text):
        head = match.group().lstrip()
        kind = PassageKind.BODY if out else PassageKind.HEADLINE
        coded = any(match.start() <= claim["start"] < match.end() for claim in doc["claims"])
        if not coded and any(head.startswith(str(words)) for words in doc.get("furniture") or []):
            kind = PassageKind.TEASER
        out.append(Passage(start=match.start(), end=match.end(), kind=kind))
    return tuple(out)


def body_of(path: Path, doc: dict[str, Any]) -> str:
    beside = path.with_suffix(".txt")
    return (beside if beside.exists() else SHARED / "reports" / doc["report"]).read_text(encoding="utf-8")


def gold(name: str, files: list[Path], errors: int) -> None:
    score = _module(SHARED / "gold" / "score.py")
    overlap = known = said = 0
    tally: Counter[tuple[str, bool]] = Counter()
    for path in files:
        doc = yaml.safe_load(path.read_text(encoding="utf-8"))
        if "report" not in doc:
            continue
        text = body_of(path, doc)
        parts = passages(text, doc)
        article = [p for p in parts if p.kind.is_article]
        sentences = tuple(
            Sentence(start=p.start + s.start, end=p.start + s.end, tokens=())
            for p in article
            for s in split(text[p.start : p.end])
        )
        mentions = times(text, sentences)
        report = Report(id=doc["report"], text=text)
        told, why = published(report, parts, mentions)
        truth = When.parse(str(doc["published"]))
        if not path.stem.startswith("wp-"):
            known += 1
            said += told is not None
            overlap += told is not None and told.overlaps(truth)
            if errors and (told is None or not told.overlaps(truth)):
                print("   ", path.stem, told, truth, why, sep=" | ")
        if doc.get("duplicate_of"):
            continue
        claims = [claim_of(claim, text) for claim in doc["claims"]]
        links = {link.claim: link for link in claim_times("r", claims, mentions, truth) if link.role == "time"}
        for claim, coded in zip(claims, doc["claims"], strict=True):
            when = links[claim.id].when
            ok = bool(when and score.time_ok(coded["time"], when.edtf()))
            tally["phrase" if claim.time else "bare", ok] += 1
            if errors and claim.time and not ok:
                print("   ", path.stem, claim.time.text, links[claim.id].name, coded["time"], truth, sep=" | ")
    print(
        f"{name}: published told for {said} of {known} (encyclopaedia copies left out), {overlap} overlap the coder's"
    )
    for sort, words in (("phrase", "with a time phrase"), ("bare", "without one")):
        right, count = tally[sort, True], tally[sort, True] + tally[sort, False]
        print(f"  claims {words} {count}, dated as the coder did {right} ({right / max(count, 1):.3f})")


def claim_of(coded: dict[str, Any], text: str) -> Claim:
    """A gold claim as the claim stage would hand it over, its time phrase found near its quote."""
    words, phrase = coded.get("time_phrase"), None
    if words:
        at = text.find(words, max(0, coded["start"] - 300))
        at = max(0, at if at >= 0 else text.find(words))
        phrase = Filler(start=at, end=at + len(words), text=words)
    where = {key: coded[key] for key in ("id", "kind", "quote", "start", "end")}
    return Claim(report="r", status=Status(coded["status"]), time=phrase, **where)


def numbers(files: list[Path], errors: int) -> None:
    """How many gold amounts are marked inside their claim's quote, and how many with the coder's low and high."""
    told = right = amounts = 0
    for path in files:
        doc = yaml.safe_load(path.read_text(encoding="utf-8"))
        if "report" not in doc or doc.get("duplicate_of"):
            continue
        text = body_of(path, doc)
        found = quantities(text, split(text))
        for claim in doc["claims"]:
            at = text.find(str(claim.get("amount_phrase") or "\0"), claim["start"])
            if at < 0 or at > claim["end"]:
                continue
            amounts += 1
            end = at + len(str(claim["amount_phrase"]))
            hits = [quantity_of(m) for m in found if m.start < end and at < m.end]
            told += bool(hits)
            ok = any((q.low, q.high) == (claim.get("low"), claim.get("high")) for q in hits)
            right += ok
            if errors and not ok:
                print(
                    "   ", path.stem, claim["amount_phrase"], claim.get("low"), claim.get("high"), hits[:1], sep=" | "
                )
    print(f"  amounts {amounts}, marked {told}, low and high as the coder's {right} ({right / max(amounts, 1):.3f})")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--errors", type=int, default=0, help="print this many errors of each sort")
    parser.add_argument("--only", choices=["tempeval", "gold"])
    options = parser.parse_args(sys.argv[1:])
    if options.only != "gold":
        tempeval(options.errors)
        inferred()
    if options.only != "tempeval":
        for title, paths in gold_files().items():
            shown = options.errors if "untouched" not in title else 0
            gold(title, paths, shown)
            numbers(paths, shown)
