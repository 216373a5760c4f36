"""The common nouns and adjectives that stand for those who fight, rule and speak, and what a phrase of them says.

In:     data/lang/<code>/actors.toml.
Out:    `ActorWords`; `Phrase`, the shape in which a mention tells what its words say.
Never:  names; those are `Actors`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from itertools import pairwise

from heldby.lexicon.demonyms import key
from heldby.lexicon.inflect import verb_forms
from heldby.lexicon.tables import data_path, table

_LINKS = frozenset({"of", "for"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """What the words of an actor mention say, written as the mention's `value` (`sort=forces nation=SY`).

    `sort` is name, state, forces (whose is not said), regime_forces, deed (a country before "strikes"), government,
    rebels, jihadists, militants, militias, group, coalition, people, source, monitor, body (a name nobody listed),
    allies (those beside somebody named), many, one, we or person (pronouns). `nation` and `backer` are ISO codes or
    actor ids, `tie` how the backer stands to it (backed, led, pro, anti), `det` its article, `head` its noun, `of` the
    full name behind an acronym or whom "loyal to" names.
    """

    sort: str
    nation: str = ""
    backer: str = ""
    tie: str = ""
    det: str = ""
    head: str = ""
    of: str = ""

    def written(self) -> str:
        """One line that `read` takes back."""
        filled = ((f.name, str(getattr(self, f.name))) for f in fields(self))
        return " ".join(f"{name}={value.replace(' ', '_')}" for name, value in filled if value)

    @classmethod
    @lru_cache(maxsize=1024)  # a report asks for the same ones again and again
    def read(cls, value: str) -> Phrase:
        """The phrase a mention's `value` tells; a value of other make is a phrase of sort "name"."""
        told = dict(cell.split("=", 1) for cell in value.split() if "=" in cell)
        known = {f.name: told[f.name].replace("_", " ") for f in fields(cls) if f.name in told}
        known.setdefault("sort", "name")
        for name in ("sort", "backer"):
            if name in told:
                known[name] = told[name]
        return cls(**known)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorWords:
    """See data/lang/en/actors.toml for what each table is for; entries of several words are written with blanks."""

    heads: Mapping[str, str]
    needy: frozenset[str]
    articled: frozenset[str]
    anybody: frozenset[str]
    nameable: frozenset[str]
    others: frozenset[str]
    foes: frozenset[str]
    deeds: frozenset[str]
    before_deeds: frozenset[str]
    grounds: frozenset[str]
    strongholds: frozenset[str]
    ways: frozenset[str]
    nobodys: frozenset[str]
    bare: frozenset[str]
    keeping: frozenset[str]
    held: frozenset[str]
    holders: frozenset[str]
    held_how: frozenset[str]
    modifiers: Mapping[str, str]
    backing: frozenset[str]
    leading: frozenset[str]
    friendly: frozenset[str]
    hostile: frozenset[str]
    opposing: frozenset[str]
    aircraft_types: frozenset[str]
    sources: frozenset[str]
    before_sources: frozenset[str]
    weak_sources: frozenset[str]
    monitors: frozenset[str]
    offices: frozenset[str]
    speech: frozenset[str]
    body_words: frozenset[str]
    body_openers: frozenset[str]
    armed_bodies: frozenset[str]
    unarmed_bodies: frozenset[str]
    units: frozenset[str]
    everybodys: frozenset[str]
    commands: frozenset[str]
    called: frozenset[str]
    shortening: frozenset[str]
    places_too: frozenset[str]
    inside: frozenset[str]
    not_inside: frozenset[str]
    calendar: frozenset[str]
    not_acronyms: frozenset[str]
    owners: frozenset[str]
    openers: frozenset[str]
    place_leads: frozenset[str]
    lands: frozenset[str]
    somebody: frozenset[str]
    means: Mapping[str, Mapping[str, str]]
    fits: Mapping[str, frozenset[str]]
    fight_words: frozenset[str]
    heavy_words: frozenset[str]
    taking_words: frozenset[str]
    kin_abroad: frozenset[str]
    warring_words: frozenset[str]
    as_plural: tuple[str, ...]
    rulers: frozenset[str]
    ruling: frozenset[str]
    fallen: frozenset[str]
    lose_words: frozenset[str]
    command_words: frozenset[str]
    deal_words: frozenset[str]
    befalling: frozenset[str]
    partners: frozenset[str]
    helping: frozenset[str]
    partnering: frozenset[str]
    relating: frozenset[str]
    giving: frozenset[str]
    harm_words: frozenset[str]
    accusing: frozenset[str]
    speakers_things: frozenset[str]
    places_things: frozenset[str]
    many: frozenset[str]
    one: frozenset[str]
    we: frozenset[str]
    person: frozenset[str]
    titles: frozenset[str]
    strong_titles: frozenset[str]
    no_person: frozenset[str]
    kunya: frozenset[str]
    particles: frozenset[str]
    given: frozenset[str]
    leaders: frozenset[str]
    soldiers: frozenset[str]


