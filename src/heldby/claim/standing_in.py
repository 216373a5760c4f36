"""What must stand for a place told of before: "the city", "five villages", "it", "the siege" of "the siege was broken".

In:     a `Trigger` whose place is not named in its sentence.
Out:    the words that stand in, None where nothing does.
Never:  "any town" or ground without bounds, which was told of nowhere; a thing with a name of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heldby.claim.filling import phrase_filler
from heldby.claim.paths import at_path
from heldby.claim.people_nouns import is_people
from heldby.lexicon.actor_words import actor_words
from heldby.lexicon.words import words
from heldby.model import Filler, MentionKind

if TYPE_CHECKING:
    from heldby.claim.clause import Clause
    from heldby.claim.trigger import Trigger


_ALONG = frozenset({"on", "near", "along", "at", "by"})
_WITHIN = frozenset({"in", "of", "inside", "around", "near", "outside"})
_BORDERS = frozenset({"border", "frontier"})
# "Has lost a third of its territory": how much, and of no place told of before.
_OWN_GROUND = re.compile(r"\bof (?:its|their|his) (?:[\w-]+ )?(?:territor(?:y|ies)|lands?|ground)\b", re.IGNORECASE)


def stand_in(trigger: Trigger) -> Filler | None:
    """A common noun or pronoun that must mean a place told of before: "the city", "five villages", "it"."""
    for head in _heads_of_place(trigger):
        if _is_of_taking_place(trigger, head):
            continue
        word = _of_town(trigger, _of_all(trigger, head))
        token = trigger.clause.tokens[_of_side(trigger, word)]
        actor = trigger.names.at(MentionKind.ACTOR, token.start, token.end)
        if token.text.lower() in words("en").place_nouns and (actor is None or actor.form == "pronoun"):
            found = phrase_filler(trigger.clause, trigger.names.text, word)
            return None if found and _is_of_nowhere(trigger, word, found) else found
    return _echo(trigger)


def _is_of_taking_place(trigger: Trigger, word: int) -> bool:
    """ "Attacks took place", in a sentence that names none: nowhere told of before."""
    token = trigger.clause.tokens[word]
    if token.text.lower() != "place" or token.dep != "obj" or trigger.clause.lemma(token.head) != "take":
        return False
    return not any(m.kind is MentionKind.PLACE for m in trigger.names.mentions)


def _heads_of_place(trigger: Trigger) -> list[int]:
    """The words of the place role, of its first path that leads anywhere; besides forces, of the next as well.

    "Militants were surrounded in the town": it is the town that a siege is of.
    """
    found: list[int] = []
    for name in trigger.saying.roles["place"]:
        heads = at_path(trigger.clause, trigger.arguments, name)
        found += heads
        if any(not _is_force(trigger, head) and not _is_date(trigger, head) for head in heads):
            break
    return found


def _is_date(trigger: Trigger, head: int) -> bool:
    """ "Shelled the town on 28 November": a day is no place."""
    token = trigger.clause.tokens[head]
    return trigger.names.at(MentionKind.TIME, token.start, token.end) is not None


def _is_force(trigger: Trigger, head: int) -> bool:
    token = trigger.clause.tokens[head]
    named = trigger.names.at(MentionKind.ACTOR, token.start, token.end)
    return (named is not None and named.form != "pronoun") or is_people(token.text)


def _is_of_nowhere(trigger: Trigger, word: int, found: Filler) -> bool:
    """ "Any town", "rebel-held territory along the border", "areas of the country": no place told of before."""
    small, clause = words("en"), trigger.clause
    if found.text.lower().split()[0] in small.nonspecific or _OWN_GROUND.search(found.text):
        return True
    lower, below = clause.tokens[word].text.lower(), {clause.preposition(k) for k in clause.kids(word, "nmod", "obl")}
    if lower in small.named_sites and _has_own_name(trigger, word):
        return True
    if lower not in small.open_ground or _is_of_the_country(found):
        return False
    if found.text.lower().split()[-1] in small.lands:
        return True
    return bool(below & {"along", "between", "across"})


def _is_of_the_country(found: Filler) -> bool:
    """ "Large areas of the country": of the one that the report is about."""
    return found.text.lower().endswith((" of the country", " of this country", " of the nation"))


def _has_own_name(trigger: Trigger, word: int) -> bool:
    """ "The Kibar nuclear site": a name that no list has; it is no town told of before."""
    clause = trigger.clause
    own = (clause.tokens[k] for k in clause.kids(word, "compound", "nmod:desc") if k < word)
    kinds_of = (MentionKind.ACTOR, MentionKind.TIME, MentionKind.PERSON)
    return any(
        t.tag.startswith("NNP")
        and t.text.lower() not in words("en").place_nouns | actor_words("en").modifiers.keys()
        and not any(trigger.names.at(kind, t.start, t.end) for kind in kinds_of)
        for t in own
    )


def _of_all(trigger: Trigger, word: int) -> int:
    """ "All of the city": the city."""
    if trigger.clause.tokens[word].text.lower() not in words("en").last_of_all:
        return word
    return next((k for k in trigger.clause.kids(word, "nmod") if trigger.clause.preposition(k) == "of"), word)


def _of_town(trigger: Trigger, word: int) -> int:
    """ "Bombed rebel positions in the east of the city": the city, for what happened to what lies in it."""
    clause, small = trigger.clause, words("en")
    if trigger.saying.kind != "event" or clause.tokens[word].text.lower() in small.town_nouns:
        return word
    beside = [k for name in _WITHIN for k in trigger.arguments.get(name, ())]
    for kid in sorted({*clause.kids(word, "nmod"), *beside}):
        town = _of_side(trigger, kid)
        told_of = small.definite & _determiners(clause, town)
        if clause.preposition(kid) in _WITHIN and clause.tokens[town].text.lower() in small.town_nouns and told_of:
            return town
    return word


def _of_side(trigger: Trigger, word: int) -> int:
    """ "The rebel-held east of the city": the city; who "moved to the south of the city" may have been in it."""
    clause = trigger.clause
    if trigger.saying.traits.get("change") == "approached":
        return word
    side = clause.tokens[word].text.lower() in words("en").bearings and clause.tokens[word].pos == "NOUN"
    owner = [k for k in clause.kids(word, "nmod:poss") if clause.tokens[k].text.lower() in words("en").town_nouns]
    if side and owner:
        return owner[0]  # "the city's east"
    if not side or not clause.kids(word, "det"):
        return word
    return next((k for k in clause.kids(word, "nmod") if clause.preposition(k) == "of"), word)


def _echo(trigger: Trigger) -> Filler | None:
    """A definite noun for what was done to a place told of before: "the siege" of "the siege was broken"."""
    small, clause = words("en"), trigger.clause
    for word in (trigger.index, *trigger.arguments.get("patient", ())):
        definite = any(clause.tokens[k].text.lower() in small.definite for k in clause.kids(word, "det", "nmod:poss"))
        if definite and clause.lemma(word) in small.echoes:
            start, end = clause.bounds([word])
            return Filler(start=start, end=end, text=trigger.names.text[start:end])
    return None


def is_town_on_border(trigger: Trigger, head: int) -> bool:
    """ "The strategic town on the Turkish border": a town told of before, and not the border."""
    clause, token = trigger.clause, trigger.clause.tokens[head]
    if token.text.lower() not in words("en").town_nouns or not words("en").definite & _determiners(clause, head):
        return False
    beside = [k for k in clause.kids(head, "nmod") if clause.preposition(k) in _ALONG]
    named_itself = trigger.names.at(MentionKind.PLACE, token.start, token.end)
    of = any(clause.preposition(k) == "of" for k in clause.kids(head, "nmod"))
    return not named_itself and not of and any(clause.lemma(k) in _BORDERS for k in beside)


def _determiners(clause: Clause, head: int) -> set[str]:
    return {clause.tokens[k].text.lower() for k in clause.kids(head, "det")}
