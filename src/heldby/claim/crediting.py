"""Whom a report credits with what, over all its sentences: who "he" is, whose quotation goes on, which claim is whose.

In:     the report's clauses and mentions, and what each sentence credits (`voice`).
Out:    `Attribution`s in the order of the text, and the one that a claim stands under.
Never:  a speaker that the report does not name; the author's own words credited to a source without a sign.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from heldby.claim.voice import told
from heldby.lexicon.speech import speech
from heldby.model import Attribution, Basis, Filler, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.filling import Names
    from heldby.claim.speakers import Speaker
    from heldby.claim.voice import Told
    from heldby.lexicon.speech import Speech
    from heldby.model import Mention, Passage

_PERSONAL = frozenset({"he", "she"})


def attributions(passages: Sequence[Passage], clauses: Sequence[Clause], lines: Sequence[Names]) -> list[Attribution]:
    """Every attribution of a report, then those of quotations whose speaker stands in another sentence."""
    words = speech("en")
    heard = _Heard(words=words, mentions=[m for names in lines for m in names.mentions])
    found: list[Attribution] = []
    for clause, names in zip(clauses, lines, strict=True):
        for one in told(clause, names, words):
            found += _resolved(one, heard)
    for passage in passages:
        if lines:
            found += _quotations(lines[0].text, passage, found)
    return sorted(found, key=lambda a: (a.start, a.end))


@dataclass(slots=True, kw_only=True)
class _Heard:
    """Who has spoken so far, last first."""

    words: Speech
    mentions: list[Mention]
    spoken: list[tuple[Speaker, tuple[Filler, ...]]] = field(default_factory=list)

    def note(self, speaker: Speaker, sources: tuple[Filler, ...]) -> None:
        if sources:
            self.spoken.insert(0, (speaker, sources))

    def meant(self, speaker: Speaker | None, at: int) -> tuple[Filler, ...]:
        """The sources that a speaker's words stand for; () if nobody fits."""
        if speaker is None:
            return self.spoken[0][1] if self.spoken else ()
        if speaker.form == "pronoun":
            return self._by_pronoun(speaker.word, at)
        return self._by_short_name(speaker, at) or speaker.fillers

    def _by_pronoun(self, word: str, at: int) -> tuple[Filler, ...]:
        for speaker, sources in self.spoken:
            person = self._is_person(speaker, sources)
            if (word in _PERSONAL) == person or word in ("they", "we", "i", "you"):
                return sources
        kind = MentionKind.PERSON if word in _PERSONAL else MentionKind.ACTOR
        near = [m for m in self.mentions if m.kind is kind and m.end <= at and m.form not in ("pronoun", "demonym")]
        return (_elsewhere(near[-1]),) if near else ()

    def _is_person(self, speaker: Speaker, sources: tuple[Filler, ...]) -> bool:
        people = {(m.start, m.end) for m in self.mentions if m.kind is MentionKind.PERSON}
        return any((f.start, f.end) in people for f in sources) or speaker.word in self.words.people

    def _by_short_name(self, speaker: Speaker, at: int) -> tuple[Filler, ...]:
        """ "the group", "the sources", "a monitor": a fuller name told of before, or (a monitor) anywhere."""
        fuller = self.words.stands_for.get(speaker.word, ())
        if fuller and self._is_short(speaker):
            named = [m for m in self.mentions if m.kind is MentionKind.ACTOR and _holds(m.text, fuller)]
            return (_elsewhere(min(named, key=lambda m: abs(m.start - at))),) if named else ()
        if speaker.form == "described" and speaker.definite and self._is_short(speaker):
            for earlier, sources in self.spoken:
                same = earlier.word == speaker.word and not self._is_person(earlier, sources)
                if same or self._names_kind(earlier, sources, speaker.word):
                    return sources
        return ()

    def _is_short(self, speaker: Speaker) -> bool:
        return len(" ".join(f.text for f in speaker.fillers).split()) <= 4

    def _names_kind(self, earlier: Speaker, sources: tuple[Filler, ...], word: str) -> bool:
        """Whether an earlier speaker is of the kind a short name tells: "the group" is no person and no paper."""
        body = not self._is_person(earlier, sources) and earlier.word not in self.words.papers
        return body and word in ("group", "organisation", "organization", "agency", "ministry", "monitoring")


def _holds(text: str, names: Iterable[str]) -> bool:
    lower = text.lower()
    return any(name in lower for name in names)


def _elsewhere(mention: Mention) -> Filler:
    return Filler(start=mention.start, end=mention.end, text=mention.text, basis=Basis.COREFERENT)


def _resolved(one: Told, heard: _Heard) -> list[Attribution]:
    sources = () if one.speaker and one.speaker.form == "unnamed" else heard.meant(one.speaker, one.cue.start)
    if one.speaker is not None and one.speaker.form != "unnamed":
        heard.note(one.speaker, sources)
    if not sources and (one.speaker is None or one.speaker.form != "unnamed"):
        return []
    return [
        Attribution(start=a, end=z, sources=sources, cue=one.cue, said=one.said, certainty=one.certainty)
        for a, z in one.contents
    ]


def _quotations(text: str, passage: Passage, found: Sequence[Attribution]) -> list[Attribution]:
    """A quotation belongs to who is credited with its end or start; else to the speaker before it in its paragraph."""
    near = [a for a in found if passage.start <= a.start < passage.end and a.sources]
    more = []
    for start, end in quoted_stretches(text, passage.start, passage.end):
        if len(text[start:end].split()) < 4 or not near:
            continue
        touching = [a for a in near if a.start < end and start < a.end]
        if touching:
            whose = min(touching, key=lambda a: (min(abs(a.cue.start - end), abs(start - a.cue.end)), a.start))
        else:
            whose = min(near, key=lambda a: start - a.cue.end if a.cue.end <= start else (a.cue.start - end) * 3)
        more.append(replace(whose, start=start, end=end))
    return more


def quoted_stretches(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of a passage inside double quotation marks, in order; an unclosed one ends with the passage."""
    found, opened = [], None
    here = start
    while here < end:
        double = text[here : here + 2] in ("‘‘", "’’", "''")
        mark = text[here : here + 2] if double else text[here]
        if opened is None and mark in ("“", '"', "‘‘", "''"):
            opened = here + len(mark)
        elif opened is not None and mark in ("”", '"', "’’", "''"):
            found.append((opened, here))
            opened = None
        here += 2 if double else 1
    if opened is not None and opened < end:
        found.append((opened, end))
    return found


def credited(draft: Draft, found: Iterable[Attribution]) -> Attribution | None:
    """The narrowest attribution whose stretch holds the claim; wishes and attitudes tell nothing as so."""
    wishes = speech("en").wishing
    around = [a for a in found if a.start <= draft.start < a.end and a.cue.text.lower() not in wishes]
    return min(around, key=lambda a: a.end - a.start, default=None)
