"""Marks those who fight, rule and speak: names, adjectives of country, common nouns, pronouns, credited sources.

In:     a text, its sentences, the actors known by name.
Out:    `Mention`s of kind ACTOR in order of position; `value` is a `Phrase` of the lexicon, `candidates` the ids the
        words allow (none: known only from the text, or for `resolve` to find in the report).
Never:  a choice between readings, an article inside a span, or a country that is only a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from heldby.lexicon.actor_words import ActorWords, Phrase, actor_words
from heldby.lexicon.actors import Actors
from heldby.lexicon.demonyms import by_capital, key
from heldby.mark.actor_bodies import bodies
from heldby.mark.actor_groups import Group, Grouper
from heldby.mark.actor_holders import holders
from heldby.mark.actor_nested import backer_of, lone_backer, party_of_speaker, side_of
from heldby.mark.actor_runs import starters
from heldby.mark.actor_short import initialled, shortened
from heldby.mark.actor_text import Found, Words
from heldby.mark.actor_unlisted import belonging, is_loose, named_forces, named_heads
from heldby.model.mention import Mention, MentionKind
from heldby.model.report import Repair
from heldby.model.syntax import Sentence, Token

_DONE_TO = frozenset({"obj", "ccomp", "xcomp"})  # what a verb is done to
_UPON = frozenset({"of", "on", "over", "against"})
# What no city is the scene of by "'s": "Moscow's offensive", "Kyiv's summer incursion".
_DRIVES = frozenset(
    {
        "offensive",
        "offensives",
        "counteroffensive",
        "counteroffensives",
        "incursion",
        "incursions",
        "invasion",
        "advance",
    }
)
# Before a capital these speak of its government: "a close ally of Moscow".
_TIED_TO = frozenset(
    {"backed by", "supported by", "sponsored by", "armed by", "funded by", "allied to", "allied with", "loyal to"}
    | {"aligned with", "ally of", "allies of", "supporter of", "backer of", "proxy of"}
)
_DEAL_BEFORE, _DEAL_AFTER = 8, 4  # words around a capital in which a deal may be told
_ACRONYM = re.compile(
    r"""['’"”\)]*\s*(?:\(\s*(?:the\s+|also\s+known\s+as\s+|or\s+)?["“'‘]?(?P<inside>[A-Z][\w.\-’']{1,9})["”'’]?\s*[,;)]"""
    r"""|,?\s+(?:or|known\s+as|also\s+known\s+as|abbreviated\s+(?:as|to))\s+(?:the\s+)?["“'‘]?(?P<after>[A-Z][A-Z.\-]{1,7})["”'’]?(?=[\s,.;:)]))"""
)
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubjpass"})
_LISTED = frozenset({"conj", "appos"})
_MEN = frozenset({"militants", "forces", "rebels", "militias"})
_NOT_ONLY_GROUPS = frozenset({"people", "group"})


def actors(
    text: str, sentences: Sequence[Sentence], known: Actors, repairs: Sequence[Repair] = (), language: str = "en"
) -> tuple[Mention, ...]:
    """Every mention of somebody who may act or be credited, persons apart, in order.

    Spans overlap only where one is nested in another: "U.S." in "U.S.-backed forces", who stand behind whom.
    `form` is name, demonym (an adjective of country or a backer tells whose), description, source or pronoun.
    """
    lexicon = actor_words(language)
    words = Words(text, repairs, sentences)
    reader = _Reader(words, known, language)
    found = reader.read()
    unlisted = list(bodies(words, known, lexicon, _taken(g for g in found if not is_loose(words, g, lexicon))))
    names = _taken(g for g in unlisted if g.last - g.first > 1)
    found = list(belonging(words, found, [*unlisted, *found], known, lexicon))
    found = list(named_heads(words, found, lexicon, names | _taken(found)))
    found += named_forces(words, lexicon, names | _taken([*found, *unlisted]))
    found += holders(words, lexicon, names | _taken([*found, *unlisted]))
    named = [*(g for g in found if not names & _taken([g])), *unlisted]
    spoken = _acronyms(words, named, lexicon, known)
    wholes = _apart([*spoken, *initialled(words, [*spoken, *named], known), *named])
    if short := shortened(words, wholes, lexicon, known):
        wholes = [*belonging(words, wholes, short, known, lexicon), *short]
    mentions = [_mention(words, group, known) for group in (*wholes, *reader.behind(wholes))]
    covered = [(m.start, m.end) for m in mentions]
    return tuple(sorted(_unique(chain(mentions, _pronouns(text, sentences, lexicon, covered)))))


