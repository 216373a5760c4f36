"""Copies count as one voice: `group` and `CopyIndex`."""

import os
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heldby.group import CopyIndex, group

SHARED = Path(os.environ.get("HELDBY_SHARED", Path(__file__).parents[3] / "shared"))


def prose(seed: int, words: int = 120) -> str:
    chooser = random.Random(seed)
    return " ".join(chooser.choice(VOCABULARY) for _ in range(words))


VOCABULARY = [
    a + b for a in ("ba", "ke", "li", "mo", "nu", "ra", "si", "to") for b in ("dar", "fel", "gim", "hos", "lut")
]


def members(texts: dict[str, str]) -> list[tuple[str, ...]]:
    return [family.members for family in group(texts.items())[0]]


def test_a_copy_with_other_line_breaks_case_and_punctuation_is_one_voice() -> None:
    text = prose(1)
    (family,), problems = group([("x", text), ("y", text.upper().replace(" ", "\n", 7) + ".")])
    assert family.members == ("x", "y")
    assert (family.likeness, family.why) == (1.0, "word for word the same")
    assert problems == ()


def test_a_copy_inside_a_longer_page_is_a_copy() -> None:
    inner = prose(2, 60)
    page = f"{prose(3, 90)}\n\n{inner}\n\n{prose(4, 90)}"
    (family,), _ = group([("inner", inner), ("page", page), ("other", prose(5))])
    assert family.members == ("inner", "page")
    assert "shorter text stands in the longer" in family.why


def test_texts_that_share_one_background_paragraph_are_two_voices() -> None:
    background = prose(6, 40)
    assert members({"a": f"{prose(7)} {background}", "b": f"{prose(8)} {background}"}) == []


def test_a_rewrite_of_a_few_words_is_one_voice() -> None:
    words = prose(9).split()
    words[10], words[60] = "recaptured", "yesterday"
    assert members({"a": prose(9), "b": " ".join(words)}) == [("a", "b")]


def rewritten(text: str, every: int) -> str:
    """One word in so many replaced, all over the text."""
    return " ".join("anew" if at % every == 0 else word for at, word in enumerate(text.split()))


def test_a_rewrite_all_over_the_text_is_one_voice_though_half_of_it_is_new() -> None:
    text = prose(20, 300)
    (family,), _ = group([("wire", text), ("paper", rewritten(text, 7))])
    assert family.members == ("paper", "wire")
    assert 0.3 <= family.likeness < 0.6


def test_pages_of_one_site_with_an_article_of_their_own_are_two_voices() -> None:
    menu, comments = prose(21, 150), prose(22, 150)
    pages = {name: f"{menu} {prose(seed, 100)} {comments}" for name, seed in (("a", 23), ("b", 24))}
    assert members(pages) == []


def test_a_roundup_of_two_articles_does_not_make_them_one() -> None:
    for first, second in ((100, 100), (400, 100), (100, 60)):
        one, two = prose(25, first), prose(26, second)
        texts = {"one": one, "two": two, "roundup": f"{one} {two}", "one again": rewritten(one, 20)}
        (family,) = members(texts)
        assert {"one", "one again"} <= set(family) or {"two", "roundup"} == set(family)
        assert not {"one", "two"} <= set(family)


def test_copies_of_a_long_page_and_of_a_piece_of_it_are_one_voice() -> None:
    page, piece = f"{prose(27, 200)} {prose(28, 100)}", prose(28, 100)
    texts = {"page": page, "page again": page + " end", "piece": piece, "piece again": "the " + piece}
    assert members(texts) == [("page", "page again", "piece", "piece again")]


def test_of_the_shipped_reports_only_the_rewrite_of_the_wire_joins_it() -> None:
    folder = Path(__file__).parents[2] / "src" / "heldby" / "data" / "sample" / "reports"
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())}
    assert members(texts) == [("palmyra-2016-03-28.md", "palmyra-2016-03-29-quayside.md")]


def test_short_texts_join_only_their_exact_copies() -> None:
    texts = {
        "a": "Twelve soldiers were killed in the town on Monday.",
        "b": "Twelve soldiers were killed in the town on Monday",
        "c": "Thirteen soldiers were killed in the town on Monday.",
    }
    assert members(texts) == [("a", "b")]


def test_texts_without_words_are_problems_and_join_nobody() -> None:
    families, problems = group([("a", ""), ("b", " \n--"), ("c", "")])
    assert families == ()
    assert [p.where for p in problems] == ["a", "b", "c"]


def test_an_id_given_to_two_texts_is_a_problem() -> None:
    _, problems = group([("a", "Raqqa fell."), ("a", "Mosul fell.")])
    assert [p.where for p in problems] == ["a"]
    assert "own id" in problems[0].why


def test_an_id_given_twice_with_one_text_is_nobodys_copy() -> None:
    assert group([("a", "Raqqa fell."), ("a", "Raqqa fell.")]) == ((), ())


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(9)))
def test_families_do_not_depend_on_the_order_of_arrival(order: list[int]) -> None:
    base = prose(11)
    texts = [base, base + " " + prose(12, 20), prose(13), prose(14, 40) + " " + base, base.title(), base + "!"]
    texts += [prose(13) + " end", "Raqqa fell.", "raqqa fell"]
    pairs = [(f"t{n}", text) for n, text in enumerate(texts)]
    assert group(pairs[n] for n in order) == group(pairs)


def test_an_index_fed_one_by_one_knows_the_same_families() -> None:
    index, text = CopyIndex(), prose(15)
    index.add("a", text)
    assert index.family_of("a") is None
    index.add("b", text + " later")
    index.add("b", "an id that is known is not taken in again")
    assert "b" in index
    assert "z" not in index
    found = index.family_of("b")
    assert found is not None
    assert found.members == ("a", "b")
    assert index.families() == group([("b", text + " later"), ("a", text)])[0]


@pytest.mark.skipif(not (SHARED / "reports").is_dir(), reason="needs the shared reports")
def test_of_the_five_reports_two_are_one_article() -> None:
    texts = [(p.name[:3], p.read_text(encoding="utf-8")) for p in sorted((SHARED / "reports").glob("*.txt"))]
    assert [f.members for f in group(texts)[0]] == [("000", "001")]
