"""The names of a report by sentence, and who stands for whom, as one walks through it.

In:     the mentions of a report.
Out:    `Scene`, which answers what was named last, and what most.
Never:  a choice between two as likely.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from heldby.claim.sections import headings
from heldby.lexicon.words import words
from heldby.model import Mention, MentionKind, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from heldby.model import Filler, When

_LOOK_BACK = 6
_CALLED_WITHIN = 30  # characters behind a name in which it is called a base or a checkpoint
_WORD, _SPACE = re.compile(r"[^\W\d]+|[^\w\s]"), re.compile(r"\s+\w")
# "Jassem in the southern province of Daraa", "Douma, the largest town in Eastern Ghouta": the second lies around.
_LIES_IN = re.compile(
    r"\s*,?\s*(?:(?:an?|the)\s+(?:[\w-]+\s+){1,4})?(?:in|inside|within)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}(?:of\s+)?",
    re.IGNORECASE,
)
# "Hilla, south of Baghdad", "Harasta, a suburb on the edge of Damascus": where the second is tells where the first is.
# No clause begins between them ("from A to B when it was ambushed near C").
_LIES_BY = re.compile(
    r"\s*,?\s*(?:(?:is|lies|sits)\s+)?(?:(?!(?:and|or|but|then|when|as|where|which|who|that|while|after|before|it|they|is|are|was|were|has|had)\b)"
    r"[\w.-]+\s+){0,5}(?:of|near|outside|from|overlooking)\s+(?:the\s+)?(?:(?:city|town|capital)\s+of\s+)?",
    re.IGNORECASE,
)
# "The Kano neighbourhood of Sabon Gari", "the Kyiv suburb of Bucha": the first lies around.
_PART_CALLED = re.compile(r".*\s(?:suburb|neighbou?rhood|district|quarter|town|village)\s+of\s+", re.IGNORECASE)
# "The Zahraa neighbourhood of Homs", "the Qaboun district of the capital Damascus": the second lies around.
_PART_OF = re.compile(
    r"(?:[\w'’.-]+\s+)?(?:suburb|neighbou?rhood|district|quarter|area|ward|borough)\s+of\s+"
    r"(?:the\s+)?(?:[\w-]+\s+){0,2}?(?:(?:capital|city|town|port)\s+(?:city\s+)?(?:of\s+)?)?(?:the\s+)?(?:(?:north|south|east|west)\w*\s+)?",
    re.IGNORECASE,
)
# "The besieged capital of Tigray, Mekelle": the first lies around.
_SEAT_OF = re.compile(
    r"\b(?:capital|seat|(?:main|largest|biggest|principal)\s+(?:city|town))\s+of\s+(?:the\s+)?(?:(?:north|south|east|west)\w*\s+)?$",
    re.IGNORECASE,
)
_OWNING = re.compile(r"['\u2019]s\s+(?:\w+\s+)?")
_APART = re.compile(r"\s*,\s*")
_SEAT = 50
_WIDE = frozenset({PlaceKind.COUNTRY, PlaceKind.CONTINENT})
# What is no part of a town, whatever word follows its name.
_AROUND = _WIDE | {PlaceKind.PROVINCE, PlaceKind.REGION}
# Of these a town beside them tells where along them it was.
_LONG = frozenset({PlaceKind.RIVER, PlaceKind.SEA, PlaceKind.BORDER, PlaceKind.PROVINCE, PlaceKind.COUNTRY})
_FACILITIES = frozenset(
    {PlaceKind.AIRBASE, PlaceKind.BASE, PlaceKind.DAM, PlaceKind.CROSSING, PlaceKind.SITE, PlaceKind.FIELD}
)
_SMALL = frozenset({None, PlaceKind.TOWN})
_TOWNS = frozenset({PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.DISTRICT, PlaceKind.CAMP})


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What names mean, as far as that was told before claims are read.

    `party` is the body an actor mention stands for, `side` whom a body stands with, `place` the id of a place mention;
    each "" when open. `armed` tells a force or armed group from other actors, `voice` a monitor or outlet,
    `unarmed` a body that bears no arms and is on no side, such as those who bring aid, `state` a state or its forces;
    `folk` a people or a country; `sovereign` tells a body that is a state with its forces.
    `written` is when the report was published, as far as that is known.
    `place_kind` is None and `people` 0 when the place, or how many live there, is not known, `land` the country of a
    place and `around` the id of its province, "" when it is not known or has none.
    """

    party: Callable[[Mention], str]
    armed: Callable[[Mention], bool]
    voice: Callable[[Mention], bool]
    unarmed: Callable[[Mention], bool]
    state: Callable[[Mention], bool]
    folk: Callable[[Mention], bool]
    side: Callable[[str], str]
    sovereign: Callable[[str], bool]
    place: Callable[[Mention], str]
    place_kind: Callable[[Mention], PlaceKind | None]
    people: Callable[[Mention], int]
    land: Callable[[Mention], str] = lambda _: ""
    around: Callable[[Mention], str] = lambda _: ""
    written: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The mentions of a report by sentence, and what is known of them; `headings` are the sentences that are no more
    than a place, each the heading of a section.
    """

    mentions: tuple[tuple[Mention, ...], ...]
    known: Known
    by_span: Mapping[tuple[int, int], tuple[Mention, ...]]
    text: str = ""
    headings: tuple[int, ...] = ()

    @classmethod
    def of(cls, mentions: tuple[tuple[Mention, ...], ...], known: Known, text: str = "") -> Scene:
        """Index the mentions of a report."""
        spans: dict[tuple[int, int], tuple[Mention, ...]] = {}
        for line in mentions:
            for m in line:
                spans[m.start, m.end] = (*spans.get((m.start, m.end), ()), m)
        return cls(mentions=mentions, known=known, by_span=spans, text=text, headings=headings(mentions, text))

    def without(self, sentence: int, before: int) -> Scene:
        """The scene without the names that stand in a sentence before an offset."""
        kept = tuple(m for m in self.mentions[sentence] if m.start >= before)
        lines = (*self.mentions[:sentence], kept, *self.mentions[sentence + 1 :])
        return replace(self, mentions=lines)

    def away_from(self, places: Collection[str]) -> Scene:
        """The scene without the places of these keys."""
        if not places:
            return self

        def is_kept(mention: Mention) -> bool:
            return mention.kind is not MentionKind.PLACE or self.place_key(mention) not in places

        return replace(self, mentions=tuple(tuple(filter(is_kept, line)) for line in self.mentions))

    def named_by(self, fillers: Iterable[Filler]) -> list[Mention]:
        """The mentions that stand at the fillers' words."""
        return [m for f in fillers for m in self.by_span.get((f.start, f.end), ())]

    def mentions_in(self, filler: Filler) -> list[Mention]:
        """The mentions within the words of a filler, in the order of the text."""
        line = next((line for line in self.mentions if line and line[0].start <= filler.start < line[-1].end), ())
        return [m for m in line if filler.start <= m.start and m.end <= filler.end]

    def place_key(self, mention: Mention) -> str:
        """What makes two mentions the same place: what they are known to mean, else their words."""
        return self.known.place(mention) or mention.text.lower()

    def place_keys(self, fillers: Iterable[Filler]) -> set[str]:
        """What tells apart the places that some words name."""
        return {self.place_key(m) for m in self.named_by(fillers)}

    def places(self, sentence: int) -> list[Mention]:
        """The places named in a sentence; countries, nationalities and capitals that stand for governments frame it.

        So do places in the names of groups ("Islamic State in Iraq and the Levant").
        """
        return [
            m
            for m in self.mentions[sentence]
            if m.kind is MentionKind.PLACE
            and self.is_place(m)
            and not self.is_party(m)
            and m.text.lower() not in words("en").in_names
        ]

    def is_party(self, mention: Mention) -> bool:
        """Whether the same words are taken for an actor: "Damascus said nothing"."""
        at_once = self.by_span.get((mention.start, mention.end), ())
        return any(m.kind is MentionKind.ACTOR and self.known.party(m) for m in at_once)

    def inner(self, places: Sequence[Mention]) -> list[Mention]:
        """The places without those that only tell where the one before them lies: "Jassem in Daraa"."""
        around = {b.start for a, b in pairwise(places) if self.tells_where(a, b)}
        around |= {a.start for a, b in pairwise(places) if self._is_called_after(a, b)}
        around |= {b.start for a, b in pairwise(places) if self.is_part_of(a, b)}
        around |= {a.start for a, b in pairwise(places) if self.is_capital_of(a, b) or self._owns(a, b)}
        return [m for m in places if m.start not in around]

    def is_part_of(self, one: Mention, other: Mention) -> bool:
        """Whether the words tell that the first is a part of the second: "the Zahraa neighbourhood of Homs"."""
        if not _PART_OF.fullmatch(self.text, one.end - len(one.text.split()[-1]), other.start):
            return False
        if self.known.place_kind(one) in _AROUND or self._is_called_after(one, other):
            return False  # "the Helmand district of Sangin"
        return not 0 < self.known.people(other) < self.known.people(one)

    def _owns(self, one: Mention, other: Mention) -> bool:
        """ "El Fasher's Nivasha district": the first lies around, where the second is called a part."""
        owns = _OWNING.fullmatch(self.text, one.end, other.start) is not None
        return owns and self.called(other) in words("en").city_parts_named

    def is_capital_of(self, land: Mention, town: Mention) -> bool:
        """Whether the second is named as what the first has: "the capital of Nimroz province, Zaranj"."""
        if town.form != "point" or not _APART.fullmatch(self.text, land.end, town.start):
            return False
        return _SEAT_OF.search(self.text, max(0, land.start - _SEAT), land.start) is not None

    def is_large(self, mention: Mention) -> bool:
        """Whether it is a province or more."""
        return self.known.place_kind(mention) in _AROUND

    def towns_around(self, fillers: Iterable[Filler]) -> set[str]:
        """What tells apart the towns that the words tell the fillers to be parts of."""
        parts = [m for m in self.named_by(fillers) if m.kind is MentionKind.PLACE and self._is_of(m)]
        pairs = ((m, self._next_place(m)) for m in parts)
        return {self.place_key(town) for m, town in pairs if town and self.is_part_of(m, town)}

    def _is_of(self, mention: Mention) -> bool:
        """Whether "of" follows a name, or the noun behind it."""
        return "of" in self.text[mention.end : mention.end + _CALLED_WITHIN].split()[:2]

    def _next_place(self, mention: Mention) -> Mention | None:
        line = next((line for line in self.mentions if line and line[0].start <= mention.start <= line[-1].start), ())
        return next((m for m in line if m.kind is MentionKind.PLACE and m.start >= mention.end), None)

    def _is_called_after(self, one: Mention, other: Mention) -> bool:
        """ "The Kano neighbourhood of Sabon Gari"; but "the Zahraa neighbourhood of Homs" is Zahraa."""
        if not _PART_CALLED.fullmatch(self.text, one.start, other.start):
            return False
        return [self.known.place_kind(m) is PlaceKind.CITY for m in (one, other)] == [True, False]

    def tells_where(self, one: Mention, other: Mention) -> bool:
        """Whether the second of two places, in the order of the text, is named to say where the first lies."""
        if _LIES_IN.fullmatch(self.text, one.end, other.start):
            return True
        long = self.known.place_kind(one) in _LONG or "valley" in one.value.split("|")
        beside = other.form == "direction" and not long
        return beside and _LIES_BY.fullmatch(self.text, one.end, other.start) is not None

    def place_before(self, sentence: int, offset: int, fits: Callable[[Mention], bool]) -> Mention | None:
        """The last fitting place told of before an offset; in its sentence and the few before it."""
        for index in range(sentence, max(-1, sentence - _LOOK_BACK - 1), -1):
            here = self.inner([m for m in self.places(index) if m.end <= offset and fits(m)])
            if here:
                points = [m for m in here if m.form in ("point", "direction")]
                return (points or here)[-1]
        return None

    def sentence_before(self, sentence: int) -> int:
        """The last of the few sentences before one that names a place; -1 when none does."""
        few = range(sentence - 1, max(-1, sentence - _LOOK_BACK - 1), -1)
        return next((index for index in few if self.places(index)), -1)

    def place_after(self, sentence: int, offset: int) -> Mention | None:
        """The next place named in the same sentence."""
        return next((m for m in self.places(sentence) if m.start >= offset), None)

    def is_place(self, mention: Mention) -> bool:
        """Whether a mention names a place of its own, not a country or what belongs to one."""
        return mention.form not in ("demonym", "country") and self.known.place_kind(mention) not in _WIDE

    def is_wide(self, mention: Mention) -> bool:
        """Whether it is a country or more."""
        return mention.kind is MentionKind.PLACE and not self.is_place(mention)

    def is_town(self, mention: Mention) -> bool:
        """Whether "the town" or "the city" may mean it; a place nobody knows may."""
        kind = self.known.place_kind(mention)
        small, last = words("en"), mention.text.lower().split()[-1]
        called = self.called(mention)
        if called in small.ways_through or (kind in _SMALL and last in small.facilities):
            return False  # "Haifa Street", "Malaja Hospital"
        unknown = kind is None and mention.form != "area" and not called
        return (kind in _TOWNS or unknown) and last not in small.city_parts_named

    def called(self, mention: Mention) -> str:
        """What sort of site a place is called where it is named: "base" of "Ghardabiya Air Base"; "" for no site."""
        small, last = words("en"), mention.text.lower().split()[-1]
        behind = self.text[mention.end : mention.end + _CALLED_WITHIN].lower()
        found = next((w for w in _WORD.findall(behind) if w not in small.site_modifiers), "")
        joined = _SPACE.match(behind) is not None
        return next((w for w in (last, found if joined else "") if w in small.city_parts_named | small.facilities), "")

    def is_facility(self, mention: Mention) -> bool:
        """Whether it is known to be an air base, a dam, a crossing itself, not a town that has one."""
        return self.known.place_kind(mention) in _FACILITIES

    def is_building(self, mention: Mention) -> bool:
        """Whether it is a hospital, a church, a hotel by its name, which no list of places has."""
        last = mention.text.lower().split()[-1]
        return last in words("en").buildings and self.known.place_kind(mention) in _SMALL

    def may_be(self, mention: Mention, noun: str) -> bool:
        """Whether a place is of a size that the noun can mean: "the village" is no city, "the town" no Damascus."""
        small = words("en")
        if self.known.people(mention) > small.most_people.get(noun, sys.maxsize):
            return False
        never = small.never_called.get(noun, frozenset())
        told = mention.value.split("|")  # "the village of Nyaunglebin" is not "the city"
        return self.known.place_kind(mention) not in never and never.isdisjoint(told)

    def places_at(self, start: int, end: int) -> list[Mention]:
        """The places named within a stretch of the text."""
        return [
            m
            for line in self.mentions
            for m in line
            if m.kind is MentionKind.PLACE and start <= m.start < end and self.is_place(m)
        ]

    def main_place(self, fits: Callable[[Mention], bool]) -> Mention | None:
        """The fitting place most often named in the report, if one leads; its first mention."""
        named = [m for index in range(len(self.mentions)) for m in self.places(index) if fits(m)]
        key = leader(self.place_key(m) for m in named)
        return next((m for m in named if self.place_key(m) == key), None)

    def country_told_of(self, sentence: int, offset: int, doers: Sequence[Mention] = ()) -> Mention | None:
        """What "the country" is: the one named last before it in its sentence, else the one most is told of.

        "Northern Iraq" names Iraq. A mention by the name comes before one by the adjective. Where one country is the
        doer ("Russia holds a fifth of the country"), another is meant.
        """
        named = [m for line in self.mentions for m in line if self._is_country(m)]
        own = {self.place_key(m) for m in named for doer in doers if (m.start, m.end) == (doer.start, doer.end)}
        named = [m for m in named if self.place_key(m) not in own]
        before = [m.text for m in self.mentions[sentence] if m.end <= offset and (own or m in self.places(sentence))]
        near = next((m for text in reversed(before) for m in named if text.endswith(m.text)), None)
        key = self.place_key(near) if near else self._most_told_of(named)
        found = [m for m in named if self.place_key(m) == key]
        return min(found, key=lambda m: (m.form == "demonym", m.start), default=None)

    def _most_told_of(self, named: Sequence[Mention]) -> str:
        """The country named most by its name and by its towns; where two are, by its name and its people."""
        towns = [m for index in range(len(self.mentions)) for m in self.places(index)]
        lands = leader(filter(None, map(self.known.land, (*(m for m in named if m.form != "demonym"), *towns))))
        own = next((self.place_key(m) for m in named if lands and self.known.land(m) == lands), "")
        return own or leader(self.place_key(m) for m in named)

    def _is_country(self, mention: Mention) -> bool:
        return mention.kind is MentionKind.PLACE and self.known.place_kind(mention) is PlaceKind.COUNTRY


def leader(counted: Iterable[str]) -> str:
    """What comes up most; "" when nothing does, or two as often."""
    first = Counter(counted).most_common(2)
    if not first or (len(first) > 1 and first[0][1] == first[1][1]):
        return ""
    return first[0][0]
