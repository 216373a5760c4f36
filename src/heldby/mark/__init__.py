"""The `mark` stage: sentences, their syntax, and every name and phrase a claim may be made of.

In:     a report, its passages and broken words; the language, the gazetteer, the known actors.
Out:    `Marked`: sentences of the article passages, and mentions that do not contradict each other.
Never:  what a name means; a mention only lists the readings that are known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.gazetteer import place_words as wordings
from heldby.mark.actors import actors
from heldby.mark.overlaps import settled
from heldby.mark.persons import persons
from heldby.mark.places import places
from heldby.mark.quantities import quantities
from heldby.mark.times import times
from heldby.model import Cleaned, Marked, Problem, Span

if TYPE_CHECKING:
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
    mentions = settled(
        [
            *times(report.text, sentences, language.code),
            *quantities(report.text, sentences, language.code),
            *actors(report.text, sentences, known, cleaned.repairs, language.code),
            *persons(report.text, sentences, known, cleaned.repairs, language.code),
            *places(report.text, sentences, gazetteer, wordings(language.code)),
        ]
    )
    return Marked(sentences=sentences, mentions=mentions), ()
