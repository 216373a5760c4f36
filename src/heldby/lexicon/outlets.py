"""Who publishes: outlets by name, alias or domain, whose side they speak for, how far one relies on them.

In:     data/sources.csv, and a theatre's own sources.csv, which wins.
Out:    `Outlets`: one `Outlet` for every way of writing it.
Never:  a judgement of tone: a side is that of who owns or runs an outlet, as the row's `why` says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from heldby.lexicon.demonyms import key, parts, rows
from heldby.lexicon.tables import data_path
from heldby.model.errors import KnowledgeError
from heldby.model.knowledge import Outlet

COLUMNS = ("id", "name", "aliases", "domains", "country", "side", "kind", "reliability", "why")
KINDS = frozenset(
    "agency broadcaster channel monitor newspaper official online party state think_tank other".split()  # noqa: SIM905
)
LETTERS = frozenset("ABCDEF")
_HOST = re.compile(
    r"(?:\w+://)?(?:[^/@\s]*@)?(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+)(?::\d+)?(?:[/?#].*)?", re.IGNORECASE
)
_PARTS = re.compile(r"\s+[-–—|:·]\s+|\s*[(),]\s*")


class Outlets:
    """All outlets of one reading; of two that share a name, the one that comes first has it."""

    def __init__(self, outlets: Iterable[Outlet] = ()) -> None:
        """Index the outlets; the first of two with one id is kept."""
        self._by_id: dict[str, Outlet] = {}
        self._by_name: dict[str, Outlet] = {}
        self._by_domain: dict[str, Outlet] = {}
        for outlet in outlets:
            if outlet.id in self._by_id:
                continue
            self._by_id[outlet.id] = outlet
            for name in (outlet.name, *outlet.aliases):
                self._by_name.setdefault(_named(name), outlet)
            for domain in outlet.domains:
                self._by_domain.setdefault(domain.casefold().removeprefix("www."), outlet)

    def get(self, outlet_id: str) -> Outlet | None:
        """The outlet of an id, None when there is none."""
        return self._by_id.get(outlet_id)

    def find(self, name: str) -> Outlet | None:
        """The outlet that a publisher's name, address or domain stands for ("SANA", "https://sana.sy/en/?p=1").

        Of a name in several parts ("SANA - Syrian Arab News Agency"), each is tried, in their order.
        """
        told = name.strip()
        host = _HOST.fullmatch(told)
        if host:
            return next((self._by_domain[d] for d in _wider(host["host"].casefold()) if d in self._by_domain), None)
        known = (self._by_name.get(_named(each)) for each in (told, *_PARTS.split(told)) if each)
        return next((outlet for outlet in known if outlet), None)

    def __iter__(self) -> Iterator[Outlet]:
        return iter(self._by_id.values())


def load_outlets(theatres: Sequence[Path] = ()) -> Outlets:
    """heldby's own outlets and those of theatre folders (their sources.csv), which win over them.

    Raises `KnowledgeError` naming file and line for a row that cannot be used.
    """
    return _loaded(tuple(theatres))


@cache
def _loaded(theatres: tuple[Path, ...]) -> Outlets:
    files = [folder / "sources.csv" for folder in theatres if (folder / "sources.csv").exists()]
    return Outlets(outlet for path in (*files, data_path("sources.csv")) for outlet in read_outlets(path))


def read_outlets(path: Path) -> tuple[Outlet, ...]:
    """The rows of one sources.csv.

    Raises `KnowledgeError` for a missing column, a kind or letter there is not, a doubled id or domain.
    """
    found: dict[str, Outlet] = {}
    domains: dict[str, str] = {}
    for line, row in enumerate(rows(path, COLUMNS), start=2):
        where = f"{path.name}, line {line}"
        fault = _fault(row, found, domains)
        if fault:
            raise KnowledgeError(f"{where}: {fault}")
        found[row["id"]] = Outlet(
            id=row["id"],
            name=row["name"],
            aliases=parts(row["aliases"]),
            domains=parts(row["domains"]),
            country=row["country"],
            sides=parts(row["side"]),
            kind=row["kind"] or "other",
            reliability=row["reliability"],
            why=row["why"],
        )
        domains |= dict.fromkeys(parts(row["domains"]), row["id"])
    return tuple(found.values())


def _fault(row: Mapping[str, str], found: Mapping[str, Outlet], domains: Mapping[str, str]) -> str | None:
    """What is wrong with a row."""
    if not row["id"] or not row["name"]:
        return "a source needs an id and a name"
    if row["id"] in found:
        return f"the id {row['id']!r} stands in this file twice; join the rows"
    if row["kind"] and row["kind"] not in KINDS:
        return f"kind {row['kind']!r} is none of {', '.join(sorted(KINDS))}"
    if row["reliability"] and row["reliability"] not in LETTERS:
        return f"reliability {row['reliability']!r} is no letter from A (reliable) to E (not), or F (cannot be judged)"
    return next((why for domain in parts(row["domains"]) if (why := _wrong(domain, domains))), None)


def _wrong(domain: str, taken: Mapping[str, str]) -> str | None:
    """What is wrong with a domain, where those taken already are mapped to their outlets."""
    if not _HOST.fullmatch(domain) or "/" in domain:
        return f"{domain!r} is no domain; write it as sana.sy"
    return f"the domain {domain!r} is that of {taken[domain]!r} too; only one can have it" if domain in taken else None


def _wider(host: str) -> Iterator[str]:
    """A host, then the domains it lies in: en.sana.sy, sana.sy."""
    labels = host.removeprefix("www.").split(".")
    for at in range(len(labels) - 1):
        yield ".".join(labels[at:])


def _named(told: str) -> str:
    return key(told).removeprefix("the ")
