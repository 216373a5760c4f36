"""Which phrase dates a claim: the one that modifies its trigger or clause, else the day the report is telling of.

In:     drafts in the order of the text, the mentions and the tree of each sentence.
Out:    drafts with `time` filled: stated, or from another sentence (basis coreferent).
Never:  the date of a saying ("said on Wednesday"), nor that of a side clause the claim is not part of ("which fell
        last May"). A state, a plan and a general truth take no date from elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from heldby.claim.mood import is_named
from heldby.claim.totals import total_of
from heldby.lexicon.kinds import kinds
from heldby.lexicon.presence import speaks_of_now
from heldby.lexicon.speech import speech
from heldby.lexicon.times import time_words
from heldby.model import Basis, Filler, Mention, MentionKind, Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene

_CLAUSAL = ("ccomp", "advcl", "advcl:relcl", "acl", "acl:relcl", "parataxis", "csubj", "xcomp")
_RELATIVE = ("acl:relcl", "advcl:relcl")
_PLACED = frozenset({"ago", "past", "coming", "for", "in", "since", "later", "earlier"})
_NEWS_DAY = re.compile(r"XXXX-WXX-\d|XXXX-(?:\d\d|XX)-\d\d|\d{4}-\d\d-\d\d|D[+-]\d|P\d+[DW] later")
_COUNTED = re.compile(r"XXXX-WXX|D[+-]\d")
_OF_THEIR_DAY = frozenset({"control", "relation"})
_DEFINITE = frozenset({"the", "that", "this", "these", "those"})
_HANDED_OVER = frozenset({"taken", "lost"})
_LASTING = frozenset({"since", "for"})
_ASIDE = frozenset({"since", "until", "before", "after", "ago", "ahead", "next", "to", "from"})
_VAGUE = "_REF"
_TO_COME = re.compile(r"FUTURE_REF|[A-Z]\+\d")
_OWN_CLAUSE = 0.9
_BETWEEN = frozenset({"on", "late", "early", "in", "during", "the"})
_FARTHEST, _REACH_BACK, _REACH_ON, _NEAR = 2.5, 6, 3, 1
_HEAD = 700
_BEGINS_AT = 6
_BACKGROUND = frozenset({"after", "since", "before", "until", "following", "prior"})


def with_times(drafts: Sequence[Draft], scene: Scene, clauses: Sequence[Clause]) -> list[Draft]:
    """Give each draft without a date the phrase that dates it in its sentence, or the day its report is telling of."""
    own = [draft if draft.time else _dated(draft, scene, clauses[draft.sentence]) for draft in drafts]
    told = _Told.of(own, scene)
    own = [_retold(draft, told, scene) if draft.time is None else draft for draft in own]
    own = [_taken_up(draft, own, clauses[draft.sentence]) if draft.time is None else draft for draft in own]
    days = _days_told(scene, clauses)
    history = _is_history(scene)
    return [
        draft
        if draft.time or draft.is_war_toll or _is_no_day(draft, clauses[draft.sentence])
        else _carried(draft, days, history=history)
        for draft in own
    ]


def _dated(draft: Draft, scene: Scene, clause: Clause) -> Draft:
    """Dated by its own phrase, unless it is a total over the length of a war, or over one that nothing dates."""
    own = _own(draft, scene, clause)
    times = [m for m in scene.mentions[draft.sentence] if m.kind is MentionKind.TIME]
    if draft.is_war_toll and (began := _began(times, clause)):
        return replace(draft, time=began)
    total = total_of(draft, clause, times)
    if total is None and own.time is None and draft.mood and draft.mood.status is Status.HAPPENED:
        return replace(draft, time=_so_far(clause))
    if total is None or (own.time and not total.start <= own.time.start < total.end and not _is_now(own, scene)):
        return own
    return replace(draft, time=total)


def _so_far(clause: Clause) -> Filler | None:
    """Words that count up to now from a day of which another sentence tells: "since then"."""
    start = clause.sentence.start
    found = _so_far_words().search(clause.text[start : clause.sentence.end])
    return Filler(start=start + found.start(), end=start + found.end(), text=found.group()) if found else None


@cache
def _so_far_words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(time_words().so_far)})\b", re.IGNORECASE)


def _is_now(draft: Draft, scene: Scene) -> bool:
    """Whether only "now" dates it: "the war, now in its seventh year"."""
    times = [m for m in scene.mentions[draft.sentence] if draft.time and m.start == draft.time.start]
    return any(m.value.startswith("PRESENT_REF") for m in times)


def _began(mentions: Sequence[Mention], clause: Clause) -> Filler | None:
    """ "Began in 2011", "erupted on 15 April 2023": from the word that says so to the end of the date."""
    opening = time_words().beginnings
    for mention in mentions:
        if mention.form != "DATE" or _LASTING & set(mention.value.split()):
            continue
        before = [t for t in clause.tokens if t.end <= mention.start][-_BEGINS_AT:]
        said = next((t for t in before if t.text.lower() in opening), None)
        if said:
            return Filler(start=said.start, end=mention.end, text=clause.text[said.start : mention.end])
    return None


def _own(draft: Draft, scene: Scene, clause: Clause) -> Draft:
    marked = [m for m in scene.mentions[draft.sentence] if m.kind is MentionKind.TIME and not _is_dateline(clause, m)]
    state = draft.is_state
    times = [m for m in marked if _names_days(m, draft)]
    ranked = [
        (far, _gap(m, draft), m)
        for m in times
        if (far := _distance(clause, draft.trigger, m, is_state=state)) <= (_OWN_CLAUSE if state else _FARTHEST)
    ]
    if draft.mood and not draft.mood.status.is_real:
        ranked = [r for r in ranked if r[0] < _OWN_CLAUSE or _lies_ahead(r[2])]
    if not ranked:
        return draft
    _, _, nearest = min(ranked, key=lambda r: (r[2].value.endswith(_VAGUE), r[0], r[1], r[2].start))
    if not state and (when := _when_it(clause, draft.trigger, nearest)):
        return replace(draft, time=when)
    dated = replace(draft, time=_within_since(clause, draft.trigger, nearest) or _filler(nearest))
    return _as_state(dated) if draft.saying.lasting and _LASTING & set(nearest.value.split()) else dated


def _when_it(clause: Clause, trigger: int, mention: Mention) -> Filler | None:
    """ "Since January, when it drove them out": the driving was in January; the phrase with its "when"."""
    opened = [clause.tokens[k] for k in clause.kids(trigger, "advmod", "mark") if clause.tokens[k].text == "when"]
    if (
        not opened
        or opened[0].start < mention.end
        or clause.text[mention.end : opened[0].start].strip() not in ("", ",")
    ):
        return None
    end = opened[0].end
    return Filler(start=mention.start, end=end, text=clause.text[mention.start : end])


def as_states(drafts: Sequence[Draft], scene: Scene, clauses: Sequence[Clause]) -> list[Draft]:
    """Changes that are told as lasting before anything else is known of them: "had been occupied", "occupied since"."""

    def lasts(draft: Draft) -> bool:
        clause = clauses[draft.sentence]
        return bool(draft.saying.lasting) and (_had_been(clause, draft.trigger) or _own(draft, scene, clause).is_state)

    return [_as_state(draft) if lasts(draft) else draft for draft in drafts]


def _had_been(clause: Clause, verb: int) -> bool:
    """ "Had been occupied", "which was occupied since the first days": how things stood, not what happened."""
    auxiliaries = {clause.tokens[k].text.lower() for k in clause.kids(verb, "aux", "aux:pass")}
    since = any(clause.preposition(k) == "since" for k in clause.kids(verb, "obl", "nmod"))
    return {"had", "been"} <= auxiliaries or since


def _as_state(draft: Draft) -> Draft:
    """What a change is when it is told with since when or how long: "occupied since March" is held."""
    traits = {**draft.saying.traits, kinds()[draft.saying.kind].main_trait: draft.saying.lasting}
    return replace(draft, saying=replace(draft.saying, traits=traits))


def _lies_ahead(mention: Mention) -> bool:
    """Whether a time is to come: what was begun in May to take a town dates the beginning, not the taking."""
    return bool({"ahead", "next", "coming", "rest"} & set(mention.value.split())) or bool(_TO_COME.match(mention.value))


def _names_days(mention: Mention, draft: Draft) -> bool:
    if mention.value == "FUTURE_REF" and draft.mood and draft.mood.status is Status.HAPPENED:
        return False  # "soon afterwards" in a story
    if mention.form in ("DATE", "TIME"):
        return True
    told = set(mention.value.split())
    if "for" in told and draft.mood and draft.mood.status is not Status.ONGOING:
        told.discard("for")
    return mention.form == "DURATION" and bool(told & _PLACED) and "age" not in told


def _is_dateline(clause: Clause, mention: Mention) -> bool:
    """Whether a date says when the text was written: in brackets, or "9 May:" at its head."""
    before, after = clause.text[: mention.start], clause.text[mention.end : mention.end + 1]
    if before.endswith("(") and after.startswith(")"):
        return mention.start < _HEAD
    return not before.strip() and after.startswith(":")


def _filler(mention: Mention) -> Filler:
    return Filler(start=mention.start, end=mention.end, text=mention.text)


def _gap(mention: Mention, draft: Draft) -> int:
    return max(mention.start - draft.end, draft.start - mention.end, 0)


def _within_since(clause: Clause, trigger: int, mention: Mention) -> Filler | None:
    """What a clause of "since" tells itself was on the day: "since it attacked the town in September"."""
    if "since" not in mention.value.split():
        return None
    first = next(t.index for t in clause.tokens if t.end > mention.start)
    opened = any(t.text.lower() == "since" for t in clause.tokens[:trigger])
    if not opened or first <= trigger + 1 or clause.tokens[first - 1].text.lower() == "since":
        return None
    start = clause.tokens[first - 1].start
    return Filler(start=start, end=mention.end, text=clause.text[start : mention.end])


def _head(clause: Clause, mention: Mention) -> int | None:
    """The word of a mention that hangs on a word outside it."""
    inside = [t.index for t in clause.tokens if t.start < mention.end and mention.start < t.end]
    return next((i for i in inside if clause.tokens[i].head not in inside), inside[0] if inside else None)


def _clause_of(clause: Clause, index: int) -> int:
    """The head of the clause that a word stands in."""
    here = index
    for above in (index, *clause.governors(index)):
        here = above
        if _opens_clause(clause, above):
            break
    return here


def _opens_clause(clause: Clause, index: int) -> bool:
    token = clause.tokens[index]
    verbs = token.pos in ("VERB", "AUX") and clause.tokens[token.head].pos in ("VERB", "AUX")
    return token.head == index or token.dep in _CLAUSAL or (token.dep == "conj" and verbs)


def _chain(clause: Clause, index: int) -> list[int]:
    """The clause a word stands in and the clauses above it, inmost first."""
    found = [_clause_of(clause, index)]
    while (above := clause.tokens[found[-1]].head) != found[-1]:
        higher = _clause_of(clause, above)
        if higher in found:
            break
        found.append(higher)
    return found


def _distance(clause: Clause, trigger: int, mention: Mention, *, is_state: bool) -> float:
    """How far a time stands from a trigger in the tree; infinite where it cannot date it."""
    head = _head(clause, mention)
    if is_state and _LASTING & set(mention.value.split()) and _follows(clause, trigger, mention):
        return 0.0  # wherever the parser hung it: "under siege since 2013"
    if head is None or (_dates_saying(clause, head, trigger) and not _is_stretch(mention)):
        return float("inf")
    if clause.tokens[head].head == trigger:
        return 0.0
    if is_state and is_named(clause, trigger) and not _LASTING & set(mention.value.split()):
        return float("inf")  # "rebel-held Douma" is so whenever the sentence tells of something else
    mine, its = _chain(clause, trigger), _chain(clause, head)
    common = next((c for c in mine if c in its), None)
    if common is None:
        return 3.0
    up = sum(_step(clause, c) for c in mine[: mine.index(common)])
    down = sum(_step_down(clause, c, trigger) for c in its[: its.index(common)])
    return 0.5 + up + down


def _follows(clause: Clause, trigger: int, mention: Mention) -> bool:
    """Whether a time stands right behind the trigger, but for the word that opens it."""
    between = [t for t in clause.tokens[trigger + 1 :] if t.end <= mention.start]
    return clause.tokens[trigger].end <= mention.start and len(between) == 1 and between[0].pos in ("ADP", "SCONJ")


def _is_relative(clause: Clause, index: int) -> bool:
    """Whether a clause is a relative one: the parser says so, and "which" or the like stands in it."""
    if clause.tokens[index].dep not in _RELATIVE:
        return False
    return any(i < index and clause.tokens[i].tag in ("WDT", "WP", "WP$", "WRB") for i in clause.subtree(index))


def _step(clause: Clause, index: int) -> float:
    """What it costs to take a date from the clause above this one."""
    return 1.5 if _is_relative(clause, index) else 0.5


def _step_down(clause: Clause, index: int, trigger: int) -> float:
    """What it costs to take a date from within a side clause; little when the clause describes the trigger itself."""
    dep = clause.tokens[index].dep
    if clause.tokens[index].head == trigger and dep.startswith("acl"):
        return 0.0
    return 3.0 if _is_relative(clause, index) else 1.0 if dep in ("conj", "xcomp", "advcl") else 2.0


def _dates_saying(clause: Clause, head: int, trigger: int) -> bool:
    """Whether a time hangs on a reporting verb that is not the trigger itself, or stands right behind one."""
    verbs = [clause.tokens[head].head]
    before = head - 1
    while before > 0 and clause.tokens[before].text.lower() in _BETWEEN:
        before -= 1
    verbs.append(before)
    return any(v != trigger and _reports(clause, v) for v in verbs)


def _is_stretch(mention: Mention) -> bool:
    """Whether a time lasts, as no saying does: "acknowledged 735 deaths since 2014", "over the past year"."""
    told = set(mention.value.split())
    return "since" in told or (mention.form == "DURATION" and "past" in told)


def _reports(clause: Clause, verb: int) -> bool:
    token = clause.tokens[verb]
    saying = token.pos == "VERB" and token.text.lower() in speech("en").saying
    return saying and bool(clause.kids(verb, "nsubj", "ccomp", "parataxis") or token.dep in ("parataxis", "ccomp"))


@dataclass(frozen=True, slots=True)
class _Day:
    """A day the report tells of, in sentence `sentence`; it serves the next `reach` sentences."""

    sentence: int
    time: Filler
    reach: int = _REACH_BACK


def _days_told(scene: Scene, clauses: Sequence[Clause]) -> list[_Day]:
    """The days that main clauses tell of, in order: those the narrative stands on.

    In news told by weekdays and "yesterday" a date with its year is of the background or of a caption, and reaches
    less far.
    """
    found = [
        (mention, _Day(number, _filler(mention)))
        for number, (clause, mentions) in enumerate(zip(clauses, scene.mentions, strict=True))
        for mention in mentions
        if mention.kind is MentionKind.TIME and _is_news_day(clause, mention)
    ]
    news = any(_COUNTED.match(mention.value) for mention, _ in found)
    return [replace(day, reach=_NEAR) if news and mention.value[:4].isdigit() else day for mention, day in found]


def _is_news_day(clause: Clause, mention: Mention) -> bool:
    if not _NEWS_DAY.match(mention.value) or _ASIDE & set(mention.value.split()) or _is_dateline(clause, mention):
        return False
    head = _head(clause, mention)
    return head is not None and not any(_is_relative(clause, c) for c in _chain(clause, head))


def _is_no_day(draft: Draft, clause: Clause) -> bool:
    """Whether the report tells it of no day: what came before, or what happens time and again."""
    often = any(clause.tokens[k].text.lower() in time_words().often for k in clause.kids(draft.trigger, "advmod"))
    return often or _is_background(draft, clause)


def _is_background(draft: Draft, clause: Clause) -> bool:
    """Whether the trigger only says what came before: "after the fall of Mosul"."""
    signs = clause.kids(draft.trigger, "case", "mark")
    return any(clause.tokens[k].text.lower() in _BACKGROUND for k in signs)


def _is_history(scene: Scene) -> bool:
    """Whether the report does not speak of its own present ("on Thursday", "yesterday"), so nothing is so now."""
    times = [m.value for line in scene.mentions for m in line if m.kind is MentionKind.TIME]
    dated = any(_NEWS_DAY.match(value) and not _COUNTED.match(value) for value in times)
    return dated and not speaks_of_now(times)


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


def _carried(draft: Draft, days: Sequence[_Day], *, history: bool) -> Draft:
    """The last day told of before a past event, or for the head of the report the first one told of after it.

    In a history also the last day told of before a state: the town was besieged then, not when the history was written.
    """
    past = draft.mood is not None and draft.mood.status is Status.HAPPENED and not draft.is_state
    if not past and not (history and draft.is_state and draft.saying.kind in _OF_THEIR_DAY):
        return draft
    back = [d for d in days if 0 <= draft.sentence - d.sentence <= d.reach]
    on = [d for d in days if 0 < d.sentence - draft.sentence <= _REACH_ON and draft.sentence <= 1]
    day = back[-1] if back else on[0] if on else None
    return replace(draft, time=replace(day.time, basis=Basis.COREFERENT)) if day else draft


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
            if draft.time:
                by_places.setdefault(_places(draft, scene), []).append(draft)
        times = [m for line in scene.mentions for m in line if m.kind is MentionKind.TIME]
        return cls(
            by_places=by_places,
            days=frozenset(m.text for m in times if _NEWS_DAY.match(m.value)),
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
