"""The `group` stage: copies and rewrites of one text count as one voice.

In:     ids and texts.
Out:    `group`, and `CopyIndex` for texts that arrive one by one.
Never:  a reading of what the texts say.
"""

from heldby.group.grouping import group
from heldby.group.index import CopyIndex
from heldby.group.likeness import Likeness

__all__ = ["CopyIndex", "Likeness", "group"]
