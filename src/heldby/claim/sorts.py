"""What sort of event it was, by whom and between whom: "raids by the coalition" are air raids, armies that meet fight.

In:     the drafts of a report with who did it to whom.
Out:    the same drafts; "bombing" by an army an air strike, an attack on soldiers or one that was foiled a battle.
Never:  a sort that the words themselves name ("shelling") changed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.claim.arguments import verb_arguments
from heldby.claim.nominals import counted_by
from heldby.lexicon.words import words
from heldby.model import Basis, Filler, MentionKind, Polarity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene

    Joined = Callable[[Draft, Draft], bool]

_SORT = "type"
_FIGHT = "battle"
_HELD_AFTER = re.compile(r"-(?:held|controlled)\b|(?:['’]s?)?\s+hands\b|\s+(?:holds?|controls?)\b")
_HELD_BEFORE = re.compile(
    r"\b(?:(?:held|controlled|occupied|defended)\s+by|in\s+the\s+hands\s+of|which)\s+(?:the\s+)?(?:[A-Z]\w+\s+){0,2}\Z"
)
_BEHIND = 60  # characters between a place and its holder: "a town held by A", "a town which is controlled by A"
_BACK = 3  # sentences
# What one party does to another; both sides do the fighting.
ONE_SIDED = frozenset({"airstrike", "shelling", "missile_strike", "bombing", "attack"})
_COUNT = re.compile(
    r"^(?:[\w-]+\s+){0,2}(?:dozens|scores|hundreds|thousands|tens|number|group|several|some|many|\d+)\s+of\s+(?:the\s+)?"
)
# These lead from a force to what is said of it ("soldiers near A"), or to a force from what belongs to it ("its base").
_LINKS = frozenset(
    {"of", "in", "for", "from", "at", "near", "on", "with", "around", "outside", "inside", "by", "carrying"}
)


def with_sorts(drafts: Sequence[Draft], scene: Scene, clauses: Sequence[Clause], joined: Joined) -> list[Draft]:
    """Each event as the sort that its parties make it."""
    drafts = [_of_those_bombers(draft, drafts, clauses[draft.sentence]) for draft in drafts]
    usual = [_of_armies(_on_people(_of_usual_sort(draft, drafts, scene, joined)), scene) for draft in drafts]
    return [_fought(draft, scene, clauses[draft.sentence]) for draft in usual]


def _of_those_bombers(draft: Draft, drafts: Sequence[Draft], clause: Clause) -> Draft:
    """ "Two men blew themselves up. The bombers hit a market": they, and no aircraft."""
    if not is_event(draft) or sort_of(draft) != "airstrike" or clause.tokens[draft.trigger].pos != "VERB":
        return draft
    doers = [k for k in clause.kids(draft.trigger, "nsubj") if clause.lemma(k) in words("en").who_bomb]
    definite = any(clause.tokens[d].text.lower() in words("en").definite for k in doers for d in clause.kids(k, "det"))
    before = (d for d in drafts if is_event(d) and 0 < draft.sentence - d.sentence <= _BACK)
    return of_sort(draft, "bombing") if definite and any(sort_of(d) == "bombing" for d in before) else draft


def _of_usual_sort(draft: Draft, drafts: Sequence[Draft], scene: Scene, joined: Joined) -> Draft:
    """ "Raids by the coalition" are air raids where it is told to strike from the air, and in no other way."""
    party = keys_of(stated(draft, "actor"), scene)
    if not is_event(draft) or not draft.saying.echoes or not party or sort_of(draft) == _FIGHT:
        return draft
    if any(is_event(d) and joined(draft, d) for d in drafts):
        return draft
    own: set[str] = set()
    nobodys: set[str] = set()
    for other in drafts:
        doers = keys_of(stated(other, "actor"), scene)
        if is_event(other) and not other.saying.echoes and other is not draft and (not doers or doers & party):
            (own if doers else nobodys).add(sort_of(other))
    sorts = own & set(draft.saying.echoes) & ONE_SIDED
    told_otherwise = (nobodys & set(draft.saying.echoes)) - sorts
    return of_sort(draft, next(iter(sorts))) if len(sorts) == 1 and not told_otherwise else draft


def _on_people(draft: Draft) -> Draft:
    """ "The army's assault on protesters": whoever bears no arms is attacked, and fights nobody."""
    if sort_of(draft) != _FIGHT or "attack" not in draft.saying.echoes:
        return draft
    hit = {word for target in stated(draft, "target") for word in target.text.lower().split()}
    return of_sort(draft, "attack") if hit & words("en").peaceful else draft


def _of_armies(draft: Draft, scene: Scene) -> Draft:
    """ "The Saudi bombing of Sanaa", "Israel bombed a school": from the air, where no report tells it otherwise."""
    doers = [m for m in scene.named_by(draft.roles.get("actor", ())) if m.kind is MentionKind.ACTOR]
    if not draft.saying.by_state or not doers:
        return draft
    return of_sort(draft, draft.saying.by_state) if all(map(scene.known.state, doers)) else draft


def _fought(draft: Draft, scene: Scene, clause: Clause) -> Draft:
    """ "The rebels attacked soldiers", "the army foiled an attack": where forces meet, they fight, and did so."""
    sort = draft.saying.among_forces or (_FIGHT if sort_of(draft) == _FIGHT else "")
    if not sort:
        return draft
    if is_beaten_off(clause, draft.trigger):
        foiled = clause.lemma(clause.tokens[counted_by(clause, draft.trigger)].head)
        done = replace(draft, mood=replace(draft.mood, polarity=Polarity.ASSERTED)) if draft.mood else draft
        done = _with_defender(done, scene, clause)
        return of_sort(done, sort) if foiled in words("en").governors else of_sort(replace(done, mood=draft.mood), sort)
    if sort == sort_of(draft):
        return draft
    if not any(_is_force(f, scene) for f in draft.roles.get("actor", ())):
        return draft
    if clause.lemma(draft.trigger) == "attack" and (holders := _holders(draft, scene)):
        return of_sort(replace(draft, roles={**draft.roles, "target": holders}), sort)
    return of_sort(draft, sort) if any(_is_force(f, scene) for f in stated(draft, "target")) else draft


def _holders(draft: Draft, scene: Scene) -> tuple[Filler, ...]:
    """ "Attacked a rebel-held port", "an attack on a town in the hands of A": those whom it has to be taken from."""
    doers = keys_of(draft.roles.get("actor", ()), scene)
    found = []
    for target in stated(draft, "target"):
        near = (m for m in scene.mentions[draft.sentence] if target.start <= m.start <= target.end + _BEHIND)
        for mention in near:
            before = scene.text[target.start : mention.start]
            if mention.kind is not MentionKind.ACTOR or scene.known.party(mention) in doers:
                continue
            if _is_holder(before, scene.text, mention.end):
                found.append(Filler(start=mention.start, end=mention.end, text=mention.text))
    return tuple(found[:1])


def _is_holder(before: str, text: str, end: int) -> bool:
    """ "-held", "held by A", "in A hands", "which A controls": by the words on both sides of a party's name."""
    after, ahead = _HELD_AFTER.match(text, end), _HELD_BEFORE.search(before)
    if after and after.group().strip().startswith(("hold", "control")):
        return ahead is not None and "which" in ahead.group()
    in_hands = after is not None and (after.group().startswith("-") or before.rstrip().endswith(" in"))
    return in_hands or (ahead is not None and "which" not in ahead.group())


