"""Whether a rule's side conditions hold at a trigger: its particle, its object, the words it needs or must not have.

In:     a clause, a rule, the arguments of the trigger.
Out:    yes or no.
Never:  filled roles; those come after.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from heldby.claim.nominals import counted_by
from heldby.lexicon.actor_words import actor_words
from heldby.lexicon.inflect import verb_forms
from heldby.lexicon.quantities import quantity_words
from heldby.lexicon.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from heldby.claim.arguments import Arguments
    from heldby.claim.clause import Clause
    from heldby.lexicon.sayings import Saying

_WHO = ("agent", "light_agent")
_DOERS = (*_WHO, "with")
_LEAVING = frozenset({"flee", "leave", "evacuate", "desert", "quit"})
_LED_TO = ("in", "into", "to", "with", "without", "against")
_OF_WHAT, _AS_WHAT = frozenset({"of", "over", "on", "in", "at"}), frozenset({"of", "over", "as"})
_LOOKED_AT = ("patient", "compound", "adverb", "poss", "unmarked", "case", "under", "beneath")


def fits(clause: Clause, saying: Saying, arguments: Arguments, pos: str) -> bool:
    """Whether every side condition of the rule holds."""
    if _ruled_out(clause, saying, arguments):
        return False
    if pos == "ADJ" and saying.by_what and not _texts(clause, arguments, ("subject",)) & set(saying.by_what):
        return False
    within = not saying.in_what or bool(set(saying.in_what) & _texts(clause, arguments, ("in",)))
    if pos != "VERB":
        by_it = pos == "ADJ" or not saying.by_what or bool(_pairs(clause, arguments, _DOERS) & set(saying.by_what))
        by_it = by_it and (within or pos != "ADJ")
        return by_it and _is_act(clause, saying, arguments["self"][0], pos)
    if saying.object and not _objects(clause, arguments) & set(saying.object):
        return False
    if saying.by_what and not _doers(clause, arguments) & set(saying.by_what):
        return False
    return within and _moves_forces(clause, saying, arguments) and _has_particle(clause, saying, arguments)


def _has_outcome(clause: Clause, verb: int) -> bool:
    """Whether a verb tells what its object became: "left A isolated", "leaving A as the last town in their hands"."""
    if not clause.kids(verb, "obj"):
        return False
    became = [k for k in clause.kids(verb, "xcomp") if k > verb and not clause.kids(k, "mark")]
    return bool(became) or any(clause.preposition(k) == "as" for k in clause.kids(verb, "obl", "nmod") if k > verb)


def _has_particle(clause: Clause, saying: Saying, arguments: Arguments) -> bool:
    return not saying.particle or bool(set(saying.particle) & _particles(clause, arguments))


def _moves_forces(clause: Clause, saying: Saying, arguments: Arguments) -> bool:
    """Whether what the verb moves is who moves, where the rule asks for it."""
    moved = clause.kids(arguments["self"][0], "obj") if saying.only_forces else []
    return all(_are_forces(clause, word) for word in moved)


def _are_forces(clause: Clause, word: int) -> bool:
    """Whether what is moved may be who moves: a name, troops, tanks, a column, an offensive."""
    small, token, lemma = words("en"), clause.tokens[word], clause.lemma(word)
    known = small.people_nouns | small.operations | small.columns
    return token.pos in ("PROPN", "NUM") or token.text.lower() in known or lemma in known


def _ruled_out(clause: Clause, saying: Saying, arguments: Arguments) -> bool:
    """Whether a word stands there that the rule must not have, or the one that it must have does not."""
    if saying.unless:
        looked_at = [name for name in _LOOKED_AT if name != "unmarked" or not arguments.get("patient")]
        beside = {
            *_texts(clause, _without_measured(clause, arguments), looked_at),
            *_hyphened(clause, arguments),
            *_before(clause, arguments),
            *_opening(clause, arguments),
            *_aircraft(clause, arguments.get("patient", ())),
        }
        if not beside.isdisjoint(saying.unless):
            return True
    agents = {*_pairs(clause, arguments, _WHO), *_hyphened(clause, arguments)} if saying.not_by else set()
    if agents & set(saying.not_by):
        return True
    if saying.not_of and not _named_below(clause, arguments).isdisjoint(saying.not_of):
        return True
    if saying.not_at and not _texts(clause, arguments, _LED_TO).isdisjoint(saying.not_at):
        return True
    if _says_too_much(clause, saying, arguments):
        return True
    return bool(saying.only) and not _modifiers(clause, arguments) & set(saying.only)


def _says_too_much(clause: Clause, saying: Saying, arguments: Arguments) -> bool:
    """Whether it has an object, a matter or an outcome, where the rule is for words that have none."""
    if (saying.alone and arguments.get("patient")) or (saying.bare and _tells_of_what(clause, arguments)):
        return True
    return saying.no_outcome and _has_outcome(clause, arguments["self"][0])


def _tells_of_what(clause: Clause, arguments: Arguments) -> bool:
    """Whether it is told of what something is: "took control of the company", "took over as commander"."""
    below = {clause.preposition(k) for w in arguments.get("patient", ()) for k in clause.kids(w, "nmod", "acl")}
    return bool(below & _OF_WHAT) or any(arguments.get(name) for name in _AS_WHAT)


def _modifiers(clause: Clause, arguments: Arguments) -> set[str]:
    """What stands before the trigger, with what stands before that: "barrel" and "bomb" of "barrel bomb attacks"."""
    below = [k for before in arguments.get("compound", ()) for k in clause.kids(before, *_BEFORE_NOUN)]
    word = arguments["self"][0]
    below += [*clause.kids(word, *_BEFORE_NOUN), *_cargo(clause, word), *_measured(clause, word)]
    beside = _texts(clause, arguments, ("compound", "adverb", "case", "unmarked"))
    return beside | {clause.tokens[k].text.lower() for k in below}


def _cargo(clause: Clause, noun: int) -> list[int]:
    """What a vehicle carries: "flour" of "trucks carrying flour", "trucks loaded with flour"."""
    acts = [k for k in clause.kids(noun, "acl", "acl:relcl") if clause.lemma(k) in words("en").carrying]
    below = [k for act in acts for k in clause.kids(act, "obj", "obl", "nmod")]
    return [member for k in below for member in clause.listed(k)]


def _measured(clause: Clause, noun: int) -> list[int]:
    """What says that there is none: "no" of "no casualties", "no reports of casualties"."""
    above = clause.tokens[noun].head
    told = [above] if clause.preposition(noun) == "of" and clause.lemma(above) in words("en").reports else []
    return [k for word in (noun, *told) if clause.tokens[word].pos == "NOUN" for k in clause.kids(word, "det")]


def _named_below(clause: Clause, arguments: Arguments) -> set[str]:
    """What stands behind "of": "of mines" after a verb, and where the parser hung it on the verb's object."""
    below = [k for w in arguments.get("patient", ()) for k in clause.kids(w, "nmod") if clause.preposition(k) == "of"]
    return {clause.tokens[w].text.lower() for k in [*below, *arguments.get("of", ())] for w in clause.listed(k)}


