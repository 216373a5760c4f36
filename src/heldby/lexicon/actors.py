"""The actors heldby knows by name: states and their forces, armed groups, bodies, media, public figures.

In:     data/actors/*.csv, and a theatre's own actors.csv, which wins.
Out:    `Actors`, which satisfies the `Actors` port: by id, by name, by what a common noun means in a country; and the
        outlets of sources.csv by whatever names them.
Never:  a choice between two actors of one name; it offers both, the best known first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from heldby.lexicon.demonyms import Country, countries, key, parts, rows
from heldby.lexicon.outlets import Outlets, load_outlets
from heldby.lexicon.tables import data_path
from heldby.model.errors import KnowledgeError
from heldby.model.knowledge import Actor, Outlet

_COLUMNS = ("id", "name", "kind", "body", "parent", "side", "country", "aliases")
_KINDS = frozenset({"state", "force", "group", "organisation", "media", "source", "people", "person"})
_REPORTING = frozenset({"media", "source"})
_LONGEST_ACRONYM, _LONGEST_MIXED = 6, 4
_BROADCASTING = ("media", "television", "TV")
# id prefix, kind, name, further aliases; {d} the adjective, {n} the country, {s} the short form before "-backed"
_OF_A_COUNTRY = (
    ("state", "state", "{n}", ()),
    ("gov", "state", "{d} government", ("{d} regime", "{d} authorities", "government of {n}")),
    ("forces", "force", "{d} government forces", ("{d} army", "{d} forces", "{d} troops", "{d} military")),
    ("rebels", "group", "{d} rebels", ("{d} insurgents", "{d} rebel groups")),
    ("opposition", "group", "{d} opposition", ()),
    ("backed", "group", "{s}-backed forces", ("{d}-backed forces",)),
    ("backed_rebels", "group", "{d}-backed rebels", ("{s}-backed rebels",)),
    ("led", "group", "{d}-led forces", ("{s}-led forces",)),
    ("people", "people", "people of {n}", ()),
    ("officials", "source", "{d} officials", ("{d} official",)),
    ("military_source", "source", "{d} military source", ()),
    ("military_sources", "source", "{d} military sources", ()),
    (
        "state_media",
        "media",
        "{d} state media",
        (
            "{d} state television",
            "{d} state TV",
            *(f"{{d}} {whose}-run {what}" for whose in ("state", "government") for what in _BROADCASTING),
        ),
    ),
    (
        "defence",
        "source",
        "{d} Defence Ministry",
        ("{d} Defense Ministry", "{d} Ministry of Defence", "{d} Ministry of Defense"),
    ),
    ("foreign", "source", "{d} Foreign Ministry", ("{d} Ministry of Foreign Affairs",)),
)
_BODY_OF_STATE = frozenset(
    {"state", "gov", "forces", "officials", "military_source", "military_sources", "defence", "foreign"}
)
_NOT_OF_GOVERNMENT = frozenset({"state", "gov", "rebels", "opposition", "backed", "backed_rebels", "led", "people"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A name in words. `exact`: as written, where case must agree ("IS"); `capital`: the word that needs one."""

    words: tuple[str, ...]
    exact: str
    capital: int
    actors: tuple[str, ...]


