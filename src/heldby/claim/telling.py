"""A telling: who credits what to whom, as one sentence shows it.

In:     nothing; it is the shape that `voice` and `hearsay` fill, and `crediting` reads.
Out:    `Told`.
Never:  who "he" is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heldby.model import Certainty

if TYPE_CHECKING:
    from heldby.claim.described import Speaker
    from heldby.model import Filler


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """`speaker` (None: the one who spoke before) tells the `contents`, stretches of the text, as `cue` shows.

    No contents: the sentence before is what is told. `words` stand beside the cue, however short. `beside` another
    speaker of the sentence he tells something of his own: "..., the ministry said, with a monitor saying ...".
    """

    speaker: Speaker | None
    cue: Filler
    contents: tuple[tuple[int, int], ...]
    said: Filler | None = None
    certainty: Certainty = Certainty.CERTAIN
    words: Filler | None = None
    beside: bool = False
