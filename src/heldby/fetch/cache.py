"""What was fetched, kept: a WARC file for every version of a page, as web archives keep them.

In:     answers.
Out:    files that `read` reads like any other archive; what to ask a server so that it need not send a page again.
Never:  a version thrown away; a half-written file.
"""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from heldby.fetch.asking import Answer

_ASKED = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
_HOP = frozenset({"transfer-encoding", "connection", "keep-alive", "content-length"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One version of a page: its file, its bytes, and what to ask so that the server sends only a newer one."""

    path: Path
    body: bytes
    asks: dict[str, str]


class Cache:
    """A folder; a page lies in the folder of its host, under a name made from its address, its versions numbered."""

    def __init__(self, folder: Path) -> None:
        """Use a folder, made when it is first needed."""
        self.folder = folder

    def newest(self, url: str) -> Kept | None:
        """The newest version of a page, None when it was never fetched or its file is damaged."""
        found = self._versions(url)
        if not found:
            return None
        try:
            with found[-1].open("rb") as stream:
                record = next(iter(ArchiveIterator(stream)))
                told = {name.casefold(): value for name, value in record.http_headers.headers}
                body = record.content_stream().read()
        except (OSError, EOFError, StopIteration, ArchiveLoadFailed, ValueError, AttributeError):
            return None
        return Kept(path=found[-1], body=body, asks={asked: told[n] for n, asked in _ASKED.items() if told.get(n)})

    def keep(self, url: str, answer: Answer, now: datetime) -> Path:
        """Keep an answer as the newest version of a page, unless it is the same as that; gives the file."""
        before = self.newest(url)
        if before and before.body == answer.body:
            return before.path
        number = len(self._versions(url)) + 1
        path = self._stem(url).with_name(f"{self._stem(url).name}-{number}.warc.gz")
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_name(f".{path.name}.{os.getpid()}")
        half.write_bytes(_record(url, answer, now))
        half.replace(path)
        return path

    def _versions(self, url: str) -> list[Path]:
        stem = self._stem(url)
        return sorted(stem.parent.glob(f"{stem.name}-*.warc.gz"), key=lambda path: (len(path.name), path.name))

    def _stem(self, url: str) -> Path:
        host = re.sub(r"[^a-z0-9.-]", "_", (urlsplit(url).hostname or "unknown").casefold()).strip(".") or "unknown"
        return self.folder / host / hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _record(url: str, answer: Answer, now: datetime) -> bytes:
    """A WARC response record (ISO 28500)."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=True)
    kept = [(name, value) for name, value in answer.headers.items() if name not in _HOP]
    headers = StatusAndHeaders(f"{answer.status} {answer.reason or 'OK'}", kept, protocol="HTTP/1.1")
    stamp = now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    record = writer.create_warc_record(
        url, "response", payload=BytesIO(answer.body), http_headers=headers, warc_headers_dict={"WARC-Date": stamp}
    )
    writer.write_record(record)
    return out.getvalue()
