"""Names that what is said of them shows to be places: "Omboro fell to", "withdrew from Omboro", "most of Omboro".

In:     the sentences of a report with their trees; the wordings of places.
Out:    the names, as the text writes them; the rest of the report may name them without a cue.
Never:  a name of more than one reading: persons are captured too, but nobody withdraws from them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from heldby.gazetteer import place_words
from heldby.lexicon.inflect import forms
from heldby.lexicon.tables import data_path, table
from heldby.lexicon.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from heldby.gazetteer import PlaceWords
    from heldby.model.syntax import Sentence, Token

_INSIDE = frozenset(("compound", "flat", "nmod:desc", "amod", "punct"))
_NOT_A_HEAD = frozenset(("compound", "flat", "nmod:desc", "nmod:poss", "amod", "case"))
_HOLDING = frozenset(("hold", "control", "take", "capture", "seize", "retake", "recapture", "clear", "enter"))
_RUNS = frozenset(("fall", "pass"))
_LONGEST = 4
_LIES = frozenset(("on", "near", "between", "along", "at", "outside"))
_CALLED = frozenset(("city", "town", "village", "district"))
# "Handed X over", "won X back".
_TURNED = {"hand": "over", "turn": "over", "sign": "over", "win": "back", "snatch": "back", "claw": "back"}
_WHOSE = ("nmod:poss", "compound", "nmod:desc")


def names_by_role(text: str, sentences: Iterable[Sentence], told: PlaceWords) -> frozenset[str]:
    """The names in the roles of places, blanks and hyphens kept; none without a tree."""
    found: set[str] = set()
    for sentence in sentences:
        names = [token for token in sentence.tokens if _may_name(token)]
        tree = _Tree.of(sentence.tokens, told) if names else None
        for token in names:
            if tree and token.text.lower() not in told.never and tree.is_place(token):
                start, end = tree.name_of(token)
                found.add(re.sub(r"\s+", " ", text[start:end]))
    return frozenset(found)


@cache
def _bases() -> Mapping[str, str]:
    """The forms of every verb that we look for, with its base form."""
    irregular, told = table(data_path("lang", "en", "inflection.toml"))["irregular"], place_words("en")
    verbs = told.suffers | told.goes.keys() | _HOLDING | _RUNS | _TURNED.keys()
    return {form: verb for verb in sorted(verbs) for form in forms(verb, "VERB", irregular)}


def _may_name(token: Token) -> bool:
    """Whether a word is the head of a name written with a capital."""
    return (
        token.pos == "PROPN"
        and token.dep not in _NOT_A_HEAD
        and token.text[:1].isupper()
        and len(token.text) > 2
        and not token.text.isupper()
    )


@dataclass(frozen=True, slots=True)
class _Tree:
    """A sentence, asked for what hangs on what."""

    tokens: Sequence[Token]
    told: PlaceWords
    below: Sequence[Sequence[Token]]

    @classmethod
    def of(cls, tokens: Sequence[Token], told: PlaceWords) -> _Tree:
        """The tree of these tokens."""
        below: list[list[Token]] = [[] for _ in tokens]
        for token in tokens:
            if token.head != token.index:
                below[token.head].append(token)
        return cls(tokens, told, below)

    def kids(self, index: int, *deps: str) -> list[Token]:
        """What hangs on a word by one of these relations."""
        return [t for t in self.below[index] if t.dep in deps]

    def name_of(self, head: Token) -> tuple[int, int]:
        """The stretch of the text that the name of a head takes: "Tell Zartuba", "al-Hawi"."""
        first = last = head.index
        while first and head.index - first < _LONGEST:
            before = self.tokens[first - 1]
            glued = before.end == self.tokens[first].start
            joins = before.text == "-" and glued
            if not (joins or (glued and before.text.isalpha()) or (before.pos == "PROPN" and before.dep in _INSIDE)):
                break
            first -= 1
        while last + 1 < len(self.tokens) and self.tokens[last + 1].pos == "PROPN":
            if self.tokens[last + 1].head != head.index or self.tokens[last + 1].dep not in _INSIDE:
                break
            last += 1
        return self.tokens[first].start, self.tokens[last].end

    def is_place(self, token: Token) -> bool:
        """Whether what is said of a name is said of places only."""
        above = self.tokens[token.head]
        lemma, case = self._base(above), self._case(token.index)
        beside = self._is_held_beside(token) or self._is_called(token, above) or self._is_stronghold(token, above)
        if beside or self._is_hit(token, above):
            return True
        if token.dep == "nsubj:pass":
            by = any(self._case(t.index) == "by" for t in self.kids(above.index, "obl:agent", "obl"))
            lost = lemma in self.told.suffers and (by or lemma not in self.told.suffers_too)
            return lost or self._is_turned_over(above)
        if token.dep == "nsubj":
            lies = lemma == "lie" and any(self._case(t.index) in _LIES for t in self.kids(above.index, "obl"))
            return lies or self._falls(above) or self._is_control(above)
        if token.dep == "obj":
            return lemma in self.told.suffers - self.told.suffers_too or self._is_turned_over(above)
        if token.dep not in ("obl", "nmod", "obl:agent"):
            return False
        over = lemma == "take" and case == "over"
        gone = case in self.told.goes.get(lemma, frozenset()) or self._is_where_driven_from(above, case)
        return over or gone or (case == "of" and self._is_part_held(above))

    def _is_turned_over(self, verb: Token) -> bool:
        """ "Handed X over", "won X back"."""
        return self._has(verb, _TURNED.get(self._base(verb), "\n"))

    def _is_where_driven_from(self, noun: Token, case: str) -> bool:
        """ "Expelled the group's fighters from X", where the parser hung X on the fighters."""
        driven = noun.pos == "NOUN" and noun.dep in ("obj", "nsubj:pass") and case in ("from", "out of")
        return driven and case in self.told.goes.get(self._base(self.tokens[noun.head]), frozenset())

    def _is_stronghold(self, token: Token, noun: Token) -> bool:
        """ "The rebel stronghold of X", "their last stronghold, X,"; "the stronghold of X" may be X's own."""
        if noun.text.lower() not in self.told.strongholds or not self.kids(noun.index, *_WHOSE):
            return False
        if token.dep == "nmod":
            return self._case(token.index) == "of"
        between = [t.text for t in self.tokens[noun.index + 1 : token.index]]
        return token.dep == "appos" and between[:1] == [","] and len(between) < _LONGEST

    def _is_hit(self, token: Token, verb: Token) -> bool:
        """ "Rockets hit X", "X was hit by a missile", "X came under fire"; "the X" may be a ship or a body."""
        if self.kids(token.index, "det"):
            return False
        lemma = self._base(verb)
        if token.dep in ("obj", "nsubj:pass"):
            deps = ("nsubj",) if token.dep == "obj" else ("obl:agent", "obl")
            hits = lemma in ("hit", "strike", "rock", "shake", "slam")
            return hits and any(t.text.lower() in self.told.strikes for t in self.kids(verb.index, *deps))
        if token.dep != "nsubj" or lemma != "come":
            return False
        under = (t for t in self.kids(verb.index, "obl") if self._case(t.index) == "under")
        return any(t.text.lower() in self.told.come_under for t in under)

    def _is_called(self, token: Token, noun: Token) -> bool:
        """ "The strike in the village, X, killed two"; not "in the village, X, a farmer, said", "its chief, X"."""
        sort = self.told.kinds.get(noun.text.lower(), "")
        if token.dep != "appos" or sort not in _CALLED or noun.text.lower().endswith("s"):
            return False
        the = any(t.text.lower() == "the" for t in self.kids(noun.index, "det"))
        between = [t.text for t in self.tokens[noun.index + 1 : token.index]]
        opens = any(t.index == 0 for t in self.kids(noun.index, "case"))
        spoken = bool(self.kids(token.index, "appos", "acl:relcl")) or self._is_of_somebody(noun)
        return the and between[:1] == [","] and len(between) < _LONGEST and not (opens or spoken)

    def _is_of_somebody(self, noun: Token) -> bool:
        """ "The chief of the village"."""
        people = words("en").people_nouns | self.told.titles
        return noun.dep == "nmod" and self.tokens[noun.head].text.lower() in people

    def _has(self, verb: Token, particle: str) -> bool:
        return any(t.text.lower() == particle for t in self.kids(verb.index, "compound:prt", "advmod"))

    def _base(self, token: Token) -> str:
        """A base form: by the words that we look for, else the parser's guess ("advancing": "advanc")."""
        return _bases().get(token.text.lower(), token.lemma.lower())

    def _case(self, index: int) -> str:
        return " ".join(t.text.lower() for t in self.kids(index, "case"))

    def _falls(self, verb: Token) -> bool:
        """ "X fell to the rebels", "X changed hands"."""
        lemma = self._base(verb)
        to = any(self._case(t.index) in ("to", "into", "under") for t in self.kids(verb.index, "obl"))
        hands = any(t.text.lower() == "hands" for t in self.kids(verb.index, "obj"))
        under = any(self._is_control(t) for t in self.kids(verb.index, "obl"))
        return (lemma in _RUNS and to) or (lemma == "change" and hands) or (lemma in ("come", "remain") and under)

    def _is_control(self, noun: Token) -> bool:
        """ "Under the control of", "under siege", "in the hands of"."""
        case = self._case(noun.index)
        return noun.text.lower() in ("control", "siege", "hands", "grip", "rule") and case in ("under", "in", "into")

    def _is_part_held(self, part: Token) -> bool:
        """ "They hold most of X", "captured parts of X"."""
        above = self.tokens[part.head]
        return (
            part.text.lower() in self.told.shares
            and self._base(above) in _HOLDING
            and part.dep in ("obj", "nsubj:pass")
        )

    def _is_held_beside(self, token: Token) -> bool:
        """ "X, which the army took", "X, captured by the army", "X, a stronghold of the group"."""
        for kid in self.kids(token.index, "acl:relcl", "acl", "appos"):
            if kid.dep == "appos" and kid.text.lower() in self.told.strongholds:
                return True
            words = {t.text.lower() for t in self.kids(kid.index, "nsubj", "obj", "nsubj:pass")}
            if kid.dep == "acl:relcl" and "which" in words and self._base(kid) in self.told.suffers | _RUNS:
                return True
            if kid.dep == "acl" and kid.tag == "VBN" and self._base(kid) in self.told.suffers:
                return True
        return False
