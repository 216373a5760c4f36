"""The sample is what it says it is: our own words, three wars, every trap in its place.

In:     src/heldby/data/sample, and the shared material when it is there.
Out:    a failure that names the report.
Never:  a judgement of what heldby makes of them; that is test_sample_answers.py.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import chain

import pytest
from sample_index import INDEX, REPORTS, SHARED, texts

ENTRIES = {entry["name"]: entry for entry in INDEX["report"]}
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
LONGEST_SHARED_RUN = 8
LONG_NAMES = re.compile(r"islamic state of iraq and the levant|syrian observatory for human rights")


def bearing(trap: str) -> list[str]:
    return [name for name, entry in ENTRIES.items() if trap in entry["traps"]]


def bare_words(text: str) -> list[str]:
    return re.findall(r"[\w'’-]+", LONG_NAMES.sub("name", text.lower()))


def shingles(words: list[str], size: int) -> set[tuple[str, ...]]:
    return set(zip(*(words[i:] for i in range(size)), strict=False))


def test_index_and_folder_name_the_same_reports() -> None:
    assert set(ENTRIES) == set(texts())
    assert {entry["file"] for entry in ENTRIES.values()} == {path.name for path in REPORTS.iterdir()}
    assert len(ENTRIES) == len(INDEX["report"]) >= 16


def test_three_wars_and_five_house_styles() -> None:
    wars = [entry["war"] for entry in ENTRIES.values()]
    assert {war: wars.count(war) for war in sorted(set(wars))} == {"libya": 4, "syria_iraq": 18, "ukraine": 10}
    styles = {entry["style"] for entry in ENTRIES.values()}
    assert styles == {"wire", "weekly", "think_tank", "regional_daily", "ministry_statement"}


def test_every_format_that_the_reader_knows_is_there() -> None:
    assert {path.suffix for path in REPORTS.iterdir()} == {".md", ".txt", ".html", ".jsonl", ".csv"}


@pytest.mark.parametrize("name", ENTRIES)
def test_length(name: str) -> None:
    assert 120 <= len(texts()[name].text.split()) <= 400


@pytest.mark.parametrize("name", ENTRIES)
def test_given_date_is_the_indexed_one(name: str) -> None:
    report = texts()[name]
    if report.date:
        assert report.date == ENTRIES[name]["published"]
        date.fromisoformat(report.date)
        assert report.given["title"]
        assert report.given["source"]
    else:
        assert report.file.endswith((".txt", ".html"))


def test_every_trap_is_explained_and_sprung() -> None:
    sprung = set(chain.from_iterable(entry["traps"] for entry in ENTRIES.values()))
    assert sprung == set(INDEX["traps"])


def test_near_copy_is_near_but_not_the_same() -> None:
    (copy,) = (entry for entry in ENTRIES.values() if "copy_of" in entry)
    first, second = (shingles(texts()[name].words, 3) for name in (copy["name"], copy["copy_of"]))
    assert 0.6 < len(first & second) / len(first | second) < 0.95


def test_all_other_pairs_are_far_apart() -> None:
    each = {name: shingles(report.words, 3) for name, report in texts().items()}
    copies = {frozenset((e["name"], e["copy_of"])) for e in ENTRIES.values() if "copy_of" in e}
    pairs = [(a, b) for a in each for b in each if a < b and frozenset((a, b)) not in copies]
    nearest = max(len(each[a] & each[b]) / len(each[a] | each[b]) for a, b in pairs)
    assert nearest < 0.1


@pytest.mark.parametrize("name", bearing("later_teaser"))
def test_teaser_names_a_later_year(name: str) -> None:
    published = int(ENTRIES[name]["published"][:4])
    assert max(int(year) for year in YEAR.findall(texts()[name].text)) > published


@pytest.mark.parametrize("name", sorted(set(ENTRIES) - set(bearing("later_teaser"))))
def test_no_other_report_looks_past_its_next_year(name: str) -> None:
    published = int(ENTRIES[name]["published"].lstrip("[")[:4])
    assert max((int(year) for year in YEAR.findall(texts()[name].text)), default=published) <= published + 1


@pytest.mark.parametrize("name", bearing("broken_words"))
def test_words_are_broken(name: str) -> None:
    broken = re.findall(r"\b(?:al|el|US)(?:[A-Z]\w+|led)\b|\b(?!Mc)[A-Z][a-z]+[A-Z]\w+\b", texts()[name].text)
    assert len(set(broken)) >= 2, broken


def test_only_the_undated_report_has_no_day() -> None:
    def dated(name: str) -> bool:
        report = texts()[name]
        months = "January|February|March|April|May|June|July|August|September|October|November|December"
        head = " ".join(report.text.split()[:45])
        line = re.search(rf"(?:\d{{1,2}} (?:{months})|(?:{months}) \d{{1,2}},) \d{{4}}", head)
        return bool(report.date or line)

    assert [name for name in ENTRIES if not dated(name)] == bearing("undated") == ["manbij-undated"]


@pytest.mark.parametrize(
    ("trap", "shows"),
    [
        (
            "bounds",
            r"\b(?:(?:more|fewer) than|under|up(?:wards)?|at least|nearly|over|some|as many as|around|about) [\d\w]",
        ),
        ("unnamed_source", r"official|officer|who gave no name|anonymity|declining|adviser|speaking|unnamed"),
        ("scare_quotes", r"[\"“][^\"”]{3,60}[\"”]"),
        ("split_quote", r"[\"“][^\"”]+[\"”].{3,260}[\"“][^\"”]+[\"”]"),
        ("road_cut", r"cut off|cut\b|cuts\b|sever|blocked|Without it"),
        ("road_held", r"road|lorries|tracks"),
        ("denial", r"den(?:y|ied|ies)|reject|contradict|disput|dismiss|refuse"),
        ("forecast", r"expect|predict|likel|think|would|estimate"),
        (
            "past_control",
            r"had (?:held|ruled|entered|been)|has held|(?:re)?captured|held|wrested|occupied|seized|ending",
        ),
        ("caption", r"\((?:Handout|Photo: pool)\)"),
        ("baseline", r"more than half|square kilometres|per ?cent|half of|down from"),
        ("partisan_wording", r"heroic|terrorist|liberat|occupier|deport|crime|adversary"),
    ],
)
def test_trap_shows_in_the_words(trap: str, shows: str) -> None:
    missing = [name for name in bearing(trap) if not re.search(shows, texts()[name].text, re.DOTALL | re.I)]
    assert bearing(trap)
    assert not missing


def test_questions_rest_on_reports_of_the_sample() -> None:
    for question in INDEX["question"]:
        assert set(question["rests_on"]) | set(question.get("against", ())) <= set(ENTRIES), question["id"]
        assert question["ask"] in {"holder", "not_holder", "dispute", "family", "published", "nothing_after"}
        if "holder" in question:
            assert question["holder"] in INDEX["holders"]
    names = [question["id"] for question in INDEX["question"]]
    assert len(set(names)) == len(names) >= 25


def test_answers_can_be_known_when_they_are_asked() -> None:
    for question in INDEX["question"]:
        known = question.get("known")
        for name in question["rests_on"] if known else ():
            assert ENTRIES[name]["published"] <= known, f"{question['id']} rests on the later {name}"


def test_no_run_of_words_comes_from_the_shared_material() -> None:
    """Eight words in a row may not be found in it, a long name counting as one word."""
    if not SHARED.exists():
        pytest.skip("the shared material is not here; the check needs it")
    ours = {name: shingles(bare_words(report.text), LONGEST_SHARED_RUN) for name, report in texts().items()}
    taken = {}
    for path in sorted(SHARED.rglob("*")):
        if path.suffix not in {".txt", ".md", ".csv", ".jsonl", ".yaml"} or not path.is_file():
            continue
        if path.stat().st_size > 12_000_000:
            continue
        theirs = shingles(bare_words(path.read_text(encoding="utf-8", errors="replace")), LONGEST_SHARED_RUN)
        taken |= {(path.name, name): found for name, mine in ours.items() if (found := mine & theirs)}
    assert not taken, "\n".join(f"{where}: {[' '.join(run) for run in runs]}" for where, runs in taken.items())
