"""Where things happened: the innermost place told, never where a speaker sits, and where those died whom it killed."""

from typing import Any

import pytest

import heldby


def claims(text: str, kind: str) -> list[dict[str, Any]]:
    """The claims of a kind, in the order of the text."""
    rows: list[dict[str, Any]] = heldby.annotate(text)["claims"]
    return [c for c in rows if c["kind"] == kind]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In Ituri province, militiamen killed ten people in the village of Djaiba.", "Djaiba"),
        ("In the Kharkiv region, a guided bomb killed a woman in the village of Borova.", "Borova"),
        ("In Somalia, gunmen killed four soldiers in Baidoa.", "Baidoa"),
        ("Rebels killed two policemen in Toribio, in the department of Cauca.", "Toribio"),
        ("In Hodeidah, mortar fire killed a man in the Hays district.", "Hays"),
    ],
)
def test_a_place_around_another_is_not_where(text: str, place: str) -> None:
    assert claims(text, "casualty")[0]["place"] == place


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Fighting was reported in Khartoum and in Gezira state.", ["Khartoum", "Gezira state"]),
        ("The air force bombed rebels in Mopti, and in the Gao region.", ["Mopti", "Gao region"]),
    ],
)
def test_a_list_of_unlike_places_stays(text: str, places: list[str]) -> None:
    assert claims(text, "event")[0]["place"] == places


@pytest.mark.parametrize(
    "text",
    [
        "Three commanders died in an air strike, the ministry in Moscow said.",
        "Speaking to reporters in Geneva, the envoy said 30 people had been killed in an air strike.",
        "The watchdog, based in Coventry, said twelve people had been killed in an air strike.",
    ],
)
def test_where_a_speaker_sits_nothing_happened(text: str) -> None:
    assert {c["place"] for c in claims(text, "event")} == {None}


def test_where_a_witness_is_it_happened() -> None:
    assert claims("Residents of Bakhmut said shells had killed nine people.", "casualty")[0]["place"] == "Bakhmut"


@pytest.mark.parametrize(
    "text",
    [
        "Drones struck the market of Wau. In Juba, ministers met. The strikes killed 14 people.",
        "Fighting broke out in Masisi. The hospital is in Goma. At least 17 people were killed in the fighting.",
    ],
)
def test_people_died_where_what_killed_them_happened(text: str) -> None:
    event = claims(text, "event")[-1]
    assert claims(text, "casualty")[-1]["place"] == event["place"] is not None


def test_a_blast_is_not_the_strikes_told_of_elsewhere() -> None:
    text = (
        "A massive blast claimed by militants killed at least 44 people and wounded dozens in the city of Gao. "
        "A spokesman said that ten villagers were killed in air strikes near Kidal in May."
    )
    assert claims(text, "event")[0]["place"] == "Gao"


def test_a_toll_of_a_country_is_not_that_of_a_town_told_below() -> None:
    text = "Some 120 militants were killed in Somalia over the past day.\n\nAnother 40 were killed in Baidoa."
    assert claims(text, "casualty")[0]["place"] == "Somalia"


def test_a_camp_in_a_town_is_not_the_next_town_named() -> None:
    text = "Gunmen attacked an army camp in Boulkessi on Sunday.\n\nLater they shelled the airport of Timbuktu."
    assert claims(text, "event")[0]["place"] == "Boulkessi"


def test_a_fort_that_fell_is_not_the_town_told_before() -> None:
    text = "The Germans attacked at Verdun in February. Fort Douaumont fell on the fourth day."
    assert claims(text, "control")[0]["place"] == "Douaumont"


def test_the_dead_of_a_war_fell_in_no_town_of_the_news() -> None:
    text = "Douma is under siege. More than 200,000 people have died in the conflict."
    assert claims(text, "casualty")[0]["place"] is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Air strikes hit Douma, the rebel-held town east of Damascus.", "Douma"),
        ("Shells fell on Sirte, a rebel-held town 450 km from Tripoli.", "Sirte"),
    ],
)
def test_a_town_beside_another_is_itself(text: str, place: str) -> None:
    assert [c["place"] for c in claims(text, "control") if c["change"] == "held"] == [place]


def test_how_far_off_a_town_is_tells_nothing_of_it() -> None:
    text = "Masisi is some 80 km from Goma. The rebels attacked the town on Monday."
    assert claims(text, "event")[-1]["place"] == "Masisi"


