"""The `mark` stage: sentences, their syntax, and every name and phrase a claim may be made of.

In:     a report, its passages and broken words; the language, the gazetteer, the known actors.
Out:    `Marked`: sentences of the article passages, and mentions that do not contradict each other.
Never:  what a name means; a mention only lists the readings that are known.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from heldby.gazetteer import place_words as wordings
from heldby.mark.actor_led import with_men_of_leaders
from heldby.mark.actors import actors
from heldby.mark.overlaps import settled
from heldby.mark.persons import persons
from heldby.mark.place_seats import seats
from heldby.mark.places import places
from heldby.mark.quantities import quantities
from heldby.mark.times import times
from heldby.model import Cleaned, Marked, Mention, Problem, Sentence, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heldby.gazetteer import Atlas
    from heldby.lexicon.actors import Actors
    from heldby.model import Report
    from heldby.model.ports import Language

__all__ = ["mark"]


def mark(
    report: Report, cleaned: Cleaned, language: Language, gazetteer: Atlas, known: Actors
) -> tuple[Marked, tuple[Problem, ...]]:
    """Mark one report. Site furniture is not parsed, and nothing is marked in it."""
    article = [Span(start=p.start, end=p.end) for p in cleaned.passages if p.kind.is_article]
    sentences = tuple(language.sentences(report.text, article, cleaned.repairs))
    named = list(_told(actors(report.text, sentences, known, cleaned.repairs, language.code), sentences))
    people = list(_told(persons(report.text, sentences, known, cleaned.repairs, language.code), sentences))
    where = places(report.text, sentences, gazetteer, wordings(language.code))
    told = with_men_of_leaders(report, named, people, where, sentences)
    mentions = settled(
        [
            *times(report.text, sentences, language.code),
            *quantities(report.text, sentences, language.code),
            *told,
            *seats(report.text, told, language.code),
            *people,
            *where,
        ]
    )
    return Marked(sentences=sentences, mentions=mentions), ()


def _told(mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> Iterator[Mention]:
    """The mentions that a sentence holds: a name in a dateline or a teaser is nobody whom the report tells of."""
    starts = [s.start for s in sentences]
    for mention in mentions:
        at = bisect_right(starts, mention.start) - 1
        if at >= 0 and mention.end <= sentences[at].end:
            yield mention
