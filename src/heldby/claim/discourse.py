"""What the report has told so far: where we are, who fights whom, when, so that open roles can be filled.

In:     the drafts of a report in order, its mentions, who belongs to whom.
Out:    drafts with open places, opponents and times filled from elsewhere, marked coreferent or implied.
Never:  a filler when two are as likely: then the role stays open.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from heldby.model import Basis, Filler, Mention, MentionKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from heldby.claim.draft import Draft

_LOOK_BACK = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The mentions of a report by sentence; `party` tells what body an actor mention stands for, "" when unknown."""

    mentions: tuple[tuple[Mention, ...], ...]
    party: Callable[[Mention], str]

    def place_before(self, sentence: int, offset: int, *, paragraph_only: bool = False) -> Mention | None:
        """The last place of its own told of before an offset; demonyms and countries only frame the scene."""
        lowest = max(0, sentence - (1 if paragraph_only else _LOOK_BACK))
        for index in range(sentence, lowest - 1, -1):
            here = [m for m in self.mentions[index] if m.kind is MentionKind.PLACE and m.end <= offset and _is_place(m)]
            if here:
                points = [m for m in here if m.form in ("point", "direction")]
                return (points or here)[-1]
        return None

    def main_place(self) -> Mention | None:
        """The place most often named in the report, if one leads; the first mention of it."""
        counts = Counter(
            _key(m) for line in self.mentions for m in line if m.kind is MentionKind.PLACE and _is_place(m)
        )
        leaders = counts.most_common(2)
        if not leaders or (len(leaders) > 1 and leaders[0][1] == leaders[1][1]):
            return None
        return next(
            m for line in self.mentions for m in line if m.kind is MentionKind.PLACE and _key(m) == leaders[0][0]
        )


def _is_place(mention: Mention) -> bool:
    return mention.form not in ("demonym", "country")


def _key(mention: Mention) -> str:
    return mention.candidates[0] if mention.candidates else mention.text.lower()


def with_places(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """Fill open places: a stand-in ("the city") from the last place told of, an event's missing place likewise."""
    return [_with_place(draft, scene) for draft in drafts]


def _with_place(draft: Draft, scene: Scene) -> Draft:
    if "place" in draft.roles or "place" not in draft.saying.roles:
        return draft
    needed = "place" in draft.saying.needs
    offset = draft.open_place.start if draft.open_place else draft.start
    found = scene.place_before(draft.sentence, offset) or _place_after(draft, scene)
    if found is None and not needed:
        found = scene.main_place()
    if found is None:
        return draft
    basis = Basis.COREFERENT if draft.open_place else Basis.IMPLIED
    return replace(draft, roles={**draft.roles, "place": (_found(found, basis),)})


def _place_after(draft: Draft, scene: Scene) -> Mention | None:
    here = [
        m
        for m in scene.mentions[draft.sentence]
        if m.kind is MentionKind.PLACE and m.start >= draft.end and _is_place(m)
    ]
    return here[0] if here else None


def _found(mention: Mention, basis: Basis) -> Filler:
    return Filler(start=mention.start, end=mention.end, text=mention.text, basis=basis)


def with_opponents(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """Fill the other side of a change of hands from who fights whom in this report."""
    feuds = _feuds(drafts, scene)
    return [_with_opponent(draft, feuds, scene) for draft in drafts]


_OPPOSED = {"control": ("actor", "against"), "event": ("actor", "against"), "route": ("actor", "against")}
_TAKES_OPPONENT = frozenset({"taken", "lost", "besieged", "relieved", "entered", "approached", "contested"})


def _feuds(drafts: Sequence[Draft], scene: Scene) -> dict[str, Counter[Filler]]:
    """For each party, the fillers that stand against it in claims where both sides are stated."""
    at = {(m.start, m.end): scene.party(m) for line in scene.mentions for m in line if m.kind is MentionKind.ACTOR}
    feuds: dict[str, Counter[Filler]] = {}
    first: dict[str, Filler] = {}
    for draft in drafts:
        ours, theirs = (draft.roles.get(role, ()) for role in _OPPOSED.get(draft.saying.kind, ("actor", "against")))
        for one in ours:
            for other in theirs:
                a, b = at.get((one.start, one.end), ""), at.get((other.start, other.end), "")
                if a and b and a != b:
                    first.setdefault(a, one), first.setdefault(b, other)
                    feuds.setdefault(a, Counter())[first[b]] += 1
                    feuds.setdefault(b, Counter())[first[a]] += 1
    return feuds


def _with_opponent(draft: Draft, feuds: dict[str, Counter[Filler]], scene: Scene) -> Draft:
    if draft.saying.kind != "control" or draft.saying.traits.get("change") not in _TAKES_OPPONENT:
        return draft
    actor, against = draft.roles.get("actor", ()), draft.roles.get("against", ())
    known, role = (
        (actor, "against") if actor and not against else (against, "actor") if against and not actor else ((), "")
    )
    if not known:
        return draft
    at = {(m.start, m.end): scene.party(m) for line in scene.mentions for m in line if m.kind is MentionKind.ACTOR}
    foes = feuds.get(at.get((known[0].start, known[0].end), ""), Counter()).most_common(2)
    if not foes or (len(foes) > 1 and foes[0][1] == foes[1][1]):
        return draft
    return replace(draft, roles={**draft.roles, role: (replace(foes[0][0], basis=Basis.IMPLIED),)})


def with_times(drafts: Sequence[Draft], scene: Scene, usable: Callable[[Mention], bool]) -> list[Draft]:
    """Give each draft without a date the phrase of its own sentence, if it has just one that dates it."""
    return [draft if draft.time else _with_time(draft, scene, usable) for draft in drafts]


def _with_time(draft: Draft, scene: Scene, usable: Callable[[Mention], bool]) -> Draft:
    times = [m for m in scene.mentions[draft.sentence] if m.kind is MentionKind.TIME and usable(m)]
    if not times:
        return draft
    nearest = min(times, key=lambda m: (_gap(m, draft), m.start))
    return replace(draft, time=Filler(start=nearest.start, end=nearest.end, text=nearest.text))


def _gap(mention: Mention, draft: Draft) -> int:
    if mention.start < draft.end and draft.start < mention.end:
        return 0
    return min(abs(mention.start - draft.end), abs(draft.start - mention.end))
