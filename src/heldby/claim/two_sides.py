"""Who fights in "clashes between the two sides": the two told of; or A and B, whose tensions "led to clashes".

In:     the drafts of a report, its sentences and who is named in them.
Out:    fights of "both sides" or "rival groups" with the two whom the words before, or below a headline, name.
Never:  two of three.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.claim.casting import VIOLENT
from heldby.claim.sorts import is_event, sort_of, stated
from heldby.lexicon.words import words
from heldby.model import Basis, Filler, MentionKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene
    from heldby.model import Mention

_FIGHT = "battle"
_BACK, _AHEAD, _PAIR, _NEAR = 3, 4, 2, 4
_JOINS = re.compile(r"\s*,?\s+and\s+(?:the\s+)?", re.IGNORECASE)
_AT_WAR = frozenset({"both", "each", "warring"})
_BETWEEN = frozenset({"between", "by", "among", "amongst", "from", "of"})


def with_the_two_sides(drafts: Sequence[Draft], scene: Scene, clauses: Sequence[Clause]) -> list[Draft]:
    """Each fight that its own words give to nobody, or to "rival groups", with the two sides that are told of."""
    done: list[Draft] = []
    for index, draft in enumerate(drafts):
        pair = _sides(draft, done, drafts[index + 1 :], scene, clauses[draft.sentence]) if _may_be(draft) else ()
        done.append(_fought_by(draft, pair) if pair else draft)
    return done


def _may_be(draft: Draft) -> bool:
    """Whether it is violence whose words name nobody, or those alone who are no names ("rival factions")."""
    named = stated(draft, "actor")
    return is_event(draft) and sort_of(draft) in VIOLENT and all(f.text.islower() or not f.start for f in named)


def _fought_by(draft: Draft, pair: tuple[Filler, ...]) -> Draft:
    if sort_of(draft) != _FIGHT:
        return replace(draft, roles={**draft.roles, "actor": pair})
    roles = {role: fillers for role, fillers in draft.roles.items() if role != "target"}
    return replace(draft, roles={**roles, "actor": pair}, opposed=True)


def _sides(
    draft: Draft, before: Sequence[Draft], after: Sequence[Draft], scene: Scene, clause: Clause
) -> tuple[Filler, ...]:
    fight = sort_of(draft) == _FIGHT
    if any(_are_both(clause, head, fight=fight) for head in _who_do(clause, draft.trigger)):
        return _told_before(draft, before, scene) or _told_after(draft, after, scene)
    if not fight or stated(draft, "actor") or draft.roles.get("target"):
        return ()
    return _who_quarrel(scene.mentions[draft.sentence], scene, clause)


def _who_do(clause: Clause, trigger: int) -> list[int]:
    """The words for who does it: "clashes between A", "A clashed", "A exchanged fire", "A keep up the fighting"."""
    verbs = [trigger, *(v for v in clause.governors(trigger) if clause.tokens[v].pos == "VERB")][:_PAIR]
    heads = [k for verb in verbs for k in clause.kids(verb, "nsubj", "obl:agent")]
    return heads + [k for k in clause.kids(trigger, "nmod", "obl") if clause.preposition(k) in _BETWEEN]


def _are_both(clause: Clause, head: int, *, fight: bool) -> bool:
    """Whether words mean the two who are told of: "both sides", "the two armies"; of a fight also "rival groups"."""
    small, noun = words("en"), clause.tokens[head]
    told = [clause.tokens[k].text.lower() for k in clause.kids(head) if k < head]
    told += [clause.tokens[k].text.lower() for kid in clause.kids(head) if kid < head for k in clause.kids(kid)]
    several = noun.tag in ("NNS", "NNPS") or "each" in told
    if not several or clause.lemma(head) not in small.sides:
        return False
    against = small.against_each_other if fight else _AT_WAR
    return bool(against & {*told}) or {"the", "two"} <= {*told}


def _told_before(draft: Draft, before: Sequence[Draft], scene: Scene) -> tuple[Filler, ...]:
    """The two who were last told of together, by a battle or in one sentence; nobody where that names three."""
    for sentence in range(draft.sentence - 1, max(-1, draft.sentence - _BACK - 1), -1):
        for other in reversed(before):
            both = _who_fight(other, scene) if other.sentence == sentence else ()
            if both:
                return both
        named = _named(scene.mentions[sentence], scene)
        if len(named) >= _PAIR:
            return named if len(named) == _PAIR else ()
    return ()


def _named(line: Sequence[Mention], scene: Scene) -> tuple[Filler, ...]:
    """Those of a sentence who bear arms; where these are not two, states with them."""
    armed = _parties(line, scene, scene.known.armed)
    if len(armed) >= _PAIR:
        return armed
    return _parties(line, scene, lambda m: scene.known.armed(m) or scene.known.state(m))


def _told_after(draft: Draft, after: Sequence[Draft], scene: Scene) -> tuple[Filler, ...]:
    """The two whom the report names below a headline or a lead: by a battle, else in the first sentence with two."""
    near = [d for d in after if draft.sentence < d.sentence <= draft.sentence + _AHEAD]
    fought = next((both for d in near if (both := _who_fight(d, scene))), ())
    lines = scene.mentions[draft.sentence + 1 : draft.sentence + 1 + _AHEAD]
    named = next((found for line in lines if len(found := _named(line, scene)) >= _PAIR), ())
    return fought or (named if len(named) == _PAIR else ())


def _who_fight(draft: Draft, scene: Scene) -> tuple[Filler, ...]:
    """The two names that a battle is told between."""
    if not is_event(draft) or sort_of(draft) != _FIGHT:
        return ()
    both = (*stated(draft, "actor"), *stated(draft, "target"))
    armed = _parties(scene.named_by(both), scene, scene.known.armed)
    if len(armed) == _PAIR:
        return armed
    names = tuple(replace(f, basis=Basis.COREFERENT) for f in both if not f.text.islower())
    apart = len({f.text.lower() for f in names}) == _PAIR
    return names if draft.opposed and len(both) == len(names) == _PAIR and apart else ()


def _parties(named: Sequence[Mention], scene: Scene, fits: Callable[[Mention], bool]) -> tuple[Filler, ...]:
    """The parties that fit, each by its first name here; one side's two forces are one party."""
    found: dict[str, Filler] = {}
    for mention in named:
        party = scene.known.party(mention) if mention.kind is MentionKind.ACTOR else ""
        if party and fits(mention) and mention.form not in ("pronoun", "source"):
            words_of = Filler(start=mention.start, end=mention.end, text=mention.text, basis=Basis.COREFERENT)
            found.setdefault(party, words_of)
    return tuple(found.values())


def _who_quarrel(named: Sequence[Mention], scene: Scene, clause: Clause) -> tuple[Filler, ...]:
    """ "Tensions between A and B led to clashes": A and B."""
    for noun in clause.tokens:
        below = [k for k in clause.kids(noun.index, "nmod") if clause.preposition(k) == "between"]
        if not below or clause.lemma(noun.index) not in words("en").quarrels:
            continue
        opened = next(t.end for t in clause.tokens[noun.index :] if t.text.lower() == "between")
        actors = [m for m in named if m.kind is MentionKind.ACTOR and m.start >= opened and scene.known.party(m)]
        if len(actors) < _PAIR or len(scene.text[opened : actors[0].start].split()) > _NEAR:
            continue
        one, other = actors[:_PAIR]
        if _JOINS.fullmatch(scene.text, one.end, other.start) and scene.known.party(one) != scene.known.party(other):
            return tuple(Filler(start=m.start, end=m.end, text=m.text) for m in (one, other))
    return ()
