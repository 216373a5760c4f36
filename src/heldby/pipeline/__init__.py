"""The whole flow on one page: a report goes in, everything that was read from it comes out.

In:     a `Report`.
Out:    a `Reading`: passages, mentions, claims, links, problems.
Never:  a clock, a network or a random number: the same report gives the same reading on any machine.

    read -> clean -> mark -> resolve names -> claim -> resolve times -> (record) -> group -> reconcile -> state -> views
    read -> transcribe -> (record) -> reconcile -> ...          for a row of a table that somebody coded

Names are resolved before claims are read, because who is who tells who fights whom; dates after, because a claim's
status says which way an undated one reaches. Publication is known before, because it tells news from a history.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache, cached_property
from typing import TYPE_CHECKING

from heldby.claim import Known, claim
from heldby.clean import clean
from heldby.gazetteer import Atlas
from heldby.gazetteer.theatres import folder, load, shipped
from heldby.languages import language
from heldby.lexicon.actor_words import Phrase, actor_words, is_called_armed
from heldby.lexicon.actors import Actors, load_actors
from heldby.lexicon.warfare import Warfare, warfare
from heldby.mark import mark
from heldby.model import Cleaned, Link, Mention, MentionKind, Passage, Problem, Reading, Report
from heldby.resolve import published, resolve_facilities, resolve_names, resolve_times
from heldby.transcribe import Names, transcribe

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from heldby.model import When
    from heldby.model.knowledge import Actor, Place
    from heldby.model.theatre import Theatre


# An organisation on nobody's side, or the United Nations': its peacekeepers are forces of their own.
_NEUTRAL = frozenset({"", "un"})
_ARMS = frozenset({"forces", "aircraft"})


@cache
def shared_reader(*theatres: Path) -> Reader:
    """The reader of this process that knows these theatres."""
    return Reader(*theatres)


class Reader:
    """Reads reports with one set of knowledge: heldby's own, and that of theatre folders, which wins."""

    def __init__(self, *theatres: Path) -> None:
        """Take theatre folders, or names of those that ship with heldby; each may hold actors, places and routes."""
        self.theatres = tuple(map(folder, theatres))

    @cached_property
    def gazetteer(self) -> Atlas:
        """The places, loaded when first asked for."""
        return Atlas(*(t / "places.csv" for t in self.theatres if (t / "places.csv").exists()))

    @cached_property
    def actors(self) -> Actors:
        """The actors, loaded when first asked for."""
        return load_actors(self.theatres)

    @cached_property
    def grounds(self) -> tuple[Theatre, ...]:
        """Roads, ways to watch and outlines: those of the theatre folders, then those that ship with heldby."""
        return tuple(load(path, self.gazetteer) for path in dict.fromkeys((*self.theatres, *shipped())))

    @cached_property
    def names(self) -> Names:
        """What the names in tables stand for, looked up once each."""
        return Names(self.gazetteer, self.actors)

    def read_one(self, report: Report) -> Reading:
        """Read one report through every stage that looks at one report alone."""
        return self._read(report)

    def _read(self, report: Report, listed: Warfare | None = None) -> Reading:
        """Read one report; of general news, by the words listed, only the passages that may tell of fighting."""
        if report.coded:
            return transcribe(report, self.names)
        cleaned, unclean = clean(report)
        tongue = language(report.language)
        if tongue is None:
            return _unread(report, cleaned, unclean)
        quiet = _passed_over(report, cleaned, warfare(report.language))
        unread = quiet if listed else ()
        told = replace(cleaned, passages=tuple(p for p in cleaned.passages if p not in unread)) if unread else cleaned
        marked, unmarked = mark(report, told, tongue, self.gazetteer, self.actors)
        names = resolve_names(report, marked, self.gazetteer, self.actors)
        written, why = published(report, cleaned.passages, marked.mentions)
        claims, attributions, unclaimed = claim(report, cleaned.passages, marked, self.known(names, written), quiet)
        sites = resolve_facilities(report.text, claims, marked.mentions, names, self.gazetteer)
        dated = replace(report, published=written.because(why)) if written else report
        resolved, unresolved = resolve_times(dated, cleaned.passages, marked.mentions, claims, names)
        return Reading(
            report=replace(report, published=resolved.published),
            passages=cleaned.passages,
            repairs=cleaned.repairs,
            mentions=marked.mentions,
            claims=claims,
            links=(*names, *sites, *resolved.links),
            problems=(*unclean, *unmarked, *unclaimed, *unresolved),
            published_why=resolved.published_why,
            attributions=attributions,
            unread=unread,
        )

    def read_news(self, report: Report) -> Reading:
        """Read one report of many; one with a given date that tells of no fighting is passed, its passages labelled.

        Of general news that tells of some, only the passages that may are read. A word list decides
        (`lexicon.warfare`), in a hundredth of the time. What is passed is kept, and claims nothing.
        """
        listed = warfare(report.language) if report.published and not report.coded else None
        if listed is None or listed.may_tell(report.text):
            return self._read(report, listed)
        cleaned, unclean = clean(report)
        return Reading(
            report=report,
            passages=cleaned.passages,
            repairs=cleaned.repairs,
            mentions=(),
            claims=(),
            links=(),
            problems=unclean,
            published_why=report.published.reason if report.published else "",
            passed=True,
            unread=tuple(p for p in cleaned.passages if p.kind.is_article),
        )

    def __reduce__(self) -> tuple[Callable[..., Reader], tuple[Path, ...]]:
        """A reader goes to another process by the names of its folders; there is one of each kind in a process."""
        return shared_reader, tuple(path.absolute() for path in self.theatres)

    def known(self, names: Sequence[Link], written: When | None = None) -> Known:
        """What the `claim` stage may know of the names: who stands for whom and with whom, which place is meant."""
        ids = {(link.kind, link.start, link.end): link.id for link in names if link.id}

        actors = [id_ for (kind, _, _), id_ in ids.items() if kind is MentionKind.ACTOR]
        sides = {self.actors.body(id_): side for id_ in actors if (side := self.actors.side(id_))}

        def meant(mention: Mention) -> str:
            return ids.get((mention.kind, mention.start, mention.end), "")

        def actor(mention: Mention) -> Actor | None:
            return self.actors.get(meant(mention)) if meant(mention) else None

        def place(mention: Mention) -> Place | None:
            return self.gazetteer.get(meant(mention)) if meant(mention) else None

        def armed(mention: Mention) -> bool:
            known = actor(mention)
            named = known.kind in ("force", "group") or _is_of_arms(mention) if known else False
            return named if known else is_called_armed(meant(mention))

        def is_of(*sorts: str) -> Callable[[Mention], bool]:
            return lambda mention: (known := actor(mention)) is not None and known.kind in sorts

        def sovereign(body: str) -> bool:
            """Whether a body is a state's; one with an id of its own is none ("is" is no Iceland)."""
            return self.actors.get(body) is None and self.actors.of("state", body.upper()) is not None

        def unarmed(mention: Mention) -> bool:
            known = actor(mention)
            peaceful = known is not None and known.kind == "organisation" and self.actors.side(known.id) in _NEUTRAL
            return peaceful and not _is_of_arms(mention)

        return Known(
            armed=armed,
            voice=is_of("source", "media"),
            unarmed=unarmed,
            state=lambda m: (known := actor(m)) is not None and _is_state(known),
            folk=is_of("people", "state"),
            party=lambda m: self.actors.body(meant(m)) if meant(m) else "",
            side=lambda body: sides.get(body, ""),
            sovereign=sovereign,
            place=meant,
            place_kind=lambda m: known.kind if (known := place(m)) else None,
            people=lambda m: known.population if (known := place(m)) else 0,
            land=lambda m: known.country if (known := place(m)) else "",
            around=lambda m: known.within if (known := place(m)) else "",
            written=written,
        )


