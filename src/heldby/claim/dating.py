"""Which phrase dates a claim: the one that modifies its trigger or clause, else the day the report is telling of.

In:     drafts in the order of the text, the mentions and the tree of each sentence.
Out:    drafts with `time` filled: stated, or from another sentence (basis coreferent).
Never:  the date of a saying ("said on Wednesday"), nor that of a side clause the claim is not part of ("which fell
        last May"). A state, a plan and a general truth take no date from elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from heldby.claim.anchored import with_anchors
from heldby.claim.clock import days_told, is_dateline, standing_on
from heldby.claim.falls import LONG_AGO, is_long_after
from heldby.claim.following import with_times_before
from heldby.claim.histories import COUNTED, NEWS_DAY, is_history, tells_of_now
from heldby.claim.leads import dated_below
from heldby.claim.nearness import distance
from heldby.claim.openings import beside_another, opening_day
from heldby.claim.standing import as_state, going_on, had_been, is_said_of_noun, stands_now
from heldby.claim.stretches import ended_stretch, since_dated, stretch_words
from heldby.claim.totals import began, since_it_began, so_far, total_of
from heldby.claim.tries import is_past_try
from heldby.claim.war_begun import counted_since
from heldby.lexicon.speech import speech
from heldby.lexicon.times import time_words
from heldby.model import Basis, Filler, Mention, MentionKind, Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.clock import Day
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene

_PLACED = frozenset({"ago", "past", "coming", "for", "in", "since", "later", "earlier"})
_OF_THEIR_DAY = frozenset({"control", "relation"})
_DEFINITE = frozenset({"the", "that", "this", "these", "those"})
_HANDED_OVER = frozenset({"taken", "lost"})
_LASTING = frozenset({"since", "for"})
_COUNTING = frozenset({"after", "before"})
_VAGUE = "_REF"
_LONG_AGO = re.compile(r"PAST_REF long")
_TO_COME = re.compile(r"FUTURE_REF|[A-Z]\+\d")
_OWN_CLAUSE = 0.9
_FARTHEST = 2.5
_TELLING = frozenset({"root", "conj", "parataxis"})  # and not what somebody said, who may look far back
_BACKGROUND = frozenset({"after", "since", "before", "until", "following", "prior"})


def with_times(drafts: Sequence[Draft], scene: Scene, clauses: Sequence[Clause]) -> list[Draft]:
    """Give each draft without a date the phrase that dates it in its sentence, or the day its report is telling of."""
    history = is_history(scene)
    own = [draft if draft.time else _dated(draft, scene, clauses[draft.sentence]) for draft in drafts]
    if not history:  # a history does not tell up to which day it went on
        own = [draft if draft.time else _over_stretch(draft, scene, clauses[draft.sentence]) for draft in own]
        own = counted_since(own, scene, clauses)
    own = with_anchors(own, scene, clauses)
    days = days_told(scene, clauses, history=history)
    dated = {n for n, line in enumerate(scene.mentions) for m in line if NEWS_DAY.match(m.value)} if history else set()

    def carried(draft: Draft) -> Draft:
        if draft.time or draft.is_war_toll or _is_no_day(draft, scene, clauses[draft.sentence]):
            return draft
        return _carried(draft, days, history=history, dated=draft.sentence in dated)

    if history:  # its days come in order: the one told just before, not that of some later fight for the town
        told = _Told.of(own, scene)
        named = {id(d) for d in own if d.time is None and _is_named(d, clauses[d.sentence])}
        own = [_retold(d, told, scene, clauses[d.sentence]) if id(d) in named else d for d in own]
        own = [carried(draft) if draft.saying.kind == "control" and not draft.is_state else draft for draft in own]
    told = _Told.of(own, scene)
    open_ended = {id(d) for d in own if d.time is None or _is_beside(d, scene)}
    own = [_retold(d, told, scene, clauses[d.sentence]) if id(d) in open_ended else d for d in own]
    own = [_taken_up(draft, own, clauses[draft.sentence]) if draft.time is None else draft for draft in own]
    own = own if history else with_times_before(own, scene, clauses)
    own = dated_below(own, scene, clauses, days, history=history)
    return [_at_hour(carried(draft), scene, clauses[draft.sentence]) for draft in own]


def _at_hour(draft: Draft, scene: Scene, clause: Clause) -> Draft:
    """What nothing gives a day with the hour that its sentence gives: "at about 8 p.m."."""
    hours = [m for m in scene.mentions[draft.sentence] if m.kind is MentionKind.TIME and _is_hour(m)]
    if not hours or draft.time or draft.is_state:
        return draft
    far, nearest = min((distance(clause, draft.trigger, m, is_state=False), m) for m in hours)
    return replace(draft, time=_filler(nearest)) if far <= _FARTHEST else draft


def _dated(draft: Draft, scene: Scene, clause: Clause) -> Draft:
    """Dated by its own phrase, unless it is a total over the length of a war, or over one that nothing dates."""
    ended = ended_stretch(draft, clause, scene.mentions[draft.sentence])
    if ended and draft.mood and draft.mood.status is Status.HAPPENED:
        return replace(draft, time=ended)
    if lost := since_it_began(draft, clause, scene.mentions[draft.sentence]):
        return replace(draft, time=lost)
    own = _own(draft, scene, clause)
    times = [m for m in scene.mentions[draft.sentence] if m.kind is MentionKind.TIME]
    if draft.is_war_toll and (since := began(times, clause)):
        return replace(draft, time=since)
    total = total_of(draft, clause, times)
    if total and (since := began(times, clause)):
        total = since
    if total is None and draft.mood and draft.mood.status is Status.HAPPENED:
        counted = so_far(clause, draft.trigger)
        if own.time is None or (counted and _is_nearer(counted, own.time, clause.tokens[draft.trigger].start)):
            return replace(draft, time=counted)
    if total is None or (own.time and not total.start <= own.time.start < total.end and not _is_now(own, times)):
        return own
    return replace(draft, time=total)


def _is_nearer(one: Filler, other: Filler, trigger: int) -> bool:
    """Whether one time stands between the other and the trigger: "it began on 15 April; since then 459 were killed"."""
    return other.end <= one.start < trigger


def _over_stretch(draft: Draft, scene: Scene, clause: Clause) -> Draft:
    """Dated by the stretch that it is told to have gone on for, if it is told as real."""
    if draft.mood is None or not draft.mood.status.is_real:
        return draft
    return replace(draft, time=stretch_words(draft, clause, scene.mentions[draft.sentence]))


def _is_now(draft: Draft, times: Sequence[Mention]) -> bool:
    """Whether only "now" dates it: "the war, now in its seventh year"."""
    return any(m.value.startswith("PRESENT_REF") for m in times if draft.time and m.start == draft.time.start)


def _own(draft: Draft, scene: Scene, clause: Clause) -> Draft:
    counted = beside_another(clause, draft.trigger, scene.mentions[draft.sentence])
    if counted and not draft.is_state:
        return replace(draft, time=counted)
    marked = [m for m in scene.mentions[draft.sentence] if m.kind is MentionKind.TIME and not is_dateline(clause, m)]
    state = draft.is_state
    times = [m for m in marked if _names_days(m, draft) and not _is_over(m, draft)]
    ranked = [
        (far, _gap(m, draft), m)
        for m in times
        if (far := distance(clause, draft.trigger, m, is_state=state)) <= (_OWN_CLAUSE if state else _FARTHEST)
    ]
    ranked = [r for r in ranked if r[0] < _OWN_CLAUSE or not _LONG_AGO.match(r[2].value)]
    if draft.mood and not draft.mood.status.is_real:
        ranked = [r for r in ranked if r[0] < _OWN_CLAUSE or _lies_ahead(r[2])]
        if is_past_try(draft, clause):  # "foiled an attempt to take the town on Monday": no Monday to come
            ranked = [r for r in ranked if not COUNTED.match(r[2].value)]
    if not ranked:
        return replace(draft, time=since_dated(draft, clause, marked)) if state else draft
    _, _, nearest = min(ranked, key=lambda r: (_is_vague(r[2]), r[0], r[1], r[2].start))
    opening = None if state else opening_day(clause, draft.trigger, nearest)
    if opening:
        return replace(draft, time=opening)
    dated = replace(draft, time=_filler(nearest))
    return as_state(dated) if draft.saying.lasting and _LASTING & set(nearest.value.split()) else dated


def as_states(drafts: Sequence[Draft], scene: Scene, clauses: Sequence[Clause]) -> list[Draft]:
    """Changes that are told as lasting before all else: "had been occupied", "occupied since", "still occupy"."""

    def as_told(draft: Draft) -> Draft:
        clause = clauses[draft.sentence]
        if not draft.saying.lasting:
            return draft
        if stands_now(clause, draft.trigger) or is_said_of_noun(clause, draft.trigger):
            return going_on(as_state(draft))
        lasts = had_been(clause, draft.trigger) or _own(draft, scene, clause).is_state
        lasts = lasts or _lasted(draft, clause, scene.mentions[draft.sentence])
        return as_state(draft) if lasts else draft

    return [as_told(draft) for draft in drafts]


def _lasted(draft: Draft, clause: Clause, mentions: Sequence[Mention]) -> bool:
    """Whether its verb tells for how long: "had occupied the town for seven months"."""
    told = [m for m in mentions if m.form == "DURATION" and _LASTING & set(m.value.split())]
    spans = [clause.bounds(clause.phrase(k)) for k in clause.kids(draft.trigger, "obl") if k > draft.trigger]
    return any(start < m.end and m.start < end for m in told for start, end in spans)


def _lies_ahead(mention: Mention) -> bool:
    """Whether a time is to come: what was begun in May to take a town dates the beginning, not the taking."""
    told = set(mention.value.split())
    return bool({"ahead", "next", "coming", "rest"} & told) or (
        bool(_TO_COME.match(mention.value)) and "sofar" not in told
    )


def _names_days(mention: Mention, draft: Draft) -> bool:
    if mention.value == "FUTURE_REF" and draft.mood and draft.mood.status is Status.HAPPENED:
        return False  # "soon afterwards" in a story
    if mention.form in ("DATE", "TIME"):
        return not _is_hour(mention)
    told = set(mention.value.split())
    if "for" in told and draft.mood and draft.mood.status is not Status.ONGOING:
        told.discard("for")
    return mention.form == "DURATION" and bool(told & _PLACED) and "age" not in told


def _is_hour(mention: Mention) -> bool:
    """Whether a time is one of any day: "8 p.m."."""
    return mention.form == "TIME" and mention.value.startswith("T")


def _is_over(mention: Mention, draft: Draft) -> bool:
    """Whether a time is past that stands beside what goes on: "held by the formerly al-Qaeda-affiliated group"."""
    going = draft.mood is not None and draft.mood.status is Status.ONGOING
    return going and mention.value.split()[0] == "PAST_REF"


def _filler(mention: Mention) -> Filler:
    return Filler(start=mention.start, end=mention.end, text=mention.text)


def _is_vague(mention: Mention) -> bool:
    """Whether any other time tells more: "recently", or "in two weeks" beside "between 3 and 17 May"."""
    return mention.value.split()[0].endswith(_VAGUE) or (mention.form == "DURATION" and mention.value.endswith(" in"))


def _gap(mention: Mention, draft: Draft) -> int:
    return max(mention.start - draft.end, draft.start - mention.end, 0)


def _is_no_day(draft: Draft, scene: Scene, clause: Clause) -> bool:
    """Whether the report tells it of no day: what came before, what happens time and again, "seized much of Syria"."""
    places = _mentions(draft, "place", scene) if draft.saying.traits.get("change") == "taken" else []
    if places and all(place.form == "country" for place in places):
        return True
    often = any(clause.tokens[k].text.lower() in time_words().often for k in clause.kids(draft.trigger, "advmod"))
    return often or _is_background(draft, clause)


def _is_background(draft: Draft, clause: Clause) -> bool:
    """Whether the trigger only says what came before: "after the fall of Mosul".

    Who does two things one after the other does them on that day: "after capturing the checkpoint they burned it".
    """
    token = clause.tokens[draft.trigger]
    if token.tag == "VBG" and clause.tokens[token.head].dep in _TELLING:
        return False
    signs = clause.kids(draft.trigger, "case", "mark")
    return any(clause.tokens[k].text.lower() in _BACKGROUND for k in signs)


def _taken_up(draft: Draft, told: Sequence[Draft], clause: Clause) -> Draft:
    """ "The attack killed ten": dated by the one time of what the sentence before tells, "last week" too."""
    opening = [t.text.lower() for t in clause.tokens[:2]]
    past = draft.mood is not None and draft.mood.status is Status.HAPPENED and not draft.is_state
    if not past or len(opening) < 2 or opening[0] not in _DEFINITE or opening[1] not in time_words().taken_up:
        return draft
    before = [d for d in told if d.sentence == draft.sentence - 1 and d.saying.kind == "event"]
    times = {d.time.text: d.time for d in before if d.time and d.mood and d.mood.status is Status.HAPPENED}
    if len(times) != 1:
        return draft
    return replace(draft, time=replace(next(iter(times.values())), basis=Basis.COREFERENT))


def _carried(draft: Draft, days: Sequence[Day], *, history: bool, dated: bool) -> Draft:
    """The day on which the story stands where a past event is told without one.

    In a history also that of a state or a plan: the town was besieged then, and it was then that
    they meant to take it, not when the history was written.
    """
    past = draft.mood is not None and draft.mood.status is Status.HAPPENED and not draft.is_state
    stood = history and draft.is_state and draft.saying.kind in _OF_THEIR_DAY
    meant = history and draft.mood is not None and (not draft.mood.status.is_real or _goes_on(draft))
    if not past and not stood and not meant:
        return draft
    day = standing_on(days, draft.sentence, dated=dated, stood=stood)
    return replace(draft, time=replace(day.time, basis=Basis.COREFERENT)) if day else draft


def _goes_on(draft: Draft) -> bool:
    """Whether an event is told as going on: in a history it did on the day told of."""
    return draft.saying.kind == "event" and draft.mood is not None and draft.mood.status is Status.ONGOING


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """The dated drafts of a report by the places they are about, and the news days it names."""

    by_places: Mapping[frozenset[str], Sequence[Draft]]
    days: frozenset[str]
    lasting: frozenset[str]
    long_ago: frozenset[str]

    @classmethod
    def of(cls, drafts: Sequence[Draft], scene: Scene) -> _Told:
        by_places: dict[frozenset[str], list[Draft]] = {}
        for draft in drafts:
            if draft.time and not is_long_after(draft.time):  # "three years after its capture" dates no news
                by_places.setdefault(_places(draft, scene), []).append(draft)
        times = [m for line in scene.mentions for m in line if m.kind is MentionKind.TIME]
        return cls(
            by_places=by_places,
            days=frozenset(m.text for m in times if NEWS_DAY.match(m.value)),
            lasting=frozenset(m.text for m in times if _LASTING & set(m.value.split())),
            long_ago=frozenset(m.text for m in times if LONG_AGO.match(m.value)),
        )


def _retold(draft: Draft, told: _Told, scene: Scene, clause: Clause) -> Draft:
    """The date of the same change of hands told elsewhere in the report, if all that tell of it give one.

    A holding or siege takes only how long it has lasted ("besieged since 2013"), a change of hands no such stretch:
    "it has changed hands four times since May" is not when it was taken. What is news ("have captured A") is not what
    befell the place long ago ("which also fell last year").
    """
    if draft.saying.kind != "control" or not draft.mood or not draft.mood.status.is_real:
        return draft
    mine = _places(draft, scene)
    same = [d for d in told.by_places.get(mine, ()) if mine and _same_change(d, draft, scene)]
    same = [d for d in same if _share_party(d, draft, scene)] or same
    given = {d.time.text: d.time for d in same if d.time and d.is_state is (d.time.text in told.lasting)}
    if told.long_ago & given.keys() and not draft.is_state and _is_news(draft, clause):
        given = {text: time for text, time in given.items() if text not in told.long_ago}
    dates = {text: time for text, time in given.items() if text in told.days} or given
    if len(dates) != 1:
        return draft
    return replace(draft, time=replace(next(iter(dates.values())), basis=Basis.COREFERENT))


def _is_news(draft: Draft, clause: Clause) -> bool:
    """ "Have captured", "confirmed that they had captured", and a headline's "capture", "captured"."""
    verb = draft.trigger
    beside = {clause.tokens[k].text.lower() for k in clause.kids(verb, "aux", "aux:pass")}
    above = clause.tokens[clause.tokens[verb].head]
    if clause.is_dep(verb, "ccomp") and "had" in beside and above.text.lower() in speech("en").saying:
        return True
    return tells_of_now(clause, verb) or (draft.sentence == 0 and clause.tokens[verb].tag != "VBD" and not beside)


