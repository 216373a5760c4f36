"""/openapi.json against what is answered: schemathesis asks in this process, the same questions every time."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings

from heldby.views import VIEWS

PATHS = (
    *(f"/api/{view.__name__}" for view in VIEWS),
    "/api/meta",
    "/api/search",
    "/api/report/{report_id}",
    "/api/claim/{claim_id}",
    "/api/sitrep/document",
    "/conformance",
    "/collections",
    "/collections/{collection}",
    "/collections/{collection}/items",
    "/collections/{collection}/items/{feature_id}",
)
_HOST = {"host": "127.0.0.1"}


@pytest.fixture(scope="module")
def described(app: Any) -> Any:
    return schemathesis.openapi.from_asgi("/openapi.json", app, headers=_HOST)


def test_every_route_is_described(client: Any) -> None:
    assert set(client.get("/openapi.json").json()["paths"]) == set(PATHS)


@pytest.mark.parametrize("path", PATHS)
def test_answers_are_as_described(described: Any, path: str) -> None:
    asked = []

    @settings(
        max_examples=15,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=described[path]["GET"].as_strategy())
    def check(case: Any) -> None:
        asked.append(case.call_and_validate(headers=_HOST).status_code)

    check()
    assert asked
