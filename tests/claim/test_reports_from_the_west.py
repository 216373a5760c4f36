"""Reports of wars in Africa, Europe and the Americas: who is under fire, what was only a chance, who made progress."""

from __future__ import annotations

import pytest

import heldby


def _told(text: str, kind: str) -> list[dict[str, object]]:
    claims = heldby.annotate(text, published="2024-06-14")["claims"]
    return [claim for claim in claims if claim["kind"] == kind]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Government troops pulled out of Kilinochchi under artillery fire.", "Sri Lankan government forces"),
        ("Armenian troops abandoned Shusha under drone strikes.", "Armenian government forces"),
        ("Peacekeepers left Rutshuru under mortar fire on Monday.", "Peacekeepers"),
        ("Civilians fled Bentiu under shelling.", "Civilians"),
    ],
)
def test_who_leaves_under_fire_is_fired_at(text: str, target: str) -> None:
    (struck,) = (c for c in _told(text, "event") if c["type"] in ("shelling", "airstrike"))
    assert struck.get("target") == target
    assert not struck.get("actor")


def test_whose_fire_it_is() -> None:
    events = _told("The army retreated from Kidal under air strikes by French jets.", "event")
    assert [c["actor"] for c in events if c["type"] == "airstrike"] == ["France"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The chances of the rebels retaking Aleppo were low, the government said.", "Syrian rebels"),
        ("There is little chance of the army recapturing El Fasher.", "Sudanese Armed Forces"),
        ("The possibility of M23 seizing Bukavu is real.", "M23"),
        ("Analysts see little prospect of the junta retaking Myawaddy.", "Myanmar military"),
        ("The chance of capturing Sirte is slim.", None),
    ],
)
def test_a_chance_is_no_change_of_hands(text: str, actor: str | None) -> None:
    (taken,) = _told(text, "control")
    assert (taken["status"], taken.get("actor")) == ("hypothetical", actor)


@pytest.mark.parametrize(
    "text",
    [
        "Government forces failed in retaking Kidal.",
        "The junta has had no success in recapturing Myawaddy.",
        "The army had little luck in retaking Bor.",
    ],
)
def test_what_came_to_nothing(text: str) -> None:
    (taken,) = _told(text, "control")
    assert taken["polarity"] == "-"


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The Libyan National Army had made progress in recapturing the city of Sirte.", "Libyan National Army"),
        ("The rebels made gains in capturing Raqqa.", "Syrian rebels"),
        ("M23 played a part in seizing Goma.", "M23"),
        ("Russian forces succeeded in taking Bakhmut.", "Russian military"),
    ],
)
def test_who_made_progress_in_taking_it(text: str, actor: str) -> None:
    (taken,) = _told(text, "control")
    assert (taken["actor"], taken["polarity"], taken["status"]) == (actor, "+", "happened")


@pytest.mark.parametrize("text", ["Rebels seized the chance to enter Aleppo.", "Rebels took the chance to enter Bor."])
def test_a_chance_that_was_used(text: str) -> None:
    assert all(c["status"] == "happened" for c in _told(text, "control"))
