"""When something was by what else the report tells: "before the town fell", "since its capture", told twice."""

from __future__ import annotations

import pytest
from times_told import times

PUBLISHED = "2016-07-20"  # a Wednesday


@pytest.mark.parametrize(
    ("text", "kind", "words", "time"),
    [
        (
            "Rebels took Nyala from the army on 5 July. Before the town fell, shelling had destroyed its hospital.",
            "damage",
            "hospital",
            "[..2016-07-05]",
        ),
        (
            "M23 fighters seized Bunagana on 13 June. Ten civilians had been killed before the town was captured.",
            "casualty",
            "killed",
            "[..2016-06-13]",
        ),
        (
            "Before the attack of 11 July, shells killed 30 people in Avdiivka.",
            "casualty",
            "killed",
            "[..2016-07-11]",
        ),
        (
            "Before the army moved into Kidal on Friday, separatists looted the hospital.",
            "damage",
            "looted",
            "[..2016-07-15]",
        ),
    ],
)
def test_what_came_before_is_of_some_day_up_to_it(text: str, kind: str, words: str, time: str) -> None:
    assert times(text, kind, words, PUBLISHED) == {time}


@pytest.mark.parametrize(
    ("text", "kind", "words", "time"),
    [
        (
            "Rebels took Nyala from the army on 5 July. Since the fall of Nyala, 200 people have been killed.",
            "casualty",
            "killed",
            "2016-07-05/2016-07-20",
        ),
        (
            "The siege of Kweiris was lifted in November 2015. Since the lifting of the siege of Kweiris, the army has "
            "taken al-Bab.",
            "control",
            "has taken",
            "[2015-11..2016-07-20]",
        ),
    ],
)
def test_what_came_since_lies_between_it_and_publication(text: str, kind: str, words: str, time: str) -> None:
    assert times(text, kind, words, PUBLISHED) == {time}


def test_what_was_done_in_a_taking_is_of_its_day() -> None:
    text = "On July 3rd the army took Palmyra.\n\nIn retaking Palmyra, the army has cut the rebels' road to Raqqa."
    assert times(text, "route", "cut", PUBLISHED) == {"2016-07-03"}


def test_a_taking_that_a_place_is_known_by_dates_nothing() -> None:
    text = (
        "The army took Mahin from rebels on July 3rd. Shells hit Homs on Monday. "
        "Two men were shot dead in Qaryatayn, where the army took Mahin from rebels."
    )
    assert times(text, "event", "shot dead", PUBLISHED) == {"2016-07-18"}


@pytest.mark.parametrize(
    ("told", "time"),
    [
        ("Days before its fall, jets bombed the market.", "[2016-06-29~..2016-07-04]"),
        ("Two weeks before its fall, jets bombed the market.", "2016-06-21"),
        ("Jets had bombed the market only two days before the town fell.", "2016-07-03"),
        ("A week after the fall of Nyala, jets bombed its market.", "2016-07-12"),
    ],
)
def test_so_far_from_what_is_told_with_its_day(told: str, time: str) -> None:
    assert times(f"Nyala fell to the rebels on 5 July. {told}", "event", "bombed", PUBLISHED) == {time}


def test_what_something_is_counted_from_keeps_its_own_day() -> None:
    text = "Nyala fell to the rebels on 5 July. A week after the fall of Nyala, jets bombed its market."
    assert times(text, "control", "fall", PUBLISHED) | times(text, "control", "fell", PUBLISHED) == {"2016-07-05"}


def test_days_before_something_of_no_known_day_are_some_days_up_to_publication() -> None:
    text = "Three days before the attack, gunmen killed a teacher in Nyala."
    assert times(text, "casualty", "killed", PUBLISHED) == {"[..2016-07-20]"}


def test_two_deeds_of_one_story_are_of_its_day() -> None:
    text = "Gunmen stormed a school in Beni on Monday. They killed two teachers before setting it on fire."
    assert times(text, "casualty", "killed", PUBLISHED) == {"2016-07-18"}


@pytest.mark.parametrize(
    ("text", "words", "time"),
    [
        ("Rebels seized Nyala in June 2015. Nyala fell to the rebels a year ago.", "fell", "2015-06"),
        (
            "M23 captured Goma last month. Its fighters entered by night. M23 captured Goma on 9 June after a week.",
            "captured",
            "2016-06-09",
        ),
        (
            "Many archives had been moved before Palmyra fell to Islamic State a year ago. Islamic State seized "
            "Palmyra in May 2015.",
            "fell",
            "2015-05",
        ),
    ],
)
def test_a_taking_told_twice_is_of_the_finer_time(text: str, words: str, time: str) -> None:
    assert times(text, "control", words, PUBLISHED) == {time}


@pytest.mark.parametrize(
    "text",
    [
        "Rebels captured Nyala last month. The army captured Nyala on 9 June.",
        "Rebels captured Nyala last month. Rebels captured Geneina on 9 June.",
    ],
)
def test_another_taker_or_another_town_dates_nothing(text: str) -> None:
    assert times(text, "control", "Rebels captured Nyala", PUBLISHED) == {"2016-06"}


def test_a_loss_named_as_known_is_of_its_own_day_also_in_a_history() -> None:
    text = (
        "The army took Palmyra on March 27. The group had issued an amnesty at the start of October 2015. "
        "The loss of Palmyra is a blow to the group."
    )
    assert times(text, "control", "loss", PUBLISHED) == {"2016-03-27"}


def test_weeks_after_another_happening_is_before_the_time_of_the_sentence() -> None:
    text = "This week shells killed a general in Goma, only weeks after jets bombed his house."
    (time,) = times(text, "event", "bombed", PUBLISHED)
    assert time < "[2016-07-13"
