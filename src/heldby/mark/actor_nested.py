"""Who stands behind, as a mention of its own inside the whole: "U.S." in "U.S.-backed forces", "YPG" in "YPG-led SDF".

In:     the words of a text, a group that names a backer or leader.
Out:    the backer's own `Group`, nested in the whole.
Never:  a part of a plain name: "Islamic State" has none; or of one broken word, whose parts share their place.
"""

from __future__ import annotations

from heldby.lexicon.actor_words import Phrase
from heldby.lexicon.actors import Actors
from heldby.lexicon.demonyms import by_adjective, is_country
from heldby.mark.actor_groups import Group
from heldby.mark.actor_runs import Gatherer
from heldby.mark.actor_text import Words


def backer_of(words: Words, known: Actors, gatherer: Gatherer, group: Group) -> Group | None:
    """The backer in a group's words, None when it has none or is the whole group."""
    backer = group.phrase.backer
    if not backer or group.phrase.tie in ("pro", "anti"):
        return None
    for at in range(group.first, group.last):
        found, last = gatherer.backer(at)
        if found == backer and last < group.last and words[last].start >= words[last - 1].end:
            return _as_group(words, known, at, last, backer)
    return None


def lone_backer(words: Words, known: Actors, gatherer: Gatherer, at: int) -> Group | None:
    """The backer of something that is nobody: "a U.S.-backed offensive"."""
    backer, last = gatherer.tied(at)
    apart = bool(backer) and words[last].start >= words[last - 1].end
    return _as_group(words, known, at, last, backer) if apart else None


def _as_group(words: Words, known: Actors, at: int, last: int, backer: str) -> Group:
    if not is_country(backer):
        return Group(first=at, last=last, phrase=Phrase(sort="name"), form="name", candidates=(backer,))
    state = known.of("state", backer)
    form = "demonym" if words.keys(at, last) in by_adjective() else "name"
    ids = (state.id,) if state else ()
    return Group(first=at, last=last, phrase=Phrase(sort="state", nation=backer), form=form, candidates=ids)
