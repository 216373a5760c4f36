"""Where English sentences end, by rule: full stops, abbreviations, closing quotes, line ends, lost spaces.

In:     running text, or a spaCy document made of it that is still to be parsed.
Out:    for each place where a sentence might begin: yes, no, or open; spans by the rules alone; or a document whose
        certain beginnings are set, so that the parser decides only what is open.
Never:  a changed text, a sentence across a line end, or a look at what the text is about.

In loose prose, places that the rules leave open are also judged by what letters and posts have taught
(`en_boundaries`), where that is sure.

`spans` needs no parser. `prepare` sets the beginnings that the pipeline must keep:

    nlp = spacy.load(path)
    docs = nlp.pipe(prepare(nlp, text) for text in texts)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

import numpy as np

from heldby.languages.en_boundaries import Word, margins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from spacy.language import Language
    from spacy.tokens import Doc


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Before a name, never at the end of a sentence.
TITLES = _words(
    "Mr Mrs Ms Mx Dr Drs Prof Rev Fr Hon Gen Lt Col Maj Capt Cpt Cmdr Cdr Comdr Sgt Cpl Pvt Pfc Spc Adm Brig Ens Supt "
    "Insp Sen Sens Rep Reps Gov Govs Pres Amb Atty Messrs Mmes Mt Ft St Ste vs viz approx ca cf e.g i.e eg al"
)
# Before a number.
COUNTED = _words(
    "No Nos no nos ext Ext tel Tel p pp vol Vol Art art Sec sec Fig fig Ch ch Res "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun"
)
# Of the counted, also whole words, which may end a sentence.
WORDS_TOO = _words("No no Sun Sat Art art Mar")
# Within a sentence or at its end.
EITHER = _words(
    "U.S U.K U.N U.A.E U.S.A U.S.S.R E.U D.C L.A N.Y B.C A.D Ph.D a.m p.m A.M P.M etc Inc Corp Ltd Co Cos Bros Jr Sr "
    "Ave Blvd Rd Dept Govt Gov't Intl Assn Univ est dept km mi ft lb lbs oz hrs mins"
)
# Words that, with a capital, open a sentence rather than go on with a name.
OPENERS = _words(
    "The A An In On At He She It They We You But And Or So Yet However Meanwhile This That These Those There Here His "
    "Her Its Their Our My Your Some Many Most Several Few After Before When While As If Although Though Since For From "
    "By With According Earlier Later Last Both One Two Three More Also Now Then What Who Why How Where Which Under "
    "Despite During Among Not No Nor All Any Each Every Other Others Another Such Because Until Once Only Even Still "
    "Just About Over Between Through Without Within Against Nearly Almost Already Instead Moreover Furthermore "
    "Additionally Elsewhere"
)
SAYS = "said|says|say|asked|asks|told|added|adds|wrote|writes|replied|shouted|cried|continued|explained|warned|tweeted"

_MARKS = re.compile(
    r"""(?P<mark>[.!?…]+)
        (?P<close>(?:["'”’»)\]]|[ \t][”»](?=\s|$))*)
        (?P<gap>\s*)
        (?=(?P<open>["'“‘«(\[¡¿]*)(?P<after>[^\s"'“”‘’«»()\[\]]*))""",
    re.VERBOSE,
)
_LINE_END = re.compile(r"\s*[\n\r\x0b\x0c\u2028\u2029]\s*")
_BEFORE = re.compile(r"[\w.'’&-]*$")
_SPEAKER = re.compile(rf"(?:[A-Z][\w.'’-]*\s+){{1,4}}(?:{SAYS})\b|(?:{SAYS})\s+[A-Z]")
_ARTICLE_NAME = re.compile(r"(?:al|an|ar|as|ash|at|az|el|ed|es|ez|ul)[-‑–][A-Z]")
_ADDRESS = re.compile(r"://|www\.|@|\.(?:com|org|net|gov|edu|int|co|info)\b|[/\\_]", re.IGNORECASE)
_LONGEST_WORD = 40
# Log odds beyond which what was learned needs no second opinion; set on EWT dev.
_SURE_IT_BEGINS, _SURE_IT_GOES_ON = 1.5, -3.0
_YES, _EITHER_WAY, _NO = 1, 0, -1  # as spaCy has it


class Verdict(Enum):
    """What the rules know about a place where a sentence might begin."""

    BEGINS = "begins"
    GOES_ON = "goes on"
    OPEN = "open"


class Prose(Enum):
    """How far to trust end marks. EDITED: no sentence ends without one, but at a line end. LOOSE: some do."""

    EDITED = "edited"
    LOOSE = "loose"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """An end mark and what stands around it. `rest` is the text from the next word on, cut short."""

    before: str
    mark: str
    close: str
    gap: str
    after: str
    rest: str
    opens_line: bool
    in_address: bool

    @property
    def capital(self) -> bool:
        """Whether the next word has a capital, or is a name that begins with a small article ("al-Qaim")."""
        return self.after[:1].isupper() or bool(_ARTICLE_NAME.match(self.after))


def verdicts(text: str) -> dict[int, Verdict]:
    """What the rules know at each offset after an end mark or a line end; of other places they know nothing."""
    found = dict(_after_marks(text))
    found.update({m.end(): Verdict.BEGINS for m in _LINE_END.finditer(text) if m.end() < len(text)})
    return found


def spans(text: str) -> list[tuple[int, int]]:
    """Sentences by the rules alone, without the white space around them. What is open counts as no end.

    >>> text = "Gen. Smith left. He won."
    >>> [text[start:end] for start, end in spans(text)]
    ['Gen. Smith left.', 'He won.']
    """
    starts = sorted({0, *(offset for offset, verdict in verdicts(text).items() if verdict is Verdict.BEGINS)})
    pieces = zip(starts, [*starts[1:], len(text)], strict=True)
    trimmed = ((a + len(text[a:b]) - len(text[a:b].lstrip()), a + len(text[a:b].rstrip())) for a, b in pieces)
    return [(a, b) for a, b in trimmed if a < b]


def prepare(nlp: Language, text: str, prose: Prose = Prose.EDITED) -> Doc:
    """Tokenise `text` and set what the rules know, ready for `nlp.pipe` or `nlp`."""
    doc = nlp.make_doc(text)
    mark(doc, text, prose)
    return doc


def parse(nlp: Language, text: str, prose: Prose = Prose.EDITED) -> Doc:
    """Parse one text with the rules beside the pipeline."""
    return nlp(prepare(nlp, text, prose))


def mark(doc: Doc, text: str, prose: Prose = Prose.EDITED) -> None:
    """Set where sentences begin in the unparsed document of a text; what is open is left to the pipeline."""
    known = verdicts(text)
    if prose is Prose.LOOSE:
        known |= _learned(doc, known)
    unmarked = Verdict.GOES_ON if prose is Prose.EDITED else Verdict.OPEN
    begins = True
    starts: list[int] = []
    for at, is_space in doc.to_array(["IDX", "IS_SPACE"]).tolist():
        verdict = known.get(at, unmarked)
        begins = begins or verdict is Verdict.BEGINS
        if is_space:
            starts.append(_NO if starts else _YES)
        elif begins:
            starts.append(_YES)
            begins = False
        else:
            starts.append(_EITHER_WAY if verdict is Verdict.OPEN else _NO)
    # all at once: a token that is told alone first looks through the whole document
    signed = np.array(starts, dtype=np.int64)[:, None]
    doc.from_array(["SENT_START"], signed.view(np.uint64))  # type: ignore[arg-type]  # any array of numbers


def lines(doc: Doc) -> list[list[Word]]:
    """The words of each line of a document."""
    found: list[list[Word]] = [[]]
    for token in doc:
        if not token.is_space:
            found[-1].append(Word(start=token.idx, text=token.text))
        elif found[-1] and _LINE_END.fullmatch(token.text):
            found.append([])
    return [line for line in found if line]


def _learned(doc: Doc, known: Mapping[int, Verdict]) -> dict[int, Verdict]:
    """Verdicts on the places that the rules leave open and that letters and posts have taught to be sure of."""
    undecided = margins(lines(doc), {at: verdict.value for at, verdict in known.items()})
    return {
        at: Verdict.BEGINS if margin > _SURE_IT_BEGINS else Verdict.GOES_ON
        for at, margin in undecided.items()
        if not _SURE_IT_GOES_ON <= margin <= _SURE_IT_BEGINS and known.get(at, Verdict.OPEN) is Verdict.OPEN
    }


def _after_marks(text: str) -> Iterator[tuple[int, Verdict]]:
    """Yield, for each end mark with more of its line after it, where a sentence may begin and the verdict."""
    for found in _MARKS.finditer(text):
        if found.end("gap") == len(text) or _LINE_END.match(found["gap"]):
            continue
        stop = _stop(text, found)
        opening = not stop.gap and stop.close == '"' and _quotes_are_closed(text, found.start("close"))
        verdict = next((known for rule in RULES if (known := rule(stop))), Verdict.BEGINS)
        yield found.start("close") if opening else found.end("gap"), verdict


def _stop(text: str, found: re.Match[str]) -> Stop:
    line = text.rfind("\n", 0, found.start()) + 1
    word = _BEFORE.search(text, max(line, found.start() - _LONGEST_WORD), found.start())
    before = word.group() if word else ""
    return Stop(
        before=before.lstrip("'’-.&"),
        mark=found["mark"],
        close=found["close"],
        gap=found["gap"],
        after=found["after"],
        rest=text[found.end("open") : found.end("open") + 3 * _LONGEST_WORD],
        opens_line=not text[line : found.start() - len(before)].strip(" \t-•*("),
        in_address=not found["gap"] and bool(_ADDRESS.search(before + found["mark"] + found["after"])),
    )


def _quotes_are_closed(text: str, end: int) -> bool:
    return text.count('"', text.rfind("\n", 0, end) + 1, end) % 2 == 0


def _no_space(stop: Stop) -> Verdict | None:
    """A space was lost ("pushed back.Nowhere are") only between a word's end and a word with a capital."""
    if stop.gap:
        return None
    ended = bool(re.search(r"(?:[a-z]{2}|\d|[A-Z]{3}|\))$", stop.before)) or bool(stop.close)
    name = stop.before in TITLES or stop.before in EITHER or stop.in_address
    worded = bool(re.match(r"[A-Z][a-z’']+(?![\w.])|[AI]\s", stop.rest)) and not stop.rest.startswith("'s")
    return None if ended and worded and not name else Verdict.GOES_ON


def _item_number(stop: Stop) -> Verdict | None:
    """The number of an item at the beginning of a line: "2. The army"."""
    numbered = stop.mark == "." and stop.opens_line and re.fullmatch(r"\d{1,2}|[A-Za-z]|[ivx]+", stop.before)
    return Verdict.GOES_ON if numbered else None


def _title(stop: Stop) -> Verdict | None:
    """As in "Lt. Gen. Sean MacFarland"."""
    return Verdict.GOES_ON if stop.mark == "." and not stop.close and stop.before in TITLES else None


def _counted(stop: Stop) -> Verdict | None:
    """As in "No. 2", "Jan. 5"; "on Jan. The army" is another matter."""
    if stop.mark != "." or stop.close or stop.before not in COUNTED:
        return None
    if stop.after[:1].isdigit() or stop.after[:1].islower():
        return Verdict.GOES_ON
    return Verdict.BEGINS if stop.after in OPENERS or stop.before in WORDS_TOO else Verdict.OPEN


def _either(stop: Stop) -> Verdict | None:
    """As in "the U.S. Army", "in the U.S. The army"; dotted capitals that are not listed are of the same kind."""
    dotted = re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", stop.before)
    if stop.mark != "." or not (stop.before in EITHER or dotted):
        return None
    if stop.after in OPENERS or (stop.close and stop.capital):
        return Verdict.BEGINS
    return Verdict.OPEN if stop.after[:1].isupper() and stop.before[:1].islower() else Verdict.GOES_ON


def _initial(stop: Stop) -> Verdict | None:
    """As in "George W. Bush"."""
    if stop.mark != "." or stop.close or not re.fullmatch(r"[A-Z]", stop.before) or stop.before == "I":
        return None
    return Verdict.OPEN if stop.after in OPENERS else Verdict.GOES_ON


def _speaker(stop: Stop) -> Verdict | None:
    """As in "“Why?” Smith asked": a question or a cry within what somebody says."""
    asked = stop.mark[-1] in "?!" and bool(re.search(r"[\"'”’]", stop.close))
    return Verdict.GOES_ON if asked and _SPEAKER.match(stop.rest) else None


def _small_letter(stop: Stop) -> Verdict | None:
    """A small letter seldom begins a sentence, but a name's article may ("al-Qaim fell")."""
    if not stop.after[:1].islower():
        return None
    return Verdict.BEGINS if stop.capital and stop.mark == "." else Verdict.OPEN


def _dots(stop: Stop) -> Verdict | None:
    """After dots, even a capital may go on."""
    return Verdict.OPEN if stop.mark in {"..", "...", "....", "…"} and not stop.close else None


def _no_word(stop: Stop) -> Verdict | None:
    """Further marks or signs, not a word, come next ("etc.), the")."""
    if re.match(r"[$£€#@%]?\w", stop.after):
        return None
    return Verdict.GOES_ON if stop.after[:1] in {",", ";", ":"} else Verdict.OPEN


RULES: tuple[Callable[[Stop], Verdict | None], ...] = (
    _no_space,
    _no_word,
    _item_number,
    _title,
    _counted,
    _either,
    _initial,
    _speaker,
    _small_letter,
    _dots,
)
