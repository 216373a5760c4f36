"""Markdown: one file, one report, described by its front matter.

In:     the text of a file.
Out:    a `Draft`.
Never:  anything fetched, and no YAML tag run: front matter is read with the safe loader.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import yaml

from heldby.model import Problem
from heldby.read.columns import columns_of
from heldby.read.dates import Order, read_date, why_not
from heldby.read.format import Format, Takes
from heldby.read.formats.text import text_of
from heldby.read.options import Draft

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_LINK = re.compile(r"(?<!!)\[([^\]\[\n]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"\n]*\")?\)")


def markdown(draft: Draft) -> Draft:
    """The body of Markdown, bold marks and link targets taken out, headings and images left for `clean` to label."""
    front = _FRONT.match(draft.text)
    body = draft.text[front.end() :] if front else draft.text
    shown = _LINK.sub(r"\1", _EMPHASIS.sub(r"\2", body)).lstrip("\r\n")
    return _described(replace(draft, text=shown), front[1]) if front else replace(draft, text=shown)


def _described(draft: Draft, front: str) -> Draft:
    """A draft with what its front matter says."""
    try:
        known = yaml.safe_load(front)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        why = f"it is not plain YAML: {' '.join(str(error).split())[:200]}"
        return _with_problem(draft, "front matter not read", why)
    if not isinstance(known, Mapping):
        return draft
    names = columns_of((str(key) for key in known), {})
    values = {field: _scalar(known.get(name)) for field, name in names.items()}
    language = values.get("language")
    described = replace(
        draft,
        title=values.get("title"),
        source=values.get("source"),
        author=values.get("author"),
        language=language.casefold()[:2] if language else None,
    )
    given = values.get("published")
    published = read_date(given, Order.UNKNOWN, f"given in the front matter ({names['published']})") if given else None
    if given and not published:
        return _with_problem(described, "publication date not read", why_not(given, Order.UNKNOWN))
    return replace(described, published=published)


def _with_problem(draft: Draft, what: str, why: str) -> Draft:
    return replace(draft, problems=(*draft.problems, Problem(what=what, where=draft.where, why=why)))


def _scalar(value: Any) -> str | None:
    """A value of front matter as text; a list gives nothing, except one of a single value."""
    if isinstance(value, list) and len(value) == 1:
        return _scalar(value[0])
    if isinstance(value, date):
        return value.isoformat()[:10]
    return str(value).strip() or None if isinstance(value, str | int | float) else None


MARKDOWN = Format(
    name="Markdown",
    endings=(".md", ".markdown"),
    read=text_of(markdown),
    takes=Takes(
        title="`title` of the front matter (YAML)",
        date="`published`, `date` and the like",
        source="`source`, `outlet` and the like",
        author="`author`",
        language="`language`",
    ),
)
