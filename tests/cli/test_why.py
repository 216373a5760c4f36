"""`heldby control --place X --why` on a terminal and for programs."""

import json

import pytest
from program import heldby


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("why")
    (made / "a.txt").write_text("The Syrian army captured Palmyra from Islamic State on Sunday.\n", "utf-8")
    done = heldby("add", "a.txt", "--published", "2016-03-28", "--source", "Some Paper", at=made)
    assert done.returncode == 0, done.stderr.decode()
    return made


def test_it_prints_the_claim_its_weight_and_the_answer_without_it(folder):
    told = heldby("control", "--place", "Palmyra", "--on", "2016-03-28", "--why", at=folder).stdout.decode()
    assert "Palmyra: Syrian government forces" in told
    assert "captured Palmyra" in told
    assert "certainty 3.5" in told
    assert "without it" in told


def test_json_is_that_of_the_view_why(folder):
    asked = ["--place", "Palmyra", "--on", "2016-03-28", "--json"]
    flag = heldby("control", "--why", *asked, at=folder)
    assert flag.stdout == heldby("why", *asked, at=folder).stdout
    (row,) = json.loads(flag.stdout)
    assert (row["speaks"], row["holder"]) == ("for", "Syrian government forces")
    assert row["weight"] > 0


def test_where_nobody_is_told_to_hold_a_place_it_shows_what_is_told(tmp_path):
    (tmp_path / "a.txt").write_text("Fighting raged in Palmyra on Sunday between rebels and the army.\n", "utf-8")
    assert heldby("add", "a.txt", "--published", "2016-03-28", at=tmp_path).returncode == 0
    told = heldby("control", "--place", "Palmyra", "--on", "2016-03-28", "--why", at=tmp_path).stdout.decode()
    assert "Nothing tells of who held it." in told
    assert "contested, holder unknown" in told
    assert "Fighting raged in Palmyra" in told
    nothing = heldby("control", "--place", "Raqqa", "--on", "2016-03-28", "--why", at=tmp_path).stdout.decode()
    assert nothing.strip() == "Nothing tells of who held it."
