"""A word in the spelling that the rules have it in, however a text writes it.

In:     a word of a sentence and the wordings of its language.
Out:    the form that may trigger a rule.
Never:  a word joined over a blank.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.lexicon.actor_words import actor_words

if TYPE_CHECKING:
    from heldby.claim.clause import Clause
    from heldby.lexicon.sayings import Sayings
    from heldby.model import Token

_PARTED = 2  # words and hyphens before the last of a word such as "cease-fire"


def as_in_rules(clause: Clause, token: Token, rules: Sayings) -> str:
    """The form of a word, or of the whole hyphened word that it ends; in small letters."""
    return _hyphened(clause, token, rules) or _form(clause.lower[token.index], rules)


def _hyphened(clause: Clause, token: Token, rules: Sayings) -> str:
    """The whole word that a reader of sentences has parted: "cease-fire", "counter-attacks"; "" for any other."""
    at = token.index
    if at < _PARTED or clause.lower[at - 1] != "-":
        return ""
    first, hyphen = clause.tokens[at - 2 : at]
    whole = f"{first.text}-{token.text}".lower()
    joined = first.end == hyphen.start and hyphen.end == token.start
    return whole if joined and whole in rules.forms else ""


def _form(lower: str, rules: Sayings) -> str:
    """The word as the rules have it: "re-secured" is "secured" again, "over-ran" "overran", "pro-Iran" "pro"."""
    if lower in rules.forms or "-" not in lower:
        return lower
    opening = lower.partition("-")[0]
    if opening in actor_words("en").friendly:
        return opening
    return lower.replace("-", "") if lower.replace("-", "") in rules.forms else lower.removeprefix("re-")
