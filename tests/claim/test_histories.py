"""What a history tells as standing or going on stood then; news tells of its own present."""

from __future__ import annotations

import pytest

import heldby


def control(text: str, quote: str, published: str | None = None) -> tuple[str, str | None]:
    """Status and time of the control claim in the words of a quote."""
    at = text.index(quote)
    claims = heldby.annotate(text, published=published)["claims"]
    found = [c for c in claims if c["kind"] == "control" and c["start"] < at + len(quote) and at < c["end"]]
    assert len(found) == 1, claims
    return found[0]["status"], found[0]["time"]


@pytest.mark.parametrize(
    ("told", "quote", "when"),
    [
        ("On 14 September 1991 the army attacked the Croatian-held town of Vukovar.", "Croatian-held", "1991-09-14"),
        ("On 7 April 2011 jets struck tanks outside the rebel-held city of Misrata.", "rebel-held", "2011-04-07"),
        ("On 9 May 2009 the navy shelled Mullaitivu, the stronghold of the Tigers.", "stronghold", "2009-05-09"),
        ("On 3 May 2014 fighting broke out. Rebels remained in control of Slovyansk.", "control", "2014-05-03"),
        ("On 1 April 1948 fighting broke out. Arab garrisons in Safed held on.", "garrisons in", "1948-04-01"),
    ],
)
def test_who_held_a_place_in_a_history_held_it_then(told: str, quote: str, when: str) -> None:
    assert control(told, quote) == ("happened", when)


def test_news_tells_of_holders_of_its_own_day() -> None:
    text = "An air strike hit the rebel-held town of Kutkai on Sunday, killing four people."
    assert control(text, "rebel-held", "2024-01-08") == ("ongoing", "2024-01-08")


def test_a_history_in_the_present_tense_tells_of_now() -> None:
    text = "On 3 May 2014 rebels took Makiivka. The city is held by Russian troops."
    assert control(text, "is held by Russian troops")[0] == "ongoing"


def test_what_a_history_tells_to_be_taken_was_held_until_then() -> None:
    text = "On 3 May 2014 fighting broke out. On 5 July 2014 the army retook rebel-held Slovyansk."
    claims = heldby.annotate(text)["claims"]
    assert [c["time"] for c in claims if c.get("change") == "held"] == ["../2014-07-05"]


def test_who_remained_in_control_after_a_capture_held_on_that_day() -> None:
    text = (
        "On 19 January 1995 Russian troops captured Grozny's railway station. "
        "Chechen fighters remained in control of Grozny."
    )
    assert control(text, "remained in control") == ("happened", "1995-01-19")


def test_a_siege_that_a_history_names_lasted_from_its_beginning_to_its_end() -> None:
    text = (
        "On 5 April 1992 the Bosnian Serb army besieged Sarajevo. On 2 May 1992 shells fell on the besieged city. "
        "The siege of Sarajevo was lifted on 29 February 1996."
    )
    assert control(text, "the besieged city") == ("happened", "1992-04-05/1996-02-29")


def test_a_siege_without_an_end_was_so_on_the_day_told_of() -> None:
    text = "On 5 April 1992 the army besieged Sarajevo. On 2 May 1992 shells fell on the besieged city."
    assert control(text, "the besieged city") == ("happened", "1992-05-02")


def test_news_with_its_day_at_its_head_is_no_history() -> None:
    text = "KABUL, 5 March 2024 (AP) - Shells hit the rebel-held town of Taiz on 4 March. Clashes continued in Sanaa."
    assert control(text, "rebel-held") == ("ongoing", "2024-03-05")
    fights = [c for c in heldby.annotate(text)["claims"] if c.get("type") == "battle"]
    assert [(c["status"], c["time"]) for c in fights] == [("ongoing", "2024-03-05")]


def test_a_past_holding_that_nothing_dates_is_not_so_since_a_history_was_written() -> None:
    filler = "The weather was fine and the shops were open. " * 8
    text = f"On 3 May 2014 fighting broke out in Kramatorsk. {filler}Rebels held Makiivka."
    assert control(text, "held Makiivka") == ("happened", None)


@pytest.mark.parametrize(
    ("text", "quote", "when"),
    [
        ("In March 2014 the army entered Bor. Akobo remained under rebel control.", "remained under", "2014-03"),
        ("In June 1999, the rebels withdrew. Kisangani stayed in the army's hands.", "hands", "1999-06"),
    ],
)
def test_a_text_that_dates_by_months_is_a_history_too(text: str, quote: str, when: str) -> None:
    assert control(text, quote) == ("happened", when)


def test_news_of_a_known_day_takes_no_month_of_its_background() -> None:
    text = "The TPLF has regained control of Mekelle, which the army seized in November 2020."
    claims = heldby.annotate(text, published="2021-07-03")["claims"]
    assert sorted(str(c["time"]) for c in claims if c.get("change") == "taken") == ["2020-11", "[..2021-07]"]
