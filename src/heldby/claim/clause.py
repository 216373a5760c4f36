"""A sentence as a tree: who depends on whom, and which words make up a phrase.

In:     a `Sentence`.
Out:    `Clause`, which answers questions about its tree.
Never:  meaning; that begins in `arguments`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from heldby.lexicon.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heldby.model import Sentence, Token

# What hangs on a noun or verb without being part of its phrase.
_OUTSIDE = frozenset({"acl:relcl", "acl", "advcl", "advcl:relcl", "ccomp", "parataxis", "punct", "conj", "cc", "appos"})
_BUT = frozenset({"but", "except", "not"})
_ONLY = frozenset({"only", "just", "merely", "also", "even"})
_TOO = frozenset({"also", "even"})


@cache
def _starred(dep: str) -> str:
    return dep.partition(":")[0] + "*"


class Clause:
    """The tree of one sentence; words are named by their index in it."""

    __slots__ = ("_asked", "_kids", "_prepositions", "_starred", "lower", "sentence", "text", "tokens")

    def __init__(self, sentence: Sentence, text: str = "") -> None:
        """Take a sentence of a report's `text`, from which words are cited as given (a mended word reads otherwise)."""
        self.sentence = sentence
        self.text = text
        self.tokens: Sequence[Token] = sentence.tokens
        # the words in small letters, which many rules ask for, most of them in vain
        self.lower: Sequence[str] = [token.text.lower() for token in self.tokens]
        # each word's relation as "nsubj*" would name it
        self._starred = [_starred(token.dep) for token in self.tokens]
        # what was asked of a word is asked again by many rules
        self._asked: dict[tuple[int, tuple[str, ...]], list[int]] = {}
        self._prepositions: dict[int, str] = {}
        self._kids: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                self._kids[token.head].append(token.index)

    def kids(self, index: int, *deps: str) -> list[int]:
        """The words that depend on a word, those with one of `deps` (a relation or its main part) if given."""
        kids = self._kids[index]
        if not deps or not kids:
            return kids
        found = self._asked.get((index, deps))
        if found is None:
            tokens, starred = self.tokens, self._starred
            found = [k for k in kids if tokens[k].dep in deps or starred[k] in deps]
            self._asked[index, deps] = found
        return found

    def is_dep(self, index: int, *deps: str) -> bool:
        """Whether a word's relation is one of `deps`; "nsubj" also means "nsubj:pass" only if written "nsubj*"."""
        return self.tokens[index].dep in deps or self._starred[index] in deps

    def governors(self, index: int) -> Iterator[int]:
        """The words above a word, nearest first; a broken tree ends the walk."""
        seen = {index}
        here = self.tokens[index].head
        while here not in seen:
            seen.add(here)
            yield here
            here = self.tokens[here].head

    def subtree(self, index: int) -> list[int]:
        """A word and all below it, in order."""
        found, queue = [], [index]
        while queue:
            here = queue.pop()
            found.append(here)
            queue += [k for k in self._kids[here] if k != index]  # a broken tree may lead back
        return sorted(found)

    def phrase(self, index: int) -> list[int]:
        """A word and what belongs to its phrase: no clauses, no further members of a list, no appositions."""
        found, queue = [], [index]
        while queue:
            here = queue.pop()
            found.append(here)
            queue += [k for k in self._kids[here] if self.tokens[k].dep not in _OUTSIDE and k != index]
        return sorted(found)

    def listed(self, index: int) -> list[int]:
        """A word and the members of its list ("A, B and C"), in order."""
        joined = self.kids(index, "conj") or self._relatives(index)
        if not joined:
            return [index]
        found = [index]
        for kid in (*joined, *self._between(index, joined)):
            found += [] if self._is_excepted(kid) else self.listed(kid)
        return sorted(found)

    def _relatives(self, index: int) -> list[int]:
        """The wife of "a man, his wife and two guards", who is no other name of his."""
        beside = [k for k in self.kids(index, "appos") if k > index and self.kids(k, "conj")]
        return [k for k in beside if self.lemma(k) in words("en").kin and self._is_owned(k)]

    def _is_owned(self, index: int) -> bool:
        return any(self.tokens[k].tag == "PRP$" for k in self.kids(index, "nmod:poss"))

    def _is_excepted(self, index: int) -> bool:
        """ "All of A but B", "A but not B": B is none of them; of "(not only) A but also B" it is."""
        first = self.tokens[index].head
        if any(self.tokens[k].text.lower() in _ONLY for i in (first, index) for k in self.kids(i, "advmod")):
            return False
        named = self.tokens[index].pos in ("NOUN", "PROPN")
        buts = [k for k in self.kids(index, "cc", "case") if self.tokens[k].text.lower() in _BUT]
        return named and any(self.tokens[k + 1].text.lower() not in _TOO for k in buts)

    def _between(self, index: int, joined: Sequence[int]) -> list[int]:
        """The B of "A, B and C" where the parser took it for another name of A: "and" follows it without a comma."""
        named = [k for k in self.kids(index, "appos") if self.tokens[k].pos == "PROPN" and k < joined[0]]
        return [k for k in named if k + 1 < len(self.tokens) and self.tokens[k + 1].text.lower() == "and"]

    def preposition(self, index: int) -> str:
        """The preposition that introduces a phrase, "" without one; "out of" and the like give their last word."""
        if index not in self._prepositions:
            self._prepositions[index] = self._introduced_by(index)
        return self._prepositions[index]

    def _introduced_by(self, index: int) -> str:
        cases = self.kids(index, "case")
        for kid in self.kids(index, "compound", "amod", "nmod:desc"):
            cases = cases or (self.kids(kid, "case") if kid < index else [])
        if not cases:
            return ""
        last = cases[-1]
        fixed = self.kids(last, "fixed")
        if self.tokens[last].text.lower() == "of" and last and self.tokens[last - 1].text.lower() == "out":
            return "out of"
        words = [self.tokens[i].text.lower() for i in sorted([last, *fixed])]
        return " ".join(words) if fixed else words[0]

    def lemma(self, index: int) -> str:
        """A word's base form in lower case."""
        return self.tokens[index].lemma.lower()

    def given(self, token: Token) -> str:
        """A word as the report writes it."""
        return self.text[token.start : token.end] or token.text

    def bounds(self, indexes: Sequence[int]) -> tuple[int, int]:
        """Where the words start and end in the text, from the first to the last."""
        return min(self.tokens[i].start for i in indexes), max(self.tokens[i].end for i in indexes)
