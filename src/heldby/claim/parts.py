"""Which words narrow a place down to a bit of it: "the eastern districts of A", "a village near A", "a base in A".

In:     a `Trigger`, and the words that stand for a place.
Out:    the words of the part; "" when all of the place is meant, or all that was missing of it.
Never:  who has the part, and what the rest of the place is to him; that is `state`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.claim.arguments import below_bearing
from heldby.claim.examples import for_example
from heldby.claim.facilities import is_facility
from heldby.claim.filling import named, phrase_filler
from heldby.claim.paths import at_path
from heldby.lexicon.words import words
from heldby.model import Filler, MentionKind

if TYPE_CHECKING:
    from heldby.claim.clause import Clause
    from heldby.claim.trigger import Trigger
    from heldby.model import Mention

# What lies so to a place is a bit of it at most, whatever it is called ("a compound in A", "land between A and B").
_WITHIN = frozenset({"in", "inside", "within", "near", "around", "outside", "between", "along", "at"})
_STATES = frozenset({"held"})
# Who makes these at a place has some of the ground there, and not the place: "made gains around A".
_STEPS = frozenset({"gain", "gains", "inroad", "inroads"})
_ADVANCES = frozenset({"advance", "headway", "progress"})
_BORDER = "border"
_SHARES = frozenset({"most", "much", "all", "half", "part", "parts", "rest", "some"})
_HOW_MUCH = frozenset({"JJS", "DT", "JJ", "PDT"})  # "most", "all", "much", "half" of a place
_LISTS = frozenset({",", ":", "-", "–", "—"})
_STEM = 4  # letters of "eastern" that "east" has
_NAMING = ("nmod", "appos", "compound", "flat", "nmod:desc")
_LESS = frozenset({"of", *_WITHIN, "overlooking", "surrounding", "to", "on", "over", "from"})


def part_of_place(trigger: Trigger) -> str:
    """The words that narrow a named place down to a bit of it; "" when all of it is meant."""
    standing = trigger.saying.traits.get("change") in _STATES
    steps = _STEPS | _ADVANCES if trigger.saying.traits.get("change") == "taken" else _STEPS
    if trigger.pos == "NOUN" and trigger.clause.lemma(trigger.index) in steps:
        return trigger.clause.tokens[trigger.index].text
    heads = heads_of_place(trigger)
    if standing and (inside := _ground_in(trigger, heads) or _one_of_several(trigger, heads)):
        return inside
    above = set(trigger.clause.governors(trigger.index)) & set(heads)
    # "A, where they had gained a foothold in a district": the district, before the town that it lies in
    told = (_bit(trigger, head, above) for head in sorted(heads, key=lambda head: head in above))
    return next((part for part in told if part is not None), "")


def bits_in_list(trigger: Trigger) -> list[tuple[frozenset[Mention], str]]:
    """The members of a list that are bits of places: "a farm east of C", of "took A, B and a farm east of C"."""
    clause = trigger.clause
    found: list[tuple[frozenset[Mention], str]] = []
    for word in (member for head in heads_of_place(trigger) for member in _members(clause, head)):
        own = [k for k in clause.kids(word, "amod", "compound") if clause.tokens[k].tag.startswith("NNP")]
        part = _bit(trigger, word, set()) if not own else None
        places = named(clause, trigger.names, [word], "place") if part else ()
        found += [(frozenset(places), part)] if part and places else []
    return found


def described_members(trigger: Trigger) -> list[Filler]:
    """The members of a list that stand for a place told of before: "most of the city" beside "all of A"."""
    clause, found = trigger.clause, dict[int, Filler]()
    heads = heads_of_place(trigger)
    below = [k for head in heads for k in clause.kids(head, "nmod") if clause.preposition(k) == "of"]
    lists = [members for word in (*heads, *below) if len(members := clause.listed(word)) > 1]
    for member in (*heads, *(word for members in lists for word in members)) if lists else ():
        share = clause.tokens[member].tag in _HOW_MUCH or clause.tokens[member].text.lower() in _SHARES
        shared = [k for k in clause.kids(member, "nmod") if clause.preposition(k) == "of"] if share else []
        noun = next(iter(shared), member)
        if noun not in found and _is_town_told_of(trigger, noun):
            above = clause.tokens[noun].head if noun in below and noun == member else member
            start, end = clause.tokens[min(above, *clause.kids(noun, "det"))].start, clause.tokens[noun].end
            found[noun] = Filler(start=start, end=end, text=trigger.names.text[start:end])
    return list(found.values())


def _is_town_told_of(trigger: Trigger, noun: int) -> bool:
    """ "The city", with no name in it or beside it."""
    clause, small = trigger.clause, words("en")
    token = clause.tokens[noun]
    definite = any(clause.tokens[k].text.lower() in small.definite for k in clause.kids(noun, "det"))
    if token.text.lower() not in small.town_nouns or not definite or clause.kids(noun, "amod", "compound"):
        return False
    beside = [noun, *clause.kids(noun, "nmod", "appos", "nmod:poss", "flat", "acl:relcl")]
    at = (clause.tokens[k] for k in beside)
    return not any(trigger.names.at(MentionKind.PLACE, t.start, t.end) for t in at)


def _members(clause: Clause, head: int) -> list[int]:
    """The later members of a head's list, or of the names it introduces, that are plain nouns or shares."""
    below = [k for k in clause.kids(head, "nmod", "appos", "flat") if clause.preposition(k) in ("", "of")]
    later = [w for first in (head, *below) for w in clause.listed(first) if w > first]
    plain = [w for w in later if clause.tokens[w].pos in ("NOUN", "NUM") or clause.tokens[w].tag in _HOW_MUCH]
    return [w for w in plain if not clause.kids(w, "conj")]


