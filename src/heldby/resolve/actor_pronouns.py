"""Whom they, their, it and its mean: by grammatical subject, number and what such an actor can do.

In:     a mention of a pronoun, what its word says, the scene.
Out:    `Choice`s; where two fit alike, or the pronoun may stand for a place or a thing, an abstention.
Never:  the monitor or news agency that is being quoted, for a pronoun that fights.

Candidates are looked for nearest first, after the rules of centering: a possessor in the pronoun's own noun phrase,
the subject of its clause and of the clauses above, who an earlier pronoun of the sentence stood for, then the
subjects of the sentence before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from heldby.lexicon.actor_words import Phrase
from heldby.lexicon.demonyms import key
from heldby.model.link import Rival
from heldby.model.mention import Mention
from heldby.model.syntax import Sentence, Token
from heldby.resolve.actor_choice import Choice, again, left_open
from heldby.resolve.actor_owned import speaks_for_a_state
from heldby.resolve.actor_scene import Scene, Seen

_WHOM = frozenset({"obj", "nsubj:pass"})
_BEFORE_DEED = frozenset({"of", "for", "from"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_OWNING = frozenset({"nmod:poss", "compound"})
_RELATIVES = frozenset({"who", "which", "that"})
_JOINED = re.compile(r"\s*(?:,|and|or|, and|as well as|along with)\s+(?:the\s+)?\Z")
_HIS_OWN = re.compile(r"\s*(?:,|and|or|, and|as well as|along with)\s+\Z")
_SPEAKERS = frozenset({"media", "source"})
_UNARMED = frozenset({"media", "source", "organisation", "people", "person"})

_Fits = Callable[[Seen], bool]


def pronoun(scene: Scene, mention: Mention, phrase: Phrase) -> Choice:
    """The one actor that the nearest fitting place offers."""
    token = scene.head(mention)
    sentence = scene.sentence_of(mention.start)
    if token is None or sentence is None:
        return left_open(mention, "a pronoun outside any sentence")
    does = _does(scene, sentence, token)
    if does == "place" or (phrase.sort == "one" and not _may_act(token, does)):
        return left_open(mention, "may stand for a place or a thing")
    fits = _fitting(scene, does, owns=token.dep == "nmod:poss")
    for reason, weight, units in _offers(scene, mention, sentence, token):
        found = {unit[0].id: unit for unit in units if all(map(fits, unit)) and _agrees(unit, phrase)}
        if len(found) == 1:
            unit = next(iter(found.values()))
            return again(unit[0], reason, weight, {s.id: s.name for s in unit})
        if found:
            rivals = tuple(Rival(id=i, name=unit[0].name, weight=0.4) for i, unit in found.items())
            return left_open(mention, f"several may be meant: {reason}", rivals)
    return left_open(mention, "nobody near enough who fits")


_RELATES = "relate"
_WHOSE = frozenset({"nmod", "nmod:poss", "compound", "amod", "nmod:desc", "appos", "flat"})
_DEEP = 3  # "the spokesman of the [army] of A"
# Who takes these takes no town.
_REFUGE = frozenset({"refuge", "shelter", "sanctuary", "asylum", "flight", "cover"})


def fights(scene: Scene, mention: Mention, only: frozenset[str] = frozenset()) -> bool:
    """Whether the verb that a mention is the subject of is one of fighting or holding ground, or one of `only`."""
    token, sentence = scene.head(mention), scene.sentence_of(mention.start)
    if token is None or sentence is None:
        return False
    if not only:
        return _does(scene, sentence, token) == "fight"
    governor = sentence.tokens[token.head]
    return bool(_forms(governor) & only) and not _flees(sentence, governor)


def _flees(sentence: Sentence, verb: Token) -> bool:
    """ "190,000 Chechens have taken refuge": they take no town."""
    return any(t.text.lower() in _REFUGE for t in sentence.tokens if t.head == verb.index and t.dep == "obj")


def _does(scene: Scene, sentence: Sentence, token: Token) -> str:
    """What the pronoun does or has: "fight", "speak", "place" (what places have) or "" (neither tells)."""
    governor = sentence.tokens[token.head]
    words = _forms(governor)
    if token.dep == "nmod:poss" and words & scene.lexicon.places_things:
        return "place"
    if words & (scene.lexicon.fight_words | scene.lexicon.lose_words) and not _flees(sentence, governor):
        return "fight"
    inner = [t for t in sentence.tokens if t.head == governor.index and t.dep in ("xcomp", "obj", "advcl")]
    if any(_forms(t) & scene.lexicon.fight_words for t in inner):
        return "fight"
    if words & (scene.lexicon.speech | scene.lexicon.speakers_things):
        return "speak"
    return _RELATES if token.dep in _SUBJECTS and _is_beside(scene, token, [governor, *inner]) else ""


def _is_beside(scene: Scene, token: Token, told: Sequence[Token]) -> bool:
    """ "It is backed by A", "is a member of B", "has ties to C": it stands beside somebody named behind it."""
    start = scene.sentence_at(token.start)
    return any(_forms(t) & scene.lexicon.relating for t in told) and any(
        seen.sentence == start and seen.start > token.end for seen in scene.seen
    )


def _forms(token: Token) -> set[str]:
    """A word as written, its lemma, and its stem with and without "e", since a lemmatiser errs on rare verbs."""
    word, lemma = key(token.text), token.lemma.lower()
    stems = {word.removesuffix(ending) for ending in ("ed", "ing", "s")}
    return {word, lemma, lemma.removesuffix("e"), *stems, *(stem + "e" for stem in stems)}


def _may_act(token: Token, does: str) -> bool:
    """Whether "it" or "its" is somebody: it does or owns what only an actor can, and suffers nothing a place can."""
    if token.dep == "nmod:poss":
        return True
    return does == _RELATES or (token.dep in ("nsubj", "nsubj:outer") and bool(does))


def _fitting(scene: Scene, does: str, *, owns: bool) -> _Fits:
    def fits(seen: Seen) -> bool:
        actor = scene.known.get(seen.id)
        kind = actor.kind if actor else "source" if seen.credited else "group"
        if not seen.stands:
            return False
        if seen.id.startswith("defence.") or (owns and speaks_for_a_state(actor)):
            return True
        if does == "fight":
            has_men = kind == "people" or (kind == "organisation" and owns)  # a government's forces fight, not it
            armed = kind not in _UNARMED or (has_men and bool(scene.known.side(seen.id)))
            return armed and not seen.credited
        return does == "speak" or (kind not in _SPEAKERS and not seen.credited)

    return fits


def _agrees(unit: Sequence[Seen], phrase: Phrase) -> bool:
    """Number: "it" is no list and no plural; "they" is no state."""
    if phrase.sort == "one":
        return len(unit) == 1 and not unit[0].many
    return len(unit) > 1 or unit[0].many or not unit[0].id.startswith(("state.", "gov."))


def _offers(
    scene: Scene, mention: Mention, sentence: Sentence, token: Token
) -> Iterator[tuple[str, float, list[list[Seen]]]]:
    """Where to look, nearest first: a reason, how sure, and who stands there."""
    around = [s for s in scene.seen if s.sentence == scene.sentence_at(mention.start)]
    here = [s for s in around if s.end <= mention.start]
    units = _units(scene, here)
    owner = token.dep == "nmod:poss"
    if owner:
        yield "whose own they are, in the same list", 0.7, _listed_before(scene, mention, units)
    possessors = "the possessor in the same phrase", 0.75, _possessors(sentence, token, units)
    if token.dep not in _SUBJECTS:
        yield possessors  # but "Iraq's city of Mosul, which it lost": a subject stands for a subject first
    if owner:
        yield "who is accused over it", 0.7, _accused(scene, sentence, token, units)
    earlier = _earlier(scene, mention, here)
    if earlier:
        yield "as the same pronoun before in this sentence", 0.65, [[earlier]]
    if _suffers(scene, sentence, token):
        yield "who suffers it in this sentence", 0.6, [u for u in units if not _is_doer(sentence, token, u)]
        doers = {s.id for s in here if s.subject}
        before = [s for s in scene.seen if scene.back(mention, s) == 1 and s.id not in doers]
        yield "the other subject of the sentence before", 0.55, [[s] for s in before if s.subject]
        return
    if owner:
        yield "whom the clause above tells to do it", 0.7, _told_to(sentence, token, units)
    for verb in _verbs_above(sentence, token):
        where = "the subject of its clause" if owner else "the subject of the clause above"
        yield where, 0.7, _subjects(sentence, verb, units) or _doers(sentence, verb, units)
    inside = [
        [s] for s in scene.spoken_for if s.sentence == scene.sentence_at(mention.start) and s.end <= mention.start
    ]
    yield "for whom the one speaks who tells it", 0.65, _spoken_for(sentence, token, [*units, *inside])
    if token.dep in _SUBJECTS:
        yield possessors
    if owner and not any(s.subject for s in here) and sentence.tokens[token.head].dep not in _SUBJECTS:
        yield "the subject of the clause to come", 0.65, [[s] for s in around if s.subject and s.start > mention.start]
    yield from _farther(scene, mention, token, units)


def _spoken_for(sentence: Sentence, token: Token, units: Sequence[list[Seen]]) -> list[list[Seen]]:
    """ "A spokesman for A said its fighters", "an A commander said his men", "A's chief said they": A's, or A."""
    verbs = {verb.index for verb in _verbs_above(sentence, token)}
    speakers = {t.index for t in sentence.tokens if t.head in verbs and t.dep == "nsubj" and t.end <= token.start}
    whose = set(speakers)
    for _ in range(_DEEP):
        whose |= {t.index for t in sentence.tokens if t.head in whose and t.dep in _WHOSE}
    return [u for u in units if any(_covers(u, sentence.tokens[i]) for i in whose - speakers)]


