"""What goes wrong, told on standard error.

In:     a message.
Out:    a line that begins with the program's name.
Never:  anything on standard output, which is for answers.
"""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

errors = Console(stderr=True, highlight=False)


def complain(message: str) -> None:
    """Tell the caller what went wrong and what to do."""
    errors.print(Text("heldby: ", style="bold red") + Text(message), soft_wrap=True)
