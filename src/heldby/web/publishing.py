"""A copy of the page that needs no heldby: a folder for any static server, or one file to open from disk.

In:     a `Dump`; the page as npm built it.
Out:    a folder with the page, its data and nothing that it would ask of another machine; or one HTML file.
Never:  a folder of somebody else's overwritten; half a copy: it is written beside its name and put in place whole.
"""

from __future__ import annotations

import gzip
import json
import shutil
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

from heldby.model.errors import InputError
from heldby.web.dumping import Dump
from heldby.web.pages import PAGE

_MARK = "heldby-copy"  # the file by which a folder is known as a copy of ours
_SINGLE = "single.js", "single.css"
_GROUND = "land-50m", "waters", "borders-10m"  # the finer coast would make the file three times as large
_EFFORT = 6  # of gzip, from 1 to 9
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; base-uri 'self'; form-action 'none'"
)
_ALONE = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:"
)

Tell = Callable[[str], None]


def publish_folder(dump: Dump, to: Path, tell: Tell = lambda _: None, page: Path | None = None) -> int:
    """Write a folder with the page and its data; returns how many bytes. Raises `InputError`."""
    page = page or PAGE
    _check(to, page)
    beside = to.with_name(f".{to.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    try:
        shutil.copytree(page, beside, ignore=shutil.ignore_patterns(*_SINGLE, "single*"))
        _index(beside / "index.html")
        for name, value in dump.files():
            tell(name)
            _write(beside / "data" / f"{name}.json", value)
        (beside / _MARK).write_text("A copy of a record, written by heldby publish.\n")
        size = sum(file.stat().st_size for file in beside.rglob("*") if file.is_file())
        if to.exists():
            shutil.rmtree(to)
        beside.rename(to)
    except OSError as error:
        raise InputError(f"{to} cannot be written: {error.strerror or error}") from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return size


def single_file(dump: Dump, title: str, tell: Tell = lambda _: None, page: Path | None = None) -> bytes:
    """One HTML file with the page and all its data inside. Raises `InputError` when the page is not built."""
    page = page or PAGE
    script, style = (page / name for name in _SINGLE)
    if not script.exists():
        raise InputError("the page is not built, so there is nothing to publish; in a source checkout: make page")
    lines = []
    for name, value in dump.files():
        tell(name)
        lines.append(_packed(name, _written(value)))
    lines += [_packed(f"base/{name}", (page / "base" / f"{name}.json").read_bytes()) for name in _GROUND]
    return _document(title, style.read_text(encoding="utf-8"), "\n".join(lines), script.read_text(encoding="utf-8"))


def _packed(name: str, content: bytes) -> str:
    """A line of the data: a browser unpacks those that it needs, and nothing in them can end the element."""
    return f"{name} {b64encode(gzip.compress(content, _EFFORT, mtime=0)).decode()}"


def _document(title: str, style: str, data: str, script: str) -> bytes:
    # within a script element only "</script" and "<!--" could end or change it
    code = script.replace("</script", "<\\/script")
    head = f'<meta http-equiv="Content-Security-Policy" content="{_ALONE}">'
    return (
        f'<!doctype html>\n<html lang="en" data-single data-copy>\n<head>\n<meta charset="utf-8">\n{head}\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_plain(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'<div id="page"></div>\n<script type="text/plain" id="data">{data}</script>\n'
        f"<script>{code}</script>\n</body>\n</html>\n"
    ).encode("utf-8", "replace")


def _plain(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")


def _check(to: Path, page: Path) -> None:
    if not (page / "index.html").exists():
        raise InputError("the page is not built, so there is nothing to publish; in a source checkout: make page")
    if not to.parent.is_dir():
        raise InputError(f"there is no folder {to.parent} to hold {to.name}; make it first")
    if to.exists() and not (to / _MARK).exists() and not (to.is_dir() and not any(to.iterdir())):
        raise InputError(f"{to} is there already and is no copy that heldby wrote; give another name")


def _index(file: Path) -> None:
    """The page of a copy: its addresses are relative, and it knows that nobody answers it."""
    policy = f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}" />'
    words = file.read_text(encoding="utf-8")
    for old, new in (
        ('<html lang="en">', '<html lang="en" data-single data-copy>'),
        ('<base href="/" />', policy),
    ):
        if old not in words:
            raise InputError("the built page is not of this version of heldby; build it anew: make page")
        words = words.replace(old, new, 1)
    file.write_text(words, encoding="utf-8")


def _write(file: Path, value: Any) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_written(value))


def _written(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
