""" "They" after several who acted together: all of them.

In:     the drafts of a report in order, and who its pronouns stand for.
Out:    drafts whose "they" or "their" names every party that acted jointly just before.
Never:  a party for a pronoun that nobody could tell; that is `resolve`'s.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.lexicon.words import words
from heldby.model import Basis, Filler, Mention, MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene

_BACK, _PAIR = 2, 2
_JOINED = re.compile(r"\s*,?\s+(?:and|alongside|as well as)\s+(?:the\s+)?", re.IGNORECASE)
_AGAINST = re.compile(r"\b(?:between|of|from|against|by|with|to)\s+(?:both\s+)?(?:the\s+)?\Z", re.IGNORECASE)


def with_all_of_them(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """Put the joint actors of a claim just before where "they" stands for one of them."""
    done: list[Draft] = []
    for draft in drafts:
        they = _plural_pronoun(draft, scene)
        group = _group_before(draft, done, scene.known.party(they), scene) if they else ()
        group = group or (_subjects_of(they, scene.mentions[draft.sentence], scene) if they else ())
        done.append(replace(draft, roles={**draft.roles, "actor": group}) if group else draft)
    return done


def _plural_pronoun(draft: Draft, scene: Scene) -> Mention | None:
    actors = draft.roles.get("actor", ()) if draft.saying.kind in ("control", "event") else ()
    named = [m for m in scene.named_by(actors) if m.kind is MentionKind.ACTOR]
    alone = len(actors) == 1 and len(named) == 1 and named[0].form == "pronoun"
    return named[0] if alone and named[0].text.lower() in words("en").plural_pronouns else None


def _group_before(draft: Draft, before: Sequence[Draft], party: str, scene: Scene) -> tuple[Filler, ...]:
    """The actors of the last claim before, if they are several and the party is one of them."""
    for other in reversed(before):
        actors = other.roles.get("actor", ())
        if not actors or other.start >= draft.start or draft.sentence - other.sentence > _BACK:
            continue
        parties = {scene.known.party(m) for m in scene.named_by(actors) if m.kind is MentionKind.ACTOR}
        together = len(parties) > 1 and bool(party) and party in parties and not _are_foes(other)
        return tuple(replace(f, basis=Basis.COREFERENT) for f in actors) if together else ()
    return ()


def _subjects_of(they: Mention, line: Sequence[Mention], scene: Scene) -> tuple[Filler, ...]:
    """ "Russian and Syrian jets intensified their raids": both, who are the last named before and one of them meant."""
    before = [m for m in line if m.kind is MentionKind.ACTOR and m.end <= they.start and m.form != "pronoun"]
    pair = before[-_PAIR:]
    parties = [scene.known.party(m) for m in pair]
    if len(set(parties)) < _PAIR or "" in parties or scene.known.party(they) not in parties:
        return ()
    if not _JOINED.fullmatch(scene.text, pair[0].end, pair[1].start) or _AGAINST.search(scene.text[: pair[0].start]):
        return ()
    return tuple(Filler(start=m.start, end=m.end, text=m.text, basis=Basis.COREFERENT) for m in pair)


def _are_foes(draft: Draft) -> bool:
    """ "Clashes between A and B": their advance is that of one of them."""
    return draft.opposed and draft.saying.kind == "event"
