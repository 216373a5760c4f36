"""What a place is named for besides what happened there: who speaks, who was stirred, who came from it."""

import pytest

import heldby


def events(text: str) -> list[tuple[str, object]]:
    """What happened, and where."""
    rows = heldby.annotate(text, published="2024-06-14")["claims"]
    return [(c["type"], c["place"]) for c in rows if c["kind"] == "event"]


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("Troops entered Marawi on Monday. The ongoing clash raised concerns in Jakarta.", "Jakarta"),
        ("Troops entered Sake. The attack drew condemnation in Kinshasa and Kigali.", "Kigali"),
        ("Rebels took Bentiu. The offensive triggered protests in Juba.", "Juba"),
        (
            "Clashes broke out in Gondar. Residents took to the streets, and later came clashes that have raised new "
            "fears for the second most populous country in Africa.",
            "Africa",
        ),
    ],
)
def test_where_an_act_stirs_people_it_did_not_happen(text: str, away: str) -> None:
    places = [place for _, place in events(text)]
    assert not any(away in (place if isinstance(place, list) else [place]) for place in places)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Gangs attacked Mirebalais. Police said the assault began late on Sunday when gang members came up from "
            "Port-au-Prince.",
            ("attack", "Mirebalais"),
        ),
        (
            "Troops hold Sake. The attack was launched by fighters who crossed from Rutshuru.",
            ("attack", "Sake"),
        ),
    ],
)
def test_where_the_doers_came_from_it_did_not_happen(text: str, wanted: tuple[str, str]) -> None:
    assert wanted in events(text)


def test_talks_with_a_capital_are_with_its_government() -> None:
    rows = events(
        "Envoys in Syria are in talks with Damascus. Diplomats cited reports of a chemical attack that shocked many."
    )
    assert ("attack", "Syria") in rows


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "A bomb went off in Jalalabad on Monday. A general said over 8,500 militants had been killed by coalition "
            "airstrikes in Iraq and Syria.",
            ("airstrike", ["Iraq", "Syria"]),
        ),
        (
            "A mortar hit a school in Myawaddy on Friday. In Myanmar 40 have died in air strikes this month.",
            ("airstrike", "Myanmar"),
        ),
    ],
)
def test_strikes_happened_where_those_they_killed_died(text: str, wanted: tuple[str, object]) -> None:
    assert wanted in events(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The junta in Myanmar was accused of air strikes on civilians. Nobody was told where.", "Myanmar"),
        ("Phones were down across Sudan on Friday. Aid workers told of heavy fighting.", "Sudan"),
    ],
)
def test_violence_told_of_nowhere_is_in_the_country(text: str, wanted: str) -> None:
    assert wanted in [place for _, place in events(text)]
