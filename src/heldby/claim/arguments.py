"""Who did what to whom, whatever the grammar: active, passive, participle, relative clause or noun.

In:     a `Clause` and a trigger word in it.
Out:    `Arguments`: lists of words under "agent", "patient", "head", "light", a preposition, "poss", "compound".
Never:  the kind of claim; one and the same table serves every rule.

"the army captured A", "A was captured by the army", "A, which the army captured", "A, captured by the army",
"the army, capturing A", "the capture of A by the army", "the army's capture of A": agent the army, patient A.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from heldby.claim.adrift import next_phrase, shared_object, subject_before
from heldby.lexicon import words as lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from heldby.claim.clause import Clause

Arguments = dict[str, list[int]]

_RELATIVES = frozenset({"which", "who", "whom", "that", "whose", "where"})
# Prepositions that no object has; where the parser gives it one, the word is no object.
_PLACING = frozenset(
    {"into", "in", "on", "near", "toward", "towards", "from", "against", "outside", "inside", "around", "under"}
)
_RESPONSIBILITY = lexicon.words("en").responsibility
_DENIERS = lexicon.words("en").deniers
_CAUSING, _BACKING = lexicon.words("en").causing, lexicon.words("en").backing
_ONLOOKERS = lexicon.words("en").onlookers
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_THOSE = frozenset({"those"})
_ACCUSING, _ATTRIBUTING = lexicon.words("en").accusing, lexicon.words("en").attributing
_ATTRIBUTED_TO = lexicon.words("en").attributed_to
_TAKING_PART = lexicon.words("en").taking_part
_FOR_WHICH = frozenset({"for", "of", "over", "with"})
_CHARGED = frozenset({"of", "for", "with"})
_OF_DOING = frozenset({"of", "from", "for", "about"})
_FOREMOST = frozenset({"first", "last", "only", "latest", "second", "third"})
_OWN_CLAUSE = frozenset({"conj", "ccomp", "parataxis"})
_GIVEN = lexicon.words("en").given
_NOMINAL_LIGHT = frozenset({"obj", "obl", "nsubj:pass", "nsubj"})


def verb_arguments(clause: Clause, verb: int) -> Arguments:
    """The arguments of a verb or participle."""
    found: Arguments = defaultdict(list)
    passive = is_passive(clause, verb)
    for kid in clause.kids(verb):
        _place_dependent(clause, kid, passive=passive, found=found)
    _from_above(clause, verb, passive=passive, found=found)
    if not passive and not found["agent"]:
        found["agent"] += subject_before(clause, verb)
    if not passive and not found["patient"]:
        found["patient"] += shared_object(clause, verb) or next_phrase(clause, verb)
    _misplaced(clause, [k for k in clause.kids(verb) if k > verb], found)
    return found


def _misplaced(clause: Clause, words: Iterable[int], found: Arguments) -> None:
    """Prepositions the parser hung on a noun may be the verb's ("captured A from B"): they come after its own."""
    for word in words:
        if clause.is_dep(word, *_OWN_CLAUSE) and clause.kids(word, "nsubj*", "mark", "cc"):
            continue  # "would fight and wished for peace": "for" is not of the fight
        for kid in clause.kids(word, "nmod", "obl"):
            preposition = clause.preposition(kid)
            if preposition == "from" and clause.lemma(word) in _GIVEN:
                continue  # "with support from Russia": it is nobody's loss
            if preposition and preposition != "of" and kid not in found[preposition]:
                found[preposition].append(kid)
            _misplaced(clause, [kid], found)


def is_passive(clause: Clause, verb: int) -> bool:
    """Whether a verb's subject suffers it: by its auxiliary, or as a bare past participle ("held by")."""
    if clause.kids(verb, "aux:pass"):
        return True
    if clause.kids(verb, "nsubj:pass"):
        suffers = any(clause.lemma(k) in ("be", "get") for k in clause.kids(verb, "aux"))
        return suffers or not (clause.kids(verb, "obj") or shared_object(clause, verb))
    token = clause.tokens[verb]
    opening = verb == 0 and token.text.endswith("ed") and token.dep == "advcl"  # "Trapped in the town, they ..."
    described = token.tag == "JJ" and token.dep == "amod"
    bare = (token.tag == "VBN" or opening or described) and not clause.kids(verb, "aux", "nsubj", "obj")
    if not bare:
        return False
    if token.dep == "conj":
        return is_passive(clause, token.head)
    return token.dep in ("acl", "amod", "advcl", "acl:relcl", "root", "parataxis", "xcomp")


