"""Persons whom nothing names: "the body lay where he had died".

In:     a draft and the scene of its report.
Out:    whether it tells the fate of a pronoun with no name before it.
Never:  a pronoun behind a name, near enough to stand for it; "he" behind "a gunman", who is somebody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.claim.people_nouns import is_people
from heldby.model import MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene

_BACK = 4


def is_of_nobody_named(draft: Draft, scene: Scene, clauses: Sequence[Clause]) -> bool:
    """Whether the person of a draft is a pronoun, and nobody was named or shown in the sentences before it."""
    told = draft.roles.get("person", ()) if draft.saying.kind == "person" else ()
    if not told:
        return False
    near = scene.mentions[max(0, draft.sentence - _BACK) : draft.sentence + 1]
    people = [m for line in near for m in line if m.kind is MentionKind.PERSON]
    pronouns = {(m.start, m.end) for m in people if m.form == "pronoun"}
    first = min((m.start for m in people if m.form != "pronoun"), default=None)
    if not all((f.start, f.end) in pronouns and (first is None or f.start < first) for f in told):
        return False
    here = clauses[max(0, draft.sentence - 1) : draft.sentence + 1]
    return not any(_shows_one(clause, min(f.start for f in told)) for clause in here)


def _shows_one(clause: Clause, before: int) -> bool:
    """Whether one person is brought in before an offset: "an armed man ran from the compound"."""
    ones = (t for t in clause.tokens if t.tag == "NN" and t.start < before and is_people(t.text.lower()))
    return any(
        clause.tokens[k].text.lower() in ("a", "an", "one") for t in ones for k in clause.kids(t.index, "det", "nummod")
    )
