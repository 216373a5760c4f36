"""On which day a report's story stands at each of its sentences.

In:     the mentions and the trees of its sentences.
Out:    the `Day`s that its main clauses tell of, in order, and the one on which a sentence without a day stands.
Never:  the day of an answer ("denied it on Monday") or of what a relative clause looks back on; the day on which
        somebody told it ("police said on Saturday"), where the same sentence tells when it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from heldby.claim.histories import COUNTED, NEWS_DAY, published_on
from heldby.claim.nearness import (
    clauses_above,
    dates_saying,
    head_of,
    is_of_cause,
    is_of_record,
    is_of_settlement,
    is_relative,
)
from heldby.lexicon.times import time_words
from heldby.model import Filler, MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.scene import Scene
    from heldby.model import Mention

_TO_COME = "tomorrow"
_MONTH = re.compile(r"(?:XXXX|\d{4})-\d\d(?=\s|$)")
_ASIDE = frozenset({"since", "until", "before", "after", "ago", "ahead", "next", "to", "from"})
_BEFOREHAND = frozenset({"since", "after", "following"})
_PHRASE = 6
_AT_LAST = re.compile(r"\bas (?:recently|late|early|far back) as (?:the )?\Z")
_REACH_BACK, _REACH_ON, _NEAR = 6, 3, 1
_HEAD = 700
_CALENDAR_DAY = re.compile(r"(?P<year>\d{4}|XXXX)-(?P<month>\d\d)-(?P<day>\d\d)")
_NEWS_AGE = timedelta(31)
_DAY = len("XXXX-WXX-1")
_FIGURES = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}")


@dataclass(frozen=True, slots=True)
class Day:
    """A day the report tells of, in sentence `sentence`; it serves the next `reach` sentences."""

    sentence: int
    time: Filler
    reach: int = _REACH_BACK
    month: str = ""  # with its year, where that is written
    ranged: bool = False
    said: bool = False  # on which somebody told what the sentence tells


def days_told(scene: Scene, clauses: Sequence[Clause], *, history: bool) -> list[Day]:
    """The days that main clauses tell of, in order: those the narrative stands on.

    In news told by weekdays and "yesterday" a date with its year is of the background or of a caption, and reaches
    less far; so does a month in a history, and a day long before the news not beyond its paragraph. What was told on
    Saturday to have happened on Friday night leaves the story on Friday.
    """
    found = [
        (mention, _day(number, clause, mention))
        for number, (clause, mentions) in enumerate(zip(clauses, scene.mentions, strict=True))
        for mention in mentions
        if mention.kind is MentionKind.TIME and _places(clause, mention, history=history) and mention.text != _TO_COME
    ]
    found = [(m, replace(day, reach=_NEAR) if _MONTH.match(m.value) else day) for m, day in found]
    news = any(COUNTED.match(mention.value) for mention, _ in found)
    if news:
        found = [(m, replace(day, reach=_NEAR) if m.value[:4].isdigit() else day) for m, day in found]
        found = [(m, _of_background(day, clauses) if _is_long_past(m, scene) else day) for m, day in found]
    dated = {day.sentence for _, day in found if not day.said}
    told = [(m, day) for m, day in found if not day.said or day.sentence not in dated]
    if news and len({m.value[:_DAY] for m, _ in told}) == 1:  # news of one day, to its end
        return [replace(day, reach=len(clauses)) for _, day in told]
    return [day for _, day in told]


def _is_long_past(mention: Mention, scene: Scene) -> bool:
    """Whether a day of the calendar lies a month or more before the news: "the attack of Oct. 7", told in June."""
    date, written = _CALENDAR_DAY.match(mention.value), published_on(scene)
    if date is None or written is None:
        return False
    day = f"{date['month']}-{date['day']}"
    year = date["year"] if date["year"].isdigit() else str(written.year - (day > f"{written:%m-%d}"))
    return f"{year}-{day}" < (written - _NEWS_AGE).isoformat()


def _of_background(day: Day, clauses: Sequence[Clause]) -> Day:
    """A day that serves the sentences behind it to the end of its paragraph."""
    text, last = clauses[day.sentence].text, day.sentence
    for here, follows in pairwise(clauses[day.sentence : day.sentence + day.reach + 1]):
        if "\n" in text[here.sentence.end : follows.sentence.start]:
            break
        last += 1
    return replace(day, reach=last - day.sentence)


def standing_on(days: Sequence[Day], sentence: int, *, dated: bool, stood: bool) -> Day | None:
    """The last day told of before a sentence, or for the head of the report the first one told of after it.

    Not one told after it where the sentence is dated itself (`dated`): that is the day on which somebody told it. What
    `stood` then need not have stood for all of "between 14 and 16 November".
    """
    told = [d for d in days if d.sentence <= sentence]
    back = [d for d in told if sentence - d.sentence <= d.reach and not (stood and d.ranged)]
    if back and told[-1].month > back[-1].month > "":
        back = []  # the story has come to a later month since
    on = [d for d in days if not dated and 0 < d.sentence - sentence <= _REACH_ON and sentence <= 1]
    return back[-1] if back else on[0] if on else None


def is_dateline(clause: Clause, mention: Mention) -> bool:
    """Whether a date says when the text was written: in brackets, or "9 May:" or "09.05.2024" at its head."""
    if _FIGURES.fullmatch(mention.text) and mention.start < _HEAD:
        return True
    before, after = clause.text[: mention.start], clause.text[mention.end : mention.end + 1]
    if before.endswith("(") and after.startswith(")"):
        return mention.start < _HEAD
    return not before.strip() and after.startswith(":")


def _day(sentence: int, clause: Clause, mention: Mention) -> Day:
    month = mention.value[:7] if mention.value[:4].isdigit() else ""
    head = head_of(clause, mention)
    said = head is not None and dates_saying(clause, head)
    time = Filler(start=mention.start, end=mention.end, text=mention.text)
    return Day(sentence, time, month=month, ranged=" from " in mention.value, said=said)


def _places(clause: Clause, mention: Mention, *, history: bool) -> bool:
    """Whether the story stands on a time: a day, a range of days, in a history a month."""
    stands = _is_news_day(clause, mention) or _is_range(clause, mention)
    return stands or (history and _is_month(clause, mention))


def _is_month(clause: Clause, mention: Mention) -> bool:
    return bool(_MONTH.match(mention.value)) and _is_told(clause, mention)


def _is_range(clause: Clause, mention: Mention) -> bool:
    """Whether it is the later end of a range of days: "between 14 and 16 November"."""
    ranged = " from " in mention.value and bool(NEWS_DAY.match(mention.value))
    return ranged and _is_told(clause, replace(mention, value=mention.value.split()[0]))


def _is_news_day(clause: Clause, mention: Mention) -> bool:
    return bool(NEWS_DAY.match(mention.value)) and _is_told(clause, mention)


def _is_told(clause: Clause, mention: Mention) -> bool:
    if _ASIDE & set(mention.value.split()) or is_dateline(clause, mention) or _dates_what_came_before(clause, mention):
        return False
    head = head_of(clause, mention)
    if head is not None and (_answers(clause, head) or is_of_cause(clause, head) or is_of_record(clause, mention)):
        return False
    if head is not None and (is_of_settlement(clause, head) or _AT_LAST.search(clause.text, 0, mention.start)):
        return False
    return head is not None and not any(is_relative(clause, c) for c in clauses_above(clause, head))


def _dates_what_came_before(clause: Clause, mention: Mention) -> bool:
    """Whether it dates what something else came after: "months after the raid of 3 May", "since the 2 May coup"."""
    if COUNTED.match(mention.value):
        return False
    head = head_of(clause, mention)
    if head is not None and any(_is_beforehand(clause, c) for c in clauses_above(clause, head)):
        return True
    for token in [t for t in reversed(clause.tokens) if t.end <= mention.start][:_PHRASE]:
        if token.text.lower() in _BEFOREHAND:
            return True
        if token.pos in ("VERB", "AUX", "PUNCT"):
            return False
    return False


def _is_beforehand(clause: Clause, verb: int) -> bool:
    """ "Since the uprising began on 3 May"."""
    return any(clause.tokens[k].text.lower() == "since" for k in clause.kids(verb, "mark"))


def _answers(clause: Clause, head: int) -> bool:
    """Whether a day is that of an answer to what was told: "claimed responsibility on Saturday", "denied it"."""
    verb = clause.tokens[head].head
    if clause.is_dep(verb, "obj"):  # where the parser hung the day on "responsibility"
        verb = clause.tokens[verb].head
    if clause.lemma(verb) in time_words().answering:
        return True
    objects = {clause.tokens[k].text.lower() for k in clause.kids(verb, "obj")}
    return clause.lemma(verb) == "claim" and "responsibility" in objects
