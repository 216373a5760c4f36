"""Who did it where a report tells it by lists, descriptions and what stands beside: doers, foes, victims."""

from __future__ import annotations

import pytest

import heldby


def claims(text: str, kind: str) -> list[dict]:
    return [c for c in heldby.annotate(text, published="2021-03-04")["claims"] if c["kind"] == kind]


def several(value: object) -> set[object]:
    return set(value) if isinstance(value, list) else {value}


@pytest.mark.parametrize(
    ("text", "loser"),
    [
        ("The Arakan Army has captured Mrauk-U after three days of clashes with junta troops.", "Myanmar military"),
        ("The M23 seized Rubaya after a night of heavy clashes against the Wazalendo.", "Wazalendo"),
        ("Al-Shabaab took Adan Yabal after hours of clashes with the Somali army.", "Somali government forces"),
    ],
)
def test_after_days_of_clashes_with_somebody(text: str, loser: str) -> None:
    assert claims(text, "control")[0]["against"] == loser


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("A series of strikes in Yemen overnight by a Saudi-led coalition killed 14 people.", "Saudi-led coalition"),
        ("A string of raids in Gezira on Friday by the RSF killed 30 villagers.", "Rapid Support Forces"),
        ("The Houthis responded with machine gun and rocket fire towards army positions near Taiz.", "Houthis"),
    ],
)
def test_whose_a_series_or_the_last_of_a_list_is(text: str, doer: str) -> None:
    assert claims(text, "event")[0]["actor"] == doer


@pytest.mark.parametrize(
    "text",
    [
        "The TPLF faced air strikes on Mekelle.",
        "The rebels endured heavy shelling near Bor.",
        "The military expects attacks near Marawi.",
    ],
)
def test_who_faces_an_attack_does_not_carry_it_out(text: str) -> None:
    assert claims(text, "event")[0]["actor"] is None


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Fighting between government and rebel forces shook Wau in South Sudan.",
            {"South Sudanese government forces", "South Sudanese rebels"},
        ),
        ("Clashes between rebel and regime troops erupted in Homs.", {"Syrian rebels", "Syrian government forces"}),
        ("Strikes by Saudi and Emirati jets hit Taiz.", {"Saudi Arabia", "United Arab Emirates"}),
        ("Strikes by Malian or Russian warplanes hit Kidal in Mali.", {"Malian government forces", "Russia"}),
    ],
)
def test_two_who_share_a_noun(text: str, sides: set[str]) -> None:
    assert several(claims(text, "event")[0]["actor"]) == sides


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        (
            "Clashes in Wau, South Sudan, killed 30 government and rebel soldiers.",
            "South Sudanese government forces and South Sudanese rebels",
        ),
        (
            "At least 70 regime and rebel fighters have been killed in Homs.",
            "Syrian government forces and Syrian rebels",
        ),
    ],
)
def test_the_dead_of_two_sides_are_told_once(text: str, victims: str) -> None:
    (dead,) = claims(text, "casualty")
    assert dead["victims"] == victims


def test_the_foe_in_a_clause_is_not_its_doer() -> None:
    text = "Militiamen of the Karsh Front took Rada in Yemen. The Karsh Front drove the militants out of Thamud."
    assert claims(text, "control")[-1]["against"] != "Karsh Front"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Tribesmen loyal to the Yemeni government drove the terrorists out of Rada.", "Rada"),
        ("The Somali army, backed by Macawisley fighters, took Moqokori. The terrorists bombed Adale.", "Adale"),
    ],
)
def test_who_fights_beside_the_army_is_not_the_terrorists(text: str, place: str) -> None:
    told = [c for kind in ("control", "event") for c in claims(text, kind) if place in (c["place_phrase"] or "")]
    assert told
    for claim in told:
        both = several(claim["actor"]) if claim["kind"] == "event" else several(claim["against"])
        assert not both & {"Ma'awisley", "tribal fighters"}


@pytest.mark.parametrize(
    ("text", "doer", "target"),
    [
        ("Kyiv blamed Russia for shelling its positions near Orikhiv.", "Russia", "Ukraine positions"),
        (
            "The RSF accused the army of bombing its positions in Nyala.",
            "Sudanese Armed Forces",
            "Rapid Support Forces positions",
        ),
        ("Rebels accuse the army of intensifying its attacks on Aweil.", "South Sudanese government forces", "Aweil"),
    ],
)
def test_whose_deed_and_whose_positions_who_accuses_tells(text: str, doer: str, target: str) -> None:
    told = claims(text, "event")[0]
    assert (told["actor"], told["target"]) == (doer, target)


