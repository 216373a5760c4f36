"""Those who fight beside somebody: described, they have a place of their own in a list; unnamed, they have none."""

import pytest

import heldby


def told(text: str, kind: str, role: str) -> list[object]:
    return [c.get(role) for c in heldby.annotate(text, published="2024-06-14")["claims"] if c["kind"] == kind]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "The army and allied militias recaptured the town of Sake.",
            ["Congolese government forces", "allied militias"],
        ),
        (
            "Loyalist troops and allied tribesmen recaptured Zinjibar from the Houthis.",
            ["Yemeni government forces", "tribal fighters"],
        ),
        (
            "The Arakan Army and allied resistance fighters captured Buthidaung.",
            ["Arakan Army", "allied resistance fighters"],
        ),
        (
            "Most of Gao has been under the control of Ansar Dine and its jihadist allies.",
            ["Ansar Dine", "jihadist allies"],
        ),
        ("The army, alongside allied militiamen, held Torit.", ["army", "allied militiamen"]),
        ("The RSF and its allies took control of Nyala.", "Rapid Support Forces"),
        ("The RSF and allied forces took control of Nyala.", "Rapid Support Forces"),
        ("The M23 and its powerful allies captured Goma in January.", "M23"),
        (
            "Together with Eritrean troops, the Ethiopian army captured Humera.",
            ["Eritrean government forces", "Ethiopian National Defence Force"],
        ),
        (
            "Alongside Chadian soldiers, the Nigerian army retook Damasak.",
            ["Chadian government forces", "Nigerian government forces"],
        ),
    ],
)
def test_allies_that_are_told_apart_take_towns_too(text: str, who: object) -> None:
    assert told(text, "control", "actor") == [who]


@pytest.mark.parametrize(
    "text", ["The Taliban and their powerful allies took Kunduz.", "ISIS and its various allies held Derna."]
)
def test_nobody_is_allied_with_allies_of_whom_nothing_is_told(text: str) -> None:
    assert told(text, "relation", "rel") == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Special forces of the Amhara region entered Humera.", "Amhara regional forces"),
        ("Troops from Puntland entered Las Anod.", "Puntland forces"),
        (
            "Ethiopian soldiers and allied forces from Amhara retook Lalibela on December 1.",
            ["Ethiopian National Defence Force", "Amhara regional forces"],
        ),
        ("Forces loyal to Kyiv entered Lyman.", "Ukrainian government forces"),
        ("Forces loyal to Moscow entered Lyman.", "Russian military"),
        ("Troops loyal to the junta entered Kidal.", "Malian government forces"),
        ("Troops loyal to President Salva Kiir entered Nasir.", "South Sudanese government forces"),
    ],
)
def test_whose_men_the_words_behind_them_tell(text: str, who: object) -> None:
    assert told(text, "control", "actor") == [who]


@pytest.mark.parametrize(
    "text",
    [
        "Forces loyal to warlord Ismail Hakimi entered Herat.",
        "Forces loyal to former president Laurent Gbagbo entered Bouake.",
        "Soldiers loyal to the renegade colonel Jules Mutebutsi entered Bukavu.",
        "Units loyal to the ousted president entered Bamako.",
        "Forces allied with the Houthis entered Taiz.",
    ],
)
def test_the_men_of_who_rules_nothing_are_no_army(text: str) -> None:
    assert not any("government forces" in str(who) for who in told(text, "control", "actor"))


@pytest.mark.parametrize(
    ("text", "foes"),
    [
        ("The army fought Ansar Dine and its jihadist allies in Gao.", ["Ansar Dine", "jihadist allies"]),
        ("The army clashed with the M23 and its allies near Sake.", "M23"),
        ("Regime troops fought with the Arakan Army and its allies close to Ann.", "Arakan Army"),
    ],
)
def test_a_party_is_fought_once_and_its_described_allies_beside_it(text: str, foes: object) -> None:
    assert told(text, "event", "target") == [foes]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("U.S. and coalition partners carried out 12 air strikes near Mosul.", ["United States", "US-led coalition"]),
        ("US and coalition forces carried out 12 air strikes near Mosul.", ["United States", "US-led coalition"]),
        (
            "Russian and Assad regime air forces bombed Saraqib.",
            ["Russian military", "Syrian government forces"],
        ),
        ("Assad regime warplanes bombed Saraqib.", "Syrian government forces"),
        (
            "Turkish and opposition forces shelled Jarablus.",
            ["Turkish Armed Forces", "Syrian rebels"],
        ),
    ],
)
def test_those_who_share_a_noun_are_both_told(text: str, who: object) -> None:
    assert told(text, "event", "actor") == [who]
