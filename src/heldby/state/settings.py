"""The numbers that state rests on, from data/state/*.toml, as one value.

In:     decay.toml and weights.toml.
Out:    `Settings`; make another with `dataclasses.replace` to study what a number does.
Never:  read at import, or hidden in code.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from heldby.lexicon.tables import data_path, table


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Days are days; weights, priors and yields natural log odds; shares 0 to 1. The reasons stand in the files."""

    weights: Mapping[str, Mapping[str, float]]
    half_life_days: float
    unknown_odds: float
    unknown_yields: float
    change_from_holder: float
    change_from_unknown: float
    widest_change_days: int
    contested_linger_days: int
    contested_widest_days: int
    contested_some_day_within: int
    contested_before_days: int
    besieged_linger_days: int
    never_held: tuple[str, ...] = ()
    fighting_types: tuple[str, ...] = ()

    @property
    def rate(self) -> float:
        """The share of certainty lost per day, as a continuous rate."""
        return math.log(2) / self.half_life_days

    def share(self, name: str) -> float:
        """What a claim says about another thing, as a share of its weight."""
        return self.weights["share"][name]

    @property
    def most(self) -> float:
        """The weight that no heap of claims exceeds."""
        return self.weights["limit"]["most"]


@cache
def standard() -> Settings:
    """The numbers that ship with heldby."""
    raw: dict[str, Any] = table(data_path("state", "decay.toml"))
    return Settings(
        weights=table(data_path("state", "weights.toml")),
        half_life_days=raw["ageing"]["half_life_days"],
        unknown_odds=raw["ageing"]["unknown_odds"],
        unknown_yields=raw["ageing"]["unknown_yields"],
        change_from_holder=raw["change"]["from_holder"],
        change_from_unknown=raw["change"]["from_unknown"],
        widest_change_days=raw["change"]["widest_days"],
        contested_linger_days=raw["contested"]["linger_days"],
        contested_widest_days=raw["contested"]["widest_days"],
        contested_some_day_within=raw["contested"]["some_day_within"],
        contested_before_days=raw["contested"]["before_days"],
        besieged_linger_days=raw["besieged"]["linger_days"],
        never_held=tuple(raw["places"]["never"]),
        fighting_types=tuple(raw["fighting"]["types"]),
    )
