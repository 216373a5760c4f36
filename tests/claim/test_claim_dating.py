"""Which phrase dates a claim, read through the whole pipeline: small reports, one published day."""

from __future__ import annotations

from typing import Any

import pytest

import heldby

PUBLISHED = "2016-07-20"  # a Wednesday


def read(text: str) -> list[dict[str, Any]]:
    return list(heldby.annotate(text, published=PUBLISHED)["claims"])


def time_of(text: str, quote: str, kind: str) -> str | None:
    """The time of the claims of a kind whose quote lies around or within the given words."""
    at = text.index(quote)
    found = {str(c["time"]) for c in read(text) if c["kind"] == kind and c["start"] < at + len(quote) and at < c["end"]}
    assert len(found) == 1, found
    return found.pop()


@pytest.mark.parametrize(
    ("text", "quote", "kind", "time"),
    [
        ("Rebels captured Manbij on Tuesday.", "captured", "control", "2016-07-19"),
        ("On Tuesday rebels captured Manbij after weeks of clashes.", "captured", "control", "2016-07-19"),
        ("Rebels captured Manbij on Monday, a spokesman said on Tuesday.", "captured", "control", "2016-07-18"),
        ("More than 300 people have been killed since the war began in March 2011.", "killed", "casualty", None),
    ],
)
def test_the_phrase_that_modifies_the_trigger_dates_it(text: str, quote: str, kind: str, time: str | None) -> None:
    assert time_of(text, quote, kind) == (time or "2011-03/2016-07-20")


def test_how_long_a_siege_lasts_stands_behind_it() -> None:
    text = "The strikes hit Douma in Eastern Ghouta which has been under government siege since 2013."
    assert time_of(text, "government siege", "control") == "2013/2016-07-20"


def test_a_relative_clause_keeps_its_date_to_itself() -> None:
    text = "Rebels captured Manbij, which the army had lost in May 2015."
    told = {c["quote"]: c["time"] for c in read(text) if c["kind"] == "control"}
    assert told["Rebels captured Manbij"] == "[..2016-07]"
    assert told["Manbij, which the army had lost"] == "2015-05"


def test_the_day_told_of_before_dates_the_next_past_event() -> None:
    text = "Shells hit the town of Douma on Monday. Four civilians were killed."
    assert time_of(text, "Four civilians were killed", "casualty") == "2016-07-18"


def test_a_headline_takes_the_day_of_the_lead() -> None:
    text = "Suicide bombing kills 16 in Hasakah\n\nA suicide bombing killed 16 people in Hasakah on Monday evening.\n"
    assert time_of(text, "bombing kills 16", "casualty") == "2016-07-18"


def test_a_state_takes_the_day_of_publication_whatever_is_told_beside_it() -> None:
    text = "Warplanes struck rebel-held Douma on Monday."
    assert time_of(text, "rebel-held Douma", "control") == PUBLISHED


def test_a_plan_takes_no_day_from_the_sentence_before() -> None:
    text = "Shells hit the town of Douma on Monday. The army plans to capture Manbij."
    assert time_of(text, "capture Manbij", "control") == f"[{PUBLISHED}..]"


def test_the_same_change_told_again_has_the_date_told_once() -> None:
    filler = "The weather was fine and the shops were open. " * 8
    text = f"The Syrian army recaptured Palmyra from ISIS on March 27. {filler}The loss of Palmyra is a blow to ISIS."
    assert time_of(text, "loss of Palmyra", "control") == "2016-03-27"


def test_what_only_came_before_takes_no_day_from_the_sentence_before() -> None:
    text = "Shells hit the town of Douma on Monday. It is the last city where they have a grip after the fall of Mosul."
    assert time_of(text, "fall of Mosul", "control") == "[..2016-07]"


