"""Rules applied to one sentence: each trigger whose arguments fit becomes the draft of a claim.

In:     a clause, its mentions, the sayings of the language.
Out:    `Draft`s: roles filled from the sentence itself, what is open left open.
Never:  words from another sentence; that is `discourse`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from heldby.claim.arguments import (
    at_path,
    first_filled,
    is_passive,
    noun_arguments,
    phrase_arguments,
    verb_arguments,
)
from heldby.claim.filling import actor_before, filler, named, phrase_filler
from heldby.claim.fitting import fits
from heldby.lexicon.kinds import kinds
from heldby.lexicon.words import words
from heldby.model import Filler, MentionKind, Quantity
from heldby.model.quantity_of import quantity_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heldby.claim.arguments import Arguments
    from heldby.claim.clause import Clause
    from heldby.claim.filling import Names
    from heldby.claim.mood import Mood
    from heldby.lexicon.sayings import Saying, Sayings


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A claim in the making. `open_place` is a word such as "the city" whose place stands earlier in the report; `part` the
    words for a bit of the place that alone is meant ("districts", "villages south of").
    """

    saying: Saying
    trigger: int
    sentence: int
    start: int
    end: int
    roles: Mapping[str, tuple[Filler, ...]]
    quantity: Quantity | None = None
    time: Filler | None = None
    mood: Mood | None = None
    open_place: Filler | None = None
    part: str = ""


def drafts(clause: Clause, names: Names, rules: Sayings, sentence: int) -> Iterator[Draft]:
    """The drafts of one sentence, in the order of their triggers; the first rule that fits a trigger and kind wins."""
    for token in clause.tokens:
        taken: set[str] = set()
        for pos in _readings(clause, token.index):
            for saying in rules.by_form.get((pos, token.text.lower()), ()):
                if saying.kind in taken:
                    continue
                draft = _try(clause, names, saying, token.index, pos, sentence)
                if draft:
                    taken.add(saying.kind)
                    yield draft


def _readings(clause: Clause, index: int) -> tuple[str, ...]:
    """The parts of speech to try: what the parser says, and what it often mistakes it for."""
    token = clause.tokens[index]
    lower = token.text.lower()
    if token.pos == "VERB":
        nominal = token.dep in ("obj", "nsubj", "nsubj:pass", "obl", "nmod", "compound") and lower.endswith(
            ("s", "ing")
        )
        participle = token.tag in ("VBN", "VBD") or token.dep in ("amod", "compound")
        return (*(["NOUN"] if nominal else []), "VERB", *(["ADJ"] if participle else []))
    if token.pos in ("NOUN", "PROPN"):
        adjective = token.dep in ("amod", "compound") or bool(clause.kids(index, "cop"))
        return ("NOUN", "ADJ") if adjective else ("NOUN",)
    if token.pos == "ADJ":
        return ("ADJ", "VERB") if lower.endswith(("ed", "en", "n", "d")) else ("ADJ",)
    return ()


def _arguments(clause: Clause, index: int, pos: str) -> Arguments:
    if pos == "VERB":
        return verb_arguments(clause, index)
    return noun_arguments(clause, index) if pos == "NOUN" else phrase_arguments(clause, index)


def _try(clause: Clause, names: Names, saying: Saying, trigger: int, pos: str, sentence: int) -> Draft | None:
    arguments = _arguments(clause, trigger, pos)
    arguments["self"] = [trigger]
    if not fits(clause, saying, arguments, pos):
        return None
    roles, open_place, used = _roles(clause, names, saying, arguments)
    if pos == "VERB":
        roles |= _subject_by_order(clause, names, saying, trigger, roles)
    quantity = _quantity(clause, names, saying, arguments)
    if saying.units and (quantity is None or quantity.unit.lower() not in saying.units):
        return None
    have = {*roles, *(["place"] if open_place else []), *(["number"] if quantity else [])}
    if not have.issuperset(saying.needs):
        return None
    start, end = _quote(clause, [trigger, *used], roles)
    part = _part(clause, names, saying, arguments) if "place" in roles else ""
    return Draft(
        saying=saying,
        trigger=trigger,
        sentence=sentence,
        start=start,
        end=end,
        roles=roles,
        quantity=quantity,
        open_place=open_place,
        part=part,
    )


