"""The names that stand next to a word, in the order of the words: where no tree is needed, or it is wrong.

In:     a `Trigger` and the name of a path.
Out:    mentions: those a bare participle belongs to, those its "by" lists, those that follow a noun, and so on.
Never:  a name across a verb, a full stop or a semicolon.

"A, backed by B and C": `holder` A, `chain` B and C. "A, a militia backed by B": `holder` A. "A, with support from B":
`bearer` A, `chain` B. "Its backer A": `after` A. "A ceasefire between A, backed by B, and C": `sides` A, C.
"A, which supports B": `doer` A, `after` B. "A (the branch of B)": `glossed` A. "A supports B's C": `whom` C, if
anybody. "B-aligned A and C": `described` A. "Raids thought to
be by A": `believed` A.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heldby.claim.arguments import agent_of_noun, verb_arguments
from heldby.claim.company import goes_unnamed
from heldby.claim.epithets import alliance, described_next, glossed_as, owned, side, unit, with_allies
from heldby.claim.filling import named
from heldby.claim.in_order import STOPS, actor_at, actors_at, first_of, past, word_at, word_before
from heldby.claim.listing import with_left_of_list
from heldby.lexicon.words import words
from heldby.model import MentionKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from heldby.claim.trigger import Trigger
    from heldby.model import Mention

_BE = frozenset({"is", "are", "was", "were", "been", "be", "being", "has", "have", "had"})
_THEM, _SOME = frozenset({"them", "whom"}), frozenset({"some", "many", "several", "most", "others", "those"})
_RELATIVE = frozenset({"which", "who", "that"})
_OPENERS = frozenset({"by", "with", "from", "of", "to"})
_SUPPORTS = frozenset({"with", "under", "in"})
_JOINING = frozenset({"and", "&"})
_REACH, _NEAR = 14, 9
_THOUGHT = re.compile(
    r"\s+(?:(?:which|that)\s+(?:is|are|was|were)\s+)?(?:widely\s+)?"
    r"(?:thought|believed|suspected|presumed|understood|reported|said|alleged)\s+to\s+(?:be|have\s+been)\s+"
    r"(?:(?:\w+(?:ed|ought|one)\s+)?(?:out\s+)?(?:by|from|(?:the\s+)?work\s+of)\s+)?"
    r"(?:\w+\s+(?:from|belonging\s+to)\s+)?",
    re.IGNORECASE,
)


def beside(trigger: Trigger, path: str) -> Sequence[Mention] | None:
    """The actors next to the trigger by one of the paths of this module, None for any other path."""
    read = _PATHS.get(path)
    return read(trigger) if read else None


def _holder(trigger: Trigger) -> list[Mention]:
    """Whom a participle without an auxiliary, or after "who are", describes; a verb with an object describes nobody."""
    active = trigger.pos == "VERB" and word_at(trigger, trigger.index + 1) not in _OPENERS
    if active and trigger.clause.kids(trigger.index, "obj"):
        return []
    at = word_before(trigger, trigger.index - 1)
    if word_at(trigger, at) in _BE:
        while word_at(trigger, at) in _BE:
            at = word_before(trigger, at - 1)
        if word_at(trigger, at) not in _RELATIVE:
            return []
        at = word_before(trigger, at - 1)
    at = _whose_some(trigger, at)
    return _described(trigger, at) or _with_those_before(trigger, actors_at(trigger, at))


def _with_those_before(trigger: Trigger, found: list[Mention]) -> list[Mention]:
    """Both of "A and B, backed by C"; B of "A and B backed by C"."""
    aside = bool(found) and word_at(trigger, trigger.index - 1) == ","
    return list(with_left_of_list(trigger.clause, trigger.names, found)) if aside else found


def _whose_some(trigger: Trigger, at: int) -> int:
    """The rebels of "rebels, including some backed by A", "rebels, some of them backed by A"; else the word itself."""
    if word_at(trigger, at) in _THEM and word_at(trigger, at - 1) == "of":
        at -= 2
    if word_at(trigger, at) not in _SOME:
        return at
    included = word_at(trigger, at - 1) == "including"
    return word_before(trigger, at - 1 - included) if included or word_at(trigger, at - 1) == "," else at


def _whom(trigger: Trigger) -> list[Mention]:
    """Whom an active verb acts upon: the objects that are somebody, not what has to do with somebody ("A's talks").

    Who backs "the retaking of the town by B", or B's offensive, backs B.
    """
    found: list[Mention] = []
    for word in (k for head in trigger.arguments["patient"] for k in trigger.clause.listed(head)):
        token = trigger.clause.tokens[word]
        here = actor_at(trigger, word)
        people = token.pos == "PROPN" or token.text.lower() in words("en").people_nouns
        if here is None and trigger.clause.lemma(word) in words("en").backed_acts:
            found += named(trigger.clause, trigger.names, agent_of_noun(trigger.clause, word), "actor")
            continue
        found += [here] if here else named(trigger.clause, trigger.names, [word], "actor") if people else []
    return list(dict.fromkeys(found))


def _described(trigger: Trigger, last: int) -> list[Mention]:
    """ "A, a coalition of militias": the name that a description, which ends at `last`, describes."""
    tokens = trigger.clause.tokens
    opened = last
    while opened > max(0, last - 8) and word_at(trigger, opened) not in ("a", "an"):
        if tokens[opened].pos not in ("NOUN", "ADJ", "PROPN", "ADP", "PUNCT", "NUM") or tokens[opened].text == ",":
            return []
        opened -= 1
    before = word_before(trigger, opened - 1)
    apart = before >= 0 and before < opened - 1
    named = actor_at(trigger, before) if apart and word_at(trigger, opened) in ("a", "an") else None
    return [named] if named and named.candidates else []


def _doer(trigger: Trigger) -> list[Mention]:
    """ "A, which supports": the name before the relative pronoun of an active verb."""
    at = word_before(trigger, trigger.index - 1)
    while word_at(trigger, at) in ("has", "have", "had", "also", "been"):
        at = word_before(trigger, at - 1)
    return actors_at(trigger, word_before(trigger, at - 1)) if word_at(trigger, at) in _RELATIVE else []


def _mover(trigger: Trigger) -> list[Mention]:
    """ "A, backed by B, were within 10 km of", "A has come to within 10 km of": who is or moves that far away."""
    clause, coming = trigger.clause, words("en").nearing
    tokens = clause.tokens
    at = trigger.index - 1
    seen = False
    while at > 0 and (tokens[at].pos in ("NUM", "ADV", "ADP", "PART", "AUX") or clause.lemma(at) in coming):
        seen = seen or tokens[at].pos == "AUX" or clause.lemma(at) in coming or word_at(trigger, at) in _BE
        at -= 1
    if word_at(trigger, at) == ",":
        at = next((k for k in range(at - 1, 0, -1) if word_at(trigger, k) == ","), 0) - 1
    elif word_at(trigger, at) in _RELATIVE:
        at -= 1
    return actors_at(trigger, at) if seen and at >= 0 else []


def _bringer(trigger: Trigger) -> list[Mention]:
    """Whose step brings them that near: "A took the hill, bringing them within", "A took it, advancing to within"."""
    clause = trigger.clause
    near = range(trigger.index - 1, max(-1, trigger.index - _NEAR), -1)
    verb = next((at for at in near if clause.tokens[at].pos == "VERB"), None)
    small = words("en")
    if verb is None or clause.lemma(verb) not in (small.bringing if clause.kids(verb, "obj") else small.nearing):
        return []
    if clause.kids(verb, "obj") and any(t.text == "," for t in clause.tokens[verb : trigger.index]):
        return []  # "took A, 60 km from B": where A lies
    # "the capture of A by B brought B's troops within": who is brought near, where no actor brings them
    doers = (clause.tokens[who] for who in (*verb_arguments(clause, verb)["agent"], *clause.kids(verb, "obj")))
    found = (trigger.names.at(MentionKind.ACTOR, token.start, token.end) for token in doers)
    return [mention for mention in found if mention][:1]


def _bearer(trigger: Trigger) -> list[Mention]:
    """ "A, with air support from B": who has it, right before the preposition."""
    at = trigger.index - 1
    while at > 0 and word_at(trigger, at) not in _SUPPORTS:
        if trigger.clause.tokens[at].pos not in ("DET", "ADJ", "NOUN", "PROPN", "PUNCT"):
            return []
        at -= 1
    return [m for m in actors_at(trigger, word_before(trigger, at - 1)) if m.form != "source"]  # "a source with ties"


def _chain(trigger: Trigger) -> list[Mention]:
    """The list that a preposition right after the trigger opens: "backed by A and B", "support from A, B and C"."""
    at = trigger.index + 1
    given = trigger.pos == "NOUN" and word_at(trigger, at) == "to"  # "support to B" is not support from B
    listed = _list_from(trigger, at + 1) if word_at(trigger, at) in _OPENERS and not given else []
    return [m for m in listed if not _is_other_side(trigger, m)]


def _is_other_side(trigger: Trigger, mention: Mention) -> bool:
    """ "Between troops loyal to A and the army": the army stands beside the troops, not beside A."""
    clause = trigger.clause
    head = clause.tokens[trigger.index].head
    if not clause.is_dep(trigger.index, "amod", "acl") or clause.preposition(head) != "between":
        return False
    others = [clause.tokens[k] for k in clause.kids(head, "conj")]
    return any(mention.start <= token.start < mention.end for token in others)


def _glossed(trigger: Trigger) -> list[Mention]:
    """ "A and B (the local branch of C) and D": B alone, whom the bracket around the trigger stands behind."""
    tokens = trigger.clause.tokens
    opened = next((i for i in range(trigger.index, max(-1, trigger.index - _REACH), -1) if tokens[i].text in "()"), -1)
    return actors_at(trigger, opened - 1) if opened > 0 and tokens[opened].text == "(" else []


def _after(trigger: Trigger) -> list[Mention]:
    """The names right after the trigger: "its allies A and B"; not what follows a verb's object, who is somebody's."""
    if trigger.pos == "VERB" and trigger.clause.kids(trigger.index, "obj"):
        return []
    at = trigger.index + 1
    if trigger.pos == "NOUN" and word_at(trigger, at) == "in":
        at = _past_place(trigger, at + 1)  # "its affiliate in Mali, A"
    return [] if word_at(trigger, at) == "of" else _list_from(trigger, at)


def _past_place(trigger: Trigger, at: int) -> int:
    """The word after a place that stands at a word, and a comma; the word before it where none does."""
    tokens = trigger.clause.tokens
    at += word_at(trigger, at) == "the"
    place = trigger.names.at(MentionKind.PLACE, tokens[at].start, tokens[at].end) if at < len(tokens) else None
    if place is None:
        return at - 1
    past = next((t.index for t in tokens if t.start >= place.end), len(tokens))
    return past + (word_at(trigger, past) == ",")


def _doers(trigger: Trigger) -> list[Mention]:
    """ "An A-backed offensive by B": who does what the word right after the trigger names."""
    at = trigger.index + 2
    return _list_from(trigger, at + 1) if word_at(trigger, at) == "by" else []


def _believed(trigger: Trigger) -> list[Mention]:
    """ "Air strikes thought to be by A", "a raid believed to have been carried out by A": whose it is thought to be."""
    told = _THOUGHT.match(trigger.clause.text, trigger.clause.tokens[trigger.index].end)
    at = next((t.index for t in trigger.clause.tokens if told and t.start >= told.end()), None)
    return _list_from(trigger, at) if at is not None else []


def _list_from(trigger: Trigger, at: int) -> list[Mention]:
    """The actors of a list that starts at a word; nouns may follow a name ("A's air power", "A air strikes and B")."""
    tokens = trigger.clause.tokens
    found: list[Mention] = []
    end = min(at + _REACH, len(tokens))
    described = False
    while at < end:
        here = actor_at(trigger, at)
        if here and here.form != "pronoun":
            if found and (described or _is_of_another(trigger, here)):
                break  # "rebel backer A and government ally B": B is another's
            found.append(here)
            at = past(trigger, here)
            continue
        token = tokens[at]
        if token.text == "," and not (found and _goes_on(trigger, at)):
            break
        if token.text.lower() == "of" and found and actor_at(trigger, at - 1):
            break
        listing = token.text == "," or token.text.lower() in (*_JOINING, "of", "as", "well", "both")
        told = token.pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART") or token.dep == "amod"  # "neighbouring A"
        if not listing and not told:
            break
        described = token.pos == "NOUN" or (described and not listing)
        at += 1
    return found


def _is_of_another(trigger: Trigger, mention: Mention) -> bool:
    """Whether a name in a list is there for its friends: "rebel backer A and government supporters B"."""
    told = {mention.text.split()[-1].lower(), word_at(trigger, past(trigger, mention))}
    return not told.isdisjoint(words("en").company)


def _goes_on(trigger: Trigger, comma: int) -> bool:
    """Whether a list goes on after a comma: a name, and then another comma or "and"."""
    for at in range(comma + 1, min(comma + 5, len(trigger.clause.tokens))):
        if here := actor_at(trigger, at):
            follows = past(trigger, here)
            further = follows + 1 + (word_at(trigger, follows + 1) == "the")
            return word_at(trigger, follows) in ("and", ",") and actor_at(trigger, further) is not None
    return False


def _sides(trigger: Trigger) -> list[Mention]:
    """ "Between A, backed by B, and C": the first name after "between" and the next one after an "and"."""
    tokens = trigger.clause.tokens
    opened = next((t.index for t in tokens[trigger.index : trigger.index + 4] if t.text.lower() == "between"), None)
    if opened is None:
        return []
    first = next((m for at in range(opened + 1, min(opened + 6, len(tokens))) if (m := actor_at(trigger, at))), None)
    if first is None:
        return []
    for token in tokens[past(trigger, first) : opened + 2 * _REACH]:
        if token.text.lower() in _JOINING:
            for at in range(token.index + 1, token.index + 4):
                other = actor_at(trigger, at)
                if other and other.form != "pronoun":
                    return [first, other]
                if word_at(trigger, at) in (",", ""):
                    break
        if token.text in STOPS:
            break
    return []


def _listed_self(trigger: Trigger) -> list[Mention]:
    """The name the trigger is part of, and those joined to it: "its A and B allies"."""
    own = actor_at(trigger, trigger.index)
    if own is None or " " not in own.text or goes_unnamed(own.text):
        return []
    joined = first_of(trigger, own) - 1
    other = actor_at(trigger, joined - 1) if word_at(trigger, joined) in _JOINING else None
    shares = other is not None and other.form == "demonym"
    return [other, own] if other and shares else [own]


_PATHS: Mapping[str, Callable[[Trigger], Sequence[Mention]]] = {
    "holder": _holder,
    "doer": _doer,
    "whom": _whom,
    "described": described_next,
    "side": side,
    "glossed_as": glossed_as,
    "owned": owned,
    "alliance": alliance,
    "with_allies": with_allies,
    "unit": unit,
    "mover": _mover,
    "bringer": _bringer,
    "bearer": _bearer,
    "chain": _chain,
    "after": _after,
    "glossed": _glossed,
    "doers": _doers,
    "believed": _believed,
    "sides": _sides,
    "listed": _listed_self,
}
