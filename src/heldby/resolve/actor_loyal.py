"""Whose men "troops loyal to A" are not: the army of the country, where A is no ruler of it that anybody knows.

In:     a mention of forces whose words tell no nation, the scene.
Out:    `Choice`s: abstentions, and for a capital the army of its state.
Never:  an abstention where they are loyal to the government, its president or whoever is listed.
"""

from __future__ import annotations

import re

from heldby.lexicon.demonyms import by_capital, key
from heldby.model.mention import Mention
from heldby.resolve.actor_choice import Choice, left_open, meant
from heldby.resolve.actor_scene import Scene

_LOYAL = re.compile(
    r"\s+(?:who\s+(?:are|were)\s+|still\s+|that\s+(?:are|were)\s+)?"
    r"(?:(?:loyal|faithful|allied|answering|answerable|belonging|sympathetic)\s+to|allied\s+with)\s+"
    r"(?P<whom>[^,.;:()]{2,60})",
    re.IGNORECASE,
)


def men_of_another(scene: Scene, mention: Mention) -> Choice | None:
    """ "Forces loyal to a warlord", "to the ousted president": open; None for all others."""
    loyal = _LOYAL.match(scene.text, mention.end)
    if loyal is None:
        return None
    whom = re.findall(r"[a-z]+", loyal["whom"].lower())
    capital = by_capital().get(key(loyal["whom"].split()[0]), "")
    if own := scene.known.of("forces", capital) if capital else None:
        return meant(own, f"loyal to {own.country}, by its capital", 0.8)
    rules = next((i for i, word in enumerate(whom) if word in scene.lexicon.ruling), -1)
    # "the president-elect" is no president yet
    if rules >= 0 and not any(word in scene.lexicon.fallen for word in whom[: rules + 2]):
        return None
    return left_open(mention, f"loyal to {loyal['whom'].split()[0]} ..., who is not known to rule")
