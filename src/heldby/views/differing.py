"""What reports do not agree on, and what people decided about it.

In:     a `Snapshot`.
Out:    rows of disputes, each side with its quotes and the outcome; rows of judgements, replaced ones too.
Never:  a side left out because another is preferred.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from heldby.model import Claim, Dispute, Judgement, Side, Verdict, standing
from heldby.views.knowledge import Knowledge, knowledge, place_ids, place_name
from heldby.views.rows import Rows
from heldby.views.shapes_told import DisputeRow, JudgementRow
from heldby.views.snapshot import Snapshot

_SET_ASIDE = "set_aside"


def disputes(
    snapshot: Snapshot,
    *,
    place: Annotated[str | None, "Only disagreements about this place, by any of its names."] = None,
) -> Rows[DisputeRow]:
    """What reports do not agree on, each side with its quotes, whether both may be so, and what a person decided.

    Raises `UnknownPlace`.
    """
    known, wanted = knowledge(snapshot), place_ids(snapshot, place)
    rows = [
        _dispute(snapshot, d, known)
        for d in known.reconciled.disputes
        if wanted is None or wanted & {p for side in d.sides for c in side.claims for p in known.told[c].places}
    ]
    return Rows(DisputeRow, rows)


def judgements(
    snapshot: Snapshot,
    *,
    claim: Annotated[str | None, "Only those about this claim, by its id."] = None,
) -> Rows[JudgementRow]:
    """What people decided about claims and disputes, newest first: all of it, also what was replaced or withdrawn.

    A decision holds for the past as well: `--known` leaves none out, only the quotes of what could not be read by then.
    """
    every = snapshot.judgements()
    stands = {id(j) for j in standing(every)}
    told = sorted((j for j in every if claim is None or claim in (j.about, j.other)), key=lambda j: j.at, reverse=True)
    about = {name for j in told for name in (j.about, j.other)}
    said = {c.id: c for c in snapshot.claims() if c.id in about}
    return Rows(JudgementRow, [_judgement(j, said, stands=id(j) in stands) for j in told])


def verdicts(snapshot: Snapshot) -> Mapping[str, str]:
    """What people decided about each claim, by itself or beside another; the last that is in force."""
    found = dict.fromkeys(knowledge(snapshot).reconciled.aside, _SET_ASIDE)
    for judgement in standing(snapshot.judgements()):
        found[judgement.about] = str(judgement.verdict)
        if judgement.other and judgement.verdict.pairs:
            found[judgement.other] = _SET_ASIDE if judgement.verdict is Verdict.PREFER else str(judgement.verdict)
    return found


def _dispute(snapshot: Snapshot, dispute: Dispute, known: Knowledge) -> DisputeRow:
    about = " ".join(place_name(snapshot, word) for word in dispute.about.split(" "))
    return DisputeRow(
        difference=dispute.difference,
        about=about,
        sides=tuple(_side(side, known) for side in dispute.sides),
        reconcilable=dispute.reconcilable,
        why=dispute.why,
        **_outcome(dispute, known),
    )


def _outcome(dispute: Dispute, known: Knowledge) -> dict[str, Any]:
    settled = known.reconciled.settled.get(dispute.id)
    if settled is None:
        return {}
    return {
        "outcome": str(settled.verdict),
        "prefers": None if settled.prefers is None else settled.prefers + 1,
        "reason": settled.judgement.reason,
        "judged_by": settled.judgement.by,
        "judged_on": settled.judgement.at.date(),
        "judged": settled.claims,
    }


def _side(side: Side, known: Knowledge) -> dict[str, object]:
    quotes = [known.told[c].claim.quote for c in side.claims]
    return {"says": side.says, "quotes": quotes, "claims": list(side.claims), "origins": list(side.origins)}


def _judgement(judgement: Judgement, said: Mapping[str, Claim], *, stands: bool) -> JudgementRow:
    one, other = said.get(judgement.about), said.get(judgement.other)
    return JudgementRow(
        judged_at=judgement.at.isoformat(timespec="seconds"),
        judged_by=judgement.by,
        verdict=str(judgement.verdict),
        claim=judgement.about,
        other=judgement.other if judgement.verdict.pairs or other else "",
        reason=judgement.reason,
        stands=stands,
        quote=one.quote if one else "",
        report=one.report if one else "",
        other_quote=other.quote if other else "",
        other_report=other.report if other else "",
    )
