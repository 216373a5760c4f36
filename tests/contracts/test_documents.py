"""What every document format must do."""

from __future__ import annotations

import io
import re
import zipfile
from html.parser import HTMLParser
from typing import Any

import pytest
from lxml import etree

from heldby.exports.documents import DOCUMENTS, Document, Heading

HEADING = Heading(title="Situation report: <b>one</b> & two", about="Drawn from 2 reports.")
HOSTILE = '<script>alert("x")</script> **bold** [link](http://x) | `code` & \x00\x1b[31m'


def note(claim: str, quote: str, report: str = "r.txt") -> dict[str, str]:
    return {"claim": claim, "quote": quote, "report": report, "report_id": "1", "source": "Wire", "date": "2016-03-28"}


TAKEN, FELL, SAID = note("a1", "the army took\nPalmyra"), note("b2", "سقطت تدمر"), note("c3", HOSTILE, HOSTILE)
ROWS: list[dict[str, Any]] = [
    {"section": "What changed hands", "sentence": "Palmyra came under the army.", "claims": ["a1"],
     "notes": [TAKEN, FELL]},
    {"section": "What changed hands", "sentence": f"Held by {HOSTILE}.", "claims": ["a1"], "notes": [TAKEN]},
    {"section": "Where reports differ <i>", "sentence": "It is said.", "claims": ["c3"], "notes": [SAID]},
]  # fmt: skip


@pytest.fixture(params=DOCUMENTS.values(), ids=lambda document: document.name)
def document(request: pytest.FixtureRequest) -> Document:
    made: Document = request.param
    return made


def words(document: Document, content: bytes) -> str:
    """All that a reader sees, by another program than the one that wrote it."""
    if document.ending == ".docx":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [etree.fromstring(archive.read(f"word/{name}.xml")) for name in ("document", "footnotes")]
        return "\n".join("".join(p.itertext()) for part in parts for p in part.iter("{*}p"))
    text = content.decode()
    if document.ending == ".html":
        seen: list[str] = []
        parser = HTMLParser()
        parser.handle_data = seen.append  # type: ignore[method-assign]
        parser.feed(text)
        return "".join(seen)
    return re.sub(r"\\([\\`*_{}\[\]<>#|~^&!$])", r"\1", text)


def test_it_goes_by_its_ending(document: Document) -> None:
    assert DOCUMENTS[document.ending] is document
    assert document.name


def test_the_same_rows_give_the_same_bytes(document: Document) -> None:
    assert document.write(HEADING, ROWS) == document.write(HEADING, [dict(reversed(row.items())) for row in ROWS])


def test_every_sentence_and_every_quote_can_be_read(document: Document) -> None:
    told = " ".join(words(document, document.write(HEADING, ROWS)).split())
    for row in ROWS:
        assert row["section"] in told
    for wanted in ("Palmyra came under the army.", "the army took", "سقطت تدمر", "Wire", "r.txt", "2016-03-28", "c3"):
        assert wanted in told
    assert HOSTILE.partition("\x00")[0].strip() in told


def test_without_rows_it_says_so(document: Document) -> None:
    assert HEADING.empty in words(document, document.write(HEADING, []))


def test_no_control_character_gets_through(document: Document) -> None:
    assert not re.search("[\x00\x1b]", words(document, document.write(HEADING, ROWS)))


def test_html_runs_and_draws_nothing_of_a_report() -> None:
    text = DOCUMENTS[".html"].write(HEADING, ROWS).decode()
    assert "<script" not in text
    assert "<b>" not in text
    assert not re.search(r"(?:href|src)=\"(?!#)", text)
    tree = etree.fromstring(text.encode(), etree.HTMLParser())
    targets = {element.get("id") for element in tree.iter("li")}
    assert {a.get("href") for a in tree.iter("a")} == {f"#{name}" for name in targets}


def test_markdown_defines_every_footnote_it_uses_and_no_other() -> None:
    text = DOCUMENTS[".md"].write(HEADING, ROWS).decode()
    used = re.findall(r"(?<!\\)\[\^(\d+)\](?!:)", text)
    assert set(used) == set(re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)) == {"1", "2", "3"}
    assert "\\<script\\>" in text


def test_docx_has_a_true_footnote_for_every_mark() -> None:
    with zipfile.ZipFile(io.BytesIO(DOCUMENTS[".docx"].write(HEADING, ROWS))) as archive:
        assert archive.testzip() is None
        trees = {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}
    ids = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}id"
    marks = [mark.get(ids) for mark in trees["word/document.xml"].iter("{*}footnoteReference")]
    notes = {n.get(ids) for n in trees["word/footnotes.xml"].iter("{*}footnote") if len(n.attrib) == 1}
    assert len(marks) == 4
    assert set(marks) == notes
    named = {part.get("PartName", "").lstrip("/") for part in trees["[Content_Types].xml"].iter("{*}Override")}
    assert named <= set(trees)
