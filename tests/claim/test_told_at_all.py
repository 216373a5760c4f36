"""What a careful coder writes down is found, and what only looks like it is not: each pattern in several wars."""

from __future__ import annotations

from typing import Any

import pytest

import heldby


def told(text: str, kind: str) -> list[dict[str, Any]]:
    return [c for c in heldby.annotate(text, published="2024-03-01")["claims"] if c["kind"] == kind]


def changes(text: str) -> list[tuple[str, object]]:
    return [(c["change"], c["place"]) for c in told(text, "control")]


def counted(text: str, measure: str) -> list[float | None]:
    return [c["low"] for c in told(text, "casualty") if c["measure"] == measure]


@pytest.mark.parametrize(
    ("text", "change", "place"),
    [
        ("The defenders of Mariupol held firm for 80 days.", "held", "Mariupol"),
        ("The garrison at Marib stood its ground against the Houthis.", "held", "Marib"),
        ("Kobani has withstood repeated assaults by the jihadists.", "held", "Kobani"),
        ("Kharkiv withstood six weeks of shelling.", "held", "Kharkiv"),
        ("Loyalist soldiers clung to Sirte for another week.", "held", "Sirte"),
        ("Junta clings to Loikaw", "held", "Loikaw"),
        ("Their territory now includes Menaka. The Tuareg rebels have an office there.", "held", "Menaka"),
        ("The government's areas include Aden.", "held", "Aden"),
        ("Al-Shabaab once ran most of the town of Kismayo.", "held", "Kismayo"),
        ("Separatist fighters are already in the centre of Popasna.", "entered", "Popasna"),
        ("Russian tanks broke through near Toretsk.", "entered", "Toretsk"),
        ("Rwandan troops rode into Bukavu on Friday.", "entered", "Bukavu"),
        ("Militants crept towards Maiduguri at night.", "approached", "Maiduguri"),
        ("Boko Haram has gained territory in Borno.", "taken", "Borno state"),
        ("Troops purged the town of Beni of militants.", "taken", "Beni"),
        ("Army liberates Hodeidah airport", "taken", "Hodeidah airport"),
        ("The army repelled the militants' attempts to infiltrate Maiduguri.", "held", "Maiduguri"),
        ("Ukrainian troops foiled an attempt to push into Kharkiv.", "held", "Kharkiv"),
        ("El Geneina, the de facto capital of the RSF in West Darfur, was quiet.", "held", "El Geneina"),
        ("The rebels' capital in northern Yemen is Sanaa.", "held", "Sanaa"),
        ("Kidal, a stronghold of the rebels in northern Mali, was quiet.", "held", "Kidal"),
    ],
)
def test_control_told_in_other_words(text: str, change: str, place: str) -> None:
    assert changes(text) == [(change, place)]


@pytest.mark.parametrize(
    "text",
    [
        "Militants tried to infiltrate Herat on Friday, officials said.",
        "Rebels attempted to enter the town of Birao but were beaten.",
        "The Houthis had tried to advance on Marib.",
        "UNICEF runs most of the schools in Gao.",
        "The president is in the centre of Bangui.",
        "Kyiv resisted pressure from Washington.",
    ],
)
def test_what_was_only_tried_or_only_looks_like_it_is_no_control(text: str) -> None:
    assert changes(text) == []


def test_a_try_that_goes_on_stays_planned() -> None:
    assert [c["status"] for c in told("The army is trying to enter Marawi.", "control")] == ["planned"]


@pytest.mark.parametrize(
    "text",
    [
        "The garrison in Laukkai has been told to surrender the town.",
        "The Council told the M23 to withdraw from Bukavu.",
        "The militia was asked to hand Kidal over to the army.",
        "The ministry warned the rebels to leave Goma.",
    ],
)
def test_who_is_told_to_do_a_thing_has_not_done_it(text: str) -> None:
    found = [c for c in told(text, "control") if c["change"] != "held"]
    assert {c["status"] for c in found} == {"planned"}


