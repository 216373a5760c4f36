"""docs/how-it-flows.md says what heldby does: each block is checked against the program, most without docs/flow.py."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import flow
import heldby
from heldby.model import Mention, MentionKind, Reading, parse, written
from heldby.pipeline import Reader
from heldby.read import read

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "how-it-flows.md").read_text("utf-8")
BLOCKS = flow.blocks(PAGE)
REPORTS = ROOT / "src" / "heldby" / "data" / "sample" / "reports"
FOLLOWED, RETOLD = REPORTS / "palmyra-2016-03-28.md", REPORTS / "palmyra-2016-03-29-quayside.md"

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@pytest.fixture(scope="module")
def reading() -> Reading:
    [arrival] = read([FOLLOWED])
    assert arrival.report
    return Reader().read_one(arrival.report)


def test_the_page_is_up_to_date() -> None:
    assert flow.filled(PAGE) == PAGE, "run: make docs"


def test_every_stage_has_its_block() -> None:
    assert list(BLOCKS) == list(flow.MADE)
    assert all(BLOCKS.values())


def test_the_sentence_quoted_is_that_of_the_sample(reading: Reading) -> None:
    quoted = " ".join(re.findall(r"^> (.*)$", PAGE, re.MULTILINE)).removesuffix(" [...]")
    assert quoted in reading.report.text


def test_the_claim_is_what_the_program_reads(reading: Reading) -> None:
    claim = parse(BLOCKS["claim"])
    assert claim in reading.claims
    assert BLOCKS["claim"] in [written(c) for c in reading.claims]
    assert claim.verify(reading.report.text)
    assert (claim.kind, claim.traits["change"]) == ("control", "taken")


def test_the_mentions_are_those_the_program_marks(reading: Reading) -> None:
    line = re.compile(r"(\d+)-(\d+) +(\w+) +(.+?)  +(\w+)  +(.+)")
    told = [found.groups() for found in map(line.fullmatch, BLOCKS["mark"].splitlines()) if found]
    first, last = int(told[0][0]), int(told[-1][1])
    within = [m for m in sorted(reading.mentions) if first <= m.start and m.end <= last]
    assert [(int(s), int(e), kind, text, form, known) for s, e, kind, text, form, known in told] == [
        (m.start, m.end, str(m.kind), m.text, m.form, _known(m)) for m in within
    ]
    assert len(told) == len(BLOCKS["mark"].splitlines())


def _known(mention: Mention) -> str:
    count = len(mention.candidates)
    return f"{count} known" if count > 1 else mention.candidates[0] if count else "-"


def test_the_number_of_namesakes_told_is_so(reading: Reading) -> None:
    told = re.search(r"There are (\w+) places called Palmyra", PAGE)
    [palmyra] = {m.candidates for m in reading.mentions if m.text == "Palmyra" and m.kind is MentionKind.PLACE}
    assert told
    assert told[1] == _NUMBERS[len(palmyra)]


def test_the_answers_are_those_of_a_record(tmp_path: Path) -> None:
    with heldby.open(tmp_path / "heldby.db") as record:
        record.add([FOLLOWED, RETOLD])
        [row] = record.at(valid="2016-03-28").control(place="Palmyra")
        before = list(record.at(valid="2016-03-28", known="2016-03-27").control(place="Palmyra"))
    [shown] = [line for line in BLOCKS["views"].splitlines() if line.startswith("Palmyra  ")]
    cells = re.split(r" {2,}", shown)
    since = row.since[0].isoformat()
    assert row.since == (row.since[0], row.since[0])
    chance = f"{row.probability * 100:.0f} %"
    assert cells == [row.place, row.holder, chance, since, str(row.origins), str(row.dissent)]
    assert before == []
    assert BLOCKS["two-clocks"].endswith("Nothing that could be read by 2016-03-27 tells of who held it.")


def test_the_modules_named_are_there() -> None:
    package = ROOT / "src" / "heldby"
    named = re.findall(r"`([\w/]+(?:\.py|\.toml|/))`", PAGE)
    assert len(named) > 20
    assert [name for name in named if not (package / name).exists()] == []


def test_the_layers_told_are_those_enforced() -> None:
    rows = re.findall(r"^\| \d \| (.+?) \|", PAGE, re.MULTILINE)
    told = [re.findall(r"`(\w+)`", row) for row in rows]
    contract = (ROOT / "pyproject.toml").read_text("utf-8").partition("layers = [")[2].partition("\n]")[0]
    enforced = [re.findall(r"(?<!\()\b(\w+)\b(?!\))", line) for line in re.findall(r'"(.+)"', contract)]
    assert told == enforced
