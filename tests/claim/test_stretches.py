"""What went on over a stretch, or time and again, is of no single day; read through the whole pipeline."""

from __future__ import annotations

import pytest

import heldby

PUBLISHED = "2024-06-12"  # a Wednesday


def time_of(text: str, kind: str, published: str | None = PUBLISHED) -> str:
    """The time of the last claim of a kind."""
    found = [c["time"] for c in heldby.annotate(text, published=published)["claims"] if c["kind"] == kind]
    assert found, text
    return str(found[-1])


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Six days of heavy shelling have killed 40 civilians in Omdurman.", "2024-06-06/2024-06-12"),
        ("The two-week battle for Lashio has killed 63 civilians.", "2024-05-29/2024-06-12"),
        ("The two-week-old battle for Taiz has killed 63 civilians.", "2024-05-29/2024-06-12"),
        ("More than 450 people were killed in El Fasher in the last month.", "2024-05-12/2024-06-12"),
        ("Hundreds of civilians have been killed in Goma since peace talks broke down.", "../2024-06-12"),
    ],
)
def test_a_toll_over_a_stretch_is_not_that_of_a_day(text: str, time: str) -> None:
    assert time_of(text, "casualty") == time


@pytest.mark.parametrize(
    "text",
    ["The rebels have attacked Lashio several times.", "The army has shelled Taiz on many occasions."],
)
def test_what_was_done_several_times_was_done_up_to_now(text: str) -> None:
    assert time_of(text, "event") == "../2024-06-12"


def test_how_often_another_thing_was_done_dates_nothing() -> None:
    text = "The blast in Goma on Monday killed 12 people. Ten had been hurt in the city, which was hit several times."
    assert time_of(text, "casualty") == "2024-06-10"


def test_for_weeks_is_no_length_of_the_noun_behind_it() -> None:
    text = "A bomb killed 12 people in Goma on Monday. For weeks army shells have hit the town of Sake."
    assert "for" not in time_of(text, "event")
    assert time_of(text, "event") != "2024-05-15/2024-06-12"


def test_since_then_counts_from_the_time_told_before() -> None:
    text = "Fighting broke out in Khartoum in April 2023. Since then 14,000 people have been killed."
    assert time_of(text, "casualty") == "2023-04/2024-06-12"


def test_since_a_clause_of_many_words_is_still_since() -> None:
    text = (
        "More than 14,000 people have been killed since the war erupted with clashes between the forces of two rival "
        "generals in the capital Khartoum in April 2023."
    )
    assert time_of(text, "casualty") == "2023-04/2024-06-12"


def test_of_an_open_publication_a_stretch_has_no_end() -> None:
    text = "On 3 May 2024 the army took Lashio. In the past two weeks rebels have shelled the town of Hsipaw."
    assert time_of(text, "event", published=None) == "[2024-04-19..]"


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Army shelling of rebel-held Omdurman has killed 30 people since April.", "2024-06-12"),
        ("Since 21 April jets have hit houthi-held Taiz.", "2024-06-12"),
        ("Taiz has been divided since 2015 into army-held and rebel-held districts.", "2015/2024-06-12"),
    ],
)
def test_since_dates_the_raids_not_the_holding_named_beside_them(text: str, time: str) -> None:
    assert time_of(text, "control") == time


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Jets hit a village held by the Houthis near Taiz.", "ongoing"),
        ("Rebels backed by Rwanda captured Sake on Monday.", "ongoing"),
        ("The town is home to a group formerly allied with the Taliban.", "happened"),
    ],
)
def test_a_participle_behind_its_noun_tells_how_things_stand(text: str, status: str) -> None:
    states = [c for c in heldby.annotate(text, published=PUBLISHED)["claims"] if c["kind"] in ("control", "relation")]
    assert status in {c["status"] for c in states if c.get("change", "held") == "held"}, states


def test_what_came_before_a_dated_event_is_not_of_its_day() -> None:
    text = "Shells hit Kharkiv for weeks before the army captured the village of Lyptsi in May."
    assert time_of(text, "event") == "[..2024-05]"
    same_day = "Twelve soldiers were killed hours before rebels captured Sake on Monday."
    assert time_of(same_day, "casualty") == "2024-06-10"


HISTORY = "On 3 May 2023 the army took Wad Banda. On 12 May 2023 rebels shelled Kosti. "


def test_in_a_history_a_plan_is_of_the_day_told_of() -> None:
    assert time_of(f"{HISTORY}The army planned to retake El Obeid.", "control", published=None) == "[2023-05-12..]"
    assert time_of("Rebels hit Kosti on Monday. The army plans to retake El Obeid.", "control") == "[2024-06-12..]"


def test_in_a_history_a_month_dates_the_next_sentence_too() -> None:
    text = f"{HISTORY}In July 2023 a blast hit the depot in Kosti. Fifteen soldiers were killed."
    assert time_of(text, "casualty", published=None) == "2023-07"


def test_a_range_tells_more_than_the_weeks_it_lasted() -> None:
    text = f"{HISTORY}Shelling killed 105 people in two weeks, between 10 May and 24 May 2023, in Kosti."
    assert time_of(text, "casualty", published=None) == "2023-05-10/2023-05-24"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The council met to address the fighting in El Fasher.", "happened"),
        ("The envoy failed to end the fighting in El Fasher.", "happened"),
        ("The army moved in a bid to stop the Turkish offensive in Afrin.", "happened"),
        ("The RSF wants to launch an offensive on Kosti.", "planned"),
    ],
)
def test_a_fight_that_somebody_means_to_end_is_there_already(text: str, status: str) -> None:
    events = [c for c in heldby.annotate(text, published=PUBLISHED)["claims"] if c["kind"] == "event"]
    assert [(c["status"], c["polarity"]) for c in events] == [(status, "+")]


def test_a_capture_of_years_ago_ends_no_rule_of_todays_news() -> None:
    text = "The army said its troops had repelled two attacks on Goma. M23 briefly occupied Goma in 2012."
    found = [c for c in heldby.annotate(text, published="2025-01-28")["claims"] if c.get("change") == "held"]
    assert [c["time"] for c in found] == ["[..2025-01]"]