def test_a_date_with_its_year_is_background_in_news_told_by_weekdays() -> None:
    caption = "Aleppo, March 10th, 2016."
    text = f"Shells hit the town of Douma on Monday.\n\n{caption}\n\nIt was a hot day. Four civilians were killed."
    assert time_of(text, "Four civilians were killed", "casualty") == "2016-07-18"


def test_a_state_that_is_over_does_not_hold_at_publication() -> None:
    assert time_of("ISIS once held Palmyra and fled.", "held Palmyra", "control") == "[..2016-07]"


def test_an_earlier_beginning_does_not_date_a_plan() -> None:
    text = "In May rebels launched an operation to capture Manbij."
    assert time_of(text, "to capture Manbij", "control") == f"[{PUBLISHED}..]"


def test_a_state_that_is_only_named_is_so_whatever_is_planned_for_it() -> None:
    text = "The army plans to break the rebel siege of Kobani. Convoys seek a way into besieged Douma."
    told = {(c["change"], c["status"], c["time"]) for c in read(text) if c["kind"] == "control"}
    assert ("besieged", "ongoing", PUBLISHED) in told


def test_a_holding_takes_no_date_from_what_its_holder_did() -> None:
    text = "The YPG, which controls most of Hasakah province, captured Manbij last year."
    told = {c["change"]: c["time"] for c in read(text) if c["kind"] == "control"}
    assert told == {"held": PUBLISHED, "taken": "2015"}


def test_a_siege_told_again_has_lasted_as_long_as_the_report_says_once() -> None:
    filler = "The weather was fine and the shops were open. " * 3
    text = f"Shells hit the besieged town of Douma on Monday. {filler}Douma has been besieged since 2013."
    assert time_of(text, "besieged town", "control") == "2013/2016-07-20"


def test_news_without_a_date_is_of_the_day_of_publication_or_before() -> None:
    text = "Shells hit the town of Douma. Four civilians were killed. The army had shelled Manbij."
    assert time_of(text, "Shells hit", "event") == "[2016-07-19..2016-07-20]"
    assert time_of(text, "Four civilians were killed", "casualty") == "[2016-07-19..2016-07-20]"
    assert time_of(text, "had shelled Manbij", "event") == "[..2016-07]"


def test_a_change_of_hands_without_a_date_may_be_long_past() -> None:
    assert time_of("Rebels captured Manbij.", "captured", "control") == "[..2016-07]"


def test_a_dateline_dates_no_claim() -> None:
    text = "KABUL, Afghanistan (July 20) - Troops shelled Sangin yesterday. Four civilians were killed."
    assert time_of(text, "shelled Sangin", "event") == "2016-07-19"
    assert time_of(text, "Four civilians were killed", "casualty") == "2016-07-19"


def test_in_a_history_a_state_stood_on_the_day_told_of_not_when_it_was_written() -> None:
    text = "On 4 February 2017 rebels captured Bizaah. The army shelled the ISIL-held parts of Al-Bab."
    claims = heldby.annotate(text)["claims"]
    assert [c["time"] for c in claims if c.get("change") == "held"] == ["2017-02-04"]
    assert time_of(text.replace(" 2017", ""), "ISIL-held", "control") == PUBLISHED


def test_what_had_been_held_since_a_day_was_held_until_the_day_told_of() -> None:
    text = "The Peshmerga took Sinjar from the Islamic State on 13 July. The group had held the town since 3 May 2015."
    told = {c["change"]: c["time"] for c in read(text) if c["kind"] == "control"}
    assert told == {"taken": "2016-07-13", "held": "2015-05-03/2016-07-13"}


def test_occupied_since_tells_of_a_holding_and_occupied_on_a_day_of_a_taking() -> None:
    def change(text: str) -> list[str]:
        found = heldby.annotate(text, published="2022-11-12")["claims"]
        return [c["change"] for c in found if c["kind"] == "control"]

    assert change("Russian troops have occupied Kherson since the first week of March.") == ["held"]
    assert change("Russian troops occupied Kherson on 2 March.") == ["taken"]


