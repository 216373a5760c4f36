"""Paragraphs that repeat others: captions printed twice, and sentences set apart from the body they quote.

In:     the paragraphs of a report.
Out:    the numbers of those that repeat.
Never:  work that grows with the square of a long report: words are looked up, not compared pair by pair.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from heldby.clean.cues import function_words
from heldby.clean.layout import Block

_SHORTEST, _LONGEST = 8, 40  # words of a sentence set apart
_SHARED = 0.7  # of its telling words stand in one paragraph of the body
_LEAST = 4  # telling words that a paragraph must have to be judged by them
_EVERYWHERE = 30  # a word that stands in more paragraphs than this tells nothing of one of them


def repeats(blocks: Sequence[Block]) -> frozenset[int]:
    """The paragraphs whose words, but for a credit at either end, stand in another paragraph of like length."""
    seen: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, block in enumerate(blocks):
        if len(block.words) >= _SHORTEST and not block.text.startswith(("* ", "- ", "|")):
            middle = len(block.words) // 2
            seen[tuple(block.words[middle - 3 : middle + 3])].append(number)
            seen[tuple(block.words[-6:])].append(number)
    pairs = {(a, b) for numbers in seen.values() for a, b in pairwise(numbers) if a != b}
    return frozenset(n for a, b in pairs if _alike(blocks[a], blocks[b]) for n in (a, b))


def echoes(blocks: Sequence[Block], among: Sequence[int], body: Sequence[int], language: str) -> frozenset[int]:
    """Those among the given paragraphs that are one sentence made of the words of another paragraph of the body."""
    common = function_words(language)
    telling = {n: {w for w in blocks[n].words if w not in common} for n in body}
    where: dict[str, list[int]] = defaultdict(list)
    for number in body:
        for word in telling[number]:
            where[word].append(number)
    found = set()
    for number in among:
        if not _SHORTEST <= len(blocks[number].words) <= _LONGEST or len(telling[number]) < _LEAST:
            continue
        if not is_one_sentence(blocks[number].text):
            continue
        shared = Counter(other for word in telling[number] for other in _rare(where[word]) if other != number)
        best = max(shared.values(), default=0)
        if best >= _SHARED * len(telling[number]):
            found.add(number)
    return frozenset(found)


def _rare(numbers: list[int]) -> list[int]:
    """The paragraphs of a word; none when it stands in too many, or looking them up would grow with the square."""
    return numbers if len(numbers) <= _EVERYWHERE else []


def _alike(one: Block, other: Block) -> bool:
    shared = sum((Counter(one.words) & Counter(other.words)).values())
    return shared >= 0.85 * max(len(one.words), len(other.words))


def is_one_sentence(text: str) -> bool:
    """Whether a paragraph is one sentence, and neither a quotation nor an item of a list."""
    return ". " not in text and text[:1] not in "\"“‘'*-"
