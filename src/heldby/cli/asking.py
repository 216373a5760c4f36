"""Every view as a command: names, options, defaults and help come from the view's own signature.

In:     `heldby.views.VIEWS`.
Out:    one function a view, ready for the command line.
Never:  an option that the view does not have, but for those that say which record, which days, and JSON.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import typer

import heldby
from heldby.cli.options import DEFAULT_RECORD, AsJson, Known, On, OnAnyDay, Output, RecordAt, Theatres, day
from heldby.cli.showing import show
from heldby.cli.writing import check_ending, write
from heldby.views import VIEWS

# A day range reads better as --from and --to, words that Python keeps for itself.
_SPELT = {"start": "from", "end": "to"}
# Views that answer for one day; the others tell of all days and take --on only so that every view takes the same days.
_OF_A_DAY = frozenset({"control", "why", "changes", "share", "routes", "reach", "forecasts", "sitrep"})
# Flags that ask for the reasons behind a view: another view, with the same options.
_DEEPER = {"control": ("why", "Why: the claims for and against the likeliest holder, with weights and quotes.")}
# Views that are a text, and can be written to a file as one.
_TEXTS = frozenset({"sitrep"})


def view_commands() -> Iterator[Callable[..., None]]:
    """One command for each view, under the view's name."""
    for view in VIEWS:
        yield _command(view)


def _command(view: Callable[..., Any]) -> Callable[..., None]:
    hints = get_type_hints(view, include_extras=True)
    own = [p for p in inspect.signature(view).parameters.values() if p.kind is inspect.Parameter.KEYWORD_ONLY]

    deeper = _DEEPER.get(view.__name__)

    def command(**given: Any) -> None:
        record = heldby.open(given.pop("record"), theatres=given.pop("theatres"))
        valid, known, as_json = given.pop("on"), given.pop("known"), given.pop("as_json")
        to = given.pop("output", None)
        asked = {name: value for name, value in given.items() if value is not None}
        asks = deeper[0] if deeper and asked.pop(deeper[0], False) else view.__name__
        snapshot = record.at(valid=valid, known=known)
        if to is not None:
            check_ending(to)
            write(getattr(snapshot, asks)(**asked), snapshot, asked, to)
            return
        show(asks, getattr(snapshot, asks)(**asked), snapshot, as_json=as_json)

    shared: dict[str, tuple[Any, Any]] = {
        "on": (On if view.__name__ in _OF_A_DAY else OnAnyDay, None),
        "known": (Known, None),
        "as_json": (AsJson, False),
        "record": (RecordAt, DEFAULT_RECORD),
        "theatres": (Theatres, []),
    }
    if view.__name__ in _TEXTS:
        shared = {"output": (Output, None), **shared}
    parameters = [_parameter(p.name, _option(p.name, hints[p.name]), p.default) for p in own]
    if deeper:
        name, help_text = deeper
        parameters.append(_parameter(name, Annotated[bool, typer.Option(f"--{name}", help=help_text)], default=False))
    parameters += [_parameter(name, hint, default) for name, (hint, default) in shared.items()]
    command.__name__ = view.__name__
    command.__doc__ = _help(view)
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {p.name: p.annotation for p in parameters}
    return command


def _parameter(name: str, hint: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hint)


def _option(name: str, hint: Any) -> Any:
    kind, help_text = get_args(hint)[:2] if get_origin(hint) is Annotated else (hint, "")
    inner = next(k for k in (get_args(kind) or (kind,)) if k is not type(None))
    flag = f"--{_SPELT.get(name, name)}"
    if inner is date:
        return Annotated[kind, typer.Option(flag, help=help_text, parser=day, metavar="DATE")]
    if isinstance(inner, type) and issubclass(inner, StrEnum):
        return Annotated[kind, typer.Option(flag, help=help_text, case_sensitive=False, metavar="|".join(inner))]
    if inner is int:
        return Annotated[kind, typer.Option(flag, help=help_text, min=1, metavar="N")]
    return Annotated[kind, typer.Option(flag, help=help_text, metavar="NAME")]


def _help(view: Callable[..., Any]) -> str:
    """The view's docstring without the errors it raises, which the command line tells in its own way."""
    text = inspect.cleandoc(view.__doc__ or "")
    for name, spelt in _SPELT.items():
        text = text.replace(f"`{name}`", f"`--{spelt}`")
    return text.split("Raises `")[0].strip()
