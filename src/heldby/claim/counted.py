"""A figure and whom it counts: the one in a word's own phrase.

In:     a `Trigger` and a word of its clause.
Out:    the figure of those whom the word names, as a mention; `Count`, a figure with what else is told of it.
Never:  a figure behind the noun ("civilians in three villages"), but for those that only count.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heldby.lexicon.words import words
from heldby.model import Filler, Mention, MentionKind, Quantity
from heldby.model.quantity_of import quantity_value

if TYPE_CHECKING:
    from heldby.claim.trigger import Trigger

_ONE, _FAMILY = "one", "family"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """`counted` are the words for what is counted, None for whatever the claim is about anyway; `is_part` of others.

    `since` is where the words for a bare figure begin: "dozens more wounded" tells nothing of who was named before it.
    `place` is where these are, when a toll is told place by place.
    """

    quantity: Quantity | None
    counted: Filler | None = None
    is_part: bool = False
    since: int = 0
    place: Filler | None = None


def in_phrase(trigger: Trigger, word: int) -> Mention | None:
    """The first figure in a word's own phrase; what it is said of ("two were among 48 people") has its own."""
    clause = trigger.clause
    said_of = clause.kids(word, "nsubj*") if clause.preposition(word) == "among" else []
    outside = {k for kid in said_of for k in clause.subtree(kid)}
    start, end = clause.bounds([k for k in clause.phrase(word) if k not in outside])
    inside = trigger.names.within(MentionKind.QUANTITY, start, end)
    return inside[0] if inside else trigger.names.at(MentionKind.QUANTITY, start, end)


def up_to(trigger: Trigger, word: int) -> Mention | None:
    """The figure of those whom a word names: it stands before the noun, or behind one that only counts.

    "Civilians in three villages" are not three.
    """
    found, token = in_phrase(trigger, word), trigger.clause.tokens[word]
    if found is None and token.text.lower() == _ONE and token.pos == "NUM":
        value = quantity_value(1, 1)  # "one of his guards": elsewhere "one of" counts nothing
        said = trigger.clause.given(token)
        return Mention(
            start=token.start, end=token.end, kind=MentionKind.QUANTITY, text=said, form="exact", value=value
        )
    if found is None and trigger.clause.preposition(word) == "of":  # "hundreds of dead and injured people"
        above = trigger.clause.tokens[token.head]
        found = trigger.names.at(MentionKind.QUANTITY, above.start, above.end) if above.pos == "NOUN" else None
        found = found if found and found.end == above.end else None
    if token.lemma.lower() == _FAMILY and (found is None or found.start > token.start):
        return next((q for k in trigger.clause.kids(word, "nmod") if (q := _in_family(trigger, k))), None)
    counts_only = token.text.lower() in words("en").counting_nouns
    if found and found.text.lower() == "both" and trigger.clause.kids(word, "conj"):
        return None  # "both militants and civilians": nobody counts them
    return found if found and (found.start < token.end or counts_only) else None


def _in_family(trigger: Trigger, word: int) -> Mention | None:
    """ "A family of seven": seven."""
    token = trigger.clause.tokens[word]
    bare = token.pos == "NUM" and trigger.clause.preposition(word) == "of"
    return trigger.names.at(MentionKind.QUANTITY, token.start, token.end) if bare else None
