"""Gathers the words of a noun group, one after another, and what each tells: country, backer, adjectives, head.

In:     the words of a text, the lexicon.
Out:    `Run`s, which `actor_groups` reads the meaning of.
Never:  a judgement whether the words name somebody; that needs the whole run.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from itertools import chain

from heldby.lexicon.actor_words import ActorWords, actor_words
from heldby.lexicon.actors import Actors
from heldby.lexicon.demonyms import by_adjective, by_capital, by_name
from heldby.mark.actor_text import Found, Words
from heldby.model.knowledge import Actor

_NAMED_KINDS = frozenset({"force", "group", "organisation", "people"})
_CREDITED_KINDS = frozenset({"force", "group", "organisation", "media", "source", "state"})
_BUILT = frozenset(
    {
        "forces",
        "gov",
        "rebels",
        "opposition",
        "officials",
        "military_source",
        "military_sources",
        "backed",
        "led",
        "backed_rebels",
    }
)
_LONGEST = 9
_GROUP = frozenset({"group"})
_ARTICLES = frozenset({"al", "el", "an", "as", "ash", "at"})
_PERSONS, _STATES = frozenset({"person"}), frozenset({"state"})
_FORCES = frozenset({"forces", "aircraft"})
_OWNS = ("'s", "\u2019s")  # also of a word that lost its apostrophe and was given it back ("Assads jets")
_ARMED = frozenset({"armed"})
_MEN = frozenset({"men"})  # somebody's who leads them ("his men"); nobody else's are a party
_WHOSE = frozenset({"his", "her", "its", "their", "our"})


@dataclass(slots=True)
class Run:
    """What has been gathered of a group so far; `told` is the end of the last word that tells whose it is.

    `led`: it opens with somebody who leads ("Haftar's").
    """

    first: int
    at: int
    told: int = 0
    nation: str = ""
    backer: str = ""
    tie: str = ""
    traits: set[str] = field(default_factory=set)
    sect: str = ""
    named: tuple[str, ...] = ()
    named_end: int = 0
    head: str = ""
    sort: str = ""
    end: int = 0
    ended: bool = False
    led: bool = False

    @property
    def tells(self) -> bool:
        """Whether some word of it says whose it is."""
        return bool(self.nation or self.backer or self.traits - {"plain"} or self.sect)


class Gatherer:
    """Gathers the runs of one text."""

    def __init__(self, words: Words, actors: Actors, lexicon: ActorWords) -> None:
        """Keep what every step needs."""
        self._words, self._actors, self._lexicon = words, actors, lexicon

    def gather(self, first: int) -> Run:
        """All that may belong to one group from a word on."""
        run = Run(first=first, at=first)
        while not run.ended and run.at - first < _LONGEST and (run.at == first or self._words.joined(run.at)):
            before = run.at
            self._step(run)
            if run.at == before:
                break
        return run

    def _step(self, run: Run) -> None:
        whose = (self._backing, self._source, self._name, self._seat)
        for step in (*whose, self._type, self._head, self._adjective, self._modifier):
            if step(run) or run.at >= len(self._words):
                return

    def _backing(self, run: Run) -> bool:
        """U.S.-backed, YPG-led, Ankara-backed, pro-Turkish, anti-Houthi."""
        lexicon, words, at = self._lexicon, self._words, run.at
        if words.key(at) in lexicon.friendly | lexicon.hostile and words.joined(at + 1):
            backer, last = self.backer(at + 1)
            if backer:
                tie = "pro" if words.key(at) in lexicon.friendly else "anti"
                run.backer, run.tie, run.at, run.told = backer, tie, last, last
                return True
            return False
        backer, last = self.tied(at)
        if backer:
            run.backer, run.tie = backer, "led" if words.key(last) in lexicon.leading else "backed"
            run.at = run.told = last + 1
            return True
        return False

    def tied(self, at: int) -> tuple[str, int]:
        """Who stands before "-backed" or "-led" at a word, and where the name ends; "" for nobody."""
        backer, last = self.backer(at)
        if not backer or not self._words.joined(last):
            return "", at
        tie, listed = self._words.key(last), self._words.name_at(at, self._actors)
        if tie in self._lexicon.leading and listed and listed.last > last + 1:
            return "", at  # "Saudi-led coalition" has a name of its own
        if tie in _ARMED and self._words[last].gap != "-":
            return "", at  # "Congolese armed forces" are Congo's own, "Iran-armed" ones are not Iran's
        return (backer, last) if tie in self._lexicon.backing or tie in self._lexicon.leading else ("", at)

    def backer(self, at: int) -> tuple[str, int]:
        """A country or listed actor that starts at a word, and where it ends; "" for none."""
        if not (self._words[at].capital or self._has_article(at)):
            return "", at
        for table in (by_adjective(), by_name(), by_capital()) if self._words.key(at) in _openers() else ():
            last = self._words.longest(at, 3, table)
            if last > at and not self._pronoun_us(at):
                return table[self._words.keys(at, last)], last
        found = self._words.name_at(at, self._actors)
        if found and not found.owner:
            return found.actors[0], found.last
        return "", at

    def _has_article(self, at: int) -> bool:
        """ "al-Shabaab-linked", "al Qaeda-linked": a name whose article, in small letters, has a capital behind it."""
        words = self._words
        follows = words[at + 1] if words.joined(at + 1) else None
        return follows is not None and follows.capital and follows.gap in "- " and words.key(at) in _ARTICLES

    def _source(self, run: Run) -> bool:
        last = self._words.longest(run.at, 3, self._lexicon.sources)
        if last == run.at or self._title_of_somebody(last):
            return False
        head = self._words.keys(run.at, last)
        if head in self._lexicon.weak_sources and not (
            run.tells or run.named or run.at > run.first or self._speaks(last)
        ):
            return False
        run.head, run.end, run.at, run.ended = head, last, last, True
        run.sort = "monitor" if head in self._lexicon.monitors and not run.tells else "source"
        return True

    def _speaks(self, last: int) -> bool:
        return self._words.key(last) in self._lexicon.speech

    def _title_of_somebody(self, last: int) -> bool:
        """ "spokesman Igor Konashenkov": the person is credited, not the title."""
        words = self._words
        return (
            last < len(words)
            and words.joined(last)
            and words[last].capital
            and words[last].gap == " "
            and words.key(last - 1) in self._lexicon.titles
        )

    def _name(self, run: Run) -> bool:
        found = self._words.name_at(run.at, self._actors)
        if not found:
            return False
        actors = [a for a in map(self._actors.get, found.actors) if a]
        kinds = {a.kind for a in actors}
        owner = found.owner or (kinds == _PERSONS and self._words[found.last - 1].text.endswith(_OWNS))
        if owner and run.at == run.first and not run.named:
            return self._owner(run, found)
        if kinds == _STATES and self._rules(run, found, actors[0]):
            return True
        if kinds & _NAMED_KINDS:
            wanted = _NAMED_KINDS
        elif kinds & _CREDITED_KINDS and "state" not in kinds and run.at == run.first:
            wanted = _CREDITED_KINDS
        else:
            return False
        if self._longer_adjective(run.at, found.last) or self._built(run.at, found):
            return False
        run.named = tuple(a.id for a in actors if a.kind in wanted)
        run.at = run.end = run.named_end = run.told = found.last
        run.sort = "name"
        run.ended = found.owner
        return True

    def _rules(self, run: Run, found: Found, ruler: Actor) -> bool:
        """ "Assad regime warplanes", "Kyiv government troops": the forces of a government that has a name."""
        of_a_state = ruler.id.startswith("gov.") and ruler.country
        if not of_a_state or run.at > run.first or not self._words.joined(found.last):
            return False
        last = self._words.longest(found.last, 3, self._lexicon.heads)
        if self._lexicon.heads.get(self._words.keys(found.last, last), "") not in _FORCES:
            return False
        run.nation, run.at, run.told = ruler.country, found.last, found.last
        run.traits.add("government")
        return True

    def _longer_adjective(self, at: int, last: int) -> bool:
        return self._words.longest(at, 3, by_adjective()) >= last

    def _built(self, at: int, found: Found) -> bool:
        """Whether the name is an adjective of country with a common noun, which the grammar reads itself."""
        return self._words.longest(at, 3, by_adjective()) > at and all(
            i.partition(".")[0] in _BUILT for i in found.actors
        )

    def _owner(self, run: Run, found: Found) -> bool:
        """Syria's army, Assad's forces: the owner's country; a commander's forces: the side he leads."""
        owner = self._actors.get(found.actors[0])
        if owner is None or owner.kind not in ("state", "person", "media", "source", "organisation"):
            return False
        if owner.kind == "person" and self._is_force(found.last):
            return False
        if owner.kind in ("media", "source", "organisation"):
            run.at = found.last
            return self._words.joined(found.last)
        if owner.kind == "state" or owner.parent.startswith(("gov.", "state.", "forces.")):
            run.nation = owner.country
        else:
            run.named = (owner.parent or owner.id,)
        if owner.kind == "person":
            run.traits.add("government")
            run.led = True
        run.at = run.told = found.last
        return self._words.joined(found.last)

    def _is_force(self, at: int) -> bool:
        """ "Haftar's Libyan National Army": the name after the leader's stands for itself."""
        found = self._words.name_at(at, self._actors) if self._words.joined(at) else None
        return bool(found and any("." not in i for i in found.actors))

    def _head(self, run: Run) -> bool:
        last = self._words.longest(run.at, 3, self._lexicon.heads)
        led = self._words.key(run.at) in _MEN and (run.led or self._is_owned(run))
        if last == run.at and not led:
            return False
        last += last == run.at
        head = self._words.keys(run.at, last)
        token = self._words.token(last - 1)
        if token and token.pos == "VERB":
            return False
        compound = head in self._lexicon.modifiers
        if run.named_end and run.sort == "name" and run.named_end == run.at:
            last = self._men_of_group(last)
            run.end = last
        else:
            run.sort, run.end = self._lexicon.heads.get(head, "forces"), last
        trait = self._lexicon.modifiers.get(head, "plain")
        if trait != "plain":
            run.traits.add(trait)
            run.told = last
        run.head, run.at, run.ended = head, last, not compound
        return True

    def _is_owned(self, run: Run) -> bool:
        """ "His men", "our men": whoever speaks of them leads them, or fights beside them."""
        return run.at == run.first > 0 and self._words.key(run.first - 1) in _WHOSE

    def _men_of_group(self, last: int) -> int:
        """The end of "fighters" in "Boko Haram group fighters"; `last` where nothing of the sort follows "group"."""
        behind = self._words.key(last - 1) in _GROUP and self._words.joined(last) and not self._words[last - 1].owner
        return self._words.longest(last, 2, self._lexicon.heads) if behind else last

    def _adjective(self, run: Run) -> bool:
        if not self._words[run.at].capital or self._pronoun_us(run.at):
            return False
        last = self._words.longest(run.at, 3, by_adjective())
        if last == run.at or run.nation:
            return False
        run.nation = by_adjective()[self._words.keys(run.at, last)]
        run.at = run.told = last
        return True

    def _seat(self, run: Run) -> bool:
        """ "Kyiv's troops", "Khartoum's foreign ministry" are its country's; a capital's fighters may be anybody's."""
        words, lexicon = self._words, self._lexicon
        last = words.longest(run.at, 2, by_capital()) if run.at == run.first and words[run.at].capital else run.at
        if last == run.at or not words[last - 1].owner:
            return False
        after = words.longest(last, 3, lexicon.heads)
        armed = after > last and lexicon.heads[words.keys(last, after)] in ("forces", "aircraft")
        if not armed and words.longest(last, 4, lexicon.offices) == last:
            return False
        run.nation = by_capital()[words.keys(run.at, last)]
        run.at = run.told = last
        return True

    def _type(self, run: Run) -> bool:
        """ "US B-52 bombers", "Turkish F-16s": the type of an aircraft, behind whose it is."""
        words, at = self._words, run.at
        typed = words.key(at) in self._lexicon.aircraft_types and words[at].capital and at + 1 < len(words)
        if not (run.nation and typed and words[at + 1].gap == "-" and words[at + 1].text[0].isdigit()):
            return False
        run.at += 2
        if not words.joined(run.at) or words.longest(run.at, 3, self._lexicon.heads) == run.at:
            run.head, run.sort, run.end, run.ended = words.keys(at, run.at), "aircraft", run.at, True
        return True

    def _pronoun_us(self, at: int) -> bool:
        return self._words.key(at) == "us" and not self._words[at].text.replace(".", "").startswith("US")

    def _modifier(self, run: Run) -> bool:
        last = self._words.longest(run.at, 3, self._lexicon.modifiers)
        if last > run.at:
            trait = self._lexicon.modifiers[self._words.keys(run.at, last)]
            run.traits.add(trait)
            if trait == "sect":
                run.sect = self._words.keys(run.at, last)
            run.at = last
            run.told = run.told if trait == "plain" else last
            return True
        if self._words.key(run.at) in self._lexicon.before_sources:
            run.at += 1
            return True
        return False


@cache
def starters(language: str) -> frozenset[str]:
    """The words a group may open with, names apart."""
    lexicon = actor_words(language)
    phrases = chain(
        lexicon.heads, lexicon.modifiers, lexicon.sources, lexicon.before_sources, lexicon.friendly,
        lexicon.hostile,
        by_adjective(), by_name(), by_capital(),
    )  # fmt: skip
    return frozenset(phrase.split()[0] for phrase in phrases) | _MEN


@cache
def _openers() -> frozenset[str]:
    """The first words of all adjectives, names and capitals of countries."""
    return frozenset(name.partition(" ")[0] for table in (by_adjective(), by_name(), by_capital()) for name in table)
