"""Places that a report's first sentences describe and name later: "a town in northern Syria" ... "in Qamishli".

In:     the drafts of a report with the places that their sentences give, its mentions and trees.
Out:    the same drafts; those told of an unnamed town take the town that the next sentences name.
Never:  a place beyond the head of the report, or one that the describing sentence itself names.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.claim.sites_to_come import with_its_site
from heldby.claim.told_below import several_unnamed, site_told_below, told_below
from heldby.lexicon.words import words
from heldby.model import Basis, Filler, Mention, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene
    from heldby.model import Token

_HEAD = 5  # the headline and the sentences that sum a report up
_AHEAD = 4
_CALLED_AHEAD = 8  # sentences within which the same noun may come with the name: "a village" ... "the village of X"
_ONE = frozenset({"a", "an", "another", "one"})
_NAMING = frozenset({"of", "called", "named"})
_WITHIN = frozenset({"in", "at"})
_LINES = frozenset({PlaceKind.BORDER, PlaceKind.RIVER})
_NEXT = 5  # words behind a noun in which the name of the town that it is in begins
_REACH = 60


def with_names_to_come(drafts: Sequence[Draft], scene: Scene, clauses: Sequence[Clause]) -> list[Draft]:
    """Give what happened in an unnamed town, as the head of the report tells it, the town's name."""
    named = [_named(draft, drafts, scene, clauses) for draft in drafts]
    named = _with_what_followed(drafts, named)
    return [_as_told_below(draft, named, scene) if draft.sentence == 0 else draft for draft in named]


def _with_what_followed(before: Sequence[Draft], named: Sequence[Draft]) -> list[Draft]:
    """ "Attacked a town on the border. Jets bombed them": what was placed by the same words was in the same town."""
    found = {
        old.roles["place"][0].start: new.roles["place"]
        for old, new in zip(before, named, strict=True)
        if old is not new and len(old.roles.get("place", ())) == 1 and new.roles.get("place")
    }
    if not found:
        return list(named)
    return [_follows(old, new, found) for old, new in zip(before, named, strict=True)]


def _follows(old: Draft, new: Draft, found: Mapping[int, tuple[Filler, ...]]) -> Draft:
    place = new.roles.get("place", ())
    if old is not new or len(place) != 1 or place[0].basis is not Basis.IMPLIED or place[0].start not in found:
        return new
    told = tuple(replace(filler, basis=Basis.IMPLIED) for filler in found[place[0].start])
    return replace(new, roles={**new.roles, "place": told})


def _as_told_below(draft: Draft, drafts: Sequence[Draft], scene: Scene) -> Draft:
    """What the first line places in a country alone ("Bombing in Mali"), where the text below tells the same of."""
    line = _is_on_line(draft, scene)
    if not line and (draft.saying.kind not in ("event", "casualty") or not _is_wide(draft, scene)):
        return draft
    sort = draft.saying.traits
    for other in drafts:
        alike = other.saying.kind == draft.saying.kind and other.saying.traits == sort
        alike = alike and (draft.saying.kind != "casualty" or _counts_as_many(draft, other))
        alike = alike and (not line or other.sums_up)
        if alike and 0 < other.sentence <= _AHEAD and other.roles.get("place") and not _is_wide(other, scene):
            told = tuple(replace(filler, basis=Basis.COREFERENT) for filler in other.roles["place"])
            return replace(draft, roles={**draft.roles, "place": told})
    return draft


def _counts_as_many(one: Draft, other: Draft) -> bool:
    """Whether two counts may be of the same people: 40 of the 120 dead of a country died in the town named below."""
    return one.quantity is None or other.quantity is None or one.quantity.low == other.quantity.low


def _is_wide(draft: Draft, scene: Scene) -> bool:
    """Whether a draft is placed by countries alone."""
    named = scene.named_by(draft.roles.get("place", ()))
    return bool(named) and all(scene.is_wide(mention) for mention in named)