def test_what_somebody_told_has_happened() -> None:
    found = told("He told AFP that the army had taken Goma.", "control")
    assert [c["status"] for c in found] == ["happened"]


@pytest.mark.parametrize(
    "text",
    [
        "The Battle of Ajdabiya was fought in March 2011.",
        "The assault on Marib was driven back.",
        "The offensive was pushed back near Goma.",
    ],
)
def test_a_battle_that_was_fought_is_no_plan(text: str) -> None:
    assert [c["status"] for c in told(text, "event")] == ["happened"]


@pytest.mark.parametrize(
    ("text", "measure", "low"),
    [
        ("Seventeen rebels surrendered near Beni.", "captured", [17]),
        ("About 90 fighters gave themselves up in Zamboanga.", "captured", [90]),
        ("Hundreds of families have left Tigray since May.", "displaced", [200]),
        ("Thousands left Kharkiv in a week.", "displaced", [2000]),
        ("Most residents abandoned Goma on Tuesday.", "displaced", [None]),
        ("Families have been streaming out of Kandahar for weeks.", "displaced", [None]),
        ("The raid on Gao killed eleven, among them four children.", "killed", [11, 4]),
        ("Thousands of troops left Kabul.", "displaced", []),
        ("Thousands of soldiers poured into Kharkiv.", "displaced", []),
    ],
)
def test_people_counted_in_other_words(text: str, measure: str, low: list[float | None]) -> None:
    assert counted(text, measure) == low


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("The blast brought down a building in Grozny.", "a building"),
        ("Several shops in Jos were set on fire.", "shops"),
        ("The market in Omdurman was in flames.", "market"),
        ("The militants smashed the tombs of saints in Timbuktu.", "tombs"),
        ("Air defences brought down a drone over Belgorod.", "a drone"),
    ],
)
def test_damage_told_in_other_words(text: str, site: str) -> None:
    assert [site in str(c["site"]) for c in told(text, "damage")] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Clashes broke out between troops loyal to Hemedti and the army in Nyala.",
        "Fighting continued between militias allied with Khalifa Haftar and government forces in Tripoli.",
    ],
)
def test_the_other_side_of_a_fight_is_no_friend_of_whom_the_first_is_loyal_to(text: str) -> None:
    assert told(text, "relation") == []
    assert [len(c["actor"]) for c in told(text, "event")] == [2]


def test_one_of_its_strongholds_is_the_place_before_it() -> None:
    text = "Troops advanced on Jilib, one of al-Shabaab's main strongholds."
    assert changes(text) == [("approached", "Jilib"), ("held", "Jilib")]
    assert told(text, "control")[0]["actor"] == "Somali government forces"


def test_what_was_occupied_so_long_was_held_by_who_lost_it() -> None:
    (taken, held) = told("The army retook Palma from the insurgents after a ten-day occupation.", "control")
    assert (held["change"], held["place"], held["status"]) == ("held", "Palma", "happened")
    assert held["actor"] == taken["against"]


def test_who_ends_an_occupation_did_not_occupy() -> None:
    found = told("The army recovered Kidal in November, ending a seven-month occupation.", "control")
    assert [c["actor"] for c in found if c["change"] == "held"] == [None]


def test_how_long_a_town_was_held_is_a_figure() -> None:
    found = told("The rebels held Gao for nine months.", "indicator")
    assert [(c["measure"], c["low"], c["place"]) for c in found] == [("occupation_length", 9, "Gao")]


def test_who_holds_people_holds_no_town() -> None:
    text = "The RSF held 300 civilians in Khartoum."
    assert changes(text) == []
    assert counted(text, "captured") == [300]


def test_who_takes_over_from_another_has_what_he_had() -> None:
    assert changes("British marines took over from the Americans in Helmand.") == [("taken", "Helmand province")]


