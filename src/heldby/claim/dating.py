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

from heldby.lexicon.speech import speech
from heldby.model import Basis, Filler, Mention, MentionKind, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene

_CLAUSAL = ("ccomp", "advcl", "advcl:relcl", "acl", "acl:relcl", "parataxis", "csubj", "xcomp")
_RELATIVE = ("acl:relcl", "advcl:relcl")
_PLACED = frozenset({"ago", "past", "coming", "for", "in", "since", "later", "earlier"})
_NEWS_DAY = re.compile(r"XXXX-WXX-\d|XXXX-\d\d-\d\d|\d{4}-\d\d-\d\d|D[+-]\d")
_ASIDE = frozenset({"since", "until", "by", "before", "after", "ago", "ahead", "next", "to", "from"})
_VAGUE = "_REF"
_FARTHEST, _REACH_BACK, _REACH_ON = 2.5, 4, 3
_STATES = frozenset({"held", "contested", "besieged"})


def with_times(drafts: Sequence[Draft], scene: Scene, clauses: Sequence[Clause]) -> list[Draft]:
    """Give each draft without a date the phrase that dates it in its sentence, or the day its report is telling of."""
    own = [draft if draft.time else _own(draft, scene, clauses[draft.sentence]) for draft in drafts]
    days = _days_told(scene, clauses)
    return [_carried(draft, days) if draft.time is None else draft for draft in own]


def said_times(clause: Clause, verb: int, mentions: Sequence[Mention]) -> list[Mention]:
    """The times that date a reporting verb ("said on Wednesday"), for `Attribution.said`."""
    found = (m for m in mentions if m.kind is MentionKind.TIME and m.form in ("DATE", "TIME"))
    return [m for m in found if (head := _head(clause, m)) is not None and clause.tokens[head].head == verb]


def _own(draft: Draft, scene: Scene, clause: Clause) -> Draft:
    times = [m for m in scene.mentions[draft.sentence] if m.kind is MentionKind.TIME and _names_days(m, draft)]
    ranked = [(far, _gap(m, draft), m) for m in times if (far := _distance(clause, draft.trigger, m)) <= _FARTHEST]
    if not ranked:
        return draft
    _, _, nearest = min(ranked, key=lambda r: (r[2].value.endswith(_VAGUE), r[0], r[1], r[2].start))
    return replace(draft, time=_filler(nearest))


def _names_days(mention: Mention, draft: Draft) -> bool:
    if mention.form in ("DATE", "TIME"):
        return True
    told = set(mention.value.split())
    if "for" in told and draft.mood and draft.mood.status is not Status.ONGOING:
        told.discard("for")
    return mention.form == "DURATION" and bool(told & _PLACED) and "age" not in told


def _filler(mention: Mention) -> Filler:
    return Filler(start=mention.start, end=mention.end, text=mention.text)


def _gap(mention: Mention, draft: Draft) -> int:
    return max(mention.start - draft.end, draft.start - mention.end, 0)


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


def _distance(clause: Clause, trigger: int, mention: Mention) -> float:
    """How far a time stands from a trigger in the tree; infinite where it cannot date it."""
    head = _head(clause, mention)
    if head is None:
        return float("inf")
    if _dates_saying(clause, head, trigger):
        return float("inf")
    if clause.tokens[head].head == trigger:
        return 0.0
    mine, its = _chain(clause, trigger), _chain(clause, head)
    common = next((c for c in mine if c in its), None)
    if common is None:
        return 3.0
    up = sum(_step(clause, c) for c in mine[: mine.index(common)])
    down = sum(_step_down(clause, c) for c in its[: its.index(common)])
    return 0.5 + up + down


def _step(clause: Clause, index: int) -> float:
    """What it costs to take a date from the clause above this one."""
    return 1.5 if clause.tokens[index].dep in _RELATIVE else 0.5


def _step_down(clause: Clause, index: int) -> float:
    """What it costs to take a date from within a side clause."""
    dep = clause.tokens[index].dep
    return 3.0 if dep in _RELATIVE else 1.0 if dep in ("conj", "xcomp", "advcl") else 2.0


def _dates_saying(clause: Clause, head: int, trigger: int) -> bool:
    """Whether a time hangs on a reporting verb that is not the trigger itself."""
    verb = clause.tokens[head].head
    token = clause.tokens[verb]
    if verb == trigger or token.pos != "VERB" or token.text.lower() not in speech("en").saying:
        return False
    return bool(clause.kids(verb, "ccomp", "parataxis")) or token.dep in ("parataxis", "ccomp")


@dataclass(frozen=True, slots=True)
class _Day:
    """A day the report tells of, in sentence `sentence`."""

    sentence: int
    time: Filler


def _days_told(scene: Scene, clauses: Sequence[Clause]) -> list[_Day]:
    """The days that main clauses tell of, in order: those the narrative stands on."""
    return [
        _Day(number, _filler(mention))
        for number, (clause, mentions) in enumerate(zip(clauses, scene.mentions, strict=True))
        for mention in mentions
        if mention.kind is MentionKind.TIME and _is_news_day(clause, mention)
    ]


def _is_news_day(clause: Clause, mention: Mention) -> bool:
    if not _NEWS_DAY.match(mention.value) or _ASIDE & set(mention.value.split()):
        return False
    head = _head(clause, mention)
    return head is not None and not any(clause.tokens[c].dep in _RELATIVE for c in _chain(clause, head))


def _carried(draft: Draft, days: Sequence[_Day]) -> Draft:
    """The last day told of before a past event, or for the head of the report the first one told of after it."""
    if not draft.mood or draft.mood.status is not Status.HAPPENED or _is_state(draft):
        return draft
    back = [d for d in days if 0 <= draft.sentence - d.sentence <= _REACH_BACK]
    on = [d for d in days if 0 < d.sentence - draft.sentence <= _REACH_ON and draft.sentence <= 1]
    day = back[-1] if back else on[0] if on else None
    return replace(draft, time=replace(day.time, basis=Basis.COREFERENT)) if day else draft


def _is_state(draft: Draft) -> bool:
    return draft.saying.kind == "relation" or draft.saying.traits.get("change") in _STATES
