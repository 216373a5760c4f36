"""The date of publication that a report says at its head: announced, in a dateline, or by its reference number.

In:     the text and its labelled passages.
Out:    the day and the words that give it; None when the head tells none.
Never:  a date from further down, or of an event told in the first sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from heldby.lexicon.times import time_words
from heldby.model.report import Passage
from heldby.model.time import Date, When

_HEAD = 700
_TITLE = 100
_MONTHS = 12
_CLOCK = re.compile(r"[\s,|–—-]*(?:at\s+)?(?:\d{4}|\d\d?:\d\d)\b(?!\s+[a-z])")
_OPENS = "On|By|Since|Until|From|In|Of|To|Before|After|Between|And"
_BEHIND_AGENCY = re.compile(r"\([A-Z][\w .&'’]{1,30}\)\s*\Z")
_NAME_BEFORE = re.compile(rf"(?:\A|\s)(?!(?:{_OPENS})\b)[A-Z][\w&.]*[\s,|–—-]+\Z")
_PLACE_BEFORE = re.compile(
    rf"\s*(?!(?:{_OPENS})\b)[A-Z][\w'’.]*"
    r"(?:[ ,/-]+(?:(?:of|the|de|du|la|and|el|al) )?[A-Z][\w'’.]*){0,6}[\s,–—-]+"
)
_TEXT_AFTER = re.compile(r"\s*(?:\([^)]{2,30}\)\s*)?(?:[–—:_]|-(?!\d))\s*(?P<word>[^\W\d]+)")
_NAME_AFTER = re.compile(r"\s+[A-Z]")
_REFERENCE = re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-[A-Z]+[-–][A-Z\d]+")


@cache
def _written_date() -> re.Pattern[str]:
    """A full date as datelines write it, with or without a word that announces it."""
    words = time_words()
    months = "|".join(sorted(words.classes["month"], key=len, reverse=True))
    weekdays = "|".join(sorted(words.classes["weekday"], key=len, reverse=True))
    day, year = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?", r"(?P<{0}>(?:19|20)\d\d)"
    return re.compile(
        rf"(?P<cue>(?:date of publication"
        rf"|(?:first )?published(?: on| at)?|posted(?: on)?|(?:last )?updated(?: on| at)?)"
        rf"\s*:?\s*)?(?:(?P<weekday>{weekdays})\.?,?\s+)?"
        rf"(?:{day.format('d1')}\s+(?P<m1>{months})\.?,?\s+{year.format('y1')}"
        rf"|(?P<m2>{months})\.?\s+{day.format('d2')}(?:,\s*|\s+|(?=(?:19|20)\d\d)){year.format('y2')}"
        rf"|(?P<y3>(?:19|20)\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d)"
        rf"|(?P<d4>\d\d?)(?P<sep>[./-])(?P<m4>\d\d?)(?P=sep)(?P<y4>(?:19|20)\d\d))(?!\d)",
        re.IGNORECASE,
    )


def dateline(text: str, passages: Sequence[Passage]) -> When | None:
    """The date at the head: announced ("Published ..."), which counts more, opening an early passage, or stamped.

    A date in brackets is one too ("KABUL (June 10, 2011)"); where it has no year the reference number of the release
    tells it, and without such a date the month of the reference number is all there is.
    """
    opened: When | None = None
    starts = [p.start for p in sorted(passages) if p.start < _HEAD][:4] or [0]
    for match in _written_date().finditer(text, 0, _HEAD):
        day = _day(match)
        if day is None:
            continue
        quote = " ".join(match.group().split())
        if match["cue"] and "updated" not in match["cue"].lower():
            return When.on(day, f"the text says “{quote}” at its head")
        before = [text[start : match.start()] for start in starts if start <= match.start()]
        first = any(not lead.strip(" \t\n(,–—-") for lead in before)
        agency = re.match(r"\s*\([A-Z][\w .&'’]{1,30}\)\s*[–—_-]", text[match.end() : match.end() + 40])
        bracketed = text[match.start() - 1 : match.start()] == "(" and text[match.end() : match.end() + 1] == ")"
        placed = any(_PLACE_BEFORE.fullmatch(lead) for lead in before) and _opens_text(text, match.end())
        stamped = placed or _closes_title(text, match) or _is_stamp(text, match)
        if opened is None and (match["cue"] or first or agency or bracketed or stamped):
            opened = When.on(day, f"the dateline “{quote}”")
    return opened or _numbered(text)


def _opens_text(text: str, end: int) -> bool:
    """Whether a dash or colon behind a date opens the text ("LAGOS, 5 January 2021 - Gunmen"), and no second date."""
    follows = _TEXT_AFTER.match(text, end)
    return follows is not None and follows["word"].lower() not in time_words().classes["month"]


def _closes_title(text: str, match: re.Match[str]) -> bool:
    """Whether a date closes a line that says what is issued: "Situation report, 14 October 2023"."""
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()].lower()
    rest = text[match.end() :].split("\n", 1)[0]
    issued = any(re.search(rf"\b{word}s?\b", line) for word in time_words().issued)
    return issued and len(line) < _TITLE and not rest.strip(" ).*#")


def _is_stamp(text: str, match: re.Match[str]) -> bool:
    """Whether a date is written as no sentence writes it.

    In figures alone, before the time of day, at the end of a line behind an agency ("(AFP) Jun 06, 2025"), right behind
    a name with its weekday ("AFP Friday 3 Jun 2016") or between two names ("Morning Update June 13, 2011 Joint
    Command"): a head saved as one line has nothing else.
    """
    if match["y3"] or match["y4"] or _CLOCK.match(text, match.end()):
        return True
    if _BEHIND_AGENCY.search(text, 0, match.start()) and not text[match.end() :].split("\n", 1)[0].strip():
        return True
    behind_name = _NAME_BEFORE.search(text, 0, match.start())
    return bool(behind_name and (match["weekday"] or _NAME_AFTER.match(text, match.end())))


@cache
def _written_day() -> re.Pattern[str]:
    """A day without a year in brackets, before the colon of a headline, or at the end of a line."""
    months = "|".join(sorted(time_words().classes["month"], key=len, reverse=True))
    day = rf"(?P<{{0}}>{months})\.?\s+(?P<{{1}}>\d{{{{1,2}}}})"
    return re.compile(
        rf"\({day.format('m1', 'd1')}\)|^\s*{day.format('m2', 'd2')}:|\b{day.format('m3', 'd3')}(?=\s*$)",
        re.IGNORECASE | re.MULTILINE,
    )


def _numbered(text: str) -> When | None:
    """The day without a year at the head, in the year of the reference number beside it."""
    number = _REFERENCE.search(text, 0, _HEAD)
    if number is None or not 1 <= int(number["month"]) <= _MONTHS:
        return None
    issued = Date(year=int(number["year"]), month=int(number["month"]))
    days = _written_day().finditer(text, 0, _HEAD)
    told = next((m for m in days if _is_dateline(text, m)), None)
    if told is None:
        return When.on(issued, f"the reference number “{number.group()}” at its head")
    written = (told["m1"] or told["m2"] or told["m3"]).lower()
    month, day = int(time_words().classes["month"][written]), int(told["d1"] or told["d2"] or told["d3"])
    years = (issued.year - 1, issued.year, issued.year + 1)
    year = min(years, key=lambda y: abs(y * _MONTHS + month - issued.year * _MONTHS - (issued.month or 1)))
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    quote = told.group().strip(" \n:")
    return When.on(found, f"the dateline “{quote}”, its year by the reference number “{number.group()}”")


def _is_dateline(text: str, match: re.Match[str]) -> bool:
    """Whether a day without a year is the report's: in brackets, opening the text, or closing its title."""
    if match["m2"]:
        return not text[: match.start()].strip()
    return bool(match["m1"]) or _closes_title(text, match)


def _day(match: re.Match[str]) -> date | None:
    months = time_words().classes["month"]
    for n in "1234":
        if match[f"y{n}"]:
            written = match[f"m{n}"].lower()
            year, month, day = int(match[f"y{n}"]), int(months.get(written, written)), int(match[f"d{n}"])
            if month > 12:  # 10/30/2016
                month, day = day, month
            try:
                return date(year, month, day)
            except ValueError:
                return None
    return None
