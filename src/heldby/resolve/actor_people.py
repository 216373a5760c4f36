"""Whom the name of a people means: the people, or its armed men where it fights.

In:     a mention, what its words say, the scene.
Out:    `Choice`s.
Never:  fighters for a people that flees, votes or is spoken of; or, for a bare "Kurds", that the report does not name.
"""

from __future__ import annotations

from heldby.lexicon.actor_words import Phrase
from heldby.model.mention import Mention
from heldby.resolve.actor_choice import Choice, by_name, meant
from heldby.resolve.actor_pronouns import fights
from heldby.resolve.actor_scene import Scene


def fighting_people(scene: Scene, mention: Mention, phrase: Phrase) -> Choice:
    """ "Syrian Kurds have taken the town": the force that fights for them, where one is listed."""
    choice = by_name(scene, mention, phrase)
    force = scene.known.get(scene.lexicon.means.get("fighting", {}).get(choice.id or "", ""))
    if force is None or not scene.is_subject(mention) or not fights(scene, mention):
        return choice
    if not phrase.nation and " " not in mention.text and force.id not in scene.named:
        return choice
    return meant(force, f"{choice.name}, who fight here", 0.65)
