"""What a report tells about who is around: its countries, and the actors named so far, by how present they are.

In:     the report's text and sentences, the actors known, links made so far.
Out:    `Scene`: the country meant at a position, the actors in sight there.
Never:  knowledge that a name would carry by itself: two sides with swapped names get the same answers, swapped.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from heldby.lexicon.actor_words import ActorWords, Phrase
from heldby.lexicon.actors import Actors
from heldby.lexicon.demonyms import by_adjective, by_name, key
from heldby.model.knowledge import Actor
from heldby.model.mention import Mention
from heldby.model.report import Report
from heldby.model.syntax import Sentence, Token
from heldby.resolve.actor_apart import beside_rulers

_CAPITALISED = re.compile(r"[A-Z][\w.’']*(?:[ -][A-Z][\w.’']*){0,3}")
_BACKED_BY = re.compile(r",?\s+(?:which\s+(?:is|are)\s+)?(?:backed|supported|armed|trained)\s+by\s+(?:the\s+)?")
_FADE = 0.6
_LASTING = 0.04
_OF_SUBJECT = 1.6
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubjpass"})
_PLACE, _LOCATED, _ADJECTIVE = 3.0, 0.5, 0.2


_BESIDE = 3
_WEIGHTY = 0.1
_LOOK_BACK = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where a report is set: `countries` (ISO) by weight, and `places`, the position and country of each one named."""

    countries: tuple[str, ...] = ()
    places: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """An actor named at a position. `sentence` counts sentences, `subject` whether it is one.

    `stands` is false for an adjective ("Russian air strikes"), which no pronoun takes up; `follower` is true for a
    pronoun resolved before.
    """

    id: str
    name: str
    start: int
    end: int
    sentence: int
    subject: bool
    many: bool
    named: bool
    credited: bool
    stands: bool = True
    follower: bool = False


