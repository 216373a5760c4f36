"""Base forms that the parser made up: "fled" is of "flee", not of "fl"; "catching" of "catch", not of "catche".

In:     the words of verbs and the base forms that the parser gave them.
Out:    the base form from the list of verbs whose form the word is; else the one given.
Never:  a base form changed that is a verb of the list, or where two verbs of the list fit.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parents[1] / "data" / "lang" / "en"
_ENDINGS = ("ing", "ied", "ed", "ies", "es", "s")
_HISSING = ("s", "x", "z", "ch", "sh")
_SHORTEST = 2  # "used" is of "use"


@cache
def base_form(word: str, given: str) -> str:
    """The base form of a verb, told by its form in small letters and the base form that the parser gave it."""
    verbs = _verbs()
    if given in verbs:
        return given
    fits = {stem for stem in _stems(word) if stem in verbs}
    fits = fits or _irregular().get(word, set())
    return next(iter(fits)) if len(fits) == 1 else given


def _stems(word: str) -> set[str]:
    """What the word may be a form of, by its ending."""
    found: set[str] = set()
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _SHORTEST:
            continue
        if ending in ("ied", "ies"):
            found.add(stem + "y")
        elif ending == "s" or (ending == "es" and stem.endswith(_HISSING)):
            found.add(stem)
        elif ending in ("ing", "ed"):
            found |= {stem, stem + "e"} | ({stem[:-1]} if stem[-1] == stem[-2] else set())
    return found


@cache
def _verbs() -> frozenset[str]:
    lines = (_DATA / "verbs.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


@cache
def _irregular() -> dict[str, set[str]]:
    """The verbs of the list that have a form of their own, by that form."""
    told = tomllib.loads((_DATA / "inflection.toml").read_text("utf-8"))["irregular"]
    found: dict[str, set[str]] = {}
    for verb in _verbs() & set(told):
        for form in told[verb]:
            found.setdefault(form, set()).add(verb)
    return found
