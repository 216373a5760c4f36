"""Who did what to whom, whatever the grammar: active, passive, participle, relative clause (nouns: `nominals`).

In:     a `Clause` and a verb in it.
Out:    `Arguments`: lists of words under "agent", "patient", "head", "light", a preposition, "poss", "compound".
Never:  the kind of claim; one and the same table serves every rule.

"the army captured A", "A was captured by the army", "A, which the army captured", "A, captured by the army",
"the army, capturing A", "the capture of A by the army", "the army's capture of A": agent the army, patient A.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from heldby.claim.adrift import (
    awaited_before,
    behind_colon,
    is_seen_doing,
    next_phrase,
    of_verb_before,
    shared_object,
    subject_before,
)
from heldby.claim.passives import agent_told_next, is_had, is_passive
from heldby.lexicon import words as lexicon
from heldby.lexicon.actor_words import parties_before
from heldby.lexicon.speech import speech

if TYPE_CHECKING:
    from collections.abc import Iterable

    from heldby.claim.clause import Clause

Arguments = dict[str, list[int]]

_RELATIVES = frozenset({"which", "who", "whom", "that", "whose", "where"})
# Prepositions that no object has; where the parser gives it one, the word is no object.
_PLACING = frozenset(
    {"into", "in", "on", "near", "toward", "towards", "from", "against", "outside", "inside", "around", "under"}
)
_BACKING = lexicon.words("en").backing
_FIGHTING = frozenset({"fight", "battle", "clash"})
_ABOUT = ("over", "for", "about", "after", "from", "with", "against", "by")
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_THOSE = frozenset({"those"})
_ACCUSING = lexicon.words("en").accusing
CHARGED_WITH = frozenset({"for", "of", "over", "with"})
_OF_DOING = frozenset({"of", "from", "for", "about", "in", "at"})
_HELPING = _BACKING | lexicon.words("en").partaking
_PARTS = lexicon.words("en").parts_played
_FOREMOST = frozenset({"first", "last", "only", "latest", "second", "third"})
_OWN_CLAUSE = frozenset({"conj", "ccomp", "parataxis"})
_GIVEN, _EMPLOYING = lexicon.words("en").given, lexicon.words("en").employing
_HINDERING = lexicon.words("en").hindering | lexicon.words("en").enduring
_BORDERS = frozenset({"border", "frontier", "boundary", "crossing"})
_AROUND = frozenset({"in", "near", "at", "outside", "around", "across", "throughout", "inside"})
_AMID = frozenset({"as", "amid", "after", "before", "despite", "following", "during", "while", "ahead"})
# What these lead to is another thing, before, after or beside what is told.
MEANWHILE = _AMID | {"with"}
_EXPLOITING, _TAKING = lexicon.words("en").exploiting, lexicon.words("en").seizing
_OPENING, _BEARINGS = lexicon.words("en").openings, lexicon.words("en").bearings
_PARTIES, _ONLOOKERS = parties_before("en"), lexicon.words("en").onlookers
_AT, _TOWNS = frozenset({"in", "at", "near"}), lexicon.words("en").town_nouns


def verb_arguments(clause: Clause, verb: int) -> Arguments:
    """The arguments of a verb or participle."""
    found: Arguments = defaultdict(list)
    passive = is_passive(clause, verb)
    outer = clause.kids(verb, "nsubj:outer") if clause.kids(verb, "nsubj", "nsubj:pass") else ()
    for kid in clause.kids(verb):
        if kid not in outer:  # "the hope is that most of the site has survived": the hope has not
            _place_dependent(clause, kid, passive=passive, found=found)
    _from_above(clause, verb, passive=passive, found=found)
    if passive and not found["agent"] and is_had(clause, verb):
        found["agent"] += clause.kids(clause.tokens[verb].head, "nsubj")
    if passive and not found["agent"]:
        found["agent"] += agent_told_next(clause, verb)
    if not passive and not found["agent"]:
        found["agent"] += subject_before(clause, verb)
    if not passive and not found["patient"]:
        found["patient"] += shared_object(clause, verb) or next_phrase(clause, verb) or _behind_means(clause, verb)
        found["patient"] = found["patient"] or behind_colon(clause, verb)
    add_misplaced(clause, [k for k in clause.kids(verb) if k > verb], found)
    found["sufferer"] += found["patient"] if passive else []
    return found


def _behind_means(clause: Clause, verb: int) -> list[int]:
    """ "Targeted with artillery the village of A": the village, which the parser gives no preposition and no part."""
    beside = [k for k in clause.kids(verb, "obl") if k > verb]
    means = [k for k in beside if clause.preposition(k) == "with"]
    bare = [
        k for k in beside if not clause.kids(k, "case") and clause.kids(k, "det") and clause.tokens[k].pos == "NOUN"
    ]
    return [k for k in bare if means and means[0] < k][:1]


def add_misplaced(
    clause: Clause, words: Iterable[int], found: Arguments, *, apart: bool = False, amid: bool = False
) -> None:
    """Prepositions the parser hung on a noun may be the verb's ("captured A from B"): they come after its own.

    `apart`: the words are of another thing, and add only what is not told of the first; `amid`: of what went on
    beside it, which adds no place to what was done to a thing.
    """
    for word in words:
        if clause.is_dep(word, *_OWN_CLAUSE) and clause.kids(word, "nsubj*", "mark", "cc"):
            continue  # "would fight and wished for peace": "for" is not of the fight
        if clause.is_dep(word, "advcl") and clause.kids(word, "nsubj*"):
            continue  # "the blast came as troops advanced near A": it was elsewhere
        if clause.is_dep(word, "advcl") and clause.lemma(word) in _EMPLOYING:
            continue  # "relying on mercenaries from Wagner": Wagner lost nothing
        other = apart or clause.preposition(word) in MEANWHILE
        beside = amid or clause.preposition(word) in _AMID
        for kid in clause.kids(word, "nmod", "obl"):
            preposition = clause.preposition(kid)
            if other and (found[preposition] or (beside and found["patient"] and preposition in _AROUND)):
                continue  # "shelling resumed in A after talks in B", "stormed A amid fighting in B": not in B
            if preposition == "with" and clause.lemma(word) in _BORDERS:
                continue  # "fighting near the border with A": A is no party to it
            if preposition == "from" and clause.lemma(word) in _GIVEN:
                continue  # "with support from Russia": it is nobody's loss
            if preposition and preposition != "of" and kid not in found[preposition]:
                found[preposition].append(kid)
            add_misplaced(clause, [kid], found, apart=other, amid=beside)


def _is_bare_figure(clause: Clause, word: int) -> bool:
    """ "They numbered about 2,500", "killed at least 16"."""
    return clause.tokens[word].pos == "NUM" and not clause.preposition(word)


def _place_dependent(clause: Clause, kid: int, *, passive: bool, found: Arguments) -> None:
    dep = clause.tokens[kid].dep
    if dep in ("nsubj", "nsubj:pass", "nsubj:outer"):
        add_resolved(clause, kid, "patient" if passive else "agent", found)
    elif dep in ("obj", "iobj"):
        preposition = clause.preposition(kid)
        add_resolved(clause, kid, preposition if preposition in _PLACING else "patient", found)
        found["receiver"] += [kid] if dep == "iobj" else []
    elif dep == "obl:unmarked" or (dep == "obl" and _is_bare_figure(clause, kid)):
        # "killed at least 16": a bare figure is whom it befell
        found["patient" if clause.tokens[kid].pos == "NUM" else "unmarked"].append(kid)
    elif dep.startswith("obl") or dep == "nmod":
        preposition = clause.preposition(kid)
        by_agent = passive and preposition in ("by", "to")
        if preposition and clause.tokens[kid].pos == "ADV":
            found["adverb"] += clause.kids(kid, "case")  # "moved in overnight"
        elif preposition:
            add_resolved(clause, kid, preposition, found)
        if dep == "obl:agent" or (by_agent and preposition == "by"):
            add_resolved(clause, kid, "agent", found)
    elif dep in ("advmod", "compound:prt"):
        where = clause.tokens[kid].text.lower() == "where"
        found["adverb"] += [] if where else [kid]
        found["near"] += below_bearing(clause, kid)
        if where and clause.is_dep(clause.tokens[kid].head, "acl:relcl", "acl", "advcl:relcl"):
            found["in"].append(clause.tokens[clause.tokens[kid].head].head)
        elif where and kid > 1 and clause.tokens[kid - 1].text == "," and clause.tokens[kid - 2].pos == "PROPN":
            found["in"].append(kid - 2)  # "in Shusha, where troops rolled in, shops were shut"
    elif dep in ("xcomp", "ccomp", "advcl"):
        found["clause"].append(kid)


def below_bearing(clause: Clause, word: int) -> list[int]:
    """A of "south of A", wherever that hangs: it is near A."""
    if clause.tokens[word].text.lower() not in _BEARINGS or tells_where_a_town_is(clause, word):
        return []
    return [k for k in clause.kids(word, "nmod", "obl") if clause.preposition(k) == "of"]


def tells_where_a_town_is(clause: Clause, bearing: int) -> bool:
    """ "In Kobo, south of Mekelle": Kobo is, and nothing else happened near Mekelle."""
    if clause.tokens[bearing].text.lower() not in _BEARINGS:
        return False
    if bearing > 1 and clause.tokens[bearing - 1].text == ",":
        return clause.tokens[bearing - 2].pos == "PROPN"
    before = clause.tokens[bearing - 1] if bearing else None
    if before is None or before.pos != "PROPN":
        return False
    link, noun = clause.preposition(before.index), clause.tokens[before.head].text.lower()
    return link in _AT or (link == "of" and noun in _TOWNS)


def add_resolved(clause: Clause, kid: int, name: str, found: Arguments) -> None:
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
        foremost = infinitive and is_foremost(clause, token.head)
        if foremost and passive and token.dep == "acl":
            found["patient"].append(token.head)  # "the largest city to be recaptured" has been
        elif foremost and not found["agent"]:
            found["agent"].append(token.head)  # "the last town to fall" fell, "the first to leave" left
        elif infinitive:
            found["purpose_of"].append(token.head)
            if not found["agent"]:
                found["agent"] += exploiters(clause, verb) or agent_of_noun(clause, token.head)
        elif token.dep == "acl:relcl" and found[subject] and not found["patient"]:
            where = ("in", *_ABOUT) if clause.lemma(verb) in _FIGHTING else _ABOUT
            told = any(token.head in found[name] for name in (subject, *where))  # "a town where they fought": not whom
            found["patient"] += [] if told else [token.head]
        elif not found[subject] and not passive and (doers := _who_went_on(clause, verb)):
            found["agent"] += doers
        elif not found[subject]:
            found[subject] += _whose_state(clause, verb) or _counted_among(clause, token.head) or [token.head]
        found["head"].append(token.head)
    elif token.dep in ("conj", "xcomp", "advcl", "parataxis", "ccomp", "csubj") and not found[subject]:
        if token.dep == "ccomp" and any(clause.tokens[k].tag in _FINITE for k in clause.kids(verb, "aux", "aux:pass")):
            # "he said that soldiers caught there were shot", "he reported ten men, all locals, had been": he was not
            found[subject] += [k for k in clause.kids(token.head, "obj") if token.head < k < verb]
            return
        found[subject] += _for_whom(clause, verb) or shared_subject(clause, verb)


def _for_whom(clause: Clause, verb: int) -> list[int]:
    """ "It is harder for the group to move": the group."""
    above = clause.tokens[clause.tokens[verb].head]
    if above.pos != "ADJ" or not any(clause.tokens[m].text.lower() == "to" for m in clause.kids(verb, "mark")):
        return []
    told = [k for k in clause.kids(above.index, "obl", "nmod") if above.index < k < verb]
    return [k for k in told if clause.preposition(k) == "for"]


def _who_went_on(clause: Clause, verb: int) -> list[int]:
    """ "The group scored a victory, overrunning A": the group, not the victory."""
    token = clause.tokens[verb]
    above = clause.tokens[token.head]
    apart = token.tag == "VBG" and verb > 0 and clause.tokens[verb - 1].text == ","
    if not apart or above.dep not in ("obj", "obl") or clause.tokens[above.head].pos != "VERB":
        return []
    return [] if above.pos == "PROPN" else clause.kids(above.head, "nsubj")


def _whose_state(clause: Clause, verb: int) -> list[int]:
    """Who is in danger "of being killed": the subject of what the clause hangs on, not the danger.

    So it is who has "made progress in taking A". Of "accused the coalition of bombing" it is the coalition.
    """
    if not any(clause.tokens[m].text.lower() in _OF_DOING for m in clause.kids(verb, "mark", "case")):
        return []
    noun = clause.tokens[verb].head
    own = clause.kids(noun, "nsubj")
    above = clause.tokens[noun]
    if above.dep in ("obj", "nsubj:pass") and clause.lemma(above.head) in _ACCUSING:
        return [noun]
    if above.dep == "obl:agent" and clause.lemma(above.head) in _ACCUSING:
        return clause.kids(above.head, "nsubj:pass")  # "was accused by A of shelling B": not A
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


def is_foremost(clause: Clause, noun: int) -> bool:
    """ "The largest city", "the last town": what an infinitive tells of it ("to be taken", "to fall") has happened."""
    above = clause.kids(noun, "amod")
    return any(clause.tokens[k].tag == "JJS" or clause.lemma(k) in _FOREMOST for k in above)


def shared_subject(clause: Clause, verb: int) -> list[int]:
    """Who does what a clause without a subject tells: that above, or whom the verb above acts on ("forced them to")."""
    token = clause.tokens[verb]
    above = token.head
    awaited = awaited_before(clause, verb)
    if token.dep == "ccomp" and verb < above and clause.tokens[above].text.lower() in speech("en").saying:
        return of_verb_before(clause, verb)
    # "Were near A but had not entered the town": those who were
    told = clause.tokens[above].pos in ("VERB", "AUX", "ADJ", "NOUN") or bool(clause.kids(above, "cop"))
    if awaited or token.dep == "csubj" or not told:
        return awaited
    if clause.tokens[above].pos == "NOUN" and not clause.kids(above, "nsubj", "cop"):
        return agent_of_noun(clause, above)
    upper = verb_arguments(clause, above)
    used = clause.lemma(above) == "use" and is_passive(clause, above) and bool(upper["agent"])
    if used or any(clause.tokens[k].text.lower() in _RELATIVES and k < above for k in clause.kids(verb, "obj")):
        # "The hill was used by rebels to shell the town"; "A, which the army is trying to retake": not A
        return list(upper["agent"])
    regarded = token.dep == "advcl" and any(clause.tokens[m].text.lower() == "as" for m in clause.kids(verb, "mark"))
    marks = {clause.tokens[m].text.lower() for m in clause.kids(verb, "mark", "case")}
    accused = clause.lemma(above) in _ACCUSING and bool(marks & CHARGED_WITH)
    accused = accused or (token.tag == "VBG" and "from" in marks) or is_seen_doing(clause, verb, upper["patient"])
    acted_on = upper["patient"] and (accused or token.dep == "xcomp") and (accused or not is_passive(clause, above))
    if acted_on or (regarded and is_passive(clause, verb)):  # "accused the army of shelling", "regards A as liberated"
        return list(upper["patient"])
    return list(upper["patient"] if is_passive(clause, above) else upper["agent"])


def whose_aim(clause: Clause, words: Iterable[int]) -> list[int]:
    """Whose operation aims at something: "the army launched an offensive aimed at the capture of A": the army's."""
    return [who for word in words for who in agent_of_noun(clause, word) or [word]]


