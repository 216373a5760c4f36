"""Who publishes: every way of writing an outlet gives the same one."""

from __future__ import annotations

from pathlib import Path

import pytest

from heldby.lexicon.actors import load_actors
from heldby.lexicon.outlets import COLUMNS, load_outlets, read_outlets
from heldby.lexicon.tables import data_path
from heldby.model.errors import KnowledgeError

HEAD = ",".join(COLUMNS)


def theatre(folder: Path, *rows: str) -> Path:
    (folder / "sources.csv").write_text("\n".join((HEAD, *rows)) + "\n", "utf-8")
    return folder


@pytest.mark.parametrize(
    "told",
    [
        "SANA", "sana", "Syrian Arab News Agency", "SANA - Syrian Arab News Agency", "sana.sy", "www.sana.sy",
        "https://www.sana.sy/en/?p=12", "en.sana.sy", "desk@sana.sy",
    ],
)  # fmt: skip
def test_one_outlet_by_every_way_of_writing_it(told: str) -> None:
    outlet = load_actors().outlet(told)
    assert outlet is not None
    assert (outlet.id, outlet.sides) == ("sana", ("syrian_government",))


@pytest.mark.parametrize("told", ["", "notsana.sy", "sana.sy.example", "The Quayside Post", "example.org"])
def test_what_is_not_listed_is_nobody(told: str) -> None:
    assert load_actors().outlet(told) is None


def test_an_article_before_the_name_does_not_count() -> None:
    outlets = load_outlets()
    assert outlets.find("The Economist") == outlets.find("Economist") is not None


def test_an_outlet_is_no_name_to_be_found_in_texts() -> None:
    actors = load_actors()
    assert actors.outlet("Zvezda") is not None
    assert actors.find("Zvezda") == ()


def test_a_theatre_wins_over_what_ships(tmp_path: Path) -> None:
    folder = theatre(tmp_path, "sana,SANA,,sana.sy,SY,nobody,state,E,for the test")
    outlet = load_actors((folder,)).outlet("sana.sy")
    assert outlet is not None
    assert (outlet.sides, outlet.reliability) == (("nobody",), "E")


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (",Name,,,,,,,", "needs an id and a name"),
        ("a,A,,,,,radio,,", "kind 'radio' is none of"),
        ("a,A,,,,,online,G,", "no letter"),
        ("a,A,,not a domain,,,online,,", "no domain"),
        ("a,A,,https://a.example/x,,,online,,", "no domain"),
        ("b,B,,b.example,,,online,,\na,A,,b.example,,,online,,", "is that of 'b' too"),
        ("a,A,,,,,,,\na,B,,,,,,,", "stands in this file twice"),
        ("a,A", "cells are needed"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, row: str, why: str) -> None:
    with pytest.raises(KnowledgeError, match=why):
        load_outlets((theatre(tmp_path, row),))


def test_every_side_of_ours_has_its_reason() -> None:
    listed = read_outlets(data_path("sources.csv"))
    assert len(listed) > 40
    actors = load_actors()
    for outlet in listed:
        assert outlet.why or not outlet.sides or actors.side(outlet.id), outlet.id
        assert not outlet.reliability, "heldby judges nobody"
