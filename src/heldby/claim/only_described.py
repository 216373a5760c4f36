"""Fates that only say who somebody is, or are asked about: "the abducted boys said", "how many died was not clear".

In:     a `Trigger` of a casualty and its figure.
Out:    whether it tells of no casualty.
Never:  a figure of people with a fate before their noun ("211 wounded soldiers were brought in"), which counts them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.claim.asked import asks_how_many
from heldby.claim.people_nouns import is_people
from heldby.lexicon.sayings import sayings
from heldby.lexicon.words import words
from heldby.model import MentionKind

if TYPE_CHECKING:
    from heldby.claim.trigger import Trigger
    from heldby.model import Quantity

_SUFFERS = ("nsubj:pass", "obj")


def only_described(trigger: Trigger, number: Quantity | None) -> bool:
    """Whether a casualty's word tells nothing of its own: by the way, of a thing, or in a question."""
    return _says_whom(trigger, number) or asks_how_many(trigger) or _is_of_a_thing(trigger)


def _says_whom(trigger: Trigger, number: Quantity | None) -> bool:
    """ "Abducted boys said", "a camp for displaced families"; "three wounded soldiers were beheaded": another fate."""
    clause = trigger.clause
    if not clause.is_dep(trigger.index, "amod") or clause.tokens[trigger.index].head < trigger.index:
        return False  # "left 31 civilians dead"
    noun = clause.tokens[clause.tokens[trigger.index].head]
    own = trigger.saying.traits.get("measure")
    if number is None:  # "wounded fighters had come for treatment" tells that there were some
        return own != "wounded" or bool(clause.kids(noun.index, "det", "nmod:poss"))
    verb = clause.tokens[noun.head].text.lower()
    others = sayings("en").by_form.get(("VERB", verb), ()) if noun.dep in _SUFFERS else ()
    return any(s.kind == "casualty" and not s.object and s.traits.get("measure") not in (own, None) for s in others)


def _is_of_a_thing(trigger: Trigger) -> bool:
    """ "The capture of several buildings", "of the palace and a crew": what comes first was captured, and is nobody."""
    first = trigger.arguments.get("of", [])[:1] if trigger.pos == "NOUN" else []
    if trigger.saying.traits.get("measure") != "captured" or not first:
        return False
    token, small = trigger.clause.tokens[first[0]], words("en")
    party = trigger.names.at(MentionKind.ACTOR, token.start, token.end)
    unsaid = token.text.lower() in small.counting_nouns | small.nobody  # "the arrest of dozens"
    return token.pos == "NOUN" and party is None and not unsaid and not is_people(token.text)
