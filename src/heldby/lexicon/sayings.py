"""How a language says claims, from data/lang/<code>/claims/*.toml: one file a kind, one `[[say]]` a wording.

In:     TOML rules: trigger words, which argument fills which role, the traits they give, an example.
Out:    `Saying`s, indexed by every inflected form of their trigger words.
Never:  a pattern that computes: what follows from a claim is code, and not here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from heldby.lexicon.inflect import forms
from heldby.lexicon.kinds import kinds
from heldby.lexicon.tables import data_path, table
from heldby.model.errors import KnowledgeError


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One wording of one kind of claim.

    `roles` maps a role to the arguments that may fill it, best first: "agent", "patient", a preposition, "head" for the
    noun a participle or adjective belongs to, "compound", "poss", "self"; "patient>of" is the `of` of the noun at
    "patient", "=a" the several fillers of role a once more. `object` are the nouns a light verb needs ("take control
    of"), `particle` a verb's particle ("take over"), `only` the modifiers a trigger noun needs ("air" of "air strike"),
    `by_what` the agents or means a verb needs, `in_what` what it must be in ("joined A in clashes"), `not_by` the
    agents, `not_of` the words after "of" that rule it out, `not_at` those after "in", "to", "with" or "without" ("left
    X in ruins"), `in_act` the verbs a noun needs above or below it (a shell that falls, not one that is stored),
    `only_forces` that an object can only be who moves ("moved troops toward", not "moved the patients to"),
    `alone` that it has no object ("continues to defend"), `bare` that it does not tell of what ("took control"),
    `in_person` that armed men are somewhere themselves (not their commander, nor their jets), `only_until` that the
    clause above tells its end ("retaken two weeks after it was seized"), `no_outcome` that it must not tell what became
    of its object ("left X isolated"), `only_where` the change that the report must tell of its place ("people live in
    X" counts where X is besieged),
    `only_status` the statuses that it must have, without a figure ("the toll may rise", not "rose"),
    `not_under` the verbs above that rule it out ("air strikes" that "back" somebody), `unless` the words that rule it
    out. `echoes` are the values of the main trait that
    a noun told of before may have had ("the attack" was an air strike). `needs` are
    the roles without which it is no claim ("victims|number": one of them); `number` says which argument holds its
    figure and `units` in what. `status` is that of a thing told as plainly so ("US-backed rebels"), `aside` marks words
    that describe: they are the author's own, whoever is credited with the rest of the sentence. `denies` is for a verb
    that says it is not so ("excluded from the truce"). `lone` is for a deed that is one only where its sentence tells
    no other of its breed ("gunmen killed four", not "gunmen stormed the post, killing four"). `passing` marks what is
    said of a thing by the way ("rebel-held X"), and so is true before what else the sentence tells of it. `swap` is
    the value the main trait takes when the actor is known after all ("Palmyra falls" is lost; "falls to the army"
    taken), `by_state` that when a state or its forces do it ("bombing" by an army is done from the air), `among_forces`
    that when one armed force does it to another (they fight), `lasting` that with a time that says since when or how
    long ("occupied since March" is held), `come_about` that where it has come to be so again, or by noon ("was back in
    their hands" is taken), `under_way` what is added while it is being done ("is encircling X": the ring is not
    closed). `example` is a sentence it must read, `gives` the roles it must find.
    """

    id: str
    kind: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    particle: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    by_what: tuple[str, ...] = ()
    in_what: tuple[str, ...] = ()
    not_by: tuple[str, ...] = ()
    not_of: tuple[str, ...] = ()
    not_at: tuple[str, ...] = ()
    in_act: tuple[str, ...] = ()
    not_under: tuple[str, ...] = ()
    only_forces: bool = False
    alone: bool = False
    bare: bool = False
    in_person: bool = False
    only_until: bool = False
    no_outcome: bool = False
    echoes: tuple[str, ...] = ()
    roles: Mapping[str, tuple[str, ...]]
    traits: Mapping[str, str]
    needs: tuple[str, ...] = ()
    number: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    status: str = ""
    aside: bool = False
    denies: bool = False
    lone: bool = False
    passing: bool = False
    swap: str = ""
    by_state: str = ""
    among_forces: str = ""
    under_way: Mapping[str, str] = field(default_factory=dict)
    lasting: str = ""
    come_about: str = ""
    only_where: str = ""
    only_status: tuple[str, ...] = ()
    example: str = ""
    gives: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sayings:
    """All wordings of a language; `by_form` maps a part of speech and a word form to the sayings it triggers.

    `forms` are all the word forms that trigger anything.
    `pasts` are the past forms of trigger verbs that no trigger noun shares: verbs, whatever a parser takes them for.
    """

    all: tuple[Saying, ...]
    by_form: Mapping[tuple[str, str], tuple[Saying, ...]]
    forms: frozenset[str]
    pasts: frozenset[str]


