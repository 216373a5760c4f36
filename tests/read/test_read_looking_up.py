"""A document is found again by where it stands, and what stands before it is not read for that."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from heldby.read import Arrival, ReadOptions, entries, read
from heldby.read.looking_up import Entries
from heldby.read.options import Entry

TEXTS = [f"Rebels left the {n}th town by night.\r\nThey came back “two days” later, á {'x' * n}." for n in range(40)]


def as_lines(texts: list[str]) -> bytes:
    rows = (json.dumps({"title": f"Town {n}", "text": text}, ensure_ascii=n % 2) for n, text in enumerate(texts))
    return b"".join(row.encode() + (b"\r\n" if n % 3 else b"\n\n") for n, row in enumerate(rows))


def as_list(texts: list[str]) -> bytes:
    rows = [{"headline": f"Town {n}", "body": text} for n, text in enumerate(texts)]
    return b"\xef\xbb\xbf" + json.dumps(rows, ensure_ascii=False, indent=1).replace("\n", "\r\n").encode()


def as_csv(texts: list[str]) -> bytes:
    made = io.StringIO(newline="")
    csv.writer(made).writerows([["the\r\ntitle", "text", "date"], *[["Town", text, "3/4/2016"] for text in texts]])
    return made.getvalue().replace("the\r\ntitle", "title").encode("utf-8-sig")


def as_old_csv(texts: list[str]) -> bytes:
    """With semicolons, in Windows-1252, and lines as old Macs end them."""
    made = io.StringIO(newline="")
    csv.writer(made, delimiter=";", lineterminator="\r").writerows([["id", "text"], *enumerate(texts)])
    return made.getvalue().encode("cp1252")


def as_tsv(texts: list[str]) -> bytes:
    made = io.StringIO(newline="")
    csv.writer(made, delimiter="\t", lineterminator="\n").writerows([["text"], *[[text] for text in texts]])
    return made.getvalue().encode()


def as_chat(texts: list[str]) -> bytes:
    messages = [{"id": n, "type": "message", "date": "2016-03-28T09:00:00", "text": t} for n, t in enumerate(texts)]
    told = {
        "name": "Front",
        "type": "public_channel",
        "messages": [{"id": 99, "type": "message", "text": ""}, *messages],
    }
    return json.dumps(told, ensure_ascii=False).encode()


def as_archive(texts: list[str]) -> bytes:
    made = io.BytesIO()
    writer = WARCWriter(made, gzip=False)
    for n, text in enumerate(texts):
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/plain; charset=utf-8")], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"https://example.org/{n}", "response", payload=io.BytesIO(text.encode()), http_headers=head
        )
        writer.write_record(record)
    return made.getvalue()


OF_MANY = {
    "a.jsonl": as_lines,
    "a.json": as_list,
    "a.csv": as_csv,
    "b.csv": as_old_csv,
    "a.tsv": as_tsv,
    "result.json": as_chat,
    "a.warc": as_archive,
}
PACKERS: dict[str, Callable[[bytes], bytes]] = {"": bytes, ".gz": gzip.compress, ".bz2": bz2.compress}


def arrived(path: Path) -> list[Arrival]:
    return [arrival for arrival in read([path]) if arrival.report]


def text_at(found: Entries, arrival: Arrival) -> str | None:
    assert arrival.at is not None
    return found.text(arrival.at)


@pytest.mark.parametrize("packer", PACKERS)
@pytest.mark.parametrize("name", OF_MANY)
def test_every_document_is_found_again_in_any_order(name: str, packer: str, tmp_path: Path) -> None:
    path = tmp_path / (name + packer)
    path.write_bytes(PACKERS[packer](OF_MANY[name](TEXTS)))
    there = arrived(path)
    assert len(there) == len(TEXTS)
    found = Entries(ReadOptions())
    for arrival in [*there, *random.Random(1).sample(there, len(there))]:
        assert arrival.report
        assert text_at(found, arrival) == arrival.report.text


@pytest.mark.parametrize("packer", PACKERS)
@pytest.mark.parametrize("name", OF_MANY)
def test_what_stands_before_and_behind_it_is_not_read(name: str, packer: str, tmp_path: Path) -> None:
    """All of it but the header of a table is overwritten, and the document still comes."""
    path = tmp_path / (name + packer)
    path.write_bytes(PACKERS[packer](OF_MANY[name](TEXTS)))
    first, *_, wanted, last = arrived(path)
    assert first.at
    assert first.at.stretch
    assert wanted.at
    assert wanted.at.stretch
    assert last.report
    data = bytearray(OF_MANY[name](TEXTS))
    start, end = wanted.at.stretch.start, wanted.at.stretch.end
    opening = first.at.stretch.start
    data[opening:start] = b"\xff" * (start - opening)
    data[end:] = b"\xff" * (len(data) - end)
    path.write_bytes(PACKERS[packer](bytes(data)))
    assert wanted.report
    assert text_at(Entries(ReadOptions()), wanted) == wanted.report.text
    assert text_at(Entries(ReadOptions()), last) != last.report.text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_in_wide_characters_it_is_counted(encoding: str, tmp_path: Path) -> None:
    for name in ("a.csv", "a.jsonl"):
        (tmp_path / name).write_bytes(OF_MANY[name](TEXTS).decode("utf-8-sig").encode(encoding))
    there = arrived(tmp_path)
    assert len(there) == 2 * len(TEXTS)
    found = Entries(ReadOptions())
    for arrival in there:
        assert arrival.at
        assert arrival.report
        assert arrival.at.stretch is None
        assert text_at(found, arrival) == arrival.report.text


def test_members_of_archives_are_found(tmp_path: Path) -> None:
    within = io.BytesIO()
    with zipfile.ZipFile(within, "w") as packed:
        for name, made in OF_MANY.items():
            packed.writestr(f"{name}/{name}", made(TEXTS[:3]))
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr("a.txt", TEXTS[7])
        packed.writestr("b.zip", within.getvalue())
        packed.writestr("c.html", "<p>no article</p>")
    there = arrived(tmp_path)
    assert len(there) == 1 + 3 * len(OF_MANY)
    found = Entries(ReadOptions())
    for each in [*there, *random.Random(1).sample(there, len(there))]:
        assert each.report
        assert text_at(found, each) == each.report.text
    assert {each.at.stretch is None for each in there if each.at} == {True, False}


def test_columns_that_the_caller_named_hold(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("story,text\nRebels left.,none\nThey came back.,none\n", encoding="utf-8")
    options = ReadOptions(columns={"text": "story"})
    there = list(read([path], options))
    assert [text_at(entries(options), each) for each in there] == ["Rebels left.", "They came back."]


def test_what_is_not_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(as_lines(TEXTS))
    there = arrived(path)
    assert there[0].at
    path.write_bytes(b"")
    found = Entries(ReadOptions())
    assert text_at(found, there[3]) is None
    assert found.text(Entry(path=str(path), numbers=(70,))) is None
    path.unlink()
    assert text_at(found, there[0]) is None
    assert text_at(Entries(ReadOptions()), there[0]) is None


def test_only_a_few_files_are_open_at_once(tmp_path: Path) -> None:
    for n in range(12):
        (tmp_path / f"{n:02}.jsonl").write_bytes(as_lines(TEXTS[:2]))
    there = arrived(tmp_path)
    found = Entries(ReadOptions())
    assert [text_at(found, each) for each in there] == [each.report.text for each in there if each.report]
    assert len(found._open) <= 4


PIECES = st.sampled_from((
    b'"', b",", b";", b"\n", b"\r", b"\r\n", b"a town", b"\xc3\xa9", b"\xe9", b"\x00", b" ", b"[", b"]", b"{",
    b"\xef\xbb\xbf", b"\xf0\x9f\x98\x80", b'{"text": "It fell."}', b'{"text": "\\ud83d"}\n',
    b'\n{"text": "Two left."}\r\n',
    b'{"text": 1, "title": "\xe2\x80\xa8"}\n', b'{"type": "message", "text": "Three."}, ', b', {"text": "\xe9"}',
))  # fmt: skip


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.lists(PIECES, max_size=30).map(b"".join),
    start=st.sampled_from([b"", b"text,b\n", b'"te""xt";text\r', b"[", b'{"type": "public_channel", "messages": [']),
    name=st.sampled_from(["a.csv", "a.tsv", "a.jsonl", "a.json"]),
)
def test_whatever_stands_in_a_file_is_found_again(tmp_path: Path, content: bytes, start: bytes, name: str) -> None:
    (tmp_path / "in").mkdir(exist_ok=True)
    path = tmp_path / "in" / name
    path.write_bytes(start + content)
    there = arrived(tmp_path / "in")
    found = Entries(ReadOptions())
    for each in reversed(there):
        assert each.report
        assert text_at(found, each) == each.report.text
    path.unlink()
