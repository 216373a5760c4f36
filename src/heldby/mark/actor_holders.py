"""Whoever is told of as a holder in a compound, on a list or not: "Serb-held", "AKR-controlled", "gang-controlled".

In:     the words of a text, the lexicon, which words are taken by names and groups.
Out:    a group for each holder who is none yet, known by his word alone.
Never:  how something is held ("long-held", "privately held"), nor a holder written apart ("X held the town").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.lexicon.actor_words import ActorWords, Phrase
from heldby.mark.actor_groups import Group

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from heldby.mark.actor_text import Words

# A plain noun for one of a gang or a cartel is as good as one for its men.
_MEN = "militants"
_NOT_SO = frozenset({"ADV", "VERB", "NUM", "PRON", "DET"})


def holders(words: Words, lexicon: ActorWords, taken: Collection[int]) -> Iterator[Group]:
    """The word before "-held", "-controlled" and the like, where it names somebody."""
    for at, word in enumerate(words.all):
        if word.gap == "-" and word.key in lexicon.held and at and at - 1 not in taken:
            sort = _sort(words, at - 1, lexicon)
            if sort:
                of = words.key(at - 1) if sort == "body" else ""
                yield Group(
                    first=at - 1, last=at, form="name" if of else "description", phrase=Phrase(sort=sort, of=of)
                )


def _sort(words: Words, at: int, lexicon: ActorWords) -> str:
    """What a word before "-held" means: a listed sort of people, a body of that name, "" for nobody."""
    word, token = words[at], words.token(at)
    if word.gap == "-" or word.owner:
        return ""
    if not word.capital:
        return _MEN if word.key in lexicon.holders else ""
    says_how = word.key in lexicon.held_how or (token is not None and token.pos in _NOT_SO and not word.text.isupper())
    return "" if says_how or word.key in lexicon.calendar else "body"
