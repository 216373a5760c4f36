"""One claim on one readable line, and back.

In:     a `Claim`, or a line in the notation.
Out:    the other of the two; `parse(written(claim)) == claim`.
Never:  a loss: every field of a claim has its segment, and an empty one is left out.

The line reads as a sentence would: what, who and where, when, how surely, on whose word, and the quote it rests on.

    control change=taken; place "Palmyra"@0-7; actor "the army"@17-25; happened certain +; author;
    body of 9f2c:0-25 "Palmyra fell to the army"; id 1a2b

(on one line). A filler found elsewhere in the report carries `~` (coreferent) or `^` (implied) before its offsets.
Strings are JSON strings, so that any text fits on one line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from heldby.model.claim import Basis, Certainty, Claim, Filler, Hedge, Polarity, Quantity, Status, Voice
from heldby.model.errors import NotationError

_MARK = {Basis.STATED: "", Basis.COREFERENT: "~", Basis.IMPLIED: "^"}
_STATUSES = {str(status) for status in Status}
_CERTAINTIES = {str(certainty) for certainty in Certainty}
_POLARITIES = {str(polarity) for polarity in Polarity}
_BASIS = {mark: basis for basis, mark in _MARK.items()}
_STRING = r'"(?:[^"\\]|\\.)*"'
_FILLER = re.compile(rf"(?P<text>{_STRING})(?P<mark>[~^]?)@(?P<start>\d+)-(?P<end>\d+)")
_TRAIT = re.compile(rf"(?P<name>\w+)=(?P<value>{_STRING}|[^\s;\"]+)")
_SEGMENT = re.compile(rf"(?:{_STRING}|[^;\"])+")
_QUOTE = re.compile(rf"(?P<locus>\w+) of (?P<report>{_STRING}|\S+?):(?P<start>\d+)-(?P<end>\d+) (?P<quote>{_STRING})\Z")
_NUMBER = re.compile(
    rf"(?P<bound>\w+) (?P<low>-?[\d.e+]+|\.\.) to (?P<high>-?[\d.e+]+|\.\.) (?:best (?P<best>-?[\d.e+-]+) )?"
    rf"(?P<phrase>{_STRING})(?: (?P<unit>{_STRING}))?\Z"
)
_PLAIN = re.compile(r"[\w:.+-]+\Z")


def written(claim: Claim) -> str:
    """Write a claim on one line."""
    return "; ".join(_segments(claim))


def _segments(claim: Claim) -> Iterator[str]:
    traits = "".join(f" {name}={_value(value)}" for name, value in claim.traits.items())
    yield f"{claim.kind}{traits}"
    for role, fillers in claim.roles.items():
        yield f"{role} {_fillers(fillers)}"
    if claim.quantity:
        yield f"number {_number(claim.quantity)}"
    if claim.time:
        yield f"when {_fillers([claim.time])}"
    cue = f" {_fillers([claim.hedge.cue])}" if claim.hedge.cue else ""
    yield f"{claim.status} {claim.hedge.certainty} {claim.polarity}{cue}"
    yield from _voice(claim.voice)
    quote = json.dumps(claim.quote, ensure_ascii=False)
    yield f"{claim.locus} of {_value(claim.report)}:{claim.start}-{claim.end} {quote}"
    if claim.rule:
        yield f"rule {_value(claim.rule)}"
    yield f"id {_value(claim.id)}"


def _voice(voice: Voice) -> Iterator[str]:
    if voice.is_author:
        yield "author"
    if voice.unnamed:
        yield "unnamed"
    if voice.sources:
        yield f"says {_fillers(voice.sources)}"
    if voice.said:
        yield f"said {_fillers([voice.said])}"


def _value(value: str) -> str:
    return value if _PLAIN.match(value) else json.dumps(value, ensure_ascii=False)


def _fillers(fillers: Iterable[Filler]) -> str:
    return " ".join(f"{json.dumps(f.text, ensure_ascii=False)}{_MARK[f.basis]}@{f.start}-{f.end}" for f in fillers)


def _number(quantity: Quantity) -> str:
    low, high = (".." if bound is None else f"{bound!r}" for bound in (quantity.low, quantity.high))
    unit = f" {json.dumps(quantity.unit, ensure_ascii=False)}" if quantity.unit else ""
    best = "" if quantity.best is None else f"best {quantity.best!r} "
    return f"{quantity.bound} {low} to {high} {best}{json.dumps(quantity.phrase, ensure_ascii=False)}{unit}"


def parse(line: str) -> Claim:
    """Read a claim from one line of the notation. Raises `NotationError` that names the segment at fault."""
    head, *rest = [segment.strip() for segment in _SEGMENT.findall(line)] or [""]
    kind, _, traits = head.partition(" ")
    if not re.fullmatch(r"\w+", kind):
        raise NotationError(f"a claim starts with its kind, not {head!r}")
    told: dict[str, object] = {
        "kind": kind,
        "traits": {m["name"]: _text(m["value"]) for m in _TRAIT.finditer(traits)},
        "roles": {},
        "voice": {},
    }
    for segment in rest:
        _read_segment(segment, told)
    if "quote" not in told or "id" not in told:
        raise NotationError('a claim ends with its quote and its id: body of REPORT:START-END "..."; id ID')
    voice = told.pop("voice")
    return Claim(voice=Voice(**voice), **told)  # type: ignore[arg-type]


def _read_segment(segment: str, told: dict[str, object]) -> None:
    word, _, rest = segment.partition(" ")
    voice, roles = told["voice"], told["roles"]
    assert isinstance(voice, dict)
    assert isinstance(roles, dict)
    quote = _QUOTE.match(segment)
    if quote:
        told |= {"locus": quote["locus"], "report": _text(quote["report"]), "quote": json.loads(quote["quote"])}
        told |= {"start": int(quote["start"]), "end": int(quote["end"])}
    elif word in ("author", "unnamed") and not rest:
        voice["unnamed"] = word == "unnamed"
    elif word in ("id", "rule"):
        told[word] = _text(rest)
    elif word == "number":
        told["quantity"] = _read_number(rest)
    elif word in _STATUSES:
        told |= _read_mood(word, rest, segment)
    else:
        fillers = _read_fillers(rest, segment)
        if word == "when":
            told["time"] = fillers[0]
        elif word in ("says", "said"):
            voice["sources" if word == "says" else "said"] = fillers if word == "says" else fillers[0]
        else:
            roles[word] = fillers


def _read_mood(status: str, rest: str, segment: str) -> dict[str, object]:
    certainty, _, rest = rest.partition(" ")
    polarity, _, cue = rest.partition(" ")
    if certainty not in _CERTAINTIES or polarity not in _POLARITIES:
        raise NotationError(f"after the status stand certainty and polarity (happened certain +), not {segment!r}")
    hedge = Hedge(certainty=Certainty(certainty), cue=_read_fillers(cue, segment)[0] if cue else None)
    return {"status": Status(status), "hedge": hedge, "polarity": Polarity(polarity)}


def _read_number(text: str) -> Quantity:
    found = _NUMBER.match(text)
    if not found:
        raise NotationError(f'a number is written: over 400 to .. "more than 400" "people", not {text!r}')
    low, high = (None if found[g] == ".." else float(found[g]) for g in ("low", "high"))
    unit = json.loads(found["unit"]) if found["unit"] else ""
    phrase, best = json.loads(found["phrase"]), float(found["best"]) if found["best"] else None
    return Quantity(low=low, high=high, bound=found["bound"], phrase=phrase, unit=unit, best=best)


def _read_fillers(text: str, segment: str) -> tuple[Filler, ...]:
    found = tuple(
        Filler(start=int(m["start"]), end=int(m["end"]), text=json.loads(m["text"]), basis=_BASIS[m["mark"]])
        for m in _FILLER.finditer(text)
    )
    if not found or _FILLER.sub("", text).strip():
        raise NotationError(f'words are written with their offsets, "the army"@17-25, in {segment!r}')
    return found


def _text(value: str) -> str:
    return str(json.loads(value)) if value.startswith('"') else value
