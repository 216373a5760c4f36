"""Whom country, backer and common noun tell together: armies, governments, rebels, coalitions, strikes.

In:     a mention, what its words say, the scene.
Out:    `Choice`s.
Never:  the report's main country where the words or the places around tell of another.
"""

from __future__ import annotations

import re
from dataclasses import replace

from heldby.lexicon.actor_words import Phrase
from heldby.lexicon.demonyms import by_name as countries
from heldby.lexicon.demonyms import is_country, key
from heldby.model.knowledge import Actor
from heldby.model.mention import Mention
from heldby.resolve.actor_choice import Choice, again, by_name, left_open, meant, text_id, text_name, unlisted
from heldby.resolve.actor_loyal import men_of_another
from heldby.resolve.actor_scene import Scene, Seen
from heldby.resolve.actor_sight import is_fighting, only_group, salient

_RECENT = 2
_OF_LAND = re.compile(r"\s+of\s+(?P<land>[A-Z][\w-]+)")
_OF_THE_STATE = frozenset({"federal", "regular", "national"})  # "federal troops" are the army, with or without "the"
_ANY_GROUP = frozenset({"insurgents", "guerrillas", "insurgency"})  # others than "rebels" and "the opposition"


def of_country(scene: Scene, mention: Mention, phrase: Phrase, prefix: str) -> Choice:
    """What the noun means in the country that the words tell, else where the text is set."""
    if mention.candidates:
        return by_name(scene, mention, phrase)
    if not phrase.nation and scene.of_others(mention):
        return unlisted(scene, mention, phrase)
    iso = phrase.nation or scene.home(mention.start)
    actor = scene.known.of(prefix, iso) if iso else None
    abroad = scene.known.get(scene.lexicon.means.get(prefix, {}).get(iso, "")) if not phrase.nation else None
    if abroad:
        return meant(abroad, f"whose forces fight in {iso}", 0.7)
    if actor is None:
        return left_open(mention, "no country tells whose")
    if phrase.nation:
        return meant(actor, f"of {iso}, as the words say", 0.95)
    return meant(actor, f"the report is about {iso} here", 0.75 if prefix == "forces" else 0.8)


def regime_forces(scene: Scene, mention: Mention, phrase: Phrase) -> Choice:
    """The government's forces."""
    return of_country(scene, mention, phrase, "forces")


def government(scene: Scene, mention: Mention, phrase: Phrase) -> Choice:
    """The government; a junta is where it has a name of its own."""
    iso = phrase.nation or scene.home(mention.start)
    junta = scene.known.get(scene.lexicon.means.get(phrase.head, {}).get(iso, ""))
    if junta and not (mention.candidates or scene.of_others(mention)):
        return meant(junta, f"the {phrase.head} of {iso}", 0.8)
    return of_country(scene, mention, phrase, "gov")


def aircraft(scene: Scene, mention: Mention, phrase: Phrase) -> Choice:
    """ "Russian warplanes" in Syria are Russia's; those of the country itself are its forces'."""
    at_home = phrase.nation in ("", scene.main, scene.home(mention.start))
    if mention.candidates and at_home:
        return by_name(scene, mention, phrase)
    return forces(scene, mention, phrase) if at_home else deed(scene, mention, phrase)


def deed(scene: Scene, mention: Mention, phrase: Phrase) -> Choice:
    """Whose strikes or support they are, by the adjective; abroad they are the state's."""
    at_home = phrase.nation in (scene.main, scene.home(mention.start))
    actor = scene.known.of("forces" if at_home else "state", phrase.nation)
    if actor is None:
        return unlisted(scene, mention, phrase)
    return meant(actor, "whose strikes they are, by the adjective", 0.95)


def forces(scene: Scene, mention: Mention, phrase: Phrase) -> Choice:
    """The army: the one named just before, else that of the country told of."""
    west = _western(scene, mention)
    if west:
        return west
    if mention.candidates or phrase.nation:
        return of_country(scene, mention, phrase, "forces")
    return _people(scene, mention, phrase) or _army(scene, mention, phrase)


def _army(scene: Scene, mention: Mention, phrase: Phrase) -> Choice:
    """The army that no word before it tells whose it is."""
    bare = key(mention.text) == phrase.head
    others = men_of_another(scene, mention) or (_commanded(scene, mention) if bare else None)
    if others:
        return others
    of_state = key(mention.text).removesuffix(phrase.head).strip() in _OF_THE_STATE
    if not (bare or of_state) and not (phrase.det == "the" and _is_plain(scene, key(mention.text), phrase.head)):
        return unlisted(scene, mention, phrase)
    recent = [s for s in scene.seen if s.id.startswith("forces.") and scene.back(mention, s) <= _RECENT]
    elsewhere = recent and scene.near(mention.start) not in ("", recent[-1].id.removeprefix("forces.").upper())
    if phrase.det and not elsewhere and len({s.id for s in recent}) == 1:
        return again(recent[-1], "the forces named just before", 0.75)
    return of_country(scene, mention, phrase, "forces")


