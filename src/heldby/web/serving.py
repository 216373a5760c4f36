"""A server for the application, on this machine unless told otherwise.

In:     a `Record`, a `Service`, a port.
Out:    a socket that is ours, then requests answered until Ctrl-C.
Never:  a port taken from another program in silence.
"""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

import uvicorn

from heldby.model.errors import InputError
from heldby.record import Record
from heldby.web.answers import Answers
from heldby.web.app import Service, make_app


def bound(host: str, port: int) -> socket.socket:
    """A socket bound to the address; port 0 takes a free one. Raises `InputError` with what to do."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
    except (OSError, OverflowError) as error:
        made.close()
        raise InputError(_why(error, host, port)) from None
    return made


def serve(record: Record, service: Service, listening: socket.socket, ready: Callable[[], None]) -> None:
    """Answer requests until Ctrl-C; `ready` is called when the first can be answered."""
    answers = Answers(record)
    config = uvicorn.Config(
        make_app(record, service, answers),
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="off",
        timeout_graceful_shutdown=2,
    )
    server = _Server(config, ready)
    # the first page then waits for less, or for nothing
    Thread(target=_warm, args=(answers,), daemon=True).start()
    with suppress(KeyboardInterrupt):
        server.run(sockets=[listening])


def _warm(answers: Answers) -> None:
    # whoever asks for what failed here is told
    with suppress(Exception):
        answers.warm()


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()


def _why(error: OSError | OverflowError, host: str, port: int) -> str:
    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        return f"port {port} is taken by another program; give another --port, or --port 0 for any that is free"
    if number == errno.EACCES:
        return f"port {port} may not be used by you; give a --port above 1023"
    if number in (errno.EADDRNOTAVAIL, None) or isinstance(error, socket.gaierror):
        return f"{host} is no address of this machine; --host 127.0.0.1 is this machine alone, 0.0.0.0 all networks"
    return f"{host}:{port} cannot be used: {error}"
