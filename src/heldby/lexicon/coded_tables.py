"""Tables that other people code, by their published columns: data/coded/*.toml, one file a table.

In:     TOML: the columns that a table must have, and which column tells what.
Out:    `CodedTable`s, and the one that a header belongs to.
Never:  a table taken for another by its content; a column that nobody has described.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from heldby.lexicon.kinds import kinds
from heldby.lexicon.tables import data_path, table
from heldby.model.errors import KnowledgeError

_NOT_TABLES = frozenset({"names"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedWhen:
    """The columns of the first and last day. `scale`: what the `precision` column makes of one day.

    `throughout`: all those days are meant, not one of them.
    """

    first: str
    last: str = ""
    precision: str = ""
    scale: Mapping[str, str] = field(default_factory=dict)
    throughout: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedPlace:
    """The columns of the place, its finest name first; `scale` turns the table's precision into UCDP's where_prec."""

    name: tuple[str, ...]
    lat: str = ""
    lon: str = ""
    country: str = ""
    precision: str = ""
    scale: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedClaim:
    """One claim that a row may make.

    `only` and `unless` map a column to the values it must, or must not, have. `roles` map a role to a column, to
    "column#word" (a word of the column's own name), or to "side:state", "side:other", "side:only". `number` maps low,
    best and high to columns. The quote is the cell of `cell`, else the lines from the first to the last of `lines`,
    else the whole row. `needs` are roles without which it is no claim. `at` is "first" or "last" for a claim of that
    day of the row's stretch alone.
    """

    id: str
    kind: str
    traits: Mapping[str, str]
    only: Mapping[str, tuple[str, ...]]
    unless: Mapping[str, tuple[str, ...]]
    roles: Mapping[str, str]
    number: Mapping[str, str]
    cell: str = ""
    lines: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedTable:
    """How one table is laid out; `key` is its file's name.

    `outlet` is the column of the publisher where the table has none of its own (`publisher`). `known` is the column of
    the day by which a row could be read, `known_form` "days" or "seconds". `parts` are what separates several sources
    in one cell, `side_parts` several actors. `standing` maps the column of an actor to that of its kind, where the
    values in `state` are a state's. `ignored` maps a column to the values for which there is no claim on purpose.
    """

    key: str
    name: str
    needs: tuple[str, ...]
    when: CodedWhen
    place: CodedPlace
    claims: tuple[CodedClaim, ...]
    publisher: str = ""
    id: str = ""
    title: str = ""
    outlet: str = ""
    known: str = ""
    known_form: str = ""
    voice: str = ""
    parts: tuple[str, ...] = ()
    side_parts: tuple[str, ...] = ()
    standing: Mapping[str, str] = field(default_factory=dict)
    state: tuple[str, ...] = ()
    hedge: str = ""
    ignored: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedNames:
    """How tables write names: see data/coded/names.toml."""

    of_country: Mapping[str, str]
    in_country: Mapping[str, str]
    place_kinds: Mapping[str, str]


@lru_cache(maxsize=4096)
def column_name(name: str) -> str:
    """A column's name without blanks and byte order marks around it."""
    return name.strip().strip("\ufeff").strip()


@lru_cache(maxsize=4096)
def column_key(name: str) -> str:
    """The same without case."""
    return column_name(name).casefold()


@cache
def coded_tables() -> Mapping[str, CodedTable]:
    """Every table by its key. Raises `KnowledgeError` naming the file that is wrong."""
    files = sorted(path for path in data_path("coded").glob("*.toml") if path.stem not in _NOT_TABLES)
    return {path.stem: _table(path.stem, table(path)) for path in files}


@cache
def coded_names() -> CodedNames:
    """How tables write names."""
    return CodedNames(**table(data_path("coded", "names.toml")))


def coded_table(columns: Iterable[str]) -> CodedTable | None:
    """The table that has these columns, the one that asks for most of them first; None when none is complete.

    >>> coded_table(["Place", "holder", "from", "to"]).name
    'control table'
    """
    there = {column_key(name) for name in columns if name}
    known = sorted(coded_tables().values(), key=lambda t: (-len(t.needs), t.key))
    return next((t for t in known if there.issuperset(t.needs)), None)


def _table(key: str, raw: dict[str, Any]) -> CodedTable:
    known, voice, sides = raw.get("known", {}), raw.get("voice", {}), raw.get("sides", {})
    place = raw["place"]
    return CodedTable(
        key=key,
        name=raw["name"],
        publisher=raw.get("publisher", ""),
        needs=tuple(raw["needs"]),
        id=raw.get("id", ""),
        title=raw.get("title", ""),
        outlet=raw.get("outlet", ""),
        when=CodedWhen(**raw["when"]),
        place=CodedPlace(**{**place, "name": tuple(place["name"])}),
        known=known.get("column", ""),
        known_form=known.get("form", ""),
        voice=voice.get("column", ""),
        parts=tuple(voice.get("parts", ())),
        side_parts=tuple(sides.get("parts", ())),
        standing=sides.get("standing", {}),
        state=tuple(sides.get("state", ())),
        hedge=raw.get("hedge", {}).get("column", ""),
        ignored=_values(raw.get("ignored", {})),
        claims=tuple(_claim(key, rule) for rule in raw["claim"]),
    )


def _claim(key: str, rule: dict[str, Any]) -> CodedClaim:
    where = f"coded/{key}.toml, claim {rule.get('id', '?')!r}"
    kind = kinds().get(rule["kind"])
    if kind is None:
        raise KnowledgeError(f"{where}: there is no kind {rule['kind']!r} in data/kinds")
    traits = rule.get("traits", {})
    unknown = (set(rule.get("roles", {})) - set(kind.roles)) | (set(traits) - set(kind.traits))
    wrong = {value for trait, value in traits.items() if trait in kind.traits and value not in kind.traits[trait]}
    if unknown or wrong:
        raise KnowledgeError(f"{where}: {sorted(unknown | wrong)} are no roles, traits or values of {kind.name}")
    return CodedClaim(
        id=rule["id"],
        kind=rule["kind"],
        traits=traits,
        only=_values(rule.get("only", {})),
        unless=_values(rule.get("unless", {})),
        roles=rule.get("roles", {}),
        number=rule.get("number", {}),
        cell=rule.get("cell", ""),
        lines=tuple(rule.get("lines", ())),
        needs=tuple(rule.get("needs", ())),
        at=rule.get("at", ""),
    )


def _values(raw: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    return {column: tuple(values) for column, values in raw.items()}
