"""What we take the words of a claim to mean, and what a person decided about it.

In:     the `resolve` stage and the reviewer.
Out:    `Link`s with rivals and reasons; `Judgement`s.
Never:  a change to what was said: a better gazetteer or a judgement replaces links, not claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from operator import attrgetter

from heldby.model.mention import MentionKind
from heldby.model.time import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """Another reading of the same words, and how much was for it (0 to 1)."""

    id: str
    name: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """`text[start:end]` of a report, a mention of `kind`, is taken to mean `id` (or `when`, for a time).

    `id` None is an abstention, and `reason` says why. `precision` is UCDP's where_prec for a place (1 exact to 7
    international waters), empty otherwise. `name` is the canonical name.

    A link belongs to the words alone, and serves every claim that uses them, unless `claim` and `role` say otherwise:
    the time of a claim is a link of its own (role "time", or "said" for the day of saying), because "last month" or no
    phrase at all means different days in different claims.
    """

    report: str
    start: int
    end: int
    kind: MentionKind
    id: str | None
    name: str
    reason: str
    weight: float = 1.0
    rivals: tuple[Rival, ...] = ()
    when: When | None = None
    precision: str = ""
    claim: str = ""
    role: str = ""


class Verdict(StrEnum):
    """What a person may decide."""

    ACCEPT = "accept"
    REJECT = "reject"
    MEANS = "means"
    SAME = "same"
    NOT_SAME = "not_same"
    PREFER = "prefer"
    BOTH_STAND = "both_stand"
    UNVERIFIABLE = "unverifiable"
    ADDED = "added"
    WITHDRAWN = "withdrawn"

    @property
    def pairs(self) -> bool:
        """Whether it is about two claims, `about` and `other`: what they are to each other."""
        return self in _OF_TWO


WORDS: Mapping[str, Verdict] = {
    "prefer": Verdict.PREFER,
    "both-stand": Verdict.BOTH_STAND,
    "not-same": Verdict.NOT_SAME,
    "same": Verdict.SAME,
    "unverifiable": Verdict.UNVERIFIABLE,
    "accept": Verdict.ACCEPT,
    "reject": Verdict.REJECT,
    "withdraw": Verdict.WITHDRAWN,
}
"""What people call the verdicts that they may give on claims."""

THERE = "there"
"""What a judgement is about, beside the claim's id, that says that the claim is there, or withdraws that."""

_OF_TWO = frozenset({Verdict.SAME, Verdict.NOT_SAME, Verdict.PREFER, Verdict.BOTH_STAND, Verdict.UNVERIFIABLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's decision about one thing (`about`: a claim or link id), with a reason.

    `other` is the second thing where the verdict needs one: the meaning chosen, or the claim it is the same as, not the
    same as, preferred to, stands beside. Of `ADDED`, a claim that a person found in a report, it is that claim, as JSON
    (`record.claimed`). Judgements are appended, never changed; a later one about the same thing, or
    the same two, replaces an earlier one, and `WITHDRAWN` leaves none.
    """

    about: str
    verdict: Verdict
    by: str
    at: datetime
    reason: str
    other: str = ""

    @property
    def subject(self) -> frozenset[str]:
        """What it is about: one thing, the two claims of a pair, whichever is named first, or that a claim is there."""
        if self.verdict is Verdict.ADDED:
            return frozenset({self.about, THERE})
        paired = self.verdict.pairs or self.verdict is Verdict.WITHDRAWN
        return frozenset({self.about, self.other} - {""}) if paired else frozenset({self.about})


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Those in force, in the order of time: the last about each thing or pair, unless it was withdrawn."""
    last: dict[frozenset[str], Judgement] = {}
    for judgement in sorted(judgements, key=attrgetter("at")):
        last.pop(judgement.subject, None)
        last[judgement.subject] = judgement
    return tuple(judgement for judgement in last.values() if judgement.verdict is not Verdict.WITHDRAWN)
