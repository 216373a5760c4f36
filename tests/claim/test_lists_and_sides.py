"""Lists of places and of parties, and who of them acts: as histories and news with lost commas write them."""

import pytest

import heldby

Row = dict[str, object]


def read(text: str, kind: str = "control") -> list[Row]:
    return [c for c in heldby.annotate(text, published="2016-12-05")["claims"] if c["kind"] == kind]


def names(value: object) -> list[str]:
    return value if isinstance(value, list) else [str(value)] if value else []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The army captured the districts of Omboro, Telkari and Zanbur in Aleppo.", ["Omboro", "Telkari", "Zanbur"]),
        (
            "The army captured the Omboro district, Telkari district and Zanbur district in Aleppo.",
            ["Omboro", "Telkari", "Zanbur"],
        ),
        (
            "The army captured the Omboro district, as well as Telkari and parts of Zanbur district.",
            ["Omboro", "Telkari", "Zanbur"],
        ),
        ("Rebels secured five villages, including Omboro and Telkari.", ["Omboro", "Telkari"]),
        ("Rebels re-captured three towns, including Omboro.", ["Omboro"]),
        ("The army took towns that had fallen to the rebels, including Lashio and Hsipaw.", ["Lashio", "Hsipaw"]),
        ("Towns taken from the army in March, such as Bria and Bambari, were looted.", ["Bria", "Bambari"]),
        (
            "Rebels seized the Omboro school and the Zanbur apartment project in Aleppo.",
            ["Omboro school", "Zanbur apartment project"],
        ),
        ("The police captured al-Khadra, al-Resala, Jubail, Nazim and al-Shuhada.", ["al-Resala", "Nazim"]),
    ],
)
def test_every_place_of_a_list_is_taken(text: str, places: list[str]) -> None:
    taken = [p for c in read(text) for p in names(c["place_phrase"])]
    assert all(any(place in said for said in taken) for place in places), taken


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("A deal between Russia, Iran and Turkey is to end the fighting in Syria.", {"Russia", "Iran", "Turkey"}),
        ("A deal between Russia Iran and Turkey is to end the fighting in Syria.", {"Russia", "Iran", "Turkey"}),
    ],
)
def test_a_deal_between_three_names_three(text: str, actors: set[str]) -> None:
    (deal,) = [c for c in read(text, "event") if c["type"] == "agreement"]
    assert set(names(deal["actor"])) == actors


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("US and Iraqi forces launched an offensive near Mosul.", ["United States", "Iraq government forces"]),
        (
            "Strikes by the Syrian and Russian air forces hit Douma.",
            ["Syrian government forces", "Russian military"],
        ),
    ],
)
def test_two_adjectives_of_one_noun_are_two_parties(text: str, actors: list[str]) -> None:
    (event,) = read(text, "event")
    assert names(event["actor"]) == actors


@pytest.mark.parametrize(
    "text",
    [
        "Forces loyal to Libya's internationally recognised government rolled into Tarhuna on Friday.",
        "Southern separatists wrested control of Aden from the government.",
        "Kupiansk was also back in Ukrainian hands.",
        "Afghan forces are back in control of Kunduz.",
    ],
)
def test_who_has_the_town_is_told(text: str) -> None:
    assert [c for c in read(text) if c["actor"]]


@pytest.mark.parametrize(
    "text",
    [
        "The army withdrew from Azaz after a rebel attack.",
        "Government troops left Mallah near Aleppo after a counter-offensive led by al-Nusra Front.",
    ],
)
def test_who_withdrew_after_an_attack_has_not_attacked(text: str) -> None:
    attacks = [c for c in read(text, "event") if c["type"] in ("attack", "battle")]
    assert attacks
    assert not any("government" in name for c in attacks for name in names(c["actor"]))


@pytest.mark.parametrize(
    ("text", "status", "polarity"),
    [
        ("Government forces came close to capturing Azaz.", None, "-"),
        ("The offensive was halted just short of capturing Azaz.", None, "-"),
        ("Rebel fighters were not able to capture Azaz.", None, "-"),
        ("The town of Amerli risked being captured by ISIL.", "hypothetical", "+"),
        ("The town of Amerli was in danger of being overrun by ISIL.", "hypothetical", "+"),
    ],
)
def test_what_nearly_happened_did_not(text: str, status: str | None, polarity: str) -> None:
    taken = [c for c in read(text) if c["change"] == "taken"]
    assert taken
    assert all(c["polarity"] == polarity and status in (None, c["status"]) for c in taken)


