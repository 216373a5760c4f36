"""Whose words a sentence holds that names no speaker, or names one in an unusual place."""

import pytest

import heldby


def sources(text: str, kind: str) -> list[object]:
    """The sources of the claims of a kind, in the order of the text."""
    return [c["source"] for c in heldby.annotate(text)["claims"] if c["kind"] == kind]


def source_phrases(text: str) -> set[object]:
    """The words by which the sources of a text's claims are told."""
    return {c["source_phrase"] for c in heldby.annotate(text)["claims"]}


def test_what_stands_before_what_somebody_added_is_his_too() -> None:
    text = (
        "The Yemeni Ministry of Health said in a report that shells hit Taiz. Five houses were destroyed in Taiz. "
        "The report added that three people were killed in Ibb."
    )
    assert sources(text, "damage") == sources(text, "casualty")
    assert sources(text, "damage") != ["author"]


def test_another_speaker_between_breaks_it() -> None:
    text = (
        "The Yemeni Ministry of Health said that shells hit Taiz. Five houses were destroyed in Taiz, residents said. "
        "Shells also destroyed a school in Taiz. The ministry added that three people were killed in Ibb."
    )
    assert "author" in sources(text, "damage")


def test_who_speaks_of_himself_goes_on() -> None:
    text = '"They shelled us," said Musa Adam, a nurse. We ran when a second strike hit a house in Nyala.'
    assert sources(text, "event")[-1] == "Musa Adam"


def test_the_author_takes_over_where_nobody_goes_on() -> None:
    text = '"They shelled us," said Musa Adam, a nurse. A second strike hit a house in Nyala.'
    assert sources(text, "event")[-1] == "author"


def test_he_is_the_person_the_sentence_before_is_about() -> None:
    text = (
        "General Salem Ali said rebels had shelled Taiz. President Omar Hassan visited Aden on Monday. "
        "He said ten people were killed in Ibb."
    )
    assert sources(text, "casualty") == ["Omar Hassan"]


def test_a_minister_is_not_they() -> None:
    text = "The Houthis attacked Marib on Monday. The minister said nothing. They claimed to have captured the airport."
    assert "minister" not in str(sources(text, "control"))


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Rebels plan to attack Paletwa, a source close to the group said.", "source close to the group"),
        ("The movement's armed wing, the Noor Brigades, said it had shelled Goma.", "Noor Brigades"),
        ("The ministry's press secretary, Ana Petrosyan, wrote online that ten people died in Goma.", "Ana Petrosyan"),
        ("Officials in Lower Marka told reporters that rebels seized Barawe.", "Officials in Lower Marka"),
        ("Clashes in Goma left 87 people dead, according to rights group RNDDH.", "rights group RNDDH"),
        ("A million people were displaced in Darfur, according to UN figures.", "UN"),
        (
            "General John Miles the top commander for coalition forces in the Gulf said rebels shelled Aden.",
            "John Miles",
        ),
        ("Shells hit a clinic in Taiz, it was reported on Monday by Radio Aden.", "Radio Aden"),
        ("The army will retake Goma by May, the prime minister promised.", "prime minister"),
        ("In a statement carried by its radio, the army said it had shelled Goma.", "army"),
        ("Strikes hit a school in Taiz tweeted the United Nations.", "United Nations"),
        ("Ten people were killed in Sake on Monday reports said.", "reports"),
        ("The commander of the Army of Salvation said rebels seized Goma.", "commander of the Army of Salvation"),
        ("Per MSF, twelve people were killed in Sake.", "MSF"),
        ("Shelling kills 12 in Kherson: state media", "state media"),
        ("Shelling kills 12 in Gaza - health ministry", "health ministry"),
        ("UN: 12 people killed in Goma", "UN"),
        (
            "Twelve people were killed in Sake, state radio reported on Monday, citing a police officer.",
            "police officer",
        ),
        ("Twelve people were killed in Sake on Monday, an airport source said.", "airport source"),
        ("Kyiv accused Moscow of shelling Kherson early on Saturday, killing 13 people.", "Kyiv"),
        ("According to MSF, twelve people were killed in Sake, Radio Okapi reported.", "MSF"),
        (
            "Government forces have taken control of villages in Darfur state media said on Sunday part of a campaign "
            "they began in May.",
            "state media",
        ),
    ],
)
def test_who_is_credited(text: str, phrase: str) -> None:
    assert source_phrases(text) == {phrase}


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shelled Goma. In May the president announced his decision to leave.",
        "Rebels shelled Goma, killing ten people, a claim Kigali denied.",
        "Gunmen fired shells on Goma claiming the lives of a man and his wife.",
        "Rebels shelled Goma and killed six people per day.",
    ],
)
def test_nobody_is_credited(text: str) -> None:
    assert source_phrases(text) == {None}


def test_with_another_saying_tells_his_own() -> None:
    text = "A bomb hit a bank in Mogadishu on Monday, state media said, with the mayor saying ten people were killed."
    assert source_phrases(text) == {"state media", "mayor"}


def test_who_watches_the_war_in_an_aside_tells_nothing_there() -> None:
    text = "Ten people were killed in Aden said the Yemen Observatory for Human Rights a group which documents abuses."
    assert source_phrases(text) == {"Yemen Observatory for Human Rights"}


def test_what_only_tells_when_is_not_all_that_somebody_said() -> None:
    text = "Jets bombed Gori on Saturday, Georgia's interior ministry said, a day after troops moved into Tskhinvali."
    found = {c["quote"]: c["source_phrase"] for c in heldby.annotate(text)["claims"] if c["kind"] == "event"}
    assert found["bombed Gori"] == "Georgia's interior ministry"


def test_who_only_denied_is_it_in_the_next_sentence() -> None:
    text = (
        "Maliar said troops had entered Makarivka. Russia's defence ministry denied losing any ground. "
        "It said its forces had shelled Orikhiv."
    )
    assert "Maliar" not in str(sources(text, "event"))


def test_what_is_announced_by_a_noun_is_his_who_announces_it() -> None:
    text = (
        "Sudanese troops retook Bara on Sunday. The army's general command announced the capture in a statement read "
        "on state television."
    )
    assert sources(text, "control") == ["author", "Sudanese Armed Forces"]
