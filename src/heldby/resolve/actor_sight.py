"""Whom common nouns mean by who is in sight: "the militants", "the group", "the militiamen".

In:     a mention, what its words say, the scene.
Out:    `Choice`s; two that are nearly as present make an abstention with both as rivals.
Never:  a state for "the militants".
"""

from __future__ import annotations

from collections.abc import Callable

from heldby.lexicon.actor_words import Phrase, is_called_armed
from heldby.lexicon.demonyms import key
from heldby.model.link import Rival
from heldby.model.mention import Mention
from heldby.resolve.actor_apart import not_meant
from heldby.resolve.actor_choice import Choice, again, by_name, left_open, meant, unlisted
from heldby.resolve.actor_scene import Scene

_CLEARLY = 2.0
_LEAST = 0.15
_RIVALS = 4
_STATE_PREFIXES = ("forces.", "gov.", "state.", "led.", "people.")
_COUNTRY_CODE = 2  # letters: such a body is a state's own
_CREDITED = frozenset({"source", "organisation", "media"})


def armed(scene: Scene, mention: Mention, phrase: Phrase) -> Choice:
    """The militants, the jihadists, the militia: the fitting one most in sight."""
    if mention.candidates:
        return by_name(scene, mention, phrase)
    told = _hired(scene, phrase) or called_so(scene, mention, phrase)
    if told:
        return told
    bare = phrase.det != "the" and (phrase.sort == "militias" or phrase.head in scene.lexicon.anybody)
    if phrase.nation or bare or phrase.det == "other" or scene.of_others(mention):
        return unlisted(scene, mention, phrase)
    if phrase.sort == "militias":
        militia = salient(scene, mention, lambda a: is_militia(scene, a))
        return militia or salient(scene, mention, lambda a: is_fighting(scene, a)) or unlisted(scene, mention, phrase)
    sides = scene.lexicon.fits.get(phrase.sort)
    chosen = salient(scene, mention, lambda a: is_fighting(scene, a) and (not sides or scene.known.side(a) in sides))
    if chosen is None:
        fits = _is_forceful if phrase.head in scene.lexicon.anybody else is_fighting
        chosen = salient(scene, mention, lambda a: fits(scene, a))
    return chosen or unlisted(scene, mention, phrase)


def _hired(scene: Scene, phrase: Phrase) -> Choice | None:
    """ "The mercenaries", "Russian paramilitaries": the hired force that the report names, no rebels."""
    able = scene.lexicon.means.get(phrase.head, {}).get(phrase.nation or "any", "").split()
    hired = next((scene.known.get(force) for force in able if force in scene.named), None)
    return meant(hired, f"the {phrase.head} that the report names", 0.7) if hired else None


def called_so(scene: Scene, mention: Mention, phrase: Phrase) -> Choice | None:
    """ "The separatists" after "Tuareg separatists": who was called so; else whom the bare word means in that war."""
    if key(mention.text) != phrase.head:
        return None
    listed = scene.known.get(scene.lexicon.means.get(phrase.head, {}).get(scene.home(mention.start), ""))
    for seen in reversed(scene.seen):
        words = key(scene.text[seen.start : seen.end])
        if seen.stands and words.endswith(f" {phrase.head}") and not words.startswith(tuple(scene.lexicon.others)):
            return again(seen, "who was called so before", 0.7) if phrase.det == "the" or not listed else None
    return meant(listed, f"the {phrase.head} of that war", 0.7) if listed else None


def group(scene: Scene, mention: Mention, phrase: Phrase) -> Choice:
    """The group: who is credited if it speaks, else the armed one most in sight."""
    if mention.candidates:
        return by_name(scene, mention, phrase)
    bracketed = _named_in_brackets(scene, mention)
    if bracketed:
        return bracketed
    if phrase.det not in ("the", "this", "that") and mention.text[-1:] not in "s":
        return unlisted(scene, mention, phrase)
    speaks = scene.follows(mention) in scene.lexicon.speech
    credited = salient(scene, mention, lambda a: _is_credited(scene, a)) if speaks else None
    chosen = credited or salient(scene, mention, lambda a: is_fighting(scene, a))
    chosen = chosen or salient(scene, mention, lambda a: is_militia(scene, a))
    return chosen or left_open(mention, "no group was named before")


