"""Put other names and other verbs into treebank sentences, so that trees do not hang on the words met in training.

In:     the words of a sentence, a store of names and verbs, and a seeded source of chance.
Out:    the same sentence with some whole names and some verbs with an object replaced, tags and labels kept.
Never:  a name cut in two, a changed attachment, or a verb form of another kind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from conllu import Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from random import Random

    from conllu import Sentence

HERE = Path(__file__).parent
NAMES_SWAPPED = 0.25
NOUNS_SWAPPED = 0.06
VERBS_SWAPPED = 0.15
LONGEST_NAME = 4
FORMS = {"VB": 0, "VBP": 0, "VBZ": 1, "VBD": 2, "VBN": 3, "VBG": 4}
OBJECTS = frozenset({"obj", "nsubj:pass"})
NAMED = frozenset({"obj", "nsubj", "nsubj:pass", "obl", "nmod"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """What may stand in for another: names as words whose heads count within the name (0: its head), and verb forms."""

    names: tuple[tuple[Word, ...], ...]
    verbs: tuple[tuple[str, ...], ...]


def store(sentences: Iterable[Sentence]) -> Store:
    """Names of the treebank itself, those of `names.txt` as often, and the verbs of `verbs.txt`."""
    met = [_alone(s.words, span) for s in sentences for span in _spans(s.words)]
    listed = [_listed(line) for line in _lines("names.txt")]
    share = max(len(met) // len(listed), 1)
    return Store(names=(*met, *(listed * share)), verbs=tuple(tuple(line.split()) for line in _lines("verbs.txt")))


def swapped(words: tuple[Word, ...], store: Store, chance: Random) -> tuple[Word, ...]:
    """Replace each whole name, each bare noun or pronoun, and each verb with an object, with a small chance of its own.

    A treebank of letters and reviews has pronouns and nouns where news has names: "they took it" for "IS took Raqqa".
    """
    places = [(span, NAMES_SWAPPED) for span in _spans(words)] + [(span, NOUNS_SWAPPED) for span in _bare(words)]
    for (start, end), likely in sorted(places, reverse=True):
        if chance.random() < likely:
            words = _put(words, start, end, chance.choice(store.names))
    with_object = {w.head for w in words if w.deprel in OBJECTS}
    return tuple(
        _as_verb(w, chance.choice(store.verbs))
        if number in with_object and w.upos == "VERB" and w.xpos in FORMS and chance.random() < VERBS_SWAPPED
        else w
        for number, w in enumerate(words, start=1)
    )


def _lines(name: str) -> list[str]:
    text = (HERE / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _spans(words: Sequence[Word]) -> Iterable[tuple[int, int]]:
    """Yield first and last number of each run of words that is one whole name; what modifies it stays outside."""
    hanging: dict[int, list[int]] = {}
    for number, word in enumerate(words, start=1):
        hanging.setdefault(word.head, []).append(number)
    for number, word in enumerate(words, start=1):
        if word.upos != "PROPN" or word.xpos != "NNP" or _inside(word):
            continue
        own = sorted(_name(words, hanging, number))
        others = (n for member in own if member != number for n in hanging.get(member, ()))
        if own[-1] - own[0] + 1 == len(own) <= LONGEST_NAME and all(n in own for n in others):
            yield own[0], own[-1]


def _bare(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield first and last number of each pronoun, or noun with at most an article, that a name may stand for."""
    hanging: dict[int, list[int]] = {}
    for number, word in enumerate(words, start=1):
        hanging.setdefault(word.head, []).append(number)
    for number, word in enumerate(words, start=1):
        if word.deprel not in NAMED:
            continue
        own = [n for n in hanging.get(number, ()) if words[n - 1].deprel not in {"case", "punct"}]
        if (word.xpos == "PRP" and not own) or (word.xpos in {"NN", "NNS"} and not own):
            yield number, number
        elif word.xpos in {"NN", "NNS"} and own == [number - 1] and words[number - 2].xpos == "DT":
            yield number - 1, number


def _inside(word: Word) -> bool:
    return word.deprel in {"flat", "compound"} and word.xpos == "NNP"


def _name(words: Sequence[Word], hanging: dict[int, list[int]], number: int) -> Iterable[int]:
    """The numbers of a name's words, from its head down; a hyphen belongs to it if it stands in a name's word."""
    yield number
    for child in hanging.get(number, ()):
        if _inside(words[child - 1]):
            yield from _name(words, hanging, child)
        elif words[child - 1].xpos == "HYPH":
            yield child


def _alone(words: Sequence[Word], span: tuple[int, int]) -> tuple[Word, ...]:
    """A name by itself: heads count within it, and its head word has the head 0."""
    start, end = span
    return tuple(replace(w, head=w.head - start + 1 if start <= w.head <= end else 0) for w in words[start - 1 : end])


def _listed(name: str) -> tuple[Word, ...]:
    """A listed name in the treebank's manner: parted at hyphens, the first word its head."""
    pieces = re.findall(r"-|[^\s-]+\s?", name)
    done = []
    for number, piece in enumerate(pieces, start=1):
        hyphen = piece == "-"
        form = piece.strip()
        after = piece.endswith(" ") or number == len(pieces)
        kind = ("PUNCT", "HYPH", "_") if hyphen else ("PROPN", "NNP", "Number=Sing")
        head = 0 if number == 1 else number + 1 if hyphen else 1
        upos, xpos, feats = kind
        deprel = "root" if number == 1 else "punct" if hyphen else "flat"
        done.append(
            Word(form=form, lemma=form, upos=upos, xpos=xpos, feats=feats, head=head, deprel=deprel, space_after=after)
        )
    return tuple(done)


def _put(words: tuple[Word, ...], start: int, end: int, name: tuple[Word, ...]) -> tuple[Word, ...]:
    """Put `name` where the words `start` to `end` stood; what hung on the old name's head hangs on the new one's."""
    old = next(w for w in words[start - 1 : end] if not start <= w.head <= end)
    top = next(number for number, w in enumerate(name, start=start) if w.head == 0)
    more = len(name) - (end - start + 1)

    def moved(head: int) -> int:
        return top if start <= head <= end else head + more if head > end else head

    new = [
        replace(w, head=moved(old.head), deprel=old.deprel) if w.head == 0 else replace(w, head=w.head + start - 1)
        for w in name
    ]
    new[-1] = replace(new[-1], space_after=words[end - 1].space_after)
    before = (replace(w, head=moved(w.head)) for w in words[: start - 1])
    after = (replace(w, head=moved(w.head)) for w in words[end:])
    return (*before, *new, *after)


def _as_verb(word: Word, forms: tuple[str, ...]) -> Word:
    form = forms[FORMS[word.xpos]]
    shown = form.upper() if word.form.isupper() else form.capitalize() if word.form[:1].isupper() else form
    return replace(word, form=shown, lemma=forms[0])
