"""What was destroyed, damaged or spared: each site of a list by itself.

In:     a clause and the words that an argument of a rule about sites points at.
Out:    a `Filler` for each site: "the temples of Bel", "Baal Shamin" and "the Arch" of "the temples of Bel and Baal
        Shamin and the Arch".
Never:  people, or "some of which" where nothing says of what.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.claim.filling import phrase_filler
from heldby.claim.people_nouns import is_people
from heldby.lexicon.words import words
from heldby.model import Filler, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.filling import Names

_PAIR = 2
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
        for filler in _of_list(clause, names, _members(clause, _antecedent(clause, head)), trigger):
            if (filler.start, filler.end) not in seen:
                yield filler
            seen.add((filler.start, filler.end))


def _of_list(clause: Clause, names: Names, members: Sequence[int], trigger: int) -> Iterator[Filler]:
    """The sites of a list; a pair that is one site as one."""
    both = len(members) == _PAIR and _goes_with(clause, members[0], members[1])
    found = [filler for member in members for filler in _of_one(clause, names, member, trigger)]
    if both and len(found) == _PAIR:
        start, end = found[0].start, found[1].end
        found = [Filler(start=start, end=end, text=names.text[start:end])]
    yield from found


def _members(clause: Clause, head: int) -> list[int]:
    """The members of a list; one with an article or number of its own where the report has dropped the comma, too."""
    members = list(clause.listed(head))
    bare = [k for k in clause.kids(head, "appos") if clause.tokens[k].pos == "NOUN" and clause.kids(k, "det", "nummod")]
    apart = [k for k in bare if clause.kids(k, "conj")]
    return members + [member for k in apart for member in clause.listed(k) if member not in members]


def _goes_with(clause: Clause, first: int, member: int) -> bool:
    """Whether the second of a pair is no site by itself: "houses and properties", "the park and its facilities".

    Nor is what shares the other's number: "100 homes and shops" are counted together.
    """
    token = clause.tokens[member]
    plain = not clause.kids(member, "det", "nummod", "amod", "nmod")
    many = clause.tokens[first].tag == "NNS" or bool(clause.kids(member, "nmod:poss"))
    counted = plain and bool(clause.kids(first, "nummod")) and token.tag == "NNS"
    return counted or (many and token.text.lower() in words("en").belongings)


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
    if _is_somebody(clause, names, word) or any(_is_somebody(clause, names, k) for k in _counted(clause, word)):
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


def _counted(clause: Clause, word: int) -> list[int]:
    """Whom a number counts: the fighters of "dozens of fighters"."""
    counts = clause.tokens[word].text.lower() in words("en").counting_nouns
    return [k for k in clause.kids(word, "nmod") if clause.preposition(k) == "of"] if counts else []


def _is_somebody(clause: Clause, names: Names, word: int) -> bool:
    """Whether a word stands for people or a party, who are fought: "destroy the Islamic State"."""
    token, small = clause.tokens[word], words("en")
    party = names.at(MentionKind.ACTOR, token.start, token.end)
    things = small.crafts | small.place_nouns | small.columns
    lower = token.text.lower()
    thing = not {lower, clause.lemma(word)}.isdisjoint(things)
    return is_people(token.text) or (party is not None and party.form != "pronoun" and not thing)


def _is_site(clause: Clause, names: Names, word: int, member: int) -> bool:
    """Whether one joined to a site's name is a site: by its own article, or as what another of many is called."""
    token = clause.tokens[member]
    if is_people(token.text) or any(names.at(kind, token.start, token.end) for kind in _NAMED):
        return False
    own = any(clause.tokens[k].text.lower() in ("the", "its") for k in clause.kids(member, "det"))
    many = clause.tokens[word].text.lower() in _BUILT
    return token.pos == "PROPN" and (own or many)
