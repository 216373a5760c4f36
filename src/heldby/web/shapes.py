"""What answers look like that are not rows of a view, for the description in /openapi.json.

In:     nothing.
Out:    models of OGC API - Features, of the whole report and claim, of what was found and what there is.
Never:  a check of our own answers at run time: tests compare the two.
"""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any, get_type_hints

from pydantic import BaseModel, Field, create_model

from heldby.views.shapes_told import ClaimRow


class Link(BaseModel):
    """A link (RFC 8288)."""

    href: str
    rel: str
    type: str
    title: str


class Landing(BaseModel):
    """Where everything is."""

    title: str
    description: str
    links: list[Link]


class Conformance(BaseModel):
    """The standards followed."""

    conformsTo: list[str]  # noqa: N815 - OGC's own word


class Spatial(BaseModel):
    """West, south, east, north."""

    bbox: list[list[float]]
    crs: str


class Temporal(BaseModel):
    """First and last day, null where open."""

    interval: list[list[str | None]]
    trs: str


class Extent(BaseModel):
    """Where and when the features lie."""

    spatial: Spatial
    temporal: Temporal


class CollectionInfo(BaseModel):
    """One collection."""

    id: str
    title: str
    description: str
    extent: Extent
    itemType: str  # noqa: N815
    crs: list[str]
    links: list[Link]


class CollectionList(BaseModel):
    """All collections."""

    collections: list[CollectionInfo]
    links: list[Link]


class Geometry(BaseModel):
    """A point or a line, longitude before latitude."""

    type: str
    coordinates: list[Any]


class FeatureItem(BaseModel):
    """A GeoJSON feature."""

    type: str
    id: str
    geometry: Geometry | None
    properties: dict[str, Any]


class SingleFeature(FeatureItem):
    """A feature with its links."""

    links: list[Link]


class FeatureList(BaseModel):
    """Some features of a collection, and how many there are."""

    type: str
    features: list[FeatureItem]
    links: list[Link]
    numberMatched: int  # noqa: N815
    numberReturned: int  # noqa: N815


class Words(BaseModel):
    """A stretch of the report's text; offsets count code points."""

    text: str
    start: int
    end: int


class DatedWords(BaseModel):
    """A date as EDTF, its first and its last possible day."""

    value: str | None
    earliest: date | None
    latest: date | None


class Published(DatedWords):
    """When it could first be read, and how that was found."""

    reason: str


class Role(Words):
    """Who or what fills a role."""

    role: str
    basis: str
    ids: list[str]


_HINTS = get_type_hints(ClaimRow)
_Columns: Any = create_model("ClaimColumns", **{f.name: (_HINTS[f.name], ...) for f in fields(ClaimRow)})  # type: ignore[call-overload]


class ClaimWhole(_Columns):  # type: ignore[misc]
    """A claim with the words it rests on; the first fields are those of /api/claims."""

    when: DatedWords
    time_words: Words | None
    hedge_words: Words | None
    says_words: list[Words]
    locus: str
    traits: dict[str, str]
    roles: list[Role]


class ClaimAlone(ClaimWhole):
    """A claim outside its report: with the report's title and date, and its paragraph."""

    report_title: str | None
    report_published: Published
    paragraph: Words


class PassageOf(BaseModel):
    """What a stretch of the text is for."""

    start: int
    end: int
    kind: str
    why: str


class Member(BaseModel):
    """A copy."""

    id: str
    name: str
    source: str | None
    published: DatedWords


class FamilyOf(BaseModel):
    """Copies and rewrites of one text."""

    id: str
    likeness: float
    why: str
    members: list[Member]


class ReportWhole(BaseModel):
    """A report whole."""

    id: str
    name: str
    source: str | None
    title: str | None
    author: str | None
    language: str
    published: Published
    text: str
    passages: list[PassageOf]
    repairs: list[Words]
    family: FamilyOf | None
    claims: list[ClaimWhole]


class PlaceFound(BaseModel):
    """A place; `near`: it does not bear the name, but one spelt much like it."""

    id: str
    name: str
    kind: str
    country: str
    within: str
    lat: float | None
    lon: float | None
    in_record: bool
    near: bool


class ActorFound(BaseModel):
    """An actor."""

    id: str
    name: str
    kind: str
    country: str
    in_record: bool


class ReportFound(BaseModel):
    """A report."""

    id: str
    name: str
    title: str | None
    source: str | None


class Found(BaseModel):
    """What a name may mean."""

    q: str
    places: list[PlaceFound]
    actors: list[ActorFound]
    reports: list[ReportFound]


class Program(BaseModel):
    """Which program answers."""

    name: str
    version: str


class RecordOf(BaseModel):
    """How much is in the record."""

    version: int
    reports: int
    claims: int
    places: int


class FirstLast(BaseModel):
    """The first and the last day, null when there is none."""

    first: date | None
    last: date | None


class HolderOf(BaseModel):
    """Somebody who may have held places, and how many."""

    id: str
    name: str
    places: int


class ParameterOf(BaseModel):
    """A parameter of a view."""

    name: str
    help: str


class ViewOf(BaseModel):
    """A view."""

    name: str
    help: str
    of_a_day: bool
    parameters: list[ParameterOf]
    columns: list[str]


class Meta(BaseModel):
    """What is in the record, and what can be asked."""

    program: Program
    record: RecordOf
    published: FirstLast
    events: FirstLast
    holders: list[HolderOf]
    views: list[ViewOf]
    formats: list[str]
    basemap: bool = Field(description="Whether /basemap.pmtiles is there.")
    file: str | None = Field(description="The name of the record's file; null for a record on a server.")
