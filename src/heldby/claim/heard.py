"""Who tells what a passive tells: "clashes were reported", "was claimed by X", "has been accused of", "was put at 8".

In:     a clause, the mentions in it, the words for those who speak.
Out:    `Told`s: who stands behind "by", somebody unnamed where nobody does.
Never:  "it was reported that" and "are reported to have", which are `voice`'s; what "no" denies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.claim.described import Speaker
from heldby.claim.speakers import Speakers
from heldby.claim.telling import Told
from heldby.lexicon.times import time_words
from heldby.model import Certainty, Filler

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heldby.claim.clause import Clause
    from heldby.claim.filling import Names
    from heldby.lexicon.speech import Speech

_REPORTED, _CLAIMED, _ACCUSED, _PUT = "reported", "claimed", "accused", frozenset({"put", "placed", "given"})
_VERBS = frozenset({_REPORTED, _CLAIMED, _ACCUSED, *_PUT})
_CLAUSES = ("acl:relcl", "acl", "appos")


def heard(clause: Clause, names: Names, speech: Speech) -> Iterator[Told]:
    """What each passive of a sentence credits to somebody."""
    if _VERBS.isdisjoint(clause.lower):
        return
    for token in clause.tokens:
        if token.text.lower() not in _VERBS or not clause.kids(token.index, "aux:pass"):
            continue
        subject = next(iter(clause.kids(token.index, "nsubj:pass")), None)
        if subject is not None:
            yield from _told(clause, names, speech, (token.index, subject))


def _told(clause: Clause, names: Names, speech: Speech, at: tuple[int, int]) -> Iterator[Told]:
    verb, subject = at
    lower, noun = clause.tokens[verb].text.lower(), clause.tokens[subject].text.lower()
    by = _by_whom(clause, names, speech, verb)
    of_act = noun in time_words().taken_up | time_words().totals.clashes | time_words().totals.fighting
    if (
        lower == _REPORTED
        and by is None
        and of_act
        and not _is_denied(clause, at)
        and not _goes_on(clause, verb, speech)
    ):
        yield _made(clause, verb, by, _phrase(clause, verb), Certainty.PROBABLE)
    elif lower == _CLAIMED and by is not None and of_act:
        yield _made(clause, verb, by, [*_phrase(clause, subject), verb], Certainty.POSSIBLE)
    elif lower == _ACCUSED and (of := _of_what(clause, verb)):
        sure = Certainty.POSSIBLE if by is None else Certainty.CERTAIN
        yield _made(clause, verb, by, [subject, *clause.subtree(of)], sure)
    elif lower in _PUT and by is None and noun in speech.with_object.get("put", ()):
        yield _made(clause, verb, by, clause.subtree(verb), Certainty.CERTAIN)


def _by_whom(clause: Clause, names: Names, speech: Speech, verb: int) -> Speaker | None:
    """The speaker behind "by"."""
    for agent in clause.kids(verb, "obl", "obl:agent"):
        signs = [k for k in clause.kids(agent, "case") if clause.tokens[k].text.lower() == "by"]
        if signs:
            return Speakers(clause=clause, names=names, speech=speech).after(signs[0] + 1)
    return None


def _phrase(clause: Clause, word: int) -> list[int]:
    """A word and what belongs to it, but no clause that only tells more of it: "an attack, in which 30 died"."""
    below = clause.subtree(word)
    apart = {i for k in below if k != word and clause.is_dep(k, *_CLAUSES) for i in clause.subtree(k)}
    return [i for i in below if i not in apart]


def _is_denied(clause: Clause, at: tuple[int, int]) -> bool:
    """ "No casualties were reported", "were not reported"."""
    return any(clause.tokens[k].text.lower() in ("no", "not", "n't", "n’t") for i in at for k in clause.kids(i))


def _goes_on(clause: Clause, verb: int, speech: Speech) -> bool:
    """Whether more is told behind it: "reported to have", "reported killed"."""
    follows = clause.tokens[verb + 1].text.lower() if verb + 1 < len(clause.tokens) else ""
    return follows == "to" or follows in speech.fates


def _of_what(clause: Clause, verb: int) -> int:
    """The deed behind "of"; 0 where none is told."""
    near = [verb, *clause.kids(verb, "obl:agent")]  # "accused by rights groups of shelling": hung on the groups
    deeds = [k for word in near for k in clause.kids(word, "advcl", "obl", "xcomp", "acl", "nmod")]
    return next((k for k in deeds if any(clause.tokens[m].text.lower() == "of" for m in clause.kids(k))), 0)


def _stretches(clause: Clause, told: list[int]) -> Iterator[tuple[int, int]]:
    """The stretches of text that words stand in, parted where a clause that is left out stands between."""
    first = told[0]
    for here, follows in zip(told, [*told[1:], len(clause.tokens) + 1], strict=True):
        if follows > here + 1:
            yield clause.tokens[first].start, clause.tokens[here].end
            first = follows


def _made(clause: Clause, verb: int, by: Speaker | None, told: list[int], certainty: Certainty) -> Told:
    token = clause.tokens[verb]
    return Told(
        speaker=by or Speaker(first=verb, last=verb, fillers=(), form="unnamed", word=""),
        cue=Filler(start=token.start, end=token.end, text=clause.given(token)),
        contents=tuple(_stretches(clause, sorted(told))),
        certainty=certainty,
        words=by.fillers[0] if by and by.fillers else None,
    )