def test_soldiers_in_a_land_without_an_army() -> None:
    text = "Hamas said its fighters killed two soldiers in Zeitoun, where Israeli tanks advanced on Friday."
    assert claims(text, "casualty")[0]["victims"] == "Israel Defence Forces soldiers"
    assert (
        claims("Palestinian security forces entered Jenin.", "control")[0]["actor"] == "Palestinian government forces"
    )


def test_an_agency_in_the_dateline_is_nobody_told_of() -> None:
    text = "BAMAKO (ANP) - Gunmen raided an army camp at Farabougou. The assailants torched vehicles and left the base."
    told = heldby.annotate(text, published="2021-03-04")
    assert "Afghan" not in str(told["claims"])


@pytest.mark.parametrize(
    "text",
    [
        "Militants fighting for Islamic State were killed in Marawi.",
        "Men who fought alongside the Taliban were arrested in Kunduz.",
        "Extremists fighting for Boko Haram were also killed in Gwoza.",
    ],
)
def test_whose_men_they_are_is_no_battle_against_them(text: str) -> None:
    assert claims(text, "event") == []


def test_the_dead_who_fought_for_somebody_are_his() -> None:
    (dead,) = claims("Extremists fighting for Boko Haram were also killed in Gwoza.", "casualty")
    assert dead["victims"] == "Extremists fighting for Boko Haram"


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Ukrainian forces fought Russian troops near Pokrovsk. Overnight, missiles hit Kharkiv.", "Russia"),
        (
            "Russian troops attacked Ukrainian positions near Kupiansk. A Ukrainian drone hit a Russian tank near "
            "Pishchane. Nikopol was shelled overnight.",
            "Russian military",
        ),
        ("Russian forces fought Ukrainian troops in Sumy. Belgorod was shelled.", "Ukrainian government forces"),
        ("Israel bombed Gaza City on Friday. Rockets were fired at Sderot in response to the bombing.", None),
    ],
)
def test_no_state_strikes_its_own_land_in_a_war_with_another(text: str, doer: str | None) -> None:
    strikes = [c for c in claims(text, "event") if c["type"] in ("shelling", "missile_strike", "airstrike")]
    told = [c for c in strikes if c["place"] in ("Kharkiv", "Nikopol", "Belgorod", "Sderot")]
    assert told
    assert {c["actor"] and c["actor"].replace("Russian military", "Russia") for c in told} == {
        doer and doer.replace("Russian military", "Russia")
    }


def test_who_is_named_two_sentences_before_need_not_be_the_foe() -> None:
    text = "Houthi fighters hold Hodeidah. The port was quiet. Ukrainian troops fought near Orikhiv on Monday."
    assert claims(text, "event")[-1]["target"] is None


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen stormed a mosque in Katsina during prayers, killing 12 worshippers.",
        "Gunmen stormed the village of Zurmi, killing 12 people.",
        "Attackers stormed a hotel in Mogadishu on Friday.",
    ],
)
def test_a_raid_is_an_attack_and_takes_no_place(text: str) -> None:
    assert [c["type"] for c in claims(text, "event")] == ["attack"]
    assert claims(text, "control") == []


def test_a_base_or_a_town_that_is_stormed_is_fought_for() -> None:
    told = "Al-Shabaab fighters stormed a military base at Bariire, killing nine soldiers."
    assert claims(told, "event")[0]["type"] == "battle"
    assert claims(told, "control")[0]["change"] == "taken"


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("An air raid on Taiz killed four soldiers. Another raid hit a market in Hodeidah, killing nine.", "people"),
        ("Shelling killed three aid workers in Shire. A drone struck a bus in Mai Tsebri, killing 17.", "people"),
        ("Shelling killed three nurses in Goma. Six more died in Sake.", "nurses"),
    ],
)
def test_a_figure_of_elsewhere_may_be_anybody(text: str, victims: str) -> None:
    assert claims(text, "casualty")[-1]["victims"] == victims


def test_a_gas_attack_is_no_battle() -> None:
    told = claims("The gas attack on the town killed four people. Rebels launched an offensive on Aleppo.", "event")
    assert [c["type"] for c in told] == ["attack", "battle"]
    assert told[0]["actor"] is None


def test_an_army_that_says_it_regroups_prepares_its_own_offensive() -> None:
    text = (
        "M23 rebels took Goma. The Congolese army said dozens of its soldiers were killed in the attack and that "
        "it was redeploying to prepare a counteroffensive."
    )
    planned = [c for c in claims(text, "event") if c["status"] == "planned"]
    assert [c["actor"] for c in planned] == ["Congolese government forces"]
    assert all(str(c["target"]) == str(c["target"]).strip() for c in claims(text, "event"))
