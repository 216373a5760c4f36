"""Deeds of which the report says that nobody knows who did them: "it was not clear who carried out the raids".

In:     the drafts of a report, with the roles that it tells elsewhere, and its clauses.
Out:    the drafts; a strike told near such words is by nobody whom its own words do not name.
Never:  a doer that the words of the claim itself name.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.claim.casting import VIOLENT
from heldby.lexicon.words import words
from heldby.model import Basis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft

_NEAR = 4  # sentences


def without_unknown_doers(drafts: Sequence[Draft], clauses: Sequence[Clause]) -> list[Draft]:
    """Drafts without a doer taken from elsewhere where the report says nearby that he is not known."""
    if not any(map(_is_one_sided, drafts)):
        return list(drafts)
    unknown = [i for i, clause in enumerate(clauses) if _says_unknown(clause)]
    return [_without_implied(d) if _is_one_sided(d) and _is_near(d, unknown) else d for d in drafts]


def _says_unknown(clause: Clause) -> bool:
    """Whether a sentence says that it is not known whose deed something is."""
    told = " ".join(t.text for t in clause.tokens).lower()
    small = words("en")
    return any(phrase in told for phrase in small.not_known) and any(word in told for word in small.whose_deed)


def _is_near(draft: Draft, sentences: Sequence[int]) -> bool:
    return any(abs(draft.sentence - sentence) <= _NEAR for sentence in sentences)


def _is_one_sided(draft: Draft) -> bool:
    sort = draft.saying.traits.get("type")
    return draft.saying.kind == "event" and sort in VIOLENT and sort != "battle"


def _without_implied(draft: Draft) -> Draft:
    left = tuple(f for f in draft.roles.get("actor", ()) if f.basis is Basis.STATED)
    roles = {role: fillers for role, fillers in draft.roles.items() if role != "actor"}
    return replace(draft, roles={**roles, "actor": left} if left else roles)
