"""The dead, the missing and the unhurt: ages and single people, floors of lists, tolls that may rise, nobody hurt."""

from typing import Any

import pytest

import heldby


def casualties(text: str) -> list[dict[str, Any]]:
    return [c for c in heldby.annotate(text)["claims"] if c["kind"] == "casualty"]


def told(text: str) -> list[tuple[str, Any, Any, Any]]:
    return [(c["measure"], c["victims"], c["low"], c["high"]) for c in casualties(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A man of 62 was killed in Sloviansk.", [("killed", "man", 1, 1)]),
        ("A nurse aged 31 was wounded in El Obeid.", [("wounded", "nurse", 1, 1)]),
        ("A citizen was injured by a shell in Kobani.", [("wounded", "citizen", 1, 1)]),
        ("Teacher killed in rocket attack on Sderot.", [("killed", "Teacher", 1, 1)]),
        ("A commander of 300 fighters was killed in Sebha.", [("killed", "commander of 300 fighters", 1, 1)]),
    ],
)
def test_an_age_counts_nobody_and_one_person_is_one(text: str, wanted: list[tuple[str, str, Any, Any]]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("At least 45 villagers and 20 medics were killed in Bunia.", [(45.0, None), (20.0, None)]),
        ("The raid cost the lives of more than 30 rebels and 12 medics in Derna.", [(30.0, None), (12.0, None)]),
        ("At least 45 villagers and a medic were killed in Bunia.", [(45.0, None), (1.0, 1.0)]),
        ("At least 23 villagers, including eight children, were killed in Bunia.", [(23.0, None), (8.0, 8.0)]),
        ("About 45 villagers and 20 medics were killed in Bunia.", [(45.0, 45.0), (20.0, 20.0)]),
    ],
)
def test_a_floor_before_a_list_holds_for_all_of_it(text: str, wanted: list[tuple[Any, Any]]) -> None:
    assert sorted(((c["low"], c["high"]) for c in casualties(text)), key=str) == sorted(wanted, key=str)


@pytest.mark.parametrize(
    "rise",
    [
        "The death toll is likely to rise.",
        "The toll could rise.",
        "The number of victims might rise.",
        "The death toll is expected to climb.",
    ],
)
def test_a_toll_that_may_rise_tells_of_more_dead(rise: str) -> None:
    first, more = casualties(f"A landslide of shells on Mariupol killed five nurses. {rise}")
    assert (more["measure"], more["victims"], more["low"]) == ("killed", first["victims"], None)
    assert more["status"] in ("expected", "hypothetical")


@pytest.mark.parametrize("rise", ["The toll rose.", "The number of victims has risen.", "The death toll is high."])
def test_a_toll_that_rose_without_a_figure_tells_of_nobody(rise: str) -> None:
    assert len(casualties(f"Shelling of Mariupol killed five nurses. {rise}")) == 1


def test_a_toll_that_may_rise_to_a_figure_is_told_once() -> None:
    assert told("The death toll in Mariupol could rise to 12.")[0][1:] == ("people", 12, 12)
    assert len(told("The death toll in Mariupol could rise to 12.")) == 1


@pytest.mark.parametrize(
    ("text", "victims", "low"),
    [
        ("Twelve villagers remain under the rubble in Antakya.", "villagers", 12),
        ("Dozens of villagers were still stuck in the rubble in Hawija.", "villagers", 24),
        ("The fate of at least nine miners is still unknown.", "miners", 9),
    ],
)
def test_who_is_under_the_rubble_is_missing(text: str, victims: str, low: int) -> None:
    assert [(m, v, n) for m, v, n, _ in told(text)] == [("missing", victims, low)]


@pytest.mark.parametrize(
    "text",
    [
        "No casualties were reported in Beni.",
        "Two rockets fell in Beni but caused no casualties.",
        "There were no reports of casualties in Beni.",
        "A rocket fell in Beni without any casualties among villagers.",
    ],
)
def test_that_nobody_was_hurt_is_told(text: str) -> None:
    assert [(c["measure"], c["polarity"]) for c in casualties(text)] == [("casualties", "-")]


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Two Malaysians were killed in Sabah.", "Malaysians"),
        ("Three million Afghans have become refugees.", "Afghans"),
        ("Two policemen were killed in Kidal, Mali.", "Malian government policemen"),
        ("Four policemen died in Kandahar, Afghanistan.", "Afghan government policemen"),
        ("Four Turkish policemen died in Cizre.", "Turkish policemen"),
    ],
)
def test_people_and_an_armys_men_are_told_as_such(text: str, victims: str) -> None:
    assert [c["victims"] for c in casualties(text)] == [victims]


def test_martyrs_are_counted() -> None:
    assert told("The raid left six martyrs in Jenin.")[0][2] == 6
