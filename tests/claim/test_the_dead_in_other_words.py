"""Deaths told by what they cost, by nouns of killing, by bodies; whose men fell; damage by fire, in many wars."""

from __future__ import annotations

from typing import Any

import pytest

import heldby


def rows(text: str, kind: str) -> list[dict[str, Any]]:
    return [c for c in heldby.annotate(text, published="2024-03-01")["claims"] if c["kind"] == kind]


def fates(text: str) -> list[tuple[str, float | None, str]]:
    return [(c["measure"], c["low"], c["victims"]) for c in rows(text, "casualty")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Shelling claimed seven civilian lives in Donetsk.", ("killed", 7, "civilian")),
        ("The fighting has cost 2,000 civilian lives in Ituri.", ("killed", 2000, "civilian")),
        ("The rebels retook Bambari at the cost of 60 lives.", ("killed", 60, "people")),
        ("The bodies of ten miners arrived at the hospital in Bunia.", ("killed", 10, "miners")),
        ("The Red Cross took away at least 100 bodies from Geneina.", ("killed", 100, "people")),
        ("Troops recovered the body of a rebel in Samar.", ("killed", 1, "rebel")),
        ("The body of a Kenyan driver was found in Baidoa.", ("killed", 1, "driver")),
        ("The execution of 17 young men in Palma was filmed.", ("killed", 17, "young men")),
        ("Police are looking into the murder of four judges in Jalalabad.", ("killed", 4, "judges")),
        ("The massacre of 60 villagers at Ogossagou shook Mali.", ("killed", 60, "villagers")),
        ("The raid resulted in the martyrdom of three citizens in Zabid.", ("killed", 3, "citizens")),
        ("Twenty-five people fell as martyrs in Jenin.", ("killed", 25, "people")),
        (
            "Nearly 900 conscripts died, and 40 volunteers fell in the battle for Vuhledar.",
            ("killed", 40, "volunteers"),
        ),
        ("The SSU liquidated two saboteurs in Kherson.", ("killed", 2, "saboteurs")),
        ("Federal forces destroyed more than 100 bandits near Shali.", ("killed", 100, "bandits")),
        ("More than a quarter of a million people have been killed in the war in Yemen.", ("killed", 250000, "people")),
        ("The clinic put the death toll in Shevgaon camp at as high as 470.", ("killed", None, "people")),
        ("A stray bullet hit a nurse in Cite Soleil.", ("wounded", 1, "nurse")),
        ("Two children were hit by shrapnel in Kherson.", ("wounded", 2, "children")),
        ("Eleven people were taken to hospital after the strike on Sumy.", ("wounded", 11, "people")),
        ("Six wounded villagers were flown to a hospital in Gao.", ("wounded", 6, "villagers")),
        ("Commandos caught three militants near Rutshuru.", ("captured", 3, "militants")),
        ("The army inflicted losses on the Houthis near Taiz.", ("casualties", None, "Houthis")),
        ("Rebels fired mortar shells at Kalma camp, killing six displaced people.", ("killed", 6, "displaced people")),
        ("The shelling killed five passers-by in Taiz.", ("killed", 5, "passers-by")),
        ("The toll in Tyre rose to 61 martyrs.", ("killed", 61, "people")),
    ],
)
def test_the_dead_and_hurt(text: str, told: tuple[str, float | None, str]) -> None:
    found = [f for f in fates(text) if f[:2] == told[:2]]
    assert len(found) == 1
    assert told[2] in found[0][2]


@pytest.mark.parametrize(
    ("text", "low", "whose"),
    [
        ("The M23 pulled back from Sake, losing 40 fighters.", 40, "M23"),
        ("After losing 60 men near Bor, the White Army retreated.", 60, "White Army"),
        ("The Houthis advanced on Marib, but lost dozens of fighters.", 24, "Houthis"),
        ("The RSF stormed Babanusa, having lost 300 men in earlier assaults.", 300, "Rapid Support Forces"),
        ("Twelve members of one family were killed in Rafah.", 12, "members of one family"),
        ("Three members of staff at the hospital in Kutum were killed.", 3, "members of staff"),
        ("Tanks shelled the town of Palma on Monday killing four civilians residents said.", 4, "civilians"),
        ("Shelling killed six children medics reported in Taiz.", 6, "children"),
        ("A car bomb in Quetta killed nine people police officials said.", 9, "people"),
        ("One shell fell in Sake, where it killed a civilian and wounded four others, Okello said.", 1, "civilian"),
    ],
)
def test_who_fell(text: str, low: float, whose: str) -> None:
    assert ("killed", low, whose) in fates(text)


