"""A mend that is passed over for a sentence's words would have changed nothing in it."""

import pytest

from heldby.languages import en, language
from heldby.languages.en_signs import needed
from heldby.languages.en_trees import _MENDS
from heldby.model import Span


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed 12 and wounded 30 others in Maiduguri.",
        "Rebel-held Douma was shelled, a monitor said, after troops who had left returned.",
        "Shelling by the army drove civilians out of Kharkiv two weeks after Kyiv lost it.",
        "The mayor, his deputy and two guards were taken hostage 7 km to the east of Goma.",
        "Controls Sirte, along with most of Ghadames, and one of the last crossings.",
    ],
)
def test_what_is_passed_over_would_change_nothing(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(en, "mended", tuple)
    reader = language("en")
    assert reader is not None
    for sentence in reader.sentences(text, [Span(start=0, end=len(text))]):
        asked = list(needed(_MENDS, sentence.tokens))
        passed = [mend for mend in _MENDS if mend not in asked]
        assert passed
        assert all(list(mend(sentence.tokens)) == list(sentence.tokens) for mend in passed)


@pytest.mark.parametrize("text", ["Gunmen killed a civilian and", "They killed one militant and.", "A militant and"])
def test_a_sentence_that_breaks_off_is_read(text: str) -> None:
    reader = language("en")
    assert reader is not None
    (sentence, *_) = reader.sentences(text, [Span(start=0, end=len(text))])
    assert text.startswith(sentence.tokens[0].text)