class Actors:
    """All actors of one reading. Rows that come later in `sources` are better known and win."""

    def __init__(self, actors: Iterable[Actor], outlets: Outlets | None = None) -> None:
        """Index the actors; the first of two with one id is kept. `outlets` are who publishes."""
        self._outlets = outlets or Outlets()
        self._by_id: dict[str, Actor] = {}
        for actor in actors:
            self._by_id.setdefault(actor.id, actor)
        self._by_key: dict[str, list[str]] = {}
        shapes: dict[tuple[str, str, int], list[str]] = {}
        for actor in self._by_id.values():
            for name in dict.fromkeys((actor.name, *actor.aliases)):
                ids = self._by_key.setdefault(key(name), [])
                if actor.id not in ids:
                    ids.append(actor.id)
                named = shapes.setdefault(_shape(name), [])
                if actor.id not in named:
                    named.append(actor.id)
        self._by_opening = _indexed(shapes)
        self._openers = frozenset(word for word, _ in self._by_opening)

    def get(self, actor_id: str) -> Actor | None:
        """The actor of an id, None when there is none."""
        return self._by_id.get(actor_id)

    def find(self, name: str) -> Sequence[Actor]:
        """Every actor that bears this name or an alias of it, the best known first."""
        words = key(name)
        ids = self._by_key.get(words) or self._by_key.get(words.removeprefix("the ")) or ()
        return tuple(self._by_id[i] for i in ids)

    def outlet(self, name: str) -> Outlet | None:
        """Who publishes under a name, alias, address or domain: as sources.csv has it, else an actor that reports."""
        listed = self._outlets.find(name)
        if listed:
            return listed
        return next((_as_outlet(a, self.side(a.id)) for a in self.find(name) if a.kind in _REPORTING), None)

    def outlet_of(self, actor_id: str) -> Outlet | None:
        """The outlet that an actor is, None when it is none that sources.csv lists."""
        return self._outlets.get(actor_id)

    def opens(self, word: str) -> bool:
        """Whether any name opens with `word` (as `key` writes it)."""
        return word in self._openers

    def starting(self, word: str, following: str = "") -> Sequence[Alias]:
        """The names that open with `word` and go on with `following` (both as `key` writes them), the longest first."""
        return (*self._by_opening.get((word, following), ()), *self._by_opening.get((word, ""), ()))

    def of(self, sort: str, country: str) -> Actor | None:
        """What a common noun of a sort means in a country (ISO): state, gov, forces, rebels, officials, ..."""
        return self._by_id.get(f"{sort}.{country.lower()}")

    def body(self, actor_id: str) -> str:
        """The party it acts for; the id itself when unknown."""
        actor = self._by_id.get(actor_id)
        return actor.body if actor else actor_id

    def side(self, actor_id: str) -> str:
        """Whom it stands with, by its own row or its parents'; empty when nothing tells."""
        seen: set[str] = set()
        while (actor := self._by_id.get(actor_id)) and actor_id not in seen:
            if actor.side:
                return actor.side
            seen.add(actor_id)
            actor_id = actor.parent
        return ""

    def monitors(self) -> Sequence[Actor]:
        """The listed bodies whose business is to report (kind source, not built for a country)."""
        return tuple(a for a in self._by_id.values() if a.kind == "source" and "." not in a.id and a.parent == "")

    def __len__(self) -> int:
        return len(self._by_id)


def load_actors(theatres: Sequence[Path] = ()) -> Actors:
    """heldby's own actors and those of theatre folders (their actors.csv), which win over them.

    Raises `KnowledgeError` naming file and line for a row that cannot be used.
    """
    return _loaded(tuple(theatres))


@cache
def _loaded(theatres: tuple[Path, ...]) -> Actors:
    own = sorted(p for p in data_path("actors").glob("*.csv") if p.name != "countries.csv")
    files = [folder / "actors.csv" for folder in theatres if (folder / "actors.csv").exists()]
    listed = [actor for path in (*files, *_known_first(own)) for actor in read_actors(path)]
    given = {actor.id: actor for actor in reversed(listed)}
    states = [actor for country in countries() for actor in _of_country(country, given)]
    built = {actor.id: actor for actor in states}
    return Actors((*(built.get(actor.id, actor) for actor in listed), *states), load_outlets(theatres))


def _as_outlet(actor: Actor, side: str) -> Outlet:
    sides = (side,) if side else ()
    return Outlet(id=actor.id, name=actor.name, aliases=actor.aliases, country=actor.country, sides=sides)


def _known_first(paths: Sequence[Path]) -> list[Path]:
    order = ("syria_iraq", "middle_east", "world", "voices", "peoples", "people")
    return sorted(paths, key=lambda p: (order.index(p.stem) if p.stem in order else len(order), p.name))


