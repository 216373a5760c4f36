"""What reports of wars in Asia and the Middle East led astray: who tells it, roads, datelines, headlines, plans."""

from typing import Any

import pytest

import heldby


def told(text: str, kind: str) -> list[dict[str, Any]]:
    return [c for c in heldby.annotate(text, published="2024-06-14")["claims"] if c["kind"] == kind]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels have captured the town of Bunia in eastern Congo, Congo's president, Felix Tshisekedi, has announced.",
        "Government troops have captured the port of Kismayo, the country's defence minister, Abdi Warsame, has said.",
        "The army has seized the village of Kaga, the region's governor, Idriss Saleh, had announced.",
    ],
)
def test_who_announces_it_is_not_captured(text: str) -> None:
    assert not told(text, "person")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("According to the head of the hospital, Dr Ahmed Salah, at least 45 were killed.", 45),
        ("According to the hospital's director, Marwan Sultan, 30 people were killed.", 30),
        ("According to the town's mayor, Abel Kondo, at least 12 were killed.", 12),
        ("According to officials, at least 14 were killed.", 14),
        ("According to residents, 20 were killed in the shelling of Bria.", 20),
        ("According to a doctor at the hospital, at least 12 were wounded.", 12),
        ("According to fighters from the group, 30 were killed in the battle for Goma.", 30),
        ("At least 16 were killed, according to villagers.", 16),
    ],
)
def test_whom_it_is_according_to_is_not_dead(text: str, number: int) -> None:
    (dead,) = told(text, "casualty")
    assert not told(text, "person")
    assert (dead["victims"], dead["low"]) == ("people", number)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Houthi forces fighting the Saudi-led coalition said they seized Harib.", "Houthis"),
        ("Kurdish fighters battling Islamic State say they have retaken Tall Abyad.", "Kurdish forces (Syria)"),
        ("M23 rebels besieging the army said they had taken Sake.", "M23"),
    ],
)
def test_those_who_fight_somebody_tell_it_themselves(text: str, source: str) -> None:
    assert [c["source"] for c in told(text, "control") if c["change"] == "taken"] == [source]


def test_who_says_it_behind_days_of_fighting() -> None:
    (dead,) = told("In two days of fighting the Red Cross said at least 12 rebels were killed in Bria.", "casualty")
    assert dead["source"] == "International Committee of the Red Cross"


@pytest.mark.parametrize(
    "text",
    [
        "Dozens of soldiers surrendered to the rebels during the capture of Bunagana.",
        "Hundreds of government soldiers fled during the seizure of Wad Madani.",
        "At least 40 troops surrendered in the capture of Bhamo.",
    ],
)
def test_who_gives_in_during_a_capture_captures_nothing(text: str) -> None:
    (taken,) = [c for c in told(text, "control") if c["change"] == "taken"]
    assert taken["actor"] is None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The rebels would now look to capturing the provincial capital of Goma.", "planned"),
        ("The militia is looking to seize Malakal.", "planned"),
        ("The army looks to recapture Bria before winter.", "planned"),
        ("The town of Bria looked set to fall to the rebels.", "expected"),
        ("The rebels look to have seized Bria.", "happened"),
        ("The rebels looked on as the army captured Bria.", "happened"),
    ],
)
def test_what_somebody_looks_to_do_is_not_done(text: str, status: str) -> None:
    assert [c["status"] for c in told(text, "control")] == [status]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The Ethiopian military says that it has reclaimed full control over Lalibela.", "Lalibela"),
        ("The army has reclaimed control of Bambari.", "Bambari"),
    ],
)
def test_control_is_reclaimed(text: str, place: str) -> None:
    assert [(c["change"], c["place"]) for c in told(text, "control")] == [("taken", place)]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels captured several villages along the Goma-Rutshuru road.",
        "The militia seized five army camps on the Bangui to Damara highway.",
        "Rebels seized a checkpoint on the Goma–Rutshuru road.",
        "Troops captured two outposts along the Kandahar-Uruzgan highway.",
    ],
)
def test_ground_along_a_road_is_neither_of_its_ends(text: str) -> None:
    assert not told(text, "control")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels seized the town of Kibumba on the Goma-Rutshuru road.", "Kibumba"),
        ("The army retook Sake along the Goma-Bukavu road.", "Sake"),
    ],
)
def test_a_town_on_a_road_is_taken(text: str, place: str) -> None:
    assert [c["place"] for c in told(text, "control")] == [place]


@pytest.mark.parametrize(
    ("text", "actor", "place"),
    [
        ("KHARTOUM—Paramilitary fighters seized Geneina on Monday.", "Paramilitary fighters", "El Geneina"),
        ("KIGALI, Rwanda—M23 fighters overran the town of Kiwanja on Sunday.", "M23", "Kiwanja"),
    ],
)
def test_a_dateline_right_before_a_dash_takes_no_part(text: str, actor: str, place: str) -> None:
    assert [(c["actor"], c["place"]) for c in told(text, "control")] == [(actor, place)]


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        ("Soldier killed, 8 others wounded in clashes with rebels in Butembo", 1, 8),
        ("Student killed, 3 others injured in Kabul blast", 1, 3),
        ("Policeman killed, two hurt in Quetta firing", 1, 2),
    ],
)
def test_one_is_killed_and_the_others_wounded(text: str, killed: int, wounded: int) -> None:
    assert [(c["measure"], c["low"]) for c in told(text, "casualty")] == [("killed", killed), ("wounded", wounded)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The army captured Bria on Monday, while the rebels are observing a truce in the south.", "author"),
        ("M23 seized Sake, while the Wazalendo militia was observing a ceasefire.", "author"),
        ("Troops entered Bambari, as the rebels observe their ceasefire elsewhere.", "author"),
        ("Troops captured Goma, the UN observed.", "United Nations"),
    ],
)
def test_to_observe_a_truce_is_to_say_nothing(text: str, source: str) -> None:
    assert {c["source"] for c in told(text, "control")} == {source}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ('The governor said M23 fighters entered the town and "we were forced to retreat".', None),
        ('A police chief said the Taliban launched four assaults and "we had no choice but to retreat".', None),
        ('The mayor said that the Houthis attacked and "we withdrew from Harib".', None),
        ('"We have withdrawn from Bambari," said the M23.', "M23"),
        ('"We have withdrawn from Sake," a spokesman for the M23 said.', "M23"),
    ],
)
def test_we_are_not_those_of_whom_he_tells(text: str, actor: str | None) -> None:
    assert [c["actor"] for c in told(text, "event") if c["type"] == "withdrawal"] == [actor]