def _place_dependent(clause: Clause, kid: int, *, passive: bool, found: Arguments) -> None:
    dep = clause.tokens[kid].dep
    if dep in ("nsubj", "nsubj:pass", "nsubj:outer"):
        _resolve_relative(clause, kid, "patient" if passive else "agent", found)
    elif dep in ("obj", "iobj"):
        preposition = clause.preposition(kid)
        _resolve_relative(clause, kid, preposition if preposition in _PLACING else "patient", found)
        found["receiver"] += [kid] if dep == "iobj" else []
    elif dep == "obl:unmarked":
        # "killed at least 16": a bare figure is whom it befell
        found["patient" if clause.tokens[kid].pos == "NUM" else "unmarked"].append(kid)
    elif dep.startswith("obl") or dep == "nmod":
        preposition = clause.preposition(kid)
        by_agent = passive and preposition in ("by", "to")
        if preposition:
            _resolve_relative(clause, kid, preposition, found)
        if dep == "obl:agent" or (by_agent and preposition == "by"):
            _resolve_relative(clause, kid, "agent", found)
    elif dep in ("advmod", "compound:prt"):
        where = clause.tokens[kid].text.lower() == "where"
        found["adverb"] += [] if where else [kid]
        if where and clause.is_dep(clause.tokens[kid].head, "acl:relcl", "acl", "advcl:relcl"):
            found["in"].append(clause.tokens[clause.tokens[kid].head].head)
    elif dep in ("xcomp", "ccomp", "advcl"):
        found["clause"].append(kid)


def _resolve_relative(clause: Clause, kid: int, name: str, found: Arguments) -> None:
    """Put the noun before a relative clause where its pronoun stands."""
    if clause.tokens[kid].text.lower() in _RELATIVES and clause.tokens[kid].pos in ("PRON", "DET", "ADV", "SCONJ"):
        verb = clause.tokens[kid].head
        for above in (verb, *clause.governors(verb)):
            if clause.is_dep(above, "acl:relcl", "acl", "advcl:relcl"):
                found[name].append(clause.tokens[above].head)
                return
        return
    found[name].append(kid)


def _from_above(clause: Clause, verb: int, *, passive: bool, found: Arguments) -> None:
    """Fill the missing subject (or object) from the clause the verb hangs on."""
    token = clause.tokens[verb]
    subject = "patient" if passive else "agent"
    if token.head == verb:
        return
    if token.dep in ("acl:relcl", "acl", "amod"):
        infinitive = any(clause.tokens[m].text.lower() == "to" for m in clause.kids(verb, "mark"))
        if infinitive and is_one_of_those(clause, verb):
            found["patient"].append(token.head)  # "the largest city to be recaptured" has been
        elif infinitive:
            found["purpose_of"].append(token.head)
            if not found["agent"]:
                found["agent"] += agent_of_noun(clause, token.head)
        elif token.dep == "acl:relcl" and found[subject] and not found["patient"]:
            found["patient"] += [] if token.head in found[subject] else [token.head]
        elif not found[subject]:
            found[subject] += _whose_state(clause, verb) or _counted_among(clause, token.head) or [token.head]
        found["head"].append(token.head)
    elif token.dep in ("conj", "xcomp", "advcl", "parataxis", "ccomp") and not found[subject]:
        if token.dep == "ccomp" and any(clause.tokens[k].tag in _FINITE for k in clause.kids(verb, "aux:pass")):
            return  # "he said that soldiers caught there were shot": he was not
        found[subject] += _shared_subject(clause, verb)


def _whose_state(clause: Clause, verb: int) -> list[int]:
    """Who is in danger "of being killed": the subject of what the clause hangs on, not the danger."""
    if not any(clause.tokens[m].text.lower() in _OF_DOING for m in clause.kids(verb, "mark", "case")):
        return []
    noun = clause.tokens[verb].head
    own = clause.kids(noun, "nsubj")
    above = clause.tokens[noun]
    light = above.head != noun and clause.tokens[above.head].pos == "VERB"
    return own or (verb_arguments(clause, above.head)["agent"] if light else [])


