"""Who is credited: sources of a country, the source named before, the monitor, a ministry.

In:     a mention, what its words say, the scene.
Out:    `Choice`s.
Never:  a nation for a source when nothing tells where the text is set.
"""

from __future__ import annotations

import re

from heldby.lexicon.actor_words import Phrase
from heldby.lexicon.demonyms import by_capital, key
from heldby.model.mention import Mention
from heldby.resolve.actor_choice import Choice, by_name, meant, unlisted
from heldby.resolve.actor_scene import Scene
from heldby.resolve.actor_sight import salient

_DATELINE = 60
_HEADING = re.compile(r"\W{0,3}(?P<name>[A-Z][\w ’'-]{2,20}?)\W{0,2}[.:—–]")
_SEAT = re.compile(r"\s+in\s+(?P<name>[A-Z][\w’'-]+)")  # "the ministry in Khartoum"
# What the ids of those listed begin with, by a word in how they are called.
_MINISTRIES = {"def": "defence.", "foreign": "foreign."}
_OWNER = re.compile(r"^.*['’ʼ`]s?\s+")


def source(scene: Scene, mention: Mention, phrase: Phrase) -> Choice:
    """The source credited before for "the source"; else one of the country told of."""
    if mention.candidates:
        return by_name(scene, mention, phrase)
    if phrase.det == "the" and key(mention.text) == phrase.head:
        earlier = next((c for c in reversed(scene.credited) if c[0].rstrip("s") == phrase.head.rstrip("s")), None)
        if earlier:
            return Choice(id=earlier[1], name=earlier[2], reason="the source credited before", weight=0.8)
    if not phrase.nation and (seated := _seated(scene, mention) or _named_before(scene, mention)):
        return seated
    iso = phrase.nation or scene.home(mention.start)
    return _national(scene, mention, iso) or unlisted(scene, mention, phrase)


def ministry(scene: Scene, mention: Mention, phrase: Phrase) -> Choice:
    """ "The Ministry of Defence": of the capital it is in or that heads its paragraph, else named before, else ours."""
    if "ministry" not in key(mention.text).split() or phrase.of:
        return unlisted(scene, mention, phrase)
    if seated := _seated(scene, mention):
        return seated
    under = _national(scene, mention, _capital_opening(scene.text, mention.start))
    if under:
        return under
    if named := _named_before(scene, mention):
        return named
    opening = [by_capital().get(key(word.strip("(),:-–—"))) for word in scene.text[:_DATELINE].split()]
    speaker = next((iso for iso in opening if iso), "")
    return (
        (_national(scene, mention, speaker) if speaker else None)
        or _national(scene, mention, scene.home(mention.start))
        or unlisted(scene, mention, phrase)
    )


def _named_before(scene: Scene, mention: Mention) -> Choice | None:
    """ "The Defence Ministry" after "the Russian Defence Ministry" is that one, wherever the fighting is."""
    said = key(mention.text)
    if "ministry" not in said.split():
        return None
    sort = next((sort for word, sort in _MINISTRIES.items() if word in said), "")
    named = [s for s in scene.seen if sort and s.id.startswith(sort)]
    if not named:
        return None
    return Choice(id=named[-1].id, name=named[-1].name, reason="the ministry named before", weight=0.8)


def _seated(scene: Scene, mention: Mention) -> Choice | None:
    """ "The ministry in Khartoum", "a military source in Moscow": of the country whose capital it is in."""
    found = _SEAT.match(scene.text, mention.end)
    return _national(scene, mention, by_capital().get(key(found["name"]), "")) if found else None


def _capital_opening(text: str, position: int) -> str:
    """The country whose capital heads the paragraph: "Kyiv. The ministry ...", "MOSCOW: The ministry ..."."""
    found = _HEADING.match(text, text.rfind("\n", 0, position) + 1)
    return by_capital().get(key(found["name"]), "") if found else ""


def _national(scene: Scene, mention: Mention, iso: str) -> Choice | None:
    """ "A military source" in a report about Syria is a Syrian one."""
    home = scene.known.of("forces", iso) if iso else None
    demonyms = {a.removesuffix(" army") for a in home.aliases if a.endswith(" army")} if home else set()
    words = _OWNER.sub("", mention.text)
    for demonym in sorted(demonyms):
        found = scene.known.find(f"{demonym} {words}")
        if found:
            return meant(found[0], f"of {iso}, by its owner or by what the report is about", 0.7)
    return None


def monitor(scene: Scene, mention: Mention, phrase: Phrase) -> Choice:
    """The monitor most in sight, else the only one the report names."""
    if mention.candidates:
        return by_name(scene, mention, phrase)
    monitors = {a.id for a in scene.known.monitors()}
    if " " in mention.text and mention.text.lower().endswith(("monitors", "watchdogs")):
        return unlisted(scene, mention, phrase)  # "independent monitors" are some or other
    chosen = salient(scene, mention, lambda a: a in monitors)
    if chosen and chosen.id:
        return chosen
    after = scene.text[mention.end :]
    told = {a.id: a for a in scene.known.monitors() if any(n in after for n in (a.name, *a.aliases))}
    if len(told) == 1:
        return meant(next(iter(told.values())), "the one monitor named in the report", 0.7)
    return chosen or unlisted(scene, mention, phrase)
