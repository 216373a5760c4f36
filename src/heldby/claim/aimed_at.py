"""What an act was aimed at, in the report's words: "army positions", "a police station in Kidal".

In:     a `Trigger` and the words that head its object.
Out:    the phrases of a role of text, with the whole of a name that the parser cut in two.
Never:  a time, a weapon, "who" or "which"; a part of those told of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.claim.filling import Names, filler, phrase_filler
from heldby.claim.listing import with_shared_nouns
from heldby.claim.sites import sites
from heldby.lexicon.words import words
from heldby.model import Filler, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from heldby.claim.clause import Clause
    from heldby.claim.trigger import Trigger

_SITES = "damage"
_JOINTS = frozenset({",", "and", "or", "&", "plus", "well"})  # "as well as"
_PART = "including "  # a part of those told of


def phrases(trigger: Trigger, heads: Iterable[int]) -> Iterable[Filler]:
    """The fillers of a role of text at some words: each member of their lists, what damage was done to by its sites."""
    if trigger.saying.kind == _SITES:
        yield from sites(trigger.clause, trigger.names, heads, trigger.index)
        return
    for head in heads:
        found = list(_members(trigger, head))
        if found and trigger.saying.kind == "event":
            yield from found  # of two things a verb is read to strike the first; its list is all of it
            return
        yield from found


def _members(trigger: Trigger, head: int) -> Iterable[Filler]:
    """The phrases of a word and of the members of its list."""
    end = -1
    for member in _list_of(trigger.clause, head):
        phrase = phrase_filler(trigger.clause, trigger.names.text, member, without=trigger.index)
        if phrase and _may_be_told_of(trigger, member) and not phrase.text.lower().startswith(_PART):
            whole = _with_whole_name(trigger.names, phrase)
            if whole.end > end:  # not the noun of a name that the parser cut in two once more
                yield from _sharing_noun(trigger, member) or [whole]
            end = whole.end


def _list_of(clause: Clause, head: int) -> list[int]:
    """A word and the members of its list, each behind a comma or a word such as "and"; no "others"."""
    kept: list[int] = []
    for member in clause.listed(head):
        between = {t.text.lower() for t in clause.tokens[kept[-1] : member]} if kept else _JOINTS
        if not kept or (between & _JOINTS and clause.tokens[member].text.lower() not in words("en").nobody):
            kept.append(member)
    ended = any(clause.kids(k, "cc") for k in kept)
    return kept if ended else kept[:1]


def _sharing_noun(trigger: Trigger, member: int) -> list[Filler]:
    """The parties that one noun is of, where they are several: both of "fought Malian and Russian forces"."""
    token = trigger.clause.tokens[member]
    own = trigger.names.at(MentionKind.ACTOR, token.start, token.end)
    if own is None or own.end != token.end:
        return []
    parties = with_shared_nouns(trigger.clause, trigger.names, [own])
    return [filler(m) for m in parties] if len(parties) > 1 else []


def _with_whole_name(names: Names, phrase: Filler) -> Filler:
    """A phrase with all of a name that the parser cut in two: "members of the Islamic State of Iraq and the Levant".

    And with the adjective it shares a noun with others by: "Russian" of "fought Malian and Russian forces".
    """
    opens = names.at(MentionKind.ACTOR, phrase.start, phrase.start + 1)
    start = opens.start if opens and opens.start < phrase.start and opens.end <= phrase.end else phrase.start
    cut = names.at(MentionKind.ACTOR, phrase.end - 1, phrase.end)
    end = cut.end if cut and cut.end > phrase.end and cut.start >= start else phrase.end
    return Filler(start=start, end=end, text=names.text[start:end])


def _may_be_told_of(trigger: Trigger, word: int) -> bool:
    """Whether a phrase with this head may be what an act was aimed at; no time, no weapon, not "who" or "which"."""
    clause, token = trigger.clause, trigger.clause.tokens[word]
    if trigger.names.at(MentionKind.TIME, token.start, token.end):
        return False
    if trigger.saying.kind != "event" or "account" in trigger.saying.traits:
        return True
    if clause.preposition(word) == "with" and token.lemma.lower() in words("en").backing:
        return False  # "fought with support from A": A is no foe
    counted = [k for k in clause.kids(word, "nmod") if clause.preposition(k) == "of"]
    many = token.text.lower() in words("en").counting_nouns and counted
    head = clause.tokens[counted[0]] if many else token
    return head.text.lower() not in words("en").never_hit and not head.tag.startswith("W")
