"""Whether a thing is told as done, under way, planned, expected or supposed; denied; and how surely.

In:     a clause and the trigger word of a claim.
Out:    `Mood`: status, polarity and hedge.
Never:  whether it is true.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from heldby.claim.arguments import exploiters, is_foremost
from heldby.claim.asked import is_called_for
from heldby.claim.chances import came_to_nothing, chance_of
from heldby.claim.denials import acts_on_another, denies, is_denied_from_afar, is_no, is_ruled_out, is_unwilled
from heldby.claim.doubts import doubts, gauged
from heldby.claim.modals import modal
from heldby.claim.nobody import is_nobody
from heldby.claim.presupposed import is_presupposed
from heldby.claim.supposing import supposes
from heldby.claim.under_way import goes_on
from heldby.lexicon.times import time_words
from heldby.model import Certainty, Filler, Hedge, Polarity, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from heldby.claim.clause import Clause
    from heldby.lexicon.words import Words
    from heldby.model import Token

_CLAUSAL = frozenset(
    {"xcomp", "ccomp", "acl", "acl:relcl", "advcl", "csubj", "csubj:pass", "obj", "obl", "nmod", "nsubj:pass"}
)
_COUNTED = frozenset({"nsubj", "nsubj:pass", "obj"})
_WILLS = frozenset({"intention", "hope", "look"})
_DEFINITE = frozenset({"the", "this", "that", "their", "its", "his"})
_ALREADY = frozenset({"since", "despite"})
_PAST_BY = frozenset({"after", "following"})
_MEANWHILE = frozenset({"as", "while", "when", "although", "because"})
_FINITE = frozenset({"VBD", "VBP", "VBZ"})
_PAST = frozenset({"was", "were", "had", "has", "have", "been"})
_PRESENT = ("VBZ", "VBP")
_PERFECT = frozenset({"has", "have", "'ve", "’ve"})
_PRESENT_AUX = frozenset({"is", "are", "'s", "’s", "do", "does"})
_BEING = frozenset({"is", "are", "be", "'s", "’s", "'re", "’re"})


_RANK = {Certainty.POSSIBLE: 0, Certainty.PROBABLE: 1, Certainty.CERTAIN: 2}
_Cue = tuple[Status | None, bool, Hedge | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """How a claim is told."""

    status: Status = Status.HAPPENED
    polarity: Polarity = Polarity.ASSERTED
    hedge: Hedge = field(default_factory=Hedge)

    @property
    def is_denied(self) -> bool:
        """Whether it is said not to be so."""
        return self.polarity is Polarity.DENIED

    @property
    def is_so(self) -> bool:
        """Whether it is told as something that is or was: no plan, no supposition, no denial."""
        return self.status.is_real and not self.is_denied


def mood(clause: Clause, trigger: int, words: Words, *, aspect: str, standing: bool = False) -> Mood:
    """Read the mood of a trigger from its own auxiliaries and from what governs it.

    `standing` is whether it tells how things stand: what is only named so ("to break the siege of the town",
    "rebel-held Douma") is so whatever is planned for it.
    """
    named = standing and is_named(clause, trigger)
    told = [*_own(clause, trigger, words), *_aside(clause, trigger, words)] if named else None
    cues = list(_cues(clause, trigger, words)) if told is None else told
    status = _foremost(cues, words) or (
        _standing_status(clause, trigger) if named else _plain_status(clause, trigger, "state" if standing else aspect)
    )
    denied = (sum(p for _, p, _ in cues) + _is_of_nobody(clause, trigger, words)) % 2 == 1
    denied = denied or is_denied_from_afar(clause, trigger, words)
    hedges = [h for _, _, h in cues if h]
    hedge = min(hedges, key=lambda h: _RANK[h.certainty], default=Hedge())
    return Mood(status=status, polarity=Polarity.DENIED if denied else Polarity.ASSERTED, hedge=hedge)


def _foremost(cues: list[_Cue], words: Words) -> Status | None:
    """What the nearest word gives; but what is only talked of is no plan, and a "would" tells what is vowed."""
    told = [(status, hedge) for status, _, hedge in cues if status]
    if any(hedge and hedge.cue and hedge.cue.text.lower() in words.rumouring for _, hedge in told):
        return Status.HYPOTHETICAL
    aims = [status for status, _ in told if status in (Status.PLANNED, Status.EXPECTED)]
    supposed = bool(told) and told[0] == (Status.HYPOTHETICAL, None)
    return aims[0] if supposed and aims else next((status for status, _ in told), None)


def _cues(clause: Clause, trigger: int, words: Words) -> Iterator[_Cue]:
    """What the trigger's own words say, then what the words above it say, nearest first."""
    yield from _own(clause, trigger, words)
    if is_presupposed(clause, trigger, words):
        return
    if is_called_for(clause, trigger):
        yield Status.PLANNED, False, None
    if noun := chance_of(clause, trigger, words):
        yield Status.HYPOTHETICAL, False, _hedge(Certainty.POSSIBLE, noun, clause)
    elif came_to_nothing(clause, trigger, words):
        yield None, True, None
    here = trigger
    for above in clause.governors(trigger):
        yield from _governed(clause, here, above, words)
        if not _reaches(clause, here, words):
            break
        yield from _own(clause, above, words, inherited=True)
        here = above