def test_since_a_month_when_it_fell_dates_the_fall_in_that_month() -> None:
    text = "The Houthis have held Sanaa since September 2014, when they seized the city."
    told = {c["change"]: c["time"] for c in heldby.annotate(text, name="w")["claims"] if c["kind"] == "control"}
    assert told == {"held": "2014-09/..", "taken": "2014-09"}


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Over 160,000 people have been killed in over three years of turmoil.", "2013-07~/2016-07-20"),
        ("The five-year conflict in Yemen has killed more than 6,000 people.", "2011-07~/2016-07-20"),
        ("The nine-year-old war has killed 40,000 people in Nigeria.", "2007-07~/2016-07-20"),
        ("At least 9,400 people have died so far in the conflict in eastern Ukraine.", "../2016-07-20"),
        ("The war in Sudan, now in its third year, has killed 15,000 people.", "2014/2016-07-20"),
        ("An estimated 170,000 people were killed in Darfur.", "../2016-07-20"),
        ("More than 900 people have been killed since the truce came into effect on June 27.", "2016-06-27/2016-07-20"),
        (
            "More than 300,000 people have been killed since the war began with pro-democracy protests in March 2011.",
            "2011-03/2016-07-20",
        ),
    ],
)
def test_a_total_counts_over_a_war_not_the_day_told_of_before(text: str, time: str) -> None:
    assert time_of(f"Shells hit the town of Douma on Monday.\n\n{text}", " people", "casualty") == time


def test_a_toll_of_a_day_is_still_of_the_day_told_of_before() -> None:
    text = "Shells hit the town of Sirte on Monday. Nine people have been killed in the violence."
    assert time_of(text, "people have been killed", "casualty") == "2016-07-18"


def test_what_lasts_does_not_date_a_saying() -> None:
    text = "In early July the coalition acknowledged the deaths of 735 civilians since 2014."
    assert time_of(text, "deaths of 735 civilians", "casualty") == "2014/2016-07-20"


def test_what_happens_time_and_again_is_of_no_day() -> None:
    text = "Shells hit the town of Marib on Monday. The army has regularly shelled Taiz."
    assert time_of(text, "regularly shelled", "event") == "../2016-07-20"


def test_what_stands_in_a_clause_of_since_was_on_its_day() -> None:
    text = "Shelling has gone on since the rebels captured Mocha in January."
    assert time_of(text, "rebels captured Mocha", "control") == "2016-01"


def test_the_same_year_is_the_one_that_a_stretch_began_in() -> None:
    text = "Shelling has gone on since the rebels captured Mocha last year. In the same year they captured Taiz."
    assert time_of(text, "they captured Taiz", "control") == "2015"


@pytest.mark.parametrize(("words", "time"), [("Since then", "2016-07-18/2016-07-20"), ("To date", "[..2016-07]")])
def test_what_counts_up_to_now_is_not_of_the_day_told_of_before(words: str, time: str) -> None:
    text = f"Rebels attacked Hodeidah on Monday. {words} 300 people have been killed by mines in the city."
    assert time_of(text, "people have been killed", "casualty") == time


def test_hours_later_is_the_day_told_of_before() -> None:
    text = "Rebels attacked Goma at dawn on Monday. Hours later, the army captured Bukavu."
    assert time_of(text, "army captured Bukavu", "control") == "2016-07-18"


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Rebels attacked Goma last week. The attack killed 20 people.", "[2016-07-11..2016-07-17]"),
        ("Jets bombed Marib in May. The strikes killed 20 people.", "2016-05"),
        ("Rebels shelled Sirte over the weekend. That shelling killed 20 people.", "[2016-07-16..2016-07-17]"),
        ("Rebels attacked Goma in May. Shells killed 20 people.", "[2016-07-19..2016-07-20]"),
    ],
)
def test_the_attack_is_the_one_that_was_just_told(text: str, time: str) -> None:
    assert time_of(text, "killed 20 people", "casualty") == time


