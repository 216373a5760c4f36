"""Which engine a name means, as `--engine` takes it.

In:     `process`, `local`, `local:4`, `dask`, `dask:4`, `dask://scheduler:8786`.
Out:    an `Engine`.
Never:  an engine of another kind than was asked for.
"""

from __future__ import annotations

from heldby.engines.in_process import InProcess
from heldby.engines.local import LocalProcesses, cores
from heldby.model.errors import InputError
from heldby.model.ports import Engine

NAMES = "process, local, local:4, dask, dask:4 or dask://SCHEDULER:8786"


def engine(name: str) -> Engine:
    """The engine of a name. Raises `InputError` for what is none, or needs a package that is not here."""
    kind, _, rest = name.strip().partition(":")
    if name == "process":
        return InProcess()
    if kind == "local":
        return LocalProcesses(count=_count(rest, name) or cores())
    if kind == "dask":
        return _dask(rest, name)
    raise InputError(f"there is no engine {name!r}; name one of {NAMES}")


def _dask(rest: str, name: str) -> Engine:
    try:
        from heldby.engines.dask_cluster import DaskCluster  # noqa: PLC0415 - an extra, and slow to load
    except ImportError:
        raise InputError("a cluster needs a package that is not here; install it: pip install heldby[dask]") from None
    if rest.startswith("//"):
        host = rest[2:].rstrip("/")
        if not host:
            raise InputError("name the scheduler too, such as dask://scheduler:8786")
        return DaskCluster(address=f"tcp://{host}" if ":" in host else f"tcp://{host}:8786")
    return DaskCluster(count=_count(rest, name))


def _count(told: str, name: str) -> int | None:
    if not told:
        return None
    if not told.isdecimal() or not int(told):
        raise InputError(f"{name!r} names no number of processes; write local:4 for four")
    return int(told)