def _told_to(sentence: Sentence, token: Token, units: Sequence[list[Seen]]) -> list[list[Seen]]:
    """ "Urged Israel to end its siege", "accused the army of intensifying its attacks": Israel's, the army's."""
    verb = next((above for above in _above(sentence, token) if above.pos == "VERB"), None)
    charged = _charged(sentence, verb) if verb else None
    if charged:
        return [u for u in units if _covers(u, charged)]
    if verb is None or verb.dep != "xcomp" or verb.tag != "VB":
        return []
    whom = [t for t in sentence.tokens if t.head == verb.head and t.dep in ("obj", "iobj") and t.index < verb.index]
    return [u for u in units if any(_covers(u, t) for t in whom)]


def _charged(sentence: Sentence, verb: Token) -> Token | None:
    """Whose deed a gerund behind a preposition is: "accused the army of doing it", "barred A from doing it"."""
    seen: set[int] = set()
    while verb.index not in seen:
        seen.add(verb.index)
        above = sentence.tokens[verb.head]
        marks = {key(t.text) for t in sentence.tokens if t.head == verb.index and t.dep in ("mark", "case")}
        if verb.tag == "VBG" and marks & _BEFORE_DEED:
            whom = [t for t in sentence.tokens if t.head == above.index and t.dep in _WHOM and t.index < verb.index]
            return above if verb.dep == "acl" and above.dep in _WHOM else next(iter(whom), None)
        led = verb.tag in ("VBG", "VB") and verb.dep in ("advcl", "conj", "xcomp")
        if not led or any(t.head == verb.index and t.dep in _SUBJECTS for t in sentence.tokens):
            return None
        verb = above
    return None


