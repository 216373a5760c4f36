"""A figure that stands alone beside a casualty's word: "wounding 30", "and 35 were injured".

In:     a `Trigger`.
Out:    the figure, or the one that a headline's bare noun is; None where there is none or it has a noun of its own.
Never:  a figure that another word tells of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.claim.passives import is_passive
from heldby.lexicon.quantities import quantity_words
from heldby.lexicon.words import words
from heldby.model import MentionKind, Quantity

if TYPE_CHECKING:
    from heldby.claim.trigger import Trigger
    from heldby.model import Mention

_NEAR = 4
_WHICH = ("det", "nummod", "nmod:poss", "appos", "flat", "compound")


def right_after(trigger: Trigger) -> Mention | None:
    """A bare figure right after a casualty's verb: "wounding 30", "wounded several in Beni"."""
    clause = trigger.clause
    following = clause.tokens[trigger.index + 1 : trigger.index + 2]
    if trigger.saying.kind != "casualty" or not following or clause.kids(trigger.index, "aux*"):
        return None
    if trigger.pos != "VERB" or trigger.saying.object or is_passive(clause, trigger.index):
        return None
    found = trigger.names.at(MentionKind.QUANTITY, following[0].start, following[0].end)
    after = next((t for t in clause.tokens if found and t.start >= found.end), None)
    bare = after is None or after.text.lower() in words("en").others or after.pos in ("ADP", "PUNCT", "CCONJ", "SCONJ")
    return found if bare and (after is None or after.text.lower() != "of") else None


def right_before(trigger: Trigger) -> Mention | None:
    """A bare figure right before a casualty's word: "21 wounded", "and 35 were injured", "dozens more hurt".

    "Fifteen victims were treated" is no toll: who counts victims may count the living.
    """
    if trigger.saying.kind != "casualty" or (trigger.pos == "NOUN" and "self" not in trigger.saying.number):
        return None
    tokens, small = trigger.clause.tokens, words("en")
    for index in range(trigger.index - 1, max(-1, trigger.index - _NEAR), -1):
        token = tokens[index]
        found = trigger.names.at(MentionKind.QUANTITY, token.start, token.end)
        if found:
            return found if found.end == token.end and not _is_of_places(trigger, index) else None
        if token.pos not in ("AUX", "ADV") and token.text.lower() not in small.nobody:
            return None
    return None


def _is_of_places(trigger: Trigger, index: int) -> bool:
    """Whether "both" are places listed before it: "A and B, both captured in May"."""
    comma, last = trigger.clause.tokens[index - 1], trigger.clause.tokens[index - 2]
    both = index > 1 and trigger.clause.tokens[index].text.lower() in words("en").pairing and comma.text == ","
    return both and any(m.kind is MentionKind.PLACE and m.end == last.end for m in trigger.names.mentions)


def bare_one(trigger: Trigger) -> Quantity | None:
    """The one whom a headline names without an article: "Child killed in rocket attack"."""
    clause, heads = trigger.clause, trigger.words(trigger.saying.roles.get("victims", ()))
    if trigger.saying.kind != "casualty" or len(heads) != 1:
        return None
    token = clause.tokens[heads[0]]
    known = token.text.lower() in quantity_words().single
    known = known and (token.tag in ("NN", "NNP") or (token.tag == "JJ" and token.index == 0))
    if not known or token.index > trigger.index or clause.kids(token.index, *_WHICH):
        return None
    return Quantity(low=1, high=1, bound="exact", phrase=token.text, unit=token.text.lower())
