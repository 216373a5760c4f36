"""Sites that the head of a report tells without a town: "a base in the north" ... "the base, in the town of Lere".

In:     a draft at such a site that its own words place in a country, a province or near a town, and the report.
Out:    the draft at the town where the same noun comes again with a name.
Never:  a town where the same noun comes with two, or one for a site that its own words place in a town.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.lexicon.words import words
from heldby.model import Basis, Filler

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene
    from heldby.model import Mention, Token

_AHEAD = 4  # sentences within which the site is told again
_REACH = 60  # characters behind a claim's words in which its site may stand
_AT = re.compile(
    r"(?:\s+of\s+(?:the\s+)?[\w'’ -]{1,40}?(?:\s+\([A-Z]+\))?)?,?\s+(?:in|at|of|near|outside)\s+"
    r"(?:the\s+)?(?:[\w-]+\s+){0,3}(?:of\s+)?"
)
_DEFINITE = frozenset({"the", "its", "their", "this", "that"})


def with_its_site(draft: Draft, scene: Scene, clauses: Sequence[Clause], ones: frozenset[str]) -> Draft:
    """The draft at the town of its site, where the report names that below; else the draft."""
    clause, place = clauses[draft.sentence], draft.roles.get("place", ())
    named = scene.named_by(place)
    if not all(scene.is_wide(m) or scene.is_large(m) or m.form == "direction" for m in named):
        return draft
    noun = next((t for t in clause.tokens if _is_some_site(clause, t, ones) and _is_its(draft, t)), None)
    if noun is None:
        return draft
    told = {scene.place_key(m) for m in scene.places(draft.sentence)}
    found = [m for m in _named_with(noun, draft.sentence, scene, clauses) if scene.place_key(m) not in told]
    if len({scene.place_key(m) for m in found}) != 1:
        return draft
    filler = Filler(start=found[0].start, end=found[0].end, text=found[0].text, basis=Basis.COREFERENT)
    return replace(draft, roles={**draft.roles, "place": (filler,)}, open_place=None)


def _is_some_site(clause: Clause, token: Token, ones: frozenset[str]) -> bool:
    """ "A military base"; in a headline "army base"."""
    if token.text.lower() not in words("en").unnamed_sites or token.pos not in ("NOUN", "PROPN"):
        return False
    articles = {clause.tokens[k].text.lower() for k in clause.kids(token.index, "det", "nmod:poss", "nummod")}
    return bool(ones & (articles or ({""} if token.tag in ("NN", "NNP") else set())))


def _is_its(draft: Draft, noun: Token) -> bool:
    return draft.start - 1 <= noun.start <= draft.end + _REACH


def _named_with(noun: Token, sentence: int, scene: Scene, clauses: Sequence[Clause]) -> Iterator[Mention]:
    """The towns that the sentences below name with the same noun: "the base at X", "the X base"."""
    for later in range(sentence + 1, min(sentence + 1 + _AHEAD, len(clauses))):
        towns = [m for m in scene.places(later) if scene.is_town(m) or _is_called(m, noun)]
        for token in clauses[later].tokens:
            if token.text.lower() == noun.text.lower():
                yield from (m for m in towns if _stands_with(m, token, clauses[later], scene))


def _is_called(mention: Mention, noun: Token) -> bool:
    """ "Makhmour camp"."""
    return mention.form == "point" and mention.text.lower().split()[-1] == noun.text.lower()


def _stands_with(mention: Mention, noun: Token, clause: Clause, scene: Scene) -> bool:
    """Whether a name stands before the noun, or behind it with where it lies."""
    if mention.start <= noun.start < mention.end or mention.end == noun.start - 1:
        return True
    if mention.start < noun.end or clause.tokens[noun.index].dep == "appos":
        return False
    definite = any(clause.tokens[k].text.lower() in _DEFINITE for k in clause.kids(noun.index, "det", "nmod:poss"))
    return definite and _AT.fullmatch(scene.text, noun.end, mention.start) is not None
