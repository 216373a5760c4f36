"""Names that go on behind a hyphen: "Port-au-Prince" is not Port, "Masisi-Centre" is the town in Masisi.

In:     the words of a sentence, a stretch of them that the gazetteer knows.
Out:    yes or no.
Never:  a road between two towns ("Gao-to-Kidal") for one name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from heldby.mark.place_names import Name, Scene
    from heldby.mark.place_words import Word
    from heldby.model.knowledge import Place

_LARGE = 150_000
_OF = frozenset({"e", "i"})  # "of" in Persian names
_CERTAIN = 2  # how strongly the words around say "place"
_NAMED_FOR = frozenset({"for", "of", "on"})  # "Beirut Centre for Studies"


def is_hyphened_on(scene: Scene, last: int, best: Place) -> bool:
    """Whether a name is only the head of another with hyphens: "Port-au-Prince", "Qalat-i-Nor", "Pont-Rouge"."""
    words = scene.words
    if last + 1 >= len(words) or words[last + 1].gap != "-":
        return False
    following = words[last + 1]
    if following.capital and following.lower in scene.told.middles:
        return False
    if not following.capital:
        return has_particle(scene, last)
    if best.source != "GeoNames" or best.population >= _LARGE:
        return False
    return not (following.acronym or scene.atlas.demonym(following.text) or scene.atlas.bears(following.text))


def has_particle(scene: Scene, last: int) -> bool:
    """Whether a small word between hyphens joins two parts of one name: "Port-au-Prince", not "Gao-to-Kidal".

    "Qala-e Zal" is often written without the second hyphen.
    """
    words = scene.words
    if last + 2 >= len(words) or words[last + 1].gap != "-":
        return False
    small = words[last + 1]
    if words[last + 2].gap != "-" and not (small.lower in _OF and words[last + 2].gap == " "):
        return False
    known = small.lower in scene.told.ordinary or small.lower in scene.told.strong or small.lower in scene.told.weak
    return small.text.islower() and not known and words[last + 2].capital


def joins(word: Word) -> bool:
    """ "Qala-i-Nor": a small word between hyphens."""
    return word.gap == "-" and word.text.islower()


def has_middle(scene: Scene, name: Name) -> bool:
    """ "Masisi-Centre": the town in a district; without the hyphen only where the wording says "place"."""
    behind = scene.words[name.last + 1 : name.last + 3]
    if not behind or not behind[0].capital or behind[0].lower not in scene.told.middles:
        return False
    named_on = len(behind) > 1 and behind[1].gap == " " and (behind[1].capital or behind[1].lower in _NAMED_FOR)
    return behind[0].gap == "-" or (behind[0].gap == " " and name.cue == _CERTAIN and not named_on)
