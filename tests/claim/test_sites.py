"""What was destroyed, stands, or was moved: each site for itself, at the place it is in."""

import pytest

import heldby


def sites(text: str) -> list[tuple[str, list[str], str | None]]:
    rows = [c for c in heldby.annotate(text)["claims"] if c["kind"] == "damage"]
    return [(c["degree"], c["site"] if isinstance(c["site"], list) else [c["site"]], c["place"]) for c in rows]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Palmyra lay in ruins. The jihadists blew up the temples of Bel and Baal Shamin and the Arch of Triumph.",
            ("destroyed", ["the temples of Bel", "Baal Shamin", "the Arch of Triumph"], "Palmyra"),
        ),
        ("The footage from Hatra shows that the columns remain intact.", ("intact", ["the columns"], "Hatra")),
        ("The statues had been removed to Baghdad before Hatra fell.", ("moved", ["The statues"], "Hatra")),
        ("The shell destroyed the church of Maaloula.", ("destroyed", ["the church of Maaloula"], "Maaloula")),
    ],
)
def test_sites(text: str, wanted: tuple[str, list[str], str]) -> None:
    assert sites(text) == [wanted]
