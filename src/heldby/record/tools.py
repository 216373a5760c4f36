"""What a record works with besides its store.

In:     the pipeline's reader and what it knows, the views, an engine.
Out:    `Tools`.
Never:  an import of the views: they stand above the record and are handed in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from heldby.engines import InProcess
from heldby.model import Reading, Report
from heldby.model.ports import Actors, Engine, Gazetteer
from heldby.model.theatre import Theatre
from heldby.record.apart import Aside

View = Callable[..., Any]
"""A plain function that takes a snapshot first; its name is how it is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """`read_one` reads a report through all stages; `gazetteer` and `actors` are what it knows, for the views;
    `theatres` are the folders whose data win over ours, `grounds` the roads and outlines of wars.

    `aside` is where what was worked out is set aside for the next to open the record; None: nowhere.
    With an engine of several processes `read_one` must be something that can be pickled.
    """

    read_one: Callable[[Report], Reading]
    gazetteer: Gazetteer
    actors: Actors
    views: tuple[View, ...] = ()
    grounds: tuple[Theatre, ...] = ()
    theatres: tuple[Path, ...] = ()
    engine: Engine = field(default_factory=InProcess)
    aside: Aside | None = None
