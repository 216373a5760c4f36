"""Which language a text is in, as far as it takes to know whether heldby has rules for it.

In:     a text.
Out:    an ISO 639-1 code, or "und" when all that is known is that it is not English.
Never:  a guess between languages that share a script.

Only English is known by its words, so every other language in Latin letters is "und": heldby has no rules for it either
way, and the report is kept whole with a Problem that says so.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from heldby.lexicon.tables import data_path, table

_SAMPLE = 20_000  # characters looked at
_FEW = 20  # words under which function words prove nothing
_BEYOND_ARABIC = frozenset("پچژگڤۆێەڕڵٹڈے")  # letters of Persian, Kurdish, Urdu and others
_ASCII = re.compile("[A-Za-z]+")
_BEYOND_ASCII = re.compile(r"[^\W\d_\x00-\x7f]")
_SCRIPTS = {"HEBREW": "he", "GREEK": "el", "THAI": "th", "GEORGIAN": "ka", "ARMENIAN": "hy", "HANGUL": "ko"}


def language_of(text: str) -> str:
    """The language of a text by its script, and for Latin letters by the share of English function words.

    >>> language_of("The army said on Monday that it had taken the town.")
    'en'
    >>> language_of("استعاد الجيش السوري مدينة تدمر")
    'ar'
    """
    sample = text[:_SAMPLE]
    scripts = Counter(_script(letter) for letter in _BEYOND_ASCII.findall(sample))
    scripts["LATIN"] += sum(map(len, _ASCII.findall(sample)))
    scripts += Counter()  # drops a script without letters
    if not scripts:
        return "und"
    script, _ = scripts.most_common(1)[0]
    if script == "LATIN":
        return "en" if _is_english(sample) else "und"
    if script == "ARABIC":
        return "und" if _BEYOND_ARABIC & set(sample) else "ar"
    return _SCRIPTS.get(script, "und")


def _script(letter: str) -> str:
    return unicodedata.name(letter, "UNKNOWN").partition(" ")[0]


def _is_english(sample: str) -> bool:
    words = re.findall(r"[^\W\d_]+", sample.casefold())
    common, least = _function_words()
    return len(words) < _FEW or sum(word in common for word in words) >= least * len(words)


@cache
def _function_words() -> tuple[frozenset[str], float]:
    known = table(data_path("lang", "en", "clean", "function_words.toml"))
    return frozenset(known["words"]), float(known["least_share"])
