"""Which place told of before a common noun stands for: "the city", "five villages south of it", "the air base".

In:     a draft that names no place, the words that stand for it, the drafts before it, the names of the report.
Out:    the mention of the place, or the draft with what the same words were told of before.
Never:  a place for what was told of nowhere in particular ("did not win ground").
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.claim.facilities import tells_of_facility
from heldby.claim.known_towns import is_told_apart
from heldby.claim.likeliest import likeliest
from heldby.claim.listed_before import listed_before
from heldby.claim.parts import is_all_of
from heldby.lexicon.words import words
from heldby.model import Basis, MentionKind, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.likeliest import Told
    from heldby.claim.scene import Scene
    from heldby.model import Filler, Mention

# What may stand between the end of a sentence and a place of which the next one tells.
_OPENS = re.compile(r"(?:^|[.!?\"\u201d]\s+|\n\s*)(?:[Tt]he\s+(?:[\w-]+\s+){0,3}(?:of\s+)?)?$")
_IS_TOLD = re.compile(
    r"\s*,|\s+(?:is|was|lies|sits|stands|has|had|fell|remains|remained|changed|came|straddles|overlooks|borders)\b"
)
_AT = re.compile(r"\s+(?:at|in)\s+(?:the\s+(?:\w+\s+){1,2}of\s+)?")
# "The mining town in Cauca province" may be one told of before.
_KNOWN_IN = re.compile(r"\A((?:the|this|that)\s+(?:[\w-]+\s+){0,2}(?:city|town|village))\s+in\s+\Z", re.IGNORECASE)
# "The town on the border" is not the border.
_LED_IN = re.compile(r"\b(?:in|at|inside)\s+(?:the\s+(?:[\w-]+\s+){1,3}of\s+)?\Z")
# "The country's", also where the apostrophe was lost.
_OWNED = re.compile(r"(?:['\u2019]s|(?<=y)s)$")
_REACH = 60
_QUOTES = ('"', "\u201c", "\u201d")
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_STILL = 2  # sentences in which "the city" goes on meaning the same one
_BACK = 6  # sentences in which "the hill" is still the one told of


def stood_for(draft: Draft, told_by: Filler, told_of: Told, scene: Scene, clause: Clause) -> Mention | None:
    """The place a common noun stands for.

    A new thing ("a village south of X") is placed by what follows; "the city" is the last one named that claims are
    about, else the last one named, else the one named most; "the island", "the base" the last of their kind, and
    without any told of before them the town that has one.
    """
    small, told = words("en"), told_by.text.lower().split()
    if {_OWNED.sub("", word) for word in told} & small.lands:
        return scene.country_told_of(draft.sentence, told_by.start, scene.named_by(draft.roles.get("actor", ())))
    fits = fitting(told, scene)
    after = scene.place_after(draft.sentence, told_by.end)
    is_new = not _is_told_of(told)
    here = [m for m in scene.places(draft.sentence) if m.end <= told_by.start]
    if is_new and here and set(told) & small.next_to_it:
        return here[-1]
    if after and (
        _stands_at(told, told_by, after, scene) or (is_new and not _is_apart(clause, told_by.end, after.start))
    ):
        return after
    control = draft.saying.kind == "control"
    unplaced = bool(draft.saying.verbs) and not scene.places(draft.sentence)
    if is_new and control:
        near = next((m for m in reversed(here) if fits(m)), None)
        if near or _is_some_town(told) or (unplaced and _are_counted(draft, told_by, scene)):
            return near
    if control and told[-1] in small.ground_nouns:
        near = _in_sentence(draft, told_by, fits, scene)
        if near or len(told) == 1 or is_new or draft.saying.passing:
            return near  # "did not win ground", "captured swathes of territory": of nowhere in particular
    found = _last_told(draft, told_by, told_of, scene, fits, clause)
    if found and found.form == "point" and told[0] == "another" and told[-1] in small.town_nouns:
        found = None  # "another village" is not the one told of; "another district" is in its city
    if (found is None or found.start > told_by.start) and told[-1] in small.facilities and not is_new:
        town = _last_told(draft, told_by, told_of, scene, scene.is_town, clause)
        found = town if town and town.start < told_by.start else found
    return found or after


def named_in(told_by: Filler, sentence: int, scene: Scene) -> Mention | None:
    """ "An area along the road in the town of Dinsor in Bay": Dinsor, wherever in the words the parser hung it."""
    inside = [m for m in scene.places(sentence) if told_by.start <= m.start and m.end <= told_by.end]
    return next((m for m in scene.inner(inside) if _LED_IN.search(scene.text, told_by.start, m.start)), None)


def told_again(told_by: Filler, inside: Mention, scene: Scene) -> Filler | None:
    """ "The mining town" of "the mining town in Cauca province": maybe one told of before."""
    before = scene.text[told_by.start : inside.start]
    known = _KNOWN_IN.match(before) if not scene.is_town(inside) else None
    if known is None or any(map(is_told_apart, before.lower().split())):
        return None
    return replace(told_by, end=told_by.start + known.end(1), text=known.group(1))


def _stands_at(told: Sequence[str], told_by: Filler, after: Mention, scene: Scene) -> bool:
    """ "The airport at Gao", "the bridge in Wad Madani": wherever the parser hung the place."""
    small = words("en")
    if told[-1] in small.town_nouns | small.city_parts or told[-1] not in small.place_nouns or len(told) == 1:
        return False
    return scene.is_town(after) and _AT.fullmatch(scene.text, told_by.end, after.start) is not None


def _is_told_of(told: Sequence[str]) -> bool:
    """Whether words mean something told of before: "the city", "60 percent of the city"; not "60 villages"."""
    definite = words("en").definite
    told = told[1:] if told[0] in words("en").before_definite and len(told) > 1 else told
    inside = told[-2::-1]  # without the last word, which may be an "of" that nothing follows
    behind = told[len(told) - 1 - inside.index("of")] if "of" in inside else ""
    return told[0] in definite or behind in definite


def _is_some_town(told: Sequence[str]) -> bool:
    """ "Several more villages", "another town": some that nobody names, and no part of the one told of before."""
    return bool({told[-1], told[-1].removesuffix("s")} & words("en").unnamed_towns)


def _is_apart(clause: Clause, start: int, end: int) -> bool:
    """Whether a verb stands between: "left two besieged towns as troops advanced on Raqqa" tells of no towns there."""
    return any(t.pos == "VERB" and t.tag in _FINITE for t in clause.tokens if start <= t.start < end)


def _last_told(  # noqa: PLR0913, PLR0917  (what may be meant depends on all of these)
    draft: Draft, told_by: Filler, told_of: Told, scene: Scene, fits: Callable[[Mention], bool], clause: Clause
) -> Mention | None:
    """The last fitting place that claims are about, else the last one named, else the one named most.

    "Goma lies opposite Gisenyi. It was captured": Goma, of which both sentences tell.
    """
    subject = _subject_here(told_by, scene, clause) or _subject_before(draft, told_by, scene, clause)
    if subject is not None and (fits(subject) or told_by.text.lower() == "it"):
        return subject
    noun = told_by.text.lower().split()[-1]
    return likeliest((draft.sentence, told_by.start), scene, told_of, fits, noun)


def _subject_here(told_by: Filler, scene: Scene, clause: Clause) -> Mention | None:
    """ "X is part of A, but the rebels have held it": X, which the sentence is about, whatever stands nearer."""
    if told_by.text.lower() != "it":
        return None
    opens = clause.tokens[0].start
    first = next(iter(scene.places_at(opens, told_by.start)), None)
    if first is None or not _OPENS.search(scene.text[max(0, first.start - _REACH) : first.start]):
        return None
    words_between = scene.text[first.end : told_by.start].lower().split()
    new = [i for i, word in enumerate(words_between[:-1]) if word in ("a", "an")]
    another = any(words("en").place_nouns & set(words_between[i + 1 : i + 4]) for i in new)
    return first if _IS_TOLD.match(scene.text, first.end) and not another else None


def _subject_before(draft: Draft, told_by: Filler, scene: Scene, clause: Clause) -> Mention | None:
    """The place that opens the sentence before, where the words open theirs, or an "it" that does is meant again."""
    first_word = clause.tokens[0]
    again = told_by.text.lower() == first_word.text.lower() == "it" and told_by.start > first_word.start
    at = first_word.start if again else told_by.start
    if not draft.sentence or not _OPENS.search(scene.text[max(0, at - _REACH) : at]):
        return None
    first = next(iter(scene.places(draft.sentence - 1)), None)
    if first is None or not _OPENS.search(scene.text[max(0, first.start - _REACH) : first.start]):
        return None
    return first if _IS_TOLD.match(scene.text, first.end) else None


def fitting(told: Sequence[str], scene: Scene) -> Callable[[Mention], bool]:
    """What sort of place the words can mean."""
    small = words("en")
    if told[-1] in small.town_nouns or list(told) == ["it"]:
        return lambda m: scene.is_town(m) and scene.may_be(m, told[-1])
    if told[-1] in small.city_parts or (_is_quarter(told[-1]) and small.last_of_all & set(told)):
        return lambda m: scene.is_town(m) and scene.may_be(m, "city")
    kinds = small.kind_nouns.get(told[-1])
    if kinds is None and _is_quarter(told[-1]):
        return lambda m: scene.is_place(m) and scene.may_be(m, told[-1])
    if kinds is None:
        return scene.is_place
    return lambda m: scene.known.place_kind(m) in kinds or bool(kinds & small.kind_nouns.get(scene.called(m), set()))


def _is_quarter(noun: str) -> bool:
    """Whether it is called so what is a part of a town: "the neighbourhood"; "the suburb" may be a town too."""
    return PlaceKind.DISTRICT in words("en").called.get(noun, ())


def told_by_same_words(draft: Draft, before: Sequence[Draft], scene: Scene) -> Draft | None:
    """ "The checkpoint", "the sugar plant": where the report last told of a checkpoint, or of that plant."""
    if draft.open_place is None or "place" in draft.roles or draft.saying.kind != "control":
        return None
    small, said = words("en"), draft.open_place.text.lower().split()
    broad = small.town_nouns | small.ground_nouns
    if said[0] not in small.definite or len(said) == 1 or said[-1] in broad or _listed(draft, scene):
        return None
    wanted = said[1:]
    last = scene.place_before(draft.sentence, draft.open_place.start, fitting(said, scene))
    newest = last.start if last and said[-1] in small.kind_nouns else -1  # another base named since
    here = {scene.place_key(m) for m in scene.places(draft.sentence) if m.end <= draft.open_place.start}
    for other in reversed(before):
        near = draft.sentence - other.sentence <= _BACK or len(wanted) > 1
        places = other.roles.get("place", ())
        if other.start < newest:
            return None
        if not near or not places or _noun_of(other.part)[-len(wanted) :] != wanted:
            continue
        elsewhere = here and other.sentence != draft.sentence
        if elsewhere and not here & scene.place_keys(places):
            return None
        told = tuple(replace(f, basis=Basis.COREFERENT) for f in places)
        return replace(draft, roles={**draft.roles, "place": told}, part=draft.open_place.text)
    return None


def _listed(draft: Draft, scene: Scene) -> bool:
    """Whether its words take up a list: "those cities", behind "the cities of A and B"."""
    return draft.open_place is not None and bool(listed_before(draft.open_place, draft.sentence, scene))


def taken_up(draft: Draft, before: Sequence[Draft], scene: Scene) -> Draft | None:
    """ "They took A, 9 km from B, only to lose it again": "it" is A, which the sentence told of, not the nearer B."""
    if draft.open_place is None or "place" in draft.roles or draft.saying.kind != "control":
        return None
    if draft.open_place.text.lower() != "it":
        return None
    for other in reversed(before):
        if other.sentence != draft.sentence:
            return None
        places = other.roles.get("place", ())
        nearing = other.saying.traits.get("change") == "approached"
        if other.saying.kind == "control" and not nearing and len(places) == 1 and other.start < draft.open_place.start:
            fits = fitting(["it"], scene)
            between = scene.text[places[0].end : draft.open_place.start]
            if any(mark in between for mark in _QUOTES) or not all(fits(m) for m in scene.named_by(places)):
                return None  # what somebody quoted means by "it" was told before his words
            told = (replace(places[0], basis=Basis.COREFERENT),)
            return replace(draft, roles={**draft.roles, "place": told}, part=other.part)
    return None


def still_told_of(draft: Draft, before: Sequence[Draft], scene: Scene) -> Draft | None:
    """ "They took most of the city. ... It is still theirs": the city meant a sentence ago, if none is named since."""
    if draft.open_place is None or "place" in draft.roles or not _means_town(draft.open_place):
        return None
    for other in reversed(before):
        if draft.sentence - other.sentence > _STILL:
            return None
        places = other.roles.get("place", ())
        meant = len(places) == 1 and places[0].basis is Basis.COREFERENT
        town = meant and other.open_place is not None and _means_town(other.open_place)
        facility = len(places) == 1 and _goes_on(draft, other)
        if not ((town or facility) and other.start < draft.start):
            continue
        between = [m for i in range(other.sentence, draft.sentence + 1) for m in scene.places(i)]
        since = [m for m in between if m.end <= draft.open_place.start]
        same = scene.place_keys(places)
        fits = fitting(draft.open_place.text.lower().split(), scene)
        if any(scene.place_key(m) not in same for m in since) or not all(map(fits, scene.named_by(places))):
            return None
        part = other.part if facility else "" if is_all_of(draft.open_place) else draft.open_place.text
        return replace(draft, roles={**draft.roles, "place": places}, part=part)
    return None


def _goes_on(draft: Draft, other: Draft) -> bool:
    """ "They took the airport of A. It was held for a week": "it" is the airport, which the claim before was about."""
    assert draft.open_place is not None
    it = draft.open_place.text.lower() == "it" and draft.sentence - other.sentence <= 1
    return it and other.saying.kind == "control" and tells_of_facility(other.part)


def _means_town(told_by: Filler) -> bool:
    """ "It", "the city", "most of the town"; a bit of it told by its own noun stands for that."""
    told = told_by.text.lower().split()
    return (told[-1] in words("en").town_nouns or told[-1] == "it") and _is_told_of(told)


def _noun_of(part: str) -> list[str]:
    """The words of a part up to its head: "the Hekmah checkpoint" of "the Hekmah checkpoint near Ariha"."""
    said, ends = part.lower().split(), words("en").ends_noun
    return said[: next((i for i, word in enumerate(said) if i and word in ends), len(said))]


def _in_sentence(draft: Draft, told_by: Filler, fits: Callable[[Mention], bool], scene: Scene) -> Mention | None:
    """The nearest place that the sentence names before "the area", "ground", "territory", else behind it."""
    here = [m for m in scene.places(draft.sentence) if fits(m)]
    at = told_by.start
    return min(here, key=lambda m: (m.start > at, max(at - m.end, m.start - told_by.end)), default=None)


def _are_counted(draft: Draft, told_by: Filler, scene: Scene) -> bool:
    """Whether the words count: seventeen villages taken, none of them named, are an area taken and no place."""
    numbers = [m for m in scene.mentions[draft.sentence] if m.kind is MentionKind.QUANTITY and m.form != "vague"]
    return any(told_by.start < m.end and m.start < told_by.end for m in numbers)
