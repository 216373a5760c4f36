"""Pairs worth comparing: few, whatever many texts have in common, and none that a family needs is missed."""

import random
import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heldby.group import group
from heldby.group.keeping import KeptShingles
from heldby.group.proposing import proposed
from heldby.group.shingles import Shingles, shingles, words_of
from heldby.group.sketches import agreement, sketch

WORDS = [
    a + b + c for a in ("ba", "ke", "li", "mo") for b in ("dar", "fel", "gim", "hos") for c in ("a", "e", "i", "o")
]
PHRASES = [" ".join(random.Random(f"phrase {n}").choices(WORDS, k=12)) for n in range(6)]


def prose(seed: int, words: int = 120) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=words))


def in_one_manner(seed: int) -> str:
    """A text of its own that has three of six phrases in common with others."""
    return " ".join([prose(seed), *random.Random(f"{seed}").sample(PHRASES, 3)])


def proposals(texts: list[str]) -> int:
    taken = [shingles(words_of(text)) for text in texts]
    sketches = np.stack([sketch(each.hashes) for each in taken])
    marks = np.array([int(words_of(text).sum()) for text in texts], dtype=np.uint64)
    ones, others = proposed(sketches, marks, lambda one, _: np.ones(one.size, dtype=np.bool_))
    assert len(set(zip(ones.tolist(), others.tolist(), strict=True))) == len(ones)
    return len(ones)


def test_pairs_grow_with_the_texts_and_not_with_their_square() -> None:
    few, many = (proposals([in_one_manner(seed) for seed in range(count)]) for count in (600, 2400))
    assert many < 6 * few, "16 times as many would be their square"


def test_hundreds_of_versions_of_one_text_are_one_voice() -> None:
    wire = prose(1, 200).split()
    versions = {}
    for n in range(300):
        chooser = random.Random(n)
        changed = ["anew" if chooser.random() < 0.06 else word for word in wire]
        versions[f"v{n:03}"] = " ".join([*changed, prose(1000 + n, 20)])
    others = {f"w{n:03}": prose(5000 + n) for n in range(100)}
    ((family,), _) = group({**versions, **others}.items())
    assert family.members == tuple(sorted(versions))


def test_no_text_or_one_has_no_family() -> None:
    assert group([]) == ((), ())
    assert group([("a", prose(1))]) == ((), ())


@settings(max_examples=200, deadline=None)
@given(st.text(), st.text())
def test_words_are_what_a_regular_expression_finds(one: str, other: str) -> None:
    expected = [re.findall(r"\w+", text.casefold()) for text in (one, other)]
    found = [words_of(text).tolist() for text in (one, other)]
    assert [len(words) for words in found] == [len(words) for words in expected]
    assert (found[0] == found[1]) == (expected[0] == expected[1])


def test_a_word_is_the_same_wherever_it_stands_in_however_long_a_text() -> None:
    assert words_of("Straße " * 9000 + "ÉTÉ")[-1] == words_of("été")[0]


def test_sketches_agree_as_texts_are_alike() -> None:
    text = prose(3, 600)
    half = " ".join([*text.split()[:400], *prose(4, 200).split()])
    one, other = shingles(words_of(text)), shingles(words_of(half))
    alike = one.shared(other) / (one.size + other.size - one.shared(other))
    assert alike == pytest.approx(0.5, abs=0.02)
    (estimate,) = agreement(sketch(one.hashes)[None], sketch(other.hashes)[None])
    assert estimate == pytest.approx(alike, abs=0.15)


def test_kept_shingles_come_back_as_they_were_from_memory_and_from_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def told(each: Shingles) -> tuple[list[int], list[int], int]:
        return each.hashes.tolist(), each.order.tolist(), each.words

    taken = [shingles(words_of(prose(seed, 2 + 10 * seed))) for seed in range(30)]
    for room in (1 << 20, 1000):
        monkeypatch.setattr("heldby.group.keeping._IN_MEMORY", room)
        kept = KeptShingles()
        for each in taken:
            kept.add(each)
        assert [told(kept[n]) for n in (29, 0, 7)] == [told(taken[n]) for n in (29, 0, 7)]
        assert len(kept) == 30
