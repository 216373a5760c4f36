"""The shingles of many texts, kept on the disk when they are many.

In:     shingles of one text after another.
Out:    those of any text again, by its number.
Never:  memory that grows with every text: what is over 64 MB goes to an unnamed file that vanishes by itself.
"""

from __future__ import annotations

from array import array
from tempfile import SpooledTemporaryFile

import numpy as np

from heldby.group.shingles import Shingles, shingles_in

_IN_MEMORY = 64 * 1024 * 1024
_WIDTH = 4  # bytes of a shingle


class KeptShingles:
    """Texts by number, from 0."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - open as long as this lives
        self._ends = array("q", [0])
        self._words = array("q")

    def __len__(self) -> int:
        return len(self._words)

    def add(self, taken: Shingles) -> None:
        """Keep those of the next text."""
        self._file.seek(self._ends[-1])
        self._file.write(taken.order.tobytes())
        self._ends.append(self._ends[-1] + taken.order.nbytes)
        self._words.append(taken.words)

    def __getitem__(self, number: int) -> Shingles:
        start, end = self._ends[number], self._ends[number + 1]
        self._file.seek(start)
        return shingles_in(np.frombuffer(self._file.read(end - start), dtype=np.uint32), self._words[number])
