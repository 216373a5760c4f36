"""Vary treebank sentences the way news varies: quotes, dashes, headlines, missing full stops, line ends.

In:     runs of sentences of the treebank, and a seeded source of chance.
Out:    the same runs with their text and their trees varied together.
Never:  a changed analysis: only leaves are dropped, and every word keeps its label and its head.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import swap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from random import Random

    from conllu import Sentence, Word

LONGEST_RUN = 8
SMALL_WORDS = frozenset({"ADP", "CCONJ", "DET", "PART", "SCONJ"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A sentence of a run, and what stands between it and the next."""

    words: tuple[Word, ...]
    gap: str


def runs(
    sentences: Sequence[Sentence], chance: Random, *, vary: bool, others: swap.Store | None = None
) -> Iterator[list[Piece]]:
    """Cut a document into runs of consecutive sentences of random length, varied if asked, with names of `others`."""
    at = 0
    while at < len(sentences):
        size = chance.randint(1, LONGEST_RUN)
        run = sentences[at : at + size]
        pieces = [Piece(words=s.words, gap=_gap(s, after)) for s, after in zip(run, [*run[1:], None], strict=True)]
        if vary and others is not None:
            pieces = [replace(p, words=swap.swapped(p.words, others, chance)) for p in pieces]
        yield _varied(pieces, chance) if vary else pieces
        at += size


def _gap(sentence: Sentence, after: Sentence | None) -> str:
    if after is None:
        return ""
    if after.opens_paragraph:
        return "\n\n"
    return " " if sentence.words[-1].space_after else ""


def _varied(pieces: list[Piece], chance: Random) -> list[Piece]:
    """Vary a whole run in its type marks, each sentence in its ending, and now and then in its case."""
    style = _marks(chance)
    bare = chance.random() < 0.15
    case = chance.choices((_same, str.lower, str.upper), (0.95, 0.03, 0.02))[0]
    done: list[Piece] = []
    for piece in pieces:
        headline = chance.random() < 0.07
        words = _as_headline(piece.words, chance) if headline else _ending(piece.words, chance)
        words = _bare(words) if bare else words
        words = tuple(replace(w, form=case(style(w))) for w in words)
        lost_its_end = words[-1].form != piece.words[-1].form
        done.append(Piece(words=words, gap=_other_gap(piece.gap, chance, line_end=lost_its_end)))
    return done


def _same(text: str) -> str:
    return text


def _marks(chance: Random) -> Callable[[Word], str]:
    """Choose a house style of quotes, apostrophes and dashes."""
    quotes = chance.choices(({}, {"``": "“", "''": "”"}, {"``": "''", "''": "''"}), (0.6, 0.33, 0.07))[0]
    single = {"``": "‘", "''": "’"} if "“" in quotes.values() else {}
    dash = chance.choice(("--", "—", "–", "-")) if chance.random() < 0.4 else ""

    def style(word: Word) -> str:
        form = word.form
        if form in {'"', "“", "”", "''"}:
            return quotes.get(word.xpos, form)
        if form in {"--", "—"} and dash:
            return dash
        if form == "'" and word.xpos in single:
            return single[word.xpos]
        return form.replace("'", "’") if single else form

    return style


def _other_gap(gap: str, chance: Random, *, line_end: bool) -> str:
    """Vary what stands between two sentences; one that lost its full stop ends its line."""
    if gap and line_end:
        return chance.choice(("\n", "\n\n", " "))
    kinds = (gap, "\n\n", "\n", "" if gap == " " else gap)
    return chance.choices(kinds, (0.84, 0.08, 0.06, 0.02))[0] if gap else gap


def _ending(words: tuple[Word, ...], chance: Random) -> tuple[Word, ...]:
    """Now and then leave out the final full stop."""
    last = len(words)
    bare = last > 3 and words[-1].form == "." and not any(w.head == last for w in words)
    return words[:-1] if bare and chance.random() < 0.06 else words


def _bare(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Lose commas and apostrophes, as text saved by careless tools does ("Syrias north")."""
    heads = {w.head for w in words}
    commas = {n for n, w in enumerate(words, start=1) if w.form in {",", ":", ";"} and n not in heads}
    ends = {n for n, w in enumerate(words, start=1) if n > 1 and n not in heads and _possessive(w, words[n - 2])}
    if len(commas) + len(ends) >= len(words):
        return words
    glued = [
        replace(w, form=w.form + words[n].form.lstrip("'’"), space_after=words[n].space_after) if n + 1 in ends else w
        for n, w in enumerate(words, start=1)
    ]
    spaced = [
        replace(w, space_after=w.space_after or words[n].space_after) if n + 1 in commas else w
        for n, w in enumerate(glued, start=1)
    ]
    whole = tuple(replace(w, form=w.form.replace("'", "").replace("’", "") or w.form) for w in spaced)
    return _without(whole, commas | ends)


def _possessive(word: Word, before: Word) -> bool:
    return word.xpos == "POS" and not before.space_after


def _as_headline(words: tuple[Word, ...], chance: Random) -> tuple[Word, ...]:
    """Drop articles, helping verbs and the full stop where they are leaves; often set in title case."""
    heads = {w.head for w in words}
    dropped = {
        number
        for number, w in enumerate(words, start=1)
        if number not in heads and w.head and chance.random() < _dropping(w, last=number == len(words))
    }
    if len(dropped) == len(words):
        return words
    kept = _without(words, dropped)
    if chance.random() < 0.6:
        return tuple(replace(w, form=w.form if w.upos in SMALL_WORDS else _capital(w.form)) for w in kept)
    return kept


def _dropping(word: Word, *, last: bool) -> float:
    if last and word.form in {".", "!"}:
        return 0.9
    if word.form.lower() in {"the", "a", "an"}:
        return 0.6
    return 0.3 if word.deprel == "aux:pass" else 0.0


def _capital(form: str) -> str:
    return form[:1].upper() + form[1:]


def _without(words: tuple[Word, ...], dropped: set[int]) -> tuple[Word, ...]:
    """Take leaves out and number the heads anew."""
    kept = [n for n in range(1, len(words) + 1) if n not in dropped]
    new = {old: position for position, old in enumerate(kept, start=1)}
    return tuple(replace(words[n - 1], head=new.get(words[n - 1].head, 0)) for n in kept)
