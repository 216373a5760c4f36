"""Three mistakes of the parser are put right, and the words of a sentence always hang together as a tree."""

from hypothesis import given
from hypothesis import strategies as st

from heldby.claim.arguments import verb_arguments
from heldby.claim.clause import Clause
from heldby.claim.nominals import noun_arguments
from heldby.languages.en_trees import is_tree, mended
from heldby.model import Sentence, Token

POS = [
    ("NOUN", "NNS"),
    ("PROPN", "NNP"),
    ("VERB", "VBN"),
    ("VERB", "VBD"),
    ("ADJ", "JJ"),
    ("PUNCT", ":"),
    ("ADP", "IN"),
    ("CCONJ", "CC"),
]
DEPS = ["nsubj", "obj", "acl", "amod", "compound", "conj", "obl", "nmod", "advcl", "punct", "case", "mark", "aux:pass"]
DEPS += ["acl:relcl", "xcomp", "ccomp", "parataxis", "cop", "nsubj:pass", "nmod:poss", "cc", "obl:agent"]
TEXTS = ["held", "backed", "rebel", "-", "army", "town", "by", "captured", "controls", "to", "as", "which", "from"]


@st.composite
def sentences(draw: st.DrawFn) -> Sentence:
    """Words hung on one another at random, but always as a tree: each on an earlier one in a random order."""
    count = draw(st.integers(1, 12))
    order = draw(st.permutations(range(count)))
    heads = {order[0]: order[0]}
    for place, index in enumerate(order[1:], 1):
        heads[index] = order[draw(st.integers(0, place - 1))]
    tokens = []
    at = 0
    for index in range(count):
        text = draw(st.sampled_from(TEXTS))
        pos, tag = draw(st.sampled_from(POS))
        dep = "root" if heads[index] == index else draw(st.sampled_from(DEPS))
        tokens.append(
            Token(
                index=index, start=at, end=at + len(text), text=text, lemma=text, pos=pos, tag=tag, dep=dep,
                head=heads[index],
            )
        )  # fmt: skip
        at += len(text) + draw(st.integers(0, 1))
    return Sentence(start=0, end=at, tokens=tuple(tokens))


@given(sentences())
def test_whatever_is_mended_stays_a_tree(sentence: Sentence) -> None:
    after = mended(sentence.tokens)
    assert is_tree(after)
    assert [t.text for t in after] == [t.text for t in sentence.tokens]


@given(sentences())
def test_every_walk_through_a_clause_ends(sentence: Sentence) -> None:
    clause = Clause(sentence)
    everything = set(range(len(sentence.tokens)))
    for index in everything:
        assert set(clause.subtree(index)) <= everything
        assert set(clause.phrase(index)) <= set(clause.subtree(index))
        assert index in clause.listed(index)
        assert {k for found in verb_arguments(clause, index).values() for k in found} <= everything
        assert {k for found in noun_arguments(clause, index).values() for k in found} <= everything


def test_who_does_a_planned_act_is_asked_once() -> None:
    """ "An assault to be launched": the doer of the assault is asked of its infinitive, whose doer is the assault's."""
    words = [("assault", "NOUN", "root", 0), ("to", "PART", "mark", 3), ("be", "AUX", "aux:pass", 3)]
    words.append(("launched", "VERB", "acl", 0))
    tokens = tuple(
        Token(index=i, start=9 * i, end=9 * i + len(text), text=text, lemma=text, pos=pos, tag="X", dep=dep, head=head)
        for i, (text, pos, dep, head) in enumerate(words)
    )
    clause = Clause(Sentence(start=0, end=tokens[-1].end, tokens=tokens))
    assert verb_arguments(clause, 3)["agent"] == []
    assert verb_arguments(clause, 3)["purpose_of"] == [0]


def test_a_ring_is_no_tree() -> None:
    first = Token(index=0, start=0, end=1, text="a", lemma="a", pos="NOUN", tag="NN", dep="obj", head=1)
    second = Token(index=1, start=2, end=3, text="b", lemma="b", pos="VERB", tag="VB", dep="obj", head=0)
    assert not is_tree((first, second))
