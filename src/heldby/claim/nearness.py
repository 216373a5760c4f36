"""How far a time stands from a word in the tree of its sentence, in clauses: which of several times dates it.

In:     the tree of a sentence, the word that tells a claim, a time in the sentence.
Out:    a distance: 0 where the time hangs on the word, more for each clause between, infinite where it cannot date it.
Never:  the time of a saying ("said on Wednesday") for what was said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.claim.mood import is_named
from heldby.lexicon.speech import speech
from heldby.lexicon.times import time_words
from heldby.lexicon.turns import turn_words
from heldby.lexicon.words import words

if TYPE_CHECKING:
    from heldby.claim.clause import Clause
    from heldby.model import Mention

_CLAUSAL = ("ccomp", "advcl", "advcl:relcl", "acl", "acl:relcl", "parataxis", "csubj", "xcomp")
_RELATIVE = ("acl:relcl", "advcl:relcl")
_BETWEEN = frozenset({"on", "late", "early", "in", "during", "the"})
_LASTING = frozenset({"since", "for"})
_PHRASE = 6
_NO_RECORD, _FOREMOST, _FAR_BACK = frozenset({"least", "most", "latest"}), frozenset({"first", "worst"}), 10


def distance(clause: Clause, trigger: int, mention: Mention, *, is_state: bool) -> float:
    """How far a time stands from a trigger in the tree; infinite where it cannot date it."""
    head = head_of(clause, mention)
    if is_state and _LASTING & set(mention.value.split()) and _follows(clause, trigger, mention):
        return 0.0  # wherever the parser hung it: "under siege since 2013"
    if head is None or is_of_cause(clause, head, trigger) or is_of_record(clause, mention, trigger):
        return float("inf")
    elsewhere = is_of_settlement(clause, head, trigger) or (not is_state and _is_since_then(clause, trigger, mention))
    if elsewhere or (dates_saying(clause, head, trigger) and not _is_stretch(mention)):
        return float("inf")
    direct = clause.tokens[head].head == trigger
    if not direct and is_state and is_named(clause, trigger) and not _may_last(clause, trigger, mention):
        return float("inf")  # "rebel-held Douma" is so whenever the sentence tells of something else
    mine, its = clauses_above(clause, trigger), clauses_above(clause, head)
    common = next((c for c in mine if c in its), None)
    if direct or common is None:
        return 0.0 if direct else 3.0
    up = sum(_step(clause, c) for c in mine[: mine.index(common)])
    down = sum(
        0.5 if _is_habit(clause, c, mention) else _step_down(clause, c, trigger) for c in its[: its.index(common)]
    )
    return 0.5 + up + down


def _is_habit(clause: Clause, index: int, mention: Mention) -> bool:
    """Whether a clause says what somebody always does: "captured a man who plans attacks in Jos on Sunday"."""
    if mention.form != "DATE" or set(mention.value.split()) & _LASTING or not is_relative(clause, index):
        return False
    kids = clause.kids(index, "aux*", "cop")
    finite = clause.tokens[min(kids, default=index)]
    return finite.tag in ("VBZ", "VBP") and clause.lemma(finite.index) != "have"


def is_of_cause(clause: Clause, head: int, trigger: int = -1) -> bool:
    """Whether a time is that of what something answered: "a response to an attack on Tuesday"."""
    branch = head
    for noun in clause.governors(head):
        if clause.tokens[noun].pos not in ("NOUN", "PROPN"):
            return False
        if clause.lemma(noun) in time_words().answers:
            return trigger not in clause.subtree(branch)
        branch = noun
    return False


def is_of_settlement(clause: Clause, head: int, trigger: int = -1) -> bool:
    """Whether a time is that of what was settled once: "left as part of a November peace deal"."""
    noun = clause.tokens[head].head
    before = noun > head and clause.is_dep(head, "compound", "amod", "nmod:poss", "nmod:unmarked", "nummod")
    settled = clause.tokens[noun].pos in ("NOUN", "PROPN") and clause.tokens[noun].text.lower() in time_words().settled
    return before and settled and noun != trigger


def _is_since_then(clause: Clause, trigger: int, mention: Mention) -> bool:
    """Whether a day only says since when something else is so: "fought for a town held since the coup on 3 May"."""
    if _LASTING & set(mention.value.split()) or clause.tokens[trigger].start > mention.start:
        return False
    for token in [t for t in reversed(clause.tokens) if t.end <= mention.start][:_PHRASE]:
        if token.text.lower() == "since":
            return trigger < token.index and clause.tokens[token.head].head != trigger
        if token.pos in ("VERB", "AUX", "PUNCT"):
            return False
    return False


def is_of_record(clause: Clause, mention: Mention, trigger: int = -1) -> bool:
    """Whether a time only says how long nothing was like it: "the deadliest attack since 2014".

    What is told behind "since" has that time nonetheless.
    """
    inside = [t.index for t in clause.tokens if t.start < mention.end and mention.start < t.end]
    around = range(max(0, inside[0] - _FAR_BACK), inside[-1] + 1) if inside else ()
    since = next((i for i in reversed(around) if clause.tokens[i].text.lower() == "since"), 0)
    if trigger > since:
        return False
    for index in range(since - 1, max(0, since - _FAR_BACK), -1):
        token, before = clause.tokens[index], clause.tokens[index - 1]
        if token.pos == "VERB":
            return False
        greatest = (token.tag == "JJS" and token.text.lower() not in _NO_RECORD) or token.text.lower() in _FOREMOST
        if greatest and before.pos in ("DET", "PRON"):
            return True
    return False


def _may_last(clause: Clause, trigger: int, mention: Mention) -> bool:
    """Whether a state that is only named may be so since then: not "raids on rebel-held Douma since April"."""
    if not _LASTING & set(mention.value.split()):
        return False
    parted = any(clause.tokens[k].text.lower() in time_words().parting for k in clause.governors(trigger))
    return parted or not clause.is_dep(trigger, "amod", "compound")


def head_of(clause: Clause, mention: Mention) -> int | None:
    """The word of a mention that hangs on a word outside it."""
    inside = [t.index for t in clause.tokens if t.start < mention.end and mention.start < t.end]
    return next((i for i in inside if clause.tokens[i].head not in inside), inside[0] if inside else None)


def clauses_above(clause: Clause, index: int) -> list[int]:
    """The clause a word stands in and the clauses above it, inmost first."""
    found = [_clause_of(clause, index)]
    while (above := clause.tokens[found[-1]].head) != found[-1]:
        higher = _clause_of(clause, above)
        if higher in found:
            break
        found.append(higher)
    return found


def is_relative(clause: Clause, index: int) -> bool:
    """Whether a clause is a relative one: the parser says so, and "which" or the like stands in it."""
    if clause.tokens[index].dep not in _RELATIVE:
        return False
    return any(i < index and clause.tokens[i].tag in ("WDT", "WP", "WP$", "WRB") for i in clause.subtree(index))


def _clause_of(clause: Clause, index: int) -> int:
    """The head of the clause that a word stands in."""
    here = index
    for above in (index, *clause.governors(index)):
        here = above
        if _opens_clause(clause, above):
            break
    return here


def _opens_clause(clause: Clause, index: int) -> bool:
    token = clause.tokens[index]
    verbs = token.pos in ("VERB", "AUX") and clause.tokens[token.head].pos in ("VERB", "AUX")
    return token.head == index or token.dep in _CLAUSAL or (token.dep == "conj" and verbs)


def _follows(clause: Clause, trigger: int, mention: Mention) -> bool:
    """Whether a time stands right behind the trigger, but for the word that opens it."""
    between = [t for t in clause.tokens[trigger + 1 :] if t.end <= mention.start]
    return clause.tokens[trigger].end <= mention.start and len(between) == 1 and between[0].pos in ("ADP", "SCONJ")


def _step(clause: Clause, index: int) -> float:
    """What it costs to take a date from the clause above this one."""
    return 1.5 if is_relative(clause, index) else 0.5


def _step_down(clause: Clause, index: int, trigger: int) -> float:
    """What it costs to take a date from within a side clause; little when the clause describes the trigger itself.

    "Overran Kunduz, the third capital to fall in three days": what came before it dates no news.
    """
    dep = clause.tokens[index].dep
    if _tells_of_place(clause, index):
        return 3.0
    if clause.tokens[index].head == trigger and dep.startswith("acl"):
        return 0.0
    to = dep == "acl" and any(clause.tokens[k].text.lower() == "to" for k in clause.kids(index, "mark"))
    return 3.0 if to or is_relative(clause, index) else 1.0 if dep in ("conj", "xcomp", "advcl") else 2.0


def _tells_of_place(clause: Clause, index: int) -> bool:
    """Whether a participle tells what a place went through before: "an assault on Bama, seized in September"."""
    token = clause.tokens[index]
    if token.dep not in ("acl", "advcl") or token.tag != "VBN" or token.text.lower() not in turn_words()[0]:
        return False
    before = clause.tokens[max(0, index - 1 - (clause.tokens[index - 1].text == ","))]
    return index > 0 and (before.pos == "PROPN" or before.text.lower() in words("en").place_nouns)


def dates_saying(clause: Clause, head: int, trigger: int = -1) -> bool:
    """Whether a time hangs on a reporting verb that is not the trigger itself, or stands right behind one."""
    verbs = [clause.tokens[head].head]
    before = head - 1
    while before > 0 and clause.tokens[before].text.lower() in _BETWEEN:
        before -= 1
    verbs.append(before)
    return any(v != trigger and _reports(clause, v) for v in verbs)


def _is_stretch(mention: Mention) -> bool:
    """Whether a time lasts, as no saying does: "acknowledged 735 deaths since 2014", "over the past year"."""
    told = set(mention.value.split())
    return "since" in told or (mention.form == "DURATION" and "past" in told)


def _reports(clause: Clause, verb: int) -> bool:
    token, known = clause.tokens[verb], speech("en")
    word = token.text.lower()
    follows = clause.tokens[verb + 1].text.lower() if verb + 1 < len(clause.tokens) else ""
    saying = token.pos == "VERB" and word in known.saying and follows not in known.not_before.get(word, ())
    return saying and bool(clause.kids(verb, "nsubj", "ccomp", "parataxis") or token.dep in ("parataxis", "ccomp"))
