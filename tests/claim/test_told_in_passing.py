"""Changes of hands told in few words: behind a comma, in a headline, by who was beaten back, by who was there after."""

import pytest

import heldby


def told(text: str) -> list[tuple[str, str | None]]:
    """What changed, and at which place."""
    rows = heldby.annotate(text, published="2024-06-14")["claims"]
    return [(c["change"], c["place"]) for c in rows if c["kind"] == "control"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kherson, recaptured last November, was shelled from across the river.", ("taken", "Kherson")),
        ("Derna, seized in 2018, was hit by a flood.", ("taken", "Derna")),
        ("The city of Goma, captured in January, is quiet.", ("taken", "Goma")),
        ("Lysychansk, lost in July 2022, is being rebuilt.", ("lost", "Lysychansk")),
        ("His troops hold Baidoa, recaptured in 2012.", ("taken", "Baidoa")),
        ("Marawi, liberated after five months, is in ruins.", ("taken", "Marawi")),
    ],
)
def test_what_was_done_to_a_place_may_stand_behind_a_comma(text: str, wanted: tuple[str, str]) -> None:
    assert wanted in told(text)


@pytest.mark.parametrize(
    "text", ["Popasna was lost in May.", "Kawlin was lost for a second time in June, an officer said."]
)
def test_a_place_may_be_lost_to_nobody_named(text: str) -> None:
    assert [change for change, _ in told(text)] == ["lost"]


@pytest.mark.parametrize(
    "text",
    [
        "Contact with Goma was lost at noon.",
        "Ten lives were lost in Bria.",
        "Ukrainian forces regained lost positions in Vovchansk.",
    ],
)
def test_what_else_is_lost_is_no_place(text: str) -> None:
    assert "lost" not in [change for change, _ in told(text)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("ISWAP fighters attacked Monguno but were repelled by troops.", "Monguno"),
        ("Al-Shabaab attacked Mahas on Friday. Local militia pushed the fighters back.", "Mahas"),
        ("The rebels attacked Bria on Sunday, but they were beaten back.", "Bria"),
    ],
)
def test_who_beats_somebody_back_holds_where_they_came(text: str, place: str) -> None:
    assert ("held", place) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The army took Bor in May. The rebels were beaten back on several fronts in June.",
        "Police in Nairobi pushed the protesters back.",
    ],
)
def test_nobody_is_beaten_back_where_nobody_came(text: str) -> None:
    assert "held" not in [change for change, _ in told(text)]


def test_who_is_driven_out_was_where_he_fought() -> None:
    assert ("taken", "Mora") in told("Fighters attacked the town of Mora. They were driven out by soldiers.")


def test_who_says_here_means_his_town() -> None:
    assert ("entered", "Bunia") in told('Residents of Bunia said they heard gunfire. "The rebels are here," one said.')


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Goma retaken from rebels", ("taken", "Goma")),
        ("Army retakes Bor, pushes on to Ayod", ("taken", "Bor")),
        ("Two towns in Lower Shabelle fall to al-Shabaab", ("taken", "Lower Shabelle")),
    ],
)
def test_headlines_tell_it_without_a_verb_that_looks_like_one(text: str, wanted: tuple[str, str]) -> None:
    assert wanted in told(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Government forces withdrew from Kunduz on Friday. The city fell to the Taliban within hours.", "Kunduz"),
        ("Rebels quit Bamut on Monday, their last stronghold there. Bamut is now held by Russian troops.", "Bamut"),
    ],
)
def test_a_place_that_was_given_up_is_taken_by_who_came(text: str, place: str) -> None:
    changes = told(text)
    assert ("taken", place) in changes
    assert ("lost", place) not in changes


def test_a_place_taken_again_long_before_is_still_lost() -> None:
    assert ("lost", "Walikale") in told("M23 withdrew from Walikale on Thursday. It had captured the town in March.")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Fighting broke out in Bangui, the capital of the Central African Republic, and in Bambari. Rwandan troops "
            "sent by Rwanda helped the army. The rebels hold two-thirds of the country.",
            "Central African Republic",
        ),
        ("Russia, which began its offensive against Ukraine in 2022, holds a fifth of the country.", "Ukraine"),
        ("The rebels control about half of Mali.", "Mali"),
        ("The RSF holds around a third of Sudan.", "Sudan"),
    ],
)
def test_whose_country_somebody_holds_a_share_of(text: str, place: str) -> None:
    assert ("held", place) in told(text)


def test_a_share_of_ones_own_ground_is_no_place() -> None:
    text = "Iraqi forces took Tikrit. The Islamic State has lost about a quarter of its territory."
    assert {place for _, place in told(text)} == {"Tikrit"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "An air strike hit a village held by Boko Haram in northeastern Nigeria on Friday. Residents said the "
            "village of Kirawa was struck twice.",
            ("held", "Kirawa"),
        ),
        (
            "The army said on Monday that it had captured one more village in eastern Ukraine. The ministry named it. "
            '"The village of Tsukuryne has been liberated," it said.',
            ("taken", "Tsukuryne"),
        ),
        ("Rockets fell on the part of Vovchansk occupied by Russian forces.", ("held", "Vovchansk")),
    ],
)
def test_a_village_held_by_somebody_has_its_name_below(text: str, wanted: tuple[str, str]) -> None:
    assert wanted in told(text)
