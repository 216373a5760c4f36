"""The publication is taken as given, from the head of the text, or bounded by what the text tells; else left open."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import heldby
from heldby.mark.times import times
from heldby.model import Passage, PassageKind, Report, Sentence, When
from heldby.resolve.published import published

SHARED = Path(os.environ.get("HELDBY_SHARED", Path(__file__).resolve().parents[3] / "shared"))


def told(*parts: tuple[PassageKind, str], given: When | None = None) -> tuple[When | None, str]:
    text, passages = "", []
    for kind, words in parts:
        passages.append(Passage(start=len(text), end=len(text) + len(words), kind=kind))
        text += words + "\n\n"
    sentences = [Sentence(start=p.start, end=p.end, tokens=()) for p in passages]
    return published(Report(id="r", text=text, published=given), passages, times(text, sentences))


BODY, HEADLINE, CAPTION, TEASER = PassageKind.BODY, PassageKind.HEADLINE, PassageKind.CAPTION, PassageKind.TEASER
LONG = "The army said that it went on with its march through the valley and met little on its way there. " * 8


def test_as_given() -> None:
    found, why = told((BODY, "On March 27, 2016 it fell."), given=When.parse("2016-03-29"))
    assert found.edtf() == "2016-03-29"
    assert "given" in why


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Date of publication 20 November 2017 The army went on.", "2017-11-20"),
        ("Wed 05 Apr 2017 The army went on.", "2017-04-05"),
        ("Last updated at Jul 012016 BEIRUT The army went on.", "2016-07-01"),
        ("19.04.2017(updated 1041 19.04.2017) Get short URL", "2017-04-19"),
        ("17-08-2013 The army went on.", "2013-08-17"),
        ("BEIRUT, March 27, 2016 (Reuters) - The army went on.", "2016-03-27"),
    ],
)
def test_from_the_head(line: str, day: str) -> None:
    found, why = told((HEADLINE, "Army takes hill"), (BODY, line))
    assert found.edtf() == day
    assert line[:6] in why or "dateline" in why


def test_this_week_beside_a_day_is_of_that_days_week() -> None:
    words = "It fell in May 2015, last year. This week it was quiet. It was retaken on March 27."
    assert told((BODY, words))[0].edtf() == "[2016-03-27..2016-04-03]"
    assert told((BODY, words.replace("This week", "Since then")))[0].edtf() == "[2016-03-27..2016-04-30]"


def test_a_date_inside_the_first_sentence_is_no_dateline() -> None:
    found, _ = told((HEADLINE, "Army takes hill"), (BODY, "The hill, which fell on 3 May 2015, was retaken on Monday."))
    assert found.edtf() == "[2015-05-03..]"


def test_a_day_without_a_year_follows_the_years_that_are_written_out() -> None:
    found, why = told((BODY, LONG), (BODY, "It was lost in October 2015. It was retaken on March 27."))
    assert found.edtf() == "[2016-03-27..]"
    assert "how long ago" in why


def test_a_text_that_counts_years_from_its_present_leaves_the_present_year_out() -> None:
    body = "It was lost in October 2015, after fighting since last year. It was retaken on March 27."
    found, why = told((BODY, LONG), (BODY, body))
    assert found.edtf() == "[2016-03-27..2016-04-30]"
    assert "October 2015" in why
    assert "March 27" in why


def test_a_teaser_dates_nothing() -> None:
    found, why = told(
        (BODY, LONG), (BODY, "It was retaken on March 27."), (TEASER, "Storm over the lake, August 16, 2024")
    )
    assert found is None
    assert "no date with a year" in why


def test_a_caption_dates_with_a_wide_margin_and_a_date_in_the_body_does_not() -> None:
    body, _ = told((BODY, LONG), (BODY, "It fell in June 2016. On Monday talks began."))
    caption, why = told((BODY, LONG), (CAPTION, "The town in June 2016."), (BODY, "On Monday talks began."))
    assert body.earliest == caption.earliest
    assert body.latest is None
    assert caption.edtf() == "[2016-06-01..2016-10-31]"
    assert "caption" in why


def test_a_caption_later_than_the_body_gives_the_year() -> None:
    body = (BODY, "It collapsed in 2014 and was stopped on March 24.")
    found, why = told((BODY, LONG), body, (CAPTION, "A raid on March 10th, 2016."))
    assert found.edtf() == "[2016-03-24..2016-05-31]"
    assert "caption" in why


def test_a_day_in_a_caption_counts_when_the_body_names_none() -> None:
    body = "It was lost last year, before the raids of October 2015."
    found, _ = told((BODY, LONG), (CAPTION, "Troops took the town on March 27."), (BODY, body))
    assert found.edtf() == "[2016-03-27..2016-04-30]"


def test_a_weekday_beside_the_day_proves_the_year() -> None:
    body = "It began on May 31, 2016. On Friday, August 12, it was over."
    found, _ = told((BODY, LONG), (BODY, body))
    assert found.edtf() == "[2016-08-12..2016-09-30]"


def test_news_told_by_its_weekday_appears_within_days() -> None:
    body = "On Thursday troops entered the town. A man died on Saturday."
    found, why = told(
        (BODY, body), (BODY, LONG), (CAPTION, "A raid on March 10th, 2016."), (CAPTION, "Seen on March 24.")
    )
    assert found.edtf() == "[2016-03-24..2016-03-25]"  # six days after Saturday the 19th is Friday the 25th
    assert "weekday" in why


def test_a_weekday_that_does_not_fit_says_nothing_of_the_day() -> None:
    body = "On Friday troops entered the town."
    found, _ = told(
        (BODY, body), (BODY, LONG), (CAPTION, "A raid on March 10th, 2016."), (CAPTION, "Seen on March 24.")
    )
    assert found.edtf() == "[2016-03-24..2016-05-31]"


def test_a_year_alone_bounds_from_below_only() -> None:
    found, why = told(
        (BODY, LONG), (BODY, "It held a third of the land in 2015. It lost the city in July and fled yesterday.")
    )
    assert found.edtf() == "[2015..]"
    assert "not before" in why


def test_a_history_may_be_of_any_later_day() -> None:
    found, _ = told((BODY, LONG), (BODY, "The fort was built in 1932 and fell on 3 May 1945."))
    assert found.edtf() == "[1945-05-03..]"


def test_a_plan_is_no_evidence() -> None:
    found, _ = told((BODY, LONG), (BODY, "It was taken on 3 May 2015. The vote is planned for the end of next year."))
    assert found.earliest.isoformat() == "2015-05-03"


def test_nothing_can_be_said_without_a_year() -> None:
    assert told((BODY, LONG))[0] is None


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared reports are not beside the project")
def test_the_teaser_of_a_real_report_does_not_date_it() -> None:
    text = next((SHARED / "reports").glob("002*.txt")).read_text(encoding="utf-8")
    cut = text.index("is a research fellow at")
    cut = text.rindex("\n", 0, cut)
    parts = [Passage(start=0, end=cut, kind=BODY), Passage(start=cut, end=len(text), kind=TEASER)]
    sentences = [Sentence(start=p.start, end=p.end, tokens=()) for p in parts]
    found, _ = published(Report(id="r", text=text), parts, times(text, sentences))
    assert found.overlaps(When.parse("[2016-03-27..2016-04-30]"))
    assert found.latest.year == 2016


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (("Patrol finds arms", "KABUL, Afghanistan (Feb. 24, 2011) - The army went on."), "2011-02-24"),
        (("NEWS RELEASE 2009-11-CA-056", "KABUL, Afghanistan (Dec. 02) - The army went on."), "2009-12-02"),
        (("Jan. 2: Arms found", "NEWS RELEASE 2009-12-AB-007", "The army went on."), "2010-01-02"),
        (("NEWS RELEASE 2010-07-CA-129", "The army went on."), "2010-07"),
    ],
)
def test_a_release_is_dated_in_brackets_and_by_its_reference_number(lines: tuple[str, ...], day: str) -> None:
    found, why = told((HEADLINE, lines[0]), *((BODY, line) for line in lines[1:]))
    assert found.edtf() == day
    assert "number" in why or "dateline" in why


def test_a_reference_number_without_a_month_dates_nothing() -> None:
    found, _ = told((HEADLINE, "NEWS RELEASE 2010-77-CA-129"), (BODY, "The army went on."))
    assert found is None


def test_a_date_in_the_first_paragraph_is_no_dateline_of_the_second() -> None:
    text = (
        "Raiders marched on the fort, which they took on 22 March 2016.\n\nThey left it on 10 April.\n\nIt burned down."
    )
    found, _ = told(*((PassageKind.BODY, part) for part in text.split("\n\n")))
    assert found is not None
    assert found.edtf() == "[2016-04-10..]"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Raiders burn two forts AFP Friday 3 Jun 2016 Two forts burned.", "2016-06-03"),
        ("Raiders burn two forts\n\nNiamey, June 3 (AFP) Jun 03, 2016\n\nTwo forts burned.", "2016-06-03"),
        ("Raiders burn two forts Print this page Tuesday 19 July 2016 16:45 Two forts burned.", "2016-07-19"),
        ("Raiders burn two forts Middle East 1924 16.05.2017(updated 1925 16.05.2017) Two forts burned.", "2017-05-16"),
    ],
)
def test_a_date_as_no_sentence_writes_it_is_a_stamp(head: str, day: str) -> None:
    found, _ = told((PassageKind.BODY, head))
    assert found is not None
    assert found.edtf() == day


def test_a_date_told_in_the_first_sentence_is_no_stamp() -> None:
    head = "The siege was laid by the guards on Friday 3 June 2016 and lasted until 27 July."
    found, _ = told((PassageKind.BODY, head))
    assert found is None or found.edtf() != "2016-06-03"


def test_a_day_between_two_years_of_a_history_is_of_the_first() -> None:
    found, _ = told((BODY, "It began in July 1991. They met on 3 August. On 22 April 2000 the base fell."))
    assert found is not None
    assert found.edtf() == "[2000-04-22..]"


def test_the_following_year_of_a_history_is_not_counted_from_its_present() -> None:
    text = "The siege began on 8 September 1941. On 18 January 1943 it eased, and the following year it ended."
    found, _ = told((BODY, text))
    assert found is not None
    assert found.edtf() == "[1943-01-18..]"


@pytest.mark.parametrize(
    "head",
    [
        "LAGOS, 5 January 2021 - Gunmen attacked a market.",
        "PORT-AU-PRINCE, Haiti, Jan 5, 2021 (Wire) — Gunmen attacked a market.",
        "BAMAKO, Jan 5, 2021: Gunmen attacked a market.",
        "BUNIA, Democratic Republic of Congo, Jan 5, 2021 - Gunmen attacked a market.",
        "BUNIA, Congo, Jan 5 2021 (Radio Lac) - Gunmen attacked a market.",
    ],
)
def test_a_place_and_day_before_a_dash_are_the_day_of_publication(head: str) -> None:
    found, _ = told((BODY, head))
    assert found is not None
    assert found.edtf() == "2021-01-05"


@pytest.mark.parametrize(
    "head",
    [
        "Battle of the Ridge, 5 July 1943 - 23 August 1943. Troops attacked.",
        "In the valley, 5 July 1943 - a hot day - troops attacked.",
    ],
)
def test_a_day_of_a_battle_is_not_that_of_publication(head: str) -> None:
    found, _ = told((BODY, head))
    assert found is None or found.end is None


def test_days_of_a_history_lie_in_the_stretch_it_opens_with() -> None:
    text = "The battle of Kidal lasted from 6 May to 29 June 2014. On 10 May rebels attacked. On 17 May the fort fell."
    found, _why = told((BODY, text))
    assert found is not None
    assert found.edtf() == "[2014-06-29..]"
    later, _why = told((BODY, "The battle of Kidal ended on 29 June 2014. On 10 May rebels attacked."))
    assert later is not None
    assert later.edtf() == "[2015-05-10..]"


@pytest.mark.parametrize(
    "line",
    [
        "Situation report, 14 October 2023",
        "Sudan: humanitarian update, 8-14 October 2023",
        "Campaign Assessment, October 14, 2023",
        "As of 14 October 2023",
    ],
)
def test_the_date_of_an_issue_is_that_of_the_report(line: str) -> None:
    found, why = told((HEADLINE, line), (BODY, "Clashes went on in Zalingei on 13 October."))
    assert found is not None
    assert (found.edtf(), "dateline" in why) == ("2023-10-14", True)


def test_the_date_of_a_fight_in_a_title_is_not_that_of_the_report() -> None:
    found, _why = told((HEADLINE, "The assault on Zalingei of 14 October 2023"), (BODY, "It fell on 16 October."))
    assert found is None or found.end is None


def test_a_day_that_closes_the_title_is_of_the_year_of_the_reference_number() -> None:
    text = (
        "Operational update, July 16\nJoint Command\n2010-07-CA-097\n\nTroops detained a courier in Zabul last night."
    )
    assert heldby.annotate(text)["published"]["value"] == "2010-07-16"


def test_days_ago_and_a_weekday_tell_how_long_after_a_day_it_was() -> None:
    body = (
        "Clashes killed 60 people, officials said Sunday. They broke out three days ago. Talks failed on Nov. 1, 2024."
    )
    found, why = told((BODY, body + " The clashes began on Jan. 16."))
    assert found.edtf() == "2025-01-19"
    assert "weekday" in why


def test_news_that_begins_with_its_latest_day_appears_on_it_or_the_next() -> None:
    body = "The district fell on May 6. Police left it on May 6. Last year it held. It fell in October 2016."
    found, _ = told((BODY, body))
    assert found.edtf() == "[2017-05-06..2017-05-07]"


def test_a_month_with_its_year_is_of_no_present_one() -> None:
    found, why = told((BODY, "Shells killed four on Sunday. A bomb killed 17 on October 2. War began in March 2011."))
    assert found.edtf() == "[2011-10-02..]"
    assert "present year" in why
