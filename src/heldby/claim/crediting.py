"""Whom a report credits with what, over all its sentences: who "he" is, whose quotation goes on, which claim is whose.

In:     the report's clauses and mentions, and what each sentence credits (`voice`).
Out:    `Attribution`s in the order of the text, and the one that a claim stands under.
Never:  a speaker that the report does not name; the author's own words credited to a source without a sign.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from heldby.claim.going_on import QUOTE_MARK, bracketed, goes_on
from heldby.claim.voice import told
from heldby.lexicon.speech import speech
from heldby.model import Attribution, Basis, Filler, MentionKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence, Set

    from heldby.claim.clause import Clause
    from heldby.claim.described import Speaker
    from heldby.claim.draft import Draft
    from heldby.claim.filling import Names
    from heldby.claim.telling import Told
    from heldby.lexicon.speech import Speech
    from heldby.model import Mention, Passage

_KNOWN = re.compile(r"-\s?(?:held|controlled|run|occupied)\b")
_ANY_BODY = frozenset({"group", "organisation", "organization", "agency"})
_SOURCE = frozenset({"source", "sources"})
_SHORT = 2
_LONGEST_QUOTATION = 1500
_REOPENS = re.compile(r"""[.!?]\s["“][A-Z]""")
_JOINING = re.compile(r"\b(?:and|but|although|though|while|;|as)\s+(?:also\s+|the\s+|mr\.\s+)?$")
_PERSONAL = frozenset({"he", "she"})
_BODILY = frozenset({"it", "they"})
_AT_HEAD = 4
_CITING = frozenset({"citing", "quoting"})
_BESIDE = 40
_LONGEST_WORD = 12
_CLAIMED = "claimed"


def attributions(
    passages: Sequence[Passage],
    clauses: Sequence[Clause],
    lines: Sequence[Names],
    party: Callable[[Mention], str],
) -> list[Attribution]:
    """Every attribution of a report, then those of quotations whose speaker stands in another sentence.

    `party` is the body that a mention of an actor stands for, "" when open.
    """
    words = speech("en")
    text = lines[0].text if lines else ""
    heard = _Heard(words=words, mentions=[m for names in lines for m in names.mentions], party=party, text=text)
    found: list[Attribution] = []
    before: list[Clause] = []
    for clause, names in zip(clauses, lines, strict=True):
        last = before[-1] if before else None
        heard.person = _subject(clause, names) or heard.person
        here = [a for one in told(clause, names, words) for a in _resolved(one, heard, last)]
        dated = bool(names.within(MentionKind.TIME, clause.sentence.start, clause.sentence.end))
        if not here and last and goes_on(clause, last, found, words, dated=dated):
            here = [replace(found[-1], start=clause.sentence.start, end=clause.sentence.end)]
        found += [*here, *bracketed(here, found, before, words)]
        found.sort(key=lambda a: (a.cue.start, a.start))
        before.append(clause)
    for passage in passages:
        found += _quotations(text, passage, found)
    return sorted(found, key=lambda a: (a.start, a.end))