def _aside(clause: Clause, trigger: int, words: Words) -> Iterator[_Cue]:
    """What governs a word that only names: "denied the encirclement of the town", "fears of a siege"."""
    here = trigger
    while clause.is_dep(here, "conj") and clause.tokens[clause.tokens[here].head].pos == "NOUN":
        here = clause.tokens[here].head
    if clause.is_dep(here, "obj", "nsubj:pass") and clause.lemma(clause.tokens[here].head) in words.deniers:
        yield None, True, None
    definite = {clause.tokens[k].text.lower() for k in clause.kids(here, "det", "nmod:poss")} & _DEFINITE
    above = clause.tokens[here].head
    if clause.is_dep(here, "obj", "nmod", "obl") and clause.lemma(above) in words.fearing and not definite:
        yield Status.HYPOTHETICAL, False, _hedge(Certainty.POSSIBLE, clause.tokens[above], clause)


def is_named(clause: Clause, trigger: int) -> bool:
    """Whether a word names a thing or describes one, and tells nothing of its own: no predicate with "is" or "was".

    A participle behind its noun describes it too: "a village held by rebels", "troops backed by Russia".
    """
    token = clause.tokens[trigger]
    if clause.kids(trigger, "cop") or token.head == trigger:
        return False
    finite = clause.kids(trigger, "aux", "aux:pass", "mark")
    behind = token.dep == "acl" and token.tag == "VBN" and not finite
    return token.pos != "VERB" or token.dep in ("amod", "compound", "nmod") or behind


def _standing_status(clause: Clause, trigger: int) -> Status:
    """What is only named stands, but for "a group formerly allied with them" and "after a ten-day occupation"."""
    once = any(clause.tokens[k].text.lower() in time_words().over for k in clause.kids(trigger, "advmod"))
    once = once or clause.preposition(trigger) in _PAST_BY
    return Status.HAPPENED if once else Status.ONGOING


def _is_of_nobody(clause: Clause, trigger: int, words: Words) -> bool:
    """Whether the subject or object says that it befell nobody: "no villagers were hurt", "nobody was detained"."""
    here, above = trigger, clause.tokens[trigger].head
    told = clause.kids(here, "nsubj", "nsubj:pass", "obj")
    nobody_fell = clause.tokens[here].text.lower() in words.losses and clause.lemma(above) in words.reports
    if nobody_fell and clause.preposition(here) == "of":
        told.append(above)  # "no reports of casualties"
    while not told and clause.tokens[here].dep == "conj":
        here = clause.tokens[here].head
        told = clause.kids(here, "nsubj", "nsubj:pass")
    if any(is_nobody(clause, k) for k in told):
        return True
    return any(is_no(clause, d, words) for k in told for d in clause.kids(k, "det"))


def _reaches(clause: Clause, word: int, words: Words) -> bool:
    """Whether the mood of the word above also holds of this one (a list member shares it, a side clause does not)."""
    dep = clause.tokens[word].dep
    if dep in ("obl", "nmod") and clause.preposition(word) in _ALREADY:
        return False  # "cannot be reached since the fall of the town"
    if dep in ("xcomp", "conj", "obj", "obl", "nsubj", "nsubj:pass", "csubj", "compound", "nmod"):
        return True
    opening = {clause.tokens[m].text.lower() for m in clause.kids(word, "mark", "obj", "nsubj")}
    told = "that" in opening and clause.lemma(clause.tokens[word].head) in words.governors
    aimed = dep == "acl" and "to" in opening and clause.tokens[word].tag != "VBG"
    return aimed or (dep in ("acl", "acl:relcl", "ccomp") and told)