def _counted_among(clause: Clause, noun: int) -> list[int]:
    """ "Two nurses were among those killed", "five of those killed were nurses": two nurses, five."""
    if clause.tokens[noun].text.lower() not in _THOSE:
        return []
    above = clause.tokens[noun].head
    if clause.preposition(noun) == "of" and clause.tokens[above].pos == "NUM":
        return [above]
    return clause.kids(noun, "nsubj") if clause.preposition(noun) == "among" else []


def is_one_of_those(clause: Clause, verb: int) -> bool:
    """Whether an infinitive tells what happened to the foremost: "the largest city to be recaptured", "the first"."""
    if clause.tokens[verb].dep != "acl" or not is_passive(clause, verb):
        return False
    above = clause.kids(clause.tokens[verb].head, "amod")
    return any(clause.tokens[k].tag == "JJS" or clause.lemma(k) in _FOREMOST for k in above)


def _shared_subject(clause: Clause, verb: int) -> list[int]:
    token = clause.tokens[verb]
    above = token.head
    if clause.tokens[above].pos not in ("VERB", "AUX", "ADJ", "NOUN"):
        return []
    if clause.tokens[above].pos == "NOUN" and not clause.kids(above, "nsubj", "cop"):
        return agent_of_noun(clause, above)
    upper = verb_arguments(clause, above)
    if clause.lemma(above) == "use" and is_passive(clause, above) and upper["agent"]:
        return list(upper["agent"])  # "the hill was used by rebels to shell the town"
    regarded = token.dep == "advcl" and any(clause.tokens[m].text.lower() == "as" for m in clause.kids(verb, "mark"))
    if regarded and is_passive(clause, verb):
        return list(upper["patient"])  # "does not regard the city as liberated"
    accused = clause.lemma(above) in _ACCUSING and any(
        clause.tokens[m].text.lower() in _CHARGED for m in clause.kids(verb, "mark", "case")
    )
    if upper["patient"] and (accused or token.dep == "xcomp") and (accused or not is_passive(clause, above)):
        return list(upper["patient"])  # "accused the army of shelling", "forced the rebels to leave"
    return list(upper["patient"] if is_passive(clause, above) else upper["agent"])


def agent_of_noun(clause: Clause, noun: int) -> list[int]:
    """Who an operation or plan belongs to: "their offensive to take", "launched an operation to take"."""
    by = [k for k in clause.kids(noun, "nmod", "obl") if clause.preposition(k) == "by"]
    by = by or [k for act in clause.kids(noun, "acl") if is_passive(clause, act) for k in _agent(clause, act)]
    own = by or _engaged(clause, noun) or clause.kids(noun, "nmod:poss")
    own = own or [k for k in clause.kids(noun, "compound", "amod", "nmod:desc") if clause.lemma(k) not in _BACKING]
    token = clause.tokens[noun]
    if not own and token.dep in ("obj", "obl", "nsubj:pass") and clause.tokens[token.head].pos == "VERB":
        upper = verb_arguments(clause, token.head)
        own = upper["agent"]
    return own


def _agent(clause: Clause, verb: int) -> list[int]:
    """Whom a passive itself names as its doer; who else it may be is the question of whoever asks."""
    found: Arguments = defaultdict(list)
    for kid in clause.kids(verb):
        _place_dependent(clause, kid, passive=True, found=found)
    return found["agent"]


_OWN = frozenset({"its", "their", "his", "her"})


def _engaged(clause: Clause, noun: int) -> list[int]:
    """Who is told to be in an act: "the army in its fight", "supports the army in the fight": the army."""
    token = clause.tokens[noun]
    owners = clause.kids(noun, "nmod:poss")
    theirs = all(clause.tokens[k].text.lower() in _OWN for k in owners)
    if clause.preposition(noun) != "in" or not theirs or not (owners or clause.kids(noun, "det")):
        return []
    if token.dep == "nmod":
        before = clause.kids(noun, "case")[0] - 1
        return [before] if before >= 0 and clause.tokens[before].pos in ("NOUN", "PROPN") else []
    if token.dep != "obl" or clause.tokens[token.head].pos != "VERB" or noun < token.head:
        return []
    upper = [k for k in clause.kids(token.head, "obj") if k < noun]
    return upper or (clause.kids(token.head, "nsubj") if owners else [])


