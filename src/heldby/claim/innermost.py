"""Which of several places it was, where one only tells where another lies: "in Ituri, ... in the village of Djaiba".

In:     the drafts of a report with the places that their own sentences give, and what is known of these.
Out:    the same drafts, without the provinces and countries that lie around another of their places (where that one is
        known, or who holds it is told).
Never:  a place of a list left out ("in Farah and in Kandahar province").
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from heldby.lexicon.words import words
from heldby.model import MentionKind, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene
    from heldby.model import Filler, Mention

# "A and B", "A, B", "A as well as in the north of B".
_LISTED = re.compile(
    r"\s+|\s*[,/&]\s*"
    r"|.*(?:\b(?:and|or|nor|as well as|along with|together with)|&)\s+(?:also\s+)?"
    r"(?:(?:in|at|near|around|on|of|from|outside|across|to|for)\s+)?(?:the\s+)?(?:[\w-]+\s+){0,3}",
    re.IGNORECASE | re.DOTALL,
)
# "In Solino, in Port-au-Prince", "in Nawa in the north of Helmand".
_WITHIN = re.compile(r"\s*,?\s*(?:in|of|inside|within)\s+(?:the\s+)?(?:[\w-]+\s+of\s+)?", re.IGNORECASE)
# "The Mission in Somalia (ATMIS) at Dinsor".
_AT = re.compile(r"(?:\s+\([^)]*\))?,?\s+(?:at|in|near|outside)\s+(?:the\s+)?(?:(?:[\w-]+\s+){1,3}of\s+)?")
# "In Hodeidah, mortars were fired at Hays", "Meanwhile in the city of Mosul, ...".
_OPENS = re.compile(r"(?:^|[.!?\"\u201d\n]\s*)(?:[A-Z][a-z]+,?\s)?[Ii]n\s+(?:the\s+(?:[\w-]+\s+){1,3}of\s+)?$")
# "Kidnapped a priest from the village of Kushe".
_TAKEN_FROM = re.compile(
    r"\bfrom\s+(?:the|a)\s+(?:[\w-]+\s+)?(?:village|town|hamlet|city|camp)\s+of\s+$", re.IGNORECASE
)
# "A man from Derna in Libya was killed": he was not killed there.
_LEFT = re.compile(
    r"\b(?:from|by)\s+(?:the\s+)?(?:(?:[\w-]+\s+)?(?:village|town|hamlet|city|camp)\s+of\s+)?$", re.IGNORECASE
)
# What a name is called that is wider than a town: "in Lubero territory", "near Nasir County".
_UNIT = re.compile(
    r"\s+(?:territory|county|township|woreda|state|province|region|governorate|oblast|raion)\b", re.IGNORECASE
)
_HAPPENED = frozenset({"event", "casualty"})
_REACH = 60
_COUNTRY, _PROVINCE, _DISTRICT, _POINT = 3, 2, 1, 0
_SIZES = {PlaceKind.PROVINCE: _PROVINCE, PlaceKind.REGION: _PROVINCE, PlaceKind.DISTRICT: _DISTRICT}


def without_surroundings(drafts: Iterable[Draft], scene: Scene) -> list[Draft]:
    """Each draft with the innermost of its places."""
    told = [_at_its_town(draft, scene) if "place" in draft.roles else draft for draft in drafts]
    told = [_in_its_land(draft, scene) if len(draft.roles.get("place", ())) == 1 else draft for draft in told]
    return [_inner(draft, scene) if len(draft.roles.get("place", ())) > 1 else draft for draft in told]


def _in_its_land(draft: Draft, scene: Scene) -> Draft:
    """ "Bombed Aleppo in Syria", "the base of the Mission in Somalia (ATMIS) at Dinsor": it was in the town."""
    (place,) = draft.roles["place"]
    if draft.saying.kind == "control" or not all(map(scene.is_wide, scene.named_by((place,)))):
        return draft
    hit = [m for f in draft.roles.get("target", ()) for m in scene.mentions_in(f)]
    towns = [m for m in scene.places(draft.sentence) if scene.is_town(m)]
    behind = (m for m in towns if m.start > place.end and _AT.fullmatch(scene.text, place.end, m.start))
    struck = (m for m in towns if m in hit and m.form == "point" and m.end <= place.start)
    found = next(struck, None) or next(behind, None)
    if found is None:
        return draft
    named = replace(place, start=found.start, end=found.end, text=found.text)
    return replace(draft, roles={**draft.roles, "place": (named,)})


def _at_its_town(draft: Draft, scene: Scene) -> Draft:
    """ "A bomb in the Karrada district of Baghdad", "took the capital of Nimroz, Zaranj": in Karrada; Zaranj."""
    named = [m for m in scene.named_by(draft.roles["place"]) if m.kind is MentionKind.PLACE]
    inner = {(m.start, m.end): own for m in named if (own := _town_for(draft, m, scene)) is not None}
    if not inner:
        return draft
    told = [inner.get((f.start, f.end)) for f in draft.roles["place"]]
    parts = [
        replace(f, start=m.start, end=m.end, text=m.text) if m else f
        for f, m in zip(draft.roles["place"], told, strict=True)
    ]
    return replace(draft, roles={**draft.roles, "place": tuple(dict.fromkeys(parts))})


def _town_for(draft: Draft, place: Mention, scene: Scene) -> Mention | None:
    """The smaller place that its words mean where they name this one; None when they mean this one."""
    line = scene.places(draft.sentence)
    before = next((m for m in reversed(line) if m.end < place.start), None)
    if before is not None and scene.is_part_of(before, place) and not draft.saying.passing:
        return before  # but "a district of rebel-held A" tells who holds A
    if before is not None and draft.saying.kind in _HAPPENED and _is_town_in(before, place, scene):
        return before
    after = next((m for m in line if m.start >= place.end), None)
    if after is not None and scene.is_capital_of(place, after):
        return after
    if after is not None and draft.saying.kind in _HAPPENED and scene.is_building(place):
        return after if scene.is_town(after) and scene.tells_where(place, after) else None
    if not {"abduction", "captured"}.intersection(draft.saying.traits.values()) or not scene.is_large(place):
        return None
    taken = [m for m in line if m.start > draft.start and _TAKEN_FROM.search(scene.text[: m.start][-_REACH:])]
    return taken[0] if len(taken) == 1 else None


def _is_town_in(town: Mention, around: Mention, scene: Scene) -> bool:
    """ "Shelled Kupiansk in Kharkiv region, killing two", wherever the parser hung the region."""
    large = scene.is_large(around) or scene.is_wide(around) or _UNIT.match(scene.text, around.end)
    if not large or scene.is_large(town) or not scene.is_town(town):
        return False
    led_in = _LEFT.search(scene.text[max(0, town.start - _REACH) : town.start])
    return scene.tells_where(town, around) and led_in is None


def _inner(draft: Draft, scene: Scene) -> Draft:
    places = sorted(draft.roles["place"], key=lambda f: f.start)
    around = {
        outer
        for one, other in pairwise(places)
        if (outer := _around(one, other, scene)) is not None
        and (draft.saying.kind == "control" or _is_known(other if outer == one else one, scene))
    }
    kept = tuple(f for f in draft.roles["place"] if f not in around)
    return replace(draft, roles={**draft.roles, "place": kept}) if kept and around else draft


def _is_known(inner: Filler, scene: Scene) -> bool:
    """Whether a place is in the lists: of another, who was hurt there is told at least by the province."""
    named = (m for m in scene.named_by((inner,)) if m.kind is MentionKind.PLACE)
    return any(scene.known.place_kind(m) is not None for m in named)


def _around(one: Filler, other: Filler, scene: Scene) -> Filler | None:
    """The one of two places, in the order of the text, that the other lies in; None for a list, or two of one size."""
    if _LISTED.fullmatch(scene.text, one.end, other.start) and not _is_somebody_between(one, other, scene):
        return None
    first, second = _size(one, scene), _size(other, scene)
    if _WITHIN.fullmatch(scene.text, one.end, other.start) and (first <= second or _is_city(other, scene)):
        return other  # a quarter in a city
    if first == second:
        return one if _OPENS.search(scene.text[max(0, one.start - _REACH) : one.start]) else None
    small = {first, second} == {_DISTRICT, _POINT}  # a district of a town, or a village of the district
    return one if first > second or small else other


def _is_city(filler: Filler, scene: Scene) -> bool:
    named = (m for m in scene.named_by((filler,)) if m.kind is MentionKind.PLACE)
    return any(scene.known.place_kind(m) is PlaceKind.CITY for m in named)


def _is_somebody_between(one: Filler, other: Filler, scene: Scene) -> bool:
    """ "In Darfur, fighting between the army and the RSF in Nyala": no list of places goes on over who fights."""
    line = next((line for line in scene.mentions if line and line[0].start <= one.start <= line[-1].start), ())
    return any(m.kind is MentionKind.ACTOR and one.end <= m.start < other.start for m in line)


def _size(filler: Filler, scene: Scene) -> int:
    """How large the place is; of a place nobody knows, by what it is called."""
    mention = next((m for m in scene.named_by((filler,)) if m.kind is MentionKind.PLACE), None)
    if mention is None:
        return _POINT
    if scene.is_wide(mention):
        return _COUNTRY
    return _SIZES.get(scene.known.place_kind(mention) or _called(mention), _POINT)


def _called(mention: Mention) -> PlaceKind:
    noun, small = mention.text.lower().split()[-1], words("en")
    if noun in small.city_parts_named:
        return PlaceKind.DISTRICT
    return PlaceKind.PROVINCE if PlaceKind.PROVINCE in small.kind_nouns.get(noun, ()) else PlaceKind.TOWN
