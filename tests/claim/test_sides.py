"""Who took what from whom, filled in from the report where the sentence leaves it open."""

from __future__ import annotations

from typing import Any

import pytest

import heldby
from heldby.lexicon.alliances import allied


def controls(text: str) -> list[dict[str, Any]]:
    return [c for c in heldby.annotate(text, name="x")["claims"] if c["kind"] == "control"]


def told(text: str, change: str, place: str) -> dict[str, Any]:
    found = [c for c in controls(text) if c["change"] == change and place in str(c["place_phrase"])]
    assert found, [(c["change"], c["place_phrase"]) for c in controls(text)]
    return found[-1]


def test_a_bare_fall_takes_both_sides_of_the_taking_that_the_report_tells() -> None:
    text = "Kunduz falls\n\nThe Taliban captured Kunduz from Afghan government forces on Monday."
    fall = controls(text)[0]
    assert (fall["change"], fall["actor"], fall["against"]) == ("taken", "Taliban", "Afghan government forces")


def test_a_fall_that_nobody_is_said_to_have_brought_about_stays_open() -> None:
    assert controls("The fall of Kunduz shocked Kabul.")[0]["actor"] is None


def test_who_retakes_a_place_is_the_one_it_was_taken_from() -> None:
    text = "The rebels captured Saraqib in January, but the Syrian army recaptured Saraqib in March."
    assert told(text, "taken", "Saraqib")["against"] == "Syrian rebels"
    first = next(c for c in controls(text) if c["change"] == "taken")
    assert first["against"] == "Syrian government forces"


def test_friends_by_alliance_are_no_opponents() -> None:
    text = "The US-led coalition bombed Raqqa. Islamic State lost men. The Syrian Democratic Forces captured Tabqa."
    assert told(text, "taken", "Tabqa")["against"] == "Islamic State"


def test_unnamed_company_is_nobody_of_its_own() -> None:
    assert told("Ahrar al-Sham and its allies captured Saraqib.", "taken", "Saraqib")["actor"] == "Ahrar al-Sham"


def test_a_list_of_subjects_is_whole() -> None:
    found = told("The Syrian army and Hezbollah continued to advance on Palmyra.", "approached", "Palmyra")
    assert found["actor"] == ["Syrian government forces", "Hezbollah"]


def test_people_who_flee_a_town_lose_it_to_nobody() -> None:
    assert not controls("Thousands of residents left Manbij on Tuesday.")


def test_counted_villages_without_a_name_are_no_place() -> None:
    text = "Fighting raged around Tal Afar.\n\nThe militia said it had captured 17 villages."
    assert not [c for c in controls(text) if c["change"] == "taken"]


def test_the_siege_is_the_one_told_before() -> None:
    text = "The rebels besieged Kafriya for two years. The siege was broken by the Syrian army on Tuesday."
    assert told(text, "relieved", "Kafriya")["actor"] == "Syrian government forces"


def test_where_says_in_which_place() -> None:
    assert told("The prize is Mosul, where Islamic State has dug in.", "held", "Mosul")["actor"] == "Islamic State"


def test_one_of_the_strongholds_is_a_stronghold() -> None:
    assert told("Saraqib is one of the remaining Hezbollah bastions.", "held", "Saraqib")["actor"] == "Hezbollah"


def test_outside_control_is_not_held() -> None:
    found = told("Saraqib remained outside the control of the Syrian government.", "held", "Saraqib")
    assert found["polarity"] == "-"


PAIRS = [("russia", "syrian_government", True), ("russia", "ukraine", False)]


@pytest.mark.parametrize(("one", "other", "right"), PAIRS)
def test_alliances_hold_both_ways(one: str, other: str, right: bool) -> None:
    assert allied(one, other) is allied(other, one) is right


def test_they_are_all_who_acted_together() -> None:
    text = "The Syrian army and Hezbollah captured Palmyra on Monday. They later captured Sukhnah."
    assert told(text, "taken", "Sukhnah")["actor"] == ["Syrian government forces", "Hezbollah"]


def test_an_offensive_takes_for_those_who_launched_it() -> None:
    text = "The Syrian army launched an offensive that recaptured Palmyra."
    assert told(text, "taken", "Palmyra")["actor"] == "Syrian government forces"


def test_the_first_of_two_subjects_is_found_where_the_tree_hangs_it_elsewhere() -> None:
    text = "Between 3 and 4 July, Hezbollah and allied forces captured Saraqib."
    assert told(text, "taken", "Saraqib")["actor"] == "Hezbollah"


def test_an_object_before_and_is_no_subject_of_what_follows() -> None:
    found = told("The army attacked Hezbollah and Islamic State captured Saraqib.", "taken", "Saraqib")
    assert found["actor"] == "Islamic State"