def read_actors(path: Path) -> tuple[Actor, ...]:
    """The rows of one actors.csv. Raises `KnowledgeError` for a missing column, an unknown kind or a doubled id."""
    found: dict[str, Actor] = {}
    for line, row in enumerate(rows(path, _COLUMNS), start=2):
        where = f"{path.name}, line {line}"
        if not row["id"] or not row["name"]:
            raise KnowledgeError(f"{where}: an actor needs an id and a name")
        if row["kind"] not in _KINDS:
            raise KnowledgeError(f"{where}: kind {row['kind']!r} is none of {', '.join(sorted(_KINDS))}")
        if row["id"] in found:
            raise KnowledgeError(f"{where}: the id {row['id']!r} stands in this file twice; join the rows")
        found[row["id"]] = Actor(
            id=row["id"],
            name=row["name"],
            kind=row["kind"],
            body=row["body"] or row["id"],
            parent=row["parent"],
            side=row["side"],
            country=row["country"],
            aliases=parts(row["aliases"]),
        )
    return tuple(found.values())


def _of_country(country: Country, given: Mapping[str, Actor]) -> Iterable[Actor]:
    code = country.iso.lower()
    for prefix, kind, name, aliases in _OF_A_COUNTRY:
        names = [_filled(form, country, d) for d in country.demonyms for form in (name, *aliases)]
        if prefix == "state":
            names += country.aliases
        elif prefix == "people":
            names += country.people
        own = given.get(f"{prefix}.{code}")
        parent = "" if prefix in _NOT_OF_GOVERNMENT else f"gov.{code}"
        yield Actor(
            id=f"{prefix}.{code}",
            name=own.name if own else names[0],
            kind=own.kind if own else kind,
            body=own.body if own else code if prefix in _BODY_OF_STATE else f"{prefix}.{code}",
            parent=own.parent if own else parent,
            side=own.side if own else _side_of(prefix, code, given),
            country=country.iso,
            aliases=tuple(dict.fromkeys((*(own.aliases if own else ()), *names))),
        )


def _side_of(prefix: str, code: str, given: Mapping[str, Actor]) -> str:
    """A state stands with its government, its government where its forces do, and whom it leads with it."""
    if prefix not in ("state", "gov", "led", "backed"):
        return ""
    sides = (given[i].side for i in (f"gov.{code}", f"forces.{code}") if i in given)
    return next((side for side in sides if side), code)


def _filled(form: str, country: Country, demonym: str) -> str:
    return form.format(d=demonym, n=country.name, s=country.short)


def _shape(name: str) -> tuple[str, str, int]:
    """A name's key, the writing that must agree (acronyms), and the index of the word that needs a capital."""
    words = key(name)
    letters = name.replace(".", "")
    mixed = len(letters) <= _LONGEST_MIXED and sum(map(str.isupper, letters)) > 1  # "LeT" is not "let"
    if letters.isalpha() and (mixed or letters.isupper()) and len(letters) <= _LONGEST_ACRONYM:
        return words, letters, 0
    if name[:1].isupper():
        return words, "", 0
    written = [w for w in name.replace("-", " ").split() if key(w)]
    capital = next((i for i, w in enumerate(written) if any(ch.isupper() for ch in w)), -1)
    return words, "", capital if capital < len(words.split()) else 0


def _indexed(shapes: Mapping[tuple[str, str, int], Sequence[str]]) -> dict[tuple[str, str], tuple[Alias, ...]]:
    """Names by their first two words; those of one word have an empty second."""
    by_opening: dict[tuple[str, str], list[Alias]] = {}
    for (words, exact, capital), ids in shapes.items():
        alias = Alias(words=tuple(words.split()), exact=exact, capital=capital, actors=tuple(ids))
        if alias.words:
            by_opening.setdefault((*alias.words, "")[:2], []).append(alias)  # type: ignore[arg-type]
    return {opening: tuple(sorted(found, key=lambda a: -len(a.words))) for opening, found in by_opening.items()}
