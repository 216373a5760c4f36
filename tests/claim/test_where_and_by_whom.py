"""Where something happened and who did it, as the sentence's own words and the report around them tell."""

import pytest
from events_told import events

import heldby


def test_two_acts_joined_by_and_share_doer_place_and_target() -> None:
    shelling, strikes = events("Turkish shelling and air strikes killed at least 20 civilians in Afrin on Sunday.")
    assert (shelling["type"], strikes["type"]) == ("shelling", "airstrike")
    for told in (shelling, strikes):
        assert told["actor"] == "Turkey"
        assert told["place"] == "Afrin"
        assert told["target"] == "civilians"


def test_an_act_joined_by_and_keeps_what_is_its_own() -> None:
    first, second = events("Dozens died in air strikes in Sirte and clashes in Derna.")
    assert (first["place"], second["place"]) == ("Sirte", "Derna")
    strikes, ambush = events("Russian air strikes and an ambush killed ten people near Kupiansk.")
    assert (strikes["actor"], ambush["actor"]) == ("Russia", None)


@pytest.mark.parametrize(
    "text",
    [
        "Manbij has been the target of a US-backed offensive by an alliance of fighters since May.",
        "The militia is involved in a U.S.-backed offensive against the jihadists near the border.",
        "Local fighters launched a Saudi-backed offensive in Hodeidah.",
    ],
)
def test_who_backs_an_offensive_does_not_lead_it_nor_is_it_there(text: str) -> None:
    (told,) = events(text)
    assert told["actor"] not in ("United States", "Saudi Arabia")
    assert told["place"] not in ("United States", "Saudi Arabia")


def test_a_country_that_strikes_is_not_where_it_strikes() -> None:
    (told,) = events("U.S. airstrikes across Yemen killed dozens.")
    assert (told["actor"], told["place"]) == ("US military", "Yemen")


def test_strikes_that_back_a_capture_are_no_attack() -> None:
    assert events("Government troops recaptured Lyman on Monday, backed by Russian air strikes.") == []


def test_aid_organisations_and_the_un_attack_nobody() -> None:
    text = (
        "Doctors Without Borders accused the army of using poison gas in its bombardment of Hodeidah. "
        "A clinic in Taiz was hit by rockets on Sunday."
    )
    told = events(text)
    assert len(told) == 3
    assert all(e["actor"] != "Médecins Sans Frontières" for e in told)
    assert events("NATO attacked Libyan government positions in Misrata.")[0]["actor"] == "NATO"


def test_an_article_is_nobodys_target() -> None:
    told = events("The clinic in Djibo closed for three days due to the attack after which it reopened.")
    assert [e["target"] for e in told] == [None]


def test_what_follows_from_an_attack_is_where_it_was_not_where_that_lies() -> None:
    text = "Raids on Konna outside Mopti killed twelve on Monday. Three children died in the shelling."
    assert {e["place"] for e in events(text)} == {"Konna"}


def test_who_flees_a_town_bombed_in_the_same_sentence_flees_there() -> None:
    text = "Coalition jets were based near Mosul. The Iraqi garrison held Ain Sifni on the road to Mosul. "
    told = events(text + "US forces bombed the town, causing many Iraqi soldiers to flee.")
    assert [(e["type"], e["place"]) for e in told] == [("airstrike", "Ain Sifni"), ("withdrawal", "Ain Sifni")]


def test_attacks_across_a_country_are_in_no_town_told_of_before() -> None:
    rows = heldby.annotate("Clashes broke out in Mopti. Attacks across Mali killed 116.", published="2021-03-04")
    assert [c["place"] for c in rows["claims"]] == ["Mopti", "Mali", "Mali"]


