"""Claims that a person found in a report, beside those that were read from it.

In:     the pages of reports, judgements `ADDED`.
Out:    the pages with those claims and the links of their words.
Never:  a claim whose words do not stand in the report's text; one that was withdrawn.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from heldby.model import Basis, Claim, Filler, Judgement, Link, MentionKind, Verdict, When, standing
from heldby.model.told import Page

RULE = "person"
"""The rule of a claim that no rule found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What fills a role: the words of the text, and the place or actor they were taken to mean."""

    filler: Filler
    kind: MentionKind
    id: str
    name: str

    def as_json(self) -> list[Any]:
        """The same as a list."""
        return [self.filler.start, self.filler.end, str(self.filler.basis), str(self.kind), self.id, self.name]


def written(claim: Claim, roles: Mapping[str, Iterable[Named]], when: str) -> str:
    """A claim with its meaning as JSON; its quotes stand in the report and are read from there again."""
    told = {
        "report": claim.report,
        "span": [claim.start, claim.end],
        "kind": claim.kind,
        "locus": claim.locus,
        "traits": dict(claim.traits),
        "roles": {role: [named.as_json() for named in fillers] for role, fillers in roles.items()},
        "when": when,
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def with_added(pages: Mapping[str, Page], judgements: Iterable[Judgement]) -> Mapping[str, Page]:
    """The pages with what people found in them; the very same pages where they found nothing."""
    found: dict[str, list[tuple[Claim, tuple[Link, ...]]]] = defaultdict(list)
    for judgement in standing(judgements):
        if judgement.verdict is Verdict.ADDED:
            told = json.loads(judgement.other)
            page = pages.get(told["report"])
            if page and page.report and judgement.about not in {c.id for c in page.claims}:
                found[page.report.id].append(_read(judgement, told, page.report.text))
    if not found:
        return pages
    return {name: _page(page, found[name]) if name in found else page for name, page in pages.items()}


def _page(page: Page, found: Iterable[tuple[Claim, tuple[Link, ...]]]) -> Page:
    added = tuple(found)
    claims = sorted((*page.claims, *(claim for claim, _ in added)), key=lambda c: (c.start, c.end, c.id))
    links = (*page.links, *(link for _, meant in added for link in meant))
    return replace(page, claims=tuple(claims), links=links)


def _read(judgement: Judgement, told: Mapping[str, Any], text: str) -> tuple[Claim, tuple[Link, ...]]:
    start, end = told["span"]
    roles: dict[str, tuple[Filler, ...]] = {}
    links: list[Link] = []
    for role, fillers in told["roles"].items():
        for first, last, _, kind, meant, name in fillers:
            words = _Words(judgement=judgement, report=told["report"], start=first, end=last)
            links.append(words.link(MentionKind(kind), role, id=meant, name=name))
        roles[role] = tuple(Filler(start=a, end=b, text=text[a:b], basis=Basis(basis)) for a, b, basis, *_ in fillers)
    if told["when"]:
        words = _Words(judgement=judgement, report=told["report"], start=start, end=end)
        when = When.parse(told["when"], words.reason)
        links.append(words.link(MentionKind.TIME, "time", id=None, name="", when=when))
    claim = Claim(
        id=judgement.about,
        report=told["report"],
        kind=told["kind"],
        quote=text[start:end],
        start=start,
        end=end,
        locus=told["locus"],
        traits=told["traits"],
        roles=roles,
        rule=RULE,
    )
    return claim, tuple(links)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    judgement: Judgement
    report: str
    start: int
    end: int

    @property
    def reason(self) -> str:
        return f"{self.judgement.by}: {self.judgement.reason}"

    def link(self, kind: MentionKind, role: str, **meant: Any) -> Link:
        return Link(
            report=self.report,
            start=self.start,
            end=self.end,
            kind=kind,
            reason=self.reason,
            claim=self.judgement.about,
            role=role,
            **meant,
        )
