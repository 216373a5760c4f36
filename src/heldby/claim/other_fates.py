"""Figures of another fate told in the same breath: of "killed nine and injured four" the four are not dead.

In:     a `Trigger`, words and figures around it.
Out:    whether they are told to have been harmed otherwise than the trigger tells.
Never:  a figure read; that is `counting`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.lexicon.words import words
from heldby.model import MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from heldby.claim.trigger import Trigger
    from heldby.model import Mention, Token

_HARMED = frozenset({"wounded", "injured", "hurt", "missing"})
_ENDS = frozenset({"PUNCT", "ADP", "CCONJ", "SCONJ", "VERB"})


def is_another_fate(trigger: Trigger, token: Token) -> bool:
    """Whether a word tells what befell others: "killed nine and injured four", "five dead and 14 injured"."""
    if token.dep == "conj" and token.pos in ("VERB", "ADJ"):
        return True
    before = trigger.clause.tokens[token.index - 1]
    counted = trigger.names.at(MentionKind.QUANTITY, before.start, before.end)
    after = trigger.clause.tokens[token.index + 1 : token.index + 2]
    return counted is not None and all(t.pos in _ENDS for t in after)


def is_beyond(trigger: Trigger, word: int) -> bool:
    """ "Killed nine and injured four, two of them children": the children are the second verb's.

    But of "killed or wounded 20 men" the men are of both.
    """
    tokens, here = trigger.clause.tokens, trigger.clause.tokens[trigger.index]
    others = [t for t in tokens[trigger.index + 1 : word] if t.text.lower() in words("en").fates]
    return any(
        trigger.names.within(MentionKind.QUANTITY, here.end, t.start) and is_another_fate(trigger, t) for t in others
    )


def is_told_harmed(trigger: Trigger, word: int, *, main: bool = False) -> bool:
    """ "A toll of 14 in addition to 30 injured people", "21 bodies and 50 injured people": the injured are not dead.

    `main` is whether who a verb acts on may be told so first ("killed three wounded soldiers").
    """
    if trigger.saying.traits.get("measure") != "killed":
        return False
    if main and word in trigger.words(("patient", "agent")):
        return False
    tokens, told = trigger.clause.tokens, trigger.clause.kids(word, "amod", "compound")
    beside_bodies = tokens[word].pos == "NUM" and trigger.saying.object and word + 1 < len(tokens)
    after = [word + 1] if beside_bodies else []  # "29 bodies and 48 injured"
    return any(tokens[k].text.lower() in _HARMED for k in [*told, *after])


def tells_of_harm(tokens: Iterable[Token], figure: Mention) -> bool:
    """Whether those whom a figure counts are called harmed right behind it: "in addition to 30 injured people"."""
    return any(t.start >= figure.end and t.text.lower() in _HARMED for t in tokens)
