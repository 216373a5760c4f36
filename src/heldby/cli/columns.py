"""Which columns each view shows on a terminal, and how a value is written in a cell.

In:     rows.
Out:    `COLUMNS`: for each view its titles, their layout, and how to get the value; claims are shown as sentences.
Never:  a value made up for want of one: what is not known is a dash.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from rich.text import Text

from heldby.views.phrasing import plain

Column = tuple[str, dict[str, Any], Callable[[Any], Any]]


def _of(name: str) -> Callable[[Any], Any]:
    return lambda row: getattr(row, name)


def span(bounds: tuple[date | None, date | None] | None) -> str:
    """[earliest, latest] as people write it."""
    if bounds is None or bounds == (None, None):
        return "–"
    first, last = bounds
    if first == last:
        return str(first)
    return f"{first or '…'} to {last or '…'}" if first else f"by {last}"


def _holder(row: Any) -> Text:
    besieged = f" besieged by {', '.join(row.besieged_by)}" if row.besieged_by else ""
    contested = " contested" if row.contested and row.holder != "contested" else ""
    parts = f" ({'; '.join(_newest(row.parts))})" if getattr(row, "parts", ()) else ""
    # its percentage is that of the holder being unknown, not of the fighting
    name = "contested, holder unknown" if row.holder == "contested" else row.holder
    return Text(name) + Text(contested + besieged, style="yellow") + Text(parts, style="dim")


def _newest(parts: Sequence[str]) -> list[str]:
    """What was told last of each holder's part, and how much more there is: of a province there may be dozens."""
    last = {part.partition(": ")[0]: part for part in parts}
    more = len(parts) - len(last)
    return [*last.values(), *([f"and {more} more"] if more else [])]


def _percent(row: Any) -> str:
    return f"{100 * row.probability:.0f} %"


def _sides(row: Any) -> Text:
    lines = [Text(f"{plain(side['says'])}: ") + Text(f"“{side['quotes'][0]}”", style="italic") for side in row.sides]
    return Text("\n").join(lines)


def _decided(row: Any) -> str:
    told = f"{'yes' if row.reconcilable else 'no'}: {row.why}"
    if not row.outcome:
        return told
    which = f" side {row.prefers}" if row.prefers else ""
    return f"{told}\nDecided: {_words(row.outcome)}{which}: {row.reason} ({row.judged_by}, {row.judged_on})"


_UNITS = {"percent": " %", "people": ""}
"""Units that are written otherwise than they are called; whoever counts people says so in the scope."""


def _words(name: str) -> str:
    """A question of the record as words: "territory lost share"."""
    return name.removeprefix("other:").replace("_", " ")


def _figure(row: Any) -> str:
    low, high = (f"{bound:,.0f}" if bound is not None else "" for bound in (row.low, row.high))
    unit = _UNITS.get(row.unit, f" {row.unit}" if row.unit else "")
    if low == high:
        return low + unit if low else "–"
    return (f"over {low}" if not high else f"up to {high}" if not low else f"{low} to {high}") + unit


def _own(row: Any) -> str:
    parts = (row.own_places, row.own_area, row.own_people)
    told = ", ".join(f"{p:.0f} %" for p in parts if p is not None)
    return f"{told} ({row.own_known:.0f} % known)" if told else ""


def _amount(held: float, share: float | None) -> str:
    return f"{held:,.0f}" + (f" ({share:.0f} %)" if share is not None else "")


_RIGHT: dict[str, Any] = {"justify": "right", "no_wrap": True}
_SHORT: dict[str, Any] = {"no_wrap": True}
_LONG: dict[str, Any] = {"overflow": "fold", "ratio": 2}

COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "control": (
        ("Place", _SHORT, _of("place")),
        ("Held by", {}, _holder),
        ("How sure", _RIGHT, _percent),
        ("Since", _SHORT, lambda r: span(r.since)),
        ("Origins", _RIGHT, _of("origins")),
        ("Against", _RIGHT, _of("dissent")),
    ),
    "timeline": (
        ("Place", _SHORT, _of("place")),
        ("Held by", {}, _holder),
        ("From", _SHORT, lambda r: span(r.since)),
        ("Until", _SHORT, lambda r: span(r.until)),
        ("How sure", _RIGHT, _percent),
        ("Origins", _RIGHT, _of("origins")),
    ),
    "changes": (
        ("When", _SHORT, lambda r: span(r.when)),
        ("Place", _SHORT, _of("place")),
        ("Change", {}, _of("change")),
        ("Before", {}, _of("before")),
        ("After", {}, _of("after")),
        ("How sure", _RIGHT, _percent),
    ),
    "events": (
        ("When", _SHORT, lambda r: span(r.when)),
        ("What", _SHORT, lambda r: f"{r.kind} {r.what}"),
        ("Place", {}, _of("place")),
        ("By", {}, _of("actor")),
        ("Against", {}, _of("against")),
        ("Origins", _RIGHT, _of("origins")),
        ("Why one", _LONG, _of("why")),
    ),
    "reports": (
        ("Report", {"max_width": 30}, _of("name")),
        ("Source", {}, _of("source")),
        ("Title", _LONG, _of("title")),
        ("Published", _SHORT, _of("published")),
        ("Claims", _RIGHT, _of("claims")),
    ),
    "disputes": (
        ("Differ in", _SHORT, _of("difference")),
        ("About", {}, lambda r: plain(r.about)),
        ("Sides", _LONG, _sides),
        ("May both be so", {}, _decided),
    ),
    "judgements": (
        ("When", _SHORT, lambda r: r.judged_at[:10]),
        ("By", {}, _of("judged_by")),
        ("Verdict", _SHORT, lambda r: _words(r.verdict) + ("" if r.stands else " (replaced)")),
        ("Of", _LONG, lambda r: f"“{r.quote}”" if r.quote else r.claim),
        ("And", _LONG, lambda r: f"“{r.other_quote}”" if r.other_quote else r.other),
        ("Reason", _LONG, _of("reason")),
    ),
    "estimates": (
        ("Question", {}, lambda r: _words(r.question)),
        ("Scope", {}, _of("scope")),
        ("Baseline", {}, lambda r: plain(r.baseline)),
        ("Figure", _RIGHT, _figure),
        ("When", {}, lambda r: plain(r.when)),
        ("Issuer", {}, _of("issuer")),
        ("Comparable", {}, _of("comparable")),
        ("Own: places, area, people", {}, _own),
    ),
    "share": (
        ("Actor", {}, _of("actor")),
        ("Counted by", _SHORT, _of("method")),
        ("On", _SHORT, _of("start")),
        ("Held", _RIGHT, lambda r: _amount(r.held_start, r.share_start)),
        ("On", _SHORT, _of("end")),
        ("Held", _RIGHT, lambda r: _amount(r.held_end, r.share_end)),
        ("Unknown", _RIGHT, lambda r: _amount(r.unknown_end, 100 * r.unknown_end / r.whole if r.whole else None)),
        ("Lost", _RIGHT, lambda r: f"{r.lost:.0f} %" if r.lost is not None else None),
    ),
    "routes": (
        ("From", _SHORT, _of("from_place")),
        ("To", _SHORT, _of("to_place")),
        ("For", {}, _of("actor")),
        ("State", {}, lambda r: r.state + (f" via {', '.join(r.via)}" if r.via and r.state != "detour" else "")),
        ("Said", _SHORT, _of("reported")),
        ("Derived", _SHORT, _of("derived")),
        ("Check", {}, _of("check")),
        ("Since", _SHORT, lambda r: span(r.since)),
        ("Why", _LONG, _of("why")),
    ),
    "forecasts": (
        ("Made", _SHORT, _of("made")),
        ("By", {}, _of("issuer")),
        ("What", {}, lambda r: f"{'not ' if r.denied else ''}{_words(r.what.partition(' ')[2] or r.what)}"),
        ("Place", {}, _of("place")),
        ("Actor", {}, _of("actor")),
        ("Until", _SHORT, _of("horizon")),
        ("Outcome", _SHORT, _of("outcome")),
        ("On", _SHORT, lambda r: span(r.when)),
        ("Why", _LONG, _of("why")),
    ),
    "places": (
        ("Place", _SHORT, _of("place")),
        ("Kind", _SHORT, _of("kind")),
        ("In", {}, _of("within")),
        ("Country", _SHORT, _of("country")),
        ("People", _RIGHT, lambda r: f"{r.population:,}" if r.population else None),
        ("Within km", _RIGHT, lambda r: f"{r.radius_km:.0f}" if r.radius_km else None),
        ("Told of", _SHORT, lambda r: "yes" if r.told else "no"),
        ("Id", _SHORT, _of("place_id")),
    ),
    "network": (
        ("From", _SHORT, _of("from_place")),
        ("To", _SHORT, _of("to_place")),
        ("Road", {}, _of("road")),
        ("Km", _RIGHT, lambda r: f"{r.km:.0f}"),
        ("Theatre", {}, _of("theatre")),
    ),
    "reach": (
        ("From", _SHORT, _of("base")),
        ("To", _SHORT, _of("place")),
        ("For", {}, _of("actor")),
        ("State", _SHORT, _of("state")),
        ("How sure", _RIGHT, _percent),
        ("Km", _RIGHT, _of("km")),
        ("Usually", _RIGHT, _of("usual_km")),
        ("Via", {}, lambda r: ", ".join(r.via)),
        ("Barred at", {}, lambda r: ", ".join(r.at)),
    ),
}


def cell(value: Any) -> Text:
    """A value as a cell."""
    if isinstance(value, Text):
        return value
    return Text("–", style="dim") if value in (None, "", ()) else Text(str(value))
