"""Vectors in context are those of the pipeline's own encoder, to the last bit."""

from __future__ import annotations

import numpy as np
import pytest

from heldby.languages.encoding import Encoder
from heldby.languages.loading import load


def test_it_gives_what_the_encoder_of_the_pipeline_gives() -> None:
    model = load("en_ewt").get_pipe("tok2vec").model.get_ref("encode")
    made = np.random.default_rng(1)
    alone = [made.standard_normal((words, model.get_dim("nO")), dtype=np.float32) for words in (1, 40, 7, 200)]
    for ours, theirs in zip(Encoder(model)(alone), model.predict(alone), strict=True):
        assert np.array_equal(ours, theirs)


def test_an_encoder_of_another_make_is_refused() -> None:
    tagger = load("en_ewt").get_pipe("tagger").model
    with pytest.raises(ValueError, match="not built of layers"):
        Encoder(tagger)
