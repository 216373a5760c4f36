"""Score sentence ends against the sentence spans that annotators set in reports.

In:     folders of annotations (.yaml with `report` and `sentences`), the reports beside them or in a named folder.
Out:    precision, recall and F of whole spans: rules alone, pipeline alone, and both.
Never:  a score that counts white space around a sentence.

    python training/en/score_sentences.py GOLD_FOLDER REPORTS_FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
import yaml
from thinc.api import use_ops

from heldby.languages.en_sentences import Prose, parse, spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

Spans = set[tuple[int, int]]
SHIPPED = Path(__file__).parents[2] / "src/heldby/data/pipelines/en_ewt"


def gold(folder: Path, reports: Path) -> Iterator[tuple[str, Spans]]:
    """Yield the text and the annotated sentences of each report."""
    for path in sorted(folder.rglob("*.yaml")):
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        if not isinstance(told, dict) or "sentences" not in told:
            continue
        beside = path.parent / told["report"]
        text = (beside if beside.exists() else reports / told["report"]).read_text(encoding="utf-8")
        yield text, {_trimmed(text, *span) for span in told["sentences"]}


def of_doc(doc: Doc) -> Spans:
    """The sentences of a document, without white space around them."""
    return {_trimmed(doc.text, s.start_char, s.end_char) for s in doc.sents if s.text.strip()}


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def main() -> None:
    """Print one line for each way."""
    folder, reports = (Path(argument) for argument in sys.argv[1:3])
    with use_ops("numpy", use_blis=False):
        nlp = spacy.load(SHIPPED)
    ways = {
        "rules alone": lambda text: set(spans(text)),
        "pipeline alone": lambda text: of_doc(nlp(text)),
        "both, loose": lambda text: of_doc(parse(nlp, text, Prose.LOOSE)),
        "both, edited": lambda text: of_doc(parse(nlp, text, Prose.EDITED)),
    }
    pairs = list(gold(folder, reports))
    for name, way in ways.items():
        found = [(way(text), true) for text, true in pairs]
        right, size, true_size = (
            sum(len(f & t) for f, t in found),
            sum(len(f) for f, _ in found),
            sum(len(t) for _, t in found),
        )
        p, r, f = 100 * right / size, 100 * right / true_size, 200 * right / (size + true_size)
        print(f"{name:15} P {p:.2f}  R {r:.2f}  F {f:.2f}  ({true_size} sentences in {len(pairs)} reports)")


if __name__ == "__main__":
    main()
