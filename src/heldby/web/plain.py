"""A report or a claim as plain HTML that needs no script: for those without, and for quotes in footnotes.

In:     a report or claim whole, as `views.reader` gives it.
Out:    markup; every quote has its own address, `/report/<id>#c585-640`.
Never:  a character of a report as markup: all text is escaped, and what turns the line around is fenced in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise
from typing import Any

from heldby.web.pages import TURNS, UNSEEN, plain

_CLAIMS = frozenset({"headline", "body", "caption", "pullquote"})
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160)), "�")


def report_page(report: Mapping[str, Any]) -> str:
    """The text with its passages, each quote marked, and what it is taken to say."""
    title, published = report["title"] or report["name"] or "A report", report["published"]
    body = [
        "<main>",
        f"<p>{_by(report, published)}</p>",
        f'<h1 dir="auto">{_text(title)}</h1>',
        f"<p>Published: {_text(published['value'] or 'unknown')} ({_text(published['reason'])})</p>",
        *_copies(report),
        '<article lang="' + escape(report["language"]) + '">',
        *_passages(report),
        "</article>",
        "<h2>What it says</h2>",
        "<ol>",
        *(_listed(c) for c in report["claims"]),
        "</ol>",
        _also(f"/report/{report['id']}"),
        "</main>",
    ]
    return plain(f"{title} · heldby", "\n".join(body))


def claim_page(claim: Mapping[str, Any]) -> str:
    """The quote in its paragraph, and what it is taken to mean."""
    around, start, end = claim["paragraph"], claim["start"], claim["end"]
    before, after = around["text"][: start - around["start"]], around["text"][end - around["start"] :]
    title = claim["report_title"] or claim["report_name"] or "a report"
    told = [(name, claim[name]) for name in ("kind", "what", "place", "actor", "against", "number", "time")]
    told += [(name, claim[name]) for name in ("status", "certainty", "says")]
    body = [
        "<main>",
        f"<p>{_by(claim, claim['report_published'])}</p>",
        f'<h1>A claim of <cite dir="auto">{_text(title)}</cite></h1>',
        f'<blockquote dir="auto">{_text(before)}<mark>{_text(claim["quote"])}</mark>{_text(after)}</blockquote>',
        "<dl>",
        *(f"<dt>{name}</dt><dd>{_text(value)}</dd>" for name, value in told if value),
        "</dl>",
        f'<p><a href="{_address(claim)}">In its report</a></p>',
        _also(f"/claim/{claim['id']}"),
        "</main>",
    ]
    return plain(f"{claim['quote'][:60]} · heldby", "\n".join(body))


def _by(told: Mapping[str, Any], published: Mapping[str, Any]) -> str:
    return " · ".join(_text(each) for each in (told["source"], published["value"]) if each)


def _copies(report: Mapping[str, Any]) -> Iterator[str]:
    others = [m for m in (report["family"] or {"members": ()})["members"] if m["id"] != report["id"]]
    if others:
        links = ", ".join(f'<a href="/report/{_text(m["id"])}">{_text(m["source"] or m["name"])}</a>' for m in others)
        yield f"<p>Copies and rewrites of the same text: {links}</p>"


def _passages(report: Mapping[str, Any]) -> Iterator[str]:
    """Every passage as a paragraph; what stands between passages is blank."""
    text = report["text"]
    spans = report["passages"] or [{"start": 0, "end": len(text), "kind": "body", "why": ""}]
    for each in spans:
        inside = [c for c in report["claims"] if each["start"] <= c["start"] < each["end"]]
        kind = each["kind"] if each["kind"] in _CLAIMS else "aside"
        marked = "".join(_marked(text, each["start"], each["end"], inside))
        why = escape(f"{each['kind']}: {each['why']}".translate(UNSEEN))
        yield f'<p dir="auto" class="{kind}" title="{why}">{marked}</p>'


def _marked(text: str, start: int, end: int, claims: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """The stretch with its quotes marked; each claim has an anchor where it begins."""
    anchors: dict[int, list[str]] = {}
    for c in claims:
        anchors.setdefault(c["start"], []).append(f"c{c['start']}-{c['end']}")
    edges = sorted({start, end, *anchors, *(min(c["end"], end) for c in claims)})
    for first, last in pairwise(edges):
        names = dict.fromkeys(anchors.get(first, ()))
        yield "".join(f'<a id="{name}"></a>' for name in names)
        words = _text(text[first:last])
        quoted = any(c["start"] <= first and last <= c["end"] for c in claims)
        yield f"<mark>{words}</mark>" if quoted else words


def _listed(claim: Mapping[str, Any]) -> str:
    told = ", ".join(
        f"{name} {claim[name]}"
        for name in ("kind", "what", "place", "actor", "against", "number", "time")
        if claim[name]
    )
    quote = f'<q dir="auto">{_text(claim["quote"])}</q>'
    return f'<li><a href="#c{claim["start"]}-{claim["end"]}">{quote}</a> {_text(told)}</li>'


def _address(claim: Mapping[str, Any]) -> str:
    return f"/report/{_text(claim['report'])}.html#c{claim['start']}-{claim['end']}"


def _also(path: str) -> str:
    return f'<p><a href="/">heldby</a> · <a href="{_text(path)}.json">as JSON</a></p>'


def _text(value: object) -> str:
    """Text as text: escaped, control characters shown as such, and in a fence against what turns the line around."""
    told = str(value)
    shown = escape(told.translate(_CONTROLS))
    return f"<bdi>{shown}</bdi>" if told.translate(TURNS) != told else shown
