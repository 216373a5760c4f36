"""Which of the places told of before is meant where the words name none: each is weighed by what speaks for it.

In:     where the words stand, the noun that stands for the place ("" for none), what the report tells of.
Out:    the likeliest place, by its last mention before the words.
Never:  a place abroad of which the report tells nothing, for one in the country of the fighting.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heldby.claim.comings_and_goings import other_ends
from heldby.claim.gone_to import gone_to
from heldby.claim.own_town import is_own_town
from heldby.lexicon.words import words
from heldby.model import MentionKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene
    from heldby.model import Mention

_TOWARD = frozenset({"for", "toward", "towards", "into"})
# What a report is on about; people and things have places too, but come from there or go there.
_ABOUT = frozenset({"control", "event", "casualty", "route", "indicator"})
_BACK, _FAR = 6, 12  # sentences in which a place is still told of, and "the town" that a report is about means it
_JOINT = 12  # characters that may join two members of a list
_JOINTS = frozenset({",", "and", ", and", "&", "or", "as well as"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a report tells of: `about` the places that claims name themselves, `passing` those named in passing too.

    `lands` are the countries of the places where there was violence, or that changed hands; `gone_to` where those names
    stand to which people only went, `aside` the ends of ways at which nothing happened.
    """

    about: frozenset[str]
    passing: frozenset[str]
    lands: frozenset[str]
    gone_to: frozenset[int] = frozenset()
    aside: frozenset[int] = frozenset()

    def is_abroad(self, mention: Mention, scene: Scene) -> bool:
        """Whether it lies in a country of which no such claim tells, and none is about it: "he died in Istanbul"."""
        land = scene.known.land(mention)
        return bool(self.lands and land) and land not in self.lands and scene.place_key(mention) not in self.about


def told_of(drafts: Sequence[Draft], fierce: Sequence[Draft], scene: Scene, clauses: Sequence[Clause]) -> Told:
    """What the drafts of a report tell of; `fierce` are those that tell of violence, or of who holds what."""
    return Told(
        about=_named_by_claims(drafts, scene) | _headed_for(clauses, scene),
        passing=keys_of_places([d for d in drafts if d.saying.kind in _ABOUT], scene),
        lands=_lands(fierce, scene),
        gone_to=gone_to(scene, clauses),
        aside=other_ends(scene, clauses),
    )


def _named_by_claims(drafts: Sequence[Draft], scene: Scene) -> frozenset[str]:
    """The places that claims of this report name themselves: "the city" means one of them before any other.

    "The governor of Homs said the city had fallen" is not on about Homs if all else is about Palmyra, nor on about
    Deir ez-Zor where only the army's garrison there was mentioned in passing.
    """
    return keys_of_places([d for d in drafts if d.saying.kind in _ABOUT and not d.saying.passing], scene)


def keys_of_places(drafts: Iterable[Draft], scene: Scene) -> frozenset[str]:
    """The places of some drafts."""
    places = [f for d in drafts for f in d.roles.get("place", ())]
    return frozenset(scene.place_keys(places))


def _lands(drafts: Iterable[Draft], scene: Scene) -> frozenset[str]:
    """The countries of the places of some drafts."""
    named = scene.named_by(f for d in drafts for f in d.roles.get("place", ()))
    return frozenset(filter(None, (scene.known.land(m) for m in named if m.kind is MentionKind.PLACE)))


def _headed_for(clauses: Sequence[Clause], scene: Scene) -> frozenset[str]:
    """The places that somebody moves toward, though nobody can tell who: "a third column is heading for Mykolaiv"."""
    ends = {
        token.end
        for clause in clauses
        for token in clause.tokens
        if token.dep == "obl" and clause.tokens[token.head].pos == "VERB" and clause.preposition(token.index) in _TOWARD
    }
    return frozenset(
        scene.place_key(m) for line in scene.mentions for m in line if m.end in ends and _names_town(m, scene)
    )