@pytest.mark.parametrize(
    ("text", "quote", "kind", "time"),
    [
        ("The M23 entered Sake on Tuesday, two days after they took Goma.", "took Goma", "control", "2016-07-17"),
        ("Rebels took Axum on Monday, a day before they shelled Shire.", "shelled", "event", "2016-07-19"),
        (
            "Troops shelled Taiz on Friday, a week after the capture of Ibb by rebels.",
            "capture",
            "control",
            "2016-07-08",
        ),
        ("Rebels entered Shire on Tuesday. They entered Adwa the day before.", "Adwa", "control", "2016-07-18"),
    ],
)
def test_what_came_before_is_counted_from_the_day_told(text: str, quote: str, kind: str, time: str) -> None:
    assert time_of(text, quote, kind) == time


def test_the_day_before_something_is_no_day_of_its_own() -> None:
    found = heldby.annotate("The army shelled Goma the day before the attack.", published=PUBLISHED)["times"]
    assert found == []


def test_the_day_of_an_answer_is_not_that_of_the_news() -> None:
    text = (
        "Gunmen attacked a base near Menaka on Friday. Islamic State claimed responsibility on Saturday. "
        "Ten soldiers were killed in Menaka."
    )
    assert time_of(text, "were killed", "casualty") == "2016-07-15"


def test_a_war_that_is_said_to_have_begun_in_passing_dates_its_toll() -> None:
    text = "The conflict, which began on April 15, has killed more than 9,000 people in Darfur."
    assert time_of(text, "killed", "casualty") == "2016-04-15/2016-07-20"


def test_a_history_dates_a_capture_by_the_day_told_just_before() -> None:
    text = (
        "On 23 February 2016 the army lost the road. In the end the rebels captured Khanasir. "
        "On 14 April 2016 the rebels captured Khanasir again."
    )
    assert time_of(text, "the end the rebels captured", "control") == "2016-02-23"


@pytest.mark.parametrize(
    ("text", "quote", "status"),
    [
        ("Clashes have been raging in Masisi for three days.", "Clashes", "ongoing"),
        ("The governor said fighting was continuing in Axum.", "fighting", "ongoing"),
        ("Fighting was continuing in Axum, the governor said on Monday.", "Fighting", "ongoing"),
        ("Fighting was continuing in Axum when rebels arrived.", "Fighting", "happened"),
    ],
)
def test_fighting_goes_on_where_it_is_told_so(text: str, quote: str, status: str) -> None:
    assert {c["status"] for c in read(text) if c["kind"] == "event" and quote in c["quote"]} == {status}


@pytest.mark.parametrize(
    ("when", "time"),
    [("on 27 January the following year", "1944-01-27"), ("in March of that year", "1943-03")],
)
def test_a_day_of_the_following_year_counts_from_the_year_told(when: str, time: str) -> None:
    text = (
        "The Siege of Leningrad began on 8 September 1941. The Soviets opened a land corridor on 18 January 1943. "
        f"The siege was lifted {when}."
    )
    claims = heldby.annotate(text)["claims"]
    assert [c["time"] for c in claims if "lifted" in c["quote"]] == [time]


def test_since_then_counts_from_the_day_told_in_the_same_sentence() -> None:
    text = "Fighting erupted on 15 April; since then 459 people have been killed in Khartoum."
    assert time_of(text, "killed", "casualty") == "2016-04-15/2016-07-20"


def history(text: str, quote: str, published: str | None = None) -> set[str | None]:
    """The times of what a history tells in the words around a quote."""
    at = text.index(quote)
    claims = heldby.annotate(text, published=published)["claims"]
    found = {c["time"] for c in claims if c["kind"] == "control" and c["start"] <= at < c["end"]}
    assert found, claims
    return found


