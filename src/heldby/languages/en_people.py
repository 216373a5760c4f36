"""People whom a parser takes for what others are like, or for what is done: "one insurgent", "took 900 hostage".

In:     the tokens of a sentence.
Out:    the same tokens; who is counted or taken is a noun, and hangs on the verb.
Never:  a word with a noun of its own behind it ("a militant group").
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.languages.en_signs import only_with

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.model import Token

# People whom a parser takes for what they are like, in one number.
_PEOPLE = frozenset(
    {"insurgent", "militant", "rebel", "jihadist", "extremist", "islamist", "separatist", "terrorist", "civilian"}
    | {"loyalist", "individual", "criminal", "suspect"}
)
_ONE = frozenset({"a", "an", "one", "another"})
_ALIKE = frozenset({"VBD", "VBN", "VBG", "JJ"})
_CAPTIVES = frozenset({"hostage", "captive", "prisoner"})
_AWAY = 2  # words from somebody back to the verb, over "a", and on to the next one, over "and"


@only_with(*_PEOPLE)
def with_people_as_nouns(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "Killing one insurgent", "a suspected militant": who has an article or a number, and no noun after, is one."""
    for person in tokens:
        if person.tag != "JJ" or person.text.lower() not in _PEOPLE:
            continue
        kids = [t for t in tokens if t.head == person.index]
        counted = any(t.dep in ("nummod", "det") and t.index < person.index for t in kids)
        joined = person.index + 1 < len(tokens) and tokens[person.index + 1].pos == "CCONJ"
        if counted and (joined or person.dep not in ("amod", "compound", "root")):
            dep = "obj" if person.dep == "xcomp" else person.dep
            found = replace(person, pos="NOUN", tag="NN", dep=dep)
            tokens = tuple(found if t.index == person.index else t for t in tokens)
        elif joined and person.dep == "amod":
            tokens = _as_object(tokens, person)
    return tokens


def _as_object(tokens: Sequence[Token], person: Token) -> Sequence[Token]:
    """ "Killed a civilian and wounded four others": who was killed, where the parser has him describe the others."""
    if not _AWAY <= person.index < len(tokens) - _AWAY:
        return tokens
    verb, one, second = (tokens[person.index + step] for step in (-_AWAY, -1, _AWAY))
    if verb.pos != "VERB" or one.text.lower() not in _ONE or second.tag not in _ALIKE:
        return tokens
    made = replace(person, pos="NOUN", tag="NN", dep="obj", head=verb.index)
    own = replace(one, head=person.index)
    return tuple(made if t is person else own if t is one else t for t in tokens)


@only_with(*_CAPTIVES)
def with_captives(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "Took 900 civilians hostage in X": they took them there, and nobody hostages anybody."""
    for hostage in tokens:
        noun = tokens[hostage.head]
        verb = tokens[noun.head] if hostage.dep == "acl" else noun
        if hostage.text.lower() not in _CAPTIVES or hostage.dep not in ("acl", "xcomp") or verb.pos != "VERB":
            continue
        found = [replace(t, head=verb.index) if t.head == hostage.index and t is not hostage else t for t in tokens]
        found[hostage.index] = replace(hostage, pos="NOUN", tag="NN", dep="xcomp", head=verb.index)
        tokens = tuple(found)
    return tokens
