"""Marks numbers with their bounds: "more than 400", "some 20%", "1,500 to 2,500", "dozens".

In:     a text and its sentences.
Out:    `Mention`s of kind QUANTITY; `form` is the bound (exact, about, over, under, vague), `value` is written as in
        `model.quantity_of`; the span covers the bounding words, the number and a unit of measure.
Never:  a date, an age, an ordinal, a calibre or the number of a thing ("T-72", "Resolution 2254").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from heldby.lexicon.quantities import QuantityWords, quantity_words
from heldby.lexicon.words import words
from heldby.mark.times import times_and_ages
from heldby.model.mention import Mention, MentionKind
from heldby.model.quantity_of import quantity_of, quantity_value
from heldby.model.syntax import Sentence, Token

# "1,200", "200 000" where the last three are noughts or the blank is a narrow one, "57".
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?:[\u00a0\u202f]\d{3})+|\d{1,3}(?: \d{3})* 000|\d+)(?:\.\d+)?"
_GROUPS = str.maketrans("", "", ", \u00a0\u202f")
_NEXT_WORD = re.compile(r"[\s-]*([^\W\d_]+)")
_LAST_WORD = re.compile(r"([^\s]+)\s*$")
_BEFORE = 30


def _any(words: Iterable[str]) -> str:
    """An alternation, longest first, whose blanks match any white space."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


class _Reader:
    """The expressions of one language, made ready once; they are for a text in small letters.

    Python looks through so many words without regard to case in more than twice the time.
    """

    def __init__(self, known: QuantityWords) -> None:
        self.known = known
        small = _any(known.numbers)
        times_ = _any(known.multipliers)
        opens, pair, joins, article = known.range_open, known.range_pair, _any(known.range_joins), _any(known.articles)
        tail = rf"[\s-]+(?:{times_})\s+{pair}\s+(?:{small})(?!\w)|[\s-]+(?:{small}|{times_})(?!\w)"
        spelt = rf"(?:(?:{small})(?!\w)(?:{tail})*|(?:{article})\s+(?:{times_}))"
        number = rf"(?:{_DIGITS}(?:\s*(?:{times_}))?(?![\w])|{spelt}(?!\w))"
        measures = _any(known.measures)
        of_a_million = rf"\s+of\s+(?:{article})\s+(?:{times_})(?!\w)"  # "a quarter of a million" is no share
        self.expression = re.compile(
            rf"(?<![\w.,/:])(?<![\w]-)(?P<bound>(?:{_any(known.bounds)})\s+)?(?:"
            rf"(?P<vague>{_any(known.vague)})(?!\w)"
            rf"|(?P<fraction>{_any(known.fractions)})(?!\w)(?!-)(?!{of_a_million})(?!\s+(?:{article})\s)"
            rf"|(?P<pair>(?<={opens}\s))?(?P<currency>[{re.escape(''.join(known.currency))}])?(?P<low>{number})"
            rf"(?:\s*(?:{joins}|(?(pair){pair}|(?!)))\s*(?P<high>{number}))?"
            rf"|(?P<single>{article})(?=\s+(?:{_any(known.single)})(?!\w))"
            rf")(?P<measure>[\s-]*(?:{measures})(?!\w))?(?P<after>\s+(?:{_any(known.bounds_after)})(?!\w))?"
        )
        self.number = re.compile(rf"({_DIGITS})|([^\W\d_]+)")

    def value(self, text: str) -> float:
        """The number that digits and number words give together: "2.5 million", "twenty-one", "three hundred"."""
        whole = self.known.numbers.get(_plain(text))
        if whole is not None:
            return whole
        total, part = 0.0, 0.0
        for digits, word in self.number.findall(text.lower()):
            if digits:
                part = float(digits.translate(_GROUPS))
            elif word in self.known.multipliers:
                part = (part or 1) * self.known.multipliers[word]
                if part >= 1000:
                    total, part = total + part, 0.0
            else:
                part += self.known.numbers.get(word, 0)
        return total + part


@cache
def _reader(language: str) -> _Reader:
    return _Reader(quantity_words(language))


@dataclass(frozen=True, slots=True)
class _Bounds:
    low: float | None
    high: float | None
    bound: str
    unit: str = ""


