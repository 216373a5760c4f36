"""What the words of one expression of time come to, before anyone asks "counted from when?".

In:     the words a pattern matched, and its template.
Out:    a value in the grammar below.
Never:  a resolved date: "last month" stays M-1.

The grammar of values (`Mention.value` of a time):

    value    := point word*
    point    := calendar | relative | duration | PAST_REF | PRESENT_REF | FUTURE_REF
    calendar := 2016-03-27 | 2016-03 | 2016 | 199 | 2015-SU | 2015-Q3 | XXXX-03-27 | XXXX-03 | XXXX-XX-27 |
                XXXX-SU | XXXX-WXX-4,
                each with a part of the day (TMO TMI TAF TEV TNI) or a clock time (T18:05); a lone clock time is T18:05
    relative := unit shift: D-1 yesterday, M-1 last month, Y+0 this year, W+1, Q, E (decade), C (century),
                K (weekend); shift -0 is the latest one
    duration := as in ISO 8601 and TIMEX3: P14M, PT24H, PXW (some weeks)
    word     := start mid end (thirds) | sofar (its part until now) | rest (its part from now on)
              | approx under over (bounds of a duration) | last this next (which of the bare ones)
              | ahead (the sentence speaks of the future) | wd4 (the weekday beside the date)
              | Y-1 (the year of a bare month: "March last year"; Y+0, Y+1, next, last with "that": from the day told)
              | that (from the day spoken of before)
              | ago earlier later past coming (where a duration lies) | age (says how old, dates nothing)
              | running (the year of a war that is not over: "in its seventh year")
              | quarter ("a year ago" beside a quarter: the same one then)
              | long (PAST_REF: at any past time)
              | since until by before after for in (the words just outside)
              | to POINT | from POINT (the other end of a range)
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from heldby.mark.times_patterns import Compiled
from heldby.mark.times_words import Word

_TURNS = {"-1": "last", "+0": "this", "+1": "next"}
_CLOCK_UNITS = {"H": "H", "N": "M", "S": "S"}
_LONG_UNITS = {"E": 10, "C": 100}
_DURATION = re.compile(r"P(?P<count>[\d.]+|X)(?P<unit>[HNSECDWMQY])(?=\s|$)")
_HALF_DAY = {"a": 0, "p": 12}


def value_of(pattern: Compiled, match: re.Match[str], words: list[Word]) -> str:
    """Fill the template of a matched pattern with the values of its words."""
    found: defaultdict[str, str] = defaultdict(str, year="XXXX")
    for group, name, told in pattern.names:
        if match.start(group) >= 0:
            value = words[match.start(group)].classes[name]
            found[told] = value
            if name in ("back", "this", "ahead") and "shift" not in found:
                found["shift"], found["turn"] = value, _TURNS[value]
    if "glued" in found:
        found["day"], found["year"] = found["glued"][:2], found["glued"][2:]
    if found["nth"] and not found["day"]:
        found["nth"] = str(int(found["nth"]))
    if "ampm" in found:
        found["clock"] = _clock(found)
    return _tidy(pattern.say.value.format_map(found), found)


def _clock(found: Mapping[str, str]) -> str:
    """A time of day with "a.m." or "p.m." on the clock of 24 hours."""
    hour, _, minute = (found["clock"].lstrip("T") or found["number"] or found["dom"]).partition(":")
    shifted = int(float(hour)) % 12 + _HALF_DAY[found["ampm"].lower()[0]]
    return f"T{shifted:02d}:{minute or '00'}"


def _tidy(value: str, found: Mapping[str, str]) -> str:
    duration = _DURATION.match(value)
    if duration:
        return _duration(duration["count"], duration["unit"]) + value[duration.end() :]
    if found["weekday"] and found["clock"]:
        return f"XXXX-WXX-{found['weekday']}{found['clock']}"
    if found["weekday"] and re.match(r"XXXX-\d\d-\d\d$", value):
        return f"{value} wd{found['weekday']}"
    return re.sub(r"^(T(?:MO|AF|EV|NI|MI|\d\d:\d\d))(?=[+-])", r"D", value)


def _duration(number: str, unit: str) -> str:
    """Write a duration as TIMEX3 does; decades and centuries in years where they are counted."""
    if unit in _CLOCK_UNITS:
        return f"PT{number}{_CLOCK_UNITS[unit]}"
    if unit in _LONG_UNITS and number != "X":
        return f"P{int(float(number) * _LONG_UNITS[unit])}Y"
    return f"P{number}{unit}"
