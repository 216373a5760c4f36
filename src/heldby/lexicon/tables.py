"""TOML files of heldby's own data and of theatres, read once.

In:     a path below `heldby/data`, or any TOML file.
Out:    plain dictionaries.
Never:  a traceback for a typing error in a data file: a `KnowledgeError` names the file.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from heldby.model.errors import KnowledgeError


@cache
def data_path(*parts: str) -> Path:
    """Where a file or folder of heldby's own data stands."""
    return Path(str(files("heldby"))).joinpath("data", *parts)


@cache
def table(path: Path) -> dict[str, Any]:
    """Read a TOML file. Raises `KnowledgeError` naming the file and what is wrong with it."""
    try:
        with path.open("rb") as handle:
            return tomllib.load(handle)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise KnowledgeError(f"{path.name}: {error}; mend the file or install heldby anew") from error
