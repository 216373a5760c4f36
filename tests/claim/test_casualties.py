"""Who was killed, wounded, captured or displaced, and how many: lists, parts of others, words that stand for both."""

from typing import Any

import pytest

import heldby


def told(text: str) -> list[tuple[str, Any, Any]]:
    rows = heldby.annotate(text)["claims"]
    return [(c["measure"], c["victims"], c["low"]) for c in rows if c["kind"] == "casualty" and c["polarity"] == "+"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Forty people were killed and 12 were wounded in Hama.",
            [("killed", "people", 40), ("wounded", "people", 12)],
        ),
        (
            "The raid killed nine villagers, two of them children.",
            [("killed", "villagers", 9), ("killed", "children", 2)],
        ),
        (
            "Shelling killed 11 soldiers, including three officers, along with two drivers.",
            [("killed", "soldiers", 11), ("killed", "officers", 3), ("killed", "drivers", 2)],
        ),
        (
            "A patrol captured a commander and two fighters in Zabul.",
            [("captured", "commander", 1), ("captured", "fighters", 2)],
        ),
        (
            "The blast in Homs left 30 dead, including four nurses. Nine more were injured.",
            [("killed", "people", 30), ("killed", "nurses", 4), ("wounded", "people", 9)],
        ),
        ("Villagers fled Qaraqosh on Monday.", [("displaced", "Villagers", None)]),
        ("Two smugglers were taken into custody in Khost.", [("captured", "smugglers", 2)]),
        (
            "A car bomb killed 12 and wounded 30 others in Kabul.",
            [("killed", "people", 12), ("wounded", "people", 30)],
        ),
        (
            "Fighting in Beni left 14 villagers dead, 30 wounded and 200 missing.",
            [("killed", "villagers", 14), ("wounded", "villagers", 30), ("missing", "villagers", 200)],
        ),
        (
            "The clash in Beni left 14 villagers killed and one wounded.",
            [("killed", "villagers", 14), ("wounded", "villagers", 1)],
        ),
        ("A suicide bomber killed at least 16 in Hasakah.", [("killed", "people", 16)]),
        (
            "Troops killed a warlord and captured four of his men in Goma.",
            [("killed", "warlord", None), ("captured", "men", 4)],
        ),
        (
            "Troops detained the financier along with two suspected smugglers in Zurmat.",
            [("captured", "financier", None), ("captured", "suspected smugglers", 2)],
        ),
        ("A man, a woman and a child died in Aleppo.", [("killed", "man, a woman and a child", 3)]),
        ("A mother and her child were killed in Aleppo.", [("killed", "mother and her child", 2)]),
        ("Air strikes claimed the lives of 12 civilians in Hama.", [("killed", "civilians", 12)]),
        ("Twelve villagers lost their lives in Beni.", [("killed", "villagers", 12)]),
        ("The shelling forced 3,000 families from their homes in Toretsk.", [("displaced", "families", 3000)]),
        ("Clashes left nine villagers dead in Beni. The army then captured the ruins.", [("killed", "villagers", 9)]),
        # whoever else was hurt need not be a child, too
        (
            "Two children were killed and dozens more were injured in Sagaing.",
            [("killed", "children", 2), ("wounded", "people", 24)],
        ),
        (
            "Shelling killed 21 civilians including 11 children and dozens more wounded in Taiz.",
            [("killed", "civilians", 21), ("killed", "children", 11), ("wounded", "civilians", 24)],
        ),
        # whose they are is told once
        (
            "Troops killed 100 militants of the Islamic State near Sirte.",
            [("killed", "militants of the Islamic State", 100)],
        ),
        # headlines
        (
            "Nurse killed, nine villagers injured in shelling of Kherson.",
            [("killed", "Nurse", 1), ("wounded", "villagers", 9)],
        ),
        (
            "8 persons killed 58 others injured in rocket attacks on Sumy.",
            [("killed", "people", 8), ("wounded", "people", 58)],
        ),
        (
            "Ten villagers killed, at least 40 guards wounded in Djibo.",
            [("killed", "villagers", 10), ("wounded", "guards", 40)],
        ),
        ("Thirty guards were taken prisoner in Goma.", [("captured", "guards", 30)]),
        ("Air strikes kill 4 in a truce zone in Hudaydah.", [("killed", "people", 4)]),
        ("No villagers were killed in Homs.", []),
        ("The plan may kill any chance of peace in Homs.", []),
        ("Rebels captured several villages and a base.", []),
    ],
)
def test_the_harmed_are_counted(text: str, wanted: list[tuple[str, str, float | None]]) -> None:
    assert sorted(told(text), key=str) == sorted(wanted, key=str)


