"""Who was killed and captured, how many and when, in the short statements of armies and ministries."""

from typing import Any

import pytest

import heldby


def told(text: str, status: str = "happened") -> list[tuple[str, Any, Any]]:
    rows = heldby.annotate(text)["claims"]
    kept = [c for c in rows if c["kind"] == "casualty" and c["polarity"] == "+" and c["status"] == status]
    return [(c["measure"], c["victims_phrase"], c["low"]) for c in kept]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Soldiers detained a rebel commander, his deputy and several other suspected fighters in Gao.",
            [
                ("captured", "rebel commander", 1),
                ("captured", "deputy", None),
                ("captured", "suspected fighters", None),
            ],
        ),
        (
            "Police arrested a militia leader, a courier, and two of their associates in Jos.",
            [("captured", "militia leader", None), ("captured", "courier", None), ("captured", "their associates", 2)],
        ),
        (
            "The raid resulted in the courier and one of his associates being detained.",
            [("captured", "courier", None), ("captured", "associates", 1)],
        ),
        ("Troops killed commander Ali Hassan and two fighters in Barawe.", [("killed", "fighters", 2)]),
        (
            "Ukrainian troops captured a courier for weapons, money and equipment used in attacks, along with more "
            "than ten of his men.",
            [("captured", "courier", None), ("captured", "men", 10)],
        ),
        (
            "The army detained two Boko Haram suspects, including a Boko Haram senior commander.",
            [("captured", "Boko Haram suspects", 2), ("captured", "Boko Haram senior commander", 1)],
        ),
    ],
)
def test_each_of_a_list_is_told_of(text: str, wanted: list[tuple[str, Any, Any]]) -> None:
    assert sorted(told(text), key=str) == sorted(wanted, key=str)


def test_who_is_called_two_things_is_one() -> None:
    assert told("The blast killed a man, a farmer from Gulu, on Tuesday.") == [("killed", "man", 1)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The police killed three gunmen in Ankara and arrested a fourth.",
            [("killed", "gunmen", 3), ("captured", "gunmen", 1)],
        ),
        (
            "Two of the rebels were killed while a third was arrested.",
            [("killed", "rebels", 2), ("captured", "rebels", 1)],
        ),
        ("The soldiers surrounded three rebels and killed them.", [("killed", "rebels", 3)]),
        (
            "Three rebels were killed and two surrendered near Jolo.",
            [("killed", "rebels", 3), ("captured", "rebels", 2)],
        ),
        ("A rebel mortar team was killed near Bakhmut.", [("killed", "rebel mortar team", None)]),
        (
            "Soldiers found two dead civilians and one wounded civilian in Goma.",
            [("killed", "civilians", 2), ("wounded", "civilian", 1)],
        ),
    ],
)
def test_so_many_are_told_of(text: str, wanted: list[tuple[str, Any, Any]]) -> None:
    assert told(text) == wanted


def test_a_third_of_something_is_no_man() -> None:
    rows = heldby.annotate("The rebels control a third of Yemen.")["claims"]
    assert [(c["kind"], c["low"]) for c in rows if c["kind"] == "indicator"] == [("indicator", 33.3)]


def test_who_stands_beside_a_name_is_counted_without_it() -> None:
    assert told("The strike killed rebel chief Musa Ibrahim and three others in Gao.") == [("killed", None, 3)]


def test_who_is_wounded_and_dies_is_both() -> None:
    text = "Two soldiers were detained; a third was wounded and died on the way to hospital."
    assert {m for m, _, _ in told(text)} == {"captured", "wounded", "killed"}


@pytest.mark.parametrize(
    "text",
    [
        "He is responsible for executing strategic guidance from senior rebel leaders.",
        "The group executed attacks on officials in Mogadishu.",
        "He is known to kidnap those who do not support the rebels.",
        "The army neutralised 12 mines near Kherson.",
    ],
)
def test_nobody_is_told_of(text: str) -> None:
    assert told(text) == []


def test_what_an_operation_aims_at_has_not_come_about() -> None:
    text = "Troops held 12 suspects during operations aimed at capturing rebel leaders in Marawi."
    assert ("captured", "rebel leaders", None) not in told(text)
    assert ("captured", "rebel leaders", None) in told(text, "planned")


@pytest.mark.parametrize(
    "text",
    [
        "Troops arrested a rebel financier, who collected taxes from traders, in a raid in Afgoye on Thursday.",
        "Soldiers killed a bandit leader, who planned attacks on villages, during a patrol in Zamfara on Thursday.",
        "Troops detained a man who plans attacks in Khost on Thursday.",
    ],
)
def test_what_is_said_of_somebody_in_passing_takes_no_day(text: str) -> None:
    rows = heldby.annotate(f"MOGADISHU, March 6, 2021 - {text}")["claims"]
    assert [c["time"] for c in rows if c["kind"] == "casualty"] == ["2021-03-04"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\u2028"])
def test_a_wrapped_line_goes_on_in_the_next(end: str) -> None:
    lines = (
        "Army statement on the fighting near the border",
        "",
        "A patrol of the regional security force near Agadez killed a",
        "suspected smuggler and detained several other suspects in",
        "Tillaberi on Monday while it searched for weapons there.",
    )
    assert told(end.join(lines)) == [("killed", "suspected smuggler", None), ("captured", "suspects", None)]


def test_his_deputy_stands_beside_the_head_of_a_body() -> None:
    text = "Security forces arrested the leader of a local force, his brother and nine members of the group in Sagaing."
    assert [m for m, _, _ in told(text)] == ["captured"] * 3
    assert ("captured", "members of the group", 9) in told(text)


def test_fighters_who_flee_are_not_displaced() -> None:
    assert told("Two members of the group, fleeing its shelters, surrendered near Silopi.") == [
        ("captured", "members of the group", 2)
    ]
