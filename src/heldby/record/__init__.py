"""The record as people use it: add reports to it, and ask it as of two days.

In:     an address, files, days.
Out:    `Record`, `Snapshot`, `Asked`, `Added`, `Tools`; where results are set aside.
Never:  a holding stored as truth; snapshots compute.
"""

from heldby.record.adding import Added
from heldby.record.apart import Aside
from heldby.record.apart import standard as standard_aside
from heldby.record.record import Record
from heldby.record.snapshot import Asked, Snapshot
from heldby.record.tools import Tools, View

__all__ = ["Added", "Aside", "Asked", "Record", "Snapshot", "Tools", "View", "standard_aside"]
