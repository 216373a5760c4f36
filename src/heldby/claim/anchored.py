"""When something was by what else its sentence tells: "before the town fell", "since its capture", "in retaking it".

In:     the drafts of a report, some without a time of their own; the trees of its sentences.
Out:    the same drafts; those that stand before, since or within what another draft tells have these words for a time.
Never:  a day: `resolve` takes it from the other claim. "They stormed the school before setting it on fire": one story.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from heldby.claim.totals import is_perfect
from heldby.lexicon.times import time_words
from heldby.model import Filler, MentionKind, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene

_TOLD = frozenset({"control", "event"})
_OF_VERB = ("nsubj", "nsubj:pass", "obj", "obl", "nmod")
_ABOVE = 2


def with_anchors(drafts: Sequence[Draft], scene: Scene, clauses: Sequence[Clause]) -> list[Draft]:
    """The drafts, each undated one that its sentence ties to what another tells with the words that tie it."""
    words = time_words().anchoring
    lines = {n: {t.text.lower() for t in clauses[n].tokens} for n in {d.sentence for d in drafts if d.time is None}}
    tied = {n for n, line in lines.items() if line & words.keys()}
    return [_tied(d, drafts, scene, clauses) if d.time is None and d.sentence in tied else d for d in drafts]


def _tied(draft: Draft, drafts: Sequence[Draft], scene: Scene, clauses: Sequence[Clause]) -> Draft:
    """The draft with the phrase that hangs on its verb, if that tells of something and holds no date."""
    clause = clauses[draft.sentence]
    if draft.mood is None or not draft.mood.status.is_real:
        return draft
    beside = [d for d in drafts if d.sentence == draft.sentence and d.trigger != draft.trigger and _is_anchor(d)]
    for verb in _verbs(draft.trigger, clause):
        for kid in clause.kids(verb, "advcl", "obl", "obl:unmarked"):
            below = [k for k in clause.subtree(kid) if clause.tokens[k].pos != "PUNCT"]
            opened = _opening(clause, kid)
            if draft.trigger in below or opened is None:
                continue
            start, at = (clause.tokens[k].start for k in (below[0], opened))
            counted = any(m.form == "DURATION" and start <= m.start < at for m in scene.mentions[draft.sentence])
            told = [d for d in beside if d.trigger in below]
            tied = not draft.is_state if counted else bool(told) and _ties(draft, told[0], verb, kid, clause)
            end = clause.tokens[below[-1]].end
            if tied and not _is_dated(scene, draft.sentence, at, end):
                return replace(draft, time=Filler(start=start, end=end, text=clause.text[start:end]))
    return draft


def _is_anchor(draft: Draft) -> bool:
    """Whether it is told as something that was."""
    told = draft.mood
    return draft.saying.kind in _TOLD and told is not None and told.status is Status.HAPPENED and not told.is_denied


def _verbs(trigger: int, clause: Clause) -> list[int]:
    """A word and the verbs that it is an argument of."""
    above, below = [trigger], trigger
    for word in islice(clause.governors(trigger), _ABOVE):
        if not clause.is_dep(below, *_OF_VERB):
            break
        above, below = [*above, word], word
    return [word for word in above if clause.tokens[word].pos == "VERB"]


def _opening(clause: Clause, word: int) -> int | None:
    """The word that opens a phrase or clause and says how it is tied: its own, or that of "days before its fall"."""
    if clause.is_dep(word, "obl:unmarked"):
        inner = [k for k in clause.kids(word, "nmod") if k > word]
        return _opening(clause, inner[0]) if len(inner) == 1 else None
    signs = [k for k in clause.kids(word, "case", "mark") if k < word]
    known = time_words().anchoring
    return signs[0] if len(signs) == 1 and clause.tokens[signs[0]].text.lower() in known else None


def _ties(draft: Draft, told: Draft, verb: int, anchor: int, clause: Clause) -> bool:
    """Whether the phrase dates the verb: what came "before" another thing is told in front of it or by "had"."""
    opened = _opening(clause, anchor)
    side = time_words().anchoring[clause.tokens[opened].text.lower()] if opened is not None else ""
    if side == "before":
        return not draft.is_state and _came_before(verb, anchor, clause)
    if side == "since":
        return is_perfect(clause, verb) or draft.is_state
    if side == "in":  # "in retaking the town they have cut the road", "killed in the capture of the town"
        itself = told.trigger == anchor and not clause.kids(anchor, "nsubj")  # not "in A, where they took B"
        return itself and told.saying.kind == "control" and not told.is_state and not draft.is_state
    return False


def _came_before(verb: int, anchor: int, clause: Clause) -> bool:
    had = any(clause.tokens[k].text.lower() in ("had", "'d") for k in clause.kids(verb, "aux"))
    doing = clause.tokens[anchor].tag == "VBG"
    return not doing and (anchor < verb or had or clause.is_dep(anchor, "obl"))


def _is_dated(scene: Scene, sentence: int, start: int, end: int) -> bool:
    times = (m for m in scene.mentions[sentence] if m.kind is MentionKind.TIME)
    return any(start <= m.start < end for m in times)
