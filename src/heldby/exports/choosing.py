"""Which format is meant, and whether it can take what is asked of it.

In:     a format's name or a file's, the views to write.
Out:    the `Format`.
Never:  a file whose name says that it is something else; a view left out in silence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from heldby.exports.format import Format
from heldby.model.errors import InputError

# Not a format of rows: the record itself, copied whole.
COPY, _COPIES = "sqlite", (".db", ".sqlite", ".sqlite3")


def is_copy(name: str | None, to: Path | None) -> bool:
    """Whether a copy of the record is meant, by name or by the file's ending."""
    return name == COPY or (name is None and to is not None and to.suffix.casefold() in _COPIES)


def chosen(formats: Mapping[str, Format], name: str | None, to: Path | None) -> Format:
    """The format of a name, or the one that a file's ending asks for. Raises `InputError`, which lists them."""
    if name is None:
        found = [f for f in formats.values() if to is not None and to.suffix.casefold() in f.endings]
        if not found:
            told = f"{to} does not say in which format" if to else "nothing says in which format to write"
            raise InputError(f"{told}; add --format with one of: {', '.join((*formats, COPY))}")
        return found[0]
    if name not in formats:
        raise InputError(f"there is no format {name!r}; heldby writes: {', '.join((*formats, COPY))}")
    if to is not None:
        check_ending(formats, name, to)
    return formats[name]


def checked(wanted: Format, views: Sequence[str]) -> Format:
    """The format, if it can take these views. Raises `InputError`, which names those that it can."""
    for view in views:
        if wanted.views and view not in wanted.views:
            raise InputError(f"{wanted.name} cannot take {view}; it takes {', '.join(wanted.views)}")
    if len(views) > 1 and not wanted.has_layers:
        raise InputError(f"{wanted.name} takes one view a file, not {len(views)}; gpkg has a layer for each")
    if len(set(views)) < len(views):
        raise InputError(f"a view is named twice: {', '.join(views)}")
    return wanted


def check_ending(formats: Mapping[str, Format], name: str, to: Path) -> None:
    """An ending that no format has is the user's own affair; one of another format misleads. Raises `InputError`."""
    endings = {f.name: f.endings for f in formats.values()} | {COPY: _COPIES}
    others = [known for known, ends in endings.items() if to.suffix.casefold() in ends]
    if others and name not in others:
        better = to.with_suffix(endings[name][0]).name
        raise InputError(f"{to.name} ends like a file of {others[0]}, not of {name}; call it {better}")
