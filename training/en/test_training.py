"""The treebank reader, the evaluator and the variations of the training, on a treebank of two sentences."""

from __future__ import annotations

import sys
from itertools import product
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.tokens import Doc

sys.path.insert(0, str(Path(__file__).parent))

import arborescence
import augment
import conllu
import evaluate
import silver
import swap
import tokenizer
import train

if TYPE_CHECKING:
    from collections.abc import Sequence

TREEBANK = """\
# newdoc id = d
# newpar
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tshoot\tshoot\tVERB\tVB\tMood=Imp\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_
2\tarmy\tarmy\tNOUN\tNN\t_\t5\tnsubj\t_\tSpaceAfter=No
3\t's\t's\tPART\tPOS\t_\t2\tcase\t_\t_
4\t,\t,\tPUNCT\t,\t_\t5\tpunct\t_\t_
5\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_
"""


@pytest.fixture
def sentences(tmp_path: Path) -> list[conllu.Sentence]:
    path = tmp_path / "t.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    return conllu.read(path)


def test_subtokens_stay_apart_and_their_places_are_exact(sentences):
    text, spans = conllu.raw_text(sentences)
    assert text == "Don't shoot. The army's , left."
    assert [text[a:b] for a, b in spans[0]] == ["Do", "n't", "shoot", "."]


def test_a_surface_word_unlike_its_pieces_is_shared_out_without_loss():
    assert conllu._share("gonna", ["going", "to"]) == ["gonn", "a"]


def test_the_gold_itself_scores_full_marks(sentences):
    _, gold = evaluate.of_gold(sentences)
    assert {score.f for score in evaluate.compare([(gold, gold)]).values()} == {100.0}


def test_errors_cost_what_they_should(sentences):
    text, gold = evaluate.of_gold(sentences)
    words = ["Do", "n't", "shoot", ".", "The", "army", "'s", ",", "left."]
    spaces = [False, True, False, True, True, False, True, True, False]
    heads = [2, 2, 2, 2, 5, 8, 5, 8, 8]
    deps = ["aux", "advmod", "ROOT", "punct", "det", "obj", "case", "punct", "ROOT"]
    lemmas = ["do", "not", "shot", ".", "the", "army", "'s", ",", "leave"]
    pos = ["AUX", "PART", "VERB", "PUNCT", "DET", "NOUN", "PART", "PUNCT", "VERB"]
    doc = Doc(spacy.blank("en").vocab, words=words, spaces=spaces, heads=heads, deps=deps, lemmas=lemmas, pos=pos)
    assert doc.text == text
    scores = evaluate.compare([(gold, evaluate.of_doc(doc))])
    whole = 9 + 10
    assert scores["sentence"].f == 100.0
    assert scores["token"].f == round(200 * 8 / whole, 2)
    assert scores["lemma"].f == round(200 * 7 / whole, 2)  # "shot"
    assert scores["uas"].f == round(200 * 6 / whole, 2)  # the heads of "army" and "," are not aligned
    assert scores["las"].f == round(200 * 6 / whole, 2)


def test_subtypes_count_only_where_said(sentences):
    _, gold = evaluate.of_gold(sentences)
    words = {span: (*word[:3], "nsubj:pass" if word[3] == "nsubj" else word[3]) for span, word in gold.words.items()}
    scores = evaluate.compare([(gold, evaluate.Reading(sentences=gold.sentences, words=words))])
    assert scores["las"].f == 100.0
    assert scores["las_subtypes"].f == 90.0


def test_variations_keep_trees_whole_and_the_text_faithful(sentences):
    nlp = spacy.blank("en")
    nlp.tokenizer = tokenizer.build(nlp)
    chance = Random(1)
    for _ in range(300):
        for run in augment.runs(sentences, chance, vary=True):
            doc = train.to_doc(nlp.vocab, run)
            assert nlp.make_doc(doc.text).text == doc.text
            assert sum(t.dep_ == "ROOT" for t in doc) == len(run)


def test_commas_and_apostrophes_are_lost_together(sentences):
    assert [w.form for w in augment._bare(sentences[1].words)] == ["The", "armys", "left", "."]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("US-led", "US - led"),
        ("U.S.-led", "U.S. - led"),
        ("pro-government", "pro-government"),
        ("al-Qaim", "al - Qaim"),
        ("Lt. Gen. Sean", "Lt. Gen. Sean"),
        ("“we’re”", "“ we ’re ”"),
        ("''quoted''", "'' quoted ''"),
        ("things—like", "things — like"),
        ("back.Nowhere", "back . Nowhere"),
        ("2014.The", "2014 . The"),
        ("group's,", "group 's ,"),
        ("20,000 30km 50%", "20,000 30 km 50 %"),
        ("7:30am", "7:30 am"),
        ("no!!!", "no !!!"),
    ],
)
def test_tokens_of_news(text, tokens):
    nlp = spacy.blank("en")
    doc = tokenizer.build(nlp)(text)
    assert [t.text for t in doc] == tokens.split()
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)


