"""One report with all that was read from it, as it passes from stage to stage.

In:     what each stage gives.
Out:    `Cleaned`, `Marked`, `Resolved`, and `Reading`, which a store writes whole.
Never:  changed in place: every stage makes new values.
"""

from __future__ import annotations

from dataclasses import dataclass

from heldby.model.claim import Attribution, Claim
from heldby.model.link import Link
from heldby.model.mention import Mention
from heldby.model.problem import Problem
from heldby.model.report import Passage, Repair, Report
from heldby.model.syntax import Sentence
from heldby.model.time import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """The passages of a report, in order and covering all its non-blank text, and its broken words."""

    passages: tuple[Passage, ...]
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """The sentences of a report's article passages, and the mentions found in every passage, both in order."""

    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """When the report was published (None: the text does not tell), and what its words mean."""

    published: When | None
    published_why: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A report and everything read from it; `report.published` is the resolved one.

    `passed` when it tells of no fighting, and so was not read sentence by sentence; `unread` are the article's
    passages of which that is true.
    """

    report: Report
    passages: tuple[Passage, ...]
    repairs: tuple[Repair, ...]
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    problems: tuple[Problem, ...]
    published_why: str = ""
    attributions: tuple[Attribution, ...] = ()
    passed: bool = False
    unread: tuple[Passage, ...] = ()
