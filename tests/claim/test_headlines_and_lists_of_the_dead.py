"""Headlines without commas, lists under one figure, and words that stand for nothing that is named."""

import pytest

import heldby


def told(text: str) -> list[tuple[object, object, object]]:
    return [(c["measure"], c["victims"], c["low"]) for c in heldby.annotate(text)["claims"] if c["kind"] == "casualty"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Civilian killed 3 injured in rocket attacks on Taiz",
            [("killed", "Civilian", 1), ("wounded", "Civilians", 3)],
        ),
        (
            "Center of Kharkiv Shelled 2 Civilians Killed 7 Injured",
            [("killed", "Civilians", 2), ("wounded", "Civilians", 7)],
        ),
        ("The blast killed 30 villagers and aid workers near Goma.", [("killed", "villagers and aid workers", 30)]),
        (
            "The blast killed 12 nurses and 3 aid workers in Gao.",
            [("killed", "nurses", 12), ("killed", "aid workers", 3)],
        ),
        ("The grave held dozens of bodies.", [("killed", "people", 24)]),
    ],
)
def test_each_figure_with_those_whom_it_counts(text: str, found: list[tuple[str, str, float]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    "text", ["The body lay where he had died.", "The army struck their vehicles near Bama, destroying them."]
)
def test_a_word_that_stands_for_nobody_named(text: str) -> None:
    assert not [c for c in heldby.annotate(text)["claims"] if c["kind"] in ("person", "damage")]


def test_a_pronoun_behind_a_name_is_the_named() -> None:
    found = heldby.annotate("Commander Hassan Abboud was shot in Sirte. He died in hospital.")["claims"]
    assert [c["person"] for c in found if c["kind"] == "person"] == ["Hassan Abboud"]


def test_whoever_destroys_their_depots_owns_them_not() -> None:
    text = "The army attacked the rebels in Bunia on Monday. The army destroyed their depots and tanks in Bunia."
    sites = [c["site"] for c in heldby.annotate(text)["claims"] if c["kind"] == "damage"]
    assert sites
    assert "government" not in str(sites)


def test_who_takes_refuge_takes_no_town() -> None:
    text = (
        "Chechen fighters hold the valley and the army shells it. "
        "In the next valley some 1,500 Chechens have taken refuge since the war began."
    )
    assert ("displaced", "Chechens", 1500) in told(text)


def test_he_who_was_shown_before_is_somebody() -> None:
    text = "A gunman ran from a house in Marjah and fired on the patrol. He was later killed."
    assert [c["fate"] for c in heldby.annotate(text, published="2011-05-03")["claims"] if c["kind"] == "person"] == [
        "killed"
    ]


def test_what_bodies_look_like_is_nobody() -> None:
    text = "The bullet-riddled bodies of the three were found in a ditch near Goma."
    told = [c for c in heldby.annotate(text, published="2024-06-14")["claims"] if c["kind"] == "casualty"]
    assert [(c["victims"], c["low"]) for c in told] == [("people", 3)]
