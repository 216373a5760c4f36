"""How well place phrases of the gold are found and resolved, and how fast.

    python bench/places.py [GOLD_DIR] [--show]

GOLD_DIR (default ../shared/gold) holds gold reports and `more/batch*`; `batch4` and `batch5` were not looked at while
the rules were written and are printed apart. `covered`: a mention overlaps the phrase. `name`: the names resolved in
the phrase hold the gold's place, by its own variants; `right`: so do they, the words of the mentions or the phrase.
Phrases without a capital letter ("the city") name nothing and are counted apart.
"""

from __future__ import annotations

import importlib.util
import sys
import time
from collections import Counter
from pathlib import Path

import yaml

from heldby.gazetteer import Atlas, place_words
from heldby.languages.en import English
from heldby.mark.places import places
from heldby.model import Span
from heldby.resolve.places import resolve_places

ROOT = Path(__file__).resolve().parents[1]


def scorer(gold: Path):
    spec = importlib.util.spec_from_file_location("gold_score", gold / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def text_of(gold_file: Path, report: str, gold: Path) -> str | None:
    for folder in (gold_file.parent, gold.parent / "reports"):
        for name in (report, gold_file.stem + ".txt"):
            if (folder / name).is_file():
                return (folder / name).read_bytes().decode("utf-8")
    return None


def listed(value) -> list[str]:
    return value if isinstance(value, list) else [] if value is None else [value]


def measure(folder: Path, gold: Path, atlas: Atlas, tally: Counter, *, show: bool) -> None:
    names, words, english = scorer(gold).Names(str(folder)), place_words("en"), English()
    for file in sorted(folder.glob("*.yaml")):
        doc = yaml.safe_load(file.read_text(encoding="utf-8"))
        text = text_of(file, str(doc.get("report")), gold)
        if text is None or not doc.get("claims"):
            continue
        sentences = english.sentences(text, [Span(start=0, end=len(text))])
        begun = time.perf_counter()
        mentions = places(text, sentences, atlas, words)
        links = resolve_places("r", mentions, atlas)
        tally["seconds"] += time.perf_counter() - begun
        tally["words"] += len(text.split())
        seen = set()
        for claim in doc["claims"]:
            phrases, meant = listed(claim.get("place_phrase")), listed(claim.get("place"))
            for i, phrase in enumerate(phrases):
                at = text.find(phrase, claim["start"])
                at = at if 0 <= at < claim["end"] else text.find(phrase)
                wanted = names.ids(meant[i] if len(meant) == len(phrases) else meant, "place")
                if at < 0 or not claim.get("place") or (at, phrase) in seen:
                    continue
                seen.add((at, phrase))
                kind = "named" if any(c.isupper() for c in phrase) else "unnamed"
                inside = [
                    (m, k) for m, k in zip(mentions, links, strict=True) if m.start < at + len(phrase) and at < m.end
                ]
                told = set().union(
                    *(names.ids([m.text, k.name], "place") for m, k in inside),
                    *(names.ids(phrase, "place"),) * bool(inside),
                )
                by_name = set().union(*(names.ids(k.name, "place") for _, k in inside if k.id))
                tally[kind] += 1
                tally[kind, "covered"] += bool(inside)
                tally[kind, "right"] += wanted <= told
                tally[kind, "name"] += wanted <= by_name
                if show and kind == "named" and not wanted <= by_name:
                    print("   ", file.stem, repr(phrase), wanted, [(m.text, m.value, k.name, k.id) for m, k in inside])


def report(title: str, folders: list[Path], gold: Path, atlas: Atlas, *, show: bool) -> None:
    tally: Counter = Counter()
    for folder in folders:
        measure(folder, gold, atlas, tally, show=show)
    print(f"{title}: {len(folders)} folders")
    for kind in ("named", "unnamed"):
        n = max(tally[kind], 1)
        shares = "  ".join(f"{what} {tally[kind, what] / n:.3f}" for what in ("covered", "right", "name"))
        print(f"  {kind:8} phrases {tally[kind]:4d}  {shares}")
    print(f"  {1e6 * tally['seconds'] / max(tally['words'], 1):.0f} ms per 1000 words without parsing")


def main() -> None:
    given = [a for a in sys.argv[1:] if not a.startswith("--")]
    gold = Path(given[0]) if given else ROOT.parent / "shared" / "gold"
    begun = time.perf_counter()
    atlas = Atlas()
    print(f"open: {1000 * (time.perf_counter() - begun):.0f} ms")
    show = "--show" in sys.argv
    report("written with", [gold, *(gold / "more" / f"batch{i}" for i in (1, 2, 3))], gold, atlas, show=show)
    report("held out", [gold / "more" / f"batch{i}" for i in (4, 5)], gold, atlas, show=False)


if __name__ == "__main__":
    main()