class _Reader:
    """Goes through a text once, taking the longest name or group at each word."""

    def __init__(self, words: Words, known: Actors, language: str) -> None:
        self._words, self._known, self._lexicon = words, known, actor_words(language)
        self._grouper = Grouper(words, known, self._lexicon)
        self._starters = starters(language)
        self._acting_to = -1

    def read(self) -> list[Group]:
        """All names and groups, in order."""
        words, known, starters = self._words, self._known, self._starters
        found: list[Group] = []
        at = 0
        while at < len(words.all):
            word = words.all[at]
            if not word.capital and word.key not in starters and words.name_at(at, known) is None:
                at += 1  # nothing begins here, as at most words
                continue
            group, after = self._at(at)
            if group:
                found.append(group)
            at = after
        return found

    def behind(self, wholes: Sequence[Group]) -> Iterator[Group]:
        """Who stands behind the groups found, each nested in its group, and whose side they are on."""
        words, lexicon, known = self._words, self._lexicon, self._known
        taken = {at: group for group in wholes for at in range(group.first, group.last)}
        for group in wholes:
            backer = backer_of(words, self._grouper.gatherer, group, lexicon, known)
            backer = backer or party_of_speaker(words, group, known)
            side = None if backer else side_of(words, group, lexicon)
            if backer:
                yield backer
            elif side and _is_free(group, taken.get(side.first)):
                yield side

    def _at(self, at: int) -> tuple[Group | None, int]:
        name = self._words.name_at(at, self._known)
        if name and self._is_of_land(name):
            return None, name.last
        opens = name is not None or self._words.key(at) in self._starters
        group = self._grouper.at(at) if opens else None
        if group and (not name or group.last >= name.last):
            return group, group.last
        capital = self._words[at].capital
        behind = lone_backer(self._words, self._known, self._grouper.gatherer, at) if capital else None
        if behind:
            return behind, behind.last
        if name:
            return self._of_name(name), name.last
        return self._capital(at), at + 1

    def _of_name(self, name: Found) -> Group | None:
        actors = [a for a in map(self._known.get, name.actors) if a]
        kinds = {a.kind for a in actors}
        if "person" in kinds or (kinds == {"state"} and actors[0].id.startswith("state.") and not self._acts(name)):
            return None
        sort = "state" if kinds == {"state"} else "people" if kinds == {"people"} else "name"
        ids = tuple(a.id for a in actors if a.kind != "person")
        det = "the" if self._words.key(name.first - 1) == "the" else ""
        phrase = Phrase(sort=sort, nation=actors[0].country if sort != "name" else "", det=det)
        return Group(first=name.first, last=name.last, phrase=phrase, form="name", candidates=ids)

    def _is_of_land(self, name: Found) -> bool:
        """ "West Darfur", "Amhara region": part of the name of a land."""
        words = self._words
        kinds = {a.kind for a in map(self._known.get, name.actors) if a}
        joined = not name.owner and words.joined(name.last) and words[name.last].gap == " "
        if not joined or not kinds <= _NOT_ONLY_GROUPS:
            return False
        longer = words[name.last].capital and words[name.first].key == "west" and words.key(name.last) != "bank"
        return longer or words.key(name.last) in self._lexicon.lands

    def _acts(self, name: Found) -> bool:
        """Whether a country's name stands for its state: it does something, owns a doing, or is sided with."""
        acts = self._listed(name) or self._acts_itself(name)
        self._acting_to = name.last if acts else self._acting_to
        return acts

    def _listed(self, name: Found) -> bool:
        """Whether it goes on a list of acting states ("Russia, Iran and Turkey")."""
        between = self._words.keys(self._acting_to, name.first) if self._acting_to >= 0 else "far"
        return between in ("", "and", "and the") and self._words[name.first].gap in " ,"

    def _acts_itself(self, name: Found) -> bool:
        first = name.first - (self._words.key(name.first - 1) == "the")
        before = self._words.key(first - 1)
        border = before == "with" and self._words.key(first - 2) in ("border", "borders", "frontier")
        told = {before, self._words.keys(max(0, first - 2), first)}
        if (told & self._lexicon.somebody and not border) or self._words.key(name.last) in self._lexicon.speech:
            return True
        found = self._words.head_token(name.first, name.last)
        if not found:
            return False
        sentence, token = found
        if self._stands_by(sentence, token) or self._is_given(sentence, token) or self._defends(sentence, token):
            return True
        for _step in range(4):
            if token.dep in _SUBJECTS or token.dep == "iobj":
                return True
            governor = sentence.tokens[token.head]
            if token.dep not in _LISTED or governor.index == token.index:
                return False
            token = governor
        return False

    def _stands_by(self, sentence: Sentence, token: Token) -> bool:
        """ "Their main backer is A", "A, an ally of theirs", "come from A, which arms them": only somebody does."""
        partners = self._lexicon.partners
        above = sentence.tokens[token.head]
        if token.dep == "nsubj" and above.lemma.lower() in partners:
            return True
        below = [t for t in sentence.tokens if t.head == token.index and t.index != token.index]
        linked = token.dep == "nmod" and any(t.dep == "case" and t.text.lower() in ("of", "from") for t in below)
        if linked and above.lemma.lower() in partners | self._lexicon.helping:
            return True  # "an ally of A", "with the help of A"
        if any(t.dep in ("nsubj", "appos") and t.lemma.lower() in partners for t in below):
            return True
        told = {t.index for t in below if t.dep == "acl:relcl" and t.lemma.lower() in self._lexicon.partnering}
        return any(t.head in told and t.dep == "nsubj" and t.text.lower() == "which" for t in sentence.tokens)

    def _defends(self, sentence: Sentence, token: Token) -> bool:
        """ "A's chief stronghold in the east", "A's last bastion": what only those who bear arms there have."""
        return token.dep == "nmod:poss" and sentence.tokens[token.head].text.lower() in self._lexicon.strongholds

    def _is_given(self, sentence: Sentence, token: Token) -> bool:
        """ "Ceded Lachin to A", "lost the oasis to A": who gets it is somebody."""
        above = sentence.tokens[token.head]
        if token.dep not in ("obl", "nmod") or above.text.lower() not in self._lexicon.giving:
            return False
        below = {(t.dep, t.text.lower() == "to") for t in sentence.tokens if t.head in (token.index, above.index)}
        return ("case", True) in below and bool({("obj", False), ("nsubj:pass", False)} & below)

    def _capital(self, at: int) -> Group | None:
        """ "Ankara said": a capital that speaks, or backs somebody, stands for its state."""
        words, table = self._words, by_capital()
        last = words.longest(at, 2, table) if words[at].capital else at
        if last == at:
            return None
        told = self._listed(Found(at, last, (), False)) and self._acting_to <= at
        backs = words.keys(max(0, at - 2), at) in _TIED_TO
        blamed = words.key(at - 2) in self._lexicon.accusing and words.key(at - 1) == "on"
        accused = words.key(at - 1) in self._lexicon.accusing or blamed
        speaks = words.key(last) in self._lexicon.speech and words.key(at - 1) != "in"  # "the ministry in Moscow said"
        found = self._words.head_token(at, last)
        stands_by = found is not None and self._stands_by(*found)
        acts = self._capital_acts(at, last) or self._capital_owns(last)
        if not (told or backs or accused or speaks or stands_by or acts or self._capital_deals(at, last)):
            return None
        self._acting_to = last
        iso = table[words.keys(at, last)]
        state = self._known.of("state", iso)
        phrase = Phrase(sort="state", nation=iso)
        return Group(first=at, last=last, phrase=phrase, form="name", candidates=(state.id,) if state else ())

    def _capital_deals(self, at: int, last: int) -> bool:
        """ "Talks between Ankara and Moscow", "a truce brokered by Ankara", "Ankara and Moscow signed"."""
        before = [self._words.key(i) for i in range(max(0, at - _DEAL_BEFORE), at)]
        after = [self._words.key(i) for i in range(last, min(len(self._words), last + _DEAL_AFTER))]
        told = set(before) & self._lexicon.deal_words and before[-1] in ("between", "by", "with", "and")
        joins = "and" in (*before[-1:], *after[:1]) and set(after) & {"agreed", "signed", "negotiated"}
        return bool(told or joins)

    def _capital_owns(self, last: int) -> bool:
        """ "Moscow's capture of A", "Moscow's offensive in B"; not its own: "Tripoli's capture by A"."""
        if not self._words[last - 1].owner:
            return False
        owns = self._words.key(last) in self._lexicon.fight_words and self._words.key(last + 1) in _UPON
        return owns or {self._words.key(last), self._words.key(last + 1)} & _DRIVES != set()

    def _capital_acts(self, at: int, last: int) -> bool:
        """ "Kyiv recaptured the town", "demanded that Washington make it public": it does what no city can."""
        found = self._words.head_token(at, last)
        if not found:
            return False
        sentence, token = found
        token = sentence.tokens[token.head] if token.dep == "conj" else token  # "both Ankara and Doha have sold"
        verb = sentence.tokens[token.head]
        forms = {verb.lemma.lower(), key(verb.text)}
        does_it_to = any(t.head == verb.index and t.dep in _DONE_TO for t in sentence.tokens)
        if token.dep == "obj" and any(
            t.head == verb.index and t.dep == "xcomp" and t.index > token.index for t in sentence.tokens
        ):
            return True  # "prompted Ankara to send troops"
        does = (does_it_to and not forms & self._lexicon.befalling) or forms & self._lexicon.speech
        return token.dep == "nsubj" and verb.pos == "VERB" and bool(does)


