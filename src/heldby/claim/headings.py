"""Whom a heading credits by a mark alone: "Air strikes kill 4: state media", "UN: 4 killed", "... - health ministry".

In:     the speakers of one sentence.
Out:    `Told`s for what stands on the other side of the mark.
Never:  a place or a date before a colon; who opens a list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.claim.contents import OPENING
from heldby.claim.groups import NOUN_LIKE
from heldby.claim.telling import Told
from heldby.model import Filler, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heldby.claim.described import Speaker
from heldby.claim.speakers import Speakers

_DASHES = frozenset({":", "-", "\u2013", "\u2014", "_"})
_QUOTES = frozenset({'"', "\u201d", "''", "\u201c"})
_SHORTEST = 4
_WORDS_BEHIND = 4


def by_heading(speakers: Speakers) -> Iterator[Told]:
    """ "Air strikes kill 4: monitor": the last words of a heading, before the outlet's name if that is given."""
    tokens = speakers.clause.tokens
    last = next((t.index for t in tokens if t.text == "|"), _before_sections(speakers)) - 1
    closed = last > 0 and tokens[last].text == "."
    last -= closed
    if last < _SHORTEST or tokens[last].text in ("!", "?"):
        return
    marks = (k for k in range(last - 1, max(2, last - 1 - _WORDS_BEHIND), -1) if tokens[k].text in _DASHES)
    mark = next((k for k in marks if not _joins_words(speakers, k)), 0)
    plain = tokens[mark].text == ":" and all(t.text.islower() for t in tokens[mark + 1 : last + 1])
    if mark and (plain or not closed) and _may_tell(speakers, mark + 1, last):
        speaker = speakers.ending_at(last) or speakers.bare(last)
        yield _told(speakers, speaker, last, (0, last + 1))  # a claim may run over the mark
    elif not closed and speakers.text_of(last) in speakers.speech.stands_for:
        yield _told(speakers, speakers.bare(last), last, (0, last))
    elif not closed and (first := _closing(speakers, last)):
        monitor = speakers.text_of(first) in speakers.speech.stands_for
        closing = speakers.bare(first) if monitor else speakers.ending_at(last) or speakers.bare(last)
        yield _told(speakers, closing, last, (0, first))


def _before_sections(speakers: Speakers) -> int:
    """Where the sections of a site begin behind a heading: "Ten killed in Goma - Region - World - Kivu Online"."""
    tokens = speakers.clause.tokens
    marks = [t.index for t in tokens[_SHORTEST:] if t.text in _DASHES and not _joins_words(speakers, t.index)]
    named = bool(marks) and all(t.text[:1].isupper() or t.index in marks for t in tokens[marks[0] :])
    return marks[0] if named and len(marks) > 1 else len(tokens)


def _closing(speakers: Speakers, last: int) -> int:
    """Where the words begin that name who tells a heading whose mark was lost: "Bomb kills one in Kano State TV"."""
    for first in (last - 1, last):
        told = speakers.clause.tokens[first : last + 1]
        words = " ".join(t.text.lower() for t in told)
        before = speakers.clause.tokens[first - 1]
        capital = told[0].text[:1].isupper() and before.pos in ("NOUN", "PROPN", "NUM")
        if capital and words in speakers.speech.closing:
            return first
    return 0


def by_name_and_mark(speakers: Speakers) -> Iterator[Told]:
    """ "Pence: ..." opens, or "... \u2015 Pence" closes what somebody is quoted with."""
    tokens = speakers.clause.tokens
    end = len(tokens)
    colon = next((k for k in range(1, min(6, end)) if tokens[k].text == ":"), 0)
    if 0 < colon < end - 3 and _opens(speakers, colon):
        speaker = speakers.ending_at(colon - 1)
        if speaker:
            yield _told(speakers, speaker, colon, (colon + 1, end))
    dash = next((k for k in range(end - 2, 2, -1) if tokens[k].text in ("\u2015", "\u2014", "--")), 0)
    if dash and any(t.text in _QUOTES for t in tokens[max(0, dash - 3) : dash]):
        speaker = speakers.after(dash + 1)
        if speaker and speaker.form == "named":
            yield _told(speakers, speaker, dash, (0, dash))


def _opens(speakers: Speakers, colon: int) -> bool:
    """Whether the words before a colon name who speaks: a person, a name in capitals, a body, or before a quotation."""
    tokens = speakers.clause.tokens
    words = tokens[:colon]
    if all(t.text[:1].isupper() or t.text in "().,-'\u2019" for t in words):
        person = speakers.names.at(MentionKind.PERSON, tokens[0].start, tokens[colon - 1].end)
        if person or tokens[colon + 1].text in OPENING or tokens[0].text.isupper():
            return True
    known = speakers.speech.stands_for.keys() | speakers.speech.bodies
    return speakers.text_of(colon - 1) in known and all(t.pos in (*NOUN_LIKE, "DET") for t in words)


def _may_tell(speakers: Speakers, first: int, last: int) -> bool:
    """Whether the words behind a mark are those of somebody who speaks: "state media", "health ministry", "SOHR"."""
    tokens = speakers.clause.tokens
    if not all(t.pos in NOUN_LIKE for t in tokens[first : last + 1]):
        return False
    if speakers.may_speak(speakers.text_of(last)) or speakers.text_of(last) in speakers.speech.stands_for:
        return True
    named = speakers.names.at(MentionKind.ACTOR, tokens[last].start, tokens[last].end)
    place = speakers.names.at(MentionKind.PLACE, tokens[last].start, tokens[last].end)
    return named is not None and named.form == "name" and place is None


def _joins_words(speakers: Speakers, mark: int) -> bool:
    """Whether a hyphen stands within a word: "rebel-held"."""
    tokens = speakers.clause.tokens
    follows = tokens[mark + 1 : mark + 2]
    return tokens[mark].start == tokens[mark - 1].end and bool(follows) and tokens[mark].end == follows[0].start


def _told(speakers: Speakers, speaker: Speaker, cue: int, told: tuple[int, int]) -> Told:
    tokens = speakers.clause.tokens
    token = tokens[cue]
    own = Filler(start=token.start, end=token.end, text=speakers.clause.given(token))
    first, after = told
    return Told(
        speaker=speaker,
        cue=own,
        contents=((tokens[first].start, tokens[after - 1].end),),
        words=speaker.fillers[0] if speaker.fillers else own,
    )
