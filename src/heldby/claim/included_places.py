"""Places that are named as a part of what somebody has, took or lost: "most of A, including B and C".

In:     the drafts of one sentence, its mentions.
Out:    the drafts, with one more for the places included: all of them was taken, whatever of A.
Never:  a place included in a fight, a siege or an advance, which may be elsewhere in A; what is no name of a place.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.claim.filling import filler
from heldby.claim.listing import with_right_of_list
from heldby.model import MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from heldby.claim.draft import Draft
    from heldby.claim.filling import Names

_WHOLE = frozenset({"taken", "held", "lost"})
_INCLUDING = re.compile(
    r"\s*,?\s*(?:including|among\s+them|notably)\s+(?:parts?\s+of\s+|most\s+of\s+)?(?:the\s+|its\s+)?(?:\w+[’']s?\s+)?"
    r"(?:(?:key|strategic|nearby|provincial|regional|main|largest|second|important)\s+)*"
    r"(?:(?:town|city|village|capital|port|airport|hub)s?,?\s+(?:of\s+)?)?"
)
_PARTLY = re.compile(r"\b(?:parts?|most)\s+of\b")


def with_included(drafts: Iterable[Draft], names: Names) -> Iterator[Draft]:
    """The drafts of a sentence, each control of a place followed by that of the places it is told to include."""
    places = [m for m in names.mentions if m.kind is MentionKind.PLACE and m.form != "demonym" and not m.text.islower()]
    for draft in drafts:
        yield draft
        told = draft.roles.get("place", ())
        if draft.saying.kind != "control" or draft.saying.traits.get("change") not in _WHOLE or not told:
            continue
        end = max(f.end for f in told)
        first = next((m for m in places if m.start >= end), None)
        link = _INCLUDING.fullmatch(names.text, end, first.start) if first else None
        if first is None or link is None or _PARTLY.search(link[0]):
            continue
        listed = with_right_of_list(names, (first,))
        roles = {**draft.roles, "place": tuple(filler(m) for m in listed)}
        yield replace(draft, roles=roles, part="", end=max(draft.end, listed[-1].end))