def _is_free(group: Group, around: Group | None) -> bool:
    """Whether the word for a side is in no group but the one it is told of, or in what sort of body that is."""
    sort_of = around is not None and around.form == "source" and not around.candidates
    return around is None or around is group or sort_of


def _acronyms(words: Words, named: Sequence[Group], lexicon: ActorWords, known: Actors) -> list[Group]:
    """Later uses of short names that the text itself introduces: "the People's Council (PC)" ... "PC"."""
    given: dict[str, Group] = {}
    for group in named:
        if group.phrase.sort not in ("name", "body") or group.form not in ("name", "source"):
            continue
        match = _ACRONYM.match(words.text, words[group.last - 1].end)
        short = (match["inside"] or match["after"]).rstrip(".’'") if match else ""
        if (
            short
            and _is_short_for(short, words, group, known)
            and short not in lexicon.not_acronyms - {"IS", "US", "PDF"}
        ):
            given.setdefault(short, group)
    found = []
    for at, word in enumerate(words.all):
        full = given.get(word.text) or given.get(words.text[word.start : word.end])
        if full and not full.first <= at < full.last:
            phrase = Phrase(sort=full.phrase.sort, of=words.keys(full.first, full.last), nation=full.phrase.nation)
            last = _with_its_men(words, at + 1, lexicon)
            found.append(Group(first=at, last=last, phrase=phrase, form="name", candidates=full.candidates))
    return found


