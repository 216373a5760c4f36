"""Names and phrases found in a text, before anyone decides what they mean.

In:     the `mark` stage.
Out:    `Mention`s: time, place, actor, person, quantity, route, site.
Never:  a resolved identity; `candidates` are the readings the lexicon offers, best known first.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MentionKind(StrEnum):
    """What sort of thing a phrase names."""

    TIME = "time"
    PLACE = "place"
    ACTOR = "actor"
    PERSON = "person"
    QUANTITY = "quantity"
    ROUTE = "route"
    SITE = "site"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Mention:
    """`text[start:end]` names something.

    `form` refines the kind (a time: DATE, DURATION, SET, TIME; a place: point, area, direction, demonym;
    an actor: name, description, pronoun, demonym). `candidates` holds ids from the lexicon or gazetteer, none when
    the name is known only from the text. `value` is what the phrase says before dates are resolved (a TIMEX3-like
    value, a number such as "400" or "1500..2500").
    """

    start: int
    end: int
    kind: MentionKind
    text: str
    form: str = ""
    value: str = ""
    candidates: tuple[str, ...] = ()
