"""What went on beside an act does not place it: "stormed A amid fighting in B"."""

import pytest

import heldby


def told(text: str) -> list[tuple[str, str | None]]:
    """What happened, and where."""
    rows = heldby.annotate(text, published="2024-06-14")["claims"]
    return [(c.get("change") or c.get("type"), c["place"]) for c in rows if c["kind"] in ("control", "event")]


@pytest.mark.parametrize(
    ("text", "town", "around"),
    [
        ("The RSF stormed El Obeid on Sunday, amid heavy battles in Kordofan.", "El Obeid", "Kordofan"),
        ("Guerrillas stormed Buga on Friday after clashes in Antioquia.", "Buga", "Antioquia"),
    ],
)
def test_two_battles_have_a_place_each(text: str, town: str, around: str) -> None:
    rows = told(text)
    assert ("battle", town) in rows
    assert ("battle", around) in rows


@pytest.mark.parametrize(
    ("text", "town"),
    [
        (
            "The army said its troops threw back an attempt by the Rapid Support Forces to storm El Obeid early on "
            "Sunday, amid heavy battles in Kordofan.",
            "El Obeid",
        ),
        ("The military beat off an attempt by the TPLF to retake Kobo, amid heavy clashes in Amhara.", "Kobo"),
        (
            "The army said it foiled an attempt by the JNIM to storm Diapaga, amid a wave of attacks in eastern "
            "Burkina Faso.",
            "Diapaga",
        ),
    ],
)
def test_an_attempt_was_beaten_off_where_it_was_aimed(text: str, town: str) -> None:
    assert ("held", town) in told(text)
