"""Losses told right behind something of last week, or of all days since Tuesday: they are of that time too.

In:     the drafts of news with the times that their own sentences give them, the times and trees of its sentences.
Out:    the same drafts; what the next sentence or two of the paragraph tell without any time takes the one before.
Never:  a day on which the story stands; that reaches further (`clock`). A time where the sentence before tells two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from heldby.claim.histories import NEWS_DAY
from heldby.model import Basis, MentionKind, Status

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene
    from heldby.model import Filler, Mention

_REACH = 2
_PERIOD = re.compile(r"[WM]-1(?:\s|$)")
_LASTING = frozenset({"since", "past", "for"})
_LOSSES = frozenset({"casualty", "damage"})
_NEWS = _LOSSES | {"event"}
_ASIDE = frozenset({"since", "until", "before", "after", "ago", "to", "from", "for"})


def with_times_before(drafts: Sequence[Draft], scene: Scene, clauses: Sequence[Clause]) -> list[Draft]:
    """The drafts; what has no time of its own takes the vague one of what was told just before."""
    timed = {n for n, line in enumerate(scene.mentions) if any(m.kind is MentionKind.TIME for m in line)}
    leads = {n: lead for n in timed if (lead := _lead(drafts, n, scene))}
    return [
        _taken(d, leads, timed, scene, clauses) if d.time is None and d.sentence not in timed else d for d in drafts
    ]


@dataclass(frozen=True, slots=True)
class _Lead:
    """The one vague time of what a sentence tells as news, whether it lasts, and the places of that."""

    time: Filler
    lasts: bool
    places: frozenset[str]


def _lead(drafts: Sequence[Draft], sentence: int, scene: Scene) -> _Lead | None:
    """The vague time of a sentence, None where it has none, two, or a day."""
    line = [m for m in scene.mentions[sentence] if m.kind is MentionKind.TIME]
    if any(NEWS_DAY.match(m.value) and not _ASIDE & set(m.value.split()) for m in line):
        return None
    here = [d for d in drafts if d.sentence == sentence and _is_news(d)]
    told = {d.time.start: d.time for d in here if d.time}
    if len(told) != 1:
        return None
    time = next(iter(told.values()))
    mention = next((m for m in line if m.start == time.start), None)  # not "since it began in September": that is a day
    if mention is None or time.basis is not Basis.STATED:
        return None
    lasts = _lasts(mention)
    places = frozenset(key for d in here for key in scene.place_keys(d.roles.get("place", ())))
    return _Lead(time, lasts, places) if lasts or _PERIOD.match(mention.value) else None


def _lasts(mention: Mention) -> bool:
    told = set(mention.value.split())
    return bool(_LASTING & told) and (mention.form == "DURATION" or "since" in told)


def _is_news(draft: Draft) -> bool:
    real = draft.mood is not None and draft.mood.status.is_real
    return real and draft.saying.kind in _NEWS and not draft.is_war_toll


def _taken(
    draft: Draft, leads: Mapping[int, _Lead], timed: Collection[int], scene: Scene, clauses: Sequence[Clause]
) -> Draft:
    """The draft with the time of the nearest sentence before it that has any, if that is near and a vague one."""
    if not _is_news(draft) or draft.mood is None or draft.mood.status is not Status.HAPPENED:
        return draft
    before = max((n for n in timed if n < draft.sentence), default=-_REACH)
    lead = leads.get(before) if draft.sentence - before <= _REACH else None
    if lead is None or not _goes_on(draft, lead, scene):
        return draft
    between = clauses[before].text[clauses[before].sentence.end : clauses[draft.sentence].sentence.start]
    return draft if "\n" in between else replace(draft, time=replace(lead.time, basis=Basis.COREFERENT))


def _goes_on(draft: Draft, lead: _Lead, scene: Scene) -> bool:
    """Whether it may be of that time: a loss of those days, or what is not told of another place."""
    if lead.lasts:
        return draft.saying.kind in _LOSSES
    named = tuple(f for f in draft.roles.get("place", ()) if f.basis is Basis.STATED)
    there = scene.place_keys(named)
    return not there or not lead.places or bool(there & lead.places)
