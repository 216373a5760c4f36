"""Who did what to whom where a noun or an adjective tells it: "the capture of A by B", "B's offensive", "IS-held A".

In:     a `Clause` and a noun, an adjective or a compound participle in it.
Out:    `Arguments` as of a verb, and those of a noun alone: "subject", "is", "light_agent", "amount", "under_by",
        "bearer".
Never:  a party of a verb that only looks on ("condemned the attack") or denies it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from heldby.claim.amounts import amount_told
from heldby.claim.arguments import (
    MEANWHILE,
    add_misplaced,
    add_resolved,
    agent_of_noun,
    below_bearing,
    engaged,
    shared_subject,
    verb_arguments,
    whose_aim,
)
from heldby.claim.blame import answerable, blamed, is_answered_for
from heldby.claim.passives import is_passive
from heldby.claim.whose_hands import said_to_be, what_is_in_hand
from heldby.lexicon import words as lexicon

if TYPE_CHECKING:
    from heldby.claim.arguments import Arguments
    from heldby.claim.clause import Clause

_LEADING, _RESPONSIBILITY = lexicon.words("en").leading, lexicon.words("en").responsibility
_DENIERS = lexicon.words("en").deniers
_FOILING = lexicon.words("en").foiling
_ONLOOKERS, _NOTICING = lexicon.words("en").onlookers, lexicon.words("en").noticing
_TAKING_PART = lexicon.words("en").taking_part
_SERIES_SHARES = frozenset({"by", "against", "with", "between"})
_WHERE = ("in", "near", "at", "outside", "around")
_NOMINAL_LIGHT = frozenset({"obj", "obl", "nsubj:pass", "nsubj"})
_ATTRIBUTING, _CARRYING = lexicon.words("en").attributing, lexicon.words("en").carrying_out
_AFTER = frozenset({"following", "preceding"})
_CLOSING = lexicon.words("en").closing
_COINCIDING = lexicon.words("en").coinciding
_CAUSING, _BACKING = lexicon.words("en").causing, lexicon.words("en").backing
_BROKERING = lexicon.words("en").brokering
_BEARING = lexicon.words("en").bearing
_REACTIONS = lexicon.words("en").reactions
_STRUCK = lexicon.words("en").come_under
_FALLING, _ENDURING = lexicon.words("en").falling, lexicon.words("en").enduring
_GOING = lexicon.words("en").going


def noun_arguments(clause: Clause, noun: int) -> Arguments:
    """The arguments of a noun that names an act: "the capture of A by B from C", "B's offensive", "the A offensive"."""
    found: Arguments = defaultdict(list)
    for kid in clause.kids(noun):
        _place_noun_dependent(clause, kid, found)
    found["case"] += clause.kids(noun, "case")
    _from_copula(clause, noun, found)
    if clause.is_dep(noun, "obl", "nmod") and clause.tokens[clause.tokens[noun].head].text.lower() == "back":
        _from_copula(clause, clause.tokens[noun].head, found)  # "Kupiansk was back in Ukrainian hands"
    add_misplaced(clause, clause.kids(noun, "nmod", "obl"), found)
    for preposition in ("of", "by", "on", "against"):
        found[preposition] += [] if found[preposition] else _shared_below(clause, noun, preposition)
    found["compound"] += _owner_of_arms(clause, noun)
    found["patient"] += found["of"]
    found["agent"] += found["by"]
    found["engaged"] += engaged(clause, noun)
    token = clause.tokens[noun]
    if token.dep in ("nmod", "obl"):
        _from_above(clause, noun, found)
    if token.dep == "compound":
        found["comp_head"].append(token.head)
    first = min(clause.phrase(noun))
    if first and clause.tokens[first - 1].pos == "PROPN":
        found["left"].append(first - 1)
    found["before_comma"] += what_is_in_hand(clause, noun)
    if doers := _said_to_do(clause, noun):
        for words in found.values():
            words[:] = [w for w in words if w not in doers]
        found["responsible"] += doers
        found["agent"] += doers
        return found
    above = clause.tokens[token.head]
    found["amount"] += amount_told(clause, noun)
    if token.dep == "nmod" and above.dep == "obj" and clause.preposition(noun) == "with":
        found["light_agent"] += verb_arguments(clause, above.head)["agent"]  # "attacked the army with two car bombs"
    _share_with_series(clause, counted_by(clause, noun), noun, found)
    holder = _first_of_list(clause, counted_by(clause, noun))
    verb = clause.tokens[holder].head
    if verb != holder and clause.tokens[holder].dep in _NOMINAL_LIGHT and _says_how_it_goes(clause, verb):
        _from_light_verb(clause, holder, verb, found)
    if found["engaged"]:
        found["light_agent"] = []  # "Turkey supports Iraq in the fight": not Turkey's
    return found


def phrase_arguments(clause: Clause, adjective: int) -> Arguments:
    """The arguments of an adjective or compound participle: "IS-held Palmyra", "besieged Damascus"."""
    found: Arguments = defaultdict(list)
    token = clause.tokens[adjective]
    counted = _counted_before(clause, adjective)
    if counted:
        found["subject"] += counted
    elif token.head != adjective and not clause.is_dep(adjective, "advcl", "ccomp", "parataxis"):
        found["head"] += [] if _is_parted(clause, adjective) else [token.head]
    if clause.is_dep(adjective, "advcl") and any(clause.tokens[k].text == "as" for k in clause.kids(adjective, "mark")):
        found["subject"] += clause.kids(token.head, "obj")  # "counts the town as rebel-held"
    found["compound"] += clause.kids(
        adjective, "compound", "nmod", "amod", "advmod", "obl", "nmod:desc", "obl:unmarked", "obj"
    )
    for kid in clause.kids(adjective, "obl", "nmod"):
        if preposition := clause.preposition(kid):
            found[preposition].append(kid)
    if not counted:
        _from_copula(clause, adjective, found)
    found["amount"] += amount_told(clause, adjective)
    return found


def _counted_before(clause: Clause, adjective: int) -> list[int]:
    """ "The rebels take a town, 19 police dead": those who are counted right before, wherever the tree has it."""
    before = clause.tokens[adjective - 1] if adjective else None
    bare = not clause.kids(adjective, "cop", "nsubj", "nsubj:pass") and not clause.is_dep(adjective, "amod")
    counted = bare and before is not None and before.pos in ("NOUN", "PROPN") and clause.kids(before.index, "nummod")
    return [before.index] if counted and before is not None else []


def _is_parted(clause: Clause, adjective: int) -> bool:
    """ "Five were killed and 23 wounded, hospital sources said": no comma stands between an adjective and its noun."""
    head = clause.tokens[adjective].head
    return head > adjective and clause.is_dep(adjective, "amod") and clause.tokens[adjective + 1].text == ","


def _says_how_it_goes(clause: Clause, word: int) -> bool:
    """A verb, or "underway", "ongoing" after "is": what stands beside it is told of the act."""
    going = clause.tokens[word].text.lower() in _GOING and clause.kids(word, "cop")
    return clause.tokens[word].pos == "VERB" or bool(going)


def counted_by(clause: Clause, noun: int) -> int:
    """The word that counts a noun ("dozens of shells fell", "days of it"), which has its place in the sentence."""
    token = clause.tokens[noun]
    small = lexicon.words("en")
    counts = clause.tokens[token.head].text.lower() in small.counting_nouns | small.series | small.spells
    return token.head if counts and token.dep == "nmod" and clause.preposition(noun) == "of" else noun


def _share_with_series(clause: Clause, series: int, noun: int, found: Arguments) -> None:
    """ "A series of strikes in A overnight by B": what the parser hung on the series is told of the strikes."""
    for kid in clause.kids(series, "nmod") if series != noun else ():
        name = clause.preposition(kid)
        if kid > noun and name in _SERIES_SHARES and not found[name]:
            found[name].append(kid)


def _first_of_list(clause: Clause, word: int) -> int:
    """The first of a list of what somebody does a thing with ("responded with guns and fire"); else the word."""
    token = clause.tokens[word]
    while token.dep == "conj" and clause.tokens[token.head].pos == "NOUN" and token.head < token.index:
        token = clause.tokens[token.head]
    return token.index if clause.preposition(token.index) == "with" else word


def _said_to_do(clause: Clause, noun: int) -> list[int]:
    """Whose act it is by a word beside it: who claims it, is behind it, takes part in it or is blamed for it."""
    token = clause.tokens[noun]
    if clause.preposition(noun) == "behind" and clause.kids(noun, "cop"):
        behind: Arguments = defaultdict(list)
        _from_copula(clause, noun, behind)
        return behind["subject"]
    if token.dep == "nmod" and clause.preposition(noun) == "for" and clause.lemma(token.head) in _RESPONSIBILITY:
        return agent_of_noun(clause, token.head)
    if is_answered_for(clause, noun):
        return answerable(clause, token.head)
    if token.dep == "obl" and clause.preposition(noun) == "in":
        above = clause.tokens[token.head]
        if above.text.lower() in _TAKING_PART:
            return clause.kids(above.index, "nsubj", "nsubj:pass")
    return blamed(clause, noun)


def _carried_out_by(clause: Clause, verb: int) -> list[int]:
    """ "The strike is believed to have been carried out by A", "thought to be the work of A": A."""
    for below in clause.kids(verb, "xcomp"):
        if clause.tokens[below].pos == "VERB" and is_passive(clause, below):
            return [k for k in clause.kids(below, "obl:agent") if clause.lemma(below) in _CARRYING]
        if clause.lemma(below) == "work":
            return [k for k in clause.kids(below, "nmod") if clause.preposition(k) == "of"]
    return []


def _from_above(clause: Clause, noun: int, found: Arguments) -> None:
    """What is under the noun or in it: "A is under siege", "is the last city in their hands", "with A in them"."""
    head, preposition = clause.tokens[noun].head, clause.preposition(noun)
    if preposition == "under":
        _from_keeper(clause, head, found)
    if preposition == "in":
        found["under_head"] += [head] if clause.preposition(head) == "with" else said_to_be(clause, head)


def _from_keeper(clause: Clause, head: int, found: Arguments) -> None:
    """ "The town is under siege", "kept the town under siege": what is so, and by whoever keeps it so."""
    found["under_head"].append(head)
    keeper = clause.tokens[head].head if clause.tokens[head].dep == "obj" else head
    if clause.tokens[keeper].pos == "VERB":
        upper = verb_arguments(clause, keeper)
        found["under_where"] += [*upper["in"], *upper["agent"], *upper["patient"]]
        found["under_by"] += upper["agent"] if upper["patient"] else []


def _shared_below(clause: Clause, noun: int, preposition: str) -> list[int]:
    """ "The encirclement and the capture of A": what hangs on one of two acts joined by "and" belongs to both."""
    joined = [k for k in clause.kids(noun, "conj") if clause.tokens[k].pos == "NOUN"]
    joined += [clause.tokens[noun].head] if clause.is_dep(noun, "conj") else []
    if any(clause.kids(k, "nmod", "obl") for k in (noun,)):
        return []
    return [k for other in joined for k in clause.kids(other, "nmod", "obl") if clause.preposition(k) == preposition]


def _owner_of_arms(clause: Clause, noun: int) -> list[int]:
    """ "Turkish tanks and air strikes": the air strikes are Turkish too."""
    first = clause.tokens[noun].head
    bare = not clause.kids(noun, "det", "nmod:poss", "nummod") and clause.tokens[noun].dep == "conj"
    arms = clause.tokens[first].text.lower() in lexicon.words("en").crafts and not clause.is_dep(first, "obj")
    return clause.kids(first, "amod", "nmod:poss") if bare and arms else []


def _from_copula(clause: Clause, word: int, found: Arguments) -> None:
    """ "Hasakah is an IS stronghold", "Hasakah, an IS stronghold": what the noun or adjective is said of."""
    for kid in clause.kids(word, "nsubj", "nsubj:outer", "nsubj:pass"):
        add_resolved(clause, kid, "subject", found)
    token = clause.tokens[word]
    if token.dep == "nsubj" and clause.kids(token.head, "cop"):
        found["is"].append(token.head)  # "the strongest group in A is B", "the death toll was at least 24"
        if clause.preposition(token.head) == "between":
            found["between"].append(token.head)  # "the fighting was between A and B"
    if token.dep == "appos" or (token.dep in ("acl:relcl", "acl") and not found["subject"]):
        found["subject"].append(token.head)
    if token.dep == "xcomp" and not found["subject"]:
        found["subject"] += shared_subject(clause, word)  # "Marib remains a stronghold"
    if clause.preposition(word) in ("of", "among") and clause.lemma(token.head) in ("one", "some"):
        _from_copula(clause, token.head, found)


def _place_noun_dependent(clause: Clause, kid: int, found: Arguments) -> None:
    token = clause.tokens[kid]
    if token.dep in ("nmod", "obl", "obl:agent"):
        preposition = clause.preposition(kid)
        if preposition == "at" and token.lemma == "hand":
            found["agent"] += clause.kids(kid, "nmod")
        elif preposition:
            found[preposition].append(kid)
    elif token.dep == "nmod:poss":
        found["poss"].append(kid)
    elif token.dep in ("compound", "amod", "nmod:desc", "flat", "nmod"):
        found["compound"] += [] if clause.lemma(kid) in _BACKING else [kid]  # "a US-backed offensive" is not theirs
    elif token.dep in ("acl", "acl:relcl"):
        inner = _without_reactions(clause, verb_arguments(clause, kid))
        found["acl"] += (
            (inner["patient"] or inner["into"] or inner["towards"] or inner["toward"])
            if not is_passive(clause, kid)
            else []
        )
        helped = clause.lemma(kid) in _BACKING or clause.tokens[kid].text.lower() in _BROKERING
        if clause.lemma(kid) in _LEADING and is_passive(clause, kid):
            found["compound"] += inner["agent"]  # "a rebel offensive led by A" is the rebels' and A's
            found["led_by"] += inner["agent"]
        found["acl_agent"] += inner["agent"] if is_passive(clause, kid) and not helped else []
        _place_upon(clause.lemma(kid), inner, found)
        for name in ("in", "at", "against", "near", "around", "across", "throughout", "between"):
            found[name] += inner.get(name, [])
    elif token.dep == "appos":
        found["appos"].append(kid)
    elif token.dep == "advmod":
        found["adverb"].append(kid)
        found["near"] += below_bearing(clause, kid)


def _place_upon(lemma: str, inner: Arguments, found: Arguments) -> None:
    """ "A bombing blamed on the group", "attacks attributed to the group on army posts": by whom, and on what."""
    upon, whose = inner.get("on", []), inner.get("to", [])
    if lemma not in _ATTRIBUTING:
        found["on"] += upon
    else:
        found["responsible"] += whose or upon
        found["on"] += upon if whose else []


def _from_light_verb(clause: Clause, noun: int, verb: int, found: Arguments) -> None:
    """An act named as the object or subject of a verb shares that verb's other parts."""
    upper = verb_arguments(clause, verb)
    names = clause.tokens[noun].dep
    passive = is_passive(clause, verb)
    if clause.lemma(verb) in _DENIERS or (clause.lemma(verb) in _FOILING and names == "obj"):
        return  # "the ministry denied the capture" tells of nobody's capture, "police foiled a bombing" of no police's
    later = clause.lemma(verb) in _COINCIDING and not clause.kids(verb, "compound:prt")
    if (clause.tokens[verb].text.lower() in _AFTER or later) and names == "obj":
        found["agent"] += [word for word in upper["by"] if word > noun]  # "followed the capture of A by B": B
        return  # "following the capture of A, reinforcements were sent", "air strikes followed it": not by those
    found["bearer"] += upper["agent"] if names == "obj" and clause.lemma(verb) in _BEARING else []
    if clause.tokens[verb].text.lower() in _ONLOOKERS and names in ("obj", "nsubj:pass"):
        _from_onlooker(clause, noun, verb, upper, found)
        return  # "the minister condemned the attack" is no attack of the minister's
    if clause.lemma(verb) in _CAUSING and (names == "nsubj" or clause.lemma(verb) != "cause"):
        return  # "the shelling forced their withdrawal"; but "the blast caused damage to the mosque"
    if names == "obj" or (names == "nsubj:pass" and passive):
        found["light_agent"] += upper["agent"] or _carried_out_by(clause, verb)
    elif names == "nsubj" and not passive:
        upper = _without_reactions(clause, _without_other(clause, verb, upper))
        found["light_patient"] += upper["patient"]
    elif names == "obl" and clause.lemma(verb) == "aim":
        found["light_agent"] += whose_aim(clause, upper["patient"])
    elif names == "obl":
        _beside_fire(clause, noun, upper, found)
    if clause.lemma(verb) in _CLOSING:
        upper.pop("with", None)  # "the battle ended with the army's retreat"
    _shared_with_verb(upper, noun, found)
    if names == "nsubj" and not any(found[f"v_{name}"] for name in _WHERE):
        _from_last_of_list(clause, verb, found)