@pytest.mark.parametrize(
    "name", ["called the Rage of Euphrates", "Euphrates Shield", "Wrath of Euphrates", "dubbed Tigris Dawn"]
)
def test_the_name_of_an_operation_is_no_place(name: str) -> None:
    rows = claims(
        f"The army launched Operation {name} against the militants.".replace("Operation c", "an operation c"), "event"
    )
    assert {c["place"] for c in rows} == {None}


def test_where_an_agreement_was_signed_nothing_happened() -> None:
    text = "Ten soldiers have been killed in shelling since the Minsk agreements were signed."
    assert {c["place"] for c in claims(text, "casualty")} == {None}


@pytest.mark.parametrize(
    "end",
    [
        "The army carried out air strikes in various areas.",
        "Elsewhere in the country, an air strike killed 20 people.",
        "France began air strikes in January in support of the government.",
    ],
)
def test_what_was_no_town_s_news_was_in_the_country(end: str) -> None:
    text = f"Fighting in Mali began in 2012.\n\nJihadists attacked Gao on Monday. {end}"
    assert claims(text, "event")[-1]["place"] == "Mali"


def test_a_second_city_is_the_one_named_behind() -> None:
    text = "Rebels are battling to take control of second city Benghazi.\n\nThe rebels shelled Ajdabiya on Monday."
    assert claims(text, "control")[0]["place"] == "Benghazi"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "A bomber drove a truck into a checkpoint in Hilla, south of Baghdad, on Sunday, killing 47 people.",
            "Hillah",
        ),
        ("Shells fell on Bucha, a suburb on the edge of Kyiv, wounding three people.", "Bucha"),
        (
            "The convoy was travelling from Gao to Kidal when it was ambushed near Anefis; eight soldiers died.",
            "Anefis",
        ),
    ],
)
def test_what_only_tells_where_a_town_lies_is_not_where_people_died(text: str, place: str) -> None:
    assert claims(text, "casualty")[-1]["place"] == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A missile hit the centre of Pokrovsk in Donetsk region, killing nine people.", "Pokrovsk"),
        ("The army shelled Monguno in Borno state on Friday, wounding 20 people.", "Monguno"),
        (
            "Skirmishes between the army and the RSF went on outside Hantoub in Gezira state, killing six people.",
            "Hantoub",
        ),
        ("Clashes around Komanda in Irumu territory killed 12 people.", "Komanda"),
        ("Two people were killed at the Mercy hospital in Kafranbel.", "Kafranbel"),
        ("Gunmen attacked the Garden hotel in Kampala, killing three people.", "Kampala"),
        ("Rebels attacked Gao on Monday. Shells hit the Mercy hospital, killing three people.", "Gao"),
        ("Villagers killed two men from Derna in Libya's Fezzan region.", "Fezzan"),
    ],
)
def test_people_died_in_the_town_and_not_in_all_that_lies_around_or_a_house_in_it(text: str, place: str) -> None:
    assert place in claims(text, "casualty")[-1]["place_phrase"]


@pytest.mark.parametrize(
    ("end", "place"),
    [
        ("The rebels have been fighting to topple the government.", "Mali"),
        ("The army launched an operation to crush the insurgency.", "Mali"),
        ("The group has not given up its fight against the government.", "Mali"),
        ("Several attacks took place in other parts of the country.", "Mali"),
        ("Elsewhere in Niger, gunmen attacked villagers.", "Niger"),
        ("The army launched an operation to clear the town.", "Gao"),
        ("The group then attacked a convoy.", "Gao"),
    ],
)
def test_a_war_for_power_is_fought_all_over_the_country(end: str, place: str) -> None:
    text = f"Fighting in Mali began in 2012.\n\nJihadists attacked Gao on Monday. {end}"
    assert claims(text, "event")[-1]["place"] == place


def test_the_city_is_no_village_told_of_since() -> None:
    text = "Fighting raged in Bago. Rebels took the village of Nyaunglebin. Troops then shelled the city."
    assert claims(text, "event")[-1]["place"] == "Bago"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Shells hit Uvira. Four wounded were brought to hospitals in Rwanda's Western Province.", "Uvira"),
        ("A bomb exploded in Mubi. Six injured people were taken to a hospital in Yola.", "Mubi"),
    ],
)
def test_people_were_hurt_before_they_were_brought_away(text: str, place: str) -> None:
    assert claims(text, "casualty")[-1]["place"] == place


