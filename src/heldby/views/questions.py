"""What can be asked of each view, told from the view's own signature; the command line and HTTP both go by it.

In:     `heldby.views.VIEWS`.
Out:    one `Question` a view: its name, parameters with kind, default and help, and the type of its rows.
Never:  a parameter that a view does not have; how it is written down (an option, a query) is for those who ask.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Annotated, Any, get_args, get_origin, get_type_hints

View = Callable[..., Any]

# A day range reads better as `from` and `to`, words that Python keeps for itself.
_SPELT = {"start": "from", "end": "to"}
# Views that answer for one day; the others tell of all days and take a day only so that every view takes the same.
_OF_A_DAY = frozenset({"control", "why", "changes", "share", "routes", "reach", "forecasts", "sitrep"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """`name` is the view's own word, `spelt` the user's; `hint` the annotation without its help, `kind` the bare type.

    `kind` is `str`, `int` (counted from 1), `date` or a `StrEnum`.
    """

    name: str
    spelt: str
    hint: Any
    kind: type
    default: Any
    help: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A view as something to ask. `of_a_day`: its answer depends on the day asked about. `row` is what a row is."""

    view: View
    name: str
    parameters: tuple[Parameter, ...]
    row: type
    of_a_day: bool

    def told(self, mark: str = "") -> str:
        """What the view gives, its parameters written with `mark` before them ("--from"), without the errors."""
        text = inspect.cleandoc(self.view.__doc__ or "")
        for name, spelt in _SPELT.items():
            text = text.replace(f"`{name}`", f"`{mark}{spelt}`")
        return text.split("Raises `", maxsplit=1)[0].strip()


def questions(views: Iterable[View]) -> tuple[Question, ...]:
    """One question for each view, in their order."""
    return tuple(_question(view) for view in views)


def _question(view: View) -> Question:
    hints = get_type_hints(view, include_extras=True)
    own = (p for p in inspect.signature(view).parameters.values() if p.kind is inspect.Parameter.KEYWORD_ONLY)
    return Question(
        view=view,
        name=view.__name__,
        parameters=tuple(_parameter(p.name, hints[p.name], p.default) for p in own),
        row=get_args(hints["return"])[0],
        of_a_day=view.__name__ in _OF_A_DAY,
    )


def _parameter(name: str, hint: Any, default: Any) -> Parameter:
    bare, told = get_args(hint)[:2] if get_origin(hint) is Annotated else (hint, "")
    kind = next(k for k in (get_args(bare) or (bare,)) if k is not type(None))
    return Parameter(name=name, spelt=_SPELT.get(name, name), hint=bare, kind=kind, default=default, help=told)
