"""Files made to do harm: a Problem each, in bounded time and memory."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from made_inputs import LEAD, PAGE, mhtml, pdf, pdf_of, picture_pdf, rss, telegram, warc_of, xlsx

from heldby.model import Problem
from heldby.read import ReadOptions, read

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
_FEED = '<?xml version="1.0"?><!DOCTYPE rss [{}]><rss><channel><item><title>A {} b</title>{}</item></channel></rss>'
BOMB = _FEED.format(f'<!ENTITY l0 "lol">{LAUGHS}', "&l11;", "")
OUTSIDE = _FEED.format('<!ENTITY x SYSTEM "file:///etc/hostname">', "&x;", f"<description>{LEAD}</description>")


def told(path: Path, options: ReadOptions | None = None) -> tuple[int, list[Problem]]:
    arrivals = list(read([path.parent if path.suffix in (".csv", ".xlsx") else path], options))
    return sum(a.report is not None for a in arrivals), [p for a in arrivals for p in a.problems]


def put(folder: Path, name: str, content: bytes) -> Path:
    (folder / name).write_bytes(content)
    return folder / name


def refused(folder: Path, name: str, content: bytes, why: str) -> None:
    count, problems = told(put(folder, name, content))
    assert count == 0
    assert why in " ".join(problem.why for problem in problems)


def zipped(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members:
            packed.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("ending", [".jsonl", ".csv", ".warc", ".txt"])
def test_a_gzip_bomb_is_not_unpacked(tmp_path: Path, ending: str) -> None:
    packed = gzip.compress(b"\x20" * 300_000_000, 9)
    count, problems = told(put(tmp_path, f"bomb{ending}.gz", packed))
    assert count == 0
    assert problems


def test_a_bzip2_bomb_is_not_unpacked(tmp_path: Path) -> None:
    refused(tmp_path, "bomb.jsonl.bz2", bz2.compress(b"[" * 300_000_000), "made to fill a disk")


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    refused(tmp_path, "bomb.zip", zipped(("a.jsonl", b" " * 300_000_000)), "made to fill a disk")


def test_archives_in_archives_end_somewhere(tmp_path: Path) -> None:
    packed = zipped(("a.txt", LEAD.encode()))
    for depth in range(5):
        packed = zipped((f"{depth}.zip", packed))
    refused(tmp_path, "deep.zip", packed, "deep; unpack it first")


def test_no_name_in_an_archive_leads_out_of_it(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    count, problems = told(
        put(tmp_path, "slip.zip", zipped(("../outside.txt", LEAD.encode()), ("/etc/x.txt", LEAD.encode())))
    )
    assert count + len(problems) >= 1
    assert not outside.exists()


@pytest.mark.parametrize(("name", "part"), [("a.xlsx", "xl/workbook.xml"), ("a.docx", "word/document.xml")])
def test_an_office_file_that_would_blow_up_is_not_opened(tmp_path: Path, name: str, part: str) -> None:
    refused(tmp_path, name, zipped((part, b" " * 100_000_000)), "would grow to")


@pytest.mark.parametrize("name", ["feed.xml", "feed.rss", "feed.bin"])
def test_entities_that_multiply_are_not_resolved(tmp_path: Path, name: str) -> None:
    count, problems = told(put(tmp_path, name, BOMB.encode()))
    assert count + len(problems) >= 1
    assert count == 0 or all(len(a.report.text) < 10_000 for a in read([tmp_path]) if a.report)


def test_an_entity_from_outside_is_not_read(tmp_path: Path) -> None:
    path = put(tmp_path, "feed.xml", OUTSIDE.encode())
    texts = [arrival.report.text for arrival in read([path]) if arrival.report]
    assert all(Path("/etc/hostname").read_text(encoding="utf-8").strip() not in text for text in texts)


def test_entities_in_a_workbook_are_not_resolved(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx())) as sound:
        parts = {name: sound.read(name) for name in sound.namelist()}
    sheet = "xl/worksheets/sheet2.xml"
    opening = f'<!DOCTYPE worksheet [<!ENTITY l0 "lol">{LAUGHS}]>'.encode()
    spoilt = opening + parts[sheet].replace(b"<t>Syrian", b"<t>&l11;Syrian", 1)
    assert b"&l11;Syrian" in spoilt
    count, problems = told(put(tmp_path, "a.xlsx", zipped(*(parts | {sheet: spoilt}).items())))
    assert problems or count < 3
    assert sum(len(a.report.text) for a in read([tmp_path]) if a.report) < 100_000


def test_a_pdf_of_pictures_says_what_to_do(tmp_path: Path) -> None:
    refused(tmp_path, "scan.pdf", picture_pdf(), "OCR")


def test_a_locked_pdf_says_what_to_do(tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415

    writer = PdfWriter(PdfReader(io.BytesIO(pdf())))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    refused(tmp_path, "locked.pdf", out.getvalue(), "password")


def test_a_locked_zip_says_what_to_do(tmp_path: Path) -> None:
    packed = bytearray(zipped(("a.txt", LEAD.encode())))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        packed[packed.index(mark) + at] |= 1
    refused(tmp_path, "locked.zip", bytes(packed), "password")


def test_a_pdf_that_draws_without_end_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("heldby.read.formats.pdf._MOST_STEPS", 1_000)
    refused(tmp_path, "long.pdf", pdf_of([["x"] * 2_000]), "draw more than")


def test_an_old_office_file_says_what_to_do(tmp_path: Path) -> None:
    refused(tmp_path, "old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "save it as DOCX")


def test_a_tar_archive_says_what_to_do(tmp_path: Path) -> None:
    refused(tmp_path, "a.tar", b"a.txt".ljust(257, b"\x00") + b"ustar" + b"\x00" * 300, "unpack it")


@pytest.mark.parametrize("ending", [".json", ".jsonl"])
def test_json_that_nests_without_end_is_a_problem(tmp_path: Path, ending: str) -> None:
    count, problems = told(put(tmp_path, "deep" + ending, b"[" * 200_000))
    assert (count, len(problems)) == (0, 1)


def test_a_page_that_nests_without_end_is_read_or_told(tmp_path: Path) -> None:
    page = PAGE.replace("<article>", "<div>" * 50_000 + "<article>")
    count, problems = told(put(tmp_path, "deep.html", page.encode()))
    assert count + len(problems) >= 1


def test_a_long_list_of_json_objects_is_not_held_in_memory(tmp_path: Path) -> None:
    row = json.dumps({"text": LEAD, "date": "2016-03-28", "more": "x" * 20_000})
    path = put(tmp_path, "long.json", b"[" + b",".join([row.encode()] * 2_000) + b"]")
    assert path.stat().st_size > 40_000_000
    tracemalloc.start()
    assert sum(arrival.report is not None for arrival in read([path])) == 2_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10_000_000


def test_a_long_archive_is_not_held_in_memory(tmp_path: Path) -> None:
    video = ("https://quayside.example/film", "video/mp4", bytes(30_000_000))
    path = put(tmp_path, "long.warc", warc_of([video, ("https://quayside.example/a", "text/html", PAGE.encode())]))
    list(read([put(tmp_path, "warm.html", PAGE.encode())]))  # what is loaded once does not count
    tracemalloc.start()
    assert sum(arrival.report is not None for arrival in read([path])) == 1
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10_000_000


def test_a_telegram_export_that_stops_in_the_middle_keeps_what_is_there(tmp_path: Path) -> None:
    content = telegram()
    count, problems = told(put(tmp_path, "result.json", content[: content.index(b'"id": 4')]))
    assert count == 1
    assert "JSON" in problems[0].why


def test_a_document_beyond_the_bound_is_a_problem_in_every_format(tmp_path: Path) -> None:
    for name, content in (
        ("a.pdf", pdf()),
        ("a.html", PAGE.encode()),
        ("a.eml", b"From: a\nSubject: b\n\n" + b"x" * 9000),
    ):
        _, problems = told(put(tmp_path, name, content), ReadOptions(max_bytes=500))
        assert "larger than" in problems[0].why


def test_a_prefix_that_nobody_declared_is_read_past(tmp_path: Path) -> None:
    bare = rss().replace(b' xmlns:dc="http://purl.org/dc/elements/1.1/"', b"")
    assert bare != rss()
    count, problems = told(put(tmp_path, "a.rss", bare))
    assert count + len(problems) >= 1


def test_what_is_wrong_in_an_archive_is_told_and_not_written_to_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoilt = warc_of([("https://quayside.example/a", "text/html", PAGE.encode())]).replace(
        b"</html>", b"</html>\x1b[31mred", 1
    )
    _, problems = told(put(tmp_path, "a.warc", spoilt))
    assert any("longer than they say" in problem.why for problem in problems)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    "repeated", [r"\f1\fcharset0 x", r"{\field{\*\fldinst{", "{", r"\'e9", r"{\*\x", r"{\fonttbl", r"{\pict\bin9 "]
)
def test_a_megabyte_of_rtf_that_repeats_itself_comes_to_an_end(tmp_path: Path, repeated: str) -> None:
    head = r"{\rtf1\ansi{\fonttbl"
    path = put(tmp_path, "a.rtf", (head + repeated * (1_000_000 // len(repeated))).encode())
    count, problems = told(path)
    assert count + len(problems) >= 1


def test_the_words_of_a_link_are_read_and_its_address_is_not(tmp_path: Path) -> None:
    link = r'{\field{\*\fldinst{HYPERLINK "https://quayside.example/a"}}{\fldrslt{took the town}}}'
    path = put(tmp_path, "a.rtf", rf"{{\rtf1\ansi The army {link} on Sunday.}}".encode())
    (arrival,) = read([path])
    assert arrival.report is not None
    assert arrival.report.text == "The army took the town on Sunday."


def test_an_export_of_messages_without_one_is_a_problem(tmp_path: Path) -> None:
    chat = {"name": "Quayside", "type": "public_channel", "messages": [{"id": 1, "type": "service", "text": ""}]}
    refused(tmp_path, "result.json", json.dumps(chat).encode(), "no messages with words")


def test_a_web_archive_without_a_page_is_not_passed_in_silence(tmp_path: Path) -> None:
    """Found by bench/fuzz_readers.py: the list of pages named an address that no record has."""
    refused(tmp_path, "a.warc", warc_of([]), "none of its records (2) is a page in HTML")
    listed = b'{"format": "json-pages-1.0"}\n{"url": "https://elsewhere.example/"}\n'
    inner = warc_of([("https://quayside.example/a", "text/html", PAGE.encode())])
    members = (("datapackage.json", b"{}"), ("archive/a.warc", inner), ("pages/pages.jsonl", listed))
    refused(tmp_path, "a.wacz", zipped(*members), "none of its records (3) is a page that its list of pages names")


def test_a_page_of_very_many_parts_is_not_looked_through(tmp_path: Path) -> None:
    page = PAGE.replace("<article>", "<article>" + "<p>R" * 60_000)
    refused(tmp_path, "long.html", page.encode(), "parts, more than any article is")


def test_a_blank_line_is_no_row(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", b"text,date\n\n" + LEAD.replace(",", ";").encode() + b",2016-03-28\n\n\n")
    assert told(path) == (1, [])


LONG = {
    "lines.pdf": pdf_of([["took the vil-"] * 20_000]),
    "head.mhtml": mhtml().replace(b"Subject: ", b"Subject: " + b"a =?x?= " * 120_000),
    "rows.tsv": b"text\tdate\n" + b"a\t2016\n" * 20_000,
}


@pytest.mark.parametrize("name", LONG)
def test_a_long_file_that_repeats_itself_comes_to_an_end(tmp_path: Path, name: str) -> None:
    """Each took time in the square of its length, or looked for its columns in every row; bench/fuzz_readers.py."""
    count, problems = told(put(tmp_path, name, LONG[name]))
    assert (count, problems) == (20_000 if name == "rows.tsv" else 1, [])


def test_a_word_that_is_broken_over_three_lines_is_made_whole(tmp_path: Path) -> None:
    lines = [
        "The army said that it had driven the coun-",
        "teroffen-",
        "sive of the rebels back by the end of the day.",
    ]
    (arrival,) = read([put(tmp_path, "a.pdf", pdf_of([lines]))])
    assert arrival.report is not None
    assert "the counteroffensive of" in arrival.report.text