def _is_act(clause: Clause, saying: Saying, noun: int, pos: str) -> bool:
    """Whether a noun names an act, not a sort of something ("fighting forces") nor a weapon that nobody uses."""
    token = clause.tokens[noun]
    if pos != "NOUN":
        return True
    modifies = token.dep in ("compound", "amod", "nmod:desc") and token.head > noun
    if saying.kind == "event" and modifies and clause.tokens[token.head].pos == "NOUN":
        return False
    if clause.lemma(token.head) in saying.not_under:
        return False
    if not saying.in_act:
        return True
    holder = counted_by(clause, noun)
    if clause.is_dep(holder, "obj") and clause.lemma(clause.tokens[holder].head) in words("en").destroying:
        return False  # "destroyed a mortar": nobody fired it
    acts = [kid for word in {noun, holder} for kid in clause.kids(word, "acl", "acl:relcl")]
    acts.append(clause.tokens[holder].head)
    told = {form for act in acts for form in (clause.lemma(act), clause.tokens[act].text.lower())}
    return not told.isdisjoint(_act_forms(saying.in_act))


@cache
def _act_forms(verbs: tuple[str, ...]) -> frozenset[str]:
    """The forms of acts: a reader of sentences gives some verbs a wrong base form ("raged")."""
    return verb_forms(verbs, "en") | frozenset(verbs)


def _without_measured(clause: Clause, arguments: Arguments) -> Arguments:
    """The arguments without "the western part of A": who "took part" took nothing, but who took that part did."""
    kept = [word for word in arguments.get("patient", ()) if not _is_bit(clause, word)]
    return {**arguments, "patient": kept}


def _is_bit(clause: Clause, word: int) -> bool:
    lower = clause.tokens[word].text.lower()
    own = clause.kids(word, "det", "amod")
    return lower in _BITS and bool(own) and any(clause.preposition(k) == "of" for k in clause.kids(word, "nmod"))


_BEFORE_NOUN = ("compound", "amod", "nmod:desc")
_BITS = frozenset({"part", "parts", "position", "positions"})


