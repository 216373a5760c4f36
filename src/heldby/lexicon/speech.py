"""How a language credits statements: reporting verbs, who may speak, what stands for whom.

In:     data/lang/<code>/voice.toml.
Out:    `Speech`.
Never:  who said what; that is read from a report.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from heldby.lexicon.inflect import forms
from heldby.lexicon.tables import data_path, table
from heldby.model import Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """See data/lang/en/voice.toml for what each table is for. Verbs stand by every form they take."""

    saying: frozenset[str]
    wishing: frozenset[str]
    foretelling: frozenset[str]
    clause_only: frozenset[str]
    continuing: frozenset[str]
    finding: frozenset[str]
    going_on: frozenset[str]
    adding: frozenset[str]
    inverting: frozenset[str]
    only_quoting: frozenset[str]
    not_before: Mapping[str, frozenset[str]]
    tells_with: Mapping[str, frozenset[str]]
    with_next: Mapping[str, frozenset[str]]
    quoting: frozenset[str]
    according: tuple[str, ...]
    with_object: Mapping[str, frozenset[str]]
    passives: frozenset[str]
    fates: frozenset[str]
    hearsay: Mapping[str, Certainty]
    tidings: Mapping[str, Certainty]
    adverbs: Mapping[str, Certainty]
    unnamed: frozenset[str]
    doubting: Mapping[str, Certainty]
    people: frozenset[str]
    bodies: frozenset[str]
    papers: frozenset[str]
    counts: frozenset[str]
    some_of: frozenset[str]
    closing: frozenset[str]
    tolls: Mapping[str, frozenset[str]]
    stands_for: Mapping[str, tuple[str, ...]]

    @property
    def speakers(self) -> frozenset[str]:
        """Every common noun that may be the subject of a reporting verb."""
        return self.people | self.bodies | self.papers


@cache
def speech(language: str) -> Speech:
    """How a language credits statements, read once."""
    voice = table(data_path("lang", language, "voice.toml"))
    irregular = table(data_path("lang", language, "inflection.toml"))["irregular"] | voice["irregular"]

    def all_forms(verb: str) -> set[str]:
        return {str(form) for form in forms(verb, "VERB", irregular)}

    def every_form(verbs: list[str]) -> frozenset[str]:
        return frozenset(form for verb in verbs for form in all_forms(verb))

    return Speech(
        saying=every_form(voice["saying"]),
        wishing=every_form(voice["wishing"]),
        foretelling=every_form(voice["foretelling"]),
        clause_only=every_form(voice["clause_only"]),
        continuing=frozenset(voice["continuing"]),
        finding=every_form(voice["finding"]),
        going_on=frozenset(voice["going_on"]),
        adding=every_form(voice["adding"]),
        inverting=every_form(voice["inverting"]),
        only_quoting=every_form(voice["only_quoting"]),
        not_before={form: frozenset(words) for verb, words in voice["not_before"].items() for form in all_forms(verb)},
        tells_with={form: frozenset(words) for verb, words in voice["tells_with"].items() for form in all_forms(verb)},
        with_next={form: frozenset(words) for verb, words in voice["with_next"].items() for form in all_forms(verb)},
        quoting=every_form(voice["quoting"]),
        according=tuple(voice["according"]),
        with_object={
            form: frozenset(nouns) for verb, nouns in voice["with_object"].items() for form in all_forms(verb)
        },
        passives=frozenset(voice["unnamed"]["passives"]),
        fates=frozenset(voice["unnamed"]["fates"]),
        hearsay={verb: Certainty(c) for verb, c in voice["unnamed"]["certainty"].items()},
        tidings={noun: Certainty(c) for noun, c in voice["tidings"].items()},
        adverbs={adverb: Certainty(c) for adverb, c in voice["unnamed"]["adverbs"].items()},
        unnamed=frozenset(voice["unnamed"]["subjects"]),
        doubting={form: Certainty(c) for verb, c in voice["doubting"].items() for form in all_forms(verb)},
        people=frozenset(voice["speakers"]["people"]),
        bodies=frozenset(voice["speakers"]["bodies"]),
        papers=frozenset(voice["speakers"]["papers"]),
        counts=frozenset(voice["speakers"]["counts"]),
        some_of=frozenset(voice["speakers"]["some_of"]),
        closing=frozenset(voice["speakers"]["closing"]),
        tolls={form: frozenset(words) for verb, words in voice["tolls"].items() for form in all_forms(verb)},
        stands_for={noun: tuple(names) for noun, names in voice["stands_for"].items()},
    )