def test_another_name_takes_the_place_of_the_whole_old_one_and_keeps_what_hangs_on_it():
    def word(form: str, xpos: str, head: int, deprel: str) -> conllu.Word:
        upos = {"NNP": "PROPN", "IN": "ADP", "VBD": "VERB", "PRP": "PRON"}[xpos]
        return conllu.Word(
            form=form, lemma=form, upos=upos, xpos=xpos, feats="_", head=head, deprel=deprel, space_after=True
        )

    words = (
        word("They", "PRP", 2, "nsubj"),
        word("met", "VBD", 0, "root"),
        word("in", "IN", 5, "case"),
        word("Long", "NNP", 5, "compound"),
        word("Island", "NNP", 2, "obl"),
        word("yesterday", "NNP", 2, "obl:tmod"),
    )
    assert list(swap._spans(words)) == [(4, 5), (6, 6)]
    put = swap._put(words, 4, 5, swap._listed("Deir ez-Zor"))
    assert [(w.form, w.head, w.deprel) for w in put[2:]] == [
        ("in", 4, "case"),
        ("Deir", 2, "obl"),
        ("ez", 4, "flat"),
        ("-", 7, "punct"),
        ("Zor", 4, "flat"),
        ("yesterday", 2, "obl:tmod"),
    ]


def test_a_verb_gives_way_to_one_of_the_same_form(sentences):
    verb = sentences[1].words[4]
    forms = ("retake", "retakes", "retook", "retaken", "retaking")
    assert (swap._as_verb(verb, forms).form, swap._as_verb(verb, forms).lemma) == ("retook", "retake")


FOX = [("The", True), ("army", True), ("retook", True), ("Raqqa", False), (".", True)]


def test_what_the_teacher_said_comes_back_on_the_same_words_only(tmp_path: Path) -> None:
    labels = {
        "deprel": ["det", "nsubj", "root", "obj", "punct"],
        "xpos": ["DT", "NN", "VBD", "NNP", "."],
        "upos": ["DET", "NOUN", "VERB", "PROPN", "PUNCT"],
        "feats": ["", "", "Tense=Past", "", ""],
        "lemma": [
            silver.lemma_rule(form, lemma)
            for form, lemma in zip(
                ("The", "army", "retook", "Raqqa", "."), ("the", "army", "retake", "Raqqa", "."), strict=True
            )
        ],
    }
    silver.save(tmp_path / "s.npz", [(FOX, silver.Told(heads=[2, 3, 0, 3, 3], labels=labels))])
    (tmp_path / "fa-kes").mkdir()
    for sentence, kept in (("The army retook Raqqa.", 1), ("The army retook Tabqa.", 0)):
        rows = f"unit_id,article_content\n7,{sentence}\n"
        (tmp_path / "fa-kes/FA-KES.csv").write_text(rows, encoding="latin-1")
        read = silver.read(tmp_path / "s.npz", tmp_path)
        assert len(read) == kept
        for [found] in read:
            assert [w.head for w in found.words] == [2, 3, 0, 3, 3]
            assert [w.lemma for w in found.words] == ["the", "army", "retake", "Raqqa", "."]
            assert found.text == sentence


def test_reports_that_are_measured_are_not_learnt_from(tmp_path: Path) -> None:
    data = tmp_path / "data"
    (data / "fa-kes").mkdir(parents=True)
    (data / "battles").mkdir()
    (tmp_path / "gold/more").mkdir(parents=True)
    (tmp_path / "gold/more/7.yaml").touch()
    (tmp_path / "gold/more/wp-battle-of-x-2016.yaml").touch()
    (data / "fa-kes/FA-KES.csv").write_text("unit_id,article_content\n7,Measured.\n8,Read.\n", encoding="latin-1")
    long = "The **army** took [the town](there) on Monday, and the rebels left it by night without a fight at all."
    for name in ("battle_of_x_(2016)", "battle_of_y"):
        (data / f"battles/{name}.md").write_text(f"---\na: b\n---\n\n# {name}\n\n{long}\n", encoding="utf-8")
    plain = "The army took the town on Monday, and the rebels left it by night without a fight at all."
    assert list(silver.texts(data)) == ["Read.", plain]


@pytest.mark.parametrize(("form", "lemma"), [("Retook", "retake"), ("troops", "troop"), ("is", "be"), ("US", "US")])
def test_a_rule_makes_the_lemma_it_was_made_from(form: str, lemma: str) -> None:
    assert silver.lemma_by(silver.lemma_rule(form, lemma), form) == lemma


def test_the_tree_is_the_best_of_all_trees() -> None:
    chance = Random(7)
    for size in (1, 2, 3, 4) * 20:
        scores = [[-chance.random() if h != d + 1 else -1e4 for h in range(size + 1)] for d in range(size)]
        trees = [t for t in product(range(size + 1), repeat=size) if _is_tree(t)]
        best = max(sum(scores[d][h] for d, h in enumerate(t)) for t in trees)
        found = arborescence.best(scores)
        assert _is_tree(found)
        assert sum(scores[d][h] for d, h in enumerate(found)) == pytest.approx(best)


def _is_tree(heads: Sequence[int]) -> bool:
    def reaches(word: int, steps: int) -> bool:
        return word == 0 or (steps > 0 and reaches(heads[word - 1], steps - 1))

    return list(heads).count(0) == 1 and all(reaches(word, len(heads)) for word in range(1, len(heads) + 1))
