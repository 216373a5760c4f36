"""What each part of a report is for: `clean` on whole reports."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heldby.clean import clean
from heldby.clean.layout import blocks
from heldby.model import PassageKind, Report
from steps import steps

SHARED = Path(os.environ.get("HELDBY_SHARED", Path(__file__).parents[3] / "shared"))
BODY = [
    "The army crossed the river at dawn on Tuesday and took the mill on the far bank, two officers said.",
    "By noon its engineers had laid a second bridge, and trucks were carrying shells towards the brick works.",
    "Villagers who had fled in winter watched from the hill and said they would not return before the harvest.",
]


def kinds(text: str, **known: str) -> list[tuple[str, str]]:
    report = Report(id="r", text=text, **known)
    return [(passage.kind.value, text[passage.start : passage.end]) for passage in clean(report)[0].passages]


def test_headlines_stand_before_the_body_and_the_masthead_above_them() -> None:
    lines = ["The Valley Herald", "Army crosses the river in force", BODY[0], BODY[1]]
    assert [k for k, _ in kinds("\n\n".join(lines))] == ["navigation", "headline", "body", "body"]


def test_a_list_of_topics_between_paragraphs_is_navigation() -> None:
    text = f"Army crosses the river\n\n{BODY[0]}\n\nRelated topics\nRivers\nThe army\n\n{BODY[1]}"
    assert [k for k, _ in kinds(text)] == ["headline", "body", *["navigation"] * 3, "body"]


def test_titles_of_other_articles_between_paragraphs_are_teasers_and_crossheads_are_not() -> None:
    text = f"{BODY[0]}\n\nSix things to know about the great river\n\n{BODY[1]}\n\nOn the hill\n\n{BODY[2]}"
    assert [k for k, _ in kinds(text)] == ["body", "teaser", "body", "headline", "body"]


def test_what_follows_see_more_is_no_article_even_in_whole_sentences() -> None:
    teaser = "On Friday, August 16, 2024, a crowd gathered in the square of another town."
    text = "\n\n".join(["Army crosses the river", *BODY, *BODY[::-1], "See more on this topic", teaser])
    assert kinds(text)[-2:] == [("navigation", "See more on this topic"), ("teaser", teaser)]


def test_a_link_block_inside_an_article_ends_where_the_article_goes_on() -> None:
    text = "\n\n".join([BODY[0], "Read more:", "Six things to know about the river", BODY[1], BODY[2]])
    assert [k for k, _ in kinds(text)] == ["body", "navigation", "teaser", "body", "body"]


def test_notes_on_the_author_stand_at_the_end_only() -> None:
    note = "Layla Haddad is a senior analyst at the Institute for River Studies."
    assert [k for k, _ in kinds("\n\n".join([*BODY, note]))][-1] == "bio"
    assert [k for k, _ in kinds("\n\n".join([BODY[0], note, *BODY[1:]]))] == ["body"] * 4


def test_captions_end_in_credits_or_are_printed_twice() -> None:
    caption = "Soldiers of the third brigade carry planks to the second bridge on Tuesday"
    text = "\n\n".join(
        [f"{caption}. (Valley Photo/via Reuters)", *BODY, f" ?? REUTERS ?? {caption}.", f"REUTERS {caption}."]
    )
    assert [k for k, _ in kinds(text)] == ["caption", "body", "body", "body", "caption", "caption"]


def test_a_sentence_set_apart_that_repeats_the_body_is_a_pull_quote() -> None:
    quote = "Engineers laid a second bridge, and trucks were carrying shells towards the brick works."
    assert kinds("\n\n".join([BODY[0], quote, BODY[1], BODY[2]]))[1] == ("pullquote", quote)


def test_a_paragraph_may_hold_its_own_stamp_headline_topics_and_credits() -> None:
    title = "Army crosses river in force at dawn"
    text = f"{title}\n\nDate of publication 4 March 2016 {title}. {BODY[0]} Tags River Army Bridge "
    text += f"The {BODY[1][3:]} {BODY[2]} Read Also"
    assert kinds(text) == [
        ("headline", title),
        ("other", "Date of publication 4 March 2016"),
        ("headline", f"{title}."),
        ("body", BODY[0]),
        ("navigation", "Tags River Army Bridge"),
        ("body", f"The {BODY[1][3:]} {BODY[2]}"),
        ("navigation", "Read Also"),
    ]


def test_a_date_that_is_part_of_its_sentence_is_no_stamp() -> None:
    text = f"27 March 2016 saw the fall of the mill. {' '.join(BODY)}"
    assert kinds(text) == [("body", text)]


def test_pieces_of_one_sentence_on_lines_of_their_own_stay_in_the_article() -> None:
    lines = [
        BODY[0],
        "The colonel, who had won the",
        "Cross of the River Guard in the first war, led",
        "the crossing himself.",
        BODY[1],
    ]
    assert [k for k, _ in kinds("\n".join(lines))] == ["body"] * 5


def test_markdown_headings_pictures_tables_and_apparatus_are_told_apart() -> None:
    lines = [
        BODY[0],
        "## Aftermath",
        "![The bridge](b.jpg)",
        "| side | dead |",
        BODY[1],
        "## References",
        "* A. Writer, Rivers (2001)",
    ]
    assert [k for k, _ in kinds("\n".join(lines))] == [
        *("body", "headline", "caption", "other", "body", "navigation", "navigation"),
    ]


def test_wrapped_lines_make_one_paragraph() -> None:
    text = "The army crossed the river at dawn on Tuesday and took the\nmill that stands on the far bank, "
    text += "officers of the brigade\nsaid."
    text += "\n\nBy noon it had left.\n"
    wrapped = text.replace("\n", "\r\n")
    assert (
        [b.text.split()[-1] for b in blocks(text)]
        == [b.text.split()[-1] for b in blocks(wrapped)]
        == ["said.", "left."]
    )


def test_a_report_without_an_article_is_a_problem() -> None:
    _, problems = clean(Report(id="r", text="Home\nSearch\nContact us", path="a.txt"))
    assert [(p.what, p.where) for p in problems] == [("no article", "a.txt")]


def test_a_report_in_another_language_is_left_alone() -> None:
    cleaned, problems = clean(Report(id="r", text="استعاد الجيش\n\nمدينة", language="ar"))
    assert [p.kind for p in cleaned.passages] == [PassageKind.BODY, PassageKind.BODY]
    assert problems == ()


PIECES = st.sampled_from(
    [
        *BODY,
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "Read more:",
        "Related topics",
        "3 March 2016 ",
        "(AFP Photo) ",
        "* item",
        "## H",
        "x",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=30).map("".join)))
def test_passages_cover_every_character_but_blanks_once_and_in_order(text: str) -> None:
    cleaned, _ = clean(Report(id="r", text=text))
    covered = [n for p in cleaned.passages for n in range(p.start, p.end)]
    assert covered == sorted(set(covered))
    assert {n for n, c in enumerate(text) if not c.isspace()} <= set(covered)
    ends = [0, *(n for r in cleaned.repairs for n in (r.start, r.end)), len(text)]
    assert ends == sorted(ends)
    assert cleaned == clean(Report(id="r", text=text))[0]


@pytest.mark.parametrize("unit", [BODY[0] + "\n\n", "Army crosses the river\n", "Read more:\n"])
def test_work_grows_with_the_lines_and_not_faster(unit: str) -> None:
    """What one long line takes is the work of regular expressions, which bench/growth.py measures."""

    def work(size: int) -> int:
        report = Report(id="r", text=(unit * size)[: size * 20])
        return steps(lambda: clean(report))

    work(100)
    assert work(8000) < 10 * work(1000)


@pytest.mark.skipif(not (SHARED / "reports").is_dir(), reason="needs the shared reports")
@pytest.mark.parametrize(
    ("report", "words", "kind"),
    [
        ("002", "I recently witnessed", "teaser"),
        ("003", "Forces loyal to Syrian President", "caption"),
        ("003", "Aleppo, Syria, March 10th, 2016", "caption"),
        ("003", "New ISIS recruits", "teaser"),
        ("004", "Sunday Star-Times", "navigation"),
        ("004", "Caliphate reduced to crumbs", "headline"),
        ("004", "REUTERS Shi’ite Popular", "caption"),
    ],
)
def test_the_traps_of_the_five_reports(report: str, words: str, kind: str) -> None:
    text = next((SHARED / "reports").glob(f"{report}_*.txt")).read_text(encoding="utf-8")
    assert [k for k, passage in kinds(text) if passage.startswith(words)] == [kind]


@pytest.mark.parametrize("credit", ["Agencies", "(AFP)", "Reuters", "AFP/Reuters", "(Valley News and Agencies)"])
def test_a_line_of_agencies_after_the_article_is_a_credit(credit: str) -> None:
    assert kinds("\n\n".join([*BODY, credit]))[-1] == ("other", credit)


def test_an_agency_that_closes_the_last_sentence_makes_no_caption_of_it() -> None:
    assert kinds("\n\n".join([*BODY, f"{BODY[0][:60]}. (AFP)"]))[-2:] == [
        ("body", BODY[0][:60] + "."),
        ("other", "(AFP)"),
    ]
    assert kinds("\n\n".join(["Army crosses the river", f"{BODY[0][:60]}. (AFP)", *BODY]))[1][0] == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "By our correspondent in Kharkiv",
        "By the foreign desk, October 18, 2017",
        "From our own correspondent",
        "By staff",
    ],
)
def test_a_by_line_without_a_name_is_no_headline(line: str) -> None:
    found = kinds("\n\n".join(["Army crosses the river", line, *BODY]))
    assert found[1] == ("other", line)


def test_a_sentence_above_a_long_article_that_tells_it_again_is_a_standfirst() -> None:
    standfirst = "The army crossed the river on Tuesday and took the mill."
    long = [" ".join([text, *BODY, *BODY]) for text in BODY]
    assert kinds("\n\n".join(["Army crosses the river", standfirst, *long]))[1] == ("caption", standfirst)
    assert [k for k, _ in kinds("\n\n".join(["Army crosses the river", standfirst, *BODY]))] == [
        "headline",
        *["body"] * 4,
    ]
    other = "Nobody in the capital expected a harvest like this one."
    assert kinds("\n\n".join(["Army crosses the river", other, *long]))[1] == ("body", other)
