"""When each claim holds: its phrase counted from publication, or what its status implies without one.

In:     claims, the times marked in their report, the publication.
Out:    one `Link` a claim (role "time"), and one where the text says when it was said (role "said").
Never:  a day for what counts from an event we cannot date, or from an unknown publication: those are abstentions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from heldby.lexicon.times import time_words
from heldby.model.claim import Basis, Claim, Filler, Status
from heldby.model.link import Link
from heldby.model.mention import Mention, MentionKind
from heldby.model.time import Date, Extent, Precision, When
from heldby.resolve.claim_anchors import Anchors
from heldby.resolve.claim_ends import begins, ends
from heldby.resolve.claim_lasting import (
    STATES,
    is_no_day,
    is_often,
    is_over,
    is_state,
    is_total,
    since_event,
    was_over_before,
)
from heldby.resolve.claim_phrases import SIDES, counted_on, day_of, in_phrase, present_day
from heldby.resolve.claim_retold import narrowed
from heldby.resolve.claim_spans import day_it_ended, is_ended, near, so_long_before
from heldby.resolve.dates import STEERED, meaning
from heldby.resolve.story_days import counted_from, dates_its_days

_TENSE = {
    Status.HAPPENED: "past",
    Status.ONGOING: "present",
    Status.PLANNED: "future",
    Status.EXPECTED: "future",
    Status.HYPOTHETICAL: "past",
}
_UNREAL = frozenset({Status.PLANNED, Status.EXPECTED, Status.HYPOTHETICAL})
_TOLD_BEFORE = "it was over on the day told of before"
_STOOD = "so on the day that the story tells of"
_TURNS = frozenset({"taken", "lost", "relieved"})
_AHEAD = frozenset({Status.PLANNED, Status.EXPECTED})
_NEWS_AGE = timedelta(62)
_NO_NEWS = timedelta(8)  # what was said so long before is told of no day since
_LONG_PERIODS = ("Y", "M", "Q", "E")
_DAY_OF_YEAR = re.compile(r"XXXX-\d\d-\d\d")
_TODAY = re.compile(r"D(?:\+0|-1)\S* that\b|P1D earlier")
_SINCE_THEN = 400
_NEWS = frozenset({"event", "casualty", "damage", "person"})

_ENDED = {"besieged": "the siege that was lifted", "held": "the rule that was ended"}


def claim_times(
    report_id: str,
    claims: Iterable[Claim],
    mentions: Sequence[Mention],
    published: When | None,
    names: Iterable[Link] = (),
) -> tuple[Link, ...]:
    """One link a claim saying when it holds (`when` and `id` None: an abstention), and one for the day of saying.

    A past claim without a date holds some day up to the month of publication; news of a day (an attack, its dead, what
    a headline tells) that day or the one before. A present claim holds at publication, a plan or forecast from then on.
    `names` tells which claims are of one place and party, of which one may date the other.
    """
    times = _Times.of(mentions, published)
    every = tuple(claims)
    meant = {link.start: link.id for link in names if link.id and link.role == ""}
    told = narrowed(every, [times.until_ended(claim, every) for claim in every], meant)
    by_id = {claim.id: when for claim, (when, _) in zip(every, told, strict=True)}
    anchors = Anchors(claims=every, told=by_id, mentions=times.mentions, published=published)
    links: list[Link] = []
    for claim, own in zip(every, told, strict=True):
        tied = anchors.when(claim, times.day_told_before(claim.time)) if claim.time else None
        links.append(_link(report_id, claim, "time", claim.time, tied or own))
        if claim.voice.said:
            said = times.of_phrase(claim.voice.said, "past")
            links.append(_link(report_id, claim, "said", claim.voice.said, said))
    return tuple(links)


def _link(report_id: str, claim: Claim, role: str, phrase: Filler | None, told: tuple[When | None, str]) -> Link:
    when, reason = told
    edtf = when.edtf() if when else None
    return Link(
        report=report_id,
        start=phrase.start if phrase else claim.start,
        end=phrase.end if phrase else claim.end,
        kind=MentionKind.TIME,
        id=edtf,
        name=edtf or "",
        reason=reason,
        weight=1.0 if when else 0.0,
        when=when.because(reason) if when else None,
        claim=claim.id,
        role=role,
    )


@dataclass(frozen=True, slots=True)
class _Times:
    """The times of one report, each with the day spoken of last before it."""

    mentions: tuple[Mention, ...]
    anchors: tuple[When | None, ...]
    vantages: tuple[When | None, ...]
    published: When | None

    @classmethod
    def of(cls, mentions: Sequence[Mention], published: When | None) -> _Times:
        times = tuple(sorted(m for m in mentions if m.kind is MentionKind.TIME))
        vantages = counted_from(times, published)
        anchors: list[When | None] = []
        last: When | None = None
        last_day: When | None = None
        told: When | None = None
        for mention, vantage in zip(times, vantages, strict=True):
            by_year = mention.value.startswith(_LONG_PERIODS) or bool(STEERED & set(mention.value.split()))
            counted = last if by_year else counted_on(mention, told, last_day)
            anchors.append(counted or (present_day(published) if _TODAY.match(mention.value) else None))
            point = replace(mention, value=mention.value.removesuffix(" since"))  # "that year" is the one it began in
            found, _ = meaning(point, vantage, anchors[-1])
            dated = mention.form == "DATE" or (mention.form == "TIME" and not mention.value.startswith("T"))
            if found and dated and not mention.value.endswith("_REF"):
                last = found
                beside = SIDES & set(mention.value.split()) - {"by"}
                told = told if beside else found
                last_day = last_day if last_day and "since" in beside else day_of(mention, found) or last_day
        return cls(times, tuple(anchors), vantages, published)

    def until_ended(self, claim: Claim, claims: Sequence[Claim]) -> tuple[When | None, str]:
        """When a claim holds; a siege or rule that is over without a date of its own stood until the report ends it."""
        if claim.time and is_ended(claim):
            day = day_it_ended(claim, ((c, self.of_claim(c)[0]) for c in claims if near(claim, c)))
            told = self.day_told_before(claim.time)
            day = day or (told.end if told else None)
            begun = so_long_before(claim, day, self.mentions) if day else None
            if begun:
                return When.throughout(begun, day), f"“{claim.time.text}”: up to the day on which it ended"
        change = claim.trait("change")
        if claim.time is None and change in _ENDED and claim.status is Status.HAPPENED:
            over = [(c, self.of_claim(c)[0]) for c in claims if ends(c, claim)]
            days = [(c, end.end) for c, end in over if end and end.end]
            last = next((day for c, day in days if c.start < claim.end or not self._is_old(day)), None)
            if last:
                begun = so_long_before(claim, last, self.mentions)
                how_long = "so long before" if begun else "which nothing dates"
                return When.throughout(begun, last), f"{_ENDED[change]}, {how_long}: until then"
        found, reason = self.of_claim(claim)
        if found and _STOOD in reason:
            return self._while_told(claim, claims, found, reason)
        end = self._ended(claim, claims, found.because(reason) if found else None)
        if found is None or end is None:
            return found, reason
        return When.throughout(found.start, end), f"{reason}; {_ENDED[change or '']}: until then"

    def day_told_before(self, phrase: Filler) -> When | None:
        """The day that the report has told of last before a phrase that holds a time."""
        inside = zip(self.mentions, self.anchors, strict=True)
        return next((a for m, a in inside if phrase.start <= m.start < phrase.end), None)

    def _is_old(self, day: Date) -> bool:
        """Whether a day is so long before the news that what comes after it in the report is its background."""
        now = self.published.end if self.published else None
        return now is not None and now.first() - day.last() > _NEWS_AGE

    def _ended(self, claim: Claim, claims: Sequence[Claim], found: When | None) -> Date | None:
        """The day on which the report ends what "had" lasted since some day, None for what may last still."""
        if claim.trait("change") not in _ENDED or found is None or found.start is None or not is_over(claim):
            return None
        now = self.published.end if self.published else None
        if found.extent is not Extent.THROUGHOUT or (found.end != now and _TOLD_BEFORE not in found.reason):
            return None
        over = [self.of_claim(c)[0] for c in claims if ends(c, claim)]
        days = [e.end for e in over if e and e.start and e.end and e.start.first() > found.start.last()]
        return min(days, key=Date.last, default=None)

    def _while_told(self, claim: Claim, claims: Sequence[Claim], found: When, reason: str) -> tuple[When, str]:
        """From when a history tells a siege to have begun until it tells its end; a rule up to its end on that day."""
        after = [c for c in claims if ends(c, claim) and c.end > claim.start]
        over = [e for c in after if (e := self.of_claim(c)[0]) and e.end and e.start]
        if claim.trait("change") == "held":
            last = next((e.end for e in over if e.overlaps(found)), None)
            return (When.throughout(None, last), f"{reason}; {_ENDED['held']}: until then") if last else (found, reason)
        begun = [b for c in claims if begins(c, claim) and (b := self.of_claim(c)[0]) and b.start]
        whole = next((b for b in begun if b.extent is Extent.THROUGHOUT and b.overlaps(found)), None)
        if whole:
            return whole, f"{reason}; the length of the siege as told"
        starts = (b.start for b in begun if b.start and found.end and b.start.first() <= found.end.last())
        first = next(starts, found.start)
        lasts = (e.end for e in over if e.end and first and e.end.last() >= first.first())
        last = next(lasts, None)
        if first is None or last is None:
            return found, reason
        return When.throughout(first, last), f"{reason}; from its beginning to its end as told"

    def of_claim(self, claim: Claim) -> tuple[When | None, str]:
        """When a claim holds, by its phrase or else by its status."""
        tense = _TENSE[claim.status]
        status = Status.ONGOING if is_state(claim) and self._has_present() else claim.status
        fresh = self._long_said(claim) or self._fresh(claim)
        if claim.time is None:
            return fresh or self._up_to_now(claim) or self._when_said(claim) or self._by_status(status, "")
        found, reason = self._since_then(claim.time) or self._beside(claim.time) or self.of_phrase(claim.time, tense)
        carried = claim.time.basis is Basis.COREFERENT
        if found and _is_point(found):
            if (carried and claim.status in _UNREAL) or (claim.status in _AHEAD and self._is_past(found)):
                return self._meant(claim, found, reason)
            if carried and (claim.trait("change") in STATES or status is Status.ONGOING):
                return self._stood(status, found, reason)
        if found and claim.trait("change") in STATES and is_over(claim):
            found, reason = self._until_told(claim, found, reason)
        if found and claim.trait("change") in _TURNS and (": a range" in reason or reason.startswith("since then")):
            found = replace(found, extent=Extent.WITHIN)  # "between 3 and 5 May": on one of those days
        if found or "counted from" in reason:
            return found, reason
        return fresh or self._up_to_now(claim) or self._when_said(claim) or self._by_status(status, reason)

    def _has_present(self) -> bool:
        """Whether the report has a present of its own; a history that only was written after some day has none."""
        return self.published is None or self.published.end is not None

    def _since_then(self, phrase: Filler) -> tuple[When, str] | None:
        """ "Since then": from the last time told before it, up to publication."""
        words = phrase.text.lower()
        if self.published is None or words not in time_words().so_far or "since" not in words:
            return None
        for mention, anchor, vantage in zip(self.mentions[::-1], self.anchors[::-1], self.vantages[::-1], strict=True):
            near = phrase.start - _SINCE_THEN <= mention.start and mention.end <= phrase.start
            if near and mention.form == "DATE" and (found := meaning(mention, vantage, anchor)[0]) and found.start:
                start, end = found.start, self.published.end
                if end is None or start.first() <= end.last():
                    return When.throughout(start, end), f"since then: since {start.edtf()}"
        return None

    def _beside(self, phrase: Filler) -> tuple[When, str] | None:
        """ "Two days after" something told with its day: so far before that day; publication where no day is told."""
        side = phrase.text.split()[-1].lower()
        if side not in ("after", "before"):
            return None
        for mention, anchor in zip(self.mentions, self.anchors, strict=True):
            if phrase.start <= mention.start and mention.end < phrase.end and mention.form == "DURATION":
                turned = replace(
                    mention, value=f"{mention.value.split()[0]} {'earlier' if side == 'after' else 'later'}"
                )
                found, reason = meaning(turned, None, anchor or self.published)
                return (found, reason) if found else None
        return None

    def _until_told(self, claim: Claim, found: When, reason: str) -> tuple[When, str]:
        """ "Had held the town since 3 August": not up to publication, but up to the day told of before."""
        if found.extent is not Extent.THROUGHOUT or self.published is None or found.end != self.published.end:
            return found, reason
        told = [
            meaning(m, v, a)
            for m, a, v in zip(self.mentions, self.anchors, self.vantages, strict=True)
            if m.start < claim.start
        ]
        days = [d.end for d, _ in told if d and d.precision is Precision.DAY and d.extent is Extent.WITHIN]
        later = [d for d in days if d and found.start and d.first() > found.start.last()]
        end = later[-1] if later else None
        if end is None:
            return found, reason
        return When.throughout(found.start, end), f"{reason}; {_TOLD_BEFORE} ({end.edtf()})"

    def _is_past(self, found: When) -> bool:
        """Whether a time beside a plan is past: "attacked on 31 May to take the town"; all days of a history are."""
        day = self.published.earliest if self.published and self.published.end else None
        return day is None or (found.latest is not None and found.latest < day)

    def _is_of_story(self, found: When) -> bool:
        """Whether a day that a claim carries on is one of a history, not of news."""
        day = self.published.earliest if self.published and self.published.end else None
        past = day is None or (found.latest is not None and found.latest < day - _NEWS_AGE)
        return past and (day is None or dates_its_days(self.mentions))

    def _meant(self, claim: Claim, found: When, reason: str) -> tuple[When | None, str]:
        """When what a history tells beside a day was to happen: from then on; in a report of a known day from that."""
        carried = claim.time is not None and claim.time.basis is Basis.COREFERENT
        if carried and not self._is_of_story(found):
            return self._by_status(claim.status, "")
        return When.within(found.start, None), f"{reason}; a plan, forecast or supposition of then: from that day on"

    def _stood(self, status: Status, found: When, reason: str) -> tuple[When | None, str]:
        """When a state stood that a history tells beside a day; in a report of a known day it stands at publication."""
        if not self._is_of_story(found):
            return self._by_status(status, "")
        return found, f"{reason}; {_STOOD}"

    def _fresh(self, claim: Claim) -> tuple[When, str] | None:
        """The day of publication and the one before, for what news of a day tells as done; None for anything else."""
        day = self.published.earliest if self.published else None
        if day is None or self.published is None or self.published.latest != day or claim.status is not Status.HAPPENED:
            return None
        if (claim.locus != "headline" and claim.kind not in _NEWS) or was_over_before(claim) or is_no_day(claim):
            return None
        return When.within(day - timedelta(1), day), "told as news without a date: the day of publication or before"

    def _when_said(self, claim: Claim) -> tuple[When, str] | None:
        """Up to the day on which somebody said so, for what a history tells as done without a date of its own."""
        closed = self.published is not None and self.published.end is not None
        if closed or claim.voice.said is None or claim.status is not Status.HAPPENED or is_state(claim):
            return None
        found, reason = self.of_phrase(claim.voice.said, "past")
        return (When.within(None, found.end), f"told on that day; {reason}") if found and found.end else None

    def _long_said(self, claim: Claim) -> tuple[When | None, str] | None:
        """Up to the day on which somebody said so, or what stood or was counted on it, where that is no news by now."""
        day = self.published.earliest if self.published else None
        if day is None or claim.voice.said is None:
            return None
        found, reason = self.of_phrase(claim.voice.said, "past")
        if found is None or found.latest is None or found.latest > day - _NO_NEWS:
            return None
        if claim.status in _UNREAL:
            after = When.within(found.start, None) if found.start else None  # "before May": nobody knows how long
            return after, f"told then, of a day to come; {reason}"
        if claim.kind == "indicator" or claim.status is Status.ONGOING or is_state(claim):
            return found, f"told then; {reason}"
        return When.within(None, found.end), f"told then; {reason}"

    def _up_to_now(self, claim: Claim) -> tuple[When, str] | None:
        """What is told to have happened regularly, and the toll of a war, went on up to publication."""
        if claim.status is not Status.HAPPENED or not (self.published and self.published.end):
            return None
        if is_often(claim):
            return When.throughout(None, self.published.end), "time and again, up to the day of publication"
        if claim.time and since_event().match(claim.time.text):
            return When.throughout(None, self.published.end), "since something of no known day, up to publication"
        toll = When.throughout(None, self.published.end), "the toll of a war, up to the day of publication"
        return toll if is_total(claim) else None

    def of_phrase(self, phrase: Filler, tense: str) -> tuple[When | None, str]:
        """What a phrase comes to: the first time marked in it that names days."""
        reason = f"“{phrase.text}” names no day"
        for mention, anchor, vantage in zip(self.mentions, self.anchors, self.vantages, strict=True):
            if mention.start < phrase.end and phrase.start < mention.end:
                told = "past" if tense == "future" and self._looks_back(mention, vantage) else tense
                found, reason = meaning(in_phrase(mention, phrase), vantage, anchor, told)
                if found:
                    return found, reason
        return None, reason

    def _looks_back(self, mention: Mention, vantage: When | None) -> bool:
        """Whether a day beside a plan is one before it was told: in a history all are, in news one of the last weeks.

        "Attacked the town on 31 May to break the siege", told on 3 June, is not of the next year.
        """
        if vantage is not self.published or self.published is None or self.published.end is None:
            return True
        if not _DAY_OF_YEAR.match(mention.value) or {"next", "ahead"} & set(mention.value.split()):
            return False
        found, day = meaning(mention, vantage, tense="past")[0], self.published.earliest
        return bool(found and found.latest and day and day - _NEWS_AGE < found.latest <= day)

    def _by_status(self, status: Status, because: str) -> tuple[When | None, str]:
        begins = f"{because}; " if because else ""
        if self.published is None:
            return None, f"{begins}no phrase dates it, and the day of publication is not known"
        if status is Status.ONGOING:
            return self.published, f"{begins}told in the present: the time of publication"
        if status in _UNREAL:
            start = self.published.start or self.published.end
            return When.within(
                start, None
            ), f"{begins}a plan, forecast or supposition without a date: from publication on"
        last = self.published.latest
        if last is None:
            return None, f"{begins}no phrase dates it, and publication has no latest day"
        month = Date(year=last.year, month=last.month)
        return When.within(None, month), f"{begins}a past event without a date: up to the month of publication"


def _is_point(found: When) -> bool:
    return found.extent is Extent.WITHIN and found.end is not None