def _own(clause: Clause, word: int, words: Words, *, inherited: bool = False) -> Iterator[_Cue]:
    for kid in clause.kids(word):
        token = clause.tokens[kid]
        lower = token.text.lower()
        if not inherited and denies(clause, kid, words):
            yield None, True, None
        elif token.dep == "aux" and lower in words.modals:
            if told := modal(clause, kid, words):
                yield told[0], False, _hedge(told[1], token, clause)
        elif token.dep == "advmod" and lower in words.hedges:
            yield None, False, _hedge(words.hedges[lower], token, clause)
        elif supposes(clause, kid, words) and not (inherited and lower in words.not_yet):
            yield Status.HYPOTHETICAL, False, None
        elif token.dep == "nsubj:outer":  # "the fear is that the town has fallen"
            yield from _feared(clause, word, kid, words)
        elif token.dep in _COUNTED and not inherited:
            yield from _doubtful(clause, gauged(clause, kid, words))
    if _is_to_be(clause, word):
        yield Status.PLANNED, False, None
    if not inherited:
        yield from _doubtful(clause, doubts(clause, word, words))
    token = clause.tokens[word]
    if token.pos in ("ADJ", "VERB") and token.text.lower() in words.hedges and not inherited:
        yield None, False, _hedge(words.hedges[token.text.lower()], token, clause)


def _feared(clause: Clause, word: int, noun: int, words: Words) -> Iterator[_Cue]:
    """What is only hoped or feared to have been is possible; "the plan is that they leave" tells a plan."""
    status, denied, certainty = words.governors.get(clause.lemma(noun), (None, False, Certainty.CERTAIN))
    if status is Status.PLANNED and not (clause.tokens[word].tag == "VBD" or clause.kids(word, "aux", "aux:pass")):
        yield status, False, None
    elif not denied and (status is Status.PLANNED or certainty is not Certainty.CERTAIN):
        doubt = Certainty.POSSIBLE if certainty is Certainty.CERTAIN else certainty
        yield None, False, _hedge(doubt, clause.tokens[noun], clause)


def _doubtful(clause: Clause, found: Iterable[tuple[Certainty, Token]]) -> Iterator[_Cue]:
    for certainty, token in found:
        yield None, False, _hedge(certainty, token, clause)


def _is_to_be(clause: Clause, verb: int) -> bool:
    """ "Their goal was to capture the town", "the army is to leave"."""
    marks = {clause.tokens[k].text.lower() for k in clause.kids(verb, "mark")}
    return clause.tokens[verb].tag == "VB" and "to" in marks and bool(clause.kids(verb, "cop"))


def _plainly(clause: Clause, word: int, words: Words) -> _Cue | None:
    """What a word above says whatever else is told: "were false", "has yet to", "the talks are due to resume"."""
    if is_ruled_out(clause, word):
        return Status.PLANNED, True, None
    if _is_called_false(clause, word, words) or _is_yet_to_come(clause, word):
        return None, True, None
    above = clause.tokens[word].head
    status, denied, certainty = words.governors.get(clause.lemma(above), (None, False, Certainty.CERTAIN))
    begins = any(clause.lemma(k) in words.beginning for k in clause.kids(above, "xcomp"))
    if not clause.tokens[word].dep.startswith("nsubj") or status is None or not begins:
        return None
    return status, denied, _hedge(certainty, clause.tokens[above], clause)


def _is_called_false(clause: Clause, word: int, words: Words) -> bool:
    """ "Reports that the town had fallen were wrong"."""
    told = clause.is_dep(word, "nsubj") and clause.lemma(word) in words.governors
    return told and clause.lemma(clause.tokens[word].head) in words.falsehoods


def _is_yet_to_come(clause: Clause, word: int) -> bool:
    """ "Has yet to withdraw"."""
    above = clause.tokens[word].head
    have = clause.is_dep(word, "xcomp") and clause.lemma(above) == "have"
    return have and any(clause.tokens[k].text.lower() == "yet" for k in clause.kids(above))


