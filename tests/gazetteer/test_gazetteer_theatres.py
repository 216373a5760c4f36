"""Theatres: the one that ships, and what is said of a wrong one."""

from pathlib import Path

import pytest

from heldby.gazetteer import Atlas
from heldby.gazetteer.globe import distance_km
from heldby.gazetteer.theatres import COLUMNS, folder, load, shipped
from heldby.model.errors import InputError, KnowledgeError
from heldby.state import Network

ATLAS = Atlas()
HEAD = ",".join(COLUMNS) + "\n"


@pytest.fixture
def made(tmp_path):
    def theatre(routes="", settings="", outline=""):
        for name, text in (("routes.csv", routes), ("heldby.toml", settings), ("outline.geojson", outline)):
            if text:
                (tmp_path / name).write_text(text, encoding="utf-8")
        return load(tmp_path, ATLAS)

    return theatre


@pytest.mark.parametrize("path", shipped(), ids=lambda p: p.name)
def test_a_shipped_theatre_is_one_network_of_believable_lengths(path):
    theatre = load(path, ATLAS)
    roads = Network(theatre.roads)
    for road in theatre.roads:
        straight = distance_km(ATLAS.get(road.one), ATLAS.get(road.other))
        assert straight * 0.95 <= road.km <= straight * 1.6 + 5, road
    assert all(roads.shortest({roads.places[0]}, {place}) for place in roads.places)
    assert theatre.watch


def test_places_go_by_id_or_name_and_a_missing_length_is_estimated(made):
    theatre = made(HEAD + "Palmyra,sy-raqqa,,desert road,me\n")
    [road] = theatre.roads
    assert (road.one, road.other, road.name) == ("sy-palmyra", "sy-raqqa", "desert road")
    assert 168 < road.km < 250


@pytest.mark.parametrize(
    ("routes", "why"),
    [
        ("from_place,to_place\n", "lacks the column"),
        (HEAD + "Palmyra,Nowhere-at-all,10,,\n", "line 2.*Nowhere"),
        (HEAD + "Palmyra,Raqqa,20,,\n", "line 2.*shorter than the straight line"),
        (HEAD + "Palmyra,Raqqa,far,,\n", "line 2"),
    ],
)
def test_a_wrong_row_is_named(made, routes, why):
    with pytest.raises(KnowledgeError, match=why):
        made(routes)


def test_a_wrong_settings_file_or_outline_is_named(made):
    with pytest.raises(KnowledgeError, match=r"heldby\.toml"):
        made(settings="watch = [")
    with pytest.raises(KnowledgeError, match="from and to"):
        made(settings='[[watch]]\nfrom = "Palmyra"\n')
    with pytest.raises(KnowledgeError, match=r"outline\.geojson"):
        made(settings='name = "x"', outline="{}")


def test_a_theatre_is_a_folder_or_the_name_of_one_of_ours(tmp_path):
    assert folder(tmp_path) == tmp_path
    assert folder(Path("syria_iraq")) in shipped()
    with pytest.raises(InputError, match="syria_iraq"):
        folder(Path("atlantis"))
