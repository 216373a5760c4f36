"""The small words of a language that colour a claim: negation, modals, hedges, plans.

In:     data/lang/<code>/mood.toml and discourse.toml.
Out:    `Words`.
Never:  claims' own wordings; those are `Sayings`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache

from heldby.lexicon.inflect import forms
from heldby.lexicon.tables import data_path, table
from heldby.model import Certainty, PlaceKind, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """See data/lang/en/mood.toml and discourse.toml for what each table is for."""

    negations: frozenset[str]
    excluding: frozenset[str]
    modals: Mapping[str, tuple[Status | None, Certainty]]
    hedges: Mapping[str, Certainty]
    doubted: Mapping[str, Certainty]
    gauged: Mapping[str, Certainty]
    suspect: Mapping[str, Certainty]
    befalling: frozenset[str]
    rumouring: frozenset[str]
    running_on: frozenset[str]
    truces_begin: frozenset[str]
    into_effect: frozenset[str]
    making_truces: frozenset[str]
    beginning: frozenset[str]
    joining_in: frozenset[str]
    conditions: frozenset[str]
    not_yet: frozenset[str]
    governors: Mapping[str, tuple[Status | None, bool, Certainty]]
    nominal_governors: frozenset[str]
    achievements: frozenset[str]
    commanding: frozenset[str]
    rivals: frozenset[str]
    trying: frozenset[str]
    moved: frozenset[str]
    habits: frozenset[str]
    going: frozenset[str]
    moving: frozenset[str]
    arriving: frozenset[str]
    still_going: frozenset[str]
    engaged: frozenset[str]
    pressing_on: frozenset[str]
    standing_at: frozenset[str]
    seeming: frozenset[str]
    purposes: frozenset[str]
    using: frozenset[str]
    strikes: frozenset[str]
    fearing: frozenset[str]
    chances: frozenset[str]
    failing: frozenset[str]
    successes: frozenset[str]
    often: frozenset[str]
    townspeople: frozenset[str]
    town_bodies: frozenset[str]
    reports: frozenset[str]
    almost: frozenset[str]
    on_the_point: frozenset[str]
    meaning: frozenset[str]
    outcomes: frozenset[str]
    earlier: frozenset[str]
    exploiting: frozenset[str]
    seizing: frozenset[str]
    openings: frozenset[str]
    closing: frozenset[str]
    coinciding: frozenset[str]
    ending: frozenset[str]
    deniers: frozenset[str]
    noticing: frozenset[str]
    sensing: frozenset[str]
    onlookers: frozenset[str]
    to_come: frozenset[str]
    fates: frozenset[str]
    links: frozenset[str]
    causing: frozenset[str]
    backing: frozenset[str]
    presupposing: frozenset[str]
    still_open: frozenset[str]
    still_to_come: frozenset[str]
    falsehoods: frozenset[str]
    place_nouns: frozenset[str]
    town_nouns: frozenset[str]
    unnamed_towns: frozenset[str]
    unnamed_sites: frozenset[str]
    several_towns: frozenset[str]
    pairing: frozenset[str]
    pointing: frozenset[str]
    back_again: frozenset[str]
    times_of_day: frozenset[str]
    but_others: frozenset[str]
    city_parts: frozenset[str]
    city_parts_named: frozenset[str]
    ways_through: frozenset[str]
    ground_nouns: frozenset[str]
    never_called: Mapping[str, frozenset[PlaceKind]]
    most_people: Mapping[str, int]
    called: Mapping[str, frozenset[PlaceKind]]
    peaceful: frozenset[str]
    company: frozenset[str]
    vague_company: frozenset[str]
    truces_end: frozenset[str]
    ending_truces: frozenset[str]
    ends_of_truces: frozenset[str]
    broken_truces: frozenset[str]
    earlier_truces: frozenset[str]
    wanting_truces: frozenset[str]
    seeking_truces: frozenset[str]
    calling_over: frozenset[str]
    over: frozenset[str]
    bodies: frozenset[str]
    open_ground: frozenset[str]
    unnamed_ground: frozenset[str]
    lands: frozenset[str]
    various: frozenset[str]
    many_places: frozenset[str]
    ending_rule: frozenset[str]
    struggles: frozenset[str]
    military_sites: frozenset[str]
    buildings: frozenset[str]
    meetings: frozenset[str]
    leaving_for: frozenset[str]
    reaching: frozenset[str]
    taking: frozenset[str]
    living: frozenset[str]
    goers: frozenset[str]
    rule: frozenset[str]
    nonspecific: frozenset[str]
    plural_pronouns: frozenset[str]
    bare_pronouns: frozenset[str]
    operations: frozenset[str]
    crafts: frozenset[str]
    belongings: frozenset[str]
    again: tuple[str, ...]
    back: frozenset[str]
    whole_nouns: frozenset[str]
    facilities: frozenset[str]
    site_modifiers: frozenset[str]
    ends_noun: frozenset[str]
    counting_nouns: frozenset[str]
    spells: frozenset[str]
    on_whose_side: frozenset[str]
    gases: frozenset[str]
    bearings: frozenset[str]
    hold_nouns: frozenset[str]
    nobody: frozenset[str]
    last_of_all: frozenset[str]
    given: frozenset[str]
    partaking: frozenset[str]
    parts_played: frozenset[str]
    employing: frozenset[str]
    heading: frozenset[str]
    help_given: frozenset[str]
    backed_acts: frozenset[str]
    columns: frozenset[str]
    series: frozenset[str]
    named_sites: frozenset[str]
    next_to_it: frozenset[str]
    nearing: frozenset[str]
    bringing: frozenset[str]
    left_over: frozenset[str]
    seats: frozenset[str]
    never_hit: frozenset[str]
    way_nouns: frozenset[str]
    wires: frozenset[str]
    definite: frozenset[str]
    before_definite: frozenset[str]
    day_owners: frozenset[str]
    responsibility: frozenset[str]
    answerable: frozenset[str]
    in_names: frozenset[str]
    seated: frozenset[str]
    signed_there: frozenset[str]
    reactions: frozenset[str]
    dealings: frozenset[str]
    gatherings: frozenset[str]
    sitting: frozenset[str]
    posted: frozenset[str]
    firing: frozenset[str]
    accusing: frozenset[str]
    declaring: frozenset[str]
    leading: frozenset[str]
    taking_part: frozenset[str]
    called_foes: frozenset[str]
    not_known: frozenset[str]
    whose_deed: frozenset[str]
    beaten_off: frozenset[str]
    in_vain: frozenset[str]
    their_men: frozenset[str]
    fleeing: frozenset[str]
    awaiting: frozenset[str]
    brokering: frozenset[str]
    hindering: frozenset[str]
    foiling: frozenset[str]
    carrying_out: frozenset[str]
    carrying: frozenset[str]
    who_bomb: frozenset[str]
    quarrels: frozenset[str]
    speeches: frozenset[str]
    matters: frozenset[str]
    opponents: frozenset[str]
    sides: frozenset[str]
    against_each_other: frozenset[str]
    bare_raids: frozenset[str]
    what_hits: frozenset[str]
    beside_events: frozenset[str]
    stretches_of_events: frozenset[str]
    destroying: frozenset[str]
    attributing: frozenset[str]
    attributed_to: frozenset[str]
    people_nouns: frozenset[str]
    kin: frozenset[str]
    men_of_forces: frozenset[str]
    others: frozenset[str]
    bearing: frozenset[str]
    losses: frozenset[str]
    ends_of_rule: frozenset[str]
    remnants: frozenset[str]
    among: frozenset[str]
    chiefly: frozenset[str]
    beside: frozenset[str]
    along_with: frozenset[str]
    together: frozenset[str]
    alongside: frozenset[str]
    unions: frozenset[str]
    come_under: frozenset[str]
    falling: frozenset[str]
    enduring: frozenset[str]
    showing_doing: frozenset[str]
    kind_nouns: Mapping[str, frozenset[PlaceKind]]
    echoes: Mapping[str, frozenset[str]]


@cache
def words(language: str) -> Words:
    """The small words of a language, read once; a list in the tables is the field of its name."""
    mood = table(data_path("lang", language, "mood.toml"))
    discourse = table(data_path("lang", language, "discourse.toml"))
    lists = {f.name: frozenset((mood | discourse)[f.name]) for f in fields(Words) if f.type == "frozenset[str]"}
    irregular = table(data_path("lang", language, "inflection.toml"))["irregular"]
    for verbs in ("onlookers", "heading", "brokering"):
        lists[verbs] = frozenset(form for verb in (mood | discourse)[verbs] for form in forms(verb, "VERB", irregular))
    return Words(
        **lists,
        modals={word: (_status(m), Certainty(m.get("certainty", "certain"))) for word, m in mood["modals"].items()},
        hedges={word: Certainty(certainty) for word, certainty in mood["hedges"].items()},
        doubted={word: Certainty(certainty) for word, certainty in mood["doubted"].items()},
        suspect={word: Certainty(certainty) for word, certainty in mood["suspect"].items()},
        gauged={word: Certainty(certainty) for word, certainty in mood["gauged"].items()},
        governors={
            word: (_status(g), bool(g.get("denied")), Certainty(g.get("certainty", "certain")))
            for word, g in mood["governors"].items()
        },
        never_called={noun: frozenset(map(PlaceKind, kinds)) for noun, kinds in discourse["never_called"].items()},
        called={noun: frozenset(map(PlaceKind, kinds)) for noun, kinds in discourse["called"].items()},
        most_people=discourse["most_people"],
        again=tuple(discourse["again"]),
        echoes={noun: frozenset(changes) for noun, changes in discourse["echoes"].items()},
        kind_nouns={noun: frozenset(map(PlaceKind, kinds)) for noun, kinds in discourse["kind_nouns"].items()},
    )


def _status(entry: Mapping[str, str]) -> Status | None:
    return Status(entry["status"]) if "status" in entry else None
