"""Measures actors and persons: are those of gold claims marked, and is the name they resolve to the right one?

    python bench/actors.py [--shared DIR] [--show NAME]      NAME: tuned, kept, re3d; prints what was missed

Gold claims: the actors, opponents and sources whose name or variant (the gold's actors.csv) stands within 400
characters of the quote. "marked": some mention there bears such a name; "right": the name its link gives is one of
them (bodies joined as in score.py). "agree": of all mentions that are word for word a variant, those whose link gives
the same body. batch4 and batch5 were not looked at while the rules were written.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import json
import os
import time
from collections import Counter
from pathlib import Path

import yaml

from heldby.clean import clean
from heldby.gazetteer import Atlas
from heldby.gazetteer.wording import place_words
from heldby.languages.en import English
from heldby.lexicon.actors import load_actors
from heldby.mark.actors import actors
from heldby.mark.persons import persons
from heldby.mark.places import places
from heldby.model import MentionKind, Report, Span, report_id
from heldby.resolve import name_setting
from heldby.resolve.actor_scene import Setting
from heldby.resolve.actors import resolve_actors
from heldby.resolve.places import resolve_places

WINDOW = 400
FIELDS = ("actor", "against", "helped_by", "a", "b", "by", "source")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    root = Path(__file__).parents[1]
    options.add_argument("--shared", type=Path, default=Path(os.environ.get("HELDBY_SHARED", root.parent / "shared")))
    options.add_argument("--show", default="")
    options.add_argument("--no-places", action="store_true", help="let the text's own names of countries tell the war")
    given = options.parse_args()
    reader = Reader(not given.no_places)
    scorer = _scorer(given.shared / "gold" / "score.py")
    sets = {
        "tuned": [given.shared / "gold", *(given.shared / "gold" / "more" / f"batch{n}" for n in (1, 2, 3))],
        "kept": [given.shared / "gold" / "more" / f"batch{n}" for n in (4, 5)],
    }
    for name, folders in sets.items():
        counts, missed = Counter(), Counter()
        for folder in folders:
            gold_folder(folder, given.shared, scorer, reader, counts, missed)
        print_counts(name, counts)
        if given.show == name:
            print(*(f"{n:4} {what}" for what, n in missed.most_common()), sep="\n")
    re3d(given.shared / "data" / "re3d", reader, show=given.show == "re3d")
    print(
        f"speed: {reader.tokens / reader.seconds:,.0f} tokens a second to mark and resolve ({reader.tokens:,} tokens)"
    )


class Reader:
    """Marks and resolves a text, timing all but the parser."""

    def __init__(self, with_places: bool) -> None:
        self.known, self.english, self.with_places, self.atlas = load_actors(), English(), with_places, Atlas()
        self.tokens, self.seconds = 0, 0.0

    def setting(self, report: Report, sentences) -> Setting:
        """Where the report is set by its places, as the resolve stage gives it."""
        if not self.with_places:
            return Setting()
        named = places(report.text, sentences, self.atlas, place_words("en"))
        return name_setting(named, resolve_places(report.id, named, self.atlas), self.atlas)

    def read(self, text: str):
        report = Report(id=report_id(text), text=text)
        cleaned, _problems = clean(report)
        spans = [Span(start=p.start, end=p.end) for p in cleaned.passages if p.kind.is_article]
        sentences = self.english.sentences(text, spans, cleaned.repairs)
        began = time.process_time()
        mentions = [
            *actors(text, sentences, self.known, cleaned.repairs),
            *persons(text, sentences, self.known, cleaned.repairs),
        ]
        self.seconds += time.process_time() - began
        setting = self.setting(report, sentences)
        began = time.process_time()
        links = resolve_actors(report, mentions, sentences, self.known, setting)
        self.seconds += time.process_time() - began
        self.tokens += sum(len(s.tokens) for s in sentences)
        return mentions, links


def gold_folder(folder: Path, shared: Path, scorer, reader: Reader, counts: Counter, missed: Counter) -> None:
    names = scorer.Names(str(folder))
    variants = variants_of(folder, scorer)
    for path in sorted(folder.glob("*.yaml")):
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        if not isinstance(gold, dict) or not gold.get("claims"):
            continue
        stem = gold["report"]
        text_path = next(p for p in (folder / stem, folder / f"{stem}.txt", shared / "reports" / stem) if p.exists())
        text = text_path.read_bytes().decode("utf-8")
        links = reader.read(text)[1]
        said = [(link, body_of(names, link.name), body_of(names, text[link.start : link.end])) for link in links]
        count_links(said, text, path.stem, counts, missed)
        for claim in gold["claims"]:
            count_claim(claim, text, said, (names, variants, scorer), path.stem, counts, missed)


def variants_of(folder: Path, scorer) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    with (folder / "actors.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            told = {scorer.norm(v) for v in (row["name"], *row["variants"].split(";")) if v}
            found.setdefault(row["body"] or row["id"], set()).update(told)
    return found


def count_links(said: list, text: str, report: str, counts: Counter, missed: Counter) -> None:
    for link, meant, written in said:
        if not written or link.kind is not MentionKind.ACTOR:
            continue
        counts.update({"mentions": 1, "agree": int(meant == written), "open": int(link.id is None)})
        if meant != written:
            words = text[link.start : link.end]
            missed[f"link {report}: {words!r} -> {link.name!r} ({link.id}; {link.reason}), gold {written}"] += 1


def count_claim(claim: dict, text: str, said: list, gold: tuple, report: str, counts: Counter, missed: Counter) -> None:
    names, variants, scorer = gold
    low, high = max(0, claim["start"] - WINDOW), claim["end"] + WINDOW
    near = f" {scorer.norm(text[low:high])} "
    here = [(meant, written) for link, meant, written in said if low <= link.start < high]
    for field, value in ((f, v) for f in FIELDS for v in scorer.as_list(claim.get(f))):
        body = body_of(names, value) or scorer.norm(value)
        told = any(f" {v} " in near for v in variants.get(body, {scorer.norm(value)}))
        if value in ("author", "unnamed") or not told:
            continue
        marked = any(body in pair for pair in here)
        right = any(meant == body for meant, _written in here)
        group = "source" if field == "source" else "actor"
        counts.update({group: 1, f"{group} marked": int(marked), f"{group} right": int(right)})
        if not right:
            missed[f"{group} {report}: {value}{'' if marked else ' (not marked)'}"] += 1


def body_of(names, name: str) -> str:
    found = names.id(name, "actor")
    return names.body.get(found, found) if found else ""


def print_counts(name: str, counts: Counter) -> None:
    for group in ("actor", "source"):
        n = counts[group]
        marked, right = counts[f"{group} marked"] / n, counts[f"{group} right"] / n
        print(f"{name:6} {group:7} {n:5} in claims, marked {marked:.3f}, right {right:.3f}")
    n = counts["mentions"]
    agree, still_open = counts["agree"] / n, counts["open"] / n
    print(f"{name:6} links   {n:5} mentions that are variants, agree {agree:.3f}, open {still_open:.3f}")


def re3d(folder: Path, reader: Reader, show: bool) -> None:
    """Organisations and nationalities against our actor mentions, persons against persons; overlap counts."""
    counts: Counter[str] = Counter()
    missed, extra = Counter(), Counter()
    for source in sorted(p for p in folder.iterdir() if p.is_dir()):
        documents = {d["_id"]: d for d in map(json.loads, (source / "documents.json").read_text("utf-8").splitlines())}
        gold: dict[str, list[dict]] = {}
        for line in (source / "entities.json").read_text("utf-8").splitlines():
            entity = json.loads(line)
            gold.setdefault(entity["documentId"], []).append(entity)
        for key, document in documents.items():
            mentions, _links = reader.read(document["text"])
            for kind, types in (
                (MentionKind.ACTOR, ("Organisation", "Nationality")),
                (MentionKind.PERSON, ("Person",)),
            ):
                ours = [m for m in mentions if m.kind is kind and m.form != "pronoun"]
                pronouns = {"we", "they", "it", "our", "their", "us", "you", "he", "she", "his", "i", "who"}
                theirs = [e for e in gold.get(key, []) if e["type"] in types and e["value"].lower() not in pronouns]
                hit = [e for e in theirs if any(m.start < e["end"] and e["begin"] < m.end for m in ours)]
                good = [
                    m
                    for m in ours
                    if any(m.start < e["end"] and e["begin"] < m.end for e in gold.get(key, []) if e["type"] in types)
                ]
                counts.update(
                    {
                        f"{kind} gold": len(theirs),
                        f"{kind} hit": len(hit),
                        f"{kind} ours": len(ours),
                        f"{kind} good": len(good),
                    }
                )
                missed.update(e["value"] for e in theirs if e not in hit)
                extra.update(m.text for m in ours if m not in good)
    for kind in (MentionKind.ACTOR, MentionKind.PERSON):
        gold_count, our_count = counts[f"{kind} gold"], counts[f"{kind} ours"]
        recall, precision = counts[f"{kind} hit"] / gold_count, counts[f"{kind} good"] / our_count
        print(f"re3d   {kind:7} recall {recall:.3f} of {gold_count}, precision {precision:.3f} of {our_count}")
    if show:
        print("missed", missed.most_common(80))
        print("extra", extra.most_common(80))


def _scorer(path: Path):
    spec = importlib.util.spec_from_file_location("gold_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
