"""Lists that a parser takes for something else, put right by their articles and their "and".

In:     the tokens of a sentence.
Out:    the same tokens, some hung elsewhere.
Never:  a list made of who is called two things ("the mayor, a farmer, and two guards"); whether the words still are a
        tree is for `en_trees` to see.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.languages.en_signs import only_with

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heldby.model import Token

_INDEFINITE = frozenset({"a", "an", "one", "another"})
_DAYS = frozenset(
    {"yesterday", "today", "tonight", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)
_OF_VERBS = frozenset({"obj", "nsubj", "nsubj:pass", "obl"})
_JOINED, _OF_NAMES = frozenset({"conj", "parataxis", "appos"}), frozenset({"flat", "compound"})
_SHORTEST_LIST = 4
_PEOPLE_LIKE = frozenset({"ADJ", "NOUN"})


def with_list_of_unlike(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "A commander, his deputy and several guards": the deputy is another man, and so are the guards."""
    for second in tokens:
        first = tokens[second.head]
        if second.dep != "appos" or first.index >= second.index or not _is_another(tokens, first, second):
            continue
        last = next(_joined(tokens, first, second), None)
        if last is None:
            continue
        found = list(tokens)
        found[second.index] = replace(second, dep="conj")
        found[last.index] = replace(last, head=first.index)
        tokens = found
    return tokens


