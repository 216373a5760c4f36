"""Our own values as bytes and back, quicker than `pickle` by itself, and nothing but our own values back.

In:     frozen dataclasses of `heldby.model` and `heldby.state`, plain values, arrays of NumPy.
Out:    bytes; the same values.
Never:  a function or class of anybody else's called by what stands in a file.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any

_OURS = ("heldby.model.", "heldby.state.", "heldby.views.restoring")
_PLAIN = {
    ("builtins", "frozenset"),
    ("builtins", "set"),
    ("collections", "Counter"),
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("datetime", "timedelta"),
    ("datetime", "timezone"),
}
_ARRAYS = {"_reconstruct", "_frombuffer", "ndarray", "dtype"}


def packed(value: Any) -> bytes:
    """A value as bytes."""
    into = io.BytesIO()
    _Pickler(into, protocol=5).dump(value)
    return into.getvalue()


def unpacked(told: bytes) -> Any:
    """The value of such bytes. Raises `pickle.UnpicklingError` for what is none of ours."""
    return _Unpickler(io.BytesIO(told)).load()


def rebuilt(kind: type, values: tuple[Any, ...]) -> Any:
    """A frozen dataclass with slots from the values of its fields, in their order."""
    made: Any = object.__new__(kind)
    for put, value in zip(_setters(kind), values, strict=True):
        put(made, value)
    return made


@cache
def _setters(kind: type) -> tuple[Callable[[Any, Any], None], ...]:
    return tuple(getattr(kind, field.name).__set__ for field in fields(kind))


@cache
def _names(kind: Hashable) -> tuple[str, ...] | None:
    """The fields of a dataclass that has nothing but slots; None for any other type."""
    if not isinstance(kind, type) or not is_dataclass(kind) or "__slots__" not in kind.__dict__:
        return None
    return tuple(field.name for field in fields(kind))


class _Pickler(pickle.Pickler):
    def reducer_override(self, obj: Any) -> Any:
        """Slots one after the other: `dataclasses` sets each by a call of Python, which takes four times as long."""
        kind: Any = type(obj)
        if isinstance(obj, Enum):
            return kind, (obj.value,)
        names = _names(kind)
        if names is None:
            return NotImplemented
        return rebuilt, (kind, tuple(getattr(obj, name) for name in names))


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """Only what we put in: types of ours, dates, arrays."""
        if (module, name) == (__name__, "rebuilt"):
            return rebuilt
        known = (
            (module.startswith(_OURS) and name[:1].isupper())
            or (module, name) in _PLAIN
            or (module.partition(".")[0] == "numpy" and name in _ARRAYS)
        )
        if not known or "." in name:
            raise pickle.UnpicklingError(f"{module}.{name} is nothing that heldby sets aside")
        return super().find_class(module, name)
