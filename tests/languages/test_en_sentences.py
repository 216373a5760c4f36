"""Sentence ends by rule. In the cases, "|" marks where a sentence must begin; nothing else may begin one."""

from __future__ import annotations

import pytest
import spacy

from heldby.languages.en_sentences import Verdict, mark, prepare, spans, verdicts

CASES = {
    "plain": "The army took the town. |It lost three men.",
    "question and cry": "Who holds Palmyra? |Nobody knows! |The road is cut.",
    "title before a name": "Lt. Gen. Sean MacFarland spoke. |Col. Steve Warren did not.",
    "civil titles": "Mr. Assad met Dr. Jaafari and Sen. McCain. |They talked.",
    "country within": "The U.S. Army and the U.N. Security Council agreed.",
    "country at the end": "They came from the U.S. |The coalition flew on.",
    "country at the end of a quote": "“We trust the U.S.” |Kurdish leaders were silent.",
    "company": "Chevron Corp. officials and Smith & Co. lawyers left.",
    "hours within": "At 5 p.m. local time the raid began.",
    "hours at the end": "It began at 5 p.m. |The raid lasted an hour.",
    "month and day": "On Jan. 5 the town fell. |On Feb. 12 it was retaken.",
    "number": "Brigade No. 2 withdrew. |Resolution No. 2254 stands.",
    "the answer no": "Did they leave? |No. |They stayed.",
    "initials": "George W. Bush and J. R. Smith were there.",
    "decimals": "Some 3.5 million fled; 20.5 percent came back. |Others stayed.",
    "saint and mount": "St. Elian monastery and Mt. Qasioun were shelled.",
    "curly quote after the stop": "“We won.” |The town was quiet.",
    "straight quote after the stop": 'He said "we won." |The town was quiet.',
    "single quotes twice": "''We won.'' |The town was quiet.",
    "a new quote opens": "The town was quiet. |“We won,” he said.",
    "small letter after a quote": "“Where is the army?” he asked. |Nobody answered.",
    "named speaker after a question": "“Where is the army?” Abu Omar asked. |Nobody answered.",
    "brackets": "(The army denied it.) |The rebels did not.",
    "lines": "Palmyra falls\n|Syrian army retakes city\n\n|The army took the town.",
    "line ends in mid-sentence count too": "Reporting by\n|Tom Perry",
    "lost space": "The group was pushed back.|Nowhere are they safe.",
    "lost space after a quote": "“They were pushed back.”|Nowhere are they safe.",
    "lost space before a quote": 'They were pushed back.|"We won," he said.',
    "lost space after a year": "It fell in 2015.|The army came back.",
    "no lost space in an address": "See www.Reuters.com or the file Report.DOC for more.",
    "no lost space in initials": "The U.S.Army and Ft.Worth are names.",
    "dots and a small letter": "They left ... but came back.",
    "a name with a small article": "The convoy stopped. |al-Qaim was near.",
    "item number": "1. The army\n|2. The rebels",
    "exempli gratia": "Some towns, e.g. Palmyra, fell. |Others, i.e. Raqqa, did not.",
    "versus": "It was Rojava vs. Ankara again.",
    "several marks": "They won?! |Nobody knew...\n|It was over!!",
    "money opens": "They paid. |$20 million was not enough.",
    "ordinary abbreviation at the end of the line": "They live on Main St.\n|The army is near.",
    "doctorate": "He earned his Ph.D. from Swansea University.",
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_sentences_begin_where_marked(case: str) -> None:
    text = case.replace("|", "")
    expected = [piece.strip() for piece in case.split("|")]
    assert [text[start:end] for start, end in spans(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "They came... Then they left.",
        "He left on Jan. Smith stayed.",
        "they came. then they left",
        "George W. The end.",
    ],
)
def test_what_only_syntax_can_tell_is_left_open(text: str) -> None:
    assert Verdict.OPEN in verdicts(text).values()


@pytest.mark.parametrize("text", ["", " \n ", "No end", "...", "\n\nTitle\n\n", "A. B", '"', "?!\n?!"])
def test_odd_texts_give_trimmed_spans_that_cover_every_word(text: str) -> None:
    found = [text[start:end] for start, end in spans(text)]
    assert all(piece == piece.strip() != "" for piece in found)
    assert "".join("".join(found).split()) == "".join(text.split())


def test_spans_never_hold_a_line_end() -> None:
    text = "One.\r\nTwo\u2028Three\n \n Four. Five"
    assert [text[a:b] for a, b in spans(text)] == ["One.", "Two", "Three", "Four.", "Five"]


def test_a_document_is_marked_before_it_is_parsed() -> None:
    doc = prepare(spacy.blank("en"), "Palmyra falls\n\nGen. Smith left. He won... Then he came.")
    begins = [token.text for token in doc if token.is_sent_start]
    assert begins == ["Palmyra", "Gen.", "He"]
    assert next(t for t in doc if t.text == "Then").is_sent_start is None
    assert next(t for t in doc if t.text == "Smith").is_sent_start is False


def test_white_space_belongs_to_the_sentence_before_it() -> None:
    doc = spacy.blank("en").make_doc("One line\n\nTwo lines")
    mark(doc, doc.text)
    assert [t.text for t in doc if t.is_sent_start] == ["One", "Two"]
