"""The publication of a report that gives no year, from well-known turns of wars that it names with half a date.

In:     the text, its passages, places and times; the known turns; the earliest day its own dates allow.
Out:    an interval and the reason, naming each turn used; None when the turns do not agree on one.
Never:  a year from one turn alone, or against a date that the text gives.

"Mosul fell in July" lets a report be of the twelve months after a known July turn of Mosul; "Raqqa, lost last month" of
the month after any known turn of Raqqa; "the fall of Raqqa" of any day after one. All must agree, and on one stretch.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from heldby.lexicon.turns import Turn, turn_words, turns
from heldby.model.mention import Mention, MentionKind
from heldby.model.report import Passage
from heldby.model.time import Date, When
from heldby.resolve.dates_points import length, shifted

_SENTENCE_END = re.compile(r"[.!?][\"”’]*\s+(?=[\"“‘]?[A-Z])")
_WORD = re.compile(r"[^\W\d_]+")
_BARE_MONTH = re.compile(r"XXXX-(?P<month>\d\d)(?:-\d\d)?$")
_NEAR_PLACE, _NEAR_TIME = 90, 45
_LONGEST = timedelta(366)
_YEAR_SLACK_MONTHS = 2

_Stretch = tuple[date, date]


@dataclass(frozen=True, slots=True)
class _Told:
    """A turn as the text tells it: its place, its half date (None: just past), and the words."""

    place: str
    time: Mention | None
    words: str


def published_by_turns(
    text: str, passages: Sequence[Passage], mentions: Iterable[Mention], floor: date | None
) -> tuple[When, str] | None:
    """When the turns told in the text, not before `floor`, say it was published; None unless two or more agree."""
    known = turns()
    told = list(_told(text, passages, mentions, known))
    dated = [t for t in told if t.time and _allowed(t, known[t.place])]
    if not dated or len({t.place for t in told}) < 2:
        return None
    left = [(floor or date.min, date.max)]
    for each in told:
        left = _common(left, _allowed(each, known[each.place]) or [(date.min, date.max)])
    left = _merged(left)
    if len(left) != 1 or left[0][1] - left[0][0] > _LONGEST:
        return None
    first, last = left[0]
    because = {_meant(each, known[each.place], last): f"“{each.words}”" for each in reversed(dated)}
    reason = " and ".join(f"{words} fits that {turn.name} {turn.says()}" for turn, words in reversed(because.items()))
    return _as_written(first, last), f"no year is given, but {reason}; nothing else agrees with all that is told"


def _as_written(first: date, last: date) -> When:
    """The stretch, as a month when it is one."""
    month = Date(year=first.year, month=first.month)
    return When.on(month) if (first, last) == (month.first(), month.last()) else When.within(first, last)


def _told(
    text: str, passages: Sequence[Passage], mentions: Iterable[Mention], known: Mapping[str, tuple[Turn, ...]]
) -> Iterator[_Told]:
    """Each word for a turn with the place nearest to it and the time beside it, sentence by sentence."""
    marked = sorted(m for m in mentions if m.kind is MentionKind.TIME or _is_point(m))
    for passage in passages:
        if not passage.kind.is_article:
            continue
        cuts = [m.end() for m in _SENTENCE_END.finditer(text, passage.start, passage.end)]
        for start, end in zip([passage.start, *cuts], [*cuts, passage.end], strict=True):
            here = [m for m in marked if start <= m.start < end]
            if any(_id(m) in known for m in here):
                yield from _told_in(text, (start, end), here, known)


def _is_point(mention: Mention) -> bool:
    return mention.kind is MentionKind.PLACE and mention.form == "point" and bool(mention.candidates)


def _id(mention: Mention) -> str:
    return mention.candidates[0] if mention.candidates else ""


def _told_in(
    text: str, bounds: _Stretch | tuple[int, int], here: Sequence[Mention], known: Mapping[str, tuple[Turn, ...]]
) -> Iterator[_Told]:
    told, unreal = turn_words()
    words = list(_WORD.finditer(text, *bounds))
    for i, word in enumerate(words):
        if word.group().lower() not in told or unreal & {w.group().lower() for w in words[max(0, i - 2) : i]}:
            continue
        places = [m for m in here if m.kind is MentionKind.PLACE and _gap(m, word) <= _NEAR_PLACE]
        place = min(places, key=lambda m: (_gap(m, word), m.start), default=None)
        if place is None or _id(place) not in known:
            continue
        time = _time_beside(here, word, place)
        ends = [place, *([time] if time else [])]
        first = min(word.start(), *(m.start for m in ends))
        last = max(word.end(), *(m.end for m in ends))
        yield _Told(_id(place), time, " ".join(text[first:last].split()))


def _gap(mention: Mention, word: re.Match[str]) -> int:
    return max(mention.start - word.end(), word.start() - mention.end, 0)


def _time_beside(here: Sequence[Mention], word: re.Match[str], place: Mention) -> Mention | None:
    """The time nearest to the word, with no other place between them."""
    times = [m for m in here if m.kind is MentionKind.TIME and _gap(m, word) <= _NEAR_TIME]
    for time in sorted(times, key=lambda m: (_gap(m, word), m.start)):
        low, high = min(time.start, word.start()), max(time.end, word.end())
        between = [m for m in here if m.kind is MentionKind.PLACE and low < m.start < high and m != place]
        if not between:
            return time
    return None


def _allowed(told: _Told, known: Sequence[Turn]) -> list[_Stretch]:
    """The stretches in which a report may tell the turn so; none when its date fits no known turn or no rule."""
    days = [(t.when.earliest, t.when.latest) for t in known]
    spans = [(a, b) for a, b in days if a and b]
    if told.time is None:
        return [(min(a for a, _ in spans), date.max)]
    return _merged([found for a, b in spans if (found := _written_between(told.time, a, b))])


def _written_between(time: Mention, first: date, last: date) -> _Stretch | None:
    """When a report that gives this half date for a turn of `first` to `last` may be written."""
    value, *words = time.value.split()
    bare = _BARE_MONTH.match(value)
    if bare and "ahead" not in words:
        day = next((d for d in _months(first, last) if d.month == int(bare["month"])), None)
        return (day, shifted(day, 12, "M") - timedelta(1)) if day else None
    if value in ("M-1", "Y-1", "M+0", "Y+0"):
        unit, steps = value[0], -int(value[1:])
        low, high = _period(shifted(first, steps, unit), unit)[0], _period(shifted(last, steps, unit), unit)[1]
        return (low if steps else first), high
    if value in ("D-1", "D+0", "W-1", "W+0"):
        fewest, most = {"D-1": (1, 1), "D+0": (0, 0), "W-1": (1, 13), "W+0": (0, 6)}[value]
        return first + timedelta(fewest), last + timedelta(most)
    counted = length(value)
    if counted and counted[0] and "ago" in words and counted[1] in "MY":
        unit = counted[1]
        slack = _YEAR_SLACK_MONTHS if unit == "Y" else 1
        return shifted(shifted(first, counted[0], unit), -slack, "M"), shifted(
            shifted(last, counted[0], unit), 0 if "under" in words else slack, "M"
        )
    return None


def _months(first: date, last: date) -> Iterator[date]:
    day = first.replace(day=1)
    while day <= last:
        yield day
        day = shifted(day, 1, "M")


def _period(day: date, unit: str) -> _Stretch:
    """The first and last day of the month or year of a day."""
    first = day.replace(day=1) if unit == "M" else day.replace(month=1, day=1)
    return first, shifted(first, 1, unit) - timedelta(1)


def _common(one: Iterable[_Stretch], other: Sequence[_Stretch]) -> list[_Stretch]:
    pairs = [(max(a, c), min(b, d)) for a, b in one for c, d in other]
    return [(a, b) for a, b in pairs if a <= b]


def _merged(stretches: Iterable[_Stretch]) -> list[_Stretch]:
    found: list[_Stretch] = []
    for first, last in sorted(stretches):
        if found and found[-1][1] >= first:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def _meant(told: _Told, known: Sequence[Turn], last: date) -> Turn:
    """Which known turn a told one must be: the latest that the found stretch allows."""
    return next((t for t in reversed(known) if _fits(told, t, last)), known[-1])


def _fits(told: _Told, turn: Turn, last: date) -> bool:
    return any(low <= last <= high for low, high in _allowed(told, [turn]))
