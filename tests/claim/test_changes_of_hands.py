"""Who takes, loses, nears and besieges which place, in the ways that agencies tell it of one war or another."""

from __future__ import annotations

import pytest

import heldby


def told(text: str) -> list[tuple[str, object, object, object]]:
    """What is told: change, place, actor, against."""
    found = heldby.annotate(text, published="2024-03-01")["claims"]
    return [(c["change"], c["place"], c["actor"], c["against"]) for c in found if c["kind"] == "control"]


@pytest.mark.parametrize(
    ("text", "place", "actor"),
    [
        ("The YPG, backed by the FSA, were within 10 km from Tell Abyad.", "Tell Abyad", "YPG"),
        ("Houthi forces came within 15 kilometres of Marib after days of fighting.", "Marib", "Houthis"),
        ("The RSF pushed to within five kilometres of El Obeid.", "El Obeid", "Rapid Support Forces"),
        (
            "M23 overran two hills on Monday, bringing its fighters within 20 kilometres of Goma.",
            "Goma",
            "M23",
        ),
        ("JNIM took four villages, advancing to within 30 km of Kaya.", "Kaya", "JNIM"),
    ],
)
def test_who_comes_within_a_distance_has_come_near(text: str, place: str, actor: str) -> None:
    assert ("approached", place, actor) in [claim[:3] for claim in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The army shelled positions 10 km from Mekelle.",
        "Soldiers were killed in an ambush 20 km from Kidal.",
        "The militants stripped the hospital and moved its equipment to Raqqa.",
        "The army closed the road to Goma.",
    ],
)
def test_what_is_done_or_moved_that_far_away_is_no_approach(text: str) -> None:
    assert "approached" not in [claim[0] for claim in told(text)]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The victory gave the RSF control of Nyala.", ("taken", "Nyala", "Rapid Support Forces")),
        ("The deal handed the Houthis control of Hodeidah.", ("taken", "Hodeidah", "Houthis")),
        ("The army fled at dawn, leaving M23 in full control of Bukavu.", ("held", "Bukavu", "M23")),
    ],
)
def test_who_is_given_control_has_it(text: str, claim: tuple[str, str, str]) -> None:
    assert claim in [found[:3] for found in told(text)]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Al-Shabaab fighters seized El Bur on Monday. Somali troops drove them out hours later.",
            ("taken", "El Bur", "Somali government forces", "al-Shabaab"),
        ),
        (
            "JNIM fighters took Boulkessi on Friday but were driven out by Malian soldiers on Sunday.",
            ("taken", "Boulkessi", "Malian government forces", "JNIM"),
        ),
        (
            "ISWAP militants occupied the town of Rann before Nigerian troops forced them out.",
            ("taken", "Rann", "Nigerian government forces", "Islamic State West Africa Province"),
        ),
    ],
)
def test_those_who_are_driven_out_again_lose_the_place_told_before(text: str, claim: tuple[str, ...]) -> None:
    assert claim in told(text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Wad Madani came under army control in January.", ("taken", "Wad Madani", "Sudanese Armed Forces")),
        ("Donetsk city is still in separatist hands.", ("held", "Donetsk", "separatist")),
        ("Shells hit army-held Omdurman.", ("held", "Omdurman", "Sudanese Armed Forces")),
        ("Shells hit militia-held Tajoura.", ("held", "Tajoura", "militia")),
        ("Marawi was back in military hands.", ("taken", "Marawi", "Philippine government forces")),
    ],
)
def test_a_place_under_army_control_is_the_armys(text: str, claim: tuple[str, str, str]) -> None:
    assert claim in [found[:3] for found in told(text)]


def test_armies_are_nobodys_where_the_noun_after_them_is_no_keeping() -> None:
    assert not told("The town has an army hospital and a military court under the control of its mayor.")


def test_held_areas_of_nowhere_are_no_town_told_elsewhere() -> None:
    assert not told("Damascus was quiet. The regime uses barrel bombs on rebel-held areas that are home to civilians.")


def test_a_place_with_a_name_of_its_own_is_no_town_told_elsewhere() -> None:
    found = told("The Ozerne nuclear site was captured by Russian troops. A minister flew to London.")
    assert "London" not in [place for _, place, *_ in found]


def test_nearby_villages_are_near_the_place_named_before_them() -> None:
    text = "The army pushed out of Lysychansk, capturing four nearby villages, and shelled Bakhmut."
    assert ("taken", "Lysychansk") in [claim[:2] for claim in told(text)]


