"""A corpus of any size for measuring speed: news of every kind, some of it about a war, much of it copied.

`python bench/corpus.py 20000 -o corpus.jsonl [--seed 1] [--war 0.05] [--copies 0.3]`

In:     phrases of our own (bench/corpus.toml), a seed.
Out:    JSON Lines of {"id", "title", "text", "source", "published"}; `family` tells what was copied from what.
Never:  a text of somebody else's; a document that depends on how many others there are.

Lengths follow those of the 804 reports of FA-KES (deciles from 665 to 3,578 characters). Days run over ten years. A
copy is of one of the 400 documents before it: word for word, cut short, with words changed, or with a note before it.
"""

from __future__ import annotations

import argparse
import bisect
import json
import random
import sys
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

WORDS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "corpus.toml").read_text(encoding="utf-8"))
DECILES = (350, 665, 936, 1230, 1412, 1626, 1877, 2108, 2644, 3578, 5200)
START, DAYS = date(2013, 1, 1), 3652
NEAR = 400
PLACES = (
    "Palmyra", "Aleppo", "Raqqa", "Deir ez-Zor", "Idlib", "Homs", "Hama", "Daraa", "Manbij", "al-Bab", "Kobani",
    "Mosul", "Fallujah", "Ramadi", "Tikrit", "Sinjar", "Latakia", "Afrin", "Azaz", "Saraqib",
    "Khan Sheikhoun", "Qusayr", "Douma",
)  # fmt: skip
MONTHS = ("January", "March", "April", "June", "July", "September", "October", "November", "December")
WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SYLLABLES = ("ba", "dor", "ek", "fal", "gren", "hol", "ith", "jas", "kel", "lun", "mar", "nor", "os", "pel", "quin",
             "ras", "sel", "tor", "ul", "ven", "wick", "yar", "zan", "mer", "bry", "cald", "thorn", "lis", "vek",
             "sto")  # fmt: skip
VARIED: list[str] = WORDS["varied"]
TOPICS = {name: told["share"] for name, told in WORDS.items() if isinstance(told, dict) and name != "war"}


class Maker:
    """Makes the nth document of a corpus, the same whatever the others are."""

    def __init__(self, seed: int, war: float, copies: float) -> None:
        self.seed, self.war, self.copies = seed, war, copies

    def document(self, n: int) -> dict[str, str]:
        """The nth document, from 0."""
        rng = random.Random(f"{self.seed}:{n}")
        day = START + timedelta(days=rng.randrange(DAYS))
        first = self.original(n)
        if first == n:
            told = {"title": self._title(n), "text": self._text(n), "source": rng.choice(WORDS["outlets"])}
        else:
            told = self._copied(first, rng)
            day = date.fromisoformat(self.document(first)["published"]) + timedelta(days=rng.randrange(3))
        return {"id": f"d{n:07}", **told, "published": day.isoformat(), "family": f"d{first:07}"}

    def original(self, n: int) -> int:
        """The document that the nth was copied from, by way of others or not; itself when it is nobody's copy."""
        while n:
            rng = random.Random(f"{self.seed}:copy:{n}")
            if rng.random() >= self.copies:
                return n
            n = max(0, n - 1 - rng.randrange(NEAR))
        return n

    def is_war(self, n: int) -> bool:
        """Whether the nth document, if nobody's copy, is about a war."""
        return random.Random(f"{self.seed}:topic:{n}").random() < self.war

    def _kind(self, n: int) -> dict[str, Any]:
        rng = random.Random(f"{self.seed}:kind:{n}")
        name = "war" if self.is_war(n) else rng.choices(list(TOPICS), list(TOPICS.values()))[0]
        return dict(WORDS[name])

    def _title(self, n: int) -> str:
        rng, kind = random.Random(f"{self.seed}:title:{n}"), self._kind(n)
        return _filled(" ".join(rng.choice(kind[part]) for part in ("who", "did", "what")), rng)

    def _text(self, n: int) -> str:
        rng, kind = random.Random(f"{self.seed}:text:{n}"), self._kind(n)
        at = rng.randrange(len(DECILES) - 1)
        wanted = rng.randint(DECILES[at], DECILES[at + 1])
        sentences = [_filled(rng.choice(kind["openings"]), rng) + _sentence(kind, rng)]
        while sum(map(len, sentences)) < wanted:
            sentences.append(
                _filled(_varied(rng.choice(kind["more"]), rng), rng) if rng.random() < 0.25 else _sentence(kind, rng)
            )
        cuts = [i for i in range(len(sentences)) if i % 3 == 0]
        return "\n\n".join(" ".join(sentences[i : i + 3]) for i in cuts)

    def _copied(self, first: int, rng: random.Random) -> dict[str, str]:
        title, text = self._title(first), self._text(first)
        way = rng.randrange(4)
        if way == 1:
            text = "\n\n".join(text.split("\n\n")[:-1]) or text
        elif way == 2:
            swaps = {"said": "told reporters", "after": "following", "on": "by", "the": "its", "and": "while"}
            text = " ".join(swaps.get(w, w) if rng.random() < 0.15 else w for w in text.split(" "))
        elif way == 3:
            text = f"From our partners. {text}\n\nThis article was first published elsewhere."
        return {"title": title, "text": text, "source": rng.choice(WORDS["outlets"])}