_SETS = {
    "needy": ("needy", "heads"),
    "articled": ("needy", "articled"),
    "anybody": ("needy", "anybody"),
    "nameable": ("needy", "nameable"),
    "others": ("needy", "others"),
    "foes": ("needy", "foes"),
    "deeds": ("deeds", "nouns"),
    "before_deeds": ("deeds", "before"),
    "grounds": ("deeds", "grounds"),
    "strongholds": ("deeds", "strongholds"),
    "ways": ("modifiers", "ways"),
    "nobodys": ("deeds", "nobodys"),
    "bare": ("deeds", "bare"),
    "keeping": ("deeds", "keeping"),
    "held": ("deeds", "held"),
    "holders": ("deeds", "holders"),
    "held_how": ("deeds", "held_how"),
    "backing": ("modifiers", "backing"),
    "leading": ("modifiers", "leading"),
    "friendly": ("modifiers", "friendly"),
    "hostile": ("modifiers", "hostile"),
    "opposing": ("modifiers", "opposing"),
    "aircraft_types": ("modifiers", "aircraft_types"),
    "sources": ("sources", "heads"),
    "offices": ("sources", "offices"),
    "before_sources": ("sources", "before"),
    "weak_sources": ("sources", "weak"),
    "monitors": ("sources", "monitor"),
    "speech": ("sources", "speech"),
    "body_words": ("bodies", "last"),
    "body_openers": ("bodies", "first"),
    "armed_bodies": ("bodies", "armed"),
    "unarmed_bodies": ("bodies", "unarmed"),
    "units": ("bodies", "units"),
    "everybodys": ("bodies", "everybodys"),
    "commands": ("bodies", "commands"),
    "called": ("bodies", "called"),
    "shortening": ("bodies", "shortening"),
    "places_too": ("bodies", "places_too"),
    "inside": ("bodies", "inside"),
    "not_inside": ("bodies", "not_inside"),
    "calendar": ("bodies", "calendar"),
    "owners": ("bodies", "owners"),
    "openers": ("bodies", "openers"),
    "place_leads": ("bodies", "place_leads"),
    "lands": ("states", "lands"),
    "somebody": ("states", "somebody"),
    "fight_words": ("acts", "fight"),
    "harm_words": ("acts", "harm"),
    "accusing": ("acts", "accuse"),
    "heavy_words": ("acts", "heavy"),
    "taking_words": ("acts", "taking"),
    "kin_abroad": ("acts", "kin_abroad"),
    "warring_words": ("acts", "warring"),
    "rulers": ("acts", "rulers"),
    "ruling": ("acts", "ruling"),
    "fallen": ("acts", "fallen"),
    "lose_words": ("acts", "lose"),
    "command_words": ("acts", "command"),
    "deal_words": ("acts", "deal"),
    "befalling": ("acts", "befall"),
    "partners": ("acts", "partners"),
    "helping": ("acts", "helping"),
    "partnering": ("acts", "partnering"),
    "relating": ("acts", "relating"),
    "places_things": ("acts", "own_of_places"),
    "speakers_things": ("acts", "own_of_speakers"),
    "many": ("pronouns", "many"),
    "one": ("pronouns", "one"),
    "we": ("pronouns", "we"),
    "person": ("pronouns", "person"),
    "titles": ("people", "titles"),
    "strong_titles": ("people", "strong"),
    "no_person": ("people", "no_person"),
    "kunya": ("people", "kunya"),
    "particles": ("people", "particles"),
    "given": ("people", "given"),
    "leaders": ("people", "leaders"),
    "soldiers": ("people", "soldiers"),
}
"""By field: the table of actors.toml and the list in it."""


@cache
def actor_words(language: str = "en") -> ActorWords:
    """The words of a language, read once."""
    data = table(data_path("lang", language, "actors.toml"))
    modifiers = data["modifiers"]
    return ActorWords(
        **{field: _set(data[part][name]) for field, (part, name) in _SETS.items()},
        giving=verb_forms(data["acts"]["giving"], language),
        heads={key(word): sort for sort, words in data["heads"].items() for word in words},
        modifiers={
            key(word): trait
            for trait in ("plain", "sect", "militant", "jihadist", "rebel", "government")
            for word in modifiers[trait]
        },
        not_acronyms=frozenset(data["bodies"]["not_acronyms"]),
        as_plural=tuple(data["acts"]["as_plural"]),
        means=data["means"],
        fits={word: frozenset(sides) for word, sides in data["fits"].items()},
    )


@cache
def parties_before(language: str = "en") -> frozenset[str]:
    """Words that tell whose an act is: "a rebel offensive", "the army campaign", not "a military campaign"."""
    lexicon = actor_words(language)
    told = {word for word, sort in lexicon.modifiers.items() if sort != "plain"}
    heads = {word for word, sort in lexicon.heads.items() if sort != "aircraft"} - {"military", "ground"}
    return frozenset(told | heads | lexicon.holders)


def _set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(key, words))


def is_called_armed(actor_id: str, language: str = "en") -> bool:
    """Whether an actor that only a text knows bears arms by its name: "text:karsh-front", "text:tuareg-rebels"."""
    lexicon = actor_words(language)
    words = actor_id.removeprefix("text:").split("-")
    named = actor_id.startswith("text:") and len(words) > 1 and not lexicon.unarmed_bodies & set(words)
    head = next((before for before, word in pairwise(words) if word in _LINKS), words[-1])  # "front of Kivu"
    return named and (not lexicon.armed_bodies.isdisjoint((head, words[-1])) or words[0] in lexicon.body_openers)
