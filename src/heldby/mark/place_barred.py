"""What shows that capitalised words name no place: an office, a headline's run, letters that are short for a body.

In:     the words of a sentence, the wordings of places.
Out:    yes or no for a word or a run of words.
Never:  a judgement of what the gazetteer knows; only a namesake's abbreviation is told from the word it looks like.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.gazetteer.spelling import plain
from heldby.lexicon.small_words import small_words
from heldby.mark.place_words import Case, case_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.mark.place_names import Scene
    from heldby.mark.place_words import Word
    from heldby.model.knowledge import Place

_NEAR = 6
_FEW_LETTERS = 3
_SMALL = frozenset(("of", "the", "and"))
_QUOTES = ('"', "\u201c", "'", "\u2018")


def is_common(scene: Scene, word: Word) -> bool:
    """Whether a word is an ordinary one, or the report writes it in lower case."""
    return word.lower in scene.told.ordinary or word.lower in scene.common


def bars(scene: Scene, word: Word) -> bool:
    """Whether a word shows that the name around it is no place's: an acronym, an office, a month."""
    known = word.lower in scene.told.never or word.lower in scene.told.offices
    return known or word.acronym or word.text.isdigit()


def opens_as_usual(scene: Scene, at: int) -> bool:
    """Whether a word that English writes small begins a sentence: "Another town was taken", "Coastal villages"."""
    opens = at == 0 or scene.words[at].gap.strip().endswith(_QUOTES)
    word = scene.words[at].lower
    return opens and (word in small_words() or word in scene.told.passed_over)


def is_no_name(scene: Scene, run: Sequence[Word]) -> bool:
    """Whether only ordinary words stand there, of them one for a sort of place: "the Airport", "Large areas"."""
    told = scene.told
    sorts = told.sites | told.site_adjectives
    return all(word.lower in told.kinds or word.lower in sorts or is_common(scene, word) for word in run)


def in_headline(scene: Scene, run: Sequence[Word]) -> bool:
    """Whether the words on both sides of a name have capitals: a headline that no line break parts from prose."""
    words = scene.words
    first = words.index(run[0])
    last = first + len(run) - 1
    before, behind = words[max(0, first - _NEAR) : first], words[last + 1 : last + 1 + _NEAR]
    around = [*before, *behind]
    parted = any(word.gap.strip() for word in around)  # a list of towns has capitals too
    return bool(before and behind) and not parted and case_of(around) is Case.TITLE


def is_only_like(place: Place, word: Word) -> bool:
    """Whether a word only looks like a country's letters: "Car bomb" and CAR."""
    parts = [part for part in plain(place.name).split() if part not in _SMALL]
    return not word.acronym and len(parts) > 1 and word.lower == "".join(part[0] for part in parts)


def is_letters(place: Place, word: Word) -> bool:
    """Whether a few letters in capitals stand for a body rather than for a village: the AU, and Au."""
    return place.source == "GeoNames" and word.acronym and len(word.text) <= _FEW_LETTERS


def is_part_of(scene: Scene, first: int, last: int) -> bool:
    """ "The Northern Province of X", "Northern Areas of X": which part of X is meant, and no place of that name."""
    words, told = scene.words, scene.told
    if words[first].lower not in told.directions:
        return False
    kind = last if last > first else last + 1
    following = words[kind + 1 : kind + 2]
    return kind == first + 1 and bool(following) and following[0].lower == "of" and words[kind].lower in told.kinds
