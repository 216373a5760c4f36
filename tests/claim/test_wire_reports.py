"""Short reports in the manner of wire services and broadcasters: sides, places and days as they tell them."""

from __future__ import annotations

from typing import Any

import pytest

import heldby


def told(text: str, kind: str, **wanted: str) -> list[dict[str, Any]]:
    """The claims of a kind in a text that have the wanted values."""
    found = heldby.annotate(text, name="x", published="2025-02-14")["claims"]
    return [c for c in found if c["kind"] == kind and all(c[field] == value for field, value in wanted.items())]


@pytest.mark.parametrize(
    "text",
    [
        "M23 rebels have captured Walikale. The town, which also fell to the M23 last year, is a mining hub.",
        "The militia said its men had captured Bara. Bara had been captured by it in 2023, too. The RSF said so.",
        "RSF captures Bara\n\nThe RSF took the town. It had been captured by the RSF in 2023 and lost again.",
    ],
)
def test_what_is_news_is_not_of_the_year_in_which_the_place_fell_before(text: str) -> None:
    first = told(text, "control", change="taken")[0]
    assert "2024" not in str(first["time"])
    assert "2023" not in str(first["time"])


@pytest.mark.parametrize(
    ("text", "place", "part"),
    [
        ("Rebels captured a village in the eastern province of North Kivu.", "North Kivu", "a village"),
        ("The Taliban took a key district in the northern province of Kunduz.", "Kunduz province", "a key district"),
        ("Insurgents hold two towns in the northern province of Cabo Delgado.", "Cabo Delgado", "two towns"),
    ],
)
def test_a_village_in_a_province_is_a_part_of_it(text: str, place: str, part: str) -> None:
    (claim,) = told(text, "control")
    assert claim["place"] == place
    assert claim["part"].startswith(part)


def test_a_district_of_one_province_is_no_town_of_another() -> None:
    text = "The Taliban have taken a key district in Kunduz province. Residents tried to leave for Kabul."
    assert {c["place"] for c in told(text, "control")} == {"Kunduz province"}


@pytest.mark.parametrize(
    ("text", "place", "actor"),
    [
        ("M23 rebels were near Goma but had not entered the city.", "Goma", "M23"),
        ("The RSF was at the gates of El Fasher but had not entered the city.", "El Fasher", "Rapid Support Forces"),
    ],
)
def test_who_is_near_a_town_has_not_entered_it(text: str, place: str, actor: str) -> None:
    (claim,) = told(text, "control", change="entered")
    assert (claim["place"], claim["actor"], claim["polarity"]) == (place, actor, "-")


def test_the_ministry_is_the_one_named_before() -> None:
    text = (
        'Russian troops took Chasiv Yar, the Russian Defence Ministry said. "The liberation of Chasiv Yar has been '
        'completed," the Defence Ministry said.'
    )
    assert {c["source"] for c in told(text, "control")} == {"Russian Defence Ministry"}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Militants from the al-Qaeda-linked Jabhat al-Nusra stayed in Yabroud.", "Nusra Front"),
        ("Fighters of the Iran-backed Hezbollah stayed in Qusayr.", "Hezbollah"),
    ],
)
def test_men_of_a_group_are_not_those_of_who_backs_it(text: str, actor: str) -> None:
    assert {c["actor"] for c in told(text, "control")} == {actor}


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("In parallel to the capture of Bara, the army closed six crossings.", "+"),
        ("The road was closed after the capture of Bara.", "+"),
        ("The army came close to the capture of Bara.", "-"),
    ],
)
def test_who_closes_a_road_is_not_close_to_a_capture(text: str, polarity: str) -> None:
    assert [c["polarity"] for c in told(text, "control")] == [polarity]


@pytest.mark.parametrize(
    ("text", "place", "actor"),
    [
        ("Rebels stormed Sake on Sunday, sending government troops fleeing.", "Sake", "Congolese government forces"),
        ("Footage showed soldiers fleeing Sake.", "Sake", "Congolese government forces"),
    ],
)
def test_those_flee_who_are_sent_or_seen_fleeing(text: str, place: str, actor: str) -> None:
    (claim,) = told(text, "event", type="withdrawal")
    assert (claim["place"], claim["actor"]) == (place, actor)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Gossi was the first town attacked by rebels on 17 January.", "the first town"),
        ("The Taliban have been attacking all day.", None),
    ],
)
def test_what_is_attacked(text: str, target: str | None) -> None:
    assert [c["target"] for c in told(text, "event", type="attack")] == [target]


def test_a_sort_of_place_is_no_town_of_that_name() -> None:
    (claim,) = told("Two civilians were killed in the nearby Kurdish Mountain region.", "casualty")
    assert claim["place"] is None


