"""Rules applied to one sentence: each trigger whose arguments fit becomes the draft of a claim.

In:     a clause, its mentions, the sayings of the language.
Out:    `Draft`s: roles filled from the sentence itself, what is open left open.
Never:  words from another sentence; that is `discourse`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from heldby.claim.asked import asks_who
from heldby.claim.by_member import by_member
from heldby.claim.casting import Cast, cast
from heldby.claim.counted import Count
from heldby.claim.counted_places import are_named
from heldby.claim.counting import counts
from heldby.claim.fitting import fits
from heldby.claim.nobody import befell_nobody
from heldby.claim.of_words import is_of_words
from heldby.claim.only_described import only_described
from heldby.claim.parts import part_of_place
from heldby.claim.people_nouns import is_people
from heldby.claim.presence import are_there_themselves
from heldby.claim.trigger import Reading, Trigger, readings
from heldby.claim.ways import is_only_a_way
from heldby.claim.written import as_in_rules
from heldby.lexicon.kinds import kinds
from heldby.lexicon.quantities import is_war_toll, quantity_words
from heldby.lexicon.sayings import sayings
from heldby.lexicon.words import words
from heldby.model import Basis, Filler, MentionKind, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.filling import Names
    from heldby.claim.mood import Mood
    from heldby.lexicon.sayings import Saying, Sayings
    from heldby.model import Token

_STATES = frozenset({"held", "contested", "besieged"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A claim in the making.

    `open_place` is a word such as "the city" whose place stands earlier in the report; `part` the words for a bit of
    the place that alone is meant ("districts", "villages south of"); `again` for a second taking ("retook"); `is_part`
    for a count that belongs to another; `opposed` for actors who fight one another; `given` for what is only named in
    passing, and is nobody's word but the author's.
    """

    saying: Saying
    trigger: int
    sentence: int
    start: int
    end: int
    roles: Mapping[str, tuple[Filler, ...]]
    quantity: Quantity | None = None
    time: Filler | None = None
    mood: Mood | None = None
    open_place: Filler | None = None
    part: str = ""
    is_part: bool = False
    again: bool = False
    opposed: bool = False
    given: bool = False

    @property
    def is_state(self) -> bool:
        """Whether it tells how things stand, not what changed: who holds or besieges a place, who stands by whom."""
        return self.saying.kind == "relation" or self.saying.traits.get("change") in _STATES

    @property
    def sums_up(self) -> bool:
        """Whether its places are named further down, where the same is told again."""
        places = self.roles.get("place", ())
        return bool(places) and all(f.basis is Basis.COREFERENT and f.start > self.end for f in places)

    @property
    def is_war_toll(self) -> bool:
        """Whether its figure is so great that it counts the dead or displaced of a war, not of a day."""
        return self.saying.kind == "casualty" and is_war_toll(self.saying.traits.get("measure", ""), self.quantity)


def drafts(clause: Clause, names: Names, rules: Sayings, sentence: int) -> Iterator[Draft]:
    """The drafts of one sentence, in the order of their triggers; the first rule that fits a trigger and kind wins.

    A verb may hold two figures ("besieged 900 people for two years"): one rule each.
    """
    for token in clause.tokens:
        lower = as_in_rules(clause, token, rules)
        if lower not in rules.forms:
            continue
        taken: set[str] = set()
        for pos in readings(clause, token.index, rules.pasts):
            rules_for = rules.by_form.get((pos, lower), ())
            if not rules_for:
                continue
            reading = Reading.of(clause, token.index, pos)
            for saying in rules_for:
                fact = saying.kind + saying.traits.get("measure", "") if saying.kind == "indicator" else saying.kind
                if fact not in taken:
                    found = _drafts(Trigger.of(clause, names, saying, reading), sentence)
                    taken.update({fact} if found else ())
                    yield from found


