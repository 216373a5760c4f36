"""ACLED and PLOVER codes of a claim, from the code tables of its kind.

In:     a kind and a claim's row (its main trait, quote, actor and recipient), and the country it is in.
Out:    the `acled` and `plover` fields, None where the kind has no code.
Never:  a code for what did not happen: plans, forecasts and denials are left without an ACLED code.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from heldby.lexicon.kinds import kinds
from heldby.lexicon.tables import data_path, table

if TYPE_CHECKING:
    from heldby.model import Kind

_RECIPIENTS = ("against", "target", "b", "victims", "person", "site")
_ACTORS = ("actor", "a", "by")
_STATE = ("gov.", "forces.", "state.")


@cache
def systems() -> Mapping[str, frozenset[str]]:
    """The categories of each system of codes, by the system's name."""
    return {name: frozenset(listed) for name, listed in table(data_path("codes", "systems.toml")).items()}


def codes(kind: str, row: Mapping[str, Any], words: str = "", country: str = "") -> dict[str, Any]:
    """The code fields of one claim row; `words` are its quote and what stands before it, `country` is the place's.

    ACLED tells a government's gain in its own country from anybody else's; the actor's id says which ("forces.<iso>").
    """
    known = kinds()[kind]
    entry = entry_of(
        known, str(row.get(known.main_trait) or ""), words or row["quote"], _standing(row.get("actor_id"), country)
    )
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


def entry_of(kind: Kind, value: str, quote: str = "", standing: str = "open") -> Mapping[str, str]:
    """What a kind's table has for a value of its main trait, the most particular entry first; {} when it has none."""
    told = quote.lower()
    worded = (key for key in kind.codes if key.startswith(f"{value}~") and key.partition("~")[2] in told)
    keys = (*worded, f"{value}/{standing}", value, "*")
    return next((kind.codes[key] for key in keys if key in kind.codes), {})


def standing(actor_id: str, country: str) -> str:
    """What an actor is in a country (ISO 3166): its state ("home"), another's ("abroad"), or no state ("other")."""
    if country and actor_id.startswith(tuple(f"{prefix}{country.lower()}" for prefix in _STATE)):
        return "home"
    return "abroad" if actor_id.startswith(_STATE) else "other"


def _standing(actor_id: object, country: str) -> str:
    """Whether an actor is the state of a country ("home"; of any, where the place's is not known), another, or open."""
    first = actor_id[0] if isinstance(actor_id, list) and actor_id else actor_id
    if not isinstance(first, str):
        return "open"
    home = first.startswith(tuple(f"{prefix}{country.lower()}" for prefix in _STATE))
    return "home" if home else "other"


def _first(row: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    return next((row[name] for name in names if row.get(name)), None)