def _governed(clause: Clause, word: int, above: int, words: Words) -> Iterator[_Cue]:
    dep = clause.tokens[word].dep
    if plain := _plainly(clause, word, words):
        yield plain
        return
    token = clause.tokens[above]
    lemma = token.lemma.lower()
    is_done = dep == "nsubj:pass" and lemma in words.moved  # "the battle was fought", "the attack was driven back"
    is_done = is_done or _is_meanwhile(clause, word)
    if is_done or dep not in _CLAUSAL or _is_over(clause, word, words) or _has_purpose(clause, word, above, words):
        return
    infinitive = any(clause.tokens[m].text.lower() == "to" for m in clause.kids(word, "mark"))
    infinitive = infinitive and clause.tokens[word].tag != "VBG"  # not "in addition to causing damage"
    complement = dep in ("xcomp", "ccomp", "csubj", "csubj:pass", "nsubj:pass") or infinitive
    complement = complement or _follows_at_once(clause, word, above)
    achieved = lemma in words.achievements and token.dep != "acl"  # not "a coalition led by A to drive B out"
    if infinitive and achieved and _is_negated(clause, above, words):
        yield None, True, None  # "had not been able to capture it"
        return
    done = token.tag in ("VBD", "VBN") and (achieved or _is_habit(clause, above, words))
    used = lemma in words.using and token.tag in ("VBD", "VBN", "VBP", "VBZ") and not _is_modal(clause, above)
    done = done or (used and clause.lemma(word) in words.strikes | words.carrying_out)
    if infinitive and (done or (dep == "acl" and exploiters(clause, word))):
        return
    purpose = dep in ("advcl", "acl") and not achieved and not is_foremost(clause, above)
    governs = lemma in words.governors and not (lemma in words.on_the_point and acts_on_another(clause, word, above))
    if governs and (complement or dep in ("obj", "obl", "nmod", "acl")):
        status, denied, certainty = words.governors[lemma]
        if lemma in words.on_the_point and _is_so_now(clause, above):
            status, denied, certainty = Status.EXPECTED, False, Certainty.PROBABLE  # "is close to taking the town"
        fits = infinitive if lemma in words.meaning else complement or lemma in words.nominal_governors
        fits = fits and (lemma not in words.rumouring or _is_talk(token, words))
        if status and not fits:
            return
        if status is Status.PLANNED and _is_told_as_past(clause, word):
            return
        if status in (Status.EXPECTED, Status.HYPOTHETICAL) and _is_told_as_past(clause, word):
            status = None  # "it is likely that the army was behind it", "rumours that the town had fallen"
        if seems := _seems(clause, word, above, words, status):
            status, certainty = seems
        willed = status in (Status.PLANNED, Status.EXPECTED) and is_unwilled(clause, above, words)
        yield status, denied or willed, _hedge(certainty, token, clause)
    elif infinitive and (purpose or lemma in words.commanding):
        yield Status.PLANNED, False, None


def _seems(
    clause: Clause, word: int, above: int, words: Words, status: Status | None
) -> tuple[Status | None, Certainty] | None:
    """ "Look to have taken the town" tells what seems done, "looks set to fall" what seems to come; else None."""
    verb = clause.tokens[above]
    if verb.lemma.lower() in words.seeming and any(clause.lemma(k) == "have" for k in clause.kids(word, "aux")):
        return None, Certainty.PROBABLE
    if status is Status.PLANNED and verb.dep == "xcomp" and clause.lemma(verb.head) in words.seeming:
        return Status.EXPECTED, Certainty.PROBABLE
    return None


def _is_talk(token: Token, words: Words) -> bool:
    """ "Talk of an offensive", "rumours that the town will fall"; not "talks to end the siege", "talked about it"."""
    return token.text.lower() in words.rumouring and token.pos in ("NOUN", "PROPN")


def _is_meanwhile(clause: Clause, word: int) -> bool:
    """ "Aid fears as troops attack the port": what happens beside it, not what is feared."""
    if not clause.is_dep(word, "acl", "advcl") or clause.tokens[word].tag not in _FINITE:
        return False
    return any(clause.tokens[k].text.lower() in _MEANWHILE for k in clause.kids(word, "mark"))


def _is_modal(clause: Clause, verb: int) -> bool:
    return any(clause.tokens[k].tag == "MD" for k in clause.kids(verb, "aux"))


