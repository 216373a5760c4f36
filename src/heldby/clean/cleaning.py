"""A report's text as labelled passages, and its broken words.

In:     a Report.
Out:    `Cleaned`: passages in order that cover all of the text but blanks, and repairs; Problems.
Never:  a deleted or changed character.
"""

from __future__ import annotations

from collections.abc import Sequence

from heldby.clean.inline import Place, split
from heldby.clean.label import labels
from heldby.clean.layout import Block, blocks
from heldby.clean.lines import Label
from heldby.clean.repair import repairs
from heldby.model import Cleaned, Passage, PassageKind, Problem, Report

RULES_FOR = ("en",)
_OPENING = 2  # paragraphs of the body that may begin with a dateline
_PLAIN = Label(kind=PassageKind.BODY, why="a paragraph")
_SITE = " | "  # between a headline and the name of the site


def clean(report: Report) -> tuple[Cleaned, tuple[Problem, ...]]:
    """Label every passage of a report and list its broken words.

    A report in another language is one body passage a paragraph, but for what its markup labels; a report in English
    without any body is a Problem.
    """
    paragraphs = blocks(report.text)
    labelled = _labelled(report, paragraphs)
    if report.language not in RULES_FOR:
        told = zip(paragraphs, labelled, strict=True)
        return Cleaned(passages=tuple(Passage(start=b.start, end=b.end, kind=t.kind, why=t.why) for b, t in told)), ()
    passages: list[Passage] = []
    body = [number for number, label in enumerate(labelled) if label.kind is PassageKind.BODY]
    title = report.title
    for number, (block, label) in enumerate(zip(paragraphs, labelled, strict=True)):
        if label.kind is PassageKind.BODY:
            place = Place(
                first=number == body[0], last=number == body[-1], opens=number in body[:_OPENING], title=title
            )
            passages += split(block.start, block.text, place, report.language)
            continue
        whole = Passage(start=block.start, end=block.end, kind=label.kind, why=label.why)
        passages += _without_site(whole, block.text) if label.kind is PassageKind.HEADLINE else (whole,)
        if label.kind is PassageKind.HEADLINE and title is None:
            title = block.text.split(_SITE)[0]
    cleaned = Cleaned(passages=tuple(passages), repairs=repairs(report.text, report.language))
    if any(p.kind is PassageKind.BODY for p in passages):
        return cleaned, ()
    why = "none of its paragraphs looks like the text of an article; see the passages for what they were taken for"
    return cleaned, (Problem(what="no article", where=report.path or report.name or report.id, why=why),)


def _labelled(report: Report, paragraphs: Sequence[Block]) -> list[Label]:
    """One label a paragraph: what the markup says, for the others what they look like when only they are read."""
    marked = {(p.start, p.end): Label(kind=p.kind, why=p.why) for p in report.labelled}
    others = [block for block in paragraphs if (block.start, block.end) not in marked]
    read = report.language in RULES_FOR
    looks = iter(labels(others, report.title, report.language) if read else [_PLAIN] * len(others))
    return [marked.get((block.start, block.end)) or next(looks) for block in paragraphs]


def _without_site(headline: Passage, text: str) -> tuple[Passage, ...]:
    """A headline and the name of the site after it, apart."""
    shown, bar, site = text.rpartition(_SITE)
    if not bar or len(site.split()) > 4 or len(shown.split()) < 3:
        return (headline,)
    cut = headline.start + len(shown)
    name = Passage(start=cut + 1, end=headline.end, kind=PassageKind.NAVIGATION, why="the name of the site")
    return Passage(start=headline.start, end=cut, kind=headline.kind, why=headline.why), name
