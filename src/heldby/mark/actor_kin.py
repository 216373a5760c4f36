"""Whose forces a group is by its people: "Bosnian Serb jets", "the Sudanese National Defence Force", "jets believed
to be Turkish".

In:     the run of words of a group, the list of actors.
Out:    the ids of listed forces, none where the words tell no kin.
Never:  the forces of the country for those of a people in it.
"""

from __future__ import annotations

from heldby.lexicon.actor_words import ActorWords
from heldby.lexicon.actors import Actors
from heldby.mark.actor_runs import Run
from heldby.mark.actor_text import Words

_REACH = 5  # words
_BELIEVED = frozenset({"believed", "thought", "suspected", "presumed", "assumed", "understood", "said", "reported"})
_ALSO = frozenset({"also", "widely", "again", "likewise"})


def of_kin(words: Words, actors: Actors, run: Run) -> tuple[str, ...]:
    """ "Bosnian Serb jets" are the listed "Bosnian Serb forces", "Iraqi Kurdish guns" the Kurdish forces of Iraq."""
    people = words.keys(run.first, run.told or run.first)
    if not (run.nation and run.sect and people.endswith(run.sect)):
        return ()
    of_people = actors.find(f"{people} forces")
    akin = [a for a in actors.find(f"{run.sect} forces") if a.country == run.nation]
    return tuple(a.id for a in of_people or akin)


def namesake(words: Words, actors: Actors, lexicon: ActorWords, run: Run) -> tuple[str, ...]:
    """The nation's own forces, where only another's bear the name: "the X-ian National Defence Force"."""
    named = [a for a in map(actors.get, run.named) if a]
    abroad = run.nation and all(a.country and a.country != run.nation for a in named)
    forces = actors.of("forces", run.nation) if abroad else None
    is_force = lexicon.heads.get(words.key(run.named_end - 1), "") == "forces"
    return (forces.id,) if forces and is_force else ()


def is_believed(words: Words, lexicon: ActorWords, run: Run) -> bool:
    """ "Jets believed to be Turkish": an adjective alone, told of what flies, fires or is a deed."""
    if not run.nation or run.at != run.told or words.keys(run.first - 2, run.first) != "to be":
        return False
    before = [words.key(at) for at in range(max(0, run.first - _REACH), run.first - 2) if words.key(at) not in _ALSO]
    if len(before) < 2 or before[-1] not in _BELIEVED:
        return False
    noun = before[-2]
    return lexicon.heads.get(noun) in ("aircraft", "forces", "militants") or noun in lexicon.deeds
