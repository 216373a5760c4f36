"""A claim as one line of JSON, for the record.

In:     a `Claim`, or such a line.
Out:    the other of the two; `claim_of(claim_json(claim)) == claim`.
Never:  a loss. Fields at their default are left out; the readable notation of `model.notation` is for people.
"""

from __future__ import annotations

import json
from typing import Any

from heldby.model import Basis, Certainty, Claim, Filler, Hedge, Polarity, Quantity, Status, Voice

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_PLAIN = ("id", "report", "kind", "quote", "start", "end", "locus")


def claim_json(claim: Claim) -> str:
    """Write a claim as JSON without blanks or line ends."""
    told: dict[str, Any] = {name: getattr(claim, name) for name in _PLAIN}
    told["rule"] = claim.rule or None
    told |= {"status": str(claim.status), "polarity": str(claim.polarity)}
    told["traits"] = dict(claim.traits)
    told["roles"] = {role: [_filler(f) for f in fillers] for role, fillers in claim.roles.items()}
    told["voice"] = _voice(claim.voice)
    told["certainty"] = str(claim.hedge.certainty)
    told["cue"] = claim.hedge.cue and _filler(claim.hedge.cue)
    told["time"] = claim.time and _filler(claim.time)
    if claim.quantity:
        number = claim.quantity
        best = [] if number.best is None else [number.best]
        told["quantity"] = [number.low, number.high, number.bound, number.phrase, number.unit, *best]
    kept = {name: value for name, value in told.items() if value not in (None, {}, [])}
    return _ENCODER.encode(kept)


def claim_of(line: str) -> Claim:
    """Read a claim from its JSON."""
    told: dict[str, Any] = json.loads(line)
    certainty, cue, quantity = told.pop("certainty"), told.pop("cue", None), told.pop("quantity", None)
    return Claim(
        rule=told.pop("rule", ""),
        status=Status(told.pop("status")),
        polarity=Polarity(told.pop("polarity")),
        roles={role: _fillers(fillers) for role, fillers in told.pop("roles", {}).items()},
        voice=_voice_of(told.pop("voice", {})),
        hedge=Hedge(certainty=Certainty(certainty), cue=_filler_of(cue)),
        quantity=_quantity_of(quantity),
        time=_filler_of(told.pop("time", None)),
        **told,
    )


def _voice(voice: Voice) -> dict[str, Any]:
    told = {
        "sources": [_filler(f) for f in voice.sources],
        "unnamed": voice.unnamed,
        "said": voice.said and _filler(voice.said),
    }
    return {name: value for name, value in told.items() if value}


def _voice_of(told: dict[str, Any]) -> Voice:
    return Voice(
        sources=_fillers(told.get("sources", ())),
        unnamed=told.get("unnamed", False),
        said=_filler_of(told.get("said")),
    )


def _filler(filler: Filler) -> list[Any]:
    stated = filler.basis is Basis.STATED
    return [filler.start, filler.end, filler.text, *([] if stated else [str(filler.basis)])]


def _filler_of(told: list[Any] | None) -> Filler | None:
    return _fillers([told])[0] if told else None


def _fillers(told: Any) -> tuple[Filler, ...]:
    return tuple(
        Filler(start=start, end=end, text=text, basis=Basis(*basis) if basis else Basis.STATED)
        for start, end, text, *basis in told
    )


def _quantity_of(told: list[Any] | None) -> Quantity | None:
    if told is None:
        return None
    low, high, bound, phrase, unit, *best = told
    return Quantity(low=low, high=high, bound=bound, phrase=phrase, unit=unit, best=best[0] if best else None)