@pytest.mark.parametrize(
    ("told", "time"),
    [
        ("Two months later, the army recaptured Goma.", "2013-01"),
        ("Three years later, the army recaptured Goma.", "[2015-08..2016-02]"),
        ("Four days later, the army recaptured Goma.", "[2012-11-05..2012-12-04]"),
        ("Days later, the army recaptured Goma.", "[2012-11-02..2012-12-06~]"),
        ("The army recaptured Goma the following March.", "2013-03"),
        ("The army recaptured Goma that December.", "2012-12"),
    ],
)
def test_what_came_later_counts_from_a_month_told_without_its_day(told: str, time: str) -> None:
    assert history(f"M23 rebels captured Goma in November 2012. {told}", "recaptured") == {time}


def test_days_later_count_from_the_month_that_a_story_has_come_to() -> None:
    text = (
        "On 15 April 2023 fighting broke out in Khartoum. In January 2025 the army recaptured Wad Madani. "
        "Four days later, it entered Tamboul."
    )
    assert history(text, "entered") == {"[2025-01-05..2025-02-04]"}
    text = (
        "The war began in 2011. On 8 May 2015 the Houthis captured Zinjibar, which al-Qaeda had held in 2011. "
        "Two days later, they entered Lawdar."
    )
    assert history(text, "entered") == {"2015-05-10"}


def test_the_night_before_counts_from_the_day_told() -> None:
    text = "Clashes broke out in Sabha on 3 May 2018. The previous night, rebels captured Murzuq."
    assert history(text, "captured") == {"2018-05-02"}


def test_a_plan_beside_a_day_that_is_past_holds_from_that_day_on() -> None:
    assert history("Rebels tried to capture Azaz on 31 May.", "capture", "2016-06-03") == {"[2016-05-31..]"}
    text = "In 2014 fighting reached Anbar. On 8 August militants repelled an attempt by the army to recapture Ramadi."
    assert "[2014-08-08..]" in history(text, "recapture")  # beside what the militants held that day
    text = "The army plans to capture Marawi by 5 June."
    assert history(text, "capture", "2017-06-03") == {"[2017-06-03..2017-06-05]"}


def test_a_plan_of_a_history_is_of_its_day_whenever_the_history_was_published() -> None:
    text = (
        "On 8 May 2015 the Houthis repelled a coalition advance at Mukayras. On 9 May 2015 they took Lawdar. "
        "On 11 May 2015 they took Mudiyah. On 12 May 2015 fighting reached Shuqrah. The army wanted to retake Zinjibar."
    )
    assert history(text, "retake", "2023-06-30") == {"[2015-05-12..]"}


def test_a_day_since_which_something_lasts_is_not_the_day_told_of() -> None:
    text = (
        "On 24 September 2014 militants pushed on. They were closer to Kobani than at any time since the offensive "
        "began on 15 September. The next day, they captured Tell Ghazal."
    )
    assert history(text, "they captured") == {"2014-09-25"}


def test_until_a_day_when_two_things_were_done_dates_both() -> None:
    text = (
        "On 3 May 2014 militants captured Bama. Gwoza was quiet until 22 July 2014, when fighters came and captured it."
    )
    assert history(text, "captured it") == {"2014-07-22"}


def test_an_earlier_day_does_not_reach_past_a_later_month() -> None:
    text = (
        "On 8 July 2014 the group left Raqqa. In July 2017 it clashed with rivals in Saraqib. Many were wounded. "
        "It feared more. Later its rivals captured Saraqib."
    )
    assert history(text, "captured Saraqib") == {None}


def test_what_was_so_previously_dates_only_itself() -> None:
    text = (
        "On 11 February 2016 it was confirmed that the rebels had taken Taiz, previously captured by the Houthis. "
        "On 5 March they took Mokha."
    )
    assert history(text, "had taken") == {None}


def test_what_somebody_told_on_a_day_was_done_by_then() -> None:
    text = "In March 2013, a doctor from Gao said that soldiers had been ambushed after entering Menaka."
    assert history(text, "entering") == {"[..2013-03]"}


