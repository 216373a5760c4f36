"""Each claim gets one time, by its phrase or by its status, with the reason."""

from __future__ import annotations

from heldby.mark.times import times
from heldby.model import Claim, Filler, Link, Sentence, Status, Voice, When
from heldby.resolve.claim_times import claim_times

TEXT = (
    "The fort fell on 3 March. The next day it burned. Ruins were left after raiders took it in May 2015. "
    "In the same year they fled. A source said on Monday that it holds. Two weeks after the siege began they left."
)
DAY = When.parse("2016-03-29")


def phrase(words: str) -> Filler:
    start = TEXT.index(words)
    return Filler(start=start, end=start + len(words), text=words)


def link(
    words: str | None, status: Status = Status.HAPPENED, day: When | None = DAY, said: str = ""
) -> tuple[Link, ...]:
    sentences = [Sentence(start=0, end=len(TEXT), tokens=())]
    claim = Claim(
        id="c",
        report="r",
        kind="control",
        quote="The fort fell",
        start=0,
        end=13,
        status=status,
        time=phrase(words) if words else None,
        voice=Voice(said=phrase(said) if said else None),
    )
    return claim_times("r", [claim], times(TEXT, sentences), day)


def test_a_phrase_dates_its_claim() -> None:
    (found,) = link("on 3 March")
    assert found.id == "2016-03-03"
    assert (found.claim, found.role) == ("c", "time")
    assert TEXT[found.start : found.end] == "on 3 March"


def test_the_next_day_counts_from_the_day_before_it_in_the_text() -> None:
    assert link("The next day")[0].id == "2016-03-04"


def test_the_same_year_counts_from_the_year_before_it_in_the_text() -> None:
    assert link("In the same year")[0].id == "2015"


def test_a_time_inside_a_longer_phrase_takes_the_side_that_opens_it() -> None:
    assert link("after raiders took it in May 2015")[0].id == "[2015-05..2016-03-29]"


def test_without_a_phrase_the_status_tells() -> None:
    assert link(None)[0].id == "[..2016-03]"
    assert link(None, Status.ONGOING)[0].id == "2016-03-29"
    assert link(None, Status.PLANNED)[0].id == "[2016-03-29..]"


def test_a_reporting_phrase_dates_the_saying_only() -> None:
    time, said = link(None, said="on Monday")
    assert (time.role, time.id) == ("time", "[..2016-03]")
    assert (said.role, said.id) == ("said", "2016-03-28")


def test_what_counts_from_an_undated_event_is_an_abstention() -> None:
    (found,) = link("Two weeks after the siege began")
    assert found.id is None
    assert found.when is None
    assert "another event" in found.reason


def test_without_publication_only_full_dates_stand() -> None:
    assert link("after raiders took it in May 2015", day=None)[0].id == "[2015-05..]"
    assert link("on 3 March", day=None)[0].id is None
    assert link(None, day=None)[0].id is None


def test_a_history_counts_its_days_from_the_years_it_names() -> None:
    assert link("on 3 March", day=When.parse("2023-06-30"))[0].id == "2023-03-03"  # "on Monday" makes it news
    text = "The fort was built in 2015. It fell on 3 March."
    start = text.index("on 3 March")
    claim = Claim(
        id="c",
        report="r",
        kind="control",
        quote="It fell",
        start=28,
        end=35,
        time=Filler(start=start, end=start + 10, text="on 3 March"),
    )
    mentions = times(text, [Sentence(start=0, end=len(text), tokens=())])
    assert claim_times("r", [claim], mentions, When.parse("2023-06-30"))[0].id == "2015-03-03"
