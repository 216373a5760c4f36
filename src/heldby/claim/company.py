"""Who does a thing with its doer ("together with", "along with", "alongside"), and who an alliance is one of.

In:     a `Clause`, the names of the sentence, the words that head a doer, and the verb.
Out:    the actors beside it; the members told of an alliance without a name; whether words for company tell of anybody.
Never:  those caught together with somebody ("took the village, along with six soldiers"); whom the words count.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.claim.filling import Names, named
from heldby.lexicon.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from heldby.claim.clause import Clause
    from heldby.model import Filler, Mention

_WHERE = re.compile(r"\s(?:in|near|at|around|on|along|outside|inside|close|north|south|east|west)\b", re.IGNORECASE)
OWNING = frozenset({"its", "their", "his", "her"})
_WITH = "with"
_BEHIND = 2  # words of "together with"
_BESIDE = frozenset({"obl", "nmod", "pobj", "dep", "root"})


def is_company(told: str) -> bool:
    """Whether words are of those who go along with somebody: "its jihadist allies", "allied tribesmen"."""
    return not words("en").company.isdisjoint(told.lower().split())


def described_company(told: Filler) -> Filler | None:
    """Those who go along, without "its": "jihadist allies"; None for those whom nothing tells apart."""
    first, _, rest = told.text.partition(" ")
    own = replace(told, start=told.end - len(rest), text=rest) if first.lower() in OWNING else told
    noun = _WHERE.split(own.text, maxsplit=1)[0]
    own = replace(own, end=own.start + len(noun), text=noun)
    return None if goes_unnamed(own.text.lower()) else own


def goes_unnamed(told: str) -> bool:
    """ "Its allies", "allied forces", "powerful allies": anybody; "allied tribesmen", "Islamist allies" are not."""
    small, words_of = words("en"), set(told.lower().split())
    return told.islower() and bool(words_of & small.company) and words_of <= small.company | small.vague_company


def in_company(clause: Clause, names: Names, heads: Iterable[int], verb: int) -> Sequence[Mention]:
    """ "The army, along with militias, took A", "the army took A together with militias": militias."""
    beside = [k for head in heads for k in clause.kids(head, "nmod") if head < k < verb and _is_joined(clause, k)]
    beside = beside or [k for k in clause.kids(verb, "obl") if k > verb and _is_behind(clause, k)]
    return named(clause, names, beside, "actor") or _in_front(clause, names, min(heads, default=0))


def _in_front(clause: Clause, names: Names, subject: int) -> Sequence[Mention]:
    """ "Together with A, the army took the town": A, whom the opening of the sentence names before its subject."""
    small, opens = words("en"), clause.tokens[:_BEHIND]
    first = [token.text.lower() for token in opens]
    if subject < _BEHIND or not (first[0] in small.alongside or (first[0] in small.together and first[1] == _WITH)):
        return []
    phrase = [t for t in clause.tokens[1:subject] if t.pos not in ("PUNCT", "ADP")]
    heads = [t.index for t in phrase if t.pos in ("NOUN", "PROPN") and t.dep in _BESIDE]
    return named(clause, names, heads[:1], "actor")


def members(clause: Clause, names: Names, heads: Iterable[int], marked: Sequence[Mention]) -> Sequence[Mention]:
    """The actors marked, for "a coalition of A and B" A and B; but "the SDF, an alliance of A and B" is the SDF."""
    heads = list(heads)
    unions = [h for h in heads if clause.tokens[h].text.lower() in words("en").unions]
    if told_of := [h for h in unions if min(clause.phrase(h)) - 1 in heads]:  # no comma, and so two subjects
        inside = [clause.phrase(h) for h in told_of]
        spans = [(clause.tokens[min(p)].start, clause.tokens[max(p)].end) for p in inside]
        return [m for m in marked if not any(start <= m.start < end for start, end in spans)]
    below = [k for h in unions for k in clause.kids(h, "nmod") if clause.preposition(k) == "of"]
    told = named(clause, names, below, "actor") if below else []
    if not told:
        return marked
    at = {clause.tokens[h].start for h in unions}
    others = [m for m in marked if m not in told and not any(m.start <= start < m.end for start in at)]
    if others and any(_only_says_what(clause, h, others[0]) for h in unions):
        return others  # "the Front, an alliance of A and B, took it"
    return [*told, *others]


def _only_says_what(clause: Clause, union: int, name: Mention) -> bool:
    """Whether an alliance is what the name right before it is: "A, an alliance of", with or without the comma."""
    first = min(clause.kids(union, "det"), default=union)
    before = [t for t in clause.tokens[:first] if t.end > name.start][-_BEHIND:]
    joined = any(t.text.lower() in ("and", "or") for t in before) or clause.is_dep(union, "conj")
    near = any(name.start <= t.start < name.end for t in before)
    return near and not joined and clause.tokens[first].text.lower() in ("a", "an")


def _is_joined(clause: Clause, word: int) -> bool:
    cases = [clause.tokens[k] for k in clause.kids(word, "case")]
    if any(token.text.lower() in words("en").alongside for token in cases):
        return True
    link = next((t.index for t in cases if t.text.lower() == _WITH and t.index), 0)
    return bool(link) and clause.tokens[link - 1].text.lower() in words("en").together


def _is_behind(clause: Clause, word: int) -> bool:
    """Behind the verb, without a comma and without a figure: with those the doer did it."""
    link = next((k for k in clause.kids(word, "case") if clause.tokens[k].text.lower() == _WITH), 0)
    if link < _BEHIND or clause.tokens[link - 1].text.lower() not in words("en").together:
        return False
    return clause.tokens[link - _BEHIND].text != "," and not clause.kids(word, "nummod", "nmod:poss")
