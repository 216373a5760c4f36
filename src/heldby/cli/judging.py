"""`heldby judge` and `heldby claim`: what a person decided or found, into the record.

In:     a verdict with claims, or the words of a report and what they say; a reason; or a file that the page prepared.
Out:    judgements, appended; a line for each that says how to undo it.
Never:  a decision taken back by deleting it: `withdraw` is a decision too.
"""

from __future__ import annotations

import getpass
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import heldby
from heldby.cli.complaining import errors
from heldby.cli.options import DEFAULT_RECORD, RecordAt, Theatres
from heldby.model import Judgement, Verdict
from heldby.model.address import shown
from heldby.model.errors import InputError
from heldby.model.link import THERE, WORDS

if TYPE_CHECKING:
    from heldby.record.claiming import Signature
    from heldby.record.deciding import Told

_SAID = {verdict: word for word, verdict in WORDS.items()}
_OFFSETS = re.compile(r"#?c?(\d+)-(\d+)")

Reason = Annotated[str, typer.Option(help="Why: kept with it and shown wherever it counts.", metavar="TEXT")]
By = Annotated[str, typer.Option(help="Who says so (default: your login).", metavar="NAME", envvar="HELDBY_JUDGE")]


def judge(  # noqa: PLR0913, PLR0917 - each is an option of its own
    verdict: Annotated[str | None, typer.Argument(help=f"One of: {', '.join(WORDS)}.", metavar="VERDICT")] = None,
    claims: Annotated[
        list[str] | None,
        typer.Argument(help="The claims it is about, by id; of prefer, the better one first.", metavar="CLAIM..."),
    ] = None,
    reason: Reason = "",
    by: By = "",
    file: Annotated[
        Path | None, typer.Option("--from", help="A file of decisions, as the page prepares it.", metavar="FILE")
    ] = None,
    record: RecordAt = DEFAULT_RECORD,
    theatre: Theatres = [],  # noqa: B006
) -> None:
    """Decide between claims that differ, or about one, with a reason; nothing is deleted, and it can be withdrawn.

    prefer A B: A is right; nothing follows from B and what else is told on its side. both-stand, unverifiable: noted,
    and nothing changes. not-same: they tell of different things. same: they tell of one. accept, reject: of one claim.
    withdraw: as if it had not been decided. Every decision stays in `heldby judgements`.
    """
    from heldby.record.deciding import decision  # noqa: PLC0415 - help needs no record
    from heldby.record.decision_file import decisions  # noqa: PLC0415

    if (file is None) == (verdict is None):
        raise InputError("say a verdict with its claims, or --from FILE; heldby judge --help has examples")
    if file is not None:
        _record(decisions(_content(file), by=by or _login(), at=_now()), record, theatre)
    else:
        _record((decision(verdict or "", claims or (), _signed(reason, by)),), record, theatre)


def claim(  # noqa: PLR0913, PLR0917
    report: Annotated[str, typer.Argument(help="The report, by its id.", metavar="REPORT")],
    words: Annotated[str, typer.Argument(help="Its words, by their offsets: 585-640.", metavar="WORDS")],
    what: Annotated[str, typer.Argument(help="What they say: taken, lost, held, contested, ...", metavar="WHAT")],
    place: Annotated[list[str], typer.Option(help="Where, by name or id; repeatable.", metavar="NAME")],
    actor: Annotated[list[str], typer.Option(help="Who took, held or did it; repeatable.", metavar="NAME")] = [],  # noqa: B006
    against: Annotated[list[str], typer.Option(help="Who lost it; repeatable.", metavar="NAME")] = [],  # noqa: B006
    when: Annotated[str, typer.Option(help="When, as EDTF: 2016-03-27, 2016-03.", metavar="EDTF")] = "",
    kind: Annotated[str, typer.Option(help="control or event.", metavar="NAME")] = "control",
    reason: Reason = "",
    by: By = "",
    record: RecordAt = DEFAULT_RECORD,
    theatre: Theatres = [],  # noqa: B006
) -> None:
    """Add a claim that you found in a report and heldby did not: its words, and what they say of whom, where and when.

    It counts like any other claim of the report, and says who added it. `heldby judge withdraw CLAIM` takes it back.
    """
    from heldby.record.claiming import Finding  # noqa: PLC0415
    from heldby.record.deciding import Addition  # noqa: PLC0415

    found = _OFFSETS.fullmatch(words.strip())
    if not found:
        raise InputError(f"{words!r} are no offsets; write them as 585-640, as in the address of a quote")
    finding = Finding(
        report=report,
        start=int(found[1]),
        end=int(found[2]),
        kind=kind,
        what=what,
        roles={"place": tuple(place), "actor": tuple(actor), "against": tuple(against)},
        when=when,
    )
    _record((Addition(finding=finding, signed=_signed(reason, by)),), record, theatre)


def _record(told: Sequence[Told], record: str, theatres: Sequence[Path]) -> None:
    from heldby.record.deciding import decide  # noqa: PLC0415

    with heldby.open(record, theatres=theatres) as kept:
        new = decide(kept, told)
    for each in new:
        errors.print(_line(each, record), soft_wrap=True, markup=False)
    there = sum(map(len, told)) - len(new)
    if there or not new:
        errors.print(f"{there} in the record already.", soft_wrap=True)


def _signed(reason: str, by: str) -> Signature:
    from heldby.record.deciding import signature  # noqa: PLC0415

    return signature(reason=reason, by=by or _login(), at=_now())


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def _content(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise InputError(f"{file} is not a file of decisions: it is no text in UTF-8") from None


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container without users
        return ""


def _line(judgement: Judgement, record: str) -> str:
    other = judgement.other if judgement.verdict is not Verdict.ADDED and judgement.other != THERE else ""
    about = " ".join(filter(None, (judgement.about, other)))
    if judgement.verdict is Verdict.WITHDRAWN:
        return f"Withdrawn: what was decided about {about}."
    where = "" if record == DEFAULT_RECORD else f" --record {shown(record)}"
    undo = f"heldby judge withdraw {about} --reason '...'{where}"
    return f"Recorded: {_SAID.get(judgement.verdict, 'added')} {about}. To undo: {undo}"
