"""One claim for each member of a list that is a place by itself: "took A, B and a farm east of C", "A and its airport".

In:     a `Trigger` and its draft.
Out:    the draft with the places that the list names, and one for each bit, town told of before, or facility in it.
Never:  the airport for the town that has it, nor the town for its airport.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.claim.facilities import is_facility
from heldby.claim.filling import named, phrase_filler
from heldby.claim.parts import bits_in_list, described_members, heads_of_place
from heldby.lexicon.words import words
from heldby.model import Filler

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.trigger import Trigger
    from heldby.model import Mention

# "The town of A and the airport", "the airport in A and the port"; not "a village near A and the airport".
_NAMING = ("", "of")


def by_member(trigger: Trigger, draft: Draft) -> list[Draft]:
    """One draft for the places that a list names, one for each bit of another: "took A, B and a farm east of C"."""
    places = draft.roles.get("place", ())
    found = [draft]
    for mentions, part in bits_in_list(trigger) if len(places) > 1 else ():
        at = {(m.start, m.end) for m in mentions}
        bit = tuple(f for f in places if (f.start, f.end) in at)
        rest = tuple(f for f in found[0].roles["place"] if f not in bit)
        if bit and rest:
            found[0] = replace(found[0], roles={**draft.roles, "place": rest})
            found.append(replace(draft, roles={**draft.roles, "place": bit}, part=part))
    return _with_facilities(trigger, [*_with_described(trigger, found[0]), *found[1:]])


def _with_described(trigger: Trigger, draft: Draft) -> list[Draft]:
    """ "Holds most of the city and all of A": A, and the city told of before, each with its own share."""
    described = described_members(trigger) if draft.roles.get("place") else []
    if not described:
        return [draft]
    at = {(f.start, f.end) for f in draft.roles["place"]}
    own = (part for mentions, part in bits_in_list(trigger) if at & {(m.start, m.end) for m in mentions})
    rest = {role: fillers for role, fillers in draft.roles.items() if role != "place"}
    told = [replace(draft, roles=rest, open_place=filler, part="") for filler in described]
    return [replace(draft, part=next(own, "")), *told]


def _with_facilities(trigger: Trigger, drafts: list[Draft]) -> list[Draft]:
    """ "The airport and the palace in A", "A and its airport": each facility of the list a place of its own there."""
    clause, first = trigger.clause, drafts[0]
    listed, told = _listed(trigger), first.roles.get("place", ())
    facilities = [word for word in listed if is_facility(clause, word)]
    if not facilities or not (told or first.open_place):
        return drafts
    made: list[Draft] = []
    elsewhere: set[Filler] = set()
    if len(told) > 1:
        first = replace(first, part="")  # the words for one of them
    at = {word: _places_of(trigger, word) for word in facilities}
    for word in facilities:
        phrase = phrase_filler(clause, trigger.names.text, word)
        noun = clause.tokens[word].start
        if phrase is None or any(_tells_of(draft, phrase, noun) for draft in (first, *drafts[1:])):
            continue
        others = [m for other in facilities if other > word for m in at[other]]
        own = tuple(Filler(start=m.start, end=m.end, text=m.text) for m in at[word] if m not in others)
        if len(own or told) > 1:
            continue
        roles = {**first.roles, "place": own or told} if own or told else first.roles
        part, standing = (phrase.text, None) if own or told else (first.part, phrase)
        made.append(replace(first, roles=roles, part=part, open_place=standing, end=max(first.end, phrase.end)))
        elsewhere.update(own)
    rest = tuple(f for f in told if f not in elsewhere)
    if not made:
        return drafts
    is_told = rest or first.part or first.open_place or any(_stands_for_town(clause, word) for word in listed)
    first = replace(first, roles={**first.roles, "place": rest}) if rest else first
    return [*([first] if is_told else []), *drafts[1:], *made]


def _listed(trigger: Trigger) -> list[int]:
    """The members of the lists that name the place."""
    clause, heads = trigger.clause, heads_of_place(trigger)
    below = [k for head in heads for k in _below(clause, head, anywhere=is_facility(clause, head))]
    lists = [several for head in (*heads, *below) if len(several := clause.listed(head)) > 1]
    return sorted({word for several in (heads, *lists) for word in several}) if lists else []


def _below(clause: Clause, head: int, *, anywhere: bool) -> Iterator[int]:
    """The nouns of a phrase that the rest of a list may hang on: "the base of A near B and the port" on B."""
    for kid in clause.kids(head, "nmod", "appos"):
        if kid > head and (anywhere or clause.preposition(kid) in _NAMING):
            yield kid
            yield from _below(clause, kid, anywhere=anywhere)


def _tells_of(draft: Draft, phrase: Filler, noun: int) -> bool:
    """Whether a draft is about a facility: by its part, by what stands for it, or by a place that bears its noun."""
    standing = draft.open_place is not None and draft.open_place.start <= noun < draft.open_place.end
    return draft.part == phrase.text or standing or any(f.start <= noun < f.end for f in draft.roles.get("place", ()))


def _stands_for_town(clause: Clause, word: int) -> bool:
    """Whether a member of the list is a town told of before: "the airport and the city"."""
    return clause.tokens[word].text.lower() in words("en").town_nouns


def _places_of(trigger: Trigger, word: int) -> list[Mention]:
    """The places that one member of a list names, and no other member."""
    clause, names = trigger.clause, trigger.names
    phrase = phrase_filler(clause, names.text, word)
    told = named(clause, names, [word], "place") if phrase else ()
    return [m for m in told if phrase and phrase.start <= m.start < phrase.end]
