"""What before a name narrows it down: "northern Syria", "the eastern countryside of Kobani", "the west of Anbar".

In:     the words of a sentence, where a name begins.
Out:    where it begins with those words, and what they make of it.
Never:  what lies beside it: "to the west of Anbar".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.mark.place_names import Scene
    from heldby.mark.place_words import Word

# What leads to a side of a place, and stands before the side: "in the far north of", "the rebel-held east of".
_ON_SIDES = frozenset(("in", "across", "throughout", "inside", "within", "over", "into", "through"))
_ON_SIDES |= {"control", "controls", "hold", "holds"}
_BESIDES = frozenset(("to", "on", "from", "lies", "towards", "toward"))
_SIDED, _SIDE_REACH = frozenset(("far", "extreme", "held", "controlled", "besieged", "rebel", "government", "army")), 4


def adjectives(scene: Scene, first: int) -> tuple[int, list[str]]:
    """Directions and "rural" before a name: "northern Syria", "north-eastern rural Aleppo"."""
    words, told = scene.words, scene.told
    values: list[str] = []
    while first > 0 and words[first].gap in {" ", "\n", "-"} and not words[first - 1].possessive:
        lower = words[first - 1].lower
        value = told.directions.get(lower) or told.ground_adjectives.get(lower, "")
        if not value:
            break
        first -= 1
        if first > 0 and words[first].gap == "-" and f"{words[first - 1].lower}-{lower}" in told.directions:
            value, first = told.directions[f"{words[first - 1].lower}-{lower}"], first - 1
        values.insert(0, value)
    return first, values


def ground_of(scene: Scene, first: int, after: str) -> tuple[int, str]:
    """ "the eastern countryside of" before a name: where it begins, and "eastern|countryside"."""
    words, told = scene.words, scene.told
    at = first - 1
    while at >= 0 and words[at].lower in {"the", "of"} and words[at + 1].gap == " ":
        at -= 1
    if after or at < 0 or at >= first - 1 or words[at + 1].lower != "of":
        return first, ""
    ground = told.grounds.get(words[at].lower, "")
    if not ground or is_one_of_those(words, at):
        return first, ""
    start, directions = adjectives(scene, at)
    return start, "|".join((*directions, ground))


def side_of(scene: Scene, first: int) -> tuple[int, str]:
    """ "In the west of A", "the rebel-held east of A": where it begins, and "western"; not "to the west of A"."""
    words, told = scene.words, scene.told
    at = first - 1 - (words[first - 1].lower == "the") if first else -1
    if at < 1 or words[at].lower != "of" or words[at - 1].lower not in told.directions:
        return first, ""
    side = at - 1
    value = told.directions[words[side].lower]
    joined = words[side].gap == "-" and f"{words[side - 1].lower}-{words[side].lower}" in told.directions
    if joined:
        value, side = told.directions[f"{words[side - 1].lower}-{words[side].lower}"], side - 1
    the = side - 1
    while the > 0 and side - the < _SIDE_REACH and (words[the].lower in _SIDED or words[the].lower in told.passed_over):
        the -= 1
    lead = words[the - 1].lower if the > 0 else ""
    leads = lead in _ON_SIDES or (the + 1 < side and lead not in _BESIDES)
    return (side, value) if the >= 0 and words[the].lower == "the" and leads else (first, "")


def is_one_of_those(words: Sequence[Word], at: int) -> bool:
    """Whether what follows "suburb of" is the suburb: "the suburb of Bucha", "the Kyiv suburbs of Bucha and Irpin".

    "A suburb of Kyiv", "the suburbs of Kyiv" and "the southern suburb of Kyiv" are land about it.
    """
    if at == 0 or words[at].gap != " ":
        return False
    before = words[at - 1]
    named = before.possessive or (before.capital and at > 1)
    return named or (before.lower == "the" and words[at].lower == "suburb")