def _sentence(kind: dict[str, Any], rng: random.Random) -> str:
    who, did, what = (rng.choice(kind[part]) for part in ("who", "did", "what"))
    what = what if kind["share"] == 0 else _varied(what, rng)  # a reader of war news must find its places
    rest = [_varied(rng.choice(kind[part]), rng) for part in rng.choice((("where",), ("where", "why"), ("why",)))]
    return _filled(", ".join([" ".join([who, did, what, *rest[:-1]]), rest[-1]]) + ".", rng)


def _varied(words: str, rng: random.Random) -> str:
    """A phrase with a word put in here and there, so that two texts in one manner share no more than news does."""
    parts = words.split(" ")
    for at in range(len(parts) - 1, 0, -2):
        if rng.random() < 0.85:
            parts.insert(at, rng.choice(VARIED))
    return " ".join(parts)


def _filled(words: str, rng: random.Random) -> str:
    """A phrase with its blanks filled, each on its own."""
    pieces = words.replace("}", "{").split("{")
    return "".join(_word(piece, rng) if i % 2 else piece for i, piece in enumerate(pieces))


def _word(blank: str, rng: random.Random) -> str:
    if blank in ("name", "town"):
        made = "".join(rng.choice(SYLLABLES) for _ in range(rng.choice((2, 2, 3)))).capitalize()
        return made + (rng.choice(("ton", "ford", "bury", " Regis")) if blank == "town" else "")
    if blank in ("n", "n1", "n2"):
        return str(rng.randint(2, 19) if blank != "n2" else rng.randint(20, 400))
    return rng.choice({"place": PLACES, "month": MONTHS, "day": WEEK}[blank])


def corpus(count: int, *, seed: int = 1, war: float = 0.05, copies: float = 0.3) -> Iterator[dict[str, str]]:
    """The first `count` documents of a corpus."""
    maker = Maker(seed, war, copies)
    return (maker.document(n) for n in range(count))


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("count", type=int)
    options.add_argument("-o", "--output", type=Path)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--war", type=float, default=0.05)
    options.add_argument("--copies", type=float, default=0.3)
    given = options.parse_args()
    out = given.output.open("w", encoding="utf-8") if given.output else sys.stdout
    lengths = []
    for each in corpus(given.count, seed=given.seed, war=given.war, copies=given.copies):
        lengths.append(len(each["text"]))
        out.write(json.dumps(each, ensure_ascii=False) + "\n")
    lengths.sort()
    marks = [lengths[len(lengths) * i // 10] for i in range(1, 10)]
    longer = len(lengths) - bisect.bisect(lengths, 1903)
    print(f"{len(lengths)} documents, deciles {marks}, {longer} longer than FA-KES's mean", file=sys.stderr)


if __name__ == "__main__":
    main()
