"""A text as a row of words ready to be compared with names.

In:     a text, the broken words in it, and its sentences for their syntax.
Out:    `Words`: each word with its offsets, its key, its shape, what parts it from the one before, and its token.
Never:  a change of the text; a mended word keeps the offsets of the broken one.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from heldby.lexicon.actors import Actors, Alias
from heldby.lexicon.demonyms import key
from heldby.mark.actor_longer import is_part_of_longer
from heldby.model.report import Repair
from heldby.model.syntax import Sentence, Token

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|(?:[A-Z]\.)+[A-Z]\b|[^\W_]+(?:['’‘ʼ`][^\W_]+)*['’](?!\w)|[^\W_]+(?:['’‘ʼ`][^\W_]+)*"
)
_OWNER = re.compile(r"['’ʼ`]s?$", re.IGNORECASE)
_LINKS = frozenset({" ", "-"})


class Word(NamedTuple):  # a tuple is made in a third of the time, and each text has many
    """`gap` is what parts it from the word before: " ", "-" (also an en dash), "," or "." (anything else).

    `capital` is whether it opens with a capital, `linked` whether it may belong to one name with the word before.
    """

    start: int
    end: int
    text: str
    key: str
    gap: str
    owner: bool
    capital: bool
    linked: bool

    @classmethod
    def of(cls, bounds: tuple[int, int], text: str, gap: str, *, owner: bool) -> Word:
        """The word written so."""
        return cls(*bounds, text, key(text), gap, owner, text[0].isupper(), gap in _LINKS)


@dataclass(frozen=True, slots=True)
class Found:
    """Words `first` to `last` (exclusive) are a listed name; `owner` when it stands as "X's" or, mended, "Xs"."""

    first: int
    last: int
    actors: tuple[str, ...]
    owner: bool


class Words:
    """The words of one text."""

    def __init__(self, text: str, repairs: Sequence[Repair] = (), sentences: Sequence[Sentence] = ()) -> None:
        """Split the text; hyphenated words are several, abbreviations with points one."""
        self.text = text
        split = _split(text, tuple(repairs))
        self.all = split.words
        self._names, self._runs = split.names, split.runs
        self._sentences = sentences

    @cached_property
    def _tokens(self) -> dict[int, tuple[Sentence, Token]]:
        """The tokens by where they start; of many texts nobody asks for one."""
        return {token.start: (sentence, token) for sentence in self._sentences for token in sentence.tokens}

    def __len__(self) -> int:
        return len(self.all)

    def __getitem__(self, index: int) -> Word:
        return self.all[index]

    def key(self, index: int) -> str:
        """The key of a word, "" beyond either end."""
        return self.all[index].key if 0 <= index < len(self.all) else ""

    def joined(self, index: int) -> bool:
        """Whether a word exists and is linked to the one before."""
        return index < len(self.all) and self.all[index].linked

    def keys(self, first: int, last: int) -> str:
        """The keys of several words, with blanks."""
        return " ".join(word.key for word in self.all[first:last])

    def longest(self, first: int, most: int, wanted: Container[str]) -> int:
        """The end of the longest run of linked words from `first` whose keys are in `wanted`; `first` when none is."""
        for last, keys in self._runs_from(first, most):
            if keys in wanted:
                return last
        return first

    def _runs_from(self, first: int, most: int) -> tuple[tuple[int, str], ...]:
        """The runs of linked words from `first`, the longest first: where each ends, and its keys."""
        runs = self._runs.get((first, most))
        if runs is None:
            last, keys = first + 1, self.all[first].key
            found = [(last, keys)]
            while last - first < most and self.joined(last):
                keys = f"{keys} {self.all[last].key}"
                last += 1
                found.append((last, keys))
            runs = self._runs[first, most] = tuple(reversed(found))
        return runs

    def span(self, first: int, last: int, known: Actors) -> tuple[int, int]:
        """Where the words stand, without the "s" of an apostrophe that was lost ("Assads forces")."""
        start, end = self.all[first].start, self.all[last - 1].end
        name = self.keys(first, last)
        lost = self.text[start:end].endswith("s") and not known.find(name) and known.find(name[:-1])
        return start, end - 1 if lost and self.text[end - 1] == "s" else end

    def token(self, index: int) -> Token | None:
        """The syntax of a word, None outside sentences."""
        found = self._tokens.get(self.all[index].start)
        return found[1] if found else None

    def head_token(self, first: int, last: int) -> tuple[Sentence, Token] | None:
        """The token of the words that governs the others, None outside sentences."""
        inside = [self._tokens[w.start] for w in self.all[first:last] if w.start in self._tokens]
        if not inside:
            return None
        sentence = inside[0][0]
        indexes = {token.index for _s, token in inside}
        return next(((sentence, t) for _s, t in inside if t.head not in indexes or t.head == t.index), inside[-1])

    def name_at(self, first: int, actors: Actors) -> Found | None:
        """The longest listed name that starts at a word."""
        names = self._names.get(actors)
        if names is None:
            names = self._names[actors] = self._names_of(actors)
        return names.get(first)

    def _names_of(self, actors: Actors) -> dict[int, Found]:
        """The longest listed names, by the words that they start at."""
        opens = (
            at
            for at, word in enumerate(self.all)
            if actors.opens(word.key) or (word.key.endswith("s") and actors.opens(word.key[:-1]))
        )
        names = {at: found for at in opens if (found := self._name_at(at, actors))}
        return {at: found for at, found in names.items() if not is_part_of_longer(self, found, actors)}

    def _name_at(self, first: int, actors: Actors) -> Found | None:
        word = self.all[first].key
        following = self.key(first + 1) if self.joined(first + 1) else ""
        aliases = actors.starting(word, following)
        if following.endswith("s"):
            aliases = (*actors.starting(word, following[:-1]), *aliases)
        found = self._name(first, aliases)
        if found or len(word) <= 2 or not word.endswith("s"):
            return found
        return self._name(first, actors.starting(word[:-1]))

    def _name(self, first: int, aliases: Sequence[Alias]) -> Found | None:
        best: Found | None = None
        for alias in aliases:
            if best and first + len(alias.words) < best.last:
                continue
            owner = self._bears(first, alias)
            if owner is None:
                continue
            if best and first + len(alias.words) > best.last:
                best = None
            named = (*best.actors, *(a for a in alias.actors if a not in best.actors)) if best else alias.actors
            best = Found(first, first + len(alias.words), named, owner)
        return best

    def _bears(self, first: int, alias: Alias) -> bool | None:
        """Whether the words from `first` are the alias: None for no, else whether it ends as an owner."""
        last = first + len(alias.words)
        if last > len(self.all):
            return None
        words = self.all[first:last]
        if any(not (word.linked or self._and(word)) for word in words[1:]):
            return None
        if any(word.key != wanted for word, wanted in zip(words[:-1], alias.words, strict=False)):
            return None
        final, lost = words[-1], words[-1].key == alias.words[-1] + "s"
        if (final.key != alias.words[-1] and not (lost and final.capital)) or not self._written_as(words, alias, lost):
            return None
        return final.owner or lost

    def _and(self, word: Word) -> bool:
        """Whether "&" stands before a word, which a name may be written with as with "and"."""
        return word.gap == "," and self.text[word.start - 2 : word.start - 1] == "&"

    def _written_as(self, words: Sequence[Word], alias: Alias, lost: bool) -> bool:
        if alias.exact:
            bare = words[0].text.replace(".", "")
            written = bare[: len(alias.exact)] if lost else re.split(r"['’ʼ`]", bare)[0]
            return written == alias.exact and not (len(alias.exact) < 3 and self._shouted(words[0]))
        return alias.capital < 0 or words[alias.capital].capital

    def _shouted(self, word: Word) -> bool:
        """Whether a two-letter word stands in a run of capitals, where IS is "is" and US may be "us"."""
        around = self.text[max(0, word.start - 24) : word.end + 24]
        words = re.findall(r"[^\W\d_]{3,}", around)
        return len(words) >= 2 and sum(w.isupper() for w in words) * 2 > len(words)


# Blanks, and what web pages leave behind that nobody sees: marks of direction, joiners, control characters.
_BLANKS = " \t\xa0\u200b\u200c\u200d\u200e\u200f\ufeff" + "".join(map(chr, range(0x80, 0xA0)))


@dataclass(frozen=True, slots=True)
class _Split:
    """The words of a text, with the names and the runs that were found at them."""

    words: tuple[Word, ...]
    names: dict[Actors, dict[int, Found]] = field(default_factory=dict)
    runs: dict[tuple[int, int], tuple[tuple[int, str], ...]] = field(default_factory=dict)


@lru_cache(maxsize=4)
def _split(text: str, repairs: tuple[Repair, ...]) -> _Split:
    """The words of a text; kept for the next stage that asks for the same ones."""
    return _Split(tuple(_words(text, repairs)))


def _words(text: str, repairs: Sequence[Repair]) -> Iterator[Word]:
    mended = {repair.start: repair for repair in repairs}
    new = tuple.__new__  # what a named tuple's own way of making comes to, which takes three times as long
    previous_end = 0
    skip_to = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        if start < skip_to:
            continue
        between = text[previous_end:start]
        gap = " " if between == " " and previous_end else _gap(between, previous_end)
        repair = mended.get(start) if mended else None
        if repair:
            yield from _of_repair(repair, gap)
            skip_to = previous_end = repair.end
            continue
        written = match[0]
        owner = None if written.isascii() and written.isalnum() else _OWNER.search(written)
        previous_end = end
        end = start + owner.start() if owner else end
        yield new(Word, (start, end, written, key(written), gap, bool(owner), written[0].isupper(), gap in _LINKS))


def _of_repair(repair: Repair, gap: str) -> Iterator[Word]:
    for number, match in enumerate(_WORD.finditer(repair.text)):
        before = "-" if number and repair.text[match.start() - 1] in "-–" else " "
        owns = match[0][:1].islower() and match[0].endswith("'s")  # "groups members"
        end = repair.end - 1 if owns else repair.end
        yield Word.of((repair.start, end), match[0], before if number else gap, owner=owns)


def _gap(between: str, position: int) -> str:
    if not position and not between.strip():
        return "."
    if between in ("-", "‑", "–", "\N{SOFT HYPHEN}"):
        return "-"
    bare = between.strip(_BLANKS)
    if not bare:
        return " " if "\n" not in between else "."
    return "," if bare in (",", "/", "&") else "."
