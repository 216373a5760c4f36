"""Who says what within one sentence: reporting verbs, "according to", "quoted X as saying", "are reported to have".

In:     the clauses of a report, the mentions in them, how the language credits statements.
Out:    `Told`s: the speaker, the cue, and the stretches of the sentence that are told.
Never:  who "he" or "the group" is, nor what other sentences say; that is `crediting`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from heldby.claim.contents import FINITE, OPENING, SPARE, Contents
from heldby.claim.described import Speaker
from heldby.claim.headings import by_heading, by_name_and_mark
from heldby.claim.heard import heard
from heldby.claim.hearsay import hearsay, reportedly
from heldby.claim.said_when import said_when
from heldby.claim.speakers import Speakers
from heldby.claim.telling import Told
from heldby.lexicon.words import words
from heldby.model import Certainty, Filler, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heldby.claim.clause import Clause
    from heldby.claim.filling import Names
    from heldby.lexicon.speech import Speech

_BE = frozenset({"'s", "\u2019s", "'re", "\u2019re", "'m", "is", "are", "was", "were", "been", "be", "being"})
# Who speaks of "us" and "you" is already quoted.
_OURSELVES = frozenset({"i", "we", "you"})
_NOBODY = frozenset({"no", "nobody", "none", "neither"})
# A sentence of no more words than this that only names a speaker tells whose the one before was.
_SHORT = 5
_MANY = frozenset({"media", "police", "military"})
_SHORTEST = 3


def told(clause: Clause, names: Names, speech: Speech) -> list[Told]:
    """What one sentence credits to somebody, in the order of the cues."""
    reader = _Reader(clause, names, speech)
    found = _one_voice([t for verb in reader.may_tell() if (t := reader.by_verb(verb))], speech)
    found += reader.by_phrase()
    found += [*hearsay(clause, names, speech), *heard(clause, names, speech)]
    found += [*by_heading(reader.speakers), *by_name_and_mark(reader.speakers)]
    if not found:
        found = list(reportedly(clause, speech))
    return sorted(found, key=lambda t: t.cue.start)


def _one_voice(found: list[Told], speech: Speech) -> list[Told]:
    """ "A told B that C had left, adding that ...": A goes on, whatever the tree hangs "adding" on."""
    return [
        replace(one, speaker=None) if i and one.cue.text.lower() in speech.continuing and not one.beside else one
        for i, one in enumerate(found)
    ]


class _Reader:
    """One sentence, read for who says what."""

    def __init__(self, clause: Clause, names: Names, speech: Speech) -> None:
        self.clause, self.names, self.speech = clause, names, speech
        self.tokens = clause.tokens
        self._lower = clause.lower
        self.speakers = Speakers(clause=clause, names=names, speech=speech)
        self.contents = Contents(clause=clause, names=names, speech=speech)

    def may_tell(self) -> list[int]:
        """The words that are a verb of telling in some sentence."""
        speech = self.speech
        saying, wishing, quoting = speech.saying, speech.wishing, speech.only_quoting
        return [at for at, word in enumerate(self._lower) if word in saying or word in wishing or word in quoting]

    def by_verb(self, verb: int) -> Told | None:
        """What a word tells of, if it is a reporting verb with a speaker."""
        lower = self._text(verb)
        if not self._reports(verb):
            return None
        if lower in self.speech.quoting and self._as_saying(verb):
            return self._quoted(verb)
        if self._is_passive(verb):
            return self._by_whom(verb) or self._unnamed(verb)
        if self._tells_of_a_paper(verb):
            return None
        if lower in self.speech.continuing:
            return self._continuing(verb) if self._text(verb - 1) != "as" else None
        bare = self.tokens[verb].tag == "VBG" and self._auxiliary(verb) not in _BE
        unreal = self._text(verb - 1) in ("to", "not", "n't", "n\u2019t")
        return None if bare or unreal or self._names_a_thing(verb) else self._active(verb)

    def _reports(self, verb: int) -> bool:
        """Whether a word is, or may be, a verb of telling."""
        lower = self._text(verb)
        if lower not in self.speech.saying and lower not in self.speech.wishing:
            quoting = lower in self.speech.only_quoting and self._beside_quotation(verb)
            if not quoting:
                return False
        if self._in_name(verb) or self._text(verb + 1) in self.speech.not_before.get(lower, ()):
            return False
        return self.tokens[verb].pos in ("VERB", "AUX") or self._may_be_verb(verb)

    def _in_name(self, verb: int) -> bool:
        """Whether a word ends a name that begins before it: "Islamic State", "herders in Benue state" state nothing."""
        token = self.tokens[verb]
        kinds = (MentionKind.PLACE, MentionKind.ACTOR) if token.text[:1].isupper() else (MentionKind.PLACE,)
        inside = (self.names.at(kind, token.start, token.end) for kind in kinds)
        return any(m is not None and m.start < token.start for m in inside)

    def _beside_quotation(self, verb: int) -> bool:
        near = self.tokens[max(0, verb - 4) : verb + 4]
        return any(t.text in (*OPENING, "\u201d") for t in near)

    def _may_be_verb(self, verb: int) -> bool:
        """Whether a word that the parser took for a noun is a verb after all."""
        lower, before = self._text(verb), self.tokens[max(verb - 1, 0)]
        if lower in ("said", "says", "told", "added", "announced"):
            return True
        if self._text(verb + 1) in self.speech.with_object.get(lower, ()) and before.pos in ("NOUN", "PROPN"):
            return True
        closing = verb > _SHORTEST and all(t.text in SPARE for t in self.tokens[verb + 1 :])
        if closing and (before.pos == "PROPN" or self._closes_with(verb)):
            return True
        return lower.endswith("ed") and self.tokens[verb].pos != "ADJ"

    def _closes_with(self, verb: int) -> bool:
        """ "..., the defence ministry reports.", "state media report.": nouns to the parser, behind a teller."""
        who = self.speakers.group_start(verb - 1)
        tells = self._text(verb) in self.speech.inverting and self._text(verb - 1) in self.speech.speakers
        many = self._text(verb - 1).endswith("s") or self._text(verb - 1) in _MANY
        return tells and (self._text(who) == "the" or many) and self._text(who - 1) == ","

    def _active(self, verb: int) -> Told | None:
        inverted = self._inverted(verb)
        if inverted:
            return self._made(verb, inverted, self.contents.around(verb, inverted))
        speaker = self.speakers.before(verb)
        speaker = None if speaker and self._tells_by_acting(verb, speaker) else speaker
        if speaker is None or speaker.word in _OURSELVES or self._text(speaker.first) in _NOBODY:
            return None
        denies = self.clause.lemma(verb) in words("en").deniers
        short = len(self.tokens) <= _SHORT and speaker.form != "unnamed" and not denies
        if short and self._text(verb) in self.speech.saying:
            return Told(speaker=speaker, cue=self._filler(verb), contents=(), words=self._words(speaker))
        contents = self.contents.of(verb, speaker)
        if contents and not self._only_denies(verb, speaker, contents):
            return self._made(verb, speaker, contents)
        if self._text(verb) not in self.speech.saying - self.speech.clause_only:
            return None
        # who only denies or decides has spoken, and may be the "it" of the next sentence
        told = () if self._tells_nothing_new(verb, speaker) else (self._named_by(verb),)
        return Told(speaker=speaker, cue=self._filler(verb), contents=told, words=self._words(speaker))

    def _tells_by_acting(self, verb: int, speaker: Speaker) -> bool:
        """ "Gains by the rebels raised fears": what they did, not they; "a statement by the army said" is theirs."""
        subject = next(iter(self.clause.kids(verb, "nsubj")), verb)
        by_them = subject < speaker.first <= speaker.last < verb and self._text(speaker.first - 1) == "by"
        papers = self.speech.papers | self.speech.speakers
        return by_them and self.tokens[subject].pos == "NOUN" and self._text(subject) not in papers

    def _named_by(self, verb: int) -> tuple[int, int]:
        """What a verb tells by a noun: "the army announced the capture in a statement"; the verb itself without one."""
        told = self.clause.kids(verb, "obj")
        return self.clause.bounds([verb, *(k for head in told for k in self.clause.phrase(head) if k > verb)])

    def _tells_nothing_new(self, verb: int, speaker: Speaker) -> bool:
        """Whether a sentence only names who tells what stood before it: "The ministry confirmed the report on Sunday."

        One that tells something else tells that: "In May the president announced his choice".
        """
        if self.clause.lemma(verb) in words("en").deniers:
            return False
        rest = [t for t in self.tokens[verb + 1 :] if t.text not in SPARE]
        rest = [t for t in rest if not self.names.at(MentionKind.TIME, t.start, t.end)]
        return len(rest) <= _SHORT and not self.contents.has_before(speaker.first)

    def _only_denies(self, verb: int, speaker: Speaker, contents: list[tuple[int, int]]) -> bool:
        """ "..., a claim that the army denied": what stands before is another's word."""
        before = all(after <= speaker.first for _, after in contents)
        return before and self.clause.lemma(verb) in words("en").deniers

    def _made(self, verb: int, speaker: Speaker | None, contents: list[tuple[int, int]]) -> Told | None:
        stretches = tuple(self._stretch(a, z) for a, z in contents if a < z)
        if not stretches:
            return None
        return Told(
            speaker=speaker,
            cue=self._filler(verb),
            contents=stretches,
            words=self._words(speaker),
            said=said_when(self.clause, self.names, (verb, speaker), self.contents),
            certainty=self.speech.doubting.get(self._text(verb), Certainty.CERTAIN),
        )

    def _words(self, speaker: Speaker | None) -> Filler | None:
        """What stands beside the cue, however short."""
        if speaker is None or speaker.form == "unnamed":
            return None
        if speaker.own >= 0:
            return self._filler(speaker.own)
        if speaker.fillers:
            return speaker.fillers[0]
        return self._filler(speaker.first)

    def _is_passive(self, verb: int) -> bool:
        token = self.tokens[verb]
        before = self._auxiliary(verb)
        perfect = before in ("has", "have", "had", "'ve", "\u2019ve")
        hearsay = token.tag == "VBN" or self._text(verb) in self._hearsay()
        if self._text(verb + 1) == "to" and not perfect and hearsay and not self._tells_to(verb):
            return True
        return before in _BE and token.tag in ("VBN", "VBD")

    def _tells_to(self, verb: int) -> bool:
        """ "Another resident said to AFP": a hearer stands behind "to", no verb."""
        follows = self.tokens[verb + 2] if verb + 2 < len(self.tokens) else None
        noun = follows is not None and follows.pos in ("PROPN", "NOUN", "DET", "PRON")
        return noun and self._auxiliary(verb) not in _BE

    def _auxiliary(self, verb: int) -> str:
        """The word before a verb and its adverbs."""
        before = verb - 1
        while before >= 0 and self.tokens[before].pos == "ADV":
            before -= 1
        return self._text(before)

    def _names_a_thing(self, verb: int) -> bool:
        """ "a stream called X", "what he called X": no statement, only a name."""
        if self._text(verb) not in self.speech.wishing:
            return False
        return "what" in (self._text(verb - 2), self._text(verb - 3)) or (
            self.tokens[verb].tag == "VBN" and self._text(verb - 1) not in (*_BE, "has", "have", "had", "also", "n't")
        )

    def _hearsay(self) -> frozenset[str]:
        """Verbs that say nothing of their own subject before "to": "believed to be", "said to be"."""
        heard = frozenset(v for v in self.speech.passives if "to" not in self.speech.with_next.get(v, ()))
        return heard | {"believed", "thought", "known", "estimated", "expected", "seen", "found"}

    def _tells_of_a_paper(self, verb: int) -> bool:
        """Whether a participle says where a paper stood: "in a statement carried by X", "in a report issued Monday"."""
        if self._text(verb - 1) not in self.speech.papers:
            return False
        first = self.speakers.group_start(verb - 1)
        return self._text(first - 1) == "in" or (self._text(verb + 1) == "by" and self.tokens[verb].tag == "VBN")

    def _by_whom(self, verb: int) -> Told | None:
        """ "It was reported on Friday by X that ...", "..., it was claimed by X", "the fall was announced by X"."""
        if self._text(verb - 1) not in _BE:
            return None
        by = self.contents.over_date(verb + 1)
        speaker = self.speakers.after(by + 1) if self._text(by) == "by" else None
        if speaker is None or speaker.form == "unnamed":
            return None
        if self._text(verb - 2) != "it":
            tells = self._text(verb) in self.speech.inverting - self.speech.doubting.keys()
            told = self.clause.kids(verb, "nsubj:pass") if tells else []
            whole = [(min(self.clause.subtree(told[0])), max(self.clause.subtree(verb)) + 1)] if told else []
            return self._made(verb, speaker, whole)
        if self.contents.has_before(verb - 2):
            return self._made(verb, speaker, [(0, verb - 2)])
        rest = self.contents.start(speaker.last + 1)
        return self._made(verb, speaker, [(rest, len(self.tokens))])

    def _unnamed(self, verb: int) -> Told | None:
        """ "are reported to have died", "..., it was reported": somebody says so, the text does not tell who."""
        it = "it" in (self._text(verb - 2), self._text(verb - 3))
        if it and self._text(verb + 1) in SPARE and self.contents.has_before(verb - 2):
            told = self._made(verb, _somebody(verb), [(0, verb - 2)])
            known = told is not None and self._text(verb) in self.speech.passives
            return replace(told, certainty=self.speech.hearsay[self._text(verb)]) if told and known else None
        impersonal = it and self._text(self.contents.over_date(verb + 1)) == "that"
        heard = self._text(verb + 1) == "to" or self._text(verb + 1) in self.speech.fates or impersonal
        if self._text(verb) not in self.speech.passives or not heard:
            return None
        told = self._made(verb, _somebody(verb), [(0, len(self.tokens))])
        return replace(told, certainty=self.speech.hearsay[self._text(verb)]) if told else None

    def _continuing(self, verb: int) -> Told | None:
        """ "..., adding that 21 were wounded": the last speaker goes on."""
        rest = self.contents.start(verb + 1)
        if not self.contents.is_clause(rest) and self._text(verb + 1) not in ("that", *OPENING):
            return None
        if {self._text(k) for k in range(verb + 1, verb + 5)} & self.speech.tolls.get(self._text(verb), frozenset()):
            return None  # "a blast claiming the lives of ten people"
        beside = self.speakers.ending_at(verb - 1) if verb else None
        if beside and beside.fillers and self._text(beside.first - 1) == "with":
            told = self._made(verb, beside, [(rest, len(self.tokens))])
            return replace(told, beside=True) if told else None
        speaker = self.speakers.subject(verb)
        usable = speaker and speaker.form != "unnamed" and speaker.word not in _OURSELVES
        return self._made(verb, speaker if usable else None, [(rest, len(self.tokens))])

    def _as_saying(self, verb: int) -> int:
        """Where "as saying" stands after a verb of quoting, 0 if nowhere."""
        here = range(verb + 1, min(verb + 16, len(self.tokens) - 1))
        told = next((k for k in here if self._text(k + 1) in ("saying", "telling")), 0)
        return told if self._text(told) == "as" or (told and self.tokens[told].pos in ("NOUN", "PROPN")) else 0

    def _quoted(self, verb: int) -> Told | None:
        """ "SANA quoted a source as saying": the source speaks; "..., X was quoted as saying by local media": X."""
        start = self.contents.start(self._as_saying(verb) + 2)
        passive = self._as_saying(verb) == verb + 1 or self._text(verb - 1) in _BE
        speaker = self.speakers.before(verb) if passive else self.speakers.after(verb + 1)
        if speaker is None:
            return None
        ends = self._text(start) in ("by", ".", "") and not self.contents.is_clause(start)
        closes = ends and self.contents.has_before(speaker.first)
        return self._made(verb, speaker, [(0, speaker.first) if closes else (start, len(self.tokens))])

    def _inverted(self, verb: int) -> Speaker | None:
        """ "..., said X of Y": the speaker after the verb, where none can stand before it."""
        if verb == 0 or verb + 1 >= len(self.tokens) or self._text(verb) not in self.speech.inverting:
            return None
        next_token = self.tokens[verb + 1]
        if next_token.text.lower() in ("he", "she", "they") and self._text(verb - 1) in SPARE:
            speaker = self.speakers.ending_at(verb + 1)
            return self._without_verb(speaker) if speaker else None
        if next_token.pos not in ("NOUN", "PROPN", "DET", "ADJ", "PRON"):
            return None
        speaker = self.speakers.after(verb + 1)
        closed = self._text(verb - 1) in SPARE
        if speaker is None or speaker.form == "unnamed" or self._after_aside(verb, speaker):
            return None
        if not closed and not self._names_the_last(verb, speaker) and self.speakers.before(verb):
            return None
        return None if self.contents.is_clause(speaker.last + 1) and not closed else self._without_verb(speaker)

    def _names_the_last(self, verb: int, speaker: Speaker) -> bool:
        """ "... on the town said X director of Y": a person follows, and nothing that the person could have told."""
        person = self.names.at(MentionKind.PERSON, self.tokens[verb + 1].start, self.tokens[speaker.last].end)
        if self._closes(verb, speaker):
            return True
        return person is not None and not any(t.tag in FINITE for t in self.tokens[verb + 1 :])

    def _closes(self, verb: int, speaker: Speaker) -> bool:
        """ "... killed 30 people said the Observatory adding ...": who can speak follows, and then nothing he tells."""
        follows = self._text(speaker.last + 1)
        ends = speaker.last + 1 >= len(self.tokens) or follows in (".", ",", "a", "an", *self.speech.continuing)
        speaks = speaker.word in self.speech.speakers or speaker.word in self.speech.stands_for
        words = (self.tokens[verb + 1].start, self.tokens[speaker.last].end)
        named = speaker.form == "named" and self.names.at(MentionKind.ACTOR, *words) is not None
        return ends and (named or (speaks and self._text(verb) in ("said", "says")))

    def _after_aside(self, verb: int, speaker: Speaker) -> bool:
        """ "X, an adviser, said the union ...": the comma closes an aside, not what is told."""
        if self._text(verb - 1) != "," or self._text(verb - 2) in (*OPENING, "\u201d", "'", "\u2019"):
            return False
        ends = speaker.last + 3 >= len(self.tokens) or self._text(speaker.last + 1) in (",", "of", "in", "at")
        return not ends and self.speakers.across_aside(verb - 1, verb) is not None

    def _without_verb(self, speaker: Speaker) -> Speaker | None:
        """The speaker, unless it is the subject of what is told."""
        follows = self.tokens[speaker.last + 1] if speaker.last + 1 < len(self.tokens) else None
        return None if follows is not None and (follows.tag in FINITE or follows.pos == "AUX") else speaker

    def by_phrase(self) -> Iterator[Told]:
        """ "according to X": the whole sentence is X's."""
        text = self.names.text[self.clause.sentence.start : self.clause.sentence.end]
        for match in _any_of(self.speech.according).finditer(text):
            start = self.clause.sentence.start + match.start()
            end = self.clause.sentence.start + match.end()
            follows = next((t.index for t in self.tokens if t.start >= end), None)
            speaker = self.speakers.after(follows) if follows is not None else None
            if speaker and (speaker.form == "named" or match[0].lower() != "per"):
                yield Told(
                    speaker=speaker,
                    cue=Filler(start=start, end=end, text=self.names.text[start:end]),
                    contents=((self.clause.sentence.start, self.clause.sentence.end),),
                    words=self._words(speaker),
                )

    def _stretch(self, first: int, after: int) -> tuple[int, int]:
        return self.tokens[first].start, self.tokens[after - 1].end

    def _filler(self, index: int) -> Filler:
        token = self.tokens[index]
        return Filler(start=token.start, end=token.end, text=self.clause.given(token))

    def _text(self, index: int) -> str:
        return self._lower[index] if 0 <= index < len(self._lower) else ""


@cache
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)


def _somebody(index: int) -> Speaker:
    return Speaker(first=index, last=index, fillers=(), form="unnamed", word="")
