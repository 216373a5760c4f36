"""Keeping things in parts, so that a part can be worked out again and the whole be put together from all of them.

In:     things that came and things that are gone.
Out:    `Index`: claims by what they are worked out together with. `Sorted`: results by the part they come from.
Never:  an order that depends on what came first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from heldby.model.told import in_order

if TYPE_CHECKING:
    from heldby.model.told import Told

K = TypeVar("K", bound=Hashable)
A = TypeVar("A")


class Index(Generic[K]):
    """Claims by the keys that `keys` gives for each."""

    def __init__(self, keys: Callable[[Told], Iterable[K]]) -> None:
        self._keys = keys
        self._in: dict[K, dict[str, Told]] = defaultdict(dict)

    def move(self, gone: Iterable[Told], come: Iterable[Told]) -> None:
        """Take out what is gone, put in what came."""
        for one in gone:
            for key in self._keys(one):
                self._in[key].pop(one.claim.id, None)
                if not self._in[key]:
                    del self._in[key]
        for one in come:
            for key in self._keys(one):
                self._in[key][one.claim.id] = one

    def touched(self, told: Iterable[Told]) -> set[K]:
        """The keys of these claims."""
        return {key for one in told for key in self._keys(one)}

    def of(self, key: K) -> tuple[Told, ...]:
        """The claims of a key, in the order of the record."""
        return tuple(sorted(self._in[key].values(), key=in_order)) if key in self._in else ()


class Sorted(Generic[K, A]):
    """Results by part, and all of them in one order, in which no two results are equal."""

    def __init__(self, order: Callable[[A], Any]) -> None:
        self._order = order
        self._of: dict[K, tuple[A, ...]] = {}
        self._all: list[tuple[Any, A]] = []

    def put(self, parts: Mapping[K, tuple[A, ...]]) -> None:
        """Replace the results of these parts; a part without any is forgotten."""
        gone = {id(one) for key in parts for one in self._of.get(key, ())}
        if gone:
            self._all = [pair for pair in self._all if id(pair[1]) not in gone]
        for key, results in parts.items():
            if results:
                self._of[key] = results
            else:
                self._of.pop(key, None)
            self._all += [(self._order(one), one) for one in results]
        self._all.sort(key=itemgetter(0))

    def of(self, key: K) -> tuple[A, ...]:
        """The results of one part."""
        return self._of.get(key, ())

    def all(self) -> tuple[A, ...]:
        """Every result, in order."""
        return tuple(one for _, one in self._all)
