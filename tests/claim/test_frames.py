"""Plain sentences are read alike whatever the war: who took, lost, held, entered or besieges what, in ten of them."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import heldby

FRAMES = tomllib.loads(Path(__file__).with_name("frames.toml").read_text(encoding="utf-8"))["frame"]
WARS = [
    ("the Sudanese army", "the Rapid Support Forces", "Wad Madani", "Khartoum"),
    ("M23 rebels", "the Congolese army", "Bunagana", "Kinshasa"),
    ("the Arakan Army", "the Myanmar junta", "Paletwa", "Naypyidaw"),
    ("Houthi fighters", "Yemeni government forces", "Mokha", "Sanaa"),
    ("Azerbaijani troops", "Armenian forces", "Shusha", "Baku"),
    ("Iraqi troops", "Islamic State militants", "Tal Afar", "Baghdad"),
    ("Ukrainian forces", "Russian troops", "Kupiansk", "Kyiv"),
    ("Tigrayan fighters", "Ethiopian troops", "Lalibela", "Addis Ababa"),
    ("Taliban fighters", "Afghan government forces", "Kunduz", "Kabul"),
    ("Libyan National Army fighters", "Islamic State militants", "Sirte", "Tripoli"),
]


# Places on no list: nothing but the sentence shows what they are.
UNLISTED = ["Tell Zartuba", "Omboro", "Novi Krynets"]
UNREAD = 9


def sentence(says: str, number: int, place: str = "") -> str:
    """The frame in the names of one war; `place` instead of its own, if given."""
    winner, loser, own, capital = WARS[number]
    place = place or own
    other = WARS[(number + 3) % len(WARS)][2]
    text = says.format(W=winner, L=loser, P=place, C=capital, Q=other)
    return text[0].upper() + text[1:]


def holds(claim: dict[str, Any], role: str, wanted: str, number: int) -> bool:
    """Whether the role holds whom the frame wants: by one of his own words, or a pronoun that means him."""
    if not wanted:
        return True
    name = WARS[number]["WL".index(wanted)].removeprefix("the ")
    return bool(set(name.casefold().split()) & set(str(claim[f"{role}_phrase"]).casefold().split())) or (
        claim[f"{role}_phrase"] in ("they", "their") and claim[f"{role}_id"] is not None
    )


def is_read(frame: dict[str, Any], number: int, place: str = "") -> bool:
    found = heldby.annotate(sentence(frame["says"], number, place), published="2022-11-24")["claims"]
    place = (place or WARS[number][2]).split(maxsplit=1)[0]
    return any(
        c["kind"] == "control"
        and c["change"] == frame["change"]
        and place in str(c["place_phrase"])
        and holds(c, "actor", frame["actor"], number)
        and holds(c, "against", frame["against"], number)
        for c in found
    )


@pytest.mark.parametrize("frame", FRAMES, ids=[f["says"] for f in FRAMES])
def test_a_plain_sentence_in_the_names_of_ten_wars(frame: dict[str, Any]) -> None:
    """No fewer are read than are known to be, and no more without saying so."""
    unread = [sentence(frame["says"], n) for n in range(len(WARS)) if not is_read(frame, n)]
    assert len(unread) == frame.get("fails", 0), unread


def test_a_place_on_no_list_is_shown_by_what_is_said_of_it() -> None:
    """Of all the sentences, told of three places that nobody lists, no more are unread than these."""
    unread = [
        sentence(frame["says"], number, place)
        for frame in FRAMES
        for number, place in enumerate(UNLISTED)
        if not is_read(frame, number, place)
    ]
    assert len(unread) == UNREAD, unread
