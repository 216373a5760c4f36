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

from heldby.claim.falls import is_long_after
from heldby.claim.histories import COUNTED, NEWS_DAY, is_history
from heldby.claim.nearness import clauses_above, distance, head_of, is_relative
from heldby.claim.openings import beside_another, opening_day
from heldby.claim.standing import as_state, going_on, had_been, stands_now
from heldby.claim.stretches import stretch_words
from heldby.claim.totals import began, so_far, total_of
from heldby.lexicon.times import time_words
from heldby.model import Basis, Filler, Mention, MentionKind, Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene

_PLACED = frozenset({"ago", "past", "coming", "for", "in", "since", "later", "earlier"})
_MONTH = re.compile(r"(?:XXXX|\d{4})-\d\d(?=\s|$)")
_OF_THEIR_DAY = frozenset({"control", "relation"})
_DEFINITE = frozenset({"the", "that", "this", "these", "those"})
_HANDED_OVER = frozenset({"taken", "lost"})
_LASTING = frozenset({"since", "for"})
_ASIDE = frozenset({"since", "until", "before", "after", "ago", "ahead", "next", "to", "from"})
_VAGUE = "_REF"
_LONG_AGO = re.compile(r"PAST_REF long")
_TO_COME = re.compile(r"FUTURE_REF|[A-Z]\+\d")
_OWN_CLAUSE = 0.9
_FARTHEST, _REACH_BACK, _REACH_ON, _NEAR = 2.5, 6, 3, 1
_HEAD = 700
_TELLING = frozenset({"root", "conj", "parataxis"})  # and not what somebody said, who may look far back
_BACKGROUND = frozenset({"after", "since", "before", "until", "following", "prior"})


def with_times(drafts: Sequence[Draft], scene: Scene, clauses: Sequence[Clause]) -> list[Draft]:
    """Give each draft without a date the phrase that dates it in its sentence, or the day its report is telling of."""
    history = is_history(scene)
    own = [draft if draft.time else _dated(draft, scene, clauses[draft.sentence]) for draft in drafts]
    if not history:  # a history does not tell up to which day it went on
        own = [draft if draft.time else _over_stretch(draft, scene, clauses[draft.sentence]) for draft in own]
    days = _days_told(scene, clauses, history=history)
    dated = {n for n, line in enumerate(scene.mentions) for m in line if NEWS_DAY.match(m.value)} if history else set()

    def carried(draft: Draft) -> Draft:
        if draft.time or draft.is_war_toll or _is_no_day(draft, scene, clauses[draft.sentence]):
            return draft
        return _carried(draft, days, history=history, dated=draft.sentence in dated)

    if history:  # its days come in order: the one told just before, not that of some later fight for the town
        own = [carried(draft) if draft.saying.kind == "control" and not draft.is_state else draft for draft in own]
    told = _Told.of(own, scene)
    own = [_retold(draft, told, scene) if draft.time is None else draft for draft in own]
    own = [_taken_up(draft, own, clauses[draft.sentence]) if draft.time is None else draft for draft in own]
    return [carried(draft) for draft in own]


def _dated(draft: Draft, scene: Scene, clause: Clause) -> Draft:
    """Dated by its own phrase, unless it is a total over the length of a war, or over one that nothing dates."""
    own = _own(draft, scene, clause)
    times = [m for m in scene.mentions[draft.sentence] if m.kind is MentionKind.TIME]
    if draft.is_war_toll and (since := began(times, clause)):
        return replace(draft, time=since)
    total = total_of(draft, clause, times)
    if total and (since := began(times, clause)):
        total = since
    if total is None and draft.mood and draft.mood.status is Status.HAPPENED:
        counted = so_far(clause)
        if own.time is None or (counted and _is_nearer(counted, own.time, draft)):
            return replace(draft, time=counted)
    if total is None or (own.time and not total.start <= own.time.start < total.end and not _is_now(own, times)):
        return own
    return replace(draft, time=total)


def _is_nearer(one: Filler, other: Filler, draft: Draft) -> bool:
    """Whether one time stands between the other and the claim: "it began on 15 April; since then 459 were killed"."""
    return other.end <= one.start <= draft.end and other.end <= draft.start


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
    marked = [m for m in scene.mentions[draft.sentence] if m.kind is MentionKind.TIME and not _is_dateline(clause, m)]
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
    if not ranked:
        return draft
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
        if stands_now(clause, draft.trigger):
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
        return True
    told = set(mention.value.split())
    if "for" in told and draft.mood and draft.mood.status is not Status.ONGOING:
        told.discard("for")
    return mention.form == "DURATION" and bool(told & _PLACED) and "age" not in told


def _is_over(mention: Mention, draft: Draft) -> bool:
    """Whether a time is past that stands beside what goes on: "held by the formerly al-Qaeda-affiliated group"."""
    going = draft.mood is not None and draft.mood.status is Status.ONGOING
    return going and mention.value.split()[0] == "PAST_REF"


def _is_dateline(clause: Clause, mention: Mention) -> bool:
    """Whether a date says when the text was written: in brackets, or "9 May:" at its head."""
    before, after = clause.text[: mention.start], clause.text[mention.end : mention.end + 1]
    if before.endswith("(") and after.startswith(")"):
        return mention.start < _HEAD
    return not before.strip() and after.startswith(":")


def _filler(mention: Mention) -> Filler:
    return Filler(start=mention.start, end=mention.end, text=mention.text)


