"""Who is at the head of an operation, fights in it for somebody, or lends it a hand.

In:     the tree of a sentence, its mentions, and a word: an operation ("the offensive"), or what came of it ("retook").
Out:    fillers for `helped_by`.
Never:  who did it himself, which `helping` knows; help in general.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.claim.filling import Names, named
from heldby.lexicon.words import words
from heldby.model import Filler

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heldby.claim.clause import Clause

_SUCH_AS = frozenset({"such", "including", "like"})
_MEANS = frozenset({"on", "upon", "from"})
_THROUGH = frozenset({"with", "through", "thanks to", "under"})
_DURING = frozenset({"in", "during", "after", "following", "through", "by"})
_WHOSE = ("amod", "compound", "nmod:poss", "nmod:desc")
_AT_HEAD = ("obl:agent", "obl")


def is_operation(clause: Clause, word: int) -> bool:
    """Whether a word is an operation: an offensive, a campaign."""
    return clause.tokens[word].pos == "NOUN" and clause.lemma(word) in words("en").operations


def helpers_of(clause: Clause, names: Names, word: int) -> list[Filler]:
    """Who helped in what a word tells of, in order: who is named for it in its clause or for its operation."""
    heads: dict[int, None] = {}
    for operation in _operations(clause, word):
        heads |= dict.fromkeys(_at_head_of(clause, operation))
    for verb in _verbs(clause, word):
        heads |= dict.fromkeys([*_employed(clause, verb), *_lent(clause, verb)])
    found = named(clause, names, [k for head in heads for k in instances(clause, head)], "actor")
    return [Filler(start=m.start, end=m.end, text=m.text) for m in found]


def instances(clause: Clause, head: int) -> list[int]:
    """ "Militias who took part, such as A and B": A and B; the word itself where none is named.

    The names may hang on any word between, as they stand at the end of the clause.
    """
    if not clause.tokens[head].text.endswith("s") and clause.lemma(head) not in words("en").series:
        return [head]
    for word in clause.tokens[head + 1 :]:
        cases = {clause.tokens[k].text.lower() for k in clause.kids(word.index, "case")}
        if word.pos == "PROPN" and cases & _SUCH_AS:
            return _names_on(clause, word.index)
    return [head]


def _names_on(clause: Clause, first: int) -> list[int]:
    """The names from a word on, up to the next verb: where a list ends a clause, its tree is often wrong."""
    after = clause.tokens[first:]
    end = next((t.index for t in after if t.pos in ("VERB", "AUX")), len(clause.tokens))
    return [t.index for t in after if t.index < end and t.pos == "PROPN"]


def _operations(clause: Clause, word: int) -> list[int]:
    """The operation that a word is, serves or came of, with what stands for it ("the initiative was the campaign")."""
    head = clause.tokens[word].head
    candidates = [word, *(k for k in clause.kids(word, "obl") if clause.preposition(k) in _DURING)]
    if clause.is_dep(word, "acl", "acl:relcl"):
        candidates.append(head)
    found = [k for k in candidates if is_operation(clause, k)]
    return found + [k for operation in found if clause.kids(operation, "cop") for k in clause.kids(operation, "nsubj")]


def _at_head_of(clause: Clause, operation: int) -> Iterator[int]:
    """ "An assault led by A", "the offensive was directed by A": A."""
    verbs = clause.kids(operation, "acl")
    if clause.is_dep(operation, "nsubj:pass"):
        verbs.append(clause.tokens[operation].head)
    for verb in verbs:
        if clause.tokens[verb].text.lower() in words("en").heading:
            yield from (k for k in clause.kids(verb, *_AT_HEAD) if clause.preposition(k) == "by")


def _verbs(clause: Clause, word: int) -> Iterator[int]:
    """The verbs that what a word tells of is told with: its own, that of its subject, that of its operation."""
    yield word
    if clause.is_dep(word, "nsubj*"):
        yield clause.tokens[word].head
    for operation in _operations(clause, word):
        yield from clause.kids(operation, "acl")
        if clause.is_dep(operation, "nsubj:pass"):
            yield clause.tokens[operation].head


def _employed(clause: Clause, verb: int) -> Iterator[int]:
    """ "..., using militias", "the army, relying on mercenaries, ...": whom somebody had fight for him."""
    subjects = clause.kids(verb, "nsubj")
    for kid in [*clause.kids(verb, "advcl", "xcomp"), *(k for s in subjects for k in clause.kids(s, "acl"))]:
        if clause.tokens[kid].tag == "VBG" and clause.lemma(kid) in words("en").employing:
            yield from clause.kids(kid, "obj")
            yield from (k for k in clause.kids(kid, "obl") if clause.preposition(k) in _MEANS)


def _lent(clause: Clause, verb: int) -> Iterator[int]:
    """ "With Egyptian support", "with the help of A": whose it was."""
    for kid in clause.kids(verb, "obl"):
        if clause.lemma(kid) in words("en").help_given and clause.preposition(kid) in _THROUGH:
            yield from clause.kids(kid, *_WHOSE)
            yield from (k for k in clause.kids(kid, "nmod") if clause.preposition(k) in ("of", "from", "by"))
