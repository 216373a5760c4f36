"""OGC API - Features, Part 1: Core (OGC 17-069r4): control, events and routes for maps such as QGIS.

In:     bbox, datetime, limit, offset, and `known`.
Out:    landing page, conformance, collections, items with a link to the next, single features.
Never:  a feature without a place left out, unless a bbox asks for those that have one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import WithJsonSchema
from starlette.requests import Request
from starlette.responses import Response

from heldby.model.errors import InputError
from heldby.web.answers import Answers, World
from heldby.web.asking import KNOWN, Day
from heldby.web.layers import LAYERS, Box, Days, Layer
from heldby.web.problems import NotThere
from heldby.web.replying import JSON, Made, as_json, reply
from heldby.web.shapes import CollectionInfo, CollectionList, Conformance, FeatureList, Landing, SingleFeature

GEOJSON = "application/geo+json"
_CRS = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
_TRS = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"
_CLASSES = [f"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/{name}" for name in ("core", "geojson")]
_LIMIT, _MOST = 1_000, 10_000

Known = Annotated[Day, Query(description=KNOWN)]
_MONTH_DAY = r"(0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|1\d|2[0-8])"
_END = rf"(\.\.|([1-9]\d\d\d-({_MONTH_DAY})(T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ)?))?"
_DATETIME = {
    "anyOf": [
        {"type": "string", "format": "date"},
        {"type": "string", "format": "date-time"},
        {"type": "string", "pattern": f"^{_END}/{_END}$"},
    ]
}
Name = Annotated[str, WithJsonSchema({"type": "string", "enum": list(LAYERS)})]
Bbox = Annotated[
    str | None,
    Query(description="west,south,east,north in degrees (WGS 84); heights are passed over."),
]
When = Annotated[
    Annotated[str, WithJsonSchema(_DATETIME)] | None,
    Query(alias="datetime", description="A day or an interval, by when it was so: 2016-03-28, 2016-01-01/.., ../.."),
]
Limit = Annotated[int, Query(ge=1, description=f"At most so many features; more than {_MOST} are {_MOST}.")]
Offset = Annotated[int, Query(ge=0, description="So many features are passed over.")]


def features_router(answers: Answers) -> APIRouter:
    """The routes of the standard, but for the landing page, which shares its address with the page."""
    router = APIRouter(tags=["features"])
    _route_lists(router, answers)
    _route_items(router, answers)
    _route_item(router, answers)
    return router


def _route_lists(router: APIRouter, answers: Answers) -> None:
    @router.get("/conformance", response_model=Conformance, operation_id="conformance", summary="Standards followed.")
    def conformance(request: Request) -> Response:
        return reply(request, answers.world(), ("conformance",), lambda: (as_json({"conformsTo": _CLASSES}), JSON))

    @router.get("/collections", response_model=CollectionList, operation_id="collections", summary="All collections.")
    def collections(request: Request, known: Known = None) -> Response:
        world, base = answers.world(), _base(request)
        return reply(request, world, ("collections", base, str(known)), lambda: _collections(world, known, base))

    @router.get(
        "/collections/{collection}", response_model=CollectionInfo, operation_id="collection", summary="A collection."
    )
    def collection(request: Request, collection: Name, known: Known = None) -> Response:
        world, base, layer = answers.world(), _base(request), _layer(collection)
        key = ("collection", base, collection, str(known))
        return reply(request, world, key, lambda: (as_json(_collection(layer, world, known, base)), JSON))


def _route_items(router: APIRouter, answers: Answers) -> None:
    @router.get(
        "/collections/{collection}/items",
        response_model=FeatureList,
        operation_id="items",
        summary="The features of a collection.",
        openapi_extra={"x-media": GEOJSON},
    )
    def items(  # noqa: PLR0913, PLR0917 - each is a parameter of the standard
        request: Request,
        collection: Name,
        bbox: Bbox = None,
        datetime: When = None,
        limit: Limit = _LIMIT,
        offset: Offset = 0,
        known: Known = None,
    ) -> Response:
        world, layer, part = answers.world(), _layer(collection), slice(offset, offset + min(limit, _MOST))
        box, days = _box(bbox), _days(datetime)
        key = ("items", str(request.url), bbox, datetime, str(known), limit, offset)

        def make() -> Made:
            return _items(request, layer, layer.features(world.at(known=known), days, box), part)

        return reply(request, world, key, make)


def _route_item(router: APIRouter, answers: Answers) -> None:
    @router.get(
        "/collections/{collection}/items/{feature_id}",
        response_model=SingleFeature,
        operation_id="item",
        summary="One feature.",
        openapi_extra={"x-media": GEOJSON},
    )
    def item(
        request: Request, collection: Name, feature_id: str, datetime: When = None, known: Known = None
    ) -> Response:
        world, base, layer = answers.world(), _base(request), _layer(collection)
        days = _days(datetime)
        key = ("item", base, collection, feature_id, str(datetime), str(known))

        def make() -> Made:
            return _item(layer, _feature(layer, world.at(known=known), days, feature_id), base)

        return reply(request, world, key, make)


def _collections(world: World, known: date | None, base: str) -> Made:
    told = [_collection(layer, world, known, base) for layer in LAYERS.values()]
    links = [_link(f"{base}/collections", "self", JSON, "This list")]
    return as_json({"collections": told, "links": links}), JSON


def _items(request: Request, layer: Layer, found: list[dict[str, Any]], part: slice) -> Made:
    """A part of the features found, with a link to the next."""
    page = found[part]
    after = part.start + len(page)
    links = [_link(str(request.url), "self", GEOJSON, "These features")]
    if page and after < len(found):
        following = request.url.include_query_params(offset=after, limit=part.stop - part.start)
        links.append(_link(str(following), "next", GEOJSON, "The next features"))
    links.append(_link(f"{_base(request)}/collections/{layer.name}", "collection", JSON, layer.title))
    told = {
        "type": "FeatureCollection",
        "features": page,
        "links": links,
        "numberMatched": len(found),
        "numberReturned": len(page),
    }
    return as_json(told), GEOJSON


def _item(layer: Layer, feature: dict[str, Any], base: str) -> Made:
    own = f"{base}/collections/{layer.name}"
    links = [_link(f"{own}/items/{feature['id']}", "self", GEOJSON, "This feature")]
    links.append(_link(own, "collection", JSON, layer.title))
    return as_json({**feature, "links": links}), GEOJSON


def _feature(layer: Layer, snapshot: Any, days: Days | None, feature_id: str) -> dict[str, Any]:
    """The feature of an id: of the days asked for, else of the latest news, else of any time. Raises `NotThere`."""
    for tried in (days,) if days else (None, Days(first=None, last=None)):
        for feature in layer.features(snapshot, tried, None):
            if feature["id"] == feature_id:
                return feature
    raise NotThere(f"there is no feature {feature_id!r} then; /collections/{layer.name}/items lists them")


def landing(request: Request) -> dict[str, Any]:
    """The landing page of the standard."""
    base = _base(request)
    links = [
        _link(f"{base}/?f=json", "self", JSON, "This list"),
        _link(f"{base}/", "alternate", "text/html", "The page"),
        _link(f"{base}/openapi.json", "service-desc", "application/vnd.oai.openapi+json;version=3.1", "OpenAPI"),
        _link(f"{base}/conformance", "conformance", JSON, "Standards followed"),
        _link(f"{base}/collections", "data", JSON, "Collections"),
    ]
    told = "Who holds what, since when, and on whose word: a cited, dated record."
    return Landing.model_validate({"title": "heldby", "description": told, "links": links}).model_dump()


def _layer(name: str) -> Layer:
    if name not in LAYERS:
        raise NotThere(f"there is no collection {name!r}; there are: {', '.join(LAYERS)}")
    return LAYERS[name]


def _collection(layer: Layer, world: World, known: date | None, base: str) -> dict[str, Any]:
    own = f"{base}/collections/{layer.name}"
    found = layer.features(world.at(known=known), Days(first=None, last=None), None)
    return {
        "id": layer.name,
        "title": layer.title,
        "description": layer.told,
        "extent": _extent(found),
        "itemType": "feature",
        "crs": [_CRS],
        "links": [
            _link(own, "self", JSON, layer.title),
            _link(f"{own}/items", "items", GEOJSON, "Features"),
        ],
    }


def _extent(found: list[dict[str, Any]]) -> dict[str, Any]:
    """Where and when the features lie; the whole world and all time when there are none."""
    points = [p for f in found for p in _points(f["geometry"])]
    lons, lats = [p[0] for p in points] or [-180, 180], [p[1] for p in points] or [-90, 90]
    days = sorted(d for f in found for d in _told(f["properties"]))
    interval = [f"{days[0]}T00:00:00Z", f"{days[-1]}T23:59:59Z"] if days else [None, None]
    return {
        "spatial": {"bbox": [[min(lons), min(lats), max(lons), max(lats)]], "crs": _CRS},
        "temporal": {"interval": [interval], "trs": _TRS},
    }


def _points(geometry: dict[str, Any] | None) -> list[Any]:
    if geometry is None:
        return []
    return geometry["coordinates"] if geometry["type"] == "LineString" else [geometry["coordinates"]]


def _told(properties: dict[str, Any]) -> Iterator[str]:
    for name in ("since", "until", "when"):
        yield from (day for day in properties.get(name) or () if day)


def _link(href: str, rel: str, media: str, title: str) -> dict[str, str]:
    return {"href": href, "rel": rel, "type": media, "title": title}


def _base(request: Request) -> str:
    return str(request.base_url).rstrip("/")


def _box(told: str | None) -> Box | None:
    if told is None:
        return None
    try:
        numbers = [float(part) for part in told.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) == 6:
        numbers = [*numbers[:2], *numbers[3:5]]
    if len(numbers) != 4 or not all(map(math.isfinite, numbers)):
        raise InputError(f"bbox {told!r} is not west,south,east,north in degrees, such as 35,32,43,38")
    west, south, east, north = numbers
    return west, min(south, north), east, max(south, north)


def _days(told: str | None) -> Days | None:
    """A day, or an interval with `..` or nothing for an open end, either way round; times of day keep their date."""
    if told is None:
        return None
    first, slash, last = told.partition("/")
    start = _day(first, told)
    end = _day(last, told) if slash else start
    if not slash and start is None:
        raise _no_days(told)
    if start and end and end < start:
        start, end = end, start
    return Days(first=start, last=end)


def _day(told: str, whole: str) -> date | None:
    if told in ("", ".."):
        return None
    day, _, clock = told.partition("T")
    try:
        if len(day) != 10 or (clock and len(clock) < 8):
            raise ValueError
        return date.fromisoformat(day)
    except ValueError:
        raise _no_days(whole) from None


def _no_days(told: str) -> InputError:
    return InputError(f"datetime {told!r} is not a day or interval, such as 2016-03-28 or 2016-01-01/2016-03-28")
