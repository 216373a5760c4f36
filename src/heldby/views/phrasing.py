"""Days, figures and baselines as a reader of prose expects them.

In:     values of the record.
Out:    phrases.
Never:  a bound left out: "by", "about", "at least" stay.
"""

from __future__ import annotations

import re

from heldby.model import Estimate
from heldby.model.state import Baseline
from heldby.model.told import Told
from heldby.views.shapes import Bounds

_DAY = r"\d{4}(?:-\d{2}){0,2}[~?%]?"
_EDTF = re.compile(rf"\[(?P<from>{_DAY})?\.\.(?P<to>{_DAY})?\]|(?P<start>{_DAY})?/(?P<end>{_DAY})?|(?P<lone>{_DAY})")


def days(bounds: Bounds | None) -> str:
    """Days as a phrase with a blank before it.

    >>> from datetime import date
    >>> days((date(2016, 3, 1), date(2016, 3, 5)))
    ' between 2016-03-01 and 2016-03-05'
    """
    first, last = bounds or (None, None)
    if first and last:
        return f" on {first}" if first == last else f" between {first} and {last}"
    return f" from {first} on" if first else f" by {last}" if last else ""


def begun(bounds: Bounds | None) -> str:
    """From when something is so, as a phrase with a blank before it.

    >>> from datetime import date
    >>> begun((None, date(2016, 4, 30)))
    ' (told by 2016-04-30)'
    """
    first, last = bounds or (None, None)
    if first and last and first != last:
        return f" since some day from {first} to {last}"
    if first:
        return f" since {first}"
    return f" (told by {last})" if last else ""


def plain(words: str) -> str:
    """A phrase with its dates in words instead of in EDTF, the notation for dates in the rows.

    >>> plain("Mosul taken [..2016-03]"), plain("IS ([2016-03-27..2016-04])"), plain("2015-01~/2016-04-03")
    ('Mosul taken by 2016-03', 'IS (between 2016-03-27 and 2016-04)', 'from about 2015-01 to 2016-04-03')
    """
    return _EDTF.sub(_dated, words)


def _dated(found: re.Match[str]) -> str:
    part = {name: _about(value) for name, value in found.groupdict().items() if value}
    if lone := part.get("lone"):
        return lone
    if "start" in part or "end" in part:
        told = [f"from {part['start']}" if "start" in part else "", f"to {part['end']}" if "end" in part else ""]
        return " ".join(filter(None, told))
    if "from" in part and "to" in part:
        return f"between {part['from']} and {part['to']}"
    if "to" in part:
        return f"by {part['to']}"
    return f"from {part['from']} on" if "from" in part else found[0]


def _about(day: str) -> str:
    return f"about {day[:-1]}" if day[-1] in "~?%" else day


def baseline(base: Baseline) -> str:
    """What a share is measured against, in words.

    >>> from heldby.model import Date
    >>> baseline(Baseline(kind="peak", day=Date.parse("2014"), words="its peak in 2014"))
    'of what was held at the peak in 2014'
    """
    day = plain(base.day.edtf()) if base.day else ""
    if base.kind == "since":
        return f"counted since {day}" if day else "counted since an earlier day"
    if base.kind == "peak":
        return "of what was held at the peak" + (f" in {day}" if day else "")
    return "of all that was ever held" + (f", by {day}" if day else "")


def figure(estimate: Estimate, told: Told) -> str:
    """A figure with its bounds and unit, in words."""
    low, high = (None if bound is None else f"{bound:,.6g}" for bound in (estimate.low, estimate.high))
    best = f"{estimate.best:,.6g}" if estimate.best is not None else None
    unit = _unit(estimate, told)
    if low and high:
        return (low if low == high else f"{low} to {high}") + unit + (f" (best {best})" if best and low != high else "")
    if low or high:
        return (f"at least {low}" if low else f"at most {high}") + unit
    return f"“{told.claim.quantity.phrase}”" if told.claim.quantity else "no figure"


def _unit(estimate: Estimate, told: Told) -> str:
    """The unit behind a figure; none where it only says again who is counted."""
    counted = " ".join(f.text for f in told.claim.fillers("victims")).casefold()
    if not estimate.unit or estimate.unit.casefold() in counted.split():
        return ""
    if estimate.unit == "percent":
        return " %"
    one = estimate.low == estimate.high == 1
    return f" {estimate.unit.removesuffix('s') if one else estimate.unit}"
