"""Plans and predictions followed: what later reports say became of each.

In:     told claims, and the day by which it is asked.
Out:    `Forecast`s: came true, did not, or open, with the claims that show it.
Never:  a verdict from silence alone: only a horizon that has passed, and later news of the same place without it,
        counts against a forecast; and what two reports say alike by copying is one forecast.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from heldby.lexicon.kinds import kinds
from heldby.lexicon.tables import data_path, table
from heldby.model.claim import Polarity, Status
from heldby.model.state import Forecast, Outcome

if TYPE_CHECKING:
    from heldby.model.parties import Parties
    from heldby.model.time import When
    from heldby.model.told import Told

FORECASTS = (Status.PLANNED, Status.EXPECTED)
_ROLES_OF_ENDS = ("from_place", "to_place")


def forecasts(told: Sequence[Told], *, parties: Parties, day: date) -> tuple[Forecast, ...]:
    """Every plan and prediction that could be told by a day, in the order they were made, with what became of it."""
    news = _News.of(told, parties, day)
    grouped: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for one in told:
        if one.claim.status in FORECASTS and (_made(one) or date.min) <= day:
            grouped[_same(one)].append(one)
    found = [_followed(group, news) for group in grouped.values()]
    return tuple(sorted(found, key=lambda f: (f.made or date.max, f.claims)))


def _same(told: Told) -> tuple[object, ...]:
    """What makes two claims one forecast: the same thing said by the same voice in one report and its copies."""
    claim = told.claim
    ids = tuple(sorted((role, told.ids.get(role, ())) for role in claim.roles))
    return told.family or claim.report, told.sources, _about(told), claim.polarity, claim.status, ids


def _about(told: Told) -> str:
    """Kind and value of the main trait: control.taken."""
    main = kinds()[told.claim.kind].main_trait
    return f"{told.claim.kind}.{told.claim.trait(main) or ''}"


def _places(told: Told) -> frozenset[str]:
    return frozenset(p for role in ("place", *_ROLES_OF_ENDS) for p in told.ids.get(role, ()))


def _made(told: Told) -> date | None:
    """The first day on which it may have been said, as far as the report's publication tells."""
    return told.published.earliest or told.published.latest if told.published else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _News:
    """What happened, by what it is about, and all that is told of a place."""

    happened: Mapping[str, Sequence[Told]]
    of_place: Mapping[str, Sequence[Told]]
    parties: Parties
    day: date

    @classmethod
    def of(cls, told: Iterable[Told], parties: Parties, day: date) -> _News:
        happened: dict[str, list[Told]] = defaultdict(list)
        of_place: dict[str, list[Told]] = defaultdict(list)
        for one in told:
            if one.counts and one.when and (one.when.earliest or one.when.latest or date.max) <= day:
                happened[_about(one)].append(one)
                for place in _places(one):
                    of_place[place].append(one)
        return cls(happened=happened, of_place=of_place, parties=parties, day=day)

    def alike(self, forecast: Told, abouts: Iterable[str]) -> list[Told]:
        """What happened of these kinds at the forecast's places after it was made, as other reports tell."""
        made, wanted = _made(forecast), _places(forecast)
        if made is None or not wanted:
            return []
        return [
            one
            for about in abouts
            for one in self.happened.get(about, ())
            if (wanted <= _places(one) if forecast.claim.kind == "route" else wanted & _places(one))
            and one.claim.report != forecast.claim.report
            and (not one.family or one.family != forecast.family)
            and _after(one, made)
        ]


def _after(told: Told, made: date) -> bool:
    """Whether it surely happened after a day, or is news of a later report on something that may have."""
    when = told.when
    if when is None or (when.latest is not None and when.latest < made):
        return False
    first = when.earliest
    published = told.published.earliest if told.published else None
    return (first is not None and first > made) or (first is None and published is not None and published > made)


def _followed(group: Sequence[Told], news: _News) -> Forecast:
    first = min(group, key=lambda t: (_made(t) or date.max, t.claim.id))
    outcome, why, shown = _outcome(first, news)
    return Forecast(
        about=_about(first),
        status=first.claim.status,
        issuer=", ".join(map(news.parties.name, first.sources)) or first.outlet or "the report itself",
        made=_made(first),
        horizon=_horizon(first),
        outcome=outcome,
        on=_when(shown, outcome),
        why=why,
        claims=tuple(sorted(t.claim.id for t in group)),
        shown_by=tuple(dict.fromkeys(t.claim.id for t in shown)),
    )


def _horizon(told: Told) -> date | None:
    """The last day by which it is to happen; None when the text sets none after the day it was written."""
    said = told.published.latest if told.published else None
    latest = told.when.latest if told.when else None
    return latest if latest and (said is None or latest > said) else None


