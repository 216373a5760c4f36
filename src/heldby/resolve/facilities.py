"""Which place a facility is: the airport of the town that a claim tells of is Lalibela airport, and not Lalibela.

In:     a report's claims, its mentions, what its names mean, the gazetteer.
Out:    for each claim of who holds what that is about a facility, `Link`s of its own for the place; for the seat of a
        unit ("the headquarters of the Western Command") the place that its words mean wherever they stand.
Never:  a link for a bit of ground ("the eastern districts"), or for a facility of nowhere in particular.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import quote

from heldby.gazetteer import place_words
from heldby.gazetteer.facilities import AT, facility_id, facility_name, has_own_name
from heldby.lexicon.kinds import kinds
from heldby.model import Link, MentionKind
from heldby.model.knowledge import PlaceKind
from heldby.resolve.facility_words import as_shown, facility_called, is_indefinite, sort_of
from heldby.resolve.place_context import kilometres

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from heldby.gazetteer import Atlas
    from heldby.model import Claim, Filler, Mention
    from heldby.model.knowledge import Place

SEAT = "seat"
_AT = re.compile(r"\s*,?\s*(?:based\s+)?(?:in|at|near|outside)\s+(?:the\s+(?:[\w-]+\s+){1,3}of\s+)?")
_IN = re.compile(r"\s+(?:in|inside)\s+(?:the\s+(?:[\w-]+\s+){1,3}of\s+)?")
_AIR_BASE = re.compile(r"\bair ?base\b", re.IGNORECASE)
_NOUN = re.compile(r"(\s[\w-]+)(\s[\w-]+)?(\s[\w-]+)?")
_TOWNS = frozenset((PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.DISTRICT))
_LANDS = frozenset((PlaceKind.PROVINCE, PlaceKind.REGION, PlaceKind.COUNTRY, PlaceKind.AREA))
_FACILITIES = frozenset(
    (PlaceKind.AIRBASE, PlaceKind.BASE, PlaceKind.DAM, PlaceKind.CROSSING, PlaceKind.FIELD, PlaceKind.SITE)
)
_NEAR, _UNKNOWN_WHERE = "2", "6"
_NEAR_KM = 60.0
_HEAD = 500  # characters in which a report tells of what it names further down
_PLAIN = 2  # words of "border crossing", "presidential palace": with more it is told which


def with_seats(links: Sequence[Link], mentions: Iterable[Mention], text: str, gazetteer: Atlas) -> tuple[Link, ...]:
    """The links of places, those of the seats of units with an id: at the town told of behind, else in the land."""
    seats = {(m.start, m.end) for m in mentions if m.kind is MentionKind.PLACE and SEAT in m.value.split("|")}
    if not seats:
        return tuple(links)
    towns: dict[str, Place] = {}
    for link, following in pairwise(sorted(links, key=lambda k: (k.start, k.end))):
        at = gazetteer.get(following.id) if (link.start, link.end) in seats and following.id else None
        if at is not None and at.kind in _TOWNS and _AT.fullmatch(text, link.end, following.start):
            towns.setdefault(facility_called(link.name, ()), at)
    found = (gazetteer.get(link.id) for link in links if link.id)
    ranked = Counter(place.country.lower() for place in found if place and place.country)
    land = gazetteer.get(ranked.most_common(1)[0][0]) if ranked else None
    told: dict[str, list[str]] = defaultdict(list)
    for start, end in sorted(seats):
        told[facility_called(text[start:end], ())].append(text[start:end])
    return tuple(_of_seat(link, towns, land, told) if (link.start, link.end) in seats else link for link in links)


def _of_seat(link: Link, towns: Mapping[str, Place], land: Place | None, told: Mapping[str, Sequence[str]]) -> Link:
    """The link of a seat: `towns` are where the seats are told to be, `told` the words for each in the report."""
    called = facility_called(link.name, ())
    if link.id or not called:
        return link
    name, around = as_shown(called, told.get(called, ())), towns.get(called, land)
    if around is None:
        return replace(link, name=name)
    why = f"the {name}, in {around.name}"
    precision = _NEAR if around.kind in _TOWNS else _UNKNOWN_WHERE
    return replace(link, id=facility_id(around.id, called), name=name, reason=why, precision=precision)


def resolve_facilities(
    text: str, claims: Iterable[Claim], mentions: Sequence[Mention], names: Iterable[Link], gazetteer: Atlas
) -> tuple[Link, ...]:
    """The links of the places of claims that are about a facility."""
    about = [c for c in claims if kinds()[c.kind].effect == "control" and c.fillers("place")]
    if not about:
        return ()
    scene = _Scene.of(text, mentions, names, gazetteer)
    told = [(claim, [scene.facility(claim, filler) for filler in claim.fillers("place")]) for claim in about]
    links = (
        link
        for claim, found in told
        if any(link is not None for link in found)
        for filler, one in zip(claim.fillers("place"), found, strict=True)
        if (link := one or scene.words_of(claim, filler)) is not None
    )
    return _in_full([replace(link, name=scene.titles.get(link.name, link.name)) for link in links])


def _in_full(links: Sequence[Link]) -> tuple[Link, ...]:
    """ "The palace", in a report that tells of one presidential palace in the town: that."""
    told = {link.id: link for link in links if link.id and link.id.startswith(AT)}
    fuller: dict[str | None, Link] = {}
    for place_id in told:
        town, _, called = place_id.rpartition("/")
        longer = [i for i in told if i.startswith(f"{town}/") and i.endswith(quote(f" {called}"))]
        if "%" not in called and len(longer) == 1:
            fuller[place_id] = told[longer[0]]
    return tuple(
        replace(link, id=meant.id, name=meant.name, reason=meant.reason) if (meant := fuller.get(link.id)) else link
        for link in links
    )


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the places of a report mean, the words of its actors, which name no facility, and the facilities it names.

    `named` has these by the last word of what they are called, `titles` names as the report writes them.
    """

    text: str
    meant: Mapping[tuple[int, int], Link]
    actors: frozenset[str]
    named: Mapping[str, Sequence[Link]]
    gazetteer: Atlas
    titles: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str, mentions: Sequence[Mention], names: Iterable[Link], gazetteer: Atlas) -> _Scene:
        """What a report tells."""
        meant = {(link.start, link.end): link for link in names if link.kind is MentionKind.PLACE and not link.claim}
        actors = (m.text for m in mentions if m.kind is MentionKind.ACTOR or m.form == "demonym")
        named: dict[str, list[Link]] = defaultdict(list)
        for mention in mentions:
            link = meant.get((mention.start, mention.end)) if mention.kind is MentionKind.PLACE else None
            place = gazetteer.get(link.id) if link is not None and link.id else None
            called = facility_called(link.name, ()) if link is not None else ""
            if link is not None and called and (place.kind in _FACILITIES if place else has_own_name(called)):
                same = (one.name == link.name for one in named[sort_of(called)])
                named[sort_of(called)] += [] if any(same) else [link]
        return cls(text, meant, frozenset(word for text in actors for word in text.lower().split()), named, gazetteer)

    def words_of(self, claim: Claim, filler: Filler) -> Link | None:
        """What the words of a place mean, for this claim."""
        link = self.meant.get((filler.start, filler.end))
        return replace(link, claim=claim.id, role="place") if link is not None else None

    def facility(self, claim: Claim, filler: Filler) -> Link | None:
        """The facility at the place of a filler that the claim is about; None where it is about the place itself."""
        link, part = self.meant.get((filler.start, filler.end)), claim.trait("part") or ""
        if link is None or (part and len(claim.fillers("place")) > 1):
            return None
        if is_indefinite(part) and filler.text not in part and not self._is_behind(part, filler):
            return None  # "a base", of which nothing tells that it is this town's
        phrase = part or self._with_noun(filler)
        town = self.gazetteer.get(link.id) if link.id else None
        city = self._town_behind(filler, town)
        base = city.name if city else town.name if town else link.name
        own = "" if city else f"{base} {link.name} {name_in(filler.text if part else phrase)}"
        called = facility_called(phrase, self.actors | set(own.lower().split()))
        if not called or called.lower() == base.lower() or (town is not None and town.kind in _FACILITIES):
            return None
        known = self._told_of(claim, called, link, city or town)
        if known is not None:
            return _link(claim, link, known.id, known.name, known.precision)
        name = facility_name(base, as_shown(called, (phrase,)))
        if not part and not city and _is_title(phrase):
            self.titles[name] = phrase
        return self._at(_link(claim, link, None, name, ""), city or town, called, phrase)

    def _at(self, link: Link, town: Place | None, called: str, phrase: str) -> Link | None:
        """The link with its id at a town, or that of the gazetteer; of a land, only what has a name of its own."""
        if town is None:
            return link
        if town.kind not in _TOWNS and not (town.kind in _LANDS and has_own_name(called)):
            return None
        names = (link.name, *(f"{town.name} {noun}" for noun in self._nouns(called, phrase)))
        listed = self._listed(names, town)
        if listed is not None:
            return replace(link, id=listed.id, name=listed.name, precision="1")
        precision = _NEAR if town.kind in _TOWNS else _UNKNOWN_WHERE
        return replace(link, id=facility_id(town.id, called), precision=precision)

    def _nouns(self, called: str, phrase: str) -> Iterable[str]:
        """What else the gazetteer may call it by its town: an airport "airbase", a base too in news of an air base."""
        if has_own_name(called):
            return  # "Jirah airbase in Aleppo" is not that of Aleppo
        yield " ".join(phrase.split()[-2:])
        if called == "base" and _AIR_BASE.search(self.text):
            yield from ("airbase", "military airport")
        elif called in ("airport", "airbase"):
            yield from ("airport", "airbase", "military airport")

    def _with_noun(self, filler: Filler) -> str:
        """A name with the noun behind it: "Afrin hospital", where the name alone is marked; else the name."""
        behind = _NOUN.match(self.text, filler.end)
        tails = (behind[0][: behind.end(n) - filler.end] for n in (3, 2, 1) if behind[n]) if behind else ()
        return next((filler.text + tail for tail in tails if tail.strip().lower() in _nouns()), filler.text)

    def _is_behind(self, part: str, filler: Filler) -> bool:
        """Whether a town is told right behind the words for a bit of it: "took a base in A"."""
        before = self.text.rfind(part, 0, filler.start)
        return before >= 0 and _AT.fullmatch(self.text, before + len(part), filler.start) is not None

    def _town_behind(self, filler: Filler, namesake: Place | None) -> Place | None:
        """The town of "the Shifa hospital in A", where Shifa is no town, or one far away ("the Jerusalem hospital")."""
        named = self._with_noun(filler)
        end = filler.start + len(named) if facility_called(named, ()) else len(self.text)
        places = (
            self.gazetteer.get(k.id) for k in self.meant.values() if k.id and _IN.fullmatch(self.text, end, k.start)
        )
        town = next((p for p in places if p is not None and p.kind in _TOWNS), None)
        near = namesake and town and namesake.lat is not None and kilometres(namesake, town) <= _NEAR_KM
        return None if near else town

    def _told_of(self, claim: Claim, called: str, link: Link, town: Place | None) -> Link | None:
        """The one facility of the sort that the report names, which "the headquarters" are; none far from the town.

        "A base in the north" may be the one that is named further down.
        """
        named = self.named.get(sort_of(called), ())
        if town is None and link in named:
            return link
        if len(named) != 1 or has_own_name(called) or len(called.split()) > _PLAIN:
            return None
        to_come = claim.start < _HEAD and claim.start < named[0].start and not (town and town.kind in _TOWNS)
        if (is_indefinite(claim.trait("part") or "") or claim.start < named[0].start) and not to_come:
            return None
        place = self.gazetteer.get(named[0].id) if named[0].id else None
        if place is None or town is None:
            return named[0]
        far = place.lat is not None and town.kind in _TOWNS and kilometres(place, town) > _NEAR_KM
        return None if far or place.country != town.country else named[0]

    def _listed(self, called: Sequence[str], town: Place) -> Place | None:
        """The facility of one of these names that the gazetteer has near the town."""
        bearers = (place for name in called for place in self.gazetteer.exact(name))
        fitting = (p for p in bearers if p.kind in _FACILITIES and p.country == town.country)
        return next((p for p in fitting if kilometres(p, town) <= _NEAR_KM), None)


@cache
def _nouns() -> frozenset[str]:
    """What facilities are called, also with a word that tells which: "power plant", "cement plant"."""
    told = place_words("en")
    return frozenset(told.facilities) | {f"{w} {n}" for w in told.facility_words["telling"] for n in told.facilities}


def name_in(text: str) -> str:
    """The words of a place that are its town's name: "Tabaqa" of "Tabaqa military airport"."""
    said = text.split()
    while len(said) > 1 and facility_called(" ".join(said), ()):
        said.pop()
    return " ".join(said)


def _is_title(phrase: str) -> bool:
    """ "Tripoli International Airport": a name as it is written."""
    return all(not word[:1].islower() for word in phrase.split())


def _link(claim: Claim, words: Link, place_id: str | None, name: str, precision: str) -> Link:
    reason = f"{name}, and not {words.name} itself"
    return replace(
        words, claim=claim.id, role="place", id=place_id, name=name, reason=reason, precision=precision, rivals=()
    )
