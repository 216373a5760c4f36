"""What was destroyed, at the place it is in: whom a temple is dedicated to is no place."""

import pytest

import heldby


def sites(text: str) -> list[tuple[str, list[str], str | None]]:
    rows = [c for c in heldby.annotate(text)["claims"] if c["kind"] == "damage"]
    return [(c["degree"], c["site"] if isinstance(c["site"], list) else [c["site"]], c["place"]) for c in rows]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The jihadists blew up the temple of Bel in Palmyra.",
            ("destroyed", ["the temple of Bel"], "Palmyra"),
        ),
        (
            "A blast damaged the shrine of Sayyida Zeinab near Damascus.",
            ("damaged", ["the shrine of Sayyida Zeinab near Damascus"], "Damascus"),
        ),
        ("The shell destroyed the church of Maaloula.", ("destroyed", ["the church of Maaloula"], "Maaloula")),
    ],
)
def test_sites(text: str, wanted: tuple[str, list[str], str]) -> None:
    assert sites(text) == [wanted]


def test_what_was_moved_was_where_it_came_from_and_nobody_withdrew() -> None:
    told = sites("Rebels hold Timbuktu. Most manuscripts had been moved to Bamako.")
    assert told == [("moved", ["Most manuscripts"], "Timbuktu")]
    kinds = heldby.annotate("The museum's paintings were evacuated from Kherson to Simferopol by Russian troops.")[
        "claims"
    ]
    assert [(c["kind"], c["place"]) for c in kinds] == [("damage", "Kherson")]
