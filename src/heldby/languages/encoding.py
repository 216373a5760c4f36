"""The vectors of words in their context, from those of words alone: spaCy's `MaxoutWindowEncoder`, a text at a time.

In:     the encoder of a pipeline, and for each document an array with a row for each word.
Out:    such arrays again, the same to the last bit as the encoder itself gives.
Never:  a new array for each step: what the layers work in is made once for all of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PIECES, _WINDOW = 3, 3
_TINY = np.float32(1e-8)  # as the layers have it, for a row of equal numbers


@dataclass(frozen=True, slots=True)
class _Layer:
    """Weights of each word and its neighbours; pieces, of which the largest is taken, stand side by side."""

    weights: Any
    bias: Any
    scale: Any
    shift: Any


class Encoder:
    """One encoder of a pipeline: layers that look at each word and its two neighbours."""

    def __init__(self, model: Any) -> None:
        """Take the model. Raises `ValueError` when it is of another make than is known here."""
        named = {name: [part for part in model.walk() if part.name == name] for name in ("maxout", "layernorm")}
        self._layers = tuple(map(_layer, named["maxout"], named["layernorm"]))
        self._pad, self._width = model.attrs.get("pad", 0), model.get_dim("nO")
        wide = (_PIECES * self._width, _WINDOW * self._width)
        if not self._layers or any(layer.weights.shape != wide for layer in self._layers):
            msg = f"the encoder {model.name!r} is not built of layers of {wide}"
            raise ValueError(msg)

    def __call__(self, alone: Sequence[Any]) -> list[Any]:
        """The vectors of words in context, for the documents whose words' own vectors are given."""
        bounds = list(self._bounds(alone))
        rows = bounds[-1][1] + self._pad
        vectors = np.zeros((rows + 1, self._width), dtype=np.float32)  # with a row of none before and behind
        for (start, end), words in zip(bounds, alone, strict=True):
            vectors[start:end] = words
        self._encode(vectors)
        return [vectors[start:end] for start, end in bounds]

    def _bounds(self, alone: Sequence[Any]) -> Iterator[tuple[int, int]]:
        """Where the rows of each document stand, so far apart that none sees another."""
        start = 1 + self._pad
        for words in alone:
            yield start, start + len(words)
            start += len(words) + self._pad

    def _encode(self, vectors: Any) -> None:
        """Add to each row, layer by layer, what follows from it and its neighbours."""
        here, wide = vectors[1:-1], self._width
        seen, pieces = (np.empty((len(here), n * wide), dtype=np.float32) for n in (_WINDOW, _PIECES))
        best, squares = np.empty_like(here), np.empty_like(here)
        for layer in self._layers:
            seen[:, :wide], seen[:, wide:-wide], seen[:, -wide:] = vectors[:-2], here, vectors[2:]
            np.dot(seen, layer.weights.T, out=pieces)
            pieces += layer.bias
            np.maximum(pieces[:, :wide], pieces[:, wide:-wide], out=best)
            np.maximum(best, pieces[:, -wide:], out=best)
            best -= np.add.reduce(best, axis=1, keepdims=True) / wide
            np.multiply(best, best, out=squares)
            best *= (np.add.reduce(squares, axis=1, keepdims=True) / wide + _TINY) ** -0.5
            best *= layer.scale
            best += layer.shift
            here += best


def _layer(maxout: Any, norm: Any) -> _Layer:
    weights, bias = maxout.get_param("W"), maxout.get_param("b")  # (out, pieces, in) and (out, pieces)
    return _Layer(
        weights=np.ascontiguousarray(weights.swapaxes(0, 1).reshape(-1, weights.shape[2])),
        bias=bias.T.flatten(),
        scale=norm.get_param("G"),
        shift=norm.get_param("b"),
    )
