"""Which words of a sentence name a place: gazetteer, wording and neighbours together.

In:     the words of a sentence, the gazetteer, the wordings.
Out:    `Name`s: stretches of words with the places that bear the name, none for a name only the wording shows.
Never:  a common word, a surname or a group for a town that happens to bear the name.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from heldby.gazetteer.spelling import ARTICLES, likeness, plain
from heldby.mark.place_barred import (
    bars,
    in_headline,
    is_common,
    is_letters,
    is_no_name,
    is_only_like,
    is_part_of,
    opens_as_usual,
)
from heldby.mark.place_cues import between, cue_of, is_located, is_somebody, shows_place
from heldby.mark.place_hyphens import has_middle, has_particle, is_hyphened_on, joins
from heldby.mark.place_words import Case, Word
from heldby.model.knowledge import Place, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heldby.gazetteer import Atlas, PlaceWords

_LONGEST, _SURE = 6, 2
_JOINS = frozenset(("", " ", "-", "\n", "\u00a0", " \n", "‑"))
# Articles that may begin a name with a blank behind them; "As Syria" begins with a word, not an article.
_SPACED_ARTICLES = frozenset(("al", "el", "ar", "ash", "ul"))
_HYPHENED_ARTICLES = ARTICLES - _SPACED_ARTICLES
_INSIDE = frozenset(("of", "de", "del", "da", "la", "e", "i", "and"))
_LARGE, _MIDDLING = 150_000, 20_000
_MUCH_ALIKE = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """Words `first` to `last` (inclusive) name a place; `cue` is how strongly the wording says so (0 to 2).

    `by_sound`: the places are other transliterations, not known spellings.
    """

    first: int
    last: int
    places: tuple[Place, ...]
    form: str
    cue: int = 0
    by_sound: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """What judging a name needs: the words around it, what is known, what the report writes in lower case.

    `shown` are names that the report shows to be places elsewhere; `led` whether the sentence opens with a word that
    only so has a capital: "Last" of "Last army base falls".
    """

    words: Sequence[Word]
    case: Case
    atlas: Atlas
    told: PlaceWords
    common: frozenset[str]
    shown: frozenset[str] = frozenset()
    led: bool = False


def names_in(scene: Scene) -> list[Name]:
    """The place names of a sentence, in order, not overlapping."""
    found: list[Name] = []
    prose = scene.case is not Case.LOWER
    at = 0
    while at < len(scene.words):
        word = scene.words[at]
        if prose and word.text == word.lower and word.lower not in ARTICLES and not word.text[0].isdigit():
            at += 1  # a small word, as most are
            continue
        name = _name_at(scene, at, found[-1] if found else None) if _may_begin(scene, at) else None
        if name:
            found.append(name)
            at = name.last + 1
        else:
            at += 1
    return found


def _may_begin(scene: Scene, at: int) -> bool:
    word = scene.words[at]
    if word.capital or scene.case is Case.LOWER:
        return len(word.text) > 1
    if word.text.isdigit():
        return at + 1 < len(scene.words) and scene.words[at + 1].capital
    following = scene.words[at + 1] if at + 1 < len(scene.words) else None
    joined = word.lower in ARTICLES and following is not None and following.capital
    spaced = word.lower in _SPACED_ARTICLES
    gaps = {"-", " "} if spaced else {"-"}
    return (joined and following is not None and following.gap in gaps) or word.text != word.lower


def _name_at(scene: Scene, at: int, before: Name | None) -> Name | None:
    """The longest acceptable name that begins at a word."""
    phrases, site = list(_phrases(scene, at)), _site(scene, at, before)
    longer = _longer(scene, at, before, phrases) or _longer_site(scene, at, site)
    if longer:
        return longer
    for last, phrase in phrases:
        if demonyms := scene.atlas.demonym(phrase):
            return Name(first=at, last=last, places=tuple(demonyms), form="demonym")
        if scene.atlas.bears(phrase):
            name = Name(first=at, last=last, places=tuple(scene.atlas.exact(phrase)), form="point")
            judged = _judged(scene, name, before)
            if judged:
                return replace(judged, last=last + has_middle(scene, judged))
    return site or _unknown(scene, at, before)


def _site(scene: Scene, at: int, before: Name | None) -> Name | None:
    """ "The Hikma School", "the 1070 Apartment Project", "Regiment 121 base": capitals or a number, then a site."""
    words, told = scene.words, scene.told
    if scene.case is not Case.PROSE or at + 1 >= len(words):
        return None
    end, sorted_out = at, words[at].text.isdigit()
    if words[at].lower in told.numbered_sites and words[at + 1].text.isdigit() and words[at + 1].gap == " ":
        return Name(first=at, last=at + 1, places=(), form="point", cue=2)
    for last in range(at + 1, min(at + _LONGEST, len(words))):
        word = words[last]
        if word.gap not in {" ", "-"} or words[last - 1].possessive:
            break
        if word.lower in told.sites or (sorted_out and word.lower in told.numbered_sites):
            end = last
        elif not (word.capital or word.text.isdigit() or word.lower in ARTICLES or word.lower in told.site_adjectives):
            break
        sorted_out = sorted_out or word.text.isdigit() or word.lower in told.site_adjectives
    run = words[at : end + 1]
    if end == at or any(w.lower in told.never or w.lower in told.offices or w.acronym for w in run):
        return None
    led = at > 0 and words[at - 1].lower == "the"
    cue = 2 if led else cue_of(scene, at, end, before)
    return Name(first=at, last=end, places=(), form="point", cue=2) if cue else None


def _longer_site(scene: Scene, at: int, site: Name | None) -> Name | None:
    """ "Aleppo Central Prison" begins with a town; "Hama prison" is only the town's."""
    words = scene.words
    if site is None or scene.atlas.bears(spelt(words[site.first : site.last + 1])):
        return None
    if words[site.last].text.isdigit():
        return site
    return site if site.last - at > 1 and all(word.capital for word in words[at : site.last + 1]) else None


