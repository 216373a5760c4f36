"""The tokeniser of our English pipeline: spaCy's own rules, bent to the treebank's and to newswire.

In:     spaCy's English defaults.
Out:    a tokeniser saved with the pipeline, so that reading needs none of this code.
Never:  a token across white space.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import spacy
from spacy.symbols import NORM, ORTH
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.language import Language


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# The treebank writes these and what follows the hyphen as one word ("pro-government"), all others apart ("US - led").
JOINED = _words(
    "anti ante arch co counter cross e em ex extra hyper infra inter intra macro mega meta micro mid mini mis multi "
    "neo non over para post pre pro proto pseudo psycho quasi re semi socio sub super supra tele trans ultra un under"
)
# Abbreviations that keep their full stop, beside those spaCy knows. "No." is left out: it is also a whole answer.
ABBREVIATIONS = _words(
    "Brig. Capt. Cdr. Cmdr. Col. Cpl. Ft. Hon. Lt. Maj. Messrs. Pfc. Pres. Pvt. Sgt. Spc. Sr. Supt. "
    "Ave. Blvd. Rd. Dept. Govt. Gov't. Intl. Nos. U.N. U.S. U.K. U.A.E. U.S.A. U.S.S.R. E.U. D.C. "
    "Mon. Tue. Tues. Wed. Thu. Thurs. Fri. approx. est. cf. al. pp. vol."
)
# Two words written as one, and how long the first is.
PARTED = {"wanna": 3, "Wanna": 3, "alot": 1, "lemme": 3, "gimme": 3}
SIGNS = (r"''", "’’", "‘’", r"\*+", "_+", "--+", "—+", "–+", r"[!?]+", "<+", ">+")

LETTER = r"[^\W\d_]"
NUMBERED = r"\+?\(?\d{1,3}\)?[-.]\d{3}[-.]\d{4}|\d{1,2}[-]\d{1,2}[-]\d{2,4}|\d-\d{3}-\d{3}-\d{4}|\d{3}-\d{4}"


def build(nlp: Language) -> Any:
    """Return the tokeniser for `nlp`, a blank English pipeline."""
    defaults = nlp.Defaults
    prefixes = [*SIGNS, "‘‘", "``", "=+(?![)(DP])", rf"-(?={LETTER})", r"\$+"]
    suffixes = [*SIGNS, "=+", rf"(?<={LETTER})-", r"\.[!?]+", r"(?<=\d)(?:[ap]m|[AP]M)", r"(?<=\d)[ap]\.m\."]
    infixes = [
        r"[—–]+|--+",
        rf"(?<={LETTER}\.)-(?=\w)",
        rf"(?<=\d)\.(?=[A-Z]{LETTER}+)",
        r"(?<=[)\]%])\.(?=[A-Z“\"])",
        rf"(?<={LETTER})[!?]+(?=[A-Z“\"])",
        rf"(?<={LETTER})[)\]](?={LETTER})",
        r"(?<=\w)\((?=\w)",
        r"(?<=\d)-(?=[^\W\d_])",
        _hyphen(r"\d"),
        *(rule for rule in defaults.infixes if "(?:-|–|—|--|---|——|~)" not in rule),
        _hyphen(LETTER),
    ]
    return spacy.tokenizer.Tokenizer(
        nlp.vocab,
        rules=dict(_exceptions(defaults.tokenizer_exceptions)),
        prefix_search=compile_prefix_regex([*prefixes, *defaults.prefixes]).search,
        suffix_search=compile_suffix_regex([*suffixes, *defaults.suffixes]).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        token_match=re.compile(rf"^(?:{NUMBERED})$").match,
        url_match=defaults.url_match,
    )


def _hyphen(after: str) -> str:
    """A hyphen between a letter and `after`, unless what stands before it is a joined prefix."""
    spared = "".join(rf"(?<!\b[{p[0].upper()}{p[0]}]{p[1:]})" for p in JOINED)
    return rf"(?<={LETTER}){spared}(?:-|~)(?={after})"


def _exceptions(rules: dict[str, list[dict[int, str]]]) -> Iterator[tuple[str, list[dict[int, str]]]]:
    """Yield spaCy's exceptions without those the treebank does not share, then our own."""
    for text, pieces in rules.items():
        if text not in {"and/or", "re"}:
            yield text, pieces
    for text, cut in PARTED.items():
        yield text, [{ORTH: text[:cut]}, {ORTH: text[cut:]}]
    for text in ABBREVIATIONS:
        yield text, [{ORTH: text, NORM: text}]


@registry.tokenizers("heldby.english.v1")
def create() -> Callable[[Language], Any]:
    """For the configuration."""
    return build