@only_with("his", "her")
def with_his_people(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "The head of a council, his deputy and two guards": the deputy and the guards stand beside the head."""
    for deputy in tokens:
        body = tokens[deputy.head]
        head = tokens[body.head]
        if deputy.dep != "conj" or body.dep != "nmod" or head.dep not in _OF_VERBS or head.pos != "NOUN":
            continue
        his = any(t.head == deputy.index and t.text.lower() in ("his", "her") for t in tokens[: deputy.index])
        of = any(t.head == body.index and t.text.lower() == "of" for t in tokens[: body.index])
        if not (his and of) or tokens[body.index + 1].text != ",":
            continue
        found = list(tokens)
        for member in tokens[deputy.index :]:
            if member.dep == "conj" and member.head == body.index:
                found[member.index] = replace(member, head=head.index)
        return found
    return tokens


def _is_another(tokens: Sequence[Token], first: Token, second: Token) -> bool:
    """Whether the second is not what the first is called: it is the first's ("his deputy"), or both are new."""
    opening = min((t.index for t in tokens if t.head == second.index and t.index < second.index), default=second.index)
    owned = any(t.head == second.index and t.tag == "PRP$" for t in tokens[first.index : second.index])
    new = _is_new(tokens, first) and _is_new(tokens, second)
    commas = [t for t in tokens[first.index : opening + 1] if t.text == ","]
    return bool(commas) and (owned or new) and second.pos == "NOUN"


def _is_new(tokens: Sequence[Token], noun: Token) -> bool:
    return any(t.head == noun.index and t.text.lower() in _INDEFINITE for t in tokens[: noun.index])


def _joined(tokens: Sequence[Token], first: Token, second: Token) -> Iterator[Token]:
    """The last of the list, which "and" joins to the first or the second."""
    for token in tokens[second.index + 1 :]:
        if token.dep == "conj" and token.head in (first.index, second.index) and token.pos != "VERB":
            signs = [t.text.lower() for t in tokens[second.index + 1 : token.index] if t.head == token.index]
            if "and" in signs:
                yield token


def with_names_described(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "A and B, two towns in C": the towns are A and B, and no third member of a list that "and" has ended."""
    for noun in tokens:
        if noun.dep != "conj" or noun.tag != "NNS" or tokens[noun.head].pos != "PROPN":
            continue
        opens = min((t.index for t in tokens if t.head == noun.index and t.index < noun.index), default=noun.index)
        comma = tokens[opens] if tokens[opens].text == "," else tokens[opens - 1]
        kids = [t for t in tokens if t.head == noun.index]
        goes_on = any(t.dep in ("cc", "conj") for t in kids)
        before = [t for t in tokens if t.head == noun.head and t.dep == "conj" and t.index < noun.index]
        ended = bool(before) and any(t.head == before[-1].index and t.dep == "cc" for t in tokens)
        if comma.text == "," and ended and not goes_on and before[-1].pos == "PROPN":
            found = list(tokens)
            found[noun.index] = replace(noun, dep="appos")
            tokens = found
    return tokens


def with_name_after_title(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "Killed commander Ali Hassan and two guards": the name hangs on the title, and the guards stand beside both."""
    for name in tokens[1:]:
        title = tokens[name.index - 1]
        if name.dep != "appos" or name.pos != "PROPN" or tokens[name.head].pos != "VERB":
            continue
        if title.pos != "NOUN" or title.dep not in ("obj", "nsubj", "nsubj:pass") or title.head != name.head:
            continue
        found = [replace(t, head=title.index) if t.head == name.index and t.dep == "conj" else t for t in tokens]
        found[name.index] = replace(name, head=title.index)
        tokens = found
    return tokens


@only_with(*_DAYS)
def with_person_before_day(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "Captured a leader and one suspected insurgent yesterday": the insurgent, and nobody is a yesterday."""
    for day in tokens[1:]:
        person = tokens[day.index - 1]
        if person.head != day.index or person.dep not in ("amod", "compound") or day.text.lower() not in _DAYS:
            continue
        kids = [t for t in tokens if t.head == day.index]
        counted = any(t.dep in ("nummod", "det") and t.index < person.index for t in kids)
        if not counted or person.pos not in _PEOPLE_LIKE or day.dep not in ("conj", "obj"):
            continue
        verb = _verb_above(tokens, day)
        if verb is None:
            continue
        found = [
            replace(t, head=person.index) if t in kids and t is not person and t.index < person.index else t
            for t in tokens
        ]
        found[person.index] = replace(person, pos="NOUN", tag="NN", dep=day.dep, head=day.head)
        found[day.index] = replace(day, dep="obl:unmarked", head=verb)
        return found
    return tokens


def _verb_above(tokens: Sequence[Token], token: Token) -> int | None:
    here = token
    for _ in tokens:
        here = tokens[here.head]
        if here.pos == "VERB":
            return here.index
        if here.head == here.index:
            return None
    return None


def with_gloss_of_list(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "Retook A and B, two villages in C": the "and" closed the list, and the villages are A and B."""
    for noun in tokens:
        if noun.tag != "NNS" or noun.dep not in _JOINED or any(t.dep == "cc" for t in tokens if t.head == noun.index):
            continue
        own = (t.index for t in tokens[: noun.index] if t.head == noun.index and t.dep != "punct")
        opening = min(own, default=noun.index)
        if opening < _SHORTEST_LIST or tokens[opening - 1].text != "," or tokens[opening - 2].pos != "PROPN":
            continue
        first = _first_of_list(tokens, tokens[opening - 2])
        if first is None or tokens[first].pos != "PROPN":
            continue
        found = list(tokens)
        found[noun.index] = replace(noun, dep="appos", head=first)
        return found
    return tokens


def _first_of_list(tokens: Sequence[Token], end: Token) -> int | None:
    """The first name of the list that a name closes with "and"; None where no list ends there."""
    last = end
    while last.dep in _OF_NAMES and last.head != last.index:
        last = tokens[last.head]
    closed = any(t.head == last.index and t.text.lower() in ("and", "&") for t in tokens[: last.index])
    while closed and last.dep == "conj" and tokens[last.head].pos == "PROPN":
        last = tokens[last.head]
    return last.index if closed and last.index < end.index else None


@only_with("being")
def with_subjects_of_being(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "Resulted in the leader and one of his guards being detained": the leader was detained too."""
    for verb in tokens:
        if verb.dep != "conj":
            continue
        being = any(t.head == verb.index and t.dep == "aux:pass" and t.text.lower() == "being" for t in tokens)
        finite = any(t.head == verb.index and t.dep == "aux" for t in tokens)
        if not being or finite:
            continue
        subject = next((t for t in tokens if t.head == verb.index and t.dep == "nsubj:pass"), None)
        joint = next((t for t in tokens if t.head == verb.index and t.dep == "cc"), None)
        if subject is None or joint is None or joint.index == 0:
            continue
        first = next(
            (t for t in tokens if t.head == verb.head and t.dep in ("obl", "obj") and t.index < joint.index), None
        )
        if first is None or first.index + 1 != joint.index:
            continue
        found = list(tokens)
        found[verb.index] = replace(verb, dep="advcl")
        found[first.index] = replace(first, dep="nsubj:pass", head=verb.index)
        found[subject.index] = replace(subject, dep="conj", head=first.index)
        found[joint.index] = replace(joint, head=subject.index)
        cases = [t.index for t in tokens if t.head == first.index and t.dep == "case"]
        for case in cases:
            found[case] = replace(tokens[case], dep="mark", head=verb.index)
        return found
    return tokens
