"""Who has which place in wordings without a verb of taking: ground, footholds, contests, lists, the country."""

from __future__ import annotations

from typing import Any

import pytest

import heldby


def told(text: str) -> list[dict[str, Any]]:
    found = heldby.annotate(text, published="2024-03-01")["claims"]
    return [c for c in found if c["kind"] == "control"]


def changes(text: str) -> list[tuple[str, object]]:
    return [(c["change"], c["place"]) for c in told(text)]


@pytest.mark.parametrize(
    ("text", "change", "place"),
    [
        ("Russian troops gained ground around Avdiivka.", "taken", "Avdiivka"),
        ("Russian troops made gains south of Bakhmut.", "taken", "Bakhmut"),
        ("The Ukrainian army has lost ground around Bakhmut.", "lost", "Bakhmut"),
        ("The Israeli army said it had achieved operational control of Jabalia.", "taken", "Jabalia"),
        ("Russian forces recently advanced northwest of Toretsk.", "approached", "Toretsk"),
        ("Russian forces are on the outskirts of Pokrovsk.", "entered", "Pokrovsk"),
        ("The rebels are at the gates of Bangui.", "approached", "Bangui"),
        ("Marib remains the government's last stronghold in the north.", "held", "Marib"),
        ("Fighting raged in Marib, the government's last stronghold in the north.", "held", "Marib"),
        ("Ukrainian marines still maintain a bridgehead near Kherson.", "held", "Kherson"),
        ("Taliban fighters remained in the city of Ghazni.", "held", "Ghazni"),
        ("M23 fighters have established themselves in Goma.", "held", "Goma"),
        ("A bomb went off in a contested district of Taiz.", "contested", "Taiz"),
        ("The battle for control of Khartoum went on.", "contested", "Khartoum"),
        ("Taiz has endured years of siege by the Houthis.", "besieged", "Taiz"),
        ("The army's grip on Goma has weakened.", "held", "Goma"),
        ("The separatists' control of Luhansk is almost total.", "held", "Luhansk"),
        ("The front line now runs through the town of Toretsk.", "contested", "Toretsk"),
        ("Marawi is now free of insurgents, the ministry said.", "taken", "Marawi"),
        ("Residents of Nyakabingu said the town was in rebel hands.", "held", "Nyakabingu"),
        (
            "The Taliban took Kunduz. Only the airport and a base remained in government hands.",
            "held",
            "Kunduz airport",
        ),
        ("Lashio was handed over to the Myanmar army in April.", "taken", "Lashio"),
        ("Baghdad's capture by American troops took three weeks.", "taken", "Baghdad"),
        ("Rebels captured the last army outpost in Goma.", "taken", "Goma"),
        ("Al-Shabaab remains firmly rooted in Jilib.", "held", "Jilib"),
        ("Residents of Omdurman said that the army-held north of the city was quiet.", "held", "Omdurman"),
        ("A drone fell in Kherson. The Ukrainian-held west of the city lost power.", "held", "Kherson"),
        ("Rebels stormed Bria. They seized the north of the town on Sunday.", "taken", "Bria"),
        ("The M23 is now in charge in Goma.", "held", "Goma"),
        ("The town of Gao is run by Tuareg separatists.", "held", "Gao"),
        ("The east of Kherson is occupied by Russian forces.", "held", "Kherson"),
        ("Control of Aden is disputed.", "contested", "Aden"),
        ("Burkinabe soldiers broke through to Djibo.", "entered", "Djibo"),
        ("Lashio is still junta-held.", "held", "Lashio"),
        ("Kidal remained rebel-held, officials said.", "held", "Kidal"),
        ("Monitors list Marawi as army-held.", "held", "Marawi"),
        ("Armenian forces handed Lachin to Azerbaijan.", "taken", "Lachin"),
        ("The rebels handed Goma to the army.", "taken", "Goma"),
        ("Malian soldiers slipped out of Konna before dawn.", "lost", "Konna"),
        ("The president declared Marawi liberated on 17 October.", "taken", "Marawi"),
        ("Kyiv declared the city of Kherson fully liberated.", "taken", "Kherson"),
        ("The M23's flag flies over Bunagana.", "held", "Bunagana"),
        ("Russian troops still occupy Melitopol.", "held", "Melitopol"),
    ],
)
def test_what_is_told_without_a_verb_of_taking(text: str, change: str, place: str) -> None:
    assert (change, place) in changes(text)


@pytest.mark.parametrize(
    ("text", "change", "actor"),
    [
        ("Moscow's capture of Mariupol was complete by May.", "taken", "Russia"),
        ("Khartoum's siege of Kadugli went on.", "besieged", "Sudan"),
        ("Nigerian troops repelled two offensives by Boko Haram on Damboa.", "held", "Nigerian government forces"),
    ],
)
def test_who_it_is(text: str, change: str, actor: str) -> None:
    assert (change, actor) in [(c["change"], c["actor"]) for c in told(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Somali militias took the port of Kismayo but were pushed out by Kenyan troops.",
            ("taken", "Kismayo", "Kenyan government forces"),
        ),
        ("FARC guerrillas seized Mitu and were driven out three days later.", ("taken", "Mitu", None, "FARC")),
        ("Troops took Gwoza, ending seven months of Boko Haram rule.", ("held", "Gwoza", "Boko Haram", None)),
        ("Sudanese troops fought their way into Kadugli, ending a two-year siege.", ("relieved", "Kadugli")),
    ],
)
def test_what_ends_there_is_at_the_place_just_told(text: str, expected: tuple[object, ...]) -> None:
    found = [(c["change"], c["place"], c["actor"], c["against"]) for c in told(text)]
    assert expected in [one[: len(expected)] for one in found]