def test_of_several_that_may_be_meant_none_is_fought() -> None:
    text = (
        "Hezbollah launched an offensive near Arsal. The Lebanese army has barracks there, and Israeli troops watch. "
        "The Lebanese army guards its hospital. Israeli troops stand in the south. The Lebanese army has tanks."
    )
    assert [e["target"] for e in events(text)] == [None]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Officials blamed the Islamic State group for the attack in Kabul.", "Islamic State"),
        ("Nine people died in Gao, the ministry said, blaming al-Qaeda for the bombing.", "al-Qaeda"),
        ("M23 was blamed for an attack on a convoy in Goma.", "M23"),
        ("The Ethiopian army accused Tigrayan rebels of an ambush near Mekelle.", "Tigrayan rebels"),
        ("The government attributed the bombing in Mogadishu to al-Shabaab.", "al-Shabaab"),
        ("The ambush in Sagaing was attributed to the junta.", "Myanmar military"),
        ("Activists condemned the junta for its shelling of Lashio.", "Myanmar military"),
    ],
)
def test_who_is_blamed_did_it_and_who_blames_did_not(text: str, actor: str) -> None:
    (told,) = events(text)
    assert told["actor"] == actor
    assert actor not in str(told["target"])


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The Arakan Army is engaged in heavy fighting with the junta in Sittwe.", "Arakan Army"),
        ("Turkish troops were involved in the shelling of Afrin.", "Turkish Armed Forces"),
        ("The Houthis are embroiled in a battle for Marib.", "Houthis"),
    ],
)
def test_who_is_involved_takes_part(text: str, actor: str) -> None:
    assert events(text)[0]["actor"] == actor


def test_a_repelled_attack_is_where_the_attack_was() -> None:
    (told,) = events("The army repelled an attack on Konna in the Mopti region.")
    assert told["place"] == "Konna"


def test_no_group_is_nobody() -> None:
    (told,) = events("No extremist group has taken responsibility for the attack in Djibo.")
    assert told["actor"] is None


def test_neither_the_country_of_a_victim_nor_that_in_a_groups_name_is_where_it_happened() -> None:
    (told,) = events("Militants executed a US aid worker as a warning.")
    assert told["place"] is None
    text = "Raids hit Raqqa. Fighters of Nusra Front (Qaeda branch in the Levant) attacked army posts on Sunday."
    assert "Levant" not in [e["place"] for e in events(text)]


def test_who_brought_aid_is_not_whoever_is_told_to_bring_some() -> None:
    text = "Aid was brought to El Fasher. The Sudanese army delivered humanitarian aid to El Fasher on Monday."
    assert [e["actor"] for e in events(text)] == [None, "Sudanese Armed Forces"]


@pytest.mark.parametrize(
    "text",
    [
        "The Somali government has not commented on the bombing in Kismayo.",
        "Somali officials spoke about the bombing in Kismayo.",
        "The African Union warned of a bombing in Kismayo.",
    ],
)
def test_who_speaks_about_an_attack_did_not_carry_it_out(text: str) -> None:
    assert [e["actor"] for e in events(text)] == [None]
    (told,) = events("Ethiopian troops went on the offensive near Mekelle.")
    assert told["actor"] == "Ethiopian National Defence Force"


@pytest.mark.parametrize(
    "text",
    [
        "The blast in Gao was caused by a suicide attacker who detonated an explosive device.",
        "A suicide bomber who detonated his vest in Gao killed nine people.",
        "A car bomb that exploded in Gao wounded ten.",
    ],
)
def test_what_one_sentence_tells_twice_is_one_event(text: str) -> None:
    assert [(e["type"], e["place"]) for e in events(text)] == [("bombing", "Gao")]


def test_an_attack_repelled_is_not_the_rockets_told_before() -> None:
    text = (
        "The army launched an assault on Marib on Monday. Before it, 300 rockets were fired at Marib. "
        "The attack was repelled."
    )
    assert [e["type"] for e in events(text)] == ["battle", "shelling", "battle"]


