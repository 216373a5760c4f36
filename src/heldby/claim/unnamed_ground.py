"""Where ground lies that somebody is told to hold, and that nobody names: "rebel-held areas", "the towns they control".

In:     a draft of who holds what, the words that stand for the ground, the names of the report.
Out:    the mention of the town whose districts they are, or of the country that the report is about.
Never:  a place for ground that was only to be won, or that was won or lost ("gained ground").
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from heldby.claim.countrywide import country_of
from heldby.claim.likeliest import likeliest
from heldby.claim.scene import leader
from heldby.claim.standing_for import fitting
from heldby.lexicon.words import words
from heldby.model import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.draft import Draft
    from heldby.claim.likeliest import Told
    from heldby.claim.scene import Scene
    from heldby.model import Filler, Mention

_PLURAL = "s"
_A_CITYS = "districts"
_OFTEN = 3  # times that a town is named, at least, by a report that is about it alone


def ground_held(draft: Draft, told_by: Filler, told: Told, scene: Scene) -> Mention | None:
    """The town or country in which unnamed ground lies, for a draft of who holds it; None for any other draft."""
    small, noun = words("en"), _noun(told_by)
    at, said = (draft.sentence, told_by.start), told_by.text.lower().split()
    if draft.saying.kind != "control" or draft.saying.traits.get("change") != "held" or said == ["it"]:
        return None
    if said[0] in small.pairing | small.pointing or draft.mood is None or not draft.mood.status.is_real:
        return None  # "both towns" were named; "to dominate territory" is no more than a plan
    if said[-1] != noun and said[-2] in small.definite and said[-1] in small.kind_nouns:
        return likeliest(at, scene, told, fitting(said[-1:], scene), said[-1])  # "the areas they hold in the province"
    if noun in small.city_parts or noun + _PLURAL in small.city_parts:
        town = likeliest(at, scene, told, fitting([_A_CITYS], scene), noun)
        return town or (country_of(draft, scene) or _around(draft, scene, None) if noun.endswith(_PLURAL) else None)
    if noun not in small.unnamed_ground:
        return None
    are_towns = noun.removesuffix(_PLURAL) in small.unnamed_towns or noun.endswith("ies")  # in no one town
    return country_of(draft, scene) or _around(draft, scene, None if are_towns else _one_town(scene))


def _noun(told_by: Filler) -> str:
    """The noun for the ground: "areas" of "large areas of the country under its rule"; else the last word."""
    small, said = words("en"), told_by.text.lower().split()
    return next((word for word in said if word in small.unnamed_ground | small.city_parts), said[-1])


def _one_town(scene: Scene) -> Mention | None:
    """The town of a report that is about it alone: named often, and twice as often as any other."""
    named = [m for index in range(len(scene.mentions)) for m in scene.places(index) if scene.is_town(m)]
    first, *others = Counter(scene.place_key(m) for m in named).most_common(2) or [("", 0)]
    if first[1] < _OFTEN or any(2 * times > first[1] for _, times in others):
        return None
    return next(m for m in named if scene.place_key(m) == first[0])


def _around(draft: Draft, scene: Scene, town: Mention | None) -> Mention | None:
    """Of a report that names no country: its one `town`, its country by the adjective, or the province named most."""
    places = [m for index in range(len(scene.mentions)) for m in scene.places(index)]
    wide = [m for line in scene.mentions for m in line if scene.is_wide(m) and not draft.start <= m.start < draft.end]
    land = leader(filter(None, map(scene.known.land, places)))
    if not land:
        return _most(scene, [m for m in wide if m.form == "country"])
    provinces = [m for m in places if scene.known.place_kind(m) is PlaceKind.PROVINCE]
    its_own = next((m for m in wide if scene.known.land(m) == land), None)
    return town or its_own or _most(scene, provinces)


def _most(scene: Scene, places: Sequence[Mention]) -> Mention | None:
    """The place named most, if one leads; its first mention."""
    key = leader(map(scene.place_key, places))
    return next((m for m in places if key and scene.place_key(m) == key), None)
