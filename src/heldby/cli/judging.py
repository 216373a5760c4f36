"""`heldby judge`: what a person decided about claims, into the record.

In:     a verdict with claims and a reason, or a file of them as the page prepares it.
Out:    judgements, appended; a line for each that says how to undo it.
Never:  a decision taken back by deleting it: `withdraw` is a decision too.
"""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

import heldby
from heldby.cli.options import DEFAULT_RECORD, RecordAt
from heldby.cli.showing import errors
from heldby.model import Judgement, Verdict
from heldby.model.address import shown
from heldby.model.errors import InputError
from heldby.record.deciding import WORDS, Decision, decide, decision, decisions

_SAID = {verdict: word for word, verdict in WORDS.items()}


def judge(  # noqa: PLR0913, PLR0917 - each is an option of its own
    verdict: Annotated[str | None, typer.Argument(help=f"One of: {', '.join(WORDS)}.", metavar="VERDICT")] = None,
    claims: Annotated[
        list[str] | None,
        typer.Argument(help="The claims it is about, by id; of prefer, the better one first.", metavar="CLAIM..."),
    ] = None,
    reason: Annotated[str, typer.Option(help="Why: kept with it and shown wherever it counts.", metavar="TEXT")] = "",
    by: Annotated[
        str, typer.Option(help="Who decided (default: your login).", metavar="NAME", envvar="HELDBY_JUDGE")
    ] = "",
    file: Annotated[
        Path | None, typer.Option("--from", help="A file of decisions, as the page prepares it.", metavar="FILE")
    ] = None,
    record: RecordAt = DEFAULT_RECORD,
) -> None:
    """Decide between claims that differ, or about one, with a reason; nothing is deleted, and it can be withdrawn.

    prefer A B: A is right; nothing follows from B and what else is told on its side. both-stand, unverifiable: noted,
    and nothing changes. not-same: they tell of different things. same: they tell of one. accept, reject: of one claim.
    withdraw: as if it had not been decided. Every decision stays in `heldby judgements`.
    """
    now = datetime.now(UTC).replace(microsecond=0)
    who = by or _login()
    if (file is None) == (verdict is None):
        raise InputError("say a verdict with its claims, or --from FILE; heldby judge --help has examples")
    told: tuple[Decision, ...]
    if file is not None:
        told = decisions(_content(file), by=who, at=now)
    else:
        told = (decision(verdict or "", claims or (), reason=reason, by=who, at=now),)
    with heldby.open(record) as kept:
        new = decide(kept, told)
    for each in new:
        errors.print(_line(each, record), soft_wrap=True, markup=False)
    there = sum(len(one.judgements()) for one in told) - len(new)
    if there or not new:
        errors.print(f"{there} in the record already.", soft_wrap=True)


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
    about = " ".join(filter(None, (judgement.about, judgement.other)))
    if judgement.verdict is Verdict.WITHDRAWN:
        return f"Withdrawn: what was decided about {about}."
    where = "" if record == DEFAULT_RECORD else f" --record {shown(record)}"
    undo = f"heldby judge withdraw {about} --reason '...'{where}"
    return f"Recorded: {_SAID[judgement.verdict]} {about}. To undo: {undo}"