def _bit(trigger: Trigger, head: int, above: set[int]) -> str | None:
    """The words of a part at one of the words that name the place; "" if that is the place, None if it tells nothing.

    `above` are those that the trigger describes ("A, where ...").
    """
    small, token = words("en"), trigger.clause.tokens[head]
    here = trigger.names.at(MentionKind.PLACE, token.start, token.end)
    if here and (here.form != "direction" or head in above):
        return ""
    if above and head not in above and token.text.lower() in small.place_nouns:
        return _phrase(trigger, head)
    standing = trigger.saying.traits.get("change") in _STATES
    if _is_the_last(trigger, head, standing=standing) or _are_called(trigger, head):
        return ""
    if here and here.value[:_STEM] not in here.text.lower():
        return ""  # "advanced near A": the place is told by its name alone
    return _phrase(trigger, head) if here or _is_less(trigger, head) else None


def heads_of_place(trigger: Trigger) -> list[int]:
    """The words of the path that names the place: a "stronghold of A" told of X is in X, whatever A is."""
    path = trigger.saying.roles["place"]
    told = (at_path(trigger.clause, trigger.arguments, name) for name in path)
    found = next((heads for heads in told if named(trigger.clause, trigger.names, heads, "place")), None)
    heads = for_example(trigger, trigger.words(path) if found is None else found)
    return [word for head in heads for word in _held_by_it(trigger.clause, head)]


def _held_by_it(clause: Clause, head: int) -> list[int]:
    """ "Control of a village": the village."""
    if clause.tokens[head].text.lower() not in words("en").hold_nouns:
        return [head]
    return [k for k in clause.kids(head, "nmod", "obl") if clause.preposition(k) in ("of", "over")] or [head]


def is_all_of(told: Filler) -> bool:
    """Whether words that stand for a place mean all of it: "the town", "it"; not "five villages", "a hill over it"."""
    small, said = words("en"), told.text.lower().split()
    head = next((i for i, word in enumerate(said) if i and word in _LESS), len(said))
    said = [word.removesuffix("'s").removesuffix("\u2019s") for word in said]  # "the town's fall"
    named = any(word in small.town_nouns or word == _BORDER for word in said[:head])
    return said[0] in small.definite and (said[0] in ("it", "there", "here") or named)


def _is_the_last(trigger: Trigger, head: int, *, standing: bool) -> bool:
    """ "All districts of A", "took the last districts of A": with them, all of it; who holds the last has no more."""
    small = words("en")
    around = {trigger.clause.tokens[i].text.lower() for i in trigger.clause.phrase(head)}
    said = around & small.last_of_all
    return bool(said) and not (standing and said <= small.left_over)


def _is_less(trigger: Trigger, head: int) -> bool:
    """Whether a noun is less than the place below it: a part by its name, or by how it lies to the place."""
    small, token = words("en"), trigger.clause.tokens[head]
    noun = token.text.lower()
    if _is_border_post(trigger, head):
        return False
    if token.pos == "NUM" and any(trigger.clause.preposition(k) == "of" for k in trigger.clause.kids(head, "nmod")):
        return True  # "four of the five districts of A"
    if noun in small.whole_nouns:
        return noun not in small.seats and not _is_called(trigger, head) and _lies_within(trigger, head)
    return noun in small.place_nouns or _lies_within(trigger, head)


def _is_border_post(trigger: Trigger, head: int) -> bool:
    """ "The border post at A", "the border town of A": where a border is crossed bears the name of where it lies."""
    clause = trigger.clause
    return any(clause.lemma(k) == _BORDER for k in clause.kids(head, "compound", "amod", "nmod:desc"))


def _is_called(trigger: Trigger, head: int) -> bool:
    """ "The town of A in the north", "the town A": the place is named, and what follows says where it lies."""
    clause = trigger.clause
    named = [k for k in clause.kids(head, *_NAMING) if clause.preposition(k) in ("", "of")]
    tokens = [clause.tokens[k] for k in named]
    return any(trigger.names.at(MentionKind.PLACE, t.start, t.end) for t in tokens)


