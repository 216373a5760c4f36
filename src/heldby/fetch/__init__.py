"""Gets pages from the web, when somebody asks for exactly that: nothing else in heldby opens a connection to it.

In:     addresses.
Out:    `Fetcher`, which keeps what it gets as WARC files in a folder; `Manners`, which say how gently.
Never:  a page that its site's robots.txt keeps closed; a meaning: what was fetched is read like any other file.
"""

from heldby.fetch.cache import Cache
from heldby.fetch.fetching import Fetched, Fetcher
from heldby.fetch.manners import Manners

__all__ = ["Cache", "Fetched", "Fetcher", "Manners"]
