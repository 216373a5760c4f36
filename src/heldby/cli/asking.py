"""Every view as a command: names, options, defaults and help come from the view's own signature.

In:     `heldby.views.VIEWS`.
Out:    one function a view, ready for the command line.
Never:  an option that the view does not have, but for those that say which record, which days, and JSON.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

import typer

import heldby
from heldby.cli.options import DEFAULT_RECORD, AsJson, Known, On, OnAnyDay, Output, RecordAt, Theatres
from heldby.cli.showing import show, show_instead
from heldby.cli.writing import check_ending, write
from heldby.model.time import calendar_day
from heldby.views import VIEWS
from heldby.views.questions import Parameter, Question, questions

# Flags that ask for the reasons behind a view: another view, with the same options.
_DEEPER = {"control": ("why", "Why: the claims for and against the likeliest holder, with weights and quotes.")}
# Views that are a text, and can be written to a file as one.
_TEXTS = frozenset({"sitrep"})


def view_command(name: str) -> Callable[..., None]:
    """The command of a view, under the view's name. Raises `KeyError` for a name that no view has."""
    return _command({question.name: question for question in questions(VIEWS)}[name])


def _command(question: Question) -> Callable[..., None]:
    deeper = _DEEPER.get(question.name)

    def command(**given: Any) -> None:
        record = heldby.open(given.pop("record"), theatres=given.pop("theatres"))
        valid, known, as_json = given.pop("on"), given.pop("known"), given.pop("as_json")
        to = given.pop("output", None)
        asked = {name: value for name, value in given.items() if value is not None}
        asks = deeper[0] if deeper and asked.pop(deeper[0], False) else question.name
        snapshot = record.at(valid=valid, known=known)
        if to is not None:
            check_ending(to)
            write(getattr(snapshot, asks)(**asked), snapshot, asked, to)
            return
        rows = getattr(snapshot, asks)(**asked)
        show(asks, rows, snapshot, as_json=as_json)
        if asks != question.name and not rows and not as_json:
            # nobody is told to hold it, but fighting, a siege or parts may be
            show_instead(question.name, getattr(snapshot, question.name)(**asked), snapshot)

    shared: dict[str, tuple[Any, Any]] = {
        "on": (On if question.of_a_day else OnAnyDay, None),
        "known": (Known, None),
        "as_json": (AsJson, False),
        "record": (RecordAt, DEFAULT_RECORD),
        "theatres": (Theatres, []),
    }
    if question.name in _TEXTS:
        shared = {"output": (Output, None), **shared}
    parameters = [_parameter(p.name, _option(p), p.default) for p in question.parameters]
    if deeper:
        name, help_text = deeper
        parameters.append(_parameter(name, Annotated[bool, typer.Option(f"--{name}", help=help_text)], default=False))
    parameters += [_parameter(name, hint, default) for name, (hint, default) in shared.items()]
    command.__name__ = question.name
    command.__doc__ = question.told("--")
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {p.name: p.annotation for p in parameters}
    return command


def _parameter(name: str, hint: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hint)


def _option(asked: Parameter) -> Any:
    flag = f"--{asked.spelt}"
    if asked.kind is date:
        return Annotated[asked.hint, typer.Option(flag, help=asked.help, parser=calendar_day, metavar="DATE")]
    if issubclass(asked.kind, StrEnum):
        names = "|".join(asked.kind)
        return Annotated[asked.hint, typer.Option(flag, help=asked.help, case_sensitive=False, metavar=names)]
    if asked.kind is int:
        return Annotated[asked.hint, typer.Option(flag, help=asked.help, min=1, metavar="N")]
    return Annotated[asked.hint, typer.Option(flag, help=asked.help, metavar="NAME")]
