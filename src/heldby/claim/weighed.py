"""What a change of hands is told to mean to somebody: "its capture would be a gain for A", "a blow to B".

In:     the drafts of a report, the trees of its sentences, who is named in them.
Out:    the drafts; who gains by a taking has taken the place, whom it is a blow to has lost it.
Never:  a side for a change whose own words tell it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.model import Filler, MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene

_GAINS = frozenset({"gain", "boost", "victory", "win", "success", "triumph", "breakthrough", "prize", "achievement"})
_BLOWS = frozenset({"blow", "setback", "loss", "defeat", "humiliation", "embarrassment"})
_CHANGES = frozenset({"taken", "lost"})
_TO_WHOM = frozenset({"for", "to"})


def with_those_it_means_much_to(drafts: Sequence[Draft], scene: Scene, clauses: Sequence[Clause]) -> list[Draft]:
    """Fill the open side of takings and falls that are told to be a gain for one side or a blow to the other."""
    return [_weighed(d, scene, clauses[d.sentence]) if _is_open(d) else d for d in drafts]


def _is_open(draft: Draft) -> bool:
    changed = draft.saying.kind == "control" and draft.saying.traits.get("change") in _CHANGES
    return changed and not draft.roles.get("actor") and not draft.roles.get("against")


def _weighed(draft: Draft, scene: Scene, clause: Clause) -> Draft:
    """The draft with whom its noun is told to be a gain or a blow to: "the fall of A was a blow to B"."""
    judged = clause.tokens[draft.trigger].head
    if not clause.is_dep(draft.trigger, "nsubj") or clause.tokens[draft.trigger].pos != "NOUN":
        return draft
    nouns = [judged] if clause.kids(judged, "cop") else clause.kids(judged, "obj", "obl", "xcomp")
    for noun in nouns:
        role = "actor" if clause.lemma(noun) in _GAINS else "against" if clause.lemma(noun) in _BLOWS else ""
        if not role or (role == "actor" and draft.saying.traits["change"] == "lost" and not draft.saying.swap):
            continue
        around = clause.kids(judged, "obl", "iobj") if role == "against" else []  # "dealt a blow to B"
        for kid in [*clause.kids(noun, "nmod", "obl"), *around]:
            who = _somebody(kid, scene, clause, draft.sentence) if clause.preposition(kid) in _TO_WHOM else None
            if who:
                return replace(draft, roles={**draft.roles, role: (who,)})
    return draft


def _somebody(word: int, scene: Scene, clause: Clause, sentence: int) -> Filler | None:
    """Who is named by a word that heads a noun group."""
    token = clause.tokens[word]
    named = (m for m in scene.mentions[sentence] if m.kind is MentionKind.ACTOR and m.form != "pronoun")
    who = next((m for m in named if m.start <= token.start and token.end <= m.end), None)
    fights = who is not None and (scene.known.armed(who) or scene.known.sovereign(scene.known.party(who)))
    return Filler(start=who.start, end=who.end, text=who.text) if who and fights else None
