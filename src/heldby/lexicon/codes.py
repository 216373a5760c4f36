"""ACLED and PLOVER codes of a claim, from the code tables of its kind.

In:     a kind and a claim's row (its main trait, actor and recipient).
Out:    the `acled` and `plover` fields, None where the kind has no code.
Never:  a code for what did not happen: plans, forecasts and denials are left without an ACLED code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from heldby.lexicon.kinds import kinds

if TYPE_CHECKING:
    from collections.abc import Mapping

_RECIPIENTS = ("against", "target", "b", "victims", "person", "site")
_ACTORS = ("actor", "a", "by")


def codes(kind: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """The code fields of one claim row.

    ACLED tells a government's gain from another's; the actor's id says which ("<country>-gov", "<country>-forces").
    """
    known = kinds()[kind]
    value = str(row.get(known.main_trait) or "")
    entry = known.codes.get(f"{value}/{_standing(row.get('actor_id'))}") or known.codes.get(value) or {}
    real = row["status"] in ("happened", "ongoing") and row["polarity"] == "+"
    acled = entry.get("acled") if real else None
    event_type, _, sub_event_type = (acled or "").partition(": ")
    plover = entry.get("plover")
    return {
        "acled": {"event_type": event_type, "sub_event_type": sub_event_type} if acled else None,
        "plover": {"event_type": plover, "actor": _first(row, _ACTORS), "recipient": _first(row, _RECIPIENTS)}
        if plover
        else None,
    }


def _standing(actor_id: object) -> str:
    first = actor_id[0] if isinstance(actor_id, list) else actor_id
    return "state" if isinstance(first, str) and first.endswith(("-gov", "-forces")) else "other"


def _first(row: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    return next((row[name] for name in names if row.get(name)), None)