def _follows_at_once(clause: Clause, word: int, verb: int) -> bool:
    """ "Risked being captured": a gerund right behind its verb, where the parser took it for a side clause."""
    marks = {clause.tokens[k].text.lower() for k in clause.kids(word, "mark", "case")}
    if marks in ({"from"}, {"at"}):
        return clause.is_dep(word, "advcl", "acl")  # "prevented the army from entering", "aimed at capturing the town"
    if marks in ({"of"}, {"to"}):
        before = clause.tokens[verb].pos in ("ADJ", "ADV") or clause.lemma(verb) in _WILLS
        return before and clause.is_dep(word, "advcl", "acl")  # "short of capturing", "intention of capturing"
    bare = clause.is_dep(word, "advcl") and not marks and not clause.kids(word, "nsubj")
    return bare and clause.tokens[verb].pos == "VERB" and min(clause.phrase(word)) == verb + 1


def _is_over(clause: Clause, word: int, words: Words) -> bool:
    """Whether it has come about whatever the words above plan: "after the fall of A", "took A, only to lose it"."""
    if clause.is_dep(word, "obl", "nmod"):
        return clause.preposition(word) in words.earlier
    mark = next((m for m in clause.kids(word, "mark") if clause.tokens[m].text.lower() == "to"), 0)
    return bool(mark) and clause.tokens[mark - 1].text.lower() in words.outcomes


def _has_purpose(clause: Clause, word: int, above: int, words: Words) -> bool:
    """ "The aim of the offensive": the offensive is there."""
    purpose = clause.lemma(above) in words.purposes and clause.is_dep(word, "nmod")
    return purpose and clause.lemma(word) in words.governors


def _is_told_as_past(clause: Clause, word: int) -> bool:
    """ "The army advances troops surrounded the town": a clause with a past of its own, whatever was run into it."""
    if not clause.kids(word, "nsubj", "nsubj:pass"):
        return False
    beside = {clause.tokens[k].text.lower() for k in clause.kids(word, "aux", "aux:pass", "cop")}
    return bool(beside) and beside <= _PAST if clause.tokens[word].tag != "VBD" else not clause.kids(word, "aux")


def _is_so_now(clause: Clause, word: int) -> bool:
    """ "Is close to taking it", "said that they were close to it"; who "came close to it" did not take it."""
    beside = {clause.tokens[k].text.lower() for k in clause.kids(word, "cop")}
    return bool(beside & _BEING) or (bool(beside & _PAST) and clause.is_dep(word, "ccomp"))


def _is_negated(clause: Clause, word: int, words: Words) -> bool:
    return any(is_no(clause, k, words) for k in clause.kids(word, "advmod", "det"))


def _is_habit(clause: Clause, verb: int, words: Words) -> bool:
    """ "They used to hold the town" is no plan; "tanks were used to hold it" and "used shells to hold it" are none."""
    follows = clause.tokens[verb + 1].text.lower() if verb + 1 < len(clause.tokens) else ""
    return clause.tokens[verb].text.lower() in words.habits and follows == "to" and not clause.kids(verb, "aux:pass")


def _hedge(certainty: Certainty, token: Token, clause: Clause) -> Hedge | None:
    if certainty is Certainty.CERTAIN:
        return None
    return Hedge(certainty=certainty, cue=Filler(start=token.start, end=token.end, text=clause.given(token)))


def _plain_status(clause: Clause, trigger: int, aspect: str) -> Status:
    """Past tense has happened; present and progressive are under way where the kind is a state."""
    token = clause.tokens[trigger]
    auxiliaries = [clause.tokens[k].text.lower() for k in clause.kids(trigger, "aux", "cop", "aux:pass")]
    verbless = token.pos == "NOUN" and not auxiliaries and bool(clause.kids(trigger, "nsubj"))  # "A in rebel hands"
    present = verbless or token.tag in _PRESENT or any(a in _PRESENT_AUX for a in auxiliaries)
    progressive = token.tag == "VBG" and any(a in ("is", "are", "been") for a in auxiliaries)
    if goes_on(clause, trigger):
        return Status.ONGOING
    lasting = aspect == "state" and (present or any(a in _PERFECT for a in auxiliaries))
    if progressive or lasting:
        return Status.ONGOING
    return Status.HAPPENED
