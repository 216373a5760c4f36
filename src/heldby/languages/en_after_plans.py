"""What was done, told behind what somebody said he would do: "said it would leave, but rebels took the town".

In:     the tokens of a sentence.
Out:    the same tokens; the deed hangs on the verb of saying, and is no part of what was said.
Never:  a deed that was said too: behind "that", without a subject of its own, or without a comma.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.languages.en_signs import only_with

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.model import Token

_TO_COME = frozenset({"would", "will", "'d", "\u2019d", "'ll", "\u2019ll"})
_PAST = frozenset({"had", "was", "were", "did"})
_JOINS = frozenset({"and", "but"})


@only_with(*_TO_COME)
def with_deeds_after_plans(tokens: Sequence[Token]) -> Sequence[Token]:
    """Hang a past clause on the verb of saying where the parser joined it to what is said to come."""
    for deed in tokens:
        plan = tokens[deed.head]
        if deed.dep != "conj" or plan.dep != "ccomp" or plan.index > deed.index or tokens[plan.head].tag != "VBD":
            continue
        planned = any(t.head == plan.index and t.dep == "aux" and t.text.lower() in _TO_COME for t in tokens)
        if planned and _is_deed(tokens, deed):
            tokens = tuple(replace(t, head=plan.head) if t is deed else t for t in tokens)
    return tokens


def _is_deed(tokens: Sequence[Token], verb: Token) -> bool:
    """Whether a clause with its own subject tells what was, behind a comma and "and" or "but"."""
    own = [t for t in tokens if t.head == verb.index and t is not verb]
    joint = next((t for t in own if t.dep == "cc" and t.text.lower() in _JOINS), None)
    if joint is None or joint.index == 0 or tokens[joint.index - 1].text != ",":
        return False
    helpers = {t.text.lower() for t in own if t.dep in ("aux", "aux:pass", "cop")}
    past = (verb.tag == "VBD" and not helpers) or (bool(helpers & _PAST) and not helpers & _TO_COME)
    return past and any(t.dep.startswith("nsubj") for t in own) and not any(t.dep == "mark" for t in own)