def quantities(text: str, sentences: Sequence[Sentence], language: str = "en") -> tuple[Mention, ...]:
    """Every number of the sentences that counts or measures something, in order."""
    reader = _reader(language)
    marked = times_and_ages(text, sentences, language)
    taken = [m for m in marked if m.form != "DURATION" or m.value.endswith((" age", " past"))]
    starts = [m.start for m in taken]
    found: list[Mention] = []
    counted: set[int] = set()  # where those found begin
    lowered = _in_small_letters(text)
    for sentence in sentences:
        for match in reader.expression.finditer(lowered, sentence.start, sentence.end):
            start, end = _span(match)
            i = bisect_right(starts, end) - 1
            dated = i >= 0 and taken[i].end > start and taken[i].start < end
            if dated or not _counts(reader.known, text, match) or _is_of_a_thing(reader.known, sentence.tokens, match):
                continue
            if match["low"] and _is_an_age(reader.known, sentence.tokens, match.start("low")):
                continue
            steps = _steps(reader, sentence.tokens, text, match)
            bounds = _bounds(reader, match)
            if match["low"] and _is_particle(sentence.tokens, start):
                start, bounds = match.start("low"), replace(bounds, low=bounds.low, high=bounds.low, bound="exact")
            for first, last, told in steps or [(start, end, bounds)]:
                unit = told.unit or _counted(sentence.tokens, text, first, last)
                counted.add(first)
                found.append(
                    Mention(
                        start=first,
                        end=last,
                        kind=MentionKind.QUANTITY,
                        text=text[first:last],
                        form=told.bound,
                        value=quantity_value(told.low, told.high, unit),
                    )
                )
        further = _with_further(reader.known, sentence, text, found)
        if further is not found:
            found, counted = further, {m.start for m in further}
        found += _single(reader.known, text, sentence.tokens, counted)
    return tuple(sorted(found))


def _in_small_letters(text: str) -> str:
    """The text in small letters, each where the given one stands: "İ" has no small form of one letter, and stays."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def _single(known: QuantityWords, text: str, tokens: Sequence[Token], taken: Collection[int]) -> Iterator[Mention]:
    """ "An elderly woman" and "another" alone are one, wherever the noun stands."""
    for token in tokens:
        word = token.text.lower()
        if word not in known.articles or token.start in taken:
            continue
        noun = tokens[token.head]
        alone = word == _ONE_MORE and (token.dep in _OF_ITS_OWN or noun.text.lower() == "one")
        if alone or (token.dep == "det" and noun.start > token.start and noun.text.lower() in known.single):
            yield Mention(
                start=token.start,
                end=token.end,
                kind=MentionKind.QUANTITY,
                text=text[token.start : token.end],
                form="exact",
                value=quantity_value(1, 1, "" if alone else noun.text.lower()),
            )


def _is_of_a_thing(known: QuantityWords, tokens: Sequence[Token], match: re.Match[str]) -> bool:
    """Whether the noun behind an article only says of what sort a thing or crowd is: "a terrorist attack", "team"."""
    first = next((t for t in tokens if t.start > match.end()), None) if match["single"] else None
    noun = first
    while noun is not None and noun.dep in ("compound", "amod") and noun.head > noun.index:
        noun = tokens[noun.head]
    if noun is None or noun is first or noun.text.lower() in known.single:
        return False
    return noun.text.lower() in known.crowds or noun.text.lower() not in words("en").people_nouns


def _is_an_age(known: QuantityWords, tokens: Sequence[Token], start: int) -> bool:
    """ "A man aged 86", "a woman of 49 was killed": how old somebody is, where no noun behind the number is counted."""
    number = next((t for t in tokens if t.start == start), None)
    if number is None or number.index < _SECOND:
        return False
    before, noun = tokens[number.index - 1].text.lower(), tokens[number.index - _SECOND].text.lower()
    if before in known.aged:
        return True
    counts = number.dep == "nummod" and number.head > number.index
    return before == "of" and noun in known.single and not counts


def _with_further(known: QuantityWords, sentence: Sentence, text: str, told: list[Mention]) -> list[Mention]:
    """The figures with "a fourth" of "killed three and arrested a fourth": one, and never a share of anything."""
    tokens = sentence.tokens
    for token in tokens[1:]:
        place = known.further.get(token.text.lower()) if token.dep in _OF_ITS_OWN else None
        if place is None or tokens[token.index - 1].text.lower() not in ("a", "the"):
            continue
        start = tokens[token.index - 1].start
        before = (quantity_of(m).low for m in told if sentence.start <= m.end <= start)
        if place > _SECOND and place - 1 not in before:
            continue
        one = Mention(
            start=start,
            end=token.end,
            kind=MentionKind.QUANTITY,
            text=text[start : token.end],
            form="exact",
            value=quantity_value(1, 1),
        )
        told = [*(m for m in told if m.end <= start or token.end <= m.start), one]
    return told


_SECOND = 2
_ONE_MORE, _OF_ITS_OWN = "another", frozenset({"obj", "nsubj", "nsubj:pass"})


def _span(match: re.Match[str]) -> tuple[int, int]:
    return match.start(), match.end()


def _counts(known: QuantityWords, text: str, match: re.Match[str]) -> bool:
    """Whether the number counts something: not a name's number, a calibre, a share, a lone "one" or part of a word."""
    before = _LAST_WORD.search(text, max(0, match.start() - _BEFORE), match.start())
    after = _NEXT_WORD.match(text, match.end())
    previous = before[1].lower().strip("(\"'“") if before else ""
    following = after[1].lower() if after else ""
    if text[max(0, match.start() - _BEFORE) : match.start()].lower().rstrip().endswith(known.rates):
        return False
    if match["low"] and (previous in known.names or following in known.calibres):
        return False
    if match["low"] and match["low"].lower() == "one" and (following in known.not_one or previous == "no" or not after):
        return False
    return (
        text[match.end() : match.end() + 1] not in ("-", "/") or not text[match.end() + 1 : match.end() + 2].isalnum()
    )


