"""Letters that stand for a body are a name, also where a parser reads "to M23" as "to go"."""

import pytest

import heldby


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Goma fell to M23 on Sunday.", "M23"),
        ("Goma could fall to M23 within days.", "M23"),
        ("The army gave up Goma to M23 on Sunday.", "M23"),
        ("Kharkiv may fall to Russia.", "Russia"),
        ("Shusha passed to Azerbaijan.", "Azerbaijan"),
        ("Kherson was handed over to Russia in March.", "Russia"),
    ],
)
def test_who_a_place_falls_to_has_it(text: str, actor: str) -> None:
    claims = heldby.annotate(text, published="2024-06-14")["claims"]
    assert [(c["change"], c["actor"]) for c in claims if c["kind"] == "control"] == [("taken", actor)]


def test_a_verb_in_capitals_is_no_name() -> None:
    text = "The rebels want to HOLD the town of Goma."
    assert [c["actor"] for c in heldby.annotate(text)["claims"] if c["kind"] == "control"] != ["HOLD"]
