"""What snapshots of a growing record hand on from version to version, so that nothing old is read twice.

In:     a store, the version and `known` of a snapshot.
Out:    `Growth`: the pages of the reports, those of reports that did not change being the very same; and whatever else
        is made once and grows along.
Never:  an answer that depends on what was asked before: the pages of a version are the same, handed on or read anew.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from threading import Lock
from typing import Any, TypeVar, cast

from heldby.model import Report
from heldby.model.ports import Store
from heldby.model.told import Page, pages

A = TypeVar("A")
_NONE: tuple[int, tuple[Report, ...]] = (0, ())
_FEW = 500  # reports that are read one by one; of more than that, all are read in one go


class Growth:
    """The newest pages read with one `known`, and what is made of them."""

    def __init__(self) -> None:
        self._version = 0
        self._pages: Mapping[str, Page] = {}
        self._listed = _NONE
        self._made: dict[object, Any] = {}
        self._reading, self._making = Lock(), Lock()  # who makes something may have to read for it

    def pages(self, store: Store, known: date | None, version: int) -> Mapping[str, Page]:
        """The pages of all reports that could be read by `known`, as they stood in a version; by report id.

        One growth is always asked with the same `known`.
        """
        with self._reading:
            if version < self._version:
                return self._all(store, known, version)
            written = store.written(self._version, as_of=version)
            if written:
                self._pages = self._renewed(store, written, known, version)
            self._version = version
            return self._pages

    def reports(self, store: Store, known: date | None, version: int) -> Iterable[Report]:
        """The reports alone, for who needs no more, in no order; the first pages that are read take them from here."""
        if 0 < self._version <= version:
            return [page.report for page in self.pages(store, known, version).values() if page.report]
        with self._reading:
            return self._reports(store, known, version)

    def has(self, version: int) -> bool:
        """Whether the pages of a version are at hand."""
        return self._version == version

    def made(self, make: Callable[[Any], A], of: Any) -> A:
        """What `make(of)` made when it was first asked for."""
        with self._making:
            if make not in self._made:
                self._made[make] = make(of)
            return cast("A", self._made[make])

    def _renewed(self, store: Store, written: Collection[str], known: date | None, version: int) -> Mapping[str, Page]:
        before = self._pages
        if not before or len(written) > _FEW:
            found = self._all(store, known, version)
            return {name: before.get(name, page) if name not in written else page for name, page in found.items()}
        kept = {name: page for name, page in before.items() if name not in written}
        kept |= {name: page for name in written if (page := _page(store, name, known, version))}
        return dict(sorted(kept.items()))

    def _all(self, store: Store, known: date | None, version: int) -> Mapping[str, Page]:
        reports, self._listed = self._reports(store, known, version), _NONE
        return pages(reports, store.claims(known, as_of=version), store.links(known, as_of=version))

    def _reports(self, store: Store, known: date | None, version: int) -> tuple[Report, ...]:
        if self._listed[0] != version:
            self._listed = version, tuple(store.reports(known, as_of=version))
        return self._listed[1]


def _page(store: Store, name: str, known: date | None, version: int) -> Page | None:
    """The page of one report; None when it could not yet be read."""
    report = store.report(name)
    if report is None or not report.readable(known):
        return None
    claims = tuple(store.claims(report_id=name, as_of=version))
    return Page(report=report, claims=claims, links=tuple(store.links(report_id=name, as_of=version)))
