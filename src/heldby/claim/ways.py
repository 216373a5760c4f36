"""The two ends of a way, in the order of the words: "between A and B", "from A to B", "linking A to B", "the A-B road".

In:     a `Trigger`, which is a word for a way or does something to one.
Out:    place mentions, one for each end that the sentence names; then the drafts, an open end taken from the report.
Never:  a place beyond the way's own phrase; but "it" and "the city" are the place last named before.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from heldby.lexicon.words import words
from heldby.model import Basis, MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.trigger import Trigger
    from heldby.model import Mention

_OPENERS = frozenset(
    {"between", "from", "linking", "connecting", "links", "connects", "joining", "to", "into", "toward", "towards"}
)
_ALONE = frozenset({"to", "into", "toward", "towards"})
_CLOSERS = frozenset({"and", "to", "with", "into"})
_STOPS = frozenset({".", ";", ":", ",", "after", "while", "where", "when"})
_STANDING = frozenset({"it", "city", "town", "village"})
_WITHIN = (" in ", " in the ")
_SORTS = frozenset({"compound", "amod", "conj"})
_REACH, _SLOT, _BACK, _APART, _LISTED = 10, 8, 2, 30, 3


def ends(trigger: Trigger, path: str) -> Sequence[Mention] | None:
    """The end of a way by its path, "end_from" or "end_to", or what a distance is from, "next"; else None."""
    if path == "next":
        return _next(trigger)
    if path not in ("end_from", "end_to"):
        return None
    way = _way(trigger.clause, trigger.index)
    if way < 0:
        return None
    first, second = _named_before(trigger, way) or _named_after(trigger, way)
    if first is None and second is None:
        return None
    found = first if path == "end_from" else second
    return [found] if found else []


def _next(trigger: Trigger) -> list[Mention]:
    """ "10 km from A", "12 km of the city": the place right behind the preposition."""
    tokens, at = trigger.clause.tokens, trigger.index + 1
    if at >= len(tokens) or tokens[at].text.lower() not in ("of", "from"):
        return []
    found, _ = _slot(trigger, at + 1)
    return [found] if found else []


def is_only_a_way(trigger: Trigger) -> bool:
    """Whether all the ground told of is a way between two places: who takes the road from A to B has neither."""
    told = trigger.words(trigger.saying.roles.get("place", ()))
    heads = [member for head in told for member in trigger.clause.listed(head)]
    nouns = words("en").way_nouns
    return bool(heads) and all(
        trigger.clause.tokens[head].text.lower() in nouns
        and _place(trigger, head) is None
        and None not in (_named_before(trigger, head) or _named_after(trigger, head))
        for head in heads
    )


def is_travelled(draft: Draft, clause: Clause) -> bool:
    """Whether a way is told of; "telephone lines to A" are none, but "road and phone links" are a road's, too."""
    if draft.saying.kind != "route":
        return True
    way, small = _way(clause, draft.trigger), words("en")
    sorts = {clause.tokens[k].text.lower() for k in clause.kids(way, *_SORTS)} if way >= 0 else set()
    beside = {token.text.lower() for token in clause.tokens[max(0, way - _LISTED) : way]}
    return not sorts or not small.wires.issuperset(sorts) or not small.way_nouns.isdisjoint(beside)


