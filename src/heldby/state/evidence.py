"""The things a claim can say of who holds a place: a turn, a sight, fighting, a siege, who has a part of it.

In:     nothing; these are the nouns of this stage.
Out:    `Turn`, `Sight`, `Fight`, `Siege`, `Share`, and `Evidence`, all of them for one place.
Never:  a day that was not told: a turn keeps both bounds of its date.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from heldby.model.time import When

UNKNOWN = "unknown"
CONTESTED = "contested"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The place changed hands on some day from `first` to `last`, to one of `gain` (each with its share of the weight).

    `loser` limits it: only he lost ("lost by X", gainer not named; `gain` is then unknown). `losers` held it before, as
    far as told; `again` when it was held before by the gainer. `weight` is in log odds, with the denials (`against`,
    told by `deniers`) taken off.
    """

    first: date
    last: date
    gain: tuple[tuple[str, float], ...]
    loser: str = ""
    losers: tuple[str, ...] = ()
    again: bool = False
    weight: float
    when: When
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    against: tuple[str, ...] = ()
    deniers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """On `day`, `holder` was said to hold the place (`weight` above 0), or not to (below 0)."""

    day: date
    holder: str
    weight: float
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    stated: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Fight:
    """The place was contested from `first` to `last` (inclusive), and it is likely that it went on until `fading`."""

    first: date
    last: date
    fading: date
    claims: tuple[str, ...]
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Siege:
    """`by` besieged the place from `first` (None: already before) until `last`, or until `fading` without news.

    `closing`: the ring was still being closed.
    """

    by: tuple[str, ...]
    first: date | None
    last: date
    fading: date
    claims: tuple[str, ...]
    closing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """`holder` had a part of the place, in the report's `words`, from `first` until `fading` without other news."""

    holder: str
    words: str
    first: date
    fading: date
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that was told of one place, in the order of its days."""

    place: str
    turns: tuple[Turn, ...] = ()
    sights: tuple[Sight, ...] = ()
    fights: tuple[Fight, ...] = ()
    sieges: tuple[Siege, ...] = ()
    parts: tuple[Share, ...] = ()
    relieved: tuple[date, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was told that bears on who holds the place."""
        return not (self.turns or self.sights or self.fights or self.sieges or self.parts)

    @property
    def holders(self) -> tuple[str, ...]:
        """Every party the evidence names as holder, in alphabetical order."""
        gained = {holder for turn in self.turns for holder, _ in turn.gain}
        lost = {turn.loser for turn in self.turns}
        return tuple(sorted((gained | lost | {s.holder for s in self.sights}) - {"", UNKNOWN}))
