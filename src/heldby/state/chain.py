"""Forward and backward over a chain of days, for many places at once.

In:     for each place, days, what was seen on them, and the turns between them, as arrays.
Out:    the probabilities up to each day, and what comes after it says, from which any day follows.
Never:  places, claims or dates: only numbers.

The chain is a hidden Markov model in which ageing is one rate: in any short time the state is, with probability
rate x time, drawn anew from what is likely where nothing is known. So n days keep exp(-rate n) of what was, and the
rest is the prior, in either direction of time; no matrix exponential is needed. The smoothing is that of
Rabiner, "A tutorial on hidden Markov models" (1989), scaled at each step.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Chains:
    """P places, C days each (padded by repeating the last), S states of which the last is "unknown".

    `days` P x C day numbers, `turns` P x C x S x S (row: before; `turns[:, 0]` unused), `seen` P x C x S log
    likelihoods, `prior` S.
    """

    days: Floats
    turns: Floats
    seen: Floats
    prior: Floats


def smooth(chains: Chains, *, rate: float) -> tuple[Floats, Floats]:
    """The forward probabilities at each day and the backward message just after it, each P x C x S.

    The second at day i already counts the turns and sights of day i + 1, but not the ageing between the two.
    """
    likely = np.exp(chains.seen - chains.seen.max(axis=2, keepdims=True))
    keep = np.exp(-rate * np.diff(chains.days, axis=1))[:, :, None]
    return _forward(chains, likely, keep), _backward(chains, likely, keep)


def _forward(chains: Chains, likely: Floats, keep: Floats) -> Floats:
    found = np.empty_like(likely)
    now = _normal(chains.prior * likely[:, 0])
    found[:, 0] = now
    for i in range(1, likely.shape[1]):
        aged = keep[:, i - 1] * now + (1 - keep[:, i - 1]) * chains.prior
        turned = np.einsum("ps,pst->pt", aged, chains.turns[:, i])
        now = _normal(turned * likely[:, i])
        found[:, i] = now
    return found


def _backward(chains: Chains, likely: Floats, keep: Floats) -> Floats:
    found = np.ones_like(likely)
    later = np.ones_like(likely[:, 0])
    for i in range(likely.shape[1] - 2, -1, -1):
        message = np.einsum("pst,pt->ps", chains.turns[:, i + 1], likely[:, i + 1] * later)
        found[:, i] = message / message.max(axis=1, keepdims=True)
        later = aged_back(found[:, i], keep[:, i], chains.prior)
        later /= later.max(axis=1, keepdims=True)
    return found


def aged_back(message: Floats, keep: Floats, prior: Floats) -> Floats:
    """A message from later, as it reads before the days between have aged it."""
    drawn_anew = (message * prior).sum(axis=-1, keepdims=True)
    result: Floats = keep * message + (1 - keep) * drawn_anew
    return result


def _normal(values: Floats) -> Floats:
    total: Floats = values / values.sum(axis=-1, keepdims=True)
    return total
