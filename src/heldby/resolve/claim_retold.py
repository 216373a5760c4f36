"""One change of hands told twice: "fell a year ago" is of May where the same report says that it fell in May.

In:     the claims of a report, when each holds, what their names mean.
Out:    the same times, a vague one narrowed to the finer one of the same change.
Never:  a time outside what the vaguer words allow; a change where the report tells two that they may mean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.model.claim import Basis, Polarity, Status
from heldby.model.time import Extent, When

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from heldby.model.claim import Claim

_TURNS = frozenset({"taken", "lost"})
_VAGUE, _FINER = 25, 2  # days of the vaguer time; so many times as long as the finer one


def narrowed(
    claims: Sequence[Claim], told: Sequence[tuple[When | None, str]], names: Mapping[int, str]
) -> list[tuple[When | None, str]]:
    """The times, in the order of the claims; `names` is what stands at an offset of the text."""
    turns = [(c, t[0]) for c, t in zip(claims, told, strict=True) if t[0] and _is_turn(c)]
    done = list(told)
    for n, (claim, (when, _)) in enumerate(zip(claims, told, strict=True)):
        if when and claim.time and claim.time.basis is Basis.STATED and _is_turn(claim) and _length(when) >= _VAGUE:
            finer = list(_finer(claim, when, turns, names))
            if finer and all(a[1].overlaps(b[1]) for a in finer for b in finer):
                other, found = min(finer, key=lambda f: _length(f[1]))
                done[n] = found, f"“{claim.time.text}”: told as “{other.quote}” too, of {found.edtf()}"
    return done


def _finer(
    claim: Claim, when: When, turns: Sequence[tuple[Claim, When]], names: Mapping[int, str]
) -> Iterator[tuple[Claim, When]]:
    """What may be the same change, told with a finer time that lies in the vaguer one."""
    for other, found in turns:
        inside = _is_within(found, when) and _FINER * _length(found) <= _length(when)
        if other is not claim and inside and _is_same(claim, other, names):
            yield other, found


def _is_turn(claim: Claim) -> bool:
    real = claim.status is Status.HAPPENED and claim.polarity is Polarity.ASSERTED
    return real and claim.kind == "control" and claim.trait("change") in _TURNS and not claim.trait("part")


def _length(when: When) -> int:
    """Days from the first to the last; many for an open side."""
    if when.earliest is None or when.latest is None:
        return 10**6
    return (when.latest - when.earliest).days + 1


def _is_within(inner: When, outer: When) -> bool:
    if inner.extent is not Extent.WITHIN or not (inner.earliest and inner.latest and outer.earliest and outer.latest):
        return False
    return outer.earliest <= inner.earliest and inner.latest <= outer.latest


def _is_same(one: Claim, other: Claim, names: Mapping[int, str]) -> bool:
    """Whether both are of one place, and no party of the one is another than that of the other; one is shared."""
    if _meant(one, "place", names) != _meant(other, "place", names) or not _meant(one, "place", names):
        return False
    shared = False
    for role in ("actor", "against"):
        parties = _meant(one, role, names), _meant(other, role, names)
        if all(parties) and not parties[0] & parties[1]:
            return False
        shared = shared or bool(parties[0] & parties[1])
    return shared


def _meant(claim: Claim, role: str, names: Mapping[int, str]) -> set[str]:
    return {names.get(f.start) or f.text.lower() for f in claim.fillers(role)}
