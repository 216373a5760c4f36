"""Words and actors by their order in the sentence, for what is read without the tree.

In:     a `Trigger` and the place of a word in its sentence.
Out:    words, mentions, places of words.
Never:  a word outside the sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.model import MentionKind

if TYPE_CHECKING:
    from heldby.claim.trigger import Trigger
    from heldby.model import Mention, Token

STOPS = frozenset({".", ";", ":", "!", "?"})
_SPARE = frozenset({",", "(", ")", '"', "\u201c", "\u201d", "'", "\u2019"})


def word_at(trigger: Trigger, index: int) -> str:
    """A word of the sentence in small letters, "" beyond either end."""
    words = trigger.clause.lower
    return words[index] if 0 <= index < len(words) else ""


def actor_at(trigger: Trigger, index: int) -> Mention | None:
    """The longest actor that a word is of."""
    if not 0 <= index < len(trigger.clause.tokens):
        return None
    token = trigger.clause.tokens[index]
    hits = [m for m in trigger.names.within(MentionKind.ACTOR, 0, trigger.clause.tokens[-1].end) if _covers(m, token)]
    return max(hits, key=lambda m: m.end - m.start, default=None)


def _covers(mention: Mention, token: Token) -> bool:
    return mention.start < token.end and token.start < mention.end


def word_before(trigger: Trigger, index: int) -> int:
    """The first word left of `index` that is no punctuation and no adverb; -1 when a sentence stop is met."""
    tokens = trigger.clause.tokens
    while index >= 0 and (tokens[index].text in _SPARE or tokens[index].pos == "ADV"):
        index -= 1
    return -1 if index < 0 or tokens[index].text in STOPS else index


def first_of(trigger: Trigger, mention: Mention) -> int:
    """The first word of a mention."""
    return next(t.index for t in trigger.clause.tokens if t.end > mention.start)


def past(trigger: Trigger, mention: Mention) -> int:
    """The word right after a mention."""
    return next((t.index for t in trigger.clause.tokens if t.start >= mention.end), len(trigger.clause.tokens))


def actors_at(trigger: Trigger, index: int) -> list[Mention]:
    """The actor that a word is of, if any, as a list."""
    found = actor_at(trigger, index)
    return [found] if found else []
