"""Whether the subject of a verb does what it tells of, or suffers it.

In:     a clause and a verb of it.
Out:    whether it is passive: by its auxiliary, or as a bare past participle ("the town held by", "had it surrounded").
Never:  who suffers it; that is `arguments`' to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.claim.adrift import shared_object
from heldby.lexicon import words as lexicon

if TYPE_CHECKING:
    from heldby.claim.clause import Clause

_DECLARING = lexicon.words("en").declaring
_FATES = frozenset({"displaced", "wounded", "injured", "detained", "arrested", "evacuated", "captured", "abducted"})
_CHANGES = frozenset(
    {"retaken", "recaptured", "captured", "liberated", "seized", "overrun", "besieged", "encircled", "taken"}
)
_ENDS = frozenset({".", "!", "?", '"', "\u201d"})
_HAVING = frozenset({"have", "keep", "hold"})


def is_passive(clause: Clause, verb: int) -> bool:
    """Whether a verb's subject suffers it: by its auxiliary, or as a bare past participle ("held by")."""
    by_somebody = clause.kids(verb, "cop") and (clause.kids(verb, "obl:agent") or agent_told_next(clause, verb))
    if clause.kids(verb, "aux:pass") or by_somebody:
        return True
    if clause.kids(verb, "nsubj:pass"):
        suffers = any(clause.lemma(k) in ("be", "get") for k in clause.kids(verb, "aux"))
        return suffers or not (clause.kids(verb, "obj") or shared_object(clause, verb))
    if any(told(clause, verb) for told in (_is_declared, _is_bare_fate, is_had, _is_bare_change)):
        return True
    token = clause.tokens[verb]
    opening = verb == 0 and token.text.endswith("ed") and token.dep == "advcl"  # "Trapped in the town, they ..."
    described = token.tag == "JJ" and token.dep == "amod"
    bare = (token.tag == "VBN" or opening or described) and not clause.kids(verb, "aux", "nsubj", "obj")
    if not bare:
        return False
    if token.dep == "conj":
        return is_passive(clause, token.head)
    return token.dep in ("acl", "amod", "advcl", "acl:relcl", "root", "parataxis", "xcomp")


def _is_declared(clause: Clause, verb: int) -> bool:
    """Whether it is what somebody declares something to be: "declared the town liberated", not "said it fell"."""
    token = clause.tokens[verb]
    if token.dep != "ccomp" or token.tag not in ("VBD", "VBN") or clause.lemma(token.head) not in _DECLARING:
        return False
    own = clause.kids(verb, "nsubj")
    return bool(own) and own[0] > token.head and not clause.kids(verb, "mark", "aux", "obj")


def _is_bare_fate(clause: Clause, verb: int) -> bool:
    """ "178,000 people displaced in two weeks": in short style the counted suffer it, where nobody else is told to."""
    token = clause.tokens[verb]
    told = token.tag == "VBD" and token.text.lower() in _FATES and not clause.kids(verb, "obj", "aux", "ccomp")
    after = clause.tokens[verb + 1] if told and verb + 1 < len(clause.tokens) else None
    subjects = clause.kids(verb, "nsubj") if after is not None and after.pos in ("ADP", "PUNCT") else []
    return any(clause.kids(k, "nummod") for k in subjects)


def _is_bare_change(clause: Clause, verb: int) -> bool:
    """ "Palma retaken from insurgents", "Town liberated": in a headline the place suffers it, as nothing else does."""
    token = clause.tokens[verb]
    told = token.tag in ("VBD", "VBN") and token.text.lower() in _CHANGES and clause.tokens[-1].text not in _ENDS
    if not told or not clause.is_dep(verb, "root", "parataxis", "conj", "ccomp"):
        return False
    if not clause.kids(verb, "nsubj") or clause.kids(verb, "aux", "ccomp", "obj") or shared_object(clause, verb):
        return False
    after = clause.tokens[verb + 1] if verb + 1 < len(clause.tokens) else None
    return after is None or after.pos in ("ADP", "PUNCT", "SCONJ", "ADV")


def is_had(clause: Clause, verb: int) -> bool:
    """ "Had the town surrounded": what somebody has done to what he has."""
    token = clause.tokens[verb]
    had = token.dep == "xcomp" and token.tag in ("VBN", "VBD") and clause.lemma(token.head) in _HAVING
    return had and bool(clause.kids(token.head, "obj")) and not clause.kids(verb, "obj", "mark", "aux")


def agent_told_next(clause: Clause, verb: int) -> list[int]:
    """Who did it, told behind the next of two passives: "was shelled and burned by the army"."""
    after = [k for k in clause.kids(verb, "conj") if k > verb and clause.tokens[k].tag == "VBN"]
    if not after or clause.kids(verb, "obl:agent", "obl") or clause.kids(after[0], "nsubj*", "aux*", "obj"):
        return []
    joined = all(t.pos in ("CCONJ", "ADV") or t.text == "," for t in clause.tokens[verb + 1 : after[0]])
    return clause.kids(after[0], "obl:agent") if joined else []
