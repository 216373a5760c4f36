"""The numbers that state rests on, from data/state/*.toml, as one value.

In:     decay.toml and weights.toml, and a theatre's own state.toml over them.
Out:    `Settings`; make another with `dataclasses.replace` to study what a number does.
Never:  read at import, or hidden in code.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from heldby.lexicon.tables import data_path, table
from heldby.model.errors import KnowledgeError


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Days are days; weights, priors and yields natural log odds; shares 0 to 1. The reasons stand in the files."""

    weights: Mapping[str, Mapping[str, float]]
    half_life_days: float
    before_half_life_days: float
    unknown_odds: float
    unknown_yields: float
    change_from_holder: float
    change_from_unknown: float
    widest_change_days: int
    change_one_within: int
    contested_linger_days: int
    contested_widest_days: int
    contested_some_day_within: int
    contested_before_days: int
    besieged_linger_days: int
    parts_linger_days: int
    trust_prior_claims: float
    trust_least: float
    trust_most: float
    trust_later: float
    trust_confirmed_within: int
    trust_rounds: int
    trust_step: float
    trust_echo: float
    never_held: tuple[str, ...] = ()
    fighting_types: tuple[str, ...] = ()
    holders_never: tuple[str, ...] = ()
    holders_armed: tuple[str, ...] = ()

    @property
    def rate(self) -> float:
        """The share of certainty lost per day, as a continuous rate."""
        return math.log(2) / self.half_life_days

    @property
    def rate_before(self) -> float:
        """The same before the first news of a place, backwards in time."""
        return math.log(2) / self.before_half_life_days

    def share(self, name: str) -> float:
        """What a claim says about another thing, as a share of its weight."""
        return self.weights["share"][name]

    @property
    def most(self) -> float:
        """The weight that no heap of claims exceeds."""
        return self.weights["limit"]["most"]


def standard() -> Settings:
    """The numbers that ship with heldby."""
    return settings()


@cache
def settings(*theatres: Path) -> Settings:
    """The numbers that ship with heldby, where the theatres' own state.toml say nothing else; the last one wins.

    A theatre's file has the tables of decay.toml and weights.toml, as many as it needs. Raises `KnowledgeError` for a
    table or a number that there is not.
    """
    raw: dict[str, Any] = copy.deepcopy(table(data_path("state", "decay.toml")))
    weights: dict[str, Any] = copy.deepcopy(table(data_path("state", "weights.toml")))
    for path in (p for theatre in theatres if (p := theatre / "state.toml").exists()):
        for part, numbers in table(path).items():
            _overlay(raw.get(part) or weights.get(part), part, numbers, path)
    ageing, change, trust = raw["ageing"], raw["change"], raw["trust"]
    return Settings(
        weights=weights,
        half_life_days=ageing["half_life_days"],
        before_half_life_days=ageing["before_half_life_days"],
        unknown_odds=ageing["unknown_odds"],
        unknown_yields=ageing["unknown_yields"],
        change_from_holder=change["from_holder"],
        change_from_unknown=change["from_unknown"],
        widest_change_days=change["widest_days"],
        change_one_within=change["one_within_days"],
        contested_linger_days=raw["contested"]["linger_days"],
        contested_widest_days=raw["contested"]["widest_days"],
        contested_some_day_within=raw["contested"]["some_day_within"],
        contested_before_days=raw["contested"]["before_days"],
        besieged_linger_days=raw["besieged"]["linger_days"],
        parts_linger_days=raw["parts"]["linger_days"],
        never_held=tuple(raw["places"]["never"]),
        fighting_types=tuple(raw["fighting"]["types"]),
        holders_never=tuple(raw["holders"]["never"]),
        holders_armed=tuple(raw["holders"]["armed"]),
        trust_prior_claims=trust["prior_claims"],
        trust_least=trust["least"],
        trust_most=trust["most"],
        trust_later=trust["later"],
        trust_confirmed_within=trust["confirmed_within_days"],
        trust_rounds=trust["rounds"],
        trust_step=trust["step"],
        trust_echo=trust["echo"],
    )


def _overlay(known: dict[str, Any] | None, part: str, numbers: Any, path: Path) -> None:
    """Put a theatre's numbers over ours."""
    if known is None or not isinstance(numbers, dict):
        raise KnowledgeError(f"{path}: there is no [{part}] here; decay.toml and weights.toml show what can be set")
    for name, value in numbers.items():
        number = isinstance(known.get(name), (int, float)) and isinstance(value, (int, float))
        if name not in known or not (number or isinstance(value, type(known[name]))):
            raise KnowledgeError(f"{path}: [{part}] {name} = {value!r} does not fit; ours is {known.get(name)!r}")
        known[name] = value
