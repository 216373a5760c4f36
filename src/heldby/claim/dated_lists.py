"""Lists whose members have a day each: "took A on Monday and B on Tuesday", "the fall of A in May and B in June".

In:     the drafts of one sentence, its clause, its mentions.
Out:    the drafts, one for each day of such a list, with the places taken on it.
Never:  a list whose later members do not all have a day; the last is no subject of a verb behind it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from heldby.claim.filling import filler
from heldby.model import MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.filling import Names
    from heldby.model import Filler, Mention

_KINDS = frozenset({"control", "event"})
_DAYS = frozenset({"DATE", "TIME"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOUN = r"(?:the\s+)?(?:(?:town|village|city|district|port)s?\s+of\s+)?"
_TO_DAY = re.compile(r"\s*(?:\(|,?\s*(?:on|in|by|during)\s+(?:the\s+)?)?")
_TO_NEXT = re.compile(
    r"\)?\s*(?:,\s*(?:and\s+)?|and\s+|followed\s+by\s+)(?:then\s+|also\s+|later\s+|finally\s+)?(?:(?:that|those)\s+of\s+)?"
    + _NOUN
)
_BY = re.compile(r"\s+(?:by|to|from)\s+(?:the\s+)?")
_BESIDE = re.compile(r"\s*(?:,|,?\s*and)\s+" + _NOUN)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Day:
    places: tuple[Filler, ...]
    time: Mention


def by_day(drafts: Iterable[Draft], clause: Clause, names: Names) -> Iterator[Draft]:
    """The drafts of a sentence; of a list whose members have a day each, one draft a day."""
    times = [m for m in names.mentions if m.kind is MentionKind.TIME and m.form in _DAYS]
    if len(times) < 2:
        yield from drafts
        return
    for draft in drafts:
        days = _days(draft, clause, names, times) if draft.saying.kind in _KINDS else []
        if len(days) < 2:
            yield draft
            continue
        for day in days:
            roles = {**draft.roles, "place": day.places, "target": _struck(draft, day, days)}
            told = {role: fillers for role, fillers in roles.items() if fillers}
            yield replace(draft, roles=told, time=filler(day.time), part="", end=max(draft.end, day.time.end))


def _struck(draft: Draft, day: _Day, days: Sequence[_Day]) -> tuple[Filler, ...]:
    """What was struck on one day: nothing that names the place of another ("shells hit A on Monday and B")."""
    others = [place for other in days if other is not day for place in other.places]
    struck = draft.roles.get("target", ())
    return tuple(f for f in struck if not any(f.start < p.end and p.start < f.end for p in others))


def _days(draft: Draft, clause: Clause, names: Names, times: Sequence[Mention]) -> list[_Day]:
    """The days of the list that begins with the draft's first place, and the places of each."""
    trigger = clause.tokens[draft.trigger]
    first = min((f.start for f in draft.roles.get("place", ()) if f.start > trigger.start), default=None)
    places = [m for m in names.mentions if m.kind is MentionKind.PLACE and m.form != "demonym"]
    found = _opening(draft, trigger.end, places, times) if first is None else []
    first = found[0].time.end if found else first
    here: list[Mention] = []
    for place in (p for p in places if first is not None and p.start >= first):
        since = here[-1].end if here else found[-1].time.end if found else place.start
        link = _BESIDE if here else _TO_NEXT
        if (here or found) and not link.fullmatch(names.text, since, place.start):
            break
        here.append(place)
        told = _behind_doer(names, place)
        day = next((t for t in times if t.start >= told), None)
        if day and _TO_DAY.fullmatch(names.text, told, day.start):
            found.append(_Day(places=tuple(filler(m) for m in here), time=day))
            here = []
    verbal = trigger.tag.startswith("V")
    return found[:-1] if found and verbal and _goes_on(clause, found[-1].time.end) else found


def _opening(draft: Draft, after: int, places: Sequence[Mention], times: Sequence[Mention]) -> list[_Day]:
    """The first day of a list whose first members stand before the verb: "A fell in May and B a week later"."""
    told = draft.roles.get("place", ())
    day = next((t for t in times if t.start >= after), None)
    if not told or day is None or any(after <= p.start < day.start for p in places):
        return []
    return [_Day(places=told, time=day)]


def _behind_doer(names: Names, place: Mention) -> int:
    """Where a place ends with who took it: "the seizure of A by B on Monday"."""
    after = next((m for m in names.mentions if m.kind is MentionKind.ACTOR and m.start >= place.end), None)
    return after.end if after and _BY.fullmatch(names.text, place.end, after.start) else place.end


def _goes_on(clause: Clause, end: int) -> bool:
    """Whether a verb of its own follows: "took A on Monday and B on Tuesday fell"."""
    after = next((t for t in clause.tokens if t.start >= end), None)
    return after is not None and after.tag in _FINITE
