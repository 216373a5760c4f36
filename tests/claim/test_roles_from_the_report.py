"""Roles that a sentence leaves open are filled from what the report told before, and only from that."""

import pytest

import heldby


def changes(text: str) -> list[tuple[str, str, str | None, str | None]]:
    """Change, place, actor and opponent of each control claim."""
    found = heldby.annotate(text, published="2022-10-05")["claims"]
    return [(c["change"], c["place"], c["actor"], c["against"]) for c in found if c["kind"] == "control"]


def test_a_town_cleared_was_cleared_by_those_just_told_to_enter_it_not_by_its_captors_of_old() -> None:
    told = changes(
        "Ukrainian troops were entering Lyman on Saturday. A day later the town was fully cleared. "
        "Russian forces had captured Lyman in May."
    )
    assert ("taken", "Lyman", "Ukrainian government forces", "Russian military") in told


def test_a_siege_is_not_lifted_by_the_besieger() -> None:
    told = changes("The rebels have besieged Taiz since the spring. On Sunday the siege of Taiz was lifted.")
    assert [row[0] for row in told].count("besieged") >= 1
    assert not [row for row in told if row[0] == "relieved" and row[2] and "rebel" in row[2].lower()]


def test_a_capture_announced_without_its_place_is_of_the_place_told_of_before() -> None:
    told = changes(
        "Islamic State fighters overran Marawi in May. Manila asked for patience. "
        "On Monday Philippine troops announced the capture."
    )
    assert ("taken", "Marawi", "Islamic State") in [row[:3] for row in told]
    assert told[-1][:2] == ("taken", "Marawi")
    assert "Philippine" in str(told[-1][2])


def test_two_clauses_without_a_comma_have_each_their_own_subject() -> None:
    told = changes("The Kurds announced the seizure of Raqqa and government troops captured Mayadin.")
    assert ("Mayadin", "Syrian government forces") in [(row[1], row[2]) for row in told]
    assert ("Raqqa", "Syrian government forces") not in [(row[1], row[2]) for row in told]


def test_a_name_with_a_lost_hyphen_is_one_word_to_the_parser() -> None:
    text = "The army announced the capture of the whole of Deir elZour and Iraqi troops took the town of alQaim."
    told = changes(f"Fighting went on in Syria. {text}")
    assert ("al-Qaim", "Iraq government forces") in [(row[1], row[2]) for row in told]


def test_a_capital_that_heads_a_paragraph_tells_whose_ministry_speaks() -> None:
    text = (
        "Moscow. The Ministry of Defence said its troops had left Lyman.\n\n"
        "Kyiv. The Ministry of Defence said its troops had entered Lyman."
    )
    names = [a["name"] for a in heldby.annotate(text, published="2022-10-05")["actors"] if "Ministry" in a["text"]]
    assert names == ["Russian Defence Ministry", "Ukrainian Defence Ministry"]


def test_fighting_without_a_place_is_not_where_people_met() -> None:
    text = (
        "Army units took Lyman on Monday. An official travelled to Astana to hold talks with the rebels. "
        "Twelve soldiers were wounded in fierce fighting."
    )
    found = heldby.annotate(text, published="2022-10-05")["claims"]
    places = {c["kind"]: c["place"] for c in found if c.get("type") != "talks"}
    assert places == {"control": "Lyman", "casualty": "Lyman", "event": "Lyman"}
    assert [c["place"] for c in found if c.get("type") == "talks"] == ["Astana"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The RSF seized Nyala in October. It was recaptured in May.", None),
        ("The rebels took Bria. The town was won back on Monday.", None),
        (
            "The RSF seized Nyala in October. The army lost 40 men there. It was recaptured in May.",
            "Sudanese Armed Forces",
        ),
        ("Goma was recaptured in 2013. The army held it until January.", "Congolese government forces"),
    ],
)
def test_who_took_a_place_last_did_not_take_it_back(text: str, actor: str | None) -> None:
    told = [c for c in heldby.annotate(text)["claims"] if c.get("change") == "taken"]
    assert next(c["actor"] for c in told if c["quote"].split()[-1] in ("recaptured", "won", "back")) == actor


def test_peacekeepers_who_stand_by_have_lost_nothing() -> None:
    told = heldby.annotate("M23 rebels took Goma. UN peacekeepers stood by as they walked in.")["claims"]
    assert [c["against"] for c in told if c.get("change") == "taken"] == [None]


def test_whoever_claims_control_is_the_only_one_who_says_so() -> None:
    (claim,) = heldby.annotate("Russia claimed full control of Avdiivka.")["claims"]
    told = (claim["change"], claim["actor"], claim["source"], claim["certainty"])
    assert told == ("held", "Russia", "Russia", "possible")


def test_whoever_holds_a_place_is_not_who_is_to_retake_it() -> None:
    text = "The start of an offensive to retake Mosul was announced. Islamic State has ruled Mosul since June 2014."
    told = heldby.annotate(text)["claims"]
    assert [c["actor"] for c in told if c.get("change") == "taken"] == [None]


@pytest.mark.parametrize(
    ("text", "loser"),
    [
        (
            "The army lost the barracks, the prison, the hospital and the market in Mubi to ISWAP. The army recaptured "
            "Bama from Boko Haram. The army fought Boko Haram in Gwoza. On Friday the army captured Damboa.",
            "Boko Haram",
        ),
        (
            "The Congolese army lost the airport, the prison and the market in Goma to M23. The Congolese army seized "
            "Beni from the ADF. The Congolese army fought the ADF near Oicha. On Friday the Congolese army captured "
            "Butembo.",
            "Allied Democratic Forces",
        ),
    ],
)
def test_a_list_of_what_changed_hands_is_one_fight(text: str, loser: str) -> None:
    assert changes(text)[-1][3] == loser


@pytest.mark.parametrize(
    ("text", "loser"),
    [
        (
            "The UN delivered food to M23-held towns and brought medicine to M23-held villages. M23 took Sake from the "
            "Congolese army. On Friday M23 captured Rutshuru.",
            "Congolese government forces",
        ),
        (
            "The UN delivered food to TPLF-held towns. The UN brought medicine to TPLF-held villages. The TPLF took "
            "Alamata from the Ethiopian army. On Friday the TPLF captured Korem.",
            "Ethiopian National Defence Force",
        ),
        (
            "The UN delivered food to AA-held townships in Rakhine. The Arakan Army (AA) seized Ponnagyun from the "
            "junta. On Friday the Arakan Army seized Kyauktaw.",
            "Myanmar military",
        ),
    ],
)
def test_who_brings_aid_fights_nobody(text: str, loser: str) -> None:
    assert changes(text)[-1][3] == loser