@cache
def sayings(language: str) -> Sayings:
    """The wordings of a language, by its code. Raises `KnowledgeError` naming the file and the rule that is wrong."""
    irregular = table(data_path("lang", language, "inflection.toml"))["irregular"]
    files = sorted(data_path("lang", language, "claims").glob("*.toml"))
    found = [saying for path in files for saying in _file(path.stem, table(path))]
    index: dict[tuple[str, str], list[Saying]] = defaultdict(list)
    for saying in found:
        for pos, words in (("VERB", saying.verbs), ("NOUN", saying.nouns), ("ADJ", saying.adjectives)):
            for form in sorted({form for word in words for form in forms(word, pos, irregular)}):
                index[pos, form].append(saying)
    verbs = {form for pos, form in index if pos == "VERB"} - {form for pos, form in index if pos == "NOUN"}
    odd = {form for forms_of in irregular.values() for form in forms_of}
    pasts = frozenset(form for form in verbs if form.endswith("ed") or form in odd)
    by_form = {key: tuple(value) for key, value in index.items()}
    return Sayings(all=tuple(found), by_form=by_form, forms=frozenset(form for _, form in index), pasts=pasts)


def _file(kind: str, raw: dict[str, Any]) -> list[Saying]:
    if kind not in kinds():
        raise KnowledgeError(f"claims/{kind}.toml: there is no kind {kind!r} in data/kinds")
    return [_saying(kind, rule) for rule in raw["say"]]


def _saying(kind: str, rule: dict[str, Any]) -> Saying:
    known = kinds()[kind]
    where = f"claims/{kind}.toml, rule {rule.get('id', '?')!r}"
    traits = rule.get("traits", {})
    under_way = rule.get("under_way", {})
    unknown = (set(rule.get("roles", {})) - set(known.roles)) | (set(traits) | set(under_way)) - set(known.traits)
    if unknown:
        raise KnowledgeError(f"{where}: {sorted(unknown)} are no roles or traits of {kind}")
    for trait, value in [*traits.items(), *under_way.items()]:
        if known.traits[trait] and value not in known.traits[trait] and not value.startswith("other:"):
            raise KnowledgeError(f"{where}: {trait} is one of {list(known.traits[trait])}, not {value!r}")
    strange = set(rule) - set(_LISTS) - set(_PLAIN) - {"id", "roles", "traits"}
    if strange:
        raise KnowledgeError(f"{where}: a rule has no {sorted(strange)}")
    roles = {role: tuple(path.split("|")) for role, path in rule.get("roles", {}).items()}
    lists: dict[str, Any] = {k: tuple(rule[k]) for k in _LISTS if k in rule}
    plain: dict[str, Any] = {k: rule[k] for k in _PLAIN if k in rule}
    return Saying(id=f"{kind}.{rule['id']}", kind=kind, roles=roles, traits=traits, **lists, **plain)


_PLAIN = (
    "swap",
    "by_state",
    "among_forces",
    "only_forces",
    "alone",
    "bare",
    "in_person",
    "only_until",
    "no_outcome",
    "under_way",
    "lasting",
    "come_about",
    "only_where",
    "status",
    "aside",
    "denies",
    "lone",
    "passing",
    "example",
    "gives",
)
_LISTS = (
    "verbs", "nouns", "adjectives", "particle", "object", "unless", "only", "by_what", "in_what", "not_by", "not_of",
    "not_at", "only_status", "in_act", "not_under", "echoes", "needs", "number", "units",
)  # fmt: skip
