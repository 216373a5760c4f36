"""Who besieges whom, where the siege is named and its sides stand elsewhere in the report."""

import pytest

import heldby


def sides(text: str) -> list[tuple[str | None, str | None]]:
    """Who besieges and who is besieged, by each siege that a report tells."""
    told = heldby.annotate(text, published="2024-06-01")["claims"]
    return [(c["actor"], c["against"]) for c in told if c.get("change") == "besieged"]


@pytest.mark.parametrize(
    ("text", "besieger", "besieged"),
    [
        (  # whoever shells it
            "Babanusa has been besieged since January. The 22nd Infantry Division holds out there. The RSF shelled its "
            "headquarters on Monday.",
            "Rapid Support Forces",
            "22nd Infantry Division",
        ),
        (  # the one armed party against whoever holds out there
            "Civilians fled the besieged city of Mariupol. Ukrainian marines hold the steel works. Russian forces have "
            "bombed a theatre there.",
            "Russian military",
            "Ukrainian government forces",
        ),
        (  # who takes it in the end
            "The base at Myawaddy was under siege for three days before it surrendered to the Karen National "
            "Liberation Army.",
            "Karen National Liberation Army",
            None,
        ),
        (  # against whoever is shut in
            "Ukrainian troops were encircled in Debaltseve. The separatists said nobody could get out.",
            "pro-Russian separatists",
            "Ukrainian government forces",
        ),
        (
            "Families left besieged districts of eastern Aleppo. Government forces shelled eastern Aleppo. Rebels hold "
            "out.",
            "Syrian government forces",
            "Syrian rebels",
        ),
    ],
)
def test_who_besieges_a_place_is_told_by_the_report(text: str, besieger: str, besieged: str | None) -> None:
    assert sides(text)[0] == (besieger, besieged)


def test_a_siege_that_is_told_again_has_the_same_sides() -> None:
    text = (
        "Ukrainian troops were encircled in Debaltseve. The separatists said the encirclement was complete. Kyiv "
        "denied that the town was surrounded."
    )
    assert set(sides(text)) == {("pro-Russian separatists", "Ukrainian government forces")}


@pytest.mark.parametrize(
    "text",
    [
        "The besieged city of Taiz has no water. Government forces hold its centre.",
        "Nyala was under siege for a month. The army held out in its base there.",
    ],
)
def test_whoever_holds_a_place_does_not_besiege_it(text: str) -> None:
    assert [besieger for besieger, _ in sides(text)] == [None]


@pytest.mark.parametrize(
    "text",
    ["Rebels broke through to besieged eastern Aleppo on Saturday.", "The army marched to besieged Babanusa."],
)
def test_whoever_comes_to_a_besieged_place_is_not_said_to_besiege_it(text: str) -> None:
    assert sides(text) == [(None, None)]


def test_mines_around_a_place_are_no_siege() -> None:
    found = heldby.annotate("The militants agreed to clear the mines surrounding the dam at Tabqa.")["claims"]
    assert [c for c in found if c.get("change") == "besieged"] == []
