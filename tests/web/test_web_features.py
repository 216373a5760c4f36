"""OGC API - Features: what a map program asks, page by page, box by box, day by day."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest


def path(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def link(told: dict[str, Any], rel: str) -> str | None:
    return next((path(each["href"]) for each in told["links"] if each["rel"] == rel), None)


def items(client: Any, collection: str, query: str = "") -> Any:
    answer = client.get(f"/collections/{collection}/items{query}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/geo+json"
    return answer.json()


def test_the_landing_page_leads_to_everything(client: Any) -> None:
    for told in (client.get("/?f=json").json(), client.get("/", accept="application/json").json()):
        for rel in ("service-desc", "conformance", "data", "self"):
            assert client.get(link(told, rel)).status_code == 200
    assert any(c.endswith("/conf/core") for c in client.get("/conformance").json()["conformsTo"])


def test_each_collection_tells_where_and_when(client: Any) -> None:
    told = client.get("/collections").json()["collections"]
    assert [c["id"] for c in told] == ["control", "events", "routes"]
    for each in told:
        west, south, east, north = each["extent"]["spatial"]["bbox"][0]
        assert (west < east, south < north) == (True, True)
        assert client.get(link(each, "self")).json() == each
        assert client.get(link(each, "items")).json()["numberMatched"] > 0


@pytest.mark.parametrize("collection", ["control", "events", "routes"])
def test_page_by_page_every_feature_comes_once(client: Any, collection: str) -> None:
    whole = items(client, collection)
    assert whole["numberMatched"] == whole["numberReturned"] == len(whole["features"])
    seen, following = [], f"/collections/{collection}/items?limit=7"
    while following:
        page = client.get(following).json()
        assert page["numberMatched"] == whole["numberMatched"]
        assert page["numberReturned"] == len(page["features"]) <= 7
        seen += page["features"]
        following = link(page, "next")
    assert seen == whole["features"]
    assert len({f["id"] for f in seen}) == len(seen)


def test_a_box_keeps_what_lies_in_it(client: Any) -> None:
    whole = items(client, "control")["features"]
    found = items(client, "control", "?bbox=38,34,39,35")["features"]
    inside = [
        f for f in whole if 38 <= f["geometry"]["coordinates"][0] <= 39 and 34 <= f["geometry"]["coordinates"][1] <= 35
    ]
    assert found == inside
    assert {f["properties"]["place"] for f in found} >= {"Palmyra"}
    assert items(client, "control", "?bbox=38,34,0,39,35,100")["features"] == found


def test_a_box_across_the_antimeridian(client: Any) -> None:
    everywhere_but_europe = items(client, "control", "?bbox=45,-90,10,90")
    assert everywhere_but_europe["numberMatched"] == 0
    assert items(client, "control", "?bbox=170,-90,60,90")["numberMatched"] > 0


def test_a_day_is_asked_of_the_view(client: Any, record: Any) -> None:
    for told in ("2016-03-28", "2016-03-28T12:00:00Z"):
        found = items(client, "control", f"?datetime={told}&limit=10000")["features"]
        rows = record.at("2016-03-28").control().to_dicts()
        assert [f["properties"] for f in found] == [
            {k: v for k, v in row.items() if k not in ("lat", "lon")} for row in rows
        ]


def test_an_interval_gives_every_spell_that_meets_it(client: Any) -> None:
    found = items(client, "control", "?datetime=2015-06-01/2017-12-31&bbox=38.2,34.5,38.3,34.6")["features"]
    told = {f["properties"]["holder"] for f in found if f["properties"]["place"] == "Palmyra"}  # and not its airport
    assert told == {"Islamic State", "Syrian government forces"}
    for query in ("../..", "2015-06-01/..", "../2017-12-31", "/2017-12-31"):
        assert items(client, "control", f"?datetime={query}")["numberMatched"] >= len(found)


def test_events_by_when_they_may_have_happened(client: Any) -> None:
    found = items(client, "events", "?datetime=2016-03-26/2016-03-28")["features"]
    assert found
    for feature in found:
        first, last = feature["properties"]["when"]
        assert (first or "") <= "2016-03-28"
        assert (last or "9") >= "2016-03-26"


def test_what_was_known_is_a_parameter(client: Any) -> None:
    assert items(client, "events", "?known=2015-01-01")["numberMatched"] < items(client, "events")["numberMatched"]


@pytest.mark.parametrize("collection", ["control", "events", "routes"])
def test_a_feature_has_an_address(client: Any, collection: str) -> None:
    feature = items(client, collection)["features"][0]
    told = client.get(f"/collections/{collection}/items/{feature['id']}").json()
    assert {k: told[k] for k in feature} == feature
    assert client.get(link(told, "self")).json() == told
    assert client.get(f"/collections/{collection}/items/none").status_code == 404


def test_a_spell_that_is_over_has_an_address_too(client: Any) -> None:
    [first, *_] = items(client, "control", "?datetime=2015-06-01/2015-07-01&bbox=38.2,34.5,38.3,34.6")["features"]
    assert client.get(f"/collections/control/items/{first['id']}").status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "bbox=1,2,3",
        "bbox=a,b,c,d",
        "bbox=nan,0,1,1",
        "datetime=yesterday",
        "datetime=..",
        "limit=0",
        "offset=-1",
        "x=1",
    ],
)
def test_what_cannot_be_used_is_a_mistake(client: Any, query: str) -> None:
    assert client.get(f"/collections/control/items?{query}").status_code == 400


def test_more_than_the_most_is_the_most(client: Any) -> None:
    assert items(client, "control", "?limit=99999999")["numberReturned"] > 0
