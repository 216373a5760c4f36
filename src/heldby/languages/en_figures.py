"""Figures in a row that a parser takes apart wrongly: "killed 12 and wounded 30 others".

In:     the tokens of a sentence.
Out:    the same tokens; the second participle is a verb beside the first, with the figure after it; a number word that
        opens a sentence ("Thirty rebels were") is a number.
Never:  a participle with a noun before it ("12 dead and 30 wounded"), unless a headline counts both ("3 Troops Killed
        9 Wounded", "Child killed, nine villagers injured").
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.languages.en_signs import only_with

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.model import Token

_ONE = frozenset({"a", "an", "another"})
_FATES = frozenset({"killed", "dead", "wounded", "injured", "hurt", "missing", "captured", "arrested", "detained"})
_HARMED = frozenset({"killed", "wounded", "injured", "abducted", "kidnapped", "displaced", "massacred", "murdered"})
_TOLD = frozenset({"root", "conj", "ccomp", "parataxis"})
_OBJECTS = frozenset({"obj", "iobj", "xcomp", "ccomp", "aux", "aux:pass"})
_COUNTED = frozenset({"NNS", "CD"})
# Who "killed" tells of at the head of a headline, where the capital made the parser take the noun for a name.
_PERSONS = frozenset(
    {"soldier", "policeman", "officer", "student", "civilian", "child", "woman", "man", "girl", "boy", "teacher"}
    | {"journalist", "fighter", "militant", "rebel", "guard", "constable", "commander", "cop", "trooper", "ranger"}
)
_LEADING_ON = frozenset({"ADP", "SCONJ", "PUNCT"})
_ENDS = ("ed", "en", "ing")
_PRESENT = frozenset({"VBP", "VBZ", "VB"})
_NUMBERS = frozenset(
    {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen"}
    | {"fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty"}
    | {"seventy", "eighty", "ninety"}
)
_MANY = frozenset({"several", "many", "dozens", "scores", "hundreds", "thousands", "others"})
# Second verbs of a headline that are nouns elsewhere ("kill 10, injure scores"; "kills 12, wounds 30").
_SECOND = frozenset({"wound", "injure", "hurt", "maim", "wounds", "injures", "hurts", "maims"})
_JOINTS = frozenset({",", "and", "&"})
_NAMING = frozenset({"NOUN", "PROPN", "ADJ"})
_LONGEST_NAME = 3
_ROUGHLY = frozenset({"about", "around", "over"})
_SHARES = frozenset({"half", "third", "quarter", "fifth", "tenth", "thirds", "quarters", "fifths", "most"})
_HOLDING = frozenset(
    {"control", "hold", "occupy", "rule", "govern", "administer", "dominate", "capture", "seize", "take", "retake"}
    | {"lose", "recapture", "regain", "conquer", "cover", "run", "liberate", "overrun"}
)
_BEFORE_FIGURE = frozenset({"at", "least", "about", "some", "more", "than", "nearly", "another", "up", "to", "over"})


def with_second_figure(tokens: Sequence[Token]) -> Sequence[Token]:
    """Make "wounded" of "killed 12 and wounded 30 others" a verb like "killed", the others its object."""
    for joint in tokens[2:-2]:
        verb = _verb_before(tokens, joint.index) if joint.pos == "CCONJ" else None
        second = tokens[joint.index + 1]
        if verb is None or not _is_alike(verb, second):
            continue
        figure = _figure_after(tokens, second.index + 1)
        if figure is not None:
            tokens = _beside(tokens, verb, joint, second, figure)
    return tokens


@only_with(*_SECOND)
def with_second_verb_of_headline(tokens: Sequence[Token]) -> Sequence[Token]:
    """Make "wounds" of "attack kills 12, wounds 30" a verb like "kills", whatever stands between them."""
    for second in tokens[3:-1]:
        if second.text.lower() not in _SECOND or (second.pos == "VERB" and second.dep == "conj"):
            continue
        before = tokens[second.index - 1]
        at = before.index if before.text.lower() in _JOINTS else second.index
        verb, figure = _verb_before(tokens, at, finite=True), _figure_after(tokens, second.index + 1)
        if verb is not None and figure is not None and _agree(verb, second):
            tokens = _beside(tokens, verb, tokens[at], second, figure)
    return tokens


def _agree(verb: Token, second: Token) -> bool:
    """Whether both are of one number: "kill ... wound", "kills ... wounds"."""
    return verb.text.lower().endswith("s") == second.text.lower().endswith("s")


def with_opening_number(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "Thirty rebels were taken prisoner": a capital makes no name of a number."""
    first = tokens[0] if tokens else None
    if first is None or first.pos not in ("PROPN", "NOUN") or first.text.lower() not in _NUMBERS:
        return tokens
    counts = first.dep in ("compound", "amod", "flat") and tokens[first.head].tag in ("NNS", "NNPS")
    dep = "nummod" if counts else first.dep
    return (replace(first, pos="NUM", tag="CD", dep=dep), *tokens[1:])


