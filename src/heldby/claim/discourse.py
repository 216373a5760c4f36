"""What the report has told so far: where we are, who fights whom, when, so that open roles can be filled.

In:     the drafts of a report in order, its mentions, who belongs to whom.
Out:    drafts with open places, opponents and times filled from elsewhere, marked coreferent or implied.
Never:  a filler when two are as likely: then the role stays open.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.claim.ledger import Ledger
from heldby.claim.scene import Scene
from heldby.model import Basis, Filler, Mention, MentionKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from heldby.claim.draft import Draft
    from heldby.lexicon.words import Words


def with_places(drafts: Sequence[Draft], scene: Scene, small: Words) -> list[Draft]:
    """Fill open places: a stand-in ("the city", "five villages") and an event told without its place."""
    return [_with_place(draft, scene, small) for draft in drafts]


def _with_place(draft: Draft, scene: Scene, small: Words) -> Draft:
    if "place" in draft.roles or "place" not in draft.saying.roles:
        return draft
    found = _stood_for(draft, draft.open_place, scene, small) if draft.open_place else _where(draft, scene)
    if found is None:
        return draft
    basis = Basis.COREFERENT if draft.open_place else Basis.IMPLIED
    part = "" if draft.open_place is None or _is_all_of(draft.open_place, small) else draft.open_place.text
    return replace(draft, roles={**draft.roles, "place": (_found(found, basis),)}, part=part)


def _is_all_of(words: Filler, small: Words) -> bool:
    """Whether a stand-in means the whole place told of before: "the town", "it"; not "five villages"."""
    told = words.text.lower().split()
    definite = told[0] in small.definite
    return definite and (told[0] in ("it", "there", "here") or any(w in small.town_nouns for w in told))


def _stood_for(draft: Draft, words: Filler, scene: Scene, small: Words) -> Mention | None:
    """The place a common noun stands for: one to come for a new thing ("a village south of X"), else one told of."""
    first, *_, last = (words.text.lower().split() * 2)[: max(2, 2 * len(words.text.split()))]
    town = last in small.town_nouns or words.text.lower() in ("it",)
    fits = scene.is_town if town else scene.is_place
    after = scene.place_after(draft.sentence, words.end)
    is_new = first not in small.definite and first not in small.place_nouns
    if is_new and after is not None:
        return after
    return scene.place_before(draft.sentence, words.start, fits) or scene.main_place(fits) or after


def _where(draft: Draft, scene: Scene) -> Mention | None:
    """Where an event happened that its clause does not place: the last place told of, else the report's."""
    if "place" in draft.saying.needs:
        return None
    return scene.place_before(draft.sentence, draft.start, scene.is_place) or scene.main_place(scene.is_place)


def _found(mention: Mention, basis: Basis) -> Filler:
    return Filler(start=mention.start, end=mention.end, text=mention.text, basis=basis)


def below_countries(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """Leave out control of whole countries: who holds a country is no claim about a place."""
    wide = {(m.start, m.end) for line in scene.mentions for m in line if scene.is_wide(m)}

    def is_wide(draft: Draft) -> bool:
        places = draft.roles.get("place", ())
        return draft.saying.kind == "control" and bool(places) and all((f.start, f.end) in wide for f in places)

    return [draft for draft in drafts if draft.part or not is_wide(draft)]


def with_parties(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """Fill open sides of a change of hands, or of a battle, from what the report tells of the place and the war."""
    ledger = Ledger.of(drafts, scene)
    return [ledger.completed(draft) for draft in drafts]


def with_times(drafts: Sequence[Draft], scene: Scene, usable: Callable[[Mention], bool]) -> list[Draft]:
    """Give each draft without a date the phrase of its own sentence, if it has just one that dates it."""
    return [draft if draft.time else _with_time(draft, scene, usable) for draft in drafts]


def _with_time(draft: Draft, scene: Scene, usable: Callable[[Mention], bool]) -> Draft:
    times = [m for m in scene.mentions[draft.sentence] if m.kind is MentionKind.TIME and usable(m)]
    if not times:
        return draft
    nearest = min(times, key=lambda m: (_gap(m, draft), m.start))
    return replace(draft, time=Filler(start=nearest.start, end=nearest.end, text=nearest.text))


def _gap(mention: Mention, draft: Draft) -> int:
    if mention.start < draft.end and draft.start < mention.end:
        return 0
    return min(abs(mention.start - draft.end), abs(draft.start - mention.end))
