"""How the words around a name say "place": "in X", "the town of X", what is taken or shelled, "X, a border town".

In:     the words of a sentence, the wordings of places.
Out:    how strong a cue is, yes or no for a stretch of words.
Never:  a person or a group, whom the same verbs may take: the name must end its phrase.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from heldby.lexicon import words as lexicon
from heldby.lexicon.quantities import quantity_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heldby.gazetteer import PlaceWords
    from heldby.mark.place_names import Name, Scene
    from heldby.mark.place_words import Word

LIST = frozenset((",", "and", "or", "&", ", and", ", or", "as well as", ", as well as", "/", "-", "–"))
_COMMAS = frozenset((",", "/"))
_AMONG = frozenset(("including", "such", "like", "namely", "notably"))
_LYING = frozenset(("in", "of", "near", "around", "along", "outside", "the"))
_LIST_OPENS = frozenset((":", ",", "-", "–", "—"))
_FAR = 8
_PASSED = frozenset(("the", "a", "an", "al", "el"))
_NEXT_TO = frozenset((" ", "\n", "-"))
_APPOSED = 6
# What may stand before a distance or a bearing behind a name, and what tells that it lies beside another.
_JUST = frozenset(
    ("about", "around", "some", "roughly", "nearly", "almost", "just", "only", "a", "few", "to", "the", "or", "so")
)
_LIES = frozenset(("is", "lies", "sits", "was"))
_BESIDE = frozenset(("near", "outside", "overlooking"))
_LYING_WITHIN = 9
_SAYS = frozenset(("said", "says", "told", "added", "announced", "reported"))
_ARTICLES = frozenset(("a", "an", "the", "another"))
# What a city, town or village is called where it stands in apposition.
_SETTLEMENTS = frozenset(("city", "town", "village", "district", "base", "site", "mountain", "island", "camp"))


def cue_of(scene: Scene, first: int, last: int, before: Name | None) -> int:
    """How strongly the words around say "place": 2 for "in X" and "the town of X", 1 for "to X", 0 for nothing."""
    words, told = scene.words, scene.told
    previous = _skipping(scene, first - 1)
    opens = first
    while opens > 1 and words[opens].gap == " " and words[opens - 1].lower in told.directions:
        opens -= 1
    if before and before.cue and before.form != "demonym" and _goes_on(words, before.last, opens, told):
        return before.cue
    listed = _opens_list_of_kind(words, opens, last, told) or _is_listed_before_kind(words, last, told)
    if listed or _is_named_among(words, opens, told) or _has_kind(words, last, told):
        return 2
    if previous is None:
        return 0
    if previous.lower in told.strong or previous.lower in told.kinds or previous.lower in told.straight:
        return 2
    earlier = words[words.index(previous) - 1] if words.index(previous) else None
    leads = (told.kinds, told.directions, told.relations_after)
    if previous.lower == "of" and earlier and any(earlier.lower in words_of_kind for words_of_kind in leads):
        return 2
    return 1 if previous.lower in told.weak else 0


def _goes_on(words: Sequence[Word], last: int, first: int, told: PlaceWords) -> bool:
    """Whether a list goes on from one name to the next: "A, B", "the A district, as well as B"."""
    link = between(words, last, first)
    kind = next((kind for kind in told.kinds if link.startswith(f"{kind} ")), "") if " " in link else ""
    return link in LIST or (bool(kind) and link.removeprefix(f"{kind} ") in LIST)


def _is_listed_before_kind(words: Sequence[Word], last: int, told: PlaceWords) -> bool:
    """ "The X, Y and Z districts": a list of names that ends in a word for several places."""
    at, lists = last + 1, False
    while at < len(words) and not words[at - 1].possessive:
        word, gap = words[at], words[at].gap.strip()
        lists = lists or gap in _COMMAS or word.lower == "and"
        if not lists or gap not in {"", "-", *_COMMAS}:
            return False
        if not (word.capital or word.lower in _PASSED or word.lower == "and"):
            return word.gap == " " and word.lower.endswith("s") and told.kinds.get(word.lower, "") in _SETTLEMENTS
        at += 1
    return False


def _opens_list_of_kind(words: Sequence[Word], first: int, last: int, told: PlaceWords) -> bool:
    """ "Three more villages: X, Y and Z", "two towns, X and Y"."""
    behind = words[last + 1] if last + 1 < len(words) else None
    listed = behind is not None and (behind.gap.strip() == "," or behind.lower == "and")
    if first < 1 or words[first].gap.strip() not in _LIST_OPENS or not listed:
        return False
    kind = words[first - 1].lower
    return kind.endswith("s") and told.kinds.get(kind, "") in _SETTLEMENTS


def _is_named_among(words: Sequence[Word], first: int, told: PlaceWords) -> bool:
    """ "Five villages, including X", "towns such as X", "three villages in Y province, among them X"."""
    at = first - 1
    if at < 1 or words[first].gap != " ":
        return False
    them = words[at].lower == "them" and words[at - 1].lower == "among"
    at -= them or (words[at].lower == "as" and words[at - 1].lower == "such")
    if not (them or words[at].lower in _AMONG) or at < 1:
        return False
    before = words[at - 1]
    if before.lower.endswith("s") and told.kinds.get(before.lower) in _SETTLEMENTS:
        return words[at].gap in {" ", ", "}
    return words[at].gap == ", " and _lies_behind_many(words, at - 1, told)


def _lies_behind_many(words: Sequence[Word], last: int, told: PlaceWords) -> bool:
    """Whether all that stands there is where some villages lie: "three villages in Y province"."""
    at = last
    while at >= 0 and last - at < _FAR:
        word = words[at]
        if word.lower.endswith("s") and told.kinds.get(word.lower) in _SETTLEMENTS and not word.capital:
            return True
        kept = word.capital or word.lower in _LYING or word.lower in told.directions or word.lower in told.kinds
        if not kept or word.gap not in _NEXT_TO:
            return False
        at -= 1
    return False


def _has_kind(words: Sequence[Word], last: int, told: PlaceWords) -> bool:
    """Whether a kind of place follows the name at once: "Omboro district"."""
    following = words[last + 1] if last + 1 < len(words) else None
    return (
        following is not None
        and following.gap == " "
        and not words[last].possessive
        and _is_kind(words[last + 1 : last + 4], told)
    )


def _is_kind(words: Sequence[Word], told: PlaceWords) -> bool:
    """Whether the words open with a kind of place, of up to three words: "air base"."""
    return any(" ".join(word.lower for word in words[:n]) in told.kinds for n in range(1, len(words) + 1))


def _skipping(scene: Scene, at: int) -> Word | None:
    """The word that governs a name: articles and adjectives between them ("in besieged eastern X") are passed over."""
    while at >= 0 and scene.words[at + 1].gap in {" ", "\n", "-"}:
        word = scene.words[at]
        if not any(word.lower in passed for passed in (_PASSED, scene.told.directions, scene.told.passed_over)):
            return word
        at -= 1
    return None


def between(words: Sequence[Word], last: int, first: int) -> str:
    """What stands between two names, articles left out."""
    parts: list[str] = []
    for word in words[last + 1 : first]:
        if word.lower != "the":
            parts += [word.gap.strip(), word.lower]
    return " ".join(filter(None, (*parts, words[first].gap.strip())))


def shows_place(words: Sequence[Word], told: PlaceWords, first: int, last: int) -> bool:
    """Whether the words around a name say "place" though no gazetteer bears it."""
    beside = is_apposed(words, told, last) or _are_apposed(words, told, last) or is_located(words, told, first, last)
    return beside or is_object(words, told, first, last) or is_scene(words, told, first, last)


def is_object(words: Sequence[Word], told: PlaceWords, first: int, last: int) -> bool:
    """ "Captured X", "has taken northern X and", "took nearby X", where the phrase ends with the name."""
    at = first - 1
    while at >= 0 and words[at + 1].gap in _NEXT_TO and _says_where(words[at].lower, told):
        at -= 1
    verb = at >= 0 and words[at + 1].gap in _NEXT_TO and words[at].lower in told.takes
    return verb and not words[at].capital and ends_phrase(words, told, last) and not _is_titled(words, told, last)


def _says_where(word: str, told: PlaceWords) -> bool:
    return word in told.directions or (word in told.passed_over and word not in told.takes)


def is_scene(words: Sequence[Word], told: PlaceWords, first: int, last: int) -> bool:
    """ "Control of X", "the siege of northern X began": what happens to places, and nobody's name."""
    at = first - 1
    while at >= 0 and words[at + 1].gap in _NEXT_TO and words[at].lower in told.directions:
        at -= 1
    if at < 1 or words[at].lower != "of" or words[last].possessive:
        return False
    following = words[last + 1] if last + 1 < len(words) else None
    to = following is not None and following.lower == "to"
    if words[at - 1].lower not in (told.happens | told.happens_to if to else told.happens):
        return False
    whose = following is not None and following.gap in _NEXT_TO and not following.text.isdigit()
    return not (whose and following is not None and _is_somebodys(following)) and not _is_titled(words, told, last)


