"""What is told by a noun: "speculation of an offensive", "fears that", "reports that", "the army's claim that".

In:     a clause, the mentions in it, the nouns for what is told.
Out:    `Told`s: the owner of the noun as the speaker, somebody unnamed where it has none.
Never:  reports as papers ("a report by the ministry said"); that is `voice`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.claim.described import Speaker
from heldby.claim.filling import filler
from heldby.claim.speakers import Speakers
from heldby.claim.telling import Told
from heldby.lexicon.words import words
from heldby.model import Certainty, Filler, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heldby.claim.clause import Clause
    from heldby.claim.filling import Names
    from heldby.lexicon.speech import Speech

_OPENING = frozenset({"that", "of"})
_BEING = frozenset({"is", "are", "was", "were", "been"})
_SPARE = frozenset({"the", "a", "an", "some", "growing", "new", "recent", "further", "'s", "\u2019s", "'", "\u2019"})


def hearsay(clause: Clause, names: Names, speech: Speech) -> Iterator[Told]:
    """What each noun of telling in a sentence credits, and to whom."""
    if speech.tidings.keys().isdisjoint(clause.lower):
        return
    tokens = clause.tokens
    for token in tokens[:-2]:
        told = speech.tidings.get(token.text.lower())
        if told is None:
            continue
        after = tokens[token.index + 1].text.lower()
        if after not in _OPENING or (after == "that" and not _is_noun(clause, token.index)):
            continue
        owner = _owner(clause, names, token.index)
        denier = _denier(clause, names, speech, token.index)
        owner, told = (denier, Certainty.CERTAIN) if denier else (owner, told)
        cue = Filler(start=token.start, end=token.end, text=clause.given(token))
        yield Told(
            speaker=owner or Speaker(first=token.index, last=token.index, fillers=(), form="unnamed", word=""),
            cue=cue,
            contents=((tokens[token.index + 2].start, tokens[_end(clause, token.index) - 1].end),),
            certainty=told,
            words=owner.fillers[0] if owner and owner.fillers else None,
        )


def _is_noun(clause: Clause, index: int) -> bool:
    """Whether a word is a noun, or must be one behind "be": "there were also reports that", "these are claims that"."""
    before = index - 1
    while before > 0 and clause.tokens[before].pos == "ADV":
        before -= 1
    return clause.tokens[index].pos in ("NOUN", "PROPN") or clause.tokens[before].text.lower() in _BEING


def reportedly(clause: Clause, speech: Speech) -> Iterator[Told]:
    """What an adverb of hearsay credits to somebody unnamed: "clashes reportedly broke out" near the town."""
    if speech.adverbs.keys().isdisjoint(clause.lower):
        return
    for token in clause.tokens:
        certainty = speech.adverbs.get(token.text.lower())
        verb = clause.tokens[token.head]
        if certainty is None or token.dep != "advmod" or verb.pos != "VERB":
            continue
        others = {
            i
            for k in clause.kids(verb.index, "conj")
            if clause.kids(k, "nsubj", "nsubj:pass")
            for i in clause.subtree(k)
        }
        told = [i for i in sorted(clause.subtree(verb.index)) if i < min(others, default=len(clause.tokens))]
        yield Told(
            speaker=Speaker(first=token.index, last=token.index, fillers=(), form="unnamed", word=""),
            cue=Filler(start=token.start, end=token.end, text=clause.given(token)),
            contents=((clause.tokens[told[0]].start, clause.tokens[told[-1]].end),),
            certainty=certainty,
            words=None,
        )


def _end(clause: Clause, noun: int) -> int:
    """Where what is told ends: before a comma, or with the sentence."""
    return next((t.index for t in clause.tokens[noun + 2 :] if t.text in (",", ";", "\u2014")), len(clause.tokens))


def _denier(clause: Clause, names: Names, speech: Speech, noun: int) -> Speaker | None:
    """Who denies what is told: "the rebels dismissed claims that they had lost the town"."""
    verb = clause.tokens[noun].head
    if not clause.is_dep(noun, "obj") or clause.lemma(verb) not in words("en").deniers:
        return None
    for subject in clause.kids(verb, "nsubj"):
        token = clause.tokens[subject]
        named = names.at(MentionKind.PERSON, token.start, token.end) or names.at(
            MentionKind.ACTOR, token.start, token.end
        )
        if named and named.form != "pronoun":
            return Speaker(first=subject, last=subject, fillers=(filler(named),), form="named", word=token.text.lower())
        return Speakers(clause=clause, names=names, speech=speech).ending_at(subject) if named is None else None
    return None


def _owner(clause: Clause, names: Names, noun: int) -> Speaker | None:
    """The actor right before the noun ("Russian claims that", "the army's claim that")."""
    at = noun - 1
    while at >= 0 and clause.tokens[at].text.lower() in _SPARE:
        at -= 1
    token = clause.tokens[at]
    found = names.at(MentionKind.ACTOR, token.start, token.end) if at >= 0 else None
    if found is None or found.form == "pronoun":
        return None
    return Speaker(first=at, last=at, fillers=(filler(found),), form="named", word=token.text.lower())
