"""When a report could first be read: as given, as it says at its head, or as its own dates allow.

In:     a report, its labelled passages, the times marked in it.
Out:    an interval and the reason in words; None and the reason when nothing can be said.
Never:  a date from a teaser, a biography or navigation; a single day from evidence that only bounds it.

A writer leaves the year out when it is the current one, so a date with a year only says "not before". The upper bound
needs more: a day without a year, in a text that counts years from its present ("last year") or gives the weekday too
("Friday, August 12"), is news of at most the end of the next month, or of a week where it speaks of "this week"; a
dated caption doubles that margin; news told by its weekday first appears within three days; and well-known turns of a
war may tell the year (`published_turns`), as may the months in which the places of a history were fought over
(`published_battles`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from heldby.lexicon.presence import speaks_of_now
from heldby.model.errors import TimeError
from heldby.model.mention import Mention, MentionKind
from heldby.model.report import Passage, PassageKind, Report
from heldby.model.time import Date, Precision, When
from heldby.resolve.published_battles import placed, written_after
from heldby.resolve.published_head import dateline
from heldby.resolve.published_named import named_year
from heldby.resolve.published_turns import published_by_turns
from heldby.resolve.published_wire import by_wire

_NEWS_DAYS = 3
_WEEKLY = 7
_STRETCH = 9  # characters between the ends of a stretch: " and ", "–", " until "
_FULL = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?|-(?:SP|SU|FA|WI|Q\d))?(?=T|\s|$)")
_BARE = re.compile(r"XXXX-(?P<month>\d\d)(?:-(?P<day>\d\d))?(?=T|\s|$)")
_LONE_WEEKDAY = re.compile(r"XXXX-WXX-(?P<day>\d)(?:T\S+)?(?!.*\b(?:last|next|this|ahead|that)\b)")
_WEEKDAY = re.compile(r"wd(?P<day>\d)$")
_TOLD_NOW = re.compile(r"XXXX-WXX|[DWM][+-]\d|PRESENT_REF|PAST_REF|P\S+ (?:ago|past)")
_WEEK = re.compile(r"W\+0|D[+-]\d")
_YEARS = re.compile(r"Y[+-]|P1Y ago")
_OTHER_YEAR = frozenset({"Y-1", "Y+1"})
_DAYS_AGO = re.compile(r"^P(\d)D ago$")
_LONG_AFTER = timedelta(366)
_FRESH = timedelta(45)
_AHEAD = frozenset({"ahead", "next", "rest", "coming", "age"})
_MARGIN_MONTHS = {Precision.DAY: 1, Precision.MONTH: 2, Precision.SEASON: 2}


def published(report: Report, passages: Sequence[Passage], mentions: Sequence[Mention]) -> tuple[When | None, str]:
    """When the report was published, and why we think so; None when neither the report, its text nor its file tells."""
    if report.published is not None:
        return report.published, report.published.reason or "given with the report"
    told, reason = _told(report, passages, mentions)
    if report.bounds is None:
        return told, reason
    found = _narrowed(told, report.bounds) if told else report.bounds
    return found, found.reason


def told_from(
    report: Report, passages: Sequence[Passage], mentions: Sequence[Mention], when: When | None
) -> When | None:
    """What the days of a report count from: its publication, or where its story ends that it tells long after.

    A history that writes out no year gives its days as of the year it tells of, which its name or the battles it is
    about may give, not as of the year in which it was published. Days shortly before that are its news.
    """
    if report.published is None or when is None or when.earliest is None or when.end is None:
        return when
    evidence = _evidence(passages, mentions)
    days = [(month, day) for month, day, _, _ in evidence.bare if day]
    if evidence.news or evidence.full or not days or _are_fresh(days, when.end.last()):
        return when
    found, reason = named_year(report, days, None) or written_after(days, passages, mentions) or (None, "")
    if found is None or found.earliest is None or when.earliest - found.earliest < _LONG_AFTER:
        return when
    return found.because(reason)


def _are_fresh(days: Sequence[tuple[int, int]], last: date) -> bool:
    """Whether days without a year all lie shortly before a day: they are of news of then, whatever they look like."""
    years = (last.year, last.year - 1)
    return all(any(timedelta() <= last - then <= _FRESH for y in years for then in placed([day], y)) for day in days)


def _narrowed(told: When, bounds: When) -> When:
    """What the text tells, as far as it lies within what the file tells; all of it where the two do not meet."""
    later = max((w for w in (told, bounds) if w.start), key=lambda w: w.earliest or date.min, default=told)
    sooner = min((w for w in (told, bounds) if w.end), key=lambda w: w.latest or date.max, default=told)
    if not told.overlaps(bounds) or (later is told and sooner is told):
        return told
    return When.within(later.start, sooner.end, f"{told.reason}; {bounds.reason}")


def _told(report: Report, passages: Sequence[Passage], mentions: Sequence[Mention]) -> tuple[When | None, str]:
    head = dateline(report.text, passages)
    if head:
        return head, head.reason
    evidence = _evidence(passages, mentions)
    newest = max((point for point, _ in evidence.full), key=lambda point: (point.last(), point.first()), default=None)
    if wired := by_wire(report.text, passages, newest, evidence.weekdays):
        return wired[0].because(wired[1]), wired[1]
    found, reason = _inferred(evidence)
    if evidence.current and (found is None or found.end is None):
        floor = max((point.first() for point, _ in evidence.full), default=None)
        known = published_by_turns(report.text, passages, mentions, floor)
        found, reason = known or (found, reason)
    days = [(month, day) for month, day, _, _ in evidence.bare if day]
    latest = max((point.last() for point, _ in evidence.full), default=None)
    dated = latest and any(point.year == latest.year and point.month for point, _ in evidence.full)
    if days and not dated and not evidence.news:  # the title of news may name a year ahead or long past
        found, reason = named_year(report, days, latest) or (found, reason)
    if days and found is None and not evidence.news:
        found, reason = written_after(days, passages, mentions) or (found, reason)
    return (found.because(reason) if found else None), reason


_Bare = tuple[int, int | None, int | None, str]
"""A month, its day and weekday if given, and the words: a date without its year."""


@dataclass(frozen=True, slots=True)
class _Evidence:
    """The past dates of the article: those with a year, those without, and whether it speaks of its own present.

    `weekdays` are the bare past ones ("on Thursday"), in the order of the text; `news` is whether it counts days, weeks
    or months from its own present, not only quotes somebody's "today"; `years` whether it counts years from
    its own present ("last year"), so that a date without a year is known to be of the present one; `week` whether it
    speaks of "this week" or "yesterday"; `ago` how many days ago things were; `opening` is the first time without a
    year; `begun` where a stretch began, by the date that closes it ("from April to June 2015").
    """

    full: tuple[tuple[Date, str], ...]
    captions: tuple[tuple[Date, str], ...]
    bare: tuple[_Bare, ...]
    caption_days: tuple[_Bare, ...]
    weekdays: tuple[int, ...]
    current: bool
    news: bool
    years: bool
    week: bool
    ago: tuple[int, ...]
    opening: str
    begun: Mapping[Date, Date]


def _evidence(passages: Sequence[Passage], mentions: Sequence[Mention]) -> _Evidence:
    full: list[tuple[Date, str]] = []
    captions: list[tuple[Date, str]] = []
    bare: list[_Bare] = []
    in_captions: list[_Bare] = []
    weekdays: list[int] = []
    after: list[int] = []
    current = years = week = False
    values: list[str] = []
    ago: list[int] = []
    for mention in mentions:
        kind = _kind(passages, mention) if mention.kind is MentionKind.TIME else None
        if kind is None or not kind.is_article or _AHEAD & set(mention.value.split()):
            continue
        values.append(mention.value)
        if "that" not in mention.value.split():
            current = current or bool(_TOLD_NOW.match(mention.value))
        week = week or bool(_WEEK.match(mention.value) and "that" not in mention.value.split())
        ago += [int(n) for n in _DAYS_AGO.findall(mention.value)]
        of_other = bool(_OTHER_YEAR & set(mention.value.split()))
        counted = of_other or bool(_YEARS.match(mention.value))
        years = years or (counted and "that" not in mention.value.split())
        whole, part, lone = (p.match(mention.value) for p in (_FULL, _BARE, _LONE_WEEKDAY))
        point = _point(whole.group()) if whole else None
        if point:
            (captions if kind is PassageKind.CAPTION else full).append((point, mention.text))
        elif part and mention.form != "SET" and not of_other:
            weekday = _WEEKDAY.search(mention.value)
            day = int(part["day"]) if part["day"] else None
            told = (int(part["month"]), day, int(weekday["day"]) if weekday else None, mention.text)
            (in_captions if kind is PassageKind.CAPTION else bare).append(told)
            if kind is not PassageKind.CAPTION:
                after.append(len(full))
        elif lone and mention.form != "SET" and kind is PassageKind.BODY:
            weekdays.append(int(lone["day"]))
    news = speaks_of_now(values)
    near = bare if news else _of_last_year(bare, after, full)
    days = (tuple(full), tuple(captions), tuple(near), tuple(in_captions), tuple(weekdays))
    return _Evidence(*days, current, news, years, week, tuple(ago), _opening(values), {} if news else _begun(mentions))


def _opening(values: Iterable[str]) -> str:
    """The first time that a text tells without a year."""
    return next((value for value in values if not value[:4].isdigit()), "")


def _begun(mentions: Iterable[Mention]) -> dict[Date, Date]:
    """Where each stretch between two dates with their years began, by its last date."""
    found: dict[Date, Date] = {}
    for one, other in pairwise(m for m in mentions if m.kind is MentionKind.TIME):
        dated = _FULL.match(one.value), _FULL.match(other.value)
        first, last = (_point(told.group()) if told else None for told in dated)
        if first and last and other.start - one.end <= _STRETCH and first.first() < last.first():
            found[last] = first
    return found


def _of_last_year(bare: Sequence[_Bare], after: Sequence[int], full: Sequence[tuple[Date, str]]) -> list[_Bare]:
    """The days of a history that may be of its last year: none between a date of an earlier year and one of that year.

    "It began in July 1991. On 3 August ... In 2000 it fell": the third of August is of 1991. `after` tells how many
    dates with a year stand before each day.
    """
    last = max((point.year for point, _ in full), default=0)
    turns = [i for i, (point, _) in enumerate(full, 1) if point.year == last]
    return [told for told, at in zip(bare, after, strict=True) if not 0 < at < turns[0]] if turns else list(bare)


def _kind(passages: Sequence[Passage], mention: Mention) -> PassageKind | None:
    return next((p.kind for p in passages if p.start <= mention.start < p.end), None)


def _point(value: str) -> Date | None:
    """The last date of a value (a quarter counts by its last month), None when the calendar has none such."""
    try:
        return When.from_timex(value).end
    except TimeError:
        return None


def _inferred(evidence: _Evidence) -> tuple[When | None, str]:
    if not evidence.full and not evidence.captions:
        return None, (
            f"no date with a year stands in the text; “{evidence.bare[-1][3]}” may be of any year"
            if evidence.bare
            else "no date with a year stands in the text"
        )
    body, caption = (max(dates, key=_lateness, default=None) for dates in (evidence.full, evidence.captions))
    loose = body is None or (caption is not None and caption[0].first() > body[0].last())
    latest, told = caption if loose and caption else body or evidence.full[0]
    where = "a caption" if loose else "the text"
    reason = f"the latest year in {where} is that of “{told}”"
    if latest.precision is Precision.YEAR:
        return When.within(latest, None), f"{reason}; a year alone may be long past, so it is only not before it"
    news = _latest_bare(evidence.bare or evidence.caption_days, latest, evidence.begun.get(latest, latest))
    day, phrase, shift = news or (latest, told, 0)
    found = _by_its_days((day, phrase, shift), evidence, of_news=bool(news), loose=loose, latest=latest)
    if found:
        return found[0], f"{reason}; {found[1]}"
    if news:
        reason += f", and “{phrase}” without a year lies {'in the year after' if shift else 'in that year'}"
    proved = evidence.years or any(weekday for _, _, weekday, _ in evidence.bare)
    if news and day.day and proved and evidence.week and not loose:
        first = day.first()
        reason = f"{reason}: not before {day.edtf()}, and it tells of the same week"
        return When.within(first, first + timedelta(_WEEKLY)), reason
    if loose or (news and day.day and proved):
        return _interval(day, loose=loose), f"{reason}: not before {day.edtf()}, and soon after"
    return When.within(day, None), f"{reason}; nothing says how long ago that was, so it may be any later day"


def _by_its_days(
    told: tuple[Date, str, int], evidence: _Evidence, *, of_news: bool, loose: bool, latest: Date
) -> tuple[When, str] | None:
    """The days that the latest day told and those around it leave; None where they narrow nothing."""
    day, phrase, shift = told
    if of_news and not loose and _is_of_earlier_year(latest, shift, evidence):
        return When.within(day, None), f"“{phrase}” is of a later one, for a writer leaves out only the present year"
    counted = _counted_days(day, evidence) if of_news else None
    if counted:
        return counted, f"so many days after “{phrase}” is the weekday that the text tells of first"
    if of_news and not loose and _is_dated_by(day, evidence):
        window = When.within(day, day.first() + timedelta(1))
        return window, f"“{phrase}” is the first day and the latest that its news tells of"
    week = _week_of(day, evidence.weekdays)
    return (week, f"“{phrase}” is the weekday that the text tells of first: published within days") if week else None


def _is_of_earlier_year(latest: Date, shift: int, evidence: _Evidence) -> bool:
    """Whether news writes out the year of a month ("since March 2011"), so that its "October 2" is of a later year.

    A weekday beside the date would prove its year.
    """
    proved = any(weekday for _, _, weekday, _ in evidence.bare)
    return evidence.news and shift == 0 and latest.day is None and not proved


def _counted_days(latest: Date, evidence: _Evidence) -> When | None:
    """ "It began three days ago", "on 16 January", "officials said on Sunday": the Sunday three days after the 16th."""
    if latest.day is None or not evidence.weekdays:
        return None
    days = [latest.first() + timedelta(n) for n in evidence.ago]
    return next((When.on(d) for d in days if d.isoweekday() == evidence.weekdays[0]), None)


def _is_dated_by(latest: Date, evidence: _Evidence) -> bool:
    """Whether news that names no weekday begins with the latest day it tells of: "fell to the rebels on May 6"."""
    if latest.day is None or not evidence.bare or evidence.weekdays or not (evidence.news or evidence.years):
        return False
    return evidence.opening == f"XXXX-{latest.month:02}-{latest.day:02}"


def _lateness(dated: tuple[Date, str]) -> tuple[date, date]:
    return dated[0].last(), dated[0].first()


def _week_of(latest: Date, weekdays: Sequence[int]) -> When | None:
    """The days after the latest one when the text tells of it by its weekday first: that is the newest of its news.

    In TimeBank 100 of 105 stories are published within three days of the first weekday they name. A weekday alone
    means one of the last seven days, so the others that the text names bound its publication too.
    """
    if latest.day is None or not weekdays or latest.first().isoweekday() != weekdays[0]:
        return None
    day = latest.first()
    back = [(weekdays[0] - other) % 7 for other in weekdays]
    return When.within(day, day + timedelta(min(_NEWS_DAYS, 6 - max(back))))


def _latest_bare(bare: Sequence[_Bare], latest: Date, begun: Date) -> tuple[Date, str, int] | None:
    """The latest day without a year, in the year of the latest dated event or the next one; None for one before it.

    A writer leaves the year out when it is the current one, and that year is not before any year that is written out:
    it is the same year if the days without a year come no earlier than the date that has one, else the next. Where that
    date closes a stretch ("between 6 May and 29 June 2015, ..."), they need come no earlier than it began. A weekday
    written beside the date decides between the two.
    """
    if not bare:
        return None
    for shift in (0, 1):
        dated = [(_try(latest.year + shift, month, day), weekday, text) for month, day, weekday, text in bare]
        days = [(d, text) for d, _, text in dated if d]
        fits = all(w is None or d is None or d.day is None or d.first().isoweekday() == w for d, w, _ in dated)
        if days and fits:
            day, text = max(days, key=lambda pair: (pair[0].last(), pair[0].first()))
            if shift or day.last() >= begun.first():
                return (day, text, shift) if day.last() >= latest.first() else None
    return None


def _try(year: int, month: int, day: int | None) -> Date | None:
    try:
        return Date(year=year, month=month, day=day)
    except TimeError:
        return None


def _interval(latest: Date, *, loose: bool) -> When:
    months = _MARGIN_MONTHS[latest.precision] * (2 if loose else 1)
    last = latest.last()
    count = last.year * 12 + last.month - 1 + months
    return When.within(Date.of(latest.first()), Date.of(Date(year=count // 12, month=count % 12 + 1).last()))
