"""Where a report was written, said before its first sentence: "BEIRUT, March 28 (Northern Wire) - ".

In:     the opening paragraphs of a report.
Out:    the stretch of one that is a dateline; the event it tells happened elsewhere.
Never:  the subject of a sentence taken for one: what follows must begin a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from heldby.lexicon.tables import data_path, table

_NEAR = 700  # characters from the start of a text within which an agency's dateline may follow an introduction
_SENTENCE = r"(?=[\"“‘']?[A-Z])"
_CAPS = r"[A-Z][A-Z’'-]{2,}(?: [A-Z][A-Z’'-]{1,}){0,3}"
_TOWN = r"[A-Z][A-Z’'-]{3,}(?: [A-Z][A-Z’'-]{2,}){0,2}"  # with nothing beside it, so short names are left
_NAME = r"[A-Z][\w’'-]+(?: (?:[A-Z][\w’'-]+|al-[A-Z]\w+)){0,2}"
_AGENCY = r"\((?:[A-Z][\w.’-]*)(?: (?:[A-Z][\w.’-]*|and|of|the)){0,4}\)"
_NO_ASIDE = r"(?=[^.!?–—]{20,}[.!?,])(?![^.!?\n]*[–—])"  # "Palmyra – Syria's ancient city – fell"
_DASH = r"\s?(?:[–—_]|-{1,2})\s"  # old wires write "_"

_TIGHT = rf"—{_NO_ASIDE}"  # "KAMPALA—Troops ...", as some papers print it


@dataclass(frozen=True, slots=True, kw_only=True)
class _Forms:
    """`opening` and, for a town in capitals, `plain` stand at the head of a paragraph, `inner` after a sentence.

    `alone` is a paragraph of its own, as some outlets print it, with the day again.
    """

    opening: re.Pattern[str]
    plain: re.Pattern[str]
    inner: re.Pattern[str]
    alone: re.Pattern[str]
    never: frozenset[str]


@cache
def _forms(language: str) -> _Forms:
    known = table(data_path("lang", language, "clean", "datelines.toml"))
    day = rf"(?:{known['months']} \d{{1,2}}|\d{{1,2}} {known['months']})(?:,? \d{{4}})?"
    country, date, agency = rf"(?:,? {_NAME})", rf"(?:,? {day}| \({day}\))", rf"(?:,? {_AGENCY})"
    parts = rf"(?:{date}{agency}?|{agency}|, {_NAME}{date}?{agency}?)"
    return _Forms(
        opening=re.compile(
            rf"(?:(?:{_CAPS})(?:/{_CAPS})?,?(?:,? {_NAME})?{date}?{agency}?(?:{_DASH}|{_TIGHT})"
            rf"|{_CAPS}{country}?{date}?{agency}\s|{_NAME}{parts}{_DASH}|{_NAME}\s?[–—]\s{_NO_ASIDE}|[A-Z][\w’']+(?:-[A-Z]\w+)?-\s){_SENTENCE}"
        ),
        plain=re.compile(
            rf"(?P<town>{_TOWN})(?: [A-Z][a-z]{{3,}}(?= (?:A|An|The|At|In|On) | [A-Z][a-z]+ ))?:?\s(?=[A-Z][a-z]*\b)"
        ),
        inner=re.compile(rf"(?<=[.!?”\"] ){_CAPS}{country}?{date}?{agency}(?:{_DASH}|\s){_SENTENCE}"),
        alone=re.compile(rf"\s*{_NAME}(?:, {_NAME})?{date}{agency}(?:\s+[–—-]+)?(?:\s+{day})?\s*"),
        never=frozenset(known["never"]),
    )


def dateline(text: str, begin: int, language: str) -> tuple[int, int] | None:
    """The dateline at `begin` of a paragraph, or an agency's after the introduction; None without one."""
    forms = _forms(language)
    found = forms.opening.match(text, begin) or _plain(text, begin, forms)
    found = found or forms.inner.search(text, begin, begin + _NEAR)
    if not found or _first(found[0]) in forms.never:
        return None
    return found.start(), found.start() + len(found[0].rstrip())


def is_dateline(text: str, language: str) -> bool:
    """Whether a paragraph is a dateline and no more: "Niamey, May 3 (AFP) May 03, 2025"."""
    return "(" in text and _forms(language).alone.fullmatch(text) is not None


def _plain(text: str, begin: int, forms: _Forms) -> re.Match[str] | None:
    """A town in capitals with a sentence after it; an abbreviation would stand in capitals again."""
    found = forms.plain.match(text, begin)
    if not found or re.search(rf"\b{re.escape(found['town'])}\b", text[found.end() :]):
        return None
    return found if not text[begin : begin + 80].isupper() else None


def _first(name: str) -> str:
    return re.split(r"[\s,–—-]", name, maxsplit=1)[0]
