"""Places by name, id or nearest spelling: GeoNames, curated tables and a theatre's own.

In:     data/places and a theatre's tables.
Out:    `Atlas` (the `Gazetteer` port), composed places, and how a language speaks of places.
Never:  a choice between namesakes; that is the `resolve` stage's.
"""

from heldby.gazetteer.atlas import Atlas
from heldby.gazetteer.composed import PART, border_id, compose, part_id
from heldby.gazetteer.spelling import plain, sound
from heldby.gazetteer.wording import PlaceWords, place_words

__all__ = ["PART", "Atlas", "PlaceWords", "border_id", "compose", "part_id", "place_words", "plain", "sound"]
