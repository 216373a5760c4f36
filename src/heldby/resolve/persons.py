"""Decides which person a name, a surname or "he" means.

In:     a report, its PERSON mentions and sentences, the actors known.
Out:    one `Link` a mention; the id is a known person's, or "person:" and the fullest name the report gives.
Never:  two persons of one report joined on a surname alone when the report names two who bear it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from heldby.lexicon.actors import Actors
from heldby.lexicon.demonyms import key
from heldby.model.link import Link, Rival
from heldby.model.mention import Mention, MentionKind
from heldby.model.report import Report
from heldby.model.syntax import Sentence


def resolve_persons(
    report: Report, mentions: Sequence[Mention], sentences: Sequence[Sentence], known: Actors
) -> tuple[Link, ...]:
    """Links of the PERSON mentions, in order of position."""
    people = sorted(m for m in mentions if m.kind is MentionKind.PERSON)
    fullest = {m.start: m for m in people if m.form == "name"}
    starts = [s.start for s in sentences]
    links: list[Link] = []
    for mention in people:
        if mention.form == "pronoun":
            links.append(_he(report, mention, links, starts))
            continue
        full = fullest.get(_same(mention.value), mention)
        links.append(_named(report, mention, full, people, known))
    return tuple(links)


def _same(value: str) -> int:
    told = dict(cell.split("=", 1) for cell in value.split() if "=" in cell)
    return int(told["same"]) if told.get("same", "").isdigit() else -1


def _named(report: Report, mention: Mention, full: Mention, people: Sequence[Mention], known: Actors) -> Link:
    person = known.get(full.candidates[0]) if full.candidates else None
    if person:
        rivals = tuple(Rival(id=i, name=_name(known, i), weight=0.2) for i in full.candidates[1:])
        why = "a known person of this name" if full is mention else f"short for {full.text}"
        return _link(report, mention, person.id, person.name, why, 0.9, rivals)
    name = " ".join(full.text.split())
    bearers = {key(m.text) for m in people if m.form == "name" and key(m.text).split()[-1:] == key(name).split()[-1:]}
    if full is not mention and len(bearers) > 1:
        rivals = tuple(Rival(id=_person_id(b), name=b, weight=0.4) for b in sorted(bearers))
        return _link(report, mention, None, mention.text, "several persons of the report bear this name", 0.0, rivals)
    why = "known only from the text" if full is mention else f"short for {full.text}"
    return _link(report, mention, _person_id(name), name, why, 0.85)


def _he(report: Report, mention: Mention, before: Sequence[Link], starts: Sequence[int]) -> Link:
    """The one person of this sentence so far, else of the sentence before; open when there are several."""
    here = bisect_right(starts, mention.start)
    for back in (0, 1):
        near = {link.id: link for link in before if link.id and here - bisect_right(starts, link.start) == back}
        if len(near) == 1:
            link = next(iter(near.values()))
            where = "this sentence" if not back else "the sentence before"
            return _link(report, mention, link.id, link.name, f"the one person of {where}", 0.65)
        if near:
            rivals = tuple(Rival(id=i, name=link.name, weight=0.4) for i, link in near.items() if i)
            return _link(report, mention, None, mention.text, "several persons may be meant", 0.0, rivals)
    return _link(report, mention, None, mention.text, "no person was named near enough before", 0.0)


def _person_id(name: str) -> str:
    return "person:" + key(name).replace(" ", "-")


def _name(known: Actors, actor_id: str) -> str:
    actor = known.get(actor_id)
    return actor.name if actor else actor_id


def _link(  # noqa: PLR0913, PLR0917
    report: Report,
    mention: Mention,
    person_id: str | None,
    name: str,
    reason: str,
    weight: float,
    rivals: tuple[Rival, ...] = (),
) -> Link:
    return Link(
        report=report.id,
        start=mention.start,
        end=mention.end,
        kind=mention.kind,
        id=person_id,
        name=name,
        reason=reason,
        weight=weight,
        rivals=rivals,
    )