def _is_somebodys(word: Word) -> bool:
    """Whether a word after a name makes it a group's: "control of Ansar fighters"."""
    people = lexicon.words("en").people_nouns
    return word.capital or word.lower in people or word.lower.removesuffix("s") in people


def _is_titled(words: Sequence[Word], told: PlaceWords, last: int) -> bool:
    """ "Captured X, the militia's leader": an apposition says that it is a person."""
    start = last + 1
    if start >= len(words) or words[start].gap.strip() != ",":
        return False
    apposed = words[start : start + _APPOSED]
    stop = next((i for i, word in enumerate(apposed) if i and word.gap not in _NEXT_TO), len(apposed))
    if any(word.lower in _SAYS for word in apposed[:stop]):
        return False  # "control of X, a spokesman said"
    return any(word.lower in told.titles for word in apposed[:stop])


def ends_phrase(words: Sequence[Word], told: PlaceWords, last: int) -> bool:
    """Whether nothing goes on from the name that would make it somebody: a noun ("X fighters"), an owner, "who"."""
    if words[last].possessive:
        return False
    following = words[last + 1] if last + 1 < len(words) else None
    return following is None or following.gap not in _NEXT_TO or following.lower in told.follows


def _tells_where(word: Word, told: PlaceWords) -> bool:
    """Whether a word behind "a town" begins to say where that lies: "west of Y", "30 km from Y", "of 2,000 people"."""
    return word.text.isdigit() or word.lower in _JUST or word.lower in told.directions or word.lower in {"of", "lying"}


