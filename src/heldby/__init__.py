"""heldby reads reports of a war and keeps a cited, dated record: who holds what, since when, and on whose word.

    doc = heldby.annotate(text, published="2016-03-29")          # what one text says, nothing stored
    record = heldby.open("heldby.db"); record.add(["reports/"])  # a record of many
    record.at(valid="2016-03-28", known="2016-04-02").control()  # who held what, as one could know it

In:     reports, as text or files.
Out:    annotations, records, snapshots; errors are `heldby.HeldbyError`.
Never:  a network call.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heldby.model.errors import HeldbyError, InputError, RecordError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from os import PathLike

    from heldby.pipeline import Reader
    from heldby.record import Record

__all__ = ["HeldbyError", "InputError", "RecordError", "annotate", "open"]


def __getattr__(name: str) -> str:
    """`__version__`, looked up when it is asked for: that takes longer than all else here."""
    if name != "__version__":
        raise AttributeError(f"module 'heldby' has no attribute {name!r}")
    from importlib.metadata import version  # noqa: PLC0415

    return version("heldby")


@cache
def _reader(theatres: tuple[Path, ...] = ()) -> Reader:
    from heldby.pipeline import shared_reader  # noqa: PLC0415 - the pipeline takes a while to load, not all need it

    return shared_reader(*theatres)


def annotate(  # noqa: PLR0913  (what may be known of a text, and how to read it)
    text: str,
    *,
    published: str | None = None,
    source: str | None = None,
    name: str | None = None,
    theatres: Sequence[str | PathLike[str]] = (),
    war_only: bool = False,
) -> dict[str, Any]:
    """Read one text and give everything found in it, as `heldby annotate` does; nothing is stored.

    With `war_only`, of general news whose date is given only the paragraphs that may tell of fighting are read, and
    `unread` lists the others.
    `published` is EDTF ("2016-03-29", "2016-03"), `name` what the text is to be called in the result, `theatres`
    folders whose places and actors win over ours. Offsets count code points of `text` as given. Raises `InputError`
    for a `published` that is no date.
    """
    from heldby.model import Report, report_id  # noqa: PLC0415
    from heldby.pipeline.annotation import annotation  # noqa: PLC0415
    from heldby.read import ReadOptions, language_of  # noqa: PLC0415

    reader = _reader(tuple(Path(t) for t in theatres))
    report = Report(
        id=report_id(text, source, published),
        text=text,
        name=name or "",
        source=source,
        language=language_of(text),
        published=ReadOptions(published=published).when(),
    )
    if not war_only:
        return annotation(reader.read_one(report), reader.gazetteer, name=name)
    reading = reader.read_news(report)
    unread = [{"start": p.start, "end": p.end} for p in reading.unread]
    return annotation(reading, reader.gazetteer, name=name) | {"unread": unread}


def open(  # noqa: A001
    address: str | PathLike[str] = "heldby.db",
    *,
    theatres: Sequence[str | PathLike[str]] = (),
    engine: str = "process",
    war_only: bool = False,
) -> Record:
    """Open a record; adding to it makes it, asking needs it to be there. `theatres` are folders that win over our data.

    `engine` says who reads what is added: "process", "local" (all processors), "local:4", "dask://scheduler:8786".
    With `war_only`, dated reports that tell of no fighting are kept and not read for claims. Raises `RecordError` when
    it is first used and cannot be opened, `InputError` for an engine that is none.
    """
    from heldby.engines import engine as named  # noqa: PLC0415
    from heldby.record import Record, Tools, standard_aside  # noqa: PLC0415
    from heldby.views import VIEWS  # noqa: PLC0415

    reader = _reader(tuple(Path(t) for t in theatres))
    tools = Tools(
        read_one=reader.read_news if war_only else reader.read_one,
        gazetteer=reader.gazetteer,
        actors=reader.actors,
        grounds=reader.grounds,
        views=VIEWS,
        theatres=reader.theatres,
        engine=named(engine),
        aside=standard_aside(reader.theatres),
    )
    return Record(address, tools)