def _is_of_arms(mention: Mention) -> bool:
    """ "U.N. helicopters", "U.N. troops": what an organisation has that strikes, not the organisation."""
    phrase = Phrase.read(mention.value)
    return bool(phrase.head) and actor_words("en").heads.get(phrase.head.replace("_", " "), "") in _ARMS


def _is_state(actor: Actor) -> bool:
    """A state, its forces as a whole, or states that act as one."""
    if actor.kind == "force":
        return actor.body == actor.country.lower() or actor.name.endswith("-led coalition")
    return actor.kind == "state"


def _passed_over(report: Report, cleaned: Cleaned, listed: Warfare | None) -> tuple[Passage, ...]:
    """The article's passages that tell of no fighting, where the report is general news."""
    if listed is None or not listed.is_general(report.text):
        return ()
    article = [p for p in cleaned.passages if p.kind.is_article]
    return tuple(p for p in article if not listed.paragraph_may_tell(report.text[p.start : p.end]))


def _unread(report: Report, cleaned: Cleaned, problems: tuple[Problem, ...]) -> Reading:
    """A report in a language heldby cannot read: kept whole, its passages labelled, nothing claimed."""
    why = f"heldby has no rules for {report.language!r}; the report is kept and can be read by a person"
    problem = Problem(what="not read for claims", where=report.name or report.id, why=why)
    return Reading(
        report=report,
        passages=cleaned.passages,
        repairs=cleaned.repairs,
        mentions=(),
        claims=(),
        links=(),
        problems=(*problems, problem),
        published_why="as given" if report.published else "not read",
    )
