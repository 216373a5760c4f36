"""The dead, captured and displaced, losses, damage and lengths, in the words that outlets of many wars use."""

from __future__ import annotations

from typing import Any

import pytest

import heldby


def rows(text: str, kind: str) -> list[dict[str, Any]]:
    return [c for c in heldby.annotate(text, published="2024-03-01")["claims"] if c["kind"] == kind]


def fates(text: str) -> list[tuple[str, float | None, float | None, str]]:
    return [(c["measure"], c["low"], c["high"], c["victims"]) for c in rows(text, "casualty")]


def figures(text: str) -> list[tuple[str, float | None, float | None]]:
    return [(c["measure"], c["low"], c["high"]) for c in rows(text, "indicator")]


@pytest.mark.parametrize(
    ("text", "measure", "low", "high"),
    [
        ("The ministry put the number of soldiers killed at 320.", "killed", 320, 320),
        ("Kyiv put the number of civilians killed since the invasion at more than 9,000.", "killed", 9000, None),
        ("The UN puts the number of displaced at 1.2 million.", "displaced", 1200000, 1200000),
        ("The number of displaced stands at 41,000, the UN said.", "displaced", 41000, 41000),
        ("The number of missing stood at 30.", "missing", 30, 30),
        ("The army put the number of rebels captured at 55.", "captured", 55, 55),
        ("The total number of people uprooted by the war in Sudan is now 6 million.", "displaced", 6000000, 6000000),
        ("The overall number of fatalities is 61.", "killed", 61, 61),
        ("Estimates of the death toll range from 400 to 900.", "killed", 400, 900),
        ("The civilian death toll in Gaza passed 30,000.", "killed", 30000, None),
        ("The mayor said he expected the death toll in Odesa to exceed 100.", "killed", 100, None),
        ("A rights group in Haiti put the dead at 15.", "killed", 15, 15),
        ("Close to 8,000 people fled Shusha in the past week.", "displaced", None, 8000),
    ],
)
def test_a_figure_told_of_a_number(text: str, measure: str, low: float | None, high: float | None) -> None:
    assert [f[:3] for f in fates(text)] == [(measure, low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "The minister put the number of voters at 20,000.",
        "The number of aid trucks entering Gaza rose to 90.",
        "The number of deaths in Kobani was one of the highest of the war.",
    ],
)
def test_a_number_of_other_things_is_no_toll(text: str) -> None:
    assert not [f for f in fates(text) if f[1] is not None]


def test_whose_toll_it_is() -> None:
    told = fates("Baku puts its civilian toll at 65 dead and 290 wounded.")
    assert told == [("killed", 65, 65, "civilians"), ("wounded", 290, 290, "civilians")]


@pytest.mark.parametrize(
    ("text", "measure", "low"),
    [
        ("More than 60,000 people have lost their homes in Rakhine.", "displaced", 60000),
        ("Millions have been made homeless by the war in Sudan.", "displaced", 2000000),
        ("Some 300 villagers slept outside for a week near Beni.", "displaced", 300),
        ("Residents fled in their hundreds from Sake.", "displaced", 200),
        ("More than 178,000 people displaced in two weeks from Minova.", "displaced", 178000),
        ("People from Bamenda had begun to arrive there in their thousands.", "displaced", 2000),
        ("Around 900 families have evacuated Avdiivka since Monday.", "displaced", 900),
        ("Hundreds of civilians headed for Gedaref on foot.", "displaced", 200),
        ("Most of the inhabitants have fled Pibor.", "displaced", None),
        ("Thirty people are being held against their will in Catatumbo.", "captured", 30),
        ("Gunmen seized 40 schoolgirls in Kaduna.", "captured", 40),
        ("Around 80 conscripts laid down their arms near Sirte.", "captured", 80),
        ("It had killed 90 troops and taken 18 others prisoner, the group said.", "captured", 18),
        ("The insurgents put to death 17 captives in Palma.", "killed", 17),
        ("Three soldiers laid down their lives near Kilinochchi.", "killed", 3),
        ("Bodies were lying in the streets of Geneina.", "killed", None),
        ("Five bodies were lifted from the ruins in Kyiv.", "killed", 5),
        ("The jihadists slit the throats of nine farmers near Maiduguri.", "killed", 9),
        ("Two guards were fatally wounded in Mogadishu.", "killed", 2),
        ("ISIS overruns Iraqi town, 19 police dead", "killed", 19),
        ("Government troops suffered heavy casualties around Sake.", "casualties", None),
        ("There were heavy casualties on both sides in Galkayo.", "casualties", None),
        ("Wagner has admitted heavy losses in Tinzaouaten.", "casualties", None),
        ("Residents have been killed or maimed by mines in Cabo Delgado.", "casualties", None),
        ("The war has left at least 200,000 people dead or missing.", "casualties", 200000),
    ],
)
def test_fates_in_other_words(text: str, measure: str, low: float | None) -> None:
    assert (measure, low) in [f[:2] for f in fates(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The economy suffered heavy losses.",
        "The team suffered a heavy loss on Saturday.",
        "Heavy casualties were avoided.",
        "The president slept outside during his trip.",
        "A group of 40 students arrived from Paris for the festival.",
        "Police seized 200 kilos of drugs from two men.",
        "They lost their homework.",
        "It was not clear how many people had been killed or hurt in Lalibela.",
        "Abducted boys released in Chai spoke of beatings.",
        "The soldiers cheered the capture of the palace and a bank in Khartoum.",
        "Rebels who had taken refuge in Hama were shelled.",
    ],
)
def test_what_is_no_fate(text: str) -> None:
    assert not fates(text)


