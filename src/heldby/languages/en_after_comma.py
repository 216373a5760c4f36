"""Participles behind a noun and a comma that a parser takes for what the noun does: "A, captured in January, is quiet".

In:     the tokens of a sentence.
Out:    the same tokens; what was done to the noun hangs on it, and the verb that follows is the sentence's own.
Never:  a verb with an object, an auxiliary or a conjunction of its own, nor one behind an aside that ends there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.languages.en_signs import only_with

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.model import Token

# What is done to a place or to people, and is not done without telling to whom.
_DONE_TO = frozenset(
    """
    abandon abduct annex arrest attack besiege blockade bombard capture cede clear conquer destroy detain encircle free
    hold kidnap kill liberate lose occupy raze recapture reclaim reconquer recover regain release reoccupy reseize seize
    secure shell storm surround win wound
    """.split()  # noqa: SIM905 - one word a line would take forty lines
)
_NOUNS = frozenset({"NOUN", "PROPN"})
_PAST = frozenset({"VBD", "VBN"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BESIDE = frozenset({"conj", "advcl", "parataxis", "root", "ccomp", "dep", "acl", "xcomp"})
_FOLLOWS = frozenset({"ADP", "SCONJ", "ADV"})
_WHEN = frozenset({"last", "this", "earlier", "early", "late", "only", "just"})
_TIMES = frozenset(
    """
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday spring summer autumn winter day days week weeks month months year years hour hours
    night morning evening weekend yesterday today dawn
    """.split()  # noqa: SIM905 - as above
)
_OWN = frozenset({"aux", "aux:pass", "cc", "mark", "nsubj:pass", "cop", "obl:agent"})
_NAMED_BY = frozenset({"flat", "compound", "nmod", "appos"})
_ACTIVE = frozenset({"obj", "aux", "aux:pass", "mark"})
_ASIDE = frozenset({"ADV", "ADP", "PRON", "DET"})
_EACH = frozenset({"both", "all"})
_DONE_TO_PLACES = (_DONE_TO | {"take", "overrun"}) - {"abduct", "arrest", "detain", "kidnap", "kill", "wound"}


@only_with(",")
def with_fates_after_comma(tokens: Sequence[Token]) -> Sequence[Token]:
    """Hang a bare past participle behind a noun and a comma on that noun."""
    for verb in tokens[2:]:
        if verb.tag in _PAST and verb.lemma in _DONE_TO and verb.dep in _BESIDE and tokens[verb.index - 1].text == ",":
            found = _on_noun(tokens, verb)
            if found is not None:
                return found
    return tokens


@only_with("both", "all")
def with_fates_of_each(tokens: Sequence[Token]) -> Sequence[Token]:
    """Hang what was done to each on the first of a list: "A and B, both captured in 2022", "A and B, all held"."""
    for each in tokens[3:]:
        if each.text.lower() in _EACH and tokens[each.index - 1].text == ",":
            tokens = _on_each(tokens, each)
    return tokens


def _on_each(tokens: Sequence[Token], each: Token) -> Sequence[Token]:
    """The tokens with the participle behind "both" on the first of the list before it."""
    last, verb = tokens[each.index - 2], tokens[each.head]
    listed = last.dep == "conj" and last.pos in _NOUNS and last.head < last.index < verb.index
    if not listed or verb.lemma not in _DONE_TO_PLACES or verb.tag not in _PAST:
        return tokens
    between = tokens[each.index + 1 : verb.index]
    own = [t for t in tokens if t.head == verb.index and t is not verb]
    if any(t.pos not in _ASIDE for t in between) or any(t.dep in _ACTIVE for t in own):
        return tokens
    found = list(tokens)
    found[verb.index] = replace(verb, head=last.head, dep="acl", tag="VBN")
    found[each.index] = replace(each, dep="cc:preconj")
    return found


def _on_noun(tokens: Sequence[Token], verb: Token) -> list[Token] | None:
    """The tokens with the participle on its noun; None where it may be what somebody does."""
    noun = _noun_before(tokens, verb)
    own = [t for t in tokens if t.head == verb.index and t is not verb]
    if noun is None or not _tells_when_or_how(tokens, verb) or any(t.dep in _OWN for t in own):
        return None
    if verb.head == noun.index or any(t.dep == "obj" and not _is_time(tokens, t) for t in own):
        return None
    subjects = [t for t in own if t.dep == "nsubj"]
    if any(t.index != noun.index for t in subjects) or _goes_on(tokens, verb):
        return None
    if subjects or verb.dep == "root":
        return _with_verb_behind(tokens, verb, noun, own) if subjects else None
    found = _hung(tokens, verb, noun)
    for other in own:  # "holds A, captured in 2017, and B": B is held too
        if other.dep == "conj" and tokens[verb.head].index < noun.index:
            found[other.index] = replace(other, head=noun.index)
    return found


def _hung(tokens: Sequence[Token], verb: Token, noun: Token) -> list[Token]:
    """The tokens with the participle on its noun, and "last November" as when it was."""
    found = list(tokens)
    found[verb.index] = replace(verb, head=noun.index, dep="acl", tag="VBN")
    for other in tokens:
        if other.head == verb.index and other.dep == "obj":
            found[other.index] = replace(other, dep="obl:unmarked")
    return found


def _goes_on(tokens: Sequence[Token], verb: Token) -> bool:
    """Whether a list of what somebody did goes on: "left A, attacked in the night and fled"."""
    later = [t for t in tokens[verb.index + 1 :] if t.dep == "conj" and t.head in (verb.index, verb.head)]
    joined = [t for t in tokens for act in later if t.head == act.index and t.dep == "cc" and act.tag in _FINITE]
    return any(tokens[t.index - 1].text != "," for t in joined)


def _with_verb_behind(tokens: Sequence[Token], verb: Token, noun: Token, own: Sequence[Token]) -> list[Token] | None:
    """The tokens with the next finite verb behind a comma in the participle's place, where there is one."""
    above = [tokens[verb.head]] if verb.head > verb.index else []
    behind = next((t for t in (*above, *own) if t.index > verb.index and _is_finite_behind_comma(tokens, t)), None)
    if behind is None:
        return None
    passive = any(t.head == behind.index and t.dep == "aux:pass" for t in tokens)
    found = _hung(tokens, verb, noun)
    if behind.index != verb.head:
        for other in own:
            if other.index > behind.index:
                found[other.index] = replace(other, head=behind.index)
        top = behind.index if verb.head == verb.index else verb.head
        found[behind.index] = replace(behind, head=top, dep=verb.dep)
    found[noun.index] = replace(noun, head=behind.index, dep="nsubj:pass" if passive else "nsubj")
    return found