def test_between_two_days_a_place_is_taken_on_one_of_them_and_so_is_what_follows() -> None:
    text = (
        "On 13 November 2017 the army opened a new front. Between 14 and 16 November it captured Rahjan. "
        "It also seized Sarha."
    )
    assert history(text, "captured") == history(text, "seized") == {"[2017-11-14..2017-11-16]"}


@pytest.mark.parametrize(
    ("text", "quote", "kind", "time"),
    [
        ("Troops are advancing on Goma, captured by M23 in January.", "advancing", "control", PUBLISHED),
        (
            "The army launched an offensive to recapture Bama, seized by Boko Haram in September.",
            "an offensive",
            "event",
            "[2016-07-19..2016-07-20]",
        ),
        (
            "Forces launched an assault to retake the village of Zaara captured by rebels earlier this year.",
            "to retake",
            "control",
            "[2016-07-20..]",
        ),
    ],
)
def test_when_a_place_was_taken_before_does_not_date_what_is_done_there_now(
    text: str, quote: str, kind: str, time: str
) -> None:
    assert time_of(text, quote, kind) == time


def test_what_had_lasted_since_a_day_lasted_until_the_report_ends_it() -> None:
    text = "Shusha, which Armenian forces had held since May 1992, fell to Azerbaijan on 8 November 2015."
    assert "1992-05/2015-11-08" in {c["time"] for c in read(text)}
    text = f"Zangilan was captured by Azerbaijani troops on 20 October 2015. {text}"
    assert "1992-05/2015-11-08" in {c["time"] for c in read(text)}
    text = "Badme, which Eritrean forces have held since May 1998, is quiet."
    assert {c["time"] for c in read(text) if c["kind"] == "control"} == {"1998-05/2016-07-20"}


def test_what_was_so_briefly_is_not_so_now() -> None:
    assert time_of("Hama city was briefly in rebel hands.", "hands", "control") == "[..2016-07]"


@pytest.mark.parametrize(
    ("text", "quote", "time"),
    [
        ("On Friday a bomb killed ten in Kabul. The Taliban have overrun swathes of Afghanistan.", "overrun", None),
        ("On Monday shells hit Khartoum. The RSF seized much of Sudan after fighting broke out.", "seized", None),
        ("On Monday shells hit Khartoum. The RSF seized Bahri.", "seized", "2016-07-18"),
    ],
)
def test_much_of_a_country_is_not_taken_on_the_day_of_the_news(text: str, quote: str, time: str | None) -> None:
    assert time_of(text, quote, "control") == (time or "[..2016-07]")


def test_what_is_done_before_or_after_doing_another_thing_is_of_the_day_told() -> None:
    text = (
        "On 7 July 2014, rebels raided a checkpoint in Taiz. After capturing the checkpoint, they shelled Hays. "
        "The army killed ten civilians before withdrawing from Hays. On 9 July 2014, clashes went on."
    )
    told = {(c["kind"], c["time"]) for c in heldby.annotate(text)["claims"]}
    assert {("control", "2014-07-07"), ("event", "2014-07-07")} <= told
    assert {time for _, time in told} == {"2014-07-07", "2014-07-09"}


def test_what_is_past_of_a_holder_does_not_date_what_he_holds() -> None:
    assert time_of("Idlib is held by the formerly al Qaeda-affiliated group.", "Idlib", "control") == "2016-07-20"


def test_earlier_in_the_day_is_the_day_of_news_that_has_told_of_no_other() -> None:
    assert time_of("Earlier in the day, rebels shelled Taiz.", "shelled", "event") == "2016-07-20"
    assert time_of("The day before, rebels shelled Taiz.", "shelled", "event") == "2016-07-19"


