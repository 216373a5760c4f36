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


def test_a_plural_of_a_people_is_not_taken_for_its_genitive() -> None:
    text = (
        "The Chechen capital was quiet at dawn and the army moved in with tanks and guns. In the next valley about "
        "190,000 Chechens have taken refuge since the war began, and relief workers said the road there was shut "
        "for the third day in a row because of heavy snow and of the many cars that had been left on it by people who "
        "went on by foot."
    )
    assert ("Chechens", 190000) in told(text)
