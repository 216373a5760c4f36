"""The chain itself, against a forward-backward written out day by day."""

import numpy as np
import pytest

from heldby.state.chain import Chains, aged_back, smooth


def by_hand(days, turns, seen, prior, rate):
    """The same model, state by state, with one transition matrix a day."""
    step = np.exp(-rate) * np.eye(len(prior)) + (1 - np.exp(-rate)) * np.tile(prior, (len(prior), 1))
    day_list = list(range(days[0], days[-1] + 1))
    at = {d: i for i, d in enumerate(days)}
    moves = [step @ turns[at[d]] if d in at else step for d in day_list]
    likely = [np.exp(seen[at[d]]) if d in at else np.ones(len(prior)) for d in day_list]
    forward = [prior * likely[0]]
    for move, like in zip(moves[1:], likely[1:], strict=True):
        forward.append(forward[-1] @ move * like)
    backward = [np.ones(len(prior))]
    for move, like in zip(moves[:0:-1], likely[:0:-1], strict=True):
        backward.insert(0, move @ (like * backward[0]))
    both = np.array(forward) * np.array(backward)
    return (both / both.sum(axis=1, keepdims=True))[[day_list.index(d) for d in days]]


@pytest.mark.parametrize("seed", range(5))
def test_a_jump_over_many_days_equals_many_steps_of_one(seed):
    rng = np.random.default_rng(seed)
    days = np.cumsum(rng.integers(1, 40, size=6))
    prior = rng.dirichlet([1, 1, 8])
    turns = rng.dirichlet([1, 1, 1], size=(6, 3))
    seen = rng.normal(size=(6, 3))
    chains = Chains(days=days[None].astype(float), turns=turns[None], seen=seen[None], prior=prior)
    forward, message = smooth(chains, rate=0.01)
    keep = np.exp(-0.01 * np.append(np.diff(days), 0))[:, None]
    both = forward[0] * aged_back(message[0], keep, prior)
    mine = both / both.sum(axis=1, keepdims=True)
    assert np.allclose(mine, by_hand(list(days), turns, seen, prior, 0.01), atol=1e-12)