def _longer(scene: Scene, at: int, before: Name | None, phrases: Sequence[tuple[int, str]]) -> Name | None:
    """A name that runs on past what the gazetteer knows, when it sounds like a curated one: "Bab Alnairab"."""
    known = next((last for last, phrase in phrases if scene.atlas.bears(phrase)), None)
    if known is None or not _runs_on(scene, known):
        return None
    name = _unknown(scene, at, before)
    curated = name is not None and any(place.source != "GeoNames" for place in name.places)
    return name if name and name.last > known and curated else None


def _runs_on(scene: Scene, last: int) -> bool:
    """Whether a capitalised word that is no wording follows at once."""
    following = scene.words[last + 1] if last + 1 < len(scene.words) else None
    if following is None or following.gap != " " or scene.words[last].possessive or scene.case is not Case.PROSE:
        return False
    told, run = scene.told, scene.words[last + 1 : last + 4]
    wordings = {" ".join(word.lower for word in run[:n]) for n in (1, 2, 3)}
    return following.capital and not any(said in told.kinds or said in told.relations_after for said in wordings)


def _is_cut_short(scene: Scene, name: Name, best: Place) -> bool:
    """Whether the name is known only as another spelling, and a word that nobody knows goes on: "Adan Yabal"."""
    if not _runs_on(scene, name.last) or best.kind is PlaceKind.COUNTRY:
        return False
    following, told = scene.words[name.last + 1], scene.told
    others = (told.never, told.ordinary, told.titles, told.first_names, told.borders, told.grounds, ARTICLES)
    if following.acronym or any(following.lower in other for other in others):
        return False
    if scene.atlas.demonym(following.text) or scene.atlas.bears(following.text):
        return False
    return plain(best.name) != plain(spelt(scene.words[name.first : name.last + 1]))


def _goes_on_with_article(scene: Scene, last: int) -> bool:
    """Whether the name is only the beginning of another: "Shal" of "Shal al-Qab"."""
    words = scene.words
    if last + 2 >= len(words) or words[last].possessive:
        return False
    return words[last + 1].gap == " " and words[last + 1].lower in ARTICLES and words[last + 2].gap == "-"


