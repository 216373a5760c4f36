"""Who "we" are: the one party that the sentence names as speaking outside the quotation marks.

In:     a mention of "we", "us", "our" or of "our forces", the scene, whom the persons of the report are.
Out:    `Choice`s; an abstention where nobody or several may be speaking.
Never:  a paper that quotes, or anybody named within the quotation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from heldby.lexicon.actor_words import Phrase
from heldby.lexicon.demonyms import key
from heldby.model.knowledge import Actor
from heldby.model.link import Link
from heldby.model.mention import Mention
from heldby.resolve.actor_choice import Choice, left_open
from heldby.resolve.actor_leaders import men_led_by, party_of
from heldby.resolve.actor_owned import MEN
from heldby.resolve.actor_scene import Scene, Seen

_MARK = re.compile(r"[\"“”]|''|``|‘‘|’’")
# Who says it is told in the sentence before.
_HE_SAID = re.compile(
    r"\b(?:he|she)\s+(?:said|added|told|says|claimed|insisted|announced)|\bsaid\s+(?:he|she)\b", re.IGNORECASE
)
_FOR = re.compile(
    r"\b(?:spokes(?:man|woman|person)|commander|leader|chief|head)\s+(?:for|of)\s+(?:the\s+)?$", re.IGNORECASE
)
# Who is told of, and does not tell: "the governor said the Taliban attacked", but not "..., said the Taliban".
_TOLD_OF = re.compile(
    r"\w\s+(?:said|says|told\s+(?:reporters|journalists|us)|claimed|added)\s+(?:that\s+)?(?:the\s+)?$", re.IGNORECASE
)
_OFFICE = 40  # characters before a name in which an office stands
_WORD = re.compile(r"[\w-]+")
_UNITS = frozenset({"division", "brigade", "battalion", "regiment"})
_PAPERS = frozenset({"media", "source", "organisation"})


def ours(scene: Scene, mention: Mention, phrase: Phrase, people: Sequence[Link]) -> Choice | None:
    """The speaker's party, for "we" and for "our fighters"; None for any other words."""
    men = phrase.det == "our" and phrase.sort in MEN and not (phrase.nation or mention.candidates)
    if phrase.sort != "we" and not men:
        return None
    sentence = scene.sentence_of(mention.start)
    quotes = _quotes(scene.text, sentence.start, sentence.end) if sentence else []
    if sentence is None or not any(start <= mention.start < end for start, end in quotes):
        return left_open(mention, "nobody is quoted here")
    here = scene.sentence_at(mention.start)
    outside = [s for s in scene.seen if s.sentence == here and not _within(quotes, s.start)]
    outside = [s for s in outside if not _TOLD_OF.search(scene.text, max(sentence.start, s.start - _OFFICE), s.start)]
    bodies = {actor.id: actor.name for s in outside if (actor := party_of(scene, s)) and actor.kind not in _PAPERS}
    told = [scene.known.get(p.id) for p in people if p.id and sentence.start <= p.start < sentence.end]
    parties = {person.parent: person.name for person in told if person and person.parent}
    speaking = bodies or parties
    forces = _of_rank(scene, quotes, sentence.start, sentence.end) if not speaking else None
    if forces:
        return men_led_by(scene, forces.id, forces.name)
    if not speaking and here and _HE_SAID.search(_unquoted(scene.text, quotes, sentence.start, sentence.end)):
        speaking = _who_spoke(scene, here - 1, people)
    if len(speaking) != 1:
        return left_open(mention, "nobody is said to speak" if not speaking else "several may be speaking")
    ((id_, name),) = speaking.items()
    return men_led_by(scene, id_, name) or left_open(mention, f"the forces of {name} are not listed")


def _who_spoke(scene: Scene, sentence: int, people: Sequence[Link]) -> dict[str, str]:
    """Who "he said" is: whom the sentence before names by his office ("a Taliban spokesman"), or by his name."""
    named = [s for s in scene.seen if s.sentence == sentence]
    span = scene.sentence_of(named[0].start) if named else None
    if span is None:
        return {}
    quotes = _quotes(scene.text, span.start, span.end)
    said = [s for s in named if not _within(quotes, s.start) and _is_in_office(scene, s)]
    bodies = {actor.id: actor.name for s in said if (actor := party_of(scene, s)) and actor.kind not in _PAPERS}
    told = [scene.known.get(p.id) for p in people if p.id and span.start <= p.start < span.end]
    parties = {person.parent: person.name for person in told if person and person.parent}
    forces = _of_rank(scene, quotes, span.start, span.end) if not (bodies or parties) else None
    return bodies or parties or ({forces.id: forces.name} if forces else {})


def _is_in_office(scene: Scene, seen: Seen) -> bool:
    """ "A Taliban spokesman", "the spokesman of the M23": who is named as speaking for a party."""
    behind = _WORD.match(scene.text, seen.end + 1)
    office = [scene.text[seen.start : seen.end].split()[-1], behind[0] if behind else ""]
    spoken_for = _FOR.search(scene.text, max(0, seen.start - _OFFICE), seen.start)
    return spoken_for is not None or any(key(word) in scene.lexicon.titles for word in office)


def _unquoted(text: str, quotes: Sequence[tuple[int, int]], start: int, end: int) -> str:
    return "".join(c for at, c in enumerate(text[start:end], start) if not _within(quotes, at))


def _of_rank(scene: Scene, quotes: Sequence[tuple[int, int]], start: int, end: int) -> Actor | None:
    """ "An army spokesman said", "the division's commander told reporters": the forces of the land told of."""
    said = [m for m in _WORD.finditer(scene.text, start, end) if not _within(quotes, m.start())]
    soldiers = scene.lexicon.soldiers | _UNITS
    ranked = any(key(a[0]) in soldiers and key(b[0]) in scene.lexicon.titles for a, b in pairwise(said))
    return scene.known.of("forces", scene.home(start)) if ranked else None


def _quotes(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches between marks, taken in turns; an unclosed one ends with the sentence."""
    marks = [match.start() for match in _MARK.finditer(text, start, end)]
    marks += [end] if len(marks) % 2 else []
    return list(zip(marks[::2], marks[1::2], strict=True))


def _within(quotes: Sequence[tuple[int, int]], position: int) -> bool:
    return any(start <= position < end for start, end in quotes)