def _drafts(trigger: Trigger, sentence: int) -> list[Draft]:
    """What one trigger says by one rule: nothing, one claim, or one for each figure it counts."""
    saying = trigger.saying
    if not fits(trigger.clause, saying, trigger.arguments, trigger.pos) or _tells_otherwise(trigger):
        return []
    played, figures = cast(trigger), counts(trigger)
    if "number" in trigger.saying.needs and figures[0].quantity is None and len(figures) > 1:
        figures = figures[1:]
    main = figures[0].quantity
    if saying.units and not _is_in_units(trigger, main):
        return []
    have = {
        *played.roles,
        *_left_open(trigger),
        *(["place"] if played.open_place else []),
        *(["number"] if main else []),
    }
    if not all(have & set(need.split("|")) for need in saying.needs) or _is_no_count(trigger, main):
        return []
    if saying.kind == "casualty" and not _counts_people(trigger, played, main):
        named = main is None and any(_is_named(trigger, f) for f in played.roles.get("victims", ()))
        figures = [f for f in figures[1:] if f.counted and named]
        if not figures:  # "killed commander Abu Ali and two guards": the guards are counted, he is named
            return []
    part = part_of_place(trigger) if "place" in played.roles else ""
    played = _without_places(trigger, played, [f.place for f in figures if f.place])
    made = [
        replace(_draft(trigger, sentence, _counting(trigger, played, figure), part), is_part=figure.is_part)
        for figure in figures
    ]
    return [own for draft in made for own in _one_by_one(trigger, draft)]


def _tells_otherwise(trigger: Trigger) -> bool:
    """Whether the words of a rule are a name here, or tell something else."""
    if _is_in_name(trigger) or _only_tells_whose_men(trigger) or _is_taken_by_the_peaceful(trigger):
        return True
    if is_of_words(trigger) or (trigger.saying.in_person and not are_there_themselves(trigger)):
        return True
    lost = trigger.saying.traits.get("change") == "lost" and trigger.pos == "VERB"
    if lost and trigger.clause.is_dep(trigger.index, "amod"):
        return True  # "regained lost positions in A", "the abandoned town": it says what they are like
    return trigger.saying.kind == "control" and (is_only_a_way(trigger) or asks_who(trigger))


def _is_in_units(trigger: Trigger, number: Quantity | None) -> bool:
    """Whether a figure counts what the rule asks for; places that are named beside it are no mere count."""
    if number is None or number.unit.lower() not in trigger.saying.units:
        return False
    return trigger.saying.traits.get("measure") != "area_taken" or not are_named(trigger, number)


def _is_no_count(trigger: Trigger, number: Quantity | None) -> bool:
    """Whether those of a casualty are told of by their names, or only described."""
    return trigger.saying.kind == "casualty" and (_are_named_so(trigger, number) or only_described(trigger, number))


def _one_by_one(trigger: Trigger, draft: Draft) -> list[Draft]:
    """The claims of a list: for the bits of places, and for each person, as "A and B were captured" tells two fates."""
    if trigger.saying.kind == "control":
        return by_member(trigger, draft)
    told = draft.roles.get("person", ())
    return [replace(draft, roles={**draft.roles, "person": (one,)}) for one in told] or [draft]


def _only_tells_whose_men(trigger: Trigger) -> bool:
    """ "Men fighting for Boko Haram", "those who fought alongside the army": whose they are, and no battle."""
    clause, told = trigger.clause, trigger.arguments
    if trigger.saying.traits.get("type") != "battle" or not clause.is_dep(trigger.index, "acl", "acl:relcl"):
        return False
    beside = [k for k in clause.kids(trigger.index, "obl") if clause.preposition(k) in words("en").on_whose_side]
    tokens = [clause.tokens[k] for k in beside]
    opposed = any(told.get(name) for name in ("patient", "with", "against"))
    return not opposed and any(trigger.names.at(MentionKind.ACTOR, t.start, t.end) for t in tokens)


def _is_taken_by_the_peaceful(trigger: Trigger) -> bool:
    """ "Protesters stormed the parliament", "gunmen stormed a church": no place changed hands."""
    if kinds()[trigger.saying.kind].effect == "control" and _is_raid(trigger):
        return True
    doers = trigger.arguments.get("agent", []) if trigger.saying.traits.get("change") == "taken" else []
    told = [trigger.clause.tokens[k].text.lower() for k in doers]
    return bool(told) and all(word in words("en").peaceful and is_people(word) for word in told)


def _is_raid(trigger: Trigger) -> bool:
    """Whether what is stormed is attacked and no more, by whoever storms it or by what it is."""
    if trigger.pos != "VERB" or trigger.clause.lemma(trigger.index) != "storm":
        return False
    others = [s for s in sayings("en").by_form.get(("VERB", "storm"), ()) if s.traits.get("type") == "attack"]
    return any(fits(trigger.clause, saying, trigger.arguments, trigger.pos) for saying in others)


