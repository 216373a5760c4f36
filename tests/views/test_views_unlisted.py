"""Places on no list are asked for by the name that a report or a table gives them."""

import pytest

import heldby
from heldby.views import UnknownPlace
from heldby.views.finding import find

TOLD = """Village changes hands

Published March 3 2015. Rebels captured the village of Tell Zanbur in Idlib province on Monday.
"""
AGAIN = """Army returns

Published March 9 2015. The army recaptured Tell Zanbur, in Idlib province, from the rebels on Saturday.
"""


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    folder = tmp_path_factory.mktemp("unlisted")
    for name, text in (("told.txt", TOLD), ("again.txt", AGAIN)):
        (folder / name).write_text(text, "utf-8")
    record = heldby.open(folder / "record.db")
    record.add([folder / "told.txt", folder / "again.txt"])
    return record.at()


def test_two_reports_tell_of_one_place_that_no_gazetteer_knows(snapshot):
    (row,) = [r for r in snapshot.control(place="tell zanbur") if r.probability > 0.5]
    assert (row.place, row.holder, row.lat, row.lon) == ("Tell Zanbur", "Syrian government forces", None, None)
    assert [r.holder for r in snapshot.timeline(place="Tell Zanbur")][-2:] == [
        "Syrian rebels",
        "Syrian government forces",
    ]


def test_search_finds_it_and_says_where_it_lies(snapshot):
    (place,) = find(snapshot, "Tell Zanbur")["places"]
    assert (place["name"], place["within"], place["in_record"], place["near"]) == (
        "Tell Zanbur",
        "Idlib province",
        True,
        False,
    )


def test_a_name_that_nobody_told_of_is_still_unknown(snapshot):
    with pytest.raises(UnknownPlace):
        snapshot.control(place="Tell Qwarbah")
