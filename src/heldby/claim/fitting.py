"""Whether a rule's side conditions hold at a trigger: its particle, its object, the words it needs or must not have.

In:     a clause, a rule, the arguments of the trigger.
Out:    yes or no.
Never:  filled roles; those come after.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from heldby.claim.arguments import Arguments
    from heldby.claim.clause import Clause
    from heldby.lexicon.sayings import Saying

_LOOKED_AT = ("patient", "compound", "adverb", "poss", "unmarked")


def fits(clause: Clause, saying: Saying, arguments: Arguments, pos: str) -> bool:
    """Whether every side condition of the rule holds."""
    if saying.unless and _texts(clause, arguments, _LOOKED_AT) & set(saying.unless):
        return False
    if saying.only and not _texts(clause, arguments, ("compound", "adverb")) & set(saying.only):
        return False
    if pos != "VERB":
        return True
    if saying.object and not _texts(clause, arguments, ("patient",)) & set(saying.object):
        return False
    if saying.by_what and not _texts(clause, arguments, ("agent",)) & set(saying.by_what):
        return False
    return not saying.particle or bool(set(saying.particle) & _particles(clause, arguments))


def _texts(clause: Clause, arguments: Arguments, names: tuple[str, ...]) -> set[str]:
    return {clause.tokens[word].text.lower() for name in names for word in arguments.get(name, ())}


def _particles(clause: Clause, arguments: Arguments) -> set[str]:
    """Particles and prepositions that the verb has."""
    return _texts(clause, arguments, ("adverb",)) | {name for name, words in arguments.items() if words}
