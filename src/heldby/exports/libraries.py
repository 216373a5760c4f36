"""Libraries that only some formats need, loaded when they are.

In:     a library's name.
Out:    the library.
Never:  a traceback where it is missing: the error says what to install.
"""

from __future__ import annotations

import importlib
from typing import Any

from heldby.model.errors import MissingLibrary


def library(name: str) -> Any:
    """The library of that name. Raises `MissingLibrary`."""
    try:
        return importlib.import_module(name)
    except ImportError:
        raise MissingLibrary(name.partition(".")[0]) from None