def _phrases(scene: Scene, at: int) -> Iterator[tuple[int, str]]:
    """The stretches of words that may be one name, longest first, as (last word, phrase)."""
    words = scene.words
    stop = at
    while stop + 1 < min(len(words), at + _LONGEST) and words[stop + 1].gap in _JOINS and not words[stop].possessive:
        following = words[stop + 1]
        inside = following.lower in ARTICLES or following.lower in _INSIDE or has_particle(scene, stop)
        if not (following.capital or inside or following.text.isdigit()) and scene.case is not Case.LOWER:
            break
        stop += 1
    for last in range(stop, at - 1, -1):
        end = words[last]
        if last > at and end.lower in ARTICLES:
            continue
        if last > at and words[at].lower in _HYPHENED_ARTICLES and words[at + 1].gap != "-":
            continue
        if scene.case is Case.PROSE and not (end.text != end.lower or end.text.isdigit()):
            continue
        yield last, spelt(words[at : last + 1])


def spelt(words: Sequence[Word]) -> str:
    """The words as one name, with single blanks, hyphens kept."""
    first, *rest = words
    return first.text + "".join(f"{'-' if word.gap == '-' else ' '}{word.text}" for word in rest)


def _judged(scene: Scene, name: Name, before: Name | None) -> Name | None:
    """The name with its cue, or None when its words are better taken for something else."""
    words = scene.words
    # A heading or a line of a list: "Macomia".
    alone = name.first == 0 and name.last == len(words) - 1 and not is_common(scene, words[0])
    located = alone or is_located(words, scene.told, name.first, name.last)
    cue = _SURE if located else cue_of(scene, name.first, name.last, before)
    best = name.places[0] if name.places else None
    if best is None or _is_person(scene, name) or _goes_on_with_article(scene, name.last):
        return None
    if is_part_of(scene, name.first, name.last):
        return None
    if (
        is_hyphened_on(scene, name.last, best)
        or _is_cut_short(scene, name, best)
        or (best.source == "GeoNames" and _is_dedicated(scene, name.first))
        or (best.source == "GeoNames" and _is_sort(scene, name))
    ):
        return None
    single = name.first == name.last
    if single and _is_other_word(scene, name.first, best, cue):
        return None
    if not _weighs_enough(scene, name, best, cue):
        return None
    form = "country" if best.kind is PlaceKind.COUNTRY else "point" if best.kind.is_point else "area"
    shown = cue < _SURE and shows_place(words, scene.told, name.first, name.last)
    return Name(first=name.first, last=name.last, places=name.places, form=form, cue=2 if shown else max(cue, 1))


def _is_sort(scene: Scene, name: Name) -> bool:
    """The "Mountain" of "Kurdish Mountain": what it is, of a name that no list has, and no town called Mountain."""
    return name.first == name.last and scene.words[name.first].lower in scene.told.kinds


def _is_dedicated(scene: Scene, at: int) -> bool:
    """ "The temple of Bel": named for somebody, not for a place."""
    words = scene.words
    return at > 1 and words[at - 1].lower == "of" and words[at - 2].lower in scene.told.dedicated


def _is_other_word(scene: Scene, at: int, best: Place, cue: int) -> bool:
    """Whether a single word is more likely an ordinary one: March, Police, Hit."""
    word = scene.words[at]
    if best.kind is PlaceKind.COUNTRY and scene.case is not Case.LOWER:
        return is_only_like(best, word) and is_common(scene, word)
    if word.lower in scene.told.never or is_letters(best, word):
        return True
    if not is_common(scene, word):
        return False
    sure = cue == 2 or (best.source != "GeoNames" and _is_capital_within(scene, at))
    return scene.case is not Case.PROSE or not sure


def _is_capital_within(scene: Scene, at: int) -> bool:
    """ "The rebels had seized Sake": a capital that no sentence begins with, behind a word in lower case."""
    return at > 0 and scene.words[at].text.istitle() and scene.words[at - 1].text.islower()


def _weighs_enough(scene: Scene, name: Name, best: Place, cue: int) -> bool:
    """Whether the place is well known enough for what the wording shows."""
    curated = best.source != "GeoNames"
    if curated:
        return True
    if _runs_on(scene, name.last) and (cue < 2 or best.population < _LARGE):
        return False
    if scene.case is not Case.PROSE:
        return best.population >= _LARGE or (cue == 2 and best.population >= _MIDDLING)
    needed = {2: 0, 1: _MIDDLING, 0: _LARGE}[cue]
    if name.last > name.first and name.first > 0 and cue:
        needed = 0
    return best.population >= needed


