"""Events told again further down ("the attack"), and events that "and" or an aim ties to another.

In:     the drafts of a report, in the order of the text, with the roles their sentences and the report give.
Out:    the same drafts; a later mention with the sort and roles of the first.
Never:  a role that the words themselves give changed; two events joined that name different places or parties.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.claim.sorts import (
    ONE_SIDED,
    is_alike,
    is_beaten_off,
    is_definite,
    is_event,
    is_of_gas,
    keys_of,
    of_sort,
    sort_of,
    stated,
    with_sorts,
)
from heldby.lexicon.words import words
from heldby.model import Basis, MentionKind, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene
    from heldby.claim.sorts import Joined
    from heldby.model import Filler

_SORT = "type"
_ROLES = ("actor", "target", "place")
_AIMED = frozenset({"attack", "battle"})
_ABOUT = ("place", "target")
_BACK = 8
_JUST_BEFORE = 3
_HEAD = 3  # the headline and the sentences that sum a report up


def with_shared_roles(drafts: Sequence[Draft], clauses: Sequence[Clause]) -> list[Draft]:
    """Drafts of nouns that "and" joins, each with what is said of both: "Turkish shelling and air strikes in Afrin".

    Where and against whom goes both ways; who did it goes from the first to one that has no article of its own.
    """
    done = list(drafts)
    nouns = {(d.sentence, d.trigger): i for i, d in enumerate(drafts) if _is_noun(d, clauses[d.sentence])}
    for (sentence, noun), i in nouns.items():
        token = clauses[sentence].tokens[noun]
        j = nouns.get((sentence, token.head)) if token.dep == "conj" else None
        if j is None:
            continue
        bare = not clauses[sentence].kids(noun, "det", "nmod:poss")
        doers = bare and {sort_of(drafts[i]), sort_of(drafts[j])} <= ONE_SIDED
        first, second = done[j], done[i]
        done[i] = _with_open(second, first, (*_ABOUT, "actor") if doers else _ABOUT)
        done[j] = _with_open(first, second, _ABOUT)
    return done


def _is_noun(draft: Draft, clause: Clause) -> bool:
    return is_event(draft) and clause.tokens[draft.trigger].pos != "VERB"


def _with_open(draft: Draft, other: Draft, roles: Iterable[str]) -> Draft:
    """The draft with the roles that it leaves open and the other has."""
    if draft.open_place is not None or other.open_place is not None:
        return draft
    return replace(draft, roles={**{r: other.roles[r] for r in roles if other.roles.get(r)}, **draft.roles})


def without_ended(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts without the sieges that their own sentence tells to be over; whoever breaks a siege does not besiege."""
    ended = [d for d in drafts if d.saying.traits.get("change") == "relieved" and _where(d)]
    kept = []
    for draft in drafts:
        ends = [e for e in ended if draft.saying.traits.get("change") == "besieged" and _same_siege(draft, e)]
        if not any(_is_so(e) for e in ends):
            relievers = {f for e in ends for f in e.roles.get("actor", ())}
            kept.append(_not_by(draft, relievers) if relievers else draft)
    return kept


def _same_siege(one: Draft, other: Draft) -> bool:
    return one.sentence == other.sentence and _where(one)[:1] == _where(other)[:1]


def _where(draft: Draft) -> tuple[Filler, ...]:
    """The place, or what stands for it: "the siege was lifted" tells of one siege, wherever it was."""
    return draft.roles.get("place", ()) or ((draft.open_place,) if draft.open_place else ())


def _not_by(draft: Draft, others: set[Filler]) -> Draft:
    left = tuple(f for f in draft.roles.get("actor", ()) if f not in others)
    roles = {role: fillers for role, fillers in draft.roles.items() if role != "actor"}
    return replace(draft, roles={**roles, "actor": left} if left else roles)


def _is_so(draft: Draft) -> bool:
    mood = draft.mood
    return mood is not None and mood.status is Status.HAPPENED and not mood.is_denied


def with_aims(drafts: Sequence[Draft], clauses: Sequence[Clause]) -> list[Draft]:
    """Each attack or battle with the place it was to take: "an attack to retake Palmyra" is a battle for Palmyra."""
    return [_aimed(draft, drafts, clauses[draft.sentence]) if is_event(draft) else draft for draft in drafts]


def _aimed(draft: Draft, drafts: Sequence[Draft], clause: Clause) -> Draft:
    if sort_of(draft) not in _AIMED:
        return draft
    token = clause.tokens[draft.trigger]
    above = {draft.trigger, token.head} if token.dep in ("obj", "obl", "nsubj:pass") else {draft.trigger}
    for aim in drafts:
        planned = aim.mood is not None and aim.mood.status is Status.PLANNED
        control = aim.sentence == draft.sentence and aim.saying.kind == "control" and aim.trigger > draft.trigger
        if planned and control and clause.tokens[aim.trigger].head in above and aim.roles.get("place"):
            traits = {**draft.saying.traits, _SORT: "battle"}
            roles = {**draft.roles, "place": aim.roles["place"]}
            return replace(draft, saying=replace(draft.saying, traits=traits), roles=roles)
    return draft


