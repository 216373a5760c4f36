"""What people decided about which claims tell one thing.

In:     judgements about two claims.
Out:    `Decided`, which answers for any pair; the latest judgement about a pair stands, unless it was withdrawn.
Never:  a decision of our own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from heldby.model.link import Judgement, Verdict, standing

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """The verdict on each pair of claims."""

    pairs: Mapping[frozenset[str], Verdict]

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> Decided:
        """Keep the verdict in force on each pair."""
        told = (judgement for judgement in standing(judgements) if judgement.other and judgement.verdict.pairs)
        return cls(pairs={judgement.subject: judgement.verdict for judgement in told})

    def same(self, one: str, other: str) -> bool:
        """Whether a person said that both tell one thing."""
        return self.pairs.get(frozenset((one, other))) is Verdict.SAME

    def apart(self, one: str, other: str) -> bool:
        """Whether a person said that they tell two things."""
        return self.pairs.get(frozenset((one, other))) is Verdict.NOT_SAME

    def differing(self, other: Decided) -> frozenset[str]:
        """The claims of pairs on which both do not say the same."""
        pairs = {p for p in self.pairs.keys() | other.pairs.keys() if self.pairs.get(p) is not other.pairs.get(p)}
        return frozenset(claim for pair in pairs for claim in pair)