def _is_vague(mention: Mention) -> bool:
    """Whether any other time tells more: "recently", or "in two weeks" beside "between 3 and 17 May"."""
    return mention.value.split()[0].endswith(_VAGUE) or (mention.form == "DURATION" and mention.value.endswith(" in"))


def _gap(mention: Mention, draft: Draft) -> int:
    return max(mention.start - draft.end, draft.start - mention.end, 0)


@dataclass(frozen=True, slots=True)
class _Day:
    """A day the report tells of, in sentence `sentence`; it serves the next `reach` sentences."""

    sentence: int
    time: Filler
    reach: int = _REACH_BACK
    month: str = ""  # with its year, where that is written
    ranged: bool = False


def _days_told(scene: Scene, clauses: Sequence[Clause], *, history: bool) -> list[_Day]:
    """The days that main clauses tell of, in order: those the narrative stands on.

    In news told by weekdays and "yesterday" a date with its year is of the background or of a caption, and reaches
    less far; so does a month in a history.
    """
    found = [
        (mention, _day(number, mention))
        for number, (clause, mentions) in enumerate(zip(clauses, scene.mentions, strict=True))
        for mention in mentions
        if mention.kind is MentionKind.TIME
        and (_is_news_day(clause, mention) or (history and (_is_month(clause, mention) or _is_range(clause, mention))))
    ]
    found = [(m, replace(day, reach=_NEAR) if _MONTH.match(m.value) else day) for m, day in found]
    news = any(COUNTED.match(mention.value) for mention, _ in found)
    return [replace(day, reach=_NEAR) if news and mention.value[:4].isdigit() else day for mention, day in found]


def _day(sentence: int, mention: Mention) -> _Day:
    month = mention.value[:7] if mention.value[:4].isdigit() else ""
    return _Day(sentence, _filler(mention), month=month, ranged=" from " in mention.value)


def _is_month(clause: Clause, mention: Mention) -> bool:
    return bool(_MONTH.match(mention.value)) and _is_told(clause, mention)


def _is_range(clause: Clause, mention: Mention) -> bool:
    """Whether it is the later end of a range of days: "between 14 and 16 November"."""
    ranged = " from " in mention.value and bool(NEWS_DAY.match(mention.value))
    return ranged and _is_told(clause, replace(mention, value=mention.value.split()[0]))


def _is_news_day(clause: Clause, mention: Mention) -> bool:
    return bool(NEWS_DAY.match(mention.value)) and _is_told(clause, mention)


def _is_told(clause: Clause, mention: Mention) -> bool:
    if _ASIDE & set(mention.value.split()) or _is_dateline(clause, mention):
        return False
    head = head_of(clause, mention)
    if head is not None and _answers(clause, head):
        return False
    return head is not None and not any(is_relative(clause, c) for c in clauses_above(clause, head))


def _answers(clause: Clause, head: int) -> bool:
    """Whether a day is that of an answer to what was told: "claimed responsibility on Saturday", "denied it"."""
    verb = clause.tokens[head].head
    if clause.is_dep(verb, "obj"):  # where the parser hung the day on "responsibility"
        verb = clause.tokens[verb].head
    if clause.lemma(verb) in time_words().answering:
        return True
    objects = {clause.tokens[k].text.lower() for k in clause.kids(verb, "obj")}
    return clause.lemma(verb) == "claim" and "responsibility" in objects


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


def _carried(draft: Draft, days: Sequence[_Day], *, history: bool, dated: bool) -> Draft:
    """The last day told of before a past event, or for the head of the report the first one told of after it.

    Not one told after it where its own sentence is dated (`dated`): that is the day on which somebody told it.

    In a history also the last day told of before a state or a plan: the town was besieged then, and it was then that
    they meant to take it, not when the history was written.
    """
    past = draft.mood is not None and draft.mood.status is Status.HAPPENED and not draft.is_state
    stood = history and draft.is_state and draft.saying.kind in _OF_THEIR_DAY
    meant = history and draft.mood is not None and (not draft.mood.status.is_real or _goes_on(draft))
    if not past and not stood and not meant:
        return draft
    told = [d for d in days if d.sentence <= draft.sentence]
    back = [d for d in told if draft.sentence - d.sentence <= d.reach]
    if stood:  # it need not have stood for all of "between 14 and 16 November"
        back = [d for d in back if not d.ranged]
    if back and told[-1].month > back[-1].month > "":
        back = []  # the story has come to a later month since
    on = [d for d in days if not dated and 0 < d.sentence - draft.sentence <= _REACH_ON and draft.sentence <= 1]
    day = back[-1] if back else on[0] if on else None
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
        )


def _retold(draft: Draft, told: _Told, scene: Scene) -> Draft:
    """The date of the same change of hands told elsewhere in the report, if all that tell of it give one.

    A holding or siege takes only how long it has lasted ("besieged since 2013").
    """
    if draft.saying.kind != "control" or not draft.mood or not draft.mood.status.is_real:
        return draft
    mine = _places(draft, scene)
    same = [d for d in told.by_places.get(mine, ()) if mine and _same_change(d, draft, scene)]
    same = [d for d in same if _share_party(d, draft, scene)] or same
    given = {d.time.text: d.time for d in same if d.time and (not d.is_state or d.time.text in told.lasting)}
    dates = {text: time for text, time in given.items() if text in told.days} or given
    if len(dates) != 1:
        return draft
    return replace(draft, time=replace(next(iter(dates.values())), basis=Basis.COREFERENT))


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
