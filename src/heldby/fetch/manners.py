"""How gently pages are fetched.

In:     what the caller allows.
Out:    `Manners`.
Never:  a visitor that does not say who it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version

NAME = "heldby"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """`delay` seconds lie between two requests to one host, or more where its robots.txt asks for more.

    A page is tried `tries` times, with pauses that double from `delay` on; `timeout` seconds are allowed for an answer,
    `max_bytes` for a page. `contact` is an address or a page where the owner of a site can reach whoever fetches.
    """

    delay: float = 2.0
    timeout: float = 30.0
    tries: int = 3
    longest_pause: float = 120.0
    max_bytes: int = 20_000_000
    contact: str = ""

    @property
    def agent(self) -> str:
        """What a site reads in its log."""
        who = f"; {self.contact}" if self.contact else ""
        return f"{NAME}/{version(NAME)} (reads news of wars for a cited record, at a person's request{who})"
