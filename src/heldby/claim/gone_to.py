"""Places that people only went to, or are in by now: "a trader who fled to A", "was flown to a hospital in B".

In:     the trees and mentions of a report.
Out:    where such names stand in the text; what is told without a place did not happen there, nor where people met.
Never:  where somebody went to fight ("crossed into A and attacked the barracks"), or where a witness was.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.claim.casting import VIOLENT
from heldby.claim.seats import is_of_meeting
from heldby.lexicon.words import words
from heldby.model import MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene
    from heldby.model import Mention

_TO = frozenset({"to", "into", "in", "at", "across", "for"})
_THEY = frozenset({"he", "she", "they", "him", "her", "them"})
_NOW = frozenset({"now", "currently"})
_BELOW_A_NAME = frozenset({"nmod", "conj", "appos", "compound", "flat"})
_UP = 3


def gone_to(scene: Scene, clauses: Sequence[Clause]) -> frozenset[int]:
    """The offsets of names of places to which people fled, were taken or have gone."""
    return frozenset(
        m.start
        for line, clause in zip(scene.mentions, clauses, strict=True)
        for m in line
        if m.kind is MentionKind.PLACE and _is_end(clause, m, _persons(line))
    )


def not_where_they_met(draft: Draft, clause: Clause) -> Draft:
    """The draft of violence without the place of talks that it may spoil: "could derail talks in A"."""
    told = draft.roles.get("place", ())
    if not told or draft.saying.traits.get("type") not in VIOLENT:
        return draft
    left = tuple(f for f in told if f.start < draft.start or not is_of_meeting(clause, draft.trigger, f.start))
    if len(left) == len(told):
        return draft
    others = {role: fillers for role, fillers in draft.roles.items() if role != "place"}
    return replace(draft, roles={**others, "place": left} if left else others)


def _persons(line: Sequence[Mention]) -> frozenset[int]:
    """The offsets at which somebody is named."""
    return frozenset(m.start for m in line if m.kind is MentionKind.PERSON)


def _is_end(clause: Clause, mention: Mention, persons: frozenset[int]) -> bool:
    """Whether the name, or what is in it ("a hospital in A"), is where a verb of leaving leads."""
    inside = {t.index: t.head for t in clause.tokens if mention.start <= t.start < mention.end}
    word = next((index for index, head in inside.items() if head == index or head not in inside), None)
    for _ in range(_UP):
        if word is None:
            return False
        token = clause.tokens[word]
        if clause.kids(word, "cop"):
            return clause.preposition(word) == "in" and _is_somebody(clause, word, persons)
        if clause.tokens[token.head].pos == "VERB":
            return _leads_away(clause, word, token.head, persons)
        if token.dep not in _BELOW_A_NAME or token.head == word:
            return False
        word = token.head
    return False


def _leads_away(clause: Clause, word: int, verb: int, persons: frozenset[int]) -> bool:
    """Whether people fled, were brought or live where the word is."""
    small, lemma, link = words("en"), clause.lemma(verb), clause.preposition(word)
    if clause.is_dep(word, "obj"):
        return lemma in small.reaching and _is_of_the_peaceful(clause, verb, persons)
    if not clause.is_dep(word, "obl") or link not in _TO:
        return False
    if lemma in small.taking and link != "in" and _are_peaceful(clause, _whom(clause, verb), persons):
        return True
    if lemma in small.living:
        return any(clause.tokens[k].text.lower() in _NOW for k in clause.kids(verb, "advmod"))
    return lemma in small.leaving_for and _is_of_the_peaceful(clause, verb, persons)


def _is_of_the_peaceful(clause: Clause, verb: int, persons: frozenset[int]) -> bool:
    """Whether those who go are no force: that may fight where it comes."""
    while clause.is_dep(verb, "xcomp") and not clause.kids(verb, "nsubj*"):
        verb = clause.tokens[verb].head  # "residents are trying to leave for A"
    who = [clause.tokens[verb].head] if clause.is_dep(verb, "acl", "acl:relcl") else clause.kids(verb, "nsubj*")
    return _are_peaceful(clause, who, persons)


def _whom(clause: Clause, verb: int) -> list[int]:
    """Those whom somebody takes somewhere: "the body was flown to A", "two women, admitted to a hospital in A"."""
    whom = clause.kids(verb, "nsubj:pass", "obj")
    return whom or ([clause.tokens[verb].head] if clause.is_dep(verb, "acl", "acl:relcl") else [])


def _are_peaceful(clause: Clause, who: Sequence[int], persons: frozenset[int]) -> bool:
    """Whether they are people who bear no arms, by name or by what they are, or "he" or "she"."""
    small = words("en")
    told = {clause.lemma(k) for k in who} | {clause.lemma(k) for w in who for k in clause.kids(w, "nmod", "appos")}
    told |= {clause.tokens[k].text.lower() for k in who}
    named = any(clause.tokens[k].start in persons for k in who)
    return named or not _THEY.isdisjoint(told) or bool(told & (small.peaceful | small.townspeople | small.goers))


def _is_somebody(clause: Clause, word: int, persons: frozenset[int]) -> bool:
    """ "The president was in A when", "B, who was in A, condemned it": somebody, of whom it tells where he is."""
    who = [clause.tokens[word].head] if clause.is_dep(word, "acl:relcl") else clause.kids(word, "nsubj")
    return any(clause.tokens[k].start in persons or clause.lemma(k) in words("en").seated for k in who)