@dataclass(slots=True, kw_only=True)
class _Heard:
    """Who has spoken so far, last first."""

    words: Speech
    mentions: list[Mention]
    party: Callable[[Mention], str]
    text: str = ""
    spoken: list[tuple[Speaker, tuple[Filler, ...]]] = field(default_factory=list)
    last: int = 0
    person: Mention | None = None
    people: Set[tuple[int, int]] = field(init=False)  # where they stand
    starts_of_people: Set[int] = field(init=False)

    def __post_init__(self) -> None:
        self.people = {(m.start, m.end) for m in self.mentions if m.kind is MentionKind.PERSON}
        self.starts_of_people = {start for start, _ in self.people}

    def note(self, speaker: Speaker, sources: tuple[Filler, ...], at: int) -> None:
        if sources:
            self.spoken.insert(0, (speaker, sources))
            self.last = at

    def meant(self, speaker: Speaker | None, at: int) -> tuple[Filler, ...]:
        """The sources that a speaker's words stand for; () if nobody fits."""
        if speaker is None:
            return self.spoken[0][1] if self.spoken else ()
        if speaker.form == "pronoun":
            return self._by_pronoun(speaker.word, at)
        if len(speaker.fillers) > 1:
            each = (self._one_of_several(self._one_of(speaker, f)) for f in speaker.fillers)
            return tuple(dict.fromkeys(f for found in each for f in found))
        return self._by_short_name(speaker) or speaker.fillers

    def _one_of_several(self, speaker: Speaker) -> tuple[Filler, ...]:
        """ "The monitor and an official": the monitor told of before; "the army" beside others may be another's."""
        known = speaker.word in self.words.stands_for
        return (self._by_short_name(speaker) if known else ()) or speaker.fillers

    def _one_of(self, speaker: Speaker, told: Filler) -> Speaker:
        """One of those who speak together: "the monitor and an official"."""
        definite = self.text[: told.start].rstrip().lower().endswith((" the", "\nthe"))
        return replace(speaker, fillers=(told,), word=told.text.split()[-1].lower(), definite=definite)

    def _by_pronoun(self, word: str, at: int) -> tuple[Filler, ...]:
        """The person a sentence since then is about; else who spoke last and may be called so; else whom it is for."""
        spoken = self._spoken_of(word)
        if self.person and word in _PERSONAL and self.last < self.person.start and self.person.end < at:
            return (_elsewhere(self.person),)
        if spoken:
            return spoken
        own = next((m for m in self.mentions if m.kind is MentionKind.ACTOR and m.start == at and self.party(m)), None)
        if own and word in _BODILY:
            return (_elsewhere(own),)
        return self._named_last(word, at)

    def _spoken_of(self, word: str) -> tuple[Filler, ...]:
        for speaker, sources in self.spoken:
            person = self._is_person(speaker, sources)
            if word in _PERSONAL and self._are_many(speaker.word):
                continue
            if word == "they" and person and len(sources) == 1 and not self._are_many(speaker.word):
                continue
            if (word in _PERSONAL) == person or word in ("they", "we", "i", "you"):
                return sources
        return ()

    def _named_last(self, word: str, at: int) -> tuple[Filler, ...]:
        kind = MentionKind.PERSON if word in _PERSONAL else MentionKind.ACTOR
        near = [m for m in self.mentions if m.kind is kind and m.end <= at and m.form not in ("pronoun", "demonym")]
        if word == "it":  # nobody calls rebels or soldiers so
            near = [m for m in near if m.form == "name" or not m.text.endswith("s")]
        if word == "they":
            near = [m for m in near if m.text.split()[-1].lower() not in self.words.people or m.text.endswith("s")]
        return (_elsewhere(near[-1]),) if near else ()

    def _is_person(self, speaker: Speaker, sources: tuple[Filler, ...]) -> bool:
        people = self.people
        return any((f.start, f.end) in people for f in sources) or speaker.word in self.words.people

    def _are_many(self, word: str) -> bool:
        """Whether a word stands for several people: "activists" is nobody's "he"."""
        return word.endswith("s") and word[:-1] in self.words.people

    def _by_short_name(self, speaker: Speaker) -> tuple[Filler, ...]:
        """ "the group", "the sources", "a monitor": a fuller name told of before, or (a monitor) anywhere."""
        if len(speaker.fillers) != 1 or self._is_name_of_person(speaker.fillers[0]):
            return ()
        told = speaker.fillers[0].text.split()
        any_of_them = speaker.word.endswith("s") and not speaker.definite and len(told) > 1  # "independent monitors"
        fullest = None if any_of_them and speaker.word in self.words.people else self._fullest(speaker)
        if fullest:
            return (_elsewhere(fullest),)
        words = speaker.fillers[0].text
        if words.lower().startswith("same "):  # "the same person said"
            return self.spoken[0][1] if self.spoken else ()
        seated = "-based " in words and speaker.word in _ANY_BODY  # "the London-based opposition organisation"
        owned = any(mark in words for mark in ("'s", "’s"))  # "the army's spokesman" is nobody told of before
        alone = seated or (len(words.split()) <= _SHORT and words.removeprefix("TV ").islower() and not owned)
        if speaker.definite and alone and speaker.word in self.words.speakers:
            for earlier, sources in self.spoken:
                same = earlier.word == speaker.word and sources != speaker.fillers
                if same or self._names_kind(earlier, sources, speaker.word):
                    return sources
        return ()

    def _fullest(self, speaker: Speaker) -> Mention | None:
        """The fullest name in the report of the body that a short name stands for."""
        told = (
            {*speaker.fillers[0].text.lower().split(), *speaker.about.split()}
            if speaker.word in self.words.bodies
            else set()
        )
        for word in (speaker.word, *sorted(told)):
            for name in self.words.stands_for.get(word, ()):
                named = [m for m in self.mentions if m.kind is MentionKind.ACTOR and _holds(m.text, name)]
                listed = [m for m in named if m.candidates]
                if listed:
                    return max(listed, key=lambda m: len(m.text))
        return None

    def _is_name_of_person(self, told: Filler) -> bool:
        return told.start in self.starts_of_people

    def _names_kind(self, earlier: Speaker, sources: tuple[Filler, ...], word: str) -> bool:
        """Whether an earlier speaker is of the kind a short name tells: "the group" is no person and no paper."""
        body = not self._is_person(earlier, sources) and earlier.word not in self.words.papers
        if word in _SOURCE:  # nobody calls a state or an army "the source"
            return earlier.word in self.words.people
        return word in self.words.papers or (body and word in _ANY_BODY)


