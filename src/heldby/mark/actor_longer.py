"""Listed names that are only a part of a longer one: the "United Front" of "the United Front for Unity and Change".

In:     the words of a text, a listed name found in them, the actors known by name.
Out:    whether the words go on, or began before, as the name of another body.
Never:  a doubt of a name that is made of its own words ("Hamas"), nor of one that the list has whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.lexicon.actor_words import actor_words
from heldby.lexicon.demonyms import by_adjective, by_capital, by_name

if TYPE_CHECKING:
    from heldby.lexicon.actors import Actors
    from heldby.mark.actor_text import Found, Words

_BODIES = frozenset({"group", "force", "organisation"})
# What bodies of many countries call themselves, beside the nouns for a body.
_SHARED = frozenset(
    {"united", "unified", "popular", "peoples", "people", "national", "democratic", "revolutionary", "free"}
    | {"northern", "southern", "eastern", "western", "defence", "defense", "freedom", "self", "local", "joint"}
)


def is_part_of_longer(words: Words, name: Found, actors: Actors) -> bool:
    """Whether a listed name is the head or the tail of the name of another body."""
    lexicon = actor_words("en")
    last = words.key(name.last - 1)
    if name.last - name.first < 2 or name.owner or last not in lexicon.body_words:
        return False
    told = [a for a in map(actors.get, name.actors) if a]
    if not all(a.kind in _BODIES for a in told):
        return False
    return _goes_on(words, name.last) or _is_of_another_land(words, name, {a.country for a in told})


def _goes_on(words: Words, after: int) -> bool:
    """ "... Front for Democratic Change"; not "blamed the X Army for Monday's attack", "thanked it for Israel's"."""
    if words.key(after) != "for" or not words.joined(after) or not words.joined(after + 1):
        return False
    at = after + 1 + (words.key(after + 1) == "the")
    if at >= len(words) or not words.joined(at):
        return False
    word = words[at]
    lands = (by_adjective(), by_name(), by_capital())
    other = word.key in actor_words("en").calendar or any(word.key in table for table in lands)
    return word.capital and not word.owner and not other


def _is_of_another_land(words: Words, name: Found, countries: set[str]) -> bool:
    """ "South Sudan People's Defense Forces": a name that many bodies bear, behind the name of another land."""
    shared = _SHARED | actor_words("en").body_words
    if not words.joined(name.first) or any(words.key(i) not in shared for i in range(name.first, name.last)):
        return False
    for first in range(max(0, name.first - 2), name.first):
        keys = words.keys(first, name.first)
        land = by_name().get(keys) or by_adjective().get(keys)
        if land and not words[name.first - 1].owner:
            return land not in countries
    return False
