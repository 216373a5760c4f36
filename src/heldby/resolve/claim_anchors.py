"""When something was that the report tells by another thing: "before the town fell", "a week after its capture".

In:     the claims of a report with the time of each by its own words, the times marked in the report, its publication.
Out:    for a claim whose phrase is such a one: up to, since, within or so far from what the phrase tells.
Never:  a time from what the report itself gives none: what came before that was some day up to publication.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from heldby.lexicon.times import time_words
from heldby.model.claim import Polarity, Status
from heldby.model.time import When
from heldby.resolve.claim_lasting import STATES, is_state
from heldby.resolve.dates import meaning

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from heldby.model.claim import Claim, Filler
    from heldby.model.mention import Mention

_TURNS = frozenset({"taken", "lost", "relieved", "entered"})
_TOLD = frozenset({"control", "event", "relation"})
_TURNED = {"before": "earlier", "after": "later"}
_ONLY_COUNTED = frozenset({"after"})  # "after they took it" is of that day, or of the date that it gives itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """What a report tells and when, by the id of each claim."""

    claims: Sequence[Claim]
    told: Mapping[str, When | None]
    mentions: Sequence[Mention]
    published: When | None

    def when(self, claim: Claim, day: When | None) -> tuple[When | None, str] | None:
        """When a claim holds that its phrase ties to another, None where to none; `day` is the last one told before."""
        phrase = claim.time
        tied = self._tie(phrase) if phrase else None
        if phrase is None or tied is None or (self.told[claim.id] and self._is_dated(phrase)):
            return None
        side, counted = tied
        anchor = self._anchor(claim, phrase)
        then = self.told[anchor.id] if anchor and anchor.time else None
        because = f"“{phrase.text}”: {side} “{anchor.quote}”" if anchor else f"“{phrase.text}”"
        if counted:
            points_back = not time_words().pointing.isdisjoint(phrase.text.lower().split())  # "days before its fall"
            found = _so_far(counted, side, then or (day if points_back else None))
            return found if found[0] else self._undated(side, because)
        if anchor is None:
            return None
        return self._undated(side, because) if then is None else self._beside(claim, side, then, because)

    def _tie(self, phrase: Filler) -> tuple[str, Mention | None] | None:
        """How a phrase is tied: by its first word, or that behind the length it opens with ("days before the fall")."""
        words, known = phrase.text.lower().split(), time_words().anchoring
        counted = next((m for m in self.mentions if _is_in(m, phrase) and m.form == "DURATION"), None)
        if counted:
            start, end = counted.start - phrase.start, counted.end - phrase.start
            ahead, behind = phrase.text[:start].lower().split(), phrase.text[end:].lower().split()
            if len(behind) > 1 and behind[0] in _TURNED and not known.keys() & set(ahead):
                return behind[0], counted
        return None if words[0] in _ONLY_COUNTED or words[0] not in known else (known[words[0]], None)

    def _is_dated(self, phrase: Filler) -> bool:
        return any(_is_in(m, phrase) and m.form in ("DATE", "TIME") for m in self.mentions)

    def _anchor(self, claim: Claim, phrase: Filler) -> Claim | None:
        """What the phrase tells: the first change or event that begins in it; the claim itself stands outside of it."""
        if phrase.start <= claim.start < phrase.end:
            return None
        return next((c for c in self.claims if phrase.start <= c.start < phrase.end and _is_told(c)), None)

    def _beside(self, claim: Claim, side: str, then: When, because: str) -> tuple[When, str] | None:
        first = then.start or then.end
        if side == "before":
            return (When.within(None, first), because) if first else None
        if side != "since":
            return then, because
        last = self.published.end if self.published else None
        if then.start is None or (last and last.last() < then.start.first()):
            return None
        turned = claim.trait("change") in _TURNS and not is_state(claim)
        return (When.within(then.start, last) if turned else When.throughout(then.start, last)), because

    def _undated(self, side: str, because: str) -> tuple[When | None, str] | None:
        """Some day up to publication for what came before a thing of no known day; "since" and the like tell none."""
        if side != "before":
            return None
        if self.published is None or self.published.end is None:
            return None, f"{because}, which nothing dates"
        return When.within(None, self.published.end), f"{because}, which nothing dates: some day up to publication"


def _is_in(mention: Mention, phrase: Filler) -> bool:
    return phrase.start <= mention.start < phrase.end


def _is_told(claim: Claim) -> bool:
    real = claim.status is Status.HAPPENED and claim.polarity is Polarity.ASSERTED
    return real and claim.kind in _TOLD and claim.trait("change") not in STATES


def _so_far(counted: Mention, side: str, then: When | None) -> tuple[When | None, str]:
    """ "Days before its fall", "a week after": from the day of what it counts from, or the day told of last."""
    day = then and (then.start or then.end)
    turned = replace(counted, value=f"{counted.value.split()[0]} {_TURNED[side]}")
    return meaning(turned, None, When.on(day) if day else None)
