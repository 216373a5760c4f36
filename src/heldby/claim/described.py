"""Those who speak without a name: "residents", "a source at the ministry", whose tally it is.

In:     the words of a noun group.
Out:    `Speaker`s, and the words that make one.
Never:  where a group stands in its sentence; that is `speakers`.
"""

from __future__ import annotations

from dataclasses import dataclass

from heldby.claim.groups import Groups
from heldby.model import Filler


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
