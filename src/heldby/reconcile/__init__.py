"""From claims to events: one occurrence told by many, counted by independent origin, with every disagreement kept."""

from heldby.reconcile.following import forecasts
from heldby.reconcile.growing import Grown, Reconciling
from heldby.reconcile.reconciling import reconcile
from heldby.reconcile.settling import Settling

__all__ = ["Grown", "Reconciling", "Settling", "forecasts", "reconcile"]
