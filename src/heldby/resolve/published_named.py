"""What the name of a report tells of its days: "2016 Aleppo summer campaign", "Ramadi (2015).html".

In:     a report's title and the name it goes by, the days without a year that it tells, the latest year it writes out.
Out:    "not before" the last of those days in the year of its name, with the reason; None when its name tells no year.
Never:  one of two years ("2014-2017"; of "July 2018 – January 2019" the one that has the days' months), a year before
        one that the text writes out, or digits within a longer number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from heldby.lexicon.times import time_words
from heldby.model.report import Report
from heldby.model.time import When
from heldby.resolve.published_battles import placed

_YEAR = re.compile(r"(?<![\d])(?:19[4-9]\d|20[0-4]\d)(?!\d)")
_YEAR_LONG, _MOST_DAYS, _LEAP_DAY = 12, 0.75, (2, 29)
_ENDING = re.compile(r"\.\w{1,5}$")


def named_year(report: Report, days: Sequence[tuple[int, int]], floor: date | None) -> tuple[When, str] | None:
    """ "Not before the last of these days" (month, day) of the year in the report's name, or not before that year."""
    for name in filter(None, (report.title, _ENDING.sub("", report.name))):
        years = {int(year) for year in _YEAR.findall(name)}
        if len(years) == 2 and (last := _last_of_two(name, days)) and not (floor and floor > last):
            reason = f"no year stands beside its days; its name, “{name}”, has two, less than twelve months apart"
            return When.within(last, None), f"{reason}; nothing says how long ago that was"
        if len(years) != 1 or (floor and floor.year > min(years)):
            continue
        [year] = years
        known = placed(days, year)
        last = max(known, default=date(year, 1, 1))
        reason = f"no year stands beside its days; its name, “{name}”, has {year}"
        return When.within(last, None), f"{reason}; nothing says how long ago that was"
    return None


def _last_of_two(name: str, days: Sequence[tuple[int, int]]) -> date | None:
    """The last day within "October 2017 – February 2018", where less than a year is named and most days lie in it."""
    ends = [
        (int(year), int(time_words().classes["month"][month.lower()]))
        for month, year in _month_and_year().findall(name)
    ]
    if len(ends) != 2 or not days:
        return None
    first, last = (year * _YEAR_LONG + month for year, month in ends)
    if not 0 < last - first < _YEAR_LONG:
        return None
    years = {n % _YEAR_LONG or _YEAR_LONG: (n - 1) // _YEAR_LONG for n in range(first, last + 1)}
    inside = [date(years[month], month, day) for month, day in days if month in years and (month, day) != _LEAP_DAY]
    return max(inside) if len(inside) >= _MOST_DAYS * len(days) else None


@cache
def _month_and_year() -> re.Pattern[str]:
    months = "|".join(sorted(time_words().classes["month"], key=len, reverse=True))
    return re.compile(rf"(?<![a-z])({months})[\s_-]+((?:19[4-9]|20[0-4])\d)(?!\d)", re.IGNORECASE)
