"""What is told of a bit of a place is no news of the place: districts, bases in it, land beside it, the last of it."""

from __future__ import annotations

import pytest

import heldby


def told(text: str) -> list[dict[str, object]]:
    found = heldby.annotate(text, published="2016-09-01")["claims"]
    return [c for c in found if c["kind"] == "control"]


def part(text: str, change: str) -> str | None:
    found = [c for c in told(text) if c["change"] == change]
    assert len(found) == 1, [(c["change"], c["quote"]) for c in told(text)]
    said = found[0].get("part")
    return str(said) if said else None


@pytest.mark.parametrize(
    "text",
    [
        "Al-Waer neighbourhood is the last remaining rebel-held district in Homs.",
        "Shells fell on the last rebel-held area in the city of Aleppo.",
        "The army shelled a Taliban stronghold in Kandahar on Monday.",
        "The Southern Front controls a significant amount of territory between Damascus and Daraa.",
        "The rebels tried to link up with territory that they hold in Daraa.",
        "The separatists hold positions in Kharkiv.",
        "The militants hold a village in Idlib province.",
        "The militia controls a stretch of coast near Sirte.",
    ],
)
def test_what_somebody_has_in_a_place_is_a_part_of_it(text: str) -> None:
    assert part(text, "held")


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on rebel-held Douma.",
        "Jets struck the ISIS stronghold of al-Bab.",
        "Islamic State fighters left for their de facto capital in Raqqa.",
        "The Taliban control the town of Marjah in Helmand province.",
        "Raqqa, the last city held by Islamic State, was bombed.",
        "The army controls all of Kharkiv.",
    ],
)
def test_what_a_place_is_to_somebody_is_the_place(text: str) -> None:
    assert part(text, "held") is None


@pytest.mark.parametrize(
    "text",
    [
        "The army captured the last districts of Tripoli from the militias.",
        "Government forces took the last rebel-held neighbourhoods of Homs on Monday.",
        "The militants seized all of Marawi.",
    ],
)
def test_whoever_takes_the_last_of_a_place_has_it(text: str) -> None:
    assert part(text, "taken") is None


@pytest.mark.parametrize(
    ("text", "loser"),
    [
        (
            "Islamist rebels took control of the regime-held stronghold of Idlib in March 2015.",
            "Syrian government forces",
        ),
        ("Russian forces captured the Ukrainian-held town of Lyman in May 2016.", "Ukrainian government forces"),
        ("The army seized the Taliban bastion of Marjah.", "Taliban"),
        ("The operation has so far captured the ISIS stronghold of Jarabulus.", "Islamic State"),
    ],
)
def test_whose_stronghold_was_taken_lost_it(text: str, loser: str) -> None:
    (taken,) = (c for c in told(text) if c["change"] == "taken")
    assert taken["against"] == loser


def test_a_government_named_by_its_capital_defends_no_town() -> None:
    assert not told("Moscow defended its Damascus ally at the council.")
    text = (
        "An attack on a rebel-held town killed 86 people on Tuesday. Moscow defended its Damascus ally. "
        "The town of Khan Shaykhun was hit at dawn."
    )
    assert [c["place"] for c in told(text)] == ["Khan Shaykhun"]


def test_a_capital_that_is_not_named_is_nobodys_seat() -> None:
    found = told("Idlib's countryside is lost to the rebels but its capital remains in government hands.")
    assert [c["actor"] for c in found if "capital" in str(c["quote"])] == ["Syrian government forces"]


@pytest.mark.parametrize(
    "text",
    [
        'Qaryatayn changed hands again. Qaryatayn is small. A day after Raqqa was freed "the army retook it", he said.',
        'Fighting reached Lyman. Lyman was shelled. After Izium, "our troops have recaptured it", she said.',
    ],
)
def test_it_in_a_quotation_is_no_town_named_before_the_quotation(text: str) -> None:
    (place,) = (c["place"] for c in told(text) if "it" in str(c["quote"]).split())
    assert place in ("al-Qaryatayn", "Lyman")


@pytest.mark.parametrize(
    "text",
    ["Syrian forces have made gains around the Islamic State stronghold of Bab.", "The SDF made gains in Raqqa."],
)
def test_who_makes_gains_around_a_town_has_not_taken_the_town(text: str) -> None:
    (taken,) = [c for c in heldby.annotate(text, published="2017-02-01")["claims"] if c.get("change") == "taken"]
    assert taken["part"]


