"""Where people only went, were brought or met: what is told without a place did not happen there."""

from typing import Any

import pytest

import heldby


def last(text: str) -> dict[str, Any]:
    claims = [c for c in heldby.annotate(text, published="2024-06-14")["claims"] if c["kind"] in ("event", "casualty")]
    return claims[-1]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "An ambush killed three soldiers in Kupwara. The bodies were brought to Srinagar. Two boys also died.",
            "Kupwara",
        ),
        (
            "Boko Haram attacked Gamboru on Monday. Hundreds crossed into Fotokol. The insurgents killed 30 people.",
            "Gamboru",
        ),
        ("Rockets hit Kharkiv. Volodymyr Zelensky was in Vilnius when the strike happened.", "Kharkiv"),
        (
            "Gunmen stormed Jibia and killed nine people. A trader who fled to Maradi lost her son. "
            "The army denied shelling the market.",
            "Jibia",
        ),
        ("Militants raided Mbau. The injured were flown to a hospital in Pemba. Nine people were killed.", "Mbau"),
        ("Troops shelled Demoso. Halima Awad, who now lives in Loikaw, saw it. Four people were killed.", "Demoso"),
    ],
)
def test_it_did_not_happen_where_people_went(text: str, place: str) -> None:
    assert last(text)["place_phrase"] == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels hold Goma. Soldiers crossed into Bukavu on Monday. They killed nine people.", "Bukavu"),
        ("The army left Kutum. Militiamen went to Nyala. Twelve people were killed.", "Nyala"),
        ("The army holds Baghdad. A bomber drove a truck into a checkpoint in Hilla, killing 47 people.", "Hilla"),
    ],
)
def test_it_did_where_a_force_went(text: str, place: str) -> None:
    assert place in (last(text)["place"], last(text)["place_phrase"])


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels attacked Kalobeyei on Friday. The attack could derail peace talks in Nairobi.", "Kalobeyei"),
        ("Gunmen raided Malakal on Friday. The raid overshadowed negotiations in Juba.", "Malakal"),
        ("Rockets hit Sderot. The attack threatens a summit in Cairo.", "Sderot"),
        (
            "Fighters attacked Lashkar Gah. The fighting threatens talks of the government and the Taliban in Doha.",
            "Lashkar Gah",
        ),
    ],
)
def test_it_did_not_happen_where_people_meet(text: str, place: str) -> None:
    events = [c for c in heldby.annotate(text)["claims"] if c["kind"] == "event" and c["type"] != "talks"]
    assert events[-1]["place"] == place
