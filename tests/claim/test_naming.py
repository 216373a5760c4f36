"""What a headline and a first sentence leave unnamed, the next sentences name."""

import pytest

import heldby


def told(text: str) -> list[tuple[str, str, str | None]]:
    """Where in the report, what, and at which place."""
    rows = heldby.annotate(text, published="2017-11-02")["claims"]
    return [
        (c["locus"], c.get("change") or c.get("type") or c.get("measure"), c["place"]) for c in rows if "place" in c
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Rebels take village in Idlib\n\nRebels captured the village of Kafr Sita in Idlib province on Monday, "
            "residents said. The army withdrew to Saraqib after a night of fighting.",
            ("headline", "taken", "Kafr Sita"),
        ),
        (
            "Raids near the capital\n\nAir strikes killed four people in a rebel-held town in a zone outside "
            "the capital Damascus on Thursday, monitors said. The strikes hit the town of Douma, they said.",
            ("body", "killed", "Douma"),
        ),
        (
            "Bombing in Nigeria\n\nA twin bombing struck a crowd in a town in northeastern Nigeria on Wednesday, "
            "police said. The first blast hit a market in Konduga, which lies near the border with Cameroon.",
            ("headline", "bombing", "Konduga"),
        ),
    ],
)
def test_the_name_comes_later(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in told(text)


def test_a_village_beside_a_town_is_not_the_next_town_named() -> None:
    rows = told(
        "Rebels captured a village south of Palmyra on Monday, residents said. The army then sent troops from Homs."
    )
    assert ("body", "taken", "Homs") not in rows


def test_a_headline_keeps_its_country_when_the_text_tells_of_something_else() -> None:
    rows = told(
        "Suicide bombing in Mali\n\nPolice in Gao said that traders had fled on Monday. Schools in Gao were shut."
    )
    assert ("headline", "bombing", "Mali") in rows


@pytest.mark.parametrize("joint", ["such as", "including", "like"])
def test_towns_named_as_examples_are_the_towns(joint: str) -> None:
    rows = heldby.annotate(f"Rebels captured several towns {joint} Kafr Nabl and Saraqib in Syria.")["claims"]
    (taken,) = [c for c in rows if c.get("change") == "taken"]
    assert taken["place"] == ["Kafr Nabl", "Saraqib"]


def test_what_a_clause_says_of_the_buildings_places_them_not_the_sentence_before() -> None:
    rows = heldby.annotate(
        "Palmyra was quiet. Libyan government fighters captured the last buildings that Islamic State held in Sirte."
    )["claims"]
    assert {(c["change"], c["place"]) for c in rows if c["kind"] == "control"} == {
        ("taken", "Sirte"),
        ("held", "Sirte"),
    }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Rebels seize base in Mali\n\nRebels captured a military base in the north of Mali on Thursday.\n\n"
            "The base, in the town of Lere, near Mauritania, was overrun at dawn, an officer said.",
            ("body", "taken", "Lere"),
        ),
        (
            "Gunmen attack peacekeepers\n\nA military base not far from Mogadishu was attacked by gunmen on Friday.\n\n"
            "The gunmen struck the base at Baidoa before dawn, residents said.",
            ("body", "attack", "Baidoa"),
        ),
        (
            "Jets hit hospital\n\nAir strikes hit a hospital in northern Syria on Friday, doctors said.\n\n"
            "Nurses at the hospital in Atarib said three bombs fell.",
            ("body", "airstrike", "Atarib"),
        ),
        (
            "Forces attack rebel-held port in Yemen\n\nCoalition jets bombed a vital port in Yemen on Wednesday.\n\n"
            "The assault on Hodeidah began at dawn.",
            ("body", "airstrike", "Hodeidah"),
        ),
    ],
)
def test_a_site_is_named_with_its_town_below(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Air strikes hit a hospital in northern Syria on Friday.\n\nThe hospitals in Idlib and in Aleppo were full.",
        "Air strikes hit a hospital in northern Syria on Friday.\n\nThe ministry's spokesman in Damascus said nothing.",
        "Jets bombed a base in eastern Libya.\n\nThe base in Tobruk was closed, as was the base in Derna.",
    ],
)
def test_a_site_that_may_be_another_stays_where_it_was_told(text: str) -> None:
    assert next(place for _, what, place in told(text) if what == "airstrike") in {"northern Syria", "eastern Libya"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Fighters attack town on Turkish border\n\nIS fighters attacked a Kurdish-held town on the border with "
            "Turkey on Saturday. Jets bombed them. The militants stormed Ras al-Ain before dawn, a spokesman said.",
            [("headline", "attack", "Ras al-Ayn"), ("body", "held", "Ras al-Ayn"), ("body", "airstrike", "Ras al-Ayn")],
        ),
        (
            "An air strike hit a village on the Sudanese border on Monday, killing six. The bombs fell on Tine, "
            "residents said.",
            [("body", "airstrike", "Tine"), ("body", "killed", "Tine")],
        ),
        (
            "Rebels captured a town near the border with Rwanda on Tuesday. The M23 took Bunagana at noon, residents "
            "said.",
            [("body", "taken", "Bunagana")],
        ),
        (
            "Militants attacked a village on the Euphrates river on Sunday. They stormed Hajin after dusk, a monitor "
            "said.",
            [("body", "attack", "Hajin")],
        ),
    ],
)
def test_a_town_on_a_border_is_named_later(text: str, wanted: list[tuple[str, str, str]]) -> None:
    rows = told(text)
    assert set(wanted) <= set(rows)
    assert not any("border" in (place or "") for _, _, place in rows)


def test_fighting_on_a_border_without_a_town_stays_there() -> None:
    rows = told("Turkish forces shelled the Syrian border on Monday. Kurdish officials spoke in Qamishli.")
    assert ("body", "shelling", "Syria-Turkey border") in rows
