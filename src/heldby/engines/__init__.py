"""How one pure function is run over many reports, behind the `Engine` port.

In:     a function and items.
Out:    `engine` by its name, `InProcess`, `LocalProcesses`; `dask_cluster.DaskCluster` needs an extra.
Never:  results out of order, or more than a few of them held at once.
"""

from heldby.engines.in_process import InProcess
from heldby.engines.local import LocalProcesses
from heldby.engines.naming import NAMES, engine

__all__ = ["NAMES", "InProcess", "LocalProcesses", "engine"]
