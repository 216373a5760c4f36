"""Words that lost a hyphen, an apostrophe or a blank, and what they were meant to be.

In:     a report's text.
Out:    `Repair`s; offsets count in the text as it stands.
Never:  a changed text, or a name that is written with a capital inside (McDonald, YouTube) taken for a broken one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from heldby.lexicon.tables import data_path, table
from heldby.model import Repair

_MARKED = re.compile(r"([\w.,;:)”’\"])((?:\[\d{1,3}\])+)")
_POSSESSIVE = re.compile(r"\b(?:al-|el-)?[A-Z][a-z]+s\b(?= [A-Za-z\"“])")
_WORD_YS = re.compile(r"\b[A-Za-z][a-z]+[bcdfghjklmnpqrstvwxz]ys\b")
_PLURAL_STEMS = ("s", "an", "ish", "ist", "ese", "ant", "er", "ite", "im", "iri")  # of peoples and trades
_WORD = re.compile(r"\w+")
_KEPT = 65_536
_COUNTED, _OF_SEVERAL = re.compile(r"\b\d[\d,.]* $"), re.compile(r" (?:have|were|are)\b")
_ENOUGH = 60  # words of English prose without one apostrophe: they were stripped


@dataclass(frozen=True, slots=True, kw_only=True)
class Joints:
    """Patterns that find joined words, made from data, and the names whose plural is no possessive."""

    particle: re.Pattern[str]
    participle: re.Pattern[str]
    countries: re.Pattern[str]
    country_names: frozenset[str]
    peoples: frozenset[str]
    plurals: frozenset[str]
    owners: re.Pattern[str]


@cache
def joints(language: str) -> Joints:
    """What is known of joined words in a language."""
    known = table(data_path("lang", language, "clean", "joints.toml"))
    countries, peoples = known["countries"], known["peoples"]
    names = "|".join(sorted((*countries, *peoples), key=len, reverse=True))
    return Joints(
        particle=re.compile(rf"(?<![\w-])({'|'.join(known['particles'])})([A-Z][a-z]+\w*)"),
        participle=re.compile(rf"\b({names}|{'|'.join(known['nouns'])})({'|'.join(known['participles'])})\b"),
        countries=re.compile(rf"\b({names})({'|'.join(countries)})\b"),
        country_names=frozenset(countries),
        peoples=frozenset(peoples),
        plurals=frozenset(known["plurals"]),
        owners=re.compile(rf"\b(?i:{'|'.join(known['owners'])})s(?= (?:{'|'.join(known['owned'])})\b)"),
    )


def repairs(text: str, language: str) -> tuple[Repair, ...]:
    """The broken words of a text, in order, none overlapping another."""
    known, done, kept = joints(language), 0, []
    joined = _joined(text, known) if any(map(_joiner(language), set(_WORD.findall(text)))) else ()
    for repair in sorted((*joined, *_marked(text), *_possessives(text, known))):
        if repair.start >= done:
            kept.append(repair)
            done = repair.end
    return tuple(kept)


@cache
def _joiner(language: str) -> Callable[[str], bool]:
    """Whether a word may be two that were joined: the words of a language recur, the patterns take long."""
    known = joints(language)

    @lru_cache(maxsize=_KEPT)
    def joined(word: str) -> bool:
        return any(_joined(word, known))

    return joined


def _joined(text: str, known: Joints) -> Iterator[Repair]:
    for pattern in (known.particle, known.participle, known.countries):
        for found in pattern.finditer(text):
            yield Repair(start=found.start(), end=found.end(), text=f"{found[1]}-{found[2]}")


def _marked(text: str) -> Iterator[Repair]:
    """A reference mark is read as part of the character it hangs on."""
    for found in _MARKED.finditer(text) if "[" in text else ():
        yield Repair(start=found.start(), end=found.end(), text=found[1])


def _possessives(text: str, known: Joints) -> Iterator[Repair]:
    """Possessives of a text whose apostrophes were all stripped; a plural of a people stays a plural."""
    if re.search(r"\w['’]s?\b", text) or text.count(" ") < _ENOUGH:
        return
    words = set(re.findall(r"\b(?:al-|el-)?[A-Za-z]+\b", text))
    for found in _POSSESSIVE.finditer(text):
        stem = found[0][:-1]
        if stem in known.country_names or (stem in words and _is_name(found, stem, words, known)):
            yield Repair(start=found.start(), end=found.end(), text=f"{stem}'s")
    for found in (*_WORD_YS.finditer(text), *known.owners.finditer(text)):
        yield Repair(start=found.start(), end=found.end(), text=f"{found[0][:-1]}'s")


def _is_many(found: re.Match[str]) -> bool:
    """ "190,000 Chechens have fled": a number before it, or a verb for several behind it."""
    before, after = found.string[max(0, found.start() - 12) : found.start()], found.string[found.end() :]
    return bool(_COUNTED.search(before) or _OF_SEVERAL.match(after))


def _is_name(found: re.Match[str], stem: str, words: set[str], known: Joints) -> bool:
    """Whether the word before an "s" is a name: no people, no common word, and not inside a run of capitals."""
    if stem in known.peoples or found[0] in known.plurals or stem.endswith(_PLURAL_STEMS):
        return False
    if stem.lower() in words or found[0].lower() in words or _is_many(found):
        return False
    return not (
        found.string[found.end() + 1 :][:1].isupper()
        and re.search(r"\b[A-Z][\w-]* \Z", found.string[max(0, found.start() - 30) : found.start()])
    )
