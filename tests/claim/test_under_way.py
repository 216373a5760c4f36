"""What is going on when news tells it, what is only feared or foreseen, and what was done after all."""

from __future__ import annotations

import pytest

import heldby

PUBLISHED = "2024-03-05"


def told(text: str, quote: str, kind: str = "control") -> tuple[str, str | None]:
    """Status and time of the claim of a kind in the words of a quote."""
    at = text.index(quote)
    claims = heldby.annotate(text, published=PUBLISHED)["claims"]
    found = [c for c in claims if c["kind"] == kind and c["start"] < at + len(quote) and at < c["end"]]
    assert len(found) == 1, claims
    return found[0]["status"], found[0]["time"]


@pytest.mark.parametrize(
    ("text", "quote", "kind"),
    [
        ("Saudi-backed troops advance on Aden from the north.", "advance on", "control"),
        ("Jihadists push towards Bamako, the army said.", "push towards", "control"),
        ("Philippine troops battle militants in Marawi.", "battle militants", "event"),
        ("Federal troops are 10 km from Mekelle, the prime minister said.", "10 km from", "control"),
        ("The rebels are at the gates of Bangui.", "at the gates", "control"),
        ("Karen fighters are on the outskirts of Myawaddy.", "outskirts", "control"),
        ("The town of Sake is under attack by M23 rebels.", "under attack by", "event"),
        ("The Sudanese army continued its advance on Wad Madani.", "its advance", "control"),
        ("Israel has continued its bombardment of Rafah.", "its bombardment", "event"),
        ("Ukrainian troops pressed ahead with their offensive in Robotyne.", "their offensive", "event"),
        ("Clashes continued in Kassala between soldiers and militiamen.", "Clashes", "event"),
    ],
)
def test_what_is_told_as_going_on_goes_on_at_publication(text: str, quote: str, kind: str) -> None:
    assert told(text, quote, kind) == ("ongoing", PUBLISHED)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Libyan troops push into Sirte.", "push into"),
        ("Libyan troops seize Sirte.", "seize"),
        ("Haftar's forces were 10 km from Tripoli.", "10 km from"),
        ("Rebel forces advanced on Sittwe.", "advanced on"),
    ],
)
def test_a_step_that_is_done_is_not_going_on(text: str, quote: str) -> None:
    assert told(text, quote)[0] == "happened"


@pytest.mark.parametrize(
    ("text", "quote", "time"),
    [
        ("Russian forces have shelled Nikopol since July.", "shelled", f"2023-07/{PUBLISHED}"),
        ("M23 rebels have attacked Minova since Monday.", "attacked", f"2024-03-04/{PUBLISHED}"),
        ("Coalition jets have bombed Hodeidah for three months.", "bombed", f"2023-12~/{PUBLISHED}"),
    ],
)
def test_fire_that_has_lasted_until_now_goes_on(text: str, quote: str, time: str) -> None:
    assert told(text, quote, "event") == ("ongoing", time)


def test_a_count_of_the_dead_since_a_day_has_happened() -> None:
    text = "At least 40 soldiers have been killed in Mali since January."
    assert told(text, "killed", "casualty")[0] == "happened"


@pytest.mark.parametrize(
    ("text", "quote", "status"),
    [
        ("Turkish troops look set to capture Afrin.", "capture Afrin", "expected"),
        ("Lashio seems set to fall to the rebels.", "fall to", "expected"),
        ("Turkish troops are set to capture Afrin.", "capture Afrin", "planned"),
        ("The win paves the way for the army to capture Mullaitivu.", "capture Mullaitivu", "expected"),
        ("Their gains have raised fears of a siege of Cali.", "siege of Cali", "hypothetical"),
        ("Aid workers warned of the risk of a siege of Maiduguri.", "siege of", "hypothetical"),
        ("Aid workers fear for those who live under the siege of Maiduguri.", "siege of", "ongoing"),
    ],
)
def test_what_is_foreseen_or_feared_is_not_so_yet(text: str, quote: str, status: str) -> None:
    assert told(text, quote)[0] == status


