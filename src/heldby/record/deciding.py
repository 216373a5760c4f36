"""Decisions of people about claims, into the record.

In:     a verdict, the claims it is about, a reason, by whom and when; or a claim that a person found.
Out:    `Decision`, `Addition`, and the `Judgement`s they come to, written once however often they are given.
Never:  a decision without a reason, or about a claim that the record does not have.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import combinations

from heldby.model import Judgement, Verdict, standing
from heldby.model.errors import InputError
from heldby.model.link import THERE, WORDS
from heldby.record.claiming import Finding, Signature, judgement_of
from heldby.record.record import Record
from heldby.record.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A verdict on claims: `PREFER` puts the first before each other; all else is about every two of them, or one."""

    verdict: Verdict
    claims: tuple[str, ...]
    reason: str
    by: str
    at: datetime

    def __len__(self) -> int:
        return len(self.judgements())

    def judgements(self) -> tuple[Judgement, ...]:
        """What it comes to, claim by claim or pair by pair."""
        return tuple(
            Judgement(
                about=pair[0], other="".join(pair[1:]), verdict=self.verdict, by=self.by, at=self.at, reason=self.reason
            )
            for pair in self._pairs()
        )

    def _pairs(self) -> Iterable[tuple[str, ...]]:
        if self.verdict is Verdict.PREFER:
            return [(self.claims[0], other) for other in self.claims[1:]]
        alone = len(self.claims) == 1 or not (self.verdict.pairs or self.verdict is Verdict.WITHDRAWN)
        return [(claim,) for claim in self.claims] if alone else combinations(self.claims, 2)


def decision(word: str, claims: Sequence[str], signed: Signature) -> Decision:
    """A decision in the words of the command line. Raises `InputError` when it is none."""
    verdict = WORDS.get(word.strip().casefold().replace("_", "-"))
    told = tuple(dict.fromkeys(claim.strip() for claim in claims if claim.strip()))
    if verdict is None:
        raise InputError(f"{word!r} is no verdict; say one of: {', '.join(WORDS)}")
    if not told or (verdict.pairs and verdict is not Verdict.UNVERIFIABLE and len(told) < 2):
        count = "two claims or more" if verdict.pairs else "a claim"
        raise InputError(
            f"{word} needs {count}, by their ids; `heldby disputes --json` and `heldby claims --json` have them"
        )
    return Decision(verdict=verdict, claims=told, reason=signed.reason, by=signed.by, at=signed.at)


def signature(*, reason: str, by: str, at: datetime) -> Signature:
    """Who decided, when and why. Raises `InputError` without a name or a reason."""
    if not reason.strip():
        raise InputError("a decision needs a reason: --reason 'why you decided so'")
    if not by.strip():
        raise InputError("a decision needs the name of who decided: --by 'your name'")
    return Signature(reason=" ".join(reason.split()), by=" ".join(by.split()), at=at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A claim that a person found in a report, and who says so."""

    finding: Finding
    signed: Signature

    def __len__(self) -> int:
        return 1


Told = Decision | Addition


def decide(record: Record, told: Sequence[Told]) -> tuple[Judgement, ...]:
    """Write what is decided and was not yet written; gives what is new. Nothing is written when any of it is wrong.

    Raises `InputError` for a claim or report that the record does not have, for names nobody bears, or when there is
    nothing to withdraw; `RecordError`.
    """
    snapshot = record.snapshot()
    before = snapshot.judgements()
    new: list[Judgement] = []
    for one in told:
        if isinstance(one, Addition):
            judgement = judgement_of(one.finding, snapshot, one.signed)
            new += [judgement] if judgement not in (*before, *new) else []
        else:
            _check(one, snapshot, new)
            new += _new(one, (*before, *new))
    for each in new:
        record.judge(each)
    return tuple(new)


def _check(one: Decision, snapshot: Snapshot, new: Sequence[Judgement]) -> None:
    added = {judgement.about for judgement in new}
    gone = next((claim for claim in one.claims if snapshot.claim(claim) is None and claim not in added), None)
    if gone is not None:
        raise InputError(f"there is no claim {gone!r} in this record; `heldby claims --json` lists them with their ids")


def _new(one: Decision, before: Sequence[Judgement]) -> list[Judgement]:
    """Of a decision what is not there yet; of one that withdraws, about what stands."""
    there = set(before)
    found = [judgement for judgement in one.judgements() if judgement not in there]
    if one.verdict is not Verdict.WITHDRAWN or not found:
        return found
    stands = {judgement.subject for judgement in standing(before)}
    added = [replace(judgement, other=THERE) for judgement in found if not judgement.other]
    found = [judgement for judgement in found if judgement.subject in stands] or [
        judgement for judgement in added if judgement not in there and judgement.subject in stands
    ]
    if not found and not there & {*added}:
        about = " and ".join(one.claims)
        raise InputError(f"nothing stands about {about} that could be withdrawn; `heldby judgements` lists what does")
    return found