def test_a_flight_of_nobody_knows_whom_is_no_withdrawal() -> None:
    text = "Shells hit families in El Fasher on Monday. They were leaving the eastern quarters of El Fasher on foot."
    assert "withdrawal" not in [e["type"] for e in events(text)]
    assert events("Government troops were leaving El Fasher.")[0]["type"] == "withdrawal"


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Ukraine accused Russia of shelling Kherson on Monday.", "Russia"),
        ("The TPLF accused Eritrean soldiers of executing 26 civilians in Adwa.", "Eritrean government forces"),
        ("The army blamed the M23 for killing nine people in Goma.", "M23"),
        ("Residents suspect the RSF of having killed 20 people in Nyala.", "Rapid Support Forces"),
        ("The Houthis were accused of attacking a hospital in Taiz.", "Houthis"),
    ],
)
def test_who_is_accused_of_doing_it_is_who_did_it(text: str, doer: str) -> None:
    told = [c for c in heldby.annotate(text, name="w")["claims"] if c["kind"] in ("event", "casualty")]
    assert told
    assert {c["actor"] for c in told} == {doer}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Kyiv's troops still hold part of Russia's Kursk region.", "Ukrainian government forces"),
        ("Khartoum's army retook Wad Madani in January.", "Sudanese Armed Forces"),
        ("Moscow's forces captured Avdiivka in February.", "Russian military"),
        ("Libya's Government of National Accord said its forces seized Tarhuna.", "Government of National Accord"),
        ("The National Unity Government said its fighters had taken Kawlin.", "National Unity Government"),
    ],
)
def test_the_troops_of_a_capital_and_of_a_government(text: str, actor: str) -> None:
    assert [c["actor"] for c in heldby.annotate(text)["claims"] if c["kind"] == "control"] == [actor]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Army warplanes bombed Nyala in Sudan overnight.", "Sudanese Armed Forces"),
        ("Army helicopters struck a school in Sagaing Region in Myanmar.", "Myanmar military"),
    ],
)
def test_aircraft_of_the_army_are_the_army(text: str, actor: str) -> None:
    assert [c["actor"] for c in heldby.annotate(text)["claims"] if c["kind"] == "event"] == [actor]


@pytest.mark.parametrize(
    "text",
    ["Troops took Nasser Hospital in Khan Younis.", "Israeli forces withdrew from Al Shifa Hospital in Gaza City."],
)
def test_a_hospital_is_nobody_and_no_town_of_its_name(text: str) -> None:
    places = {c["place_phrase"] for c in heldby.annotate(text)["claims"] if c["kind"] == "control"}
    assert len(places) == 1
    assert places.pop().endswith("Hospital")


def test_the_third_town_to_fall_has_fallen_in_days_that_date_no_news() -> None:
    text = "Taliban fighters overran Kunduz, the third provincial capital to fall in three days."
    found = heldby.annotate(text, published="2021-08-08")["claims"]
    assert {c["status"] for c in found} == {"happened"}
    assert next(c for c in found if c["change"] == "taken")["time"] == "[..2021-08]"


@pytest.mark.parametrize(
    "text",
    [
        "Turkish drones struck a power station near Qamishli, leaving tens of thousands without water.",
        "M23 took Goma, leaving the army with no base in the province.",
        "Shells hit Marib, leaving behind burnt cars.",
    ],
)
def test_what_is_left_so_is_no_withdrawal(text: str) -> None:
    assert "withdrawal" not in {e["type"] for e in events(text)}


def test_troops_that_left_a_town_withdrew() -> None:
    found = events("The army attacked Bara in May. Its troops left the town on Monday.")
    assert [e["place"] for e in found if e["type"] == "withdrawal"] == ["Bara"]


def test_a_coalition_with_a_name_of_its_own_and_a_people_fight() -> None:
    (strike,) = events("Saudi-led coalition warplanes hit a prison in Saada.")
    assert strike["actor"] == "Saudi-led coalition"
    (clash,) = events("Clashes erupted between Druze fighters and Bedouin tribes in Sweida.")
    assert (clash["actor"], clash["place"]) == (["Druze fighters", "Bedouin"], "Suwayda")


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("A Russian helicopter was shot down near Saraqib.", "A Russian helicopter"),
        ("Rebels destroyed two regime tanks near Hama.", "regime tanks near Hama"),
        ("Tens of armoured vehicles were destroyed in Bakhmut.", "armoured vehicles"),
    ],
)
def test_what_is_destroyed_is_a_thing_and_not_whose_it_is(text: str, site: str) -> None:
    (damage,) = [c for c in heldby.annotate(text)["claims"] if c["kind"] == "damage"]
    assert damage["site"] == site


