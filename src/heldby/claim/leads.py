"""The day of what a report's head tells without one: the day that its fuller account below gives.

In:     the drafts of a report with the times that their own sentences give them, the days that the story stands on.
Out:    the same drafts; those of the head, which only says when somebody told it, dated as the account below is.
Never:  a day where the account gives several, or where it may be of something else: another place, foe or victim.

"Shelling kills six in Goma, a doctor said on Monday. [...] Shells fell on the Goma market on Sunday": it was on Sunday.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.claim.histories import NEWS_DAY
from heldby.lexicon.kinds import kinds
from heldby.lexicon.times import time_words
from heldby.model import Basis, Filler, MentionKind, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.clock import Day
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene
    from heldby.model import Mention

_KINDS = frozenset({"event", "casualty", "damage"})
_HEAD, _NEAR = 4, 2
_DAY = len("XXXX-WXX-1")
_ASIDE = frozenset({"since", "until", "before", "after", "ago", "to", "from", "for"})
_OPENING = frozenset({"the", "this", "that", "these", "those", "both"})


def dated_below(
    drafts: Sequence[Draft], scene: Scene, clauses: Sequence[Clause], days: Sequence[Day], *, history: bool
) -> list[Draft]:
    """The drafts, with the day of the fuller account for what the head tells before the story stands on any.

    In a history its days come in order, and only what says when "the incident occurred" dates what stands before it.
    """
    first = min((d.sentence for d in days if not d.said), default=len(clauses))
    head = [d for d in drafts if d.time is None and d.sentence < min(first, _HEAD) and _is_news(d)]
    if not head:
        return list(drafts)
    behind = _told_behind(scene, clauses, first)
    account = _Account([] if history else drafts, scene)
    found = {id(d): day for d in head if (day := behind or account.day_of(d))}
    for draft in head:  # whom an attack killed, it killed on its day
        causes = [d for d in head if id(d) in found and _is_cause(d, draft, scene, clauses)]
        beside = {found[id(d)].text: found[id(d)] for d in causes}
        if id(draft) not in found and len(beside) == 1:
            found[id(draft)] = next(iter(beside.values()))
    return [replace(d, time=replace(found[id(d)], basis=Basis.COREFERENT)) if id(d) in found else d for d in drafts]


def _is_news(draft: Draft) -> bool:
    """Whether it is told as something that was done on some day."""
    past = draft.mood is not None and draft.mood.status is Status.HAPPENED
    return past and not draft.is_state and not draft.is_war_toll and draft.saying.kind in _KINDS


def _is_cause(event: Draft, loss: Draft, scene: Scene, clauses: Sequence[Clause]) -> bool:
    """Whether a loss is told with an event, the one hanging on the other: "killed ten when they attacked the town"."""
    if event.sentence != loss.sentence or event.saying.kind != "event" or loss.saying.kind == "event":
        return False
    clause, ends = clauses[event.sentence], (event.trigger, loss.trigger)
    if ends[0] not in clause.governors(ends[1]) and ends[1] not in clause.governors(ends[0]):
        return False
    return scene.place_keys(event.roles.get("place", ())) == scene.place_keys(loss.roles.get("place", ()))


def _told_behind(scene: Scene, clauses: Sequence[Clause], sentence: int) -> Filler | None:
    """ "The incident occurred on 11 April", right behind the head: the day of all that the head tells."""
    if sentence >= min(len(clauses), _HEAD):
        return None
    tokens = clauses[sentence].tokens
    opening = [t.text.lower() for t in tokens[:_NEAR]]
    verb = next((t for t in tokens if t.dep == "root"), None)
    known = time_words()
    if len(opening) < _NEAR or opening[0] not in _OPENING or opening[1] not in known.taken_up or verb is None:
        return None
    if verb.lemma.lower() not in known.occurring:
        return None
    days = [m for m in scene.mentions[sentence] if m.kind is MentionKind.TIME and NEWS_DAY.match(m.value)]
    return _filler(days[0]) if len(days) == 1 else None


class _Account:
    """What a report tells with a day of its own."""

    def __init__(self, drafts: Sequence[Draft], scene: Scene) -> None:
        times = {m.start: m for line in scene.mentions for m in line if m.kind is MentionKind.TIME}
        own = [(d, d.time) for d in drafts if d.time and d.time.basis is Basis.STATED and _is_news(d)]
        dated = [(d, times.get(time.start)) for d, time in own]
        self.told = [(d, m) for d, m in dated if m and NEWS_DAY.match(m.value) and not _ASIDE & set(m.value.split())]
        self.scene = scene

    def day_of(self, draft: Draft) -> Filler | None:
        """The first day on which the account tells of the place, if it tells the same of that day."""
        there = [(d, m) for d, m in self.told if d.sentence > draft.sentence and self._is_there(d, draft)]
        if not there:
            return None
        day = min(there, key=lambda told: told[0].start)[1]
        same = any(m.value[:_DAY] == day.value[:_DAY] and self._is_same(d, draft) for d, m in there)
        return _filler(day) if same else None

    def _is_same(self, one: Draft, other: Draft) -> bool:
        kind = kinds()[one.saying.kind]
        if one.saying.kind != other.saying.kind:
            return False
        if one.saying.traits.get(kind.main_trait) != other.saying.traits.get(kind.main_trait):
            return False
        if one.saying.kind == "casualty" and not self._are_counted_alike(one, other):
            return False
        actors = [self._parties(d, "actor") for d in (one, other)]
        return not all(actors) or bool(actors[0] & actors[1])

    def _are_counted_alike(self, one: Draft, other: Draft) -> bool:
        """Whether the victims may be the same: of one party, and of one number where both give one."""
        if self._parties(one, "victims") != self._parties(other, "victims"):
            return False
        counts = [d.quantity for d in (one, other)]
        return any(q is None or q.bound == "vague" for q in counts) or len({q.low for q in counts if q}) == 1

    def _parties(self, draft: Draft, role: str) -> set[str]:
        told = self.scene.named_by(draft.roles.get(role, ()))
        return {party for m in told if (party := self.scene.known.party(m))}

    def _is_there(self, one: Draft, other: Draft) -> bool:
        """Whether both are of one place, or one is of the town or the province around the other's."""
        scene, places = self.scene, [d.roles.get("place", ()) for d in (one, other)]
        keys = [scene.place_keys(p) | scene.towns_around(p) for p in places]
        if keys[0] & keys[1]:
            return True
        named = [[m for m in scene.named_by(p) if m.kind is MentionKind.PLACE] for p in places]
        lands = [{land for m in marks if (land := scene.known.land(m))} for marks in named]
        large = [all(scene.is_large(m) for m in marks) for marks in named]
        return large[0] != large[1] and bool(lands[0] & lands[1])


def _filler(mention: Mention) -> Filler:
    return Filler(start=mention.start, end=mention.end, text=mention.text)