def is_located(words: Sequence[Word], told: PlaceWords, first: int, last: int) -> bool:
    """Whether what follows a name at once is said of places: where it lies, what happened "where", what it has."""
    start = last + 1
    if start >= len(words) or (words[first].gap == ", " and words[first - 1].lower in told.titles):
        return False  # "the governor, X, near Y when it happened"
    if words[last].possessive:
        return words[start].lower in told.towns_have and words[start].gap == " "
    if words[start].gap == ", ":
        return words[start].lower == "where" or _lies(words, told, start, said=False)
    return words[start].lower in _LIES and words[start].gap == " " and _lies(words, told, start + 1, said=True)


def _lies(words: Sequence[Word], told: PlaceWords, start: int, *, said: bool) -> bool:
    """ "X, 45 km west of Y, was taken", "X, just outside Y", "X is 12 km from Y"; `said`: "is" stands before it."""
    at = start
    while at + 1 < len(words) and at - start < _LYING_WITHIN and _measures(words[at], told):
        at += 1
    if at + 1 >= len(words):
        return False
    measured = any(w.text.isdigit() or w.lower in _lengths() for w in words[start:at])
    bearing = words[at].lower == "of" and words[at - 1].lower in told.directions
    near = not said and (bearing or words[at].lower in _BESIDE)  # "X is near Y" may be of anybody
    there = any(word.capital or word.lower == "the" for word in words[at + 1 : at + 4])
    return there and (near or (measured and (bearing or words[at].lower == "from")))


