"""Whose words go on where a sentence names no speaker: "Another 11 died", "I hid in a doorway", before "it added".

In:     the sentences of a report, what each sentence credits.
Out:    `Attribution`s of whole sentences that stand under the speaker of another.
Never:  a sentence that credits somebody itself; more than two between a speaker's words and what he adds.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heldby.claim.clause import Clause
    from heldby.lexicon.speech import Speech
    from heldby.model import Attribution

QUOTE_MARK = re.compile("‘‘|’’|''|[“\"”]")
_BRACKETED = 2
_ONESELF = frozenset({"I", "we", "We", "my", "My", "our", "Our", "me", "us"})


def goes_on(
    clause: Clause, before: Clause, found: Sequence[Attribution], words: Speech, *, dated: bool = False
) -> bool:
    """Whether a sentence without a speaker takes up what the speaker of the one before told: "Another 11 were ..."."""
    if not found:
        return False
    if _of_oneself(clause):
        return found[-1].end > before.sentence.start and bool(found[-1].sources)
    first = [t.text.lower() for t in clause.tokens[:3]]
    opens = any(" ".join(first[:n]) in words.going_on for n in (1, 2, 3))
    opens = opens or (not dated and _is_backshifted(clause, before))
    if not opens or found[-1].cue.start < before.sentence.start:
        return False
    return not QUOTE_MARK.search(clause.text, found[-1].start, found[-1].end)  # a quoted witness does not go on


def _is_backshifted(clause: Clause, before: Clause) -> bool:
    """ "Ten had died, he said. The ministry had lost 241 men.": the second "had" is of what he said, like the first."""
    if "\n" in clause.text[before.sentence.end : clause.sentence.start]:
        return False
    root = next((t.index for t in clause.tokens if t.dep == "root"), -1)
    return _is_past_perfect(clause, root) and any(_is_past_perfect(before, t.index) for t in before.tokens)


def _is_past_perfect(clause: Clause, verb: int) -> bool:
    told = clause.tokens[verb].tag == "VBN" and clause.tokens[verb].dep in ("root", "ccomp", "conj", "parataxis")
    return told and any(clause.tokens[k].text.lower() == "had" for k in clause.kids(verb, "aux"))


def _of_oneself(clause: Clause) -> bool:
    """Whether somebody speaks of himself outside quotation marks, as the author of news does not."""
    quoted = QUOTE_MARK.search(clause.text, clause.sentence.start, clause.sentence.end)
    return not quoted and any(t.text in _ONESELF and t.pos == "PRON" for t in clause.tokens)


def bracketed(
    here: Sequence[Attribution], found: Sequence[Attribution], before: Sequence[Clause], words: Speech
) -> Iterator[Attribution]:
    """The sentences that credit nobody between what somebody said and what he then "added": they are his too."""
    for one in here:
        if one.cue.text.lower() not in words.adding or not one.sources:
            continue
        mine = [a for a in found if a.sources == one.sources and a.cue.start < one.cue.start]
        if not mine:
            continue
        last = max(mine, key=lambda a: a.cue.start)
        between = [c.sentence for c in before[-_BRACKETED - 1 :] if c.sentence.start > max(last.cue.end, last.end - 1)]
        said = [a for a in found if between and a.end > between[0].start and a.cue != one.cue]
        named = any(f.text != f.text.lower() for f in one.sources)  # "the source" may be another by now
        if len(between) > (_BRACKETED if named else 1) or said:
            continue
        for sentence in between:
            yield replace(last, start=sentence.start, end=sentence.end)
