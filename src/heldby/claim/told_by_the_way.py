"""What a sentence tells of a place by the way, to say which it is: "near Sake, which the M23 holds, an official said".

In:     the drafts of a report, the trees of its sentences.
Out:    the drafts; those by the way are marked as asides, which the author tells whoever is credited with the rest.
Never:  a state that is what somebody tells ("said the town is held by rebels"), nor words within quotation marks.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.claim.mood import is_named
from heldby.claim.nearness import is_relative

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft


def with_asides(drafts: Sequence[Draft], clauses: Sequence[Clause]) -> list[Draft]:
    """The drafts, with who holds a place told by the way as the author's own."""
    return [_told(draft, clauses[draft.sentence]) for draft in drafts]


def _told(draft: Draft, clause: Clause) -> Draft:
    if draft.saying.kind != "control" or not draft.is_state or draft.saying.aside:
        return draft
    behind = clause.is_dep(draft.trigger, "acl", "amod") and is_named(clause, draft.trigger)
    told = any(clause.tokens[k].text.lower() == "that" for k in clause.kids(draft.trigger, "mark"))
    if not behind and (told or not is_relative(clause, draft.trigger)):
        return draft
    return replace(draft, saying=replace(draft.saying, aside=True))
