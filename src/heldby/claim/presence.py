"""Who is told to be in a place: "rebel fighters are in the town", "the army was at the airport by noon".

In:     the tree of a sentence, a form of "be" that leads to a place; a `Trigger` that such words may be.
Out:    the place with who is there, as of a verb; whether it is men under arms who are there, themselves.
Never:  a claim from what else "is in": talks, hospital, disarray.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from heldby.claim.arguments import add_resolved
from heldby.lexicon.sayings import sayings
from heldby.lexicon.words import words
from heldby.model import MentionKind

if TYPE_CHECKING:
    from heldby.claim.arguments import Arguments
    from heldby.claim.clause import Clause
    from heldby.claim.trigger import Trigger

_HERE = "here"
_TANKS = frozenset({"tank", "tanks", "units", "unit", "vehicle", "vehicles"})
_NO_GROUND = frozenset(
    {"hospital", "hospitals", "prison", "prisons", "jail", "court", "camp", "camps", "position", "positions"}
)


def leads_to_place(clause: Clause, word: int) -> bool:
    """Whether a form of "be" joins somebody to what a preposition leads to."""
    token = clause.tokens[word]
    here = clause.tokens[token.head].text.lower() == _HERE
    return token.pos == "AUX" and token.dep == "cop" and (here or bool(clause.kids(token.head, "case")))


def presence_arguments(clause: Clause, place: int) -> Arguments:
    """Who is where, as the arguments of a verb."""
    found: Arguments = defaultdict(list)
    for kid in clause.kids(place, "nsubj", "nsubj:outer"):
        add_resolved(clause, kid, "agent", found)
    if preposition := clause.preposition(place):
        found[preposition].append(place)
    for kid in clause.kids(place, "obl", "nmod"):
        if name := clause.preposition(kid):
            found[name].append(kid)
    found["adverb"] += [*clause.kids(place, "advmod"), *([place] if clause.tokens[place].pos == "ADV" else [])]
    return found


def are_there_themselves(trigger: Trigger) -> bool:
    """Whether armed men are at a place, themselves: not their chief, their jets, nor they "for talks"."""
    clause, arguments = trigger.clause, trigger.arguments
    doers = arguments.get("agent") or arguments.get("subject") or arguments.get("patient") or []
    if not doers or any(_is_met_for(clause, k) for k in arguments.get("for", ())):
        return False
    return all(_is_body(trigger, k) for k in doers) and all(_is_place(trigger, k) for k in _where(trigger))


def _where(trigger: Trigger) -> list[int]:
    """The words that the rule may take for the place: of a form of "be" the one it leads to."""
    led_to = (found for name, found in trigger.arguments.items() if name != "self")
    return [trigger.index] if any(trigger.index in found for found in led_to) else []


def _is_body(trigger: Trigger, word: int) -> bool:
    token = trigger.clause.tokens[_counted(trigger.clause, word)]
    lower = token.text.lower()
    named = trigger.names.at(MentionKind.ACTOR, token.start, token.end)
    if named is None or named.form in ("source", "pronoun") or named.end < token.end:
        return False
    return lower not in words("en").peaceful and not (lower in words("en").crafts and lower not in _TANKS)


def _counted(clause: Clause, word: int) -> int:
    """ "Hundreds of fighters" are fighters."""
    if clause.tokens[word].text.lower() not in words("en").counting_nouns:
        return word
    return next((k for k in clause.kids(word, "nmod") if clause.preposition(k) == "of"), word)


def _is_place(trigger: Trigger, word: int) -> bool:
    """Whether it is a place, and no word that tells of a holding by a rule of its own ("at the gates of A")."""
    token = trigger.clause.tokens[word]
    lower = token.text.lower()
    own = any(s.kind == "control" for s in sayings("en").by_form.get(("NOUN", lower), ()))
    sorts = (words("en").place_nouns | words("en").bearings) - words("en").open_ground - words("en").ground_nouns
    is_place = lower in sorts or trigger.names.at(MentionKind.PLACE, token.start, token.end)
    return bool(is_place) and not own and lower not in _NO_GROUND


def _is_met_for(clause: Clause, word: int) -> bool:
    return clause.tokens[word].text.lower() in words("en").gatherings
