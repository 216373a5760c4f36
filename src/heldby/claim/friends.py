"""Who fights on whose side in a report: by the actors' table, by known alliances, by what the report says itself.

In:     the drafts of a report and the party of each actor mention.
Out:    `Friends`, which tells whether two parties stand together.
Never:  an enemy; who fights whom is `ledger`'s.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heldby.lexicon.alliances import allied

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from heldby.claim.draft import Draft
    from heldby.model import Filler

_FOUGHT = frozenset({"battle", "attack"})
_TOGETHER = frozenset({"backs", "part_of", "allied_with", "leads"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Friends:
    """`side` is whom a party stands with, "" when open; `told` the pairs that the report puts together."""

    side: Callable[[str], str]
    told: frozenset[frozenset[str]]

    @classmethod
    def of(
        cls, drafts: Iterable[Draft], party_at: Mapping[tuple[int, int], str], side: Callable[[str], str]
    ) -> Friends:
        """Gather who backs, belongs to, helps or acts jointly with whom in a report."""
        pairs: set[frozenset[str]] = set()
        for draft in drafts:
            for ones, others in _told_by(draft):
                mine, theirs = ([party_at.get((f.start, f.end), "") for f in fs] for fs in (ones, others))
                pairs.update(frozenset((a, b)) for a in mine for b in theirs if a and b and a != b)
        return cls(side=side, told=frozenset(pairs))

    def together(self, one: str, other: str) -> bool:
        """Whether two parties are known, or told, to stand on one side."""
        mine, theirs = self.side(one), self.side(other)
        known = bool(mine and theirs) and (mine == theirs or allied(mine, theirs))
        return known or frozenset((one, other)) in self.told


def _told_by(draft: Draft) -> Iterable[tuple[Sequence[Filler], Sequence[Filler]]]:
    roles, traits = draft.roles, draft.saying.traits
    if draft.saying.kind == "relation" and traits.get("rel") in _TOGETHER:
        yield roles.get("a", ()), roles.get("b", ())
    if draft.saying.kind == "control" and traits.get("change") != "contested":
        yield roles.get("actor", ()), (*roles.get("actor", ()), *roles.get("helped_by", ()))
    if draft.saying.kind == "event" and traits.get("type") in _FOUGHT and not draft.opposed:
        yield roles.get("actor", ()), roles.get("actor", ())
