"""The forms an English word takes, so that rules name only its base.

In:     a base form, its part of speech, and the irregular forms from data.
Out:    all forms, in lower case, among them a few that no one writes; none is missed.
Never:  a guess about meaning: part of speech comes from the parser.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.lexicon.tables import data_path, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_VOWELS = "aeiou"


def forms(word: str, pos: str, irregular: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Every form of a verb (VERB), noun (NOUN) or adjective (ADJ: only itself).

    >>> sorted(forms("seize", "VERB", {}))
    ['seize', 'seized', 'seizes', 'seizing']
    >>> sorted(forms("grip", "VERB", {}))
    ['grip', 'griped', 'griping', 'gripped', 'gripping', 'grips']
    """
    if pos == "ADJ":
        return frozenset({word})
    plain = {word, _with_s(word)}
    if pos == "NOUN":
        return frozenset(plain)
    return frozenset(plain | _ending(word, "ed") | _ending(word, "ing") | set(irregular.get(word, ())))


def verb_forms(verbs: Iterable[str], language: str) -> frozenset[str]:
    """Every form of some verbs of a language. Raises `KnowledgeError` when its irregular forms cannot be read."""
    irregular = table(data_path("lang", language, "inflection.toml"))["irregular"]
    return frozenset(form for verb in verbs for form in forms(verb, "VERB", irregular))


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x", "z")) else "s")


def _ending(word: str, ending: str) -> set[str]:
    if word.endswith("e") and not word.endswith("ee"):
        return {word[:-1] + ending}
    if word.endswith("y") and ending == "ed" and word[-2:-1] not in _VOWELS:
        return {word[:-1] + "ied"}
    doubles = len(word) > 2 and word[-1] not in _VOWELS + "wxy" and word[-2] in _VOWELS and word[-3] not in _VOWELS
    return {word + ending} | ({word + word[-1] + ending} if doubles else set())


def plural(noun: str, language: str = "en") -> str:
    """A noun in the plural, its first letter as it is: "Civilians", "men", "policewomen", "children".

    Raises `KnowledgeError` when the language's irregular forms cannot be read.
    """
    irregular: Mapping[str, str] = table(data_path("lang", language, "inflection.toml"))["plurals"]
    lower = noun.lower()
    ending = max((end for end in irregular if lower.endswith(end)), key=len, default="")
    many = lower.removesuffix(ending) + irregular[ending] if ending else _with_s(lower)
    return noun[:1] + many[1:]
