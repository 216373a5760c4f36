"""What every format that heldby reads must do, on a sample of each."""

from __future__ import annotations

import bz2
import gzip
import lzma
import socket
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from made_inputs import PRESS, SAMPLES, Sample

from heldby.model import Problem, Report
from heldby.read import read
from heldby.read.formats import FORMATS, format_of
from heldby.read.source import Source

FIELDS = ("title", "source", "author", "language")
BY_NAME = {each.name: each for each in FORMATS}
MAY_END_ANYWHERE = ("plain text", "Markdown", "HTML", "CSV", "TSV")  # nobody can tell that these are cut short
PACKERS = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}


@pytest.fixture(params=SAMPLES, ids=lambda sample: f"{sample.format}{sample.ending}")
def sample(request: pytest.FixtureRequest) -> Sample:
    made: Sample = request.param
    return made


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_told: object, **_more: object) -> None:
        raise AssertionError("reading opened a connection")

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "create_connection", refused)


def got(path: Path) -> tuple[list[Report], list[Problem]]:
    arrivals = list(read([path]))
    return [a.report for a in arrivals if a.report], [p for a in arrivals for p in a.problems]


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_every_format_has_a_sample() -> None:
    assert {sample.format for sample in SAMPLES} == set(BY_NAME) - {"list of addresses"}


def test_it_is_known_by_its_ending_and_by_its_content(sample: Sample, tmp_path: Path) -> None:
    path = sample.write(tmp_path)
    assert format_of(Source(path=str(path), asked=True)) is BY_NAME[sample.format]
    renamed = path.rename(tmp_path / "sample.bin")
    by_ending_alone = ("plain text", "Markdown", "JSON Lines", "JSON", "CSV", "TSV")
    if sample.format not in by_ending_alone:
        assert format_of(Source(path=str(renamed), asked=True)) is BY_NAME[sample.format]


@pytest.mark.parametrize("sample", [*SAMPLES, *PRESS], ids=lambda s: f"{s.format}-{s.make.__name__}")
def test_it_gives_what_is_documented(sample: Sample, tmp_path: Path) -> None:
    reports, problems = got(sample.write(tmp_path))
    assert (len(reports), len(problems)) == (sample.reports, sample.problems), problems
    first = reports[0]
    assert (first.title, first.source, first.author) == (sample.title, sample.source, sample.author)
    assert first.language == "en"
    assert (first.published.edtf() if first.published else None) == sample.date
    assert (first.bounds.edtf() if first.bounds else None) == sample.bounds
    for words in sample.words:
        assert words in squeezed(first.text)
    for furniture in ("Terms of use", "An advert", "End of Document", "All Rights Reserved"):
        assert all(furniture not in report.text for report in reports)


def test_the_documentation_tells_of_each_field_that_is_taken_and_of_no_other(sample: Sample) -> None:
    takes = BY_NAME[sample.format].takes
    assert bool(takes.date) == bool(sample.date or sample.bounds)
    for field in FIELDS:
        assert bool(getattr(takes, field)) == bool(getattr(sample, field)), field


def test_reading_twice_gives_the_same_reports(sample: Sample, tmp_path: Path) -> None:
    path = sample.write(tmp_path)
    first, again = got(path), got(path)
    assert first == again
    assert len({report.id for report in first[0]}) == len(first[0])


def test_pages_stand_in_order_and_hold_the_text(sample: Sample, tmp_path: Path) -> None:
    for report in got(sample.write(tmp_path))[0]:
        assert list(report.pages) == sorted(report.pages)
        assert bool(report.pages) == (sample.format == "PDF")
        for passage in report.labelled:
            assert report.text[passage.start : passage.end].strip() == report.text[passage.start : passage.end] != ""


@pytest.mark.parametrize("packer", PACKERS)
def test_a_packed_file_gives_the_same(sample: Sample, packer: str, tmp_path: Path) -> None:
    path = sample.write(tmp_path)
    plain = got(path)[0]
    path.with_name(path.name + packer).write_bytes(PACKERS[packer](path.read_bytes()))
    packed = got(path.with_name(path.name + packer))[0]
    assert [report.text for report in packed] == [report.text for report in plain]
    assert [report.id for report in packed] == [report.id for report in plain]


def test_all_of_them_in_one_archive_give_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with zipfile.ZipFile(tmp_path / "all.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        for number, sample in enumerate(SAMPLES):
            name = f"{number}{sample.ending}"
            (folder / name).write_bytes(sample.make())
            packed.write(folder / name, f"a/{name}")
    loose, inside = got(folder)[0], got(tmp_path / "all.zip")[0]
    assert sorted(report.id for report in inside) == sorted(report.id for report in loose)


def test_an_empty_file_is_a_problem(sample: Sample, tmp_path: Path) -> None:
    path = tmp_path / sample.name
    path.write_bytes(b"")
    reports, problems = got(path)
    assert reports == []
    assert problems


@pytest.mark.parametrize("share", [0.25, 0.6, 0.97])
@pytest.mark.parametrize(
    "sample", [s for s in SAMPLES if s.format not in MAY_END_ANYWHERE], ids=lambda s: f"{s.format}{s.ending}"
)
def test_a_file_that_is_cut_short_is_a_problem_and_not_silence(sample: Sample, share: float, tmp_path: Path) -> None:
    path = sample.write(tmp_path)
    _, usual = got(path)
    path.write_bytes(path.read_bytes()[: int(share * path.stat().st_size)])
    reports, problems = got(path)
    assert set(problems) - set(usual)
    assert len(reports) <= sample.reports


def test_noise_in_its_place_is_a_problem(sample: Sample, tmp_path: Path) -> None:
    path = tmp_path / sample.name
    path.write_bytes(bytes((n * 7919 + n // 251) % 256 for n in range(20_000)))
    reports, problems = got(path)
    assert reports == []
    assert problems


def test_another_format_under_its_name_is_read_as_what_it_is_or_told(sample: Sample, tmp_path: Path) -> None:
    for other in SAMPLES:
        path = tmp_path / sample.name
        path.write_bytes(other.make())
        reports, problems = _quietly(path)
        assert reports or problems, other.format


def _quietly(path: Path) -> tuple[list[Report], list[Problem]]:
    """A folder around a file makes what is wrong with it a problem, whoever named it."""
    return got(path.parent)


def numbers(size: int) -> Iterator[int]:
    """The same numbers every time, without a pattern that a format could mistake for its own."""
    state = 12345
    for _ in range(size):
        state = (1103515245 * state + 12345) % 2**31
        yield state


def test_no_damaged_byte_makes_a_traceback(sample: Sample, tmp_path: Path) -> None:
    content = sample.make()
    for n, number in enumerate(numbers(25)):
        spoilt = bytearray(content)
        for place in numbers(3 + n):
            spoilt[(place * (n + 1) + number) % len(spoilt)] = (place + number) % 256
        path = tmp_path / sample.name
        path.write_bytes(bytes(spoilt))
        reports, problems = _quietly(path)
        assert reports or problems
