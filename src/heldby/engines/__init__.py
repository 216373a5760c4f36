"""How one pure function is run over many reports, behind the `Engine` port.

In:     a function and items.
Out:    `InProcess`, `LocalProcesses`.
Never:  results out of order, or more than a few of them held at once.
"""

from heldby.engines.in_process import InProcess
from heldby.engines.local import LocalProcesses

__all__ = ["InProcess", "LocalProcesses"]