def _named_in_brackets(scene: Scene, mention: Mention) -> Choice | None:
    """ "The Islamic State (IS) group": the name right before the noun, though its short form parts them."""
    before = scene.text[: mention.start].rstrip()
    last = scene.seen[-1] if scene.seen else None
    if last is None or before[-1:] not in (")", "]") or before[last.end :].strip() not in (")", "]"):
        return None
    return again(last, "the name right before it", 0.9)


def named_so(scene: Scene, mention: Mention) -> Choice | None:
    """ "The SDF, the main force fighting there", "the SDF is the main force": whom a description is said of."""
    head, sentence = scene.head(mention), scene.sentence_of(mention.start)
    if head is None or sentence is None:
        return None
    said_of = [t for t in sentence.tokens if t.head == head.index and t.dep in ("nsubj", "nsubj:outer")]
    if not any(t.head == head.index and t.dep == "cop" for t in sentence.tokens):
        said_of = [sentence.tokens[head.head]] if head.dep == "appos" else []
    for seen in reversed(scene.seen):
        if any(seen.start <= t.start < seen.end for t in said_of) and not seen.credited:
            return again(seen, "said of it in the same sentence", 0.75)
    return None


def is_fighting(scene: Scene, actor_id: str) -> bool:
    """Whether it is an armed actor that is no state: only such are "the militants" and "the group"."""
    if actor_id.startswith(_STATE_PREFIXES):
        return False
    actor = scene.known.get(actor_id)
    if actor is None:
        return is_called_armed(actor_id) and actor_id.rpartition("-")[2] not in scene.lexicon.units
    gov = scene.known.of("gov", scene.main)
    if gov and scene.known.side(actor_id) == gov.side:
        return False
    official = actor.parent.startswith(("forces.", "gov."))
    return actor.kind == "group" and not actor.id.endswith("coalition") and not official


def is_militia(scene: Scene, actor_id: str) -> bool:
    """Whether it is a force of its own: no service of a state, and no troops of many states."""
    actor = scene.known.get(actor_id)
    if actor is None or actor.kind != "force" or actor_id.startswith(_STATE_PREFIXES):
        return False
    above = scene.known.get(actor.parent)
    of_many = above is not None and above.kind == "organisation" and not above.country
    return (
        not of_many and len(actor.body) != _COUNTRY_CODE and not (actor.id.endswith("coalition") and not actor.country)
    )


def _is_forceful(scene: Scene, actor_id: str) -> bool:
    return is_fighting(scene, actor_id) or is_militia(scene, actor_id)


def _is_credited(scene: Scene, actor_id: str) -> bool:
    actor = scene.known.get(actor_id)
    return bool(actor and actor.kind in _CREDITED)


def only_group(scene: Scene) -> Choice | None:
    """The one armed group that the whole report names, for a headline's "insurgents"."""
    groups = {scene.known.body(i): i for i in sorted(scene.named) if is_fighting(scene, i)}
    if len(groups) != 1:
        return None
    only = next(iter(groups.values()))
    return Choice(id=only, name=scene.name(only), reason="the one armed group the report names", weight=0.6)


def salient(scene: Scene, mention: Mention, fits: Callable[[str], bool]) -> Choice | None:
    """The fitting actor most in sight; an abstention when a second is nearly as much; None when there is none."""
    apart = not_meant(scene, mention, Phrase.read(mention.value))
    ranked = [(i, w) for i, w in scene.presence(mention.start).most_common() if fits(i) and i not in apart]
    if not ranked or (ranked[0][1] < _LEAST and len(ranked) > 1):
        return None
    best, weight = ranked[0]
    rivals = tuple(Rival(id=i, name=scene.name(i), weight=round(w / weight / 2, 3)) for i, w in ranked[1 : 1 + _RIVALS])
    if len(ranked) > 1 and weight < _CLEARLY * ranked[1][1]:
        why = f"{scene.name(best)} and {scene.name(ranked[1][0])} fit nearly alike"
        return left_open(mention, why, (Rival(id=best, name=scene.name(best), weight=0.5), *rivals))
    share = weight / sum(w for _i, w in ranked)
    return Choice(
        id=best,
        name=scene.name(best),
        reason="the fitting actor most in sight",
        weight=round(0.5 + share * 0.35, 2),
        rivals=rivals,
    )
