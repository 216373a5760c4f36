"""Words that a parser hangs loosely in the plain or unpunctuated sentences of news, put where their order says.

In:     the tokens of a sentence.
Out:    the same tokens, some hung elsewhere.
Never:  other words; whether they still are a tree is for `en_trees` to see.

"Killing 20 and wounding dozens a monitor said": the monitor says, and is not wounded. "Yesterday 18 civilians were
killed": nobody kills yesterday. "In regime shelling on X": the shelling is what it happened in.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.languages.en_signs import only_with

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.model import Token

_SAYS = frozenset({"said", "says", "reported", "told", "added", "announced"})
_DAYS = frozenset(
    {"yesterday", "today", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "meanwhile"}
)
_MANY = frozenset({"dozens", "scores", "hundreds", "thousands", "tens", "millions", "number", "numbers"})
_ACTS = frozenset({"shelling", "bombing"})
_BEFORE_ACTS = frozenset({"by", "in", "under", "from", "amid", "during"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_SAID_OF = frozenset({"amod", "acl"})
_AMONG = (["among", "them"], ["among", "whom"])
_SHARES = frozenset(
    {"most", "much", "part", "parts", "half", "all", "swathes", "swaths", "areas", "chunks", "stretches"}
)
_SIDES = frozenset(
    {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"}
    | {"north-east", "north-west", "south-east", "south-west"}
)
_APPOSED = 2  # words from a name to what opens its apposition, over the comma
_UNITS = frozenset({"km", "kms", "kilometres", "kilometers", "miles", "metres", "meters"})
_GIVING = frozenset({"give", "hand", "grant", "offer", "deny", "cost"})
_WITH_IT = frozenset({"as", "along", "together", "and", "plus"})
_ADRIFT = frozenset({"nsubj", "parataxis", "conj", "obl:unmarked"})


@only_with(*_SAYS)
def with_who_tells(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "... wounding dozens a medical source said": the noun right before the verb of speech is its subject."""
    said = next((t for t in tokens if t.dep == "root" and t.text.lower() in _SAYS), None)
    if said is None or any(t.head == said.index and t.dep.startswith("nsubj") for t in tokens):
        return tokens
    before = tokens[said.index - 1] if said.index else None
    while before is not None and before.dep in ("conj", "flat", "nmod", "appos") and before.head < before.index:
        before = tokens[before.head]
    if before is None or before.dep not in ("obj", "obl", "obl:unmarked") or before.pos not in _NOUNS:
        return tokens
    verb = tokens[before.head]
    first = any(t.head == verb.index and t.dep == "obj" and t.index < before.index for t in tokens)
    if verb.index >= before.index or not first or _case(tokens, before):
        return tokens
    return _hung(tokens, before, "nsubj", said.index)


def with_one_subject(tokens: Sequence[Token]) -> Sequence[Token]:
    """Of two subjects a day is none ("yesterday 18 died"), or both are one list ("a man, a girl", "A, and B")."""
    for first in tokens:
        if not first.dep.startswith("nsubj"):
            continue
        second = next(
            (t for t in tokens if t.head == first.head and t.dep.startswith("nsubj") and t.index > first.index), None
        )
        if second is None:
            continue
        if first.text.lower() in _DAYS:
            tokens = _hung(tokens, first, "obl:unmarked", first.head)
        elif tokens[first.index + 1].text == "," and any(t.head == second.index and t.dep == "conj" for t in tokens):
            listed = {t.index for t in tokens if t.head == second.index and t.dep == "conj"} | {second.index}
            tokens = tuple(replace(t, dep="conj", head=first.index) if t.index in listed else t for t in tokens)
        elif any(t.head == second.index and t.dep == "cc" for t in tokens[first.index : second.index]):
            tokens = _hung(tokens, second, "conj", _in_list(tokens, first).index)
    return tokens


def _in_list(tokens: Sequence[Token], first: Token) -> Token:
    """The A of "an alliance of A, B, and C", to whom C is joined; else the subject itself."""
    members = [t for t in tokens if t.head == first.index and t.dep == "nmod"]
    for member in members:
        of = any(t.head == member.index and t.text.lower() == "of" for t in tokens[first.index : member.index])
        if of and any(t.head == member.index and t.dep == "conj" for t in tokens):
            return member
    return first