def with_echoes(drafts: Sequence[Draft], scene: Scene, clauses: Sequence[Clause]) -> list[Draft]:
    """Each later mention of an event with what the report told of it before; a summary with what it tells after."""
    done: list[Draft] = []
    roots = {(d.sentence, d.trigger): _root_of_list(clauses[d.sentence], d.trigger) for d in drafts}

    def joined(one: Draft, other: Draft) -> bool:
        """Whether "and" joins them: "shelling and air strikes" are two things."""
        same = one.sentence == other.sentence and one.trigger != other.trigger
        return same and roots[one.sentence, one.trigger] == roots[other.sentence, other.trigger]

    drafts = with_sorts(drafts, scene, clauses, joined)
    for i, draft in enumerate(drafts):
        told = _taken_up(draft, done, scene, clauses[draft.sentence], joined)
        if told is None and draft.sentence <= _HEAD:
            gas = is_of_gas(clauses[draft.sentence], draft.trigger)
            below = [d for d in drafts[i + 1 :] if not (gas and sort_of(d) == "battle")]
            told = _told_below(draft, below, scene, joined)
        killing = _killing_before(draft, done, scene, clauses[draft.sentence])
        if killing is not None and (told is None or told.sentence < killing.sentence):
            done.append(_by_who_killed(draft, killing))
            continue
        gas = is_of_gas(clauses[draft.sentence], draft.trigger)
        if told is None and gas:
            done.append(draft)
        elif told is None:
            done.append(_of_what_is_told(draft, done, scene, clauses[draft.sentence]))
        else:
            done.append(_like(draft, told, gas=gas))
    return done


def _killing_before(draft: Draft, before: Sequence[Draft], scene: Scene, clause: Clause) -> Draft | None:
    """ "Gunmen killed nine in A. The attack took place at dawn": that killing, where no event was told since."""
    if sort_of(draft) != "attack" or not draft.saying.echoes or stated(draft, "actor"):
        return None
    if not is_definite(clause, draft.trigger):
        return None
    last = next((d.sentence for d in reversed(before) if d.sentence < draft.sentence), draft.sentence)
    told = [d for d in before if d.sentence == last] if draft.sentence - last <= _JUST_BEFORE else []
    if any(map(is_event, told)):
        return None
    deeds = [
        d for d in told if d.saying.traits.get("measure") == "killed" and stated(d, "actor") and stated(d, "place")
    ]
    return deeds[0] if len(deeds) == 1 and _agree(draft, deeds[0], scene) else None


def _by_who_killed(draft: Draft, killing: Draft) -> Draft:
    """The attack by those who killed, where they did."""
    taken = {r: tuple(replace(f, basis=Basis.COREFERENT) for f in killing.roles[r]) for r in ("actor", "place")}
    own = {role: fillers for role, fillers in draft.roles.items() if stated(draft, role)}
    return replace(draft, roles={**taken, **own})


def _root_of_list(clause: Clause, word: int) -> int:
    """The first word of the list that a word is a member of."""
    while clause.tokens[word].dep == "conj" and clause.tokens[word].head < word:
        word = clause.tokens[word].head
    return word


def _taken_up(draft: Draft, before: Sequence[Draft], scene: Scene, clause: Clause, joined: Joined) -> Draft | None:
    """The last event told that "the attack" can mean."""
    if not is_event(draft) or not is_definite(clause, draft.trigger):
        return None
    near = (d for d in reversed(before) if draft.sentence - d.sentence <= _BACK and not joined(draft, d))
    if is_beaten_off(clause, draft.trigger):
        near = (d for d in near if sort_of(d) in _AIMED)
    if is_of_gas(clause, draft.trigger):
        near = (d for d in near if sort_of(d) != "battle")
    return next((d for d in near if is_event(d) and is_alike(draft, d) and _agree(draft, d, scene)), None)


