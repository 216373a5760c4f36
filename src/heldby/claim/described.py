"""Those who speak without a name: "residents", "a source at the ministry", whose tally it is.

In:     the words of a noun group.
Out:    `Speaker`s, and the words that make one.
Never:  where a group stands in its sentence; that is `speakers`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heldby.claim.groups import NOUN_LIKE, Groups
from heldby.model import Filler, MentionKind

if TYPE_CHECKING:
    from heldby.model import Mention

_ONE = frozenset({"one", "two", "three"})
_DATING = frozenset({"on", "in", "late", "early"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Words `first` to `last` of a sentence; `form` is named, described, pronoun or unnamed; `word` is their head."""

    first: int
    last: int
    fillers: tuple[Filler, ...]
    form: str
    word: str
    definite: bool = False
    about: str = ""
    own: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Describing(Groups):
    """Makes speakers of the words of one sentence."""

    def bare(self, index: int) -> Speaker:
        """A single word as the speaker."""
        return self._described(index, index, self.text_of(index))

    def _closes_paper(self, start: int, end: int) -> bool:
        """Whether a group that "a" or "the" opened has come to a paper: "a ministry statement shells destroyed"."""
        opened = start > 0 and self.text_of(start - 1) in ("a", "an", "the")
        follows = self.text_of(end)
        return opened and self.text_of(end - 1) in ("statement", "report") and not self.may_speak(follows)

    def _counting(self, begin: int, first: int, noun: int) -> Speaker | None:
        """ "according to a ministry tally": whoever's count it is."""
        whose = self.text_of(noun - 1)
        tells = self.text_of(noun) in self.speech.with_object.get("put", ()) and self.may_speak(whose)
        return self._described(first, noun - 1, whose, begin=begin) if tells and noun > first else None

    def _described(
        self, first: int, last: int, word: str, *, form: str = "described", begin: int | None = None
    ) -> Speaker:
        start = first
        while start < last and self.clause.tokens[start].pos in ("DET",):
            start += 1
        opened = first if begin is None else begin
        a, z = self.clause.tokens[start].start, self.clause.tokens[last].end
        return Speaker(
            first=opened,
            last=last,
            fillers=(Filler(start=a, end=z, text=self.names.text[a:z]),),
            form=form,
            word=word,
            definite=self.text_of(opened) in ("the", "that", "this", "these", "those"),
        )

    def _is_of_more_words(self, mention: Mention) -> bool:
        """Whether words before a source say whose or which it is: "an airport source", "the al-Masirah TV"."""
        first = self.first_of(mention)
        before = self.clause.tokens[first - 1] if first else None
        if before is None or self.names.at(MentionKind.ACTOR, before.start, before.end) is not None:
            return False
        if before.pos == "PROPN" and before.text[:1].isupper():
            place = self.names.at(MentionKind.PLACE, before.start, before.end)
            return place is None or self._says_where(before.index, mention)
        return (before.pos == "NOUN" and before.dep == "compound") or self.hyphened(before.index)

    def _says_where(self, index: int, mention: Mention) -> bool:
        """Whether a place before a source says where it is: "the Gaza health ministry"; not "in Homs medics said"."""
        above = self.clause.tokens[self.clause.tokens[index].head]
        inside = mention.start <= above.start < mention.end
        opens = self.clause.tokens[index - 1] if index else None
        return inside and (opens is None or opens.pos == "DET" or opens.text in (",", '"', "\u201d"))

    def _opens_with(self, index: int, link: int) -> bool:
        """Whether an article opens what is linked: "desk of the agency", and not what is told, "of Kite the rebels"."""
        return self.clause.tokens[index].pos == "DET" and index == link + 1

    def _of_many(self, start: int, end: int) -> int:
        """Where those begin whom a count opens: "a number of residents", "one of the soldiers"; 0 without a count."""
        counted = self.text_of(end) == "of" and self.text_of(end - 1) in self.speech.some_of
        return end + 1 if counted and end - start == 1 else 0

    def _starts_telling(self, start: int, index: int) -> bool:
        """Whether a number opens what is told, where no comma parts it: "according to witnesses five people died"."""
        if index == start or not self.may_speak(self.text_of(index - 1)):
            return False
        return self.clause.tokens[index].pos == "NUM" or self.text_of(index) in self.speech.some_of - _ONE

    def _named_before(self, index: int) -> Mention | None:
        """The body that a common noun behind its name says the sort of: "the Observatory for Human Rights monitor"."""
        named = self.mention(index - 1) if index else None
        kinds = self.speech.stands_for.get(self.text_of(index), ())
        fits = named is not None and any(kind in named.text.lower() for kind in kinds)
        return named if fits else None

    def _own_words(self, mention: Mention, index: int) -> int:
        """Where the words of a name begin, without the place that stands before it by chance: "in Homs SANA said"."""
        first = self.first_of(mention)
        before = self.clause.tokens[first - 1] if first else None
        if before is None or self.names.at(MentionKind.PLACE, before.start, before.end) is None:
            return min(self.group_start(index), first)
        apart = before.head < first - 1 and self.clause.tokens[index].head > index
        return first if apart else min(self.group_start(index), first)

    def _after_name(self, end: int) -> int:
        """The end of a group that a body's name reaches beyond: "Observatory for Human Rights director X"."""
        tokens = self.clause.tokens
        body = self.mention(end - 1) if 0 < end <= len(tokens) else None
        if body is None or body.kind is MentionKind.PERSON or body.end <= tokens[end - 1].end:
            return end
        after = max(t.index for t in tokens if t.start < body.end) + 1
        while after < len(tokens) and tokens[after].pos in NOUN_LIKE:
            after += 1
        person = self.names.within(MentionKind.PERSON, body.end, tokens[after - 1].end)
        return after if person else end

    def _over_participle(self, index: int) -> int:
        """The word after "released on Friday", "issued": where "by" may follow it."""
        if index >= len(self.clause.tokens) or self.clause.tokens[index].tag not in ("VBN", "VBD"):
            return index
        after = index + 1
        while after < len(self.clause.tokens):
            token = self.clause.tokens[after]
            if self.names.at(MentionKind.TIME, token.start, token.end) is None and token.text.lower() not in _DATING:
                break
            after += 1
        return after
