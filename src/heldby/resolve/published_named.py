"""What the name of a report tells of its days: "2016 Aleppo summer campaign", "Ramadi (2015).html".

In:     a report's title and the name it goes by, the days without a year that it tells, the latest year it writes out.
Out:    "not before" the last of those days in the year of its name, with the reason; None when its name tells no year.
Never:  one of two years ("2014-2017"), a year before one that the text writes out, or digits within a longer number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from heldby.model.report import Report
from heldby.model.time import When
from heldby.resolve.published_battles import placed

_YEAR = re.compile(r"(?<![\d])(?:19[4-9]\d|20[0-4]\d)(?!\d)")
_ENDING = re.compile(r"\.\w{1,5}$")


def named_year(report: Report, days: Sequence[tuple[int, int]], floor: date | None) -> tuple[When, str] | None:
    """ "Not before the last of these days" (month, day) of the year in the report's name, or not before that year."""
    for name in filter(None, (report.title, _ENDING.sub("", report.name))):
        years = {int(year) for year in _YEAR.findall(name)}
        if len(years) != 1 or (floor and floor.year > min(years)):
            continue
        [year] = years
        known = placed(days, year)
        last = max(known, default=date(year, 1, 1))
        reason = f"no year stands beside its days; its name, “{name}”, has {year}"
        return When.within(last, None), f"{reason}; nothing says how long ago that was"
    return None