def _are_called(trigger: Trigger, head: int) -> bool:
    """ "The villages of A and B", "the Kyiv suburb of A": so they are called; "the villages of A" may lie in A."""
    clause, small = trigger.clause, words("en")
    if clause.tokens[head].tag == "NNS" and clause.lemma(head) in small.town_nouns and _are_listed(trigger, head):
        return True
    below = [k for k in clause.kids(head, *_NAMING) if k > head and clause.preposition(k) in ("", "of")]
    lists = [clause.listed(k) for k in below]
    bears = [names for bearers in lists if (names := _bearers(trigger, bearers))]
    if clause.lemma(head) in small.town_nouns and any(len(names) > 1 for names in bears):
        return True
    owned = any(_is_placed(trigger, k) for k in clause.kids(head, "compound", "nmod:poss", "nmod:desc") if k < head)
    return bool(bears) and owned and clause.lemma(head) in small.unnamed_towns | {"port"}


def _are_listed(trigger: Trigger, head: int) -> bool:
    """ "Three cities, A, B and C", "two villages: A and B": a name stands right behind."""
    tokens = trigger.clause.tokens
    return head + 2 < len(tokens) and tokens[head + 1].text in _LISTS and _is_placed(trigger, head + 2)


def _bearers(trigger: Trigger, listed: list[int]) -> list[int]:
    """The names of a list, if it has no others than those of places; a plain noun ("and a hill") names nothing."""
    named = [word for word in listed if trigger.clause.tokens[word].pos != "NOUN"]
    return named if all(_is_placed(trigger, word) for word in named) else []


def _is_placed(trigger: Trigger, word: int) -> bool:
    token = trigger.clause.tokens[word]
    return trigger.names.at(MentionKind.PLACE, token.start, token.end) is not None


def _lies_within(trigger: Trigger, head: int) -> bool:
    """Whether the place hangs below the noun by "in", "between" and the like."""
    clause = trigger.clause
    below = [k for k in clause.kids(head, "nmod", "obl") if clause.preposition(k) in _WITHIN]
    if any(_is_placed(trigger, w) for k in below for w in (k, *_called(clause, k))):
        return True
    if any(_is_placed(trigger, k) for word in clause.kids(head, "advmod") for k in below_bearing(clause, word)):
        return True
    return any(_lies_within(trigger, kid) for kid in clause.kids(head, "nmod") if clause.preposition(kid) == "of")


def _called(clause: Clause, noun: int) -> list[int]:
    """ "The province of A": what it is called."""
    return [k for k in clause.kids(noun, "nmod") if clause.preposition(k) == "of"]


def _ground_in(trigger: Trigger, heads: list[int]) -> str:
    """ "Areas under their control in A": the areas, where the rule asks for these before it asks where they are."""
    path = trigger.saying.roles["place"]
    if trigger.pos != "NOUN" or not heads or heads != trigger.arguments.get("in") or "in" not in path:
        return ""
    first = (h for name in path[: path.index("in")] for h in at_path(trigger.clause, trigger.arguments, name))
    ground = next((h for h in first if trigger.clause.tokens[h].text.lower() in words("en").unnamed_ground), None)
    return "" if ground is None else _phrase(trigger, ground)


def _one_of_several(trigger: Trigger, heads: list[int]) -> str:
    """ "A rebel stronghold in A", "they hold in A": what they hold lies in it; "their capital in A" is A."""
    arguments, clause = trigger.arguments, trigger.clause
    if not heads or heads != arguments.get("in") or trigger.pos == "ADJ":
        return ""
    if heads[0] in clause.governors(trigger.index) and not clause.kids(trigger.index, "obj"):
        return ""  # "A, where they dug in"
    if trigger.pos == "NOUN":
        is_it = clause.lemma(trigger.index) == "capital" or bool(clause.kids(trigger.index, "nmod:poss"))
        return "" if is_it or clause.lemma(trigger.index) not in words("en").place_nouns else _text(trigger, heads[0])
    what = next((k for k in clause.kids(trigger.index, "obj") if is_facility(clause, k)), None)
    return _text(trigger, heads[0]) if what is None else _phrase(trigger, what)


def _text(trigger: Trigger, word: int) -> str:
    """ "In A", as it stands."""
    start, _ = trigger.clause.bounds(trigger.clause.phrase(word))
    token = trigger.clause.tokens[word]
    here = trigger.names.at(MentionKind.PLACE, token.start, token.end)
    return trigger.names.text[start : here.end if here else token.end]


def _phrase(trigger: Trigger, head: int) -> str:
    found = phrase_filler(trigger.clause, trigger.names.text, head)
    return found.text if found else ""
