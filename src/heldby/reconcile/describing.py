"""What reports disagree on where no event divides them: whether a party fights, what an operation is, whom it hits.

In:     told accounts (statements that describe a party or an operation), and denials that a party fights.
Out:    disputes of two sides each, with the reason why both may be so.
Never:  two accounts by one voice: who says both has not contradicted anybody.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

from heldby.lexicon.tables import data_path, table
from heldby.model.claim import Basis, Polarity
from heldby.model.state import Difference, Side

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from heldby.model.parties import Parties
    from heldby.model.told import Told

_CONDUCT = "one denies as a rule what the other tells: each may have other places and days in mind"
_SCALE = "one operation by two definitions: the start of a larger one, or one that stands by itself"
_TARGETS = "whom it is said to be directed at, and whom it mostly hit: the first is an aim, the second a sum of deeds"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """Two accounts that differ: in what, about what, the two sides, and why both may be so."""

    difference: Difference
    about: str
    sides: tuple[Side, Side]
    why: str


def described(told: Iterable[Told], *, parties: Parties) -> Iterator[Contrast]:
    """Every such disagreement, in the order of the reports."""
    by_report: dict[str, list[Told]] = defaultdict(list)
    by_actor: dict[str, list[Told]] = defaultdict(list)
    for one in filter(is_account, told):
        by_report[one.claim.report].append(one)
        for body in parties.bodies(one.actors):
            by_actor[body].append(one)
    for group in by_report.values():
        yield from in_report(group, parties=parties)
    for body, group in sorted(by_actor.items()):
        yield from of_party(body, group, parties=parties)


def is_account(told: Told) -> bool:
    """Whether a claim is an account of a party or an operation, or denies that somebody fights."""
    return told.claim.status.is_real and bool(told.claim.trait("account") or _denies_fighting(told))


def in_report(group: Sequence[Told], *, parties: Parties) -> Iterator[Contrast]:
    """The disagreements among the accounts of one report."""
    yield from _conduct(group, parties)
    yield from _scale(group)


def of_party(body: str, group: Sequence[Told], *, parties: Parties) -> Iterator[Contrast]:
    """The disagreements among all accounts that name a party."""
    yield from _targets(body, group, parties)


def _is(account: str) -> Callable[[Told], bool]:
    return lambda t: t.claim.trait("account") == account and t.claim.polarity is Polarity.ASSERTED


def _denies_fighting(told: Told) -> bool:
    claim = told.claim
    fights = claim.trait("account") == "fights" or (claim.kind == "event" and claim.trait("type") == "battle")
    return fights and claim.polarity is Polarity.DENIED


def _conduct(group: Sequence[Told], parties: Parties) -> Iterator[Contrast]:
    """One says that a party fights, another that it does not, in one report."""
    for asserted, denied in product(filter(_is("fights"), group), filter(_denies_fighting, group)):
        if parties.kin(asserted.actors, denied.actors) and _other_voice(asserted, denied):
            name = parties.name(asserted.actors[0])
            sides = _side(asserted, f"{name} fights"), _side(denied, f"{name} does not fight")
            yield Contrast(difference=Difference.POLARITY, about=f"whether: {name} fights", sides=sides, why=_CONDUCT)


def _scale(group: Sequence[Told]) -> Iterator[Contrast]:
    """One calls an operation the start of a larger one, another a limited one, within a few lines."""
    limit = int(_rules()["same_operation_within"])
    for large, small in product(filter(_is_large, group), filter(_is("limited"), group)):
        near = 0 <= small.claim.start - large.claim.end <= limit
        if near and _other_voice(large, small):
            where = ", ".join(large.places or small.places)
            sides = _side(large, _words(large, "as")), _side(small, "a limited operation")
            about = f"definition: {where} {large.when or ''}".strip()
            yield Contrast(difference=Difference.DEFINITION, about=about, sides=sides, why=_SCALE)


def _is_large(told: Told) -> bool:
    words = set(_words(told, "as").casefold().split())
    return _is("described")(told) and bool(words & set(_rules()["larger"]))


def _targets(body: str, group: Sequence[Told], parties: Parties) -> Iterator[Contrast]:
    """One says whom a party's force is directed at, another whom it mostly hit, and those are not the same."""
    aims = [t for t in group if t.ids.get("whom") and _is_aim(t)]
    hits = [t for t in group if t.ids.get("whom") and _is("mainly_hits")(t)]
    for aim, hit in product(aims, hits):
        ours, theirs = aim.ids["whom"], hit.ids["whom"]
        if not parties.kin(ours, theirs) and body in parties.bodies(hit.actors) and _fits(aim, hit):
            sides = (
                _side(aim, f"directed at {', '.join(map(parties.name, ours))}"),
                _side(hit, f"mainly hit {', '.join(map(parties.name, theirs))}"),
            )
            about = f"targets: {parties.name(body)}"
            yield Contrast(difference=Difference.DEFINITION, about=about, sides=sides, why=_TARGETS)


def _is_aim(told: Told) -> bool:
    """Whether it says whom somebody, named in so many words, is said to aim at."""
    named = all(f.basis is Basis.STATED for f in told.claim.fillers("actor"))
    return named and _is("described")(told)


def _fits(one: Told, other: Told) -> bool:
    """Whether both may speak of the same days."""
    return one.when is None or other.when is None or one.when.overlaps(other.when)


def _other_voice(one: Told, other: Told) -> bool:
    """Whether two claims are by two voices; an author who sets another's words beside his own is a second one."""
    return (one.sources or (one.origin,)) != (other.sources or (other.origin,)) or one.actors != other.actors


def _side(told: Told, says: str) -> Side:
    return Side(says=says, claims=(told.claim.id,), origins=(told.origin,))


def _words(told: Told, role: str) -> str:
    return " ".join(f.text for f in told.claim.fillers(role))


def _rules() -> Mapping[str, Any]:
    found: Mapping[str, Any] = table(data_path("state", "disputing.toml"))["account"]
    return found
