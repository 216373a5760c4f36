"""Words of a stretch of text and what each may be in an expression of time.

In:     plain text and the word classes of a language.
Out:    `Word`s, each with its classes and their values.
Never:  a decision on a whole expression: a word only says what it may be ("may" beside a number is a month).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from heldby.lexicon.times import TimeWords
from heldby.mark.times_spelled import Part, spelled

_WORD = re.compile(
    r"(?=['\d])(?:"  # what follows begins with a figure, as few words do
    r"(?P<serial>\d{4}-\d\d-[A-Z][\w–-]*)"
    r"|(?P<iso>\d{4}-\d\d-\d\d)(?!\d)"
    r"|(?P<numdate>\d{1,2}(?P<sep>[./-])\d{1,2}(?P=sep)(?:\d{4}|\d\d))(?![\d/-])"
    r"|(?P<half>\d+[ -]1/2(?!\d)|\d+½)"
    r"|(?P<clock>\d{1,2}:\d\d)(?::\d\d)?"
    r"|(?P<thousands>\d{1,3}(?:,\d{3})+)"
    r"|(?P<decade>'?\d0s|\d{3}0s)\b"
    r"|(?P<nth>\d{1,2}(?:st|nd|rd|th))\b"
    r"|(?P<model>\d+[A-Za-z]\w*)"
    r"|(?P<decimal>\d+\.\d+)"
    r"|(?P<digits>\d+)"
    r")"
    r"|(?P<ampm>[ap]\.m\.?|[ap]m\b)"
    r"|(?P<word>[^\W\d_]+(?=['’](?:s|ll)\b)|['’]ll\b|[^\W\d_]+)"
    r"|(?P<mark>[^\w\s]|_)"
)


class Word(NamedTuple):  # a tuple is made in a third of the time, and each text has many
    """One word or mark of punctuation: `text[start:end]`, in lower case, with the values of its classes."""

    start: int
    end: int
    low: str
    classes: Mapping[str, str]


class Vocabulary:
    """Finds the classes of words; made once a language."""

    def __init__(self, known: TimeWords) -> None:
        self.known = known
        self._static: dict[str, dict[str, str]] = {}
        for name, words in known.classes.items():
            for word, value in words.items():
                self._static.setdefault(word, {})[name] = value
        for zone in known.guard.zones:
            self._static.setdefault(zone, {})["zone"] = zone
        self._watched = known.guard.capital | known.guard.doubtful
        self._numbers = known.classes["number"]

    def words(self, text: str, start: int, end: int) -> list[Word]:
        """The words of `text[start:end]`, offsets counted in `text`."""
        matches = _WORD.finditer(text, start, end)
        new = tuple.__new__  # what a named tuple's own way of making comes to, which takes three times as long
        parts = [new(Part, (*m.span(), m[0].lower(), m.lastgroup or "")) for m in matches]
        lows = {part.low for part in parts}
        found = parts if self.known.guard.abbreviated.isdisjoint(lows) else self._with_points(parts)
        found = found if self._numbers.keys().isdisjoint(lows) else spelled(found, self._numbers)
        static, watched = self._static, self._watched
        words: list[Word] = []
        for index, (first, last, low, group) in enumerate(found):
            if group == "word" or group == "mark":  # noqa: PLR1714 - asked of every word
                classes: Mapping[str, str] = static.get(low, _NOTHING)
                if classes and low in watched:
                    classes = self._guarded(text, found, index)
            else:
                classes = self._numeric(found, index)
            words.append(new(Word, (first, last, low, classes)))
        return words

    def _with_points(self, found: list[Part]) -> list[Part]:
        """Join the point of "Jan." to its word, unless the text ends there."""
        abbreviated = self.known.guard.abbreviated
        joined: list[Part] = []
        for part in found:
            last = joined[-1] if joined else None
            if part[2] == "." and last and last[2] in abbreviated and part is not found[-1]:
                joined[-1] = last._replace(end=part.end)
            else:
                joined.append(part)
        return joined

    def _guarded(self, text: str, found: list[Part], index: int) -> Mapping[str, str]:
        """Nothing, when a word that may be a month or weekday is not written or placed like one."""
        first, _, low, _ = found[index]
        guard = self.known.guard
        if low in guard.capital and not text[first].isupper():
            return _NOTHING
        if low in guard.doubtful:
            around = found[index - 1 : index] + found[index + 1 : index + 2]
            beside = any(group in ("digits", "nth", "numdate") for *_, group in around)
            led = index > 0 and found[index - 1][2] in guard.lead
            named = low in guard.names and any(text[p.start].isupper() for p in found[index + 1 : index + 2])
            if not beside and (named or not led):
                return _NOTHING
        return self._static[low]

    def _numeric(self, found: list[Part], index: int) -> Mapping[str, str]:
        _, _, low, group = found[index]
        if group == "digits":
            return self._digits(found, index)
        return _WRITTEN[group](low) if group in _WRITTEN else _NOTHING

    def _digits(self, found: list[Part], index: int) -> Mapping[str, str]:
        low = found[index][2]
        before, after = (found[i][2] if 0 <= i < len(found) else "" for i in (index - 1, index + 1))
        if before == "-" and index > 1:  # "mid-2015", "2014-2016"
            before = found[index - 2][2]
        classes = {"number": str(int(low))} if len(low) < 8 else {}
        if len(low) <= 2 and 1 <= int(low) <= 31:
            classes["dom"] = f"{int(low):02d}"
        elif len(low) == 4 and 1800 <= int(low) <= 2100 and self._is_year(low, before, after):
            classes["year"] = low
        elif len(low) == 6 and 1 <= int(low[:2]) <= 31 and low[2:4] in ("19", "20"):
            classes["glued"] = low
        return classes

    def _is_year(self, low: str, before: str, after: str) -> bool:
        """Whether a number of four digits is a year: by the word before it, else by what it cannot count."""
        guard, static = self.known.guard, self._static
        if before in guard.year_not_after or "unit" in static.get(after, _NOTHING) or after == "%":
            return False
        if before in guard.year_after or "month" in static.get(before, _NOTHING) or before.isdigit():
            return True
        if before in guard.year_after_odd and not low.endswith("00"):
            return True
        if after in self.known.totals.operations | self.known.totals.wars and not low.endswith("00"):
            return True  # "a lightning 2014 offensive"
        if "season" in static.get(before, _NOTHING) or before == "quarter":
            return True
        return not after or not after[0].isalnum() or after in guard.year_next


_NOTHING: dict[str, str] = {}


def _numeric_date(low: str) -> Mapping[str, str]:
    """Read 27/03/2016, 27.03.2016 or 27-03-2016: day first, unless only month first makes a date."""
    first, second, year = (int(part) for part in re.split(r"[./-]", low))
    year = year if year > 99 else year + (1900 if year > 60 else 2000)
    day, month = (first, second) if second <= 12 else (second, first)
    return _valid(f"{year:04d}-{month:02d}-{day:02d}")


def _ordinal(low: str) -> Mapping[str, str]:
    number = int(low[:-2])
    return {"nth": f"{number:02d}"} if 1 <= number <= 31 else _NOTHING


def _clock(low: str) -> Mapping[str, str]:
    hour, minute = (int(part) for part in low.split(":")[:2])
    return {"clock": f"T{hour:02d}:{minute:02d}"} if hour < 25 and minute < 60 else _NOTHING


def _decade(low: str) -> Mapping[str, str]:
    """The first three digits of a decade; "'80s" is one of the last century."""
    return {"decade": low[:3] if len(low) == 5 else f"19{low.lstrip(chr(39))[0]}"}


def _valid(day: str) -> Mapping[str, str]:
    try:
        date.fromisoformat(day)
    except ValueError:
        return _NOTHING
    return {"numdate": day}


_WRITTEN: dict[str, Callable[[str], Mapping[str, str]]] = {
    "numdate": _numeric_date,
    "iso": _valid,
    "nth": _ordinal,
    "clock": _clock,
    "decade": _decade,
    "ampm": lambda low: {"ampm": low[0]},
    "thousands": lambda low: {"number": low.replace(",", "")},
    "half": lambda low: {"number": low.replace("-", " ").split(" ")[0].rstrip("½") + ".5"},
    "decimal": lambda low: {"number": low},
}