def _accused(scene: Scene, sentence: Sentence, token: Token, units: Sequence[list[Seen]]) -> list[list[Seen]]:
    """ "Accused Russia over its campaign in Aleppo": Russia's."""
    verb = next((above for above in _above(sentence, token) if above.pos == "VERB"), None)
    if verb is None or not _forms(verb) & scene.lexicon.accusing:
        return []
    whom = [t for t in sentence.tokens if t.head == verb.index and t.dep in ("obj", "nsubj:pass")]
    return [u for u in units if any(_covers(u, t) for t in whom)]


def _farther(
    scene: Scene, mention: Mention, token: Token, units: list[list[Seen]]
) -> Iterator[tuple[str, float, list[list[Seen]]]]:
    """Beyond the clauses above: only for a pronoun that fights, speaks, or opens its sentence as the subject."""
    sentence = scene.sentence_of(mention.start)
    assert sentence is not None
    leads = token.dep in _SUBJECTS and sentence.tokens[token.head].dep == "root"
    if not leads and not _does(scene, sentence, token):
        return
    yield "the one subject named before in this sentence", 0.6, [u for u in units if u[0].subject]
    before = [s for s in (*scene.seen, *scene.followers) if scene.back(mention, s) == 1]
    subjects = _main(scene, _units(scene, [s for s in before if s.subject]))
    passive = token.dep == "nsubj:pass" and _does(scene, sentence, token) != _RELATES
    loses = passive or bool(_forms(sentence.tokens[token.head]) & scene.lexicon.lose_words)
    if loses:
        yield "the one actor of the sentence before", 0.55, _units(scene, before)
        return
    yield "the one subject of the sentence before", 0.65, subjects
    if not units and token.dep in _SUBJECTS:
        yield "the one actor of the sentence before", 0.5, _units(scene, before)


