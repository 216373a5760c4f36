"""The whole of `reconcile` on one page: tell, join, dispute, estimate.

In:     the material of a snapshot, in any order of arrival, and the actors' table.
Out:    events with their independent origins, disputes, estimates; problems for what could not be placed.
Never:  a vote that deletes a claim: what a minority says stays, as an event of its own or as a side of a dispute.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.reconcile.settling import Settling

if TYPE_CHECKING:
    from heldby.model.ports import Actors, Gazetteer
    from heldby.model.problem import Problem
    from heldby.model.told import Material, Reconciled


def reconcile(
    material: Material, *, actors: Actors, places: Gazetteer | None = None
) -> tuple[Reconciled, tuple[Problem, ...]]:
    """Join the claims of all reports into events, and note where they differ.

    The result does not depend on the order of the material, and a copy of a report adds no origin.
    Without `places` nothing is said of tellings that differ in the place.
    """
    grown = Settling(actors=actors, places=places).to(material)
    return grown.reconciled, grown.problems
