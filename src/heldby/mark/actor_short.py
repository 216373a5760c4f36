"""Later, shorter uses of a body's name that the text does not announce: "the brigade", "the VDF".

In:     the words of a text, the bodies named in it, the lexicon.
Out:    `Group`s that stand for the body named before them.
Never:  a short name that two bodies of the text could bear; "the front" that soldiers go to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heldby.lexicon.actor_words import ActorWords, Phrase
from heldby.lexicon.actors import Actors
from heldby.mark.actor_groups import Group
from heldby.mark.actor_text import Words

_NAMED = frozenset({"name", "body"})
_ARMED = frozenset({"group", "force"})
_SMALL = frozenset({"of", "for", "the", "and", "al", "el"})
_LINKS = frozenset({"of", "for"})
_LEAST = 3  # letters of an acronym
_DOES = frozenset({"nsubj", "nsubj:pass", "obl:agent", "nmod:poss"})
_SUFFERS = _DOES | {"obj", "obl", "nmod", "conj"}


def initialled(words: Words, named: Sequence[Group], known: Actors) -> Iterator[Group]:
    """ "The KDF took the town" after "the Karsh Defence Force": letters that open the words of one name before them."""
    letters = _by_one(((_initials(words, g), g) for g in named if _is_full(g)), words)
    if not letters:
        return
    inside = {at for g in named if g.last - g.first > 1 for at in range(g.first, g.last)}
    for at, word in enumerate(words.all):
        group = letters.get(
            word.text.replace(".", "") if not word.owner else word.text.partition("'")[0].partition("’")[0]
        )
        if group is None or group.last > at or at in inside or words.name_at(at, known):
            continue
        yield _standing_for(words, group, at)


def _is_full(group: Group) -> bool:
    """Whether a group is a name of several words that says what sort of body it is."""
    return group.phrase.sort in _NAMED and group.form == "name" and group.last - group.first > 1 and not group.phrase.of


def _initials(words: Words, group: Group) -> str:
    """The letters that open the words of a name, small words apart; "" for too few."""
    written = [w.text[0] for w in words.all[group.first : group.last] if w.key not in _SMALL]
    return "".join(written) if len(written) >= _LEAST and all(ch.isupper() for ch in written) else ""


def shortened(words: Words, named: Sequence[Group], lexicon: ActorWords, known: Actors) -> list[Group]:
    """ "The brigade withdrew" after "the Desert Shield Brigade": a noun that one name before it bears."""
    nouns = _by_one(((_noun(words, g, lexicon), g) for g in named if _is_full(g) and _may_fight(g, known)), words)
    if not nouns:
        return []
    taken = {at for g in named for at in range(g.first, g.last)}
    return [
        _standing_for(words, group, at)
        for at, word in enumerate(words.all)
        if (group := nouns.get(word.key))
        and group.last <= at
        and at not in taken
        and words.key(at - 1) == "the"
        and word.gap == " "
        and _may_act(words, at, lexicon)
    ]


def _may_fight(group: Group, known: Actors) -> bool:
    """Whether a body is not known to be peaceful: the United Nations have a council, too."""
    return all((actor := known.get(i)) is not None and actor.kind in _ARMED for i in group.candidates)


def _noun(words: Words, group: Group, lexicon: ActorWords) -> str:
    """What sort of body a name says it is of: "brigade", "front" of "the Front for A"; "" for others."""
    keys = [w.key for w in words.all[group.first : group.last]]
    head = next((keys[i - 1] for i, k in enumerate(keys) if i and k in _LINKS), keys[-1])
    return head if head in lexicon.shortening else ""


def _may_act(words: Words, at: int, lexicon: ActorWords) -> bool:
    """Whether a noun stands for somebody here: it does something or owns; a plain one may also suffer."""
    token = words.token(at)
    follows = words.joined(at + 1) and (words[at + 1].capital or words.key(at + 1) in _LINKS) and not words[at].owner
    if token is None or follows:
        return False
    return token.dep in (_DOES if words.key(at) in lexicon.places_too else _SUFFERS)


def _by_one(named: Iterator[tuple[str, Group]], words: Words) -> dict[str, Group]:
    """The first group of each short form that one name alone has."""
    found: dict[str, Group] = {}
    several = set()
    for short, group in named:
        other = found.setdefault(short, group) if short else group
        if words.keys(other.first, other.last) != words.keys(group.first, group.last):
            several.add(short)
    return {short: group for short, group in found.items() if short not in several}


def _standing_for(words: Words, group: Group, at: int) -> Group:
    phrase = Phrase(sort=group.phrase.sort, of=words.keys(group.first, group.last), nation=group.phrase.nation)
    form = "name" if words[at].capital else "description"
    return Group(first=at, last=at + 1, phrase=phrase, form=form, candidates=group.candidates)
