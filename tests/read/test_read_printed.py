"""Lines of print become paragraphs, and exports of press archives articles."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from made_inputs import KHERSON, LEAD, OUTLET, REST, SIRTE, factiva, nexis, nexis_uni, pdf_of, rtf_of

from heldby.clean import clean
from heldby.model import PassageKind, Report
from heldby.read import read
from heldby.read.formats.mending import mended


def only(path: Path) -> Report:
    (arrival,) = read([path])
    assert arrival.report is not None, arrival.problems
    return arrival.report


def printed(folder: Path, *pages: list[str]) -> Report:
    (folder / "a.pdf").write_bytes(pdf_of(pages))
    return only(folder / "a.pdf")


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["The govern-", "ment said so."], "The government said so."),
        (["Russian-", "backed forces came."], "Russian-backed forces came."),
        (["It named al-", "Assad again."], "It named al-Assad again."),
        (["They hold Deir ez-", "Zor and Deir ez-Zor alone."], "They hold Deir ez-Zor and Deir ez-Zor alone."),
        (["A cease-", "fire held. The cease-fire was new."], "A cease-fire held. The cease-fire was new."),
        (["The rebel-", "held town fell."], "The rebel-held town fell."),
        (["The fight\u00ad", "ing went on."], "The fighting went on."),
        (["The years 2015-", "2016 were worse."], "The years 2015-2016 were worse."),
        (["A pause -", "a short one."], "A pause - a short one."),
    ],
)
def test_a_word_broken_at_the_end_of_a_line_is_whole_again(lines: list[str], whole: str) -> None:
    assert mended([lines]).text == whole


def test_a_paragraph_goes_on_over_a_page_and_its_furniture_stands_behind_it(tmp_path: Path) -> None:
    lines = textwrap.wrap(f"{LEAD} {REST} {SIRTE} {KHERSON}", 60)
    cut = len(lines) // 2
    report = printed(tmp_path, ["The Weekly", *lines[:cut], "1"], ["The Weekly", *lines[cut:], "2"])
    assert f"{LEAD} {REST} {SIRTE} {KHERSON}" in report.text
    furniture = [p for p in clean(report)[0].passages if p.kind is PassageKind.NAVIGATION]
    assert sorted(report.text[p.start : p.end] for p in furniture) == ["1", "2", "The Weekly", "The Weekly"]


def test_pages_are_counted_as_viewers_count_them(tmp_path: Path) -> None:
    report = printed(tmp_path, textwrap.wrap(LEAD, 60), [], textwrap.wrap(SIRTE, 60))
    assert report.page_at(report.text.index("Palmyra")) == 1
    assert report.page_at(report.text.index("Sirte")) == 3
    assert len(report.pages) == 3


def test_a_title_set_before_the_text_moves_no_page(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(
        pdf_of([textwrap.wrap(LEAD, 60), textwrap.wrap(SIRTE, 60)], "/Title (The war so far)")
    )
    report = only(tmp_path / "a.pdf")
    assert report.text.startswith("The war so far\n\n")
    assert report.page_at(0) == 1
    assert report.page_at(report.text.index("Forces loyal")) == 2


def test_headings_and_items_stay_apart() -> None:
    width = 60
    told = textwrap.wrap(LEAD, width)
    text = mended([["Situation in the east", *told, "• a first point", "• a second point"]]).text
    assert text.split("\n\n") == ["Situation in the east", LEAD, "• a first point", "• a second point"]


@pytest.mark.parametrize("lines", [nexis(), nexis_uni(), factiva()], ids=["Nexis", "Nexis Uni", "Factiva"])
def test_each_article_of_an_export_is_a_report_of_its_own(tmp_path: Path, lines: list[str]) -> None:
    (tmp_path / "export.rtf").write_bytes(rtf_of(lines))
    first, second = (arrival.report for arrival in read([tmp_path]))
    assert first is not None
    assert second is not None
    assert first.text.split("\n\n")[-2:] == [LEAD, REST]
    assert (second.title, second.source, second.text) == ("Sirte falls", "Harbour News", f"Sirte falls\n\n{SIRTE}")
    assert [r.published.edtf() for r in (first, second) if r.published] == ["2016-03-28", "2016-12-05"]
    assert (first.name, first.source) == ("export.rtf:1", OUTLET)


def test_an_article_whose_head_cannot_be_read_is_kept_with_a_problem(tmp_path: Path) -> None:
    lines = [*nexis()[:14], "2 of 2 DOCUMENTS", SIRTE, KHERSON]
    (tmp_path / "export.rtf").write_bytes(rtf_of(lines))
    arrivals = list(read([tmp_path]))
    assert [a.report is not None for a in arrivals] == [True, True]
    assert SIRTE in (arrivals[1].report.text if arrivals[1].report else "")
    assert "head of article not read" in [p.what for p in arrivals[1].problems]
