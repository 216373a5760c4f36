"""Who plays which role: the arguments of a trigger cast by the paths of its rule.

In:     a `Trigger`.
Out:    `Cast`: fillers by role, the words used, and what stands for a place told of before.
Never:  one name in two roles of a type; a name from outside the trigger's own arguments.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from heldby.claim.aimed_at import phrases
from heldby.claim.arguments import agent_of_noun, verb_arguments
from heldby.claim.beside import beside
from heldby.claim.between import both_sides, stands_between, who_meets
from heldby.claim.company import goes_unnamed, in_company, members
from heldby.claim.counted_places import without_where_they_lie
from heldby.claim.examples import for_example, groups_for_example
from heldby.claim.facilities import names_a_seat
from heldby.claim.filling import (
    Names,
    actor_before,
    filler,
    named,
    named_innermost,
)
from heldby.claim.listing import with_left_of_list, with_right_of_list, with_shared_nouns
from heldby.claim.nominals import counted_by
from heldby.claim.passives import is_passive
from heldby.claim.paths import at_path
from heldby.claim.people_nouns import is_people
from heldby.claim.places_beside import WHERE, nearer_by, with_others
from heldby.claim.road_ends import without_road_ends
from heldby.claim.sharing import clash, overlap
from heldby.claim.standing_in import is_town_on_border, stand_in
from heldby.claim.thought_to_be import thought_to_be
from heldby.claim.victims import people
from heldby.claim.ways import ends
from heldby.lexicon.kinds import kinds
from heldby.lexicon.words import words
from heldby.model import Filler, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.trigger import Trigger
    from heldby.lexicon.sayings import Saying
    from heldby.model import Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """`open_place` is a word such as "the city" that must stand for a place told of before; `used` the tree's words.

    `opposed` is whether the actors are told to stand against one another: "between A and B", "A and B clashed".
    """

    roles: Mapping[str, tuple[Filler, ...]]
    used: tuple[int, ...]
    open_place: Filler | None = None
    opposed: bool = False


def cast(trigger: Trigger) -> Cast:
    """Fill each role from the first argument of its path that names such a thing."""
    roles: dict[str, tuple[Filler, ...]] = {}
    taken: list[tuple[str, Filler]] = []
    used: list[int] = []
    rules = kinds()[trigger.saying.kind].roles
    for role, path in trigger.saying.roles.items():
        rule = rules[role]
        fillers, at = _role(trigger, rule.type, path, taken)
        fillers = [
            f
            for f in fillers
            if not any(t == rule.type and clash(trigger.clause.tokens[trigger.index], f, other) for t, other in taken)
        ]
        if rule.type == "actor":
            fillers = [f for f in fillers if role != "actor" or not names_a_seat(trigger.names, f)]
            fillers = _in_their_own_right(trigger.names, fillers, peaceful=_may_be_peaceful(trigger.saying))
        if rule.type == "actor" and trigger.saying.kind == "event":
            fillers = [f for f in fillers if not _NOBODY.search(trigger.names.text, max(0, f.start - _BEFORE), f.start)]
        fillers = fillers if rule.many or rule.type == "person" else fillers[:1]  # persons: a claim each
        mirrored = next(
            (roles[name[1:]] for name in path if name.startswith("=") and len(roles.get(name[1:], ())) > 1), ()
        )
        if mirrored and not fillers:
            roles[role] = mirrored
        elif fillers:
            roles[role] = tuple(fillers)
            taken += [(rule.type, f) for f in fillers]
            used += at
    roles |= _subject_by_order(trigger, roles) or _subject_next_to(trigger)
    roles |= _as_thought(trigger)
    open_place = None if "place" in roles or "place" not in trigger.saying.roles else stand_in(trigger)
    if open_place:
        used += [t.index for t in trigger.clause.tokens if open_place.start <= t.start < open_place.end]
    return Cast(roles=roles, used=tuple(used), open_place=open_place, opposed=_are_opposed(trigger, roles))


def _are_opposed(trigger: Trigger, roles: Mapping[str, tuple[Filler, ...]]) -> bool:
    """Whether the actors fight one another: joined by "between", or doers of a verb or a noun that name no foe."""
    actors = roles.get("actor", ())
    if len(actors) < _PAIR or roles.get("target") or roles.get("against"):
        return False
    before = [t for t in trigger.clause.tokens if t.end <= actors[0].start][-_BETWEEN_AT:]
    if any(t.text.lower() in _BETWEEN for t in before):
        return True
    beside = trigger.arguments.get("light_agent") or trigger.arguments.get("led_by")
    together = trigger.pos == "NOUN" and bool(beside)
    return not together


def _role(
    trigger: Trigger, kind: str, path: Sequence[str], taken: Sequence[tuple[str, Filler]]
) -> tuple[list[Filler], list[int]]:
    """The fillers of one role and the words they stand at."""
    for name in _in_order(trigger, kind, path):
        near = beside(trigger, name) if kind == "actor" else ends(trigger, name) if kind == "place" else None
        if near or (near is not None and kind == "place"):
            return [filler(m) for m in near], [trigger.index] if near else []
        heads = at_path(trigger.clause, trigger.arguments, name)
        if not heads or (name == "light_agent" and _is_aside(trigger)) or (kind == "text" and _is_apart(trigger, name)):
            continue
        if kind == "place" and any(is_town_on_border(trigger, head) for head in heads):
            return [], []
        heads = _naming(trigger, name, heads) if kind == "place" else heads
        heads = groups_for_example(trigger, heads) if kind == "actor" else heads
        if kind == "people":
            found = list(_people(trigger, _who_may_suffer(trigger, heads) if name.endswith("compound") else heads))
        elif kind == "text":
            found = list(phrases(trigger, heads))
        else:
            marked = both_sides(trigger.names, name, named_innermost(trigger.clause, trigger.names, heads, kind))
            if kind == "place" and name in _LISTING:
                marked = with_right_of_list(trigger.names, marked)
            if kind == "place":
                marked = without_where_they_lie(trigger.names, marked)
                marked = without_road_ends(trigger.names, marked) if trigger.saying.kind == "control" else marked
            if kind == "actor":
                heads = _who_act(trigger, heads)
                marked = members(trigger.clause, trigger.names, heads, marked if heads else ())
                marked = _with_company(trigger, name, heads, marked)
            found = [filler(m) for m in marked if kind != "place" or not _acts_itself(m, taken)]
            further = _further(trigger, name, heads, path) if found else ()
            found += [filler(m) for m in further if filler(m) not in found and not _acts_itself(m, taken)]
        if found:
            return found, [*_above(trigger, name, heads), *heads]
        if kind == "place" and any(_stands_in(trigger, head) for head in heads):
            return [], []
    return [], []


def _who_may_suffer(trigger: Trigger, heads: Sequence[int]) -> list[int]:
    """ "Rebel bodies" are rebels'; "bullet-riddled bodies" are nobody's that one could tell."""
    tokens = [trigger.clause.tokens[h] for h in heads]
    named = (t for t in tokens if is_people(t.text) or trigger.names.at(MentionKind.ACTOR, t.start, t.end))
    return [t.index for t in named]


def _further(trigger: Trigger, name: str, heads: Sequence[int], path: Sequence[str]) -> Sequence[Mention]:
    """Who else agrees to a deal "with" somebody; the town nearer by than the province that opens the sentence."""
    return who_meets(trigger) if name == "with" else nearer_by(trigger, name, heads, path)


def _who_act(trigger: Trigger, heads: list[int]) -> list[int]:
    """The words for an actor without those for people who take no places."""
    if kinds()[trigger.saying.kind].effect != "control":
        return heads
    return [h for h in heads if trigger.clause.tokens[h].text.lower() not in words("en").peaceful]


def _with_company(trigger: Trigger, name: str, heads: list[int], marked: Sequence[Mention]) -> Sequence[Mention]:
    """The actors marked, else the owners of what did it, with those that a list joins to the first."""
    if name == "agent":
        ground = all(trigger.clause.tokens[h].text.lower() in words("en").place_nouns for h in heads)
        joint = ("-", " ") if trigger.saying.kind == "event" else ("-",)
        own = [trigger.clause.tokens[h].end for h in heads]
        marked = [
            m for m in marked if not (ground and m.end not in own and trigger.names.text[m.end : m.end + 1] in joint)
        ]
        marked = marked or _owners(trigger, heads)
        marked = with_left_of_list(trigger.clause, trigger.names, marked) if marked else marked
        beside = in_company(trigger.clause, trigger.names, heads, trigger.index) if trigger.pos == "VERB" else []
        marked = [*marked, *(m for m in beside if marked and m not in marked)]
    return with_shared_nouns(trigger.clause, trigger.names, marked)


def _is_aside(trigger: Trigger) -> bool:
    """ "The army withdrew after an attack": it is not told to have attacked; "after fighting with A" it has fought.

    Nor has who "commented on the attack", but who "went on the offensive" has.
    """
    holder = counted_by(trigger.clause, trigger.index)  # "amid dozens of raids"
    token, link = trigger.clause.tokens[holder], trigger.clause.preposition(holder)
    told_of = link == "on" and trigger.clause.lemma(token.head) not in _GOING_ON
    own = token.dep == "obl" and (link in _OF_ITS_OWN or told_of)
    if trigger.saying.traits.get("change") == "taken" and trigger.clause.lemma(token.head) in _YIELDING:
        return token.dep == "obl"  # "surrendered during the capture of A": no captors
    foe = trigger.arguments.get("with") or trigger.arguments.get("against")
    return own and not foe and trigger.saying.kind == "event"


def _naming(trigger: Trigger, name: str, heads: list[int]) -> list[int]:
    """The words that name what words for a place stand for; of an object, also what is added to it."""
    named_so = for_example(trigger, heads)
    if name not in ("patient", "agent") or any(_stands_for_a_town(trigger, head) for head in heads):
        return named_so
    return with_others(trigger.clause, trigger.index, named_so)


def _stands_for_a_town(trigger: Trigger, head: int) -> bool:
    """ "Captured the city, along with the airbase of A": the city is one told of before, and A adds to it."""
    noun = trigger.clause.tokens[head].text.lower() in words("en").town_nouns
    return noun and not named(trigger.clause, trigger.names, [head], "place")


def _is_apart(trigger: Trigger, path: str) -> bool:
    """ "Medics treated a man after an air strike", "used bombers in the attack": he is not whom that was aimed at."""
    clause = trigger.clause
    holder = counted_by(clause, trigger.index)
    if path != "light_patient" or not clause.is_dep(holder, "obl"):
        return False
    link, verb = clause.preposition(holder), clause.lemma(clause.tokens[holder].head)
    return link in _OF_ITS_OWN | _BESIDE or (link == "in" and verb in _BY_MEANS)


def _stands_in(trigger: Trigger, head: int) -> bool:
    """ "Control of it in Aleppo province", "the town is a stronghold in it": the town, whatever lies around."""
    token, small = trigger.clause.tokens[head], words("en")
    if token.pos == "PRON":
        return token.text.lower() in small.place_nouns
    said_of = trigger.pos == "NOUN" and trigger.clause.is_dep(head, "nsubj") and token.text.lower() in small.town_nouns
    return said_of and any(
        trigger.clause.tokens[k].text.lower() in small.definite for k in trigger.clause.kids(head, "det")
    )


# "No group", "no extremist group has claimed the attack".
_BEFORE = 40  # characters
_NOBODY = re.compile(r"\b(?:no|neither)\s+(?:[\w-]+\s+)?\Z", re.IGNORECASE)
_PAIR, _BETWEEN_AT = 2, 3
_LISTING = frozenset({"patient", "agent", "sufferer", "into"})
_FOE = "anti-"  # "an anti-ISIS offensive" is not one of ISIS
_BETWEEN = frozenset({"between", "both", "among", "amongst"})
_OF_ITS_OWN = frozenset(
    {"after", "before", "since", "despite", "following", "amid", "from", "until", "to", "about", "of", "over"}
)
_BESIDE = frozenset({"during", "for", "on", "at"})
_BY_MEANS = frozenset(
    {"use", "employ", "deploy", "take", "play", "have"}
)  # "used bombers in the attack", "took part in"
_YIELDING = frozenset({"surrender", "flee", "retreat", "withdraw", "escape", "desert", "defect", "capitulate", "die"})
_GOING_ON = frozenset({"go", "embark", "be", "remain", "stay", "start", "set"})


def _in_order(trigger: Trigger, kind: str, path: Sequence[str]) -> Sequence[str]:
    """The path, with what tells where in the order of the words: "near the gate in Qamishli" is at the gate."""
    if kind != "place":
        return path
    return _as_told(trigger, _as_told(trigger, path, ""), "v_")


def _as_told(trigger: Trigger, path: Sequence[str], of: str) -> Sequence[str]:
    """The path with its prepositions of place, those of the verb above with "v_", in the order of the words."""
    told = [n for n in path if n.startswith(of) and n.removeprefix(of) in WHERE and trigger.arguments.get(n)]
    if len(told) < _PAIR:
        return path
    told.sort(key=lambda name: trigger.arguments[name][0])
    first = next(i for i, name in enumerate(path) if name in told)
    return (*path[:first], *told, *(name for name in path[first:] if name not in told))


def _above(trigger: Trigger, path: str, heads: Sequence[int]) -> list[int]:
    """The words that a path leads over: "siege" of "the siege of Taiz was lifted", which the quote must hold."""
    first = path.partition(">")[0]
    return trigger.arguments.get(first, []) if first != path and heads else []


def _owners(trigger: Trigger, heads: Sequence[int]) -> Sequence[Mention]:
    """Whose operation it is that did it: "the army launched an offensive that recaptured the town"."""
    nouns = [
        h
        for h in heads
        if trigger.clause.lemma(h) in words("en").operations and not trigger.clause.is_dep(h, "obl", "nmod")
    ]
    owners = [owner for noun in nouns for owner in agent_of_noun(trigger.clause, noun)]
    acted = [noun for noun in nouns if noun not in owners]  # not "foiled an attack to take A"
    heads_of = [trigger.clause.tokens[noun].head for noun in acted if trigger.clause.is_dep(noun, "obj")]
    doers = [who for verb in heads_of for who in verb_arguments(trigger.clause, verb)["agent"]]
    own = named(trigger.clause, trigger.names, owners, "actor")
    own = own or named(trigger.clause, trigger.names, doers, "actor")
    return own or named(trigger.clause, trigger.names, _whose_craft(trigger.clause, heads), "actor")


def _whose_craft(clause: Clause, heads: Iterable[int]) -> list[int]:
    """Whose helicopter it is: "a helicopter belonging to the army", "planes from a coalition"."""
    found: list[int] = []
    for head in heads:
        if clause.tokens[head].text.lower() not in words("en").crafts:
            continue
        below = [k for act in clause.kids(head, "acl") for k in (act, *clause.kids(act, "xcomp"))]
        belong = [act for act in below if clause.tokens[act].text.lower() in ("belonging", "belong")]
        found += [k for act in belong for k in clause.kids(act, "obj", "obl") if clause.preposition(k) == "to"]
        found += [k for k in clause.kids(head, "nmod") if clause.preposition(k) in ("of", "from")]
    return found


# What only those who bear arms do; nobody who is quoted about it does it.
VIOLENT = frozenset({"airstrike", "shelling", "missile_strike", "bombing", "battle", "attack", "abduction"})


def _may_be_peaceful(saying: Saying) -> bool:
    """Whether civilians, and those whose word is cited, may do what the rule tells."""
    return kinds()[saying.kind].effect != "control" and saying.traits.get("type") not in VIOLENT


def _in_their_own_right(names: Names, fillers: Sequence[Filler], *, peaceful: bool) -> list[Filler]:
    """The fillers without unnamed company ("and its allies"), foes and, unless allowed, civilians and the press."""
    fillers = [f for f in fillers if names.text[max(0, f.start - len(_FOE)) : f.start].lower() != _FOE]
    if not fillers:
        return []
    small = words("en")
    words_of = {f: set(f.text.lower().split()) for f in fillers}
    marked = {f: at for f in fillers if (at := names.at(MentionKind.ACTOR, f.start, f.end))}
    told_by = {f for f, at in marked.items() if at.form == "source"}
    acting = [f for f in fillers if peaceful or not (words_of[f] & small.peaceful or f in told_by)]
    known = {f for f, at in marked.items() if at.candidates}  # "allied forces from A" are those of A
    return [f for f in acting if f in known or not goes_unnamed(f.text)] or acting


def _people(trigger: Trigger, heads: Iterable[int]) -> Iterable[Filler]:
    for head in heads:
        for member in trigger.clause.listed(head):
            found = people(trigger.clause, trigger.names, member) if member != trigger.index else None
            if found:
                yield found


def _subject_by_order(trigger: Trigger, roles: Mapping[str, tuple[Filler, ...]]) -> dict[str, tuple[Filler, ...]]:
    """The actor that stands right before an active verb, where the tree gave it none."""
    saying, clause = trigger.saying, trigger.clause
    role = next((r for r, path in saying.roles.items() if path[0] == "agent" and r not in roles), None)
    if trigger.pos != "VERB" or role is None or kinds()[saying.kind].roles[role].type != "actor":
        return {}
    if is_passive(clause, trigger.index) or clause.is_dep(trigger.index, "xcomp", "acl"):
        return {}
    if clause.kids(trigger.index, "nsubj") or _shares_a_noun(clause, trigger.index):
        return {}
    before = actor_before(clause, trigger.names, trigger.index)
    if before and stands_between(clause, before[0].start):
        return {}
    listed = with_left_of_list(clause, trigger.names, before) if before else before
    found = _in_their_own_right(trigger.names, [filler(m) for m in listed], peaceful=_may_be_peaceful(saying))
    free = [f for f in found if not any(overlap(f, o) for fillers in roles.values() for o in fillers)]
    return {role: tuple(free)} if free else {}


def _as_thought(trigger: Trigger) -> dict[str, tuple[Filler, ...]]:
    """The actor that the subject is told to be: "jets believed to be A's struck the town"."""
    found = thought_to_be(trigger)
    role = next((r for r, path in trigger.saying.roles.items() if path[0] == "agent"), None) if found else None
    return {role: (filler(found),)} if found and role else {}


def _shares_a_noun(clause: Clause, verb: int) -> bool:
    """ "Retaking A from the rebels, and recapturing B": who stands before "and" is of the act before."""
    return clause.tokens[verb].tag == "VBG" and verb > 0 and clause.tokens[verb - 1].text.lower() in ("and", "or")


def _subject_next_to(trigger: Trigger) -> dict[str, tuple[Filler, ...]]:
    """The actor right before a verb that shares another's subject in the tree: "A announced it and B took the town"."""
    saying, clause = trigger.saying, trigger.clause
    role = next((r for r, path in saying.roles.items() if path[0] == "agent"), None)
    token = clause.tokens[trigger.index]
    if (
        trigger.pos != "VERB"
        or role is None
        or token.dep != "conj"
        or clause.kids(trigger.index, "nsubj", "nsubj:pass")
    ):
        return {}
    if kinds()[saying.kind].roles[role].type != "actor" or is_passive(clause, trigger.index) or not trigger.index:
        return {}
    near = clause.tokens[trigger.index - 1]
    found = trigger.names.at(MentionKind.ACTOR, near.start, near.end)
    first = next((t.index for t in clause.tokens if found and t.end > found.start), 0)
    if found is None or not first or clause.tokens[first - 1].text.lower() not in ("and", "while", "but", ","):
        return {}
    return {role: (filler(found),)}


def _acts_itself(place: Mention, taken: Sequence[tuple[str, Filler]]) -> bool:
    """ "U.S. air strikes", "Turkey shelling": a country that is said to act is not where it acts."""
    here = filler(place)
    return place.form == "country" and any(kind == "actor" and overlap(here, other) for kind, other in taken)
