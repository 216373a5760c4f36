"""Events told twice in one breath: "struck in an air strike", "targeted A with shells", "a raid that hit B and killed".

In:     the drafts of a report, in the order of the text, with the roles their sentences give.
Out:    one draft for what a sentence tells by verb and noun, or by two verbs of one and the same shell.
Never:  two raids made one: each has its own verb and its own doer.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.claim.arguments import verb_arguments
from heldby.claim.casting import VIOLENT
from heldby.claim.nominals import counted_by
from heldby.claim.sorts import ONE_SIDED, is_alike, is_beaten_off, is_event, sort_of
from heldby.lexicon.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.model import Filler

_CAUSED = frozenset({"cause", "carry", "stage"})
_MEANS = frozenset({"with", "by", "using", "through", "via"})
_VAGUE = frozenset({"attack"})


def in_one_breath(drafts: Sequence[Draft], clauses: Sequence[Clause]) -> list[Draft]:
    """Drafts without the words that another word of the same sentence tells as the same event.

    "Repelled an attack", "an attacker who blew himself up", "targeted A with shells", "a raid hit A and killed ten".
    """
    gone: set[int] = set()
    kept = list(drafts)
    events = [i for i, draft in enumerate(drafts) if draft.saying.kind == "event"]
    for i in events:
        clause, noun = clauses[drafts[i].sentence], drafts[i]
        if clause.tokens[noun.trigger].pos == "VERB":
            continue
        for j in events:
            if i == j or j in gone or drafts[j].sentence != noun.sentence:
                continue
            means = _is_means(clause, kept[j], noun)
            apart = _is_another(clause, drafts[j], noun)
            if means or (
                not apart and _tells_of(clause, drafts[j].trigger, noun.trigger) and is_alike(noun, drafts[j])
            ):
                gone.add(i)
                told = {**kept[i].roles, **kept[j].roles, **_beaten_off(kept[i], kept[j], clause)}
                saying = noun.saying if means and sort_of(kept[j]) in _VAGUE else kept[j].saying
                where = {} if means and kept[j].roles.get("place") else _place_of(kept[i])
                kept[j] = replace(kept[j], saying=saying, roles={**told, **where})
    left = [draft for i, draft in enumerate(kept) if i not in gone]
    return _without_outcomes(_without_same_fire(_without_same_weapons(left, clauses), clauses))


def _is_another(clause: Clause, act: Draft, noun: Draft) -> bool:
    """ "Shelled A after the raid on B": what was done before or because of it, elsewhere or by others."""
    return clause.preposition(noun.trigger) in words("en").beside_events and not _may_be_one(act, noun)


def _is_means(clause: Clause, act: Draft, noun: Draft) -> bool:
    """ "Targeted A with a number of rocket shells", "an attack using car bombs": by what it was done."""
    if sort_of(noun) not in ONE_SIDED - _VAGUE or sort_of(act) not in ONE_SIDED:
        return False
    holder = _first_of_list(clause, counted_by(clause, noun.trigger))
    token = clause.tokens[holder]
    above = clause.tokens[token.head]
    if token.dep == "obj" and clause.lemma(token.head) in words("en").using:
        return above.head == act.trigger and above.dep in ("advcl", "acl")
    if token.dep not in ("obl", "nmod"):
        return False
    if clause.preposition(holder) == "in" and above.dep == "nsubj":  # "jets in a series of sorties hit A"
        return above.head == act.trigger and sort_of(act) == sort_of(noun)
    if clause.preposition(holder) not in _MEANS:
        return False
    thing = above.dep == "obj" and above.head == act.trigger  # where the parser hung it on what was hit
    return token.head == act.trigger or (thing and clause.tokens[act.trigger].pos == "VERB")


def _first_of_list(clause: Clause, word: int) -> int:
    while clause.tokens[word].dep == "conj" and clause.tokens[word].head < word:
        word = clause.tokens[word].head
    return word


def _without_same_weapons(drafts: list[Draft], clauses: Sequence[Clause]) -> list[Draft]:
    """Of "rocket shells and explosive rounds" one shelling: nouns of one sort in one list, at no two places."""
    kept: list[Draft] = []
    for draft in drafts:
        clause = clauses[draft.sentence]
        if not (is_event(draft) and sort_of(draft) in ONE_SIDED - _VAGUE and clause.is_dep(draft.trigger, "conj")):
            kept.append(draft)
            continue
        first = _first_of_list(clause, draft.trigger)
        heads = {first, clause.tokens[first].head}
        before = [d for d in kept if d.sentence == draft.sentence and sort_of(d) == sort_of(draft)]
        same = [d for d in before if d.trigger in heads and _may_be_one(d, draft)]
        if not same or clause.tokens[draft.trigger].pos == "VERB" or clause.kids(draft.trigger, "det", "nummod"):
            kept.append(draft)
    return kept


def _may_be_one(one: Draft, other: Draft) -> bool:
    """Whether two are told of no two places, and of no two parties."""
    pairs = ((one.roles.get(role, ()), other.roles.get(role, ())) for role in ("place", "actor"))
    return all(not ours or not theirs or bool(set(ours) & set(theirs)) for ours, theirs in pairs)


def _without_same_fire(drafts: list[Draft], clauses: Sequence[Clause]) -> list[Draft]:
    """ "An air strike killed ten and destroyed a school", "a rocket that hit A": what one strike did is one event."""
    told: dict[tuple[int, int], int] = {}
    kept: list[Draft] = []
    for draft in drafts:
        clause = clauses[draft.sentence]
        if not is_event(draft) or sort_of(draft) not in ONE_SIDED:
            kept.append(draft)
            continue
        verb = clause.tokens[draft.trigger].pos == "VERB"
        fire = _fire_of(clause, draft.trigger) if verb else _fire_below(clause, draft.trigger)
        before = next((told[draft.sentence, word] for word in fire if (draft.sentence, word) in told), None)
        if before is None or not verb:
            before = len(kept)
            kept.append(draft)
        else:
            kept[before] = replace(kept[before], roles={**draft.roles, **kept[before].roles})
        told.update({(draft.sentence, word): before for word in fire})
    return kept


def _fire_of(clause: Clause, verb: int) -> list[int]:
    """The shells, strikes or raids that a verb tells of: as what does it, or as by what it is done."""
    found = verb_arguments(clause, verb)
    doers = [*found["agent"], *found["with"]]
    counted = [k for word in doers for k in clause.kids(word, "nmod") if counted_by(clause, k) == word]
    return [word for word in (*doers, *counted) if clause.lemma(word) in words("en").what_hits]


def _fire_below(clause: Clause, noun: int) -> list[int]:
    """A noun that tells of fire, with the weapons that are told as its means: "an attack with a rocket"."""
    means = [k for k in clause.kids(noun, "nmod") if clause.preposition(k) in _MEANS]
    return [noun, *(w for k in means for w in clause.listed(k) if clause.lemma(w) in words("en").what_hits)]


def _without_outcomes(drafts: list[Draft]) -> list[Draft]:
    """ "Gunmen stormed the post, killing four": the killing is how the storming came out, and no other attack.

    Nor is "the army withdrew, giving up the town" two withdrawals.
    """
    if not any(draft.saying.lone for draft in drafts):
        return drafts
    told = {(draft.sentence, _breed(draft)) for draft in drafts if is_event(draft) and not draft.saying.lone}
    return [draft for draft in drafts if not (draft.saying.lone and (draft.sentence, _breed(draft)) in told)]


def _breed(draft: Draft) -> str:
    """The sort of an event; all violence is of one breed."""
    sort = sort_of(draft)
    return "violence" if sort in VIOLENT else sort


def _tells_of(clause: Clause, word: int, noun: int) -> bool:
    """Whether a word tells what a noun names: as its verb, as a clause about it, or as what caused it."""
    token, named = clause.tokens[word], clause.tokens[noun]
    if named.head == word:
        return True
    if token.pos == "VERB":
        return token.head == noun and token.dep in ("acl", "acl:relcl")
    if clause.is_dep(word, "nsubj") and clause.is_dep(noun, "obl") and token.head == named.head:
        return clause.preposition(noun) == "in"  # "bombers killed ten in an attack claimed by"
    caused = clause.is_dep(noun, "nsubj:pass") and clause.lemma(named.head) in _CAUSED
    return caused and token.head == named.head and clause.preposition(word) == "by"


def _beaten_off(noun: Draft, verb: Draft, clause: Clause) -> Mapping[str, tuple[Filler, ...]]:
    """ "Repelled an attack by A and B on C": A and B are whom they fought."""
    doers, others = noun.roles.get("actor", ()), verb.roles.get("actor", ())
    foes = is_beaten_off(clause, noun.trigger) and doers and others and not set(doers) & set(others)
    return {"target": doers} if foes else {}


def _place_of(noun: Draft) -> Mapping[str, tuple[Filler, ...]]:
    """ "Repelled an attack on A in B": it was at A, whatever the verb's own "in" leads to."""
    return {"place": noun.roles["place"]} if noun.roles.get("place") else {}
