"""Train our English pipeline from the UD English EWT treebank and texts of wars, score it on running text, and ship it.

In:     the treebank's folder (argument, HELDBY_UD_EWT, or ../shared/data/ud-ewt beside the project); beside it the
        texts whose trees silver.npz holds.
Out:    src/heldby/data/pipelines/en_ewt, training/en/scores.json, training/en/train.log.
Never:  a different pipeline from the same inputs: seeds are fixed, and one thread computes.

    python training/en/train.py [TREEBANK] [--steps N] [--score-only] [--treebank-only]
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).parent))

import contextlib
import json
import shutil
import time
from random import Random
from typing import TYPE_CHECKING, Any

import augment
import conllu
import evaluate
import numpy as np
import silver
import spacy
import swap
import tokenizer
from spacy.tokens import Doc
from spacy.training import Example
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config, registry
from spacy.vectors import Vectors
from thinc.api import NumpyOps, set_current_ops

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from spacy.language import Language
    from spacy.vocab import Vocab

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
WORK = HERE / "scratch"
SHIPPED = PROJECT / "src/heldby/data/pipelines/en_ewt"
TREEBANK = Path(os.environ.get("HELDBY_UD_EWT", PROJECT.parent / "shared/data/ud-ewt"))
SEED = 20160327
SENTENCE_CAUTION = -0.25
STEPS = 13000
VARIED_SILVER = 0.5


@registry.readers("heldby.ewt.v1")
def reader(path: str, passes: int, swapped: bool, texts: str) -> Callable[[Language], Iterator[Example]]:
    """Examples from one file: as it stands when `passes` is 0, else one plain pass and the others varied.

    Then one pass over `texts`, if a folder is named: the paragraphs that the teacher read, half of them varied.
    """

    def examples(nlp: Language) -> Iterator[Example]:
        chance = Random(SEED)
        sentences = conllu.read(Path(path))
        others = swap.store(sentences) if passes and swapped else None
        documents = [(d, number > 0) for number in range(max(passes, 1)) for d in conllu.documents(sentences)]
        if texts:
            read = silver.read(HERE / "silver.npz", Path(texts))
            documents += [(d, chance.random() < VARIED_SILVER) for d in read]
        for document, vary in documents:
            for run in augment.runs(document, chance, vary=vary, others=others):
                reference = to_doc(nlp.vocab, run)
                yield Example(nlp.make_doc(reference.text), reference)

    return examples


@registry.callbacks("heldby.prepare_en.v1")
def prepare(vectors: str) -> Callable[[Language], None]:
    """Give a new pipeline our tokeniser and the small word vectors, before anything is initialised."""

    def callback(nlp: Language) -> None:
        nlp.tokenizer = tokenizer.build(nlp)
        table = np.load(HERE / vectors)
        keys = bytes(table["words"]).decode().split("\n")
        data = table["data"].astype("float32") * table["scale"]
        for word in keys:
            nlp.vocab.strings.add(word)
        nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, data=data, keys=keys, attr="NORM", name="en_small")

    return callback


def to_doc(vocab: Vocab, run: Iterable[augment.Piece]) -> Doc:
    """Join sentences into one annotated document; white space between them becomes a token, as spaCy has it."""
    columns: dict[str, list[Any]] = {name: [] for name in ("words", "spaces", "heads", "deps", "tags", "pos")}
    columns |= {"lemmas": [], "morphs": []}

    def add(form: str, space: bool, head: int, dep: str, kind: tuple[str, str, str, str]) -> None:
        tag, pos, lemma, morph = kind
        values = (form, space, head, dep, tag, pos, lemma, morph)
        for name, value in zip(columns, values, strict=True):
            columns[name].append(value)

    for piece in run:
        base = len(columns["words"])
        for number, word in enumerate(piece.words):
            head = base + (word.head - 1 if word.head else number)
            dep = "ROOT" if word.deprel == "root" else word.deprel
            add(word.form, word.space_after, head, dep, (word.xpos, word.upos, word.lemma, word.feats))
        columns["spaces"][-1] = piece.gap == " "
        if "\n" in piece.gap:
            add(piece.gap, False, len(columns["words"]) - 1, "dep", ("_SP", "SPACE", piece.gap, ""))
    return Doc(vocab, **columns)


def build(treebank: Path, texts: Path | None, steps: int, *, swapped: bool) -> Path:
    """Train on the treebank and the `texts` beside it, and return the folder of the best pipeline."""
    set_current_ops(NumpyOps(use_blis=False))  # numpy's own matrix product: nearly twice as fast here
    config = load_config(
        HERE / "config.cfg",
        overrides={
            "paths.train": str(treebank / "en_ewt-ud-train.conllu"),
            "paths.dev": str(treebank / "en_ewt-ud-dev.conllu"),
            "training.max_steps": steps,
            "corpora.train.swapped": swapped,
            "corpora.train.texts": str(texts or ""),
            "system.seed": SEED,
        },
        interpolate=False,
    )
    nlp = init_nlp(config)
    (WORK / "trained").mkdir(exist_ok=True)
    train(nlp, WORK / "trained", stdout=sys.stdout, stderr=sys.stderr)
    return WORK / "trained/model-best"


def calibrate(nlp: Language) -> None:
    """Make the sentence recogniser a little slower to see a beginning: alone, it saw too many on EWT dev."""
    senter = nlp.get_pipe("senter")
    softmax = next(node for node in senter.model.walk() if node.name == "softmax")
    bias = softmax.get_param("b").copy()
    bias[senter.labels.index("S")] -= SENTENCE_CAUTION
    softmax.set_param("b", bias)


def ship(best: Path, folder: Path) -> None:
    """Save what reading needs, without paths or settings of the training, keeping licence and attribution."""
    nlp = spacy.load(best)
    nlp.tokenizer = tokenizer.build(nlp)
    calibrate(nlp)
    nlp.meta.update(
        name="ewt",
        version="0.1.0",
        description="Tagger, morphology, lemmatiser and parser trained on UD English EWT and taught on texts of wars.",
        author="The heldby authors",
        license="CC BY-SA 4.0",
        sources=[
            {"name": "UD English EWT", "url": "https://universaldependencies.org/treebanks/en_ewt/"},
            {"name": "FA-KES", "url": "https://zenodo.org/records/2607278"},
            {"name": "Wikipedia, articles on battles in Syria and Iraq", "url": "https://en.wikipedia.org"},
        ],
    )
    nlp.meta.pop("performance", None)
    for section in ("training", "initialize", "corpora", "paths", "pretraining"):
        nlp.config.pop(section, None)
    kept = {p.name: p.read_bytes() for p in folder.glob("[AL]*") if p.is_file()}
    shutil.rmtree(folder, ignore_errors=True)
    nlp.to_disk(folder)
    for name, content in kept.items():
        (folder / name).write_bytes(content)


def speed(nlp: Language, texts: list[str]) -> int:
    """Words a second of bare `nlp.pipe` on this one thread."""
    start = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return round(words / (time.process_time() - start))


def report(folder: Path, treebank: Path) -> dict[str, Any]:
    """Scores on running text, the pipeline alone and with the sentence rules, and the pace."""
    from heldby.languages.en_sentences import Prose, parse  # noqa: PLC0415

    set_current_ops(NumpyOps(use_blis=False))
    nlp = spacy.load(folder)
    ways: dict[str, Callable[[str], Doc]] = {
        "pipeline_alone": nlp,
        "rules_loose": lambda text: parse(nlp, text, Prose.LOOSE),
        "rules_edited": lambda text: parse(nlp, text, Prose.EDITED),
    }
    found: dict[str, Any] = {}
    for part in ("dev", "test"):
        gold = conllu.read(treebank / f"en_ewt-ud-{part}.conllu")
        found[part] = {
            way: {name: score.f for name, score in evaluate.evaluate(parsed, gold).items()}
            for way, parsed in ways.items()
        }
        texts = [conllu.raw_text(d)[0] for d in conllu.documents(gold)]
    found["words_per_second"] = speed(nlp, texts)
    found["megabytes"] = round(sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) / 1e6, 1)
    return found


def main() -> None:
    """Do it all, in order."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("treebank", type=Path, nargs="?", default=TREEBANK)
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--swapped", action="store_true", help="names and verbs put in each other's place; see README")
    parser.add_argument("--treebank-only", action="store_true", help="without the texts that the teacher read")
    parser.add_argument("--score-only", action="store_true", help="score the shipped pipeline, train nothing")
    given = parser.parse_args()
    if not (given.treebank / "en_ewt-ud-train.conllu").exists():
        sys.exit(
            f"No treebank in {given.treebank}. Get UD_English-EWT (https://universaldependencies.org) and name its "
            "folder: python training/en/train.py FOLDER, or set HELDBY_UD_EWT."
        )
    texts = None if given.treebank_only else given.treebank.parent
    if texts and not (texts / "fa-kes/FA-KES.csv").exists() and not given.score_only:
        sys.exit(f"No texts in {texts} (fa-kes, battles). Put them beside the treebank, or train with --treebank-only.")
    if not given.score_only:
        WORK.mkdir(exist_ok=True)
        with (HERE / "train.log").open("w", encoding="utf-8") as log, contextlib.redirect_stdout(log):
            best = build(given.treebank, texts, given.steps, swapped=given.swapped)
        log_file = HERE / "train.log"
        log_file.write_text(log_file.read_text(encoding="utf-8").replace(f"{PROJECT}/", ""), encoding="utf-8")
        ship(best, SHIPPED)
    scores = report(SHIPPED, given.treebank)
    (HERE / "scores.json").write_text(json.dumps(scores, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(scores, indent=2))


if __name__ == "__main__":
    main()
