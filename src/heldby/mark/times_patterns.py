"""Patterns over word classes, made into regular expressions that run over one character a word.

In:     the patterns of data/lang/<code>/times.toml.
Out:    `Compiled` patterns and the characters of words.
Never:  text: a pattern sees only what each word may be.

Every set of classes that a word may have ("number and day of the month") gets one character; a class in a pattern is
the set of characters whose sets hold it. So a pattern costs what a search in a short string costs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import count

from heldby.lexicon.times import TimeSay, TimeWords
from heldby.mark.times_words import Word
from heldby.model.errors import KnowledgeError

_PIECE = re.compile(r"(?P<mark>[()|?])|'(?P<word>[^']+)'|(?P<name>[a-z]+)(?:=(?P<as>[a-z]+))?")
_NUMERIC_SETS = (
    ("number",), ("number", "dom"), ("number", "year"), ("number", "glued"), ("nth",), ("numdate",), ("clock",),
    ("decade",), ("ampm",),
)  # fmt: skip
_NEVER = "\uffff"
_GROUP = re.compile(r"\(\?P<g\d+>")


@dataclass(frozen=True)  # without slots: what is worked out once is kept
class Compiled:
    """A pattern ready to run. `names` holds each group, the class it matches and its name in templates.

    A line that it fits has a letter of each of `needed`; most lines lack one for most patterns.
    """

    say: TimeSay
    written: str
    names: tuple[tuple[str, str, str], ...]
    needed: tuple[frozenset[str], ...]

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The pattern as an expression, made when a line first may fit it."""
        return re.compile(self.written)

    def may_fit(self, letters: Set[str]) -> bool:
        """Whether a line of these letters has all that the pattern cannot do without."""
        return not any(some.isdisjoint(letters) for some in self.needed)


class Patterns:
    """All patterns of a language, and the alphabet they are written in."""

    def __init__(self, known: TimeWords) -> None:
        literals = {m["word"] for say in known.says for m in _PIECE.finditer(say.pattern) if m["word"]}
        static: dict[str, set[str]] = {}
        for name, words in known.classes.items():
            for word in words:
                static.setdefault(word, set()).add(name)
        for zone in known.guard.zones:
            static.setdefault(zone, set()).add("zone")
        self._literals = literals
        sets = {frozenset(names) for names in _NUMERIC_SETS}
        for word in {*static, *literals}:
            own = {f"'{word}'"} if word in literals else set()
            sets |= {frozenset(own | static.get(word, set())), frozenset(own)}
        sets.discard(frozenset())
        self._letters = {names: chr(0xE000 + i) for i, names in enumerate(sorted(sets, key=sorted))}
        self._quick: dict[tuple[bool, str, tuple[str, ...]], str] = {}
        self.all = tuple(self._compile(say) for say in known.says)
        # one search tells of most sentences that no pattern fits; none begins with a word of no class
        begins = "|".join(_GROUP.sub("(?:", each.written) for each in self.all)
        self.any = re.compile(f"(?=[^.])(?:{begins})")

    def line(self, words: list[Word]) -> str:
        """One character a word; "." for a word of no class."""
        letters, literals = self._letters, self._literals
        line = []
        for word in words:
            if word.low in literals:
                line.append(letters.get(frozenset((f"'{word.low}'", *word.classes)), "."))
            else:
                line.append(letters.get(frozenset(word.classes), ".") if word.classes else ".")
        return "".join(line)

    def _compile(self, say: TimeSay) -> Compiled:
        numbers, names, parts = count(), [], []
        pattern, look = _context(say.pattern)
        pieces = list(_PIECE.finditer(pattern))
        for piece in pieces:
            if piece["mark"]:
                parts.append("(?:" if piece["mark"] == "(" else piece["mark"])
            elif piece["word"]:
                parts.append(self._set(f"'{piece['word']}'"))
            else:
                group = f"g{next(numbers)}"
                names.append((group, piece["name"], piece["as"] or piece["name"]))
                parts.append(f"(?P<{group}>{self._set(piece['name'])})")
        behind, ahead = (self._look(words, sign) for words, sign in zip(look, ("?<=", "?="), strict=True))
        needed = tuple(frozenset(self._set(name)[1:-1]) for name in _needed(pieces))
        return Compiled(say, f"{behind}(?:{''.join(parts)}){ahead}", tuple(names), needed)

    def _look(self, words: list[str], sign: str) -> str:
        letters = "".join(self._set(f"'{word}'")[1:-1] for word in words)
        return f"({sign}[{letters}])" if words else ""

    def _set(self, name: str) -> str:
        letters = "".join(letter for names, letter in self._letters.items() if name in names)
        if not letters and name != "day":
            raise KnowledgeError(f"times.toml: no word has the class {name} that a pattern uses; add it to [classes]")
        return f"[{letters or _NEVER}]"


def _needed(pieces: Sequence[re.Match[str]]) -> Iterator[str]:
    """The words and classes that a pattern has in any case: in no brackets, with no "?", and no "|" beside them."""
    marks = [piece["mark"] for piece in pieces]
    depth = 0
    outer: list[int] = []
    for at, mark in enumerate(marks):
        depth += (mark == "(") - (mark == ")")
        outer += [at] if depth == 0 else []
    if any(marks[at] == "|" for at in outer):
        return
    for at in outer:
        if not marks[at] and marks[at + 1 : at + 2] != ["?"]:
            yield f"'{pieces[at]['word']}'" if pieces[at]["word"] else pieces[at]["name"]


def _context(pattern: str) -> tuple[str, tuple[list[str], list[str]]]:
    """Part a pattern from the words that must stand before it `( 'a' | 'b' )^ ...` or after it `... 'a'^`."""
    before, after = [], []
    first = re.match(r"\(([^)]*)\)\^\s*", pattern)
    if first:
        before, pattern = re.findall(r"'([^']+)'", first[1]), pattern[first.end() :]
    last = re.search(r"\s'([^']+)'\^$", pattern)
    if last:
        after, pattern = [last[1]], pattern[: last.start()]
    return pattern, (before, after)