def _is_named(draft: Draft, clause: Clause) -> bool:
    """Whether a noun names it, as what is known: "the loss of the town is a blow to them"."""
    return clause.tokens[draft.trigger].pos == "NOUN"


def _is_beside(draft: Draft, scene: Scene) -> bool:
    """Whether it is only told how far something of no day in its sentence is from it: "a week after the fall of A"."""
    counted = draft.time is not None and draft.time.text.split()[-1].lower() in _COUNTING
    return counted and not any(NEWS_DAY.match(m.value) for m in scene.mentions[draft.sentence])


def _share_party(one: Draft, other: Draft, scene: Scene) -> bool:
    return any(_bodies(one, role, scene) & _bodies(other, role, scene) for role in ("actor", "against"))


def _same_change(one: Draft, other: Draft, scene: Scene) -> bool:
    """Whether two drafts may tell of one change: no party of the one is another body than that of the other."""
    if one.saying.kind != "control" or not (one.mood and other.mood) or one.mood.status is not other.mood.status:
        return False
    changes = [d.saying.traits.get("change") for d in (one, other)]
    if changes[0] != changes[1] and not set(changes) <= _HANDED_OVER:
        return False
    if one.sentence == other.sentence:
        return False  # one sentence tells two changes: "captured the town, which the army had lost in May"
    for role in ("actor", "against"):
        bodies = [_bodies(d, role, scene) for d in (one, other)]
        if all(bodies) and not bodies[0] & bodies[1]:
            return False
    return changes[0] == changes[1] or _share_party(one, other, scene)


def _places(draft: Draft, scene: Scene) -> frozenset[str]:
    return frozenset(scene.place_key(m) for m in _mentions(draft, "place", scene))


def _bodies(draft: Draft, role: str, scene: Scene) -> set[str]:
    return {scene.known.party(m) or m.text.lower() for m in _mentions(draft, role, scene)}


def _mentions(draft: Draft, role: str, scene: Scene) -> list[Mention]:
    return scene.named_by(draft.roles.get(role, ()))