def test_what_comes_under_control_after_all_is_taken() -> None:
    text = "The town of Wad Madani changed hands twice before coming under the control of the army."
    assert ("taken", "Wad Madani", "Sudanese Armed Forces") in [claim[:3] for claim in told(text)]


@pytest.mark.parametrize(
    "text",
    ["Shells fell in the area surrounding Kharkiv on Sunday.", "The RSF shelled villages surrounding El Fasher."],
)
def test_what_lies_around_a_town_besieges_nothing(text: str) -> None:
    assert "besieged" not in [claim[0] for claim in told(text)]


def test_those_who_are_encircled_within_the_city_are_besieged_there() -> None:
    text = "The army entered Mayadin on Friday. By Monday, ISIL forces were encircled within the city."
    assert ("besieged", "Mayadin") in [claim[:2] for claim in told(text)]


def test_who_took_the_western_part_took_something_and_who_took_part_nothing() -> None:
    assert [c[:2] for c in told("The army took the western part of Aleppo.")] == [("taken", "Aleppo")]
    assert not told("The rebels took part in the defence of their province.")


@pytest.mark.parametrize(
    "text",
    [
        "Syrian rebels led by Hayat Tahrir al-Sham seized Aleppo.",
        "Libyan fighters led by Khalifa Haftar's Libyan National Army took Derna.",
    ],
)
def test_who_leads_them_loses_nothing_to_them(text: str) -> None:
    assert [c[3] for c in told(text) if c[0] == "taken"] == [None]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("M23 has cut Goma off from the north and west.", ("besieged", "Goma", "M23")),
        ("The rebels have cut off the town of Bria.", ("besieged", "Bria", "Central African rebels")),
        ("Encircled by the RSF, El Fasher has been starving.", ("besieged", "El Fasher", "Rapid Support Forces")),
        ("The Houthis control Sanaa and most of the highlands.", ("held", "Sanaa", "Houthis")),
        ("Islamists control Gao and Timbuktu.", ("held", ["Gao", "Timbuktu"], "Islamists")),
        ("Russia's defence ministry said its troops had taken Soledar.", ("taken", "Soledar", "Russian military")),
        ("Loikaw fell to resistance fighters in November.", ("taken", "Loikaw", "resistance fighters")),
        ("Lyman fell to Russia in May.", ("taken", "Lyman", "Russia")),
        ("Forces allied with Khalifa Haftar retook Ras Lanuf.", ("taken", "Ras Lanuf", "Libyan National Army")),
        ("Troops of General Khalifa Haftar took Derna.", ("taken", "Derna", "Libyan National Army")),
        ("The separatists handed Lyman back to the army on Friday.", ("taken", "Lyman", "Ukrainian government forces")),
    ],
)
def test_plain_ways_of_telling_it(text: str, claim: tuple[object, ...]) -> None:
    assert claim in [found[:3] for found in told(text)]


@pytest.mark.parametrize(
    "text",
    ["The army has cut off electricity to Aden.", "The rebels cut off the road to Bria.", "Snow cut off Ghazni."],
)
def test_what_else_is_cut_off_is_no_siege(text: str) -> None:
    assert "besieged" not in [claim[0] for claim in told(text)]


def test_those_who_are_trapped_besiege_nobody() -> None:
    (claim,) = told("Trapped inside Mariupol's steel plant, hundreds of Ukrainian fighters refused to give up.")
    assert claim == ("besieged", "Mariupol steel plant", None, "Ukrainian fighters")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Russian troops captured a string of villages, including Robotyne and Verbove.", ["Robotyne", "Verbove"]),
        ("Rebels took a number of towns such as Alamata and Korem.", ["Alamata", "Korem"]),
    ],
)
def test_a_string_of_towns_are_those_that_are_named(text: str, places: list[str]) -> None:
    (taken,) = (c for c in heldby.annotate(text, published="2024-03-01")["claims"] if c["kind"] == "control")
    assert (taken["place"], taken.get("part")) == (places, None)


def test_rebels_at_large_are_driven_from_no_town_told_before() -> None:
    text = "M23 seized Goma in January. Kinshasa was seeking a plan to expel rebel forces and end the crisis."
    assert [claim[0] for claim in told(text)] == ["taken"]


def test_a_demilitarised_zone_is_no_town_told_before() -> None:
    text = "Shells fell near the town of Avdiivka. The separatists agreed to withdraw from the demilitarised zone."
    assert not told(text)


