"""Write the words that English writes small: those of the treebank that stand with a capital only to open a sentence.

    python training/en/small_words.py [TREEBANK]

In:     the training part of UD English EWT.
Out:    src/heldby/data/lang/en/small_words.txt, by which title-case headlines are read ("Claims Responsibility").
Never:  a word that is also a name: one in twenty with a capital inside a sentence leaves it out.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import conllu

ROOT = Path(__file__).resolve().parents[2]
TREEBANK = ROOT.parent / "shared" / "data" / "ud-ewt"
OUT = ROOT / "src" / "heldby" / "data" / "lang" / "en" / "small_words.txt"
HEAD = """# Words that English writes small, one a line: those that stand three times or more in the training part of UD
# English EWT (CC BY-SA 4.0, see data/pipelines/en_ewt/ATTRIBUTION) and hardly ever with a capital inside a sentence.
# Made by training/en/small_words.py; do not edit by hand.
"""
SHORTEST, FEWEST, NAMES = 3, 3, 0.05


def small_words(sentences: list[conllu.Sentence]) -> list[str]:
    """The words of a treebank that are no names, in order."""
    small, capital = Counter[str](), Counter[str]()
    for sentence in sentences:
        for at, word in enumerate(sentence.words):
            form = word.form
            if len(form) < SHORTEST or not form.isalpha():
                continue
            if form.islower():
                small[form] += 1
            elif at and form[0].isupper() and form[1:].islower():
                capital[form.lower()] += 1
    return sorted(word for word, count in small.items() if count >= FEWEST and capital[word] <= NAMES * count)


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else TREEBANK
    words = small_words(conllu.read(folder / "en_ewt-ud-train.conllu"))
    OUT.write_text(HEAD + "\n".join(words) + "\n", "utf-8")
    print(f"{len(words)} words in {OUT.name}")


if __name__ == "__main__":
    main()
