"""What the atlas finds, ranks, composes and suggests, and what it says of broken tables."""

import pickle

import pytest

from heldby.gazetteer import Atlas
from heldby.gazetteer.atlas import DATA
from heldby.gazetteer.curated import COLUMNS, rows
from heldby.model import PlaceKind
from heldby.model.errors import KnowledgeError
from heldby.model.ports import Gazetteer
from steps import steps

HEADER = ",".join(COLUMNS)


@pytest.fixture(scope="module")
def atlas():
    return Atlas()


def ids(places):
    return [place.id for place in places]


def test_it_is_a_gazetteer(atlas):
    assert isinstance(atlas, Gazetteer)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Palmyra", "sy-palmyra"),
        ("Tadmur", "sy-palmyra"),
        ("DEIR EZZOR", "sy-deir-ez-zor"),
        ("Boukamal", "sy-abu-kamal"),
        ("al-Bab", "sy-al-bab"),
        ("Hawija", "iq-hawija"),
        ("T4", "sy-t4"),
        ("Anbar", "iq-anbar"),
        ("Kiev", "ua-kyiv"),
        ("Gulf of Aden", "gulf-of-aden"),
        ("UAE", "ae"),
        ("Maiduguri", "ng-maiduguri"),
        ("Stepanakert", "az-stepanakert"),
        ("Mullaitivu", "lk-mullaitivu"),
        ("Laukkai", "mm-laukkai"),
    ],
)
def test_the_best_known_bearer_comes_first(atlas, name, place):
    assert ids(atlas.find(name))[0] == place
    assert atlas.known(name)


def test_namesakes_stay_beside_each_other(atlas):
    assert {"ly-tripoli", "lb-tripoli"} <= set(ids(atlas.find("Tripoli")))
    assert {"ge", "us-georgia-state"} <= set(ids(atlas.find("Georgia")))
    assert {place.country for place in atlas.find("Palmyra")} >= {"SY", "US"}


def test_a_curated_town_and_its_geonames_entry_are_one_place(atlas):
    assert atlas.get("gn170063") == atlas.get("sy-aleppo")
    assert atlas.get("sy-aleppo").population > 1_000_000
    assert "gn170063" not in ids(atlas.find("Aleppo"))


def test_geonames_places_know_their_province(atlas):
    village = next(p for p in atlas.find("Muhambal") if p.country == "SY")
    assert (village.source, village.within) == ("GeoNames", "sy-idlib-prov")


@pytest.mark.parametrize(
    ("name", "place", "canonical"),
    [
        ("northern Syria", "sy~northern", "northern Syria"),
        ("north-eastern Nigeria", "ng~northeastern", "northeastern Nigeria"),
        ("the Homs desert", "sy-homs~desert", "Homs desert"),
        ("the eastern countryside of Kobani", "sy-kobani~eastern-countryside", "eastern Kobani countryside"),
        ("Syria-Iraq border", "iq+sy~border", "Iraq-Syria border"),
        ("the border between Turkey and Syria", "sy+tr~border", "Syria-Turkey border"),
        ("Afghan-Pakistani border", "af+pk~border", "Afghanistan-Pakistan border"),
    ],
)
def test_parts_and_borders_are_composed(atlas, name, place, canonical):
    found = atlas.find(name)[0]
    assert (found.id, found.name, found.approx) == (place, canonical, True)
    assert atlas.get(place) == found


def test_a_northern_part_lies_north_and_inside(atlas):
    syria, north, west = (atlas.get(i) for i in ("sy", "sy~northern", "sy~western"))
    assert 0.5 < north.lat - syria.lat < 2.5
    assert west.lon < syria.lon
    assert atlas.get("sy~purple") is None
    assert atlas.get("nowhere~northern") is None
    assert atlas.get("sy+nowhere~border") is None


def test_unknown_names_find_nothing(atlas):
    assert not atlas.find("Qwrtzpf Xlmn")
    assert not atlas.known("Qwrtzpf Xlmn")
    assert atlas.get("gn1") is None
    assert atlas.get("sy-nowhere") is None


@pytest.mark.parametrize(
    ("name", "place"),
    [("Palmira", "sy-palmyra"), ("Alepo", "sy-aleppo"), ("Moosul", "iq-mosul"), ("Dier ez-Zor", "sy-deir-ez-zor")],
)
def test_the_nearest_spelling_comes_first(atlas, name, place):
    nearest = atlas.nearest(name)
    assert nearest[0].id == place
    assert len({p.id for p in nearest}) == 3


