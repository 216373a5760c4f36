"""A report told place by place: a line that is no more than a place heads what stands below it."""

from __future__ import annotations

import pytest

import heldby

REPORTS = {
    "Mozambique": (
        "Weekly report, 5 to 12 May\n\n"
        "Mocimboa da Praia\nInsurgents entered the district from the north. Rwandan forces hold the main town.\n\n"
        "Macomia\nAbout a hundred insurgents occupied the town for two days. South African soldiers retook it.\n",
        {
            "Insurgents entered": "Mocímboa",
            "Rwandan": "Mocímboa",
            "insurgents occupied": "Macomia",
            "retook": "Macomia",
        },
    ),
    "Sudan": (
        "Sudan: humanitarian update\n\n"
        "El Fasher\nThe RSF has besieged the city since April.\n\n"
        "Nyala\nThe city is under the control of the RSF. Markets are open.\n\n"
        "Kadugli\nThe town remains surrounded by the SPLM-N.\n",
        {"besieged": "El Fasher", "under the control": "Nyala", "surrounded": "Kadugli"},
    ),
    "Nigeria": (
        "Lake Chad Basin: security notes\n\n"
        "Baga\nBoko Haram fighters raided the town on Monday. The army holds it.\n\n"
        "Marte:\nTroops have retaken the town.\n\n"
        "Dikwa:\nISWAP fighters entered the town from the north.\n",
        {"holds it": "Baga", "retaken": "Marte", "entered": "Dikwa"},
    ),
}


@pytest.mark.parametrize("war", REPORTS)
def test_the_town_is_the_one_of_the_heading(war: str) -> None:
    text, wanted = REPORTS[war]
    found = [c for c in heldby.annotate(text, name="x", published="2024-06-10")["claims"] if c["kind"] == "control"]
    for words, place in wanted.items():
        (told,) = [c for c in found if words in c["quote"]]
        assert str(told["place"]).startswith(place)


def test_a_lone_place_above_an_article_heads_no_section() -> None:
    text = "Truce broken\n\nBeirut\n\nIsraeli troops shelled Tyre. Hezbollah fighters hold the town, residents said.\n"
    found = [c for c in heldby.annotate(text, name="x", published="2024-06-10")["claims"] if c["kind"] == "control"]
    assert [c["place"] for c in found] == ["Tyre"]