def noun_arguments(clause: Clause, noun: int) -> Arguments:
    """The arguments of a noun that names an act: "the capture of A by B from C", "B's offensive", "the A offensive"."""
    found: Arguments = defaultdict(list)
    for kid in clause.kids(noun):
        _place_noun_dependent(clause, kid, found)
    found["case"] += clause.kids(noun, "case")
    _from_copula(clause, noun, found)
    if clause.is_dep(noun, "obl", "nmod") and clause.tokens[clause.tokens[noun].head].text.lower() == "back":
        _from_copula(clause, clause.tokens[noun].head, found)  # "Kupiansk was back in Ukrainian hands"
    _misplaced(clause, clause.kids(noun, "nmod", "obl"), found)
    for preposition in ("of", "by", "on"):
        found[preposition] += [] if found[preposition] else _shared_below(clause, noun, preposition)
    found["patient"] += found["of"]
    found["agent"] += found["by"]
    found["engaged"] += _engaged(clause, noun)
    token = clause.tokens[noun]
    if token.dep in ("nmod", "obl") and clause.preposition(noun) == "under":
        _from_keeper(clause, token.head, found)
    if token.dep == "compound":
        found["comp_head"].append(token.head)
    first = min(clause.phrase(noun))
    if first and clause.tokens[first - 1].pos == "PROPN":
        found["left"].append(first - 1)
    if doers := _said_to_do(clause, noun):
        for words in found.values():
            words[:] = [w for w in words if w not in doers]
        found["responsible"] += doers
        found["agent"] += doers
        return found
    above = clause.tokens[token.head]
    found["amount"] += _amount(clause, noun)
    if token.dep == "nmod" and above.dep == "obj" and clause.preposition(noun) == "with":
        found["light_agent"] += verb_arguments(clause, above.head)["agent"]  # "attacked the army with two car bombs"
    if token.head != noun and token.dep in _NOMINAL_LIGHT and clause.tokens[token.head].pos == "VERB":
        _from_light_verb(clause, noun, token.head, found)
    if found["engaged"]:
        found["light_agent"] = []  # "Turkey supports Iraq in the fight": not Turkey's
    return found


def _said_to_do(clause: Clause, noun: int) -> list[int]:
    """Whose act it is by a word beside it: who claims it, takes part in it or is blamed for it."""
    token = clause.tokens[noun]
    if token.dep == "nmod" and clause.preposition(noun) == "for" and clause.lemma(token.head) in _RESPONSIBILITY:
        return agent_of_noun(clause, token.head)
    if token.dep == "obl" and clause.preposition(noun) == "in":
        above = clause.tokens[token.head]
        if above.text.lower() in _TAKING_PART:
            return clause.kids(above.index, "nsubj", "nsubj:pass")
    return _blamed(clause, noun)


def _blamed(clause: Clause, noun: int) -> list[int]:
    """Who is said to have done it: "blamed A for the attack", "the attack was attributed to A", "blamed it on A"."""
    token = clause.tokens[noun]
    verb, whom = token.head, list[int]()
    if token.dep == "nmod" and clause.is_dep(token.head, "obj", "nsubj:pass"):
        verb, whom = clause.tokens[token.head].head, [token.head]
    if token.dep in ("obl", "nmod") and clause.lemma(verb) in _ACCUSING:
        if clause.preposition(noun) not in _FOR_WHICH:
            return []
        return whom or clause.kids(verb, "nsubj:pass" if is_passive(clause, verb) else "obj")
    if token.dep in ("obj", "nsubj:pass") and clause.lemma(verb) in _ATTRIBUTING:
        below = [*clause.kids(verb, "obl", "obl:agent"), *(clause.kids(noun, "nmod") if token.dep == "obj" else [])]
        return [k for k in below if k > verb and clause.preposition(k) in _ATTRIBUTED_TO][-1:]
    return []


def _amount(clause: Clause, word: int) -> list[int]:
    """How many: 45 of "the number of deaths rose to 45", "the number of dead has reached 45"."""
    number = clause.tokens[clause.tokens[word].head]
    if not clause.is_dep(word, "nmod") or number.lemma.lower() != "number":
        return []
    if clause.tokens[number.head].pos != "VERB" or not number.dep.startswith("nsubj"):
        return []
    upper = verb_arguments(clause, number.head)
    return [*upper["to"], *upper["at"], *upper["patient"]]


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


