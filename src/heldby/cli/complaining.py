"""What goes wrong, told on standard error.

In:     a message.
Out:    a line that begins with the program's name.
Never:  anything on standard output, which is for answers.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


def __getattr__(name: str) -> Console:
    """`errors`, the console of standard error, made when it is asked for: most runs have nothing to tell there."""
    if name != "errors":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return _console()


@cache
def _console() -> Console:
    from rich.console import Console  # noqa: PLC0415 - it takes a while to load

    return Console(stderr=True, highlight=False)


def complain(message: str) -> None:
    """Tell the caller what went wrong and what to do."""
    from rich.text import Text  # noqa: PLC0415 - as late as the console

    _console().print(Text("heldby: ", style="bold red") + Text(message), soft_wrap=True)
