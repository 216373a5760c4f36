"""W3C Web Annotation (JSON-LD): one annotation a row, bound to the words it rests on.

In:     rows; those of `claims` carry their quote, others name the claims they rest on.
Out:    an AnnotationPage; a claim's target is its report, with a quote selector and a position selector.
Never:  a quote without its offsets: they count code points of the report's text, as the standard asks.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from heldby.exports.table import Row, Table

# What the `id` of a view's rows names.
_NAMED = {"claims": "claim", "reports": "report-row", "events": "event"}
_CONTEXT = "http://www.w3.org/ns/anno.jsonld"


class WebAnnotation:
    """See the module."""

    name = "webannotation"
    endings = (".jsonld", ".json")
    views = ()
    is_text = True
    has_layers = False
    loses = ""

    def write(self, tables: Sequence[Table]) -> bytes:
        """The rows as one page of annotations, one a line."""
        [table] = tables
        items = ",\n".join(json.dumps(_annotation(table, row), ensure_ascii=False) for row in table.rows)
        head = f'{{"@context": "{_CONTEXT}", "id": "urn:heldby:annotations", "type": "AnnotationPage", "items": ['
        return f"{head}\n{items}\n]}}\n".encode()


def _annotation(table: Table, row: Row) -> dict[str, Any]:
    told = {name: row[name] for name in table.names}
    made = {"type": "Annotation", "motivation": "describing"}
    if row.get("id"):
        made["id"] = f"urn:heldby:{_NAMED.get(table.view, table.view)}:{quote(str(row['id']))}"
    body = {"type": "Dataset", "format": "application/json", "value": told}
    return {**made, "body": body, "target": list(_targets(row))}


def _page(number: Any) -> Iterator[dict[str, str]]:
    """The page of a PDF, as RFC 3778 names it."""
    if number is not None:
        yield {"type": "FragmentSelector", "conformsTo": "http://tools.ietf.org/rfc/rfc3778", "value": f"page={number}"}


def _targets(row: Row) -> Iterator[Any]:
    """The words themselves, else the claims they belong to, else the report."""
    if row.get("quote") and row.get("start") is not None and row.get("report"):
        yield {
            "source": f"urn:heldby:report:{quote(str(row['report']))}",
            "selector": [
                {"type": "TextQuoteSelector", "exact": row["quote"]},
                {"type": "TextPositionSelector", "start": row["start"], "end": row["end"]},
                *_page(row.get("page")),
            ],
        }
        return
    claims = row.get("claims")
    for claim in claims if isinstance(claims, list) else ():
        yield f"urn:heldby:claim:{quote(str(claim))}"
    if not claims:
        yield f"urn:heldby:report:{quote(str(row.get('report') or row.get('id') or 'none'))}"
