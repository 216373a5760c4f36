"""The corpus that speed is measured on is what it says it is."""

from __future__ import annotations

from collections import Counter

from corpus import NEAR, Maker, corpus
from heldby.group import group


def test_it_is_the_same_each_time_and_does_not_depend_on_its_size() -> None:
    assert list(corpus(60)) == list(corpus(90))[:60]
    assert list(corpus(20, seed=2)) != list(corpus(20))


def test_its_shares_are_those_asked_for() -> None:
    made = Maker(1, 0.05, 0.3)
    originals = [n for n in range(4000) if made.original(n) == n]
    assert 0.67 < len(originals) / 4000 < 0.73
    assert 0.035 < sum(made.is_war(n) for n in originals) / len(originals) < 0.065
    assert all(n - made.original(n) < 40 * NEAR for n in range(4000))


def test_copies_are_found_to_be_copies_and_others_are_not() -> None:
    made = list(corpus(1500))
    families, _ = group((each["id"], each["text"]) for each in made)
    family = {member: f.id for f in families for member in f.members}
    pairs = Counter((family.get(each["id"], each["id"]), each["family"]) for each in made)
    agree = sum(n for (found, known), n in pairs.items() if found == known)
    assert agree / len(made) > 0.9
