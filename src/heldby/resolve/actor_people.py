"""Whom the name of a people means: the people, or its armed men, or its state, where it fights.

In:     a mention, what its words say, the scene.
Out:    `Choice`s.
Never:  fighters for a people that flees, votes or is spoken of; or, for a bare "Kurds", that the report does not name.
"""

from __future__ import annotations

import re

from heldby.lexicon.actor_words import Phrase
from heldby.lexicon.demonyms import key
from heldby.model.mention import Mention
from heldby.resolve.actor_choice import Choice, by_name, meant, text_id, text_name
from heldby.resolve.actor_pronouns import fights
from heldby.resolve.actor_scene import Scene

_PEOPLE = "people."
_ARMED = frozenset({"rebels", "militants", "militias", "jihadists"})
_FROM_THEM = re.compile(r"\b(?:from|by)\s+(?:the\s+)?\Z", re.IGNORECASE)
_SUBJECTS = ("nsubj", "nsubj:pass")
_NEAR = 30  # characters in which whom "and" joins is named


def fighting_people(scene: Scene, mention: Mention, phrase: Phrase) -> Choice:
    """ "Syrian Kurds have taken the town": the force that fights for them, where one is listed."""
    choice = by_name(scene, mention, phrase)
    people = scene.known.get(choice.id or "")
    state = _state(scene, mention, phrase, people.country) if people and people.id.startswith(_PEOPLE) else None
    if state:
        return state
    if people and people.kind == "people" and _bears_arms(scene, mention):
        words = _from_name(text_name(mention.text))
        return Choice(id=text_id(words), name=words, reason="the armed men of a people, not the people", weight=0.8)
    able = scene.lexicon.means.get("fighting", {}).get(choice.id or "", "").split()
    if not able or not (_wins_or_loses(scene, mention, scene.lexicon.taking_words) or _is_fighting(scene, mention)):
        return choice
    there = [force for force in able if force in scene.named or _is_told_of(scene, force)]
    if len(able) == 1 and (phrase.nation or " " in mention.text):
        there = able
    force = scene.known.get(there[0]) if there else None
    return meant(force, f"{choice.name}, who fight here", 0.65) if force else choice


def _is_fighting(scene: Scene, mention: Mention) -> bool:
    return scene.is_subject(mention) and fights(scene, mention)


def _is_told_of(scene: Scene, force: str) -> bool:
    """Whether the report speaks of a country's forces, by its adjective: "Croatian forces", "Croatia's army"."""
    kind, _, land = force.partition(".")
    return kind == "forces" and land.upper() in scene.armies


def _bears_arms(scene: Scene, mention: Mention) -> bool:
    """ "Tuareg rebels", "Druze gunmen": not the Tuareg and not the Druze."""
    return " " in mention.text and scene.lexicon.heads.get(key(mention.text).split()[-1]) in _ARMED


def _from_name(words: str) -> str:
    """ "Allied Tuareg militias", "local Druze gunmen": from the name on."""
    listed = words.split()
    first = next((i for i, word in enumerate(listed) if i and word[0].isupper() and listed[0].islower()), 0)
    return " ".join(listed[first:])


def _state(scene: Scene, mention: Mention, phrase: Phrase, land: str) -> Choice | None:
    """ "The Russians bombed the town", "the Russians and the regime attacked it": a people has no bombs, a state has.

    So are those who take towns or lose them: "captured Kharkiv from the Germans". At home only with "the": "Syrians
    shelled Syrians" are not the army.
    """
    at_home = land in (scene.main, scene.home(mention.start))
    words = scene.lexicon.taking_words if at_home else scene.lexicon.taking_words | scene.lexicon.warring_words
    if phrase.det == "the" and land.lower() not in scene.lexicon.kin_abroad and _wins_or_loses(scene, mention, words):
        return _meant(scene, land, at_home=at_home)
    if not scene.is_subject(mention):
        return None
    if at_home and phrase.det != "the":
        return None
    if not (fights(scene, mention, scene.lexicon.heavy_words) or _joins_rulers(scene, mention)):
        return None
    return _meant(scene, land, at_home=at_home)


def _meant(scene: Scene, land: str, *, at_home: bool) -> Choice | None:
    actor = scene.known.of("forces" if at_home else "state", land)
    return meant(actor, "a state, by what it does", 0.75) if actor else None


def _wins_or_loses(scene: Scene, mention: Mention, words: frozenset[str]) -> bool:
    """Whether one of the verbs has them as its subject, or as those from or by whom a place is taken."""
    token, sentence = scene.head(mention), scene.sentence_of(mention.start)
    if token is None or sentence is None:
        return False
    first = sentence.tokens[token.head]
    if token.dep == "conj" and first.dep in _SUBJECTS:  # "the British and the French attacked"
        return sentence.tokens[first.head].lemma.lower() in words
    if scene.is_subject(mention):
        return fights(scene, mention, words)
    if not _FROM_THEM.search(scene.text, 0, mention.start):
        return False
    above = [first, sentence.tokens[first.head]]
    return any(t.pos == "VERB" and t.lemma.lower() in words for t in above)


def _joins_rulers(scene: Scene, mention: Mention) -> bool:
    """ "The Russians and the Syrian regime": whoever fights beside a government is one."""
    words = key(scene.text[mention.end :][:_NEAR]).split()
    return words[:1] == ["and"] and fights(scene, mention) and bool(set(words) & scene.lexicon.rulers)
