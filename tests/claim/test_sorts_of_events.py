"""What sort of event words tell of: by the craft that did it, the arm it came from, or who beat it off."""

import pytest
from events_told import events

import heldby


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(e["type"], e["actor"], e["place"]) for e in events(text)]


@pytest.mark.parametrize(
    ("text", "who", "place"),
    [
        ("Israeli helicopters carried out an attack on Rafah.", "Israel", "Rafah"),
        ("Coalition jets launched three attacks on Saada on Monday.", "Saudi-led coalition", "Saada"),
        ("Turkish war planes carried out bombing raids against PKK targets in Dohuk.", "Turkey", "Dohuk"),
        ("The junta bombed Sagaing from the air.", "Myanmar military", "Sagaing"),
        ("Russian forces attacked Kharkiv with glide bombs.", "Russian military", "Kharkiv"),
    ],
)
def test_what_aircraft_do_comes_from_the_air(text: str, who: str, place: str) -> None:
    assert told(text) == [("airstrike", who, place)]


def test_an_attack_by_men_on_foot_stays_an_attack() -> None:
    assert told("Gunmen carried out an attack on Solhan on Friday.")[0][0] == "attack"


@pytest.mark.parametrize(
    ("text", "sort", "who", "place"),
    [
        ("The town of Nyala came under heavy bombardment by the RSF.", "shelling", "Rapid Support Forces", "Nyala"),
        ("Kharkiv came under shelling on Friday.", "shelling", None, "Kharkiv"),
        ("Bakhmut came under artillery fire from Russian forces.", "shelling", "Russian military", "Bakhmut"),
        ("Odesa came under drone attack from Russian forces.", "airstrike", "Russian military", "Odesa"),
        ("A UN convoy came under attack near Menaka.", "attack", None, "Menaka"),
    ],
)  # fmt: skip
def test_what_a_place_comes_under_tells_the_sort(text: str, sort: str, who: str | None, place: str) -> None:
    assert told(text) == [(sort, who, place)]


@pytest.mark.parametrize(
    "text",
    [
        "A landmine killed four Nigerian soldiers near Baga.",
        "Three soldiers were killed by an IED in Baga.",
        "Two soldiers died when their vehicle hit a mine near Baga.",
        "A man blew himself up at a market in Baga.",
    ],
)
def test_mines_and_men_with_bombs_explode(text: str) -> None:
    assert told(text) == [("bombing", None, "Baga")]


def test_nobody_is_bombed_by_a_gold_mine() -> None:
    assert told("A gold mine collapsed and killed nine men near Kadugli.") == []


def test_those_bombers_are_no_aircraft() -> None:
    text = "Two women blew themselves up in Maiduguri on Friday. The bombers hit a mosque."
    assert {sort for sort, _, _ in told(text)} == {"bombing"}
    assert told("British bombers hit Hamburg.")[0][0] == "airstrike"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Several dozen trucks carrying aid entered Rafah on Sunday.", "Rafah"),
        ("A ship loaded with flour arrived in Hodeidah.", "Hodeidah"),
        ("Twelve lorries carrying food and medicine reached Mekelle.", "Mekelle"),
    ],
)
def test_vehicles_that_carry_aid_bring_it(text: str, place: str) -> None:
    assert told(text) == [("aid", None, place)]


def test_vehicles_that_carry_troops_bring_no_aid() -> None:
    assert [e for e in told("Trucks carrying soldiers entered Mekelle.") if e[0] == "aid"] == []


@pytest.mark.parametrize(
    ("text", "sides", "place"),
    [
        ("Ukrainian troops foiled a Russian attack on Lyman.", {"Ukrainian government forces", "Russia"}, "Lyman"),
        (
            "The Nigerian army thwarted a series of attacks by Boko Haram fighters on Gwoza.",
            {"Nigerian government forces", "Boko Haram"},
            "Gwoza",
        ),
        (
            "Malian soldiers encountered an attack by JNIM on Boni.",
            {"Malian government forces", "JNIM"},
            "Boni",
        ),
        (
            "The Azov regiment repelled a Russian attack against an army base in Mariupol.",
            {"Azov Regiment", "Russia"},
            "Mariupol",
        ),
    ],
)  # fmt: skip
def test_who_beats_off_an_attack_fights_those_who_came(text: str, sides: set[str], place: str) -> None:
    (event,) = events(text)
    assert event["type"] == "battle"
    assert event["polarity"] == "+"
    assert {event["actor"], event["target"]} == sides
    assert event["place"] == place


def test_fighting_pits_one_side_against_the_other() -> None:
    (event,) = events("Heavy fighting for Kidal pitted the Malian army against Tuareg rebels.")
    assert (event["type"], event["actor"], event["place"]) == ("battle", "Malian government forces", "Kidal")
    assert "Tuareg" in event["target"]


