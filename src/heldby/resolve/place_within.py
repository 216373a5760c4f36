"""Where the words themselves put a place: "Marjeh district, Helmand province", "Kuwari in Borno state".

In:     a report's place mentions in order, its text, and what each mention would mean by itself.
Out:    for each name, the province or district that it is said to lie in; which candidates lie there.
Never:  a list of towns taken for a place and its province ("in Farah, Kandahar and Paktia provinces").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from heldby.gazetteer import PART, place_words
from heldby.model.knowledge import Place, PlaceKind
from heldby.resolve.place_context import kilometres

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from heldby.model.mention import Mention
    from heldby.model.ports import Gazetteer

# "X, Y province", "X in the Y district", "X, a small village in the northern countryside of Y province".
_BETWEEN = re.compile(
    r"\s*,?\s*(?P<sort>an?\s+(?:\w+\s+){1,3})?"
    r"(?:(?P<inside>in|of|inside|within)\s+)?(?:the\s+)?(?:(?:[\w-]+\s+){1,2}of\s+)?(?:the\s+)?"
)
_OWNING = re.compile(r"['’]s\s+(?:\w+\s+)?")
_SAME_SENTENCE = re.compile(r"(?:[^.!?\n]|[.!?](?!\s)){1,200}")
_LEFT = re.compile(r"\b(?:from|leaving|left)\s+(?:the\s+)?$", re.IGNORECASE)
_SAYS_SO = frozenset(("province", "state", "district"))
_PARTS = frozenset(("district", "village"))
_AROUND = frozenset((PlaceKind.PROVINCE, PlaceKind.DISTRICT, PlaceKind.REGION))
_TOWNS = frozenset((PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE))
_MANY = re.compile(r"(?:provinces|states|districts)$", re.IGNORECASE)
_DEEPEST = 6
_PART_KM = 60.0
_LEFT_REACH = 16

Key = tuple[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Around:
    """The place that another is said to lie in, and the province that this is or is in; `sure` when the words cannot
    mean anything else.
    """

    place: Place
    whole: Place
    sure: bool

    @classmethod
    def of(cls, place: Place, gazetteer: Gazetteer, *, sure: bool) -> Around:
        """With the province of a district."""
        smaller = place.kind is PlaceKind.DISTRICT or place.kind in _TOWNS
        within = gazetteer.get(place.within) if smaller and place.within else None
        return cls(place, within if within is not None and within.kind is PlaceKind.PROVINCE else place, sure)


def key_of(mention: Mention) -> Key:
    """What a report's mentions of one name share: their candidates, or their bare name where nobody knows them."""
    return mention.candidates, "" if mention.candidates else bare(mention).casefold()


def bare(mention: Mention) -> str:
    """The name of a place nobody knows, without the words that say what it is, its article small: "al-Hawi"."""
    parts, kinds = mention.text.split(), place_words("en").kinds
    while left := next((n for n in (1, 2, 3) if len(parts) > n and _is_sort(parts[-n:], kinds)), 0):
        longest = max(n for n in range(left, 4) if len(parts) > n and _is_sort(parts[-n:], kinds))
        del parts[-longest:]
    name = " ".join(parts)
    return name[0].lower() + name[1:] if name[:3].casefold() in {"al-", "el-"} else name


def _is_sort(parts: Sequence[str], kinds: Mapping[str, str]) -> bool:
    """Whether words only say what sort of place it is; "Square" and "Hospital" belong to the name."""
    return kinds.get(_said(parts), "site") != "site"


def _said(parts: Sequence[str]) -> str:
    return " ".join(parts).casefold()


def arounds(
    told: Sequence[Mention], text: str, meant: Callable[[Mention], Place | None], gazetteer: Gazetteer
) -> dict[Key, Around]:
    """For each name of a report the place its words first put it in."""
    found: dict[Key, Around] = {}
    ordered = sorted(told, key=lambda m: m.start)
    for mention, following in reversed(list(pairwise(ordered))):
        gap = _BETWEEN.fullmatch(text, mention.end, following.start) if mention.end < following.start else None
        if gap is None or key_of(mention) == key_of(following):
            continue
        town = _town_of(mention, following, meant) if gap["inside"] else None
        if town is not None:
            found[key_of(mention)] = Around.of(town, gazetteer, sure=True)
        if not _is_told_around(following):
            continue
        place = _around(meant(following), gazetteer)
        if place is None:
            place = found[key_of(following)].place if key_of(following) in found else None
        if place is not None:
            sure = bool(gap["inside"] or gap["sort"]) or bool(_SAYS_SO & {*mention.value.split("|")})
            found[key_of(mention)] = Around.of(place, gazetteer, sure=sure)
    for at, mention in enumerate(ordered):
        if key_of(mention) in found or not _PARTS & {*mention.value.split("|")}:
            continue
        for before in reversed(ordered[:at]):
            led = _led_by(before, mention, text)
            place = _around(meant(before), gazetteer) if led is not None else None
            if led is not None and place is not None and place.kind is PlaceKind.PROVINCE:
                found[key_of(mention)] = Around.of(place, gazetteer, sure=led)
            if led is None or meant(before) is not None:
                break
    return found


def _led_by(before: Mention, mention: Mention, text: str) -> bool | None:
    """Whether a province stands before what lies in it: "Kunar province's Dara Noor district" (surely), or earlier in
    a sentence that names no other place between: "In Nimroz last night, ... in the Kash Rod district" (None: neither).
    """
    if before.end >= mention.start or _LEFT.search(text, max(before.start - _LEFT_REACH, 0), before.start):
        return None
    if _OWNING.fullmatch(text, before.end, mention.start):
        return True
    return False if _SAME_SENTENCE.fullmatch(text, before.end, mention.start) else None


def _town_of(mention: Mention, following: Mention, meant: Callable[[Mention], Place | None]) -> Place | None:
    """The city that a district is told to be in: "the Zahra neighbourhood of Aleppo" is none in Mosul."""
    if following.form != "point" or "district" not in mention.value.split("|"):
        return None
    place = meant(following)
    return place if place is not None and place.kind is PlaceKind.CITY else None


def _is_told_around(mention: Mention) -> bool:
    return bool(_SAYS_SO & {*mention.value.split("|")}) and not _MANY.search(mention.text)


def _around(place: Place | None, gazetteer: Gazetteer) -> Place | None:
    """The province or district meant: the whole of "southern Helmand province", the province of a town's district."""
    if place is not None and PART in place.id:
        place = gazetteer.get(place.id.rpartition(PART)[0])
    if place is not None and place.kind in _TOWNS:
        place = gazetteer.get(place.within) if place.within else None
    return place if place is not None and place.kind in _AROUND else None


def lies_in(place: Place, around: Place, gazetteer: Gazetteer) -> bool | None:
    """Whether a place lies in another; None when nobody wrote down in which province it lies."""
    if around.country and place.country != around.country:
        return False
    if around.kind in _TOWNS and kilometres(place, around) > _PART_KM and place.lat is not None:
        return False
    at: Place | None = place
    for _ in range(_DEEPEST):
        if at is None or at.id == around.id:
            return None if at is None else True
        if at is not place and at.kind is around.kind:
            return False
        at = gazetteer.get(at.within) if at.within else None
    return None
