"""Names of bodies that no list holds: "Sons of the Valley Brigade", "Liwa al-Nasr", "members of the KPF".

In:     the words of a text, which of them are taken, the lexicon.
Out:    `Group`s without candidates.
Never:  a capitalised run without a word that says it is a body of people.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from heldby.lexicon.actor_words import ActorWords, Phrase
from heldby.lexicon.actors import Actors
from heldby.mark.actor_groups import Group
from heldby.mark.actor_text import Words
from heldby.mark.actor_unlisted import in_headline

_LONGEST = 8
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_ACRONYM_LENGTHS = range(2, 7)
_ARTICLES = frozenset({"the", "a", "an"})
_VERBS = frozenset({"VERB", "AUX", "ADP", "SCONJ"})
_SITES = frozenset({"base", "barracks", "camp", "outpost", "headquarters", "checkpoint"})
_LEADING = frozenset({"staff", "command"})
_LIKE_ENGLISH = frozenset({"as", "an"})
_ACTS = frozenset({"nsubj", "nsubj:pass", "obl:agent"})


def bodies(words: Words, known: Actors, lexicon: ActorWords, taken: Collection[int]) -> Iterator[Group]:
    """Yield the bodies named in words that are not taken."""
    told = {
        word.text
        for at, word in enumerate(words.all)
        if words.text[word.start].isupper() and at not in taken and _is_acronym(words, known, lexicon, at)
    }
    at = 0
    while at < len(words.all):
        word = words.all[at]
        if not (word.capital or word.text[0].isdigit() or word.text in told):
            at += 1  # no name begins here, as at most words
            continue
        last = _run(words, lexicon, taken, at)
        if last > at and _is_body(words, lexicon, at, last):
            yield _group(words, at, last)
        elif at not in taken and word.text in told:
            last = at + 1
            yield _group(words, at, last)
        at = max(last, at + 1)


def _run(words: Words, lexicon: ActorWords, taken: Collection[int], first: int) -> int:
    """The end of the capitalised run that starts at a word; particles may stand inside, taken words may not."""
    word = words[first]
    if not (word.capital or (word.text[0].isdigit() and _ORDINAL.fullmatch(word.text))) or first in taken:
        return first
    if word.key in _ARTICLES or word.key in lexicon.calendar or _tells(words, lexicon, first):
        return first
    if word.key in lexicon.openers and not _is_of_way(words, lexicon, first):
        return first
    end = at = first
    while at < len(words) and at - first < _LONGEST and at not in taken and (at == first or words.joined(at)):
        word = words[at]
        if at > first and _tells(words, lexicon, at):
            break
        if word.capital:
            end = at + 1
        elif _ORDINAL.fullmatch(word.text):
            pass
        elif word.text.isdigit() and end == at and words.key(at - 1) in lexicon.units | lexicon.commands:
            return at + 1  # "Infantry Brigade 163"
        elif not _goes_inside(words, lexicon, at, end):
            break
        at += 1
        if word.owner and word.key not in lexicon.owners:
            break
    return end


def _is_of_way(words: Words, lexicon: ActorWords, at: int) -> bool:
    """ "North Western Command": the first half of a direction that a name opens with."""
    two = words.joined(at + 1) and words[at + 1].capital and words.key(at).isalpha()
    return two and words.key(at) in lexicon.place_leads and words.key(at + 1) in lexicon.place_leads


def _tells(words: Words, lexicon: ActorWords, at: int) -> bool:
    """Whether a word ends a name in a headline, where all have capitals: "Council Denies", "Bombers Near"."""
    word = words[at]
    if not word.capital:
        return False
    token = words.token(at)
    return word.key in lexicon.not_inside or (token is not None and token.pos in _VERBS and in_headline(words, at))


def _goes_inside(words: Words, lexicon: ActorWords, at: int, end: int) -> bool:
    """Whether a small word may stand inside a name; "the" only behind another ("Council of the North")."""
    word = words.key(at)
    if word == "the":
        return end < at and words.key(at - 1) != "and"
    if word in _LIKE_ENGLISH and not (at + 1 < len(words) and words[at + 1].gap == "-"):
        return False  # "Ahrar as-Sham", not "Army Retreats as Front Collapses"
    return word in lexicon.inside and not (word == "and" and words.key(end - 1) in lexicon.body_words)


def _is_body(words: Words, lexicon: ActorWords, first: int, last: int) -> bool:
    keys = [word.key for word in words.all[first:last]]
    if last - first < 2:
        return False
    if keys[0] in lexicon.body_openers:
        return True
    if all(word.text.isupper() for word in words.all[first:last]):
        return False
    if keys[-1] in _LEADING and " ".join(keys) in lexicon.heads and keys[0] not in lexicon.place_leads:
        return False  # "the General Staff" is its country's, "the Eastern Command" a name
    telling = [i for i, word in enumerate(keys) if word in lexicon.body_words and words[first + i].capital]
    if not telling or keys[-1] in _SITES:
        return False  # "the Kismayo Army Base" is a site
    return telling[-1] > 0 or (last - first > 2 and keys[1] in ("of", "for"))


def _is_acronym(words: Words, known: Actors, lexicon: ActorWords, at: int) -> bool:
    """Capitals that nobody listed, where they act or lead a group noun."""
    written = words.text[words[at].start : words[at].end].replace(".", "")
    if not (written.isalpha() and written.isupper() and len(written) in _ACRONYM_LENGTHS):
        return False
    if words.joined(at + 1) and words[at + 1].gap == "-" and words[at + 1].text.isupper():
        return False  # "AL-RASTAN"
    if written in lexicon.not_acronyms or known.starting(words[at].key) or _shouting(words, at):
        return False
    if words[at].gap == "." and not words.joined(at + 1):
        return False
    if words.joined(at + 1) and lexicon.heads.get(words.key(at + 1), "") in ("militants", "forces", "rebels"):
        return True
    token = words.token(at)
    after = words.key(at + 1)
    ends = not words.joined(at + 1) or after in lexicon.openers or after in lexicon.speech
    acts = token is not None and token.dep in _ACTS and token.pos == "PROPN"
    return acts or (token is not None and words.key(at - 1) == "the" and ends)


def _shouting(words: Words, at: int) -> bool:
    """Whether the neighbours are in capitals too."""
    around = [w.text for w in words.all[max(0, at - 2) : at + 3] if w is not words[at] and len(w.text) > 1]
    return sum(text.isupper() for text in around) > 1


def _group(words: Words, first: int, last: int) -> Group:
    det = "the" if words.key(first - 1) == "the" else ""
    return Group(first=first, last=last, phrase=Phrase(sort="body", det=det), form="name")
