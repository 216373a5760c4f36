"""A day long before the news dates what is told of it, and not what the paragraphs behind it tell."""

from __future__ import annotations

import pytest

import heldby


def time_of(text: str, day: str, words: str) -> str | None:
    """The time of the claim that holds some words, in news of a day."""
    rows = heldby.annotate(text, published=day)["claims"]
    return next(c["time"] for c in rows if words in c["quote"])


LEAD = "Troops moved into Sake on Friday, and 11 people died under tank fire.\n\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "More than eight months after the assault of Oct. 7 set off the war, there is no truce.\n\nA boy was found "
            "alive when an air strike hit a home in Goma.",
            "strike hit",
        ),
        ("Rebels took the dam on 3 March.\n\nShelling killed several villagers in Kibumba.", "killed"),
        (
            "Since the coup of 1 February the junta has burned villages. Rebels attacked a barracks in Rutshuru.",
            "barracks",
        ),
    ],
)
def test_it_dates_no_news(text: str, words: str) -> None:
    assert time_of(LEAD + text, "2024-06-28", words) in ("[2024-06-27..2024-06-28]", "2024-06-28")


def test_it_dates_what_is_told_of_it() -> None:
    text = LEAD + "Rebels took the dam on 3 March. They killed 12 guards."
    assert time_of(text, "2024-06-28", "dam") == "2024-03-03"
    assert time_of(text, "2024-06-28", "12 guards") == "2024-03-03"


@pytest.mark.parametrize(
    ("behind", "time"),
    [
        (" They killed 12 guards. The gates were shut. Shelling hurt two farmers in Kibumba.", "2024-03-03"),
        (" They killed 12 guards.\n\nThe gates were shut. Shelling hurt two farmers in Kibumba.", "2024-06-28"),
    ],
)
def test_it_dates_its_paragraph_to_the_end(behind: str, time: str) -> None:
    told = time_of(LEAD + "Rebels took the dam on 3 March." + behind, "2024-06-28", "hurt")
    assert time in str(told)


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("The militia began firing rockets at Haifa on October 8 last year.", "2023-10-08"),
        ("The army shelled Goma on 3 March of last year.", "2023-03-03"),
        ("On Sunday, May 5 this year rebels attacked Kidal.", "2024-05-05"),
    ],
)
def test_a_day_of_last_year_is_not_of_this_one(words: str, time: str) -> None:
    assert [c["time"] for c in heldby.annotate(words, published="2024-12-01")["claims"] if c["kind"] == "event"] == [
        time
    ]


def test_the_days_of_a_history_are_not_of_the_year_it_was_published_in() -> None:
    text = (
        "On 23 October the army shelled Mare. On 24 October rebels captured Tal Rifaat. On 28 October it was retaken."
    )
    rows = heldby.annotate(text, name="Mare offensive (October 2016)", published="2023-06-30")["claims"]
    assert {c["time"][:7] for c in rows} == {"2016-10"}


@pytest.mark.parametrize(
    "saying",
    ["A medic said shells had killed six people in Goma.", "Shells had killed six people in Goma, the army said."],
)
def test_had_killed_in_somebodys_words_is_news(saying: str) -> None:
    assert {c["time"] for c in heldby.annotate(saying, published="2024-06-28")["claims"]} == {
        "[2024-06-27..2024-06-28]"
    }