def agent_of_noun(clause: Clause, noun: int) -> list[int]:
    """Who an operation or plan belongs to: "their offensive to take", "launched an operation to take"."""
    by = [k for k in clause.kids(noun, "nmod", "obl") if clause.preposition(k) == "by"]
    by = by or [k for act in clause.kids(noun, "acl") if is_passive(clause, act) for k in _agent(clause, act)]
    own = by or engaged(clause, noun) or clause.kids(noun, "nmod:poss")
    own = own or [k for k in clause.kids(noun, "compound", "amod", "nmod:desc") if _may_name_a_party(clause, k)]
    token = clause.tokens[noun]
    above = clause.tokens[token.head].text.lower()
    hindered = token.dep == "obj" and (clause.lemma(token.head) in _HINDERING or above in _ONLOOKERS)
    if (
        not own
        and not hindered
        and token.dep in ("obj", "obl", "nsubj:pass")
        and clause.tokens[token.head].pos == "VERB"
    ):
        upper = verb_arguments(clause, token.head)
        own = upper["agent"]
    return own or ([noun] if hindered else [])  # somebody else's, whoever that is


def _may_name_a_party(clause: Clause, word: int) -> bool:
    """ "A Turkish campaign", "a rebel offensive", but not "a long campaign", "a ground offensive": whose they are is
    told by the verb ("the army launched a ground offensive to retake A")."""
    written = clause.tokens[word].text
    return clause.lemma(word) not in _BACKING and (not written.islower() or written in _PARTIES)


