"""From claims to events: one occurrence told by many, counted by independent origin, with every disagreement kept."""

from heldby.reconcile.following import forecasts
from heldby.reconcile.reconciling import reconcile
from heldby.reconcile.telling import tell

__all__ = ["forecasts", "reconcile", "tell"]
