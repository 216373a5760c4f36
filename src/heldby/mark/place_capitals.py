"""Capitals named by their country alone: "the Libyan capital", "the capital" of the country a report is about.

In:     the words of each sentence, the places named in them.
Out:    the same mentions, an adjective of country with "capital" behind it made the city's own.
Never:  a provincial capital for the country's: once a report tells of one it leaves "the capital" alone; the capital
        for what lies near or north of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heldby.lexicon.demonyms import countries
from heldby.model.knowledge import PlaceKind
from heldby.model.mention import Mention, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from heldby.gazetteer import Atlas
    from heldby.mark.place_words import Word

_CAPITAL = "capital"
_MOST = 12
_ANOTHER = re.compile(
    r"\b(?:provincial|regional|state|district|county|governorate|facto|its|their|his|\w+['’]s)\s+capital\b"
    r"|\bcapital\s+of\b"
)
# "The capital of Anbar", "the capital Kabul" name it; capital may be money, or a punishment.
_NO_CITY = frozenset({"of", "punishment", "gains", "flight", "goods", "expenditure", "cities", "city"})
# What lies so to a capital is not the capital.
_BESIDE = re.compile(
    r"(?:\b(?:near|outside|around|towards?)|\b(?:north|south|east|west)[a-z-]*\s+of"
    r"|\b(?:outskirts|suburbs?|countryside|edges?)\s+of|\b(?:km|kilomet\w+|miles)\s+(?:from|of))\s+(?:the\s+)?$"
)
# What opens the name of a capital behind the word, and what goes on to others behind that name.
_GLOSS = re.compile(r"(?:,| \(| [-–—]) ?")
_LIST = re.compile(r",? (?:and|or|as well as) (?:the )?[A-Z]|, [A-Z]")
_LONGEST_BESIDE = 30


def with_capitals(
    text: str, split: Sequence[Sequence[Word]], mentions: Sequence[Mention], atlas: Atlas
) -> tuple[Mention, ...]:
    """Add the cities that "the Libyan capital" and "the capital" mean; the adjective joins the city's name."""
    if _CAPITAL not in text:
        return tuple(mentions)
    another, bare = _ANOTHER.search(text), capitals(mentions, atlas)
    until = another.start() if another else len(text)
    by_end, by_start = {m.end: m for m in mentions}, {m.start: m for m in mentions}
    made: dict[int, Mention] = {}
    for words in split:
        for at in _told(words):
            before = by_end.get(words[at - 1].end)
            if _is_named_behind(text, words[at].end, by_start):
                continue
            if before and before.form == "demonym" and words[at - 2].lower == "the":
                made[before.start] = _city(text, before.start, words[at].end, capitals([before], atlas))
            elif words[at - 1].lower == "the" and words[at].start < until and bare:
                made[words[at].start] = _city(text, words[at].start, words[at].end, bare)
    found = {start: city for start, city in made.items() if city.candidates and not is_beside(text, start)}
    kept = [m for m in mentions if m.start not in found]
    return tuple(sorted((*kept, *found.values())))


def _is_named_behind(text: str, end: int, by_start: Mapping[int, Mention]) -> bool:
    """ "Left the capital, Grozny", "the capital (Goma)": its name follows; "the capital, A and B" are three."""
    opening = _GLOSS.match(text, end)
    name = by_start.get(opening.end()) if opening else None
    return name is not None and name.form == "point" and not _LIST.match(text, name.end)


def is_beside(text: str, start: int) -> bool:
    """ "A town northeast of the Syrian capital", "the outskirts of the capital"."""
    return bool(_BESIDE.search(text[max(start - _LONGEST_BESIDE, 0) : start]))


def _told(words: Sequence[Word]) -> Iterator[int]:
    """Where "capital" is a city that has no name beside it."""
    for at, word in enumerate(words):
        after = words[at + 1] if at + 1 < len(words) else None
        named = after is not None and after.gap == " " and (after.capital or after.lower in _NO_CITY)
        if at > 1 and word.lower == _CAPITAL and not named:
            yield at


def capitals(mentions: Sequence[Mention], atlas: Atlas) -> tuple[str, ...]:
    """The capitals of the countries that mentions name, by their ids, none twice."""
    named = [atlas.get(id_) for m in mentions for id_ in m.candidates[:1]]
    isos = dict.fromkeys(place.country for place in named if place and place.country)
    seats = {country.iso: country.capitals[0] for country in countries() if country.capitals}
    found = (
        next((p.id for p in atlas.find(seats[iso]) if p.country == iso and p.kind is not PlaceKind.PROVINCE), "")
        for iso in isos
        if iso in seats
    )
    return tuple(filter(None, found))


def _city(text: str, start: int, end: int, candidates: tuple[str, ...]) -> Mention:
    return Mention(
        start=start,
        end=end,
        kind=MentionKind.PLACE,
        text=text[start:end],
        form="point",
        value="city",
        candidates=candidates[:_MOST],
    )
