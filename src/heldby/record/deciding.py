"""Decisions of people about claims, from words or from a file that the page prepared, into the record.

In:     a verdict, the claims it is about, a reason, by whom and when; or the same as JSON Lines.
Out:    `Decision`, and the `Judgement`s it comes to, written once however often they are given.
Never:  a decision without a reason, or about a claim that the record does not have.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from typing import Any

from heldby.model import Judgement, Verdict, standing
from heldby.model.errors import InputError
from heldby.record.record import Record

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
_FIELDS = frozenset({"verdict", "claims", "reason", "by", "at"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A verdict on claims: `PREFER` puts the first before each other; all else is about every two of them, or one."""

    verdict: Verdict
    claims: tuple[str, ...]
    reason: str
    by: str
    at: datetime

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


def decision(word: str, claims: Sequence[str], *, reason: str, by: str, at: datetime) -> Decision:
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
    if not reason.strip():
        raise InputError("a decision needs a reason: --reason 'why you decided so'")
    if not by.strip():
        raise InputError("a decision needs the name of who decided: --by 'your name'")
    return Decision(verdict=verdict, claims=told, reason=" ".join(reason.split()), by=" ".join(by.split()), at=at)


def decisions(text: str, *, by: str, at: datetime) -> tuple[Decision, ...]:
    """The decisions of a file, one JSON object a line; `by` and `at` are for those that do not say so themselves.

    Raises `InputError`, which names the line.
    """
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                found.append(_decision(json.loads(line), by, at))
            except (ValueError, InputError) as error:
                raise InputError(f"line {number}: {error}; nothing was recorded") from None
    return tuple(found)


def _decision(given: Any, by: str, at: datetime) -> Decision:
    if not isinstance(given, dict):
        raise InputError(
            "a decision is an object: " + '{"verdict": "prefer", "claims": ["...", "..."], "reason": "..."}'
        )
    if unknown := given.keys() - _FIELDS:
        raise InputError(
            f"{', '.join(sorted(unknown))} is not part of a decision; its parts are {', '.join(sorted(_FIELDS))}"
        )
    claims = given.get("claims")
    if not isinstance(claims, list) or not all(isinstance(claim, str) for claim in claims):
        raise InputError('"claims" is to be a list of ids')
    words = {name: given.get(name) or other for name, other in (("verdict", ""), ("reason", ""), ("by", by))}
    if not all(isinstance(value, str) for value in words.values()):
        raise InputError('"verdict", "reason" and "by" are to be strings')
    when = datetime.fromisoformat(given["at"]) if given.get("at") else at
    if when.tzinfo is None:
        raise InputError(f'"at" needs a time zone, such as {when.isoformat()}+00:00')
    return decision(words["verdict"], claims, reason=words["reason"], by=words["by"], at=when)


def decide(record: Record, told: Sequence[Decision]) -> tuple[Judgement, ...]:
    """Write what is decided and was not yet written; gives what is new. Nothing is written when a claim is not there.

    Raises `InputError` for a claim that the record does not have, or when there is nothing to withdraw; `RecordError`.
    """
    snapshot = record.snapshot()
    before = snapshot.judgements()
    for claim in dict.fromkeys(claim for one in told for claim in one.claims):
        if snapshot.claim(claim) is None:
            raise InputError(
                f"there is no claim {claim!r} in this record; `heldby claims --json` lists them with their ids"
            )
    new: list[Judgement] = []
    for one in told:
        new += _new(one, (*before, *new))
    for each in new:
        record.judge(each)
    return tuple(new)


def _new(one: Decision, before: Sequence[Judgement]) -> list[Judgement]:
    """Of a decision what is not there yet; of one that withdraws, about what stands."""
    there = set(before)
    found = [judgement for judgement in one.judgements() if judgement not in there]
    if one.verdict is not Verdict.WITHDRAWN or not found:
        return found
    stands = {judgement.subject for judgement in standing(before)}
    found = [judgement for judgement in found if judgement.subject in stands]
    if not found:
        about = " and ".join(one.claims)
        raise InputError(f"nothing stands about {about} that could be withdrawn; `heldby judgements` lists what does")
    return found
