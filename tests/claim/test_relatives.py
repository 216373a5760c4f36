"""Whom "who" and "which" are about: by the number of the verb and by the kind of noun."""

import pytest

import heldby


def told(text: str, kind: str, role: str) -> list[object]:
    return [c.get(role) for c in heldby.annotate(text, published="2024-06-14")["claims"] if c["kind"] == kind]


@pytest.mark.parametrize(
    ("text", "kind", "role", "who"),
    [
        (
            "Malian soldiers, backed by Russia, which has drawn down its forces, hold Gao.",
            "event",
            "actor",
            "Russia",
        ),
        ("Rebels backed by Uganda, which occupied Bunia, fought in Ituri.", "control", "actor", "Uganda"),
        (
            "Militiamen allied with Ethiopia, which occupied Baidoa in May, were beaten back.",
            "control",
            "actor",
            "Ethiopia",
        ),
        ("Residents of Nyala, which the RSF captured in October, fled.", "control", "actor", "Rapid Support Forces"),
        ("The leader of the Houthis, who control Sanaa, spoke on Sunday.", "control", "actor", "Houthis"),
        ("Russian forces, which took Avdiivka in February, moved on.", "control", "actor", "Russian military"),
        (
            "The insurgents of Ansar al-Sunna, who took Palma in March, fled.",
            "control",
            "actor",
            "Islamic State Mozambique",
        ),
    ],
)
def test_who_and_which_agree_with_their_noun(text: str, kind: str, role: str, who: str) -> None:
    assert who in told(text, kind, role)


def test_residents_of_a_captured_town_are_no_captives() -> None:
    assert "captured" not in told("Residents of Nyala, which the RSF captured in October, fled.", "casualty", "measure")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Troops from Burundi entered Minova.", "Burundian government forces"),
        ("Special forces from the United States entered Barisha.", "US military"),
        ("Troops from Syria's 4th Division entered Daraa.", "Syrian government forces"),
    ],
)
def test_troops_from_a_country_are_its_troops(text: str, who: str) -> None:
    assert told(text, "control", "actor") == [who]