def _with_defender(draft: Draft, scene: Scene, clause: Clause) -> Draft:
    """ "The army thwarted attacks by the rebels on A": those who came and those who beat them off fought there."""
    doers = keys_of(stated(draft, "actor"), scene)
    if not doers or any(_is_force(f, scene) for f in draft.roles.get("target", ())):
        return draft
    verb = clause.tokens[counted_by(clause, draft.trigger)].head
    heads = [clause.tokens[word] for word in verb_arguments(clause, verb)["agent"]]
    found = [
        m
        for m in scene.mentions[draft.sentence]
        if m.kind is MentionKind.ACTOR
        and any(m.start <= t.start < m.end for t in heads)
        and scene.known.armed(m)
        and scene.known.party(m) not in doers
    ]
    foes = tuple(Filler(start=m.start, end=m.end, text=m.text) for m in found)
    return replace(draft, roles={**draft.roles, "target": foes}) if foes else draft


def _is_force(filler: Filler, scene: Scene) -> bool:
    """Whether words name an armed force itself or its men, not what belongs to one ("a base of the army")."""
    named = [m for m in scene.mentions_in(filler) if m.kind is MentionKind.ACTOR]
    first = min(named, key=lambda m: (m.start, -m.end), default=None)
    if first is None or not scene.known.armed(first):
        return False
    before, after = filler.text[: first.start - filler.start].lower(), filler.text[first.end - filler.start :].split()
    men = bool(after) and (after[0].lower() in _LINKS or after[0].lower() in words("en").their_men)
    return not _LINKS & set(_COUNT.sub("", before).split()) and (not after or men)