def test_how_far_a_town_told_of_is_from_another_is_not_where_somebody_entered() -> None:
    text = "Rebels shelled Haffeh on Monday. Troops entered the town, 20 km from Latakia, on Tuesday."
    assert [c["place"] for c in told(text, "control")] == ["al-Haffah"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("US B-52 bombers struck several militant targets in Sheberghan.", "United States"),
        ("Russian Su-25 jets bombed Salma.", "Russia"),
        ("Turkish F-16s bombed Qandil.", "Turkey"),
    ],
)
def test_aircraft_are_told_by_their_type_too(text: str, actor: str) -> None:
    assert [c["actor"] for c in told(text, "event", type="airstrike")] == [actor]


def test_aircraft_shot_down_are_no_men_shot() -> None:
    assert not told("A Russian Su-24 was shot down near the border.", "event")


def test_a_town_is_not_taken_from_who_only_bombs() -> None:
    text = "The Taliban captured Kunduz on Sunday. US warplanes bombed the Taliban in Sheberghan."
    assert [c["against"] for c in told(text, "control")] == [None]


def test_who_adds_to_his_gains_says_nothing() -> None:
    (claim,) = told("M23 rebels took Sake as the group added to its gains.", "control")
    assert claim["source"] == "author"


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("A spokesman for the M23 said on Monday its fighters had seized Sake.", "M23"),
        ("KABUL A spokesman for the Taliban said its fighters had seized Kunduz.", "Taliban"),
        ("Taliban spokesman Zabihullah Mujahid said their fighters had captured Ghazni.", "Taliban"),
        ("An RSF commander said they had captured Bara.", "Rapid Support Forces"),
        ("An RSF commander said his men had captured Bara.", "Rapid Support Forces"),
        ("A statement by Boko Haram said it had captured Gwoza.", "Boko Haram"),
        ("The Ukrainian army's general staff said its troops had retaken Kupiansk.", "Ukrainian government forces"),
    ],
)
def test_they_are_those_for_whom_somebody_speaks(text: str, actor: str) -> None:
    assert [c["actor"] for c in told(text, "control")] == [actor]


@pytest.mark.parametrize("text", ["A resident of Kunduz said they had seized the prison."])
def test_a_townsman_speaks_for_no_party(text: str) -> None:
    assert [c["actor"] for c in told(text, "control")] == [None]


def test_the_town_is_the_one_that_a_long_report_is_about() -> None:
    text = (
        "Rebels stormed the town of Sake on Sunday. Residents spoke of panic. Markets stayed closed. "
        "Traders had feared it for weeks. A brother of the mayor lives in Goma. Schools shut their doors. "
        "Prices rose again. Nobody knew what would come. A monitor said the rebels fully controlled the town."
    )
    assert [c["place"] for c in told(text, "control", change="held")] == ["Sake"]


def test_what_is_done_tomorrow_dates_nothing_that_was() -> None:
    text = (
        "M23 fighters overran Sake on Tuesday. The wounded will be flown to Goma tomorrow. "
        "The fighters burned down two schools."
    )
    assert [c["time"] for c in told(text, "damage")] != ["2025-02-15"]
    assert told(text, "damage")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The RSF took El Fasher, its greatest victory since the capture of Nyala. Troops left the city.", "El Fasher"),
        ("Rebels entered Hama in the biggest advance since the fall of Idlib. Troops left the city.", "Hama"),
    ],
)
def test_what_something_is_only_measured_by_is_not_the_city(text: str, place: str) -> None:
    assert [c["place"] for c in told(text, "event", type="withdrawal")] == [place]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Rebels are fighting the forces of warlord Adem Sano, who captured Bria in May.", "Adem Sano's forces"),
        ("Ukraine fights separatists led by Igor Strelkov, who seized Sloviansk.", "pro-Russian separatists"),
        ("Khalifa Haftar launched an offensive to take Tripoli in April.", "Libyan National Army"),
    ],
)
def test_who_leads_them_takes_it_by_them(text: str, actor: str) -> None:
    assert {c["actor"] for c in told(text, "control", change="taken")} == {actor}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Haftar's offensive to seize Tripoli began in April.", "Libyan National Army"),
        ("Putin's invasion of Ukraine began in February 2022.", "Russian military"),
        ("Netanyahu launched an offensive on Rafah.", "Israel Defence Forces"),
    ],
)
def test_a_leaders_offensive_is_that_of_his_forces(text: str, actor: str) -> None:
    assert {c["actor"] for c in told(text, "event")} == {actor}


def test_whoever_launches_an_attack_in_words_leads_nobody() -> None:
    assert {c["actor"] for c in told("Senator Miller launched an attack on the president.", "event")} <= {None}