def _is_on_line(draft: Draft, scene: Scene) -> bool:
    """Whether a draft is placed by a border or a river alone: "attack town on Turkish border"."""
    named = scene.named_by(draft.roles.get("place", ()))
    return bool(named) and all(scene.known.place_kind(mention) in _LINES for mention in named)


def _repeats_headline(sentence: int, clauses: Sequence[Clause]) -> bool:
    """Whether a sentence is the headline once more, as some outlets print it behind the date."""
    told = [" ".join(t.text.lower() for t in clauses[i].tokens).strip(" .") for i in (0, sentence)]
    return bool(told[0]) and told[0] in told[1]


def _named(draft: Draft, drafts: Sequence[Draft], scene: Scene, clauses: Sequence[Clause]) -> Draft:
    clause = clauses[draft.sentence]
    place = draft.roles.get("place", ())
    if "place" not in draft.saying.roles or len(place) > 1:
        return draft
    if (several := several_unnamed(clause, draft, scene)) is not None:
        return told_below(draft, several, clause, drafts, scene) or draft
    if draft.sentence >= _HEAD and draft.saying.kind != "control":
        return draft
    bare = draft.sentence == 0 or (draft.sentence < _HEAD and _repeats_headline(draft.sentence, clauses))
    ones = _ONE | {""} if bare else _ONE
    noun = next(
        (t for t in clause.tokens if _describes(clause, t, scene, ones) and _is_where(draft, t, clause, scene)), None
    )
    if noun is None:
        sited = with_its_site(draft, scene, clauses, ones) if draft.sentence < _HEAD else draft
        return site_told_below(draft, drafts, clause, scene) if sited is draft and draft.sentence < _HEAD else sited
    return _as_next_told(draft, noun, drafts, scene, clauses)


def _as_next_told(draft: Draft, noun: Token, drafts: Sequence[Draft], scene: Scene, clauses: Sequence[Clause]) -> Draft:
    """The draft at the town where its change is told again, else at the next one named that the noun may mean."""
    clause, named = clauses[draft.sentence], scene.named_by(draft.roles.get("place", ()))
    is_placed = any(_places_it(m, noun, clause) for m in named)
    is_beside = _is_beside(named, clause)
    if not is_beside and (draft.open_place or not is_placed):
        below = told_below(draft, noun, clause, drafts, scene)
        if below is not None:
            return below
    if is_placed or draft.sentence >= _HEAD:
        return draft
    found = _next_named(draft.sentence, noun, scene, clauses)
    if found is None or (is_beside and not _is_called(found, noun, clause)):
        return draft
    filler = Filler(start=found.start, end=found.end, text=found.text, basis=Basis.COREFERENT)
    return replace(draft, roles={**draft.roles, "place": (filler,)}, part="", open_place=None)


def _places_it(mention: Mention, noun: Token, clause: Clause) -> bool:
    """Whether the sentence itself says where: "a village south of X", or a place told before the noun."""
    return _is_here(mention, clause) and mention.start < noun.start


def _is_here(mention: Mention, clause: Clause) -> bool:
    return clause.tokens[0].start <= mention.start and mention.end <= clause.tokens[-1].end


def _is_beside(places: Sequence[Mention], clause: Clause) -> bool:
    """Whether the sentence places it by another town: "a village south of X"."""
    return any(_is_here(m, clause) and m.form == "direction" for m in places)


def _is_called(mention: Mention, noun: Token, clause: Clause) -> bool:
    """Whether the name comes with the same noun: "the town of X"."""
    return clause.text[: mention.start].lower().endswith(f"{noun.text.lower()} of ")