def test_who_lives_in_a_besieged_town_is_counted_and_nobody_else() -> None:
    besieged = "The army has besieged El Fasher since May. About 800,000 people live in the city."
    found = told(besieged, "indicator")
    assert [(c["measure"], c["low"], c["place"]) for c in found] == [("population_besieged", 800000, "El Fasher")]
    assert told("The army shelled El Fasher. About 800,000 people live in the city.", "indicator") == []


def test_villages_under_control_are_counted_once() -> None:
    found = told("The RSF seized control of 12 villages in Gezira state.", "indicator")
    assert [(c["measure"], c["low"]) for c in found] == [("area_taken", 12)]


@pytest.mark.parametrize(
    ("text", "person", "fate"),
    [
        ("The army killed eight rebels in Goma, including their leader Omar Mbabazi.", "Omar Mbabazi", "killed"),
        ("Twelve soldiers were killed in Gao, among them Colonel Jean Mbuyi.", "Jean Mbuyi", "killed"),
        ("Three people died in Kharkiv, including the journalist Olena Koval.", "Olena Koval", "killed"),
        ("Police in Khartoum arrested nine people, including the activist Hassan Tahir.", "Hassan Tahir", "captured"),
        ("The dead included the field commander Khalid Sabri.", "Khalid Sabri", "killed"),
        ("General Qasim Sabri was among the dead.", "Qasim Sabri", "killed"),
    ],
)
def test_who_is_named_among_them_has_their_fate(text: str, person: str, fate: str) -> None:
    assert [(c["person"], c["fate"]) for c in told(text, "person")] == [(person, fate)]


@pytest.mark.parametrize(
    "text",
    [
        "Ten people were killed in Goma, including supporters of President Felix Tshisekedi.",
        "Twelve people were killed in Gao, including six children, Ahmed Nur told AFP.",
    ],
)
def test_who_is_only_spoken_of_among_them_has_not(text: str) -> None:
    assert told(text, "person") == []


@pytest.mark.parametrize(
    "text",
    [
        "The commander, Major Ibrahim Traore, was killed by a mine near Djibo.",
        "A commander of the brigade, Khalid Sabri, was wounded in Derna.",
    ],
)
def test_a_commander_with_a_name_is_one_person(text: str) -> None:
    assert told(text, "casualty") == []
    assert len(told(text, "person")) == 1


@pytest.mark.parametrize(
    ("text", "change", "place"),
    [
        ("Adre, still in rebel hands, was shelled on Monday.", "held", "Adre"),
        ("Bakhmut, now under Russian control, lies in ruins.", "held", "Bakhmut"),
        ("Kyaukme passed to the Arakan Army in August.", "taken", "Kyaukme"),
        ("Hodeidah passed into the hands of the Houthis.", "taken", "Hodeidah"),
        ("Peshmerga halted the Islamic State advance on Erbil.", "held", "Erbil"),
        ("The army cleansed several sites of mercenaries in Marib.", "taken", "Marib"),
        ("An attempt by the Houthis to advance towards Marib was foiled by the army.", "held", "Marib"),
        ("The M23 made advances around Sake.", "taken", "Sake"),
        ("Clan militia made fresh advances near Galkayo.", "taken", "Galkayo"),
        ("The RSF took the bridge, leaving El Obeid cut off.", "besieged", "El Obeid"),
        ("The fall of the bridge left Sievierodonetsk cut off.", "besieged", "Sievierodonetsk"),
        ("The colonel resigned, handing the rebels control of Gao.", "taken", "Gao"),
        ("The RSF captured a village about 7 km to the east of Sennar.", "taken", "Sennar"),
        ("Boko Haram attacked Baga. The army said that its troops had repelled the attack.", "held", "Baga"),
        ("Armenian units fell back from Hadrut.", "lost", "Hadrut"),
        ("Ethiopian forces had occupied Mekelle for seven months.", "held", "Mekelle"),
        ("Houthi and government forces are battling for control in Marib.", "contested", "Marib"),
        ("The truce broke down in Goma, where the M23 and the army have fought for control.", "contested", "Goma"),
        ("Nobody lives in the area of Boko Haram control near Baga.", "held", "Baga"),
    ],
)
def test_control_in_phrases_of_long_sentences(text: str, change: str, place: str) -> None:
    assert (change, place) in changes(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The RSF took Ed Daein, leaving El Fasher as the last town in army hands.", "El Fasher"),
        ("Al-Shabaab cut the road, leaving Hudur isolated.", "Hudur"),
        ("The bombing left Gao deserted.", "Gao"),
    ],
)
def test_who_leaves_a_town_as_something_does_not_leave_it(text: str, place: str) -> None:
    assert ("lost", place) not in changes(text)
    assert all(c["type"] != "withdrawal" for c in told(text, "event"))


