"""An event told by verb and noun is one; "the attack" is what the report told before, or tells in so many words."""

import pytest

import heldby


def events(text: str) -> list[tuple[str, str | None, str | None]]:
    rows = heldby.annotate(text, published="2021-03-04")["claims"]
    return [(c["type"], c["actor"], c["place"]) for c in rows if c["kind"] == "event"]


def test_a_later_mention_takes_up_the_event_told_before() -> None:
    text = "A car bomb exploded outside a bank in Kabul on Monday. Nobody has claimed responsibility for the attack."
    assert [e for e in events(text) if e[0] != "bombing"] == []


def test_a_later_mention_of_another_place_is_another_event() -> None:
    text = "A car bomb exploded outside a bank in Kabul on Monday. The attack in Kunduz came hours later."
    assert ("attack", None, "Kunduz") in events(text)


def test_a_summary_is_what_the_report_then_tells() -> None:
    text = "Attack kills nine in Kabul\n\nA suicide bombing killed nine people in Kabul on Monday, officials said."
    assert {sort for sort, _, _ in events(text)} == {"bombing"}


def test_a_summary_of_several_sorts_stays_an_attack() -> None:
    text = (
        "Attacks kill nine in Kabul\n\nA suicide bombing killed five people in Kabul on Monday, officials said. "
        "Shelling of Kabul killed four more."
    )
    assert "attack" in {sort for sort, _, _ in events(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Government forces repelled an assault on Aleppo on Monday.",
        "Warplanes hit Idlib in air strikes on Monday.",
    ],
)
def test_a_verb_and_its_noun_tell_one_event(text: str) -> None:
    assert len(events(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Fighting forces of all sides gathered in Hama.",
        "The depot in Homs held mortars, rockets and landmines.",
        "The Joint Operations Command in Mosul confirmed it.",
    ],
)
def test_weapons_sorts_and_names_are_no_events(text: str) -> None:
    assert events(text) == []


def test_an_attack_to_take_a_place_is_a_battle_there() -> None:
    text = "Islamic State launched a surprise attack near Homs to retake the city of Palmyra."
    assert ("battle", "Palmyra") in [(sort, place) for sort, _, place in events(text)]


def test_who_claims_responsibility_did_it() -> None:
    text = "A car bomb exploded in Kabul on Monday. The Taliban claimed responsibility for the attack."
    assert ("bombing", "Taliban", "Kabul") in events(text)


def test_people_who_flee_do_not_withdraw() -> None:
    assert [e for e in events("Residents fled the town of Tabqa on Monday.") if e[0] == "withdrawal"] == []


def test_strikes_without_a_doer_are_by_the_one_who_carries_out_strikes() -> None:
    text = "Russian air strikes hit Idlib on Monday.\n\nNine people were buried.\n\nPrices rose.\n\nRain fell.\n\n"
    assert ("airstrike", "Russia", "Saraqib") in events(text + "Air strikes hit Saraqib as well on Wednesday.")
    two = "Israeli air strikes hit Homs on Sunday. " + text
    assert ("airstrike", None, "Saraqib") in events(two + "Air strikes hit Saraqib as well on Wednesday.")


def test_strikes_that_only_back_somebody_are_no_event() -> None:
    text = "Kurdish fighters backed by French air strikes held the village of Tuwal."
    assert [e for e in events(text) if e[0] == "airstrike"] == []


def test_a_day_is_nobodys_target() -> None:
    rows = heldby.annotate("Shelling on Tuesday killed two drivers in Idlib.")["claims"]
    assert [c["target"] for c in rows if c["kind"] == "event"] != ["Tuesday"]


def test_raids_on_a_village_are_of_the_sort_told_just_before_of_its_province() -> None:
    text = "Warplanes struck villages in Sagaing region on Monday. Rescuers counted 22 dead after the raids on Kawlin."
    assert ("airstrike", "Myanmar military", "Kawlin") in events(text)


def test_the_attack_is_the_killing_told_just_before() -> None:
    before = "M23 rebels clashed with Congolese troops near Sake. The army repelled an attack by M23.\n\n"
    text = "Gunmen of the ADF killed nine farmers in the village of Mukondi. The attack took place at dawn."
    assert events(before + text)[-1] == ("attack", "Allied Democratic Forces", "Mukondi")
    text = "Boko Haram fighters killed 12 people in Dapchi. Residents said the attack lasted three hours."
    assert events(text)[-1] == ("attack", "Boko Haram", "Dapchi")


def test_the_attack_is_not_the_killing_where_an_event_was_told_since() -> None:
    text = "Boko Haram fighters killed 12 people in Dapchi. A bomb exploded in Yola. The attack killed two."
    assert events(text)[-1][1] is None


def test_raids_on_another_place_are_of_the_sort_and_by_those_just_told_of() -> None:
    jets = "Israeli jets bombed Khan Younis on Monday. The raids on Rafah killed ten."
    assert events(jets)[-1] == ("airstrike", "Israel", "Rafah")
    part = "Army helicopters dropped barrel bombs on Aleppo city. 20 died in the attacks on the Sukkari neighbourhood."
    assert events(part)[-1] == ("airstrike", "Syrian government forces", "Sukkari")
    bomb = "A bomb exploded in Kandahar on Monday. The attack on Ghazni came hours later."
    assert events(bomb)[-1] == ("attack", None, "Ghazni")


def test_a_round_that_explodes_was_shelling() -> None:
    assert events("A mortar round exploded in Akcakale.") == [("shelling", None, "Akcakale")]


def test_air_force_jets_are_the_army_of_the_land() -> None:
    text = "Philippine troops entered Marawi. Air force jets bombed the militants' positions."
    assert ("airstrike", "Philippine government forces", "Marawi") in events(text)
