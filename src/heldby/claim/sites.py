"""What was destroyed, damaged or spared: each site of a list by itself.

In:     a clause and the words that an argument of a rule about sites points at.
Out:    a `Filler` for each site: "the temples of Bel", "Baal Shamin" and "the Arch" of "the temples of Bel and Baal
        Shamin and the Arch".
Never:  people, or "some of which" where nothing says of what.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.claim.filling import phrase_filler
from heldby.claim.victims import is_people
from heldby.model import Filler, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from heldby.claim.clause import Clause
    from heldby.claim.filling import Names

_WHICH = frozenset({"which", "whom", "that"})
_NAMED = (MentionKind.PLACE, MentionKind.ACTOR, MentionKind.PERSON)
_BUILT = frozenset(
    {"temples", "mosques", "churches", "cathedrals", "shrines", "tombs", "mausoleums", "monasteries", "palaces"}
    | {"statues", "citadels", "castles", "museums", "minarets", "synagogues"}
)


def sites(clause: Clause, names: Names, heads: Iterable[int], trigger: int) -> Iterator[Filler]:
    """The sites that the words name, in order, without the trigger."""
    seen: set[tuple[int, int]] = set()
    for head in heads:
        for member in clause.listed(_antecedent(clause, head)):
            for filler in _of_one(clause, names, member, trigger):
                if (filler.start, filler.end) not in seen:
                    yield filler
                seen.add((filler.start, filler.end))


def _antecedent(clause: Clause, word: int) -> int:
    """The ruins of "many ruins, some of which were destroyed"; otherwise the word."""
    if not any(clause.tokens[k].text.lower() in _WHICH for k in clause.kids(word, "nmod")):
        return word
    above = (verb for verb in clause.governors(word) if clause.is_dep(verb, "acl:relcl", "acl"))
    before = clause.tokens[word - 2 : word - 1] if word > 1 and clause.tokens[word - 1].text == "," else []
    told = [token.index for token in before if token.pos in ("NOUN", "PROPN")]
    return next((clause.tokens[verb].head for verb in above), told[0] if told else word)


def _of_one(clause: Clause, names: Names, word: int, trigger: int) -> Iterator[Filler]:
    """The site at a word, and those that "and" joins to what it is called by."""
    token = clause.tokens[word]
    phrase = phrase_filler(clause, names.text, word, without=trigger)
    if phrase is None or is_people(token.text) or names.at(MentionKind.TIME, token.start, token.end):
        return
    if any(w in _WHICH for w in phrase.text.lower().split()[1:]):
        return
    yield phrase
    for below in clause.kids(word, "nmod"):
        if clause.preposition(below) == "of":
            for member in clause.listed(below)[1:]:
                if _is_site(clause, names, word, member):
                    further = phrase_filler(clause, names.text, member, without=trigger)
                    yield from [further] if further else []


def _is_site(clause: Clause, names: Names, word: int, member: int) -> bool:
    """Whether one joined to a site's name is a site: by its own article, or as what another of many is called."""
    token = clause.tokens[member]
    if is_people(token.text) or any(names.at(kind, token.start, token.end) for kind in _NAMED):
        return False
    own = any(clause.tokens[k].text.lower() in ("the", "its") for k in clause.kids(member, "det"))
    many = clause.tokens[word].text.lower() in _BUILT
    return token.pos == "PROPN" and (own or many)
