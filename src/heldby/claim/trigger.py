"""A word that may make a claim by one rule, with the arguments it has in its sentence.

In:     a clause, its mentions, a rule and the word that triggers it.
Out:    `Trigger`.
Never:  filled roles; see `casting`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from heldby.claim.amounts import amount_told
from heldby.claim.arguments import verb_arguments
from heldby.claim.included import included, named_as, said_to_be
from heldby.claim.nominals import noun_arguments, phrase_arguments
from heldby.claim.paths import first_filled
from heldby.claim.presence import leads_to_place, presence_arguments
from heldby.lexicon.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.arguments import Arguments
    from heldby.claim.clause import Clause
    from heldby.claim.filling import Names
    from heldby.lexicon.sayings import Saying

_NO_PAST = frozenset({"open"})  # "the last open road": nobody opened it
_BESIDE = words("en").next_to_it


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A word taken as one part of speech, with what hangs on it then; the same for every rule that it may trigger."""

    index: int
    pos: str
    arguments: Arguments

    @classmethod
    def of(cls, clause: Clause, index: int, pos: str) -> Reading:
        """Take a word as a VERB, NOUN or ADJ; "are" of "are in the town" as the town, with who is there."""
        if leads_to_place(clause, index):
            index = clause.tokens[index].head
            arguments = presence_arguments(clause, index)
        else:
            arguments = _arguments(clause, index, pos)
        arguments["self"] = [index]
        return cls(index=index, pos=pos, arguments=arguments)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """`index` is the word, `pos` how it is taken here (VERB, NOUN, ADJ), `arguments` what hangs on it."""

    clause: Clause
    names: Names
    saying: Saying
    index: int
    pos: str
    arguments: Arguments

    @classmethod
    def of(cls, clause: Clause, names: Names, saying: Saying, reading: Reading) -> Trigger:
        """Take a word as a trigger of one rule in one of its readings."""
        # a copy: who looks for an argument that is not there leaves an empty one behind
        arguments = defaultdict(list, reading.arguments)
        return cls(clause=clause, names=names, saying=saying, index=reading.index, pos=reading.pos, arguments=arguments)

    def words(self, path: Sequence[str]) -> list[int]:
        """The words of the first argument in a path that has any."""
        return first_filled(self.clause, self.arguments, path)


def readings(clause: Clause, index: int, pasts: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The parts of speech to try: what the parser says, what it often takes for it; `pasts` are verbs."""
    token = clause.tokens[index]
    lower = token.text.lower()
    if token.pos == "VERB":
        if lower in _BESIDE and index and clause.tokens[index - 1].dep in ("case", "mark"):
            return ("ADJ",)  # "in surrounding A province" tells where
        named = token.dep in ("obj", "nsubj", "nsubj:pass", "obl", "nmod", "compound") and lower.endswith(("s", "ing"))
        named = named or (token.tag == "VBG" and _is_between(clause, index))
        does = token.tag == "VBD" and clause.kids(index, "nsubj") and clause.kids(index, "obj", "obl:unmarked")
        participle = not does and (token.tag in ("VBN", "VBD") or token.dep in ("amod", "compound"))
        return (*(["NOUN"] if named else []), "VERB", *(["ADJ"] if participle else []))
    if token.pos in ("NOUN", "PROPN"):
        if lower in pasts:
            return ("VERB", "ADJ")
        adjective = token.dep in ("amod", "compound") or bool(clause.kids(index, "cop"))
        return ("NOUN", "ADJ") if adjective else ("NOUN",)
    if token.pos == "ADJ":
        return _of_adjective(token.dep, lower)
    over = token.pos == "ADV" and clause.kids(index, "cop")  # "the siege is over"
    return ("ADJ",) if over else ("VERB",) if leads_to_place(clause, index) else ()


def _is_between(clause: Clause, index: int) -> bool:
    """ "Fighting between A and B killed ten": an act, though it looks like what somebody does."""
    following = clause.tokens[index + 1 : index + 2]
    return any(token.text.lower() == "between" for token in following) and not clause.kids(index, "aux", "nsubj")


def _of_adjective(dep: str, lower: str) -> tuple[str, ...]:
    if dep in ("obj", "nsubj", "nsubj:pass"):
        return ("NOUN", "ADJ")  # "launched an offensive"
    if dep == "advcl" and lower.endswith("ing"):
        return ("ADJ", "VERB")  # "struck the town, damaging or destroying ten houses"
    return ("ADJ", "VERB") if lower.endswith(("ed", "en", "n", "d")) and lower not in _NO_PAST else ("ADJ",)


def _arguments(clause: Clause, index: int, pos: str) -> Arguments:
    if pos == "VERB":
        arguments = verb_arguments(clause, index)
        arguments["amount"] = amount_told(clause, index)
        arguments["included"] = included(clause, index)
        arguments["named_as"] = named_as(clause, arguments["patient"]) or said_to_be(clause, index)
        return arguments
    if pos == "NOUN":
        arguments = noun_arguments(clause, index)
        arguments["named_as"] = said_to_be(clause, index)
        return arguments
    arguments = phrase_arguments(clause, index)
    arguments["named_as"] = named_as(clause, arguments["subject"]) or said_to_be(clause, index)
    return arguments
