"""The `claim` stage: what a report says, claim by claim, each bound to the words that say it.

In:     a report, its passages, its sentences and mentions, and the wordings of its language.
Out:    `Claim`s in the order of the text, every quote verified, and problems.
Never:  a meaning or a resolved date; a claim from site furniture; a role filled by a coin toss.

The report is the unit of reading, not the sentence: each sentence gives drafts (`draft`), the report fills what they
leave open (`discourse`), and the voice, mood and time of each are read from the tree (`voice`, `mood`).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.claim.called_foes import with_called_foes
from heldby.claim.causes import with_places_of_causes
from heldby.claim.clause import Clause
from heldby.claim.countries import below_countries
from heldby.claim.countrywide import at_least_in_country
from heldby.claim.crediting import attributions, credited
from heldby.claim.damaged_places import with_damaged_places
from heldby.claim.dated_lists import by_day
from heldby.claim.dating import as_states, with_times
from heldby.claim.discourse import with_facilities, with_places
from heldby.claim.draft import Draft, drafts
from heldby.claim.echoes import with_aims, with_echoes, with_shared_roles, without_ended
from heldby.claim.falls import (
    with_holders_before,
    without_its_own,
    without_todays_sides,
)
from heldby.claim.figures import with_owners
from heldby.claim.filling import Names
from heldby.claim.finer_places import with_finer_places
from heldby.claim.fleeing import without_fleeing_peoples
from heldby.claim.helping import with_helpers
from heldby.claim.histories import as_of_then
from heldby.claim.holders_took import with_holders_who_took
from heldby.claim.included_places import with_included
from heldby.claim.innermost import without_surroundings
from heldby.claim.mood import Mood, is_named, mood
from heldby.claim.naming import with_names_to_come
from heldby.claim.no_strength import without_miscounts
from heldby.claim.not_himself import without_self_inflicted
from heldby.claim.one_breath import in_one_breath
from heldby.claim.only_where import only_where_told
from heldby.claim.open_sides import with_parties
from heldby.claim.peaceful_holders import without_peaceful_holders
from heldby.claim.pointed_back import without_mere_mentions
from heldby.claim.regained import is_come_about
from heldby.claim.relating import is_kept, told_as, two_sided, with_whose_truce
from heldby.claim.relief import with_lifted_sieges
from heldby.claim.scene import Known, Scene
from heldby.claim.seats import without_seats
from heldby.claim.stretches import so_old, still_going
from heldby.claim.successors import with_successors
from heldby.claim.together import with_shared_figures
from heldby.claim.told_by_the_way import with_asides
from heldby.claim.tries import fought, without_tries
from heldby.claim.twice_told import without_repeats
from heldby.claim.two_degrees import with_the_lesser
from heldby.claim.two_sides import with_the_two_sides
from heldby.claim.under_way import is_so_now, is_unfinished
from heldby.claim.unknown import without_unknown_doers
from heldby.claim.unnamed import is_of_nobody_named
from heldby.claim.victims import taken_up
from heldby.claim.ways import is_travelled, with_far_ends
from heldby.claim.weighed import with_those_it_means_much_to
from heldby.lexicon.kinds import kinds
from heldby.lexicon.sayings import sayings
from heldby.lexicon.speech import speech
from heldby.lexicon.words import Words, words
from heldby.model import (
    Attribution,
    Certainty,
    Claim,
    Hedge,
    Mention,
    MentionKind,
    Polarity,
    Problem,
    Status,
    Voice,
    claim_id,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from heldby.model import Filler, Marked, Passage, Report, Sentence

__all__ = ["Known", "claim"]


def claim(
    report: Report, passages: Sequence[Passage], marked: Marked, known: Known, quiet: Sequence[Passage] = ()
) -> tuple[tuple[Claim, ...], tuple[Attribution, ...], tuple[Problem, ...]]:
    """Find every claim of a report, and every attribution.

    `known` is what the names in it mean: the report is read as a whole, and who is who tells who fights whom. The
    passages in `quiet` claim nothing unless they name an armed group or a force: of general news, those without a word
    of war, whose attacks are of words and whose campaigns are for votes.
    """
    small = words(report.language)
    rules = sayings(report.language)
    sentences = [s for s in marked.sentences if _passage(passages, s.start) is not None]
    lines = _by_sentence(sentences, marked.mentions)
    clauses = [Clause(s, report.text) for s in sentences]
    names = [Names(text=report.text, mentions=line) for line in lines]
    scene = Scene.of(lines, known, report.text)
    spared = _spared(sentences, lines, quiet, known)
    found = [
        _as_told(_with_mood(draft, clauses[i], small), clauses[i])
        for i, name in enumerate(names)
        if i not in spared
        for draft in with_included(by_day(drafts(clauses[i], name, rules, i), clauses[i], name), name)
        if is_kept(draft, clauses[i]) and is_travelled(draft, clauses[i])
    ]
    said = attributions(passages, clauses, names, known.party)
    if not found:
        return (), tuple(said), ()

    def speakers(draft: Draft) -> Sequence[Filler]:
        attribution = credited(draft, report.text, said)
        return attribution.sources if attribution else ()

    filled = _filled(found, scene, clauses, speakers)
    claims = [_claim(report, d, passages, said) for d in filled]
    return tuple(_unique(claims)), tuple(said), ()


def _filled(
    found: list[Draft], scene: Scene, clauses: Sequence[Clause], speakers: Callable[[Draft], Sequence[Filler]]
) -> list[Draft]:
    """The drafts of a report with what the rest of it tells, step by step; what turns out to be none is left out."""
    found = [fought(draft, clauses[draft.sentence]) for draft in without_tries(found, clauses) if _is_told_so(draft)]
    found = with_asides(without_surroundings(found, scene), clauses)
    found = with_shared_roles(in_one_breath(with_shared_figures(found, clauses), clauses), clauses)
    found = with_the_lesser(found, clauses)
    found = as_states(without_ended(without_fleeing_peoples(found, scene, clauses)), scene, clauses)
    found = without_miscounts(taken_up(found, clauses, scene))
    peopled = two_sided(with_whose_truce(found, scene), scene)
    placed = below_countries(with_aims(_placed(peopled, scene, clauses), clauses), scene)
    placed = with_those_it_means_much_to(without_peaceful_holders(without_its_own(placed), scene), scene, clauses)
    sided = with_the_two_sides(without_self_inflicted(placed, scene), scene, clauses)
    sided = with_holders_who_took(sided, scene, clauses)
    filled = with_holders_before(with_parties(sided, scene, speakers), scene, clauses)
    filled = with_helpers(with_far_ends(with_owners(filled)), scene, clauses)
    filled = without_unknown_doers(with_echoes(filled, scene, clauses), clauses)
    filled = with_successors(with_called_foes(filled, scene, clauses), scene, clauses)
    filled = without_repeats(filled, scene)
    filled = with_places_of_causes(without_self_inflicted(filled, scene), clauses)
    filled = list(without_mere_mentions(filled, clauses))
    filled = as_of_then(still_going(filled, scene, clauses), scene, clauses)
    filled = so_old(without_todays_sides(with_times(filled, scene, clauses), scene), scene, clauses)
    filled = only_where_told(with_lifted_sieges(filled, scene, clauses), scene)
    filled = with_damaged_places(d for d in filled if d.roles.get("place") or not _is_placed(d))
    return [d for d in filled if not is_of_nobody_named(d, scene, clauses)]


def _with_mood(draft: Draft, clause: Clause, small: Words) -> Draft:
    told = told_as(draft, _mood(draft, clause, small), clause)
    given = told.is_so and _is_given(draft, clause)  # not what is feared: "fears of a siege"
    return replace(draft, mood=told, given=given)


def _mood(draft: Draft, clause: Clause, small: Words) -> Mood:
    kind = draft.saying.kind
    stands = draft.is_state or (kind == "route" and is_so_now(clause, draft.trigger))  # "the road is cut"
    found = mood(clause, draft.trigger, small, aspect=kinds()[kind].aspect, standing=stands)
    if draft.saying.aside and draft.saying.kind == "indicator":  # "denied using them in the six-year war": it lasted
        status = found.status if found.status is Status.HAPPENED else Status.ONGOING
        return replace(found, status=status, polarity=Polarity.ASSERTED, hedge=Hedge())
    return found


def _is_given(draft: Draft, clause: Clause) -> bool:
    """Whether a holding is only named beside what somebody tells: "an offensive to take the rebel stronghold of A"."""
    holding = draft.saying.kind == "control" and draft.is_state and is_named(clause, draft.trigger)
    claimed = clause.tokens[clause.tokens[draft.trigger].head].text.lower() in speech("en").saying
    return holding and not claimed and not clause.is_dep(draft.trigger, "obl")  # not "the town is back in their hands"


def _is_told_so(draft: Draft) -> bool:
    """Whether a draft has the status that its rule asks for: more may be dead where a toll "may rise", to no figure."""
    asked = draft.saying.only_status
    return not asked or (draft.mood is not None and str(draft.mood.status) in asked and draft.quantity is None)


def _as_told(draft: Draft, clause: Clause) -> Draft:
    """A draft with what its rule adds while it is being done ("is being encircled"), or as what has come about."""
    saying = draft.saying
    traits: dict[str, str] = {}
    if saying.under_way and is_unfinished(clause, draft.trigger):
        traits = dict(saying.under_way)
    if saying.come_about and is_come_about(clause, draft.trigger):
        traits = {kinds()[saying.kind].main_trait: saying.come_about}
    if not traits:
        return draft
    told = draft.mood
    if saying.come_about in traits.values() and told is not None and told.status is Status.ONGOING:
        told = replace(told, status=Status.HAPPENED)  # who is "back in control" has come to be so
    return replace(draft, saying=replace(saying, traits={**saying.traits, **traits}), mood=told)


def _placed(drafts: Sequence[Draft], scene: Scene, clauses: Sequence[Clause]) -> list[Draft]:
    """Drafts with the places that the rest of the report tells."""
    small, told = words("en"), without_seats(scene, clauses)
    named = with_names_to_come(with_places(drafts, told, small, clauses), told, clauses)
    return at_least_in_country(with_facilities(with_finer_places(named, told, clauses), scene, small), scene)


def _is_placed(draft: Draft) -> bool:
    """Whether a claim of this kind, or by this rule, is none without a place."""
    role = kinds()[draft.saying.kind].roles.get("place")
    return "place" in draft.saying.needs or (role is not None and role.required)


def _passage(passages: Sequence[Passage], offset: int) -> Passage | None:
    return next((p for p in passages if p.start <= offset < p.end and p.kind.is_article), None)


def _by_sentence(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> tuple[tuple[Mention, ...], ...]:
    ordered = sorted(mentions)
    starts = [m.start for m in ordered]
    return tuple(
        tuple(m for m in ordered[bisect_left(starts, s.start) : bisect_left(starts, s.end)] if m.end <= s.end)
        for s in sentences
    )


def _spared(
    sentences: Sequence[Sentence], lines: Sequence[Sequence[Mention]], quiet: Sequence[Passage], known: Known
) -> set[int]:
    """The sentences of quiet passages, but for passages that name somebody armed."""
    inside = {i: p for i, s in enumerate(sentences) if quiet and (p := _passage(quiet, s.start))}
    loud = {p for i, p in inside.items() if any(_is_armed(m, known) for m in lines[i])}
    return {i for i, p in inside.items() if p not in loud}


def _is_armed(mention: Mention, known: Known) -> bool:
    return mention.kind is MentionKind.ACTOR and mention.form == "name" and known.armed(mention)


def _claim(report: Report, draft: Draft, passages: Sequence[Passage], said: Sequence[Attribution]) -> Claim:
    attribution = credited(draft, report.text, said)
    told = draft.mood
    assert told is not None
    hedge = told.hedge
    if attribution and attribution.certainty is not Certainty.CERTAIN and hedge.cue is None:
        hedge = Hedge(certainty=attribution.certainty, cue=attribution.cue)
    traits = _traits(draft)
    passage = _passage(passages, draft.start)
    told_of = [f"{role}:{f.start}" for role, fillers in sorted(draft.roles.items()) for f in fillers]
    values = [*(f"{name}={value}" for name, value in sorted(traits.items())), *told_of]
    return Claim(
        id=claim_id(report.id, draft.saying.kind, draft.start, draft.end, *values),
        report=report.id,
        kind=draft.saying.kind,
        quote=report.text[draft.start : draft.end],
        start=draft.start,
        end=draft.end,
        locus="caption" if passage and passage.kind == "pullquote" else str(passage.kind) if passage else "body",
        voice=attribution.voice() if attribution else Voice(),
        hedge=hedge,
        status=told.status,
        polarity=told.polarity,
        traits=traits,
        roles=draft.roles,
        quantity=draft.quantity,
        time=draft.time,
        rule=draft.saying.id,
    ).verify(report.text)


def _traits(draft: Draft) -> dict[str, str]:
    """The rule's traits; with the actor known, the value the rule swaps to ("falls" is lost, "falls to X" taken)."""
    traits = dict(draft.saying.traits)
    if draft.saying.swap and draft.roles.get("actor"):
        traits[kinds()[draft.saying.kind].main_trait] = draft.saying.swap
    return traits | ({"part": draft.part} if draft.part and draft.saying.kind == "control" else {})


def _unique(claims: Iterable[Claim]) -> list[Claim]:
    """One claim per content, in the order of the text."""
    kept: dict[str, Claim] = {}
    for found in sorted(claims, key=lambda c: (c.start, c.end, c.kind, c.id)):
        kept.setdefault(found.id, found)
    return list(kept.values())
