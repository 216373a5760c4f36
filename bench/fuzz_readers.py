"""Spoils samples of every format at random and reads them: `python bench/fuzz_readers.py --seconds 3600 --seed 1`.

In:     seconds of processor time and a seed; the same seed spoils the same files in the same order.
Out:    a row for each format: files read, crashes, hangs, the slowest file; what failed is kept for study.
Never:  a pass after a failure: the exit code is 1 then.

A file is spoilt byte by byte, or within the parts that are packed in it (a DOCX is a zip file: a byte changed in the
zip would only ever try the check sum), or a stretch of it is repeated until it is a megabyte long. A failure is: an
exception; neither a report nor a problem; more than ten seconds; a file opened or made outside the folder; more
memory than two gigabytes.
"""

from __future__ import annotations

import argparse
import gzip
import io
import random
import resource
import signal
import sys
import tempfile
import threading
import time
import traceback
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "contracts"))

from made_inputs import PAGE, PRESS, SAMPLES

from heldby.read import read

_LARGEST = 1_000_000
_SLOW = 10.0
_MEMORY = 2_000_000_000
_URLS = b"# pages\nhttps://quayside.example/palmyra\nhttps://quayside.example/sirte\n"


class Hang(BaseException):
    """No end after ten seconds; not an `Exception`, so that no reader takes it for a fault of the file."""


@dataclass(slots=True)
class Tally:
    """What became of the files of one format."""

    files: int = 0
    crashes: int = 0
    hangs: int = 0
    slowest: float = 0.0
    size: int = 0

    def row(self, name: str) -> str:
        """One line of the table."""
        return (
            f"{name:16}{self.files:>10,}{self.crashes:>9}{self.hangs:>7}{self.slowest:>11.2f} s of {self.size:,} bytes"
        )


def samples() -> list[tuple[str, str, bytes]]:
    """A format, a file's name and its content; packed ones too."""
    own = [(each.format, each.name, each.make()) for each in (*SAMPLES, *PRESS)]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for number, (_, name, content) in enumerate(own):
            packed.writestr(_undated(f"{number}/{name}"), content)
    more = [("packed", "all.zip", out.getvalue()), ("packed", "page.html.gz", gzip.compress(PAGE.encode(), mtime=0))]
    return [*own, *more, ("addresses", "pages.urls", _URLS)]


