"""What a sentence only asks or leaves open: "how many died was not clear", "accounts of who holds the town".

In:     a `Trigger`; a noun and its `Clause`.
Out:    whether its words stand in a question, so that they tell of nothing; whether an act is only called for.
Never:  a relative clause ("the rebels, who hold the town"), which tells it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from heldby.claim.clause import Clause
    from heldby.claim.trigger import Trigger

_REACH = 8
# By "for": "called for the arrest of the general", "pressed for a withdrawal".
_CALLING = frozenset(
    {"call", "appeal", "press", "push", "plead", "ask", "shout", "campaign", "clamour", "clamor", "pray", "lobby"}
)


def is_called_for(clause: Clause, noun: int) -> bool:
    """Whether somebody only calls for an act: "protesters are calling for the arrest of the police chief"."""
    first = clause.tokens[noun].head if clause.is_dep(noun, "conj") else noun
    asked = clause.is_dep(first, "obl", "nmod") and clause.preposition(first) == "for"
    return asked and clause.lemma(clause.tokens[first].head) in _CALLING


def asks_how_many(trigger: Trigger) -> bool:
    """ "He did not say how many had been killed"."""
    tokens = trigger.clause.tokens
    for index in range(trigger.index - 1, max(0, trigger.index - _REACH), -1):
        token = tokens[index]
        if token.pos == "PUNCT":
            return False
        if token.text.lower() in ("many", "much") and tokens[index - 1].text.lower() == "how":
            return True
    return False


def asks_who(trigger: Trigger) -> bool:
    """ "Its account of who holds the town", "it is unclear who controls A": it tells of nobody who does."""
    clause = trigger.clause
    if trigger.pos != "VERB" or clause.is_dep(trigger.index, "acl:relcl", "root"):
        return False
    subjects = [clause.tokens[k] for k in clause.kids(trigger.index, "nsubj")]
    asked = any(t.text.lower() in ("who", "what") for t in subjects)
    return asked and not (clause.is_dep(trigger.index, "acl") and not clause.kids(trigger.index, "mark", "case"))
