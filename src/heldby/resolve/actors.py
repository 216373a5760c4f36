"""Decides whom actor and person mentions mean: by name, by country, by who is in sight; or abstains and says why.

In:     a report, its mentions and sentences, the actors known, where the report is set.
Out:    one `Link` a mention of kind ACTOR or PERSON, `name` always set.
Never:  a guess: a common noun that two actors fit alike stays open, with both as rivals.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from heldby.lexicon.actor_words import Phrase, actor_words
from heldby.lexicon.actors import Actors
from heldby.model.link import Link
from heldby.model.mention import Mention, MentionKind
from heldby.model.report import Report
from heldby.model.syntax import Sentence
from heldby.resolve import actor_lands, actor_sight, actor_sources
from heldby.resolve.actor_choice import Choice, by_name, text_id, text_name
from heldby.resolve.actor_leaders import HIS, his_men, led_men, men_of_person_behind
from heldby.resolve.actor_owned import OWNED, men_of, owned
from heldby.resolve.actor_people import fighting_people
from heldby.resolve.actor_pronouns import pronoun
from heldby.resolve.actor_quoted import ours
from heldby.resolve.actor_scene import Scene, Setting
from heldby.resolve.persons import resolve_persons

__all__ = ["Setting", "resolve_actors", "text_id", "text_name"]

_Chooser = Callable[[Scene, Mention, Phrase], Choice]
_BY_SORT: Mapping[str, _Chooser] = {
    "deed": actor_lands.deed,
    "forces": actor_lands.forces,
    "aircraft": actor_lands.aircraft,
    "regime_forces": actor_lands.regime_forces,
    "government": actor_lands.government,
    "rebels": actor_lands.rebels,
    "coalition": actor_lands.coalition,
    "allies": actor_lands.allies,
    "jihadists": actor_sight.armed,
    "militants": actor_sight.armed,
    "militias": actor_sight.armed,
    "group": actor_sight.group,
    "name": fighting_people,
    "people": fighting_people,
    "source": actor_sources.source,
    "monitor": actor_sources.monitor,
    "body": actor_sources.ministry,
    "many": pronoun,
    "one": pronoun,
}


_ARMED = frozenset({"forces", "militants", "militias", "rebels", "group"})
_OPEN = ("text:", "rebels.")  # "the Karsh Front, a rebel group" tells who they are


def resolve_actors(  # noqa: PLR0913, PLR0917
    report: Report,
    mentions: Sequence[Mention],
    sentences: Sequence[Sentence],
    known: Actors,
    setting: Setting = Setting(),  # noqa: B008
    language: str = "en",
) -> tuple[Link, ...]:
    """Links of all ACTOR and PERSON mentions, in order; other kinds are passed over.

    Without a `setting` the text's own names of countries are counted. An actor that only the text knows has the id
    "text:" and its name.
    """
    scene = Scene(report, sentences, known, actor_words(language), setting)
    scene.settle_countries(mentions)
    scene.look_through([m for m in mentions if m.kind is MentionKind.ACTOR])
    named = sorted(m for m in mentions if m.kind is MentionKind.ACTOR)
    ordered = sorted(named, key=lambda m: (scene.sentence_at(m.start), _takes_up(m), m.start))
    people = resolve_persons(report, mentions, sentences, known)
    links = [_link(report, m, _choose(scene, m, people, inner=_inner(m, named))) for m in ordered]
    return tuple(sorted((*links, *people), key=lambda link: (link.start, link.end, link.kind)))


def _takes_up(mention: Mention) -> bool:
    """Whether it waits for the names of its sentence: a pronoun ("after their defeat ISIL returned"), "its troops"."""
    return mention.form == "pronoun" or Phrase.read(mention.value).det in {*OWNED, *HIS, "our"}


def _inner(mention: Mention, all_of_them: Sequence[Mention]) -> bool:
    """Whether it is a part of another ("U.S." in "U.S.-backed forces"), which tells who stands behind and no more."""
    return any(m is not mention and m.start <= mention.start and mention.end <= m.end for m in all_of_them)


def _choose(scene: Scene, mention: Mention, people: Sequence[Link], *, inner: bool) -> Choice:
    """Who is meant; earlier choices are in sight of later ones."""
    phrase = Phrase.read(mention.value)
    chooser = _chooser(mention, phrase)
    led = ours(scene, mention, phrase, people) or led_men(scene, mention, phrase, people)
    led = led or his_men(scene, mention, phrase, people)
    choice = led or men_of(scene, mention, phrase) or chooser(scene, mention, phrase)
    if mention.form == "description" and (choice.id is None or choice.id.startswith(_OPEN)):
        choice = actor_sight.named_so(scene, mention) or choice
    unsided = choice.id is None or (choice.id.startswith("rebels.") and not scene.known.side(choice.id))
    if mention.form == "description" and unsided and phrase.sort in _ARMED:
        choice = men_of_person_behind(scene, mention, phrase, people) or choice
    if choice.id:
        scene.add(mention, phrase, choice.id, choice.name, inner=inner)
    return choice


def _chooser(mention: Mention, phrase: Phrase) -> _Chooser:
    """Which kind of choice it is: by owner, by backer, else by sort."""
    if phrase.det in OWNED and not phrase.nation and not mention.candidates:
        return owned
    return actor_lands.backed if phrase.backer else _BY_SORT.get(phrase.sort, by_name)


def _link(report: Report, mention: Mention, choice: Choice) -> Link:
    return Link(
        report=report.id,
        start=mention.start,
        end=mention.end,
        kind=mention.kind,
        id=choice.id,
        name=choice.name,
        reason=choice.reason,
        weight=choice.weight,
        rivals=choice.rivals,
    )