def _from_copula(clause: Clause, word: int, found: Arguments) -> None:
    """ "Hasakah is an IS stronghold", "Hasakah, an IS stronghold": what the noun or adjective is said of."""
    for kid in clause.kids(word, "nsubj", "nsubj:outer", "nsubj:pass"):
        _resolve_relative(clause, kid, "subject", found)
    token = clause.tokens[word]
    if token.dep == "nsubj" and clause.kids(token.head, "cop"):
        found["is"].append(token.head)  # "the strongest group in A is B", "the death toll was at least 24"
    if token.dep == "appos" or (token.dep in ("acl:relcl", "acl") and not found["subject"]):
        found["subject"].append(token.head)
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
        inner = verb_arguments(clause, kid)
        found["acl"] += inner["patient"] if not is_passive(clause, kid) else []
        helped = clause.lemma(kid) in _BACKING
        found["acl_agent"] += inner["agent"] if is_passive(clause, kid) and not helped else []
        for name in ("on", "in", "at", "against", "near", "around"):
            found[name] += inner.get(name, [])
    elif token.dep == "appos":
        found["appos"].append(kid)


def _from_light_verb(clause: Clause, noun: int, verb: int, found: Arguments) -> None:
    """An act named as the object or subject of a verb shares that verb's other parts."""
    upper = verb_arguments(clause, verb)
    names = clause.tokens[noun].dep
    passive = is_passive(clause, verb)
    if clause.lemma(verb) in _DENIERS:
        return  # "the ministry denied the capture" tells of nobody's capture
    if clause.tokens[verb].text.lower() in _ONLOOKERS and names in ("obj", "nsubj:pass"):
        return  # "the minister condemned the attack" is no attack of the minister's
    if clause.lemma(verb) in _CAUSING and (names == "nsubj" or clause.lemma(verb) != "cause"):
        return  # "the shelling forced their withdrawal"; but "the blast caused damage to the mosque"
    if names == "obj" or (names == "nsubj:pass" and passive):
        found["light_agent"] += upper["agent"]
    elif names == "nsubj" and not passive:
        found["light_patient"] += upper["patient"]
    elif names == "obl":
        found["light_agent"] += [] if passive else upper["agent"]
        found["light_patient"] += upper["patient"]
        found["light_agent"] += upper["agent"] if passive else []
    for name, words in upper.items():
        if name not in ("agent", "patient", "clause", "head", "adverb"):
            found[f"v_{name}"] += [w for w in words if w != noun]


def phrase_arguments(clause: Clause, adjective: int) -> Arguments:
    """The arguments of an adjective or compound participle: "IS-held Palmyra", "besieged Damascus"."""
    found: Arguments = defaultdict(list)
    token = clause.tokens[adjective]
    if token.head != adjective:
        found["head"].append(token.head)
    found["compound"] += clause.kids(
        adjective, "compound", "nmod", "amod", "advmod", "obl", "nmod:desc", "obl:unmarked", "obj"
    )
    for kid in clause.kids(adjective, "obl", "nmod"):
        if preposition := clause.preposition(kid):
            found[preposition].append(kid)
    _from_copula(clause, adjective, found)
    found["amount"] += _amount(clause, adjective)
    if token.dep == "xcomp" and not found["subject"]:
        found["subject"] += _shared_subject(clause, adjective)
    return found


def first_filled(clause: Clause, arguments: Mapping[str, list[int]], path: Iterable[str]) -> list[int]:
    """The words of the first argument in the path that has any; "patient>of" is the `of` of the noun at "patient"."""
    return next((words for name in path if (words := at_path(clause, arguments, name))), [])


def at_path(clause: Clause, arguments: Mapping[str, list[int]], name: str) -> list[int]:
    """The words at one step of a path, or below the words of its first part."""
    if ">" not in name:
        return arguments.get(name) or []
    first, _, rest = name.partition(">")
    words = arguments.get(first) or []
    below = verb_arguments if first == "clause" else noun_arguments
    return [w for word in words for w in at_path(clause, below(clause, word), rest)]