@pytest.mark.parametrize(
    ("lead", "quote", "kind", "time"),
    [
        ("A bomb killed 12 people in Goma on Monday night, police said on Tuesday.", "nine people", "casualty", "18"),
        ("On Sunday drones hit a depot in Odesa, the governor said on Tuesday.", "nine people", "casualty", "17"),
        (
            "Gunmen raided Bama at dawn on Saturday, residents told reporters on Monday.",
            "nine people",
            "casualty",
            "16",
        ),
        ("The army said on Tuesday that it had entered Wad Madani.", "nine people", "casualty", "19"),
    ],
)
def test_the_story_stands_on_the_day_it_tells_of_not_on_that_of_telling(
    lead: str, quote: str, kind: str, time: str
) -> None:
    assert time_of(f"{lead} At least nine people were wounded.", quote, kind) == f"2016-07-{time}"


@pytest.mark.parametrize(
    ("text", "quote", "kind", "time"),
    [
        ("The army shelled Bama on Saturday and Sunday, killing four people.", "shelled", "event", "07-16/2016-07-17"),
        ("Drones hit Kharkiv late on Monday and early Tuesday.", "hit Kharkiv", "event", "07-18/2016-07-19"),
        ("Rebels took Minova on 3 and 4 July.", "took", "control", "07-03..2016-07-04]"),
        ("Rebels took Minova on Sunday and Monday saw them in Sake.", "took", "control", "07-17"),
    ],
)
def test_two_days_running_are_both_meant(text: str, quote: str, kind: str, time: str) -> None:
    assert time_of(text, quote, kind).removeprefix("[") == f"2016-{time}"


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen shot a guard in Goma before dawn on Monday.",
        "On Monday, at about 20:30, gunmen shot a guard in Goma.",
        "Goma was shelled on Monday. At about 8 p.m. gunmen shot a guard.",
    ],
)
def test_an_hour_is_of_its_day(text: str) -> None:
    assert time_of(text, "gunmen shot" if "gunmen" in text else "Gunmen shot", "event") == "2016-07-18"


@pytest.mark.parametrize(
    ("text", "quote", "kind", "time"),
    [
        ("Rebels took Kidal on Monday. The army has since retaken the town.", "retaken", "control", "[{}..2016-07-20]"),
        (
            "Bombs fell on Aden on Monday. Ten of the wounded have since died.",
            "since died",
            "casualty",
            "{}/2016-07-20",
        ),
        ("Rebels took Kidal on Monday. They have since 2012 held Gao.", "held Gao", "control", "2012/2016-07-20"),
    ],
)
def test_what_has_since_come_about_did_so_after_the_day_told(text: str, quote: str, kind: str, time: str) -> None:
    assert time_of(text, quote, kind) == time.format("2016-07-18")


@pytest.mark.parametrize(
    ("text", "quote", "kind", "time"),
    [
        ("Troops took Sarrin on Monday after six days of clashes.", "clashes", "event", "2016-07-12/2016-07-18"),
        ("After three weeks of raids, rebels took Kidal on July 10.", "raids", "event", "2016-06-19/2016-07-10"),
        ("M23 seized Sake on Tuesday after days of fighting.", "fighting", "event", "2016-07-13~/2016-07-19"),
        (
            "Rebels took Pauktaw on Monday, ending a 10-month occupation by the army.",
            "occupation",
            "indicator",
            "2015-09/2016-07-18",
        ),
        ("A ten-day siege of Kidal ended on Monday.", "siege", "indicator", "2016-07-08/2016-07-18"),
        (
            "The army took Aden on Monday. The port fell after two days of clashes.",
            "clashes",
            "event",
            "2016-07-16/2016-07-18",
        ),
        ("The army launched a three-day operation in Bama on Monday.", "operation", "event", "2016-07-18"),
    ],
)
def test_what_had_lasted_so_long_ended_on_the_day_told(text: str, quote: str, kind: str, time: str) -> None:
    assert time_of(text, quote, kind) == time


_FILLER = "The shops were open. People bought bread. Buses ran. Children played. Music was heard. It rained. Dogs ran. "


