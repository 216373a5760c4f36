"""Which mention stands where two kinds claim the same words.

In:     the mentions of all kinds.
Out:    those that stand, in order.
Never:  a place made of a person's or an organisation's name ("Syrian Democratic Forces", "Palmyra Coordination
        Committee"), or a quantity made of a date.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from heldby.model import Mention, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterable

# Of two that overlap, the kind on the right gives way to those on the left.
_GIVES_WAY: dict[MentionKind, tuple[MentionKind, ...]] = {
    MentionKind.QUANTITY: (MentionKind.TIME,),
    MentionKind.PLACE: (MentionKind.PERSON, MentionKind.ACTOR, MentionKind.TIME),
    MentionKind.ACTOR: (MentionKind.PERSON,),
    MentionKind.TIME: (MentionKind.ACTOR,),
}
_SITES = frozenset({"camp", "base", "site"})
_SETTLED = frozenset({"city", "town", "village", "district"})
_SHARES = frozenset({"demonym"})


def settled(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Drop the mentions that give way; equal spans of one kind count once.

    An adjective of nationality stays a place beside the actor it is part of: "Syrian army" tells where, too. A place
    longer than the actor inside it stays ("Islamic State territory in Syria" is no actor's name).
    """
    marked = set(mentions)
    ordered = sorted(marked - _named_like_places(marked) - _bodies_for_towns(marked))
    starts = [m.start for m in ordered]
    longest = max((m.end - m.start for m in ordered), default=0)
    return tuple(
        m
        for m in ordered
        if not any(
            _yields(m, other) for other in ordered[bisect_left(starts, m.start - longest) : bisect_left(starts, m.end)]
        )
    )


def _named_like_places(mentions: Iterable[Mention]) -> set[Mention]:
    """The "Najjar" of "seized Sheikh Najjar": persons nobody knows or speaks of again, in the name of a known place.

    "Abu Kamal was taken" is of the town too, but not "commander Abu Kamal", nor "Khalil said" after "Nawaf Khalil".
    So is whoever bears the name of a town that the report calls one: "the town of al-Baghdadi".
    """
    every = list(mentions)
    again = {word for m in every if m.kind is MentionKind.PERSON for word in m.value.split("|") if "same=" in word}
    towns = [m for m in every if m.kind is MentionKind.PLACE and m.candidates and m.form == "point"]
    persons = [m for m in every if m.kind is MentionKind.PERSON and not m.candidates and f"same={m.start}" not in again]
    return {m for m in persons if any(_is_in_name_of(m, t) for t in towns)} | _named_like_towns(every)


def _bodies_for_towns(mentions: Iterable[Mention]) -> set[Mention]:
    """The "centre" that nobody lists of "Masisi-Centre", which is the town in that district."""
    towns = {(m.start, m.end) for m in mentions if m.kind is MentionKind.PLACE and m.candidates and "-" in m.text}
    return {m for m in mentions if m.kind is MentionKind.ACTOR and not m.candidates and (m.start, m.end) in towns}


def _named_like_towns(every: Iterable[Mention]) -> set[Mention]:
    """The persons who have no more of a name than what the report calls a town, village or district."""
    towns = [m for m in every if m.kind is MentionKind.PLACE and _SETTLED.intersection(m.value.split("|"))]
    called = {t.text.lower() for t in towns}
    return (
        {m for m in every if m.kind is MentionKind.PERSON and m.text.lower() in called and "role=" not in m.value}
        if called
        else set()
    )


def _is_in_name_of(person: Mention, town: Mention) -> bool:
    if not (town.start <= person.start and person.end <= town.end):
        return False
    ours = not town.candidates[0].startswith("gn")
    told_of = "role=" in person.value or "same=" in person.value
    return town.start < person.start or (ours and not told_of)


def _is_article(text: str) -> bool:
    """ "The al-Bara ibn Malik Brigade": the place has the article that the actor's name goes without."""
    return text.lower().rstrip("- ") in ("al", "el", "the")


def _is_camp_of(place: Mention, actor: Mention) -> bool:
    """ "An al-Shabaab camp", "a Wagner base": what belongs to a party of that name is no place called so."""
    noun = place.text[actor.end - place.start :].strip().lower()
    named = actor.form == "name" and bool(actor.candidates)
    return place.start == actor.start and actor.end < place.end and named and noun in _SITES


def _yields(one: Mention, other: Mention) -> bool:
    if other.kind not in _GIVES_WAY.get(one.kind, ()) or not (one.start < other.end and other.start < one.end):
        return False
    if one.kind is MentionKind.ACTOR and other.kind is MentionKind.PERSON:
        # "Khalifa Haftar's forces" are an actor, the person inside them is not; of "Haftar captured it" the same words
        # are both
        longer = other.end < one.end or (one.form == "name" and "tie=led" in one.value)
        return not (one.start <= other.start and longer and one.form != "source")
    if one.kind is MentionKind.TIME:  # "the March 23 Movement", not "Monday's air strikes"
        return other.form == "name" and one.end < other.end
    if one.kind is MentionKind.PLACE and other.kind is MentionKind.ACTOR and _is_camp_of(one, other):
        return True
    if one.kind is MentionKind.PLACE and other.kind is MentionKind.ACTOR:
        inside = one.end <= other.end and (other.start <= one.start or _is_article(one.text[: other.start - one.start]))
        longer = (other.end - other.start) > (one.end - one.start) or (not one.candidates and other.form == "name")
        cut = other.form == "name" and other.start < one.start < other.end < one.end  # "an African Union base"
        return cut or (inside and one.form not in _SHARES and longer)
    return True
