"""Decides whom actor and person mentions mean: by name, by country, by who is in sight; or abstains and says why.

In:     a report, its mentions and sentences, the actors known, the countries it is about.
Out:    one `Link` a mention of kind ACTOR or PERSON, `name` always set.
Never:  a guess: a common noun that two actors fit alike stays open, with both as rivals.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from heldby.lexicon.actor_words import ActorWords, Phrase, actor_words
from heldby.lexicon.actors import Actors
from heldby.lexicon.demonyms import key
from heldby.model.knowledge import Actor
from heldby.model.link import Link, Rival
from heldby.model.mention import Mention, MentionKind
from heldby.model.report import Report
from heldby.model.syntax import Sentence
from heldby.resolve.actor_scene import Scene, Seen
from heldby.resolve.persons import resolve_persons

_CLEARLY = 2.0
_LEAST = 0.15
_STATE_PREFIXES = ("forces.", "gov.", "state.", "led.", "people.")
_CREDITED = frozenset({"source", "organisation", "media"})
_RIVALS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    """Who is meant; `id` None abstains."""

    id: str | None
    name: str
    reason: str
    weight: float = 1.0
    rivals: tuple[Rival, ...] = ()


def resolve_actors(  # noqa: PLR0913, PLR0917
    report: Report,
    mentions: Sequence[Mention],
    sentences: Sequence[Sentence],
    known: Actors,
    countries: Sequence[str] = (),
    language: str = "en",
) -> tuple[Link, ...]:
    """Links of all ACTOR and PERSON mentions, in order; other kinds are passed over.

    `countries` are the ISO codes the report is about, the weightiest first; without them the text's own names of
    countries are counted. An actor that only the text knows has the id "text:" and its name.
    """
    scene = Scene(report, sentences, known, countries)
    scene.settle_countries(mentions)
    resolver = _Resolver(scene, actor_words(language))
    links = []
    for mention in sorted(m for m in mentions if m.kind is MentionKind.ACTOR):
        choice = resolver.choose(mention)
        links.append(_link(report, mention, choice))
    people = resolve_persons(report, mentions, sentences, known)
    return tuple(sorted((*links, *people), key=lambda link: (link.start, link.end, link.kind)))


def text_name(words: str) -> str:
    """A name as the text has it, without its article and with one way of writing abbreviations."""
    name = " ".join(words.replace("U.S.", "US").replace("U.N.", "UN").replace("U.K.", "UK").split())
    return name[4:] if name.lower().startswith("the ") else name


def text_id(words: str) -> str:
    """The id of an actor only the text knows: the same for the same name in every report."""
    return "text:" + key(text_name(words)).replace(" ", "-")


class _Resolver:
    """Chooses for one mention after another; earlier choices are in sight of later ones."""

    def __init__(self, scene: Scene, lexicon: ActorWords) -> None:
        self._scene, self._lexicon, self._known = scene, lexicon, scene.known
        self._credited: list[tuple[str, str, str]] = []
        self._by_sort: dict[str, Callable[[Mention, Phrase], _Choice]] = {
            "deed": self._deed,
            "forces": self._forces,
            "regime_forces": lambda m, p: self._of_country(m, p, "forces"),
            "government": lambda m, p: self._of_country(m, p, "gov"),
            "rebels": self._rebels,
            "coalition": self._coalition,
            "jihadists": self._armed,
            "militants": self._armed,
            "militias": self._armed,
            "group": self._group,
            "people": self._people,
            "source": self._source,
            "monitor": self._monitor,
            "body": self._body,
            "many": self._pronoun,
            "one": self._pronoun,
        }

    def choose(self, mention: Mention) -> _Choice:
        """Who is meant."""
        phrase = Phrase.read(mention.value)
        if phrase.backer:
            choice = self._backed(mention, phrase)
        else:
            choice = self._by_sort.get(phrase.sort, self._name)(mention, phrase)
        if choice.id and mention.form != "pronoun":
            named = mention.form == "name" or (bool(phrase.nation) and mention.form == "demonym")
            self._scene.add(mention, choice.id, choice.name, named)
            if mention.form == "source":
                self._credited.append((phrase.head, choice.id, choice.name))
        return choice

    # names

    def _name(self, mention: Mention, phrase: Phrase) -> _Choice:
        actors = [a for a in map(self._known.get, mention.candidates) if a]
        if not actors:
            return self._body(mention, phrase)
        if len(actors) == 1:
            return _Choice(id=actors[0].id, name=actors[0].name, reason="the only actor of this name")
        iso = self._scene.country_for(mention.start, [a.country for a in actors if a.country])
        chosen = next((a for a in actors if a.country == iso), None) if iso else None
        chosen = chosen or next((a for a in actors if not a.country), None)
        rivals = tuple(_rival(a, 0.2) for a in actors if a is not chosen)
        if chosen:
            why = (
                f"of several actors of this name the one of {iso}"
                if chosen.country
                else "the actor of this name without a country"
            )
            return _Choice(id=chosen.id, name=chosen.name, reason=why, weight=0.8, rivals=rivals)
        return _Choice(
            id=None,
            name=text_name(mention.text),
            reason="several actors bear this name and no country tells which",
            rivals=rivals,
        )

    def _body(self, mention: Mention, phrase: Phrase) -> _Choice:
        name = phrase.of or text_name(mention.text)
        shown = name if not phrase.of else next((s.name for s in self._scene.seen if key(s.name) == phrase.of), name)
        return _Choice(id=text_id(name), name=shown, reason="known only from the text", weight=0.9)

    def _backed(self, mention: Mention, phrase: Phrase) -> _Choice:
        if len(phrase.backer) != 2:
            return self._name(mention, phrase)
        if phrase.tie == "pro" and phrase.sort == "regime_forces":
            return self._of_country(mention, replace(phrase, nation=phrase.backer), "forces")
        prefix = "led" if phrase.tie == "led" else "backed_rebels" if phrase.sort == "rebels" else "backed"
        actor = self._known.of(prefix, phrase.backer)
        if mention.candidates and not mention.candidates[0].startswith(("backed", "led.")):
            return self._name(mention, phrase)
        if actor is None:
            return self._body(mention, phrase)
        return _Choice(id=actor.id, name=actor.name, reason=f"named by who stands behind: {phrase.backer}", weight=0.8)

    # by country

    def _of_country(self, mention: Mention, phrase: Phrase, prefix: str) -> _Choice:
        if mention.candidates:
            return self._name(mention, phrase)
        if not phrase.nation and self._other(mention):
            return self._body(mention, phrase)
        iso = phrase.nation or self._scene.home(mention.start)
        actor = self._known.of(prefix, iso) if iso else None
        if actor is None:
            return self._open(mention, "no country tells whose")
        told = phrase.nation or prefix != "forces"
        reason = f"of {iso}, as the words say" if phrase.nation else f"the report is about {iso}"
        return _Choice(
            id=actor.id, name=actor.name, reason=reason, weight=0.95 if phrase.nation else 0.8 if told else 0.75
        )

    def _deed(self, mention: Mention, phrase: Phrase) -> _Choice:
        prefix = "forces" if phrase.nation == self._scene.main else "state"
        actor = self._known.of(prefix, phrase.nation)
        if actor is None:
            return self._body(mention, phrase)
        return _Choice(id=actor.id, name=actor.name, reason="whose strikes they are, by the adjective", weight=0.95)

    def _forces(self, mention: Mention, phrase: Phrase) -> _Choice:
        if mention.candidates or phrase.nation:
            return self._of_country(mention, phrase, "forces")
        if key(mention.text) != phrase.head:
            return self._body(mention, phrase)
        recent = [s for s in self._scene.seen if s.id.startswith("forces.") and self._within(mention, s, 2)]
        if phrase.det and recent and len({s.id for s in recent}) == 1:
            return self._antecedent(recent[-1], "the forces named just before", 0.75)
        return self._of_country(mention, phrase, "forces")

    def _rebels(self, mention: Mention, phrase: Phrase) -> _Choice:
        if mention.candidates:
            return self._name(mention, phrase)
        iso = phrase.nation or self._scene.home(mention.start)
        meant = self._known.get(self._lexicon.means.get("rebels", {}).get(iso, ""))
        if meant:
            return _Choice(id=meant.id, name=meant.name, reason=f"the rebels of the war in {iso}", weight=0.75)
        prefix = "opposition" if phrase.head == "opposition" else "rebels"
        actor = self._known.of(prefix, iso) if iso else None
        listed = actor is not None and bool(self._known.side(actor.id))
        if not listed and phrase.det in ("the", "these", "those"):
            chosen = self._salient(mention, self._fighting)
            if chosen and chosen.id:
                return chosen
        return (
            self._of_country(mention, phrase, prefix) if actor else self._open(mention, "no country tells whose rebels")
        )

    def _people(self, mention: Mention, phrase: Phrase) -> _Choice:
        return self._name(mention, phrase)

    def _coalition(self, mention: Mention, phrase: Phrase) -> _Choice:
        if mention.candidates:
            return self._name(mention, phrase)
        named = [s for s in self._scene.seen if "coalition" in s.id or "alliance" in key(s.name)]
        if named:
            return self._antecedent(named[-1], "the coalition named before", 0.9)
        meant = self._known.get(self._lexicon.means.get("coalition", {}).get(self._scene.home(mention.start), ""))
        if meant:
            return _Choice(id=meant.id, name=meant.name, reason="the coalition of that war", weight=0.7)
        return self._body(mention, phrase)

    # by who is in sight

    def _armed(self, mention: Mention, phrase: Phrase) -> _Choice:
        if mention.candidates:
            return self._name(mention, phrase)
        bare = phrase.det != "the" and (phrase.sort == "militias" or phrase.head in self._lexicon.anybody)
        if phrase.nation or bare or self._other(mention):
            return self._body(mention, phrase)
        if phrase.sort == "militias":
            return self._salient(mention, self._militia) or self._body(mention, phrase)
        sides = self._lexicon.fits.get(phrase.sort)
        chosen = self._salient(mention, lambda a: self._fighting(a) and (not sides or self._known.side(a) in sides))
        if chosen is None:
            chosen = self._salient(mention, self._forceful if phrase.head in self._lexicon.anybody else self._fighting)
        return chosen or self._body(mention, phrase)

    def _other(self, mention: Mention) -> bool:
        """ "Allied militiamen", "a regional administration": the first word says it is not the one in sight."""
        return key(mention.text).split()[0] in self._lexicon.others

    def _group(self, mention: Mention, phrase: Phrase) -> _Choice:
        if mention.candidates:
            return self._name(mention, phrase)
        if phrase.det not in ("the", "this", "that") and mention.text[-1:] not in "s":
            return self._body(mention, phrase)
        speaks = self._scene.follows(mention) in self._lexicon.speech
        credited = self._salient(mention, self._crediting) if speaks else None
        armed = credited or self._salient(mention, self._fighting) or self._salient(mention, self._militia)
        return armed or self._open(mention, "no group was named before")

    def _fighting(self, actor_id: str) -> bool:
        """Whether it is an armed actor that is no state: only such are "the militants" and "the group"."""
        if actor_id.startswith(_STATE_PREFIXES):
            return False
        actor = self._known.get(actor_id)
        if actor is None:
            words = actor_id.removeprefix("text:").split("-")
            return words[-1] in self._lexicon.armed_bodies or words[0] in self._lexicon.body_openers
        gov = self._known.of("gov", self._scene.main)
        if gov and self._known.side(actor_id) == gov.side:
            return False
        return (
            actor.kind == "group"
            and not actor.id.endswith("coalition")
            and not actor.parent.startswith(("forces.", "gov."))
        )

    def _forceful(self, actor_id: str) -> bool:
        return self._fighting(actor_id) or self._militia(actor_id)

    def _militia(self, actor_id: str) -> bool:
        actor = self._known.get(actor_id)
        return bool(actor and actor.kind == "force" and not actor_id.startswith(_STATE_PREFIXES))

    def _crediting(self, actor_id: str) -> bool:
        actor = self._known.get(actor_id)
        return bool(actor and actor.kind in _CREDITED)

    def _salient(self, mention: Mention, fits: Callable[[str], bool]) -> _Choice | None:
        """The fitting actor most in sight; an abstention when a second is nearly as much; None when there is none."""
        present = self._scene.presence(mention.start)
        ranked = [(i, w) for i, w in present.most_common() if fits(i)]
        if not ranked or (ranked[0][1] < _LEAST and len(ranked) > 1):
            return None
        best, weight = ranked[0]
        rivals = tuple(
            Rival(id=i, name=self._scene.name(i), weight=round(w / weight / 2, 3)) for i, w in ranked[1 : 1 + _RIVALS]
        )
        if len(ranked) > 1 and weight < _CLEARLY * ranked[1][1]:
            rivals = (Rival(id=best, name=self._scene.name(best), weight=0.5), *rivals)
            why = f"{self._scene.name(best)} and {self._scene.name(ranked[1][0])} fit nearly alike"
            return _Choice(id=None, name=text_name(mention.text), reason=why, weight=0.0, rivals=rivals)
        share = weight / sum(w for _i, w in ranked)
        return _Choice(
            id=best,
            name=self._scene.name(best),
            reason="the fitting actor most in sight",
            weight=round(0.5 + share * 0.35, 2),
            rivals=rivals,
        )

    def _pronoun(self, mention: Mention, phrase: Phrase) -> _Choice:
        for back in (0, 1):
            near = [
                s for s in self._scene.seen if s.subject and s.start < mention.start and self._back(mention, s) == back
            ]
            near = [s for s in near if phrase.sort == "many" or not (s.many or s.credited)]
            if near and len({s.id for s in near}) == 1:
                where = "this sentence" if not back else "the sentence before"
                return self._antecedent(near[-1], f"the one subject of {where}", 0.65)
            if near:
                rivals = tuple({s.id: Rival(id=s.id, name=s.name, weight=0.4) for s in near}.values())
                return _Choice(
                    id=None, name=mention.text, reason="several subjects may be meant", weight=0.0, rivals=rivals
                )
        return self._open(mention, "no subject near enough")

    # who is credited

    def _source(self, mention: Mention, phrase: Phrase) -> _Choice:
        if mention.candidates:
            return self._name(mention, phrase)
        if phrase.det == "the" and key(mention.text) == phrase.head:
            earlier = next((c for c in reversed(self._credited) if c[0].rstrip("s") == phrase.head.rstrip("s")), None)
            if earlier:
                return _Choice(id=earlier[1], name=earlier[2], reason="the source credited before", weight=0.8)
        return self._national(mention) or self._body(mention, phrase)

    def _national(self, mention: Mention) -> _Choice | None:
        """ "A military source" in a report about Syria is a Syrian one."""
        home = self._known.of("forces", self._scene.home(mention.start))
        if home is None:
            return None
        demonyms = {a.removesuffix(" army") for a in home.aliases if a.endswith(" army")}
        for demonym in sorted(demonyms):
            found = self._known.find(f"{demonym} {mention.text}")
            if found:
                return _Choice(
                    id=found[0].id,
                    name=found[0].name,
                    reason=f"of {home.country}, which the report is about",
                    weight=0.7,
                )
        return None

    def _monitor(self, mention: Mention, phrase: Phrase) -> _Choice:
        if mention.candidates:
            return self._name(mention, phrase)
        monitors = {a.id for a in self._known.monitors()}
        chosen = self._salient(mention, lambda a: a in monitors)
        if chosen and chosen.id:
            return chosen
        told = [a for m in self._ahead(mention) if (a := self._known.get(m)) and a.kind == "source"]
        if told and len({a.id for a in told}) == 1:
            return _Choice(id=told[0].id, name=told[0].name, reason="the one monitor named in the report", weight=0.7)
        return chosen or self._body(mention, phrase)

    def _ahead(self, mention: Mention) -> list[str]:
        """Monitors that the report names after a mention."""
        after = self._scene.text[mention.end :]
        names = [a for a in self._known.monitors() if any(n in after for n in (a.name, *a.aliases))]
        return [a.id for a in names]

    # shared

    def _antecedent(self, seen: Seen, reason: str, weight: float) -> _Choice:
        return _Choice(id=seen.id, name=seen.name, reason=reason, weight=weight)

    def _open(self, mention: Mention, reason: str) -> _Choice:
        return _Choice(id=None, name=text_name(mention.text), reason=reason, weight=0.0)

    def _back(self, mention: Mention, seen: Seen) -> int:
        return self._scene.sentence_at(mention.start) - seen.sentence

    def _within(self, mention: Mention, seen: Seen, most: int) -> bool:
        return self._back(mention, seen) <= most


def _rival(actor: Actor, weight: float) -> Rival:
    return Rival(id=actor.id, name=actor.name, weight=weight)


def _link(report: Report, mention: Mention, choice: _Choice) -> Link:
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