_Verdict = tuple[Outcome, str, Sequence["Told"]]


def _outcome(forecast: Told, news: _News) -> _Verdict:
    """The first of the verdicts that applies."""
    rules: Mapping[str, Any] = table(data_path("state", "forecasts.toml"))
    kind, _, value = _about(forecast).partition(".")
    rule = rules.get(kind, {}).get(value, {"by": [_about(forecast)]})
    came = _came(forecast, rule, news)
    fallen = news.alike(forecast, rule.get("fell", ()))
    fell = [t for t in fallen if not t.actors or _one_of(forecast.against, t.actors, news)]
    verdicts = (
        _by_event(forecast, came if forecast.actors else [*came, *fell]),
        _by_others(forecast, rule, news),
        (Outcome.OPEN, "it fell, by whose hand is not told", fell) if fell else None,
        (Outcome.OPEN, "the like of it is told only of much later days", came)
        if came and not _horizon(forecast)
        else None,
        _by_silence(forecast, news),
    )
    return next((v for v in verdicts if v), (Outcome.OPEN, "no later report tells", ()))


def _by_event(forecast: Told, came: Sequence[Told]) -> _Verdict | None:
    """It happened: in time, too late, or in a part of the places."""
    horizon, denied = _horizon(forecast), forecast.claim.polarity is Polarity.DENIED
    in_time = _in_time(came, horizon or _patience(forecast))
    if denied:
        return (Outcome.DID_NOT, "later reports tell that it happened", in_time) if in_time else None
    if in_time and _places(forecast) <= {p for t in in_time for p in _places(t)}:
        return Outcome.CAME_TRUE, "later reports tell it", in_time
    if in_time:
        return Outcome.OPEN, "later reports tell it of a part of the places", in_time
    return (Outcome.DID_NOT, f"it happened, but after {horizon}", came) if came and horizon else None


def _patience(forecast: Told) -> date:
    """The last day of which news may show what became of a forecast that sets no day."""
    known = table(data_path("state", "forecasts.toml"))["patience"]
    made, (kind, _, value) = _made(forecast), _about(forecast).partition(".")
    return made + timedelta(days=known.get(value, known.get(kind, known["other"]))) if made else date.max


def _in_time(told: Sequence[Told], last: date) -> list[Told]:
    return [t for t in told if t.when and (t.when.earliest or t.when.latest or date.max) <= last]


def _by_others(forecast: Told, rule: Mapping[str, Any], news: _News) -> _Verdict | None:
    """Somebody else did it, who is neither the forecast's actor nor on his side."""
    alike = _in_time(news.alike(forecast, rule.get("others", ())), _horizon(forecast) or _patience(forecast))
    others = [t for t in alike if forecast.actors and t.actors and not _one_of(forecast.actors, t.actors, news)]
    if not others or forecast.claim.polarity is Polarity.DENIED:
        return None
    who = ", ".join(dict.fromkeys(news.parties.name(a) for t in others for a in t.actors))
    return Outcome.DID_NOT, f"others did: {who}", others


def _by_silence(forecast: Told, news: _News) -> _Verdict | None:
    """The horizon has passed, and later reports tell of the place, but not of this."""
    horizon = _horizon(forecast)
    if horizon is None or horizon >= news.day:
        return None
    about = [t for place in sorted(_places(forecast)) for t in news.of_place.get(place, ())]
    later = [t for t in about if t.published and t.published.earliest and t.published.earliest > horizon]
    if not later:
        return None
    denied = forecast.claim.polarity is Polarity.DENIED
    voices = len({t.origin for t in later})
    why = f"later reports of {voices} origins tell of the place, and not of this by {horizon}"
    return (Outcome.CAME_TRUE if denied else Outcome.DID_NOT), why, later


def _came(forecast: Told, rule: Mapping[str, Any], news: _News) -> list[Told]:
    own = [t for t in news.alike(forecast, rule.get("by", ())) if _one_of(forecast.actors, t.actors, news)]
    lost = [t for t in news.alike(forecast, rule.get("from_loser", ())) if _one_of(forecast.actors, t.against, news)]
    return [*own, *lost]


def _one_of(wanted: Sequence[str], found: Sequence[str], news: _News) -> bool:
    """Whether an actor that was named is among those told of, or on one side with them; anyone will do if none was."""
    if not wanted:
        return True
    sides = {side for a in wanted if (side := news.parties.side(a))}
    return news.parties.kin(wanted, found) or any(news.parties.side(a) in sides for a in found)


def _when(shown: Sequence[Told], outcome: Outcome) -> When | None:
    """When what was foretold happened; None for what is only known not to have."""
    days = [t.when for t in shown if t.when and outcome is Outcome.CAME_TRUE]
    return min(days, key=lambda w: (w.latest or date.max, w.earliest or date.min), default=None)