def _suffers(scene: Scene, sentence: Sentence, token: Token) -> bool:
    """ "Attacked them", "destroying their tanks", "drove them from their capital": not who does it."""
    above = sentence.tokens[token.head]
    owned = token.dep == "nmod:poss"
    phrase = above if owned else token
    if phrase.dep == "obl" and any(t.head == phrase.index and key(t.text) == "from" for t in sentence.tokens):
        verb = sentence.tokens[phrase.head]
        return any(t.head == verb.index and t.dep == "obj" for t in sentence.tokens)
    if owned:
        while phrase.dep in ("nmod", "conj") and phrase.head != phrase.index:
            phrase = sentence.tokens[phrase.head]
    verb = sentence.tokens[phrase.head]
    if phrase.dep != "obj" or verb.pos != "VERB":
        return False
    return not owned or bool(_forms(verb) & scene.lexicon.harm_words)


def _is_doer(sentence: Sentence, token: Token, unit: Sequence[Seen]) -> bool:
    """Whether somebody is the subject of a clause, or named within that of the verb: "fighters of A pushed them"."""
    verb = next((above for above in _above(sentence, token) if above.pos == "VERB"), None)
    if verb is not None and (charged := _charged(sentence, verb)) is not None:
        return _covers(unit, charged)
    named = next((t for t in sentence.tokens if _covers(unit, t)), None)
    if unit[0].subject or verb is None or named is None:
        return unit[0].subject
    path = [named, *_above(sentence, named)]
    return any(t.dep in _SUBJECTS and t.head == verb.index for t in path)


def _units(scene: Scene, seen: Sequence[Seen]) -> list[list[Seen]]:
    """Those named together ("X and Y") as one."""
    units: list[list[Seen]] = []
    for one in sorted(seen, key=lambda s: (s.start, s.end)):
        if units and _JOINED.match(scene.text[units[-1][-1].end : one.start]):
            units[-1].append(one)
        else:
            units.append([one])
    return units


def _main(scene: Scene, units: list[list[Seen]]) -> list[list[Seen]]:
    """Of several subjects in a sentence, that of its main clause."""
    roots = []
    for unit in units:
        sentence = scene.sentence_of(unit[0].start)
        tokens = [t for t in sentence.tokens if unit[0].start <= t.start < unit[-1].end] if sentence else []
        if sentence and any(t.dep in _SUBJECTS and sentence.tokens[t.head].dep == "root" for t in tokens):
            roots.append(unit)
    return roots[:1] or units


def _listed_before(scene: Scene, mention: Mention, units: Sequence[list[Seen]]) -> list[list[Seen]]:
    """ "Ahrar al-Sham and its allies": who stands right before the "and"."""
    return [u for u in units[-1:] if _HIS_OWN.match(scene.text[u[-1].end : mention.start])]