@pytest.mark.parametrize(
    "text",
    [
        "Tigrayan fighters took the towns of Alamata and Korem on Monday.",
        "The army captured the villages of Kupchyne and Izmailivka.",
        "Russian troops recaptured the Kyiv suburbs of Bucha and Irpin.",
        "Al-Shabaab captured the Indian Ocean port of Kismayo.",
        "The Taliban took the Kabul suburb of Paghman.",
    ],
)
def test_places_that_are_called_so_are_taken_whole(text: str) -> None:
    assert part(text, "taken") is None


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Marjah is a stronghold of the Taliban.", "held"),
        ("A mine exploded near Djibo, which was under the control of JNIM.", "held"),
    ],
)
def test_whose_place_it_is_and_what_is_near_make_no_part_of_it(text: str, change: str) -> None:
    assert part(text, change) is None


def test_a_district_where_somebody_stands_is_a_part_of_the_town_before() -> None:
    text = "Fighting went on in Chasiv Yar, where Russian troops had gained a foothold in an eastern district."
    assert part(text, "entered") == "an eastern district"


def test_a_part_is_cited_with_its_hyphen() -> None:
    assert part("Shells fell on the rebel-held districts of Taiz.", "held") == "the rebel-held districts of Taiz"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Sudan's army recaptured the presidential palace in Khartoum from the RSF.", "Khartoum presidential palace"),
        ("The RSF seized the main market in El Fasher.", "El Fasher market"),
        ("Russian troops captured the school in Bakhmut.", "Bakhmut school"),
    ],
)
def test_a_building_is_a_place_of_its_own(text: str, place: str) -> None:
    claims = heldby.annotate(text, published="2024-06-14")["claims"]
    assert [(c["place"], c["part"]) for c in claims if c["kind"] == "control"] == [(place, None)]


@pytest.mark.parametrize(
    "text",
    ["Protesters stormed the parliament in Tripoli.", "Families occupied the school in Goma."],
)
def test_people_without_arms_take_no_ground(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The RSF controls most of Darfur, as well as large parts of Khartoum.", [1, 1]),
        ("The junta holds Lashio, as well as parts of Muse.", [0, 1]),
        ("The rebels control Goma, along with most of North Kivu.", [0, 1]),
        ("The Houthis hold Sanaa and most of the north of Yemen.", [0, 1]),
        ("The RSF controls four of the five states of Darfur.", [1]),
        ("The Taliban captured three cities, Kandahar, Herat and Ghazni.", [0]),
        ("The Taliban captured two towns: Zaranj and Sheberghan.", [0]),
    ],
)
def test_each_of_a_list_is_whole_or_a_share(text: str, parts: list[int]) -> None:
    assert sorted(bool(claim.get("part")) for claim in told(text)) == parts


def test_what_a_town_is_called_beside_its_name_is_no_bit_of_it() -> None:
    text = "Russian troops moved closer to Pokrovsk, a rail hub that Ukraine's army has defended since February."
    claims = heldby.annotate(text, published="2024-08-08")["claims"]
    (held,) = [c for c in claims if c.get("change") == "held"]
    assert (held["place"], held.get("part")) == ("Pokrovsk", None)
    assert not [c for c in claims if c["kind"] == "event"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Sudan's army attacked Kutum. The RSF holds most of the capital and four of the five states of Darfur.",
            {("Khartoum", "most of the capital"), ("Darfur", "four of the five states of Darfur")},
        ),
        (
            "Shells hit Goma in Congo. The army holds most of the city and parts of Ituri.",
            {("Goma", "most of the city"), ("Ituri", "parts of Ituri")},
        ),
        ("Fighting went on in Lashio. The rebels took the city and Hsipaw.", {("Lashio", None), ("Hsipaw", None)}),
    ],
)
def test_of_a_town_told_of_before_and_one_named_each_is_its_own(text: str, told: set[tuple[str, str | None]]) -> None:
    claims = heldby.annotate(text, published="2024-08-08")["claims"]
    assert {(c["place"], c.get("part")) for c in claims if c["kind"] == "control"} == told


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Sudan has lost a haven for people fleeing the capital. Fighters entered Kosti, the capital of a state.",
            "Khartoum",
        ),
        ("Iraqi troops took Ramadi, the capital of Anbar province. Many had fled the capital.", "Ramadi"),
    ],
)
def test_the_capital_is_the_countrys_until_another_is_told_of(text: str, place: str) -> None:
    claims = heldby.annotate(text, published="2024-08-08")["claims"]
    assert {c["place"] for c in claims if c["kind"] == "casualty"} == {place}