def test_whoever_attacks_a_besieged_place_besieges_it() -> None:
    text = "Food ran out in besieged Madaya. Syrian government forces shelled Madaya on Tuesday."
    assert told(text, "besieged", "Madaya")["actor"] == "Syrian government forces"


def test_on_goes_before_in() -> None:
    found = told("The army advanced on Hawija in Kirkuk province.", "approached", "Hawija")
    assert found["change"] == "approached"


def test_any_city_is_no_city_told_before() -> None:
    text = "Rebels captured Saraqib. The government does not regard any city as liberated."
    assert len([c for c in controls(text) if c["change"] == "taken"]) == 1


@pytest.mark.parametrize(
    ("text", "place", "loser"),
    [
        ("Grozny was taken by Russian troops after the separatists withdrew.", "Grozny", "separatists"),
        (
            "The army withdrew from Bambari. Rebels seized Bambari on Sunday.",
            "Bambari",
            "Central African government forces",
        ),
        ("The Arakan Army took Ann after junta troops withdrew from the town.", "Ann", "Myanmar military"),
    ],
)
def test_who_is_told_to_have_left_beside_it_lost_the_place(text: str, place: str, loser: str) -> None:
    assert told(text, "taken", place)["against"] == loser


@pytest.mark.parametrize("text", ["Armenians fled Stepanakert.", "Tens of thousands of Ukrainians left Mariupol."])
def test_nobody_loses_what_a_people_flees(text: str) -> None:
    assert controls(text) == []


def test_allies_who_are_named_take_the_place_too() -> None:
    text = "The Congolese army and its Wazalendo allies retook Masisi."
    assert told(text, "taken", "Masisi")["actor"] == ["Congolese government forces", "Wazalendo"]
    assert told("The Syrian army and its allies took Zabadani.", "taken", "Zabadani")["actor"] != "allies"


def test_armed_men_of_a_people_are_not_the_people_and_speak_of_themselves() -> None:
    taken = told("Tuareg rebels said they had captured Tessalit after the army fled.", "taken", "Tessalit")
    assert (taken["actor"], taken["against"]) == ("Tuareg rebels", "Malian government forces")


def test_a_subject_before_a_parted_did_takes_the_place() -> None:
    text = "Russian forces did, however, manage to take the village of Lyman."
    assert told(text, "taken", "Lyman")["actor"] == "Russian military"


def test_what_would_be_taken_next_is_taken_by_the_speakers_side() -> None:
    text = "The Taliban captured Spin Boldak. Kandahar would be their next objective, a Taliban commander said."
    assert told(text, "taken", "Kandahar")["actor"] == "Taliban"
    text = "Russian forces took Novoselivka. Pokrovsk will be captured by winter, Russian officials said."
    assert told(text, "taken", "Pokrovsk")["actor"] == "Russian military"


def test_who_accuses_whom_of_what_the_group_did() -> None:
    text = "The Houthis attacked Sirwah in Marib. The government accused the group of seizing Marib."
    assert told(text, "taken", "Marib")["actor"] == "Houthis"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ukraine began an offensive aimed at the recapture of Melitopol.", "Ukraine"),
        ("The families are waiting for the Sudanese army to retake Bara.", "Sudanese Armed Forces"),
        ("Residents called on the army to retake Bama from Boko Haram.", "Nigerian government forces"),
    ],
)
def test_whose_aim_it_is_and_who_is_waited_for(text: str, who: str) -> None:
    (claim,) = controls(text)
    assert (claim["actor"], claim["status"]) == (who, "planned")


def test_who_hinders_an_effort_makes_none() -> None:
    assert controls("ISIL tried to disrupt efforts to capture Mosul.")[0]["actor"] is None


def test_who_is_prevented_from_entering_has_not_entered() -> None:
    (claim,) = controls("The militia is preventing the army from entering Sirte.")
    assert (claim["polarity"], claim["actor"]) == ("-", "Libyan government forces")


def test_who_retakes_a_place_in_the_same_breath_had_lost_it() -> None:
    text = "Kunduz fell in September 2015 and was recaptured by Afghan forces two weeks later."
    fall = controls(text)[0]
    assert (fall["change"], fall["against"]) == ("lost", "Afghan government forces")
    text = "Following the capture of Khan Tuman, government reinforcements were sent to recapture the town."
    first = controls(text)[0]
    assert (first["actor"], first["against"]) == (None, "Syrian government forces")


def test_a_fall_told_above_the_recapture_is_the_same() -> None:
    text = "Palmyra falls\n\nThe Syrian army recaptured Palmyra from Islamic State on Sunday."
    fall = controls(text)[0]
    assert (fall["actor"], fall["against"]) == ("Syrian government forces", "Islamic State")
