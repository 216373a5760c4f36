"""A record of the sample, its application, and a client that asks it in this process."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

import heldby
from heldby.record import Record
from heldby.web.app import Service, make_app

SAMPLE = Path(heldby.__file__).parent / "data" / "sample" / "reports"


class Client:
    """Asks an application as somebody at `address` would."""

    def __init__(self, app: object, address: str = "127.0.0.1") -> None:
        self.app, self.address = app, address

    def get(self, path: str, **headers: str) -> httpx.Response:
        """The answer to GET; headers with `_` for `-`. Nothing is packed unless asked for."""
        return self.ask("GET", path, **headers)

    def ask(self, method: str, path: str, **headers: str) -> httpx.Response:
        """The answer to a request, waited for in a thread of its own: a browser's tests keep a loop going in theirs."""
        asked = self._ask(method, path, {k.replace("_", "-"): v for k, v in headers.items()})
        with ThreadPoolExecutor(1) as aside:
            return aside.submit(asyncio.run, asked).result()

    async def _ask(self, method: str, path: str, headers: dict[str, str]) -> httpx.Response:
        transport = httpx.ASGITransport(app=self.app, client=(self.address, 50000))  # type: ignore[arg-type]
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8765") as client:
            return await client.request(method, path, headers={"accept-encoding": "identity", **headers})


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with heldby.open(tmp_path_factory.mktemp("web") / "heldby.db") as made:
        made.add([SAMPLE])
        yield made


@pytest.fixture(scope="session")
def unbuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where the page would be."""
    return tmp_path_factory.mktemp("page")


@pytest.fixture(scope="session")
def app(record: Record, unbuilt: Path) -> object:
    return make_app(record, Service(page=unbuilt))


@pytest.fixture(scope="session")
def client(app: object) -> Client:
    return Client(app)


@pytest.fixture(scope="session")
def ask() -> type[Client]:
    """The client's class, for applications of a test's own."""
    return Client
