"""Truces: over once they collapsed or were called off, none while they are only called for; and "it"."""

import pytest

import heldby


def relations(text: str) -> list[tuple[object, str, object, str]]:
    found = heldby.annotate(text, published="2024-06-14")["claims"]
    return [(c["a"], c["rel"], c["b"], c["polarity"]) for c in found if c["kind"] == "relation"]


def polarity(text: str) -> list[str]:
    return [told[-1] for told in relations(text) if told[1] == "ceasefire_with"]


@pytest.mark.parametrize(
    "text",
    [
        "The Arakan Army broke its ceasefire with the military in November.",
        "The Tigers ended their ceasefire with the Sri Lankan government in April 1995.",
        "The ELN called off its ceasefire with the Colombian government in May.",
        "The PKK declared its ceasefire with Turkey over.",
        "A ceasefire between Israel and Hamas collapsed on March 18.",
        "A truce between the army and the RSF has broken down.",
        "The ceasefire between Armenia and Azerbaijan expired on Sunday.",
        "Israel resumed its offensive in Gaza in March, ending a ceasefire with Hamas.",
        "Fighting between the army and the RSF went on. The truce is over.",
        "Fighting between the army and the RSF went on. The army declared an end to the truce.",
        "Fighting between the army and the RSF resumed after the end of the truce.",
    ],
)
def test_a_truce_that_ended_is_denied(text: str) -> None:
    assert polarity(text) == ["-"]


@pytest.mark.parametrize(
    "text",
    [
        "A ceasefire between Ethiopia and the TPLF ended a two-year war.",
        "Israel violated its ceasefire with Hezbollah by striking Nabatieh.",
        "Fighting between the army and the RSF went on. The ceasefire has not collapsed.",
        "Fighting between the army and the RSF went on. An earlier truce broke down.",
        "Fighting between the army and the RSF went on. The truce expires on Monday.",
        "A ceasefire negotiated by Egypt between Israel and Hamas took effect.",
    ],
)
def test_a_truce_that_is_kept_or_was_is_told(text: str) -> None:
    assert polarity(text) == ["+"]


@pytest.mark.parametrize(
    "text",
    [
        "Talks on a truce between Israel and Hamas collapsed.",
        "The UN called for a ceasefire between the army and the RSF.",
        "A proposal for a truce between the army and the RSF was tabled.",
        "Egypt tried to broker a ceasefire between Israel and Hamas.",
        "Hopes of a truce between Armenia and Azerbaijan faded.",
        "The Security Council demanded a truce between the army and the RSF.",
    ],
)
def test_a_truce_that_is_only_wanted_is_none(text: str) -> None:
    assert polarity(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The M23 has taken Goma. It is backed by Rwanda.", ("Rwanda", "backs", "M23")),
        (
            "The Arakan Army holds Paletwa. It is a member of the Brotherhood Alliance.",
            ("Arakan Army", "part_of", "Three Brotherhood Alliance"),
        ),
        ("Al-Shabaab attacked Afgoye. It has ties to al-Qaeda.", ("al-Shabaab", "allied_with", "al-Qaeda")),
        ("Al-Shabaab attacked Afgoye. It is linked to al-Qaeda.", ("al-Shabaab", "allied_with", "al-Qaeda")),
        ("Hezbollah shelled Haifa. It is funded by Iran.", ("Iran", "backs", "Hezbollah")),
    ],
)
def test_it_is_somebody_beside_somebody_named(text: str, told: tuple[str, str, str]) -> None:
    assert told in [found[:3] for found in relations(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Goma is a city of two million people. It is backed by hills.",
        "The army took the bridge at Sake. It is part of the road to Goma.",
        "The police linked the bombing in Haifa to Hezbollah.",
    ],
)
def test_a_place_or_a_deed_is_beside_nobody(text: str) -> None:
    assert relations(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Somalia's al-Qaeda-affiliated al-Shabaab took Adale.", ("al-Shabaab", "part_of", "al-Qaeda")),
        (
            "The ADF, which is affiliated with Islamic State, attacked Beni.",
            ("Allied Democratic Forces", "part_of", "Islamic State"),
        ),
        ("Groups affiliated with the Turkish army shelled Manbij.", ("Groups", "allied_with", "Turkish Armed Forces")),
        (
            "MINUSCA and Central African soldiers, helped by Rwandan troops, retook Bangassou.",
            ("Rwandan government forces", "backs", ["MINUSCA", "Central African government forces"]),
        ),
        ("Turkish troops and Syrian rebels, backed by Turkey, took Jarablus.", ("Turkey", "backs", "Syrian rebels")),
        (
            "Fano and the Oromo Liberation Army joined forces in March.",
            (["Fano", "Oromo Liberation Army"], "allied_with", ["Fano", "Oromo Liberation Army"]),
        ),
    ],
)
def test_who_is_affiliated_and_who_is_helped(text: str, told: tuple[str, str, object]) -> None:
    assert told in [found[:3] for found in relations(text)]
