"""What every claim of a record means, kept from one version of it to the next.

In:     the material of one version after another.
Out:    `Moved`: the claims that are gone and those that came, those to look at again, and names for actors.
Never:  a report told again that is as it was, of the same voice, and none of whose copies changed.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from heldby.model.link import Verdict
from heldby.model.parties import Parties, names_in
from heldby.model.told import Page, Told, in_order
from heldby.reconcile.origins import family_voice, own_voice
from heldby.reconcile.parting import Sorted
from heldby.reconcile.telling import Teller, copies_dated, decided, troubles

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from heldby.model.ports import Actors
    from heldby.model.problem import Problem
    from heldby.model.told import Material

_NOBODY = Page(report=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """How the claims of a record differ from those before; `renamed` are those of reports that name an actor whom all
    texts together name otherwise now.
    """

    gone: tuple[Told, ...]
    come: tuple[Told, ...]
    renamed: tuple[Told, ...]


class Meanings:
    """The claims of all reports, told."""

    def __init__(self, *, actors: Actors) -> None:
        self._parties = Parties(actors=actors)
        self._pages: Mapping[str, Page] = {}
        self._families: dict[str, str] = {}
        self._rejected: frozenset[str] = frozenset()
        self._raw: dict[str, tuple[Told, ...]] = {}  # as each report tells it, by itself
        self._told: Sorted[str, Told] = Sorted(in_order)
        self._problems: dict[str, tuple[Problem, ...]] = {}
        self._named_in: dict[str, dict[str, str]] = defaultdict(dict)
        self.by_id: dict[str, Told] = {}
        self.names: dict[str, str] = {}

    def to(self, material: Material) -> Moved:
        """Tell what differs in the material."""
        families = {m: f.id for f in material.families if len(f.members) > 1 for m in f.members if m in material.pages}
        rejected = frozenset(decided(material.judgements, Verdict.REJECT))
        changed = self._changed(material.pages, families, rejected)
        copies = {f for r in changed for f in (self._families.get(r), families.get(r)) if f}
        renamed = self._rename(changed, material.pages)
        self._pages, self._families, self._rejected = material.pages, families, rejected
        for report in changed:
            self._read(report)
        members: dict[str, list[str]] = defaultdict(list)
        for report, family in families.items():
            if family in copies:
                members[family].append(report)
        gone, come = self._settle({r: self._raw.get(r, ()) for r in changed}, members.values())
        return Moved(
            gone=gone, come=come, renamed=tuple(one for report in sorted(renamed) for one in self._told.of(report))
        )

    def told(self) -> tuple[Told, ...]:
        """Every claim, in the order of the record."""
        return self._told.all()

    def problems(self) -> tuple[Problem, ...]:
        """What could not be placed, by report."""
        return tuple(chain.from_iterable(self._problems[report] for report in sorted(self._problems)))

    def text(self, report_id: str) -> str:
        """The text of a report."""
        report = self._pages[report_id].report
        return report.text if report else ""

    def _changed(self, pages: Mapping[str, Page], families: Mapping[str, str], rejected: frozenset[str]) -> set[str]:
        """The reports whose claims may mean something else now."""
        before = self._pages
        changed = {r for r, page in pages.items() if before.get(r) is not page and before.get(r) != page}
        changed |= before.keys() - pages.keys()
        changed |= {r for r, f in families.items() if self._families.get(r) != f}
        changed |= self._families.keys() - families.keys()
        if judged := rejected ^ self._rejected:
            changed |= {r for r, page in pages.items() if any(c.id in judged for c in page.claims)}
        return changed

    def _rename(self, changed: Iterable[str], pages: Mapping[str, Page]) -> set[str]:
        """Choose the names of actors that only texts know; gives the reports in which one has another name now."""
        touched: set[str] = set()
        for report in changed:
            for actor in names_in(self._pages.get(report, _NOBODY).links):
                self._named_in[actor].pop(report, None)
                touched.add(actor)
            for actor, name in names_in(pages.get(report, _NOBODY).links).items():
                self._named_in[actor][report] = name
                touched.add(actor)
        renamed: set[str] = set()
        for actor in touched:
            name = min(self._named_in[actor].values(), default="")
            if name != self.names.get(actor, ""):
                renamed |= self._named_in[actor].keys()
            self.names[actor] = name
            if not name:
                del self._named_in[actor], self.names[actor]
        return renamed

    def _read(self, report: str) -> None:
        """Tell one report by itself."""
        page, family = self._pages.get(report), self._families.get(report, "")
        if page is None:
            self._raw.pop(report, None)
            return
        if page.report is None:
            voice = ""
        elif family:
            voice = family_voice(family)
        else:
            voice = own_voice(page.report, self._parties)
        self._raw[report] = Teller(parties=self._parties).told(
            page, voice=voice, family=family, rejected=self._rejected
        )

    def _settle(
        self, told: dict[str, tuple[Told, ...]], copies: Iterable[Iterable[str]]
    ) -> tuple[tuple[Told, ...], tuple[Told, ...]]:
        """Date copies as their first, and put the claims in the place of those before; gives what is gone and came."""
        for members in copies:
            told |= dict.fromkeys(members, ())
            for one in copies_dated(one for member in members for one in self._raw[member]):
                told[one.claim.report] = (*told[one.claim.report], one)
        gone: list[Told] = []
        come: list[Told] = []
        for report, now in told.items():
            before = {one.claim.id: one for one in self._told.of(report)}
            kept = tuple(old if (old := before.get(one.claim.id)) == one and old else one for one in now)
            same = {id(one) for one in kept} & {id(one) for one in before.values()}
            gone += [one for one in before.values() if id(one) not in same]
            come += [one for one in kept if id(one) not in same]
            told[report] = kept
        self._told.put(told)
        self._note(told)
        for one in gone:
            self.by_id.pop(one.claim.id, None)
        self.by_id |= {one.claim.id: one for one in come}
        return tuple(gone), tuple(come)

    def _note(self, told: Mapping[str, tuple[Told, ...]]) -> None:
        for report, mine in told.items():
            self._problems[report] = tuple(troubles(self._pages.get(report, _NOBODY), mine))
            if not self._problems[report]:
                del self._problems[report]
