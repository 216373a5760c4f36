"""Where a record is kept, behind the `Store` port.

In:     an address: a path, sqlite:///PATH, later a server's.
Out:    `open_store`, `SqliteStore`.
Never:  a decision about what is kept; that is the model's.
"""

from heldby.stores.address import open_store
from heldby.stores.sqlite import SqliteStore

__all__ = ["SqliteStore", "open_store"]
