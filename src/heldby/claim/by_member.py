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
    from heldby.claim.draft import Draft
    from heldby.claim.trigger import Trigger


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
    heads = heads_of_place(trigger)
    below = [
        k for head in heads for k in clause.kids(head, "nmod", "appos") if k > head
    ]  # "the town of A and the airport"
    listed = [word for head in (*heads, *below) if len(several := clause.listed(head)) > 1 for word in several]
    facilities = [word for word in dict.fromkeys(listed) if is_facility(clause, word)]
    told = first.roles.get("place", ())
    if not facilities or not (told or first.open_place):
        return drafts
    found, whole = list(drafts), first.part or any(_is_town(trigger, word) for word in listed if word not in facilities)
    for word in facilities:
        phrase = phrase_filler(clause, trigger.names.text, word)
        if phrase is None or any(_tells_of(draft, phrase, clause.tokens[word].start) for draft in found):
            continue
        own = named(clause, trigger.names, [word], "place")
        places = tuple(Filler(start=m.start, end=m.end, text=m.text) for m in own) or told
        if len(places) > 1:
            continue
        end, rest = max(first.end, phrase.end), tuple(f for f in found[0].roles.get("place", ()) if f not in places)
        if places:
            roles = {**first.roles, "place": places}
            made = replace(first, roles=roles, part=phrase.text, open_place=None, end=end)
        else:
            made = replace(first, open_place=phrase, end=end)
        if own and rest:
            found[0] = replace(found[0], roles={**first.roles, "place": rest})
        found = [made, *found[1:]] if found[0] is first and not whole and told else [*found, made]
    return found


def _tells_of(draft: Draft, phrase: Filler, noun: int) -> bool:
    """Whether a draft is about a facility: by its part, by what stands for it, or by a place that bears its noun."""
    standing = draft.open_place is not None and draft.open_place.start <= noun < draft.open_place.end
    return draft.part == phrase.text or standing or any(f.start <= noun < f.end for f in draft.roles.get("place", ()))


def _is_town(trigger: Trigger, word: int) -> bool:
    """Whether a member of the list is a place with a name, or a town told of before."""
    return trigger.clause.tokens[word].text.lower() in words("en").town_nouns or bool(
        named(trigger.clause, trigger.names, [word], "place")
    )
