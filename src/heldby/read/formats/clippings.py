"""Exports of press archives: one document with many articles, as Nexis, Nexis Uni and Factiva lay them out.

In:     a document's text.
Out:    a `Draft` for each article, with outlet, date, title and author from its head; nothing for any other document.
Never:  an article dropped in silence: one whose head cannot be read is kept whole, with a Problem.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from heldby.model import Problem
from heldby.read.dates import Order, read_date
from heldby.read.options import Draft
from heldby.read.source import fingerprint

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day)?,?\s*"
_DATE = re.compile(rf"{_DAY}(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}})\b.{{0,40}}", re.IGNORECASE)
_TAG = re.compile(r"(?P<name>[A-Z][A-Za-z]+(?:[- ][A-Za-z]+)?):\s*(?P<told>.*)")
_HEAD_TAGS = frozenset({"byline", "section", "length", "dateline", "highlight", "source", "series"})
_TAIL_TAGS = frozenset(
    (
        "load-date", "language", "publication-type", "graphic", "graphics", "journal-code", "correction-date",
        "document-type", "subject", "company", "organization", "person", "country", "city", "state", "geographic",
        "industry", "classification", "notes", "url", "type",
    )
)  # fmt: skip
_RIGHTS = re.compile(r"(?:copyright|©|\(c\)) .*|all rights reserved\.?", re.IGNORECASE)
_LENGTH = re.compile(r"[\d,.]+ words", re.IGNORECASE)
_LANGUAGES = {"english": "en", "arabic": "ar", "french": "fr", "german": "de", "russian": "ru", "ukrainian": "uk"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Article:
    """What was taken from one article of an export."""

    body: Sequence[str]
    title: str = ""
    outlet: str = ""
    date: str = ""
    author: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """How one archive lays its exports out: a line between articles, and how the lines of an article are read."""

    between: re.Pattern[str]
    opens: bool
    parsed: Callable[[Sequence[str]], _Article | None]


def articles(draft: Draft) -> tuple[Draft | Problem, ...]:
    """The articles of an export; empty when the document is none."""
    lines = [" ".join(line.split()) for line in draft.text.splitlines() if line.strip()]
    layout = next((each for each in _LAYOUTS if any(each.between.fullmatch(line) for line in lines)), None)
    if layout is None:
        return ()
    return tuple(found for n, part in enumerate(_parts(lines, layout), 1) for found in _drafts(draft, n, part, layout))


def _parts(lines: Sequence[str], layout: _Layout) -> list[list[str]]:
    """The lines of each article; what stands outside the first or last mark is a cover or an end page."""
    parts: list[list[str]] = [[]]
    for line in lines:
        if layout.between.fullmatch(line):
            parts.append([])
        else:
            parts[-1].append(line)
    return parts[1:] if layout.opens else parts[:-1]


def _drafts(draft: Draft, number: int, lines: Sequence[str], layout: _Layout) -> Iterator[Draft | Problem]:
    where = f"{draft.where}:{number}"
    if not lines:
        yield Problem(what="article not read", where=where, why="it holds no text")
        return
    found = layout.parsed(lines)
    problems = [] if found else [Problem(what="head of article not read", where=where, why="no date stands above it")]
    article = found or _Article(body=lines)
    published = read_date(article.date, Order.UNKNOWN, "given at the head of the article") if article.date else None
    text = "\n\n".join(article.body)
    yield replace(
        draft,
        text=text or article.title,
        where=where,
        name=f"{draft.name}:{number}",
        raw_hash=fingerprint("\n".join(lines).encode("utf-8", "surrogatepass")),
        title=article.title or None,
        author=article.author or None,
        source=article.outlet or None,
        language=_LANGUAGES.get(article.language.casefold()),
        published=published,
        bounds=None,
        problems=tuple(problems),
    )


def _tag(line: str, names: frozenset[str]) -> tuple[str, str] | None:
    found = _TAG.fullmatch(line)
    return (found["name"].casefold(), found["told"]) if found and found["name"].casefold() in names else None


def _tags(lines: Sequence[str]) -> dict[str, str]:
    return dict(tag for line in lines if (tag := _tag(line, _HEAD_TAGS | _TAIL_TAGS)))


def _dated(lines: Sequence[str], *, last: bool) -> int | None:
    """Where the date stands among the lines of a head."""
    found = [at for at, line in enumerate(lines) if _DATE.fullmatch(line)]
    return (found[-1] if last else found[0]) if found else None


def _before_tail(lines: Sequence[str]) -> list[str]:
    """A body without the tags and rights after it."""
    kept = list(lines)
    cut = next(
        (at for at, line in enumerate(kept) if _tag(line, _TAIL_TAGS) or line.casefold() == "graphic"), len(kept)
    )
    # a tag in the middle of an article would cut it: only what is followed by little more is its tail
    kept = kept[:cut] if sum(map(len, kept[cut:])) <= sum(map(len, kept[:cut])) else kept
    while kept and _RIGHTS.fullmatch(kept[-1]):
        kept.pop()
    return kept


def _nexis(lines: Sequence[str]) -> _Article | None:
    """Outlet, date, edition, title, tags, body, tags."""
    dated = _dated(lines[:8], last=False)
    if dated is None:
        return None
    tags = [at for at, line in enumerate(lines[:30]) if at > dated and _tag(line, _HEAD_TAGS)]
    starts = tags[0] if tags else dated + 2
    last = tags[-1] + 1 if tags else starts
    told = _tags(lines)
    heads = [line for line in lines[dated + 1 : starts] if not _RIGHTS.fullmatch(line)]
    return _Article(
        body=_before_tail(lines[last:]),
        title=heads[-1] if heads else "",
        outlet=next((line for line in lines[:dated] if not _RIGHTS.fullmatch(line)), ""),
        date=lines[dated],
        author=_byline(told.get("byline", "")),
        language=told.get("language", ""),
    )


def _nexis_uni(lines: Sequence[str]) -> _Article | None:
    """Title, outlet, date, rights, tags, "Body", body, "Load-Date"."""
    body = next((at for at, line in enumerate(lines) if line == "Body"), None)
    dated = _dated(lines[:body], last=True) if body is not None else None
    if body is None or dated is None or dated < 2:
        return None
    told = _tags(lines[dated:])
    return _Article(
        body=_before_tail(lines[body + 1 :]),
        title=lines[dated - 2],
        outlet=lines[dated - 1],
        date=lines[dated],
        author=_byline(told.get("byline", "")),
        language=told.get("language", ""),
    )


def _factiva(lines: Sequence[str]) -> _Article | None:
    """Title, by-line, number of words, date, outlet, code, language, rights, body."""
    length = next((at for at, line in enumerate(lines[:10]) if _LENGTH.fullmatch(line)), None)
    if length is None or len(lines) < length + 3 or not _DATE.fullmatch(lines[length + 1]):
        return None
    outlet = length + 3 if re.fullmatch(r"\d{1,2}:\d\d(?: \w+)?", lines[length + 2]) else length + 2
    rights = [at for at, line in enumerate(lines[: outlet + 8]) if _RIGHTS.match(line)]
    language = [at for at, line in enumerate(lines[: outlet + 8]) if line.casefold() in _LANGUAGES]
    starts = max([*rights, *language, outlet]) + 1
    byline = lines[length - 1] if length > 1 and lines[length - 1].casefold().startswith("by ") else ""
    return _Article(
        body=_before_tail(lines[starts:]),
        title=" ".join(lines[: length - bool(byline)][-2:]),
        outlet=lines[outlet],
        date=lines[length + 1],
        author=_byline(byline),
        language=lines[language[-1]] if language else "",
    )


def _byline(told: str) -> str:
    return re.sub(r"\A(?:by|from)\s+", "", told.strip(), flags=re.IGNORECASE)


_LAYOUTS = (
    _Layout(between=re.compile(r"\d+ of \d+ DOCUMENTS|Document \d+ of \d+"), opens=True, parsed=_nexis),
    _Layout(between=re.compile(r"End of Document"), opens=False, parsed=_nexis_uni),
    _Layout(between=re.compile(r"Document [A-Z]{2,}[A-Za-z0-9]{16,}"), opens=False, parsed=_factiva),
)