@pytest.mark.parametrize(
    ("lead", "time"),
    [
        ("A bomb hit a market in Goma on Monday.", "2016-07-18"),
        ("A bomb hit a market in Goma on Monday, police said on Tuesday.", "2016-07-18"),
    ],
)
def test_news_of_one_day_stands_on_it_to_its_end(lead: str, time: str) -> None:
    assert time_of(f"{lead} {_FILLER}Nine people were wounded.", "Nine people", "casualty") == time


def test_a_story_may_stand_on_two_days() -> None:
    text = "Bama was shelled on Sunday and Monday. Nine people died."
    assert time_of(text, "Nine people died", "casualty") == "2016-07-17/2016-07-18"


@pytest.mark.parametrize(
    ("text", "quote", "kind", "time"),
    [
        ("Jets bombed Aden in response to an attack in Taiz on Monday.", "bombed", "event", "[2016-07-19..2016-07-20]"),
        (
            "The raid on Aden was a response to an attack in Taiz on Monday.",
            "raid",
            "event",
            "[2016-07-19..2016-07-20]",
        ),
        ("Jets bombed Aden in response to an attack in Taiz on Monday.", "attack", "event", "2016-07-18"),
        ("Jets bombed Aden on Tuesday in retaliation for an ambush on Monday.", "bombed", "event", "2016-07-19"),
    ],
)
def test_the_day_of_what_was_answered_is_not_that_of_the_answer(text: str, quote: str, kind: str, time: str) -> None:
    assert time_of(text, quote, kind) == time


@pytest.mark.parametrize(
    ("text", "time"),
    [
        (
            "Troops entered Gao on Monday. After overrunning it in May 2015, rebels blew up its bridge.",
            "[2015-05..2016-07-20]",
        ),
        ("After the fall of Gao in March, the rebels blew up the bridge.", "[2016-03..2016-07-20]"),
        ("After taking Gao on Monday, the rebels blew up the bridge.", "2016-07-18"),
    ],
)
def test_what_came_after_a_month_may_be_of_any_later_day(text: str, time: str) -> None:
    assert time_of(text, "blew up", "damage") == time


@pytest.mark.parametrize(
    "text",
    [
        "The offensive, launched on July 4, has so far killed 345 people in Bama.",
        "The fighting that began on July 4 has killed at least 40 civilians in Goma.",
        "So far, 30 people have been killed in the assault on Singa that started on July 4.",
    ],
)
def test_the_losses_of_a_fight_are_those_since_it_began(text: str) -> None:
    assert time_of(text, "killed", "casualty") == "2016-07-04/2016-07-20"


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("It was the deadliest attack in Kabul since March 2019.", "[2024-07-28..2024-07-29]"),
        ("The strike on Beirut was the first since 2006.", "[2024-07-28..2024-07-29]"),
        ("At least 200 civilians have been killed since May.", "2024-05/2024-07-29"),
    ],
)
def test_since_when_nothing_was_like_it_is_not_since_when_it_was(text: str, time: str) -> None:
    claims = heldby.annotate(text, published="2024-07-29")["claims"]
    assert {c["time"] for c in claims} == {time}


def test_what_is_told_behind_since_has_its_time() -> None:
    text = "Rebels took Konna on Sunday, the heaviest defeat for the army since it retook the town in November 2023."
    claims = heldby.annotate(text, published="2024-07-29")["claims"]
    assert [c["time"] for c in claims if c["kind"] == "control"] == ["2024-07-28", "2023-11"]


@pytest.mark.parametrize(
    "text",
    [
        "Ukrainian troops recaptured Lyman, officials said Thursday. Lyman has changed hands three times since 2014.",
        "The army recaptured Bor on Thursday. Bor has changed hands four times since December 2013.",
    ],
)
def test_how_long_a_place_has_changed_hands_is_not_when_it_was_taken(text: str) -> None:
    first = next(c for c in heldby.annotate(text, published="2025-03-21")["claims"] if c["kind"] == "control")
    assert first["time"] == "2025-03-20"
