"""Whom a description cannot mean: who does something to it in the same clause, and who fights beside the rulers.

In:     a mention, what its words say, the scene; the names of two who stand side by side.
Out:    ids of actors in sight.
Never:  somebody whose own men or base the words may tell of ("A buried a leader of the group").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from heldby.lexicon.actor_words import Phrase

if TYPE_CHECKING:
    from heldby.model.mention import Mention
    from heldby.model.syntax import Sentence, Token
    from heldby.resolve.actor_scene import Scene, Seen

_SUBJECTS = frozenset({"nsubj", "nsubj:outer"})
_SUFFERING = frozenset({"obj", "obl", "nmod"})
# What leads to an opponent from a noun: in "a leader of the group" the group may be the subject's own.
_AGAINST = frozenset({"by", "against", "with", "from", "on"})
_SHARES_SUBJECT = frozenset({"conj", "xcomp", "advcl"})
_RULERS = ("forces.", "gov.")
_NAMED = r"(?:\s*\([^()]*\))?,?\s+(?:(?:which|who|that)\s+)?(?:(?:is|are|was|were)\s+)?"
_BY_FRIENDS = re.compile(
    rf"{_NAMED}(?:backed|supported|aided|assisted|helped|joined|reinforced|accompanied)\s+by\s+(?:[\w'’-]+\s+){{0,3}}",
    re.IGNORECASE,
)
_WITH_FRIENDS = re.compile(
    rf"{_NAMED}(?:(?:fighting|fights?|sides?|siding)\s+(?:alongside|with)|(?:loyal|allied|aligned)\s+(?:to|with)|"
    r"together\s+with|along\s+with|alongside|backing|supporting|on\s+the\s+side\s+of)\s+(?:the\s+)?",
    re.IGNORECASE,
)


def not_meant(scene: Scene, mention: Mention, phrase: Phrase) -> frozenset[str]:
    """The ids of those in sight whom a description cannot mean."""
    beside = scene.beside_rulers if phrase.head in scene.lexicon.foes else frozenset[str]()
    return beside | {seen.id for seen in _doers(scene, mention)}


def beside_rulers(text: str, one: Seen, other: Seen) -> str:
    """Whom of two the words tell to fight beside the other, a government or army ("the army, backed by A"), or ""."""
    one, other = sorted((one, other), key=lambda s: s.start)
    ruling = [seen.id.startswith(_RULERS) for seen in (one, other)]
    if ruling == [True, False] and (_BY_FRIENDS.fullmatch(text, one.end, other.start)):
        return other.id
    if ruling[0] is not ruling[1] and _WITH_FRIENDS.fullmatch(text, one.end, other.start):
        return other.id if ruling[0] else one.id
    return ""


def _doers(scene: Scene, mention: Mention) -> Iterator[Seen]:
    """Who does what the mention suffers: the subjects of its verb, and of the verbs that share theirs with it."""
    head, sentence = scene.head(mention), scene.sentence_of(mention.start)
    verb = _verb_over(sentence, head) if head and sentence else None
    if sentence is None or verb is None:
        return
    acting = _subjects(sentence, verb)
    while not acting and verb.dep in _SHARES_SUBJECT and sentence.tokens[verb.head].pos == "VERB":
        verb = sentence.tokens[verb.head]
        acting = _subjects(sentence, verb)
    here = [seen for seen in scene.seen if sentence.start <= seen.start < sentence.end]
    for token in _joined(sentence, acting):
        yield from (seen for seen in here if seen.start <= token.start < seen.end)


def _subjects(sentence: Sentence, verb: Token) -> list[Token]:
    return [t for t in sentence.tokens if t.head == verb.index and t.dep in _SUBJECTS]


def _joined(sentence: Sentence, acting: list[Token]) -> list[Token]:
    """The words with those that "and" or "of" joins to them: "units of A and B" are A and B."""
    found = {t.index for t in acting}
    for token in sentence.tokens:
        own = token.dep == "conj" or (token.dep == "nmod" and _led_by(sentence, token) == "of")
        if own and token.head in found:
            found.add(token.index)
    return [sentence.tokens[i] for i in sorted(found)]


def _verb_over(sentence: Sentence, head: Token) -> Token | None:
    """The verb whose object or adjunct a word is, also by way of a noun: "foiled an attack by them"."""
    token, seen = head, {head.index}
    while token.dep in _SUFFERING or token.dep == "conj":
        if token.dep == "nmod" and _led_by(sentence, token) not in _AGAINST:
            return None
        token = sentence.tokens[token.head]
        if token.pos == "VERB":
            return token
        if token.index in seen:
            return None
        seen.add(token.index)
    return None


def _led_by(sentence: Sentence, token: Token) -> str:
    """The preposition before a word, "" for none."""
    return next((t.text.lower() for t in sentence.tokens if t.head == token.index and t.dep == "case"), "")