def test_what_dates_a_holding_is_a_taking_of_that_month() -> None:
    text = "The Houthis have held Sanaa since September 2014, when they drove out government troops."
    found = heldby.annotate(text, published="2024-03-01")["claims"]
    assert [(c["change"], c["place"], c["time"]) for c in found] == [
        ("held", "Sanaa", "2014-09/2024-03-01"),
        ("taken", "Sanaa", "2014-09"),
    ]


@pytest.mark.parametrize(
    ("text", "stood"),
    [
        ("Nigerian troops took Gwoza on 27 March 2015, ending seven months of Boko Haram rule.", "2014-08/2015-03-27"),
        ("Taking Sinjar on 13 November 2015 ended 15 months of Islamic State occupation.", "2014-08/2015-11-13"),
    ],
)
def test_a_rule_that_is_ended_was_until_then_and_began_so_long_before(text: str, stood: str) -> None:
    (held,) = (c for c in heldby.annotate(text)["claims"] if c.get("change") == "held")
    assert (held["status"], held["time"]) == ("happened", stood)


def test_a_rule_that_is_to_end_goes_on() -> None:
    text = "The army means to take Gwoza and to end Boko Haram rule over the town."
    assert all(c["status"] != "happened" for c in heldby.annotate(text)["claims"] if c.get("change") == "held")


def test_a_siege_that_the_report_has_lifted_stood_until_then() -> None:
    text = "The army ended the JNIM blockade of Timbuktu last week. During the siege of Timbuktu, food ran out."
    found = heldby.annotate(text, published="2024-03-10")["claims"]
    siege = next(c for c in found if c["change"] == "besieged")
    assert (siege["place"], siege["status"], siege["time"]) == ("Timbuktu", "happened", "../2024-03-03")


@pytest.mark.parametrize(
    "text",
    [
        "The siege of Taiz was lifted in December. The Houthis are besieging Taiz again. The siege of Taiz hurts all.",
        "The army hopes to break the siege of El Obeid. During the siege of El Obeid, food ran out.",
        "The army broke the siege of Dilling in May. The siege of El Obeid hurts all.",
    ],
)
def test_a_siege_that_goes_on_or_is_of_another_place_is_not_over(text: str) -> None:
    found = heldby.annotate(text, published="2024-03-10")["claims"]
    assert {c["status"] for c in found if c["change"] == "besieged"} == {"ongoing"}


def test_the_last_town_of_a_land_is_the_town() -> None:
    text = "El Fasher, the last city in Darfur not under RSF control, has been besieged since May."
    assert ("held", "El Fasher", "Rapid Support Forces", None) in told(text)


def test_who_took_it_years_ago_is_not_who_is_at_it_today() -> None:
    text = (
        "Somalia's army declared victory over al-Shabaab in Bariire on Monday, nearly nine months after troops set out "
        "to recover the town and three years after its capture had cut the road."
    )
    found = {c["quote"]: c for c in heldby.annotate(text, published="2025-03-10")["claims"] if c["kind"] == "control"}
    won = found["Somalia's army declared victory over al-Shabaab in Bariire"]
    before = found["its capture"]
    assert (won["change"], won["place"], won["time"]) == ("taken", "Bariire", "2025-03-10")
    assert (before["place"], before["actor"], before["against"]) == ("Bariire", None, None)


def test_them_is_nobody_named_within_the_subject() -> None:
    text = "Tuareg rebels captured Gao. Islamist fighters of Ansar Dine have since pushed them out of Gao."
    found = [c for c in heldby.annotate(text)["claims"] if c["kind"] == "control"]
    assert (found[-1]["actor"], found[-1]["against"]) == ("Ansar Dine", "Tuareg rebels")


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("The RSF drove its foes out of Nyala.", None),
        ("The Houthis expelled their rivals from Mokha.", None),
        ("The RSF drove its enemies, the SAF, out of Nyala.", "Sudanese Armed Forces"),
    ],
)
def test_whoever_is_driven_out_as_a_rival_is_not_the_one_who_drives(text: str, against: str | None) -> None:
    (claim,) = [c for c in heldby.annotate(text, published="2023-05-22")["claims"] if c["kind"] == "control"]
    assert (claim["change"], claim["against"]) == ("taken", against)


def test_a_town_taken_nearby_is_a_town_taken() -> None:
    found = heldby.annotate("The army took Bara on Friday, three days after taking nearby Umm Sayala.")["claims"]
    assert [c["place"] for c in found if c["kind"] == "control"] == ["Bara", "Umm Sayala"]
