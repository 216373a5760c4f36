"""Who stands behind, as a mention of its own inside the whole: "U.S." in "U.S.-backed forces", "YPG" in "YPG-led SDF".

In:     the words of a text, a group that names a backer or leader.
Out:    the backer's own `Group`, nested in the whole; the side that a named body is on ("the opposition Congress");
        the party whose people speak ("an RSF commander").
Never:  a part of a plain name: "Islamic State" has none; or of one broken word, whose parts share their place.
"""

from __future__ import annotations

from heldby.lexicon.actor_words import ActorWords, Phrase
from heldby.lexicon.actors import Actors
from heldby.lexicon.demonyms import by_adjective, is_country
from heldby.mark.actor_groups import Group
from heldby.mark.actor_runs import Gatherer
from heldby.mark.actor_text import Words

_BETWEEN = 5  # words between a side and the name of a body that is on it


def backer_of(words: Words, gatherer: Gatherer, group: Group, lexicon: ActorWords, known: Actors) -> Group | None:
    """The backer or friend in a group's words, None when it has none or is the whole group."""
    ties = lexicon.backing | lexicon.leading | lexicon.friendly
    if not any(words.key(at) in ties for at in range(group.first, group.last)):
        return None
    for at in range(group.first, group.last):
        befriended = words.key(at - 1) in lexicon.friendly and at > group.first
        found, last = gatherer.backer(at) if befriended else gatherer.tied(at)
        if found and last < group.last and words[last].start >= words[last - 1].end:
            return _as_group(words, known, at, last, found)
    return None


def party_of_speaker(words: Words, group: Group, known: Actors) -> Group | None:
    """Whose people speak: the RSF of "an RSF commander", where the whole is nobody known."""
    found = words.name_at(group.first, known) if group.phrase.sort == "source" and not group.candidates else None
    if found is None or found.last >= group.last:
        return None
    told = [a for a in map(known.get, found.actors) if a]
    ids = tuple(a.id for a in told if a.kind in ("group", "force"))
    if not ids:
        return None
    return Group(first=found.first, last=found.last, phrase=Phrase(sort="name"), form="name", candidates=ids)


def side_of(words: Words, group: Group, lexicon: ActorWords) -> Group | None:
    """Whose side a named body is on: "the opposition Congress Party", "the pro-government website Al Masdar"."""
    if group.form not in ("name", "source") or not group.candidates:
        return None
    at = next((at for at in range(group.last - 2, group.first - _BETWEEN, -1) if _is_side(words, at, lexicon)), -1)
    if at < 0 or not all(_may_stand_between(words, i, lexicon) for i in range(at + 1, group.first)):
        return None
    sort = "rebels" if lexicon.modifiers.get(words.key(at)) == "rebel" else "government"
    phrase = Phrase(sort=sort, det="the", head=words.key(at))
    return Group(first=at, last=at + 1, phrase=phrase, form="description")


def _is_side(words: Words, at: int, lexicon: ActorWords) -> bool:
    """A side that a body is for ("pro-opposition"), or is itself of ("the opposition Congress Party")."""
    side = words.key(at)
    if side in lexicon.opposing and words.joined(at + 1) and words[at + 1].gap == " ":
        return True
    return words.key(at - 1) in lexicon.friendly and lexicon.modifiers.get(side) in ("government", "rebel")


def _may_stand_between(words: Words, at: int, lexicon: ActorWords) -> bool:
    """ "Website", "monitoring group": what sort of body it is; not "held", "areas"."""
    return words[at].gap in (" ", ",") and not words[at].capital and words.key(at) not in lexicon.held


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
