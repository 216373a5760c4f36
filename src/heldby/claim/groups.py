"""Where a noun group of one sentence begins and ends, by its words rather than by the tree.

In:     the tree of a sentence and the mentions in it.
Out:    places of words in the sentence.
Never:  trust in the tree alone, for news drops the commas that trees hang on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heldby.model import MentionKind

if TYPE_CHECKING:
    from heldby.claim.clause import Clause
    from heldby.claim.filling import Names
    from heldby.lexicon.speech import Speech
    from heldby.model import Mention

NOUN_LIKE = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """The noun groups of one sentence; a place outside the sentence has the empty text."""

    clause: Clause
    names: Names
    speech: Speech

    def over_small_words(self, index: int) -> int:
        """The last word before auxiliaries, adverbs, dates and brackets."""
        while index >= 0:
            token = self.clause.tokens[index]
            time = self.names.at(MentionKind.TIME, token.start, token.end)
            if time and token.pos != "VERB":
                index = self.first_of(time) - 1
                while index >= 0 and self.text_of(index) in ("on", "in", "late", "early", "during", "at"):
                    index -= 1
            elif token.text == ")":
                opened = next((k for k in range(index, -1, -1) if self.text_of(k) == "("), 0)
                index = opened - 1
            elif token.pos in ("AUX", "ADV") or token.text in ('"', "\u201d", "\u201c", "*", "_"):
                index -= 1
            else:
                break
        return index

    def group_start(self, index: int) -> int:
        """Where a noun group that ends at a word begins, its article included."""
        first = index
        while first > 0:
            here, before = self.clause.tokens[first], self.clause.tokens[first - 1]
            if before.pos == "DET":
                return first - 1
            if before.text == "-" and before.end < here.start and self.clause.tokens[first - 2].end < before.start:
                break  # a dash
            if self.names.at(MentionKind.TIME, before.start, before.end) or self._are_counted(first - 1):
                break
            glued = (
                before.text in ("-", "'s", "\u2019s", "\u2019", "'")
                or here.text in ("-", "'s", "\u2019s")
                or self.hyphened(first - 1)
            )
            capital = here.text[:1].isupper()
            named = before.text[:1].isupper() or before.pos == "PROPN"  # "al-Masirah TV"
            title = before.text.lower() in self.speech.people
            if not glued and (before.pos not in NOUN_LIKE or (capital and not named and not title)):
                break
            if not glued and not first <= before.head <= index and not (capital and before.text[:1].isupper()):
                break
            first -= 1
        return first

    def _are_counted(self, index: int) -> bool:
        """Whether a word ends a count that others right behind tell of: "killed ten civilians activists said"."""
        if index < 1 or self.clause.tokens[index - 1].pos != "NUM":
            return False
        return {self.clause.tokens[k].tag for k in (index, index + 1)} == {"NNS"}

    def hyphened(self, index: int) -> bool:
        """Whether a word is part of a compound with a hyphen: "based" of "Britain-based"."""
        return self.text_of(index - 1) == "-" or self.text_of(index + 1) == "-"

    def verb_follows(self, index: int) -> bool:
        """Whether a finite verb stands right after a word."""
        follows = self.clause.tokens[index + 1 : index + 2]
        return bool(follows) and follows[0].tag in ("VBD", "VBZ", "VBP", "MD")

    def first_of(self, mention: Mention) -> int:
        """The first word of a mention."""
        return next(t.index for t in self.clause.tokens if t.end > mention.start)

    def with_article(self, first: int) -> int:
        """A word, or the article before it."""
        return first - 1 if first > 0 and self.clause.tokens[first - 1].pos == "DET" else first

    def before_article(self, first: int) -> int:
        """The word before the article and adjectives that stand before a word."""
        index = first - 1
        while index > 0 and (
            self.clause.tokens[index].pos in ("DET", "ADJ") or self.clause.tokens[index].dep == "amod"
        ):
            index -= 1
        return index

    def text_of(self, index: int) -> str:
        """The text of a word in small letters."""
        return self.clause.lower[index] if 0 <= index < len(self.clause.lower) else ""

    def may_speak(self, word: str) -> bool:
        """Whether a common noun, one or many, stands for who or what can tell something."""
        return word in self.speech.speakers or (word.endswith("s") and word[:-1] in self.speech.speakers)

    def modifiers(self, index: int) -> set[str]:
        """Words before an "unnamed" noun that make it somebody's: "media reports", "military sources"."""
        before = self.clause.tokens[index - 1] if index else None
        described = before is not None and before.pos in ("NOUN", "PROPN", "ADJ") and before.text.lower() != "some"
        return {before.text.lower()} if described and before is not None else set()

    def mention(self, index: int) -> Mention | None:
        """The person that a word is of, else the actor, if it is named or described."""
        token = self.clause.tokens[index]
        person = self.names.at(MentionKind.PERSON, token.start, token.end)
        actor = self.names.at(MentionKind.ACTOR, token.start, token.end)
        if person:
            return person
        return actor if actor and actor.form not in ("pronoun", "demonym") else None

    def person(self, index: int) -> Mention | None:
        """The person that a word is of."""
        token = self.clause.tokens[index]
        return self.names.at(MentionKind.PERSON, token.start, token.end)

    def is_of_clause(self, last: int) -> bool:
        """Whether a name that ends at a word is part of what is told before it: "by the army", "attacked the army"."""
        before = self.clause.tokens[max(self.group_start(last) - 1, 0)]
        return before.pos in ("ADP", "VERB", "AUX") and before.index < last

    def body_of(self, first: int) -> int:
        """Where "a network of activists" begins, whose people are what the group is of; the group's own start else."""
        body = first - 2
        is_body = body > 0 and self.text_of(first - 1) == "of" and self.text_of(body) in self.speech.bodies
        return self.group_start(body) if is_body else first


def is_short_name(word: str) -> bool:
    """Whether a word is a name in capitals, which the parser may take for a verb: "rights group RNDDH"."""
    return len(word) > 2 and word.isalpha() and word.isupper()
