"""A subject or agent that the parser hung on the noun before is the verb's again."""

import pytest

import heldby


def takings(text: str) -> list[tuple[str, str | None, str | None]]:
    found = heldby.annotate(text, published="2022-11-24")["claims"]
    return [(c["place"], c["actor"], c["against"]) for c in found if c["kind"] == "control" and c["change"] == "taken"]


@pytest.mark.parametrize(
    ("text", "place", "actor"),
    [
        (
            "Aid reached Wad Madani more than a year after the Rapid Support Forces seized it.",
            "Wad Madani",
            "Rapid Support Forces",
        ),
        ("Two weeks after M23 rebels captured Bunagana, aid workers returned.", "Bunagana", "M23"),
        ("Residents came back to Kunduz a month after the Taliban overran it.", "Kunduz", "Taliban"),
    ],
)
def test_who_did_it_in_a_side_clause(text: str, place: str, actor: str) -> None:
    assert [row[:2] for row in takings(text)] == [(place, actor)]


@pytest.mark.parametrize(
    ("text", "place", "actor"),
    [
        ("Russian troops were forced out of Kupiansk by Ukrainian forces.", "Kupiansk", "Ukrainian government forces"),
        ("Armenian forces were forced out of Shusha by Azerbaijani troops.", "Shusha", "Azerbaijani government forces"),
        ("Islamic State militants were driven out of Tal Afar by Iraqi troops.", "Tal Afar", "Iraq government forces"),
    ],
)
def test_by_whom_is_said_of_the_verb_not_of_the_town(text: str, place: str, actor: str) -> None:
    rows = takings(text)
    assert [row[:2] for row in rows] == [(place, actor)]
    assert rows[0][2]


@pytest.mark.parametrize(
    ("text", "place", "actor"),
    [
        ("After capturing Kupiansk, Ukrainian forces advanced north.", "Kupiansk", "Ukrainian government forces"),
        ("Having captured Bunagana, the M23 rebels marched on Rutshuru.", "Bunagana", "M23"),
        ("After seizing the town of Lalibela, Tigrayan fighters moved south.", "Lalibela", "Tigray Defence Forces"),
    ],
)
def test_who_went_on_had_done_it(text: str, place: str, actor: str) -> None:
    rows = takings(text)
    assert [row[:2] for row in rows] == [(place, actor)]
