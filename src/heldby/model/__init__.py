"""The nouns of heldby: what a report is, what it says, what we take it to mean, and what follows.

In:     nothing of ours; every other package builds on this one.
Out:    frozen values that verify themselves when made.
Never:  files, clocks, networks, or knowledge about a language or a war.
"""

from heldby.model.claim import (
    CODED,
    Attribution,
    Basis,
    Certainty,
    Claim,
    Filler,
    Hedge,
    Polarity,
    Quantity,
    Status,
    Voice,
    claim_id,
)
from heldby.model.coded import ROW, Coded
from heldby.model.errors import HeldbyError, NotationError, SpanError, TimeError
from heldby.model.knowledge import Actor, Kind, Outlet, Place, PlaceKind, RoleRule
from heldby.model.link import Judgement, Link, Rival, Verdict, standing
from heldby.model.mention import Mention, MentionKind
from heldby.model.notation import parse, written
from heldby.model.problem import Problem
from heldby.model.reading import Cleaned, Marked, Reading, Resolved
from heldby.model.report import Family, Passage, PassageKind, Repair, Report, report_id
from heldby.model.span import Evidence, Span
from heldby.model.state import Difference, Dispute, Estimate, Event, Forecast, Holding, Outcome, RouteState, Side
from heldby.model.syntax import Sentence, Token
from heldby.model.time import Date, Extent, Precision, When

__all__ = [
    "CODED",
    "ROW",
    "Actor",
    "Attribution",
    "Basis",
    "Certainty",
    "Claim",
    "Cleaned",
    "Coded",
    "Date",
    "Difference",
    "Dispute",
    "Estimate",
    "Event",
    "Evidence",
    "Extent",
    "Family",
    "Filler",
    "Forecast",
    "Hedge",
    "HeldbyError",
    "Holding",
    "Judgement",
    "Kind",
    "Link",
    "Marked",
    "Mention",
    "MentionKind",
    "NotationError",
    "Outcome",
    "Outlet",
    "Passage",
    "PassageKind",
    "Place",
    "PlaceKind",
    "Polarity",
    "Precision",
    "Problem",
    "Quantity",
    "Reading",
    "Repair",
    "Report",
    "Resolved",
    "Rival",
    "RoleRule",
    "RouteState",
    "Sentence",
    "Side",
    "Span",
    "SpanError",
    "Status",
    "TimeError",
    "Token",
    "Verdict",
    "Voice",
    "When",
    "claim_id",
    "parse",
    "report_id",
    "standing",
    "written",
]
