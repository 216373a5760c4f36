"""What is named for an example: "towns such as A and B", "villages, including A", "militias such as A and B".

In:     a `Trigger`, and the words of one of its arguments.
Out:    the words that name those told of, or the words as they were.
Never:  a part for the whole: of "parts of A, including B" what is told is told of A.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.claim.listing import with_right_of_list
from heldby.lexicon.words import words
from heldby.model import MentionKind

if TYPE_CHECKING:
    from heldby.claim.clause import Clause
    from heldby.claim.trigger import Trigger

_QUANTIFYING = frozenset({"all", "most", "many", "several", "some", "both"})
_FOR_EXAMPLE = frozenset({"such as", "like"})
_SUCH_AS = frozenset({"such", "including", "like", "notably"})
_THEM, _REACH, _AT_ONCE = "them", 14, 20
_STOPS = frozenset({";", ":", "."})


def for_example(trigger: Trigger, heads: list[int]) -> list[int]:
    """ "Towns such as A and B", "several villages, including A and B": those that are named; "A, the last city": A.

    Not "parts of A, including B", nor "A province, including B": there what is told is told of A.
    """
    clause, found = trigger.clause, list[int]()
    for head in (_counted(clause, head) for head in heads):
        token, below = clause.tokens[head], clause.kids(head, "nmod")
        above = clause.tokens[token.head]
        if token.dep == "appos" and trigger.names.at(MentionKind.PLACE, above.start, above.end):
            found += [above.index] if token.text.lower() in words("en").place_nouns else []
            continue
        named_itself = trigger.names.at(MentionKind.PLACE, token.start, token.end) is not None
        part = any(clause.preposition(k) == "of" for k in below)
        if part or named_itself or token.text.lower() not in words("en").place_nouns:
            continue
        named_too = [k for k in (*below, *_told_after(clause, head)) if _is_example(clause, k)]
        named = [m for kid in named_too if clause.tokens[kid].pos == "PROPN" for m in clause.listed(kid)]
        found += named or _among_them(trigger, head)
    return found or heads


def _among_them(trigger: Trigger, head: int) -> list[int]:
    """ "Thirteen villages in A, among them B and C": B and C, wherever the parser hung them."""
    clause, names = trigger.clause, trigger.names
    if clause.tokens[head].tag != "NNS":
        return []
    for token in clause.tokens[head + 1 : head + _REACH]:
        if token.pos in ("VERB", "AUX") or token.text in _STOPS:
            return []
        if token.text.lower() != _THEM or clause.tokens[token.index - 1].text.lower() != "among":
            continue
        first = next((m for m in names.mentions if m.kind is MentionKind.PLACE and m.start >= token.end), None)
        if first is None or first.start > token.end + _AT_ONCE:
            return []
        ends = [m.end for m in with_right_of_list(names, (first,))]
        return [t.index for t in clause.tokens if t.end in ends]
    return []


def groups_for_example(trigger: Trigger, heads: list[int]) -> list[int]:
    """ "Militias such as A and B": A and B. Who is only included is not all who acted."""
    clause, found = trigger.clause, list[int]()
    for head in (h for h in heads if clause.tokens[h].tag == "NNS"):
        # the parser may hang "such as A" on the verb
        below = [*clause.kids(head, "nmod"), *clause.kids(clause.tokens[head].head, "obl")]
        told = [k for k in below if k > head and clause.preposition(k) in _FOR_EXAMPLE]
        for word in (k for kid in told for k in clause.listed(kid)):
            token = clause.tokens[word]
            party = trigger.names.at(MentionKind.ACTOR, token.start, token.end)
            found += [word] if party and party.form == "name" else []
    return found or heads


def _told_after(clause: Clause, head: int) -> list[int]:
    """Examples farther from their noun: "towns in the north such as A", "towns that B had taken, including A"."""
    after = clause.tokens[head + 1 : max(clause.subtree(head)) + 1] if clause.tokens[head].tag == "NNS" else ()
    found: list[int] = []
    for token in after:
        if token.tag == "NNS" and token.text.lower() in words("en").place_nouns:
            break  # "towns in provinces such as A": A is a province
        found += [token.index] if clause.is_dep(token.index, "obl", "nmod") else []
    return found


def _is_example(clause: Clause, word: int) -> bool:
    return not _SUCH_AS.isdisjoint(clause.tokens[k].text.lower() for k in clause.kids(word, "case"))


def _counted(clause: Clause, head: int) -> int:
    """ "A string of towns", "most of the towns": the towns."""
    if clause.lemma(head) not in words("en").series and clause.tokens[head].text.lower() not in _QUANTIFYING:
        return head
    return next((k for k in clause.kids(head, "nmod") if clause.preposition(k) == "of"), head)
