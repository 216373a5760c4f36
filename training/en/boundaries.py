"""Learn from the treebank where sentences begin that no mark sets apart.

    python training/en/boundaries.py [TREEBANK]

In:     the training part of UD English EWT, as running text cut by the shipped tokeniser.
Out:    src/heldby/data/lang/en/boundaries.npz: one small weight for each bucket of features.
Never:  chance. The loss is convex and is minimised from zero (L-BFGS), so the same text gives the same weights.

Takes half a minute. What it judges, and how, is in `heldby.languages.en_boundaries`.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import conllu
import numpy as np
import spacy

from heldby.languages.en_boundaries import BUCKETS, WEIGHTS, features
from heldby.languages.en_sentences import lines, verdicts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray
    from spacy.language import Language

ROOT = Path(__file__).resolve().parents[2]
TREEBANK = ROOT.parent / "shared" / "data" / "ud-ewt"
PIPELINE = ROOT / "src/heldby/data/pipelines/en_ewt"
PENALTY = 0.3  # of squared weights; from 0.1, 0.3, 1 and 3, by the dev part
STEPS, REMEMBERED, ENOUGH = 100, 8, 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Places where a sentence may begin: the buckets of all in a row, where each one's begin, and what is so."""

    buckets: NDArray[np.int64]
    first: NDArray[np.int64]
    begins: NDArray[np.float64]

    def odds(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """The log odds of each place."""
        return np.add.reduceat(weights[self.buckets], self.first)

    def loss(self, weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        """The penalised loss and its slope."""
        odds = self.odds(weights)
        wrong = 1 / (1 + np.exp(-odds)) - self.begins
        each = np.diff([*self.first, len(self.buckets)])
        slope = np.bincount(self.buckets, weights=np.repeat(wrong, each), minlength=BUCKETS) + PENALTY * weights
        loss = np.sum(np.logaddexp(0, odds) - self.begins * odds) + PENALTY / 2 * weights @ weights
        return float(loss), slope


def places(nlp: Language, documents: Iterable[list[conllu.Sentence]]) -> Places:
    """All places of the documents' running text."""
    buckets: list[int] = []
    first: list[int] = []
    begins: list[bool] = []
    for document in documents:
        text, spans = conllu.raw_text(document)
        true = {own[0][0] for own in spans}
        known = {at: verdict.value for at, verdict in verdicts(text).items()}
        for start, numbers in features(lines(nlp.make_doc(text)), known):
            first.append(len(buckets))
            buckets += numbers
            begins.append(start in true)
    return Places(buckets=np.array(buckets), first=np.array(first), begins=np.array(begins, dtype=float))


def fitted(found: Places) -> NDArray[np.float64]:
    """The weights with the least loss, by L-BFGS with a halved step where one would go too far."""
    weights = np.zeros(BUCKETS)
    loss, slope = found.loss(weights)
    moves: list[tuple[NDArray[np.float64], NDArray[np.float64]]] = []
    for _ in range(STEPS):
        way = _way(slope, moves)
        size = 1.0
        while True:
            tried = weights - size * way
            new, steep = found.loss(tried)
            if new <= loss - 1e-4 * size * (slope @ way) or size < 1e-4:
                break
            size /= 2
        if (tried - weights) @ (steep - slope) > 0:
            moves = [*moves, (tried - weights, steep - slope)][-REMEMBERED:]
        gained = loss - new
        weights, loss, slope = tried, new, steep
        if gained < ENOUGH:
            break
    return weights


def _way(
    slope: NDArray[np.float64], moves: list[tuple[NDArray[np.float64], NDArray[np.float64]]]
) -> NDArray[np.float64]:
    """The slope bent by what the last moves told of the curvature."""
    if not moves:
        return slope / np.linalg.norm(slope)
    way = slope.copy()
    shares = []
    for move, turn in reversed(moves):
        shares.append(move @ way / (turn @ move))
        way -= shares[-1] * turn
    move, turn = moves[-1]
    way *= move @ turn / (turn @ turn)
    for (move, turn), share in zip(moves, reversed(shares), strict=True):
        way += move * (share - turn @ way / (turn @ move))
    return way


def main() -> None:
    """Learn, and write one byte a weight."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else TREEBANK
    nlp = spacy.load(PIPELINE)
    found = places(nlp, conllu.documents(conllu.read(folder / "en_ewt-ud-train.conllu")))
    weights = fitted(found)
    scale = np.abs(weights).max() / 127
    np.savez_compressed(WEIGHTS, weights=np.round(weights / scale).astype(np.int8), scale=np.float32(scale))
    right = np.mean((found.odds(weights) > 0) == (found.begins > 0))
    print(f"{len(found.first)} places, {100 * right:.2f} per cent as the treebank has them; {WEIGHTS.name}")


if __name__ == "__main__":
    main()
