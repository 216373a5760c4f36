"""Noun groups that stand for somebody: adjectives, a head noun, and what they say together.

In:     the words of a text, the lexicon.
Out:    `Group`s: the words, a `Phrase`, the actors the words allow.
Never:  a group without a word that tells who: "air strikes" alone is nobody's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from heldby.lexicon.actor_words import ActorWords, Phrase
from heldby.lexicon.actors import Actors
from heldby.mark.actor_behind import TIES, Behind
from heldby.mark.actor_kin import is_believed, namesake, of_kin
from heldby.mark.actor_runs import Gatherer, Run
from heldby.mark.actor_text import Words

_DETERMINERS = frozenset(
    (
        "the",
        "this",
        "that",
        "these",
        "those",
        "a",
        "an",
        "its",
        "their",
        "his",
        "her",
        "our",
        "both",
        "all",
        "other",
        "another",
    )
)
_AS_NOUN = frozenset({"nsubj", "nsubj:pass", "obl", "obl:agent", "obj", "nmod", "conj"})
_OWNING = frozenset({"its", "their", "his", "her"})
_ARMED = frozenset({"forces", "militants", "militias", "group"})
_KEEPERS = frozenset({"forces", "militants", "militias", "coalition"})
_AND = frozenset({"and", "or"})
_SIDES = frozenset({"regime_forces", "rebels", "jihadists"})
_LOYAL = (*TIES, "of")
_OF_ITS_OWN = frozenset({"name", "rebels", "jihadists"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Words `first` to `last` (exclusive)."""

    first: int
    last: int
    phrase: Phrase
    form: str
    candidates: tuple[str, ...] = ()


