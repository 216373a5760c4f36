"""Figures that reports give, and the record's own share of territory beside them.

In:     a `Snapshot`.
Out:    rows of estimates by question, scope and baseline; rows of shares by way of counting.
Never:  an average; a comparison across baselines; one number for "territory".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date
from typing import Annotated

from heldby.lexicon.tables import data_path, table
from heldby.model import Estimate, PlaceKind
from heldby.model.state import Baseline
from heldby.model.theatre import Theatre
from heldby.model.time import Date
from heldby.state import METHODS, Held, Land, land
from heldby.views.knowledge import as_of, bodies, knowledge, place_ids, place_of
from heldby.views.rows import Rows
from heldby.views.shapes_ground import ShareRow
from heldby.views.shapes_told import EstimateRow
from heldby.views.snapshot import Snapshot

_LEAST = 0.5  # a party is listed when it likely holds at least half a place, on one of the two days


def estimates(
    snapshot: Snapshot,
    *,
    question: Annotated[str | None, "Only this measure: fighters, killed, territory_lost_share, ..."] = None,
    place: Annotated[str | None, "Only figures about this place, by any of its names."] = None,
    issuer: Annotated[str | None, "Only figures of this publisher or credited source."] = None,
) -> Rows[EstimateRow]:
    """Figures as their issuers gave them, by question, scope and baseline; nothing is averaged.

    `comparable` says with how many others a figure shares question, scope, baseline and unit; a share whose baseline
    nobody told is not comparable. Beside shares of territory stands what the record makes of them on the same
    baseline, in percent: `own_places` by places told of, `own_area` by the land nearest to them within the theatre's
    outline, `own_people` by the people living there; `own_known` is how much of the places anybody is known to hold.
    Raises `UnknownPlace`.
    """
    known, wanted = knowledge(snapshot), place_ids(snapshot, place)
    series = Counter(map(_series, known.reconciled.estimates))
    rows = [
        _estimate(snapshot, e, series)
        for e in known.reconciled.estimates
        if (question is None or e.question == question)
        and (issuer is None or issuer.casefold() == e.issuer.casefold())
        and (wanted is None or wanted & {p for c in e.claims for p in known.told[c].places})
    ]
    return Rows(EstimateRow, rows)


def share(
    snapshot: Snapshot,
    *,
    actor: Annotated[str | None, "Only this actor, by any of its names (default: all who hold something)."] = None,
    start: Annotated[date | None, "Compare with this day (default: the first of which something is told)."] = None,
    end: Annotated[date | None, "The day to count on (default: the day asked about)."] = None,
    place: Annotated[str | None, "Only places in this country or province, by any of its names."] = None,
) -> Rows[ShareRow]:
    """How much of a theatre each party held on two days, counted in three ways, and what it lost.

    places: places told of; area: square kilometres nearest to them, within the theatre's outline; people: who live
    there, by the gazetteer. A place counts for its likeliest holder, if one is known; `lost` is the share of what was
    held on the first day and no longer on the second. Raises `UnknownPlace`, `UnknownActor`.
    """
    known, wanted, inside = knowledge(snapshot), bodies(snapshot, actor), place_ids(snapshot, place)
    last = end or as_of(snapshot)
    rows: list[ShareRow] = []
    for theatre, ground in snapshot.once(_lands):
        part = ground.part(p for p in ground.places if inside is None or _lies_in(snapshot, p, inside))
        firsts = [int(known.courses[p].days[0]) for p in part.places]
        if last is None or not firsts:
            continue
        first = start or min(date.fromordinal(min(firsts)), last)
        held = Held(land=part, courses=known.courses, parties=known.parties)
        holders = {known.parties.body(h): h for p in part.places for h in known.courses[p].holders[:-1]}
        for body, holder in sorted(holders.items()):
            if wanted is None or body in wanted:
                rows += _shares(snapshot, theatre, held, holder, (first, last))
    return Rows(ShareRow, rows)


def _shares(
    snapshot: Snapshot, theatre: Theatre, held: Held, holder: str, days: tuple[date, date]
) -> Iterator[ShareRow]:
    then, now = held.on(holder, days)
    open_then, open_now = held.unknown(days)
    lost = held.lost(holder, Baseline(kind="since", day=Date.of(days[0]), words=""), days[1])
    if max(then[0], now[0]) < _LEAST:
        return
    for i, method in enumerate(METHODS):
        whole = float(held.land.total[i])
        yield ShareRow(
            theatre=theatre.name,
            actor=knowledge(snapshot).parties.name(holder),
            actor_id=holder,
            method=method,
            start=days[0],
            end=days[1],
            held_start=round(float(then[i]), 2),
            held_end=round(float(now[i]), 2),
            unknown_start=round(float(open_then[i]), 2),
            unknown_end=round(float(open_now[i]), 2),
            whole=round(whole, 2),
            share_start=_percent(float(then[i]) / whole) if whole else None,
            share_end=_percent(float(now[i]) / whole) if whole else None,
            lost=_percent(float(lost[i])) if lost is not None and then[i] > 0 else None,
            places_told=len(held.land.places),
            known=snapshot.known,
        )


def _lands(snapshot: Snapshot) -> tuple[tuple[Theatre, Land], ...]:
    """The theatres with an outline in which something is told of a place."""
    told_of = [place for p in knowledge(snapshot).courses if (place := place_of(snapshot, p))]
    people = list(snapshot.gazetteer.peopled({p.country for p in told_of}))
    made = ((t, land(told_of, t.outline, people)) for t in snapshot.grounds if t.outline)
    return tuple((t, ground) for t, ground in made if ground.places)


def _lies_in(snapshot: Snapshot, place_id: str, areas: Collection[str]) -> bool:
    """Whether a place is in one of the countries or provinces."""
    place = place_of(snapshot, place_id)
    around = [a for area in areas if (a := place_of(snapshot, area))]
    countries = {a.country for a in around if a.kind is PlaceKind.COUNTRY}
    return place is not None and (place.within in areas or place.id in areas or place.country in countries)


def _series(estimate: Estimate) -> tuple[str, ...]:
    return estimate.question, estimate.scope, estimate.baseline, estimate.unit


def _estimate(snapshot: Snapshot, estimate: Estimate, series: Counter[tuple[str, ...]]) -> EstimateRow:
    *parts, last = estimate.scope.split("; ")
    scope = "; ".join([*parts, ", ".join(_name(snapshot, p) for p in last.split(", "))])
    own = _own(snapshot, estimate)
    return EstimateRow(
        question=estimate.question,
        scope=scope,
        baseline=estimate.baseline,
        baseline_words=estimate.base.words if estimate.base else "",
        comparable=_comparable(estimate, series[_series(estimate)]),
        issuer=estimate.issuer,
        when=estimate.when.edtf(),
        low=estimate.low,
        best=estimate.best,
        high=estimate.high,
        unit=estimate.unit,
        own_places=own[0],
        own_area=own[1],
        own_people=own[2],
        own_known=own[3],
        claims=estimate.claims,
        known=snapshot.known,
    )


def _comparable(estimate: Estimate, alike: int) -> str:
    if estimate.needs_base and estimate.base is None:
        return "not comparable: no baseline told"
    if alike > 1:
        return f"with {alike - 1} other{'s' if alike > 2 else ''}"
    return "not comparable: alone on its baseline" if estimate.needs_base else "no other"


_Own = tuple[float | None, float | None, float | None, float | None]
_NONE: _Own = (None, None, None, None)


def _own(snapshot: Snapshot, estimate: Estimate) -> _Own:
    """What the record makes of a share of territory on the same baseline and for the same day, in percent."""
    rules = table(data_path("state", "estimates.toml"))["baseline"]
    known, told = knowledge(snapshot), knowledge(snapshot).told[estimate.claims[0]]
    day = min(filter(None, (estimate.when.latest, told.published.latest if told.published else None)), default=None)
    lands = snapshot.once(_lands) if estimate.question in (*rules["lost"], *rules["held"]) else ()
    if not lands or day is None or not told.actors:
        return _NONE
    ground = max((g for _, g in lands), key=lambda g: len(g.places))
    countries = {p for p in told.places if (found := place_of(snapshot, p)) and found.kind is PlaceKind.COUNTRY}
    if countries:
        ground = ground.part(p for p in ground.places if _lies_in(snapshot, p, countries))
    held = Held(land=ground, courses=known.courses, parties=known.parties)
    if estimate.question in rules["held"]:
        shares = held.on(told.actors[0], [day])[0] / ground.total.clip(min=1e-6)
    elif estimate.base is None or (lost := held.lost(told.actors[0], estimate.base, day)) is None:
        return _NONE
    else:
        shares = lost
    places, area, people = (_percent(float(s)) for s in shares)
    open_places, in_all = float(held.unknown([day])[0][0]), float(ground.total[0])
    return places, area, people, _percent(1 - open_places / in_all) if in_all else None


def _percent(part: float) -> float:
    return round(100 * part, 1)


def _name(snapshot: Snapshot, place_id: str) -> str:
    place = place_of(snapshot, place_id)
    return place.name if place else place_id
