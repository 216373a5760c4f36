"""Since when the dead of a war, an offensive or of fighting count: since it began, which another sentence tells.

In:     the drafts of a report with the times that their own sentences give them, the trees of its sentences.
Out:    the same drafts, those totals dated that only say over what they count ("have been killed in the fighting").
Never:  a beginning where the report tells two; a total of a day's fight for the length of the war.

"War has raged since April 2023. Tens of thousands have been killed": from then up to publication.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from heldby.claim.nearness import head_of
from heldby.claim.totals import is_perfect
from heldby.lexicon.times import time_words
from heldby.model import Basis, Filler, MentionKind, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene
    from heldby.model import Mention

_SUBJECTS = ("nsubj", "nsubj:pass")
_OBJECTS = ("obj", "nsubj:pass")
_COUNTED_IN = ("nsubj", "obl", "nmod")
_SIDES = frozenset({"until", "before", "after", "by", "to", "from", "ahead"})
_FRESH = frozenset({"new", "fresh", "latest", "recent", "renewed"})
_SO_FAR = frozenset({"now", "far", "already"})
_WAR, _OPERATION, _FIGHTING = "war", "operation", "fighting"


@dataclass(frozen=True, slots=True)
class _Begun:
    """What began, in which sentence the report says so, the words that tell when, and how exactly they do."""

    what: str
    sentence: int
    time: Filler
    value: str

    @property
    def rank(self) -> int:
        """A date with its year tells most, then one without, then "three days ago" or "last year"."""
        return 0 if self.value[:4].isdigit() else 1 if self.value.startswith("XXXX") else 2


def counted_since(drafts: Sequence[Draft], scene: Scene, clauses: Sequence[Clause]) -> list[Draft]:
    """The drafts, with the totals of what the report tells the beginning of counted from there."""
    open_totals = [d for d in drafts if _is_total(d, scene, clauses[d.sentence])]
    begun = list(_begun(scene, clauses)) if open_totals else []
    if not begun:
        return list(drafts)
    found = {id(d): time for d in open_totals if (time := _since(d, clauses, begun))}
    figures = {figure: found[id(d)] for d in open_totals if id(d) in found and (figure := _figure(d))}
    for draft in drafts:  # "leaves 60 dead", of the 60 that the text below counts
        figure = _figure(draft) if draft.time is None and id(draft) not in found else None
        if figure in figures:
            found[id(draft)] = figures[figure]
    return [replace(d, time=found[id(d)]) if id(d) in found else d for d in drafts]


def _figure(draft: Draft) -> tuple[object, ...] | None:
    """Measure and number of victims, None where no figure gives it ("dozens")."""
    told = draft.quantity
    if draft.saying.kind != "casualty" or told is None or told.low is None or told.bound == "vague":
        return None
    return draft.saying.traits.get("measure"), told.low


def _is_total(draft: Draft, scene: Scene, clause: Clause) -> bool:
    """Whether a draft counts victims up to now and nothing in its sentence dates it but "now" or the name of a war."""
    if draft.saying.kind != "casualty" or draft.mood is None or draft.mood.status is not Status.HAPPENED:
        return False
    if draft.time is not None and not _is_now(draft.time, scene.mentions[draft.sentence]):
        return False
    return draft.is_war_toll or is_perfect(clause, draft.trigger)


def _is_now(time: Filler, mentions: Sequence[Mention]) -> bool:
    present = any(m.value.startswith("PRESENT_REF") for m in mentions if m.start == time.start)
    return present or time.text.lower() in _nouns(_WAR)


def _since(draft: Draft, clauses: Sequence[Clause], begun: Sequence[_Begun]) -> Filler | None:
    """The words for the beginning of what a total counts over; None where they are not of one mind."""
    wanted = _counted_over(draft, clauses[draft.sentence])
    if not wanted and _counts_in_it(draft, clauses[draft.sentence]):  # "The war began in May. Hundreds have died in it"
        begun = [b for b in begun if b.sentence == draft.sentence - 1]
        wanted = frozenset({_WAR, _OPERATION, _FIGHTING})
    fitting = [b for b in begun if b.what in wanted and not (b.what == _FIGHTING and b.rank == 0)]
    best = min((b.rank for b in fitting), default=0)
    told = {b.time.text: b.time for b in fitting if b.rank == best}
    return replace(next(iter(told.values())), basis=Basis.COREFERENT) if len(told) == 1 else None


def _counts_in_it(draft: Draft, clause: Clause) -> bool:
    told = [k for k in clause.kids(draft.trigger, *_COUNTED_IN) if clause.tokens[k].text.lower() == "it"]
    return any(clause.preposition(k) in ("", "in", "during") for k in told)


def _counted_over(draft: Draft, clause: Clause) -> frozenset[str]:
    """What its words say it counts over: "in the clashes"; a war where it counts so many."""
    at = draft.trigger
    above = [at, *(g for g in clause.governors(at) if clause.tokens[g].pos == "VERB")][:2]
    near = [k for verb in above for k in clause.kids(verb, *_COUNTED_IN)]
    told = {what for noun in near if not _is_fresh(clause, noun) and (what := _sort(clause, noun))}
    if told:
        return frozenset(told | ({_OPERATION, _FIGHTING} if told & {_OPERATION, _FIGHTING} else set()))
    if draft.is_war_toll:
        return frozenset({_WAR})
    so_far = any(clause.tokens[k].text.lower() in _SO_FAR for k in clause.kids(at, "advmod"))
    return frozenset({_FIGHTING, _OPERATION}) if so_far else frozenset()


def _is_fresh(clause: Clause, noun: int) -> bool:
    """Whether a noun is told as news: "new violence has killed several dozen"."""
    return any(clause.tokens[k].text.lower() in _FRESH for k in clause.kids(noun, "amod"))


def _begun(scene: Scene, clauses: Sequence[Clause]) -> Iterator[_Begun]:
    """Every beginning of a war, an operation or of fighting that the report dates."""
    for number, (clause, line) in enumerate(zip(clauses, scene.mentions, strict=True)):
        for mention in line:
            if mention.kind is not MentionKind.TIME or not _is_point(mention):
                continue
            what, time = _beginning(clause, mention)
            if what and time:
                yield _Begun(what, number, time, mention.value)


def _is_point(mention: Mention) -> bool:
    told = set(mention.value.split())
    return (mention.form == "DATE" or "ago" in told) and not told & _SIDES and not mention.value.endswith("_REF")


def _beginning(clause: Clause, mention: Mention) -> tuple[str, Filler | None]:
    """What a time is told to be the beginning of, and the words that say so: "began on 3 May", "since 3 May"."""
    head = head_of(clause, mention)
    verb = next((g for g in clause.governors(head) if _tells(clause, g)), None) if head is not None else None
    if head is None or verb is None:
        return "", None
    word = clause.tokens[verb]
    opens = word.text.lower() in time_words().beginnings and word.end <= mention.start
    if opens and clause.tokens[head].head == verb and "since" not in mention.value.split():
        what = _first_sort(clause, verb, _SUBJECTS) or _first_sort(clause, verb, _OBJECTS)
        return what, _words(clause, word.start, mention.end)
    before = clause.text[: mention.start]
    if not before.lower().endswith("since "):
        return "", None
    since = _words(clause, mention.start - len("since "), mention.end)
    when = [
        k
        for k in clause.kids(head, "acl:relcl", "advcl:relcl")
        if clause.tokens[k].text.lower() in time_words().beginnings
    ]
    if when:  # "since 3 May, when the war broke out"
        return _first_sort(clause, when[0], _SUBJECTS), since
    if not is_perfect(clause, verb):
        return "", None
    at_war = any(_sort(clause, k) == _WAR for k in clause.subtree(verb) if verb <= k < head)
    return _first_sort(clause, verb, _SUBJECTS) or (_WAR if at_war else ""), since


def _tells(clause: Clause, word: int) -> bool:
    """Whether a word is a predicate: a verb, or what somebody "has been" ("has been at war since 1991")."""
    return clause.tokens[word].pos == "VERB" or bool(clause.kids(word, "cop"))


def _first_sort(clause: Clause, verb: int, deps: tuple[str, ...]) -> str:
    """The sort of what a verb tells of: "the war began", "launched their offensive", "the clashes, which started"."""
    nouns = clause.kids(verb, *deps)
    if clause.is_dep(verb, "acl", "acl:relcl"):
        nouns = [clause.tokens[verb].head, *nouns]
    return next((what for noun in nouns if (what := _sort(clause, noun))), "")


def _sort(clause: Clause, noun: int) -> str:
    word = clause.tokens[noun].text.lower()
    return next((what for what in (_WAR, _OPERATION, _FIGHTING) if word in _nouns(what)), "")


def _nouns(what: str) -> frozenset[str]:
    known = time_words().totals
    return {_WAR: known.wars, _OPERATION: known.operations - known.fighting, _FIGHTING: known.fighting | known.clashes}[
        what
    ]


def _words(clause: Clause, start: int, end: int) -> Filler:
    return Filler(start=start, end=end, text=clause.text[start:end])