def _is_finite_behind_comma(tokens: Sequence[Token], word: Token) -> bool:
    """Whether a clause without a subject of its own begins behind a comma, as only the first noun's can."""
    own = [t for t in tokens if t.head == word.index and t is not word]
    if any(t.dep.startswith("nsubj") or t.dep in ("cc", "mark") for t in own):
        return False
    helpers = [t for t in own if t.dep in ("aux", "aux:pass", "cop") and t.tag in _FINITE]
    first = min([word.index, *(t.index for t in helpers)])
    before = tokens[first - 1]
    return (bool(helpers) or word.tag in _FINITE) and (before.text == "," or before.pos == "ADV")


def _noun_before(tokens: Sequence[Token], verb: Token) -> Token | None:
    """The noun or name that ends before the comma; of "the town of A" the town."""
    noun = tokens[verb.index - 2]
    if noun.pos not in _NOUNS or _is_time(tokens, noun) or _opens_aside(tokens, noun):
        return None
    while noun.dep in _NAMED_BY and tokens[noun.head].pos in _NOUNS and noun.head < noun.index:
        if noun.dep == "nmod" and not any(t.head == noun.index and t.text.lower() == "of" for t in tokens):
            break
        noun = tokens[noun.head]
    return noun


def _opens_aside(tokens: Sequence[Token], noun: Token) -> bool:
    """Whether the words before the comma are an aside to a name before: "A, a rail hub, captured"."""
    before = [t.index for t in tokens[: noun.index] if t.text == ","]
    return bool(before) and not any(t.pos in ("VERB", "AUX") for t in tokens[before[-1] : noun.index])


def _tells_when_or_how(tokens: Sequence[Token], verb: Token) -> bool:
    after = tokens[verb.index + 1] if verb.index + 1 < len(tokens) else None
    return after is not None and (after.pos in _FOLLOWS or after.text.lower() in _WHEN | _TIMES or after.pos == "NUM")


def _is_time(tokens: Sequence[Token], noun: Token) -> bool:
    """Whether a noun tells when: "last November", "weeks ago"."""
    words = {noun.text.lower(), *(t.text.lower() for t in tokens if t.head == noun.index)}
    return bool(words & (_WHEN | _TIMES))
