"""`heldby init`: an empty record, or an older one brought up to date.

In:     an address.
Out:    a line that says what is there.
Never:  a change of what is recorded.
"""

from __future__ import annotations

import heldby
from heldby.cli.complaining import errors
from heldby.cli.options import DEFAULT_RECORD, RecordAt
from heldby.model.address import shown


def init(record: RecordAt = DEFAULT_RECORD) -> None:
    """Make an empty record, or bring an older one up to date.

    Only needed on a server, where the owner makes the tables and others fill them: `heldby add` makes a file itself.
    """
    with heldby.open(record) as kept:
        kept.make()
    errors.print(f"The record at {shown(record)} is there and up to date.", soft_wrap=True)
