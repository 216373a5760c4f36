"""Which column of a table, field of an object or key of front matter holds what.

In:     the names a document uses, and the caller's own mapping.
Out:    for each field heldby knows, the name it goes by here.
Never:  a column taken for a field by its content.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from heldby.model.errors import InputError

# The first name that a document uses wins, so the more telling names stand first. Case, blanks and "_" do not count.
SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "text": (
        "article_content", "content", "text", "body", "article_text", "full_text", "articleBody", "article", "notes",
    ),
    "title": ("article_title", "title", "headline", "subject"),
    "published": (
        "published", "publication_date", "date_published", "pubDate", "published_at", "publish_date", "date",
    ),
    "source": ("source", "outlet", "publisher", "source_name", "newspaper", "site"),
    "author": ("author", "authors", "byline"),
    "language": ("language", "lang"),
    "id": ("id", "unit_id", "article_id", "doc_id", "uuid", "url"),
}  # fmt: skip


def columns_of(names: Iterable[str], chosen: Mapping[str, str]) -> dict[str, str]:
    """The name each field goes by here; fields that have none are left out.

    Raises `InputError` when the caller chose a field heldby does not know, or a name that is not here.
    """
    return dict(_columns(tuple(names), tuple(chosen.items())))


@lru_cache(maxsize=64)  # every row of a table asks, and all with the same names
def _columns(names: tuple[str, ...], chosen: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    by_key = {_key(name): name for name in reversed(names) if name}
    found = {field: by_key[key] for field in SYNONYMS if (key := _first(field, by_key))}
    for field, name in chosen:
        if field not in SYNONYMS:
            raise InputError(f"there is no field {field!r} to map a column to; the fields are {', '.join(SYNONYMS)}")
        if _key(name) not in by_key:
            raise InputError(f"there is no column {name!r}; the columns are {', '.join(filter(None, names))}")
        found[field] = by_key[_key(name)]
    return found


def _first(field: str, by_key: Mapping[str, str]) -> str | None:
    return next((key for name in SYNONYMS[field] if (key := _key(name)) in by_key), None)


def _key(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())