def test_the_wounded_who_were_killed_are_the_dead() -> None:
    told = fates("Three wounded soldiers were beheaded by the militants in Awdhegle.")
    assert [f[:2] for f in told] == [("killed", 3)]


@pytest.mark.parametrize("text", ["No one was hurt in the attack on Zuwara.", "Nobody was killed in Odesa."])
def test_that_it_befell_nobody(text: str) -> None:
    assert [(c["polarity"], c["victims"]) for c in rows(text, "casualty")] == [("-", "people")]


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Two Rwandan soldiers were killed in Macomia.", "Rwandan government soldiers"),
        ("A Turkish soldier was killed near Zap.", "Turkish soldier"),
        ("Azerbaijan shelled Stepanakert. Armenia said it had lost 40 soldiers.", "Armenia"),
        ("Five civilians were killed and 23 wounded, hospital sources said.", "civilians"),
    ],
)
def test_who_fell(text: str, victims: str) -> None:
    assert {f[3] for f in fates(text)} == {victims}


@pytest.mark.parametrize(
    ("text", "measure", "low", "high"),
    [
        ("About 60 percent of Afghanistan is under government control.", "territory_held_share", 60, 60),
        ("Nearly 70 percent of the city is in rebel hands.", "territory_held_share", None, 70),
        ("It is the 10th provincial capital to fall to the Taliban in a week.", "area_taken", 10, 10),
        ("Gao became the third city to fall to the rebels.", "area_taken", 3, 3),
        ("The Arakan Army has seized 13 of the 17 townships in the state.", "area_taken", 13, 13),
        ("Eleven villages were placed under army control.", "area_taken", 11, 11),
        ("Six towns fell to the rebels.", "area_taken", 6, 6),
        ("The army retook Bria two weeks after the rebels seized it.", "occupation_length", 2, 2),
        ("The town was under Taliban control for nearly three months.", "occupation_length", None, 3),
        ("Taiz has been under siege for 14 months.", "other:siege_length", 14, 14),
        ("For almost a year Haftar has been on the offensive against Tripoli.", "other:operation_length", None, 1),
        ("The army has shelled Toretsk for five months.", "other:operation_length", 5, 5),
        ("Fighting raged in the built-up area of Marawi for six days.", "other:operation_length", 6, 6),
        ("After 24 hours of fighting the rebels pulled out of Kutum.", "other:operation_length", 24, 24),
        ("Eight days after the offensive began, troops entered Fallujah.", "other:operation_length", 8, 8),
        ("Some 1,500 Wagner fighters are posted in Mali.", "fighters", 1500, 1500),
    ],
)
def test_lengths_shares_and_ranks(text: str, measure: str, low: float | None, high: float | None) -> None:
    assert (measure, low, high) in figures(text)


@pytest.mark.parametrize(
    "text",
    [
        "The rebels captured three cities, Herat, Kandahar and Ghazni.",
        "The army freed Kupiansk and Lyman, two towns in the east.",
        "The militia seized two villages: Walikale and Pinga.",
        "The second largest city to fall to the rebels is Gao.",
        "Two weeks after he took office, the president visited Goma.",
        "Ten percent of the budget is under parliamentary control.",
        "The talks lasted for six hours.",
    ],
)
def test_no_figure_of_the_war(text: str) -> None:
    assert not figures(text)


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("About 3,000 homes were damaged or destroyed in Lysychansk.", "damaged"),
        ("The brigade lost six tanks near Vuhledar.", "destroyed"),
        ("Gunmen carted away weapons from Dikwa.", "moved"),
        ("Two clinics in Sake have been looted.", "damaged"),
        ("A fuel depot caught fire in Belgorod.", "damaged"),
        ("Two ammunition stores were set ablaze in Mullaittivu.", "damaged"),
        ("The bombing laid waste to the old town of Sirte.", "destroyed"),
    ],
)
def test_damage_in_other_words(text: str, degree: str) -> None:
    assert [c["degree"] for c in rows(text, "damage")] == [degree]


def test_sites_behind_a_colon() -> None:
    text = "Jets carried out ten raids near Hit, damaging or destroying: 12 vehicles, three mortars and two tunnels."
    damage = rows(text, "damage")
    assert [c["degree"] for c in damage] == ["damaged"]
    assert damage[0]["site"] == ["vehicles", "mortars", "tunnels"]


def test_a_bridge_destroyed_and_a_school_damaged() -> None:
    damage = rows("Shelling destroyed a bridge and damaged a school in Sumy.", "damage")
    assert [(c["site"], c["degree"]) for c in damage] == [("a bridge", "destroyed"), ("a school", "damaged")]


@pytest.mark.parametrize(
    ("text", "person", "fate"),
    [
        ("A commander known as Ibn Omar was wounded near Mocimboa.", "Ibn Omar", "wounded"),
        ("A senior rebel leader, Lawrence Mbuyi, was seriously wounded in Beni.", "Lawrence Mbuyi", "wounded"),
        ("Commander Abba Kaka was mortally wounded near Dikwa.", "Abba Kaka", "killed"),
        ("Colonel Ali Warsame succumbed to his wounds.", "Ali Warsame", "killed"),
        ("Mayor Ivan Fedorov was abducted in Melitopol.", "Ivan Fedorov", "captured"),
        ("Militia commander Laurent Kabasha surrendered to the army in Beni.", "Laurent Kabasha", "captured"),
    ],
)
def test_fates_of_those_who_are_named(text: str, person: str, fate: str) -> None:
    assert [(c["person"], c["fate"]) for c in rows(text, "person")] == [(person, fate)]
    assert not rows(text, "casualty")
