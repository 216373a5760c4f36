"""A people that flees is displaced: "Armenians fled Stepanakert" is no withdrawal of anybody's forces.

In:     the drafts of a report and what its names mean.
Out:    the drafts without withdrawals of peoples.
Never:  "the Russians fled", who may be an army; a doer that is not known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.lexicon.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene
    from heldby.model import Mention

_THE = frozenset({"the", "these", "those"})


def without_flights(drafts: Sequence[Draft], scene: Scene, clauses: Sequence[Clause]) -> list[Draft]:
    """Drafts without the withdrawals of those who carry no arms."""
    return [d for d in drafts if not _is_flight(d, scene, clauses[d.sentence])]


def _is_flight(draft: Draft, scene: Scene, clause: Clause) -> bool:
    verb = clause.tokens[draft.trigger].text.lower()
    if draft.saying.traits.get("type") != "withdrawal" or verb not in words("en").fleeing:
        return False
    named = scene.named_by(draft.roles.get("actor", ()))
    return bool(named) and all(_are_a_people(m, scene, clause) for m in named)


def _are_a_people(mention: Mention, scene: Scene, clause: Clause) -> bool:
    known = scene.known
    before = [t.text.lower() for t in clause.tokens if t.end <= mention.start][-1:]
    if not known.party(mention) or known.armed(mention) or known.state(mention) or known.voice(mention):
        return False
    return not (set(before) & _THE) and not mention.text.islower()
