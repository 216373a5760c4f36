"""Chief towns named by their province: "the capital of Kunduz province", "Kunduz's provincial capital".

In:     a text and the places marked in it.
Out:    the same mentions, a province that only tells whose capital is meant made that town's own, and "the provincial
        capital" as the seat of the province told of last.
Never:  the province for its town: where nobody lists the seat, the town is one that only the text knows; a capital that
        has its name beside it ("Goma, the capital of North Kivu") is no second town.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING

from heldby.gazetteer.atlas import DATA
from heldby.mark.place_capitals import capitals, is_beside
from heldby.model.knowledge import PlaceKind
from heldby.model.mention import Mention, MentionKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from heldby.gazetteer import Atlas

_SORT = r"(?:provincial|regional|state|district|county|governorate|departmental)"
_BEFORE = re.compile(
    rf"(?:\b[Tt]he\s+)?(?:{_SORT}\s+)?\bcapital(?:\s+city)?\s+of\s+(?:the\s+)?(?:(?:province|state|region|governorate)\s+of\s+)?$"
)
_AFTER = re.compile(rf"(?:['’]s?)?\s+{_SORT}\s+capital\b|['’]s?\s+capital\b")
_NAME_BEHIND = re.compile(r"(?:\s+of|,|\s+\(|\s+[-–—])?\s+(?:the\s+)?(?:(?:city|town)\s+of\s+)?$")
_NAME_BEFORE = re.compile(r"\s*[,(–—-]\s*(?:which\s+is\s+|now\s+)?$|\s+(?:is|was|as|became)\s+$")
_BARE = re.compile(
    r"\b[Tt]he\s+(?:provincial|regional|state|governorate|departmental)\s+capital(?:\s+city)?\b(?!\s+of\b)"
)
_LONGEST, _BACK = 60, 600
_LANDS = frozenset({PlaceKind.PROVINCE, PlaceKind.REGION, PlaceKind.COUNTRY})


def with_chief_towns(text: str, mentions: Sequence[Mention], atlas: Atlas) -> tuple[Mention, ...]:
    """The mentions, "the capital of North Darfur state" as El Fasher and no longer as North Darfur."""
    if "capital" not in text:
        return tuple(mentions)
    found: list[Mention] = []
    spare: set[Mention] = set()
    for mention in mentions:
        span = _capital_of(text, mention, atlas)
        if span is None:
            continue
        if not _is_named(text, *span, mentions):
            found.append(_city(text, *span, _seat(mention, atlas)))
        elif not mention.candidates or span[0] == mention.start:
            spare.add(mention)  # "A, capital of B" with a B that nobody lists, "B's capital, A": no more is told of B
    found += _of_lands_told(text, mentions, atlas)
    kept = (m for m in mentions if m not in spare and not any(t.start <= m.start and m.end <= t.end for t in found))
    return tuple(sorted((*kept, *found)))


def _of_lands_told(text: str, mentions: Sequence[Mention], atlas: Atlas) -> list[Mention]:
    """ "The provincial capital", of the province that was told of last, by its name or by that of a place in it."""
    found: list[Mention] = []
    for bare in _BARE.finditer(text):
        beside = is_beside(text, bare.start())
        taken = any(m.start < bare.end() and bare.start() < m.end for m in mentions)
        if beside or taken or _is_named(text, bare.start(), bare.end(), mentions):
            continue
        before = (m for m in mentions if m.candidates and bare.start() - _BACK <= m.start < bare.start())
        lands = (land for m in sorted(before, reverse=True) if (land := _province_of(m.candidates[0], atlas)))
        seat = seats().get(next(lands, ""), "")
        if seat and atlas.get(seat):
            found.append(_city(text, bare.start(), bare.end(), (seat,)))
    return found


def _province_of(place_id: str, atlas: Atlas) -> str:
    """The province that a place is or lies in; "" where nobody lists it."""
    place = atlas.get(place_id)
    if place is None or place.kind is PlaceKind.PROVINCE:
        return place_id if place else ""
    around = atlas.get(place.within) if place.within else None
    return around.id if around and around.kind is PlaceKind.PROVINCE else ""


def _capital_of(text: str, mention: Mention, atlas: Atlas) -> tuple[int, int] | None:
    """Where the words stand that speak of a land's capital; None where they speak of none, or the place is no land."""
    place = atlas.get(mention.candidates[0]) if mention.candidates else None
    if mention.candidates and (place is None or place.kind not in _LANDS):
        return None
    before = _BEFORE.search(text, max(0, mention.start - _LONGEST), mention.start)
    if before:
        return before.start(), mention.end
    after = _AFTER.match(text, mention.end) if place else None
    return (mention.start, after.end()) if after else None


def _seat(mention: Mention, atlas: Atlas) -> tuple[str, ...]:
    """The town that is the seat of a land, nothing where nobody lists it."""
    listed = [seats().get(id_, "") for id_ in mention.candidates[:1]]
    return tuple(id_ for id_ in listed if id_ and atlas.get(id_)) or _of_country(mention, atlas)


def _of_country(mention: Mention, atlas: Atlas) -> tuple[str, ...]:
    places = [atlas.get(id_) for id_ in mention.candidates[:1]]
    return capitals([mention], atlas) if any(p and p.kind is PlaceKind.COUNTRY for p in places) else ()


def _city(text: str, start: int, end: int, candidates: tuple[str, ...]) -> Mention:
    return Mention(
        start=start,
        end=end,
        kind=MentionKind.PLACE,
        text=text[start:end],
        form="point",
        value="city",
        candidates=candidates,
    )


def _is_named(text: str, start: int, end: int, mentions: Sequence[Mention]) -> bool:
    """Whether the town's own name stands right before or behind: "Goma, the capital of A", "A's capital, Goma"."""
    towns = [m for m in mentions if m.form == "point" and (m.end <= start or end <= m.start)]
    ahead = (text[m.end : start] for m in towns if 0 <= start - m.end <= _LONGEST)
    behind = (text[end : m.start] for m in towns if 0 <= m.start - end <= _LONGEST)
    return any(map(_NAME_BEFORE.fullmatch, ahead)) or any(map(_NAME_BEHIND.fullmatch, behind))


@cache
def seats() -> Mapping[str, str]:
    """The seat of each province, by their ids."""
    return tomllib.loads((DATA / "seats.toml").read_text(encoding="utf-8"))
