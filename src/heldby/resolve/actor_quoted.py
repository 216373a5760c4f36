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
from heldby.resolve.actor_scene import Scene

_MARK = re.compile(r"[\"“”]|''|``|‘‘|’’")
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
    bodies = {actor.id: actor.name for s in outside if (actor := party_of(scene, s)) and actor.kind not in _PAPERS}
    told = [scene.known.get(p.id) for p in people if p.id and sentence.start <= p.start < sentence.end]
    parties = {person.parent: person.name for person in told if person and person.parent}
    speaking = bodies or parties
    forces = _of_rank(scene, quotes, sentence.start, sentence.end) if not speaking else None
    if forces:
        return men_led_by(scene, forces.id, forces.name)
    if len(speaking) != 1:
        return left_open(mention, "nobody is said to speak" if not speaking else "several may be speaking")
    ((id_, name),) = speaking.items()
    return men_led_by(scene, id_, name) or left_open(mention, f"the forces of {name} are not listed")


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
