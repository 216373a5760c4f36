"""Zip archives: each member is read like a file of a folder.

In:     a zip file.
Out:    `Source`s for its members, in sorted order, each good until the next is asked for; Problems for the others.
Never:  a member written anywhere, so that no name in an archive leads out of a folder; an archive in an archive in an
        archive.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from heldby.model import Problem
from heldby.read.files import is_passed_by, pages_with_files
from heldby.read.source import Source, not_read
from heldby.read.unpack import Bounded

_DEEPEST = 2  # archives around a member: "reports.zip/monday.zip/a.txt"
_MOST = 200_000  # members
_SYSTEM = "__MACOSX/"


def members(source: Source) -> Iterator[Source | Problem]:
    """The members of a zip file that are to be read. Reading may raise any of `READ_ERRORS`."""
    if source.inside >= _DEEPEST:
        yield not_read(source, f"it is the archive of an archive, {source.inside + 1} deep; unpack it first")
        return
    with source.open() as stream, zipfile.ZipFile(stream) as packed:
        listed = sorted((each for each in packed.infolist() if not each.is_dir()), key=lambda each: each.filename)
        if len(listed) > _MOST:
            yield not_read(source, f"it has {len(listed):,} members, more than {_MOST:,}; unpack it first")
            return
        assets = pages_with_files(each.filename for each in listed)
        if source.gauge:
            source.gauge.count(0)
        for info in listed:
            if not _is_passed_by(info.filename, assets):
                yield member(source, packed, info)
            if source.gauge:
                source.gauge.count(info.compress_size)


def member(source: Source, packed: zipfile.ZipFile, info: zipfile.ZipInfo) -> Source:
    """One member as a source of its own, good for as long as the archive stays open."""

    def opened() -> BinaryIO:
        inner = cast(BinaryIO, packed.open(info))
        if source.gauge:
            source.gauge.within(lambda: info.compress_size * _share(inner, info))
        return cast(BinaryIO, io.BufferedReader(Bounded(inner, inner, lambda: info.compress_size)))

    shown = info.filename.replace("\\", "/").lstrip("/")
    return Source(path=f"{source.path}/{shown}", asked=False, inside=source.inside + 1, opener=opened)


def _share(stream: BinaryIO, info: zipfile.ZipInfo) -> float:
    """How much of a member lies behind, from 0 to 1."""
    return 1.0 if stream.closed or not info.file_size else stream.tell() / info.file_size


def _is_passed_by(name: str, assets: frozenset[str]) -> bool:
    parents = [str(parent) for parent in PurePosixPath(name).parents]
    return (
        name.startswith(_SYSTEM)
        or any(is_passed_by(part) for part in PurePosixPath(name).parts)
        or any(parent in assets for parent in parents)
    )