@pytest.mark.parametrize(
    "text",
    [
        "He took photographs of the war near Kidal.",
        "Most of the injured were taken across the river to a hospital in Mopti.",
        "The company entered into three contracts in Kinshasa.",
    ],
)
def test_what_is_taken_or_entered_is_no_place(text: str) -> None:
    assert changes(text) == []


@pytest.mark.parametrize(
    "text", ["The army stalled the rebel advance in Sake.", "The militia blocked the army's push into Hawija."]
)
def test_whose_advance_is_halted_has_not_come_in(text: str) -> None:
    assert all(change not in ("entered", "approached") for change, _ in changes(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sudanese army artillery subjected Omdurman to heavy shelling.", "shelling"),
        ("Armenian units were forced to fall back near Hadrut.", "withdrawal"),
        ("The RSF launched an offensive southwards along the White Nile.", "battle"),
    ],
)
def test_events_in_phrases_of_long_sentences(text: str, kind: str) -> None:
    assert [c["type"] for c in told(text, "event")] == [kind]


def test_three_villages_taken_over_are_three() -> None:
    found = told("RSF fighters took over three villages near Nyala.", "indicator")
    assert [(c["low"], c["high"]) for c in found] == [(3, 3)]


def test_villages_listed_behind_a_colon_are_places() -> None:
    text = "The M23 captured three more villages: Kanyabuki, Rutovi and Bushwaga."
    assert changes(text) == [("taken", ["Kanyabuki", "Rutovi", "Bushwaga"])]


@pytest.mark.parametrize(
    ("text", "change", "places"),
    [
        ("The TDF recovered most of southern Tigray, including Alamata and Korem.", "taken", ["Alamata", "Korem"]),
        ("The Houthis control most of northern Yemen, including the capital, Sanaa.", "held", "Sanaa"),
        ("Most of Luhansk, including Sievierodonetsk, was captured by Russia.", "taken", "Sievierodonetsk"),
        ("ISIL seized parts of Iraq, including the country's second city Mosul, in June.", "taken", "Mosul"),
    ],
)
def test_the_towns_that_a_part_includes_are_told_of_too(text: str, change: str, places: object) -> None:
    assert [c for c in changes(text) if c[1] == places] == [(change, places)]


def test_what_a_fight_or_a_part_includes_is_not_held() -> None:
    assert changes("Clashes hit much of Khartoum, including Omdurman.") == []
    assert [place for _, place in changes("The junta holds Kachin state, including parts of Bhamo.")] == [
        "Kachin state"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Aid workers have been unable to reach Zalingei since its capture by the RSF on 31 October.",
        "The army cannot supply its garrison since the fall of Ansongo to the rebels.",
        "The road has not been open since the capture of Goma by the M23.",
    ],
)
def test_what_has_been_so_since_a_fall_is_not_said_of_the_fall(text: str) -> None:
    found = [c for c in told(text, "control") if c["change"] == "taken"]
    assert [(c["status"], c["polarity"]) for c in found] in ([("happened", "+")], [])


def test_an_attack_that_was_repelled_took_nothing() -> None:
    assert ("held", "Baga") in changes("Two attacks by Boko Haram on Baga were repelled.")
