"""A choice of who is meant, with its reason, and the choices that need nobody else in sight.

In:     a mention, what its words say, the scene.
Out:    `Choice`s: one actor, an actor only the text knows, or an abstention.
Never:  an identity for a common noun: "fighters" that nobody tells apart are left open.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from heldby.lexicon.actor_words import ActorWords, Phrase
from heldby.lexicon.demonyms import by_adjective, key
from heldby.model.knowledge import Actor
from heldby.model.link import Rival
from heldby.model.mention import Mention
from heldby.resolve.actor_scene import Scene, Seen

_COMMON = frozenset({"forces", "regime_forces", "militants", "militias", "group", "rebels", "jihadists", "coalition"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Who is meant; `id` None abstains."""

    id: str | None
    name: str
    reason: str
    weight: float = 1.0
    rivals: tuple[Rival, ...] = ()


def text_name(words: str) -> str:
    """A name as the text has it, without its article and with one way of writing abbreviations."""
    name = " ".join(words.replace("U.S.", "US").replace("U.N.", "UN").replace("U.K.", "UK").split())
    return name[4:] if name.lower().startswith("the ") else name


def text_id(words: str) -> str:
    """The id of an actor only the text knows: the same for the same name in every report."""
    return "text:" + key(text_name(words)).replace(" ", "-")


def meant(actor: Actor, reason: str, weight: float) -> Choice:
    """A listed actor."""
    return Choice(id=actor.id, name=actor.name, reason=reason, weight=weight)


def again(seen: Seen, reason: str, weight: float, others: Mapping[str, str] | None = None) -> Choice:
    """Somebody named before; `others` (id to name) may be meant as well."""
    rivals = tuple(Rival(id=i, name=name, weight=0.4) for i, name in (others or {}).items() if i != seen.id)
    return Choice(id=seen.id, name=seen.name, reason=reason, weight=weight, rivals=rivals)


def left_open(mention: Mention, reason: str, rivals: tuple[Rival, ...] = ()) -> Choice:
    """An abstention."""
    return Choice(id=None, name=text_name(mention.text), reason=reason, weight=0.0, rivals=rivals)


def rival(actor: Actor, weight: float) -> Rival:
    """A listed actor as another reading."""
    return Rival(id=actor.id, name=actor.name, weight=weight)


def by_name(scene: Scene, mention: Mention, phrase: Phrase) -> Choice:
    """The listed actor of this name; of several, the one of the country told of."""
    actors = [a for a in map(scene.known.get, mention.candidates) if a]
    if not actors or all(_is_of_another_country(a, phrase) or scene.is_elsewheres(mention, a) for a in actors):
        return unlisted(scene, mention, phrase)
    if len(actors) == 1:
        return meant(actors[0], "the only actor of this name", 1.0)
    iso = scene.country_for(mention.start, [a.country for a in actors if a.country])
    chosen = next((a for a in actors if a.country == iso), None) if iso else None
    chosen = chosen or next((a for a in actors if not a.country), None)
    rivals = tuple(rival(a, 0.2) for a in actors if a is not chosen)
    if chosen is None:
        return left_open(mention, "several actors bear this name and no country tells which", rivals)
    told = "of several actors of this name the one of " + iso
    why = told if chosen.country else "the actor of this name without a country"
    return Choice(id=chosen.id, name=chosen.name, reason=why, weight=0.8, rivals=rivals)


def _is_of_another_country(actor: Actor, phrase: Phrase) -> bool:
    """ "Sudan's civil defence" is not the White Helmets."""
    services = actor.kind == "organisation" and actor.country
    return bool(services and phrase.nation and phrase.nation != actor.country)


def _in_full(scene: Scene, mention: Mention) -> Choice | None:
    """Whom the report has named with his country: "the National Army" after "the Syrian National Army"."""
    name = key(text_name(mention.text))
    for seen in reversed(scene.seen):
        whose = key(seen.name).removesuffix(name)
        if seen.named and whose.endswith(" ") and whose.strip() in by_adjective():
            return again(seen, "named in full before", 0.8)
    return None


def unlisted(scene: Scene, mention: Mention, phrase: Phrase) -> Choice:
    """A name that only the text knows; a common noun without a name in it names nobody."""
    name = phrase.of or text_name(mention.text)
    if phrase.sort in _COMMON and not _names_somebody(mention.text, scene.lexicon):
        return left_open(mention, "a common noun that fits nobody named before")
    shown = _as_written(scene, phrase.of) if phrase.of else name
    full = _in_full(scene, mention)
    return full or Choice(id=text_id(name), name=shown, reason="known only from the text", weight=0.9)


def _as_written(scene: Scene, name: str) -> str:
    """A name that stands in the report, by its words as names are compared, as the report first writes it."""
    seen = next((s.name for s in scene.seen if key(s.name) == name), "")
    written = re.search(r"(?:['’]s?)?[\W_]+".join(map(re.escape, name.split())), scene.text, re.IGNORECASE)
    return seen or (text_name(written[0]) if written else name)


def _names_somebody(text: str, lexicon: ActorWords) -> bool:
    """Whether a word tells these from any others: a name, or a people or creed ("tribal fighters")."""
    words = [(word, key(word)) for word in text.replace("-", " ").split()]
    return any(lexicon.modifiers.get(k) == "sect" for _word, k in words) or any(
        word[0].isupper() and k not in lexicon.heads and k not in lexicon.others
        and lexicon.modifiers.get(k, "jihadist") == "jihadist"
        for word, k in words
    )  # fmt: skip
