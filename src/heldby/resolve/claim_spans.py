"""How long a fight, a siege or a rule had lasted when it ended: "took it on Monday after weeks of fighting".

In:     the claims of a report, its times.
Out:    the day on which it ended, and when it began.
Never:  an end that no claim of its own sentence gives.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from heldby.lexicon.times import time_words
from heldby.model.claim import Status
from heldby.model.time import Date, Extent, When
from heldby.resolve.dates import meaning

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from heldby.model.claim import Claim
    from heldby.model.mention import Mention

_LENGTH = 30  # characters before a rule or a siege in which its length stands
_COUNTED = re.compile(r"P(?:\d+|X)[YMWD]")
_NEAR = 160  # characters between what ended and how long it had lasted
_ENDING = frozenset({"taken", "lost", "relieved", "entered"})


def is_ended(claim: Claim) -> bool:
    """Whether the phrase that dates a claim tells how long it had lasted when it ended: "after weeks of fighting"."""
    return claim.time is not None and claim.status is Status.HAPPENED and bool(_ends().match(claim.time.text))


@cache
def _ends() -> re.Pattern[str]:
    verbs = [word for word in time_words().ending if word not in time_words().before]  # not "two days after"
    return re.compile(rf"(?:{'|'.join(time_words().ending)}) (?=.* \S)|.* (?:{'|'.join(verbs)})$", re.IGNORECASE)


def near(claim: Claim, other: Claim) -> bool:
    """Whether another claim stands so near that it may be what a claim ended with."""
    return other is not claim and other.start - claim.end < _NEAR and claim.start - other.end < _NEAR


def day_it_ended(claim: Claim, told: Iterable[tuple[Claim, When | None]]) -> Date | None:
    """The end of the nearest change of hands, else of the nearest event, that is told beside what it ended."""
    dated = [
        (c.trait("change") not in _ENDING, abs(c.start - claim.start), when.end)
        for c, when in told
        if when and when.start and when.end and when.extent is Extent.WITHIN and not is_ended(c)
        if c.status is Status.HAPPENED and (c.kind == "event" or c.trait("change") in _ENDING)
    ]
    return min(dated, key=lambda d: d[:2])[2] if dated else None


def so_long_before(claim: Claim, last: Date, mentions: Sequence[Mention]) -> Date | None:
    """When what is over began, where its words tell how long it lasted: "ten months of their rule"."""
    start = min(claim.start, claim.time.start) if claim.time and is_ended(claim) else claim.start - _LENGTH
    for mention in mentions:
        beside = start <= mention.start and mention.end <= claim.end
        if beside and mention.form == "DURATION" and (counted := _COUNTED.match(mention.value)):
            side = "ago" if counted.group()[-1] in "MY" and "X" not in counted.group() else "past"
            found = meaning(replace(mention, value=f"{counted.group()} {side}"), When.on(last))[0]
            return found.start if found else None
    return None
