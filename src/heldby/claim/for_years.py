"""What goes on for years, again and again, or for power is of no one town: "since 2006", "they often raid villages".

In:     a draft of violence that names no place, the tree of its sentence, the times in it.
Out:    whether it tells of the war and not of the news.
Never:  what a sentence places itself, or what has lasted for days.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heldby.claim.casting import VIOLENT
from heldby.claim.nearness import distance
from heldby.lexicon.words import words
from heldby.model import MentionKind

if TYPE_CHECKING:
    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene
    from heldby.model import Mention

_YEARS = re.compile(r"P[\dX]+[YE]|PXE|\d{4}|\d{4}-\d{2}")
_LASTING = frozenset({"since", "for", "past"})
_NEAR = 1.0
_PRESENT = frozenset({"VBZ", "VBP"})


def is_of_the_war(draft: Draft, scene: Scene, clause: Clause) -> bool:
    """Whether it has gone on for years, or is what somebody does again and again."""
    if draft.saying.kind != "event" or draft.saying.traits.get("type") not in VIOLENT or scene.places(draft.sentence):
        return False
    times = (m for m in scene.mentions[draft.sentence] if m.kind is MentionKind.TIME and _is_years(m))
    long = any(distance(clause, draft.trigger, m, is_state=draft.is_state) <= _NEAR for m in times)
    return long or (draft.sentence > 0 and (_is_habit(clause, draft.trigger) or _is_for_power(clause, draft.trigger)))


def _is_for_power(clause: Clause, trigger: int) -> bool:
    """ "Fighting to bring down the government", "an operation to crush the rebellion", "its fight against the regime".

    So wars are told of that go on wherever the news happened.
    """
    small, token = words("en"), clause.tokens[trigger]
    above = [token.head] if clause.is_dep(trigger, "obj", "nsubj:pass") else []
    aims = [k for word in (trigger, *above) for k in clause.kids(word, "xcomp", "advcl", "acl")]
    ends = [k for aim in aims if clause.lemma(aim) in small.ending_rule for k in clause.kids(aim, "obj")]
    if token.pos == "NOUN" and clause.lemma(trigger) in small.struggles and clause.kids(trigger, "nmod:poss"):
        ends += [k for k in clause.kids(trigger, "nmod") if clause.preposition(k) == "against"]
    return any(clause.lemma(k) in small.rule for k in ends)


def _is_years(time: Mention) -> bool:
    """ "Since 2006", "for ten years"; "in 2006" was once."""
    told = time.value.split()
    return bool(told) and _YEARS.fullmatch(told[0]) is not None and not _LASTING.isdisjoint(told[1:])


def _is_habit(clause: Clause, trigger: int) -> bool:
    """ "They often attack villages", "carries out attacks": in the present, and more than one."""
    token = clause.tokens[trigger]
    verb = token if token.pos == "VERB" else clause.tokens[token.head]
    if verb.tag not in _PRESENT or clause.kids(verb.index, "aux", "cop"):
        return False
    often = any(clause.tokens[k].text.lower() in words("en").often for k in clause.kids(verb.index, "advmod"))
    deeds = (
        token.tag == "NNS" and clause.is_dep(trigger, "obj") and clause.lemma(verb.index) in words("en").carrying_out
    )
    return often or deeds
