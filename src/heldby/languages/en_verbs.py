"""Words that are a noun or a verb ("controls", "orders"), where the parser took the verb of a sentence for a noun.

In:     the tokens of a parsed sentence.
Out:    the words to parse anew, each with a verb that can be nothing else, and the sentence with its own words again.
Never:  a verb for a noun before a preposition or a verb ("rebel attacks on the town", "rebel attacks killed").

"The regime controls parts of Aleppo" is read as the parts of regime controls; "the regime keeps parts of Aleppo" is
read rightly, and has the same tree.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from heldby.model import Token

# A verb that is no noun, and the verbs with the same arguments that are.
_ALIKE: Mapping[str, str] = {
    "keep": "control hold",
    "want": "order claim plan demand vow",
    "destroy": "attack strike raid shell bomb target pound defeat kill hit block cut repel besiege surround encircle",
    "enter": "storm near",
    "take": "capture gain win liberate recapture retake seize reclaim overrun",
    "meet": "battle fight",
    "belong": "cling",
}
_FOLLOWED = {"cling": "to"}  # verbs with a preposition for an object
_SURER = {word: surer for surer, words in _ALIKE.items() for word in words.split()}
# Of plural nouns only ("forces advance in the town"): verbs that go with a preposition.
_MOVES: Mapping[str, str] = {"advance": "go", "retreat": "go", "march": "go", "push": "go", "fall": "go"}
# Forms that are verbs and no plural nouns.
_NO_NOUNS = frozenset({"retakes", "recaptures", "overruns", "reclaims", "seizes", "liberates"})
_WAYS = frozenset({"in", "into", "on", "toward", "towards", "from", "to", "through"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OBJECT = frozenset({"DET", "PROPN", "NUM", "ADJ", "NOUN", "PRON"})
_COMMANDS = frozenset({"order", "plan", "demand"})
# The other way round: nouns that open a sentence after an adjective, and a noun that is no verb.
_NOUNS = frozenset({"clashes", "battles", "strikes", "attacks", "raids", "assaults"})
_ADJECTIVES = "fierce heavy intense violent renewed sporadic intermittent bloody deadly fresh ongoing"
_HOW = frozenset(_ADJECTIVES.split())
_SURE_NOUN = "riots"
_ACTS = frozenset({"fighting", "infighting", "shelling", "bombing", "looting"})
_TAKEN_FOR_VERBS = {("VBZ", noun) for noun in _NOUNS} | {("VBG", act) for act in _ACTS}
_GOES_ON = frozenset({"all", "since", "that", "which"})
# What acts do in headlines ("as fighting intensifies"): verbs that the parser takes for things fought, and a sure one.
_GROWING = frozenset({"intensifies", "worsens", "escalates", "rages", "spreads", "subsides", "flares", "persists"})
_SURE_GROWING = "continues"
_BEFORE_ACT = frozenset({"to", "under", "amid", "during", "despite", "since", "into"})
_MANY = frozenset({"police", "troops", "forces", "men", "taliban", "peshmerga", "mujahideen"})
# Past forms that take an object and are no nouns, but for those that `en_stand_ins` has another verb parsed for;
# and the verb whose past is never read as anything else.
_PAST = frozenset(
    """
    abandoned administered ambushed annexed attacked blockaded bombarded bombed ceded clinched crushed destroyed
    dominated evacuated flattened levelled leveled mined outflanked overtook raided razed reopened repulsed routed
    secured severed shelled surrounded torched wrested
    """.split()  # noqa: SIM905 - one word a line would take thirty lines
)
_PAST_ALONE = frozenset({"overtook"})
_SURE_PAST = "took"
_TAKEN_FOR = frozenset({"amod", "compound", "nmod", "nmod:desc", "flat", "acl"})


def mistaken(tokens: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    """The first word that may be the verb of its sentence, though it was taken for a noun, with a surer verb."""
    root = next((t for t in tokens if t.dep == "root"), None)
    if root is None:
        return
    if opening := _opening_noun(tokens):
        yield opening
        return
    for token in tokens[1:-1]:
        if _past(tokens, token):
            yield token, _SURE_PAST
            return
        if token.tag in _FINITE:
            return
        if _moves(tokens, token):
            yield token, _MOVES[_lower(token)]
            return
        base = _base(token) if token.pos in ("NOUN", "PROPN", "ADJ") else ""
        if base not in _SURER:
            continue
        if token.dep.startswith("nsubj") and not _commands(token, base, root) and _lower(token) not in _NO_NOUNS:
            continue
        if _may_have_subject(tokens[token.index - 1], token) and _has_object(tokens[token.index + 1 :], base):
            yield token, _SURER[base] + ("s" if _is_third(token) and base != _lower(token) else "")
            return


def _moves(tokens: Sequence[Token], token: Token) -> bool:
    """ "Forces advance in the town": a plural, the base form, a preposition."""
    if token.pos != "NOUN" or _lower(token) not in _MOVES or token.dep.startswith("nsubj"):
        return False
    before, after = tokens[token.index - 1], tokens[token.index + 1]
    own = (t for t in tokens if t.head == token.index and t.dep == "nsubj")  # "two towns near A fall to the rebels"
    return any(t.tag in ("NNS", "NNPS") for t in (before, *own)) and _lower(after) in _WAYS


def _past(tokens: Sequence[Token], token: Token) -> bool:
    """ "Rebels liberated Goma": a name, a past form hung on the noun after it, and that noun."""
    if _lower(token) in _PAST_ALONE:
        return token.tag != "VBD"
    if _lower(token) not in _PAST or token.dep not in _TAKEN_FOR or token.head <= token.index:
        return False
    before, after = tokens[token.index - 1], tokens[token.index + 1]
    named = before.pos in ("NOUN", "PROPN") or before.text == ")"
    return named and before.end < token.start and after.pos in ("PROPN", "DET", "NOUN", "NUM")


def _opening_noun(tokens: Sequence[Token]) -> tuple[Token, str] | None:
    """A noun at the head of a sentence that was taken for a verb, with a surer noun; what an act does likewise."""
    if _opens_with_act(tokens):
        return tokens[0], _SURE_NOUN.capitalize()
    if _opens_with_noun(tokens):
        return tokens[1], _SURE_NOUN
    act = next((t for t in tokens[1:-1] if t.tag == "VBG" and _is_act_after(tokens, t)), None)
    if act:
        return act, _SURE_NOUN
    grows = next((t for t in tokens[1:] if _lower(t) in _GROWING and _lower(tokens[t.index - 1]) in _ACTS), None)
    return (grows, _SURE_GROWING) if grows and grows.pos == "NOUN" else None


def _is_act_after(tokens: Sequence[Token], token: Token) -> bool:
    """ "Closed owing to fighting near A", "was under shelling all day", "displaced by fighting": what goes on there."""
    if token.pos != "VERB" or _lower(token) not in _ACTS:
        return False
    first = token.index - 1 - (tokens[token.index - 1].pos == "ADJ")
    link, after = tokens[max(0, first)], tokens[token.index + 1]
    before = tokens[max(0, first - 1)]
    suffered = before.tag in ("VBN", "VBD")
    goes_on = after.pos in ("ADP", "PUNCT", "SCONJ", "CCONJ", "ADV") or _lower(after) in _GOES_ON
    if not goes_on or (_lower(link), _lower(before)) == ("to", "used"):
        return False
    return _lower(link) in _BEFORE_ACT or (_lower(link) == "by" and suffered)


def _opens_with_noun(tokens: Sequence[Token]) -> bool:
    """ "Fierce clashes between ...": the noun was taken for a verb with "Fierce" as its subject."""
    if len(tokens) < 3 or (tokens[1].tag, _lower(tokens[1])) not in _TAKEN_FOR_VERBS:
        return False
    return _lower(tokens[0]) in _HOW and tokens[2].pos in ("ADP", "VERB", "AUX")


def _opens_with_act(tokens: Sequence[Token]) -> bool:
    """ "Fighting between A and B killed 30": a clause was made of the noun, which has no object."""
    first = tokens[0]
    opens = len(tokens) > 2 and _lower(first) in _ACTS and first.tag == "VBG"
    return opens and first.dep.startswith("csubj") and tokens[1].pos == "ADP"


def restored(tokens: Sequence[Token], given: Mapping[int, Token]) -> tuple[Token, ...]:
    """The tokens of the new parse with the words that were changed as they stood, by where they start."""
    return tuple(_restored(t, tokens, given) for t in tokens)


def _restored(token: Token, tokens: Sequence[Token], given: Mapping[int, Token]) -> Token:
    """A word as it stood; a noun right after a command is what is ordered, though it was read as an infinitive."""
    if token.start in given:
        return replace(token, text=given[token.start].text, lemma=given[token.start].lemma)
    above = tokens[token.head]
    ordered = above.start in given and _base(given[above.start]) in _COMMANDS and token.index == above.index + 1
    if ordered and token.dep in ("xcomp", "ccomp"):
        return replace(token, dep="obj", pos="NOUN", tag="NN")
    return token


def _lower(token: Token) -> str:
    return token.text.lower()


def _is_third(token: Token) -> bool:
    return _lower(token).endswith("s")


def _base(token: Token) -> str:
    word = _lower(token)
    return word if word in _SURER else word.removesuffix("s")


def _commands(token: Token, base: str, root: Token) -> bool:
    """ "Kremlin orders retreat": what is ordered was taken for the verb."""
    return base in _COMMANDS and token.head == root.index and root.index == token.index + 1


def _may_have_subject(before: Token, token: Token) -> bool:
    """Whether a noun stands before the word whose number goes with its form."""
    if before.pos not in ("NOUN", "PROPN") and not (before.text[0].isupper() and before.pos == "ADJ"):
        return False
    third = _is_third(token) and _base(token) != _lower(token)
    many = before.pos == "PROPN" and before.text.endswith("s") and not before.text.isupper() and not third
    plural = many or before.tag in ("NNS", "NNPS") or _lower(before) in _MANY  # "the Houthis control Sanaa"
    return plural != third


def _has_object(rest: Sequence[Token], base: str) -> bool:
    after = rest[1] if rest[0].pos == "ADV" and len(rest) > 1 else rest[0]
    if base in _FOLLOWED:
        return _lower(after) == _FOLLOWED[base]
    return after.pos in _OBJECT or (base in _COMMANDS and after.pos == "VERB" and after.tag in ("VB", "VBP"))
