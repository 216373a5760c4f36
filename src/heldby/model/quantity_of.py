"""The number that a marked quantity stands for.

In:     a `Mention` of kind QUANTITY, as `mark` writes it.
Out:    a `Quantity`, and the other way round the value that `mark` writes.
Never:  a look at the text: the value of the mention says all.

A value is `low..high unit`: "400.. people", "..3000 fighters", "20..20 percent", ".. soldiers" (vague, no floor).
"""

from __future__ import annotations

from heldby.model.claim import Quantity
from heldby.model.errors import NotationError
from heldby.model.mention import Mention


def quantity_value(low: float | None, high: float | None, unit: str = "") -> str:
    """Write bounds and unit as the value of a mention.

    >>> quantity_value(400, None, "people")
    '400.. people'
    """
    first, last = ("" if bound is None else f"{bound:.12g}" for bound in (low, high))
    return f"{first}..{last} {unit}".rstrip()


def quantity_of(mention: Mention) -> Quantity:
    """The number a mention stands for; its `form` is the bound. Raises `NotationError` when its value is no number.

    >>> from heldby.model.mention import MentionKind
    >>> said = "more than 400"
    >>> found = Mention(start=0, end=13, kind=MentionKind.QUANTITY, text=said, form="over", value="400.. people")
    >>> quantity_of(found).low, quantity_of(found).high, quantity_of(found).unit
    (400.0, None, 'people')
    """
    bounds, _, unit = mention.value.partition(" ")
    low, dots, high = bounds.partition("..")
    try:
        numbers = [float(part) if part else None for part in (low, high)]
    except ValueError:
        dots = ""
    if not dots:
        raise NotationError(f"{mention.value!r} is not a quantity; write low..high and a unit, such as '400.. people'")
    return Quantity(low=numbers[0], high=numbers[1], bound=mention.form, phrase=mention.text, unit=unit)
