"""What became of somebody with a name, by a verb, a noun or a clause that names him."""

import pytest

import heldby


def fates(text: str) -> list[tuple[object, object]]:
    return [(c["person"], c["fate"]) for c in heldby.annotate(text)["claims"] if c["kind"] == "person"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Iran vowed revenge for the killing of Qasim Soleimani in Baghdad.",
            [("Qasem Soleimani", "killed")],
        ),
        ("The arrest of Radovan Karadzic in Belgrade ended the search.", [("Radovan Karadzic", "captured")]),
        ("A commander identified as Hassan Abboud was killed near Sirte.", [("Hassan Abboud", "killed")]),
        ("Gen. Thaung Tun was taken prisoner by the Arakan Army near Ann.", [("Thaung Tun", "captured")]),
        (
            "General Ivan Petrov and Colonel Oleg Orlov were captured in Izium.",
            [("Ivan Petrov", "captured"), ("Oleg Orlov", "captured")],
        ),
        ("Commander Hassan Abboud suffered a head injury in Idlib.", [("Hassan Abboud", "wounded")]),
        # who tells of it, and who is only threatened, came to no harm
        ("The spokesman Ivan Petrov reported 19 civilians, most of them women, had been killed in Izium.", []),
        ("Rebels threatened the killing of Hassan Abboud.", []),
    ],
)
def test_the_fate_of_a_named_person(text: str, found: list[tuple[str, str]]) -> None:
    assert fates(text) == found
