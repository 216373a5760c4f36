"""Who does what an event tells, and against whom: by his name, by the nearest who fights him, or nobody."""

from typing import Any

import pytest

import heldby


def events(text: str) -> list[dict[str, Any]]:
    rows = heldby.annotate(text, published="2021-03-04")["claims"]
    return [c for c in rows if c["kind"] == "event"]


def both_sides(told: dict[str, Any]) -> set[str]:
    """Everybody told to take part, whichever side he is put on."""
    found: set[str] = set()
    for role in ("actor", "target"):
        named = told[role]
        found |= set(named if isinstance(named, list) else [named] if named else [])
    return found


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The jihadist group Boko Haram raided a village near Maiduguri on Sunday.", "Boko Haram"),
        ("The Shia rebel movement the Houthis shelled Taiz on Monday.", "Houthis"),
        ("Militants of the Islamist group JNIM ambushed a convoy near Djibo.", "JNIM"),
        ("The hardline rebel group Ahrar al-Sham attacked a base in Harasta last week.", "Ahrar al-Sham"),
    ],
)
def test_a_description_before_a_name_is_no_second_party(text: str, who: str) -> None:
    assert events(text)[0]["actor"] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Air strikes thought to be by jets from the US-led coalition killed 20 in Raqqa.", "US-led coalition"),
        ("A raid believed to have been carried out by the Taliban hit Kunduz.", "Taliban"),
        ("A bombing suspected to be the work of al-Shabaab killed ten people in Mogadishu.", "al-Shabaab"),
    ],
)  # fmt: skip
def test_who_is_thought_to_have_done_it_is_named(text: str, who: str) -> None:
    assert events(text)[0]["actor"] == who


def test_sides_of_a_fight_stand_after_between_wherever_the_verb_is() -> None:
    army, rsf = "Sudanese Armed Forces", "Rapid Support Forces"
    assert both_sides(events("The fighting in Omdurman was between the army and the Rapid Support Forces.")[0]) == {
        army,
        rsf,
    }
    told = events("Clashes broke out in Taiz between the Houthis on one side and Islah and the army on the other.")
    assert both_sides(told[0]) == {"Houthis", "al-Islah", "Yemeni government forces"}


def test_a_people_that_shells_is_its_state() -> None:
    (told,) = events("The Ethiopians shelled Beledweyne, in Somalia, on Monday.")
    assert told["actor"] == "Ethiopia"
    (told,) = events("The Russians and the Syrian regime attacked Aleppo with cluster bombs.")
    assert told["actor"] == ["Russia", "Syrian government"]
    (told,) = events("Russians attacked the embassy in Kyiv, Ukraine.")
    assert told["actor"] == "people of Russia"


def test_whose_counteroffensive_it_is() -> None:
    (told,) = events("A rebel counter-attack drove the troops back from Goma.")
    assert "rebels" in told["actor"]


def test_the_foe_told_of_in_the_sentence_comes_before_the_one_named_most() -> None:
    told = events(
        "The Houthis fought the army in Taiz and took Taiz from the army. The army shelled Ibb. "
        "On Friday the Houthis attacked the Southern Transitional Council in Dhale. "
        "The Houthis then launched an offensive on Qataba, where the Southern Transitional Council sent reinforcements."
    )
    assert told[-1]["target"] == "Southern Transitional Council"


def test_who_only_strikes_from_the_air_clashes_with_nobody() -> None:
    told = events(
        "Islamic State attacked the Peshmerga in Makhmour. Islamic State fighters died in clashes there, "
        "and French warplanes bombed Islamic State in Makhmour. French jets bombed Islamic State near Sinjar."
    )
    battles = [e for e in told if e["type"] == "battle"]
    assert [both_sides(battle) for battle in battles] == [
        {"Islamic State", "the Peshmerga"},
        {"Islamic State", "Peshmerga"},
    ]


def test_rebels_who_shell_carry_out_no_air_strikes() -> None:
    told = events("Rebels shelled Marib on Monday. Air strikes on a clinic in Marib killed six people on Tuesday.")
    assert [(e["type"], e["actor"]) for e in told] == [("shelling", "Houthis"), ("airstrike", None)]


def test_a_blast_that_nobody_is_told_to_have_set_off_stays_nobodys() -> None:
    told = events("A blast killed nine people in Kano on Friday. Boko Haram has carried out a bombing in Jos before.")
    assert [e["actor"] for e in told] == [None, "Boko Haram"]


def test_bombers_and_the_attack_they_died_in_are_one_event() -> None:
    (told,) = events("Two suicide bombers killed ten people in Mogadishu on Monday in an attack claimed by al-Shabaab.")
    assert (told["type"], told["actor"]) == ("bombing", "al-Shabaab")


def test_an_echo_is_nobodys_where_the_event_was_nobodys() -> None:
    told = events(
        "An air strike hit a school in Tigray on Friday. Rebels attacked a convoy near Mekelle. "
        "The strike in Tigray killed nine, and the bombardment in Tigray went on."
    )
    assert [e["actor"] for e in told if e["type"] == "airstrike"][:2] == [None, None]


def test_a_suicide_bombing_is_no_air_strike_told_of_elsewhere() -> None:
    told = events("French air strikes hit Kidal on Monday. The suicide bombing on a bus in Kidal killed ten.")
    assert [(e["type"], e["actor"]) for e in told] == [("airstrike", "France"), ("bombing", None)]


def test_whose_air_strikes_they_are_without_an_article() -> None:
    (told,) = events("Three people died in army airstrikes in Kassala on Sunday.")
    assert told["actor"] == "Sudanese Armed Forces"


@pytest.mark.parametrize(
    "unknown",
    [
        "It was not immediately clear who carried out the raids.",
        "Monitors could not say whether the army or the militia was behind the strikes.",
        "No group has claimed responsibility for them.",
    ],
)
def test_what_nobody_knows_is_not_filled_from_elsewhere(unknown: str) -> None:
    before = "Russian warplanes bombed Kharkiv on Friday. Air strikes on a market in Kharkiv killed four on Saturday. "
    first, market, *_ = events(before + unknown)
    assert (first["actor"], market["actor"]) == ("Russia", None)
    known = events(before + "It was not clear how many people were hurt.")
    assert known[1]["actor"] == "Russia"


def test_who_is_named_once_in_passing_is_not_the_foe() -> None:
    told = events(
        "Islamic State militants attacked a town in Cabo Delgado on Friday, sparking fighting that killed 17. "
        "Residents fled by boat. Shops were burnt. Schools were closed. Markets stayed empty. "
        "South African troops left the province in 2024."
    )
    assert all("South Africa" not in " ".join(both_sides(e)) for e in told if e["type"] == "battle")


def test_a_name_is_never_cut_in_two() -> None:
    told = events(
        "The Sirte offensive was a military offensive launched by the Libyan army against members of the "
        "Islamic State of Iraq and the Levant (ISIL) in the Sirte district. The army clashed with the Government "
        "of National Accord in Tripoli. The army fought the Government of National Accord in Gharyan."
    )
    assert "Islamic State" in both_sides(told[0])


def test_who_blows_himself_up_fights_no_battle() -> None:
    (told,) = events("A Taliban suicide bomber attacked Afghan troops in Khost.")
    assert (told["type"], told["actor"]) == ("bombing", "Taliban")