def _names_town(mention: Mention, scene: Scene) -> bool:
    return mention.kind is MentionKind.PLACE and scene.is_place(mention) and scene.is_town(mention)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Weights:
    """What speaks for a place, and how much. They are no probabilities: only their order counts.

    `back`: for each sentence that lies between. `about`, `passing`: a claim names it. `here`: it stands in the same
    sentence. `sort`: such a place is most often called by the noun. `so_called`: a part of a town called so itself.
    `listed`: one of several that "and" joins is no "the city". `own`: somebody of that town speaks of it. `aside`: it
    is where somebody only came from, or withdrew to.
    """

    back: float
    about: float
    passing: float = 0.0
    here: float = 0.0
    sort: float = 0.0
    so_called: float = 0.0
    listed: float = 0.0
    own: float = 0.0
    aside: float = 0.0


# "The city" is one that claims are about; where nothing stands for the place, it goes on where it was last.
_STAND_IN = _Weights(
    back=-0.4, about=2.5, passing=1.5, here=2.0, sort=0.3, so_called=2.5, listed=-1.5, own=2.0, aside=-3.0
)
_UNTOLD = _Weights(back=-1.0, about=0.3)


def likeliest(
    at: tuple[int, int], scene: Scene, told: Told, fits: Callable[[Mention], bool], noun: str = ""
) -> Mention | None:
    """The fitting place for which most speaks, before a sentence and offset; of two alike the later.

    Without one the place named most in the report, if one leads. Below a heading that names a place nothing above it.
    """
    sentence, offset = at
    weights = _STAND_IN if noun else _UNTOLD
    found: list[tuple[float, int, Mention]] = []
    head = max((index for index in scene.headings if index < sentence), default=-1)
    few = range(sentence, max(head, sentence - (_FAR if noun in words("en").town_nouns else _BACK) - 1, -1), -1)
    for index in [*few, head] if head >= 0 else few:
        if index < sentence - _BACK and any(scene.place_key(m) in told.about for *_, m in found):
            break
        inner = scene.inner(
            [m for m in scene.places(index) if m.end <= offset and fits(m) and not told.is_abroad(m, scene)]
        )
        points = [m for m in inner if m.form in ("point", "direction")] or inner
        for mention in points:
            near = weights.back * (sentence - index)
            if noun and _is_listed(mention, points, scene):
                near += weights.listed
            elif index == sentence:
                near += weights.here + weights.own * is_own_town(mention, scene)
            found.append((near + _weight(mention, noun, scene, told), mention.start, mention))
    best = max(found, key=lambda one: one[:2], default=None)
    if best or head >= 0:
        return best[2] if best else None
    return scene.main_place(lambda m: fits(m) and not told.is_abroad(m, scene))


def _weight(mention: Mention, noun: str, scene: Scene, told: Told) -> float:
    """What speaks for a place wherever it is named."""
    weights = _STAND_IN if noun else _UNTOLD
    small, key = words("en"), scene.place_key(mention)
    weight = weights.about if key in told.about else weights.passing if key in told.passing else 0.0
    if mention.start in told.aside:
        weight += weights.aside
    if scene.known.place_kind(mention) in small.called.get(noun, ()):
        weight += weights.sort
    if noun in small.city_parts_named and _is_so_called(mention, noun, scene):
        weight += weights.so_called
    return weight


def _is_so_called(mention: Mention, noun: str, scene: Scene) -> bool:
    """Whether the report calls it by that noun: "the Sukkari neighbourhood", "the district of Imam Sahib"."""
    return noun in (*mention.value.split("|"), mention.text.lower().split()[-1], scene.called(mention))


def _is_listed(mention: Mention, others: Sequence[Mention], scene: Scene) -> bool:
    """Whether "and" or a comma joins it to another."""
    gaps = (scene.text[min(m.end, mention.end) : max(m.start, mention.start)] for m in others if m is not mention)
    return any(len(gap) <= _JOINT and gap.strip() in _JOINTS for gap in gaps)