def _is_person(scene: Scene, name: Name) -> bool:
    """Whether the name is a surname: after a title, a first name, or a capitalised word that is no place."""
    words, told = scene.words, scene.told
    if name.first == 0 or words[name.first].gap not in {" ", ". ", "\n"}:
        return False
    previous = words[name.first - 1]
    if previous.possessive or not previous.capital:
        return previous.lower in {"abu", "bin", "ibn"}
    if previous.lower in told.first_names or (previous.lower in told.titles and previous.lower not in told.kinds):
        return True
    if scene.case is not Case.PROSE or previous.acronym or words[name.first].gap != " " or name.first == 1:
        return False
    lower = previous.lower
    wording = (told.kinds, told.directions, told.grounds, told.strong, told.weak, told.straight, told.never, ARTICLES)
    if any(lower in words_of_kind for words_of_kind in wording) or lower in told.ordinary:
        return False
    return not (scene.atlas.demonym(previous.text) or scene.atlas.bears(previous.text))


def _continues(scene: Scene, last: int) -> bool:
    """Whether the next word belongs to a name nobody knows: a capital, or an article with a hyphen."""
    words, told = scene.words, scene.told
    following = words[last + 1]
    if following.gap not in _JOINS or words[last].possessive:
        return False
    if has_particle(scene, last):
        return True
    if following.lower in told.never or following.lower in told.kinds:
        return False
    return following.capital or _goes_on_with_article(scene, last)


def _opens_clause(scene: Scene, at: int, before: Name | None) -> bool:
    """Whether a comma ends "In Lebanon," rather than going on with a list of towns."""
    comma = before is not None and between(scene.words, before.last, at) == ","
    return comma and before is not None and before.form != "point"


def _leads(scene: Scene, at: int) -> bool:
    """Whether a word is the preposition that opens a sentence: "In Ituri"."""
    word = scene.words[at]
    return at == 0 and (word.lower in scene.told.strong or word.lower in scene.told.weak)


def _cue_of_unknown(scene: Scene, name: Name, before: Name | None) -> int:
    """As `cue_of`, with what shows a place only by its wording, or by another sentence of the report."""
    words = scene.words
    if spelt(words[name.first : name.last + 1]) in scene.shown:
        return 2
    if scene.case is not Case.PROSE:
        return 0
    cue = cue_of(scene, name.first, name.last, before)
    return 2 if cue < 2 and shows_place(words, scene.told, name.first, name.last) else cue


def _alike(scene: Scene, name: str) -> tuple[Place, ...]:
    """The places of another transliteration; of those nobody wrote down only the ones spelt much alike."""
    found = scene.atlas.alike(name)
    return tuple(p for p in found if p.source != "GeoNames" or likeness(p.name, name) >= _MUCH_ALIKE)


def _is_everyday(scene: Scene, first: int, last: int) -> bool:
    """Whether an ordinary word stands there alone, or a first name before others."""
    if first < last:
        return scene.words[first].lower in scene.told.first_names
    return is_common(scene, scene.words[first]) or opens_as_usual(scene, first)


def _unknown(scene: Scene, at: int, before: Name | None) -> Name | None:
    """A name no gazetteer bears, when the wording says it is a place."""
    words, told = scene.words, scene.told
    opens = words[at].lower in told.directions or _leads(scene, at) or _is_dedicated(scene, at)
    if scene.case is Case.LOWER or opens:
        return None
    last = at
    while last + 1 < len(words) and last - at < _LONGEST and _continues(scene, last):
        last += 1
    run = words[at : last + 1]
    barred = last == 0 and (scene.led or words[0].lower in told.passed_over) and words[0].text not in scene.shown
    barred = barred or any(bars(scene, word) and not joins(word) for word in run) or is_somebody(words, last)
    if barred or _opens_clause(scene, at, before) or is_no_name(scene, run):
        return None
    if _is_everyday(scene, at, last) or in_headline(scene, run):
        return None
    name = Name(first=at, last=last, places=(), form="point")
    cue = _cue_of_unknown(scene, name, before)
    if not cue or words[last].lower in ARTICLES or len(words[last].text) < 3 or _is_person(scene, name):
        return None
    alike = _alike(scene, spelt(words[at : last + 1]))
    if cue < 2:
        alike = tuple(place for place in alike if place.source != "GeoNames")
        if not alike:
            return None
    return Name(first=at, last=last, places=alike, form="point", cue=cue, by_sound=bool(alike))
