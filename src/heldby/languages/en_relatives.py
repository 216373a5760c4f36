"""Whom "who" and "which" are about: the noun that agrees with the verb in number, and with the pronoun in kind.

In:     the tokens of a sentence.
Out:    the same tokens, a relative clause hung on another noun before it.
Never:  a clause moved whose noun may be meant.

"The president's soldiers, backed by Russia, which has left" is often read as soldiers who left: the parser knows
neither that "which has" is of one nor that soldiers are "who".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.languages.en_signs import only_with

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.model import Token

_RELATIVE = frozenset({"acl:relcl", "advcl:relcl"})
_PRONOUNS = frozenset({"who", "which"})
_THINGS = "which"
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})
_ONE = frozenset({"has", "is", "was", "does"})
_MANY = frozenset({"have", "are", "were", "do"})
_INSIDE = frozenset({"flat", "compound", "flat:name", "goeswith", "nummod"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_UP = 6
# Those who are "who" and never "which", however many; "forces" and "police" may be either.
_WHO = (
    "soldiers fighters militants rebels insurgents gunmen militiamen guerrillas tribesmen jihadists extremists "
    "islamists terrorists separatists mercenaries residents civilians villagers people inhabitants refugees "
    "prisoners hostages policemen officers officials commanders leaders members men women children activists "
    "journalists doctors medics workers witnesses peacekeepers paratroopers commandos marines pilots guards "
    "supporters followers loyalists deserters defectors recruits conscripts veterans farmers herders students "
    "soldier fighter militant rebel insurgent gunman militiaman guerrilla resident civilian villager officer "
    "official commander leader member man woman spokesman spokeswoman general president minister"
)
_PERSONS = frozenset(_WHO.split())


@only_with(*_PRONOUNS)
def with_nouns_of_relatives(tokens: Sequence[Token]) -> Sequence[Token]:
    """Hang each clause of "who" or "which" whose noun cannot be meant on the nearest one before it that can."""
    for verb in tokens:
        pronoun = _pronoun_of(tokens, verb) if verb.dep in _RELATIVE else None
        if pronoun is None or _agree(tokens, tokens[verb.head], pronoun, verb):
            continue
        better = [noun for noun in _nouns_before(tokens, pronoun) if _agree(tokens, noun, pronoun, verb)]
        if better and better[0].index != verb.head:
            tokens = [replace(t, head=better[0].index) if t.index == verb.index else t for t in tokens]
    return tokens


def _pronoun_of(tokens: Sequence[Token], verb: Token) -> Token | None:
    """The "who" or "which" of a clause, between the noun that it is about and its verb; none behind a preposition."""
    told = [t for t in tokens[verb.head + 1 : verb.index] if t.text.lower() in _PRONOUNS and t.head == verb.index]
    return told[0] if len(told) == 1 and not any(t.head == told[0].index for t in tokens) else None


def _nouns_before(tokens: Sequence[Token], pronoun: Token) -> list[Token]:
    """The nouns that the words right before a pronoun end, from the innermost to the outermost."""
    at = pronoun.index - 1
    at -= at > 0 and tokens[at].text == ","
    noun = tokens[at]
    found: list[Token] = []
    for _ in range(_UP):
        if noun.pos in _NOUNS and noun.dep not in _INSIDE:
            found.append(noun)
        above = tokens[noun.head]
        finite = above.pos not in _NOUNS and above.tag not in ("VBN", "VBG")
        if above.index == noun.index or above.index > pronoun.index or finite:
            break
        noun = above
    return found


def _agree(tokens: Sequence[Token], noun: Token, pronoun: Token, verb: Token) -> bool:
    """Whether a noun may be what a clause is about, by the number of its verb and by the kind of its pronoun."""
    which = pronoun.text.lower() == _THINGS
    if which and noun.text.lower() in _PERSONS:
        return False
    several = _is_several(tokens, noun)
    wanted = _number_of(tokens, verb) if pronoun.dep in _SUBJECTS else None
    if several is None or wanted is None or several == wanted:
        return True
    # "the government, who have": a body may be many; "Goma, which were" is not Goma
    return not several and not which


def _is_several(tokens: Sequence[Token], noun: Token) -> bool | None:
    """Whether a noun is of several; None where its form does not tell."""
    if any(t.head == noun.index and t.dep == "conj" for t in tokens):
        return None
    if noun.tag == "NNS":
        return True
    return None if noun.tag not in ("NN", "NNP") or noun.text.lower().endswith("s") else False


def _number_of(tokens: Sequence[Token], verb: Token) -> bool | None:
    """Whether the verb of a clause is of several; None where its form does not tell."""
    helping = [t.text.lower() for t in tokens if t.head == verb.index and t.dep in _AUXILIARIES]
    if any(word in _ONE for word in helping) or (verb.tag == "VBZ" and not helping):
        return False
    if any(word in _MANY for word in helping) or (verb.tag == "VBP" and not helping):
        return True
    return None
