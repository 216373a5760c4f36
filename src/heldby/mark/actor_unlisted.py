"""Groups told by a name that no list holds: "SWAPO guerrillas", "rebels of the Karsh Front", "Valley Defence Brigades".

In:     the groups and bodies found in a text, its words, the lexicon.
Out:    the same groups, those with an unlisted name beside them read as that name's.
Never:  a place for a name ("in Homs rebels said"), nor anything where capitals tell nothing (headlines).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from heldby.lexicon.actor_words import ActorWords, Phrase
from heldby.lexicon.actors import Actors
from heldby.lexicon.demonyms import by_adjective, by_capital, by_name
from heldby.mark.actor_groups import Group
from heldby.mark.actor_text import Words

_ARMED = frozenset({"militants", "militias", "rebels", "forces", "jihadists", "group"})
_REBELLIOUS = frozenset({"rebel", "jihadist", "militant"})
_TELLING = frozenset({"source", "monitor"})
_OF = frozenset({"of", "from"})
_ARTICLES = frozenset({"the", "a", "an", "this", "that"})
_WITH = frozenset({"militants", "rebels"})  # "rebels with the X"
_AROUND = 5
_MOST_SAID = 3  # words between "of" and a name
_LONGEST = 3  # words of a name before its noun


def is_loose(words: Words, group: Group, lexicon: ActorWords) -> bool:
    """Whether a group may be the tail of a longer name: it means nobody listed and its noun has a capital."""
    if group.phrase.sort in _TELLING:
        return not group.candidates and group.last - group.first > 1 and _is_tail(words, group)
    if group.phrase.sort not in _ARMED | {"coalition"} or (
        group.last - group.first == 1 and words[group.first].gap == "."
    ):
        return False
    common = not group.candidates and not group.phrase.nation and group.form == "description"
    if common and _opens_with_tail(words, group, lexicon):
        return True
    built = not group.candidates or group.candidates[0].startswith("rebels.")
    return (common or built) and words[group.last - 1].capital and not in_headline(words, group.first)


def _is_tail(words: Words, group: Group) -> bool:
    """ "News Network" of "Masar News Network": all in capitals, with one more right before."""
    before = group.first - 1
    whole = before >= 0 and words[group.first].gap == " " and words[before].capital and not words[before].owner
    return whole and all(w.capital for w in words.all[group.first : group.last]) and not in_headline(words, before)


def _opens_with_tail(words: Words, group: Group, lexicon: ActorWords) -> bool:
    """ "Army's soldiers" of "the Valley Army's soldiers", "Front fighters" of "Karsh Front fighters"."""
    first = group.first
    if not words[first].capital or words.key(first) not in lexicon.body_words or group.last - first < 2:
        return False
    start = first
    while start and first - start < _LONGEST and words[start].gap == " " and _may_name(words, start - 1, lexicon, ()):
        start -= 1 if words.key(start - 1) not in _ARTICLES else _LONGEST
    if not 0 <= start < first or in_headline(words, first):
        return False
    own = words[first].owner or words.key(first) not in lexicon.heads
    return own or _has_article(words, start, first) or _is_told(words, start, first)  # not "In Homs Army units"


def _has_article(words: Words, start: int, last: int) -> bool:
    """Whether "the" stands before a run of words that are all of one name."""
    return words.key(start - 1) == "the" and words[last].gap == " "


def _is_told(words: Words, start: int, last: int) -> bool:
    """Whether the same words stand as a name elsewhere: "White Army fighters" where "the White Army" is told of."""
    length, name = last + 1 - start, words.keys(start, last + 1)
    return any(
        at != start and words.keys(at, at + length) == name and _has_article(words, at, at + length - 1)
        for at in range(1, len(words) - length + 1)
    )


def in_headline(words: Words, at: int) -> bool:
    """Whether most words around begin with a capital, so that a capital shows nothing."""
    first = last = at
    while first and at - first < _AROUND and words[first].gap != ".":
        first -= 1
    while last + 1 < len(words) and last - at < _AROUND and words[last + 1].gap != ".":
        last += 1
    around = words.all[first : last + 1]
    return 3 * sum(word.capital for word in around) > 2 * len(around)


def belonging(
    words: Words, groups: Sequence[Group], bodies: Sequence[Group], known: Actors, lexicon: ActorWords
) -> Iterator[Group]:
    """Give "rebels of the X Front" to that front, listed or not, and "the rebel group X" to X."""
    starts = {body.first: body for body in bodies if body.phrase.sort in ("name", "body")}
    called = {group.first: body for group in groups if (body := _called(words, group, starts, lexicon))}
    for group in groups:
        at = _after_of(words, group.last, starts)
        of = words.joined(group.last) and _tells_whose(words, group)
        body = starts.get(at) or called.get(at) if of else None
        if body and _is_open(group, known) and words.joined(at):
            yield _given(words, group, body)
        elif named := called.get(group.first):
            whose = replace(group.phrase, nation="", backer="", tie="")
            yield _given(words, replace(group, phrase=whose), named)
        else:
            yield group


def _tells_whose(words: Words, group: Group) -> bool:
    """ "Rebels of the X", "fighters from the X"; men alone, without another word, are also "fighters with the X"."""
    word = words.key(group.last)
    return word in _OF or (word == "with" and group.last - group.first == 1 and group.phrase.sort in _WITH)


def _after_of(words: Words, of: int, starts: Collection[int]) -> int:
    """Where the name begins behind "of": "of the X", "of the so-called X", "from the shadowy X"."""
    at = of + 1 + (words.key(of + 1) == "the")
    at += 2 * (words.keys(at, at + 2) == "so called")
    while at not in starts and at - of <= _MOST_SAID and words.joined(at + 1) and _only_describes(words, at):
        at += 1
    return at


def _only_describes(words: Words, at: int) -> bool:
    """Whether a word in small letters is an adjective, with a blank before and behind it."""
    token = words.token(at)
    small = not words[at].capital and words[at].gap == words[at + 1].gap == " "
    return small and token is not None and token.pos in ("ADJ", "VERB")


def _called(words: Words, group: Group, starts: Mapping[int, Group], lexicon: ActorWords) -> Group | None:
    """ "The rebel group X": the name right behind a noun for one body of people, which describes it and is no other."""
    noun = words.key(group.last - 1)
    alone = group.last - group.first == 1 and lexicon.modifiers.get(noun, "") in _REBELLIOUS  # "the rebel X"
    if group.form not in ("description", "demonym") or not (noun in lexicon.called or alone):
        return None
    if words[group.last - 1].owner:
        return None
    at = group.last + (words.key(group.last) == "the")
    body = starts.get(at)
    return body if body and all(words[i].gap == " " for i in range(group.last, at + 1)) else None


def _is_open(group: Group, known: Actors) -> bool:
    """Whether nothing told whose it is, or only of what people they are ("Tuareg rebels of the X")."""
    if group.phrase.sort not in _ARMED | {"name"} or group.phrase.nation or group.phrase.backer:
        return False
    if group.phrase.sort == "name" and not (group.candidates and group.phrase.head):
        return False
    actors = [known.get(i) for i in group.candidates]
    return all(a is not None and a.kind == "people" for a in actors)


def _given(words: Words, group: Group, body: Group) -> Group:
    if body.candidates:
        return replace(group, candidates=body.candidates, phrase=replace(group.phrase, sort="name"))
    of = body.phrase.of or words.keys(body.first, body.last)
    phrase = Phrase(sort="body", of=of, det=group.phrase.det)
    return replace(group, phrase=phrase, candidates=())


def named_heads(words: Words, groups: Iterable[Group], lexicon: ActorWords, taken: Collection[int]) -> Iterator[Group]:
    """Take an unlisted name right before a bare noun into the group: "Renamo gunmen", "SWAPO guerrillas"."""
    for group in groups:
        first = _name_before(words, group, lexicon, taken) if _is_bare(words, group, lexicon) else group.first
        if first == group.first:
            yield group
        else:
            acronym = words[first].text.isupper() and group.first - first == 1
            of = words.keys(first, group.first) if acronym else ""
            yield replace(group, first=first, form="name", phrase=Phrase(sort="body", of=of, det=group.phrase.det))


def named_forces(words: Words, lexicon: ActorWords, taken: Collection[int]) -> Iterator[Group]:
    """ "Axis forces", "the Gran Grif gang": a noun that names nobody by itself, right after an unlisted name."""
    for at, word in enumerate(words.all):
        if word.key not in lexicon.nameable or at in taken or word.capital or word.gap != " ":
            continue
        first = _proper(words, at, lexicon, taken)
        if first < at and not _leads_to_place(words, first, lexicon) and not in_headline(words, at):
            yield Group(first=first, last=at + 1, form="name", phrase=Phrase(sort="body", det=_article(words, first)))


def _proper(words: Words, at: int, lexicon: ActorWords, taken: Collection[int]) -> int:
    """Where the proper names right before a noun begin; the noun itself when there are none."""
    first = at
    while first and at - first < _LONGEST and words[first].gap in " -" and _may_name(words, first - 1, lexicon, taken):
        token = words.token(first - 1)
        if token is None or token.pos != "PROPN":
            break
        first -= 1
    return first


def _article(words: Words, first: int) -> str:
    return "the" if words.key(first - 1) == "the" else ""


def _is_bare(words: Words, group: Group, lexicon: ActorWords) -> bool:
    noun = words.key(group.first)
    plural = noun.endswith(("s", "men")) or noun in ("militia", "troops", "forces")
    armed = lexicon.heads.get(noun, "") in _ARMED - {"group"}
    return group.last - group.first == 1 and plural and armed and not words[group.first].capital


def _name_before(words: Words, group: Group, lexicon: ActorWords, taken: Collection[int]) -> int:
    """Where an unlisted name before a noun begins; the noun itself when there is none."""
    at = group.first
    if words[at].gap != " ":
        return at
    while at and group.first - at < 3 and words[at].gap in " -" and _may_name(words, at - 1, lexicon, taken):
        at -= 1
    alone = group.first - at == 1 and words.text[words[at].start : words[at].end].isupper()
    if at == group.first or (_leads_to_place(words, at, lexicon) and not alone) or in_headline(words, at):
        return group.first
    return at


def _leads_to_place(words: Words, at: int, lexicon: ActorWords) -> bool:
    """ "In X rebels said", "the town of X rebels left", where news drops its commas."""
    before = words.key(at - 1) if at and words[at].gap == " " else ""
    return (words.key(at - 2) if before == "of" and at > 1 else before) in lexicon.place_leads


def _may_name(words: Words, at: int, lexicon: ActorWords, taken: Collection[int]) -> bool:
    word = words[at]
    if at in taken or not word.capital or word.owner or len(word.key) < 3:
        return False
    known = (
        lexicon.calendar,
        lexicon.modifiers,
        lexicon.heads,
        lexicon.sources,
        lexicon.before_sources,
        lexicon.titles,
    )
    if any(word.key in table for table in (*known, by_adjective(), by_name(), by_capital(), lexicon.openers)):
        return False
    token = words.token(at)
    return token is None or token.pos in ("PROPN", "NOUN", "ADJ", "X")