def _from_onlooker(clause: Clause, noun: int, verb: int, upper: Arguments, found: Arguments) -> None:
    """Where an act was that somebody only noticed ("was reported in A"); who "survived" one was its target."""
    if is_passive(clause, verb):
        if clause.lemma(verb) in _NOTICING:
            _shared_with_verb(upper, noun, found)
    elif clause.lemma(verb) in _ENDURING and clause.lemma(noun) in _STRUCK:
        found["light_patient"] += upper["agent"]


def _without_other(clause: Clause, verb: int, upper: Arguments) -> Arguments:
    """The parts of a verb; of "came as talks went on in A", "followed a visit to A" what stands before those."""
    if clause.lemma(verb) not in _COINCIDING:
        return upper
    others = [*clause.kids(verb, "obj"), *(k for k in clause.kids(verb, "obl", "advcl") if _is_meanwhile(clause, k))]
    first = min((k for k in others if k > verb), default=len(clause.tokens))
    return defaultdict(list, {name: [w for w in words if w < first] for name, words in upper.items()})


def _without_reactions(clause: Clause, upper: Arguments) -> Arguments:
    """The parts of a verb; of "raised concerns in A", "triggered protests in B" not where those are."""
    stirred = [k for k in upper["patient"] if clause.lemma(k) in _REACTIONS]
    if not stirred:
        return upper
    below = {word for k in stirred for word in clause.subtree(k) if word not in stirred}
    below |= {word for name in _WHERE for word in upper.get(name, ())}
    return defaultdict(list, {name: [w for w in words if w not in below] for name, words in upper.items()})