def of_sort(draft: Draft, sort: str) -> Draft:
    """The draft as an event of another sort, whoever did it."""
    return replace(
        draft, saying=replace(draft.saying, traits={**draft.saying.traits, _SORT: sort}, swap="", by_state="")
    )


def is_of_gas(clause: Clause, noun: int) -> bool:
    """ "The gas attack", "a chemical weapons attack": no battle, whatever fighting the report tells of."""
    below = clause.kids(noun, "compound", "amod")
    below += [k for word in below for k in clause.kids(word, "compound", "amod")]
    return any(clause.tokens[k].text.lower() in words("en").gases for k in below)


def is_beaten_off(clause: Clause, noun: int) -> bool:
    """ "The attack was repelled": it came over the ground."""
    token = clause.tokens[counted_by(clause, noun)]
    if any(clause.tokens[k].text.lower() in words("en").in_vain for k in clause.kids(noun, "amod")):
        return True
    return token.dep in ("obj", "nsubj:pass") and clause.lemma(token.head) in words("en").beaten_off


def is_definite(clause: Clause, noun: int) -> bool:
    """ "The attack", "this offensive"."""
    if clause.tokens[noun].pos == "VERB":
        return False
    if any(clause.tokens[k].text.lower() in words("en").definite for k in clause.kids(noun, "det")):
        return True
    first = clause.tokens[min(clause.phrase(noun))].text.lower()
    return first in words("en").day_owners


def is_event(draft: Draft) -> bool:
    """Whether it tells of an event, not of what a party is said to be."""
    return draft.saying.kind == "event" and "account" not in draft.saying.traits


def change_of(draft: Draft) -> str:
    """The change of hands that a claim of control tells ("taken", "lost"); "" for any other claim."""
    return draft.saying.traits.get("change", "") if draft.saying.kind == "control" else ""


def sort_of(draft: Draft) -> str:
    """The sort of an event; "" of any other claim."""
    return draft.saying.traits.get(_SORT, "")


def is_alike(echo: Draft, told: Draft) -> bool:
    """Whether a mention's rule may stand for what was told."""
    return sort_of(told) in (sort_of(echo), *echo.saying.echoes)


def keys_of(fillers: Iterable[Filler], scene: Scene) -> set[str]:
    """What makes two fillers the same party or place."""
    found = scene.named_by(fillers)
    return {scene.known.party(m) or scene.place_key(m) for m in found}


def stated(draft: Draft, role: str) -> tuple[Filler, ...]:
    """Who or what fills a role by the words themselves or by what they take up, not by what the report implies."""
    return tuple(f for f in draft.roles.get(role, ()) if f.basis is not Basis.IMPLIED)
