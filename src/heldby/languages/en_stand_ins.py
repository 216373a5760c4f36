"""Verbs of war that the treebank hardly has, read by verbs of the same form that it has: "retaken" as "taken".

In:     a tokenised document.
Out:    the same document for the parser to read, and the words and lemmas that it stands for.
Never:  a form that may be a noun ("the capture"), nor another tense or voice than the given word's.

"Officials said that Lyman had been retaken" is read as if the town were a retaken sort of thing; with "taken", rightly.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc

# By the verb read in their place, whose past and participle differ only where theirs do; of those of one form, the one
# that the treebank has as often in either (26 and 30 times).
_ALIKE: Mapping[str, Mapping[str, str]] = {
    "taken": {"retaken": "retake", "overrun": "overrun"},
    "took": {"retook": "retake", "overran": "overrun"},
    "received": {
        "besieged": "besiege",
        "captured": "capture",
        "cleared": "clear",
        "conquered": "conquer",
        "encircled": "encircle",
        "evicted": "evict",
        "expelled": "expel",
        "freed": "free",
        "liberated": "liberate",
        "occupied": "occupy",
        "ousted": "oust",
        "recaptured": "recapture",
        "reclaimed": "reclaim",
        "regained": "regain",
        "repelled": "repel",
        "seized": "seize",
        "stormed": "storm",
        "withstood": "withstand",
    },
}
_STAND_INS = {word: stand_in for stand_in, words in _ALIKE.items() for word in words}
# Beside these a past form can only be a participle, as "taken" always is.
_HAVE = frozenset({"has", "have", "had", "having", "'ve", "'d", "\u2019ve", "\u2019d"})
_BE = frozenset({"be", "been", "being", "is", "are", "was", "were", "'s", "\u2019s"})
_EITHER, _PARTICIPLE, _AGENT = "received", "taken", "by"
_LEMMAS = {word: lemma for words in _ALIKE.values() for word, lemma in words.items()}


@dataclass(frozen=True, slots=True)
class StoodFor:
    """What a document was before: where each of its words starts and how long it is, the lemmas of those replaced."""

    spans: tuple[tuple[int, int], ...]
    lemmas: Mapping[int, str]


def with_stand_ins(doc: Doc) -> tuple[Doc, StoodFor | None]:
    """The document with stand-ins, its sentence starts kept; itself and None when there is nothing to replace."""
    strings = doc.vocab.strings
    if {strings[word] for word in _STAND_INS}.isdisjoint(doc.to_array("ORTH").tolist()):
        return doc, None
    words = [token.text for token in doc]
    found = {at: word for at, word in enumerate(words) if word in _STAND_INS}
    put = [_stand_in(words, at) if at in found else word for at, word in enumerate(words)]
    made = type(doc)(doc.vocab, words=put, spaces=[bool(token.whitespace_) for token in doc])
    starts = doc.to_array(["SENT_START"]).reshape(-1, 1)
    made.from_array(["SENT_START"], starts)  # type: ignore[arg-type]  # any array of numbers
    spans = tuple((token.idx, len(token)) for token in doc)
    return made, StoodFor(spans=spans, lemmas={at: _LEMMAS[word] for at, word in found.items()})


def _stand_in(words: list[str], at: int) -> str:
    stand_in = _STAND_INS[words[at]]
    before, after = words[max(at - 1, 0)].lower(), words[at + 1 : at + 2]
    sure = before in _HAVE | _BE or after == [_AGENT]
    return _PARTICIPLE if stand_in == _EITHER and sure else stand_in