def _describes(clause: Clause, token: Token, scene: Scene, ones: frozenset[str]) -> bool:
    """Whether the word is a town without a name: "a rebel-held town", not "the town", "a town called X".

    `ones` are the articles it may have; "" among them is none, as headlines write ("Rebels take village").
    """
    if (
        token.text.lower() not in words("en").unnamed_towns
        or token.pos not in ("NOUN", "PROPN")
        or token.dep == "appos"
    ):
        return False
    articles = {clause.tokens[k].text.lower() for k in clause.kids(token.index, "det", "nmod:poss", "nummod")}
    if not ones & (articles or ({""} if token.tag == "NN" else set())):
        return False
    follows = clause.tokens[token.index + 1].text.lower() if token.index + 1 < len(clause.tokens) else ""
    around = scene.places_at(clause.tokens[min(clause.phrase(token.index))].start, token.end)
    inside = [m for m in around if scene.known.place_kind(m) not in _LINES]  # "a town on the Turkish border"
    behind = scene.places_at(token.end, token.end + 2)  # "take control of second city Aleppo"
    return (
        follows not in _NAMING
        and not inside
        and not behind
        and not (follows in _WITHIN and _is_in_town(clause, token, scene))
    )


def _is_in_town(clause: Clause, token: Token, scene: Scene) -> bool:
    """ "A camp in Boulkessi": of that town; "a camp in Mopti region", "a village in Idlib" may be named yet."""
    if token.text.lower() in words("en").town_nouns:
        return False
    behind = clause.tokens[token.index + 2 : token.index + _NEXT]
    named = scene.places_at(behind[0].start, behind[-1].end) if behind else []
    return any(m.form == "point" and scene.is_town(m) for m in named[:1])


def _is_where(draft: Draft, noun: Token, clause: Clause, scene: Scene) -> bool:
    """Whether the claim's own words reach to the noun, or are said of it: "a village held by A in northern B"."""
    if clause.is_dep(draft.trigger, "acl", "acl:relcl") and clause.tokens[draft.trigger].head == noun.index:
        before = clause.tokens[max(0, min(clause.phrase(noun.index)) - 1)]
        return not scene.places_at(before.start, before.end)  # "A a town held by B": it has its name
    return draft.start - 1 <= noun.start <= draft.end + _REACH


def _next_named(sentence: int, noun: Token, scene: Scene, clauses: Sequence[Clause]) -> Mention | None:
    """The first town of that sort that the next sentences name, and the describing one does not."""
    told = {scene.place_key(m) for m in scene.places(sentence)}
    for later in range(sentence + 1, min(sentence + 1 + _CALLED_AHEAD, len(scene.mentions))):
        for m in scene.places(later):
            near = later <= sentence + _AHEAD and scene.may_be(m, noun.text.lower())
            if (
                (near or _is_called(m, noun, clauses[later]))
                and m.form == "point"
                and scene.is_town(m)
                and scene.place_key(m) not in told
                and _may_lie_there(m, noun, clauses[sentence], scene)
                and not _is_somebody(m, clauses[later])
            ):
                return m
    return None


def _may_lie_there(town: Mention, noun: Token, clause: Clause, scene: Scene) -> bool:
    """Whether a town may be the one described: "a district in A province" is no town of another province."""
    words_of = clause.tokens[min(clause.phrase(noun.index))], clause.tokens[max(clause.phrase(noun.index))]
    lands = scene.places_at(words_of[0].start, words_of[1].end)
    provinces = {of for m in lands if (of := _province_of(m, scene))}
    around = scene.known.around(town)
    return not provinces or not around or around in provinces


def _province_of(mention: Mention, scene: Scene) -> str:
    """A province, also for a part of it ("northern A province"); "" for any other place."""
    place, _, bearing = scene.known.place(mention).partition("~")
    part = bool(bearing) and "+" not in place and place.upper() != scene.known.land(mention)  # a border has two lands
    return place if part or scene.known.place_kind(mention) is PlaceKind.PROVINCE else ""


def _is_somebody(mention: Mention, clause: Clause) -> bool:
    """Whether a name only says whose somebody is: "Moscow's Damascus ally"."""
    inside = [t for t in clause.tokens if mention.start <= t.start < mention.end]
    return any(clause.tokens[t.head].text.lower() in words("en").company for t in inside)
