"""Which claims of a report tell the same fact again, so that counting claims does not count words.

In:     the claims of one report as rows, names in their canonical form.
Out:    the same rows, each repeat with `same_as`: the id of the fullest telling; None where nothing is repeated.
Never:  two reports; two facts that differ in a party, a place or a number. What joins reports is `reconcile`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from heldby.lexicon.kinds import kinds

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Row = dict[str, Any]
_NAMES = frozenset({"place", "actor", "person"})
_NUMBERS = ("low", "high")
# Counts are told again without saying anew where and by whom.
_COUNTS = frozenset({"casualty"})
_MAY_BE_UNCOUNTED = frozenset({"event"})


def with_repeats(rows: Sequence[Row]) -> list[Row]:
    """The rows with `same_as`."""
    groups: list[list[Row]] = []
    for row in rows:
        group = next((g for g in groups if all(_same(row, other) for other in g)), None)
        if group is None:
            groups.append([row])
        else:
            group.append(row)
    fullest = {id(row): max(group, key=_fullness) for group in groups for row in group}
    return [row | {"same_as": None if fullest[id(row)] is row else fullest[id(row)]["id"]} for row in rows]


def _fullness(row: Row) -> tuple[int, int]:
    """How much a row tells; of equals, the first in the text."""
    return sum(row.get(role) is not None for role in kinds()[row["kind"]].roles), -row["start"]


def _same(one: Row, other: Row) -> bool:
    if one["kind"] != other["kind"]:
        return False
    kind = kinds()[one["kind"]]
    if any(one.get(field) != other.get(field) for field in ("polarity", kind.main_trait)):
        return False
    if not _as_many(one, other):
        return False
    for role, rule in kind.roles.items():
        if not _agree(kind.name, rule.type, _values(one.get(role)), _values(other.get(role))):
            return False
    times = (one.get("time"), other.get("time"))
    return None in times or times[0] == times[1]


def _as_many(one: Row, other: Row) -> bool:
    """Whether the numbers agree; "the strikes" may be the twelve told of before."""
    numbers = [tuple(row.get(field) for field in _NUMBERS) for row in (one, other)]
    return numbers[0] == numbers[1] or (one["kind"] in _MAY_BE_UNCOUNTED and (None, None) in numbers)


def _agree(kind: str, role_type: str, one: frozenset[str], other: frozenset[str]) -> bool:
    if role_type in _NAMES:
        return one == other or (kind in _COUNTS and not (one and other))
    return not (one and other) or bool(_heads(one) & _heads(other))


def _values(value: Any) -> frozenset[str]:
    return frozenset(value if isinstance(value, list) else () if value is None else (value,))


def _heads(phrases: Iterable[str]) -> set[str]:
    """The last word of each phrase: "the central market" and "a market" are one."""
    return {phrase.lower().split()[-1].removesuffix("s") for phrase in phrases if phrase.split()}