def _with_its_men(words: Words, last: int, lexicon: ActorWords) -> int:
    """The end of "PC fighters": a short name with those who fight for it, and not with who speaks for it."""
    after = words.longest(last, 2, lexicon.heads) if words.joined(last) and not words[last - 1].owner else last
    return after if after > last and lexicon.heads[words.keys(last, after)] in _MEN else last


def _is_short_for(short: str, words: Words, group: Group, known: Actors) -> bool:
    """Whether most letters of the short form open words of the name, so that "(Reuters)" is not taken for one.

    Nor is that of another: "Hezbollah or IS fighters".
    """
    others = {actor.id for actor in known.find(short)}
    if not short.replace(".", "").isupper():
        return False
    openers = {word.key[0] for word in words.all[group.first : group.last] if word.key}
    letters = [ch for ch in short.lower() if ch.isalpha()]
    told = bool(group.candidates) and not (others and others.isdisjoint(group.candidates))
    return bool(letters) and (2 * sum(ch in openers for ch in letters) > len(letters) or told)


def _taken(groups: Iterable[Group]) -> set[int]:
    return {at for group in groups for at in range(group.first, group.last)}


def _apart(groups: Iterable[Group]) -> list[Group]:
    """Groups that share no word; where two do, the one given first stays."""
    taken: set[int] = set()
    kept = []
    for group in groups:
        inside = set(range(group.first, group.last))
        if not inside & taken:
            kept.append(group)
            taken |= inside
    return kept


def _mention(words: Words, group: Group, known: Actors) -> Mention:
    start, end = words.span(group.first, group.last, known)
    return Mention(
        start=start,
        end=end,
        kind=MentionKind.ACTOR,
        text=words.text[start:end],
        form=group.form,
        value=group.phrase.written(),
        candidates=group.candidates,
    )


def _unique(mentions: Iterable[Mention]) -> list[Mention]:
    """One mention a span: the parts of one mended word share theirs."""
    return list({(m.start, m.end): m for m in mentions}.values())


_QUOTES = frozenset({'"', "\u201c", "\u201d", "``", "''"})


def _pronouns(
    text: str, sentences: Iterable[Sentence], lexicon: ActorWords, covered: Sequence[tuple[int, int]]
) -> Iterable[Mention]:
    """They, their, it, its: somebody who may act, for `resolve` to find. An "it" that means nothing is left out.

    Who "we" are is looked for where somebody is quoted.
    """
    starts = {start for start, _end in covered}
    for sentence in sentences:
        for token in sentence.tokens:
            if token.pos not in ("PRON", "DET"):
                continue
            word = key(token.text)
            sort = "many" if word in lexicon.many else "one" if word in lexicon.one else ""
            if not sort and word in lexicon.we and token.text != "US" and _quotes(sentence):
                sort = "we"
            if sort and token.dep != "expl" and token.start not in starts:
                yield Mention(
                    start=token.start,
                    end=token.end,
                    kind=MentionKind.ACTOR,
                    text=text[token.start : token.end],
                    form="pronoun",
                    value=Phrase(sort=sort, head=word).written(),
                )


def _quotes(sentence: Sentence) -> bool:
    return any(token.text in _QUOTES for token in sentence.tokens)
