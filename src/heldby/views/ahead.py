"""What was planned or foretold, and what became of it.

In:     a `Snapshot`.
Out:    rows by the day they were made, each with the quote and the claims that show the outcome.
Never:  a forecast judged by what could not be known by the day asked about.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from heldby.model import Forecast, Outcome, Polarity
from heldby.model.told import Told
from heldby.reconcile import forecasts as followed
from heldby.views.control import bounds
from heldby.views.knowledge import as_of, bodies, knowledge, place_ids, place_of
from heldby.views.rows import Rows
from heldby.views.shapes_told import ForecastRow
from heldby.views.snapshot import Snapshot


class Ahead(StrEnum):
    """Whether somebody means to do it or expects it."""

    PLANNED = "planned"
    EXPECTED = "expected"


def forecasts(  # noqa: PLR0913 - each parameter is a filter that the command line and HTTP offer by this name
    snapshot: Snapshot,
    *,
    issuer: Annotated[str | None, "Only those of this publisher or credited source."] = None,
    place: Annotated[str | None, "Only those about this place, by any of its names."] = None,
    actor: Annotated[str | None, "Only those about what this actor will do, by any of its names."] = None,
    outcome: Annotated[Outcome | None, "Only those that came true, did not, or are open."] = None,
    status: Annotated[Ahead | None, "Only plans, or only what is expected."] = None,
) -> Rows[ForecastRow]:
    """Every plan and prediction, by the day it was made, and what later reports say became of it until the day asked.

    It came true if another report tells of it later, of the same place and of the actor or his side; it did not if
    others did it, if it came after its horizon, or if its horizon passed and later reports of the place do not tell it;
    else it is open. Raises `UnknownPlace`, `UnknownActor`.
    """
    known, day = knowledge(snapshot), as_of(snapshot)
    if day is None:
        return Rows(ForecastRow, ())
    wanted, parties = place_ids(snapshot, place), bodies(snapshot, actor)
    rows = []
    for forecast in snapshot.once(_On(day)):
        told = known.told[forecast.claims[0]]
        if (
            (issuer is None or issuer.casefold() in _voices(snapshot, forecast, told))
            and (wanted is None or wanted & {p for ids in told.ids.values() for p in ids})
            and (parties is None or parties & set(known.parties.bodies(told.actors)))
            and (outcome is None or forecast.outcome == Outcome(outcome))
            and (status is None or forecast.status == Ahead(status))
        ):
            rows.append(_row(snapshot, forecast, told, day))
    return Rows(ForecastRow, rows)


@dataclass(frozen=True, slots=True)
class _On:
    """The forecasts as they stood on a day; computed once for a snapshot."""

    day: date

    def __call__(self, snapshot: Snapshot) -> tuple[Forecast, ...]:
        known = knowledge(snapshot)
        return followed(known.reconciled.heeded, parties=known.parties, day=self.day)


def _voices(snapshot: Snapshot, forecast: Forecast, told: Told) -> frozenset[str]:
    parties = knowledge(snapshot).parties
    aliases = (alias for s in told.sources if (known := parties.actors.get(s)) for alias in known.aliases)
    names = [forecast.issuer, told.outlet, *map(parties.name, told.sources), *aliases]
    return frozenset(name.casefold() for name in names)


def _row(snapshot: Snapshot, forecast: Forecast, told: Told, day: date) -> ForecastRow:
    claim, parties = told.claim, knowledge(snapshot).parties
    places = [p for role in ("place", "from_place", "to_place") for p in told.ids.get(role, ())]
    return ForecastRow(
        made=forecast.made,
        issuer=forecast.issuer,
        status=forecast.status,
        what=forecast.about.replace(".", " "),
        denied=claim.polarity is Polarity.DENIED,
        place=", ".join(found.name if (found := place_of(snapshot, p)) else p for p in places),
        actor=", ".join(map(parties.name, told.actors)) or ", ".join(f.text for f in claim.fillers("actor")),
        certainty=claim.hedge.certainty,
        horizon=forecast.horizon,
        outcome=forecast.outcome,
        when=bounds(forecast.on),
        why=forecast.why,
        quote=claim.quote,
        claims=forecast.claims,
        shown_by=forecast.shown_by,
        as_of=day,
        known=snapshot.known,
    )