@pytest.mark.parametrize(
    "text",
    [
        "ISIL fighters left Maskanah, thus expelling ISIL from its last stronghold in Aleppo province.",
        "The army fought ISIL in an offensive that saw them capture Tadef from ISIL.",
    ],
)
def test_nobody_takes_from_himself(text: str) -> None:
    assert not [c for c in read(text) if set(names(c["actor"])) & set(names(c["against"]))]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels captured 40-50% of the village of Handarat.",
        "An elder said 12 villages were captured near Azaz.",
    ],
)
def test_shares_and_villages_are_no_captives(text: str) -> None:
    assert not read(text, "casualty")


@pytest.mark.parametrize(
    ("text", "victims", "low"),
    [
        ("Half a dozen civilians were killed in Azaz.", "civilians", 6),
        ("Terrorist attacks kill 10 in Aleppo.", "people", 10),
        ("Moreover, 20 people were killed in Azaz.", "people", 20),
        ("Two fleeing civilians were shot dead in Azaz.", "civilians", 2),
        ("The army said two of its soldiers were killed in Azaz.", "Syrian government soldiers", 2),
        ("A monitoring group told of jets over Azaz. They killed three militants.", "militants", 3),
    ],
)
def test_the_dead_are_told_by_what_they_were(text: str, victims: str, low: int) -> None:
    found = [(c["victims"], c["low"]) for c in read(text, "casualty") if c["measure"] == "killed"]
    assert (victims, low) in found


def test_suicide_bombers_are_no_bombers_in_the_sky() -> None:
    events = read("Three ISIL suicide car-bombers targeted a field hospital in the west of Sirte.", "event")
    assert [c["type"] for c in events] == ["bombing"]


def test_help_for_an_attack_is_not_the_attack() -> None:
    (battle,) = [
        c
        for c in read("A rebel counter-attack near Azaz, backed by U.S. airstrikes, recaptured four villages.", "event")
        if c["type"] == "battle"
    ]
    assert "United States" not in names(battle["actor"])


def test_who_brings_a_withdrawal_about_does_not_withdraw() -> None:
    events = read("The surprise ISIL attack forced the evacuation of hospitals near Azaz.", "event")
    assert not [c for c in events if c["type"] == "withdrawal" and c["actor"] == "Islamic State"]


@pytest.mark.parametrize(
    "text",
    [
        "The army controls all of Anbar but Qaim.",
        "The army controls all of Anbar except Qaim.",
        "The army captured Ramadi but not Qaim.",
    ],
)
def test_what_is_excepted_is_not_held(text: str) -> None:
    assert not [c for c in read(text) if any("Qaim" in place for place in names(c["place"]))]


def test_loss_of_territory_is_of_nowhere_in_particular() -> None:
    text = "The group holds Mosul. The loss of territory has affected its finances, said the analyst."
    assert [c["change"] for c in read(text)] == ["held"]


def test_after_it_falls_is_yet_to_come() -> None:
    lost = [c for c in read("Leaders discussed how to govern Mosul after it falls.") if c["change"] == "lost"]
    assert [c["status"] for c in lost] == ["hypothetical"]


@pytest.mark.parametrize(
    ("text", "kind", "states"),
    [
        ("Talks between Moscow and Kyiv were held in Istanbul.", "event", {"Russia", "Ukraine"}),
        ("A ceasefire between Damascus and the SDF was announced.", "relation", {"Syria", "Syrian Democratic Forces"}),
        ("Moscow and Ankara agreed on a truce in Idlib.", "relation", {"Russia", "Turkey"}),
    ],
)
def test_capitals_that_deal_with_one_another_are_states(text: str, kind: str, states: set[str]) -> None:
    (claim,) = read(text, kind)
    assert {*names(claim["actor" if kind == "event" else "a"])} == states


def test_a_road_between_two_capitals_is_between_towns() -> None:
    (route,) = read("The road between Damascus and Beirut was cut.", "route")
    assert {route["from_place"], route["to_place"]} == {"Damascus", "Beirut"}