def _measures(word: Word, told: PlaceWords) -> bool:
    """Whether a word may stand in a distance: "some 45 km to the west"."""
    return word.text.isdigit() or word.lower in _lengths() or word.lower in _JUST or word.lower in told.directions


@cache
def _lengths() -> frozenset[str]:
    """The words for lengths, as a distance has them: "km", "miles"."""
    measures = quantity_words("en").measures.items()
    return frozenset(unit for unit, measure in measures if measure in {"km", "miles", "metres"})


def is_somebody(words: Sequence[Word], last: int) -> bool:
    """ "Mourners around X, a boy of ten", "near X, 32, who": what follows the name tells who that is."""
    start = last + 1
    if start >= len(words) or words[start].gap.strip() != ",":
        return False
    first, behind = words[start], words[start + 1] if start + 1 < len(words) else None
    if first.lower in {"who", "whose"} or (first.text.isdigit() and behind is not None and behind.gap.strip() == ","):
        return True
    people = lexicon.words("en").people_nouns | lexicon.words("en").kin
    for word in words[start + 1 : start + _APPOSED] if first.lower in _ARTICLES else ():
        if word.gap not in _NEXT_TO or word.lower in {"of", "in", "with", "for", "from", "where", "held"}:
            return False
        if word.lower in people:
            return not any(w.lower in _SAYS for w in words[start : start + _APPOSED])  # "in X, a spokesman said"
    return False


def is_apposed(words: Sequence[Word], told: PlaceWords, last: int) -> bool:
    """ "X, a border town": an article and a word for a settlement come next, in one phrase."""
    start = last + 1
    if start >= len(words) or words[start].lower not in _ARTICLES or words[start].gap.strip() not in {",", "–", "—"}:
        return False
    for at in range(start + 1, min(start + _APPOSED, len(words))):
        if words[at].gap not in _NEXT_TO or words[at].lower in told.follows:
            return False
        if told.kinds.get(words[at].lower, "") in _SETTLEMENTS:
            following = words[at + 1] if at + 1 < len(words) and words[at + 1].gap == " " else None
            return following is None or following.lower in told.follows or _tells_where(following, told)
    return False


def _are_apposed(words: Sequence[Word], told: PlaceWords, last: int) -> bool:
    """ "X, Y and Z, two border towns": behind the list a word for several settlements comes next, in one phrase."""
    at, joined = last + 1, False
    while at < len(words) and (words[at].capital or words[at].lower in {"and", *_PASSED}):
        if words[at].gap.strip() not in {"", "-", *_COMMAS} or words[at - 1].possessive:
            return False
        joined, at = joined or words[at].lower == "and", at + 1
    if at >= len(words) or words[at].gap.strip() != "," or not (joined or words[last - 1].lower in {"and", *_PASSED}):
        return False
    phrase = words[at : at + _APPOSED - 1]
    stop = next((i for i, word in enumerate(phrase) if i and word.gap not in _NEXT_TO), len(phrase))
    kinds = [told.kinds.get(w.lower) if w.lower.endswith("s") else None for w in phrase[:stop]]
    ends = next((i for i, w in enumerate(phrase[:stop]) if i and w.lower in told.follows), stop)
    return any(kind in _SETTLEMENTS for kind in kinds[:ends])