def _counts_people(trigger: Trigger, played: Cast, number: Quantity | None) -> bool:
    """Whether people are told of: with a number of no measure ("captured 40% of the village"), or as people."""
    if number is None:
        return _are_people(trigger, played)
    victims = played.roles.get("victims", ())
    if victims and all(_is_ground(f) for f in victims):
        return False  # "captured three provincial capitals"
    by_name = number.high == 1 and bool(victims) and all(_is_named(trigger, f) for f in victims)
    return not by_name and number.unit.lower() not in _measures()


def _are_named_so(trigger: Trigger, number: Quantity | None) -> bool:
    """ "Two officers, whom he named as A and B, were captured", "a man known as A": their names tell their fates."""
    tokens = [trigger.clause.tokens[k] for k in trigger.arguments.get("named_as", ())]
    told = [t for t in tokens if trigger.names.at(MentionKind.PERSON, t.start, t.end)]
    return bool(told) and (number is None or number.high == len(told))


@cache
def _measures() -> frozenset[str]:
    return frozenset({"percent", *quantity_words("en").measures.values()})


def _are_people(trigger: Trigger, played: Cast) -> bool:
    """Whether those told of without a figure are people without a name ("a courier", not "any chance" or "Abu Ali")."""
    names = trigger.names
    for filler in played.roles.get("victims", ()):
        last = filler.text.split()[-1]
        party = names.at(MentionKind.ACTOR, filler.end - len(last), filler.end)
        if _is_named(trigger, filler) or not (party or is_people(last)):
            return False
    return True


def _is_ground(filler: Filler) -> bool:
    last = filler.text.lower().split()[-1]
    return not {last, last.removesuffix("s")}.isdisjoint(words("en").town_nouns)


def _is_again(trigger: Trigger) -> bool:
    """ "Retook", "won it back"."""
    clause, small = trigger.clause, words("en")
    beside = {clause.tokens[k].text.lower() for k in clause.kids(trigger.index, "advmod", "compound:prt")}
    back = "back" in beside and clause.lemma(trigger.index) in small.back
    return back or clause.tokens[trigger.index].text.lower().startswith(small.again)


def _is_named(trigger: Trigger, filler: Filler) -> bool:
    """Whether somebody has a name: his words are one, or it follows ("the commander Abu Ali", "a guard, Abu Ali,")."""
    names = trigger.names
    if _has_another_name(trigger, filler) or names.at(MentionKind.PERSON, filler.start, filler.end):
        return True
    after = names.at(MentionKind.PERSON, filler.end, filler.end + 3)
    beside = names.text[filler.end : after.start] if after else None
    if after and after.form == "pronoun" and beside == ", ":
        return False  # "a commander, his wife and four children"
    return beside in (" ", ", ")


def _has_another_name(trigger: Trigger, filler: Filler) -> bool:
    """ "The commander, Major A, was killed", "a commander of the brigade, A, was"."""
    clause = trigger.clause
    heads = [t.index for t in clause.tokens if t.end == filler.end]
    others = [clause.bounds(clause.phrase(k)) for head in heads for k in clause.kids(head, "appos")]
    told = [m for start, end in others for m in trigger.names.within(MentionKind.PERSON, start, end)]
    return any(m.form != "pronoun" for m in told)


def _may_be_people(trigger: Trigger, filler: Filler) -> bool:
    """Whether the noun before "dead" or "wounded" may be who is ("the blast left 30 dead" is not about a blast)."""
    actor = trigger.names.at(MentionKind.ACTOR, filler.start, filler.end)
    return actor is not None or is_people(filler.text.split()[-1])


def _left_open(trigger: Trigger) -> list[str]:
    """The victims, where "others" stand for them: who they are was told before."""
    heads = trigger.words(trigger.saying.roles.get("victims", ()))
    others = any(trigger.clause.tokens[word].text.lower() in words("en").others for word in heads)
    others = others or (trigger.pos == "VERB" and befell_nobody(trigger.clause, trigger.index))
    return ["victims"] if others and trigger.saying.kind == "casualty" else []


