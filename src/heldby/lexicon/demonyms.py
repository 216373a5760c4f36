"""Countries as words: their names, adjectives, peoples and capitals.

In:     data/actors/countries.csv.
Out:    `Country` rows and, by word, which country an adjective or a name stands for.
Never:  a place on a map; that is the gazetteer's.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from heldby.lexicon.tables import data_path
from heldby.model.errors import KnowledgeError

_POSSESSIVE = re.compile(r"['’‘ʼ`](?:s\b|(?=\W|$))", re.IGNORECASE)
_MARKS = re.compile(r"['’‘ʼʿʾ`]")
_GAP = re.compile(r"[\W_]+")
_DOTTED = re.compile(r"\b((?:[^\W\d_]\.){2,}|(?:[A-Z]\.)+[A-Z]\b)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """One state. The first of `demonyms` is the one that names are built from ("US officials")."""

    iso: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]

    @property
    def short(self) -> str:
        """What stands before "-backed": US, Iran, Saudi."""
        return self.demonyms[0] if self.demonyms[0].isupper() or " " in self.name else self.name


@lru_cache(maxsize=16_384)
def key(name: str) -> str:
    """A name as names are compared: lower case, no accents, apostrophes or possessives; hyphens are blanks.

    >>> key("U.S.-led"), key("Da’esh"), key("Hay'at Tahrir al-Sham"), key("Syria's army")
    ('us led', 'daesh', 'hayat tahrir al sham', 'syria army')
    """
    if name.isascii() and name.replace(" ", "").isalpha():  # quicker, and so are most
        return " ".join(name.lower().split())
    plain = name
    if not plain.isascii():
        plain = "".join(ch for ch in unicodedata.normalize("NFKD", name) if not unicodedata.combining(ch))
    plain = _DOTTED.sub(lambda dotted: dotted[1].replace(".", "") + " ", plain)
    plain = _MARKS.sub("", _POSSESSIVE.sub("", plain))
    return " ".join(_GAP.sub(" ", plain.casefold()).split())


def rows(path: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """The rows of a CSV file. Raises `KnowledgeError` when a column is missing or a row has too many cells."""
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            reader = csv.DictReader(handle)
            missing = [name for name in columns if name not in (reader.fieldnames or ())]
            if missing:
                raise KnowledgeError(
                    f"{path.name}: columns missing: {', '.join(missing)}; it needs {','.join(columns)}"
                )
            found = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise KnowledgeError(f"{path.name}: {error}; save it as CSV in UTF-8") from error
    for number, row in enumerate(found, start=2):
        if None in row or None in row.values():
            raise KnowledgeError(
                f"{path.name}, line {number}: {len(columns)} cells are needed; quote cells with commas"
            )
    return [{name: (row[name] or "").strip() for name in columns} for row in found]


def parts(cell: str) -> tuple[str, ...]:
    """The entries of a cell that holds several, parted by semicolons."""
    return tuple(entry.strip() for entry in cell.split(";") if entry.strip())


@cache
def countries() -> tuple[Country, ...]:
    """Every state, read once."""
    columns = ("iso", "name", "aliases", "demonyms", "people", "capitals")
    return tuple(
        Country(
            iso=row["iso"],
            name=row["name"],
            aliases=parts(row["aliases"]),
            demonyms=parts(row["demonyms"]),
            people=parts(row["people"]),
            capitals=parts(row["capitals"]),
        )
        for row in rows(data_path("actors", "countries.csv"), columns)
    )


@cache
def by_adjective() -> dict[str, str]:
    """Adjectives as `key` writes them, to ISO codes; a shared one goes to the first ("Dominican")."""
    found: dict[str, str] = {}
    for country in countries():
        for word in country.demonyms:
            found.setdefault(key(word), country.iso)
    return found


@cache
def by_name() -> dict[str, str]:
    """Names of countries as `key` writes them, to ISO codes."""
    return {key(word): c.iso for c in reversed(countries()) for word in (c.name, *c.aliases)}


def adjective_of(name: str) -> str:
    """The adjective of a state that goes by `name` ("Iraq": "Iraqi"); the name itself where it is no state's."""
    code = by_name().get(key(name))
    return next((c.demonyms[0] for c in countries() if c.iso == code), name)


@cache
def by_capital() -> dict[str, str]:
    """Capitals (and the Kremlin, Downing Street) as `key` writes them, to ISO codes."""
    return {key(word): c.iso for c in reversed(countries()) for word in c.capitals}


def is_country(code: str) -> bool:
    """Whether a code is that of a country (ISO 3166): "IS" is Iceland, "is" the id of an actor."""
    return len(code) == _CODE and code.isupper()


_CODE = 2