def _bounds(reader: _Reader, match: re.Match[str]) -> _Bounds:
    """Low, high, bound and unit, by the rules of the annotation guide ("Numbers")."""
    known = reader.known
    unit = known.measures.get(_plain(match["measure"] or "").lstrip("- "), "")
    if match["vague"]:
        floor = known.vague[_plain(match["vague"])]
        return _Bounds(floor or None, None, "vague", unit)
    if match["fraction"]:
        return _bounded(known, match, known.fractions[_plain(match["fraction"])], "percent")
    if match["single"]:
        return _Bounds(1, 1, "exact", unit)
    if match["currency"]:
        unit = known.currency[match["currency"]]
    low = reader.value(match["low"])
    if match["high"]:
        high = reader.value(match["high"])
        if high > low:
            return _Bounds(low, high, "exact", unit)
    return _bounded(known, match, low, unit)


def _steps(reader: _Reader, tokens: Sequence[Token], text: str, match: re.Match[str]) -> list[tuple[int, int, _Bounds]]:
    """The two numbers of a change, each with where it stands: "rose from 12 to 19"; none for a range ("12 to 19")."""
    known, start = reader.known, match.start()
    before = _LAST_WORD.search(text, max(0, start - _BEFORE), start)
    if not match["high"] or before is None or before[1].lower() != known.changing_from:
        return []
    joined = text[match.end("low") : match.start("high")].strip()
    low, high = reader.value(match["low"]), reader.value(match["high"])
    changed = any(t.text.lower() in known.changing for t in tokens if t.end <= start)
    if not joined.isalpha() or not (changed or high < low):
        return []
    unit = _bounds(reader, match).unit
    first = (start, match.end("low"), _bounded(known, match, low, unit))
    return [first, (match.start("high"), match.end(), _Bounds(high, high, "exact", unit))]


def _bounded(known: QuantityWords, match: re.Match[str], number: float, unit: str) -> _Bounds:
    bound = known.bounds.get(_plain(match["bound"] or ""), "") or known.bounds_after.get(
        _plain(match["after"] or ""), ""
    )
    if bound == "over":
        return _Bounds(number, None, "over", unit)
    if bound == "under":
        return _Bounds(None, number, "under", unit)
    return _Bounds(number, number, bound or "exact", unit)


def _is_particle(tokens: Sequence[Token], start: int) -> bool:
    """Whether the verb has the word that would bound the number: "took over three villages" are three."""
    return any(token.dep == "compound:prt" for token in tokens if token.start == start)


def _plain(phrase: str) -> str:
    return " ".join(phrase.lower().split())


_HARMED = frozenset({"dead", "killed", "wounded", "injured", "captured", "missing"})


def _counted(tokens: Sequence[Token], text: str, start: int, end: int) -> str:
    """The noun a number counts: the head of its token, or the word behind it where there is no syntax."""
    for token in tokens:
        if start <= token.start and token.end <= end and token.pos in ("NUM", "NOUN", "ADJ", "DET"):
            head = tokens[token.head]
            if token.dep in ("nummod", "amod", "det") and head.pos in ("NOUN", "PROPN") and head.start >= end:
                return head.text.lower()
            below = [t for t in tokens if t.head == token.index and t.dep == "nmod" and t.tag == "NNS"]
            if token.pos in ("NUM", "NOUN") and below and tokens[token.index + 1].text.lower() == "of":
                # "13 of the 17 townships", "hundreds of the fighters", but not "scores of dead soldiers"
                told = {t.text.lower() for t in tokens if t.head == below[0].index and t.dep in ("amod", "compound")}
                return below[0].text.lower() if told.isdisjoint(_HARMED) else ""
    after = None if tokens else _NEXT_WORD.match(text, end)
    return after[1].lower() if after and after[1].lower() != "of" else ""
