"""Quotes verify themselves, and names made from content do not depend on the machine."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heldby.model import Claim, Evidence, Filler, Span, SpanError, claim_id, report_id

TEXT = "Palmyra fell to the army."


@given(st.text(min_size=1), st.data())
def test_evidence_is_the_very_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert Evidence.of("r", text, start, end).quote == text[start:end]


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 2), (0, len(TEXT) + 1)])
def test_offsets_outside_the_text_are_refused(start: int, end: int) -> None:
    with pytest.raises(SpanError, match="outside a text of 25"):
        Evidence.of("r", TEXT, start, end)


def test_a_quote_that_differs_is_refused_and_both_are_shown() -> None:
    with pytest.raises(SpanError, match=r"reads 'Palmyra', not 'Palmira'"):
        Evidence.of("r", TEXT, 0, 7, "Palmira")


def test_a_filler_fits_its_offsets() -> None:
    with pytest.raises(SpanError, match="do not fit"):
        Filler(start=0, end=3, text="Palmyra")


def test_a_claim_verifies_every_quote_in_it() -> None:
    place = Filler(start=0, end=7, text="Palmyra")
    claim = Claim(id="c", report="r", kind="control", quote="Palmyra fell", start=0, end=12, roles={"place": (place,)})
    assert claim.verify(TEXT) is claim
    with pytest.raises(SpanError, match=r"claim c: at 0\.\.12"):
        claim.verify("Tadmur fell to the army.")
    elsewhere = Claim(id="c", report="r", kind="control", quote="fell", start=8, end=12, roles={"place": (place,)})
    with pytest.raises(SpanError, match=r"at 0\.\.7 the report reads 'PALMYRA'"):
        elsewhere.verify("PALMYRA fell")


def test_spans_know_how_they_lie() -> None:
    assert Span(start=0, end=5).overlaps(Span(start=4, end=6))
    assert not Span(start=0, end=5).overlaps(Span(start=5, end=6))
    assert Span(start=0, end=5).covers(Span(start=1, end=5))
    with pytest.raises(SpanError):
        Span(start=3, end=3)


def test_ids_come_from_content_alone() -> None:
    assert report_id(TEXT, "SANA", "2016-03-27") == "d6d830338aa42293"
    assert claim_id("r", "control", 0, 12, "change=taken") == "980e01735f6c6c91"
    assert report_id(TEXT) != report_id(TEXT, "SANA") != report_id(TEXT, "SANA", "2016")