def _people(scene: Scene, mention: Mention, phrase: Phrase) -> Choice | None:
    """ "Serb-held", "Serb jets": the forces of a people, never those of the country around."""
    listed = mention.text.split()
    owner = listed[0] if len(listed) > 1 and phrase.head in scene.lexicon.needy else text_name(mention.text)
    if scene.lexicon.modifiers.get(key(owner)) != "sect" or key(mention.text) not in (
        key(owner),
        f"{key(owner)} {phrase.head}",
    ):
        return None
    folk = next((a for a in scene.known.find(f"{owner}s") if a.kind == "people"), None)
    if folk:
        return meant(folk, "a people, by the adjective", 0.7)
    name = f"{owner} forces"
    return Choice(id=text_id(name), name=name, reason="the forces of a people, by the adjective", weight=0.7)


def _commanded(scene: Scene, mention: Mention) -> Choice | None:
    """ "Turkey sent troops", "the Russian minister ordered troops to leave": those of whoever commands them."""
    head, sentence = scene.head(mention), scene.sentence_of(mention.start)
    if head is None or sentence is None or head.dep not in ("obj", "iobj", "nsubj"):
        return None
    verb = sentence.tokens[head.head]
    if head.dep == "nsubj":
        verb = sentence.tokens[verb.head] if verb.dep in ("xcomp", "ccomp") else head
    if verb.lemma.lower() not in scene.lexicon.command_words:
        return None
    subjects = [t for t in sentence.tokens if t.head == verb.index and t.dep in ("nsubj", "nsubj:outer")]
    for seen in reversed(scene.seen):
        if any(seen.start <= t.start < seen.end for t in subjects):
            own = scene.known.of("forces", scene.country_of(seen))
            return meant(own, "commanded by the subject of the clause", 0.8) if own and own.id != seen.id else None
    return None


def _is_plain(scene: Scene, words: str, head: str) -> bool:
    """Whether nothing but nouns for forces stands there: "the army's high command", not "popular forces"."""
    before = words.removesuffix(head).split()
    return words.endswith(head) and all(scene.lexicon.heads.get(word) == "forces" for word in before)


def _western(scene: Scene, mention: Mention) -> Choice | None:
    """ "Western air strikes": the coalition of that war."""
    actor = _coalition_of(scene, mention) if mention.candidates[:1] == ("western_states",) else None
    return meant(actor, "the coalition of that war", 0.7) if actor else None


def rebels(scene: Scene, mention: Mention, phrase: Phrase) -> Choice:
    """The rebels: those the text has told apart by their backer, else those of the country's war."""
    if mention.candidates:
        return by_name(scene, mention, phrase)
    backed = {s.id: s for s in scene.seen if s.id.startswith("backed_rebels.")}
    if len(backed) == 1 and not phrase.nation and key(mention.text) == phrase.head and phrase.head != "opposition":
        return again(next(iter(backed.values())), "the rebels whose backer was named before", 0.75)
    iso = phrase.nation or scene.home_of_rebels(mention.start)
    listed = scene.known.get(scene.lexicon.means.get("rebels", {}).get(iso, ""))
    if listed:
        return meant(listed, f"the rebels of the war in {iso}", 0.75)
    prefix = "opposition" if phrase.head == "opposition" else "rebels"
    actor = scene.known.of(prefix, iso) if iso else None
    chosen = _group_called(scene, mention, phrase)
    if not (actor and scene.known.side(actor.id)) and not phrase.nation:
        chosen = salient(scene, mention, lambda a: is_fighting(scene, a)) or only_group(scene)
    if chosen and chosen.id:
        return chosen
    if actor is None:
        return left_open(mention, "no country tells whose rebels")
    return of_country(scene, mention, replace(phrase, nation=phrase.nation or iso), prefix)


def _group_called(scene: Scene, mention: Mention, phrase: Phrase) -> Choice | None:
    """ "The insurgents", where only a group that is no "rebels" was told of: that group."""
    bare = key(mention.text) == phrase.head and phrase.det == "the"
    if not bare or phrase.head not in _ANY_GROUP or any(s.id.startswith("rebels.") for s in scene.seen):
        return None
    return salient(scene, mention, lambda a: is_fighting(scene, a))


