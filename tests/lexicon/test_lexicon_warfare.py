"""What is passed as telling of no fighting must not be a report of a war."""

from __future__ import annotations

from pathlib import Path

import pytest

from heldby.lexicon.warfare import warfare
from heldby.model import Report, When, report_id
from heldby.pipeline import Reader

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "src" / "heldby" / "data" / "sample" / "reports"
SHARED = ROOT.parent / "shared"
GARDEN = (
    "The orchard behind the old mill opens again on Saturday. Volunteers have pruned four hundred trees since January, "
    "and the first blossom is expected in a fortnight. Admission is free, and children may plant a seedling of their "
    "own. The café in the drying loft serves soup until three. Visitors are asked to leave cars at the station, from "
    "where a bus leaves every half hour. A catalogue of the two hundred kinds of apple and pear is sold at the door, "
    "and in autumn the cider press will be shown to schools from the region, as it was last year and the year before."
)


def report(text: str, published: str | None = "2016-03-29") -> Report:
    when = When.parse(published, "given by the test") if published else None
    return Report(id=report_id(text, None, published), text=text, published=when)


def may_tell(text: str) -> bool:
    listed = warfare("en")
    assert listed
    return listed.may_tell(text)


def is_general(text: str) -> bool:
    listed = warfare("en")
    assert listed
    return listed.is_general(text)


def test_other_news_is_passed_and_kept_whole() -> None:
    assert not may_tell(GARDEN)
    reader = Reader()
    passed, whole = reader.read_news(report(GARDEN)), reader.read_one(report(GARDEN))
    assert passed.passed
    assert passed.claims == passed.links == ()
    assert (passed.report, passed.passages, passed.repairs) == (whole.report, whole.passages, whole.repairs)
    assert passed.published_why == whole.published_why


@pytest.mark.parametrize(
    "more",
    [
        " Militants were seen near the station.",
        " The army has closed the road.",
        " Two were killed when the attackers fired at the station.",
        " Residents fled the shelling.",
    ],
)
def test_a_sentence_about_fighting_has_the_whole_read(more: str) -> None:
    assert may_tell(GARDEN + more)
    assert not Reader().read_news(report(GARDEN + more)).passed


def test_of_general_news_only_what_tells_of_fighting_is_read() -> None:
    fighting = "Militants captured the town of Palmyra on Sunday and killed three soldiers."
    text = f"{GARDEN}\n\n{GARDEN.replace('orchard', 'garden')}\n\n{fighting}"
    part, whole = Reader().read_news(report(text)), Reader().read_one(report(text))
    assert [text[p.start : p.end][:11] for p in part.unread] == ["The orchard", "The garden "]
    assert part.passages == whole.passages
    assert [c.quote for c in part.claims] == [c.quote for c in whole.claims] != []
    assert all(m.start >= text.index(fighting) for m in part.mentions)
    assert not part.passed
    assert not whole.unread


QUARREL = (
    "The candidate attacked her opponent on Sunday and took control of the committee, an adviser said. "
    "He fired back: talks between the two camps collapsed in Denver, and 200 of her supporters have surrendered."
)


def test_paragraphs_of_general_news_without_a_word_of_war_claim_nothing_but_say_who_speaks() -> None:
    text = f"{GARDEN}\n\n{GARDEN}\n\n{QUARREL.split('. ', maxsplit=1)[0]}.\n\n{GARDEN}"
    read = Reader().read_one(report(text))
    assert read.claims == ()
    assert "said" in {text[a.cue.start : a.cue.end] for a in read.attributions}


@pytest.mark.parametrize(
    "paragraph",
    [
        "M23 has taken control of Sake.",
        "Al-Shabaab said that it had entered Adado.",
        "Militants entered Sake on Sunday.",
    ],
)
def test_a_paragraph_that_names_a_force_or_has_a_word_of_war_is_read_for_claims(paragraph: str) -> None:
    text = f"{GARDEN}\n\n{GARDEN}\n\n{paragraph}\n\n{GARDEN}"
    assert is_general(text)
    assert [c.kind for c in Reader().read_one(report(text)).claims] == ["control"]


def test_a_short_text_of_the_same_words_is_read_for_claims() -> None:
    assert Reader().read_one(report(QUARREL)).claims != ()


def test_short_texts_and_those_of_unknown_date_are_read() -> None:
    assert may_tell("Palmyra fell.")
    assert not Reader().read_news(report(GARDEN, None)).passed


def test_no_report_of_the_sample_is_passed() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLE.iterdir())]
    assert len(texts) > 25
    assert all(may_tell(text) for text in texts)
    assert not any(is_general(text) for text in texts)


@pytest.mark.skipif(not SHARED.exists(), reason="the annotated reports are not part of the project")
def test_no_annotated_report_is_passed() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(SHARED.glob("gold/**/*.txt"))]
    texts += [path.read_text(encoding="utf-8") for path in sorted(SHARED.glob("reports/*.txt"))]
    assert len(texts) > 50
    assert all(may_tell(text) for text in texts)
    assert not any(is_general(text) for text in texts)