def _possessors(sentence: Sentence, token: Token, units: Sequence[list[Seen]]) -> list[list[Seen]]:
    """ "The jihadists' road to their capital", "their rule over the town they held": whose the whole phrase is."""
    verb = sentence.tokens[token.head]
    inside = verb if token.dep in _SUBJECTS and verb.dep == "acl:relcl" else token
    for above in (*_attached(sentence, token), *_above(sentence, inside)):
        if above.pos in ("VERB", "AUX"):
            return []
        parts = {above.index, *(t.index for t in sentence.tokens if t.head == above.index and t.dep == "compound")}
        before = [t for t in sentence.tokens[: token.index] if t.head in parts and t.dep in _OWNING]
        found = [u for u in units if any(_covers(u, t) for t in before)]
        if found:
            return found
    return []


def _attached(sentence: Sentence, token: Token) -> list[Token]:
    """The noun right before the preposition of a possessed noun's phrase, wherever the parser hung the phrase."""
    owned = sentence.tokens[token.head]
    before = [t.index - 1 for t in sentence.tokens[: token.index] if t.head == owned.index and t.dep == "case"]
    return [sentence.tokens[i] for i in before[:1] if i >= 0 and sentence.tokens[i].pos == "NOUN"]


def _earlier(scene: Scene, mention: Mention, here: Sequence[Seen]) -> Seen | None:
    """Who the last pronoun of the same number in this sentence stood for, if nobody became subject since."""
    number = scene.sentence_at(mention.start)
    many = key(mention.text) in scene.lexicon.many
    same = [
        s for s in scene.followers
        if s.sentence == number and s.start < mention.start
        and (key(scene.text[s.start : s.end]) in scene.lexicon.many) == many
    ]  # fmt: skip
    if not same or any(s.subject and s.start > same[-1].start for s in here):
        return None
    return same[-1]


def _verbs_above(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The verbs that govern a pronoun, but for those it is part of the subject of."""
    below = token
    for above in _above(sentence, token):
        heads_clause = above.pos in ("VERB", "AUX") or any(
            t.head == above.index and t.dep in _SUBJECTS for t in sentence.tokens
        )
        if heads_clause and below.dep not in _SUBJECTS and not _is_object(token, above):
            yield above
        below = above


def _is_object(token: Token, verb: Token) -> bool:
    """ "Them" is never the subject of its own verb; "their" and "themselves" may be."""
    return token.head == verb.index and token.dep != "nmod:poss" and not key(token.text).endswith(("self", "selves"))


def _above(sentence: Sentence, token: Token) -> Iterator[Token]:
    seen = {token.index}
    while token.head not in seen:
        token = sentence.tokens[token.head]
        seen.add(token.index)
        yield token


def _subjects(sentence: Sentence, verb: Token, units: Sequence[list[Seen]]) -> list[list[Seen]]:
    subjects = [t for t in sentence.tokens if t.head == verb.index and t.dep in _SUBJECTS]
    if verb.dep in ("acl:relcl", "acl") and any(key(t.text) in _RELATIVES for t in subjects):
        subjects = [sentence.tokens[verb.head]]
    found = [u for u in units if any(_covers(u, t) for t in subjects)]
    return found if found or subjects else [u for u in units if _is_right_before(sentence, verb, u)]


def _doers(sentence: Sentence, verb: Token, units: Sequence[list[Seen]]) -> list[list[Seen]]:
    """ "Residents were killed by the army after they entered": who does it."""
    by = [t for t in sentence.tokens if t.head == verb.index and t.dep == "obl:agent"]
    return [u for u in units if any(_covers(u, t) for t in by)]


def _is_right_before(sentence: Sentence, verb: Token, unit: Sequence[Seen]) -> bool:
    """Whether only auxiliaries part a name from a verb, where the parser left the verb without a subject."""
    at = verb.index - 1
    while at >= 0 and sentence.tokens[at].pos in ("AUX", "ADV") and not _covers(unit, sentence.tokens[at]):
        at -= 1
    return at >= 0 and unit[-1].subject and _covers(unit, sentence.tokens[at])


def _covers(unit: Sequence[Seen], token: Token) -> bool:
    return any(s.start <= token.start < s.end for s in unit)
