"""What a facility is called: "airport" of "Goma's airfield", "9th brigade base" of "the base of the 9th brigade".

In:     the words that tell of it.
Out:    the name that it goes by at its town, whole where it has one of its own; "" for what is none.
Never:  several at once ("three bases"), or one of the many that a town has ("a hospital").
"""

from __future__ import annotations

import re
from itertools import dropwhile
from typing import TYPE_CHECKING

from heldby.gazetteer import place_words
from heldby.lexicon.words import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

_WORD = re.compile(r"[^\W_][\w.'’/-]*|,")
_OWNER = re.compile(r".*(?:['’]s?)$")
_WHOSE = frozenset({"its", "their", "his", "her", "our"})
_THE = frozenset({"the", "this", "that", *_WHOSE})
_ANY = frozenset({"a", "an", "another", "one", "some"})
_LEAD = _THE | _ANY | {"only", "even", "just", "also", "both"}


def facility_called(phrase: str, others: Collection[str]) -> str:
    """What the facility of a phrase is called; `others` are words of names that are not its own, in small letters."""
    said = _WORD.findall(phrase)
    said = said[: said.index(",")] if "," in said else said
    end = next((i for i, word in enumerate(said) if i and word.lower() in words("en").ends_noun), len(said))
    head, length = place_words("en").facility(said[:end])
    before = range(end - max(length, 1) - 1, -1, -1)  # "the governor's office" is nobody's office
    owned = next((i + 1 for i in before if _OWNER.match(said[i]) or said[i].lower() in _WHOSE), 0)
    noun = said[owned:end]
    of = said[end + 1 :] if said[end : end + 1] == ["of"] else []
    told = place_words("en").facility_words
    whose = [re.sub(r"['’]s?$", "", word) for word in said[:owned]]
    unit = (_unit(of) or _unit(noun[:-length]) or _unit(whose)) if head in told["seats"] else ""
    if unit:
        return f"{unit} base"
    if not head or (head in told["not_of"] and of) or head in told["only_of_units"]:
        return ""
    named = [word for word in noun[:-length] if _tells_which(word, others)] or _of_what(of)
    by_name = noun[0][0].isupper() and noun[0].lower() in others  # "Kunduz hospital"
    definite = bool(owned) or by_name or noun[0].lower() in _THE
    if head in told["many"] and not (definite or named):
        return ""
    return " ".join([*named, head])


def is_of_unit(called: str) -> bool:
    """Whether it is the seat of a unit: "17th Infantry Division base"."""
    return called.endswith(" base") and bool(_unit(called.split()))


def as_shown(called: str, told: Iterable[str]) -> str:
    """The seat of a unit by the word that a report has for it, such as "headquarters"; others as they are called."""
    if not is_of_unit(called) or not any("headquarters" in text.lower() or "HQ" in text for text in told):
        return called
    return f"{called.removesuffix('base')}headquarters"


def sort_of(called: str) -> str:
    """What it is by the last word of what it is called; what may be the seat of a unit is all one."""
    last = called.rsplit(maxsplit=1)[-1]
    return "base" if last in place_words("en").facility_words["seats"] else last


def is_indefinite(phrase: str) -> bool:
    """Whether it is one that was not told of before: "a base", "another base"."""
    return phrase.lower().partition(" ")[0] in _ANY


def _of_what(of: Sequence[str]) -> list[str]:
    """ "The headquarters of the police": the police's."""
    told = [word for word in of if word.lower() not in _THE]
    return told[:1] if told and told[0].lower() in place_words("en").facility_words["telling"] else []


def _unit(said: Sequence[str]) -> str:
    """The unit that words name: "the army's 17th Infantry Division", "13th brigade"; "" for a whole army."""
    told = place_words("en").facility_words
    last = next((i for i, word in enumerate(said) if word.lower() in told["units"]), -1)
    first = next((i + 1 for i in range(last - 1, -1, -1) if _OWNER.match(said[i]) or said[i].lower() in _LEAD), 0)
    last += any(word.isdigit() for word in said[last + 1 : last + 2])  # "Infantry Brigade 163"
    named = list(dropwhile(lambda word: word.lower() in told["describing"], said[first : last + 1]))
    return " ".join(named) if len(named) > 1 else ""


def _tells_which(word: str, others: Collection[str]) -> bool:
    """Whether a word before the noun belongs to what the facility is called."""
    told, lower = place_words("en").facility_words, word.lower()
    named = word[:1].isupper() and lower not in told["describing"] | _LEAD
    return lower not in others and (named or lower in told["telling"])
