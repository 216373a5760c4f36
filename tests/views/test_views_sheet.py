"""The sheet gives what `control` gives, day by day, byte for byte but for the zeros that end a probability."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

import heldby
from heldby.record import Record
from heldby.state import Together
from heldby.views.knowledge import knowledge
from heldby.views.sheet import sheet
from heldby.views.snapshot import OnDay

SAMPLE = Path(heldby.__file__).parent / "data" / "sample" / "reports"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    made = heldby.open(tmp_path_factory.mktemp("sheet") / "heldby.db")
    made.add([SAMPLE])
    return made


def days() -> list[date]:
    """Before, within and after the wars of the sample, at steps that meet every weekday and month."""
    return [date(2012, 1, 1) + timedelta(days=17 * i) for i in range(260)] + [date.min, date.max, date(2016, 3, 27)]


@pytest.mark.parametrize("known", [None, date(2016, 3, 28)])
def test_the_sheet_is_control_day_by_day(record: Record, known: date | None) -> None:
    snapshot = record.snapshot(known=known)
    made = sheet(snapshot)
    for day in days():
        asked = record.at(valid=day, known=known)
        told = json.dumps(asked.control().to_dicts(), ensure_ascii=False, separators=(",", ":"))
        written = made.written(OnDay.of(snapshot, day)).decode()
        assert json.loads(written) == json.loads(told), day
        assert re.sub(r'("probability":\d\.\d+?)0*,', r"\1,", written) == told, day


def test_many_courses_at_once_have_the_chances_of_each(record: Record) -> None:
    courses = list(knowledge(record.snapshot()).courses.values())
    together = Together(courses)
    for day in days():
        at_once = together.chances(day)
        for course, found in zip(courses, at_once, strict=True):
            alone = course.chances([day])[0]
            assert np.allclose(found[: len(alone)], alone, atol=1e-12)
            assert not found[len(alone) :].any()


def test_a_record_without_days_has_an_empty_sheet(record: Record) -> None:
    assert sheet(record.snapshot(known=date(1990, 1, 1))).written(record.snapshot(known=date(1990, 1, 1))) == b"[]"


def test_a_sheet_prepared_beforehand_gives_the_same(record: Record) -> None:
    prepared, fresh = record.snapshot(), record.snapshot()
    sheet(prepared).prepare(prepared)
    for day in days()[::10]:
        assert sheet(prepared).written(OnDay.of(prepared, day)) == sheet(fresh).written(OnDay.of(fresh, day))


def test_a_sheet_that_takes_over_rows_is_the_one_that_would_be_made(tmp_path: Path) -> None:
    first, *others = sorted(SAMPLE.iterdir())
    with heldby.open(tmp_path / "grown.db") as grown, heldby.open(tmp_path / "fresh.db") as fresh:
        for i, report in enumerate([first, *others]):
            grown.add([report])
            now = grown.snapshot()
            sheet(now).written(OnDay.of(now, date(2016, 3, 27)))
            if i % 2:
                sheet(now).prepare(now)
        fresh.add([SAMPLE])
        then = fresh.snapshot()
        for day in days()[::20]:
            assert sheet(now).written(OnDay.of(now, day)) == sheet(then).written(OnDay.of(then, day))
