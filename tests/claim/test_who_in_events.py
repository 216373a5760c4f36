"""Who does what an event tells, and against whom: by his name, by the nearest who fights him, or nobody."""

import pytest
from events_told import both_sides, events

import heldby


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


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Houthis accused the coalition of bombing a market in Hodeidah.", "Saudi-led coalition"),
        ("Ukraine accused Russian forces of shelling a school in Kupiansk.", "Russian military"),
        ("The governor accused Boko Haram of raiding a village near Bama.", "Boko Haram"),
    ],
)
def test_who_is_accused_of_it_did_it_not_who_accuses(text: str, who: str) -> None:
    assert events(text)[0]["actor"] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Boko Haram killed 20 villagers in an attack on Gwoza.", "Boko Haram"),
        ("The RSF wounded nine people in a raid on Zamzam.", "Rapid Support Forces"),
        ("JNIM killed a dozen soldiers in its ambush near Djibo.", "JNIM"),
    ],
)
def test_who_kills_in_an_attack_carried_it_out_not_the_dead(text: str, who: str) -> None:
    assert events(text)[0]["actor"] == who


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Fighting between the Houthis and government forces killed 30 people in Marib.",
            {"Houthis", "Yemeni government forces"},
        ),
        (
            "Fighting between the Kachin Independence Army and junta forces erupted near Bhamo.",
            {"Kachin Independence Army", "Myanmar military"},
        ),
        ("Clashes between Fano militiamen and al-Shabaab fighters hit Gondar.", {"Fano", "al-Shabaab"}),
    ],
)
def test_both_sides_of_fighting_that_opens_a_sentence(text: str, sides: set[str]) -> None:
    (told,) = events(text)
    assert (both_sides(told), told["type"]) == (sides, "battle")


def test_all_who_attacked_are_beaten_off() -> None:
    (told,) = events("Ukrainian troops repelled an attack by Russian forces and Wagner fighters on Siversk.")
    assert (told["actor"], told["target"]) == ("Ukrainian government forces", ["Russian military", "Wagner Group"])


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Gang members attacked the town of Mirebalais.", "Gang members"),
        ("The Grand Ravine gang attacked the town of Mirebalais.", "Grand Ravine gang"),
        ("Bandits abducted 80 people from a village in Zamfara.", "Bandits"),
        ("Saleh forces shelled the town of Taiz.", "Saleh forces"),
        ("Vigilantes clashed with Boko Haram near Biu.", "Vigilantes"),
    ],
)
def test_doers_whom_no_list_holds_are_named_as_the_text_does(text: str, who: str) -> None:
    assert events(text)[0]["actor"] == who


@pytest.mark.parametrize("text", ["In Aleppo forces shelled the market.", "On Sunday forces shelled Taiz."])
def test_a_place_or_a_day_before_forces_names_nobody(text: str) -> None:
    assert all(told["actor"] is None for told in events(text))


@pytest.mark.parametrize(
    "text", ["Thousands of Armenians fled Martuni.", "Tutsis fled Goma.", "Thousands of Serbs left the town of Knin."]
)
def test_a_people_that_flees_withdraws_from_nowhere(text: str) -> None:
    assert events(text) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The UN urged Israel to suspend its bombardment of Rafah.", "Israel"),
        ("Turkey asked the rebels to halt their attacks on Idlib.", "Syrian rebels"),
        ("Kyiv blamed Moscow for its attack on Kramatorsk.", "Russia"),
        ("Ahrar al-Sham said on Twitter it was involved in clashes near Idlib.", "Ahrar al-Sham"),
    ],
)
def test_whose_act_it_is_that_somebody_is_asked_to_end_or_accused_over(text: str, who: str) -> None:
    assert events(text)[0]["actor"] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The attack on Djibo is believed to have been carried out by JNIM.", "JNIM"),
        ("The strike on Raqqa was suspected to have been conducted by Russian planes.", "Russia"),
        ("The bombing in Mogadishu was thought to be the work of al-Shabaab.", "al-Shabaab"),
    ],
)
def test_by_whom_an_attack_is_believed_to_have_been_carried_out(text: str, who: str) -> None:
    assert events(text)[0]["actor"] == who


@pytest.mark.parametrize(
    ("text", "foe"),
    [
        ("The army fought with the help of Wagner against JNIM near Ber.", "JNIM"),
        ("The SDF is fighting to take Manbij with support from the US-led coalition against Daesh.", "Islamic State"),
    ],
)
def test_who_helps_in_a_fight_is_no_foe(text: str, foe: str) -> None:
    assert events(text)[0]["target"] == foe


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Russian cruise missiles hit Odesa.", "Russian military"),
        ("Armenian forces fired at the town of Goris.", "Armenian government forces"),
        ("Moscow said Ukrainian forces fired drones at Belgorod.", "Ukrainian government forces"),
        ("Israeli troops fired on farmers near Khan Younis.", "Israel Defence Forces"),
    ],
)
def test_who_fires_at_whom(text: str, who: str) -> None:
    assert both_sides(events(text)[0]) & {who, "Russia"}