def _objects(clause: Clause, arguments: Arguments) -> set[str]:
    """What a light verb has to do with: "hundreds of lives" are lives, "900 of its men" men."""
    counts = words("en").counting_nouns | words("en").spells
    patients = arguments.get("patient", ())
    many = [w for w in patients if clause.tokens[w].text.lower() in counts or clause.tokens[w].pos == "NUM"]
    counted = [k for w in many for k in clause.kids(w, "nmod") if clause.preposition(k) == "of"]
    counted += [k for w in many for k in clause.kids(w, "acl") if clause.tokens[k].tag == "VBG"]  # "weeks of shelling"
    to = () if clause.lemma(arguments["self"][0]) in _LEAVING else ("into", "to")  # "fled to their base": no loss of it
    found = _texts(clause, arguments, ("patient", *to, "under", "from", "out of", "clause"))
    found |= _pairs(clause, arguments, ("under",))  # "came under artillery fire"
    return found | {clause.tokens[k].text.lower() for k in counted}


def _texts(clause: Clause, arguments: Arguments, names: Iterable[str]) -> set[str]:
    return {clause.tokens[word].text.lower() for name in names for word in arguments.get(name, ())}


def _hyphened(clause: Clause, arguments: Arguments) -> set[str]:
    """What has a hyphen and ends in an argument, whole ("one-time"), and what opens one ("ex-")."""
    words = {word for found in arguments.values() for word in found if word > 1}
    parted = (clause.tokens[word - 2 : word + 1] for word in words if clause.tokens[word - 1].text == "-")
    opening = {clause.tokens[word].text.lower().partition("-") for word in arguments.get("compound", ())}
    return {"".join(token.text.lower() for token in tokens) for tokens in parted} | {
        first + hyphen for first, hyphen, _ in opening if hyphen
    }


def _before(clause: Clause, arguments: Arguments) -> set[str]:
    """What stands before the trigger with the noun it describes: "formerly" of "the formerly rebel-held town"."""
    return {
        clause.tokens[kid].text.lower()
        for head in arguments.get("head", ())
        for kid in clause.kids(head, "amod", "advmod")
        if kid < arguments["self"][0]
    }


def _opening(clause: Clause, arguments: Arguments) -> set[str]:
    """What stands right before a noun's phrase, wherever the parser hung it: "once" of "A, once a bastion of B"."""
    noun = arguments["self"][0]
    first = min(clause.phrase(noun)) if clause.tokens[noun].pos == "NOUN" else 0
    before = clause.tokens[first - 1] if first else None
    return {before.text.lower()} if before and before.pos in ("ADV", "SCONJ") else set()


def _doers(clause: Clause, arguments: Arguments) -> set[str]:
    """Who or what does it, alone and with the word before; "thousands of soldiers", "most of the men" are those."""
    vague = quantity_words("en").vague
    counts = vague.keys() | words("en").counting_nouns
    many = [word for word in arguments.get("agent", ()) if clause.tokens[word].text.lower() in counts]
    counted = {w: [k for k in clause.kids(w, "nmod") if clause.preposition(k) == "of"] for w in many}
    agents = [k for word in arguments.get("agent", ()) for k in counted.get(word) or [word]]
    agents += [word for word in many if counted[word] and clause.tokens[word].text.lower() not in vague]
    means = [k for word in arguments.get("with", ()) for k in [*_counted(clause, word), word]]
    return _pairs(clause, {"agent": agents, "with": means}, ("agent", "with")) | _aircraft(clause, agents)


def _aircraft(clause: Clause, heads: Iterable[int]) -> set[str]:
    """ "Aircraft", where some are told by their type: the "F" of "F-16s", which the parser parts."""
    types = actor_words("en").aircraft_types
    for word in heads:
        behind = clause.tokens[word + 1 : word + 3]
        parted = len(behind) > 1 and behind[0].text == "-" and behind[1].text[0].isdigit()
        if parted and clause.tokens[word].text.lower() in types:
            return {"aircraft"}
    return set()


def _counted(clause: Clause, word: int) -> list[int]:
    """ "A number of shells", "a barrage of rockets": what there are so many of."""
    return [k for k in clause.kids(word, "nmod") if counted_by(clause, k) == word]


def _pairs(clause: Clause, arguments: Arguments, names: tuple[str, ...]) -> set[str]:
    """The words of arguments, alone and with the word before them ("force", "air force")."""
    words = [word for name in names for word in arguments.get(name, ())]
    pairs = {" ".join(clause.tokens[i].text.lower() for i in (word - 1, word)) for word in words if word}
    return _texts(clause, arguments, names) | pairs


def _particles(clause: Clause, arguments: Arguments) -> set[str]:
    """Particles and prepositions that the verb has, what it makes of its object ("set ablaze"), and what stands before
    the object where the parser gave it that ("fended off the rebels").
    """
    made = {clause.tokens[k].text.lower() for k in arguments.get("clause", ()) if clause.tokens[k].pos == "ADJ"}
    given = {clause.tokens[k].text.lower() for word in arguments.get("patient", ()) for k in clause.kids(word, "case")}
    names = {name for name, words in arguments.items() if words}
    return made | given | names | _texts(clause, arguments, ("adverb",))
