"""How a language speaks of places: directions, kinds, cues, relations.

In:     `places.toml` and `ordinary_words.txt` of data/lang/<code>.
Out:    `PlaceWords`, looked up by lower-case words, and names taken apart into base and part.
Never:  a name of a place; those are the gazetteer's.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heldby.gazetteer.composed import part_id
from heldby.model.errors import KnowledgeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

LANG = Path(__file__).resolve().parents[1] / "data" / "lang"
_BLANK = re.compile(r"[\s-]+")
_LONGEST_PHRASE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """The wordings of one language, all lower case with single blanks.

    `directions`, `grounds`, `ground_adjectives`, `kinds` and `facilities` map a word to its canonical value;
    `relations` and `relations_after` map a phrase to UCDP's where_prec; the rest are sets of words.
    """

    directions: Mapping[str, str]
    grounds: Mapping[str, str]
    ground_adjectives: Mapping[str, str]
    kinds: Mapping[str, str]
    facilities: Mapping[str, str]
    facility_words: Mapping[str, frozenset[str]]
    straight: frozenset[str]
    urban: frozenset[str]
    passed_over: frozenset[str]
    relations: Mapping[str, int]
    relations_after: Mapping[str, int]
    borders: frozenset[str]
    strong: frozenset[str]
    weak: frozenset[str]
    takes: frozenset[str]
    happens: frozenset[str]
    happens_to: frozenset[str]
    dedicated: frozenset[str]
    suffers: frozenset[str]
    suffers_too: frozenset[str]
    shares: frozenset[str]
    strongholds: frozenset[str]
    goes: Mapping[str, frozenset[str]]
    towns_have: frozenset[str]
    middles: frozenset[str]
    strikes: frozenset[str]
    come_under: frozenset[str]
    sites: frozenset[str]
    site_adjectives: frozenset[str]
    numbered_sites: frozenset[str]
    follows: frozenset[str]
    titles: frozenset[str]
    offices: frozenset[str]
    first_names: frozenset[str]
    never: frozenset[str]
    operations_called: frozenset[str]
    ordinary: frozenset[str]

    def splits(self, name: str) -> Iterator[tuple[str, str]]:
        """The ways to read a name as a base and a part of it.

        >>> list(place_words("en").splits("the eastern countryside of Kobani"))
        [('Kobani', 'eastern-countryside')]
        >>> list(place_words("en").splits("northern Syria"))[0]
        ('Syria', 'northern')
        """
        words = name.removeprefix("the ").split()
        direction = ""
        if len(words) > 1 and words[0].casefold() in self.directions:
            direction = self.directions[words[0].casefold()]
            words = words[1:]
        ground, base = self._ground(words)
        if base and (direction or ground):
            yield " ".join(base), part_id("", direction, ground)[1:]

    def _ground(self, words: list[str]) -> tuple[str, list[str]]:
        if not words:  # a name of blanks
            return "", words
        first, last = words[0].casefold(), words[-1].casefold()
        if len(words) > 1 and last in self.grounds:
            return self.grounds[last], words[:-1]
        if len(words) > 2 and first in self.grounds and words[1].casefold() == "of":
            return self.grounds[first], words[2:]
        if len(words) > 1 and first in self.ground_adjectives:
            return self.ground_adjectives[first], words[1:]
        return "", words

    def facility(self, noun: Sequence[str]) -> tuple[str, int]:
        """What the last words of a noun make of it, and how many these are; "" and 0 where it is no facility.

        >>> place_words("en").facility("the old military airport".split()), place_words("en").facility(["bases"])
        (('airport', 2), ('', 0))
        """
        last = [word.lower().replace("’", "'") for word in noun[-_LONGEST_PHRASE:]]
        tails = ((" ".join(last[i:]), len(last) - i) for i in range(len(last)))
        return next(((self.facilities[tail], n) for tail, n in tails if tail in self.facilities), ("", 0))

    def head(self, phrase: str) -> str:
        """The words of a phrase that name a place, without those for a part of it or for the sort of settlement it is.

        >>> place_words("en").head("eastern suburbs of Kobani"), place_words("en").head("Hit town")
        ('Kobani', 'Hit')
        >>> place_words("en").head("Anbar province"), place_words("en").head("South Sudan")
        ('Anbar province', 'Sudan')
        """
        words = phrase.split()
        while len(words) > 1 and self._is_part(words[0]):
            of = len(words) > 2 and words[1].casefold() == "of"
            words = words[2:] if of else words[1:]
        while len(words) > 1 and self._is_settlement(words[-1]):
            words.pop()
        return " ".join(words)

    def _is_part(self, word: str) -> bool:
        lower = word.casefold()
        return lower in self.directions or lower in self.grounds or lower in self.ground_adjectives

    def _is_settlement(self, word: str) -> bool:
        lower = word.casefold()
        return lower in self.grounds or self.kinds.get(lower, "") in _SETTLEMENTS

    def border_between(self, name: str) -> tuple[str, str] | None:
        """The two sides of a border's name: "Iraq-Syria border", "the border between Iraq and Syria"."""
        for pattern in _BORDERS:
            found = pattern.fullmatch(name.strip())
            if found:
                return found[1], found[2]
        return None