def with_object_is_active(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "A bomber killed 16": who does it to somebody, without "was", does not suffer it."""
    if not any(t.dep == "nsubj:pass" for t in tokens):
        return tokens
    for verb in tokens:
        if verb.tag not in ("VBN", "VBD"):
            continue
        below = [t for t in tokens if t.head == verb.index]
        subject = next((t for t in below if t.dep == "nsubj:pass" and t.index < verb.index), None)
        does = any(t.dep == "obj" and t.index > verb.index for t in below)
        if subject is not None and does and not any(t.dep.startswith("aux") for t in below):
            tokens = tuple(replace(t, tag="VBD") if t.index == verb.index else t for t in tokens)
            tokens = _hung(tokens, subject, "nsubj", verb.index)
    return tokens


@only_with("between")
def with_counted_range(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "Have killed between 229 and 425 civilians": whom they killed, not where."""
    for noun in tokens:
        verb = tokens[noun.head]
        if noun.dep != "obl" or noun.index < verb.index or _case(tokens, noun) != "between":
            continue
        number = next((t for t in tokens if t.head == noun.index and t.dep == "nummod"), None)
        listed = number is not None and any(t.head == number.index and t.dep == "conj" for t in tokens)
        if listed and not any(t.head == verb.index and t.dep == "obj" for t in tokens):
            tokens = _hung(tokens, noun, "obj", verb.index)
    return tokens


@only_with(*_MANY)
def with_many_of_whom(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "Hundreds of civilians killed in X", "left dozens of villagers dead": it is said of the hundreds."""
    for told in tokens:
        noun = tokens[told.head]
        many = tokens[noun.head]
        after = told.dep == "acl" and told.tag == "VBN"
        after = after or (told.dep == "amod" and told.tag == "JJ" and told.index == noun.index + 1)
        if after and noun.dep == "nmod" and many.text.lower() in _MANY:
            tokens = _hung(tokens, told, told.dep, many.index)
    return tokens


@only_with("between")
def with_two_sides(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "Between troops loyal to A and the army": the army is the other side, and no friend of A's."""
    for told in tokens:
        side = tokens[told.head]
        if told.dep not in _SAID_OF or told.index < side.index or _case(tokens, side) != "between":
            continue
        if any(t.dep == "conj" for t in tokens if t.head == side.index):
            continue
        friends = {t.index for t in tokens if t.head == told.index and t.index > told.index}
        others = [t for t in tokens if t.dep == "conj" and t.head in friends]
        if len(others) == 1:
            tokens = _hung(tokens, others[0], "conj", side.index)
    return tokens


@only_with("among")
def with_those_among(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "Killed eleven, among them four children": the children are some of the eleven, and no second object."""
    for some in tokens:
        if some.dep != "obj":
            continue
        first = next((t for t in tokens[: some.index] if t.head == some.head and t.dep == "obj"), None)
        if first is None:
            continue
        between = [t.text.lower() for t in tokens[first.index + 1 : some.index]]
        if any(between[i : i + 2] in _AMONG for i in range(len(between))):
            tokens = _hung(tokens, some, "appos", first.index)
    return tokens


@only_with("one")
def with_one_of_them(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "Advanced on A, one of the last strongholds": another name for A, not one who advanced."""
    for one in tokens[2:]:
        if one.text.lower() != "one" or one.dep not in _ADRIFT or tokens[one.index - 1].text != ",":
            continue
        name = tokens[one.index - 2]
        while name.dep in ("flat", "compound") and name.head < one.index and name.head != name.index:
            name = tokens[name.head]
        counted = any(t.head == one.index and t.dep == "nmod" and _case(tokens, t) == "of" for t in tokens)
        other = any(t.head == one.head and t.dep == "nsubj" and t.index < name.index for t in tokens)
        if name.pos == "PROPN" and counted and (one.dep != "nsubj" or other):
            tokens = _hung(tokens, one, "appos", name.index)
    return tokens


def with_second_object(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "Detained the commander and one more suspect": whom "and" joins to a verb with an object is its object too."""
    for noun in tokens:
        verb = tokens[noun.head]
        if noun.dep != "conj" or noun.pos != "NOUN" or verb.pos != "VERB" or noun.index < verb.index:
            continue
        below = [t for t in tokens if t.head == noun.index]
        joint = next((t for t in below if t.dep == "cc" and t.index < noun.index), None)
        counted = any(t.dep in ("nummod", "det") and t.index < noun.index for t in below)
        first = tokens[joint.index - 1] if joint else None
        if first is not None and counted and first.head == verb.index and first.dep == "obj":
            tokens = _hung(tokens, noun, "conj", first.index)
    return tokens


@only_with(*_SHARES)
def with_shares_listed(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "Controls A, along with most of B", "as well as parts of B": the share is an object like the one before."""
    for share in tokens:
        verb = tokens[share.head]
        if share.text.lower() not in _SHARES or verb.pos != "VERB" or share.dep not in ("obl", "conj"):
            continue
        below = [t for t in tokens if t.head == share.index]
        links = [t for t in below if t.dep in ("cc", "case") and t.index < share.index]
        first = next((t for t in reversed(tokens[: share.index]) if t.head == verb.index and t.dep == "obj"), None)
        owned = any(t.dep == "nmod" and _case(tokens, t) == "of" for t in below)
        if first is None or not owned or not links or links[0].text.lower() not in _WITH_IT:
            continue
        joint = {t.index for t in links}
        found = [replace(t, dep="cc") if t.index in joint else t for t in tokens]
        tokens = _hung(tuple(found), share, "conj", first.index)
    return tokens


@only_with("as")
def with_state_as_told(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "Coded the city as rebel-held and the plant as besieged": held is what the city is coded as, not the plant."""
    for held in tokens[3:-1]:
        if held.tag != "VBN":
            continue
        before = [t.text.lower() for t in tokens[held.index - 3 : held.index]]
        follows = tokens[held.index + 1]
        if before[0] != "as" or before[2] != "-" or follows.pos not in ("CCONJ", "PUNCT"):
            continue
        thing = next((t for t in reversed(tokens[: held.index - 3]) if t.dep == "obj"), None)
        if thing is None or held.dep == "advcl":
            continue
        owned = {t.index for t in tokens if t.head == held.index}
        found = _hung(tokens, held, "advcl", thing.head)
        linked = held.index - 3
        tokens = tuple(
            replace(t, dep="mark", head=held.index) if t.index == linked and linked not in owned else t for t in found
        )
    return tokens


@only_with(*_ACTS)
def with_acts_as_nouns(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "Killed in regime shelling on X": the shelling is a noun, whose the word before it tells."""
    for act in tokens:
        owner = tokens[act.head]
        beside = owner.index == act.index - 1 and owner.pos in _NOUNS and owner.tag != "NNS"  # "planes bombing in X"
        named = act.dep == "acl" and act.text.lower() in _ACTS and beside
        if not named or any(t.head == act.index and t.dep in ("obj", "mark") for t in tokens):
            continue
        if not _case(tokens, owner) and owner.dep not in ("obj", "nsubj", "nsubj:pass"):
            continue
        found = [replace(t, head=act.index) if t.head == owner.index and t is not act else t for t in tokens]
        found[act.index] = replace(act, pos="NOUN", tag="NN", dep=owner.dep, head=owner.head)
        found[owner.index] = replace(owner, dep="compound", head=act.index)
        tokens = tuple(found)
    return _with_act_on_top(_with_act_behind_preposition(tokens))


def _with_act_behind_preposition(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "Soldiers were killed by shelling in X", "came under shelling": the shelling is somebody else's."""
    for act in tokens:
        if act.dep != "advcl" or act.tag != "VBG" or act.text.lower() not in _ACTS:
            continue
        below = [t for t in tokens if t.head == act.index and t is not act]
        link = next((t for t in below if t.dep == "mark" and t.index == act.index - 1), None)
        if link is None or link.text.lower() not in _BEFORE_ACTS or any(t.dep in ("obj", "nsubj") for t in below):
            continue
        by = link.text.lower() == "by" and any(t.head == act.head and t.dep == "aux:pass" for t in tokens)
        places = {t.index for t in below if t.dep == "obl"}
        found = [replace(t, dep="nmod") if t.index in places else t for t in tokens]
        found[link.index] = replace(link, dep="case")
        found[act.index] = replace(act, pos="NOUN", tag="NN", dep="obl:agent" if by else "obl")
        tokens = tuple(found)
    return tokens


def _with_act_on_top(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "Bombing in Nigeria": a headline's act is a noun."""
    act = next((t for t in tokens if t.dep == "root"), None)
    if act is None or act.tag != "VBG" or act.text.lower() not in _ACTS:
        return tokens
    below = [t for t in tokens if t.head == act.index and t is not act]
    if any(t.dep not in ("obl", "punct", "amod", "compound", "nmod") for t in below):
        return tokens
    places = {t.index for t in below if t.dep == "obl"}
    found = [replace(t, dep="nmod") if t.index in places else t for t in tokens]
    found[act.index] = replace(act, pos="NOUN", tag="NN")
    return tuple(found)


@only_with(*_SIDES)
def with_distance_of_noun(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "Captured a village 7 km to the east of X": the village lies there, they did not capture it to the east."""
    for side in tokens:
        verb = tokens[side.head]
        if side.text.lower() not in _SIDES or side.dep != "obl" or _case(tokens, side) != "to":
            continue
        thing = next((t for t in tokens[verb.index : side.index] if t.dep == "obj" and t.head == verb.index), None)
        between = tokens[thing.index + 1 : side.index] if thing else ()
        units = [t for t in between if t.pos == "NOUN" and t.text.lower() in _UNITS]
        if thing and units and all(t in units or t.pos in ("NUM", "ADV", "ADP", "DET", "ADJ") for t in between):
            return _hung(tokens, side, "nmod", thing.index)
    return tokens


@only_with(*_UNITS)
def with_distance_of_name(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "X, some 20 miles from Y, was shelled": the miles only tell where X lies, which is what was shelled."""
    for unit in tokens:
        if unit.text.lower() not in _UNITS or not unit.dep.startswith("nsubj"):
            continue
        first = next((t for t in tokens if t.head == unit.index and t.dep in ("det", "advmod")), None)
        first = first or next((t for t in tokens if t.head == unit.index and t.dep == "nummod"), None)
        if first is None or first.index < _APPOSED or tokens[first.index - 1].text != ",":
            continue
        name = tokens[first.index - _APPOSED]
        while name.dep == "flat":
            name = tokens[name.head]
        if name.pos == "PROPN" and name.head == unit.head:
            hung = _hung(tokens, unit, "appos", name.index)
            return _hung(hung, name, unit.dep, name.head)
    return tokens


def with_ways_as_adverbs(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "Launched an offensive southwards": the offensive is what was launched, southwards is where to."""
    for way in tokens[1:]:
        before = tokens[way.index - 1]
        if way.dep != "obj" or before.dep != "amod" or before.head != way.index:
            continue
        if not way.text.lower().endswith(("ward", "wards")):
            continue
        thing = replace(before, pos="NOUN", tag="NN", dep="obj", head=way.head)
        moved = replace(way, pos="ADV", tag="RB", dep="advmod", head=thing.index)
        hung = [replace(t, head=thing.index) if t.head == way.index else t for t in tokens]
        hung[thing.index], hung[way.index] = thing, moved
        return tuple(hung)
    return tokens


def with_receiver(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "Handing the rebels control of X": it is given to the rebels, who without an "'s" own nothing."""
    for owner in tokens:
        given = tokens[owner.head]
        verb = tokens[given.head]
        if owner.dep == "obj":
            verb = tokens[owner.head]
            given = next((t for t in tokens[owner.index + 1 :] if t.pos not in ("DET", "ADJ")), owner)
        own = owner.dep == "nmod:poss" or (owner.dep == "obj" and given.head == verb.index and given is not owner)
        if not own or owner.pos not in _NOUNS or given.dep != "obj" or verb.lemma not in _GIVING:
            continue
        if owner.index > verb.index and not any(t.head == owner.index and t.dep == "case" for t in tokens):
            return _hung(tokens, owner, "iobj", verb.index)
    return tokens


def _case(tokens: Sequence[Token], noun: Token) -> str:
    return next((t.text.lower() for t in tokens if t.head == noun.index and t.dep == "case"), "")


def _hung(tokens: Sequence[Token], one: Token, dep: str, head: int) -> tuple[Token, ...]:
    return tuple(replace(t, dep=dep, head=head) if t.index == one.index else t for t in tokens)
