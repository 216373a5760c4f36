"""Whose men "his forces" are: those of the party that he leads, as listed or as the report says.

In:     a mention after "his" or "her", the scene, whom the persons of the report are.
Out:    `Choice`s; an abstention where a person is meant whose party nobody tells.
Never:  the army of the country told of for the men of a rebel, a general or anybody unknown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from heldby.lexicon.actor_words import Phrase
from heldby.lexicon.demonyms import by_adjective, key
from heldby.model.knowledge import Actor
from heldby.model.link import Link
from heldby.model.mention import Mention
from heldby.resolve.actor_choice import Choice, again, left_open, meant, text_id, text_name
from heldby.resolve.actor_owned import MEN
from heldby.resolve.actor_scene import Scene, Seen

HIS = frozenset({"his", "her"})
_MEN = frozenset({"men"})  # no word for an army
_WEIGHT = 0.6
_REACH = 60
_THEIRS = "-forces"
_AGAINST = ("anti-", "anti ", "ex-", "former ")
# "loyal to the former governor, ", "led by General ".
_UNDER = re.compile(
    r",?\s+(?:who\s+(?:are|were)\s+|still\s+)?"
    r"(?:(?:loyal|faithful|answering)\s+to|(?:led|commanded|headed)\s+by|under(?:\s+the\s+command\s+of)?)\s+"
    r"(?P<called>(?:[\w.-]+,?\s+){0,5})"
)
_OWNER = re.compile(r"['’]s?(?=\s)")
_STATES = ("state.", "gov.", "defence.", "forces.")
# "M23 leader ", "the RSF's commander, "; ", the leader of the ".
_BEFORE = re.compile(r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,2}?(?P<leads>[\w-]+),?\s+\Z")
_BEHIND = re.compile(r",?\s+(?:the\s+|who\s+is\s+)?(?:[\w-]+\s+){0,2}?(?P<leads>[\w-]+)\s+of\s+(?:the\s+)?\Z")
_ALONE = re.compile(r"\b(?P<leads>[\w-]+)\s+of\s+(?:the\s+)?\Z")
# "a Somali army officer, Colonel "; ", a Somali army officer".
_RANKED = re.compile(r",?\s+(?:[A-Z][\w.-]*\s+){0,3}")
_APPOSED = re.compile(r",\s+(?:an?|the)\s+(?:[\w-]+\s+){0,2}")
_LEADS = re.compile(r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,2}?(?P<leads>[\w-]+)\b")


def his_men(scene: Scene, mention: Mention, phrase: Phrase, people: Sequence[Link]) -> Choice | None:
    """ "M23 leader A said his fighters", "Wagner's founder said his men"; None for whoever is not said to be his."""
    if phrase.det not in HIS or phrase.sort not in MEN or phrase.nation or phrase.backer or mention.candidates:
        return None
    he = next((link for link in people if link.end == mention.start - 1), None)
    if he is None or he.id is None:
        leader = _leader_alone(scene, mention) or _only_men(scene, mention)
        if leader is None and phrase.head in _MEN:
            return left_open(mention, f"belongs to whom {phrase.det!r} means")
        return men_led_by(scene, leader.id, leader.name) if leader else None
    told = _party_led(scene, he, people)
    own = _fighting_for(scene, he.name)
    if told or own is None:
        return told or left_open(mention, f"belongs to whom {phrase.det!r} means")
    return again(own, f"the men of {he.name}", _WEIGHT)


def led_men(scene: Scene, mention: Mention, phrase: Phrase, people: Sequence[Link]) -> Choice | None:
    """ "Kaseke's fighters", "Governor Kaseke captured the town": the party he leads, else those who fight for him."""
    if phrase.tie != "led" or phrase.backer or mention.candidates:
        return None
    he = next((link for link in people if mention.start <= link.start and link.end <= mention.end), None)
    if he is None or he.id is None:
        return _who_fight_for(scene, _OWNER.split(text_name(mention.text))[0], mention, phrase)
    party = _party_led(scene, he, people)
    if party is None and any(_rules(scene, link) for link in people if link.id == he.id):
        own = scene.known.of("forces", scene.home(mention.start))
        return meant(own, f"the forces of {he.name}, who rules", _WEIGHT) if own else None
    return party or _who_fight_for(scene, he.name, mention, phrase)


def _party_led(scene: Scene, he: Link, people: Sequence[Link]) -> Choice | None:
    """Those whom a person is listed or told to lead or to serve."""
    person = scene.known.get(he.id or "")
    if person and person.parent:
        return men_led_by(scene, person.parent, he.name)
    named = [link for link in people if link.id == he.id]
    led = next(filter(None, (_led_by(scene, link) for link in named)), None)
    if led:
        return men_led_by(scene, led.id, he.name)
    serves = next(filter(None, (_serves(scene, link) for link in named)), None)
    return men_led_by(scene, serves.id, he.name) if serves else None


def men_of_person_behind(scene: Scene, mention: Mention, phrase: Phrase, people: Sequence[Link]) -> Choice | None:
    """ "Fighters loyal to General Kaseke", "gunmen led by Kaseke": his, where nothing else tells whose they are."""
    near = (link for link in people if mention.end < link.start <= mention.end + _REACH)
    he = next((link for link in near if _is_behind(scene, mention, link)), None)
    if he is None or he.id is None:
        return None
    shown = f"{he.name}'s {phrase.head}"
    own = Choice(id=_id_of_men(he.name), name=shown, reason="who fight for a person named behind them", weight=_WEIGHT)
    return _party_led(scene, he, people) or _again_for(scene, he.name) or own


def _is_behind(scene: Scene, mention: Mention, link: Link) -> bool:
    """Whether a person is whom they are loyal to or led by, with no more than what he is between."""
    behind = _UNDER.fullmatch(scene.text, mention.end, link.start)
    called = behind["called"].split()[-1:] if behind else [""]
    known = scene.lexicon.titles | scene.lexicon.leaders | scene.lexicon.ruling | scene.lexicon.soldiers
    return behind is not None and all(key(word) in known for word in called)


def _again_for(scene: Scene, name: str) -> Choice | None:
    before = _fighting_for(scene, name)
    return again(before, "who fight for the same person", _WEIGHT) if before else None


def _who_fight_for(scene: Scene, name: str, mention: Mention, phrase: Phrase) -> Choice:
    """Those who fight for a person of whom no party is told, by one id however they are called."""
    before = _fighting_for(scene, name)
    if before:
        return again(before, "who fight for the same person", _WEIGHT)
    shown = text_name(mention.text) if phrase.head else f"{name}'s forces"
    return Choice(
        id=_id_of_men(name), name=shown, reason="who fight for a person that the report names", weight=_WEIGHT
    )


def _fighting_for(scene: Scene, name: str) -> Seen | None:
    """Those named before who fight for a person."""
    return next((s for s in scene.seen if s.id == _id_of_men(name)), None)


def _id_of_men(name: str) -> str:
    return f"{text_id(name.rsplit(maxsplit=1)[-1])}{_THEIRS}"


def _rules(scene: Scene, link: Link) -> bool:
    """Whether a person is called the president or king right before the name, and nothing that says he no longer is."""
    before = [key(word) for word in scene.text[max(0, link.start - _REACH) : link.start].split()]
    ruling = bool(before) and before[-1] in scene.lexicon.ruling
    return ruling and scene.text[link.start - 1] == " " and not scene.lexicon.fallen & set(before[-3:])


def men_led_by(scene: Scene, leads: str, name: str) -> Choice | None:
    """Those who fight for a party: a state's forces for a state. None for a state of which no forces are listed."""
    actor = scene.known.get(leads)
    forces = scene.known.of("forces", actor.country) if actor and leads.startswith(_STATES) else actor
    if forces is None:
        shown = next((s.name for s in scene.seen if s.id == leads), name)
        return Choice(id=leads, name=shown, reason="the men of their leader", weight=_WEIGHT) if leads else None
    return meant(forces, f"the men of {name}", _WEIGHT)


