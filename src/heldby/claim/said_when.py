"""When somebody said what he said: "said on Monday", "told reporters in May that", "on Sunday the ministry announced".

In:     a clause, the mentions in it, a verb of telling and who speaks.
Out:    the words of the day or month on which it was said, None where none stand beside it.
Never:  a time that may be that of what is told ("said in May rebels took A").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.claim.contents import FINITE
from heldby.model import Filler, MentionKind

if TYPE_CHECKING:
    from heldby.claim.clause import Clause
    from heldby.claim.contents import Contents
    from heldby.claim.described import Speaker
    from heldby.claim.filling import Names
    from heldby.model import Mention, Token

_REACH, _JUST_BEFORE = 6, 2
_POINTS = (".", ",", ":", '"')
_OPENING = ("that", ",", ":", '"', "\u201c")


def said_when(clause: Clause, names: Names, telling: tuple[int, Speaker | None], contents: Contents) -> Filler | None:
    """The date of the saying: beside the verb or its hearer, or right before the speaker."""
    verb, speaker = telling
    tokens = clause.tokens
    last = max(verb, speaker.last if speaker else verb)
    for token in tokens[last + 1 : last + 1 + _REACH]:
        if mention := _date(names, token):
            return _filler(mention)
        lower = token.text.lower()
        ends = token.tag in FINITE or token.text in _POINTS or lower in ("that", "in")
        if ends and not (lower == "in" and _leads_to_date(clause, names, token.index)):
            break
    for token in tokens[max(0, (speaker.first if speaker else verb) - _JUST_BEFORE) : verb]:
        mention = _date(names, token)
        opens = not speaker or token.index > speaker.first or not contents.has_before(speaker.first)
        if mention and opens:
            return _filler(mention)
    return None


def _date(names: Names, token: Token) -> Mention | None:
    mention = names.at(MentionKind.TIME, token.start, token.end)
    return mention if mention and mention.form in ("DATE", "TIME") else None


def _leads_to_date(clause: Clause, names: Names, index: int) -> bool:
    """The "in" of "said in May that", not of "said in May rebels took A"."""
    after = clause.tokens[index + 1] if index + 1 < len(clause.tokens) else None
    mention = names.at(MentionKind.TIME, after.start, after.end) if after else None
    follows = next((t for t in clause.tokens[index + 2 :] if t.start >= mention.end), None) if mention else None
    return follows is not None and follows.text.lower() in _OPENING


def _filler(mention: Mention) -> Filler:
    return Filler(start=mention.start, end=mention.end, text=mention.text)