def test_where_a_group_is_based_nothing_happened() -> None:
    text = "Rebels attacked Bani Walid. The Istanbul-based council said that drones had bombed schools."
    assert claims(text, "event")[-1]["place"] == "Bani Walid"


def test_where_victory_is_declared_there_was_a_battle() -> None:
    text = "The minister declared victory over the rebels in Bor on Monday, after troops set out to recover the town."
    assert claims(text, "control")[0]["place"] == "Bor"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In Shan State, the Ta'ang National Liberation Army clashed with the military outside Lashio.", "Lashio"),
        ("In the Donetsk region, Russian troops clashed with Ukrainian forces near Avdiivka.", "Avdiivka"),
        ("In Darfur, fighting broke out between the army and the RSF in Nyala.", "Nyala"),
    ],
)
def test_the_province_that_opens_a_sentence_lies_around_the_town_that_ends_it(text: str, place: str) -> None:
    assert claims(text, "event")[0]["place"] == place


def test_two_provinces_that_open_a_sentence_are_both_meant() -> None:
    text = "In Helmand and in Kandahar, Taliban fighters clashed with the army."
    assert claims(text, "event")[0]["place"] == ["Helmand province", "Kandahar"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The battle of Mekelle began in November.\n\nEthiopian guns shelled the city on 28 November.", "Mekelle"),
        ("Fighting broke out in Sake on Monday.\n\nM23 artillery shelled the town on Tuesday.", "Sake"),
    ],
)
def test_the_day_behind_the_town_is_no_place(text: str, place: str) -> None:
    last = claims(text, "event")[-1]
    assert (last["type"], last["place"]) == ("shelling", place)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A car bomb in the Karrada district of Baghdad killed 30 people.", "Karrada district"),
        ("Russian shells fell on the Saltivka neighbourhood of Kharkiv.", "Saltivka neighbourhood"),
        ("The RSF shelled the Kalakla area of the capital Khartoum, killing twelve people.", "Kalakla area"),
        ("Houthi mortars killed a girl in the Al-Rawda quarter in Taiz.", "Al-Rawda quarter"),
        ("Gunmen attacked the Kivu town of Sake on Friday.", "Sake"),
        ("Ten people died in an attack in the Kano district of Gwarzo.", "Gwarzo"),
        ("Troops shelled the Kyiv suburb of Bucha.", "Bucha"),
    ],
)
def test_a_quarter_of_a_city_is_where_it_was(text: str, place: str) -> None:
    told = [c for c in claims(text, "event") + claims(text, "casualty") if c["place"]]
    assert told
    assert {c["place_phrase"].removesuffix(" district") for c in told} == {place.removesuffix(" district")}


def test_a_quarter_lies_in_the_city_told() -> None:
    (attack,) = claims("Rebels attacked the Zahra neighbourhood of Aleppo.", "event")
    assert attack["place_id"].startswith("sy-")


def test_an_attack_on_a_city_is_the_one_told_of_its_quarter() -> None:
    text = "A car bomb went off in the Karrada district of Baghdad. The attack in Baghdad killed 30 people."
    assert {c["type"] for c in claims(text, "event")} == {"bombing"}


@pytest.mark.parametrize(
    ("text", "kind", "places"),
    [
        ("Troops entered the besieged capital of Tigray, Mekelle, on Saturday.", "control", ["Mekelle"]),
        ("Taliban fighters seized the capital of Nimroz province, Zaranj.", "control", ["Zaranj"]),
        ("Rebels shelled the main city of North Kivu, Goma.", "event", ["Goma"]),
        ("Gunmen abducted 20 children from the village of Doruma in Haut-Uele.", "event", ["Doruma"]),
        ("Bandits killed 11 people in Batsari local government area of Katsina state.", "casualty", ["Batsari"]),
        ("Clashes broke out in Guzamala woreda on Monday.", "event", ["Guzamala"]),
        (
            "The army took 13 villages in the Lachin district, among them Zabux and Susan.",
            "control",
            ["Zabux", "Susan"],
        ),
        (
            "Troops retook nine villages in Hama province, including Taybat and Halfaya.",
            "control",
            ["Taybat", "Halfaya"],
        ),
        ("The jihadists captured several towns in Borno, among them Gwoza and Bama.", "control", ["Gwoza", "Bama"]),
    ],
)
def test_the_town_named_is_where_and_not_the_land_around_it(text: str, kind: str, places: list[str]) -> None:
    told = {name for c in claims(text, kind) for name in ([c["place"]] if isinstance(c["place"], str) else c["place"])}
    assert told == set(places)


