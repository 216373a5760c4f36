"""Documents for people, one module a format: a title, sections of sentences, and a footnote for every quote.

In:     a title and the rows of the situation report, as plain dictionaries.
Out:    `DOCUMENTS` by the ending of their file names.
Never:  a sentence without its footnotes; words of a report that a program would run or draw.
"""

from __future__ import annotations

from collections.abc import Mapping

from heldby.exports.documents.document import Document, Heading
from heldby.exports.documents.docx import Docx
from heldby.exports.documents.html import Html
from heldby.exports.documents.markdown import Markdown

DOCUMENTS: Mapping[str, Document] = {known.ending: known for known in (Markdown(), Html(), Docx())}

__all__ = ["DOCUMENTS", "Document", "Heading"]
