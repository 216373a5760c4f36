"""How many: the figure a claim holds, and the further claims when several are counted in one breath.

In:     a `Trigger` and its `Cast`.
Out:    `Count`s: a quantity and, where it differs from the first, whom or what it counts.
Never:  a figure from outside the trigger's own phrases and their lists.

"30 soldiers and 39 rebels were killed" counts two; "66 civilians including 13 children" as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heldby.claim.lasting import lasting
from heldby.claim.victims import people
from heldby.model import Filler, Mention, MentionKind, Quantity
from heldby.model.quantity_of import quantity_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heldby.claim.trigger import Trigger

_AMONG = frozenset({"including", "among"})
_REACH = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """`counted` are the words for what is counted, None for whatever the claim is about anyway."""

    quantity: Quantity | None
    counted: Filler | None = None


def counts(trigger: Trigger) -> list[Count]:
    """The figures of a trigger, the main one first; one without a figure when there is none."""
    if not trigger.saying.number:
        return [Count(quantity=None)]
    if "lasting" in trigger.saying.number:
        return [Count(quantity=lasting(trigger))]
    own = next((found for name in trigger.saying.number if (found := _figures(trigger, name))), [])
    if not own:
        return [Count(quantity=None), *_among(trigger)]
    if len(own) == 1 or len({m.start for _, m in own}) == 1:
        return [Count(quantity=quantity_of(own[0][1])), *_among(trigger)]
    listed = [Count(quantity=quantity_of(m), counted=people(trigger.clause, trigger.names, w)) for w, m in own]
    return [*listed, *_among(trigger)]


def _figures(trigger: Trigger, name: str) -> list[tuple[int, Mention]]:
    """The members of an argument that have a figure of their own, with it."""
    members = [m for head in trigger.words((name,)) for m in trigger.clause.listed(head)]
    return [(member, mention) for member in members if (mention := _in_phrase(trigger, member))]


def _in_phrase(trigger: Trigger, word: int) -> Mention | None:
    start, end = trigger.clause.bounds(trigger.clause.phrase(word))
    inside = trigger.names.within(MentionKind.QUANTITY, start, end)
    return inside[0] if inside else trigger.names.at(MentionKind.QUANTITY, start, end)


def _among(trigger: Trigger) -> Iterator[Count]:
    """The figures of a part: "including 13 children", "among them five women"."""
    if trigger.saying.kind != "casualty":
        return
    tokens = trigger.clause.tokens
    opened = next((t.index for t in tokens[trigger.index :] if t.text.lower() in _AMONG), None)
    if opened is None or opened - trigger.index > _REACH:
        return
    for token in tokens[opened + 1 : opened + 1 + _REACH]:
        if token.pos == "VERB" or token.text.lower() in ("according", "as", "."):
            return
        found = trigger.names.at(MentionKind.QUANTITY, token.start, token.end)
        if found and found.start == token.start:
            yield Count(quantity=quantity_of(found), counted=_counted(trigger, found))


def _counted(trigger: Trigger, number: Mention) -> Filler | None:
    """The noun right after a number."""
    after = [t.index for t in trigger.clause.tokens if t.start >= number.end][:3]
    nouns = [i for i in after if trigger.clause.tokens[i].pos in ("NOUN", "PROPN")]
    return people(trigger.clause, trigger.names, nouns[0]) if nouns else None