@pytest.mark.parametrize(
    "text",
    [
        "The army launched a bombardment of the port at a time of drought in Hodeidah.",
        "Rebels detonated two car bombs in Gao.",
        "Militants fired at dawn several rockets in Menaka.",
        "Air strikes took place in Lashkar Gah on Monday.",
        "The blast claimed hundreds of lives in Mogadishu.",
    ],
)
def test_weapons_times_and_what_has_no_body_are_no_targets(text: str) -> None:
    told = events(text)
    assert told
    junk = ("bomb", "rocket", "dawn", "time", "place", "lives")
    assert not any(word in (e["target"] or "") for e in told for word in junk)


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("Regime barrel bomb attacks on Sarmin killed ten people.", "airstrike"),
        ("A car bomb attack on a barracks in Gao killed ten people.", "bombing"),
        ("Israel bombed a school in Gaza.", "airstrike"),
        ("Militants bombed a mosque in Kano.", "bombing"),
        ("The Saudi bombing of Sanaa went on.", "airstrike"),
        ("Boko Haram fighters attacked soldiers near Diffa on Monday.", "battle"),
        ("The M23 rebels attacked the headquarters of the army in Bunagana.", "attack"),
        ("Jihadists attacked the village of Solhan on Saturday.", "attack"),
        ("An ambush by rebels killed nine soldiers near Kutkai.", "battle"),
    ],
)
def test_the_sort_of_an_event_is_by_what_means_and_between_whom(text: str, sort: str) -> None:
    assert [e["type"] for e in events(text)] == [sort]


def test_an_attack_that_an_army_foils_is_a_battle_and_took_place() -> None:
    (told,) = events("The army foiled a series of attacks by jihadists on Menaka on Monday.")
    assert (told["type"], told["polarity"]) == ("battle", "+")
    (plot,) = events("The police foiled a bomb attack in Kampala.")
    assert (plot["type"], plot["polarity"]) == ("bombing", "-")


@pytest.mark.parametrize(
    "text",
    [
        "Mortars hit the town of Taiz, leaving an elderly woman killed and nine others injured.",
        "Militants arrived in Mocha to evacuate wounded comrades.",
    ],
)
def test_who_leaves_people_dead_or_moves_the_wounded_does_not_withdraw(text: str) -> None:
    assert "withdrawal" not in [e["type"] for e in events(text)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Planes raided a busy market in Idlib northern Syria.", "Idlib"),
        ("Fighters attacked a base in Mopti, central Mali, on Sunday.", "Mopti"),
        ("A suicide bombing in a restaurant in Somalia's capital Mogadishu killed six.", "Mogadishu"),
        ("Militants are behind bomb attacks targeting churches and markets across Nigeria.", "Nigeria"),
        ("A lorry blew up on the edge of the town of Kidal near Tessalit.", "Kidal"),
        ("Clashes went on in the eastern Ghouta region.", "Eastern Ghouta"),
    ],
)
def test_a_town_is_where_it_was_not_what_lies_around_or_beside_it(text: str, place: str) -> None:
    assert [e["place"] for e in events(text)] == [place]


def test_a_list_of_a_town_and_a_region_keeps_both() -> None:
    (told,) = events("Clashes were reported in Hama, northern Aleppo and Homs on Monday.")
    assert told["place"] == ["Hama", "northern Aleppo", "Homs"]


def test_what_a_clause_beside_it_tells_places_no_event() -> None:
    text = "A car bomb killed nine in Kabul on Wednesday. "
    told = events(text + "Wednesday's explosion came as troops pressed ahead with an offensive near Kunduz.")
    assert [(e["type"], e["place"]) for e in told] == [("bombing", "Kabul"), ("bombing", "Kabul"), ("battle", "Kunduz")]


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("Dozens of shells fell overnight on Avdiivka.", "shelling"),
        ("Soldiers opened fire on protesters in Khartoum.", "attack"),
        ("Fifty villagers were executed in Bucha.", "attack"),
        ("Russia has drawn down its forces in Syria.", "withdrawal"),
        ("The air force carried out sorties over Myitkyina.", "airstrike"),
    ],
)
def test_events_that_were_passed_over(text: str, sort: str) -> None:
    assert sort in [e["type"] for e in events(text)]


