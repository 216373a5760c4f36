"""Names that many bodies bear, and groups that are named by what they are not or by a date."""

from __future__ import annotations

import pytest

import heldby


def actors(text: str) -> list[tuple[str, str]]:
    """Who is named in a report: the words and whom they mean."""
    return [(a["text"], a["name"]) for a in heldby.annotate(text)["actors"]]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The national army left Bria in the Central African Republic.", "national army", "Central African government"),
        ("National army soldiers fled Djibo in Burkina Faso.", "National army soldiers", "Burkinabe government"),
        ("The Syrian National Army took Afrin. The National Army then shelled Tal Rifaat.", "National Army", "Syrian"),
    ],
)
def test_a_national_army_is_that_of_the_country_told_of(text: str, words: str, name: str) -> None:
    assert next(who for said, who in actors(text) if said == words).startswith(name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The National Liberation Front took Oran in Algeria.", "National Liberation Front"),
        ("The National Liberation Army shelled Tetovo in Macedonia.", "National Liberation Army"),
        ("In Idlib the National Liberation Front attacked the army.", "National Front for Liberation"),
        ("The National Liberation Army attacked Arauca in Colombia.", "ELN"),
    ],
)
def test_a_common_name_is_that_of_the_war_told_of(text: str, name: str) -> None:
    assert actors(text)[0][1] == name


@pytest.mark.parametrize(
    "text",
    [
        "Non-state armed groups attacked Boga in Ituri.",
        "A non-state armed group burned the market of Mweso in North Kivu.",
        "Non-State Armed Groups (NSAGs) looted the hospital of Ouanda-Djalle.",
    ],
)
def test_groups_that_are_no_states_are_not_the_states_forces(text: str) -> None:
    found = [c["actor_id"] for c in heldby.annotate(text)["claims"]]
    assert found
    assert not any(actor and actor.startswith(("forces.", "gov.")) for actor in found)


def test_a_date_in_a_name_is_no_time() -> None:
    told = heldby.annotate("On 27 January the March 23 Movement (M23) took Goma. The 23 March Movement took Sake.")
    assert [t["text"] for t in told["times"]] == ["27 January"]
    assert {c["actor"] for c in told["claims"]} == {"M23"}


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Somalia's UN-backed government retook Kismayo.", "Somalia's UN-backed government", "Somali government"),
        ("The Saudi-backed government of Yemen retook Mokha.", "Saudi-backed government", "Yemeni government"),
        (
            "Yemen's internationally recognised government retook Mokha.",
            "Yemen's internationally recognised government",
            "Yemeni government",
        ),
        ("Libya's UN-backed government lost Sirte.", "Libya's UN-backed government", "Libyan government"),
    ],
)
def test_a_government_is_that_of_its_country_whoever_stands_behind_it(text: str, words: str, name: str) -> None:
    assert (words, name) in actors(text)
