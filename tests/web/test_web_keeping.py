"""What one world of the record shares among the days it is asked about."""

from __future__ import annotations

from datetime import date

from heldby.record.record import Record
from heldby.web.answers import Answers


def test_days_share_what_does_not_depend_on_them(record: Record) -> None:
    world = Answers(record).world()
    one, other = world.at(date(2016, 3, 28)), world.at(date(2017, 3, 28), date(2030, 1, 1))
    assert one.reports() == record.snapshot().reports()
    assert one.work is not other.work
    assert world.at(known=date(2030, 1, 1)).work is world.at(known=date(2029, 1, 1)).work
    assert other.known == date(2030, 1, 1)
