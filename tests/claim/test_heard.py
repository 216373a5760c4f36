"""Who tells what a passive or a parenthesis tells, and who goes on telling."""

from __future__ import annotations

import pytest

import heldby


def heard(text: str) -> list[tuple[str | None, str]]:
    """The source and the certainty of each event and each loss."""
    rows = heldby.annotate(text, published="2024-05-15")["claims"]
    return [(c["source"], c["certainty"]) for c in rows if c["kind"] in ("event", "casualty")]


@pytest.mark.parametrize(
    ("text", "source", "certainty"),
    [
        ("Fresh shelling was reported from Agdam.", "unnamed", "probable"),
        ("Heavy clashes were reported in Kidal on Monday.", "unnamed", "probable"),
        ("Sunday's attack on the base in Boulkessi was claimed by JNIM.", "JNIM", "possible"),
        ("The coalition has been accused of bombing a school in Raqqa.", "unnamed", "possible"),
        ("The army was accused by rights groups of shelling a hospital in Khartoum.", "rights groups", "certain"),
        ("The death toll from rocket attacks on Aleppo was put at 8 civilians.", "unnamed", "certain"),
        ("Medics told of heavy shelling in Sake.", "Medics", "certain"),
        ("The deacon had said earlier that shells had hit Lalibela.", "deacon", "certain"),
    ],
)
def test_who_tells_it(text: str, source: str, certainty: str) -> None:
    assert set(heard(text)) == {(source, certainty)}


@pytest.mark.parametrize(
    "text", ["No clashes were reported in Kidal.", "Shells hit Kidal after the report was claimed lost."]
)
def test_what_is_denied_or_no_deed_is_nobodys_word(text: str) -> None:
    assert {source for source, _ in heard(text)} <= {"author"}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Some 3,700 people have been killed in Lebanon, health officials there say, and shells drove 200 families "
            "from Tyre.",
            "health officials",
        ),
        (
            "Ten people were killed in Rafah, the Gaza health ministry says, and 40 were wounded.",
            "Gaza health ministry",
        ),
        ("Mosul residents said a shell killed five people.", "Mosul residents"),
        (
            "Residents in western Mosul said a shell hit Yarmouk. One of them said a dozen missiles struck the market.",
            "Residents in western Mosul",
        ),
        (
            '"The camp was attacked on Sunday," a civil servant in Boulkessi told AFP. "On Monday it was shelled," the '
            "same person said.",
            "civil servant in Boulkessi",
        ),
        ("A US official, citing intelligence, said that jets had bombed Kismayo.", "US officials"),
    ],
)
def test_one_voice(text: str, source: str) -> None:
    assert {told for told, _ in heard(text)} == {source}


def test_the_spokesman_of_another_is_another() -> None:
    text = "A spokesman for the RSF said shells had hit Nyala. The army's spokesman said jets had bombed Kosti."
    assert [source for source, _ in heard(text)] == ["spokesman for the RSF", "army's spokesman"]
