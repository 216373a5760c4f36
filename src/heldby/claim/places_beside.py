"""Further places beside a verb's object ("took A along with B") or beside a province ("in C, ... clashed near D").

In:     a clause, a verb, the words of its object; or a trigger and the words that tell where.
Out:    those words with the words that name more, or name what the object only describes; the nearer places.
Never:  a place where something was done, or company that fought along.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.claim.filling import named_innermost
from heldby.claim.paths import at_path
from heldby.lexicon.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.trigger import Trigger
    from heldby.model import Mention

WHERE = frozenset({"in", "near", "at", "around", "outside", "inside", "on"})


def with_others(clause: Clause, verb: int, heads: Sequence[int]) -> list[int]:
    """The words of a verb's object with those that add to it and those that say what it is."""
    found: list[int] = []
    for head in heads:
        found += [*_what_it_is(clause, head), head]
    above = (verb, *(h for h in heads if h != verb)) if heads else ()
    found += [kid for word in above for kid in _added(clause, word) if kid > verb and kid not in found]
    return found


def _what_it_is(clause: Clause, head: int) -> list[int]:
    """ "The most important village that they took was B": B."""
    token = clause.tokens[head]
    is_told = clause.is_dep(head, "nsubj") and bool(clause.kids(token.head, "cop"))
    return [token.head] if is_told and token.text.lower() in words("en").place_nouns else []


def _added(clause: Clause, word: int) -> list[int]:
    """ "Along with B", "together with B", "in addition to B"."""
    found: list[int] = []
    for kid in clause.kids(word, "obl", "nmod"):
        opening = " ".join(clause.tokens[k].text.lower() for k in clause.kids(kid, "case"))
        if opening in words("en").along_with:
            found.append(kid)
        elif f"{opening} {clause.tokens[kid].text.lower()} to" in words("en").along_with:
            found += [k for k in clause.kids(kid, "nmod") if clause.preposition(k) == "to"]
    return found


def nearer_by(trigger: Trigger, name: str, heads: Sequence[int], path: Sequence[str]) -> Sequence[Mention]:
    """ "In Shan State, the rebels clashed with the army outside Lashio": Lashio, besides what opens the sentence.

    So is what was hit: "in Sudan, the army shelled the capital, Khartoum".
    """
    clause, arguments = trigger.clause, trigger.arguments
    doers = arguments.get("agent") or [trigger.index]
    of = "v_" if name.startswith("v_") else ""
    if trigger.saying.kind != "event" or name.removeprefix(of) not in WHERE or max(heads) > min(doers):
        return ()
    others = [n for n in path if n.startswith(of) and n.removeprefix(of) in (*WHERE, "patient") and n != name]
    behind = [h for n in (name, *others) for h in at_path(clause, arguments, n) if h > trigger.index]
    return named_innermost(clause, trigger.names, behind, "place") if behind else ()
