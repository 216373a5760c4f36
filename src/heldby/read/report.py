"""A document becomes a Report, or a Problem that says why it cannot.

In:     a `Draft` and the caller's options.
Out:    an `Arrival`.
Never:  a changed body; a title given apart from the text is set before it, as a headline, and nothing else is added.
"""

from __future__ import annotations

import re
from dataclasses import replace

from heldby.model import ROW, Problem, Report, report_id
from heldby.read.language import language_of
from heldby.read.options import Arrival, Draft, ReadOptions

READ_LANGUAGES = ("en",)
_SAMPLE = 100_000  # characters looked at
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x19\x1c-\x1f]")
_HEAD = 400  # characters in which a body that repeats its title does so
_MOJIBAKE = re.compile(r"â€[™œ\x9d\x9c\x99“”˜¦]?|Ã[©¨¢¤¶¼±]|Ø§Ù|Ù\x84")


def arrive(draft: Draft, options: ReadOptions) -> Arrival:
    """Check a draft and name it; what it says of itself goes before what the caller says of all files."""
    problems = list(draft.problems)
    fault = unreadable(draft.text)
    if fault:
        return Arrival(problems=(*problems, Problem(what="not read", where=draft.where, why=fault)))
    title = draft.title
    text = whole_text(draft)
    source = draft.source or options.source
    published = draft.published or options.when()
    language = draft.language or language_of(text)
    if language not in (*READ_LANGUAGES, ROW):
        problems.append(
            Problem(what="not read for claims", where=draft.where, why=f"no rules for this language ({language})")
        )
    if len(_MOJIBAKE.findall(text)) > 1:
        why = "it looks as if it was decoded wrongly before it came here (such as â€™ for ’); it was left as it is"
        problems.append(Problem(what="garbled characters", where=draft.where, why=why))
    before = len(text) - len(draft.text)
    report = Report(
        id=report_id(text, source, published.edtf() if published else None),
        text=text,
        name=draft.name,
        source=source,
        title=title,
        author=draft.author,
        language=language,
        published=published,
        path=draft.path,
        raw_hash=draft.raw_hash,
        coded=draft.coded,
        labelled=tuple(replace(p, start=p.start + before, end=p.end + before) for p in draft.labelled),
        pages=tuple(start + before if number else 0 for number, start in enumerate(draft.pages)),
        bounds=draft.bounds,
    )
    return Arrival(report=report, problems=tuple(problems))


def whole_text(draft: Draft) -> str:
    """The text of the report that a draft becomes."""
    return draft.text if draft.coded else with_headline(draft.text, draft.title)


def unreadable(text: str) -> str | None:
    """Why a text is no report, None when it may be one."""
    if not text.strip("\ufeff \t\r\n\f\v\x00\u200b\u00a0"):
        return "it holds no text"
    if is_binary(text):
        return "it is not text: it holds control characters"
    return None


def is_binary(text: str) -> bool:
    """Whether a text holds NUL, or more control characters than a stray one."""
    sample = text[:_SAMPLE]
    return "\x00" in text or len(_CONTROL.findall(sample)) > max(2, len(sample) // 200)


def with_headline(text: str, title: str | None) -> str:
    """The text with its title before it, unless it begins with the title anyway."""
    if not title or _plain(title) in _plain(text[: _HEAD + len(title)]):
        return text
    return f"{title}\n\n{text}"


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
