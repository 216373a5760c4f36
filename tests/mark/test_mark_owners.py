"""Whose men, jets and posts words name, in texts that lost an apostrophe, a blank or the name's second half."""

from typing import Any

import pytest

import heldby

LONG = (
    "The people of the town have waited for help for many weeks and say that none has come so far although the roads "
    "were open for most of the time and several envoys had told them that food and medicine would soon come. "
    "Those who could do so have left for the hills and live there in tents without water and with little to eat. "
)


def actors(text: str) -> list[Any]:
    return [c["actor"] for c in heldby.annotate(text, published="2021-03-04")["claims"] if c["kind"] == "event"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Assads air force carried out nine air raids on Raqqa.", "Syrian government forces"),
        ("Haftars jets bombed Sirte at dawn.", "Libyan National Army"),
        ("Putins forces shelled Izium at dawn.", "Russian military"),
    ],
)
def test_a_leader_owns_also_in_a_text_without_apostrophes(text: str, who: str) -> None:
    named = text.split("s ", maxsplit=1)[0]
    assert actors(f"{LONG}{named} said nothing. {text}")[-1] == who


@pytest.mark.parametrize(
    "text",
    [
        "Mortars were fired at Homs by militants of the so-called Sham Legion.",
        "Mortars were fired at Homs by militants of \u200e\u0081Sham Legion.",
        "Mortars were fired at Homs by militants of the Sham Legion.",
    ],
)
def test_the_militants_of_a_group_are_that_group(text: str) -> None:
    assert actors(text) == ["Sham Legion"]


@pytest.mark.parametrize("men", ["fighters", "forces", "troops", "militants"])
def test_a_short_name_takes_in_its_men(men: str) -> None:
    text = f"The Karen Liberation Front (KLF) held a parade. The KLF was founded in 1990. KLF {men} attacked Myawaddy."
    assert actors(text) == ["Karen Liberation Front"]


def test_whose_posts_and_strikes_they_are_without_an_article() -> None:
    assert actors("Two people died in shelling from army posts near Zabadani.") == ["Syrian government forces"]
    assert actors("Forty fighters were killed in coalition airstrikes in Mosul.") == ["US-led coalition"]
