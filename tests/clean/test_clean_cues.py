"""The examples in the data files are tests: every cue fits its own, every joint is repaired, every look-alike left."""

import re

import pytest

from heldby.clean import clean
from heldby.clean.cues import Cue, cues, masthead
from heldby.clean.repair import repairs
from heldby.lexicon.tables import data_path, table
from heldby.model import Report

CUES = cues("en")
JOINTS = table(data_path("lang", "en", "clean", "joints.toml"))
PAIRS = [pair for entry in JOINTS["repair"] for pair in zip(entry["broken"], entry["meant"], strict=True)]
PROSE = (
    "The engineers said on Monday that the repair of the old bridge would take at least another three weeks of work. "
    * 3
)


@pytest.mark.parametrize("cue", [c for c in CUES if c.where in ("line", "start", "end")], ids=lambda c: c.example[:40])
def test_a_line_cue_fits_its_example(cue: Cue) -> None:
    assert cue.fits(cue.example)


@pytest.mark.parametrize(
    "cue", [c for c in CUES if c.where in ("head", "tail", "within", "credit")], ids=lambda c: c.why
)
def test_an_inline_cue_takes_what_stands_between_the_brackets(cue: Cue) -> None:
    before, inner, after = re.split(r"\[\[|\]\]", cue.example)
    lead, trail = (PROSE if cue.where == "tail" else "", " " + PROSE if cue.where != "tail" else "")
    text = f"{lead}{before}{inner}{after}{trail}".strip()
    passages = clean(Report(id="r", text=text))[0].passages
    assert (cue.kind, inner) in [(p.kind, text[p.start : p.end]) for p in passages]


@pytest.mark.parametrize(("broken", "meant"), PAIRS)
def test_joined_words_are_repaired_where_they_stand(broken: str, meant: str) -> None:
    text = f"They said that {broken} forces had left."
    (repair,) = repairs(text, "en")
    assert (text[repair.start : repair.end], repair.text) == (broken, meant)


@pytest.mark.parametrize("word", JOINTS["untouched"]["words"])
def test_words_written_with_a_capital_inside_are_left(word: str) -> None:
    assert repairs(f"They said that {word} had left.", "en") == ()


def test_reference_marks_hang_on_the_word_before_them() -> None:
    text = "The town fell.[12][3] Rebels[4] left [in haste]."
    assert [(text[r.start : r.end], r.text) for r in repairs(text, "en")] == [(".[12][3]", "."), ("s[4]", "s")]


STRIPPED = (
    "Assad spoke. Assads forces took Syrias old towns and the citys bridge while Kurds and Syrians fled. " + PROSE
)


def test_stripped_apostrophes_are_put_back_and_plurals_left() -> None:
    found = {(STRIPPED[r.start : r.end], r.text) for r in repairs(STRIPPED, "en")}
    assert found == {("Assads", "Assad's"), ("Syrias", "Syria's"), ("citys", "city's")}


def test_who_has_members_is_one_group() -> None:
    text = "Troops killed the groups members and the regimes forces fled while rebel groups met. " + PROSE
    found = {(text[r.start : r.end], r.text) for r in repairs(text, "en")}
    assert found == {("groups", "group's"), ("regimes", "regime's")}


def test_a_text_with_apostrophes_has_lost_none() -> None:
    assert repairs(STRIPPED + "The town's mayor fled.", "en") == ()


@pytest.mark.parametrize("name", ["The Valley Herald", "Sunday Star-Times", "The River PostTruth Above All"])
def test_mastheads_are_known(name: str) -> None:
    assert masthead("en").fullmatch(name)


@pytest.mark.parametrize("line", ["Rebels take the town in hard times", "Army Post falls to rebels"])
def test_headlines_are_no_mastheads(line: str) -> None:
    assert not masthead("en").fullmatch(line)