class Grouper:
    """Reads groups of one text."""

    def __init__(self, words: Words, actors: Actors, lexicon: ActorWords) -> None:
        """Keep what every reading needs."""
        self._words, self._actors, self._lexicon = words, actors, lexicon
        self.gatherer = Gatherer(words, actors, lexicon)
        self._behind = Behind(words, actors, self.at)

    def at(self, first: int) -> Group | None:
        """The group that starts at a word, the longest one; None when none does."""
        run = self.gatherer.gather(first)
        if run.end:
            return self._headed(run)
        return self._deed(run) or self._shared(run) or self._nation(run)

    def _nation(self, run: Run) -> Group | None:
        """ "The British captured A", "taken from the French": a people whose name is its adjective."""
        one = run.nation and run.at == run.told == run.first + 1 and not (run.backer or run.traits or run.sect)
        token = self._words.token(run.first) if one and self._det(run.first) == "the" else None
        people = self._actors.of("people", run.nation) if token and token.dep in _AS_NOUN else None
        if token is None or people is None or self._words[run.first].owner or "-" in self._gap_behind(run):
            return None
        if not self._words.key(run.first).endswith(self._lexicon.as_plural):
            return None  # "the Russian" is one man, "the Russians" the people
        phrase = Phrase(sort="people", nation=run.nation, det="the")
        return Group(first=run.first, last=run.told, phrase=phrase, form="name", candidates=(people.id,))

    def _gap_behind(self, run: Run) -> str:
        return self._words[run.told].gap if run.told < len(self._words) else ""

    def _headed(self, run: Run) -> Group | None:
        """The group of a run that found its head noun or name."""
        det = self._det(run.first)
        alone = run.end - run.first == len(run.head.split()) and not run.named
        needy = (
            run.head in self._lexicon.needy
            and det not in _OWNING
            and not (run.tells or run.named or run.end - run.first > len(run.head.split()))
        )
        loyal = run.sort in _ARMED and self._words.keys(run.end, run.end + 2) in _LOYAL
        if (
            run.sort != "name"
            and not loyal
            and (needy or (alone and not self._stands(run, det)) or self._only_describes(run))
        ):
            return self._deed(run) or self._keeper(run) or self._beside(run)
        if run.sort == "group" and alone and self._words.key(run.end) == "of" and not self._is_accused(run):
            return None
        phrase = Phrase(sort=self._sort(run), nation=run.nation, backer=run.backer, tie=run.tie, det=det, head=run.head)
        group = Group(
            first=run.first,
            last=run.end,
            phrase=phrase,
            form="name" if self._is_listed(run) else _form(phrase, run),
            candidates=self._candidates(run, phrase),
        )
        return self._behind.loyal(self._behind.belonging(group))

    def _is_accused(self, run: Run) -> bool:
        """ "Accused the group of shelling X": not a group of anything."""
        return self._words.key(run.first - 2) in self._lexicon.accusing

    def _only_describes(self, run: Run) -> bool:
        """ "A military campaign", "chief military backer": no word of it tells whose, and the noun is no head."""
        if self._words.keys(run.end - 1, run.end + 1) in self._lexicon.nobodys:
            return run.end - run.first == 1
        if run.tells or run.named or run.sort != "forces":
            return False
        return run.head in self._lexicon.before_deeds and (
            self._before_deed(run.end) or self._used_as_adjective(run.end)
        )

    def _is_listed(self, run: Run) -> bool:
        """Whether the whole group is a name of its own ("US-led coalition"), not one built of country and noun."""
        if not run.tells or run.sort in ("source", "monitor"):
            return False
        return any("." not in a.id for a in self._actors.find(self._words.keys(run.first, run.end)))

    def _stands(self, run: Run, det: str) -> bool:
        """Whether a noun without any adjective may name somebody here."""
        if run.head not in self._lexicon.articled:
            return True
        if self._used_as_adjective(run.end):
            return False
        return bool(det) or self._words[run.first].gap == "."

    def _used_as_adjective(self, last: int) -> bool:
        """ "government buildings", "military base": the noun is not the head; before a deed it still tells who."""
        token = self._words.token(last - 1)
        return bool(
            token
            and token.dep in ("compound", "amod", "nmod:poss")
            and token.head > token.index
            and self._words.joined(last)
            and not self._words[last - 1].owner
        ) and not self._before_deed(last)

    def _sort(self, run: Run) -> str:
        """What the group means, from its head and its telling adjectives."""
        sort, traits = run.sort, run.traits
        if sort in ("source", "monitor", "name", "allies"):
            return sort
        fights = sort in ("forces", "aircraft", "militants", "militias", "coalition", "group")
        if sort == "rebels" or ("rebel" in traits and fights):
            return "rebels"
        if (fights and "jihadist" in traits) or sort == "jihadists":
            return "jihadists"
        if fights and "militant" in traits:
            return "militants"
        if (fights and "government" in traits) or (sort == "government" and self._before_deed(run.end)):
            return "regime_forces"
        return "forces" if sort == "aircraft" and not run.nation else sort

    def _candidates(self, run: Run, phrase: Phrase) -> tuple[str, ...]:
        whole = self._actors.find(self._words.keys(run.first, run.end))
        if whole and not run.named:
            return tuple(a.id for a in whole)
        if phrase.sort in ("source", "monitor"):
            return self._listed_source(run)
        if run.named:
            return namesake(self._words, self._actors, self._lexicon, run) or self._of_nation(run.named, run.nation)
        if run.sect and not run.backer:
            found = self._actors.find(f"{run.sect} {run.head}")
            kin = of_kin(self._words, self._actors, run) if phrase.sort in ("forces", "aircraft") else ()
            return self._of_nation(tuple(a.id for a in found), run.nation) or kin
        if run.backer:
            return ()
        prefix = {
            "forces": "forces",
            "aircraft": "forces",
            "regime_forces": "forces",
            "government": "gov",
            "rebels": "rebels",
        }.get(phrase.sort)
        actor = self._actors.of(prefix, run.nation) if prefix and run.nation else None
        return (actor.id,) if actor else ()

    def _listed_source(self, run: Run) -> tuple[str, ...]:
        """ "UK-based Syrian Observatory", "the Syrian Observatory monitor": the listed name that its last words are."""
        ends = [run.end, run.end - 1] if run.head in self._lexicon.monitors else [run.end]
        for first, end in ((f, e) for e in ends for f in range(run.first + (e == run.end), e - 1)):
            ids = tuple(a.id for a in self._actors.find(self._words.keys(first, end)) if "." not in a.id)
            if ids:
                return ids
        return run.named if run.head in self._lexicon.monitors else ()

    def _of_nation(self, ids: tuple[str, ...], nation: str) -> tuple[str, ...]:
        """Those of several actors that belong to the nation named, all when none does."""
        own = tuple(i for i in ids if (a := self._actors.get(i)) and a.country == nation)
        return own if nation and own else ids

    def _deed(self, run: Run) -> Group | None:
        """ "Russian air strikes", "regime bombardment", "rebel-held": who does it, without the deed."""
        last = run.told
        is_deed = last and (
            self._before_deed(last) or self._holds(last) or is_believed(self._words, self._lexicon, run)
        )
        if not is_deed or run.tie in ("backed", "pro", "anti"):
            return None
        sort = self._doer(run)
        way = run.sect in self._lexicon.ways and not self._words[last - 1].capital  # "the main western stronghold"
        if not sort or way:
            return None
        kin = of_kin(self._words, self._actors, run)
        sort = "name" if kin else sort
        phrase = Phrase(
            sort=sort, nation=run.nation, backer=run.backer, tie=run.tie, det=self._det(run.first), head=run.sect
        )
        named = run.named or (tuple(a.id for a in self._actors.find(f"{run.sect} forces")) if run.sect else ())
        return Group(
            first=run.first,
            last=last,
            phrase=phrase,
            form="demonym" if run.nation else "description",
            candidates=kin or named or self._doers(phrase),
        )

    def _keeper(self, run: Run) -> Group | None:
        """ "In army air strikes", "under army control", "army-held": whose it is, though nobody is named."""
        keeps = self._words.joined(run.end) and self._words.key(run.end) in self._lexicon.keeping
        if run.sort not in _KEEPERS or run.end - run.first > len(run.head.split()):
            return None
        does = run.head in self._lexicon.bare and self._before_deed(run.end)
        if not (keeps or does or self._holds(run.end)):
            return None
        phrase = Phrase(sort=self._sort(run), nation="", backer="", tie="", det=self._det(run.first), head=run.head)
        return Group(first=run.first, last=run.end, phrase=phrase, form="description")

    def _beside(self, run: Run) -> Group | None:
        """ "Regime and Russian forces", "government and rebel forces": the forces of both."""
        words, after = self._words, run.end + 1
        trait = self._lexicon.modifiers.get(words.keys(run.first, run.end), "")
        sort = {"government": "regime_forces", "rebel": "rebels", "jihadist": "jihadists"}.get(trait, "")
        if not sort or words.key(run.end) not in _AND or not words.joined(run.end) or after >= len(words):
            return None
        other = self.at(after)
        if other is None or not self._have_men(other, after, sort):
            return None
        phrase = Phrase(sort=sort, det=self._det(run.first), head=other.phrase.head)
        return Group(first=run.first, last=run.end, phrase=phrase, form="description")

    def _have_men(self, other: Group, first: int, sort: str) -> bool:
        """Whether a noun for many men, told apart by another word, ends a group: "Russian forces", "rebel fighters"."""
        if other.phrase.nation:
            return self._words[first].capital and other.phrase.sort in ("forces", "aircraft", "rebels")
        many = other.last > first + 1 and self._words.key(other.last - 1).endswith("s")
        return many and other.phrase.sort in _SIDES - {sort}

    def _doer(self, run: Run) -> str:
        by_trait = (
            ("rebel", "rebels"),
            ("jihadist", "jihadists"),
            ("government", "regime_forces"),
        )
        told = next((sort for trait, sort in by_trait if trait in run.traits), "")
        ground = self._words.key(run.told) in self._lexicon.grounds | self._lexicon.keeping
        if "militant" in run.traits and (self._holds(run.told) or ground):
            told = told or "militants"
        return told or ("name" if run.named else "deed" if run.nation else "forces" if run.sect or run.backer else "")

    def _doers(self, phrase: Phrase) -> tuple[str, ...]:
        if not phrase.nation:
            return ()
        prefixes = {"deed": ("state", "forces"), "regime_forces": ("forces",), "rebels": ("rebels",)}.get(
            phrase.sort, ()
        )
        return tuple(a.id for p in prefixes if (a := self._actors.of(p, phrase.nation)))

    def _before_deed(self, at: int) -> bool:
        for ahead in range(at, min(at + 4, len(self._words))):
            if not self._words.joined(ahead) or (self._words[ahead - 1].owner and ahead > at):
                return False
            if self._words.key(ahead) in self._lexicon.deeds:
                return True
            if self._words.key(ahead) not in self._lexicon.before_deeds:
                return False
        return False

    def _holds(self, at: int) -> bool:
        return self._words.joined(at) and self._words[at].gap == "-" and self._words.key(at) in self._lexicon.held

    def _shared(self, run: Run) -> Group | None:
        """ "Syrian and Russian warplanes": the first shares the noun of the second."""
        last, words = run.told, self._words
        if not last or last != run.at or last >= len(words) or not (run.nation or run.sect):
            return None
        after = last + 1 if words.key(last) in _AND and words.joined(last) else last if words[last].gap == "," else 0
        if not after or after >= len(words) or words[after].gap not in (" ", ","):
            return None
        other = self.at(after)
        if other is None:
            return None
        head = words.key(other.last - 1)
        told_by_trait = other.phrase.sort in _OF_ITS_OWN  # "Turkish and rebel forces": the Turks are no rebels
        sort = self._lexicon.heads.get(head, "") if told_by_trait else other.phrase.sort
        if not sort or sort == "people":
            return None
        whole = replace(run, head=head, sort=sort, end=last)
        phrase = replace(
            other.phrase,
            sort=sort,
            head=head if sort != "deed" else "",
            nation=run.nation,
            backer=run.backer,
            tie=run.tie,
            det=self._det(run.first),
        )
        candidates = self._doers(phrase) if sort == "deed" else self._candidates(whole, phrase)
        return Group(first=run.first, last=last, phrase=phrase, form=_form(phrase, whole), candidates=candidates)

    def _det(self, first: int) -> str:
        before = self._words.key(first - 1)
        return before if before in _DETERMINERS and self._words[first].gap == " " else ""


def _form(phrase: Phrase, run: Run) -> str:
    if phrase.sort in ("source", "monitor"):
        return "source"
    if phrase.sort == "name":
        return "name"
    return "demonym" if run.nation or run.backer or run.sect else "description"