def _of_what_is_told(draft: Draft, before: Sequence[Draft], scene: Scene, clause: Clause) -> Draft:
    """ "The raids on A": of the one sort that the sentences just before told of, though they did not name A."""
    if not is_event(draft) or not draft.saying.echoes or stated(draft, "actor"):
        return draft
    if not is_definite(clause, draft.trigger) and not _is_bare(clause, draft.trigger):
        return draft
    near = [d for d in before if is_event(d) and 0 < draft.sentence - d.sentence <= _JUST_BEFORE]
    towns = [m for d in near for m in scene.named_by(stated(d, "place")) if m.kind is MentionKind.PLACE]
    another = any(map(scene.is_town, towns)) and clause.lemma(draft.trigger) not in words("en").bare_raids
    if another and not _is_part_of_town(draft, scene):
        return draft  # "a bomb exploded in A. The attack on B" is another
    sorts = {sort_of(d) for d in near} & ONE_SIDED
    sort = next(iter(sorts)) if len(sorts) == 1 else ""
    return _by_those(of_sort(draft, sort), near, scene) if sort in draft.saying.echoes else draft


def _is_part_of_town(draft: Draft, scene: Scene) -> bool:
    """ "The attacks on the Sukkari neighbourhood": one of the city just told of."""
    named = [m for m in scene.named_by(stated(draft, "place")) if m.kind is MentionKind.PLACE]
    return bool(named) and all(scene.called(m) in words("en").city_parts_named for m in named)


def _by_those(draft: Draft, near: Sequence[Draft], scene: Scene) -> Draft:
    """The strikes by who carried out all of their sort that were just told of, if that is one party."""
    told = [d.roles.get("actor", ()) for d in near if sort_of(d) == sort_of(draft)]
    parties = {frozenset(keys_of(actors, scene)) for actors in told}
    if len(parties) != 1 or not told[-1] or draft.roles.get("actor"):
        return draft
    return replace(draft, roles={**draft.roles, "actor": tuple(replace(f, basis=Basis.IMPLIED) for f in told[-1])})


def _told_below(draft: Draft, after: Sequence[Draft], scene: Scene, joined: Joined) -> Draft | None:
    """What a summary's "attack" turns out to have been, if the report then tells of one sort of event only."""
    if not is_event(draft) or not draft.saying.echoes:
        return None
    others = [d for d in after if is_event(d) and not joined(draft, d)]
    fit = [d for d in others if sort_of(d) in draft.saying.echoes and _agree(draft, d, scene)]
    here = _in_sentence(draft, scene)
    fit = [d for d in fit if _same(here, _in_sentence(d, scene), scene)]
    told = [d for d in fit if stated(d, "place") or stated(d, "target")]
    return told[0] if len({sort_of(d) for d in told}) == 1 else None


def _in_sentence(draft: Draft, scene: Scene) -> list[Filler]:
    """The places of a draft that its own sentence names, though in no clause with it."""
    named = scene.mentions[draft.sentence]
    own = {(m.start, m.end) for m in named}
    return [f for f in draft.roles.get("place", ()) if (f.start, f.end) in own]


def _is_bare(clause: Clause, noun: int) -> bool:
    """ "Raids killed ten in A", after air strikes: raids of the same sort."""
    return clause.lemma(noun) in words("en").bare_raids and not clause.kids(noun, "det", "nmod:poss", "compound")


def _agree(echo: Draft, told: Draft, scene: Scene) -> bool:
    """Whether nothing that the echo's own words give is told otherwise, and there is something to take over."""
    for role in ("actor", "place"):
        if not _same(stated(echo, role), stated(told, role), scene):
            return False
    if not _same(stated(echo, "place"), told.roles.get("place", ()), scene):
        return False  # "the battle for A" is not one that went on somewhere else
    if keys_of(stated(echo, "actor"), scene) & keys_of(told.roles.get("target", ()), scene):
        return False  # nor is an army's own offensive the one that was told against it
    return any(told.roles.get(role) for role in _ROLES)


def _same(ours: Sequence[Filler], theirs: Sequence[Filler], scene: Scene) -> bool:
    """Whether two tellings can mean the same; of a part of a town the town may be told: "the attack in Kabul"."""
    one, other = keys_of(ours, scene), keys_of(theirs, scene)
    if not one or not other or one & other:
        return True
    return bool(one & scene.towns_around(theirs) or other & scene.towns_around(ours))


def _like(draft: Draft, told: Draft, *, gas: bool) -> Draft:
    """The draft as the same event: the sort, and the roles that its own words leave open.

    `gas`: its words say what it was done with, and no report's aircraft or shells make it another sort.
    """
    taken = {
        role: tuple(replace(f, basis=Basis.COREFERENT) for f in told.roles[role])
        for role in _ROLES
        if told.roles.get(role) and not stated(draft, role)
    }
    traits = {**draft.saying.traits, _SORT: sort_of(draft) if gas else sort_of(told)}
    own = draft.roles
    if sort_of(told) in ONE_SIDED and not told.roles.get("actor") and not stated(draft, "actor"):
        own = {role: fillers for role, fillers in own.items() if role != "actor"}  # whose it was nobody told
    return replace(draft, saying=replace(draft.saying, traits=traits), roles={**own, **taken})
