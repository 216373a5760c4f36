"""A time that the text gives what began on it: "since January, when it took the town" dates the taking in January.

In:     the tree of a sentence, a trigger in it and the time that stands nearest to it.
Out:    the words of the time with what makes it a day ("since January, when", "in September" after an earlier
        "since"); None where the time dates the claim as it stands.
Never:  a day for a state: that has lasted since.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from heldby.lexicon.times import time_words
from heldby.model import Filler

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.model import Mention

_COUNTING = frozenset({"after", "before"})
_PERIOD = re.compile(r"(?:XXXX|\d{4})(?:-(?:\d\d|[A-Z]{2}))?(?:\s|$)")


def opening_day(clause: Clause, trigger: int, mention: Mention) -> Filler | None:
    """The phrase under which a time is the day of the trigger, though "since" or "when" stands by it."""
    return (
        _with_when(clause, trigger, mention)
        or _under_since(clause, trigger, mention)
        or _ahead_of(clause, trigger, mention)
        or _in_front(clause, trigger, mention)
        or _behind(clause, trigger, mention)
    )


def beside_another(clause: Clause, trigger: int, mentions: Sequence[Mention]) -> Filler | None:
    """ "They entered it on Friday, two days after they took the airport": how far from the day told the taking was."""
    for verb in (trigger, *islice(clause.governors(trigger), 1)):
        for mark in clause.kids(verb, "mark", "case"):
            if clause.tokens[mark].text.lower() not in _COUNTING or mark > trigger:
                continue
            end = clause.tokens[mark - 1].end
            counted = next((m for m in mentions if m.end == end and m.form == "DURATION"), None)
            if counted and counted.value.split()[-1] in _COUNTING:
                return _words(clause, counted.start, clause.tokens[mark].end)
    return None


def _with_when(clause: Clause, trigger: int, mention: Mention) -> Filler | None:
    """ "Since January, when it drove them out": to the end of its "when"."""
    verbs = (trigger, clause.tokens[trigger].head) if clause.is_dep(trigger, "conj") else (trigger,)
    opened = [
        clause.tokens[k] for v in verbs for k in clause.kids(v, "advmod", "mark") if clause.tokens[k].text == "when"
    ]
    if not opened or opened[0].start < mention.end:
        return None
    between = clause.text[mention.end : opened[0].start].strip()
    return _words(clause, mention.start, opened[0].end) if between in ("", ",") else None


def _under_since(clause: Clause, trigger: int, mention: Mention) -> Filler | None:
    """ "Since it attacked the town in September": from the word before the time, which has no "since" of its own."""
    if "since" not in mention.value.split():
        return None
    first = next(t.index for t in clause.tokens if t.end > mention.start)
    opened = any(t.text.lower() == "since" for t in clause.tokens[:trigger])
    if not opened or first <= trigger + 1 or clause.tokens[first - 1].text.lower() == "since":
        return None
    return _words(clause, clause.tokens[first - 1].start, mention.end)


def _ahead_of(clause: Clause, trigger: int, mention: Mention) -> Filler | None:
    """ "Shelled it for weeks before they took it in May": not in May but up to then; "hours before" is of that day."""
    first = next(t.index for t in clause.tokens if t.end > mention.start)
    for verb in clause.governors(first):
        marks = [k for k in clause.kids(verb, "mark") if clause.tokens[k].text.lower() == "before"]
        if marks and trigger < marks[0] < first:
            counted = clause.tokens[marks[0] - 1].text.lower() in time_words().classes["plural"]
            lasted = clause.tokens[marks[0] - 2].text.lower() == "for"
            return None if counted and not lasted else _words(clause, clause.tokens[marks[0]].start, mention.end)
    return None


def _in_front(clause: Clause, trigger: int, mention: Mention) -> Filler | None:
    """ "Before they attacked the camp on 11 April, shells had killed 30": up to that day."""
    first = next(t.index for t in clause.tokens if t.end > mention.start)
    for word in clause.governors(first):
        marks = [k for k in clause.kids(word, "mark", "case") if clause.tokens[k].text.lower() == "before"]
        if marks and marks[0] < first < trigger and trigger not in clause.subtree(word):
            return _words(clause, clause.tokens[marks[0]].start, mention.end)
    return None


def _behind(clause: Clause, trigger: int, mention: Mention) -> Filler | None:
    """ "After taking the city in May 2015, they burned its churches": in that month or later; a day may be the same."""
    first = next(t.index for t in clause.tokens if t.end > mention.start)
    if trigger < first or not _PERIOD.match(mention.value):
        return None
    for word in clause.governors(first):
        marks = [k for k in clause.kids(word, "mark", "case") if clause.tokens[k].text.lower() == "after"]
        if marks and clause.tokens[marks[0]].start == clause.sentence.start and trigger not in clause.subtree(word):
            return _words(clause, clause.tokens[marks[0]].start, mention.end)
    return None


def _words(clause: Clause, start: int, end: int) -> Filler:
    return Filler(start=start, end=end, text=clause.text[start:end])