def test_demonyms_lead_to_countries(atlas):
    assert ids(atlas.demonym("Syrian")) == ["sy"]
    assert set(ids(atlas.demonym("Congolese"))) == {"cd", "cg"}
    assert not atlas.demonym("Syria")


def test_looking_up_what_nobody_knows_takes_few_steps(atlas):
    """Of the millions of names a look-up may ask for some dozens."""
    atlas.bears("Homs")
    for name in ("Palmyra", "Paris", "Nowhere at all", "Tripoli", "Aaa", "Zzz"):
        assert 0 < steps(lambda name=name: atlas.bears(f"{name} 7")) < 300


def test_a_theatre_wins_and_adds(tmp_path):
    table = tmp_path / "places.csv"
    table.write_text(
        f"{HEADER}\nsy-palmyra,Tadmur,town,SY,34.5,38.3,0,sy,,Palmyra,me\n"
        "x-hill,Hill 402,mountain,SY,34.6,38.2,1,sy,,,me\n"
    )
    atlas = Atlas(table)
    assert atlas.get("sy-palmyra").name == "Tadmur"
    assert ids(atlas.find("Palmyra"))[0] == "sy-palmyra"
    assert ids(atlas.find("hill 402")) == ["x-hill"]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("x,X,castle,SY,1,1,0,sy,,,me", "castle"),
        ("x,X,town,SY,91,1,0,sy,,,me", "off the globe"),
        ("x,X,town,SY,north,1,0,sy,,,me", "north"),
        (",X,town,SY,1,1,0,sy,,,me", "id"),
        ("x,X,town", "line 2"),
    ],
)
def test_a_wrong_row_names_file_line_and_fault(tmp_path, row, says):
    table = tmp_path / "mine.csv"
    table.write_text(f"{HEADER}\n{row}\n")
    with pytest.raises(KnowledgeError, match=says) as told:
        Atlas(table)
    assert "mine.csv, line 2" in str(told.value)


def test_a_table_without_its_columns_or_missing_is_told(tmp_path):
    table = tmp_path / "mine.csv"
    table.write_text("id,name\nx,X\n")
    with pytest.raises(KnowledgeError, match="aliases"):
        Atlas(table)
    with pytest.raises(KnowledgeError, match="cannot be read"):
        Atlas(tmp_path / "none.csv")
    with pytest.raises(KnowledgeError, match="install heldby again"):
        Atlas(data=tmp_path / "empty")


def test_an_atlas_travels_to_another_process_with_its_theatre(tmp_path):
    table = tmp_path / "places.csv"
    table.write_text(f"{HEADER}\nx-hill,Hill 402,mountain,SY,34.6,38.2,1,sy,,,me\n")
    there = pickle.loads(pickle.dumps(Atlas(table)))
    assert ids(there.find("Hill 402")) == ["x-hill"]
    assert ids(there.find("Palmyra"))[0] == "sy-palmyra"


def test_the_curated_tables_hang_together():
    known = rows(sorted(DATA.glob("*.csv")))
    assert len(known) == sum(len(rows([path])) for path in DATA.glob("*.csv"))
    for id_, row in known.items():
        place = row.place
        assert not place.within or place.within in known, id_
        assert None not in (place.lat, place.lon), id_
        assert not place.country or place.country.lower() in known, id_
        if place.kind is PlaceKind.PROVINCE and place.within:
            assert known[place.within].place.kind is PlaceKind.COUNTRY, id_
    afghan = [r for r in known.values() if r.place.country == "AF" and r.place.kind is PlaceKind.PROVINCE]
    assert len(afghan) == 34


def test_curated_towns_lie_near_their_geonames_entry():
    known = rows(sorted(DATA.glob("*.csv")))
    cities = dict(line.split("\t", 1) for line in (DATA / "cities.tsv").read_text().splitlines())
    for id_, row in known.items():
        if row.geonames in cities and row.place.kind is not PlaceKind.COUNTRY:
            _, country, _, lat, lon, _ = cities[row.geonames].split("\t")
            assert country == row.place.country, id_
            assert max(abs(float(lat) - row.place.lat), abs(float(lon) - row.place.lon)) < 0.25, id_


def test_the_compiled_files_are_sorted_and_small():
    for name in ("cities.tsv", "names.tsv", "sounds.tsv"):
        keys = [line.split(b"\t", 1)[0] for line in (DATA / name).read_bytes().splitlines()]
        assert keys == sorted(set(keys)), name
    assert sum(path.stat().st_size for path in DATA.iterdir()) < 15_000_000
