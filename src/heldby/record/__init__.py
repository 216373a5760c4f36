"""The record as people use it: add reports to it, and ask it as of two days.

In:     an address, files, days.
Out:    `Record`, `Snapshot`, `Asked`, `Added`, `Tools`.
Never:  a holding stored as truth; snapshots compute.
"""

from heldby.record.adding import Added
from heldby.record.record import Record
from heldby.record.snapshot import Asked, Snapshot
from heldby.record.tools import Tools, View

__all__ = ["Added", "Asked", "Record", "Snapshot", "Tools", "View"]
