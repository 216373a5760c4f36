"""Those who fight for somebody named and listed nowhere: "Kaseke's fighters", "Governor Kaseke took the town".

In:     the sentences of a text, the actors, persons and places marked in it.
Out:    the actors, those that a person's name opens with that name in them, and the persons who take places.
Never:  a person's guards, kin or voters; what belongs to a place or a country ("Herat's forces"); who only speaks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heldby.lexicon.actor_words import ActorWords, Phrase, actor_words
from heldby.lexicon.demonyms import by_adjective, by_capital, by_name, key
from heldby.lexicon.words import words
from heldby.model import Mention, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heldby.model import Report, Sentence, Token

_OWNS = frozenset({"'s", "’s", "'", "’"})
_ARMED = frozenset({"forces", "militants", "militias", "rebels", "regime_forces"})
_MEN = frozenset({"men", "followers", "boys", "partisans", "army", "group"})
_BEFORE_MEN = frozenset({"ADJ", "NOUN"})
_MOST = 3
_OF_MANY = frozenset({"NNS", "NNPS"})
_ONE_BODY = frozenset({"army", "force", "militia", "group", "gang", "faction", "troops", "forces"})
_KEPT = frozenset({"control"})
_NAMES = frozenset({"appos", "flat"})
_DOES, _DONE_BY = "nsubj", "obl:agent"
_ASSAULTING = frozenset({"shell", "bombard", "invade"})
_LAUNCHING = frozenset({"launch", "mount", "begin", "start", "open"})
_WAR_OF_MEN = frozenset({"offensive", "counteroffensive", "invasion", "incursion", "siege"})


def with_men_of_leaders(
    report: Report,
    told: Sequence[Mention],
    persons: Sequence[Mention],
    places: Sequence[Mention],
    sentences: Sequence[Sentence],
) -> list[Mention]:
    """The actors, with "Kaseke's fighters" in place of "fighters", and with the persons who take places themselves."""
    lexicon = actor_words(report.language)
    groups: list[Mention] = []
    takers: list[Mention] = []
    for sentence in sentences:
        here = _Line(report.text, sentence, lexicon, *(_within(sentence, each) for each in (told, persons, places)))
        owned = list(here.owned())
        groups += owned
        takers += (t for t in here.takers() if not any(g.start < t.end and t.start < g.end for g in owned))
    if not groups and not takers:
        return list(told)
    spans = [(g.start, g.end) for g in (*groups, *takers)]
    kept = [m for m in told if not any(start <= m.start and m.end <= end for start, end in spans)]
    return [*kept, *groups, *takers]


def _within(sentence: Sentence, mentions: Sequence[Mention]) -> list[Mention]:
    return [m for m in mentions if sentence.start <= m.start and m.end <= sentence.end]


@dataclass(frozen=True, slots=True)
class _Line:
    """One sentence and who and what is marked in it."""

    text: str
    sentence: Sentence
    lexicon: ActorWords
    told: list[Mention]
    persons: list[Mention]
    places: list[Mention]

    def owned(self) -> Iterator[Mention]:
        """A person's men: the name, an apostrophe, and a noun for those who bear arms."""
        tokens = self.sentence.tokens
        for mark in tokens:
            noun = self._men_behind(mark.index) if mark.text in _OWNS else None
            first = self._name_before(mark.index) if noun else mark.index
            if noun is None or first == mark.index or not self._is_free(tokens[first], mark, noun):
                continue
            head = noun.text.lower()
            sort = self.lexicon.heads.get(head, "militants")
            phrase = Phrase(sort=sort if sort in _ARMED else "militants", tie="led", head=head)
            yield self._mention(tokens[first].start, noun.end, "description", phrase)

    def _mention(self, start: int, end: int, form: str, phrase: Phrase) -> Mention:
        text, value = self.text[start:end], phrase.written()
        return Mention(start=start, end=end, kind=MentionKind.ACTOR, text=text, form=form, value=value)

    def _men_behind(self, mark: int) -> Token | None:
        """The noun for men right behind an apostrophe; None for any other noun."""
        noun = None
        for token in self.sentence.tokens[mark + 1 : mark + 1 + _MOST]:
            if token.pos not in _BEFORE_MEN:
                break
            noun = token
        word = noun.text.lower() if noun else ""
        armed = word in _MEN or self.lexicon.heads.get(word, "") in _ARMED
        return noun if noun and armed and (noun.tag in _OF_MANY or word in _ONE_BODY) else None

    def _name_before(self, mark: int) -> int:
        """Where the name before an apostrophe begins; the apostrophe itself where there is none."""
        tokens, first = self.sentence.tokens, mark
        while (
            first and mark - first < _MOST and tokens[first - 1].pos == "PROPN" and tokens[first - 1].text[:1].isupper()
        ):
            if self._tells_who(tokens[first - 1].text, last=first == mark):
                break
            first -= 1
        person = next((p for p in self.persons if p.form != "pronoun" and p.end == tokens[mark - 1].end), None)
        return next((t.index for t in tokens if person and t.start >= person.start), first) if mark else mark

    def _tells_who(self, word: str, *, last: bool) -> bool:
        """A title, or a word for a country or a creed: no part of a person's name ("Hun Sen" is no senator)."""
        k = key(word)
        tables = (self.lexicon.modifiers, self.lexicon.heads, self.lexicon.calendar, self.lexicon.body_words)
        known = any(k in table for table in (*tables, by_adjective(), by_name(), by_capital()))
        return known or (k in self.lexicon.titles and not last)

    def _is_free(self, first: Token, mark: Token, noun: Token) -> bool:
        """Whether the name is no place's, and no actor that is listed or told of by name shares the words."""
        where = any(p.start <= first.start and p.end >= mark.start for p in self.places)
        person = any(p.start < mark.end and first.start < p.end for p in self.persons)
        inside = [m for m in self.told if m.start < noun.end and first.start < m.end]
        known = any(m.candidates or m.start < noun.start for m in inside)
        return not known and (person or not where)

    def takers(self) -> Iterator[Mention]:
        """Persons who are said to take a place, as those who fight for them: "Haftar captured the port"."""
        for person in self.persons:
            head = None if person.form == "pronoun" else self._head_of(person)
            start = min(head.start, person.start) if head else person.start
            others = (m for m in self.told if (m.start, m.end) != (person.start, person.end))
            beside = any(m.start < person.end and start < m.end for m in others)
            does = head and (self._takes(head) or self._is_told_to_take(head) or self._has_offensive(head))
            if head and does and not beside:
                yield self._mention(start, person.end, "name", Phrase(sort="militants", tie="led"))

    def _head_of(self, person: Mention) -> Token | None:
        """The word that governs a name: in "the M23 commander Kaseke took it" the commander."""
        tokens = self.sentence.tokens
        inside = {t.index for t in tokens if person.start <= t.start < person.end}
        head = next((t for t in tokens if t.index in inside and t.head not in inside), None)
        above = tokens[head.head] if head and head.dep in _NAMES else None
        called = above is not None and above.lemma.lower() in self.lexicon.leaders | self.lexicon.titles
        return above if called and head and above and above.index + 1 == min(inside) else head

    def _takes(self, head: Token) -> bool:
        """Whether a person is the doer of a verb of taking that has an object: also "was captured by Haftar"."""
        tokens = self.sentence.tokens
        verb, lemma = tokens[head.head], tokens[head.head].lemma.lower()
        done_to = {_DOES: "obj", _DONE_BY: "nsubj:pass"}.get(head.dep, "")
        things = [t for t in tokens if t.head == verb.index and t.dep == done_to] if verb.pos == "VERB" else []
        if lemma in _LAUNCHING:
            return any(t.lemma.lower() in _WAR_OF_MEN for t in things)
        taking = bool({lemma, verb.text.lower()} & self.lexicon.taking_words) or lemma in _ASSAULTING
        return taking and any(map(self._is_ground, things))

    def _is_told_to_take(self, head: Token) -> bool:
        """ "Fights the forces of Kaseke, who captured the town": what his men took is told by the way."""
        tokens = self.sentence.tokens
        told = [t for t in tokens if t.head == head.index and t.dep == "acl:relcl" and t.pos == "VERB"]
        who = [t for t in tokens if t.head in {v.index for v in told} and t.dep == _DOES and t.text.lower() == "who"]
        return any(self._takes(t) for t in who)

    def _has_offensive(self, head: Token) -> bool:
        """ "Kaseke's offensive on the town"."""
        return head.dep == "nmod:poss" and self.sentence.tokens[head.head].lemma.lower() in _WAR_OF_MEN

    def _is_ground(self, thing: Token) -> bool:
        """Whether what is taken is a place: "took Goma", "the port of Goma", "control of it"; not "took office"."""
        tokens = self.sentence.tokens
        below = [thing, *(t for t in tokens if t.head == thing.index and t.index != thing.index)]
        named = any(p.start < t.end and t.start < p.end for p in self.places for t in below)
        return named or thing.text.lower() in words("en").place_nouns | _KEPT