def coalition(scene: Scene, mention: Mention, phrase: Phrase) -> Choice:
    """The coalition named before, else the one of that war."""
    if mention.candidates:
        return by_name(scene, mention, phrase)
    named = [s for s in scene.seen if _may_be_called(scene, s, phrase.head.split()[0])]
    if named and phrase.det not in ("a", "an"):
        return again(named[-1], f"the {phrase.head} named before", 0.9)
    if "coalition" not in phrase.head or phrase.det in ("a", "an"):
        return unlisted(scene, mention, phrase)
    actor = scene.known.get(scene.lexicon.means.get("coalition", {}).get(scene.home(mention.start), ""))
    return meant(actor, "the coalition of that war", 0.7) if actor else unlisted(scene, mention, phrase)


def _may_be_called(scene: Scene, seen: Seen, head: str) -> bool:
    """Whether "the coalition" or "the alliance" may be it: by its own name, or for an alliance by any of its names."""
    actor = scene.known.get(seen.id)
    aliases = actor.aliases if actor and head == "alliance" else ()
    return any(head in key(name).split() for name in (seen.name, *aliases))


def backed(scene: Scene, mention: Mention, phrase: Phrase) -> Choice:
    """US-led, Iran-backed, pro-Turkish: by who stands behind, unless the noun tells more."""
    if phrase.tie == "anti":
        return unlisted(scene, mention, phrase)
    if phrase.sort == "government" and phrase.tie == "backed" and not mention.candidates:
        nation = phrase.nation or _whose_government(scene, mention) or scene.home(mention.start)
        if nation and nation != phrase.backer:  # "Somalia's UN-backed government", whoever stands behind it
            return government(scene, mention, replace(phrase, nation=nation, backer="", tie=""))
    if not is_country(phrase.backer):
        alone = phrase.tie == "led" and not (phrase.head or mention.candidates)  # not "the A-dominated B"
        leader = scene.known.get(phrase.backer) if alone else None
        return meant(leader, "whose attack it is, by who led it", 0.85) if leader else by_name(scene, mention, phrase)
    if phrase.sort == "regime_forces":
        nation = phrase.backer if phrase.tie == "pro" else phrase.nation
        return of_country(scene, mention, replace(phrase, nation=nation), "forces")
    if mention.candidates and not mention.candidates[0].startswith(("backed", "led.")):
        return by_name(scene, mention, phrase)
    return _tied(scene, mention, phrase)


def _whose_government(scene: Scene, mention: Mention) -> str:
    """The country of "the Saudi-backed government of Yemen"; "" where none follows."""
    found = _OF_LAND.match(scene.text, mention.end)
    return countries().get(key(found["land"]), "") if found else ""


def _tied(scene: Scene, mention: Mention, phrase: Phrase) -> Choice:
    """Nobody but the backer or leader is told: a force the text or that war knows by it, else a name made of it."""
    leads = f"led_{phrase.backer.lower()}"
    war = scene.known.get(scene.lexicon.means.get(leads, {}).get(scene.war(mention.start), ""))
    if phrase.tie == "led" and war:
        return meant(war, f"led by {phrase.backer} in that war", 0.8)
    same = scene.known.get(scene.backed_by(phrase.backer)) if phrase.tie == "backed" else None
    if same and phrase.sort in ("forces", "militants", "militias", "coalition", "group"):
        return meant(same, f"the force the text calls backed by {phrase.backer}", 0.7)
    prefix = "led" if phrase.tie == "led" else "backed_rebels" if phrase.sort == "rebels" else "backed"
    actor = scene.known.of(prefix, phrase.backer)
    if actor is None:
        return unlisted(scene, mention, phrase)
    return meant(actor, f"named by who stands behind: {phrase.backer}", 0.8)


def allies(scene: Scene, mention: Mention, phrase: Phrase) -> Choice:
    """ "Its Russian allies" are Russia, "allied forces from A" those of A; "allied forces" are nobody in particular."""
    if mention.candidates:
        return by_name(scene, mention, phrase)
    state = scene.known.of("state", phrase.nation) if phrase.nation else None
    one = key(mention.text).endswith(" ally")  # "its Syrian ally" in a report about Syria: no militia is told of so
    if state and (one or phrase.nation != scene.home(mention.start)):
        return meant(state, "the ally, by its country", 0.8)
    return left_open(mention, "allies of somebody, not said who")


def _coalition_of(scene: Scene, mention: Mention) -> Actor | None:
    return scene.known.get(scene.lexicon.means.get("coalition", {}).get(scene.war(mention.start), ""))
