"""The tables of actors load, are whole, and answer by name, by id and by country."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heldby.lexicon.actor_words import Phrase, actor_words
from heldby.lexicon.actors import load_actors, read_actors
from heldby.lexicon.demonyms import by_adjective, countries, key
from heldby.lexicon.tables import data_path
from heldby.model.errors import KnowledgeError
from heldby.model.ports import Actors as ActorsPort

KNOWN = load_actors()
HEADER = "id,name,kind,body,parent,side,country,aliases\n"


def test_it_satisfies_the_port() -> None:
    assert isinstance(KNOWN, ActorsPort)


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("the Islamic State", "is"),
        ("Da’esh", "is"),
        ("U.S.", "state.us"),
        ("Afghan troops", "forces.af"),
        ("government of Nigeria", "gov.ng"),
        ("Recep Tayyip Erdoğan", "person:recep-tayyip-erdogan"),
        ("SOHR", "sohr"),
        ("FARDC", "forces.cd"),
    ],
)
def test_names_find_their_actor(name: str, first: str) -> None:
    assert [a.id for a in KNOWN.find(name)][:1] == [first]


def test_an_unknown_name_finds_nobody() -> None:
    assert KNOWN.find("Brigade of the Nowhere Hills") == ()
    assert KNOWN.get("no-such-id") is None


def test_one_name_of_two_actors_gives_both() -> None:
    assert {a.id for a in KNOWN.find("ADF")} == {"adf", "ambazonia"}


def test_a_government_and_its_forces_are_one_body_and_side() -> None:
    for country in countries():
        gov, forces = KNOWN.of("gov", country.iso), KNOWN.of("forces", country.iso)
        assert gov is not None
        assert forces is not None
        assert KNOWN.body(gov.id) == KNOWN.body(forces.id)
        assert KNOWN.side(gov.id) == KNOWN.side(forces.id)


def test_every_row_hangs_together() -> None:
    codes = {c.iso for c in countries()} | {"EH", ""}
    for path in sorted(data_path("actors").glob("*.csv")):
        if path.name == "countries.csv":
            continue
        for actor in read_actors(path):
            assert actor.country in codes, f"{path.name}: {actor.id} has the unknown country {actor.country}"
            assert not actor.parent or KNOWN.get(actor.parent), f"{path.name}: {actor.id} has no parent {actor.parent}"


def test_no_id_stands_in_two_files() -> None:
    ids = [a.id for p in data_path("actors").glob("*.csv") if p.name != "countries.csv" for a in read_actors(p)]
    assert len(ids) == len(set(ids))


def test_a_theatre_wins(tmp_path: Path) -> None:
    (tmp_path / "actors.csv").write_text(
        HEADER
        + "valley,Valley Guard,group,valley,,,NG,Sons of the Valley\nis,Caliphate Group,group,is,,islamic_state,,\n",
        encoding="utf-8",
    )
    known = load_actors((tmp_path,))
    assert [a.id for a in known.find("sons of the valley")] == ["valley"]
    found = known.get("is")
    assert found is not None
    assert found.name == "Caliphate Group"
    assert KNOWN.get("valley") is None


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("a,A,warlord,,,,,\n", "kind 'warlord'"),
        (",A,group,,,,,\n", "needs an id"),
        ("a,A,group,,,,,\na,B,group,,,,,\n", "stands in this file twice"),
        ("a,A,group\n", "cells are needed"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, rows: str, told: str) -> None:
    path = tmp_path / "actors.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=told) as error:
        read_actors(path)
    assert "actors.csv, line" in str(error.value)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    path = tmp_path / "actors.csv"
    path.write_text("id,name\na,A\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="columns missing: kind"):
        read_actors(path)


def test_states_adjectives_and_words_are_keys() -> None:
    assert by_adjective()["syrian"] == "SY"
    assert by_adjective()["us"] == "US"
    assert len(countries()) > 190
    words = actor_words("en")
    assert all(key(word) == word for word in (*words.heads, *words.modifiers, *words.sources))


@given(st.text())
def test_a_key_is_its_own_key(text: str) -> None:
    assert key(key(text)) == key(text)


_CELL = st.text(alphabet="abcdefgh ", min_size=1, max_size=8).map(lambda s: " ".join(s.split())).filter(bool)


@given(nation=st.sampled_from(["", "SY", "US"]), head=_CELL, det=st.sampled_from(["", "the"]), of=_CELL)
def test_a_phrase_reads_back(nation: str, head: str, det: str, of: str) -> None:
    phrase = Phrase(sort="regime_forces", nation=nation, head=head, det=det, of=of)
    assert Phrase.read(phrase.written()) == phrase


@pytest.mark.parametrize("value", ["", "Tahrir", "2016-03-27", "x=y", "head=fighters"])
def test_a_value_of_other_make_is_a_name(value: str) -> None:
    assert Phrase.read(value).sort == "name"
