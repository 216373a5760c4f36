"""Whether a noun is one for people.

In:     a word.
Out:    yes or no.
Never:  who they are: that is told by the words around it.
"""

from __future__ import annotations

from heldby.lexicon.words import words


def is_people(noun: str) -> bool:
    """Whether a noun is one for people, in either number."""
    lower, known = noun.lower(), words("en").people_nouns
    return lower in known or lower.removesuffix("s") in known or lower.removesuffix("ies") + "y" in known
