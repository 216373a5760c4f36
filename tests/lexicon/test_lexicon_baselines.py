"""Each wording of a baseline finds what its example says."""

import pytest

from heldby.lexicon.baselines import KINDS, baselines
from heldby.lexicon.tables import data_path, table

ROWS = [(k, row) for k in KINDS for row in table(data_path("lang", "en", "baselines.toml"))[k]]


@pytest.mark.parametrize(("kind", "row"), ROWS, ids=lambda v: v["gives"] if isinstance(v, dict) else "")
def test_the_example_of_a_wording(kind, row):
    [found] = baselines(row["example"])
    assert (found.kind, found.text) == (kind, row["gives"])
    assert row["example"][found.start : found.end] == found.text


def test_a_sentence_without_a_baseline_has_none():
    assert baselines("The group has lost a quarter of its territory.") == ()


def test_a_peak_without_a_year_is_a_peak():
    [found] = baselines("It holds a tenth of what it did at its height.")
    assert (found.kind, found.year) == ("peak", None)
