"""From a word of the tree to the words that fill a role: a marked name in its phrase, or the phrase itself.

In:     a clause, the mentions in its sentence, and the words an argument points at.
Out:    `Filler`s: for a place or actor the mention, for free text the phrase.
Never:  a name from another phrase; what the phrase lacks, the discourse may supply later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from heldby.claim.arguments import tells_where_a_town_is
from heldby.claim.known_towns import where_it_lies
from heldby.lexicon.words import words
from heldby.model import Filler, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from heldby.claim.clause import Clause
    from heldby.model import Mention, Token

_KIND = {"place": MentionKind.PLACE, "actor": MentionKind.ACTOR, "person": MentionKind.PERSON}
# How a name may hang below the word that an argument points at ("fighters of the Islamic State", "the army's units").
_ACTOR_LINKS = frozenset(
    {"amod", "compound", "nmod:poss", "nmod:desc", "flat", "nmod", "appos", "conj", "det", "case", "nummod"}
)
_ACTOR_PREPOSITIONS = frozenset({"of", "from", "with", "in", "'s", "’s", "'", "’", ""})
# Below a noun that is no place, "in X" tells where it is, not what is meant ("the number of fighters in Iraq").
_NEARBY = frozenset({"", "of", "near", "around", "between", "outside", "on", "along"})
_PLACE_PREPOSITIONS = _NEARBY | {"in", "at", "'s", "’s", "to", "from", "inside", "within"}
_OF_THEM = frozenset({"them", "whom"})
_DESCRIBING = frozenset({"compound", "amod", "nmod:desc"})
_NAMING = frozenset({"NOUN", "PROPN", "NUM", "PRON", "ADJ"})
_BLOCK = frozenset({"acl:relcl", "acl", "advcl", "ccomp", "parataxis", "punct", "cc"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The mentions of one sentence, by kind and in order."""

    text: str
    mentions: tuple[Mention, ...]
    _of_kind: dict[MentionKind, list[Mention]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for mention in self.mentions:
            self._of_kind.setdefault(mention.kind, []).append(mention)

    def at(self, kind: MentionKind, start: int, end: int) -> Mention | None:
        """The mention of a kind that shares a character with the range; the longest."""
        hits = [m for m in self._of_kind.get(kind, ()) if m.start < end and start < m.end]
        if len(hits) < 2:
            return hits[0] if hits else None
        return max(hits, key=lambda m: (m.end == end, m.end - m.start), default=None)

    def point_before(self, around: Mention) -> Mention:
        """The town that stands right before the region around it ("Mopti, central Mali"); else the mention itself."""
        if around.form not in ("country", "area"):
            return around
        before = [m for m in self._of_kind.get(MentionKind.PLACE, ()) if m.end <= around.start and m.form == "point"]
        near = max(before, key=lambda m: m.end, default=None)
        if near is None or not _LIES_IN.fullmatch(self.text, near.end, around.start):
            return around
        listed = "," in self.text[near.end : around.start] and _GOES_ON_LISTING.match(self.text, around.end)
        return around if listed else near

    def within(self, kind: MentionKind, start: int, end: int) -> list[Mention]:
        """The mentions of a kind that lie in the range."""
        return [m for m in self._of_kind.get(kind, ()) if start <= m.start and m.end <= end]


def named(clause: Clause, names: Names, heads: Sequence[int], kind: str) -> tuple[Mention, ...]:
    """The mentions of a kind ("place", "actor", "person") that the heads' phrases name, in order, none twice."""
    found: dict[tuple[int, int], Mention] = {}
    for head in heads:
        for member in _list_of(clause, head):
            for mention in _in_phrase(clause, names, member, _KIND[kind]):
                own = names.point_before(mention) if kind == "place" else mention
                found.setdefault((own.start, own.end), own)
    return tuple(sorted(found.values()))


def _list_of(clause: Clause, head: int) -> list[int]:
    """A word and the members of its list, up to where a verb shows that another clause has begun."""
    kept: list[int] = []
    is_subject = clause.is_dep(head, "nsubj*")
    for member in clause.listed(head):
        if kept and any(
            t.pos == "VERB" and t.dep in ("conj", "root", "ccomp", "advcl", "acl")
            for t in clause.tokens[kept[-1] : member]
        ):
            break
        starts = member > head and _has_verb_of_its_own(clause, head, member)
        if is_subject or not starts:
            kept.append(member)
    return kept


def _has_verb_of_its_own(clause: Clause, head: int, member: int) -> bool:
    """Whether a verb right behind a member may be its own; in "strikes by A and B killed ten" it is the strikes'."""
    after = clause.tokens[member + 1 : member + 2]
    verb = next((t for t in after if t.pos in ("VERB", "AUX") and t.tag != "VBG"), None)
    return verb is not None and not any(k < head for k in clause.kids(verb.index, "nsubj*"))


def _in_phrase(clause: Clause, names: Names, word: int, kind: MentionKind) -> list[Mention]:
    token = clause.tokens[word]
    here = names.at(kind, token.start, token.end)
    if here and kind is MentionKind.PLACE and here.form == "demonym":
        here = None
    if here:
        return (_called(clause, names, word, here) if kind is MentionKind.PLACE else []) or [here]
    if kind is MentionKind.ACTOR and names.at(MentionKind.PLACE, token.start, token.end) and token.pos == "PROPN":
        return []
    is_where = kind is MentionKind.PLACE
    if is_where and token.text.lower() in words("en").company:
        return []  # "its Damascus ally" is a government
    links = None if is_where else _ACTOR_LINKS
    prepositions = _leading_to_places(token) if is_where else _ACTOR_PREPOSITIONS
    named_so = is_where and token.text.lower() in words("en").place_nouns
    if is_where and (again := _lies_beside(clause, names, word)):
        return again
    around: list[Mention] = []
    apart = where_it_lies(clause, word) if is_where else ()
    for kid in sorted(
        clause.kids(word), key=lambda k: (not (named_so and clause.preposition(k) == "of"), abs(k - word), k)
    ):
        dep = clause.tokens[kid].dep
        if (
            kid in apart
            or _only_describes(clause, names, kid, kind)
            or dep in _BLOCK
            or dep in ("conj",)
            or (is_where and dep == "advmod" and tells_where_a_town_is(clause, kid))
            or (links is not None and dep not in links)
        ):
            continue
        if dep in ("nmod", "obl") and clause.preposition(kid) not in prepositions:
            continue
        below = [m for member in clause.listed(kid) for m in _in_phrase(clause, names, member, kind)]
        if dep == "nmod":  # "the people in their fight" are not somebody's: what "their" stands for is left to itself
            below = [m for m in below if m.form != "pronoun" or m.start == clause.tokens[kid].start]
        if is_where and below and all(m.form == "country" for m in below):
            around = around or below  # "Somalia's capital Mogadishu": the town, if one follows
        elif below:
            return below
    return around or (_renamed(clause, names, word) if is_where else [])


def _leading_to_places(token: Token) -> frozenset[str]:
    """What leads from a noun to where it is: more from "the town" than from "the soldiers"."""
    return _NEARBY if token.pos == "NOUN" and token.text.lower() not in words("en").place_nouns else _PLACE_PREPOSITIONS


def _renamed(clause: Clause, names: Names, word: int) -> list[Mention]:
    """ "Kobo, the town that they recaptured": Kobo."""
    token = clause.tokens[word]
    if token.dep != "appos" or token.text.lower() not in words("en").place_nouns:
        return []
    first = min(clause.phrase(word))
    before = next((i for i in range(first - 1, max(-1, first - 3), -1) if clause.tokens[i].text != ","), token.head)
    near = (clause.tokens[token.head], clause.tokens[before])  # "strikes on Kobo, the town ...": the name before it
    found = next((m for t in near if (m := names.at(MentionKind.PLACE, t.start, t.end))), None)
    return [found] if found and found.form in ("point", "direction") else []


def _lies_beside(clause: Clause, names: Names, word: int) -> list[Mention]:
    """ "Douma, a town east of Damascus", "Douma is a town in Syria": Douma; nothing where the noun has its own name."""
    if clause.tokens[word].text.lower() not in words("en").town_nouns:
        return []
    if clause.kids(word, "cop"):
        told_of = [clause.tokens[k] for k in clause.kids(word, "nsubj")]
        return [m for t in told_of if (m := names.at(MentionKind.PLACE, t.start, t.end)) and m.form == "point"]
    below = clause.kids(word, "nmod")
    named = any(clause.preposition(k) == "of" and clause.tokens[k].pos == "PROPN" for k in below)
    return [] if named else _renamed(clause, names, word)


def _called(clause: Clause, names: Names, word: int, around: Mention) -> list[Mention]:
    """ "The Damascus suburb of Daraya": Daraya, whatever the noun was marked with."""
    noun = clause.tokens[word].text
    if noun not in words("en").place_nouns or around.end > clause.tokens[word].end:
        return []
    below = [k for k in clause.kids(word, "nmod") if clause.preposition(k) == "of"]
    tokens = [clause.tokens[member] for k in below for member in clause.listed(k)]
    found = [names.at(MentionKind.PLACE, t.start, t.end) for t in tokens]
    return [m for m in found if m and m.form == "point"]


def _only_describes(clause: Clause, names: Names, word: int, kind: MentionKind) -> bool:
    """ "Two of his guards" are not he, "their rivals" not they, "a US aid worker" may be anywhere."""
    token = clause.tokens[word]
    if kind is MentionKind.ACTOR and token.dep == "nmod:poss" and clause.lemma(token.head) in words("en").rivals:
        return True
    if kind is MentionKind.PERSON:
        return token.dep == "nmod:poss"
    if kind is MentionKind.ACTOR and token.dep == "appos" and not _OF_THEM.isdisjoint(_below_number(clause, word)):
        return True  # "thirteen peacekeepers, nine of them South Africans": some of whom it befell
    found = names.at(kind, token.start, token.end)
    return kind is MentionKind.PLACE and token.dep in _DESCRIBING and found is not None and found.form == "country"


def _below_number(clause: Clause, word: int) -> set[str]:
    """What hangs on the number of a word: "them" of "nine of them South Africans"."""
    return {
        clause.tokens[k].text.lower() for number in clause.kids(word, "nummod") for k in clause.kids(number, "nmod")
    }


def phrase_filler(clause: Clause, text: str, word: int, *, without: int = -1) -> Filler | None:
    """The words of a phrase without its preposition; None when `without` (a trigger) is all of it."""
    before = _adjectives(clause, word)
    whole = {*clause.phrase(word), *(before if without not in before else ())}
    whole -= {*clause.kids(word, "cop")}  # "A was the first town attacked": the first town
    inside = [i for i in _with_hyphens(clause, sorted(whole)) if not _introduces(clause, i, word)]
    run = _run_around([i for i in inside if i != without], word if word != without else word - 1)
    if not run or (word == without and clause.tokens[run[-1]].pos not in _NAMING):
        return None  # "the attack" without "attack" is nobody
    while len(run) > 1 and clause.tokens[run[0]].text.lower() == "of":
        run = run[1:]
    start, end = clause.bounds(run)
    return Filler(start=start, end=end, text=text[start:end])


def _adjectives(clause: Clause, word: int) -> range:
    """The words of a list of adjectives before a noun: "US and Afghan" of "US and Afghan bases"."""
    lists = [k for k in clause.kids(word, "amod", "compound") if any(k < c < word for c in clause.kids(k, "conj"))]
    return range(lists[0], word) if lists else range(0)


def _with_hyphens(clause: Clause, indexes: Sequence[int]) -> list[int]:
    """Indexes with the hyphens that join two of them: "rebel-held districts" is one phrase."""
    kept, tokens = set(indexes), clause.tokens
    joints = {i + 1 for i in indexes if i + 2 in kept and tokens[i].end == tokens[i + 1].start}
    return sorted(kept | {i for i in joints if tokens[i].text == "-"})


def _introduces(clause: Clause, index: int, word: int) -> bool:
    token = clause.tokens[index]
    bound = index + 1 < len(clause.tokens) and clause.tokens[index + 1].text.lower() in ("least", "most")
    return index < word and token.dep in ("case", "mark") and token.head == word and not bound


def _run_around(indexes: Iterable[int], word: int) -> list[int]:
    """The unbroken run of indexes around a word, so that a phrase never spans what does not belong to it."""
    kept = set(indexes)
    if word not in kept:
        return []
    left = right = word
    while left - 1 in kept:
        left -= 1
    while right + 1 in kept:
        right += 1
    return list(range(left, right + 1))


def actor_before(clause: Clause, names: Names, verb: int) -> tuple[Mention, ...]:
    """The actor named right before a verb that the parser left without a subject; no other verb stands between."""
    for index in range(verb - 1, max(-1, verb - _REACH), -1):
        token = clause.tokens[index]
        if token.pos == "VERB" or token.text in (";", ":", "."):
            return ()
        found = names.at(MentionKind.ACTOR, token.start, token.end)
        if found and names.text[found.end : found.end + 1] == "-":
            return ()  # "strikes on rebel-held areas killing five": it is not the rebels who killed
        if found:
            first = next(t.index for t in clause.tokens if t.end > found.start)
            while first and clause.tokens[first - 1].pos == "DET":
                first -= 1
            before = [t.text.lower() for t in clause.tokens[max(0, first - 2) : first]]
            owned = before[:1] in (["belong"], ["belonging"])  # "jets believed to belong to the coalition struck"
            return () if before[-1:] and before[-1] in _OF_ANOTHER and not owned else (found,)
    return ()


_LIES_IN = re.compile(r"\s+|\s*,\s*")
_GOES_ON_LISTING = re.compile(r"\s*,?\s*and\b|\s*,\s*[A-Z]")


_REACH = 7
_OF_ANOTHER = frozenset({"of", "by", "from", "against", "with", "in", "on", "near", "to", "between", "for"})


def filler(mention: Mention) -> Filler:
    """A mention as a stated filler."""
    return Filler(start=mention.start, end=mention.end, text=mention.text)


def named_innermost(clause: Clause, names: Names, heads: Sequence[int], kind: str) -> tuple[Mention, ...]:
    """What is named at some words, places without those that only tell where others lie: "in A in B city" is in A."""
    known = set(heads)
    inner = heads if kind != "place" else [head for head in heads if not _lies_around(clause, head, known)]
    found = named(clause, names, inner, kind)
    return found or (named(clause, names, heads, kind) if inner != heads else ())


def _lies_around(clause: Clause, word: int, others: set[int]) -> bool:
    """Whether a word hangs on one of the others by prepositions alone."""
    while clause.tokens[word].dep in ("nmod", "obl", "appos") and clause.tokens[word].head != word:
        word = clause.tokens[word].head
        if word in others:
            return True
    return False