def exploiters(clause: Clause, verb: int) -> list[int]:
    """Who makes use of something to do a thing: "took advantage of B's disarray to advance", "used the truce to"."""
    above = next((k for k in clause.governors(verb) if not clause.is_dep(k, "nmod")), verb)
    if not clause.is_dep(above, "obj", "obl") or clause.lemma(clause.tokens[above].head) not in _EXPLOITING:
        return []
    if clause.lemma(clause.tokens[above].head) in _TAKING and clause.lemma(above) not in _OPENING:
        return []
    return clause.kids(clause.tokens[above].head, "nsubj")


def _agent(clause: Clause, verb: int) -> list[int]:
    """Whom a passive itself names as its doer; who else it may be is the question of whoever asks."""
    found: Arguments = defaultdict(list)
    for kid in clause.kids(verb):
        _place_dependent(clause, kid, passive=True, found=found)
    return found["agent"]


_OWN = frozenset({"its", "their", "his", "her"})


def engaged(clause: Clause, noun: int) -> list[int]:
    """Who is told to be in an act: "the army in its fight", "supports the army in the fight": the army.

    But "killed ten soldiers in an attack" tells of no attack by soldiers.
    """
    token = clause.tokens[noun]
    owners = clause.kids(noun, "nmod:poss")
    theirs = all(clause.tokens[k].text.lower() in _OWN for k in owners)
    if clause.preposition(noun) != "in" or not theirs or not (owners or clause.kids(noun, "det")):
        return []
    if token.dep == "nmod":
        before = next(iter(clause.kids(noun, "case")), 0) - 1  # the preposition may hang elsewhere
        return [before] if before >= 0 and clause.tokens[before].pos in ("NOUN", "PROPN") else []
    if token.dep != "obl" or clause.tokens[token.head].pos != "VERB" or noun < token.head:
        return []
    upper = [k for k in clause.kids(token.head, "obj") if k < noun]
    if upper and clause.lemma(token.head) not in _HELPING and clause.lemma(upper[0]) not in _PARTS:
        return []
    return upper or (clause.kids(token.head, "nsubj") if owners else [])
