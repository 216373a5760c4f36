"""Who took a place that only "fell", who had held one that was taken, and who besieges one told without a besieger."""

from __future__ import annotations

from typing import Any

import pytest

import heldby


def told(text: str, change: str) -> list[dict[str, Any]]:
    found = heldby.annotate(text, published="2024-03-01")["claims"]
    return [c for c in found if c["kind"] == "control" and c["change"] == change]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The rebels launched an assault on Bukavu on Friday. The city fell two days later.", "Congolese rebels"),
        ("The RSF had besieged Wad Madani for a week. The city fell on Monday.", "Rapid Support Forces"),
        ("Taliban fighters were advancing on Kunduz. By nightfall the city had fallen, officials said.", "Taliban"),
        ("Government forces attacked Jaffna in October. The town fell later.", "Sri Lankan government forces"),
    ],
)
def test_a_place_falls_to_the_one_party_told_just_before_to_come_for_it(text: str, actor: str) -> None:
    (fall,) = told(text, "taken")
    assert (fall["actor"], fall["actor_basis"]) == (actor, "implied")


@pytest.mark.parametrize(
    "text",
    [
        "Wad Madani fell on Monday, residents said.",
        "Government troops clashed with LTTE fighters in Jaffna. The town fell in December.",
        "The army and the M23 both advanced on Goma. The army holds the airport. The city fell on Sunday.",
        "The RSF is advancing on El Obeid. The army denied that the city had fallen.",
        "Government forces entered Ramadi in 2011. The city fell in May 2015.",
    ],
)
def test_it_stays_open_who_took_a_place_that_two_may_have_taken(text: str) -> None:
    assert not told(text, "taken")


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("The Sri Lankan army captured Elephant Pass from the LTTE. They had held it for nine years.", "LTTE"),
        ("Troops of Azerbaijan took Shusha from Armenian forces. They had held the town since 1992.", "Armenia"),
        ("Ukrainian troops took Izyum from Russian forces. They had held the town since April.", "Russia"),
    ],
)
def test_who_had_held_a_place_is_who_lost_it(text: str, holder: str) -> None:
    (held,) = told(text, "held")
    assert holder in str(held["actor"])


def test_whoever_only_flies_over_a_place_does_not_besiege_it() -> None:
    text = "Coalition jets struck Manbij on Monday and again on Tuesday. Thousands of civilians are trapped in Manbij."
    assert all(not c["actor"] for c in told(text, "besieged"))


def test_a_bare_fall_is_to_the_one_party_that_takes_places() -> None:
    only = "The RSF captured El Geneina in June. Zalingei fell in October."
    assert changes_of(only, "Zalingei") == [("taken", "Rapid Support Forces")]
    two = "The RSF captured El Geneina in June. The army took Kadugli. Zalingei fell in October."
    assert changes_of(two, "Zalingei") == [("lost", None)]
    come = "Taliban fighters entered Kabul on Sunday. Herat fell last week."
    assert changes_of(come, "Herat") == [("taken", "Taliban")]
    army = "The army entered Goma. Bunagana fell in June."
    assert changes_of(army, "Bunagana") == [("lost", None)]
    back = "The army recaptured Omdurman in March. Wad Madani fell in December 2023."
    assert changes_of(back, "Wad Madani") == [("lost", None)]


def changes_of(text: str, place: str) -> list[tuple[str, str | None]]:
    told = heldby.annotate(text)["claims"]
    return [(c["change"], c["actor"]) for c in told if c["kind"] == "control" and c["place"] == place]


@pytest.mark.parametrize(
    ("text", "taker", "loser"),
    [
        (
            "The Congolese army recaptured Goma from M23 rebels on Sunday. Goma fell a year ago.",
            "M23",
            "Congolese government forces",
        ),
        (
            "Sudan's army has retaken Wad Madani from the RSF. The city fell in December 2023.",
            "Rapid Support Forces",
            "Sudanese Armed Forces",
        ),
        (
            "Ukrainian troops retook Lyman on Friday as Russian forces withdrew. Lyman fell in the spring.",
            "Russian military",
            "Ukrainian government forces",
        ),
        ("The rebels took Idlib from the army on Saturday. The city fell after four days.", "Syrian rebels", None),
        ("The Taliban retook Kunduz on Sunday. Kunduz fell in 2015 too.", None, None),
    ],
)
def test_a_place_that_fell_long_before_it_was_retaken_fell_to_who_lost_it_now(
    text: str, taker: str | None, loser: str | None
) -> None:
    told = heldby.annotate(text, published="2024-03-29")["claims"]
    fallen = [c for c in told if c["kind"] == "control" and "fell" in c["quote"]]
    assert [c["actor"] for c in fallen] == [taker]
    assert loser is None or fallen[0]["against"] == loser
