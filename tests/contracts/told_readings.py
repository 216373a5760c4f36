"""Readings made up for the tests of the record: small, whole, and different for each number."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from heldby.model import (
    Basis,
    Certainty,
    Claim,
    Filler,
    Hedge,
    Link,
    MentionKind,
    Passage,
    PassageKind,
    Place,
    PlaceKind,
    Polarity,
    Problem,
    Quantity,
    Reading,
    Repair,
    Report,
    Rival,
    Status,
    Voice,
    When,
    claim_id,
    report_id,
)
from heldby.model.ports import Actors, Gazetteer

if TYPE_CHECKING:
    from heldby.record import Tools

PALMYRA = Place(id="place:palmyra", name="Palmyra", kind=PlaceKind.TOWN, country="SY", lat=34.56, lon=38.28)
COUNTERS = {"added", "version", "grouped"}


def report(n: int, published: str | None = "2016-03-27") -> Report:
    """The report of a number."""
    text = f"Palmyra fell to the alAssad army, sources said.\nPerhaps over {n} fighters died “there” — \U0001f6f0."
    when = When.parse(published, "given by the test") if published else None
    name = report_id(text, "SANA", published)
    return Report(id=name, text=text, name=f"r{n}", source="SANA", published=when, pages=(0, 7, 7 + n))


def tools(**others: Any) -> Tools:
    """Tools of a record that is read by `read_one` and knows no place and no actor."""
    # the stores' own tests need no record above them
    from heldby.record import Tools  # noqa: PLC0415

    known = {"read_one": read_one, "gazetteer": cast("Gazetteer", OnePlace()), "actors": cast("Actors", None)}
    return Tools(**known | others)


class OnePlace:
    """A gazetteer of one place."""

    def get(self, place_id: str) -> Place | None:
        """Palmyra, and nothing else."""
        return PALMYRA if place_id == PALMYRA.id else None


def filler(text: str, words: str, basis: Basis = Basis.STATED) -> Filler:
    """The first place of some words in a text."""
    start = text.index(words)
    return Filler(start=start, end=start + len(words), text=words, basis=basis)


def reading(n: int, published: str | None = "2016-03-27") -> Reading:
    """A reading with something in every part of it."""
    of = report(n, published)
    return read_one(of)


def read_one(of: Report) -> Reading:
    """What the tests' reader makes of a report: two claims, of whatever stands there."""
    taken, dead = (said if said in of.text else of.text[:9] for said in ("Palmyra fell to the alAssad army", "over"))
    claims = (_taken(of, taken), _dead(of, dead))
    return Reading(
        report=of,
        passages=(
            Passage(start=0, end=3, kind=PassageKind.HEADLINE, why="first line"),
            Passage(start=3, end=len(of.text), kind=PassageKind.BODY),
        ),
        repairs=(Repair(start=1, end=3, text="al-Assad"),),
        mentions=(),
        claims=claims,
        links=_links(of, claims[0]),
        problems=(Problem(what="no date", where=of.id, why="the text names none"),),
        published_why="given by the test",
    )


def _taken(of: Report, quote: str) -> Claim:
    where = filler(of.text, quote)
    return Claim(
        id=claim_id(of.id, "control", where.start, where.end, "taken"),
        report=of.id,
        kind="control",
        quote=quote,
        start=where.start,
        end=where.end,
        voice=Voice(sources=(filler(of.text, quote[:3], Basis.COREFERENT),), said=filler(of.text, quote[:2])),
        hedge=Hedge(certainty=Certainty.PROBABLE, cue=filler(of.text, quote[:1])),
        traits={"change": "taken"},
        roles={"place": (filler(of.text, quote[:7]),), "actor": (filler(of.text, quote[:3], Basis.IMPLIED),)},
        rule="fell to",
    )


def _dead(of: Report, quote: str) -> Claim:
    where = filler(of.text, quote)
    return Claim(
        id=claim_id(of.id, "casualty", where.start, where.end),
        report=of.id,
        kind="casualty",
        quote=quote,
        start=where.start,
        end=where.end,
        status=Status.EXPECTED,
        polarity=Polarity.DENIED,
        quantity=Quantity(low=24.5, high=None, bound="over", phrase=quote, unit="fighters"),
        time=where,
    )


def _links(of: Report, claim: Claim) -> tuple[Link, ...]:
    place = Link(
        report=of.id,
        start=0,
        end=7,
        kind=MentionKind.PLACE,
        id="place:palmyra",
        name="Palmyra",
        reason="nearest of two",
        weight=0.75,
        rivals=(Rival(id="place:palmyra-us", name="Palmyra, New York", weight=0.25),),
        precision="1",
    )
    nobody = replace(place, kind=MentionKind.ACTOR, id=None, name="", reason="names nobody", rivals=(), precision="")
    day = When.parse("[2016-03-20..2016-03-27~]", "the week before")
    time = Link(
        report=of.id,
        start=claim.start,
        end=claim.end,
        kind=MentionKind.TIME,
        id=None,
        name="",
        reason="last week",
        when=day,
        claim=claim.id,
        role="time",
    )
    return (place, nobody, time)


def content(path: Path, *, counters: bool = True) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of a record, sorted; without `counters`, only what does not depend on the order."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        told = {name: _rows(connection, name, counters) for name in names}
    connection.close()
    return told


def _rows(connection: sqlite3.Connection, table: str, counters: bool) -> list[tuple[object, ...]]:
    found = connection.execute(f"SELECT * FROM {table}")
    kept = [i for i, column in enumerate(found.description) if counters or column[0] not in COUNTERS]
    return sorted((tuple(row[i] for i in kept) for row in found), key=repr)