def test_a_cessation_of_hostilities_is_no_battle() -> None:
    assert events("The cessation of hostilities in Hodeidah held for a week.") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("ISIL fired two rockets on Kilis in Turkey, leaving eight civilians injured.", "Kilis"),
        ("Clashes were reported near Menaka in northern Mali on Sunday.", "Menaka"),
        ("The junta launched an air strike on a school in Depayin in Sagaing region.", "Depayin"),
    ],
)
def test_the_nearer_place_is_where_it_was_whatever_verb_or_noun_it_hangs_on(text: str, place: str) -> None:
    assert {e["place"] for e in events(text)} == {place}


def test_who_is_treated_after_an_air_strike_was_not_its_target() -> None:
    (told,) = events("Medics carried an injured man after an airstrike in Bakhmut.")
    assert told["target"] is None


def test_whom_a_bombing_is_blamed_on_did_it_and_was_not_its_target() -> None:
    (told,) = events("A car bombing blamed on Boko Haram shook Maiduguri.")
    assert (told["actor"], told["target"]) == ("Boko Haram", "Maiduguri")


def test_who_keeps_people_from_leaving_does_not_leave() -> None:
    told = events("The junta prevented civilians from leaving Loikaw.")
    assert "withdrawal" not in [e["type"] for e in told]


def test_the_town_on_the_border_is_the_one_told_before_not_the_border() -> None:
    text = "Kurdish fighters held on in Kobani. "
    (told,) = events(text + "Militants launched an assault on the strategic town on the Turkish border in September.")
    assert told["place"] == "Kobani"
    (named,) = events("The army launched an assault on the town of Rafah on the Egyptian border.")
    assert named["place"] == "Rafah"


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("An explosives-laden vehicle hit buses near Gao on Saturday.", "bombing"),
        ("Thai and Cambodian troops exchanged fire near Preah Vihear.", "battle"),
        ("Sarin was used in Ghouta in August.", "attack"),
    ],
)
def test_laden_vehicles_exchanges_of_fire_and_poison_are_events(text: str, sort: str) -> None:
    assert [e["type"] for e in events(text)] == [sort]


def test_who_fights_amid_dozens_of_raids_has_not_flown_them() -> None:
    _, raids = events("Battles between the army and the rebels went on in Sirte amid dozens of air raids.")
    assert raids["actor"] is None


def test_who_is_named_by_between_has_killed_nobody_alone() -> None:
    rows = heldby.annotate("Fighting between M23 and the Congolese army killed 56 civilians in Sake.")["claims"]
    battle, toll = (next(c for c in rows if c["kind"] == kind) for kind in ("event", "casualty"))
    assert battle["actor"] == ["M23", "Congolese government forces"]
    assert (toll["actor"], toll["low"]) == (None, 56)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Thirteen people were killed when a bomb went off at a bus station in Potiskum.", "Potiskum"),
        ("Nine traders died after a blast tore through a shop in Jos.", "Jos"),
        ("Four soldiers died in clashes in Kobo, south of Mekelle.", "Kobo"),
        ("Two villagers were killed in a rocket attack by rebels on the town of Sake west of Goma.", "Sake"),
        ("Gunmen killed eight people in Port-au-Prince on Sunday.", "Port-au-Prince"),
    ],
)
def test_the_dead_fell_where_what_killed_them_is_told_to_have_been(text: str, place: str) -> None:
    rows = heldby.annotate(text)["claims"]
    assert [c["place"] for c in rows if c["kind"] == "casualty"] == [place]


def test_where_a_speaker_is_is_not_where_it_happened_if_another_place_is_told() -> None:
    text = "Activists in Omdurman said five people were killed and dozens wounded in air strikes on Wad Madani."
    assert {c["place"] for c in heldby.annotate(text)["claims"] if c["kind"] == "casualty"} == {"Wad Madani"}
    alone = "Activists in Omdurman said five people were killed on Monday."
    assert [c["place"] for c in heldby.annotate(alone)["claims"] if c["kind"] == "casualty"] == ["Omdurman"]


