"""Where it was where the words of a sentence leave it open: filled from what the report has told so far.

In:     the drafts of a report in order, its mentions, who belongs to whom.
Out:    drafts with open places filled from elsewhere, marked coreferent or implied.
Never:  a place when two are as likely: then it stays open.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.claim.casting import VIOLENT
from heldby.claim.countrywide import country_of, is_countrywide, is_elsewhere, named_elsewhere
from heldby.claim.gone_to import not_where_they_met
from heldby.claim.likeliest import Told, keys_of_places, likeliest, told_of
from heldby.claim.listed_before import listed_before
from heldby.claim.parts import is_all_of
from heldby.claim.road_ends import lies_on_a_road
from heldby.claim.scene import Scene
from heldby.claim.seats import is_on_the_way, is_speakers_place, is_where_from
from heldby.claim.standing_for import (
    fitting,
    named_in,
    still_told_of,
    stood_for,
    taken_up,
    told_again,
    told_by_same_words,
)
from heldby.claim.told_before import with_echo
from heldby.claim.unnamed_ground import ground_held
from heldby.model import Basis, Filler, Mention, MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.lexicon.words import Words

_MARKS = frozenset({'"', "\u201c", "\u201d", "``", "''"})
_APPOSED = re.compile(r"\s*,\s+an?\s.?", re.IGNORECASE)
_GOAL = frozenset({"to", "into", "toward", "towards"})
_MEETINGS = frozenset({"talks", "agreement", "statement"})
# What happens at a place; who moves, meets or is hurt may be on the way.
_ACTS = frozenset({"control", "event"})
_SEEN = frozenset({"event", "casualty"})
_STRIKES = frozenset({"airstrike", "missile_strike"})

_ANY = frozenset({"a", "an", "any", "another", "one"})


def with_places(drafts: Sequence[Draft], scene: Scene, small: Words, clauses: Sequence[Clause]) -> list[Draft]:
    """Fill open places: a stand-in ("the city", "five villages") and an event told without its place."""
    drafts = [not_where_they_met(d, clauses[d.sentence]) for d in drafts]
    fierce = [d for d in drafts if d.saying.kind != "event" or is_violent(d)]
    fought_over = keys_of_places(fierce, scene)
    told = told_of(drafts, fierce, scene, clauses)
    done: list[Draft] = []
    meetings = [d for d in drafts if _is_meeting(d)]
    for draft in drafts:
        if _is_any_place(draft):
            done.append(draft)
            continue
        met = (d for d in meetings if d.sentence <= draft.sentence and is_violent(draft))
        met_at = keys_of_places(met, scene)
        around = scene.away_from(met_at - fought_over)
        within = _but_where_to(draft, _in_own_words(draft, around, clauses[draft.sentence]), clauses[draft.sentence])
        described = _described(draft, scene, clauses[draft.sentence])
        if land := named_elsewhere(draft, scene):
            done.append(replace(draft, roles={**draft.roles, "place": (_found(land, Basis.STATED),)}))
            continue
        if is_elsewhere(draft, scene, clauses[draft.sentence]):
            done.append(_all_over(draft, scene, clauses[draft.sentence]) or draft)
            continue
        placed = (
            with_echo(draft, done, small, clauses[draft.sentence])
            or described
            or told_by_same_words(draft, done, scene)
            or taken_up(draft, done, scene)
            or still_told_of(draft, done, scene)
            or (None if draft.is_war_toll else _with_same_place(draft, done, around))
        )
        if placed is None and not draft.is_war_toll:
            placed = _all_over(draft, scene, clauses[draft.sentence]) or _where_it_went_on(draft, done, around)
        done.append(placed or _with_place(draft, told, within, clauses[draft.sentence]))
    return [_in_its_town(draft, told, scene) for draft in done]


def _is_any_place(draft: Draft) -> bool:
    """ "The takeover of a city could lead to attacks": of no place that the report has told of."""
    supposed = draft.mood is not None and not draft.mood.status.is_real
    any_one = draft.open_place is not None and draft.open_place.text.lower().split()[0] in _ANY
    return supposed and any_one and draft.saying.kind == "control"


def _in_its_town(draft: Draft, told: Told, scene: Scene) -> Draft:
    """ "Shells hit the Mercy hospital", in a report on Gao: there."""
    place = draft.roles.get("place", ())
    named = [m for m in scene.named_by(place) if m.kind is MentionKind.PLACE]
    if draft.saying.kind not in _SEEN or len(named) != 1 or not scene.is_building(named[0]):
        return draft
    town = likeliest(
        (draft.sentence, draft.start), scene, told, lambda m: scene.is_town(m) and not scene.is_building(m)
    )
    return replace(draft, roles={**draft.roles, "place": (_found(town, Basis.IMPLIED),)}) if town else draft


def _with_same_place(draft: Draft, before: Sequence[Draft], scene: Scene) -> Draft | None:
    """The place that the same sentence takes up by another word; for a toll and its cause, also the country told of.

    "They bombed the town, causing many to flee"; "attacks across Mali killed twenty", "40 died in Mali in air strikes".
    """
    open_ended = "place" in draft.saying.roles and "place" not in draft.roles and not draft.open_place
    is_toll = draft.saying.kind != "event"
    if not open_ended or (is_toll and not is_violent(draft)):
        return None
    for other in reversed(before):
        if other.sentence != draft.sentence:
            return None
        told = other.roles.get("place", ())
        counted = is_toll or (other.saying.kind == "casualty" and draft.saying.traits.get("type") in _STRIKES)
        found = [f for f in told if f.basis is Basis.COREFERENT or (counted and _is_country(f, scene))]
        if found and not other.part:
            place = [replace(f, basis=Basis.IMPLIED) for f in (found if _is_country(found[0], scene) else found[:1])]
            return replace(draft, roles={**draft.roles, "place": tuple(place)})
    return None


def _all_over(draft: Draft, scene: Scene, clause: Clause) -> Draft | None:
    """The draft in the country of the report, where its words tell of no one town; open where two may be meant."""
    if not is_countrywide(draft, scene, clause):
        return None
    found = country_of(draft, scene)
    return replace(draft, roles={**draft.roles, "place": (_found(found, Basis.IMPLIED),)}) if found else draft


def _is_country(filler: Filler, scene: Scene) -> bool:
    return any(map(scene.is_wide, scene.named_by((filler,))))


def _where_it_went_on(draft: Draft, before: Sequence[Draft], scene: Scene) -> Draft | None:
    """Where the last act happened, if the last sentence with a place tells of one; for violence told without a place.

    "Raids on Ain Tarma outside Damascus killed twelve. Three of them were children": they died in Ain Tarma.
    """
    has_place = "place" in draft.roles or draft.open_place or scene.places(draft.sentence)
    if has_place or not is_violent(draft) or "place" in draft.saying.needs:
        return None
    named_in = scene.sentence_before(draft.sentence)
    acts = [d for d in before if d.sentence == named_in and d.saying.kind in _ACTS and d.roles.get("place")]
    told = next((d.roles["place"] for d in reversed(acts) if d.roles["place"][0].basis is not Basis.IMPLIED), ())
    if not any(map(scene.is_place, scene.named_by(told))):
        return None
    return replace(draft, roles={**draft.roles, "place": tuple(replace(f, basis=Basis.IMPLIED) for f in told)})


def _is_meeting(draft: Draft) -> bool:
    """Whether people only met or spoke: "talks in Geneva" are at no front."""
    return draft.saying.kind == "event" and draft.saying.traits.get("type") in _MEETINGS


def is_violent(draft: Draft) -> bool:
    """Whether it tells of violence, or of whom or what that hurt."""
    kind, told = draft.saying.kind, draft.saying.traits
    return kind in ("casualty", "damage") or (kind == "event" and told.get("type") in VIOLENT)


def _described(draft: Draft, scene: Scene, clause: Clause) -> Draft | None:
    """ "The last buildings that the group held in Sirte": the clause about the buildings says where they are."""
    words = draft.open_place
    if words is None or "place" in draft.roles or "place" not in draft.saying.roles:
        return None
    heads = [t.index for t in clause.tokens if words.start <= t.start < words.end]
    about = [k for head in heads for k in clause.kids(head, "acl:relcl", "acl") if clause.tokens[k].start >= words.end]
    if not about:
        return None
    start, end = clause.bounds([i for kid in about for i in _below(clause, kid)])
    fits = fitting(words.text.lower().split(), scene)
    found = next((m for m in scene.places(draft.sentence) if start <= m.start and m.end <= end and fits(m)), None)
    if found is None:
        return None
    part = "" if is_all_of(words) else words.text
    return replace(draft, roles={**draft.roles, "place": (_found(found, Basis.COREFERENT),)}, part=part)


def _below(clause: Clause, word: int) -> list[int]:
    """A word and all that hangs on it."""
    return [word, *(index for kid in clause.kids(word) for index in _below(clause, kid))]


def _in_own_words(draft: Draft, scene: Scene, clause: Clause) -> Scene:
    """The scene as somebody quoted has it: his "it" is no name that stands before his words in the same sentence."""
    stand_in = draft.open_place
    if stand_in is None or stand_in.text.lower() != "it":
        return scene
    marks = [t.start for t in clause.tokens if t.text in _MARKS and t.start < stand_in.start]
    return scene.without(draft.sentence, marks[-1]) if len(marks) % 2 else scene


def _but_where_to(draft: Draft, scene: Scene, clause: Clause) -> Scene:
    """The scene without where people or things are moved ("taken to a hospital in A"): it happened where they were."""
    whom = clause.tokens[draft.trigger].head if clause.is_dep(draft.trigger, "amod") else draft.trigger
    leaves = draft.saying.traits.get("type") == "withdrawal"
    moved = (clause.tokens[whom].head,) if clause.is_dep(whom, "nsubj:pass") else ()
    ends = {
        clause.tokens[i].end
        for word in (draft.trigger, *moved)
        for kid in _goals(clause, word, parted=leaves)
        for i in (*clause.listed(kid), *(clause.subtree(kid) if moved or leaves else ()))
    }
    there = {scene.place_key(m) for m in scene.places(draft.sentence) if m.end in ends} if ends else frozenset[str]()
    return scene.away_from(there)


def _goals(clause: Clause, word: int, *, parted: bool) -> list[int]:
    """Where somebody or something goes; also what the parser parted from that ("fled to their base at A")."""
    beside = clause.kids(word, "obl", "nmod")
    goals = [kid for kid in beside if clause.preposition(kid) in _GOAL]
    return [*goals, *(k for k in beside if parted and clause.kids(k, "case") and min(clause.subtree(k)) - 1 in goals)]


def _with_place(draft: Draft, told: Told, scene: Scene, clause: Clause) -> Draft:
    if "place" in draft.roles or "place" not in draft.saying.roles:
        return draft
    if draft.is_war_toll:
        return _in_its_country(draft, scene)
    stand_in = draft.open_place
    if stand_in and lies_on_a_road(scene.text, stand_in):
        return draft
    if stand_in and (several := listed_before(stand_in, draft.sentence, scene)):
        return replace(draft, roles={**draft.roles, "place": tuple(_found(m, Basis.COREFERENT) for m in several)})
    if stand_in is None:
        found = _where(draft, told, scene, clause)
    else:
        inside = named_in(stand_in, draft.sentence, scene)
        again = told_again(stand_in, inside, scene) if inside else stand_in
        found = (stood_for(draft, again, told, scene, clause) if again else None) or inside
        found = found or ground_held(draft, stand_in, told, scene)
    if found is None:
        return draft
    basis = Basis.COREFERENT if draft.open_place else Basis.IMPLIED
    whole = stand_in is None or is_all_of(stand_in) or _says_what_it_is(found, stand_in, scene)
    part = "" if stand_in is None or whole else stand_in.text
    return replace(draft, roles={**draft.roles, "place": (_found(found, basis),)}, part=part)


def _says_what_it_is(place: Mention, noun: Filler, scene: Scene) -> bool:
    """ "A, a rail hub that the army has held": no bit of A."""
    return _APPOSED.fullmatch(scene.text[place.end : noun.start + 3]) is not None


def _in_its_country(draft: Draft, scene: Scene) -> Draft:
    """The toll of a war with the one country of its sentence ("Syria's war"); it fell in no town of the news."""
    wide = [m for m in scene.mentions[draft.sentence] if scene.is_wide(m) and not scene.is_party(m)]
    keys = {scene.place_key(m) for m in wide}
    return (
        replace(draft, roles={**draft.roles, "place": (_found(wide[0], Basis.IMPLIED),)}) if len(keys) == 1 else draft
    )


def _where(draft: Draft, told: Told, scene: Scene, clause: Clause) -> Mention | None:
    """Where an event happened that its clause does not place: the nearest place in its sentence, else the last."""
    if "place" in draft.saying.needs or draft.saying.kind == "control":
        return None
    goals = {scene.place_key(m) for m in scene.places(draft.sentence) if is_on_the_way(scene.text, m)}
    scene = scene.away_from(goals)
    here = [m for m in scene.inner(scene.places(draft.sentence)) if m.start not in told.gone_to]
    if here:
        here = [m for m in here if not (is_speakers_place(clause, m) or is_where_from(clause, m))] or here
        return min(here, key=lambda m: (_apart(m, draft), m.start))
    if _is_meeting(draft):
        return None  # who meets or agrees does so at no front
    return likeliest((draft.sentence, draft.start), scene, told, lambda m: m.start not in told.gone_to)


def _apart(mention: Mention, draft: Draft) -> int:
    """Characters between a mention and the draft's own words; what follows is nearer than what stands before."""
    return mention.start - draft.end if mention.start >= draft.end else 2 * max(0, draft.start - mention.end)


def _found(mention: Mention, basis: Basis) -> Filler:
    return Filler(start=mention.start, end=mention.end, text=mention.text, basis=basis)


def with_facilities(drafts: Sequence[Draft], scene: Scene, small: Words) -> list[Draft]:
    """Leave a facility as a part of a town only: "the airport of Goma" is a bit of it, "the dam of Tishrin" the dam."""

    def is_itself(draft: Draft) -> bool:
        named = scene.named_by(draft.roles.get("place", ()))
        return any(scene.is_facility(m) for m in named)

    heads = {draft.part: small.facilities & set(draft.part.lower().split()[:4]) for draft in drafts if draft.part}
    return [replace(d, part="") if d.part and heads[d.part] and is_itself(d) else d for d in drafts]
