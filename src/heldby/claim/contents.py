"""What a speaker tells: the words after a reporting verb, those before it, or both.

In:     a clause, a reporting verb in it, and its speaker.
Out:    stretches of the sentence, as the first word and the word after the last.
Never:  another sentence; a quotation that goes on is `crediting`'s.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heldby.lexicon.words import words
from heldby.model import MentionKind

if TYPE_CHECKING:
    from heldby.claim.clause import Clause
    from heldby.claim.described import Speaker
    from heldby.claim.filling import Names
    from heldby.lexicon.speech import Speech

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_RELATIVE = frozenset(
    {"who", "which", "whom", "whose", "where", "when", "as", "while", "after", "before", "since", "if"}
)
_WHICH = frozenset({"who", "which", "whom", "that"})
_NOMINAL = frozenset({"NOUN", "PROPN", "DET", "NUM", "ADJ", "PRON"})
_TO_MARK = 5
_SIDE = frozenset({"after", "before", "because", "since", "until"})
_TURNING = frozenset({"but", "while", "although", "though", "however"})
OPENING = frozenset({'"', "\u201c", "''", "``"})
_MARKS = OPENING | {"\u201d"}
SPARE = frozenset({",", ".", ":", ";", '"', "\u201c", "\u201d", "''", "``", "-", "\u2014", "\u2013", "*", ")"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """Finds what is told in one sentence."""

    clause: Clause
    names: Names
    speech: Speech

    def around(self, verb: int, speaker: Speaker) -> list[tuple[int, int]]:
        """What goes before "said X", and the quotation that goes on after it."""
        contents = [(0, verb)]
        opened = next(
            (k for k in range(speaker.last + 1, len(self.clause.tokens)) if self.clause.tokens[k].text in OPENING), None
        )
        return contents + ([(opened, len(self.clause.tokens))] if opened is not None else [])

    def of(self, verb: int, speaker: Speaker) -> list[tuple[int, int]]:
        """What a speaker before the verb tells: what follows, what went before, or both around an aside."""
        end = self._end(verb, speaker)
        rest = self.start(verb + 1)
        earlier = self._told_earlier(verb, speaker)
        if (
            earlier
            and self._text(verb + 1) == ","
            and (self._text(verb + 2) in _TURNING or self._sets_beside(verb + 2))
        ):
            return [(0, speaker.first)]  # "the army left, locals said, but fighting goes on": the rest is nobody's word
        aside = self._text(speaker.first - 1) in (",", '"', "\u201d", "''", "\u2019") and earlier
        if earlier and self._text(verb + 1) == "in" and self._text(verb + 2) == "what":
            return [(0, speaker.first)]  # "..., the ministry said in what it called a massacre"
        if earlier and (added := self._adding(verb) or (self._joining(verb, speaker) if aside else 0)):
            return [(0, speaker.first), (added, end)]
        if self.is_clause(rest):
            both = aside and self._finite_before(speaker.first) and self._text(rest - 1) in (",", *OPENING, ".", ":")
            return [(0, speaker.first), (rest, end)] if both else [(rest, end)]
        shows = {speaker.word, *map(self._text, self.clause.kids(verb, "nsubj"))} & self.speech.papers
        shown = bool(shows) and self._begins_object(verb, rest)  # "the video (released by X) shows rebels ..."
        if not shown and (aside or (earlier and not self._nominal(verb, rest))):
            opened = next((k for k in range(verb + 1, end) if self.clause.tokens[k].text in OPENING), None)
            return [(0, speaker.first), *([(opened, end)] if opened is not None and opened < end - 2 else [])]
        told = [t for t in self.clause.tokens[verb + 1 :] if t.text not in SPARE]
        said = self._text(verb) in ("said", "says", "say") and len(told) > 1 and not self._dated(verb + 1)
        return [(verb + 1, end)] if said or shown or self._nominal(verb, rest) else []

    def _told_earlier(self, verb: int, speaker: Speaker) -> bool:
        """Whether what stands before a speaker may be his word.

        It is not of "a group which tracks violence", nor of "troops left as residents feared an attack".
        """
        tells_of_fear = self._text(verb) in self.speech.foretelling and bool(self.clause.kids(verb, "obj"))
        return self.has_before(speaker.first) and speaker.own < 0 and not tells_of_fear

    def _end(self, verb: int, speaker: Speaker) -> int:
        """Where what follows a verb is nobody's word: "the group, which X says is armed by Y, took the town"."""
        last = max(self.clause.subtree(verb))
        aside = self.clause.tokens[verb].dep == "acl:relcl" and self._text(self._before(speaker)) in _WHICH
        goes_on = last + 1 < len(self.clause.tokens) and self.clause.tokens[last + 1].tag in FINITE
        return last + 1 if aside and (goes_on or self._text(last + 1) == ",") else len(self.clause.tokens)

    def _before(self, speaker: Speaker) -> int:
        """The word before a speaker and his article."""
        at = speaker.first - 1
        return at - (self.clause.tokens[max(at, 0)].pos == "DET" and self._text(at) not in _WHICH)

    def _sets_beside(self, index: int) -> bool:
        """Whether what follows only tells when: "troops took the town, the army said, a day after they had left it"."""
        for k in range(index, min(index + _TO_MARK, len(self.clause.tokens))):
            if self._text(k) in ("after", "before"):
                counted = self.clause.tokens[k - 1]
                return k == index or self.names.at(MentionKind.TIME, counted.start, counted.end) is not None
        return False

    def _adding(self, verb: int) -> int:
        """ "..., the agency said, blaming the attack on rebels", "bringing the toll to 120": both are told."""
        at = verb + 1 + (self._text(verb + 1) == ",")
        if at > verb + 1 and self._adds_count(at):
            return at
        added = self.clause.tokens[at] if at < len(self.clause.tokens) else None
        if added is None or added.tag != "VBG" or self._text(verb) not in ("said", "says"):
            return 0
        return at if added.text.lower() not in self.speech.continuing else 0

    def _joining(self, verb: int, speaker: Speaker) -> int:
        """ "Ten people died, the ministry says, and the town was burned down": both are told."""
        joined = self._text(verb + 1) == "," and self._text(verb + 2) == "and"
        return verb + 2 if joined and self._finite_before(speaker.first) else 0

    def _adds_count(self, index: int) -> bool:
        """ "..., officials said, with at least 32 people killed", "..., police said, most of them women"."""
        if self._text(index) == "with":
            told = self.clause.tokens[index + 1 : index + _TO_MARK]
            return any(t.pos == "NUM" or t.text.lower() in self.speech.some_of for t in told)
        them = {self._text(k) for k in range(index + 1, index + _TO_MARK)}
        return "them" in them and bool({"of", "among"} & {self._text(index), *them})

    def _dated(self, index: int) -> bool:
        return self.over_date(index) > index

    def _nominal(self, verb: int, rest: int) -> bool:
        """Whether a verb may tell of a bare noun: "denied the attack", "raised concern about"."""
        lower = self._text(verb)
        nouns = {self._text(k) for k in range(verb + 1, min(verb + 8, len(self.clause.tokens)))}
        if self._text(verb + 1) in self.speech.with_next.get(lower, ()):
            return True
        if nouns & self.speech.with_object.get(lower, frozenset()):
            return True
        beside = self.clause.tokens[self.over_date(verb + 1) : verb + 4][:1]
        aside = any(t.pos in ("ADP", "SCONJ") for t in beside)  # "X said despite a "truce" there"
        if not aside and any(t.text in OPENING for t in self.clause.tokens[verb + 1 : verb + 6]):
            return True
        if self.clause.lemma(verb) in words("en").accusing:
            rest = verb + 1  # "accused A of shelling B on Monday, killing ten": no hearer stands before the comma
        follows = self.clause.tokens[rest] if rest < len(self.clause.tokens) else None
        tells = lower in ("told", "said", "says", "tells", "added", "adds")
        if follows is not None and follows.tag == "VBG" and rest == verb + 1 and not tells:
            return True  # "denied shelling the hospital", "acknowledged losing the town"
        noun = follows is not None and (follows.pos in _NOMINAL or self._begins_object(verb, rest))
        return noun and not tells and lower not in self.speech.clause_only

    def _begins_object(self, verb: int, rest: int) -> bool:
        """Whether a verb's object begins at a word: "reported at least ten people killed"."""
        return any(min(self.clause.subtree(k)) == rest for k in self.clause.kids(verb, "obj"))

    def has_before(self, first: int) -> bool:
        """Whether more than a date stands before the speaker."""
        words = [t for t in self.clause.tokens[:first] if t.text not in SPARE and t.pos not in ("ADV", "CCONJ")]
        words = [t for t in words if not self.names.at(MentionKind.TIME, t.start, t.end)]
        quoted = any(t.text in _MARKS for t in self.clause.tokens[:first])
        return len(words) >= (1 if quoted else 3)

    def _finite_before(self, first: int) -> bool:
        return any(t.tag in FINITE for t in self.clause.tokens[:first])

    def start(self, index: int) -> int:
        """The first word after the hearer, the day and the means of telling, and after "that"."""
        end = min(index + 14, len(self.clause.tokens))
        for k in range(index, end):
            token = self.clause.tokens[k]
            if token.text.lower() in self.speech.continuing:
                break
            opens = token.text.lower() == "that" and not self.names.at(MentionKind.TIME, token.start, token.end)
            if opens and (token.pos == "SCONJ" or self._clause_from(k + 1)):
                return k + 1
            if self.clause.tokens[k].text in (",", ":", *OPENING) or self.clause.tokens[k].tag in FINITE:
                if self.clause.tokens[k].text in (":", *OPENING) or (k > index and self.clause.tokens[k].text == ","):
                    return k + 1
                break
        return self.over_date(index)

    def over_date(self, index: int) -> int:
        """The first word after the dates that stand at a word."""
        here = index
        while here < len(self.clause.tokens):
            token = self.clause.tokens[here]
            following = self.clause.tokens[here + 1] if here + 1 < len(self.clause.tokens) else token
            if self.names.at(MentionKind.TIME, token.start, token.end) or (
                token.text.lower() in ("on", "in", "late", "early", "during")
                and self.names.at(MentionKind.TIME, following.start, following.end)
            ):
                here += 1
            else:
                break
        return here

    def is_clause(self, rest: int) -> bool:
        """Whether a told clause follows: a finite verb before any relative or side clause."""
        return self._text(rest - 1) in ("that", ":") or self._clause_from(rest)

    def _clause_from(self, rest: int) -> bool:
        if self._text(rest) in _RELATIVE and self._text(rest) not in (
            "if",
            "when",
            "where",
            "after",
            "before",
            "since",
        ):
            return False
        for k in range(rest, len(self.clause.tokens)):
            token = self.clause.tokens[k]
            lower = token.text.lower()
            if lower in ("who", "which", "whom", "whose") or lower in self.speech.continuing:
                return False
            if lower in ("as", "while", "after", "where", "before") and k == rest:
                return False
            beside = lower in ("as", "while") and token.dep == "mark"
            if k > rest and (beside or (lower in _SIDE and self._hangs_before(k, rest))):
                return False  # "told the paper as the raids went on", "raised the flag after the rebels left"
            if token.tag in FINITE and k > rest and not self._describes(k):
                return True
        return False

    def _hangs_before(self, mark: int, rest: int) -> bool:
        """Whether a side clause tells when or why something was told, and is no part of that."""
        token = self.clause.tokens[mark]
        verb = self.clause.tokens[token.head]
        return token.dep == "mark" and verb.dep == "advcl" and verb.head < rest

    def _describes(self, index: int) -> bool:
        """Whether a verb only describes a noun: "part of a campaign they started this month" tells nothing."""
        token = self.clause.tokens[index]
        verb = self.clause.tokens[token.head] if token.dep in ("aux", "aux:pass", "cop") else token
        return verb.dep == "acl:relcl"

    def _text(self, index: int) -> str:
        return self.clause.lower[index] if 0 <= index < len(self.clause.lower) else ""