def with_far_ends(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; a way told with one end starts at the place that the change of hands just before is about."""
    return [_with_far_end(draft, drafts) for draft in drafts]


def _with_far_end(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    near = draft.roles.get("to_place", ())
    if draft.saying.kind != "route" or not near or draft.roles.get("from_place"):
        return draft
    before = [d for d in drafts if d.saying.kind == "control" and 0 <= draft.sentence - d.sentence <= _BACK]
    before = [d for d in before if d.start <= draft.start and d.roles.get("place")]
    other = max(before, key=lambda d: (d.sentence, d.start), default=None)
    if other is None or other.roles["place"][0].text == near[0].text:
        return draft
    end = replace(other.roles["place"][0], basis=Basis.IMPLIED)
    return replace(draft, roles={**draft.roles, "from_place": (end,)})


def _way(clause: Clause, index: int) -> int:
    """The word for the way: the trigger, or the first such word after it or (of a passive) before it."""
    nouns, tokens = words("en").way_nouns, clause.tokens
    if tokens[index].text.lower() in nouns:
        return index
    after = range(index + 1, min(index + _REACH, len(tokens)))
    found = next((k for k in after if tokens[k].text.lower() in nouns), -1)
    if found >= 0:
        return found
    before = range(index - 1, max(-1, index - 2 * _REACH), -1)
    return next((k for k in before if tokens[k].text.lower() in nouns), -1)


def _place(trigger: Trigger, index: int) -> Mention | None:
    if not 0 <= index < len(trigger.clause.tokens):
        return None
    token = trigger.clause.tokens[index]
    found = trigger.names.at(MentionKind.PLACE, token.start, token.end)
    return found if found and found.form != "demonym" else None


def _named_before(trigger: Trigger, way: int) -> tuple[Mention | None, Mention | None] | None:
    """ "The A-B road": two places joined by a hyphen right before the way."""
    tokens = trigger.clause.tokens
    second = next((m for k in (way - 1, way - 2) if (m := _place(trigger, k))), None)
    if second is None:
        return None
    at = next(t.index for t in tokens if t.end > second.start)
    first = _place(trigger, at - 2) if at >= 2 and tokens[at - 1].text in ("-", "\u2013") else None
    return (first, second) if first else None


def _named_after(trigger: Trigger, way: int) -> tuple[Mention | None, Mention | None]:
    tokens = trigger.clause.tokens
    opened = next((k for k in range(way + 1, min(way + _SLOT, len(tokens))) if _opens(trigger, k)), -1)
    if opened < 0:
        return None, None
    first, at = _slot(trigger, opened + 1)
    if tokens[opened].text.lower() in _ALONE:
        return None, first
    closed = next((k for k in range(at, min(at + _SLOT, len(tokens))) if tokens[k].text.lower() in _CLOSERS), -1)
    return first, _slot(trigger, closed + 1)[0] if closed >= 0 else None


def _opens(trigger: Trigger, index: int) -> bool:
    token = trigger.clause.tokens[index]
    return token.text.lower() in _OPENERS and not (token.text.lower() == "to" and token.pos == "PART")


def _slot(trigger: Trigger, start: int) -> tuple[Mention | None, int]:
    """The place that begins within a few words, and the word after it."""
    tokens = trigger.clause.tokens
    for at in range(start, min(start + _SLOT, len(tokens))):
        found = _place(trigger, at)
        if found:
            return found, next((t.index for t in tokens if t.start >= found.end), len(tokens))
        follows = tokens[at + 1].text.lower() if at + 1 < len(tokens) else ""
        if tokens[at].text.lower() in _STANDING and follows not in ("of", "in", "near", "outside"):
            return _named_earlier(trigger), at + 1
        if tokens[at].text.lower() in _STOPS or tokens[at].text.lower() in _CLOSERS:
            break
    return None, start


def _named_earlier(trigger: Trigger) -> Mention | None:
    """The place last named before the trigger in its sentence."""
    start = trigger.clause.tokens[trigger.index].start
    before = [m for m in trigger.names.mentions if m.kind is MentionKind.PLACE and m.end <= start]
    named = sorted(m for m in before if m.form not in ("demonym", "country"))
    around = [b for a, b in pairwise(named) if _lies_around(trigger.names.text[a.end : b.start])]
    return next((m for m in reversed(named) if m not in around), None)


def _lies_around(between: str) -> bool:
    """Whether the second of two places tells where the first is: "A in B", "A, the last town in B"."""
    return between.endswith(_WITHIN) and len(between) < _APART
