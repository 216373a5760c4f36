"""What a history tells as standing or going on: it was so then, and is over.

In:     the drafts of a report, the trees of its sentences.
Out:    the same drafts, of a history those as happened that another text would tell of its own present.
Never:  what a sentence in the present tense tells: "the town is held by rebels" is so now in a history too.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from heldby.lexicon.presence import dates_its_days, speaks_of_now
from heldby.model import MentionKind, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene

NEWS_DAY = re.compile(r"XXXX-WXX-\d|XXXX-(?:\d\d|XX)-\d\d|\d{4}-\d\d-\d\d|D[+-]\d|P\d+[DW] later")
COUNTED = re.compile(r"XXXX-WXX|D[+-]\d")
_MONTH = re.compile(r"\d{4}-\d\d\b")
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NEWS_AGE = timedelta(62)
_NOW = frozenset({"is", "are", "has", "have", "'s", "’s", "'ve", "’ve", "'re", "’re"})
_PRESENT = frozenset({"VBZ", "VBP"})
_STANDING = frozenset({"control", "relation", "event"})


def is_history(scene: Scene) -> bool:
    """Whether the report does not speak of its own present ("on Thursday", "yesterday"), so nothing is so now.

    One that dates what it tells only by months is a history if nothing says when it was published.
    """
    times = [m.value for line in scene.mentions for m in line if m.kind is MentionKind.TIME]
    dated = any(NEWS_DAY.match(value) and not COUNTED.match(value) for value in times)
    dated = dated or (published_on(scene) is None and any(_MONTH.match(value) for value in times))
    return dated and not speaks_of_now(times)


def published_on(scene: Scene) -> date | None:
    """The first day on which the report may have been published, None where no last one is known."""
    written = scene.known.written
    return written.earliest if written and written.end else None


def as_of_then(drafts: Iterable[Draft], scene: Scene, clauses: Sequence[Clause]) -> list[Draft]:
    """The drafts of a history, with what stood or went on when it was told ("the rebel-held town") as happened."""
    found = list(drafts)
    return [_over(draft, clauses[draft.sentence]) for draft in found] if _is_of_the_past(scene) else found


def _is_of_the_past(scene: Scene) -> bool:
    """Whether it is a history, and if a day of publication is known one that tells of days long before that."""
    if not is_history(scene):
        return False
    day = published_on(scene)
    if day is None:
        return True
    values = [m.value for line in scene.mentions for m in line if m.kind is MentionKind.TIME]
    latest = max((m.group() for value in values if (m := _FULL_DAY.match(value))), default="")
    return dates_its_days(values) and latest < (day - _NEWS_AGE).isoformat()


def _over(draft: Draft, clause: Clause) -> Draft:
    told = draft.mood
    if told is None or told.status is not Status.ONGOING or draft.saying.kind not in _STANDING:
        return draft
    if any(tells_of_now(clause, at) for at in (draft.trigger, *clause.governors(draft.trigger))):
        return draft
    return replace(draft, mood=replace(told, status=Status.HAPPENED))


def tells_of_now(clause: Clause, word: int) -> bool:
    """Whether a word stands in the present or the perfect: "controls", "is a stronghold", "has been besieged"."""
    beside = clause.kids(word, "aux", "cop", "aux:pass")
    return clause.tokens[word].tag in _PRESENT or any(clause.tokens[k].text.lower() in _NOW for k in beside)
