"""Who says what: reporting verbs, "according to", and quotations that run over several sentences.

In:     the clauses of a report, the mentions in them, the small words of the language.
Out:    `Attribution`s: a source, the cue, and the stretch of text it answers for.
Never:  a source that the text does not name; "it is said" is unnamed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heldby.claim.filling import filler, named, phrase_filler
from heldby.model import Attribution, Certainty, Filler

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.filling import Names
    from heldby.lexicon.words import Words
    from heldby.model import Mention

_ACCORDING = re.compile(r"\b[Aa]ccording to\b|\b[Cc]iting\b|\b[Qq]uoting\b")
_OPENING, _CLOSING = '“‘‘"', '”’’"'
_PRONOUNS = frozenset({"he", "she", "they", "it", "who"})


def attributions(clause: Clause, names: Names, words: Words, last: tuple[Filler, ...]) -> list[Attribution]:
    """The attributions within one sentence; `last` is the last source named before it, for "he said"."""
    found = [a for verb in _saying_verbs(clause, words) if (a := _by_verb(clause, names, words, verb, last))]
    return found or list(_by_phrase(clause, names))


def _saying_verbs(clause: Clause, words: Words) -> Iterator[int]:
    for token in clause.tokens:
        if token.pos in ("VERB", "AUX") and token.text.lower() in words.saying_verbs:
            yield token.index


def _by_verb(clause: Clause, names: Names, words: Words, verb: int, last: tuple[Filler, ...]) -> Attribution | None:
    content = _content(clause, verb)
    subjects = clause.kids(verb, "nsubj") or _inverted_subject(clause, verb)
    if not content or (not subjects and not clause.kids(verb, "nsubj:pass")):
        return None
    token = clause.tokens[verb]
    sources = _sources(clause, names, subjects, last) if subjects else ()
    if subjects and clause.tokens[subjects[0]].text.lower() in words.unnamed and not sources:
        sources = ()
    elif not subjects and token.text.lower() not in ("said", "reported", "claimed", "alleged"):
        return None
    start, end = clause.bounds(content)
    return Attribution(
        start=start,
        end=end,
        sources=sources,
        cue=Filler(start=token.start, end=token.end, text=token.text),
        certainty=words.doubting_verbs.get(token.text.lower(), Certainty.CERTAIN),
    )


def _content(clause: Clause, verb: int) -> list[int]:
    """What a reporting verb reports: its clause, or the clause it hangs on as an aside ("..., X said")."""
    inside = clause.kids(verb, "ccomp", "xcomp", "parataxis", "advcl")
    inside = [k for k in inside if clause.tokens[k].dep != "advcl" or clause.tokens[k].pos == "VERB"]
    complements = [k for k in inside if clause.tokens[k].dep in ("ccomp", "parataxis", "xcomp")]
    if complements:
        return sorted(i for k in complements for i in clause.subtree(k))
    token = clause.tokens[verb]
    if token.dep in ("parataxis", "advcl", "conj", "ccomp") and token.head != verb:
        own = set(clause.subtree(verb))
        return [i for i in range(len(clause.tokens)) if i not in own]
    objects = clause.kids(verb, "obj")
    return sorted(i for k in objects for i in clause.subtree(k))


def _inverted_subject(clause: Clause, verb: int) -> list[int]:
    """ "..., said Knights": the noun after the verb, when the parser took it for something else."""
    after = [k for k in clause.kids(verb, "obj", "xcomp", "nsubj:pass", "obl") if k == verb + 1 or k > verb]
    return [k for k in after if clause.tokens[k].pos in ("PROPN", "NOUN") and not clause.kids(k, "case")][:1]


def _sources(clause: Clause, names: Names, subjects: Sequence[int], last: tuple[Filler, ...]) -> tuple[Filler, ...]:
    if clause.tokens[subjects[0]].text.lower() in _PRONOUNS:
        return last
    for kind in ("person", "actor"):
        found = _direct(named(clause, names, subjects, kind))
        if found:
            return tuple(filler(m) for m in found)
    return tuple(f for s in subjects if (f := phrase_filler(clause, names.text, s)))


def _direct(mentions: Sequence[Mention]) -> list[Mention]:
    """Sources themselves, not the countries they are described by."""
    return [m for m in mentions if m.form not in ("pronoun", "demonym")] or list(mentions)


def _by_phrase(clause: Clause, names: Names) -> Iterator[Attribution]:
    text = names.text[clause.sentence.start : clause.sentence.end]
    for match in _ACCORDING.finditer(text):
        at = clause.sentence.start + match.start()
        after = [t for t in clause.tokens if t.start >= clause.sentence.start + match.end()]
        if not after:
            continue
        head = after[0].index
        while clause.tokens[head].head > head and clause.tokens[clause.tokens[head].head].pos in ("NOUN", "PROPN"):
            head = clause.tokens[head].head
        sources = next(
            (
                tuple(filler(m) for m in _direct(f))
                for k in ("person", "actor")
                if (f := named(clause, names, [head], k))
            ),
            None,
        )
        cue = Filler(start=at, end=at + len(match.group()), text=match.group())
        yield Attribution(
            start=clause.sentence.start,
            end=clause.sentence.end,
            sources=sources or tuple(f for f in (phrase_filler(clause, names.text, head),) if f),
            cue=cue,
        )


def quoted_stretches(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of a passage inside double quotation marks, in order; an unclosed one ends with the passage."""
    found, opened = [], None
    here = start
    while here < end:
        double = text[here : here + 2] in ("‘‘", "’’", "''")
        mark = text[here : here + 2] if double else text[here]
        if opened is None and mark in ("“", '"', "‘‘", "''"):
            opened = here + len(mark)
        elif opened is not None and mark in ("”", '"', "’’", "''"):
            found.append((opened, here))
            opened = None
        here += 2 if double else 1
    if opened is not None and opened < end:
        found.append((opened, end))
    return found
