"""Lists of names: what stands before and behind a member that the parser found, and what shares its noun.

In:     a `Clause`, the names of the sentence, the members found.
Out:    them with the rest of their list: A of "A and B took X", C of "A (also B), C and D", the Russian ones of
        "Russian and Syrian forces".
Never:  a name behind a list that it does not end; a subject from before another verb.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from heldby.lexicon.actor_words import actor_words
from heldby.model import MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.filling import Names
    from heldby.model import Mention

_JOINS = re.compile(r"\s+|\s*,\s*|(?P<ends>\s*,?\s+and\s+)(?:the\s+|their\s+|its\s+)?", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
_LISTED = re.compile(
    r"\s*(,|and|, and|as well as|, as well as|&)\s*(?:the\s+)?(?:(?:town|village|city|district)s?\s+of\s+)?\Z"
)
# What only tells where a name of a list lies: "A, in the west, and B", "A in the north and B in the centre".
_ASIDE = re.compile(
    r"\s*,?\s*(?:in|to)\s+the\s+(?:far\s+)?(?:north|south|east|west|cent(?:re|er)|middle|interior)(?:-?(?:east|west))?(?:ern)?"
    r"(?:\s+of\s+the\s+country)?(?=\s*(?:,|and\b))"
)
_IN_LAND = re.compile(r"\s*,?\s*in\s+(?:the\s+)?")
_ENDS_LIST = frozenset({"and", ", and", "as well as", ", as well as", "&"})
_GOES_ON = re.compile(
    r"\s*(?:,|;|\.|\Z|on|in|from|after|as|with|last|late|early|while|during|before|but|by|to|since|over|this|following|and)(?!\w)"
)


def with_left_of_list(clause: Clause, names: Names, found: Sequence[Mention]) -> tuple[Mention, ...]:
    """Subjects with the actor that "and" joins to the first: the parser may hang "A" of "A and B took X" elsewhere.

    Not where a verb stands before: in "the army fought A and B took X", A is no subject.
    """
    left = _left_of(clause, names, found[0], ("and",))
    if left is None or left in found or any(t.pos == "VERB" and t.end <= left.start for t in clause.tokens):
        return tuple(found)
    return (left, *found)


def with_shared_nouns(clause: Clause, names: Names, found: Sequence[Mention]) -> tuple[Mention, ...]:
    """Actors with those whose adjectives share their nouns: "the Russian, Iranian and Syrian forces"."""
    whole: list[Mention] = []
    for mention in found:
        left = _left_of(clause, names, mention, ("and", "or"))
        while left and _shares_noun(clause, left, mention):
            whole.append(left)
            left = _left_of(clause, names, left, (",",))
        whole.append(mention)
    return tuple(sorted(set(whole)))


def _left_of(clause: Clause, names: Names, mention: Mention, joints: Sequence[str]) -> Mention | None:
    """The actor that a word joins to a mention from the left."""
    first = next((t.index for t in clause.tokens if t.end > mention.start), 0)
    while first and clause.tokens[first - 1].text.lower() in ("the", "its", "their", "allied"):
        first -= 1
    if first < 2 or clause.tokens[first - 1].text.lower() not in joints:
        return None
    near = clause.tokens[first - 2]
    left = names.at(MentionKind.ACTOR, near.start, near.end)
    return None if left is None or left.form == "pronoun" else left


def _shares_noun(clause: Clause, left: Mention, right: Mention) -> bool:
    """Whether two mentions are adjectives of one noun: "US and Iraqi forces", "regime and rebel fighters"."""
    trait = left.text.lower() in actor_words("en").modifiers
    if left.form != "demonym" and not left.text.replace(".", "").isupper() and not trait:
        return False
    if any(t.pos == "NOUN" for t in clause.tokens if left.start <= t.start < left.end):
        return False  # "rebel troops and Russian soldiers": it has a noun of its own
    inside = [t for t in clause.tokens if right.start <= t.start < right.end]
    follows = next((t for t in clause.tokens if t.start >= right.end), None)
    whole = inside[:1] and (inside[0].pos == "ADJ" or inside[0].text.replace(".", "").isupper())
    if len(inside) > 1:
        hangs = any(t.head in {k.index for k in inside} for t in clause.tokens if left.start <= t.start < left.end)
        return bool(whole or trait or hangs or right.form == "demonym")
    return bool(whole) and follows is not None and follows.pos == "NOUN"


def rest_of_list(names: Names, last: Mention) -> list[Mention]:
    """What goes on a list behind a mention: B and C of "A, B and C", and of "A B and C" that lost its commas.

    Nothing where no "and" ends the list.
    """
    found: list[Mention] = []
    for mention in sorted(m for m in names.mentions if m.kind is last.kind and m.start >= last.end):
        joined = _JOINS.fullmatch(names.text, last.end, mention.start)
        if joined is None:
            break
        found.append(mention)
        last = mention
        if joined["ends"]:
            return found
    return []


def with_right_of_list(names: Names, found: Sequence[Mention]) -> tuple[Mention, ...]:
    """Places taken with the rest of their list: the parser may lose B and C of "took A (also D), B and C".

    Only a list that an "and" ends, and whose last name nothing follows that it could be the subject of.
    """
    if not found or found[-1].form == "demonym":
        return tuple(found)
    after = [m for m in names.mentions if m.kind is MentionKind.PLACE and m.start >= found[-1].end]
    listed, last, ended, lands = [], found[-1], False, False
    for mention in after:
        between = _without_aside(names.text[last.end : mention.start])
        joined = _LISTED.match(_IN_BRACKETS.sub("", between))
        if joined is None and between.count("(") > between.count(")"):
            continue  # a name in brackets is another name of the last one
        if mention.form in ("area", "country") and _IN_LAND.fullmatch(between):
            last, lands = mention, True
            continue  # "A and B in the C region, and D in the E region"
        if joined is None or mention.form == "demonym" or ended or (lands and mention.form != "point"):
            break
        listed.append(mention)
        last, ended = mention, joined[1] in _ENDS_LIST
    follows = _IN_BRACKETS.sub("", names.text[last.end : last.end + 40])
    whole = (*found, *listed) if ended and _GOES_ON.match(follows) else tuple(found)
    return _without_gaps(names, whole)


def _without_aside(between: str) -> str:
    """What stands between two names, without where the first one lies."""
    return _ASIDE.sub("", between, count=1) if " the " in between else between


def _without_gaps(names: Names, found: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The places of a list with those between them that the parser lost, if nothing but a list stands between."""
    every = [m for m in names.mentions if m.kind is MentionKind.PLACE and found[0].start <= m.start <= found[-1].start]
    joined = all(
        _LISTED.match(_IN_BRACKETS.sub("", _without_aside(names.text[a.end : b.start]))) and b.form != "demonym"
        for a, b in pairwise(every)
    )
    return tuple(every) if joined and set(found) <= set(every) else found