def test_who_holds_what_was_struck_has_killed_nobody_there() -> None:
    text = "Ukrainian forces responded with strikes on Russian-held areas killing five people."
    (toll,) = (c for c in heldby.annotate(text)["claims"] if c["kind"] == "casualty")
    assert toll["actor"] is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Soldiers raided an al-Shabaab camp in Jilib.", "Jilib"),
        ("Rebels attacked a Wagner base in Bangui.", "Bangui"),
        ("The RSF attacked Zamzam camp.", "Zamzam camp"),
    ],
)
def test_a_camp_of_somebody_is_no_place_of_his_name(text: str, place: str) -> None:
    rows = heldby.annotate(text, published="2021-03-04")["claims"]
    assert [c["place"] for c in rows if c["kind"] == "event"] == [place]


def test_positions_in_the_city_are_in_the_city_told_of_and_in_no_camp() -> None:
    text = (
        "The army and the RSF fought in El Fasher on Tuesday.\n\nThousands had to flee towards Zamzam camp.\n\n"
        "Army jets bombed RSF positions in the east of the city."
    )
    rows = heldby.annotate(text, published="2024-05-16")["claims"]
    assert [c["place"] for c in rows if c["kind"] == "event"][-1] == "El Fasher"


def test_both_who_sign_a_deal_agree() -> None:
    text = "The Philippine government signed a peace deal with the Moro Islamic Liberation Front in Manila."
    rows = heldby.annotate(text)["claims"]
    told = next(c for c in rows if c["kind"] == "event")
    assert set(told["actor"]) == {"Philippine government", "Moro Islamic Liberation Front"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Shelling hit Belgorod on Monday. The bombardment came as a round of talks entered a second day in Geneva.",
            "Belgorod",
        ),
        ("Shells landed in Taiz. The attack followed a meeting of mediators with a UN envoy in Sanaa.", "Taiz"),
        ("Shells hit Sumy. Shelling resumed in Kherson after negotiations between the armies in Minsk.", "Kherson"),
        ("Rockets hit Goma on Monday. The strike came after a summit of African leaders in Luanda.", "Goma"),
    ],
)
def test_an_attack_was_not_where_something_else_went_on(text: str, place: str) -> None:
    found = [c for c in heldby.annotate(text, published="2024-05-10")["claims"] if c["kind"] == "event"]
    assert [c["place"] for c in found if c["type"] != "talks"][1:] == [place]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The base was used by Houthi fighters to launch missile attacks on Marib in April.", "happened"),
        ("The army has used drones to carry out strikes on Lashio.", "happened"),
        ("Rebels will be used to fire rockets at Goma.", "planned"),
    ],
)
def test_what_something_was_used_for_has_happened(text: str, status: str) -> None:
    found = [c for c in heldby.annotate(text, published="2024-05-10")["claims"] if c["kind"] == "event"]
    assert {c["status"] for c in found} == {status}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The group's spokesman Nawaf Khalil spoke of the attack. The raid was wrong, Khalil said.", None),
        ("The group's spokesman Yusuf Sirte spoke of the attack. There had been fighting in Sirte, he said.", "Sirte"),
    ],
)
def test_a_surname_is_a_place_only_where_something_lies(text: str, place: str | None) -> None:
    assert events(text)[-1]["place"] == place


def test_an_offensive_in_a_region_is_not_one_for_the_town_that_is_fought_for() -> None:
    text = (
        "Russia began an offensive in Ukraine's Kharkiv region on Friday. Ukraine said fighting went on in Vovchansk."
    )
    battles = [c for c in heldby.annotate(text, published="2024-05-10")["claims"] if c["kind"] == "event"]
    assert [c["place"] for c in battles] == ["Kharkiv oblast", "Vovchansk"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Jets bombed the rebel-held eastern suburbs of Damascus on Monday.", "Eastern Ghouta"),
        ("Shells hit eastern Damascus suburbs on Monday.", "Eastern Ghouta"),
        ("Shells hit the southern suburbs of Damascus on Monday.", "southern Damascus suburbs"),
        ("Shells hit the eastern suburbs of Aleppo on Monday.", "eastern Aleppo suburbs"),
    ],
)
def test_a_side_of_a_city_that_bears_a_name_of_its_own(text: str, place: str) -> None:
    rows = heldby.annotate(text, published="2017-11-02")["claims"]
    assert place in [c["place"] for c in rows if c["kind"] == "event"]
