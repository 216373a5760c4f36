"""`heldby annotate` and `heldby group`: JSON Lines in, JSON Lines out, nothing stored.

In:     objects on standard input, one a line.
Out:    objects on standard output, one a line, in the same order.
Never:  a line lost: what cannot be read gives an object with its problem.
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import Annotated, Any

import typer

import heldby
from heldby.cli.complaining import complain
from heldby.cli.options import Theatres
from heldby.model.errors import HeldbyError, KnowledgeError

# So seldom is memory collected until the first text is read: nearly all that is made by then stays.
_WHILE_LOADING = (10_000, 50, 50)


def annotate(
    theatre: Theatres = [],  # noqa: B006 - typer reads the default and does not keep it
    war_only: Annotated[
        bool,
        typer.Option(
            "--war-only",
            help="Of dated general news, read only paragraphs that tell of fighting; `unread` lists others.",
        ),
    ] = False,
) -> None:
    """Read reports from standard input and write everything found in them; nothing is stored.

    In, a line: {"id": "a", "text": "...", "published": "2016-03-29" or null, "source": "Reuters" or null}.
    Out, a line: the id, publication, passages, times, places, actors, claims with their quotes, problems.
    """
    faulty = False
    read = partial(heldby.annotate, theatres=theatre, war_only=war_only)
    usual = gc.get_threshold()
    gc.set_threshold(*_WHILE_LOADING)
    for number, given, fault in _objects():
        row = _annotated(given, number, read) if fault is None else _faulty(str(number), fault)
        faulty = faulty or bool(row.get("failed"))
        row.pop("failed", None)
        _write(row)
        if number == 1:
            gc.freeze()  # what is loaded by now stays: each collection would go through all of it again
            gc.set_threshold(*usual)
    raise typer.Exit(1 if faulty else 0)


def _annotated(given: dict[str, Any], number: int, read: Callable[..., dict[str, Any]]) -> dict[str, Any]:
    name = str(given.get("id", number))
    told = {field: given.get(field) for field in ("published", "source")}
    if not isinstance(given.get("text"), str):
        return _faulty(name, 'the object has no "text" of its own, a string')
    wrong = [field for field, value in told.items() if not isinstance(value, str | None)]
    if wrong:
        return _faulty(name, f'"{wrong[0]}" is to be a string or null, not {told[wrong[0]]!r}')
    try:
        return read(given["text"], **told, name=name)
    except KnowledgeError:
        # a wrong theatre is wrong for every line
        raise
    except HeldbyError as error:
        return _faulty(name, str(error))
    except Exception as error:  # noqa: BLE001 - a fault of ours in one text must not cost the others
        return _faulty(name, f"a fault of heldby, please report it with this text: {type(error).__name__}: {error}")


def group() -> None:
    """Tell which texts from standard input are copies or rewrites of one another.

    In, a line: {"id": "a", "text": "..."}. Out, a line: {"id": "a", "family": "a"}; one family, one text.
    """
    from heldby.group import group as families_of  # noqa: PLC0415

    texts: list[tuple[str, str]] = []
    faulty = False
    for number, given, fault in _objects():
        if fault or not isinstance(given.get("text"), str):
            complain(f"line {number}: {fault or 'the object has no text'}")
            faulty = True
            continue
        texts.append((str(given.get("id", number)), given["text"]))
    families, problems = families_of(texts)
    for problem in problems:
        complain(str(problem))
    of = {member: family.id for family in families for member in family.members}
    for name, _ in texts:
        _write({"id": name, "family": of.get(name, name)})
    raise typer.Exit(1 if faulty or problems else 0)


def _objects() -> Iterator[tuple[int, dict[str, Any], str | None]]:
    """Each line's number, its object, and what is wrong with it."""
    for number, line in enumerate(sys.stdin.buffer, 1):
        if not line.strip():
            continue
        try:
            given = json.loads(line)
        except ValueError as error:
            yield number, {}, f"not JSON: {error}"
            continue
        yield (number, given, None) if isinstance(given, dict) else (number, {}, "not a JSON object")


def _faulty(name: str, why: str) -> dict[str, Any]:
    problem = {"what": "not read", "where": name, "why": why}
    return {"id": name, "claims": [], "problems": [problem], "failed": True}


def _write(row: dict[str, Any]) -> None:
    line = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
    try:
        data = line.encode()
    except UnicodeEncodeError:  # half a character stands in the text; JSON can still spell it
        data = json.dumps(row, separators=(",", ":")).encode()
    sys.stdout.buffer.write(data + b"\n")
    sys.stdout.buffer.flush()
