"""Evidence of a place: what every claim says of who holds it.

In:     the claims and changes told of one place.
Out:    its `Evidence`, the pieces in the order of their days; problems for what says nothing usable.
Never:  plans, forecasts, hypotheses or denials as a change; parts of a place as the place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from heldby.model.claim import Status
from heldby.model.problem import Problem
from heldby.model.time import Extent, When
from heldby.state.evidence import Evidence, Fight, Share, Siege, Sight, Turn
from heldby.state.leaving import losses
from heldby.state.opening import ByThen, opened
from heldby.state.pairing import Entry, before_turns, paired
from heldby.state.reading import is_whole
from heldby.state.sighting import days, fight, fight_before, shares, siege, sights
from heldby.state.turning import DAY, Tellings, implied, turn, untangled

if TYPE_CHECKING:
    from datetime import date

    from heldby.model.told import Local, Told
    from heldby.state.holders import Holders
    from heldby.state.settings import Settings
    from heldby.state.weighing import Scales

_TURNS = ("taken", "lost")


@dataclass(slots=True, kw_only=True)
class _Pile:
    """Evidence of one place in the making."""

    turns: list[Turn] = field(default_factory=list)
    by_then: list[ByThen] = field(default_factory=list)
    sights: list[Sight] = field(default_factory=list)
    fights: list[Fight] = field(default_factory=list)
    battles: list[Told] = field(default_factory=list)
    sieges: list[Siege] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    held: list[Told] = field(default_factory=list)
    parts: list[Share] = field(default_factory=list)
    relieved: list[When] = field(default_factory=list)
    freed: frozenset[str] = frozenset()
    lasting: set[str] = field(default_factory=set)

    def forget(self, told: Told) -> None:
        """Leave out a holding that was over on a day nobody tells: it shows no day on which it stood."""
        self.sights = [s for s in self.sights if s.claims != (told.claim.id,)]


def gather(local: Local, *, holders: Holders, scales: Scales) -> tuple[Evidence, tuple[Problem, ...]]:
    """Sort what was told of one place into evidence."""
    place, pile = local.place, _Pile(freed=_freed(local))
    problems: list[Problem] = []
    ends: dict[str, list[Tellings]] = defaultdict(list)
    for tellings in changes_told(local):
        _add_change(pile, tellings, holders, scales, problems)
        for report in {t.claim.report for t in tellings.told if is_whole(t)}:
            ends[report].append(tellings)
    for told in local.told:
        _add_told(place, pile, told, (holders, scales))
        held = told.claim.kind == "control" and told.claim.trait("change") == "held"
        if held and _is_past(told) and told.claim.report not in ends:
            pile.forget(told)
        for change in ends.get(told.claim.report, ()) if held else ():
            if scales.is_epithet(told) or _is_past(told) or _began_before(told, change):
                _keep_before(pile, told, change, holders)
    by_id = {t.claim.id: t for t in local.told}
    pile.turns += losses(place, pile.held, pile.entries, by_id, (holders, scales))
    return _evidence(place, pile, scales), tuple(problems)


def _freed(local: Local) -> frozenset[str]:
    """The reports that tell of a siege that was lifted."""
    lifted = (t for t in local.told if t.claim.kind == "control" and t.claim.trait("change") == "relieved" and t.counts)
    return frozenset(t.claim.report for t in lifted)


def _has_no_day(told: Told) -> bool:
    """Whether a claim is dated as its report is ("the siege of X"), for want of a day of its own."""
    when, published = told.when, told.published
    if when is None or published is None:
        return False
    return (when.earliest, when.latest) == (published.earliest, published.latest)


def changes_told(local: Local) -> Iterator[Tellings]:
    """Every change of hands of a place with its tellings and denials."""
    by_id = {t.claim.id: t for t in local.told}
    for event in local.events:
        if event.traits["change"] in _TURNS:
            told = tuple(by_id[c] for c in event.claims)
            denied = local.denied.get(event.id, ())
            yield Tellings(event=event, told=told, denied=tuple(by_id[c] for c in denied))


def _add_change(pile: _Pile, tellings: Tellings, holders: Holders, scales: Scales, problems: list[Problem]) -> None:
    whole = [t for t in tellings.told if is_whole(t)]
    if not whole:
        pile.fights += [f for t in tellings.told if (f := fight(t, scales.settings))]
        return
    found = turn(tellings, holders, scales)
    if isinstance(found, Turn):
        pile.turns.append(found)
    elif isinstance(found, ByThen):
        pile.by_then.append(found)
    elif found is not None:
        pile.sights.append(found)
    else:
        why = "neither gainer nor loser could be resolved" if tellings.latest() else "it could not be dated"
        problems.append(Problem(what="change of hands left out", where=tellings.event.claims[0], why=why))


def _add_told(place: str, pile: _Pile, told: Told, weighed: tuple[Holders, Scales]) -> None:
    """File what is no change: holding, fighting, siege, relief."""
    if not told.counts or told.when is None:
        return
    holders, scales = weighed
    change = told.claim.trait("change") if told.claim.kind == "control" else ""
    battle = told.claim.kind == "event" and told.claim.trait("type") in scales.settings.fighting_types
    partly = change == "held" and not is_whole(told)
    if change and not partly and change not in _TURNS:
        pile.sights += sights(told, place, holders, scales)
    if (battle or partly or change in ("entered", "contested")) and (found := fight(told, scales.settings)):
        pile.fights.append(found)
    if change in ("held", "taken") and not is_whole(told) and not told.near:
        pile.parts += shares(told, place, holders, scales.settings)
    if battle:
        pile.battles.append(told)
    if change == "held" and not partly and not told.near:
        pile.held.append(told)
    if change == "entered" and is_whole(told) and not told.near and (entry := _entry(told, place, holders)):
        pile.entries.append(entry)
    over = told.claim.report in pile.freed and _has_no_day(told)
    if change == "besieged" and told.actors and not over and (ring := siege(told, place, holders, scales.settings)):
        pile.sieges.append(ring)
        pile.lasting |= {told.claim.id} if told.when.extent is Extent.THROUGHOUT else set()
    if change == "relieved" and told.when.latest:
        pile.relieved.append(told.when)


def _entry(told: Told, place: str, holders: Holders) -> Entry | None:
    first, last = days(told)
    if first is None or last is None or (last - first).days > 1:
        return None
    return Entry(
        day=last,
        by=holders.shares(place, told.actors),
        defenders=holders.at(place, told.against),
        claims=(told.claim.id,),
        origins=(told.origin,),
    )


def _is_past(told: Told) -> bool:
    """Whether a holding is told in the past with no day of its own: "the biggest city where they still had a grip"."""
    when = told.when
    if told.claim.status is not Status.HAPPENED or when is None:
        return False
    return when.extent is Extent.WITHIN and when.earliest is None


def _began_before(told: Told, change: Tellings) -> bool:
    """Whether a holding is told as a stretch that began before a change and only ends with its report."""
    when, first = told.when, change.event.when.earliest
    if when is None or when.extent is not Extent.THROUGHOUT or when.earliest is None or first is None:
        return False
    published = told.published.latest if told.published else None
    return when.earliest < first and (when.latest is None or published is None or when.latest >= published)


def _keep_before(pile: _Pile, told: Told, change: Tellings, holders: Holders) -> None:
    """A holding ends before the loss that the same report tells: "took the rebel stronghold X", "had held it since"."""
    gained = set(holders.at(change.place, change.event.actors))
    first = change.event.when.earliest or change.latest()
    if first is None or (not gained and not change.event.against):
        return
    pile.sights = [
        replace(s, day=min(s.day, first - DAY)) if s.claims == (told.claim.id,) and s.holder not in gained else s
        for s in pile.sights
    ]


def _evidence(place: str, pile: _Pile, scales: Scales) -> Evidence:
    known = scales.settings
    changed, shown = opened(pile.by_then, pile.turns, pile.sights)
    whole = paired(untangled(changed), pile.entries, within=known.change_one_within, most=known.most)
    turns = tuple(sorted(whole, key=lambda t: (t.first, t.last, t.claims)))
    seen = before_turns(shown, pile.entries, turns, known.change_one_within)
    before = [f for b in pile.battles if (f := _fight_before(b, turns, scales.settings))]
    fights = [*before, *(_cut_short(f, turns) for f in pile.fights)]
    lifted = sorted(when.latest for when in pile.relieved if when.latest)
    ends = sorted([*lifted, *(t.first for t in turns)])
    known_sieges = [_told_back(_begun(s, pile, known), turns) for s in pile.sieges if not _was_inside(s, turns)]
    held_out = (shown for s in known_sieges for shown in _held_out(s, seen))
    every = _once_an_origin([*seen, *held_out, *implied(turns, scales)])
    return Evidence(
        place=place,
        turns=turns,
        sights=tuple(sorted(every, key=lambda s: (s.day, s.holder, s.claims))),
        fights=tuple(sorted(fights, key=lambda f: (f.first, f.last, f.claims))),
        sieges=tuple(sorted((_lifted(s, ends) for s in known_sieges), key=lambda s: (s.last, s.by, s.claims))),
        parts=tuple(_until_told_otherwise(pile.parts, turns)),
        relieved=tuple(lifted),
    )


def _fight_before(battle: Told, turns: Iterable[Turn], settings: Settings) -> Fight | None:
    """The fighting that ended in a change of hands: in the last one that the days told of allow."""
    dated = [t for t in turns if (t.last - t.first).days < settings.contested_some_day_within]
    found = [f for t in dated if (f := fight_before(battle, t, settings))]
    return max(found, key=lambda f: (f.last, f.first)) if found else None


def _once_an_origin(sights: Iterable[Sight]) -> list[Sight]:
    """Of what one origin says of one holder and day, only the strongest counts; the other claims stay named."""
    best: dict[tuple[object, ...], Sight] = {}
    for one in sorted((s for s in sights if s.weight), key=lambda s: (-abs(s.weight), s.claims)):
        best.setdefault((one.origins, one.holder, one.day, one.weight > 0), one)
    return list(best.values())


def _cut_short(one: Fight, turns: Iterable[Turn]) -> Fight:
    """Fighting is assumed to go on after the days told of only until the place changes hands."""
    after = [t.last for t in turns if t.last >= one.first]
    end = min([one.fading, *after])
    return Fight(
        first=one.first, last=one.last, fading=max(one.last + DAY, end), claims=one.claims, origins=one.origins
    )


def _told_back(one: Siege, turns: Iterable[Turn]) -> Siege:
    """A siege told without its days ("and had besieged the rest") was over when its besieger lost or won the place."""
    if one.first is not None:
        return one
    over = [t.first for t in turns if t.first <= one.last and {*t.losers, *(h for h, _ in t.gain)} & set(one.by)]
    end = max(over, default=one.last)
    return one if end == one.last else replace(one, last=end - DAY, fading=end)


def _begun(one: Siege, pile: _Pile, settings: Settings) -> Siege:
    """A siege told to have gone on until some day, its start left open, is taken to have lasted as long as one without
    news does, counted back from the first day on which it may have been lifted.
    """
    if one.first is not None or not pile.lasting.intersection(one.claims):
        return one
    over = [when.earliest for when in pile.relieved if when.earliest and when.overlaps(_until(one))]
    end = min([one.last, *over])
    return replace(one, first=end - timedelta(days=settings.besieged_linger_days))


def _held_out(one: Siege, sights: Iterable[Sight]) -> Iterator[Sight]:
    """The besieged at both ends of a siege that lasted: nobody else held the place while it was under siege."""
    if one.first is None or one.first >= one.last:
        return
    for shown in sights:
        if shown.claims == one.claims:
            yield from (replace(shown, day=day) for day in (one.first, one.last) if day != shown.day)


def _until(one: Siege) -> When:
    return When.within(None, one.last)


def _was_inside(one: Siege, turns: Iterable[Turn]) -> bool:
    """Whether who is said to besiege a place lost it in those days: until then he held it."""
    return one.first is not None and any(
        t.first <= one.last and one.first <= t.last and set(one.by) & set(t.losers) for t in turns
    )


def _until_told_otherwise(parts: Iterable[Share], turns: Iterable[Turn]) -> Iterator[Share]:
    """A part is somebody's until the place changes hands, or somebody else has the part, or it is told anew."""
    known = sorted(parts, key=lambda p: (p.first, p.holder, p.words, p.claims))
    for one in known:
        after = [t.first for t in turns if t.last > one.first]
        after += [p.first for p in known if p.first > one.first and p.words.casefold() == one.words.casefold()]
        end = min([one.fading, *after])
        if end > one.first:
            yield replace(one, fading=end)


def _lifted(one: Siege, ends: Iterable[date]) -> Siege:
    """A siege ends when it is lifted or the place changes hands."""
    over = [d for d in ends if d > (one.first or one.last)]
    end = min([one.fading, *over])
    return replace(one, last=min(one.last, end), fading=end)