@only_with(*_FATES)
def with_figures_of_headline(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "12 Soldiers Killed 30 Wounded in X", "Child killed, nine villagers hurt": each suffered what follows it."""
    for verb in tokens[1:-2]:
        if verb.text.lower() not in _FATES:
            continue
        figure, noun, fate = _second_fate(tokens, verb.index + 1)
        subject = _subject_of(tokens, verb)
        if figure is None or noun is None or fate is None or subject is None or not _suffers(tokens, subject, verb):
            continue
        found = list(tokens)
        if subject.head == verb.index or (subject.index == verb.index - 1 and verb.dep == "parataxis"):
            found[subject.index] = replace(subject, dep="nsubj:pass", head=verb.index)
        found[verb.index] = replace(verb, pos="VERB", tag="VBN")
        if noun is not figure:
            found[figure.index] = replace(figure, dep="nummod", head=noun.index)
        found[noun.index] = replace(noun, dep="nsubj:pass", head=fate.index)
        found[fate.index] = replace(fate, pos="VERB", tag="VBN", dep="conj", head=verb.index)
        tokens = tuple(found)
    return tokens


@only_with(*_HARMED)
def with_the_harmed(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "50 soldiers killed in militant attack": who "killed" nobody at all was killed."""
    for verb in tokens[1:]:
        if verb.text.lower() not in _HARMED or verb.tag != "VBD" or verb.dep not in _TOLD:
            continue
        below = [t for t in tokens if t.head == verb.index and t.index != verb.index]
        subject = tokens[verb.index - 1]
        follows = tokens[verb.index + 1] if verb.index + 1 < len(tokens) else None
        alone = not any(t.dep in _OBJECTS for t in below) and (follows is None or follows.pos in _LEADING_ON)
        counted = subject.tag in _COUNTED or not subject.index
        if alone and counted and subject.head == verb.index and subject.dep == "nsubj":
            found = list(tokens)
            found[subject.index] = replace(subject, dep="nsubj:pass")
            found[verb.index] = replace(verb, pos="VERB", tag="VBN")
            tokens = tuple(found)
    return tokens


def _subject_of(tokens: Sequence[Token], verb: Token) -> Token | None:
    """Who is told of before a verb: its subject, or the noun it was taken to describe."""
    told = next((t for t in tokens[: verb.index] if t.head == verb.index and t.dep.startswith("nsubj")), None)
    described = tokens[verb.head] if verb.dep == "acl" and verb.head < verb.index else None
    if told or described:
        return told or described
    before = tokens[verb.index - 1]  # "City shelled, 2 civilians killed 7 injured", taken for one clause
    counted = any(t.pos == "NUM" and t.head == before.index and t.index < before.index for t in tokens)
    return before if before.pos == "NOUN" and counted else None


def _second_fate(tokens: Sequence[Token], at: int) -> tuple[Token | None, Token | None, Token | None]:
    """The figure that follows a first fate, what it counts, and the fate of those; three times None without them."""
    nothing = (None, None, None)
    if tokens[at].text == ",":
        at += 1
    while at < len(tokens) and tokens[at].text.lower() in _BEFORE_FIGURE - {"to"}:
        at += 1
    if at >= len(tokens) or tokens[at].pos != "NUM":
        return nothing
    figure = noun = tokens[at]
    for word in tokens[at + 1 : at + 2 + _LONGEST_NAME]:
        if word.text.lower() in _FATES:
            after = tokens[word.index + 1] if word.index + 1 < len(tokens) else None
            named = after is not None and after.pos in ("NOUN", "PROPN", "NUM", "ADJ", "DET")
            return nothing if named else (figure, noun, word)
        if word.pos not in _NAMING:
            return nothing
        noun = word
    return nothing


def _suffers(tokens: Sequence[Token], subject: Token, verb: Token) -> bool:
    """Whether the subject of a headline is whom it befell: counted, or one without an article right before the verb."""
    below = [t for t in tokens if t.head == subject.index]
    if subject.pos == "NUM" or any(t.pos == "NUM" for t in below):
        return True
    alone = subject.index == 0 and verb.index == 1 and subject.tag in ("NN", "NNP", "JJ")
    return alone and (subject.pos == "NOUN" or subject.text.lower() in _PERSONS)


def _verb_before(tokens: Sequence[Token], joint: int, *, finite: bool = False) -> Token | None:
    """The verb whose figure, alone or with its noun, ends right before "and"; one in the present if `finite`."""
    at = joint - 1
    if tokens[at].pos == "NOUN":
        at -= 1
    while tokens[at].pos in ("ADJ", "PROPN") and at > 1 and tokens[joint - 1].pos == "NOUN":
        at -= 1
    if tokens[at].pos != "NUM" and tokens[at].text.lower() not in _ONE:
        return None
    at -= 1
    while at > 0 and (tokens[at].text.lower() in _BEFORE_FIGURE or tokens[at].pos == "NUM"):
        at -= 1
    alike = tokens[at].tag in _PRESENT if finite else tokens[at].text.lower().endswith(_ENDS)
    return tokens[at] if tokens[at].pos == "VERB" and alike else None


def _is_alike(verb: Token, second: Token) -> bool:
    """Whether the word after "and" has the verb's ending, and does not hang beside it already."""
    ending = next((end for end in _ENDS if verb.text.lower().endswith(end)), "")
    hangs = second.pos == "VERB" and second.dep == "conj" and second.head == verb.index
    return bool(ending) and second.text.lower().endswith(ending) and not hangs


def _figure_after(tokens: Sequence[Token], at: int) -> Token | None:
    """The figure that follows, or the noun it counts."""
    while at < len(tokens) and tokens[at].text.lower() in _BEFORE_FIGURE:
        at += 1
    if at < len(tokens) and tokens[at].text.lower() in _MANY:
        return tokens[at]
    if at >= len(tokens) or tokens[at].pos != "NUM":
        return None
    noun = tokens[at + 1] if at + 1 < len(tokens) and tokens[at + 1].pos in ("NOUN", "ADJ") else None
    return noun if noun is not None and noun.pos == "NOUN" else tokens[at]


def _beside(tokens: Sequence[Token], verb: Token, joint: Token, second: Token, figure: Token) -> Sequence[Token]:
    first = next(t for t in reversed(tokens[: joint.index]) if t.pos in ("NUM", "NOUN"))
    found = []
    for token in tokens:
        if token.index == second.index:
            found.append(replace(token, pos="VERB", tag=verb.tag, dep="conj", head=verb.index))
        elif token.index == figure.index:
            found.append(replace(token, dep="obj", head=second.index))
        elif token.index == joint.index and joint is not second and joint.pos == "CCONJ":
            found.append(replace(token, dep="cc", head=second.index))
        elif token.index == first.index:
            found.append(replace(token, dep="obj", head=verb.index))
        elif token.pos == "NUM" and token.head in (first.index, figure.index, verb.index):
            owner = figure if token.index > joint.index else first
            found.append(replace(token, dep="nummod", head=owner.index))
        elif token.index > figure.index and token.head in (first.index, figure.index) and token.dep in ("nmod", "obl"):
            found.append(replace(token, dep="obl", head=second.index))
        elif token.index < verb.index and token.head in (second.index, figure.index, first.index):
            found.append(replace(token, head=verb.index))
        else:
            found.append(token)
    return tuple(found)


@only_with(*_ROUGHLY)
def with_rough_shares(tokens: Sequence[Token]) -> Sequence[Token]:
    """Make "half of A" what somebody holds in "holds around half of A": around tells how much, not where."""
    for link in tokens[1:-1]:
        noun = tokens[link.head]
        verb = tokens[noun.head]
        if link.text.lower() not in _ROUGHLY or link.dep != "case" or noun.dep != "obl" or verb.index > link.index:
            continue
        after = {t.text.lower() for t in tokens[link.index + 1 : link.index + 4]}
        taken = any(t.head == verb.index and t.dep == "obj" for t in tokens)
        if verb.lemma not in _HOLDING or taken or not after & _SHARES:
            continue
        found = list(tokens)
        found[link.index] = replace(link, dep="advmod", pos="ADV", tag="RB")
        found[noun.index] = replace(noun, dep="obj")
        return found
    return tokens
