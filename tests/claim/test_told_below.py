"""What a report sums up without names, and tells again by name: the places are those named below."""

from __future__ import annotations

from typing import Any

import pytest

import heldby


def told(text: str, published: str = "2023-11-02") -> list[dict[str, Any]]:
    found = heldby.annotate(text, published=published)["claims"]
    return [c for c in found if c["kind"] == "control"]


SEVERAL = [
    (
        "Junta loses three towns in northern Shan\n\nThe MNDAA captured several towns near the Chinese border on "
        "Friday. The MNDAA took the towns of Chinshwehaw, Hsenwi and Kutkai from the Myanmar military.",
        ["Chinshwehaw", "Hsenwi", "Kutkai"],
    ),
    (
        "RSF jets hit Sennar after army retakes cities\n\nThe Sudanese army recaptured two cities south of "
        "Khartoum on Monday. Soldiers of the army recaptured the cities of Singa and Dinder at dawn, the army said.",
        ["Singa", "Ad-Dindar"],
    ),
    (
        "Rebels seized three villages on Sunday, residents of North Kivu said. The road was shut. The M23 rebels "
        "seized the villages of Kibumba, Rugari and Kilolirwe from the Congolese army before noon.",
        ["Kibumba", "Rugari", "Kilolirwe"],
    ),
]


@pytest.mark.parametrize(("text", "places"), SEVERAL)
def test_places_that_are_only_counted_are_those_named_below(text: str, places: list[str]) -> None:
    summed_up = [c for c in told(text) if c["change"] == "taken"][-2]
    assert (summed_up["place"], summed_up.get("part")) == (places, None)


def test_more_places_than_the_words_count_are_others() -> None:
    rows = told(
        "Rebels seized two villages on Sunday, residents said. The M23 rebels seized the villages of "
        "Kibumba, Rugari and Kilolirwe from the Congolese army in May."
    )
    assert [c["place"] for c in rows] == [["Kibumba", "Rugari", "Kilolirwe"]]


def test_places_taken_by_another_side_are_others() -> None:
    rows = told(
        "Sudan's army captured several towns on Monday, a spokesman said. The Rapid Support Forces captured the "
        "towns of Singa and Dinder."
    )
    assert ["Singa", "Dinder"] not in [c["place"] for c in rows if c.get("actor") == "Sudanese Armed Forces"]


def test_what_is_summed_up_first_was_not_done_before() -> None:
    """ "Were retaken", below, is what the first sentence tells, and not done by the other side."""
    rows = told(
        "Jets of the Libyan National Army bombed Tripoli while GNA brigades have captured two cities.\n\nThe "
        "Government of National Accord said that the cities of Surman and Sabratha were retaken on Monday."
    )
    assert {(str(c["place"]), c["actor"]) for c in rows} == {
        ("['Surman', 'Sabratha']", "Government of National Accord")
    }


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Fighters took the town of Konna on Monday after the jihadists had seized a town on the Niger river. On "
            "Friday the jihadists seized Diabaly from the Malian army.",
            "Diabaly",
        ),
        (
            "Rebels take key town\n\nClashes went on for a week. Soldiers left without a fight, witnesses said.\n\n"
            "The rebels took the town of Sake on Friday. They may push on to Goma next.",
            "Sake",
        ),
    ],
)
def test_one_town_that_nobody_names_is_where_the_same_is_told(text: str, place: str) -> None:
    unnamed = next(c for c in told(text) if c["change"] == "taken" and place not in c["quote"] and "own" in c["quote"])
    taken = [c["place"] for c in told(text) if c["change"] == "taken"]
    assert taken.count(place) == 2, unnamed


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "The army said that the villages of Kibumba, Rugari and Rumangabo were retaken. In spite of losing those "
            "villages, the M23 shelled Goma.",
            ["Kibumba", "Rugari", "Rumangabo"],
        ),
        (
            "Azerbaijani troops entered the towns of Fuzuli and Jabrayil. Armenian forces then left these towns.",
            ["Fuzuli", "Jabrayil"],
        ),
    ],
)
def test_those_towns_are_the_list_just_told(text: str, places: list[str]) -> None:
    assert told(text)[-1]["place"] == places


@pytest.mark.parametrize(
    "text",
    [
        "Russian jets bomb Odesa after Ukrainian army enters Kherson",
        "Rebels shell Tripoli after army captures Gharyan",
    ],
)
def test_what_a_headline_tells_as_news_has_happened(text: str) -> None:
    assert told(text)[-1]["status"] == "happened"


def test_a_village_is_the_one_that_is_called_so_further_down() -> None:
    rows = told(
        "Air raid kills five in Boko Haram-held village\n\nPolice said nothing. Nobody knew whose jets they were. "
        "Jets have often flown over Borno state. Aid workers came on Friday. The dead were farmers.\n\n"
        "The raid hit the village of Kukawa in Borno state, an elder said."
    )
    assert [(c["change"], c["place"]) for c in rows] == [("held", "Kukawa")]


@pytest.mark.parametrize(
    ("head", "below"),
    [
        ("Troops captured a military base in Yemen's Shabwa province.", "taken back the camp of Infantry Brigade 163"),
        ("The RSF captured an army base in East Darfur.", "seized the headquarters of the 20th Division"),
    ],
)
def test_a_base_without_a_name_is_the_one_captured_below(head: str, below: str) -> None:
    told = heldby.annotate(f"{head} A statement said they had {below}.")["claims"]
    places = [c["place_phrase"] for c in told if c["kind"] == "control" and c["change"] == "taken"]
    assert len(places) == 2
    assert places[0] == places[1]
    assert places[0] in below
