"""Where a record's results are set aside, and whether what stands there was worked out from the same and with the same.

In:     a store, the version and `known` of a snapshot, what the tools know.
Out:    `Apart`: the parts of just that world, or a way to set them aside.
Never:  trust in a name or a number: the whole content is compared, or for a file that nobody wrote to, its stamp.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from heldby.model.ports import Store
from heldby.record.aside import Key, Parts, kept, opened

ENDING = ".aside"
_WITH = ("heldby", "numpy")
_PACKAGE = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """`folder` is where files go; `knows` is a digest of what the tools know, `knowing` gives it anew.

    A record of fewer claims than `least` is worked out as quickly as it would be read.
    """

    folder: Path
    knows: str
    knowing: Callable[[], str]
    least: int = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """What was set aside for one version and `known` of a record; `keeps` whether more may be."""

    aside: Aside
    store: Store
    address: str
    version: int
    known: date | None
    keeps: bool = True

    def found(self) -> Parts | None:
        """The parts, when all they were worked out from and with is the same; else None."""
        parts = opened(self._path)
        if parts is None or {name: parts.key.get(name) for name in self._with} != self._with:
            return None
        stamp = self.store.stamp()
        if stamp and stamp == parts.key.get("stamp"):
            return parts
        return parts if self.store.imprint() == (self.version, parts.key.get("imprint")) else None

    def keep(self, claims: int, parts: Callable[[], Iterable[tuple[str, Any]]]) -> bool:
        """Set parts that were worked out from so many claims aside; False when there is no need or no way."""
        if not self.keeps or claims < self.aside.least:
            return False
        # in this order: what is written from now on alters the stamp
        stamp = self.store.stamp()
        now, imprint = self.store.imprint()
        # a heldby that was updated while it ran may have worked by half of each
        if now != self.version or self.aside.knowing() != self.aside.knows:
            return False
        key: Key = {**self._with, "stamp": stamp, "imprint": imprint}
        return kept(self._path, key, parts())

    @property
    def _with(self) -> dict[str, str]:
        return {"knows": self.aside.knows, "known": str(self.known), "version": str(self.version)}

    @property
    def _path(self) -> Path:
        name = blake2b(f"{self.address}\n{self.known}".encode(), digest_size=12).hexdigest()
        return self.aside.folder / f"{name}{ENDING}"


def standard(theatres: Sequence[Path] = ()) -> Aside | None:
    """The user's own: HELDBY_ASIDE names a folder, or is "off"; else where the system keeps what can be made again."""
    told = os.environ.get("HELDBY_ASIDE", "")
    if told == "off":
        return None
    try:
        usual = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "heldby"
    except RuntimeError:  # a user without a home
        return None
    knowing = partial(_knows, tuple(theatres))
    return Aside(folder=Path(told).expanduser() if told else usual, knows=knowing(), knowing=knowing)


def _knows(theatres: tuple[Path, ...]) -> str:
    """A digest of the program and its data, and of the theatres."""
    found = blake2b(digest_size=16)
    found.update(repr([platform.python_version(), *map(_version, _WITH)]).encode())
    for path in sorted(_PACKAGE.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            seen = path.stat()
            found.update(repr((str(path.relative_to(_PACKAGE)), seen.st_size, seen.st_mtime_ns)).encode())
    for folder in theatres:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                found.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
