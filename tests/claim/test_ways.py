"""A way has two ends, whatever the words around it."""

import pytest

import heldby


@pytest.mark.parametrize(
    ("text", "first", "second", "change"),
    [
        ("The YPG cut off the road between rebel-held districts of Aleppo and nearby Azaz.", "Aleppo", "Azaz", "cut"),
        ("The Houthis blocked the highway linking Sanaa to Marib.", "Sanaa", "Marib", "cut"),
        ("The YPG cut off the Manbij-Raqqa road.", "Manbij", "Raqqa", "cut"),
        ("The YPG seized the road from Manbij to Raqqa.", "Manbij", "Raqqa", "cut"),
        ("The YPG took Manbij, cutting the road to Raqqa.", "Manbij", "Raqqa", "cut"),
        ("The YPG entered Manbij, cutting the road between the town and Raqqa.", "Manbij", "Raqqa", "cut"),
        ("JNIM fighters blockaded the road from Kayes to Bamako.", "Kayes", "Bamako", "cut"),
        ("The insurgents cut Kunduz off from Kabul.", "Kunduz", "Kabul", "cut"),
        ("The M23 cut the last open road between Goma and Bukavu.", "Goma", "Bukavu", "cut"),
        ("The motorway linking Damascus and Aleppo reopened in 2020.", "Damascus", "Aleppo", "open"),
        ("Rebels seized control of the highway between Goma and Masisi.", "Goma", "Masisi", "cut"),
        ("The Taliban controlled the highway between Kabul and Kandahar.", "Kabul", "Kandahar", "open"),
        ("Iraqi forces secured the road from Baghdad to Samarra.", "Baghdad", "Samarra", "open"),
        ("Al-Shabaab lifted its blockade of the road between Baidoa and Mogadishu.", "Baidoa", "Mogadishu", "open"),
        ("The RSF relies on the route from Nyala to El Geneina.", "Nyala", "El Geneina", "used"),
        ("Azaz lies on the Islamic State's main supply route between Manbij and Raqqa.", "Manbij", "Raqqa", "used"),
    ],
)
def test_the_ends_of_a_way(text: str, first: str, second: str, change: str) -> None:
    told = [c for c in heldby.annotate(text)["claims"] if c["kind"] == "route"]
    assert (first, second, change) in [(c["from_place"], c["to_place"], c["change"]) for c in told]


def test_strikes_are_counted() -> None:
    (row,) = heldby.annotate("Monitors documented at least 900 Russian air raids on Palmyra.")["claims"]
    assert (row["type"], row["low"], row["high"]) == ("airstrike", 900, None)


@pytest.mark.parametrize(
    ("text", "foe"),
    [
        ("The Houthis fled Marib as government forces cut the road between Sanaa and Taiz.", "Houthis"),
        ("Ethiopian troops drove the TPLF from Alamata and blocked the road between Mekelle and Woldiya.", "TPLF"),
        ("Amid Houthi disarray government forces cut the road between Sanaa and Taiz.", "Houthis"),
        ("Government forces cut the road between Sanaa and Taiz.", None),
        ("Government forces, backed by Saudi Arabia, cut the road between Sanaa and Taiz.", None),
    ],
)
def test_a_road_is_cut_for_the_foe_told_of_before_it(text: str, foe: str | None) -> None:
    [way] = [c for c in heldby.annotate(text, name="w")["claims"] if c["kind"] == "route"]
    assert way["against"] == foe


@pytest.mark.parametrize(
    "text",
    [
        "Rebels captured the road between Goma and Masisi.",
        "The Taliban controlled the highway between Kabul and Kandahar.",
        "Al-Shabaab lifted its blockade of the road between Baidoa and Mogadishu.",
        "The army took the Izium-Sloviansk road.",
    ],
)
def test_who_has_a_way_has_neither_of_its_ends(text: str) -> None:
    assert not [c for c in heldby.annotate(text, name="w")["claims"] if c["kind"] == "control"]


def test_a_line_that_is_cut_is_not_told_to_be_used() -> None:
    told = heldby.annotate("M23 rebels severed the supply line between Goma and Masisi.", name="w")["claims"]
    assert [c["change"] for c in told if c["kind"] == "route"] == ["cut"]
