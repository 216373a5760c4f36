"""Claims on a terminal: the words first, then who says them where, then what they are taken to mean.

In:     rows of the view `claims`, or the claims behind another row.
Out:    lines.
Never:  a quote cut short.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from rich.padding import Padding
from rich.text import Text

from heldby.cli.columns import span
from heldby.model import written

_QUOTES_A_ROW = 3
_FEW = 5  # claims that are also shown in the notation, with their offsets
_PLAIN = {"status": "happened", "certainty": "certain", "polarity": "+"}

Line = Padding | Text


def claim_blocks(rows: Sequence[Any], snapshot: Any) -> Iterator[Line]:
    """Each claim as a block of two lines, or three with its notation when there are few."""
    for row in rows:
        yield Text("“") + Text(row.quote, style="italic") + Text("”")
        yield _indented(Text(_meaning(row)))
        where = " · ".join(dict.fromkeys(w for w in (row.source, row.report_name, page(row.page)) if w))
        yield _indented(Text(f"{where}   {row.id}", style="dim"))
        claim = snapshot.snapshot.claim(row.id) if len(rows) <= _FEW else None
        if claim:
            yield _indented(Text(written(claim), style="dim"))


_WEIGHTS = (
    "Weights are natural log odds: at 3.5 a claim is 33 times likelier if it is so than if it is not. Under each: what "
    "it is the product of, and how sure the answer would be if nobody had told of it."
)


def why_blocks(rows: Sequence[Any]) -> Iterator[Line]:
    """For each place the likeliest holder, then the claims for it and against it, weightiest first."""
    for (place, holder, chance), told in groupby(rows, key=lambda r: (r.place, r.holder, r.probability)):
        yield Text(f"{place}: {holder} {100 * chance:.0f} %", style="bold")
        for speaks, claims in groupby(told, key=lambda r: r.speaks):
            yield Text(f"\n{speaks}", style="bold")
            for row in claims:
                yield from _why(row)
    if rows:
        yield Text(f"\n{_WEIGHTS}", style="dim")


def _why(row: Any) -> Iterator[Line]:
    """A claim with its weight, and what that is made of; of one that adds nothing, why."""
    said = f"{row.change} {span(row.when)}" + (f" ({row.about})" if row.about != row.holder else "")
    weight = f"{row.weight:4.1f}" if row.weight else "   –"
    yield _indented(Text(f"{weight}  “") + Text(row.quote, style="italic") + Text("”"))
    voice = row.says if row.says != "author" else ""
    where = dict.fromkeys(w for w in (voice, row.source, row.report_name, page(row.page)) if w)
    yield _deeper(Text(f"{said} · {' · '.join(where)} · {row.published or 'no date'}", style="dim"))
    if not row.weight:
        yield _deeper(Text("adds nothing: the same origin tells it more strongly", style="dim"))
        return
    made = " × ".join(f"{name} {value:g}" for name, value in row.factors.items() if value != 1)
    implied = ["implied by what it tells of another day or party"] if row.implied else []
    yield _deeper(Text("; ".join([made, *implied, f"without it {100 * row.without:.0f} %"]), style="dim"))


def _deeper(line: Text) -> Padding:
    return Padding(line, (0, 0, 0, 8), expand=False)


def _meaning(row: Any) -> str:
    about = [row.place, row.actor and f"by {row.actor}", row.against and f"against {row.against}", row.number]
    about += [
        row.helped_by and f"helped by {', '.join(row.helped_by)}",
        row.time,
        row.says != "author" and f"says {row.says}",
        *_unusual(row),
    ]
    return f"{row.kind} {row.what}: " + " · ".join(str(part) for part in about if part)


def _unusual(row: Any) -> Iterator[str]:
    for field, usual in _PLAIN.items():
        value = str(getattr(row, field))
        if value != usual:
            yield "denied" if field == "polarity" else value


def quotes(rows: Iterable[Any], snapshot: Any) -> Iterator[Line]:
    """The sentences a row rests on: one from each report first, so that they show its independent sources."""
    for row in rows:
        claims = [c for c in (snapshot.snapshot.claim(id_) for id_ in row.claims) if c]
        if not claims:
            continue
        yield Text(f"\n{_title(row)}", style="bold")
        for claim in _one_a_report(claims)[:_QUOTES_A_ROW]:
            yield _indented(quote(claim, snapshot.snapshot.report(claim.report)))
        if len(claims) > _QUOTES_A_ROW and hasattr(row, "place"):
            more = f'and {len(claims) - _QUOTES_A_ROW} more: heldby claims --place "{row.place}"'
            yield _indented(Text(more, style="dim"))


def quote(claim: Any, report: Any) -> Text:
    """One quote with its source and its date."""
    when = report.published.edtf() if report.published else "no date"
    leaf = page(report.page_at(claim.start))
    where = " · ".join(dict.fromkeys(w for w in (report.source, report.name, leaf, when) if w))
    return Text("“") + Text(claim.quote, style="italic") + Text("”  ") + Text(where, style="dim")


def page(number: int | None) -> str:
    """A page as citations write it; empty for what has no pages."""
    return "" if number is None else f"p. {number}"


def _indented(line: Text) -> Padding:
    return Padding(line, (0, 0, 0, 2), expand=False)


def _title(row: Any) -> str:
    if hasattr(row, "holder"):
        return f"{row.place}: {row.holder}"
    if hasattr(row, "kind"):
        return f"{row.place}: {row.kind} {row.what}{f', {row.acled}' if row.acled else ''}"
    return f"{row.from_place} to {row.to_place}: {row.state}"


def _one_a_report(claims: Sequence[Any]) -> list[Any]:
    seen: dict[str, int] = {}
    rank: list[tuple[int, int]] = []
    for claim in claims:
        seen[claim.report] = seen.get(claim.report, 0) + 1
        rank.append((seen[claim.report], len(rank)))
    return [claims[at] for _, at in sorted(rank)]
