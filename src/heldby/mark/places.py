"""Where a report speaks of: every phrase of a sentence that names a place.

In:     the text, its sentences, the gazetteer, the wordings of places.
Out:    place `Mention`s. `form`: point, area, direction, country, demonym. `candidates`: what bears the name, best
        known first, none when only the wording shows that it is a place. `value`: what the words around make of it,
        joined by "|": a relation ("near", "outskirts of", "north of", "front"), a direction ("northern"), a ground
        ("countryside"), a kind ("province", "town"), "border" with the sides it names, "alike" when
        found by sound.
Never:  a choice between namesakes, nor a mention that leaves its sentence.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.gazetteer.composed import border_id
from heldby.gazetteer.spelling import ARTICLES
from heldby.mark.place_capitals import with_capitals
from heldby.mark.place_chief_towns import with_chief_towns
from heldby.mark.place_cues import LIST, between
from heldby.mark.place_names import Name, Scene, names_in, spelt
from heldby.mark.place_roles import names_by_role
from heldby.mark.place_sides import adjectives, ground_of, is_one_of_those, side_of
from heldby.mark.place_titles import without_titles
from heldby.mark.place_words import Case, Word, case_of, words_of
from heldby.model.knowledge import Place, PlaceKind
from heldby.model.mention import Mention, MentionKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from heldby.gazetteer import Atlas, PlaceWords
    from heldby.model.syntax import Sentence

_MOST_CANDIDATES = 12
_SURE = 2
_LONGEST_WORDING = 3
_OWNERS = frozenset((PlaceKind.COUNTRY, PlaceKind.CITY))
_SQUARES = frozenset(("square", "roundabout"))
_OWNERS_END = frozenset(("' ", "\u2019 "))
# In a value: the candidates are other transliterations of the name.
ALIKE = "alike"
_NO_NAMES = frozenset(("ADJ", "ADV", "DET", "NUM", "VERB", "PRON"))
# "The districts of X", where X is one place, are its bits; "the district of X" is X.
_BITS = frozenset(("district", "village"))
_AREAS = frozenset(("province", "state", "region", "valley", "mountain", "river", "sea", "site"))


def places(text: str, sentences: Sequence[Sentence], gazetteer: Atlas, knowledge: PlaceWords) -> tuple[Mention, ...]:
    """The place mentions of all sentences, in order, not overlapping within a sentence."""
    split = [_owners(words_of(text, s.start, s.end), gazetteer) for s in sentences]
    cases = [case_of(words) for words in split]
    prose = [words for words, case in zip(split, cases, strict=True) if case is Case.PROSE]
    common = frozenset(word.text for words in prose for word in words if not word.capital)
    scenes = [
        Scene(words, case, gazetteer, knowledge, common, led=_is_led(sentence))
        for words, case, sentence in zip(split, cases, sentences, strict=True)
    ]
    names = [names_in(scene) for scene in scenes]
    shown = _either_way(_shown(scenes, names) | names_by_role(text, sentences, knowledge))
    found: list[Mention] = []
    for scene, here in zip(scenes, names, strict=True):
        again = replace(scene, shown=shown) if _holds(scene, shown) else None
        found += _mentions(text, again, names_in(again)) if again else _mentions(text, scene, here)
    named = with_chief_towns(text, without_titles(text, found, knowledge), gazetteer)
    return with_capitals(text, split, named, gazetteer)


def _is_led(sentence: Sentence) -> bool:
    """Whether a sentence opens with a word that is no name: "Strategic village taken", "Last army base falls"."""
    return bool(sentence.tokens) and sentence.tokens[0].pos in _NO_NAMES


def _shown(scenes: Sequence[Scene], names: Sequence[Sequence[Name]]) -> frozenset[str]:
    """The names nobody knows that some sentence shows to be places; other sentences may name them without a cue."""
    unknown = (
        spelt(scene.words[name.first : name.last + 1])
        for scene, here in zip(scenes, names, strict=True)
        for name in here
        if name.cue == _SURE and (not name.places or name.by_sound)
    )
    return frozenset(unknown)


def _either_way(names: frozenset[str]) -> frozenset[str]:
    """The names, and those that begin with an article with a large and a small letter: "Al-Hanna", "al-Hanna"."""
    led = [name for name in names if name.partition("-")[0].lower() in ARTICLES]
    return names | {first(name[0]) + name[1:] for name in led for first in (str.upper, str.lower)}


def _holds(scene: Scene, shown: frozenset[str]) -> bool:
    words = {word.text for word in scene.words}
    return any(words.issuperset(re.split(r"[ -]", name)) for name in shown)


def _owners(words: list[Word], gazetteer: Atlas) -> list[Word]:
    """Give a country or city its lost apostrophe back: "Syrias Kobani" is "Syria's Kobani"."""
    for at, word in enumerate(words[:-1]):
        if word.capital and word.text.endswith("s") and words[at + 1].gap == " " and not gazetteer.bears(word.text):
            bearers = gazetteer.exact(word.text[:-1])
            if bearers and bearers[0].source != "GeoNames" and bearers[0].kind in _OWNERS:
                bare = word.text[:-1]
                words[at] = word._replace(end=word.end - 1, text=bare, lower=bare.lower(), possessive=True)
    return words


def _mentions(text: str, scene: Scene, names: list[Name]) -> list[Mention]:
    made: list[Mention] = []
    at = 0
    while at < len(names):
        border = _border(text, scene, names, at)
        if border:
            mention, at = border
            if made and made[-1].end > mention.start:
                made.pop()
        else:
            following = names[at + 1] if at + 1 < len(names) else None
            mention = _mention(text, scene, names[at], following)
            at += 1
            shared = _shared_kind(scene, names, at - 1)
            if shared and shared not in mention.value.split("|") and mention.form != "demonym":
                mention = replace(mention, value="|".join(filter(None, (mention.value, shared))))
        if not made or made[-1].end <= mention.start:
            made.append(mention)
    return made


def _mention(text: str, scene: Scene, name: Name, following: Name | None) -> Mention:
    """One name with the words that belong to it: "rural Aleppo", "Idlib province", "the outskirts of Hit"."""
    words, told = scene.words, scene.told
    first, last = name.first, name.last
    values: list[str] = []
    places = _narrowed(scene, name, following)
    if name.form == "demonym":
        return _made(text, words, (first, last), "demonym", values, places)
    last, after = _wording_after(scene, last, {**told.kinds, **told.grounds})
    first, before = adjectives(scene, first)
    first, ground = ground_of(scene, first, after)
    first, side = side_of(scene, first) if not before and not ground else (first, "")
    before = [side, *before] if side else before
    whole = spelt(words[first : last + 1]) if (first, last) != (name.first, name.last) else ""
    if after in told.grounds.values() and following and _opens(scene, last + 1, following):
        # "The Kyiv suburb of Bucha": of Kyiv no more is told than which Bucha it is
        last, after, whole = name.last, "", ""
    named = not name.places and words[last].lower not in told.relations_after  # "Maydan Square", not "the Taiz road"
    if after == "site" and _is_square(words, name.last):
        places, named = (), True
    if after == "site" and not named and not scene.atlas.bears(whole):
        # A road is named by its ends: the mention keeps to the name, `relations_after` says what it is.
        last, after, whole = name.last, "", ""
    if whole and scene.atlas.bears(whole):
        # "Rural Damascus" is a province's name; without its adjective the name would be the city's
        places = tuple({p.id: p for p in (*scene.atlas.exact(whole), *(() if before or ground else places))}.values())
        # So is "the eastern suburbs of Damascus" the name of the one region, and no suburbs of it
        after = "" if before and after in told.grounds.values() else after
        before, ground = [], ""
    relation = _relation_before(scene, first) or _wording_after(scene, last, told.relations_after)[1]
    kind = _kind_before(scene, first, places) if not after else ""
    by_sound = ALIKE if name.by_sound else ""
    for word in (relation, *before, ground, after, kind, by_sound):
        if word and word not in values:
            values.append(word)
    form = name.form
    if relation:
        form = "direction"
    elif before or ground or after in told.grounds.values() or {after, kind} & _AREAS:
        form = "area"
    return _made(text, words, (first, last), form, values, places)


def _is_square(words: Sequence[Word], last: int) -> bool:
    """ "Tahrir Square", "Martyrs' Square": named after whatever it may be, and not for the town of that name."""
    return last + 1 < len(words) and words[last + 1].lower in _SQUARES and words[last + 1].capital


def _made(  # noqa: PLR0913, PLR0917  (a mention has these parts)
    text: str, words: Sequence[Word], span: tuple[int, int], form: str, values: Sequence[str], places: Sequence[Place]
) -> Mention:
    start, end = words[span[0]].start, words[span[1]].end
    return Mention(
        start=start,
        end=end,
        kind=MentionKind.PLACE,
        text=text[start:end],
        form=form,
        value="|".join(values),
        candidates=tuple(place.id for place in places[:_MOST_CANDIDATES]),
    )


def _shared_kind(scene: Scene, names: Sequence[Name], at: int) -> str:
    """The plural kind of a list a name is in: "areas of A, B and C", "the A and B provinces"."""
    words, told = scene.words, scene.told
    first = last = at
    while first and between(words, names[first - 1].last, names[first].first) in LIST:
        first -= 1
    while last + 1 < len(names) and between(words, names[last].last, names[last + 1].first) in LIST:
        last += 1
    if first == last:
        return ""
    lead, tail = names[first].first - 1, names[last].last + 1
    if lead > 0 and words[lead].lower == "of" and words[lead - 1].lower.endswith("s"):
        return told.kinds.get(words[lead - 1].lower, "")
    if tail < len(words) and words[tail].gap == " " and words[tail].lower.endswith("s"):
        return told.kinds.get(words[tail].lower, "")
    return ""


def _narrowed(scene: Scene, name: Name, following: Name | None) -> tuple[Place, ...]:
    """The candidates that lie where the next name says: "Tripoli, Lebanon", "Babylon in Iraq"."""
    link = between(scene.words, name.last, following.first) if following else ""
    if following is None or link not in {",", "in"}:
        return name.places
    around = {place.id for place in following.places} | {
        place.country for place in following.places if place.kind is PlaceKind.COUNTRY
    }
    inside = tuple(place for place in name.places if place.country in around or place.within in around)
    if not inside and link == "in" and following.form == "country":
        return tuple(place for place in name.places if place.source != "GeoNames")
    return inside or name.places


def _wording_after(scene: Scene, last: int, wordings: Mapping[str, object]) -> tuple[int, str]:
    """The wording that follows a name, longest first: its last word, and its value (or the wording itself)."""
    words = scene.words
    if words[last].possessive and wordings is not scene.told.relations_after:
        return last, ""
    for count in range(_LONGEST_WORDING, 0, -1):
        stretch = words[last + 1 : last + 1 + count]
        owned = count == 1 and stretch and stretch[0].gap in _OWNERS_END and _is_square(words, last)
        if owned or (len(stretch) == count and all(word.gap in {" ", "-", "\n"} for word in stretch)):
            phrase = " ".join(word.lower for word in stretch)
            if phrase in wordings:
                value = wordings[phrase]
                return last + count, value if isinstance(value, str) else phrase
    return last, ""


def _opens(scene: Scene, of: int, following: Name) -> bool:
    """Whether a name comes right after an "of" that stands at `of`, or after its article."""
    words = scene.words
    return of < following.first <= of + 2 and words[of].lower == "of" and words[of].gap == " "


def _relation_before(scene: Scene, first: int) -> str:
    """The relation that leads to a name, over "the town of" and the like: "outskirts of", "near"."""
    words, told = scene.words, scene.told
    at = first - 1
    skipped = told.kinds.keys() | told.passed_over | {"the", "a", "of"}
    for _ in range(4):
        if at < 0 or words[at + 1].gap not in {" ", "\n", "-"}:
            return ""
        for count in range(_LONGEST_WORDING, 0, -1):
            stretch = words[max(0, at - count + 1) : at + 1]
            phrase = " ".join(word.lower for word in stretch if word.lower != "the")
            if phrase in told.relations:
                of = phrase.endswith(" of") and phrase.removesuffix(" of") in told.grounds
                return "" if of and is_one_of_those(words, at - 1) else phrase
        is_known = words[at].lower in skipped or (scene.atlas.demonym(words[at].text) and words[at].capital)
        if not is_known:
            return ""
        at -= 1
    return ""


def _kind_before(scene: Scene, first: int, places: Sequence[Place]) -> str:
    """The kind in "the town of X", "the village X"; not in "the Zahraa neighbourhood of X", where X is a city."""
    words, told = scene.words, scene.told
    if first and words[first].gap in {" ", "\n"}:
        lower = words[first - 1].lower
        if lower == "of" and first > 1:
            named = words[first - 2].lower
            kind = told.kinds.get(named, "")
            bits = named.endswith("s") or (first > 3 and words[first - 3].capital and _is_city(places))
            within = kind == "areas" and first > 3 and words[first - 3].lower in told.urban
            return "" if (kind in _BITS and bits) or within else kind
        return told.kinds.get(lower, "") if lower not in told.grounds else ""
    return ""


def _is_city(places: Sequence[Place]) -> bool:
    return bool(places) and places[0].kind is PlaceKind.CITY


def _border(text: str, scene: Scene, names: list[Name], at: int) -> tuple[Mention, int] | None:
    """A border named by its sides: "the Iraq-Syria border", "Syria's northern border with Turkey", "Turkish border"."""
    words, told = scene.words, scene.told
    run = [at]
    while run[-1] + 1 < len(names) and names[run[-1] + 1].first == names[run[-1]].last + 1:
        gap = words[names[run[-1] + 1].first].gap
        if gap and gap.strip() not in {"-", "–", "—", "/"}:
            break
        run.append(run[-1] + 1)
    here = names[run[-1]].last + 1
    while here < len(words) and words[here].gap in {" ", "\n"} and words[here].lower in told.directions:
        here += 1
    if here >= len(words) or words[here].lower not in told.borders or words[here].gap not in {" ", "\n", "-"}:
        return _border_before(text, scene, names, at)
    sides, last, after = [names[i] for i in run], here, run[-1] + 1
    if not _country_of(sides[-1]):
        return None
    if len(sides) == 1 and after < len(names) and names[after].first == here + 2 and words[here + 1].lower == "with":
        sides, last, after = [*sides, names[after]], names[after].last, after + 1
    return _border_of(text, words, sides, (names[at].first, last)), after


def _border_before(text: str, scene: Scene, names: list[Name], at: int) -> tuple[Mention, int] | None:
    """ "the border between Iraq and Syria", "the border with Turkey"."""
    words, told, name = scene.words, scene.told, names[at]
    if name.first < 2 or words[name.first - 2].lower not in told.borders or not _country_of(name):
        return None
    link = words[name.first - 1].lower
    if link not in {"between", "with", "of"}:
        return None
    if link == "between" and at + 1 < len(names) and names[at + 1].first == name.last + 2:
        return _border_of(text, words, [name, names[at + 1]], (name.first - 2, names[at + 1].last)), at + 2
    return _border_of(text, words, [name], (name.first - 2, name.last)), at + 1


def _country_of(side: Name) -> str:
    """The country a side of a border names, "" for a town or a group."""
    return next((place.id for place in side.places if place.kind is PlaceKind.COUNTRY), "")


def _border_of(text: str, words: Sequence[Word], sides: Sequence[Name], span: tuple[int, int]) -> Mention:
    known = [country for country in dict.fromkeys(_country_of(side) for side in sides) if country]
    mention = _made(text, words, span, "area", ["border", *known], ())
    if len(known) != 2:
        return mention
    return Mention(
        start=mention.start,
        end=mention.end,
        kind=mention.kind,
        text=mention.text,
        form="area",
        value="border",
        candidates=(border_id(*known),),
    )
