"""How a language gives numbers, from data/lang/<code>/quantities.toml.

In:     number words, vague words with their floors, bounding words, units, look-alikes.
Out:    `QuantityWords`, read once.
Never:  a number of a text: finding them is for `mark`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from heldby.lexicon.inflect import verb_forms
from heldby.lexicon.tables import data_path, table
from heldby.model import Quantity
from heldby.model.errors import KnowledgeError


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityWords:
    """Everything a language knows of numbers; all words in lower case.

    `fractions` are percents of a whole, `vague` floors (0: none), `bounds` maps a phrase before a number to over, under
    or about, `bounds_after` one behind it; `measures` and `currency` map units to their names; `war_tolls` are the
    figures from which on the dead or displaced are those of a war; `crowds` are nouns for several people; `aged` stand
    before an age; `further` are "third" and the like, with their place, as all `ordinals` have one. `tallies` are
    nouns for a number of people, `tolls` those that count the dead, `putting` verbs that set a figure, `reaching` what
    stands between one and its figure, but for the words of `bounding`; `breaks` end its clause.
    """

    numbers: Mapping[str, float]
    multipliers: Mapping[str, float]
    fractions: Mapping[str, float]
    vague: Mapping[str, float]
    single: frozenset[str]
    crowds: frozenset[str]
    aged: frozenset[str]
    further: Mapping[str, float]
    ordinals: Mapping[str, float]
    bounds: Mapping[str, str]
    bounds_after: Mapping[str, str]
    measures: Mapping[str, str]
    currency: Mapping[str, str]
    articles: frozenset[str]
    range_open: str
    range_pair: str
    range_joins: frozenset[str]
    as_before: frozenset[str]
    as_before_more: str
    changing_from: str
    changing: frozenset[str]
    names: frozenset[str]
    calibres: frozenset[str]
    not_one: frozenset[str]
    rates: tuple[str, ...]
    war_tolls: Mapping[str, float]
    tallies: frozenset[str]
    tolls: frozenset[str]
    putting: frozenset[str]
    reaching: frozenset[str]
    bounding: frozenset[str]
    breaks: frozenset[str]


@cache
def quantity_words(language: str = "en") -> QuantityWords:
    """Read a language's numbers. Raises `KnowledgeError` when the file is missing or a part of it is."""
    path = data_path("lang", language, "quantities.toml")
    raw = table(path)
    try:
        bounds, guard = raw["bounds"], raw["guard"]
        return QuantityWords(
            numbers=raw["numbers"],
            multipliers=raw["multipliers"],
            fractions=raw["fractions"],
            vague=raw["vague"] | dict.fromkeys(raw["as_before"]["words"], 0),
            as_before=frozenset(raw["as_before"]["words"]),
            as_before_more=raw["as_before"]["more"],
            single=frozenset(raw["single"]["words"]),
            crowds=frozenset(raw["single"]["crowds"]),
            aged=frozenset(raw["single"]["aged"]),
            further=raw["single"]["further"],
            ordinals=raw["ordinals"],
            bounds={phrase: bound for bound in ("over", "under", "about") for phrase in bounds[bound]},
            bounds_after={phrase: bound for bound in ("over", "about") for phrase in bounds[f"after_{bound}"]},
            measures=raw["measures"],
            currency=raw["currency"],
            articles=frozenset(raw["single"]["articles"]),
            range_open=raw["ranges"]["open"],
            range_pair=raw["ranges"]["pair"],
            range_joins=frozenset(raw["ranges"]["joins"]),
            changing_from=raw["ranges"]["changing_from"],
            changing=verb_forms(raw["ranges"]["changing"], language) | set(raw["ranges"]["changed_to"]),
            names=frozenset(guard["names"]),
            calibres=frozenset(guard["calibres"]),
            not_one=frozenset(guard["not_one"]),
            rates=tuple(guard["rates"]),
            war_tolls=raw["war_tolls"],
            tallies=frozenset(raw["tallies"]["nouns"]),
            tolls=frozenset(raw["tallies"]["tolls"]),
            putting=frozenset(raw["tallies"]["putting"]),
            reaching=verb_forms(raw["tallies"]["verbs"], language) | set(raw["tallies"]["links"]),
            bounding=frozenset(_words_of(bounds) | set(raw["tallies"]["passed"])),
            breaks=frozenset(raw["tallies"]["breaks"]),
        )
    except (KeyError, TypeError) as error:
        raise KnowledgeError(
            f"{path.name}: {error} is missing or misspelt; compare with lang/en/quantities.toml"
        ) from error


def _words_of(bounds: Mapping[str, list[str]]) -> set[str]:
    """The single words of all phrases that bound a number."""
    return {word for phrases in bounds.values() for phrase in phrases for word in phrase.split()}


def is_war_toll(measure: str, quantity: Quantity | None, language: str = "en") -> bool:
    """Whether so many dead or displaced are the toll of a war, not the news of a day."""
    least = quantity_words(language).war_tolls.get(measure)
    return quantity is not None and least is not None and max(quantity.low or 0, quantity.high or 0) >= least
