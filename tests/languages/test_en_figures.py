"""Two figures in a row belong each to its own verb."""

import pytest

from heldby.claim.arguments import verb_arguments
from heldby.claim.clause import Clause
from heldby.languages import language
from heldby.model import Span

TEXTS = [
    "The blast killed 12 and wounded 30 others in Kabul.",
    "The blast killed 12 and injured 30 in Kabul.",
    "The blast killed at least 12 people and injured more than 30 in Kabul.",
    "Blast kills 12, wounds 30 in Kabul",
    "Air strikes kill 12 injure 30 in Sanaa",
    "Gunmen kill 12 villagers, wound 30 in Plateau state",
]


@pytest.mark.parametrize("text", TEXTS)
def test_each_verb_has_its_own_figure(text: str) -> None:
    (sentence,) = language("en").sentences(text, [Span(start=0, end=len(text))])
    clause = Clause(sentence, text)
    verbs = ("killed", "wounded", "injured", "kill", "kills", "wound", "wounds", "injure")
    killed, hurt = (t.index for t in clause.tokens if t.text in verbs)
    before, after = (
        {word for head in verb_arguments(clause, verb)["patient"] for word in clause.phrase(head)}
        for verb in (killed, hurt)
    )
    assert "12" in {clause.tokens[word].text for word in before}
    assert "30" in {clause.tokens[word].text for word in after}
    assert not before & after
