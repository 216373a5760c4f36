"""The `transcribe` stage: rows that other people coded become claims, cell by cell.

In:     a `Report` made of a row, the gazetteer, the actors.
Out:    `transcribe`, and `Names`, which remembers what names stand for.
Never:  a reading of prose: what stands in a note is quoted, not understood.
"""

from heldby.transcribe.names import Names
from heldby.transcribe.transcribing import transcribe

__all__ = ["Names", "transcribe"]