@pytest.mark.parametrize(
    ("text", "sort", "who"),
    [
        ("A bomb killed ten people at a market in Quetta.", "bombing", None),
        ("A bomb planted by the Taliban destroyed a bridge in Quetta.", "bombing", "Taliban"),
        ("Bombs dropped by the Russian air force killed nine people in Quetta.", "airstrike", "Russian military"),
        ("Bombs fell on Quetta.", "shelling", None),
        ("Suicide bombers carried out two attacks in Quetta.", "bombing", None),
        ("An attack with drones on an airport in Quetta wounded a guard.", "airstrike", None),
        ("Nine people were hurt in an attack with mortar rounds by the Taliban in Quetta.", "shelling", "Taliban"),
    ],
)
def test_a_bomb_is_dropped_or_planted_or_falls(text: str, sort: str, who: str | None) -> None:
    assert told(text) == [(sort, who, "Quetta")]


def test_raids_behind_air_strikes_come_from_the_air() -> None:
    assert told("Air strikes hit Yemen on Sunday. In Saada, raids killed nine people.")[-1][0] == "airstrike"
    assert told("Israeli soldiers entered Jenin. In Nablus, raids ended with ten arrests.")[-1][0] == "attack"


def test_a_wave_of_strikes_is_by_who_launched_it() -> None:
    assert told("Russia launched a wave of drone attacks on Odesa.") == [("airstrike", "Russia", "Odesa")]


def test_an_air_strike_is_not_aimed_at_the_air() -> None:
    assert events("There were air strikes every day in Mekelle.")[0]["target"] is None


@pytest.mark.parametrize(
    ("text", "sort", "who", "place"),
    [
        ("The US-led coalition struck Islamic State positions in Tabqa.", "airstrike", "US-led coalition", "Tabqa"),
        ("Israel struck a building in Beirut on Friday.", "airstrike", "Israel", "Beirut"),
        ("Gunmen struck a police post in Gao.", "attack", "Gunmen", "Gao"),
        ("The RSF targeted with artillery the town of Bara.", "shelling", "Rapid Support Forces", "Bara"),
    ],
)  # fmt: skip
def test_states_strike_from_the_air(text: str, sort: str, who: str, place: str) -> None:
    assert told(text) == [(sort, who, place)]


@pytest.mark.parametrize("text", ["The army destroyed a mortar in Kadugli.", "An earthquake struck Mandalay."])
def test_what_is_destroyed_or_no_force_does_nothing(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Twin Bomb Attacks Kill 50 Injure Dozens in Homs Province. Security officials spoke of many wounded.",
        "Mon Feb 1 2021 Car Bomb Attack Kills Nine in Homs Province. The police spoke of many wounded.",
    ],
)
def test_a_headline_may_end_with_a_full_stop(text: str) -> None:
    assert told(text)[0] == ("bombing", None, "Homs province")


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("Islamic State fighters attacked Qamishli, which is controlled by the Syrian Kurdish YPG.", "battle"),
        ("The junta's soldiers attacked Myawaddy, which the Karen rebels control.", "battle"),
        ("A Saudi-led force began an attack on a port in the hands of the Houthis in Yemen.", "battle"),
        ("The Syrian army killed dozens of Nusra Front members in an ambush near Adra.", "battle"),
        ("The YPG was able to crush the attack on Kobani.", "battle"),
        ("Al-Shabaab lost 20 men in its failed attacks on the town of Adado.", "battle"),
        ("The army's assault on protesters in Hama killed 80 people.", "attack"),
        ("The United States is weighing military strikes on Syria.", "attack"),
        ("A plane bombed Ulang on Sunday.", "airstrike"),
        ("The army fired two surface to surface missiles at Aleppo.", "missile_strike"),
        ("The rebels hit a base near Lashio with ground to ground missiles.", "missile_strike"),
    ],
)
def test_the_sort_that_holders_means_and_victims_make_it(text: str, sort: str) -> None:
    rows = heldby.annotate(text, published="2024-06-10")["claims"]
    assert {c["type"] for c in rows if c["kind"] == "event"} == {sort}


@pytest.mark.parametrize(
    ("text", "sorts"),
    [
        ("Gangs attacked Mirebalais on Sunday. The assault began at dawn.", {"attack"}),
        ("The army moved on Sake. The assault began at dawn.", {"battle"}),
        ("Jets bombed Khan Sheikhoun on Tuesday. The chemical attack killed dozens.", {"airstrike", "attack"}),
    ],
)
def test_an_assault_is_what_it_was_called_before_and_gas_stays_gas(text: str, sorts: set[str]) -> None:
    rows = heldby.annotate(text, published="2024-06-10")["claims"]
    assert {c["type"] for c in rows if c["kind"] == "event"} == sorts


def test_an_assault_on_an_army_is_a_battle_whatever_else_its_doers_did() -> None:
    text = (
        "Rebels in Sudan attacked a bakery in Bara on Monday. Rebels attacked a school there, too. "
        "On Friday rebels staged a major assault, and the army lost ten soldiers."
    )
    assert [c["type"] for c in events(text)][-1] == "battle"


def test_a_raid_of_those_who_shelled_is_no_shelling() -> None:
    text = "RSF fighters shelled a camp in Darfur on Friday. The hospital closed after an RSF raid on Saturday."
    found = [c["type"] for c in heldby.annotate(text, published="2024-06-14")["claims"] if c["kind"] == "event"]
    assert found == ["shelling", "attack"]
