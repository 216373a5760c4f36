"""Aid that is brought, and aid that is halted or held up: told, and told to be none."""

import pytest

import heldby


def told(text: str) -> list[tuple[str, str, bool]]:
    claims = heldby.annotate(text, published="2024-06-14")["claims"]
    return [(c["place"], c["polarity"], bool(c.get("actor"))) for c in claims if c.get("type") == "aid"]


@pytest.mark.parametrize(
    ("text", "place", "by_whom"),
    [
        ("The World Food Programme has halted food deliveries to Rafah.", "Rafah", True),
        ("Aid deliveries to Goma were suspended on Monday.", "Goma", False),
        ("The army has blocked aid convoys to Tigray since July.", "Tigray", False),
        ("Aid convoys were turned back at the gates of Douma.", "Douma", False),
        ("The militia blocked aid to Bunia.", "Bunia", False),
        ("MSF suspended its activities in Khartoum.", "Khartoum", True),
        ("Three aid groups have suspended their work in Kenscoff.", "Kenscoff", True),
    ],
)
def test_aid_that_does_not_come(text: str, place: str, by_whom: bool) -> None:
    assert told(text) == [(place, "-", by_whom)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("UNICEF has delivered water for 900 people in Goma.", "Goma"),
        ("The WFP distributed 3,400 hot meals in Nyala.", "Nyala"),
        ("Oxfam is trucking water to 30,000 people in Bria.", "Bria"),
    ],
)
def test_water_and_meals_are_aid(text: str, place: str) -> None:
    assert [(where, polarity) for where, polarity, _ in told(text)] == [(place, "+")]


@pytest.mark.parametrize(
    "text",
    [
        "The court suspended work on the dam in Khartoum.",
        "The airline halted its services in Goma.",
        "The United States suspended military aid to Kyiv.",
        "The army blocked arms deliveries to Bunia.",
    ],
)
def test_other_work_and_other_deliveries_are_no_aid(text: str) -> None:
    assert told(text) == []