def test_who_retook_a_town_had_lost_it_before() -> None:
    text = (
        "The town of Abu Kamal was taken on 9 November 2017. By 11 November Islamic State had retaken the entire town, "
        "and government troops stood outside it."
    )
    taken = {str(c["quote"]): c["actor"] for c in read(text) if c["change"] == "taken"}
    assert [actor for quote, actor in taken.items() if "retaken" in quote] == ["Islamic State"]
    assert [actor for quote, actor in taken.items() if "retaken" not in quote and actor == "Islamic State"] == []
    assert len(taken) > 1


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels entered Douma in October 2012. They had expelled government forces by November 2012.", "Douma"),
        ("Militants seized Marawi on 23 May. Troops ousted the last holdouts on 23 October.", "Marawi"),
        ("The army fought its way into Bama on Monday. Soldiers routed Boko Haram fighters by Tuesday.", "Bama"),
    ],
)
def test_whoever_expels_fighters_takes_the_town_told_of(text: str, place: str) -> None:
    taken = [c for c in read(text) if c["change"] == "taken"]
    assert taken
    assert taken[-1]["place"] == place


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        (
            "Russian, Iranian and Syrian forces took the town of Maskanah.",
            ["Russian military", "Iranian government forces", "Syrian government forces"],
        ),
        ("US, British and French jets struck Derna.", ["United States", "United Kingdom", "France"]),
        (
            "The raid was carried out by Ugandan, Rwandan or Congolese troops near Goma.",
            ["Ugandan government forces", "Rwandan government forces", "Congolese government forces"],
        ),
        (
            "The army, Shia and Sunni militias are encircling the city of Hawija.",
            ["Iraq government forces", "Shia militias (Iraq)", "Sunni militias (Iraq)"],
        ),
    ],
)
def test_every_adjective_of_a_noun_is_a_party(text: str, actors: list[str]) -> None:
    assert heldby.annotate(text, published="2024-03-29")["claims"][0]["actor"] == actors


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Rebels fought Malian and Russian forces in Kidal.", ["Malian government forces", "Russian military"]),
        ("Rebels fought Malian forces and Russian mercenaries.", ["Malian government forces", "Russian mercenaries"]),
        (
            "Militants attacked army positions and a police station in Kidal.",
            ["Malian government forces positions", "a police station in Kidal"],
        ),
        ("The Taliban attacked US and Afghan convoys in Kunduz.", "US and Afghan convoys in Kunduz"),
        ("The RSF attacked a market in Omdurman.", "a market"),
    ],
)
def test_every_member_of_a_list_is_a_target(text: str, targets: object) -> None:
    assert heldby.annotate(text, published="2024-03-29")["claims"][0]["target"] == targets


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The rebels captured Bor and Malakal, two towns in South Sudan.", {"Bor (South Sudan)", "Malakal"}),
        ("Militants seized Awdhegle and Barire, both towns in Lower Shabelle.", {"Awdhegle", "Barire"}),
        ("Troops had freed Zarvanka and Olenivske, two settlements in Kherson region.", {"Zarvanka", "Olenivske"}),
        ("The rebels control not only Goma but also Bukavu.", {"Goma", "Bukavu"}),
    ],
)
def test_what_describes_the_members_of_a_list_is_none_of_them(text: str, places: set[str]) -> None:
    found = [c for c in heldby.annotate(text, published="2024-03-01")["claims"] if c["kind"] == "control"]
    assert [set(c["place"]) for c in found] == [places]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Goma fell in January 2025 and Bukavu in February 2025.", {"Goma": "2025-01", "Bukavu": "2025-02"}),
        ("Mosul fell to ISIS in June 2014, Ramadi in May 2015.", {"Mosul": "2014-06", "Ramadi": "2015-05"}),
        (
            "Lashio was captured by the MNDAA in July 2024, and Loikaw in August 2024.",
            {"Lashio": "2024-07", "Loikaw": "2024-08"},
        ),
    ],
)
def test_a_list_that_opens_with_its_subject_has_a_day_each(text: str, days: dict[str, str]) -> None:
    found = [c for c in heldby.annotate(text, published="2026-03-01")["claims"] if c["kind"] == "control"]
    assert {str(c["place"]): str(c["time"])[:7] for c in found} == days


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Militants made an incursion into Djibo.", "Djibo"),
        ("There were incursions by militants into Djibo.", "Djibo"),
        ("Wagner fighters have made incursions into Popasna.", "Popasna"),
    ],
)
def test_an_incursion_goes_where_its_verb_tells(text: str, place: str) -> None:
    found = [c for c in heldby.annotate(text, published="2024-03-01")["claims"] if c["kind"] == "control"]
    assert [(c["change"], c["place"]) for c in found] == [("entered", place)]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "A coalition of M23, the AFC, and soldiers of the Rwandan army captured Goma.",
            ["M23", "Rwandan government forces"],
        ),
        ("The army, and fighters from the Wagner Group, retook Kidal.", ["Malian government forces", "Wagner Group"]),
    ],
)
def test_the_last_of_a_list_behind_a_comma_is_one_of_them(text: str, who: list[str]) -> None:
    told = heldby.annotate(text, published="2024-06-14")["claims"]
    assert all(set(who) <= set(c["actor"]) for c in told if c["kind"] == "control")
    assert any(c["kind"] == "control" for c in told)
