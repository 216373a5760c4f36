"""The words that a path of a rule leads to: "patient>of" is the `of` of the noun at "patient".

In:     a `Clause`, the arguments of a trigger, a path.
Out:    the words at its end.
Never:  a word that stands at no argument.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.claim.arguments import verb_arguments
from heldby.claim.nominals import noun_arguments

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from heldby.claim.clause import Clause


def first_filled(clause: Clause, arguments: Mapping[str, list[int]], path: Iterable[str]) -> list[int]:
    """The words of the first argument in the path that has any; "patient>of" is the `of` of the noun at "patient"."""
    return next((words for name in path if (words := at_path(clause, arguments, name))), [])


def at_path(clause: Clause, arguments: Mapping[str, list[int]], name: str) -> list[int]:
    """The words at one step of a path, or below the words of its first part."""
    if ">" not in name:
        return arguments.get(name) or []
    first, _, rest = name.partition(">")
    words = arguments.get(first) or []
    below = verb_arguments if first == "clause" else noun_arguments
    return [w for word in words for w in at_path(clause, below(clause, word), rest)]