@pytest.mark.parametrize(
    "text",
    [
        "The RSF lost 14 fighters as well as six vehicles near Babanusa.",
        "The army lost 14 men, along with four trucks and two guns, near Bama.",
    ],
)
def test_things_are_none_of_the_dead(text: str) -> None:
    assert [low for _, low, _ in fates(text)] == [14]


@pytest.mark.parametrize(
    "text",
    [
        "The offensive led to the capture of several buildings in Sirte.",
        "He took part in the execution of 3 raids.",
        "Supplies were taken to a hospital in Gao.",
        "The army caught fire from the hills.",
        "The governor was taken to hospital with a fever.",
    ],
)
def test_nobody_was_hurt_or_caught(text: str) -> None:
    assert not fates(text)


@pytest.mark.parametrize(
    ("text", "site", "degree"),
    [
        ("The insurgents set fire to a clinic in Palma.", "a clinic", "damaged"),
        ("Two private houses burned down in Kupiansk.", "private houses", "destroyed"),
        ("Several shops burned in the attack on Tawila.", "shops", "damaged"),
        ("The church went up in flames in Loikaw.", "The church", "destroyed"),
        ("The roof of the school in Bucha was torn off by a shell.", "The roof of the school", "damaged"),
        ("The strike set dozens of market stalls on fire in Kabkabiya.", "market stalls", "damaged"),
        ("Mosques were desecrated in Stepanakert.", "Mosques", "damaged"),
    ],
)
def test_what_burned(text: str, site: str, degree: str) -> None:
    (found,) = rows(text, "damage")
    assert site in found["site"]
    assert found["degree"] == degree


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("The army condemned the strike on Nyala as a massacre.", ["airstrike"]),
        ("Residents of Tawila called the shelling a massacre.", ["shelling"]),
        ("Rescuers pulled three bodies from the rubble in Nabatieh.", []),
        ("Soldiers pulled ten survivors out of a house in Kherson.", []),
        ("The UN condemned the massacre of villagers in Beni.", ["attack"]),
    ],
)
def test_what_is_an_event(text: str, types: list[str]) -> None:
    assert [c["type"] for c in rows(text, "event")] == types


def test_at_whose_side() -> None:
    (found,) = rows("Wagner mercenaries fight at the side of the Malian army.", "relation")
    assert (found["rel"], found["a"], found["b"]) == ("allied_with", "Wagner Group", "Malian government forces")


@pytest.mark.parametrize(
    ("text", "a", "b"),
    [
        ("The militia is funded and equipped by Iran.", "Iran", "militia"),
        ("Iran has sold drones to the Houthis.", "Iran", "Houthis"),
        ("Turkey sold armed drones to the Ethiopian government.", "Turkey", "Ethiopian government"),
        ("Egypt has lent support to the Libyan National Army.", "Egypt", "Libyan National Army"),
    ],
)
def test_who_backs_whom(text: str, a: str, b: str) -> None:
    (found,) = rows(text, "relation")
    assert (found["rel"], found["a"], found["b"]) == ("backs", a, b)


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("The village of Sake was shelled and burned by the army.", "event", "Congolese government forces"),
        ("Two nurses were abducted and killed by gunmen in Zamfara.", "event", "gunmen"),
        ("The market in Kutum was looted and burned by the RSF.", "damage", "Rapid Support Forces"),
        ("The town of Bor was surrounded and captured by the White Army.", "control", "White Army"),
    ],
)
def test_one_doer_of_two_passives(text: str, kind: str, actor: str) -> None:
    found = rows(text, kind)
    assert found
    assert {c["actor"] for c in found} == {actor}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Two nurses were abducted and killed by gunmen in Zamfara.", [("captured", 2), ("killed", 2)]),
        ("The rebels captured and executed 12 soldiers near Bor.", [("captured", 12), ("killed", 12)]),
        ("Some 30 fighters were captured or killed in Sirte.", [("casualties", 30)]),
        ("At least 174 fighters were killed, wounded or captured near Raqqa.", [("casualties", 174)]),
    ],
)
def test_one_fate_after_the_other_or_either(text: str, told: list[tuple[str, float]]) -> None:
    assert [(measure, low) for measure, low, _ in fates(text)] == told


@pytest.mark.parametrize(
    ("text", "measure", "low", "high"),
    [
        ("The M23 controls 34,000 square kilometres in Kivu.", "other:area_held", 34000, 34000),
        ("The LTTE now holds less than 300 square kilometres of jungle.", "other:area_held", None, 300),
        ("The MILF has lent 80 of its fighters to the army in Datu Paglas.", "fighters", 80, 80),
    ],
)
def test_figures(text: str, measure: str, low: float | None, high: float | None) -> None:
    (found,) = rows(text, "indicator")
    assert (found["measure"], found["low"], found["high"]) == (measure, low, high)