def _subject_by_order(
    clause: Clause, names: Names, saying: Saying, trigger: int, roles: Mapping[str, tuple[Filler, ...]]
) -> dict[str, tuple[Filler, ...]]:
    """The actor that stands right before an active verb, where the tree gave it none."""
    role = next((r for r, path in saying.roles.items() if path[0] == "agent" and r not in roles), None)
    if role is None or kinds()[saying.kind].roles[role].type != "actor" or is_passive(clause, trigger):
        return {}
    if clause.is_dep(trigger, "xcomp", "acl") or clause.kids(trigger, "nsubj"):
        return {}
    found = [filler(m) for m in actor_before(clause, names, trigger)]
    free = [f for f in found if not any(_overlap(f, o) for fillers in roles.values() for o in fillers)]
    return {role: tuple(free)} if free else {}


def _roles(
    clause: Clause, names: Names, saying: Saying, arguments: Arguments
) -> tuple[dict[str, tuple[Filler, ...]], Filler | None, list[int]]:
    """Fill each role from the first argument of its path that names such a thing; one name fills one role of a type."""
    roles: dict[str, tuple[Filler, ...]] = {}
    taken: list[tuple[str, Filler]] = []
    used: list[int] = []
    open_place = None
    rules = kinds()[saying.kind].roles
    for role, path in saying.roles.items():
        rule = rules[role]
        fillers, at = _role(clause, names, rule.type, path, arguments)
        fillers = [f for f in fillers if not any(t == rule.type and _overlap(f, other) for t, other in taken)]
        fillers = fillers if rule.many else fillers[:1]
        if fillers:
            roles[role] = tuple(fillers)
            taken += [(rule.type, f) for f in fillers]
            used += at
        elif rule.type == "place" and role == "place":
            open_place = _stand_in(clause, names, path, arguments)
    if open_place:
        used += [t.index for t in clause.tokens if open_place.start <= t.start < open_place.end]
    return roles, open_place, used


def _part(clause: Clause, names: Names, saying: Saying, arguments: Arguments) -> str:
    """The words that narrow a named place down to a bit of it; "" when all of it is meant."""
    small = words("en")
    for head in first_filled(clause, arguments, saying.roles["place"]):
        token = clause.tokens[head]
        here = names.at(MentionKind.PLACE, token.start, token.end)
        around = {clause.tokens[i].text.lower() for i in clause.phrase(head)}
        if around & small.last_of_all:
            return ""
        if here and here.form != "direction":
            return ""
        if here or (token.text.lower() in small.place_nouns and token.text.lower() not in small.whole_nouns):
            found = phrase_filler(clause, names.text, head)
            return found.text if found else ""
    return ""


def _overlap(one: Filler, other: Filler) -> bool:
    return one.start < other.end and other.start < one.end


def _role(
    clause: Clause, names: Names, kind: str, path: tuple[str, ...], arguments: Arguments
) -> tuple[list[Filler], list[int]]:
    """The fillers of one role and the words they stand at."""
    trigger = arguments["self"][0]
    for name in path:
        words = at_path(clause, arguments, name)
        if kind == "text":
            phrases = [phrase_filler(clause, names.text, w, without=trigger) for x in words for w in clause.listed(x)]
            if any(phrases):
                return [p for p in phrases if p], list(words)
            continue
        found = named(clause, names, words, kind)
        if found:
            return [filler(m) for m in found], list(words)
    return [], []


def _stand_in(clause: Clause, names: Names, path: tuple[str, ...], arguments: Arguments) -> Filler | None:
    """A common noun or pronoun that must mean a place told of before: "the city", "five villages", "it"."""
    for word in first_filled(clause, arguments, path):
        token = clause.tokens[word]
        actor = names.at(MentionKind.ACTOR, token.start, token.end)
        if token.text.lower() in words("en").place_nouns and (actor is None or actor.form == "pronoun"):
            return phrase_filler(clause, names.text, word)
    return None


def _quantity(clause: Clause, names: Names, saying: Saying, arguments: Arguments) -> Quantity | None:
    for word in first_filled(clause, arguments, saying.number):
        start, end = clause.bounds(clause.phrase(word))
        found = names.within(MentionKind.QUANTITY, start, end) or [
            m for m in (names.at(MentionKind.QUANTITY, start, end),) if m is not None
        ]
        if found:
            return quantity_of(found[0])
    return None


def _quote(clause: Clause, used: list[int], roles: Mapping[str, tuple[Filler, ...]]) -> tuple[int, int]:
    """The shortest stretch of the sentence that holds the trigger and the roles filled from it."""
    start, end = clause.bounds(used)
    inside = [f for fillers in roles.values() for f in fillers]
    return min([start, *(f.start for f in inside)]), max([end, *(f.end for f in inside)])
