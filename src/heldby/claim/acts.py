"""What parties did where, as a report tells it: the entries that the ledger keeps.

In:     a draft and the places and parties it names.
Out:    `Act`s.
Never:  a party that is not known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heldby.lexicon.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from heldby.claim.draft import Draft


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Act:
    """`what` is the change of a control claim or the sort of an event; `place` is "" when none is told.

    `whole` is false for a bit of the place only, `real` for what is planned, supposed or denied; `again` is true for a
    word such as "recaptured", whose doer had the place before. `group` are all who did it together; `by_air` tells
    strikes from the air, which not everybody who shells can carry out; `summed_up` what is told again further down.
    """

    sentence: int
    start: int
    place: str
    what: str
    party: str
    whole: bool = True
    real: bool = True
    again: bool = False
    group: tuple[str, ...] = ()
    by_air: bool = False
    summed_up: bool = False

    @classmethod
    def of(cls, draft: Draft, place: str, what: str, party: str, group: tuple[str, ...] = ()) -> Act:
        """One party's act at one place."""
        mood = draft.mood
        real = mood is None or mood.is_so
        return cls(
            sentence=draft.sentence,
            start=draft.start,
            place=place,
            what=what,
            party=party,
            whole=not draft.part or bool(words("en").facilities & set(draft.part.lower().split())),
            real=real,
            again=draft.again,
            group=group,
            by_air=draft.saying.traits.get("type") == "airstrike",
            summed_up=draft.sums_up,
        )


# Strikes of several sorts are told by one name or another; whoever does one does the other.
_SORTS = {"airstrike": "strike", "shelling": "strike", "missile_strike": "strike"}


def sort_of(traits: Mapping[str, str]) -> str:
    """What sort of event a rule's traits tell of; all strikes are one."""
    sort = traits.get("type", "")
    return _SORTS.get(sort, sort)