def _is_in_name(trigger: Trigger) -> bool:
    """Whether a noun is a part of a name: "the Joint Operations Command", "the Liberation Brigade".

    A change of hands may be a part of no place's name ("the Raqqa stronghold").
    """
    control = trigger.saying.kind == "control"
    token, tokens = trigger.clause.tokens[trigger.index], trigger.clause.tokens
    if not (control or trigger.saying.kind == "event") or trigger.pos != "NOUN" or (control and token.text.islower()):
        return False
    kinds_of = (MentionKind.ACTOR,) if control else (MentionKind.ACTOR, MentionKind.PLACE)
    if any(trigger.names.at(kind, token.start, token.end) for kind in kinds_of):
        return True
    return control and _names_a_body(tokens, trigger.index)


def _names_a_body(tokens: Sequence[Token], at: int) -> bool:
    """ "The Liberation Brigade", "the Front for the Liberation of Palestine": what is capitalised beside is a body."""
    bodies = words("en").bodies
    after = {t.text.lower() for t in tokens[at + 1 : at + 3] if t.text.istitle()}
    before = [t.text.lower() for t in tokens[max(0, at - 3) : at]]
    return bool(after & bodies) or (before[1:] == ["for", "the"] and before[0] in bodies)


def _counting(trigger: Trigger, played: Cast, figure: Count) -> tuple[Cast, Quantity | None]:
    """The cast for one figure: whom it counts takes the role of whom the claim is about, where they are of where."""
    if figure.place is not None:
        played = replace(played, roles={**played.roles, "place": (figure.place,)}, open_place=None)
    if figure.counted is None or "victims" not in trigger.saying.roles:
        told = played.roles.get("victims", ())
        if trigger.pos != "VERB" and any(not _may_be_people(trigger, f) for f in told):
            played = _without_victims(played)
        elsewhere = bool(told) and figure.since > 0 and all(f.end <= figure.since for f in told)
        if elsewhere or any(_is_no_one(trigger, f, figure.quantity) for f in told):
            played = _without_victims(played)
        return played, figure.quantity
    return replace(played, roles={**played.roles, "victims": (figure.counted,)}), figure.quantity


def _is_no_one(trigger: Trigger, filler: Filler, counted: Quantity | None) -> bool:
    """Whether a plain noun beside a figure is not what it counts, and nobody: "killed 4 in a truce zone"."""
    last = filler.text.split()[-1]
    if counted is None or counted.unit.lower() == last.lower() or last != last.lower() or not last.isalpha():
        return False
    return not is_people(last) and not trigger.names.at(MentionKind.ACTOR, filler.start, filler.end)


def _without_victims(played: Cast) -> Cast:
    return replace(played, roles={role: fillers for role, fillers in played.roles.items() if role != "victims"})


def _without_places(trigger: Trigger, played: Cast, apart: Sequence[Filler]) -> Cast:
    """The cast without the places of further figures: "four were killed in Rafah, two in Jabalia" were not in both."""
    told = played.roles.get("place", ())
    left = tuple(f for f in told if all(f.start != other.start for other in apart))
    if left == told:
        return played
    roles = {role: fillers for role, fillers in played.roles.items() if role != "place"}
    first = min(f.start for f in apart)
    used = tuple(i for i in played.used if trigger.clause.tokens[i].start < first)
    return replace(played, roles=roles | ({"place": left} if left else {}), used=used)


def _draft(trigger: Trigger, sentence: int, played: tuple[Cast, Quantity | None], part: str) -> Draft:
    whole, quantity = played
    start, end = _quote(trigger.clause, [trigger.index, *whole.used], whole.roles)
    return Draft(
        saying=trigger.saying,
        trigger=trigger.index,
        sentence=sentence,
        start=start,
        end=end,
        roles=whole.roles,
        quantity=None if trigger.saying.kind == "control" else quantity,
        open_place=whole.open_place,
        part=part,
        again=_is_again(trigger),
        opposed=whole.opposed,
    )


def _quote(clause: Clause, used: Sequence[int], roles: Mapping[str, tuple[Filler, ...]]) -> tuple[int, int]:
    """The shortest stretch of the sentence that holds the trigger and the roles filled from it."""
    start, end = clause.bounds(used)
    inside = [f for fillers in roles.values() for f in fillers]
    return min([start, *(f.start for f in inside)]), max([end, *(f.end for f in inside)])
