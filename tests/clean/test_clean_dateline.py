"""A dateline is told from the sentence after it; the examples beside the words are the tests."""

import re

import pytest

from heldby.clean import clean
from heldby.clean.dateline import dateline
from heldby.lexicon.tables import data_path, table
from heldby.model import Report

EXAMPLES = [entry["text"] for entry in table(data_path("lang", "en", "clean", "datelines.toml"))["example"]]
BODY = "The army said on Monday that the road to the north was open again and that it would be kept so all winter."


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples(example: str) -> None:
    marked = re.search(r"\[\[(.*?)\]\]", example)
    text = example.replace("[[", "").replace("]]", "")
    found = dateline(text, 0, "en")
    assert (text[slice(*found)] if found else None) == (marked[1] if marked else None)


def kinds(text: str) -> list[tuple[str, str, str]]:
    return [(p.kind.value, p.why, text[p.start : p.end]) for p in clean(Report(id="r", text=text))[0].passages]


def test_a_dateline_is_a_passage_of_its_own() -> None:
    text = f"Army opens the road\n\nBEIRUT, March 28 (Northern Wire) - {BODY}\n\n{BODY}"
    assert kinds(text)[1:3] == [
        ("other", "a dateline", "BEIRUT, March 28 (Northern Wire) -"),
        ("body", "a paragraph", BODY),
    ]


def test_a_dateline_stands_after_a_stamp_and_after_an_introduction() -> None:
    stamped = f"Army opens the road\n\nPublished 4 March 2016 BEIRUT {BODY} {BODY}"
    assert ("other", "a dateline", "BEIRUT") in kinds(stamped)
    told = f"Army opens the road\n\n{BODY} MOSCOW (Sputnik) {BODY} {BODY}"
    assert ("other", "a dateline", "MOSCOW (Sputnik)") in kinds(told)


def test_a_dateline_stands_in_the_opening_only() -> None:
    text = "\n\n".join(
        ["Army opens the road", *[BODY] * 1, BODY[:60] + ".", BODY[4:].capitalize(), f"BEIRUT - {BODY[:-1]} now."]
    )
    assert "a dateline" not in [why for _, why, _ in kinds(text)]


@pytest.mark.parametrize(
    "line",
    [
        "Niamey, May 3 (AFP) May 03, 2025",
        "Port-au-Prince, Haiti, May 3, 2025 (AFP) -",
        "Jos, 3 May 2025 (Northern Wire)",
    ],
)
def test_a_dateline_may_be_a_paragraph_of_its_own(line: str) -> None:
    assert kinds(f"Army opens the road\n\n{line}\n\n{BODY}")[1] == ("other", "a dateline", line)
