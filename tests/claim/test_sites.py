"""What was destroyed, at the place it is in: whom a temple is dedicated to is no place."""

import pytest

import heldby


def sites(text: str) -> list[tuple[str, list[str], str | list[str] | None]]:
    rows = [c for c in heldby.annotate(text)["claims"] if c["kind"] == "damage"]
    return [(c["degree"], c["site"] if isinstance(c["site"], list) else [c["site"]], c["place"]) for c in rows]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The jihadists blew up the temple of Bel in Palmyra.",
            ("destroyed", ["the temple of Bel"], "Palmyra"),
        ),
        (
            "A blast damaged the shrine of Sayyida Zeinab near Damascus.",
            ("damaged", ["the shrine of Sayyida Zeinab near Damascus"], "Damascus"),
        ),
        ("The shell destroyed the church of Maaloula.", ("destroyed", ["the church of Maaloula"], "Maaloula")),
        (
            "Militants destroyed the mosques of Sidi Yahya and Sidi Mahmoud in Timbuktu.",
            ("destroyed", ["the mosques of Sidi Yahya", "Sidi Mahmoud"], "Timbuktu"),
        ),
        (  # where they stand is no site
            "Air strikes destroyed the bridges of Mosul and Raqqa.",
            ("destroyed", ["the bridges of Mosul"], ["Mosul", "Raqqa"]),
        ),
        (
            "Timbuktu has many shrines, some of which were destroyed by the rebels.",
            ("destroyed", ["shrines"], "Timbuktu"),
        ),
        ("Air strikes put three clinics out of service in Sumy.", ("damaged", ["clinics"], "Sumy")),
        ("The library survived the shelling in Mariupol.", ("intact", ["The library"], "Mariupol")),
        ("The shells crushed houses in Omdurman.", ("destroyed", ["houses in Omdurman"], "Omdurman")),
        # whose it is does not make an army of it
        ("A US drone was shot down near Sanaa.", ("destroyed", ["A US drone"], "Sanaa")),
        (
            "Several ISIS hideouts were destroyed in Sirte.",
            ("destroyed", ["Islamic State hideouts"], "Sirte"),
        ),
    ],
)
def test_sites(text: str, wanted: tuple[str, list[str], str | list[str]]) -> None:
    assert sites(text) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor survived the shelling in Mariupol.",
        "The army crushed the rebellion in Goma.",
        "Shells burned many civilians in Taiz.",
    ],
)
def test_no_site_is_told_of(text: str) -> None:
    assert not sites(text)


def test_what_was_moved_was_where_it_came_from_and_nobody_withdrew() -> None:
    told = sites("Rebels hold Timbuktu. Most manuscripts had been moved to Bamako.")
    assert told == [("moved", ["Most manuscripts"], "Timbuktu")]
    kinds = heldby.annotate("The museum's paintings were evacuated from Kherson to Simferopol by Russian troops.")[
        "claims"
    ]
    assert [(c["kind"], c["place"]) for c in kinds] == [("damage", "Kherson")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The shelling of Omdurman caused heavy damage.", ("damaged", ["Omdurman"], "Omdurman")),
        ("Rockets fell on Nikopol, causing damage without casualties.", ("damaged", ["Nikopol"], "Nikopol")),
        ("Mariupol was bombed for weeks. It has suffered devastating damage.", ("damaged", ["Mariupol"], "Mariupol")),
        (
            "The drones destroyed two tanks an armoured carrier and a truck near Goma.",
            ("destroyed", ["tanks", "an armoured carrier", "a truck near Goma"], "Goma"),
        ),
        ("Shells damaged houses and properties in Taiz.", ("damaged", ["houses and properties"], "Taiz")),
        ("More than 100 homes and shops were destroyed in Jos.", ("destroyed", ["homes and shops"], "Jos")),
        (
            "The army destroyed tunnels and rocket launchers in Rafah.",
            ("destroyed", ["tunnels", "rocket launchers"], "Rafah"),
        ),
        (
            "The demolition of the mosque in Srebrenica went on.",
            ("destroyed", ["the mosque in Srebrenica"], "Srebrenica"),
        ),
        ("A helicopter crashed near Bakhmut on Friday.", ("destroyed", ["A helicopter"], "Bakhmut")),
    ],
)
def test_what_was_damaged(text: str, wanted: tuple[str, list[str], str]) -> None:
    assert wanted in sites(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Kurds want to destroy the Islamic State in Raqqa.",
        "The army destroyed the terrorist group in Marawi.",
        "Dozens of rebels were wrecked near Goma.",
        "France called for the destruction of weapons in Libya.",
    ],
)
def test_who_is_fought_is_no_site(text: str) -> None:
    assert sites(text) == []


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("The hope is that most of the museum has survived.", "most of the museum"),
        ("The good news is that the old bridge was not damaged.", "the old bridge"),
        ("The result is that two hospitals were destroyed.", "hospitals"),
    ],
)
def test_what_a_sentence_opens_with_is_no_site(text: str, site: str) -> None:
    found = [c for c in heldby.annotate(text, published="2024-06-14")["claims"] if c["kind"] == "damage"]
    assert [c["site"] for c in found] == [site]
