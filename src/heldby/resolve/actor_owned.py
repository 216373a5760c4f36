"""Whom a possessed noun means: "its troops" are the forces of whoever "its" is.

In:     a mention after its or their, what its words say, the scene with the pronoun resolved.
Out:    `Choice`s.
Never:  the army of the country told of for another's troops.
"""

from __future__ import annotations

from heldby.lexicon.actor_words import Phrase, is_called_armed
from heldby.lexicon.demonyms import key
from heldby.model.knowledge import Actor
from heldby.model.mention import Mention
from heldby.resolve.actor_choice import Choice, again, left_open, meant
from heldby.resolve.actor_scene import Scene, Seen

OWNED = frozenset({"its", "their"})
_POSSESSIVES = frozenset({"'s ", "’s ", "' ", "’ "})
_WEIGHT = 0.6
# A ministry's troops are those of its country.
_STATES = ("state.", "gov.", "defence.")
MEN = frozenset({"forces", "aircraft", "militants", "militias"})
_OF_ARMIES = frozenset({"guard", "border", "special", "national", "joint"})
_OF_A_STATE = frozenset({"state", "gov", "forces"})


def speaks_for_a_state(actor: Actor | None) -> bool:
    """ "The Kremlin said its troops": who is listed only as a source, and belongs to a state or its forces."""
    return actor is not None and actor.kind == "source" and actor.parent.partition(".")[0] in _OF_A_STATE


def _forces_of(scene: Scene, owner_id: str) -> Actor | None:
    """The forces of a state, or of the country a ministry speaks for; None for a party that fights itself."""
    actor = scene.known.get(owner_id)
    stately = actor is not None and (actor.id.startswith(_STATES) or speaks_for_a_state(actor))
    return scene.known.of("forces", actor.country) if actor and stately else None


def men_of(scene: Scene, mention: Mention, phrase: Phrase) -> Choice | None:
    """ "ISIL's fighters", "the group's men": the men of the name right before; None for anybody else's."""
    if phrase.sort not in MEN or phrase.nation or phrase.backer or mention.candidates:
        return None
    before = scene.text[: mention.start]
    owner = next((s for s in reversed(scene.seen) if before[s.end :] in _POSSESSIVES and s.end < mention.start), None)
    owner = owner or (None if phrase.det else _named_right_before(scene, mention))
    if owner is None or owner.credited:
        return None
    forces = _forces_of(scene, owner.id)
    return (
        meant(forces, f"the forces of {owner.name}", _WEIGHT)
        if forces
        else again(owner, "the men of its owner", _WEIGHT)
    )


def _named_right_before(scene: Scene, mention: Mention) -> Seen | None:
    """ "Karsh Defence Force troops": whose name nobody lists; not "Northern Command troops", who are the army's."""
    before = scene.text[: mention.start]
    names = (s for s in reversed(scene.seen) if s.named and before[s.end :] == " " and " " in before[s.start : s.end])
    owner = next((s for s in names if scene.known.get(s.id) is None), None)
    of_army = scene.lexicon.units | scene.lexicon.commands | _OF_ARMIES
    armed = owner is not None and is_called_armed(owner.id)
    return owner if owner and armed and of_army.isdisjoint(key(owner.name).split()) else None


def owned(scene: Scene, mention: Mention, phrase: Phrase) -> Choice:
    """The owner's men, open when the owner is; "its allies" and "its government" are not the owner."""
    owner = next((s for s in reversed(scene.followers) if s.end == mention.start - 1), None)
    if owner is None or phrase.sort not in MEN:
        return left_open(mention, f"belongs to whom {phrase.det!r} means")
    forces = _forces_of(scene, owner.id)
    if forces:
        return meant(forces, f"the forces of {owner.name}", _WEIGHT)
    return again(owner, "the men of its owner", _WEIGHT)