@pytest.mark.parametrize(
    ("text", "quote", "status"),
    [
        ("Al-Shabaab fighters used drones to attack the base near Baidoa.", "attack the base", "happened"),
        ("Al-Shabaab fighters plan to use drones to attack the base near Baidoa.", "attack the base", "planned"),
        ("The shelling caused many soldiers to flee Kherson.", "flee", "happened"),
    ],
)
def test_what_somebody_used_or_caused_came_about(text: str, quote: str, status: str) -> None:
    assert told(text, quote, "event")[0] == status


@pytest.mark.parametrize(
    "text",
    [
        "Their goal was to capture Kunduz.",
        "The aim of the offensive is to retake Bunagana.",
        "The rebels' main objective is to seize Goma and hold Sake.",
    ],
)
def test_a_goal_is_planned(text: str) -> None:
    claims = heldby.annotate(text, published=PUBLISHED)["claims"]
    assert {c["status"] for c in claims if c["kind"] == "control"} == {"planned"}


def test_the_offensive_that_has_an_aim_is_under_way_or_done() -> None:
    claims = heldby.annotate("The aim of the offensive is to retake Bunagana.", published=PUBLISHED)["claims"]
    assert [c["status"] for c in claims if c["kind"] == "event"] == ["happened"]


@pytest.mark.parametrize(
    ("text", "quote", "time"),
    [
        ("The ongoing battle for Bakhmut has emptied its suburbs.", "battle", PUBLISHED),
        ("Residents flee continuing clashes in Sinjah.", "clashes", PUBLISHED),
        ("The town of Sake is regularly shelled by the rebels.", "shelled", PUBLISHED),
        ("Rebels often attack the port of Palma.", "attack", PUBLISHED),
        ("Its soldiers are still locked in fighting with the rebels in Kadugli.", "fighting", PUBLISHED),
        ("The rival forces keep fighting in Tripoli.", "fighting", PUBLISHED),
        ("Fighters keep up a counteroffensive against the army in Lyman.", "counteroffensive", PUBLISHED),
        ("Government forces have waged an offensive in Marib since January 2024.", "offensive", "2024-01/2024-03-05"),
        ("For two years Burkina Faso has suffered attacks by jihadists.", "attacks", "2022-03~/2024-03-05"),
        ("The regime is trying to storm the town of Darkush.", "storm", PUBLISHED),
    ],
)
def test_fights_that_last_or_come_again_go_on(text: str, quote: str, time: str) -> None:
    assert told(text, quote, "event") == ("ongoing", time)


def test_what_was_continued_on_a_day_told_is_done() -> None:
    text = "The army on Monday continued its bombardment of Idlib."
    assert told(text, "bombardment", "event")[0] == "happened"


@pytest.mark.parametrize(
    ("text", "quote", "status"),
    [
        ("Those behind the attack on Dnipro should be punished.", "attack", "happened"),
        ("The number of victims of the strikes on Rafah might rise.", "strikes", "happened"),
        ("It is likely that the army was responsible for an attack on Sake on 4 March.", "attack", "happened"),
        ("Aid fears as Saudi-led forces attack port in Yemen", "attack", "happened"),
        ("Troops threw back an attempt by the RSF to storm El Fasher on Sunday.", "storm", "happened"),
        ("The army foiled an attempt by rebels to storm Goma on Monday.", "storm", "happened"),
        ("The plan for the attack on Sake could change.", "attack", "planned"),
        ("The army is preparing for an operation in Idlib.", "operation", "planned"),
        ("The army will try to storm Goma.", "storm", "planned"),
        ("The start of the offensive in Robotyne could be put off.", "offensive", "expected"),
    ],
)
def test_what_is_only_named_beside_a_plan_is_there(text: str, quote: str, status: str) -> None:
    assert told(text, quote, "event")[0] == status


def test_harm_told_with_in_addition_is_done() -> None:
    text = "A shell wounded two men in Kherson in addition to causing damage to a school."
    assert told(text, "damage", "damage")[0] == "happened"


def test_once_without_a_clause_of_its_own_supposes_nothing() -> None:
    text = "Once a hub of trade, Aleppo is divided between rebels and government troops."
    assert told(text, "divided")[0] == "ongoing"


def test_a_heading_that_tells_in_the_present_what_came_before_tells_it_as_done() -> None:
    assert told("Jets bomb Tripoli after GNA captures Sabratha", "captures")[0] == "happened"