def party_of(scene: Scene, seen: Seen) -> Actor | None:
    """A listed actor, or whose "Ukrainian army officer", "RSF statement" it is."""
    if listed := scene.known.get(seen.id):
        return listed
    words = seen.name.split()
    nation = by_adjective().get(key(words[0]), "") if words else ""
    if nation and scene.lexicon.soldiers & set(key(seen.name).split()):
        return scene.known.of("forces", nation)
    opening = (scene.known.find(" ".join(words[:count])) for count in range(len(words) - 1, 0, -1))
    return next((found[0] for found in opening if len(found) == 1), None)


def _led_by(scene: Scene, person: Link) -> Seen | None:
    """The actor whose leader a person is called, right before or behind the name."""
    for seen in scene.seen:
        if scene.text[: seen.start].lower().endswith(_AGAINST):
            continue  # "the anti-Karsh commander A"
        before = _BEFORE.match(scene.text, seen.end, person.start) if person.start - seen.end < _REACH else None
        behind = _BEHIND.match(scene.text, person.end, seen.start) if seen.start - person.end < _REACH else None
        if any(told and _speaks_for(scene, told["leads"]) for told in (before, behind)):
            return seen
    return None


def _serves(scene: Scene, person: Link) -> Actor | None:
    """Whose officer or spokesman a person is called right before or behind the name: "a Somali army officer, A"."""
    for seen in scene.seen:
        before = _RANKED.fullmatch(scene.text, seen.end, person.start) if seen.end <= person.start else None
        behind = _APPOSED.fullmatch(scene.text, person.end, seen.start) if seen.start >= person.end else None
        told = set(key(seen.name).split()) & (scene.lexicon.soldiers | scene.lexicon.titles)
        if told and (before or behind):
            return party_of(scene, seen)
    return None


def _leader_alone(scene: Scene, mention: Mention) -> Seen | None:
    """Whom a leader without a name leads, in the mention's sentence: "the leader of the Houthis", "Wagner's boss"."""
    around = (*scene.seen, *scene.spoken_for)
    here = [s for s in around if s.sentence == scene.sentence_at(mention.start) and s.end < mention.start]
    for seen in here:
        of = _ALONE.search(scene.text, max(0, seen.start - _REACH), seen.start)
        owns = _LEADS.match(scene.text, seen.end, min(mention.start, seen.end + _REACH))
        if any(told and _is_leader(scene, told["leads"]) for told in (of, owns)):
            return seen
    return None


def _only_men(scene: Scene, mention: Mention) -> Seen | None:
    """The men of the one person whose men were told of just before, where "his" means nobody that is named."""
    before = [s for s in scene.seen if s.start < mention.start and scene.back(mention, s) <= 1]
    near = {s.id: s for s in before if s.id.endswith(_THEIRS) and s.id.startswith("text:")}
    return next(iter(near.values())) if len(near) == 1 else None


def _speaks_for(scene: Scene, word: str) -> bool:
    """ "M23 leader A", "M23 spokesman A", "army colonel A": of each, "his men" are those of the party."""
    return _is_leader(scene, word) or key(word) in scene.lexicon.titles | scene.lexicon.soldiers


def _is_leader(scene: Scene, word: str) -> bool:
    return key(word) in scene.lexicon.leaders