def _is_meanwhile(clause: Clause, word: int) -> bool:
    return any(clause.tokens[k].text.lower() in MEANWHILE for k in clause.kids(word, "case", "mark"))


def _comes_under(clause: Clause, noun: int) -> bool:
    """Whether it is what its verb's subject suffers: "left the town under shelling", not "came under the control of".

    So is what one walks "into", and what one dies "in".
    """
    if clause.lemma(noun) not in _STRUCK:
        return False
    verb, link = clause.lemma(clause.tokens[noun].head), clause.preposition(noun)
    return link in ("into", "under") or (verb in _FALLING and link in ("in", "to", "during"))


def _beside_fire(clause: Clause, noun: int, upper: Arguments, found: Arguments) -> None:
    """Who does it and who suffers it beside a verb: of "came under fire from the army" its subject suffers it.

    "Under fire from the army", "under the bombardment of its jets": whose it is.
    """
    under, passive = _comes_under(clause, noun), is_passive(clause, clause.tokens[noun].head)
    found["light_agent"] += upper["agent"] if passive or not under else []
    found["light_patient"] += upper["agent"] if under else upper["patient"]
    if not under or passive:
        return
    owners = found.pop("of", [])
    found["patient"] = [word for word in found["patient"] if word not in owners]
    found["agent"] += [*owners, *(word for word in upper["from"] if word > noun), *upper["by"]]
    found["by"] += owners


def _from_last_of_list(clause: Clause, verb: int, found: Arguments) -> None:
    """ "The blast killed ten and wounded dozens in A": what the last verb of a list tells of where holds for all."""
    others = [kid for kid in clause.kids(verb, "conj") if not clause.kids(kid, "nsubj", "nsubj:pass")]
    for kid in others[-1:]:
        for word in clause.kids(kid, "obl"):
            if (name := clause.preposition(word)) in _WHERE:
                found[f"v_{name}"].append(word)


def _shared_with_verb(upper: Arguments, noun: int, found: Arguments) -> None:
    """What a verb's prepositions lead to, for the act that it has as subject or object."""
    for name, words in upper.items():
        if name not in ("agent", "patient", "clause", "head", "adverb"):
            found[f"v_{name}"] += [w for w in words if w != noun]