@pytest.mark.parametrize(
    ("text", "whole", "place", "bit"),
    [
        ("Rebels took Sennar, Singa and a farm east of Kosti.", ["Sennar", "Singa"], "Kosti", "a farm east of Kosti"),
        ("Troops took Izium, Orikhiv and the edge of Lyman.", ["Izium", "Orikhiv"], "Lyman", "the edge of Lyman"),
        ("M23 fighters took Masisi and several villages near Goma.", "Masisi", "Goma", "several villages near Goma"),
    ],
)  # fmt: skip
def test_a_bit_in_a_list_is_a_claim_of_its_own(text: str, whole: object, place: str, bit: str) -> None:
    found = {c["part"]: c["place"] for c in told(text)}
    assert found == {None: whole, bit: place}


@pytest.mark.parametrize(
    ("text", "bit"),
    [
        ("Russian troops captured a village south of Bakhmut.", "a village south of Bakhmut"),
        ("Rebels seized control of positions north of Goma.", "positions north of Goma"),
    ],
)
def test_what_lies_south_of_a_town_is_not_the_town(text: str, bit: str) -> None:
    assert [c["part"] for c in told(text)] == [bit]


def test_near_a_town_is_no_bit_of_it_by_its_name() -> None:
    assert [c["part"] for c in told("Russian forces advanced near Pokrovsk.")] == [None]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A blast killed three in Gao, in Mali. Jihadists took over large swathes of the country in 2012.", "Mali"),
        ("The war in Yemen goes on. Three died in Aden. The Houthis control most of the country's north.", "Yemen"),
        ("Syria and Iraq bombed ISIS in Raqqa. ISIS attacked northern Iraq and took a third of the country.", "Iraq"),
    ],
)  # fmt: skip
def test_the_country_is_no_town_told_of_before(text: str, place: str) -> None:
    assert [c["place"] for c in told(text)][-1] == place


@pytest.mark.parametrize(
    "text",
    [
        "Marib was once the rebels' last stronghold.",
        "Marawi, once a bastion of the militants, has been rebuilt.",
        "American troops remained in Syria.",
        "Residents remain in Ghazni.",
        "The senator gained ground in Ohio.",
        "Families were driven out of their homes.",
    ],
)
def test_what_is_no_claim_of_control(text: str) -> None:
    assert told(text) == []


def test_verb_and_noun_tell_one_contest() -> None:
    text = "Government troops have been battling rebels for control of Bunia."
    assert changes(text) == [("contested", "Bunia")]


def test_what_a_heading_tells_in_the_present_is_news() -> None:
    told = heldby.annotate("Rebels occupy Goma\n\nRussian troops occupy Melitopol.")["claims"]
    rows = [(c["place"], c["change"], c["status"]) for c in told if c["kind"] == "control"]
    assert rows == [("Goma", "taken", "happened"), ("Melitopol", "held", "ongoing")]


def test_whose_flag_was_hoisted_took_the_town() -> None:
    told = heldby.annotate("The black flag of the Islamic State was hoisted in Derna.")["claims"]
    assert [(c["change"], c["actor"]) for c in told] == [("taken", "Islamic State")]


def test_a_crossing_is_in_no_town_that_is_named_later() -> None:
    text = "Islamic State seized the last border crossing on Thursday. Iraq's army lost Ramadi on Sunday."
    told = heldby.annotate(text)["claims"]
    assert [(c["change"], c["place"]) for c in told] == [("lost", "Ramadi")]


@pytest.mark.parametrize(
    "text",
    [
        "Kabul is the last city still in the hands of the government.",
        "The loss leaves Kabul as the only city still in the government's hands.",
    ],
)
def test_the_last_city_in_somebodys_hands_is_his(text: str) -> None:
    found = heldby.annotate(text, published="2021-08-13")["claims"]
    assert [(c["place"], c["change"]) for c in found if c["kind"] == "control"] == [("Kabul", "held")]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The map shows Kharkiv as government-held.", "Ukrainian government forces"),
        ("We coded Mariupol as Russian-held and the plant as besieged.", "Russia"),
        ("Kupiansk remains Russian-held.", "Russia"),
        ("The town of Bakhmut is Russian-held.", "Russia"),
    ],
)
def test_what_is_told_as_held_is_held(text: str, actor: str) -> None:
    found = heldby.annotate(text, published="2022-05-21")["claims"]
    assert [c["actor"] for c in found if c.get("change") == "held"] == [actor]
