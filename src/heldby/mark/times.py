"""Marks expressions of time: dates, times of day, durations and sets, with what each says.

In:     a text and its sentences.
Out:    `Mention`s of kind TIME; `form` is TimeML's type, `value` follows the grammar of `mark.times_values`.
Never:  a date counted from the day of publication: that is for `resolve`. The spans are those of TimeML: "since" and
        "on" stay outside, "late" and "nearly" inside; what stands outside is kept in the value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from heldby.lexicon.times import TimeWords, time_words
from heldby.mark.times_patterns import Patterns
from heldby.mark.times_values import value_of
from heldby.mark.times_words import Vocabulary, Word
from heldby.model.mention import Mention, MentionKind
from heldby.model.syntax import Sentence

_AGO = re.compile(r"P\S+ (ago|earlier)")
_POINT = re.compile(r"(?:XXXX|\d{3,4})(?:-|\s|$)")
_DAY = re.compile(r"(?P<head>.{4}-\d\d-)(?P<day>\d\d)")
_QUARTER = re.compile(r"^(?:Q[+-]|.{4}-Q\d)")
_YEAR_AGO = re.compile(r"P1Y (?:ago|earlier)")
_QUARTER_REACH = 3
_LONGEST_MOD = 4
_NEAR_WAR = 3
_SINCE_WORDS, _LONGEST_SINCE = 8, 20
_DATING_WORDS = frozenset({"in", "on"})
_LAST = re.compile(r"[YMWD]-1$")
_MONTH_TOLD = re.compile(r"XXXX-\d\d \S+ that$")
_PLAIN_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*|['\u2019-]")
_NEW_CLAUSE = frozenset({"when", "while", "after", "before", "until", "but", "said", "says"})
_OF_ITS_DAY = frozenset({"before", "after"})
_ONE_DAY = re.compile(r"XXXX-WXX-\d|(?:XXXX|\d{4})-\d\d-\d\d")
_BOTH = ("and", "and on")


@dataclass(frozen=True, slots=True)
class _Found:
    """An expression: words `first` to `last` (exclusive) of a sentence."""

    first: int
    last: int
    form: str
    value: str


class _Reader:
    """The patterns and words of one language, made ready once."""

    def __init__(self, known: TimeWords) -> None:
        self.known = known
        self.vocabulary = Vocabulary(known)
        self.patterns = Patterns(known)
        self.mods = {tuple(phrase.split()): mod for mod in known.mods for phrase in mod.words}

    def read(self, words: list[Word]) -> list[_Found]:
        """The expressions of one sentence, in order, none overlapping another."""
        line = self.patterns.line(words)
        if not self.patterns.any.search(line):
            return []
        letters = frozenset(line)
        spans = [
            (match.start(), -match.end(), -rank, pattern, match)
            for rank, pattern in enumerate(self.patterns.all)
            if pattern.may_fit(letters)
            for match in pattern.expression.finditer(line)
            if match.end() > match.start()
        ]
        chosen: list[_Found] = []
        for start, minus_end, _, pattern, match in sorted(spans, key=lambda span: span[:3]):
            if not chosen or start >= chosen[-1].last:
                value = value_of(pattern, match, words)
                if _dates_nothing(words, start, -minus_end, value):
                    continue
                chosen.append(_Found(start, -minus_end, pattern.say.form, value))
        bounded = _outermost([self._bounded(words, found) for found in chosen])
        return _ranges(self.known, words, [self._tensed(words, found) for found in bounded])

    def _bounded(self, words: list[Word], found: _Found) -> _Found:
        """Take in "late" and "nearly" from the left, and note "since" and "after" beside it.

        The age of a war or battle is its length: "the five-year-old civil war".
        """
        if found.value.endswith(" age") and self._of_a_war(words[found.last : found.last + _NEAR_WAR]):
            found = replace(found, value=found.value.removesuffix(" age"), form="DURATION")
        kind = (
            ""
            if found.value.endswith((" past", " coming", " age"))
            else "AGO"
            if _AGO.match(found.value)
            else found.form
        )
        for size in range(_LONGEST_MOD, 0, -1):
            before = tuple(word.low for word in words[max(0, found.first - size) : found.first])
            mod = self.mods.get(before) if len(before) == size else None
            if mod and kind in mod.on:
                found = replace(found, first=found.first - size, value=f"{found.value} {mod.means}")
                break
        return self._signalled(words, found)

    def _of_a_war(self, after: list[Word]) -> bool:
        totals = self.known.totals
        return any(word.low in totals.wars | totals.operations for word in after)

    def _signalled(self, words: list[Word], found: _Found) -> _Found:
        after = words[found.last].low if found.last < len(words) else ""
        signal = self.known.after.get(after, "") if re.match(r"PT?[\dX.]+\w$", found.value) else ""
        if not signal:
            before = [word.low for word in words[max(0, found.first - 2) : found.first]]
            signal = self.known.before.get(" ".join(before), "") or self.known.before.get(" ".join(before[-1:]), "")
            said = {"that", "past", "coming", "age"} & set(found.value.split())
            if (signal in ("for", "in")) != (found.form == "DURATION") or said:
                signal = ""
            if signal in _OF_ITS_DAY and _opens_with_hour(words, found):
                signal = ""  # "before dawn on Wednesday" is of Wednesday
            signal = signal or (self._since(words, found) if found.form == "DATE" and not said else "")
        return replace(found, value=f"{found.value} {signal}") if signal else found

    def _since(self, words: list[Word], found: _Found) -> str:
        """Whether a date ends a clause that "since" opens: "since the war began with protests in March 2011".

        One that opens the sentence may have a short clause: further on, the main clause has begun.
        """
        before = [word.low for word in words[max(0, found.first - _LONGEST_SINCE) : found.first]]
        size = before[::-1].index("since") if "since" in before else 0
        clause = before[len(before) - size :]
        opens = found.first - size == 1
        if not size or size > (_SINCE_WORDS if opens else _LONGEST_SINCE):
            return ""
        linked = clause[-1] in _DATING_WORDS or (not opens and bool(_LAST.match(found.value)))
        plain = all(_PLAIN_WORD.fullmatch(low) for low in clause) and not _NEW_CLAUSE & set(clause)
        return "since" if linked and plain else ""

    def _tensed(self, words: list[Word], found: _Found) -> _Found:
        """Note that a date stands in a sentence about the future."""
        if not _POINT.match(found.value) or {"last", "next", "this"} & set(found.value.split()):
            return found
        nearest = [words[i].low for i in range(found.first - 1, -1, -1)]
        cue = next((low for low in nearest if low in self.known.ahead or self._is_past(low)), "")
        return replace(found, value=f"{found.value} ahead") if cue in self.known.ahead else found

    def _is_past(self, low: str) -> bool:
        return low in self.known.past or (low.endswith("ed") and low not in self.known.ahead and len(low) > 4)


@cache
def _reader(language: str) -> _Reader:
    return _Reader(time_words(language))


def times(text: str, sentences: Iterable[Sentence], language: str = "en") -> tuple[Mention, ...]:
    """Every expression of time in the sentences that may date something, in order; ages do not.

    `form` is DATE, TIME, DURATION or SET as in TimeML; `value` is described in `mark.times_values`.
    """
    return tuple(m for m in times_and_ages(text, sentences, language) if not m.value.endswith(" age"))


def times_and_ages(text: str, sentences: Iterable[Sentence], language: str = "en") -> tuple[Mention, ...]:
    """Every expression of time, and the ages of people and things ("a six-year-old"), whose numbers count nothing."""
    return _marked(text, tuple((s.start, s.end) for s in sentences), language)


@lru_cache(maxsize=2)
def _marked(text: str, bounds: tuple[tuple[int, int], ...], language: str) -> tuple[Mention, ...]:
    """The expressions of one text; kept, since times and quantities ask for the same ones."""
    reader = _reader(language)
    mentions: list[Mention] = []
    quarters = _Quarters()
    for number, (first, last) in enumerate(bounds):
        words = reader.vocabulary.words(text, first, last)
        for found in quarters.compared(number, reader.read(words)):
            start, end = words[found.first].start, words[found.last - 1].end
            mentions.append(
                Mention(
                    start=start,
                    end=end,
                    kind=MentionKind.TIME,
                    text=text[start:end],
                    form=found.form,
                    value=found.value,
                )
            )
    return tuple(mentions)


class _Quarters:
    """Remembers where the text spoke of a quarter last: "a year earlier" beside one is the same quarter then."""

    def __init__(self) -> None:
        self._last = -_QUARTER_REACH - 1

    def compared(self, sentence: int, found: list[_Found]) -> list[_Found]:
        if any(_QUARTER.search(f.value) for f in found):
            self._last = sentence
        near = sentence - self._last <= _QUARTER_REACH
        return [replace(f, value=f"{f.value} quarter") if near and _YEAR_AGO.fullmatch(f.value) else f for f in found]


def _outermost(found: list[_Found]) -> list[_Found]:
    """Without those that a later one took in from the left: "the last week" in "the last week of May"."""
    return [f for n, f in enumerate(found) if not any(g.first <= f.first and f.last <= g.last for g in found[n + 1 :])]


_GOES_ON = frozenset(
    {
        "and",
        "or",
        "but",
        "as",
        "when",
        "while",
        "after",
        "before",
        "in",
        "at",
        "by",
        "with",
        "onwards",
        "they",
        "he",
        "it",
    }
)


_AFTER_BEFORE = frozenset({"and", "or", "but", "when", "while", "in", "at", "near", "with", "by"})
_APOSTROPHES = frozenset({"'", "\u2019"})
_GOING_ON = _AFTER_BEFORE | {"as", "after", "before", "to", "for", "during", "from", "against"}
_BOUNDED = frozenset({"since", "until", "by", "before", "after"})
_WEEK, _SHORTEST_MONTH = 7, 28
_DAYS_AFTER = frozenset({"on", "of"})


def _dates_nothing(words: list[Word], first: int, last: int, value: str) -> bool:
    """Whether the words only look like a time: "a second man", "$10 a month", "24/7"."""
    low = words[first].low
    if value.startswith("XXXX-XX-") and last < len(words) and words[last].low.isalpha():
        return words[last].low not in _GOES_ON  # "on the 9th floor"
    if value == "" or (last - first == 1 and low in ("second", "seconds")) or _is_of_date(words, last, value):
        return True
    if words[last - 1].low == "before" and value.endswith(" that") and last < len(words):
        return words[last].low.isalpha() and words[last].low not in _AFTER_BEFORE  # "the day before the attack"
    before = words[first - 1].low if first else ""
    if low == "soon" and before == "as":
        return True
    if words[last - 1].low == "fall" and [w.low for w in words[last : last + 1]] == ["of"]:
        return not {"back", "this", "ahead"} & {name for w in words[last + 1 : last + 2] for name in w.classes}
    return before in ("$", "£", "€", "/") or (last < len(words) and words[last].low in ("/",) and value[0].isdigit())


def _is_of_date(words: list[Word], last: int, value: str) -> bool:
    """Whether "that July" opens a date: "said that July 14 was a day of mourning"."""
    return bool(_MONTH_TOLD.match(value)) and last < len(words) and bool({"dom", "year"} & words[last].classes.keys())


def _opens_with_hour(words: list[Word], found: _Found) -> bool:
    """Whether a time names the hour before its day: "dawn on Wednesday", "8 p.m. Friday"."""
    hour = bool({"daypart", "clock", "ampm"} & words[found.first].classes.keys())
    clock = found.first + 1 < found.last and "ampm" in words[found.first + 1].classes
    return found.form == "TIME" and (hour or clock)


def _ranges(known: TimeWords, words: list[Word], found: list[_Found]) -> list[_Found]:
    """Tie the two ends of "from May to July", "between 3 and 5 May", "March 3-5", "2014-2016" to one another."""
    done: list[_Found] = []
    for each in (full for part in found for full in _with_lone_day(known, words, part)):
        before = done[-1] if done else None
        if before and _joined(known, words, before, each):
            done[-1:] = _tied(before, each)
        else:
            done.append(each)
    return done


def _joined(known: TimeWords, words: list[Word], one: _Found, other: _Found) -> bool:
    between = [word.low for word in words[one.last : other.first]]
    if one.form != other.form or one.form not in ("DATE", "TIME"):
        return False
    if " ".join(between) in _BOTH and _both_days(words, one, other):
        return True
    if len(between) != 1:
        return False
    opened = one.first > 0 and words[one.first - 1].low in known.opens
    return between[0] in known.plain or (opened and between[0] in known.joins)


def _both_days(words: list[Word], one: _Found, other: _Found) -> bool:
    """ "On Saturday and Sunday", "late on Monday and early Tuesday": two days running that the sentence tells of alike.

    Not where the second opens what follows: "on Sunday and Monday saw them enter", "on Friday and Saturday's raid".
    """
    first, second = (_ONE_DAY.match(each.value) for each in (one, other))
    if not first or not second or _BOUNDED & {*one.value.split(), *other.value.split()}:
        return False
    return _next_day(first.group(), second.group()) and (_opens_sentence(words, one) or _closes(words, other.last))


def _next_day(one: str, other: str) -> bool:
    """Whether one day is right before another: weekdays, or days of a month; a month may end with its 28th."""
    if "W" in one + other:
        return one[:-1] == other[:-1] and int(one[-1]) % _WEEK + 1 == int(other[-1])
    first, second = int(one[-2:]), int(other[-2:])
    return (one[-5:-3] == other[-5:-3] and second == first + 1) or (first >= _SHORTEST_MONTH and second == 1)


def _opens_sentence(words: list[Word], found: _Found) -> bool:
    return found.first == 0 or (found.first == 1 and words[0].low == "on")


def _closes(words: list[Word], at: int) -> bool:
    """Whether nothing follows there that a day might open: the end, a mark, a word that goes on."""
    low = words[at].low if at < len(words) else "."
    return (not low[0].isalnum() and low not in _APOSTROPHES) or low in _GOING_ON or low.endswith("ing")


def _tied(one: _Found, other: _Found) -> list[_Found]:
    first, last = one.value.split()[0], other.value.split()[0]
    if first.startswith("XXXX-") and last[:4].isdigit() and "W" not in first:
        first = last[:4] + first[4:]
    return [replace(one, value=f"{first} to {last}"), replace(other, value=f"{last} from {first}")]


def _with_lone_day(known: TimeWords, words: list[Word], found: _Found) -> list[_Found]:
    """Split off the lone day at the other end of a range: the 3 of "3-5 May", the 5 of "May 3-5"."""
    value = _DAY.match(found.value)
    if not value:
        return [found]
    i = found.first - 2
    if i >= 0 and words[i + 1].low in known.joins and "dom" in words[i].classes:
        opened = i > 0 and words[i - 1].low in {*known.opens, *_DAYS_AFTER}
        if opened or words[i + 1].low in known.plain:
            return [_Found(i, i + 1, found.form, value["head"] + words[i].classes["dom"]), found]
    j = found.last + 1
    if j < len(words) and words[found.last].low in known.plain and "dom" in words[j].classes:
        counted = j + 1 < len(words) and words[j + 1].low.isalpha() and words[j].low != words[-1].low
        if not counted or words[found.last].low != "to":
            return [found, _Found(j, j + 1, found.form, value["head"] + words[j].classes["dom"])]
    both = j < len(words) and words[found.last].low == "and" and "dom" in words[j].classes
    if both and found.first and words[found.first - 1].low in _DAYS_AFTER and _closes(words, j + 1):
        return [found, _Found(j, j + 1, found.form, value["head"] + words[j].classes["dom"])]  # "on May 3 and 4"
    return [found]
