"""Spoils samples of every format at random and reads them: `python bench/fuzz_readers.py --seconds 3600 --seed 1`.

In:     seconds and a seed; the same seed spoils the same files in the same order.
Out:    how many files were read; every traceback and every file that took over ten seconds a megabyte, kept for study.
Never:  a pass after a failure: the exit code is 1 then.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "contracts"))

from made_inputs import PRESS, SAMPLES

from heldby.read import read

_LARGEST = 1_000_000
_SLOW = 10.0


def spoilt(content: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """A file with a few bytes changed, cut out, repeated, or taken from another file."""
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


def run(seconds: float, seed: int, keep: Path) -> int:
    """Read spoilt files for so long; gives how many failed."""
    chance, failed, count = random.Random(seed), 0, 0
    samples = [(sample.name, sample.make()) for sample in (*SAMPLES, *PRESS)]
    others = [content for _, content in samples]
    until = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < until:
            name, content = chance.choice(samples)
            path = Path(folder) / name
            path.write_bytes(spoilt(content, others, chance))
            before = time.process_time()
            try:
                fault = "" if list(read([folder])) else "no report and no problem"
            except Exception:  # noqa: BLE001 - this is what is looked for
                fault = traceback.format_exc(limit=-4)
            took = time.process_time() - before
            if fault or took > _SLOW:
                failed += 1
                kept = keep / f"{seed}-{count}-{name}"
                kept.write_bytes(path.read_bytes())
                print(f"{kept}: {fault or f'{took:.1f} s'}")
            path.unlink()
            count += 1
    print(f"{count:,} files read, {failed} failed")
    return failed


def main() -> None:
    """Take the command line."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=float, default=60)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()))
    told = asked.parse_args()
    sys.exit(1 if run(told.seconds, told.seed, told.keep) else 0)


if __name__ == "__main__":
    main()
