"""Changes of hands told as lasting: "had been occupied", "occupied since March", "troops still occupy the town".

In:     a draft, its clause.
Out:    whether it lasts; the draft as the state that its rule names for it.
Never:  what a heading tells in the present, which is news.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.lexicon.kinds import kinds
from heldby.model import Status

if TYPE_CHECKING:
    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft

_STANDS = ({"is"}, {"are"})
_PRESENT, _ENDS = frozenset({"VBP", "VBZ"}), frozenset({".", "!", "?", ";"})


def had_been(clause: Clause, verb: int) -> bool:
    """ "Had been occupied", "is occupied", "which was occupied since the first days": how things stood."""
    auxiliaries = {clause.tokens[k].text.lower() for k in clause.kids(verb, "aux", "aux:pass")}
    if auxiliaries in _STANDS:
        return True
    since = any(clause.preposition(k) == "since" for k in clause.kids(verb, "obl", "nmod"))
    return {"had", "been"} <= auxiliaries or since


def is_said_of_noun(clause: Clause, verb: int) -> bool:
    """ "A raid on a town occupied by the militants": it says which town; "occupied by them in 2014" tells when."""
    token = clause.tokens[verb]
    if not clause.is_dep(verb, "acl") or token.tag != "VBN" or clause.tokens[verb - 1].text == ",":
        return False
    below = [clause.preposition(k) for k in clause.kids(verb, "obl", "obl:unmarked", "obl:agent", "nmod", "advmod")]
    return "by" in below and not set(below) - {"by"}


def stands_now(clause: Clause, verb: int) -> bool:
    """ "Troops still occupy the town"; what a heading tells in the present ("Rebels occupy town") is news."""
    return clause.tokens[verb].tag in _PRESENT and clause.tokens[-1].text in _ENDS


def as_state(draft: Draft) -> Draft:
    """What a change is when it is told with since when or how long: "occupied since March" is held."""
    traits = {**draft.saying.traits, kinds()[draft.saying.kind].main_trait: draft.saying.lasting}
    return replace(draft, saying=replace(draft.saying, traits=traits))


def going_on(draft: Draft) -> Draft:
    """What is told as so now, and not of what happened."""
    mood = draft.mood
    return replace(draft, mood=replace(mood, status=Status.ONGOING)) if mood and mood.is_so else draft
