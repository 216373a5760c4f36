"""Peoples that flee: no army withdraws with them, and nobody loses the place they leave.

In:     the drafts of a report, who the actors in them are.
Out:    the drafts without the withdrawals and losses of peoples.
Never:  a draft of an army, of armed men, of "the Russians", who may be one, or of who "withdrew".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.lexicon.words import words
from heldby.model import MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene
    from heldby.model import Filler, Token

_THE = frozenset({"the", "these", "those"})


def without_fleeing_peoples(drafts: Sequence[Draft], scene: Scene, clauses: Sequence[Clause]) -> list[Draft]:
    """The drafts but for "Armenians fled the town" as a withdrawal from it, and as its loss."""
    return [d for d in drafts if not _is_flight(d, scene, clauses[d.sentence])]


def _is_flight(draft: Draft, scene: Scene, clause: Clause) -> bool:
    role = "actor" if draft.saying.traits.get("type") == "withdrawal" else "against"
    lost = draft.saying.traits.get("change") == "lost" and not draft.roles.get("actor")
    gone = draft.roles.get(role, ())
    if not gone or not (role == "actor" or lost):
        return False
    named = [m for m in scene.named_by(gone) if m.kind is MentionKind.ACTOR]
    if not named or not all(map(scene.known.folk, named)):
        return False
    flees = clause.tokens[draft.trigger].text.lower() in words("en").fleeing
    return any(_is_counted(f, clause) or (flees and not _are_those(f, clause)) for f in gone)


def _is_counted(filler: Filler, clause: Clause) -> bool:
    """ "Thousands of Serbs left Knin": who leaves by thousands is no garrison."""
    return any(t.text.lower() == "of" or t.pos == "NUM" for t in _word_before(filler, clause))


def _are_those(filler: Filler, clause: Clause) -> bool:
    """ "The Russians fled": they may be an army."""
    return any(t.text.lower() in _THE for t in _word_before(filler, clause))


def _word_before(filler: Filler, clause: Clause) -> list[Token]:
    return [t for t in clause.tokens if t.end <= filler.start][-1:]
