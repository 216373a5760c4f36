"""What was told of no town but of a whole country: "across the country", "in various areas", "since 2006".

In:     a draft that names no place, the tree of its sentence, the names of the report.
Out:    whether it was all over a country, and the mention of the country that the report is about; what was told of
        nowhere at all in that country.
Never:  a country where two are told of as often.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.claim.casting import VIOLENT
from heldby.claim.for_years import is_of_the_war
from heldby.claim.scene import leader
from heldby.lexicon.words import words
from heldby.model import Basis, Filler, MentionKind, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene
    from heldby.model import Mention

_KINDS = frozenset({"event", "casualty"})
_IN = re.compile(r"\b(?:in|across|throughout|inside|within|over)\s+(?:[\w-]+\s)?\Z", re.IGNORECASE)
_ELSEWHERE_IN = re.compile(r"\b(?:elsewhere|somewhere)\s+(?:in|across|on)\s+\Z", re.IGNORECASE)
_NEAR = 30
_ALL_OVER = frozenset({"in", "across", "throughout", "around", "over"})
_ELSEWHERE = re.compile(
    r"\belsewhere\s+(?:in|across|on)\s+the\b|\bin\s+(?:an)?other\s+(?:parts?|areas?|towns?|villages?|cit(?:y|ies)|provinces?|districts?|regions?)\b"
    r"|\bin\s+the\s+(?:country['\u2019]s\s+)?(?:far\s+)?(?:north|south|east|west)(?:-?(?:east|west))?"
    r"(?:\s+of\s+the\s+(?:country|state|province|region|governorate|territory|island|peninsula)\b|(?=[,.;]|\s+(?:killed|left|wounded|displaced|and|on)\b))",
    re.IGNORECASE,
)
# "Russia has been waging an air campaign in support of the government": no town's news.
_FROM_ABROAD = re.compile(
    r"\bin support of\b|\bon behalf of\b|\bintervention\b|\bair (?:campaign|war)\b", re.IGNORECASE
)


def is_countrywide(draft: Draft, scene: Scene, clause: Clause) -> bool:
    """Whether the words of an event say that it was no one town of a country."""
    if draft.saying.kind not in _KINDS or "place" in draft.roles or "place" not in draft.saying.roles:
        return False
    told = draft.open_place.text.lower().split() if draft.open_place else []
    if told and (told[0] in words("en").definite or not is_of_the_war(draft, scene, clause)):
        return told[0] in words("en").various and told[-1] in words("en").many_places
    return _is_all_over(draft, clause) or _is_from_abroad(draft, scene, clause) or is_of_the_war(draft, scene, clause)


def is_elsewhere(draft: Draft, scene: Scene, clause: Clause) -> bool:
    """ "Fighting elsewhere in the province", "attacks in the north of the country": not at the town told of before."""
    if draft.saying.kind not in _KINDS or "place" in draft.roles or draft.open_place or scene.places(draft.sentence):
        return False
    return _ELSEWHERE.search(scene.text, clause.tokens[0].start, clause.tokens[-1].end) is not None


def named_elsewhere(draft: Draft, scene: Scene) -> Mention | None:
    """The country that the sentence itself names so: "elsewhere in Nigeria, gunmen killed ten"."""
    if draft.saying.kind not in _KINDS or "place" in draft.roles or draft.open_place or scene.places(draft.sentence):
        return None
    named = (m for m in scene.mentions[draft.sentence] if _is_country(m, scene))
    return next((m for m in named if _ELSEWHERE_IN.search(scene.text, max(0, m.start - _NEAR), m.start)), None)


def _is_all_over(draft: Draft, clause: Clause) -> bool:
    """ "Clashes continued across the country", "elsewhere in the country"."""
    above = {draft.trigger, *_verbs_above(clause, draft.trigger)}
    if _is_suffered_by_country(clause, above):
        return True
    for token in clause.tokens:
        if token.text.lower() in words("en").lands:
            word = _parts_of(clause, token.index)
            head = clause.tokens[word].head
            definite = any(clause.tokens[k].text.lower() in ("the", "this") for k in clause.kids(token.index, "det"))
            over = clause.preposition(word) in _ALL_OVER
            if definite and over and above & {head, clause.tokens[head].head}:
                return True
    return False


def _parts_of(clause: Clause, land: int) -> int:
    """The parts of a country, where its word only tells whose they are: "in other parts of the country"."""
    head = clause.tokens[land].head
    parts = clause.preposition(land) == "of" and clause.tokens[head].text.lower() in words("en").many_places
    return head if parts else land


def _is_suffered_by_country(clause: Clause, verbs: set[int]) -> bool:
    """ "The country has suffered attacks", "the nation has been racked by fighting"."""
    subjects = (clause.tokens[k] for verb in verbs for k in clause.kids(verb, "nsubj", "nsubj:pass"))
    return any(
        t.text.lower() in words("en").lands
        and any(clause.tokens[k].text.lower() in ("the", "this") for k in clause.kids(t.index, "det"))
        for t in subjects
    )


def _verbs_above(clause: Clause, word: int) -> list[int]:
    """The verb that an event is the subject or object of: "strikes killed ten across the country"."""
    token = clause.tokens[word]
    return (
        [token.head] if clause.is_dep(word, "nsubj*", "obj", "obl") and clause.tokens[token.head].pos == "VERB" else []
    )


def _is_from_abroad(draft: Draft, scene: Scene, clause: Clause) -> bool:
    doers = [m for m in scene.named_by(draft.roles.get("actor", ())) if m.kind is MentionKind.ACTOR]
    if not doers or not all(map(scene.known.state, doers)) or scene.places(draft.sentence):
        return False
    return _FROM_ABROAD.search(scene.text, clause.tokens[0].start, clause.tokens[-1].end) is not None


def country_of(draft: Draft, scene: Scene) -> Mention | None:
    """The country in which most is told to be, by the name last before the draft, else its first."""
    named = [m for line in scene.mentions for m in line if _is_country(m, scene)]
    within = [m for m in named if _IN.search(scene.text, max(0, m.start - _NEAR), m.start)]
    towns = (m for index in range(len(scene.mentions)) for m in scene.places(index))
    key = leader(filter(None, map(scene.known.land, (*within, *towns))))
    ours = [m for m in within if scene.known.land(m) == key] or [m for m in named if scene.known.land(m) == key]
    return next((m for m in reversed(ours) if m.end <= draft.start), ours[0] if ours else None)


def at_least_in_country(drafts: Iterable[Draft], scene: Scene) -> list[Draft]:
    """The drafts, violence that a report tells of nowhere in particular placed in the country that it is about."""
    return [_in_country(draft, scene) if _is_nowhere(draft) else draft for draft in drafts]


def _is_nowhere(draft: Draft) -> bool:
    if draft.saying.kind != "event" or draft.saying.traits.get("type") not in VIOLENT:
        return False
    return "place" in draft.saying.roles and "place" not in draft.roles and draft.open_place is None


def _in_country(draft: Draft, scene: Scene) -> Draft:
    found = country_of(draft, scene)
    if found is None:
        return draft
    filler = Filler(start=found.start, end=found.end, text=found.text, basis=Basis.IMPLIED)
    return replace(draft, roles={**draft.roles, "place": (filler,)})


def _is_country(mention: Mention, scene: Scene) -> bool:
    """Whether a country is named, by its name."""
    at = mention.kind is MentionKind.PLACE and mention.form == "country"
    return at and scene.known.place_kind(mention) is PlaceKind.COUNTRY
