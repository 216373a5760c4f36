"""Numbers carry their bounds; dates, ages and the numbers of things are no quantities."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heldby.mark.quantities import quantities
from heldby.model import Mention, MentionKind, NotationError, Sentence
from heldby.model.quantity_of import quantity_of, quantity_value


def told(text: str) -> list[tuple[str, str, str]]:
    found = quantities(text, (Sentence(start=0, end=len(text), tokens=()),))
    return [(m.text, m.form, m.value) for m in found]


@pytest.mark.parametrize(
    ("text", "said", "bound", "value"),
    [
        ("More than 400 soldiers", "More than 400", "over", "400.. soldiers"),
        ("some 20% of them", "some 20%", "about", "20..20 percent"),
        ("up to 3,000 men", "up to 3,000", "under", "..3000 men"),
        ("at least 66 dead", "at least 66", "over", "66.. dead"),
        ("nearly 1,000 square miles", "nearly 1,000 square miles", "under", "..1000 square miles"),
        ("1500 to 2500 fighters", "1500 to 2500", "exact", "1500..2500 fighters"),
        ("from 300 to 400 people", "300 to 400", "exact", "300..400 people"),
        ("between 10 and 15 people", "10 and 15", "exact", "10..15 people"),
        ("dozens wounded", "dozens", "vague", "24.. wounded"),
        ("scores wounded", "scores", "vague", "40.. wounded"),
        ("hundreds fled", "hundreds", "vague", "200.. fled"),
        ("several raids", "several", "vague", ".. raids"),
        ("a large number of men", "a large number of", "vague", ".. men"),
        ("over 200 000 men", "over 200 000", "over", "200000.. men"),
        ("over 1\u00a0250 men", "over 1\u00a0250", "over", "1250.. men"),
        ("a couple of men", "a couple of", "exact", "2..2 men"),
        ("another villager", "another", "exact", "1..1 villager"),
        ("about a quarter", "about a quarter", "about", "25..25 percent"),
        ("five men", "five", "exact", "5..5 men"),
        ("MORE THAN 400 SOLDIERS", "MORE THAN 400", "over", "400.. soldiers"),
        ("In İzmir Two Hundred men", "Two Hundred", "exact", "200..200 men"),
        ("twenty-one men", "twenty-one", "exact", "21..21 men"),
        ("two hundred and fifty men", "two hundred and fifty", "exact", "250..250 men"),
        ("2.5 million people", "2.5 million", "exact", "2500000..2500000 people"),
        ("half a million people", "half a million", "exact", "500000..500000 people"),
        ("$400m", "$400m", "exact", "400000000..400000000 dollars"),
        ("a child", "a", "exact", "1..1 child"),
        ("a 10-month occupation", "10-month", "exact", "10..10 months"),
    ],
)
def test_a_number_and_its_bounds(text: str, said: str, bound: str, value: str) -> None:
    assert told(text) == [(said, bound, value)]


@pytest.mark.parametrize(
    "text",
    [
        "Tu-22M",
        "T-72",
        "Resolution 2254",
        "the M5 highway",
        "a 122mm gun",
        "an 81-year-old",
        "on March 27, 2016",
        "the 27th",
        "in 2015",
        "one of them",
        "no one",
        "a town",
    ],
)
def test_what_counts_nothing_is_left_alone(text: str) -> None:
    assert told(text) == []


@given(
    st.none() | st.integers(0, 10**9) | st.sampled_from([0.3, 66.7]),
    st.none() | st.integers(0, 10**9),
    st.sampled_from(["", "percent", "square miles"]),
)
def test_a_value_is_read_back(low: float | None, high: float | None, unit: str) -> None:
    value = quantity_value(low, high, unit)
    mention = Mention(start=0, end=1, kind=MentionKind.QUANTITY, text="x", form="exact", value=value)
    found = quantity_of(mention)
    assert (found.low, found.high, found.unit) == (low, high, unit)


def test_a_value_that_is_no_number_is_refused() -> None:
    with pytest.raises(NotationError, match=r"low\.\.high"):
        quantity_of(Mention(start=0, end=1, kind=MentionKind.QUANTITY, text="x", value="many"))
