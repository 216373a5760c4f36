"""What the dead or wounded are said to be, when a sentence opens with them: "of the 82 killed, 39 were women".

In:     a `Trigger` ("killed", "dead") behind an opening "of" or "among".
Out:    the figure of all, if one is told, and each further figure with the noun for whom it counts.
Never:  a figure that tells no people ("15 were in critical condition").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heldby.claim.people_nouns import is_people
from heldby.claim.victims import people
from heldby.lexicon.words import words
from heldby.model import MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.trigger import Trigger
    from heldby.model import Filler, Mention, Token

_OPENING = frozenset({"of", "among"})
_BACK, _REACH, _NOUN = 7, 16, 5
_BETWEEN = frozenset({"AUX", "ADJ", "DET", "NOUN", "ADV"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Makeup:
    """`whole` is the figure of all of them, None when it is not told; `parts` the others with whom each counts."""

    whole: Mention | None
    parts: tuple[tuple[Mention, Filler], ...]


def makeup(trigger: Trigger) -> Makeup | None:
    """What those are made of whom the sentence opens with; None when it does not open so, or says nothing of them."""
    tokens = trigger.clause.tokens
    opening = _opening(trigger)
    if opening is None or trigger.saying.kind != "casualty":
        return None
    inside = trigger.names.within(MentionKind.QUANTITY, tokens[opening].start, tokens[trigger.index].start)
    after = tokens[trigger.index + 1 : trigger.index + 1 + _REACH]
    parts = [part for token in after if (part := _part(trigger, token))]
    if not parts:
        return None
    return Makeup(whole=inside[0] if inside else None, parts=tuple(parts))


def _opening(trigger: Trigger) -> int | None:
    """Where the "of" stands that opens a clause with them: "of the 82 killed", "among the dead", "of those killed"."""
    tokens = trigger.clause.tokens
    for index in range(trigger.index - 1, max(-1, trigger.index - _BACK), -1):
        token = tokens[index]
        if token.text.lower() in _OPENING:
            first = index == 0 or tokens[index - 1].pos in ("PUNCT", "CCONJ")
            return index if first and _is_last(tokens, trigger.index) else None
        if token.pos not in ("NUM", "DET", "PRON", "ADJ", "NOUN", "ADV") and token.text.lower() not in ("at", "than"):
            return None
    return None


def _is_last(tokens: Sequence[Token], at: int) -> bool:
    """Whether a figure or a verb follows, and no noun that the word would describe ("of the wounded soldiers")."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is not None and (after.pos in ("NUM", "AUX", "VERB") or after.text == ",")


def _part(trigger: Trigger, token: Token) -> tuple[Mention, Filler] | None:
    """A figure that opens at a word, with the people it counts: "39 were women", "were 12 women"."""
    found = trigger.names.at(MentionKind.QUANTITY, token.start, token.end)
    if found is None or found.start != token.start:
        return None
    tokens = [t for t in trigger.clause.tokens if t.start >= found.end][:_NOUN]
    noun = None
    for word in tokens:
        if word.pos not in _BETWEEN or word.text.lower() in words("en").among:
            break
        noun = word if word.pos == "NOUN" and is_people(word.text) else noun
    counted = people(trigger.clause, trigger.names, noun.index) if noun else None
    return (found, counted) if counted else None
