"""English, read by heldby's own spaCy pipeline (trained on UD English EWT, shipped under data/pipelines/en_ewt).

In:     stretches of a text and the broken words in them.
Out:    sentences whose tokens carry the offsets of the text as given.
Never:  a sentence that leaves its stretch, or a download.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, cached_property
from itertools import islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from heldby.languages.en_lemmas import base_form
from heldby.languages.en_sentences import prepare
from heldby.languages.en_stand_ins import StoodFor, with_stand_ins
from heldby.languages.en_trees import mended
from heldby.languages.en_verbs import mistaken, restored
from heldby.languages.en_wrapped import joints_of
from heldby.languages.loading import load
from heldby.languages.mending import Mended
from heldby.languages.parsing import Parsed, Parser
from heldby.model import Repair, Sentence, Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    import spacy.language
    from spacy.strings import StringStore
    from spacy.tokens import Doc

    from heldby.model import Span


class English:
    """The `Language` port for English. The pipeline is loaded at the first sentence, not at import."""

    code = "en"

    @cached_property
    def _nlp(self) -> spacy.language.Language:
        return load("en_ewt")

    @cached_property
    def _parser(self) -> Parser:
        return Parser(self._nlp)

    @cached_property
    def _names(self) -> _Names:
        return _Names(self._nlp.vocab.strings)

    def sentences(self, text: str, within: Sequence[Span], repairs: Sequence[Repair] = ()) -> Sequence[Sentence]:
        """Parse each stretch; lines are parsed on their own, as a heading has no full stop, but not wrapped ones."""
        repaired = [_whole_name(text, repair) for repair in repairs]
        joints = [joint for span in within for joint in joints_of(text, span.start, span.end)]
        aided = [*repaired, *_apart([*joints, *_aids(text), *_lowered(text, within)], repaired)]
        joined = {joint.start for joint in joints}
        stretches = [
            Mended.of(text, line, aided) for span in within for line in _lines(text, span.start, span.end, joined)
        ]
        parsed = [tuple(read) for read in self._parsed(stretches)]
        return tuple(sentence for read in self._with_verbs(stretches, parsed) for sentence in read)

    def _parsed(self, stretches: Sequence[Mended]) -> Iterator[Iterator[Sentence]]:
        ready = [with_stand_ins(prepare(self._nlp, stretch.text)) for stretch in stretches]
        parsed = self._parser.pipe(doc for doc, _ in ready)
        read = zip(parsed, stretches, ready, strict=True)
        return (_sentences(each, stretch, given, self._names) for each, stretch, (_, given) in read)

    def _with_verbs(
        self, stretches: Sequence[Mended], parsed: Sequence[tuple[Sentence, ...]]
    ) -> Iterator[tuple[Sentence, ...]]:
        """Each stretch, parsed anew with a surer word where its verb was taken for a noun."""
        doubted = [[pair for s in read for pair in mistaken(s.tokens)] for read in parsed]
        clear = [
            stretch.with_words([(t.start, t.end, word) for t, word in pairs])
            for stretch, pairs in zip(stretches, doubted, strict=True)
            if pairs
        ]
        anew = iter(list(self._parsed(clear)))
        for read, pairs in zip(parsed, doubted, strict=True):
            if not pairs:
                yield read
                continue
            words = {t.start: t for t, _ in pairs}
            yield tuple(replace(s, tokens=restored(s.tokens, words)) for s in next(anew))


# "al-Qaim", "ez-Zor": one name, though the tokenizer of the treebank parts words at hyphens.
# The word before is of the name ("Deir ez-Zor"), unless it opens a sentence or counts: "Seven al-Qaida men".
_NO_NAME = (
    "In|On|At|To|By|From|The|And|But|After|Near|For|With|Of|As|While|When|Since|Until|An|Its|Their|Then|Also|Both|All"
    "|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Thirteen|Fourteen|Fifteen|Sixteen|Seventeen|Eighteen"
    "|Nineteen|Twenty|Thirty|Forty|Fifty|Sixty|Seventy|Eighty|Ninety|Hundreds|Thousands|Dozens|Scores|Several|Some|Many"
    "|More|Most|Other|Another|About|Around|Over|Meanwhile|Against|Among|Between|Under|Into|Across|One"
)
_NAME_WORD = rf"\b(?!(?:{_NO_NAME})\b)[A-Z]\w+ "
_NAME_BEFORE = re.compile(f"{_NAME_WORD}$")
_LONGEST_WORD = 30
_ARTICLE_NAME = re.compile(
    rf"(?:{_NAME_WORD})?"
    r"\b(?:[Aa][ldnrstz]|[Aa]sh|[Aa]dh|[Aa]th|[Ee][ldnrstz]|[Ee]sh|[Uu]l|[Uu]z)-(?=[A-Z\u2018\u2019'])"
)
# "IS", an actor, reads like the verb in capitals.
_IS = re.compile(r"\bIS\b(?!\s+(?:it|this|that|the)\b)")


# A single verb in scare quotes ("liberated"), whose marks part it from its sentence; "re-captured".
_SCARE = re.compile(r"[\"\u201c](?P<verb>[a-z]+ed)[\"\u201d]")
_ANEW = re.compile(r"\bre-(?:captur|tak|took|enter|gain|open|occup|seiz|conquer|establish|assert)\w*", re.IGNORECASE)


def _aids(text: str) -> list[Repair]:
    """Spellings that the parser reads better than the given ones; offsets stay those of the given text."""
    aids = [
        Repair(start=m.start(), end=m.end() + 1, text=m.group()[:-1].replace(" ", "") + text[m.end()])
        for m in _ARTICLE_NAME.finditer(text)
    ]
    aids += [Repair(start=m.start(), end=m.end(), text=m["verb"]) for m in _SCARE.finditer(text)]
    aids += [Repair(start=m.start(), end=m.end(), text=m[0].replace("-", "")) for m in _ANEW.finditer(text)]
    if "Islamic State" in text or "ISIS" in text:
        aids += [
            Repair(start=m.start(), end=m.end(), text="ISIS")
            for m in _IS.finditer(text)
            if text[m.end() : m.end() + 1] != "I"
        ]
    return aids


def _whole_name(text: str, repair: Repair) -> Repair:
    """A mended name with an article ("Deir elZour") as one word for the parser, with the word of the name before it."""
    if not _ARTICLE_NAME.match(repair.text):
        return repair
    before = _NAME_BEFORE.search(text[max(repair.start - _LONGEST_WORD, 0) : repair.start])
    first = before.group() if before else ""
    return replace(repair, start=repair.start - len(first), text=first.strip() + repair.text.replace("-", "", 1))


def _apart(aids: Sequence[Repair], repairs: Sequence[Repair]) -> list[Repair]:
    """Aids that touch no repair and no aid before them."""
    kept: list[Repair] = []
    taken = [(r.start, r.end) for r in repairs]
    for aid in aids:
        if not any(aid.start < end and start < aid.end for start, end in taken):
            kept.append(aid)
            taken.append((aid.start, aid.end))
    return kept


_WORD = re.compile(r"[A-Za-z][\w’']*")
_SMALL = re.compile(r"(?<![\w’'])[a-z][\w’']*")
_HEADLINE_WORDS, _MOSTLY = 24, 0.7
_DATE = 30  # characters: a date may stand before the headline
_SMALL_WORDS = Path(__file__).resolve().parents[1] / "data" / "lang" / "en" / "small_words.txt"


def _lowered(text: str, within: Sequence[Span]) -> list[Repair]:
    """Title-case lines with the words that the text elsewhere writes small in small letters: "Kill" is no name."""
    found: list[Repair] = []
    small: frozenset[str] | None = None
    for span in within:
        for start, end in (*_opening(text, span), *_lines(text, span.start, span.end)):
            if text[end - 1] == ".":
                continue
            words = list(islice(_WORD.finditer(text, start, end), _HEADLINE_WORDS + 1))
            capital = sum(w.group()[0].isupper() for w in words)
            if 2 < len(words) <= _HEADLINE_WORDS and capital >= _MOSTLY * len(words):
                small = small or frozenset(_SMALL.findall(text)) | _often_small()
                found += [
                    Repair(start=w.start(), end=w.end(), text=w.group().lower())
                    for w in words[1:]
                    if w.group()[1:].islower() and _is_small(w.group().lower(), small)
                ]
    return found


def _opening(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """The first sentence of a text, without its full stop: some outlets end their headlines with one."""
    end = text.find(".", span.start, span.end)
    if end > 0 and len(text[: span.start].strip()) <= _DATE and text[end + 1 : end + 2].isspace():
        yield span.start, end


def _is_small(word: str, small: frozenset[str]) -> bool:
    """Whether a word is one of those, or the third person of a verb whose past is: "reveals" by "revealed"."""
    base = word[:-1]
    return word in small or (word.endswith("s") and bool({f"{base}ed", f"{base}d"} & small))


# Small words and verbs of headlines that the text below need not repeat.
_OFTEN_SMALL = frozenset(
    """
    a after against ahead air airstrike airstrikes amid an and around as at attack attacks back battle
    battles before besieged between blast bomb bombing bombings bombs but by capture captures car city
    civilian civilians claim claims clash clashes commit commits control controls dead death die dies down
    during enter enters evacuate evacuated fall falls fight fighters fighting flee fleeing flees for force
    forces from group have held hit hits hold holds in injure injured injures into kill killed killing kills
    launch launches lose loses massacre massacres militants near neighborhoods neighbourhoods of off
    offensive on over people police push pushes raid raids reach reaches rebel rebels recapture recaptures
    regain regains regime repel repels retake retakes rocket rockets say says scores seize seizes shell
    shelling shells siege soldiers strike strikes suicide surround surrounds take takes the to town towns
    troops under until village villages while with withdraw withdraws wound wounded wounds
    """.split()  # noqa: SIM905 - one word a line would take a hundred lines
)


@cache
def _often_small() -> frozenset[str]:
    """Those, and the words that the treebank writes small."""
    lines = _SMALL_WORDS.read_text("utf-8").splitlines()
    return _OFTEN_SMALL | {line for line in lines if not line.startswith("#")}


def _lines(text: str, start: int, end: int, joined: Set[int] = frozenset()) -> Iterator[tuple[int, int]]:
    """Lines without the blanks around them; where one was only wrapped (`joined`) it goes on in the next."""
    first = start
    for piece in text[start:end].splitlines(keepends=True):
        left = first + len(text[first : start + len(piece)]) - len(text[first : start + len(piece)].lstrip())
        right = start + len(piece.rstrip())
        start += len(piece)
        if right in joined:
            continue
        if left < right:
            yield left, right
        first = start


_ATTRIBUTES: list[int | str] = ["IS_SPACE", "IDX", "LENGTH", "DEP"]
_KEPT = 50_000


def _sentences(parsed: Parsed, stretch: Mended, given: StoodFor | None, names: _Names) -> Iterator[Sentence]:
    doc = parsed.doc
    # the numbers of all words at once: each word asked for each of them takes several times as long
    spaces, starts, lengths, deps = doc.to_array(_ATTRIBUTES).T.tolist()
    if given:
        starts, lengths = zip(*given.spans, strict=True)
    lemmas = [given.lemmas.get(at, lemma) for at, lemma in enumerate(parsed.lemmas)] if given else parsed.lemmas
    told = list(zip(starts, lengths, lemmas, parsed.parts, parsed.tags, deps, parsed.features, strict=True))
    heads = [at + ahead for at, ahead in enumerate(doc.to_array("HEAD").view(np.int64).tolist())]
    for first, last in _bounds(doc):
        words = [at for at in range(first, last) if not spaces[at]]
        place = {at: index for index, at in enumerate(words)}
        above = [place.get(heads[at], index) for index, at in enumerate(words)]
        tokens = tuple(mended(tuple(_tokens(names, [told[at] for at in words], above, stretch))))
        if tokens:
            yield Sentence(start=tokens[0].start, end=max(t.end for t in tokens), tokens=tokens)


def _bounds(doc: Doc) -> Iterator[tuple[int, int]]:
    """Where the sentences of a parsed document begin and end, as `Doc.sents` has it, without a word made for each."""
    begins = (doc.to_array("SENT_START") == 1).nonzero()[0].tolist()
    edges = sorted({0, *begins, len(doc)})
    return pairwise(edges)


_Row = tuple[int, int, str, str, str, int, str]


def _tokens(names: _Names, told: Sequence[_Row], above: Sequence[int], stretch: Mended) -> Iterator[Token]:
    text, given, given_end = stretch.text, stretch.given, stretch.given_end
    for index, (start, length, lemma, pos, tag, dep, morph) in enumerate(told):
        end = start + length
        part = pos if tag != "VBD" or pos != "ADJ" else "VERB"  # "gunmen wounded ten"
        open_token = _OpenToken()
        open_token.index = index
        open_token.start = given(start)
        open_token.end = given_end(end)
        open_token.text = text[start:end]
        open_token.lemma = lemma if part == "PROPN" else lemma.lower()
        if part == "VERB":
            open_token.lemma = base_form(text[start:end].lower(), open_token.lemma)
        open_token.pos = part
        open_token.tag = tag
        open_token.dep = names[dep].lower()
        open_token.head = above[index]
        open_token.morph = morph
        yield open_token.closed()


class _OpenToken:
    """A token that is being filled: to make a frozen one takes five times as long, and a text has one a word."""

    __slots__ = Token.__slots__

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    morph: str

    def closed(self) -> Token:
        """The same as a token. Fails when it is not built as one."""
        self.__class__ = Token  # type: ignore[assignment]
        return self  # type: ignore[return-value]


class _Names(dict[int, str]):
    """The words that spaCy's numbers stand for, each looked up once, though not too many are kept."""

    def __init__(self, strings: StringStore) -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, number: int) -> str:
        if len(self) >= _KEPT:
            self.clear()
        found = self[number] = self._strings[number]
        return found
