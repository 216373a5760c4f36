"""HTML: one page that needs nothing else and runs nothing.

In:     a heading and rows.
Out:    UTF-8, with footnotes that link there and back.
Never:  markup out of a report; a script, a picture or an address from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from heldby.exports.documents.document import Footnotes, Heading, Row, sections, whence

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = (
    "body{max-width:42em;margin:2em auto;padding:0 1em;font:16px/1.5 Georgia,serif;color:#222;background:#fff}"
    "h1,h2{font-family:sans-serif;line-height:1.25}sup a{text-decoration:none;padding:0 .1em}"
    "footer{font-size:.9em;border-top:1px solid #999;margin-top:2em}q{white-space:pre-wrap}"
)


class Html:
    """See the module."""

    ending = ".html"
    name = "HTML"

    def write(self, heading: Heading, rows: Sequence[Row]) -> bytes:
        """The document."""
        return ("\n".join(_lines(heading, rows)) + "\n").encode("utf-8", "replace")


def _lines(heading: Heading, rows: Sequence[Row]) -> Iterator[str]:
    footnotes = Footnotes()
    yield f'<!doctype html>\n<html lang="{escape(heading.language)}">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{plain(heading.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>"
    yield f"<h1>{plain(heading.title)}</h1>\n<p>{plain(heading.about if rows else heading.empty)}</p>"
    for title, told in sections(rows):
        yield f"<section>\n<h2>{plain(title)}</h2>"
        for row in told:
            yield f"<p>{plain(row['sentence'])}{''.join(_mark(footnotes.number(note)) for note in row['notes'])}</p>"
        yield "</section>"
    yield "</main>"
    if footnotes.notes:
        yield f"<footer>\n<h2>{plain(heading.notes)}</h2>\n<ol>"
        for number, note in enumerate(footnotes.notes, 1):
            quote = f'<q dir="auto">{plain(note["quote"])}</q>'
            yield f'<li id="n{number}">{quote} <cite>{plain(whence(note))}</cite></li>'
        yield "</ol>\n</footer>"
    yield "</body>\n</html>"


def _mark(number: int) -> str:
    return f'<sup><a href="#n{number}">{number}</a></sup>'


def plain(text: str) -> str:
    """Text as itself; characters that HTML forbids are shown as missing."""
    return escape("".join(ch if ch in "\t\n" or " " <= ch != "\x7f" else "\ufffd" for ch in text))
