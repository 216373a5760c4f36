"""Which files of a folder are new or changed, and whole: those that have stopped growing.

In:     folders and files, looked at again and again.
Out:    paths, each once for every state it settles in.
Never:  a file that is still being written: it must look the same twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

Look = tuple[int, int]
"""The size of a file and when it was last written."""


class Settling:
    """Remembers how files looked, and which looks have been dealt with."""

    def __init__(self, paths: Iterable[str]) -> None:
        """Watch these files and folders."""
        self._paths = tuple(paths)
        self._before: dict[str, Look] = {}
        self._done: dict[str, Look] = {}

    def settled(self) -> list[str]:
        """The files that look as they did the last time and have not been dealt with in that state."""
        now = dict(self._looks())
        found = [path for path, look in now.items() if self._before.get(path) == look and self._done.get(path) != look]
        self._before = now
        self._done |= {path: now[path] for path in found}
        return found

    @property
    def growing(self) -> list[str]:
        """The files that have not settled yet."""
        return [path for path, look in self._before.items() if self._done.get(path) != look]

    def _looks(self) -> Iterator[tuple[str, Look]]:
        from heldby.read.files import found  # noqa: PLC0415
        from heldby.read.source import Source  # noqa: PLC0415

        for path in self._paths:
            for source in found(path) if Path(path).exists() else ():
                if isinstance(source, Source):
                    try:
                        about = Path(source.path).stat()
                    except OSError:
                        continue  # it went away between two looks
                    yield source.path, (about.st_size, about.st_mtime_ns)