def spoilt(content: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """A file with something wrong in it: in its bytes, in a part that is packed in it, or in its length."""
    if content.startswith(b"PK") and chance.random() < 0.75:
        return _within_zip(content, others, chance)
    if content.startswith(b"\x1f\x8b") and chance.random() < 0.75:
        return gzip.compress(spoilt(gzip.decompress(content), others, chance), 1, mtime=0)
    return _stretched(content, chance) if chance.random() < 0.05 else _changed(content, others, chance)


def _within_zip(content: bytes, others: list[bytes], chance: random.Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        chosen = chance.choice(names)
        for name in names:
            part = old.read(name)
            new.writestr(_undated(name), spoilt(part, others, chance) if name == chosen and part else part)
    return out.getvalue()


def _undated(name: str) -> zipfile.ZipInfo:
    """A part that does not tell when it was packed: the same numbers spoil alike whatever the clock says."""
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _stretched(content: bytes, chance: random.Random) -> bytes:
    """A stretch of it again and again, to a megabyte: what takes time in the square of the length shows."""
    start = chance.randrange(len(content))
    piece = content[start : start + chance.choice((1, 2, 5, 20, 100, 1000))]
    again = piece * ((_LARGEST - len(content)) // len(piece) if len(content) < _LARGEST else 0)
    return (content[:start] + again + content[start:])[:_LARGEST]


def _changed(content: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """A few bytes changed, cut out, repeated, or taken from another file."""
    made = bytearray(content)
    for _ in range(chance.choice((1, 2, 5, 30))):
        start = chance.randrange(len(made))
        end = start + chance.choice((1, 4, 40, 400))
        match chance.randrange(5):
            case 0:
                made[start] = chance.randrange(256)
            case 1:
                del made[start:end]
            case 2:
                made[start:start] = made[start:end] * chance.choice((1, 3, 200))
            case 3:
                other = chance.choice(others)
                at = chance.randrange(len(other))
                made[start:start] = other[at : at + chance.choice((10, 300))]
            case _:
                made[start:end] = chance.randbytes(end - start)
        made = made or bytearray(b"x")
    return bytes(made[:_LARGEST])


class Outside:
    """Watches which files are opened; what lies neither in the folder nor with Python and its libraries is told."""

    def __init__(self, folder: Path) -> None:
        self.folder = str(folder)
        self.known = tuple(
            str(Path(each).resolve()) for each in (*sys.path, sys.prefix, sys.base_prefix, Path(__file__).parents[1])
        )
        self.found: list[str] = []
        self.watching = False

    def look(self, event: str, told: tuple[Any, ...]) -> None:
        """An audit hook of Python's."""
        if not self.watching or event not in ("open", "os.mkdir", "os.rename", "os.remove", "os.symlink"):
            return
        name = told[0]
        if not isinstance(name, str | bytes):
            return
        path = str(Path(name.decode("utf-8", "replace") if isinstance(name, bytes) else name).absolute())
        if not path.startswith((self.folder, "/proc/", "/dev/null", "/usr/share/zoneinfo")) and (
            _writes(event, told) or not path.startswith(self.known)
        ):
            self.found.append(f"{event} {path}")


def _writes(event: str, told: tuple[Any, ...]) -> bool:
    return event != "open" or any(letter in str(told[1] or "") for letter in "wax+")


@contextmanager
def ten_seconds() -> Iterator[None]:
    """Raise `Hang` in whatever goes on for longer, by processor time."""

    def stop(*_told: object) -> None:
        raise Hang

    signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, _SLOW)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def fault_of(reading: Callable[[], list[Any]], outside: Outside) -> str:
    """What is wrong with how a file was read; nothing when it was read, or told to be bad."""
    outside.found.clear()
    try:
        outside.watching = True
        with ten_seconds():
            told = reading()
    except Hang:
        return f"a hang, in\n{traceback.format_exc(limit=-6)}"
    except Exception:  # noqa: BLE001 - this is what is looked for
        return traceback.format_exc(limit=-4)
    finally:
        outside.watching = False
    if outside.found:
        return f"files outside the folder: {outside.found[:3]}"
    return "" if told else "no report and no problem"


def run(seconds: float, seed: int, keep: Path) -> int:
    """Read spoilt files for so long; gives how many failed."""
    chance = random.Random(seed)
    all_samples = samples()
    others = [content for *_, content in all_samples]
    tallies: dict[str, Tally] = {}
    until = time.process_time() + seconds
    ended = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: ended.set())  # whoever ends it early gets the table all the same
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made).resolve()
        for _, name, content in all_samples:  # loads all readers, whose own files need no watching
            (folder / name).write_bytes(content)
        list(read([folder]))
        outside = Outside(folder)
        sys.addaudithook(outside.look)
        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
        while time.process_time() < until and not ended.is_set():
            kind, name, content = chance.choice(all_samples)
            for old in folder.iterdir():
                old.unlink()
            data = spoilt(content, others, chance)
            (folder / name).write_bytes(data)
            tally, before = tallies.setdefault(kind, Tally()), time.process_time()
            fault = fault_of(lambda: list(read([folder])), outside)
            took = time.process_time() - before
            if took > tally.slowest:
                tally.slowest, tally.size = took, len(data)
            if fault:
                kept = keep / f"{seed}-{sum(each.files for each in tallies.values())}-{name}"
                kept.write_bytes(data)
                print(f"{kept}: {fault}", flush=True)
                tally.hangs += fault.startswith("a hang")
                tally.crashes += not fault.startswith("a hang")
            tally.files += 1
    return _told(tallies)


def _told(tallies: dict[str, Tally]) -> int:
    print(f"{'format':16}{'files':>10}{'crashes':>9}{'hangs':>7}{'slowest':>11}")
    for name in sorted(tallies):
        print(tallies[name].row(name))
    failed = sum(each.crashes + each.hangs for each in tallies.values())
    print(
        f"{sum(each.files for each in tallies.values()):,} files read in {time.process_time():.0f} s, {failed} failed"
    )
    return failed


def main() -> None:
    """Take the command line."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    asked.add_argument("--seconds", type=float, default=60)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()))
    told = asked.parse_args()
    sys.exit(1 if run(told.seconds, told.seed, told.keep) else 0)


if __name__ == "__main__":
    main()