def test_forces_of_a_side_and_a_country_joined_before_one_noun() -> None:
    (told,) = events("Air strikes on Aleppo by regime and Russian forces killed 20 people.")
    assert told["actor"] == ["Syrian government forces", "Russian military"]


def test_nobody_did_it_who_only_did_the_like_before() -> None:
    text = (
        "A bomb killed ten people in Mogadishu. No group claimed the attack. Al-Shabaab has claimed earlier bombings."
    )
    first = events(text)[0]
    assert first["actor"] is None


def test_rebels_are_no_division_of_the_army() -> None:
    text = "Troops of the 57th Division reached Kilinochchi. The rebels attacked the 57th Division."
    assert events(text)[-1]["actor"] != "57th Division"


def test_insurgents_are_the_one_group_told_of() -> None:
    text = "Islamic State seized Shaafa in eastern Syria. The insurgents attacked Mayadin on Sunday."
    assert events(text)[-1]["actor"] == "Islamic State"


def test_who_blows_himself_up_fights_no_battle() -> None:
    (told,) = events("A Taliban suicide bomber attacked Afghan troops in Khost.")
    assert (told["type"], told["actor"]) == ("bombing", "Taliban")


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("A car bomb went off in Mogadishu. Al-Shabaab said it was behind the attack.", "al-Shabaab"),
        ("Officials said Boko Haram was behind the bombing in Maiduguri.", "Boko Haram"),
        ("The Taliban are believed to be behind the raid on Ghazni.", "Taliban"),
    ],
)
def test_who_is_behind_an_attack_did_it(text: str, actor: str) -> None:
    found = heldby.annotate(text, published="2024-03-01")["claims"]
    assert actor in [c["actor"] for c in found if c["kind"] == "event"]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("A rebel offensive led by the Nusra Front began near Hama on Tuesday.", ["Syrian rebels", "Nusra Front"]),
        ("A tribal assault led by the Houthis on Taiz went on.", ["tribesmen", "Houthis"]),
        ("A rebel attack spearheaded by the M23 on Goma was beaten off.", ["Congolese rebels", "M23"]),
    ],
)
def test_who_leads_an_offensive_does_not_suffer_it(text: str, actors: list[str]) -> None:
    (told,) = (e for e in events(text) if e["type"] in ("battle", "attack"))
    assert actors[1] in (told["actor"] if isinstance(told["actor"], list) else [told["actor"]])
    assert actors[1] != told["target"]


@pytest.mark.parametrize(
    ("text", "foe"),
    [
        ("Ukrainian troops drove off a Russian assault on Avdiivka.", "Russia"),
        ("Pro-government militiamen drove back a Houthi attack on Marib.", "Houthis"),
        ("Nigerian soldiers drove back a Boko Haram raid on Bama.", "Boko Haram"),
    ],
)
def test_an_attack_that_is_driven_back_is_a_battle(text: str, foe: str) -> None:
    (told,) = events(text)
    assert told["type"] == "battle"
    assert foe in both_sides(told)
    held = [c for c in heldby.annotate(text, published="2021-03-04")["claims"] if c["kind"] == "control"]
    assert [(c["change"], c["against"]) for c in held] == [("held", foe)]


ARMY, RSF = "Sudanese Armed Forces", "Rapid Support Forces"


@pytest.mark.parametrize(
    "text",
    [
        "The Sudanese army and the Rapid Support Forces blame each other. Clashes between the two sides shook Bahri.",
        "The RSF holds the east of El Fasher, the Sudanese army the rest. Fighting between the two forces went on.",
        "Residents said tensions between the Sudanese army and the RSF led to clashes in Nyala.",
    ],
)
def test_the_two_sides_are_those_told_of_before(text: str) -> None:
    assert both_sides(events(text)[-1]) == {ARMY, RSF}


def test_two_of_three_are_no_two_sides() -> None:
    text = "The Sudanese army, the RSF and the SPLM-N have men in Kadugli. Clashes between the two sides went on."
    assert both_sides(events(text)[-1]) == set()


def test_fighting_among_several_is_theirs() -> None:
    told = events("Infighting among the Taliban and Islamic State fighters broke out in Nangarhar.")[0]
    assert (told["type"], both_sides(told)) == ("battle", {"Taliban", "Islamic State"})
    told = events("Clashes among rival militias erupted in Zawiya on Monday.")[0]
    assert told["actor"] == "rival militias"


def test_who_accuses_has_not_done_it() -> None:
    assert events("Russia was accused by Ukraine of shelling Kherson.")[0]["actor"] == "Russia"
    assert events("Armenia has been accused by Azerbaijan of attacking Ganja.")[0]["actor"] == "Armenia"


@pytest.mark.parametrize(
    "text",
    [
        "A shell hit a school in Sumy as children were leaving it killing five people.",
        "Kobo is the main stronghold. It has regularly been hit by drones.",
        "A reporter said a jet had targeted us in Taiz.",
    ],
)
def test_a_pronoun_is_nobodys_name(text: str) -> None:
    claims = heldby.annotate(text, published="2022-03-04")["claims"]
    assert claims
    assert not {"it", "It", "us"} & {c.get(role) for c in claims for role in ("actor", "target")}
