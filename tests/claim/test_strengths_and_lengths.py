"""How many men somebody has, and how long a war, a hold or an attack has gone on."""

import pytest

import heldby


def figures(text: str) -> list[tuple[object, object, object]]:
    found = heldby.annotate(text, published="2024-06-14")["claims"]
    return [(c["measure"], c["low"], c["high"]) for c in found if c["kind"] == "indicator"]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Up to 600 militants are hiding in Marawi.", None, 600),
        ("Hundreds of the fighters are believed to be hiding in the hills near Shali.", 200, None),
        ("No more than 1,800 hardcore cadres remain, the army said.", None, 1800),
        ("France will keep 1,500 troops in Chad.", 1500, 1500),
        ("Some 3,000 Kenyan troops serve in Somalia.", 3000, 3000),
        ("About 2,500 Rwandan soldiers support the army in Cabo Delgado.", 2500, 2500),
        ("A group of about 40 fighters was seen near Palma on 25 August.", 40, 40),
        ("About 200 gunmen held the town of Bria for an hour.", 200, 200),
        ("The Karen army had more than 5,000 men under arms in 1990.", 5000, None),
        ("Wagner has about 1,000 mercenaries in Mali.", 1000, 1000),
    ],
)
def test_how_many_men_somebody_has(text: str, low: float | None, high: float | None) -> None:
    assert ("fighters", low, high) in figures(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ten soldiers remain in hospital in Kharkiv.",
        "Twelve soldiers were wounded at Bakhmut.",
        "The rebels kept 40 soldiers prisoner in Goma.",
        "Twenty policemen held a vigil in Port-au-Prince.",
        "The army has 30 tanks near Goma.",
    ],
)
def test_what_tells_nobodys_strength(text: str) -> None:
    assert not [f for f in figures(text) if f[0] == "fighters"]


@pytest.mark.parametrize(
    ("text", "measure", "low"),
    [
        ("The two-year war in Tigray killed 300,000 people.", "other:war_length", 2),
        ("More than five years of conflict have emptied Maiduguri.", "other:war_length", 5),
        ("The five-year-old conflict in Mali has spread.", "other:war_length", 5),
        ("The army has for four days been attacking the tower at Bihac.", "other:operation_length", 4),
        ("The militia has held Bria for the past three months.", "occupation_length", 3),
        ("Eight days of attacks on Kenscoff have left 50 dead.", "other:operation_length", 8),
    ],
)
def test_how_long_it_has_gone_on(text: str, measure: str, low: float) -> None:
    assert (measure, low) in [(m, number) for m, number, _ in figures(text)]


@pytest.mark.parametrize("text", ["The war in Mali has spread in the past two years.", "The war years were hard."])
def test_a_war_without_a_length(text: str) -> None:
    assert not figures(text)


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("No fewer than 30 people were killed in Goma.", "+"),
        ("No less than 12 soldiers were wounded near Bama.", "+"),
        ("No soldiers were wounded near Bama.", "-"),
        ("No more soldiers were killed near Bama.", "-"),
    ],
)
def test_no_fewer_than_denies_nothing(text: str, polarity: str) -> None:
    assert {c["polarity"] for c in heldby.annotate(text)["claims"] if c["kind"] == "casualty"} == {polarity}
