"""A report of which only "not before" is known: its weekdays are of no one day."""

import pytest

import heldby


def friday(text: str, word: str) -> tuple[str, str | None, str | None]:
    [found] = [t for t in heldby.annotate(text, name="w")["times"] if t["text"] == word]
    return found["value"], found["earliest"], found["latest"]


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("The army took Nyala on Friday. The war began in April 2023.", "Friday", ("XXXX-WXX-5", "2023-03-31", None)),
        ("The army took Nyala yesterday. The war began on 15 April 2023.", "yesterday", ("D-1", "2023-04-14", None)),
        ("Last month the army took Nyala. The war began in 2023.", "Last month", ("M-1", "2022-12-01", None)),
    ],
)
def test_what_counts_from_publication_is_not_before_it(text: str, word: str, told: tuple[str, str, None]) -> None:
    assert friday(text, word) == told


def test_a_claim_of_such_a_day_may_be_of_any_later_one() -> None:
    text = "The army took Nyala on Friday. The war began in April 2023."
    [claim] = [c for c in heldby.annotate(text, name="w")["claims"] if c["kind"] == "control"]
    assert claim["time"] == "[2023-03-31..]"