class Scene:
    """One report, read up to a point."""

    def __init__(
        self, report: Report, sentences: Sequence[Sentence], known: Actors, lexicon: ActorWords, setting: Setting
    ) -> None:
        """Find the countries named; those of `setting` are trusted when given."""
        text = report.text
        self.text, self.known, self.lexicon = text, known, lexicon
        self._sentences = sentences
        self._starts = [s.start for s in sentences]
        self._named_countries = sorted(_countries_named(text))
        self._set_in = [(at, iso) for at, iso, weight in self._named_countries if weight >= _PLACE]
        self._located = [(at, iso) for at, iso, weight in self._named_countries if weight >= _LOCATED]
        self.countries = setting.countries
        self._places = sorted(setting.places)
        self.seen: list[Seen] = []
        self.followers: list[Seen] = []
        self.spoken_for: list[Seen] = []
        self.beside_rulers: frozenset[str] = frozenset()
        self.named: frozenset[str] = frozenset()
        self.armies: frozenset[str] = frozenset()
        self._backed: dict[str, set[str]] = {}
        self.credited: list[tuple[str, str, str]] = []

    def add(self, mention: Mention, phrase: Phrase, actor_id: str, name: str, *, inner: bool = False) -> None:
        """Keep in sight an actor just resolved; pronouns apart, so that they do not make anybody more present.

        So is a party that stands `inner` in the words for another: "an RSF commander" speaks, and not the RSF.
        """
        last = mention.text.rstrip("’'").split()[-1]
        plain = Seen(
            id=actor_id,
            name=name,
            start=mention.start,
            end=mention.end,
            sentence=self.sentence_at(mention.start),
            subject=self.is_subject(mention),
            many=last.islower() and last.endswith("s"),
            named=mention.form == "name" or (bool(phrase.nation) and mention.form == "demonym"),
            credited=mention.form == "source",
            stands=phrase.sort not in ("deed", "people") or mention.form == "name",
            follower=mention.form == "pronoun",
        )
        if plain.follower or inner:
            (self.spoken_for if inner else self.followers).append(plain)
            return
        near = [s for s in self.seen[-_BESIDE:] if s.sentence == plain.sentence]
        self.beside_rulers |= {friend for s in near if (friend := beside_rulers(self.text, s, plain))}
        self.seen.append(plain)
        if plain.credited:
            self.credited.append((phrase.head, actor_id, name))

    @property
    def main(self) -> str:
        """The country the report is about, "" when nothing tells."""
        return self.countries[0] if self.countries else ""

    def sentence_at(self, position: int) -> int:
        """The number of the sentence a position falls in; text without syntax counts by lines."""
        if not self._starts:
            return self.text.count("\n", 0, position)
        return bisect_right(self._starts, position) - 1

    def is_subject(self, mention: Mention) -> bool:
        """Whether the mention's governing word is the subject of a clause, or stands as one, right before a verb."""
        head, sentence = self.head(mention), self.sentence_of(mention.start)
        if head is None or sentence is None or head.dep in _SUBJECTS:
            return head is not None
        after = next((t for t in sentence.tokens if t.start >= mention.end and t.pos != "ADV"), None)
        before = [t for t in sentence.tokens if t.end <= mention.start and t.pos != "DET"]
        leads = not before or before[-1].pos in ("PUNCT", "SCONJ", "CCONJ")
        return bool(after and after.pos in ("VERB", "AUX") and leads and after.tag != "VBG")

    def head(self, mention: Mention) -> Token | None:
        """The token that governs the others of a mention, None outside sentences."""
        sentence = self.sentence_of(mention.start)
        inside = [t for t in sentence.tokens if mention.start <= t.start < mention.end] if sentence else []
        indexes = {t.index for t in inside}
        return next((t for t in inside if t.head not in indexes or t.head == t.index), None)

    def sentence_of(self, position: int) -> Sentence | None:
        """The sentence a position falls in, None without syntax."""
        number = self.sentence_at(position)
        return self._sentences[number] if self._starts and number >= 0 else None

    def back(self, mention: Mention, seen: Seen) -> int:
        """How many sentences before a mention somebody was named."""
        return self.sentence_at(mention.start) - seen.sentence

    def of_others(self, mention: Mention) -> bool:
        """ "Allied militiamen", "a regional administration": the first word says it is not the one in sight."""
        return key(mention.text).split()[0] in self.lexicon.others

    def country_of(self, seen: Seen) -> str:
        """The country of somebody named: the one that is known, else the one that the words name; "" for none."""
        actor = self.known.get(seen.id)
        named = [iso for at, iso, _weight in self._named_countries if seen.start <= at < seen.end]
        return (actor.country if actor else "") or (named[0] if named else "")

    def settle_countries(self, mentions: Sequence[Mention]) -> None:
        """Without countries given, rank those the text names; places ("in Syria") and local groups count most."""
        weights: Counter[str] = Counter()
        for _at, iso, weight in self._named_countries:
            weights[iso] += weight  # type: ignore[assignment]
        for mention in mentions:
            actor = self.known.get(mention.candidates[0]) if len(mention.candidates) == 1 else None
            if actor and actor.country and "." not in actor.id and actor.kind in ("group", "force"):
                weights[actor.country] += 1
        self.countries = self.countries or tuple(iso for iso, _weight in weights.most_common())

    def country_for(self, position: int, allowed: Iterable[str]) -> str:
        """Of the allowed countries, the one the sentence is set in; else the weightiest; else the last one named."""
        wanted = set(allowed)
        here = self.sentence_at(position)
        near = self.near(position)
        if near in wanted:
            return near
        inside = [
            (abs(at - position), iso) for at, iso in self._located if iso in wanted and self.sentence_at(at) == here
        ]
        if inside:
            return min(inside)[1]
        ranked = next((iso for iso in self.countries[:2] if iso in wanted), "")
        before = [iso for at, iso in self._located if at < position and iso in wanted]
        return ranked or (before[-1] if before else next((iso for iso in self.countries if iso in wanted), ""))

    def home(self, position: int) -> str:
        """The country whose war is told of at a position: where its sentence is set, else the report's main one."""
        if len(self.countries) < 2:
            return self.main
        near = self.near(position)
        if near:
            return near
        here = self.sentence_at(position)
        recent = [iso for at, iso in self._set_in if at < position and here - self.sentence_at(at) <= 1]
        gone = self.countries[1] in recent and self.main not in recent
        return self.countries[1] if gone else self.main

    def home_of_rebels(self, position: int) -> str:
        """As `home`, but only a country that is known to have rebels; else the main one."""
        home = self.home(position)
        rebels = self.known.of("rebels", home) if home else None
        told = home in self.lexicon.means.get("rebels", {}) or bool(rebels and self.known.side(rebels.id))
        return home if told else self.main

    def war(self, position: int) -> str:
        """The country whose war outsiders join in: where the text is set, unless that is one of its neighbours."""
        joined = self.lexicon.means.get("coalition", {})
        home = self.home(position)
        return home if home in joined else next((iso for iso in self.countries[:2] if iso in joined), home)

    def near(self, position: int) -> str:
        """The country of the nearest place in the sentence, else the only one of the few sentences before."""
        counts = Counter(iso for _at, iso in self._places)
        least = max(2.0, _WEIGHTY * sum(counts.values()))
        weighty = {iso for iso, n in counts.items() if n >= least}
        here = self.sentence_at(position)
        around = [
            (here - self.sentence_at(at), abs(at - position), iso)
            for at, iso in self._places
            if iso in weighty and 0 <= here - self.sentence_at(at) <= _LOOK_BACK
        ]
        inside = [(far, iso) for back, far, iso in around if not back]
        if inside:
            return min(inside)[1]
        told = {iso for at, iso, _w in self._named_countries if iso in weighty and self.sentence_at(at) == here}
        if len(told) == 1:
            return next(iter(told))
        before = {iso for _back, _far, iso in around}
        return next(iter(before)) if len(before) == 1 else ""

    def look_through(self, mentions: Sequence[Mention]) -> None:
        """Keep who is named, and who is called backed by whom: "the US-backed SDF", "the SDF, backed by the US"."""
        single = (m for m in mentions if len(m.candidates) == 1 and m.form != "pronoun")
        ordered = sorted(m for m in single if not self.is_elsewheres(m, self.known.get(m.candidates[0])))
        self.named = frozenset(m.candidates[0] for m in ordered)
        told = (Phrase.read(m.value) for m in mentions if m.form == "demonym")
        self.armies = frozenset(phrase.nation for phrase in told if phrase.sort == "forces")
        for mention in ordered:
            phrase = Phrase.read(mention.value)
            if phrase.sort == "name" and phrase.backer and phrase.tie == "backed":
                self._backed.setdefault(phrase.backer, set()).add(mention.candidates[0])
        for one, other in pairwise(ordered):
            backer = self.known.get(other.candidates[0])
            state = backer is not None and other.candidates[0].startswith("state.")
            if state and backer and _BACKED_BY.fullmatch(self.text, one.end, other.start):
                self._backed.setdefault(backer.country, set()).add(one.candidates[0])

    def is_elsewheres(self, mention: Mention, actor: Actor | None) -> bool:
        """Whether a name that many bear ("the National Liberation Front") is listed of another country's war."""
        if actor is None or not actor.country or not self.countries or actor.country in self.countries:
            return False
        words = key(mention.text).split()
        return len(words) > 1 and all(word in self.lexicon.everybodys for word in words)

    def backed_by(self, iso: str) -> str:
        """The one force that the text calls backed by a country, "" when none or several."""
        found = self._backed.get(iso, set())
        return next(iter(found)) if len(found) == 1 else ""

    def presence(self, position: int, ids: Iterable[str] | None = None) -> Counter[str]:
        """How present each actor named before a position is: recent and leading mentions count most."""
        here = self.sentence_at(position)
        wanted = None if ids is None else set(ids)
        present: Counter[str] = Counter()
        for seen in self.seen:
            if wanted is None or seen.id in wanted:
                fade = max(_FADE ** (here - seen.sentence), _LASTING)
                present[seen.id] += fade * (_OF_SUBJECT if seen.subject else 1.0)  # type: ignore[assignment]
        return present

    def name(self, actor_id: str) -> str:
        """The canonical name of an actor known or seen."""
        actor = self.known.get(actor_id)
        return actor.name if actor else next((s.name for s in self.seen if s.id == actor_id), actor_id)

    def follows(self, mention: Mention) -> str:
        """The key of the word after a mention."""
        after = self.text[mention.end : mention.end + 24].split()
        return key(after[0]) if after else ""


def _countries_named(text: str) -> Iterator[tuple[int, str, float]]:
    """Position, country and weight of each name ("in Syria" counts most) and adjective of a country."""
    names = by_name()
    for match in _CAPITALISED.finditer(text):
        words = re.split(r"[ -]", match[0])
        at = 0
        while at < len(words):
            size = next((n for n in (3, 2, 1) if _country(" ".join(words[at : at + n]))), 0)
            if size:
                phrase = " ".join(words[at : at + size])
                start = match.start() + len(" ".join(words[:at])) + (1 if at else 0)
                iso = _country(phrase)
                located = text[max(0, start - 3) : start] == "in "
                yield start, iso, _PLACE if located else _LOCATED if key(phrase) in names else _ADJECTIVE
            at += size or 1


@lru_cache(maxsize=16_384)
def _country(phrase: str) -> str:
    if phrase in ("Us", "Is"):
        return ""
    names, adjectives, word = by_name(), by_adjective(), key(phrase)
    return names.get(word) or adjectives.get(word) or names.get(word[:-1] if word.endswith("s") else "") or ""
