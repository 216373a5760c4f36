"""Who is said to have helped whoever took a place, and who is not."""

from __future__ import annotations

import pytest

import heldby


def helpers(text: str) -> list[tuple[str | None, object]]:
    """The place and the helpers of each claim of control."""
    claims = heldby.annotate(text, name="w")["claims"]
    return [(c["place"], c.get("helped_by")) for c in claims if c["kind"] == "control"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ethiopian troops, backed by Iranian drones, recaptured Lalibela.", ("Lalibela", "Iran")),
        ("Backed by Eritrean troops, the Ethiopian army captured Mekelle.", ("Mekelle", "Eritrean government forces")),
        ("The RSF took Nyala with support from the United Arab Emirates.", ("Nyala", "United Arab Emirates")),
        ("The Syrian army retook Saraqib with Russian air support.", ("Saraqib", "Russia")),
        ("Hezbollah helped the Syrian army to capture Qusayr.", ("al-Qusayr", "Hezbollah")),
        (
            "American jets helped Libyan forces to seize Sirte from Islamic State.",
            ("Sirte", "United States"),
        ),
        ("Wagner took part in the capture of Soledar.", ("Soledar", "Wagner Group")),
    ],
)
def test_help_on_this_occasion(text: str, told: tuple[str, str]) -> None:
    assert helpers(text) == [told]


WAR = "Sudan's army has fought the Rapid Support Forces since 2023. "


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The army retook Kutum using fighters of the Sudan Shield Forces.", ("Kutum", "Sudan Shield Forces")),
        ("The army retook Kutum, relying on mercenaries from the Wagner Group.", ("Kutum", "Wagner Group")),
        ("The army, drawing on Tigrayan fighters, entered Bara.", ("Bara", "Tigray Defence Forces")),
        ("The RSF seized Babanusa in an assault led by Colombian mercenaries.", ("Babanusa", "Colombian mercenaries")),
        ("The army retook Jebel Moya in a push spearheaded by the Joint Force.", ("Jebel Moya", "Joint Force")),
        (
            "The recapture of Wad Madani was carried out with the help of the Wagner Group.",
            ("Wad Madani", "Wagner Group"),
        ),
        ("The army took Kutum. The assault was led by the Wagner Group.", ("Kutum", "Wagner Group")),
    ],
)
def test_who_is_at_the_head_of_it_or_fights_in_it_for_somebody(text: str, told: tuple[str, str]) -> None:
    assert helpers(WAR + text) == [told]


def test_who_helps_is_no_foe() -> None:
    claims = heldby.annotate(WAR + "The army retook Kutum, relying on mercenaries from the Wagner Group.")["claims"]
    assert [c["against"] for c in claims if c["kind"] == "control"] != ["Wagner Group"]


def test_helpers_of_an_operation_are_those_of_what_came_of_it() -> None:
    text = (
        "The army launched a campaign to break the RSF siege of El Obeid. The offensive was directed by the Joint "
        "Force, using militias including the Sudan Shield Forces and the al-Bara ibn Malik Brigade. Since the lifting "
        "of the siege of El Obeid the city has been calm."
    )
    lifted = [c for c in heldby.annotate(WAR + text)["claims"] if c.get("change") == "relieved"]
    assert [(c["place"], c["actor"]) for c in lifted] == [("El Obeid", "Sudanese Armed Forces")] * 2
    for claim in lifted:
        assert claim["helped_by"] == ["Joint Force", "Sudan Shield Forces", "al-Bara' ibn Malik Brigade"]


def test_the_head_of_an_operation_helps_nobody_who_is_not_told() -> None:
    assert helpers(WAR + "El Fasher fell on Monday. The assault was led by the Wagner Group.")[0][1] is None


def test_those_who_joined_the_offensive_that_took_it_are_named_after_it() -> None:
    text = (
        "Militias that took part in the offensive which captured Tikrit, such as the Badr Organization and Asaib Ahl "
        "al-Haq, have left."
    )
    assert helpers(text) == [("Tikrit", ["Badr Organisation", "Asa'ib Ahl al-Haq"])]


@pytest.mark.parametrize(
    "text",
    [
        "Iran-backed militias captured Jurf al-Sakhar.",
        "The Houthis, who are backed by Iran, captured Marib.",
        "Rwandan troops backed the M23 rebels, who left Goma.",
        "The army captured Bama with the help of its air force.",
        "Ukrainian troops, backed by nobody, left Bakhmut.",
    ],
)
def test_help_in_general_or_of_ones_own_is_none(text: str) -> None:
    assert all(told is None for _, told in helpers(text))


def test_a_rival_with_helpers_of_its_own_is_no_helper() -> None:
    text = "Syrian troops backed by Russia and Kurdish fighters supported by the US are racing toward Mayadin."
    assert helpers(text) == [("Mayadin", "Russia")]
