"""DOCX (Office Open XML, ECMA-376) with true footnotes, written as the standard has it, without another library.

In:     a heading and rows.
Out:    a ZIP archive, the same bytes for the same rows: its entries bear no date.
Never:  a field, a macro, a link or a picture; a character that XML forbids.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from heldby.exports.documents.document import Heading, Note, Row, sections, whence

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FIRST = 2  # the numbers before it belong to the two separators that Word wants
_PARTS = ("document", "styles", "footnotes", "settings")


class Docx:
    """See the module."""

    ending = ".docx"
    name = "DOCX"

    def write(self, heading: Heading, rows: Sequence[Row]) -> bytes:
        """The document."""
        notes = [note for row in rows for note in row["notes"]]
        parts = {
            "[Content_Types].xml": _types(),
            "_rels/.rels": _relations((("officeDocument", "word/document.xml"),)),
            "word/document.xml": _document(heading, rows),
            "word/_rels/document.xml.rels": _relations((part, f"{part}.xml") for part in _PARTS[1:]),
            "word/styles.xml": _styles(heading.language),
            "word/footnotes.xml": _footnotes(notes),
            "word/settings.xml": _settings(),
        }
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                entry = zipfile.ZipInfo(name)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, (_XML + content).encode())
        return packed.getvalue()


def _document(heading: Heading, rows: Sequence[Row]) -> str:
    number = _FIRST
    body = [_paragraph(heading.title, "Title"), _paragraph(heading.about if rows else heading.empty)]
    for title, told in sections(rows):
        body.append(_paragraph(title, "Heading1"))
        for row in told:
            marks = "".join(_reference(number + at) for at in range(len(row["notes"])))
            number += len(row["notes"])
            body.append(_paragraph(row["sentence"], more=marks))
    size = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" '
    )
    margins = 'w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
    return f'<w:document xmlns:w="{_MAIN}"><w:body>{"".join(body)}{size}{margins}</w:body></w:document>'


def _paragraph(text: str, style: str = "", more: str = "") -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{_run(text)}{more}</w:p>"


def _run(text: str) -> str:
    lines = _FORBIDDEN.sub("\ufffd", text).splitlines() or [""]
    told = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)
    return f"<w:r>{told}</w:r>"


def _reference(number: int) -> str:
    return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def _footnotes(notes: Sequence[Note]) -> str:
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in enumerate(("separator", "continuationSeparator"))
    )
    told = "".join(_footnote(number, note) for number, note in enumerate(notes, _FIRST))
    return f'<w:footnotes xmlns:w="{_MAIN}">{separators}{told}</w:footnotes>'


def _footnote(number: int, note: Note) -> str:
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    words = f"{_run(' “')}{_run(note['quote'])}{_run('” ' + whence(note))}"
    style = '<w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
    return f'<w:footnote w:id="{number}"><w:p>{style}{mark}{words}</w:p></w:footnote>'


def _styles(language: str) -> str:
    tongue = f'<w:rPrDefault><w:rPr><w:lang w:val="{escape(language)}"/></w:rPr></w:rPrDefault>'
    default = f"<w:docDefaults>{tongue}</w:docDefaults>"
    made = "".join(_style(*each) for each in _STYLES)
    return f'<w:styles xmlns:w="{_MAIN}">{default}{made}</w:styles>'


_SPACED = '<w:pPr><w:spacing w:after="120"/></w:pPr>'
_STYLES = (
    ("paragraph", "Normal", "Normal", f'{_SPACED}<w:rPr><w:sz w:val="22"/></w:rPr>'),
    ("paragraph", "Title", "Title", f'{_SPACED}<w:rPr><w:b/><w:sz w:val="36"/></w:rPr>'),
    (
        "paragraph",
        "Heading1",
        "heading 1",
        '<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr>'
        '<w:rPr><w:b/><w:sz w:val="28"/></w:rPr>',
    ),
    ("paragraph", "FootnoteText", "footnote text", '<w:rPr><w:sz w:val="18"/></w:rPr>'),
    ("character", "FootnoteReference", "footnote reference", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'),
)


def _style(kind: str, name: str, shown: str, how: str) -> str:
    default = ' w:default="1"' if name == "Normal" else ""
    return f'<w:style w:type="{kind}"{default} w:styleId="{name}"><w:name w:val="{shown}"/>{how}</w:style>'


def _settings() -> str:
    separators = "".join(f'<w:footnote w:id="{number}"/>' for number in range(_FIRST))
    return f'<w:settings xmlns:w="{_MAIN}"><w:footnotePr>{separators}</w:footnotePr></w:settings>'


def _types() -> str:
    kinds = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    defaults = "".join(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in kinds.items())
    named = {part: part if part != "document" else "document.main" for part in _PARTS}
    parts = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_WORD}.{kind}+xml"/>' for part, kind in named.items()
    )
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'<Types xmlns="{space}">{defaults}{parts}</Types>'


def _relations(targets: Iterator[tuple[str, str]] | Sequence[tuple[str, str]]) -> str:
    told = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_RELATIONS}">{told}</Relationships>'
