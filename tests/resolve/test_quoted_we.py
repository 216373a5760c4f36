"""Who "we" are in a quotation: the party that speaks, and nobody where several may be speaking."""

from __future__ import annotations

import pytest

import heldby


def control(text: str) -> tuple[str, object, object]:
    (claim,) = [c for c in heldby.annotate(text, published="2024-02-20")["claims"] if c["kind"] == "control"]
    return claim["change"], claim["actor"], claim["against"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ('"We have taken Goma," said M23 spokesman Willy Ngoma.', "M23"),
        ('"We captured Lyman this morning," a Ukrainian army officer told Reuters.', "Ukrainian government forces"),
        ('An RSF statement said: "Our forces have seized Nyala."', "Rapid Support Forces"),
        ("“Our fighters entered Tessit,” said a commander of JNIM.", "JNIM"),
        ('"We are in full control of Mekelle," a spokesman for the TPLF said.', "TPLF"),
    ],
)
def test_we_are_whoever_speaks(text: str, actor: str) -> None:
    assert control(text)[1] == actor


def test_who_says_that_we_lost_it_lost_it() -> None:
    text = '"We lost Avdiivka," a Ukrainian soldier said.'
    assert control(text) == ("lost", None, "Ukrainian government forces")


@pytest.mark.parametrize(
    "text",
    [
        '"We have taken Goma," a resident heard them say.',
        '"We took Nyala from the RSF," he said.',
        'We have taken Goma, said M23 spokesman Willy Ngoma, and the town is "calm".',
    ],
)
def test_we_stay_open_where_nobody_is_said_to_speak(text: str) -> None:
    assert control(text)[1] is None


def test_our_side_is_not_the_side_told_of_before() -> None:
    text = 'Russia said its troops had taken Kherson. "Our side still defends the city," an adviser told reporters.'
    found = [c for c in heldby.annotate(text, published="2022-03-02")["claims"] if c.get("change") == "held"]
    assert [(c["place"], c["actor"]) for c in found] == [("Kherson", None)]


def test_the_us_is_not_us() -> None:
    text = '"The base was left to US," said a spokesman for the Taliban.'
    assert [a["text"] for a in heldby.annotate(text)["actors"] if a["text"] == "US" and a["name"] == "Taliban"] == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ('"We shelled Marawi," army spokesman Jose Rivera told reporters.', "Philippine government forces"),
        ('4th Infantry Division spokesman Jose Rivera said: "We shelled Marawi."', "Philippine government forces"),
        ('"We shelled Maiduguri," a military commander said.', "Nigerian government forces"),
        ('"We shelled Goma," a spokesman said.', None),
    ],
)  # fmt: skip
def test_we_of_an_unnamed_armys_officer_are_the_forces_of_the_land(text: str, who: str | None) -> None:
    told = [c for c in heldby.annotate(text, published="2021-03-04")["claims"] if c["kind"] == "event"]
    assert [c["actor"] for c in told] == [who]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ('A Taliban spokesman spoke of a raid at dawn. "Our fighters hold Kunduz," he said.', "Taliban"),
        ('Willy Ngoma, the spokesman of the M23, met reporters. "Our forces hold Sake," he said.', "M23"),
        (
            'A federal army spokesman denied that Gondar was lost. "Our forces hold Lalibela," he said.',
            "Ethiopian National Defence Force",
        ),
    ],
)
def test_who_he_is_that_speaks_is_told_in_the_sentence_before(text: str, actor: str) -> None:
    found = [c for c in heldby.annotate(text, published="2024-02-20")["claims"] if c["kind"] == "control"]
    assert found[-1]["actor"] == actor


def test_who_is_only_spoken_of_before_does_not_speak() -> None:
    text = 'The governor said that Boko Haram had fled. "Our troops hold Gwoza," he said.'
    assert "Boko Haram" not in str(control(text)[1])


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Fano fighters seized Debre Birhan on Friday. The militia also holds Shewa Robit.", "Fano"),
        ("CODECO fighters attacked Djugu. The militia now controls the town.", "CODECO"),
    ],
)
def test_the_militia_is_the_group_most_in_sight_where_none_is_listed_as_one(text: str, actor: str) -> None:
    found = [c for c in heldby.annotate(text, published="2024-02-20")["claims"] if c["kind"] == "control"]
    assert found[-1]["actor"] == actor


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("UN peacekeepers patrolled Bunia. The group holds Djugu.", "group"),
        ("The US-led coalition bombed Tabqa. The group holds the town.", "group"),
        ("Wagner fighters entered Bria. The group holds the town.", "Wagner Group"),
        ("CODECO fighters raided Djugu. UN peacekeepers patrolled Bunia. The militia holds Fataki.", "CODECO"),
    ],
)
def test_troops_of_many_states_are_no_militia_and_no_group(text: str, actor: str) -> None:
    found = [c for c in heldby.annotate(text, published="2024-02-20")["claims"] if c["kind"] == "control"]
    assert found[-1]["actor"] == actor