def test_a_headline_counts_those_whom_the_text_names() -> None:
    text = "14 killed in Aleppo\n\nShelling killed 14 pupils in Aleppo on Monday, a doctor said."
    assert {victims for _, victims, _ in told(text)} == {"pupils"}


def test_two_people_with_another_figure_between_them_are_not_two() -> None:
    text = (
        'The report tells of a strike killing "a woman with four of her children and an old man" in Aleppo on Sunday.'
    )
    assert ("killed", 2) not in [(measure, low) for measure, _, low in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "A strike on a school sheltering displaced people in Nuseirat killed 22 people, including eight children.",
        "The RSF shelled a camp for displaced people near El Fasher.",
        "Tents for displaced families burned in Goma.",
    ],
)
def test_who_lives_in_a_camp_is_no_news_of_flight(text: str) -> None:
    found = [c["measure"] for c in heldby.annotate(text)["claims"] if c["kind"] == "casualty"]
    assert "displaced" not in found


def test_displaced_people_who_are_counted_are_told() -> None:
    found = heldby.annotate("Marib hosts two million displaced people.")["claims"]
    assert [(c["measure"], c["low"]) for c in found] == [("displaced", 2_000_000)]


def test_who_tells_of_the_dead_is_none_of_them() -> None:
    found = heldby.annotate("Shells killed four people in Bara, including two women, a medic said.")["claims"]
    assert [(c["victims"], c["low"]) for c in found if c["kind"] == "casualty"] == [("people", 4), ("women", 2)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("On 6 March 2020, Farhad Karimi, a commander of the militia, was killed in Sirte.", ["Farhad Karimi"]),
        ("The command said that Sangari, an insurgent leader, was killed in an air strike.", ["Sangari"]),
        ("Maher Dolani has been killed near Aden, a doctor said.", ["Maher Dolani"]),
        ("A soldier from Port Sudan was killed in Omdurman.", []),
        ("In Port Sudan, a general was killed.", []),
        ("A member of the White Helmets was killed in Idlib.", []),
    ],
)
def test_who_is_told_to_be_dead_by_name_is_a_person(text: str, wanted: list[str]) -> None:
    assert [c["person"] for c in heldby.annotate(text)["claims"] if c["kind"] == "person"] == wanted


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        (  # whose members they are is told before the noun
            "Troops clashed with Abu Sayyaf on Jolo, killing most of the group's members.",
            ["Abu Sayyaf members"],
        ),
        # two parties before one noun
        ("The strikes killed 20 Taliban and al-Qaeda fighters in Kunar.", ["Taliban and al-Qaeda"]),
        ("Fifteen Hamas and Islamic Jihad militants were killed in Jenin.", ["Hamas and Palestinian Islamic Jihad"]),
        ("At least 30 French and Malian soldiers died in Gao.", ["French forces and Malian government forces"]),
        (  # what is left of somebody is he; who took the town was not eliminated
            "The army retook Bama after the last remnants of Boko Haram were eliminated.",
            ["Boko Haram"],
        ),
        ("Eleven of the bandits were killed in Zamfara.", ["bandits"]),
    ],
)
def test_the_dead_are_of_the_parties_told_with_them(text: str, whose: list[str]) -> None:
    assert [victims for _, victims, _ in told(text)] == whose


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Gunmen killed 30 members of the Lendu community.", "members"),
        ("Shells killed seven members of one family.", "members of one family"),
    ],
)
def test_members_are_people_whatever_they_are_members_of(text: str, victims: str) -> None:
    found = [c for c in heldby.annotate(text, published="2024-06-14")["claims"] if c["kind"] == "casualty"]
    assert [c["victims"] for c in found] == [victims]
