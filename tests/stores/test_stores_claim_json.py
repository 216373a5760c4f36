"""A claim in the record is the claim that was made."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from heldby.model import Basis, Certainty, Claim, Filler, Hedge, Polarity, Quantity, Status, Voice
from heldby.stores.claim_json import claim_json, claim_of

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
maybe_words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@st.composite
def fillers(draw: st.DrawFn) -> Filler:
    text, start = draw(words), draw(st.integers(0, 9999))
    return Filler(start=start, end=start + len(text), text=text, basis=draw(st.sampled_from(Basis)))


numbers = st.none() | st.floats(allow_nan=False)
quantities = st.builds(Quantity, low=numbers, high=numbers, bound=maybe_words, phrase=maybe_words, unit=maybe_words)
voices = st.builds(
    Voice, sources=st.lists(fillers(), max_size=2).map(tuple), unnamed=st.booleans(), said=st.none() | fillers()
)
hedges = st.builds(Hedge, certainty=st.sampled_from(Certainty), cue=st.none() | fillers())


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    quote, start = draw(words), draw(st.integers(0, 9999))
    return Claim(
        id=draw(maybe_words),
        report=draw(maybe_words),
        kind=draw(maybe_words),
        quote=quote,
        start=start,
        end=start + len(quote),
        locus=draw(maybe_words),
        voice=draw(voices),
        hedge=draw(hedges),
        status=draw(st.sampled_from(Status)),
        polarity=draw(st.sampled_from(Polarity)),
        traits=draw(st.dictionaries(maybe_words, maybe_words, max_size=3)),
        roles=draw(st.dictionaries(maybe_words, st.lists(fillers(), max_size=2).map(tuple), max_size=3)),
        quantity=draw(st.none() | quantities),
        time=draw(st.none() | fillers()),
        rule=draw(maybe_words),
    )


@given(claims())
def test_a_claim_comes_back_equal_and_in_the_same_order(claim: Claim) -> None:
    line = claim_json(claim)
    back = claim_of(line)
    assert back == claim
    assert list(back.roles) == list(claim.roles)
    assert list(back.traits) == list(claim.traits)
    assert "\n" not in line


def test_what_is_at_its_default_is_left_out() -> None:
    claim = Claim(id="1", report="2", kind="control", quote="fell", start=0, end=4)
    assert set(json.loads(claim_json(claim))) == {
        *("id", "report", "kind", "quote", "start", "end", "locus", "status", "polarity", "certainty")
    }
