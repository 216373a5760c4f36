"""The `read` stage: files and folders become reports.

In:     paths.
Out:    `read`, its `ReadOptions`, and the `Arrival`s it yields; `entries`, which finds one of them again; `size_of`,
        for those who want to know what is left.
Never:  a report's meaning, or the libraries of all formats loaded for somebody who gives a text.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from heldby.read.files import size_of
    from heldby.read.formats import addresses_in
    from heldby.read.language import language_of
    from heldby.read.looking_up import entries
    from heldby.read.options import Arrival, Entry, ReadOptions
    from heldby.read.reading import read

__all__ = ["Arrival", "Entry", "ReadOptions", "addresses_in", "entries", "language_of", "read", "size_of"]

# The formats of files take half a second to load, which `heldby annotate` need not wait for.
_WHERE = {
    "Arrival": "options",
    "Entry": "options",
    "ReadOptions": "options",
    "addresses_in": "formats",
    "entries": "looking_up",
    "language_of": "language",
    "read": "reading",
    "size_of": "files",
}


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
    return found