@pytest.mark.parametrize(
    "text",
    [
        "The envoy cut short a trip to Vienna. An air strike killed 30 civilians.",
        "Ministers of both sides met in Addis Ababa. Shelling killed six people.",
    ],
)
def test_where_somebody_only_went_to_talk_nothing_happened(text: str) -> None:
    assert {c["place"] for c in claims(text, "casualty")} == {None}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Goma lies on the border with Rwanda, opposite Gisenyi. It was captured by M23 in January.", "Goma"),
        (
            "Marawi is the largest city of Lanao and lies north of Cotabato. It was occupied by the Maute group.",
            "Marawi",
        ),
        ("Eastern Ghouta lies near Damascus. It is controlled by rebels.", "Eastern Ghouta"),
        ("Rebels took Kidal. The army held the airport at Gao.", "Gao airport"),
        ("RSF fighters shelled Sennar. The army retook the bridge in Wad Madani.", "Wad Madani bridge"),
        ("Rebels shelled Sennar. They captured the bridge.", "Sennar bridge"),
        ("The army retook the southern Kalakla district on Monday.", "Kalakla"),
        ("The army retook southern Mosul on Monday.", "southern Mosul"),
    ],
)
def test_which_place_is_held(text: str, place: str) -> None:
    assert claims(text, "control")[-1]["place"] == place


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "Ukrainian forces took Kupiansk and Izium in the Kharkiv region and Lyman in the Donetsk region.",
            ["Kupiansk", "Izium", "Lyman"],
        ),
        (
            "The Taliban captured Zaranj in Nimroz province and Sheberghan in Jowzjan province.",
            ["Zaranj", "Sheberghan"],
        ),
        ("Rebels took Bama in Borno state and the army retook Gujba in Yobe state.", "Bama"),
    ],
)
def test_a_list_goes_on_behind_the_province_of_a_town(text: str, places: str | list[str]) -> None:
    assert claims(text, "control")[0]["place"] == places


@pytest.mark.parametrize(
    "text",
    [
        "A convoy travelling from Maiduguri to Damboa was ambushed by Boko Haram, and nine soldiers died.",
        "A bus on its way from Gao to Menaka hit a mine, killing 12 passengers.",
        "Clashes broke out in Beni. Fighting elsewhere in the province killed 12 people.",
        "Rebels attacked Kutkai. Shelling in the south of the state killed four people.",
        "A suicide bomber struck Maiduguri. Two other attacks in the northeast killed 12 people.",
    ],
)
def test_what_was_on_the_way_or_elsewhere_is_left_open(text: str) -> None:
    assert {c["place"] for c in claims(text, "casualty")} == {None}


def test_another_village_is_not_the_one_told_of() -> None:
    assert claims("Rebels attacked Kutkai. In another village, soldiers shot five men.", "event")[-1]["place"] is None


def test_the_east_of_the_city_is_in_it() -> None:
    text = "Clashes raged in Bakhmut. Shells fell in the east of the city, killing four."
    assert {c["place"] for c in claims(text, "casualty")} == {"Bakhmut"}


def test_a_quarter_of_a_town_that_owns_it_is_where() -> None:
    text = "Thirty people were wounded when a market was shelled in El Fasher's Nivasha district."
    assert {c["place"] for c in claims(text, "casualty")} == {"Nivasha"}


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Shells hit the Saltivka district of Russian-occupied Kharkiv.", "Kharkiv"),
        ("Gas fell on the Zubdiya neighbourhood of rebel-held Aleppo.", "Aleppo"),
    ],
)
def test_of_a_city_that_is_held_not_only_the_quarter_is_held(text: str, held: str) -> None:
    assert [c["place"] for c in claims(text, "control")] == [held]


def test_a_quarter_on_no_list_is_near_the_point_of_its_city() -> None:
    text = "A bomb hit the Qarwan neighbourhood of Damascus. The police station in Qarwan was hit before."
    quarter = [p["precision"] for p in heldby.annotate(text)["places"] if p["text"].startswith("Qarwan")]
    assert quarter == ["3", "2"]
