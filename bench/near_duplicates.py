"""How well `group` finds near-duplicates: the adjusted Rand index over texts in known families, and texts a second.

In:     a JSON Lines file of {"id", "text", "family"}.
Out:    one line of figures; exit code 1 when the index is under the floor given.
Never:  a figure that depends on the order of the lines.

    python bench/near_duplicates.py ../shared/data/articles/near_duplicates_dev.jsonl --floor 0.985
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from heldby.group import group


def adjusted_rand(one: list[str], other: list[str]) -> float:
    """Agreement of two partitions corrected for chance (Hubert and Arabie 1985); 1.0 when they are equal."""

    def pairs(counts: Iterable[int]) -> float:
        return sum(n * (n - 1) / 2 for n in counts)

    both, left, right = (pairs(Counter(c).values()) for c in (list(zip(one, other, strict=True)), one, other))
    expected = left * right / pairs([len(one)])
    return (both - expected) / ((left + right) / 2 - expected)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("path", type=Path)
    options.add_argument("--floor", type=float, default=0.0)
    given = options.parse_args()
    rows = [json.loads(line) for line in given.path.read_text(encoding="utf-8").splitlines() if line.strip()]
    started = time.perf_counter()
    families, _ = group((row["id"], row["text"]) for row in rows)
    seconds = time.perf_counter() - started
    found = {member: family.id for family in families for member in family.members}
    index = adjusted_rand([row["family"] for row in rows], [found.get(row["id"], row["id"]) for row in rows])
    print(f"texts {len(rows)}  ARI {index:.4f}  {len(rows) / seconds:.0f} texts a second  families {len(families)}")
    return int(index < given.floor)


if __name__ == "__main__":
    sys.exit(main())