_SETTLEMENTS = frozenset(("city", "town", "village", "district"))
_BORDERS = (
    re.compile(r"(?:the )?(.+?)\s*(?:[-–—/]| and )\s*(.+?) (?:border|frontier)s?", re.I),
    re.compile(r"(?:the )?(?:border|frontier) between (.+?) and (.+)", re.I),
    re.compile(r"(.+?)['’]s? (?:\w+ )?(?:border|frontier) with (.+)", re.I),
)


@lru_cache(maxsize=8)
def place_words(language: str) -> PlaceWords:
    """The wordings of a language by its code. Raises `KnowledgeError` when its files are missing or wrong."""
    folder = LANG / language
    try:
        told: dict[str, Any] = tomllib.loads((folder / "places.toml").read_text(encoding="utf-8"))
        ordinary = (folder / "ordinary_words.txt").read_text(encoding="utf-8").split()
        return _read(told, ordinary)
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise KnowledgeError(f"{folder}: the wordings of places cannot be used ({error!r}); mend places.toml") from None


def _read(told: dict[str, Any], ordinary: Iterable[str]) -> PlaceWords:
    return PlaceWords(
        directions=_turned(told["directions"]),
        grounds=_turned(told["grounds"]),
        ground_adjectives=_turned(told["ground_adjectives"]),
        kinds=_turned(told["kinds"]),
        facilities=_turned(told["facilities"]),
        facility_words={sort: frozenset(listed) for sort, listed in told["facility_words"].items()},
        straight=frozenset(told["before"]["straight"]),
        urban=frozenset(told["town_areas"]["adjectives"]),
        passed_over=frozenset(told["before"]["passed_over"]),
        relations={phrase: int(precision) for phrase, precision in told["relations"].items()},
        relations_after={phrase: int(precision) for phrase, precision in told["relations_after"].items()},
        borders=frozenset(told["borders"]["words"]),
        strong=frozenset(told["cues"]["strong"]),
        weak=frozenset(told["cues"]["weak"]),
        takes=frozenset(told["cues"]["takes"]),
        happens=frozenset(told["cues"]["happens"]),
        happens_to=frozenset(told["cues"]["happens_to"]),
        dedicated=frozenset(told["cues"]["dedicated"]),
        suffers=frozenset(told["cues"]["suffers"]),
        suffers_too=frozenset(told["cues"]["suffers_too"]),
        shares=frozenset(told["cues"]["shares"]),
        strongholds=frozenset(told["cues"]["strongholds"]),
        goes={word: frozenset(before) for word, before in told["goes"].items()},
        towns_have=frozenset(told["cues"]["towns_have"]),
        middles=frozenset(told["cues"]["middles"]),
        strikes=frozenset(told["cues"]["strikes"]),
        come_under=frozenset(told["cues"]["come_under"]),
        sites=frozenset(told["cues"]["sites"]),
        site_adjectives=frozenset(told["cues"]["site_adjectives"]),
        numbered_sites=frozenset(told["cues"]["numbered_sites"]),
        follows=frozenset(told["cues"]["follows"]),
        titles=frozenset(told["persons"]["titles"]),
        offices=frozenset(told["persons"]["titles"]) - frozenset(told["persons"]["in_names"]),
        first_names=frozenset(told["persons"]["first"]),
        never=frozenset(told["never"]["words"]),
        operations_called=frozenset(told["never"]["operations_called"]),
        ordinary=frozenset(ordinary),
    )


def _turned(values: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {word: value for value, words in values.items() for word in words}