def _subject(clause: Clause, names: Names) -> Mention | None:
    """The person whom a sentence is about, with whose name it begins."""
    people = names.within(MentionKind.PERSON, clause.sentence.start, clause.sentence.end)
    for mention in people[:1]:
        heads = [t for t in clause.tokens if mention.start <= t.start < mention.end and t.dep == "nsubj"]
        return mention if heads and mention.form == "name" and heads[0].index <= _AT_HEAD else None
    return None


def _holds(text: str, name: str) -> bool:
    return name in text.lower() and text.lower() != name


def _elsewhere(mention: Mention) -> Filler:
    return Filler(start=mention.start, end=mention.end, text=mention.text, basis=Basis.COREFERENT)


def _resolved(one: Told, heard: _Heard, before: Clause | None) -> list[Attribution]:
    at = one.words.start if one.words else one.cue.start
    sources = () if one.speaker and one.speaker.form == "unnamed" else heard.meant(one.speaker, at)
    if one.speaker is not None and one.speaker.form in ("named", "described"):
        heard.note(one.speaker, sources, at)
    if not sources and one.speaker is not None and one.words:
        sources = (one.words,) if one.speaker.form != "unnamed" else ()
    elif not sources and one.speaker is None:
        return []
    return [
        Attribution(
            start=a, end=z, sources=sources, cue=one.cue, said=one.said, certainty=one.certainty, speaker=one.words
        )
        for a, z in one.contents or ([(before.sentence.start, before.sentence.end)] if before else [])
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
    """The stretches of a passage inside double quotation marks, in order; an unclosed one ends with the passage.

    A mark that opens another quotation ends one that was left open, as those of several paragraphs are.
    """
    found, opened = [], None
    for match in QUOTE_MARK.finditer(text, start, end):
        mark = match[0]
        if opened is not None and mark in ('"', "\u201c") and _REOPENS.match(text, match.start() - 2):
            found.append((opened, match.start()))
            opened = None
        if opened is None and mark in ("“", '"', "‘‘", "''"):
            opened = match.end()
        elif opened is not None and mark in ("”", '"', "’’", "''"):
            found.append((opened, match.start()))
            opened = None
    if opened is not None and opened < end:
        found.append((opened, end))
    return found


def credited(draft: Draft, text: str, found: Iterable[Attribution]) -> Attribution | None:
    """The narrowest attribution whose stretch holds the claim; None for the author ("a rebel-held area" is his).

    Wishes and attitudes tell nothing as so, and who finds out within another's words is told of by that other.
    """
    words = speech("en")
    known = draft.saying.kind == "control" and draft.is_state  # who "captured rebel-held areas" is not yet known
    if known and _KNOWN.search(text[draft.start : draft.end]):
        return None
    if (draft.saying.aside or draft.given) and not _is_quoted(text, draft):
        return None
    around = [a for a in found if _stands_under(draft, a) and not _only_claims(draft, a)]
    around += [a for a in found if _claims(draft, a)]
    wishes = words.wishing - words.tidings.keys()
    around = [
        a for a in around if a.cue.text.lower() not in wishes or _is_put_in(a, words) or _tells_with(a, text, words)
    ]
    around.sort(key=lambda a: (a.end - a.start, not a.sources))
    if len(around) > 1 and around[0].cue.text.lower() in words.finding:
        outer = [a for a in around[1:] if a.start <= around[0].cue.start < a.end]
        return outer[0] if outer else around[0]
    return (_relayed(around[0], around[1:]) or around[0]) if around else None


def _stands_under(draft: Draft, told: Attribution) -> bool:
    """Whether more than half of a claim's words are what is told; of "the army announced the fall", those after it."""
    names_who = draft.start <= told.cue.start and told.cue.end <= told.start < draft.end <= told.end
    start = told.cue.end if names_who else draft.start
    return min(told.end, draft.end) - max(told.start, start) > (draft.end - start) / 2


def _only_claims(draft: Draft, told: Attribution) -> bool:
    """ "The attack, in which 30 died, was claimed by X": that they died is nobody's claim."""
    return _is_claim_of_deed(told) and draft.saying.kind != "event"


def _claims(draft: Draft, told: Attribution) -> bool:
    """ "The attack on Diffa, in which 12 died, was claimed by X": the attack is, however long its words go on."""
    at = told.start <= draft.start < told.end and draft.start <= told.cue.start < draft.end
    return _is_claim_of_deed(told) and draft.saying.kind == "event" and at


def _is_claim_of_deed(told: Attribution) -> bool:
    return told.cue.text.lower() == _CLAIMED and told.start < told.cue.start and bool(told.sources)


def _relayed(last: Attribution, others: Sequence[Attribution]) -> Attribution | None:
    """ "According to X ten died, the radio reported", "it reported, citing X": whose word an outlet passes on.

    "The radio, citing X, reported" passes it on too.
    """
    named = [a for a in others if a.sources]
    cited = [a for a in named if a.cue.text.lower() in _CITING and _stands_beside(a.cue, last.cue) and not _is_paper(a)]
    inner = [a for a in named if last.start <= a.cue.start and a.cue.end <= last.end <= last.cue.start]
    return next(iter([*cited, *inner]), None)


def _is_paper(told: Attribution) -> bool:
    """Whether what is cited only tells how somebody knows: "an official, citing intelligence, said"."""
    return all(s.text.split()[-1].lower() in speech("en").papers - _SOURCE for s in told.sources)


def _stands_beside(one: Filler, other: Filler) -> bool:
    return 0 <= max(one.start - other.end, other.start - one.end) < _BESIDE


def _is_put_in(one: Attribution, words: Speech) -> bool:
    """Whether a whole sentence stands before its cue: "The army will retake it by May, the president promised"."""
    return one.end <= one.cue.start and one.cue.text.lower() in words.foretelling


def _tells_with(one: Attribution, text: str, words: Speech) -> bool:
    """ "Officials spoke of 30 dead": a verb that tells with the word behind it."""
    follows = text[one.cue.end : one.cue.end + _LONGEST_WORD].split(maxsplit=1)[:1]
    return bool(words.tells_with.get(one.cue.text.lower(), frozenset()) & set(follows))


def _is_quoted(text: str, draft: Draft) -> bool:
    """Whether a claim's words stand between quotation marks, in their paragraph."""
    opened = text.rfind("\n", 0, draft.start) + 1
    closed = text.find("\n", draft.end)
    stretches = quoted_stretches(text, opened, closed if closed >= 0 else len(text))
    return any(a <= draft.start and draft.end <= z for a, z in stretches)


def outermost(text: str, found: Iterable[Attribution]) -> list[Attribution]:
    """Each cue once, with the longest stretch it answers for; none that stands within another's words.

    Within: between quotation marks, or in what another says ("X said that Y believes"), unless the sentence joins the
    two ("X said ..., but Y said").
    """
    longest: dict[int, Attribution] = {}
    for one in found:
        kept = longest.setdefault(one.cue.start, one)
        if one.end - one.start > kept.end - kept.start:
            longest[one.cue.start] = one
    told = list(longest.values())
    quoted = [(a, z) for a, z in quoted_stretches(text, 0, len(text)) if z - a < _LONGEST_QUOTATION]
    open_air = [a for a in told if not any(s <= a.cue.start < z for s, z in quoted)]
    return [a for a in open_air if not any(_within(text, a, b) for b in open_air)]


def _within(text: str, inner: Attribution, outer: Attribution) -> bool:
    """Whether what one attribution tells is told of by another, whose words come first."""
    forward = outer.cue.end <= outer.start <= inner.cue.start < outer.end and inner.start >= inner.cue.end
    if not forward or inner.cue == outer.cue:
        return False
    speaker = inner.speaker.start if inner.speaker and inner.speaker.end <= inner.cue.start else inner.cue.start
    before = [text[max(0, at - 14) : at].lower() for at in (max(speaker, outer.start), inner.cue.start)]
    return not any(_JOINING.search(words) for words in before)
