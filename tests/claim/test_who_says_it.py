"""Whose word a claim is where the words for him, or for what he tells, stand apart."""

from __future__ import annotations

import pytest

import heldby


def of(text: str, kind: str) -> set[object]:
    """The sources of the claims of a kind."""
    told = (claim["source"] for claim in heldby.annotate(text)["claims"] if claim["kind"] == kind)
    return {tuple(source) if isinstance(source, list) else source for source in told}


@pytest.mark.parametrize(
    "text",
    [
        "Goma was shelled all night, local officials said, with at least 32 people killed.",
        "Two strikes hit Khartoum, local officials said, with three civilians dead.",
        "Gunmen stormed a market in Jos, local officials said, killing nine people, among them five children.",
    ],
)
def test_the_dead_behind_who_told_of_the_raid_are_his_word_too(text: str) -> None:
    assert of(text, "casualty") == {"local officials"}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "A strike hit Bama, according to a statement released on Friday by the Lakeside Doctors Network. "
            "Two nurses were killed, according to the statement.",
            "Lakeside Doctors Network",
        ),
        (
            "The U.N. commission of inquiry on Mali called for action. The report said 30 people were killed in Moura.",
            "U.N. commission of inquiry",
        ),
        ("A reporter quoted a number of residents in Bama as saying that raiders killed two men.", "residents in Bama"),
        ("According to preliminary data five people were killed in Shusha.", "preliminary data"),
        ("The Kivu Monitor counted 24 dead in Goma.", "Kivu Monitor"),
        ("The Daily Post, citing residents, reported that ten people had been killed in Bama.", "residents"),
        ("The Kasai Post, quoting a medic, said ten people had been killed in Tshikapa.", "medic"),
        ("The Beirut-based al-Mayadeen TV said ten people were killed in Aden.", "Beirut-based al-Mayadeen TV"),
        ("State-run television said ten people were killed in Kano.", "Nigerian state media"),
        ("A civil defence official said ten people were killed in Aden.", "civil defence official"),
        ("Raids on Aden killed 10 civilians activists said.", "activists"),
        ("Ten people killed in Aden raid - NGO\n\nThe raid began at dawn.\n", "NGO"),
        ("Suicide bomber kills one in Kano stronghold State TV\n\nThe raid began at dawn.\n", "Nigerian state media"),
    ],
)
def test_who_tells_is_found_by_all_his_words(text: str, source: str) -> None:
    assert of(text, "casualty") == {source}


def test_each_of_two_who_tell_may_be_told_of_before() -> None:
    text = (
        "Bombs on Goma killed nine people, the Kivu Monitor said. Ten people were hurt, the monitor and a medic said."
    )
    assert of(text, "casualty") == {"Kivu Monitor", ("Kivu Monitor", "medic")}


def test_what_somebody_says_of_a_raid_in_passing_is_not_all_of_the_sentence() -> None:
    text = "An air raid that the rebels claimed was aimed at a market killed 60 soldiers in Gao."
    assert of(text, "casualty") == {"author"}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("According to independent monitors hundreds of civilians have been killed in Goma.", "independent monitors"),
        ("According to residents several people were killed in Bama.", "residents"),
        ("Shells wounded three people in the Abbasids neighbourhood of northeast Damascus SANA said.", "SANA"),
        (
            "A strike killed 18 civilians in Idlib on Saturday the Syrian Observatory for Human Rights monitor said.",
            "Syrian Observatory for Human Rights",
        ),
        ("A Reuters correspondent working in Goma said that five people were killed.", "Reuters correspondent"),
        ("Ten rebels dead in Goma car bomb blast NGO - Region - World - Kivu Online", "NGO"),
        ("Air strikes kill dozens in Bama Monitor group - Region - World - Kivu Online", "Monitor"),
    ],
)
def test_who_speaks_where_no_comma_parts_him_from_what_he_tells(text: str, source: str) -> None:
    assert of(text, "casualty") == {source}


def test_some_monitors_are_not_the_one_told_of_before() -> None:
    text = (
        "The Syrian Observatory for Human Rights reported raids on Idlib. "
        "According to independent monitors, hundreds of people have been killed in Idlib."
    )
    assert of(text, "casualty") == {"independent monitors"}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Clashes broke out in Sake, which is controlled by the M23, the mayor said.", "author"),
        ("A shell fell on a village held by the Houthis in Marib province, a doctor said.", "author"),
        ("The besieged town of Kadugli was shelled, the mayor said.", "author"),
        ("The mayor said that Sake is controlled by the M23.", "mayor"),
        ('"They shelled Sake, which is controlled by the M23," the mayor said.', "mayor"),
    ],
)
def test_who_holds_a_place_told_by_the_way_is_the_authors_word(text: str, source: str) -> None:
    assert of(text, "control") == {source}
