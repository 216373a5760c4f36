"""What the dead and wounded are called: by their number, and by all of their name."""

import pytest

import heldby


def told(text: str) -> list[tuple[object, object]]:
    return [(c["victims"], c["low"]) for c in heldby.annotate(text)["claims"] if c["kind"] == "casualty"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A mortar round killed one civilian and injured nine others in Kharkiv.", [("civilian", 1), ("civilians", 9)]),
        ("One person was killed and six more wounded in a blast in Mogadishu.", [("person", 1), ("people", 6)]),
        (
            "Kenya said a policeman was killed and two others were hurt near Garissa.",
            [("policeman", 1), ("policemen", 2)],
        ),
        ("Baku puts its civilian toll at 60 dead.", [("civilians", 60)]),
        ("No civilian was hurt in the raid on Bama.", [("civilians", None)]),
        ("At least 19 civilian killed in an air raid on Khartoum.", [("civilians", 19)]),
        # one is one, and a list stays as told
        ("One civilian was killed in Kharkiv.", [("civilian", 1)]),
        ("A man, a woman and a child were killed in Goma.", [("man, a woman and a child", 3)]),
        ("The pilot was captured near Kidal.", [("pilot", None)]),
    ],
)
def test_victims_are_named_in_their_number(text: str, found: list[tuple[str, float | None]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "victims", "low"),
    [
        ("Seven al-Shabaab members were killed near Kismayo.", "al-Shabaab members", 7),
        ("Nine Al-Qaeda members were killed near Shabwa.", "al-Qaeda members", 9),
        ("Several ISIL members were killed near Sirte.", "Islamic State members", None),
    ],
)
def test_a_number_before_the_name_belongs_to_no_name(text: str, victims: str, low: float | None) -> None:
    assert told(text) == [(victims, low)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # bodies are of somebody
        ("The 4th Division observed over 120 rebel bodies scattered near Tessit.", [("rebels", 120)]),
        ("Residents found three civilian bodies on the road to Bucha.", [("civilians", 3)]),
        ("Soldiers located a further 14 bodies near Bama.", [("people", 14)]),
        # who most of them are is no claim of its own, and none that others are taken for
        (
            "The strikes killed 30 people, most of them civilians, and injured 45 in Omdurman.",
            [("people", 30), ("people", 45)],
        ),
        (
            "A week of battles has killed 75 people, mainly fighters but also 17 civilians, and wounded 323.",
            [("people", 75), ("civilians", 17), ("people", 323)],
        ),
        ("Forty people, mostly women, died in Goma.", [("people", 40)]),
        # whose losses they are
        ("The Taliban attacked Kunduz on Monday. The group put its own losses at nine dead.", [("Taliban", 9)]),
        ("Twelve of General Haftar's men were wounded at Sirte.", [("Libyan National Army", 12)]),
        # who fled is none of the dead, and whom is those told of right before
        ("The army killed 12 rebels in Sake. Thousands were displaced.", [("Congolese rebels", 12), ("people", 2000)]),
        (
            "The army killed 12 rebels. Bama has 100,000 inhabitants, 75,000 of whom have been displaced.",
            [("Nigerian rebels", 12), ("inhabitants", 75000)],
        ),
    ],
)
def test_whose_figure_it_is(text: str, found: list[tuple[str, float]]) -> None:
    assert [t for t in told(text) if t[1]] == found


def test_a_plural_of_a_people_is_not_taken_for_its_genitive() -> None:
    text = (
        "The Chechen capital was quiet at dawn and the army moved in with tanks and guns. In the next valley about "
        "190,000 Chechens have taken refuge since the war began, and relief workers said the road there was shut "
        "for the third day in a row because of heavy snow and of the many cars that had been left on it by people who "
        "went on by foot."
    )
    assert ("Chechens", 190000) in told(text)
