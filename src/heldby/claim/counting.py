"""How many: the figure a claim holds, and the further claims when several are counted in one breath.

In:     a `Trigger` and its `Cast`.
Out:    `Count`s: a quantity and, where it differs from the first, whom or what it counts.
Never:  a figure from outside the trigger's own phrases and their lists.

"30 soldiers and 39 rebels were killed" counts two; "66 civilians including 13 children" as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.claim.bare_figures import bare_one, right_after, right_before
from heldby.claim.by_place import shares
from heldby.claim.counted import Count, in_phrase, up_to
from heldby.claim.floors import floored
from heldby.claim.lasting import lasting
from heldby.claim.mixed import mixed, speaks
from heldby.claim.of_the_dead import makeup
from heldby.claim.other_fates import is_another_fate, is_beyond, is_told_harmed, tells_of_harm
from heldby.claim.people_nouns import is_people
from heldby.claim.ranks import rank
from heldby.claim.victims import people
from heldby.lexicon.words import words
from heldby.model import Filler, Mention, MentionKind, Quantity
from heldby.model.quantity_of import quantity_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heldby.claim.trigger import Trigger
    from heldby.model import Token

_A_LIST = 2
_REACH, _FAR = 14, 22  # so far on, only behind a comma
_NEAR = 4
_MEANWHILE = frozenset({"while", "whereas"})
_SUM, _ONE, _FAMILY = ":", "one", "family"
_RANK = "rank"
_NEWS = words("en").reports
_APART = frozenset({"lasting", "since", _RANK})


def counts(trigger: Trigger) -> list[Count]:
    """The figures of a trigger, the main one first; one without a figure when there is none."""
    if not trigger.saying.number or not _APART.isdisjoint(trigger.saying.number):
        return [Count(quantity=_apart(trigger))]
    found = _mixed_or_listed(trigger)
    first = found[0]
    apart = [
        Count(quantity=s.quantity, counted=first.counted, is_part=s.is_part, place=s.place)
        for s in shares(trigger, first.quantity)
    ]
    return [*found, *apart]


def _apart(trigger: Trigger) -> Quantity | None:
    """What is no count of an argument: how long, or how many it makes ("the tenth town to fall")."""
    if _RANK in trigger.saying.number:
        return rank(trigger)
    return lasting(trigger) if trigger.saying.number else None


def _mixed_or_listed(trigger: Trigger) -> list[Count]:
    told = makeup(trigger)
    if told:
        parts = [Count(quantity=quantity_of(q), counted=f, is_part=True) for q, f in told.parts]
        all_of_them = [Count(quantity=quantity_of(told.whole), since=len(trigger.names.text))] if told.whole else []
        return [*all_of_them, *parts]
    listed = mixed(trigger)
    if listed:
        once = {c.counted.start for c in listed if c.counted}
        return [*listed, *(c for c in _further(trigger) if c.counted is None or c.counted.start not in once)]
    beside = right_after(trigger) or right_before(trigger)
    own = next((found for name in _where_told(trigger) if (found := _figures(trigger, name))), [])
    if beside and beside not in [m for _, m in own[:1]]:
        return [Count(quantity=quantity_of(beside), since=beside.start), *_further(trigger)]
    if not own:
        return [Count(quantity=bare_one(trigger)), *_further(trigger)]
    if len(own) == 1 or len({m.start for _, m in own}) == 1:
        return [_of_one(trigger, *own[0]), *_further(trigger)]
    figures = floored(trigger.clause, [m.start for _, m in own], [quantity_of(m) for _, m in own])
    listed = [
        Count(quantity=q, counted=people(trigger.clause, trigger.names, w))
        for (w, _), q in zip(own, figures, strict=True)
    ]
    further = [c for c in listed[1:] if c.counted and is_people(c.counted.text.split()[-1])]
    return [*listed[:1], *further, *_further(trigger)]


def _where_told(trigger: Trigger) -> Sequence[str]:
    """The arguments that may hold the figure; whatever the fate, "the number of" those it befell gives it first."""
    told_of_a_number = trigger.saying.kind == "casualty" and trigger.arguments.get("amount")
    return ("amount", *trigger.saying.number) if told_of_a_number else trigger.saying.number


def _of_one(trigger: Trigger, word: int, figure: Mention) -> Count:
    """The only figure; behind a name it counts others: of "Abu Ali and 20 fighters" the fighters are 20."""
    heads = trigger.words(trigger.saying.roles.get("victims", ()))
    later = bool(heads) and word != heads[0] and word in trigger.clause.listed(heads[0])
    if not later or trigger.clause.tokens[heads[0]].pos != "PROPN":
        return Count(quantity=quantity_of(figure))
    return Count(quantity=quantity_of(figure), counted=people(trigger.clause, trigger.names, word), since=figure.start)


def _figures(trigger: Trigger, name: str) -> list[tuple[int, Mention]]:
    """The members of an argument that have a figure of their own, with it."""
    members = [
        m for head in trigger.words((name,)) for m in (*trigger.clause.listed(head), *_beside_some(trigger, head))
    ]
    members = [m for m in members if not is_told_harmed(trigger, m, main=trigger.pos == "VERB")]
    members = [m for m in members if m < trigger.index or not is_beyond(trigger, m)]
    if name == "self":
        # "14 dead, 30 wounded", "killed a warlord and captured four": the others are not the dead
        told_of = trigger.clause.kids(trigger.index, "aux:pass")  # whose figure it would be is told by "subject"
        members = [m for m in members if m == trigger.index and not told_of]
    find = up_to if trigger.saying.kind == "casualty" else in_phrase
    return [(member, mention) for member in members if (mention := find(trigger, member))]


def _beside_some(trigger: Trigger, head: int) -> list[int]:
    """ "11 of its soldiers and 38 militants": the militants, who are not among the soldiers."""
    clause = trigger.clause
    if clause.tokens[head].pos != "NUM":
        return []
    below = [k for k in clause.kids(head, "nmod") if clause.preposition(k) == "of"]
    return [m for k in below for m in clause.listed(k)[1:] if clause.kids(m, "nummod", "det")]


def _further(trigger: Trigger) -> Iterator[Count]:
    """The figures of a part ("including 13 children", "two of them women"), and those beside ("along with a guard")."""
    if trigger.saying.kind != "casualty":
        return
    yield from _of_those(trigger)
    seen: set[int] = set()
    fates = words("en").fates
    for opened in range(_first(trigger), min(trigger.index + _FAR, len(trigger.clause.tokens))):
        token = trigger.clause.tokens[opened]
        if opened >= trigger.index + _REACH and trigger.clause.tokens[opened - 1].text != ",":
            continue
        if opened > trigger.index and token.text.lower() in _MEANWHILE:
            return  # "killed three fighters, while 11 soldiers, including an officer, died"
        if opened > trigger.index and token.text.lower() in fates and is_another_fate(trigger, token):
            return  # "one was killed and two were wounded along with a guard": the guard is the second verb's
        if _opens(trigger, opened):
            for start, count in _opened_by(trigger, opened):
                if start not in seen:
                    yield count
                seen.add(start)


def _of_those(trigger: Trigger) -> Iterator[Count]:
    """ "Two women were among 48 people killed", "of the 30 killed, 12 were children": two women, 12 children."""
    clause = trigger.clause
    counted = [k for k in clause.kids(trigger.index, "nummod") if clause.preposition(k) == "among"]
    for head in [*trigger.words(trigger.saying.roles.get("victims", ()))[:1], *counted]:
        above = clause.tokens[head].head
        if head in counted:  # "two nurses were among the 16 dead"
            told = [m for kid in clause.kids(trigger.index, "nsubj") for m in clause.listed(kid)]
            found = [(people(clause, trigger.names, m), up_to(trigger, m)) for m in told]
        elif clause.preposition(head) == "among" and clause.kids(head, "cop"):
            told = [m for kid in clause.kids(head, "nsubj") for m in clause.listed(kid)]
            found = [(people(clause, trigger.names, m), up_to(trigger, m)) for m in told]
        elif clause.preposition(head) == "of" and clause.kids(above, "cop") and head < above:
            told = [k for k in clause.kids(above, "nsubj") if clause.tokens[k].pos == "NUM"]
            found = [(people(clause, trigger.names, above), in_phrase(trigger, k)) for k in told]
        else:
            continue
        parts = [(f, q) for f, q in found if f and q and is_people(f.text.split()[-1])]
        yield from (Count(quantity=quantity_of(q), counted=f, is_part=True) for f, q in parts)


def _first(trigger: Trigger) -> int:
    """Where those told of begin: "11 people, including six children, were killed" names them before the verb."""
    heads = trigger.words(trigger.saying.roles.get("victims", ()))
    return min([trigger.index, *(h for h in heads if trigger.index - h < _REACH)])


def _opened_by(trigger: Trigger, opened: int) -> Iterator[tuple[int, Count]]:
    """The figures after an opening word, with where they start, up to the next verb or phrase."""
    tokens = trigger.clause.tokens
    first = trigger.names.at(MentionKind.QUANTITY, tokens[opened].start, tokens[opened].end)
    part = tokens[opened].text.lower() in words("en").among or tokens[opened].text == _SUM or first is not None
    for token in tokens[opened if first else opened + 1 : opened + 1 + _REACH]:
        ends = token.pos in ("VERB", "ADP") and token.text.lower() != "of" and token.index > opened + 2
        if ends or token.text.lower() in ("according", ".") or _belongs_to_an_act(trigger, token):
            return
        found = trigger.names.at(MentionKind.QUANTITY, token.start, token.end)
        counted = _counted(trigger, found) if found and found.start == token.start else None
        if found and tells_of_harm(tokens[token.index : token.index + _NEAR - 1], found):
            counted = None
        if found and counted:
            yield found.start, Count(quantity=quantity_of(found), counted=counted, is_part=part)


def _belongs_to_an_act(trigger: Trigger, token: Token) -> bool:
    """ "In addition to the displacement of 300 people": who is behind this "of" was not killed."""
    before = trigger.clause.tokens[token.index - 1]
    if token.text.lower() != "of" or before.pos != "NOUN" or is_people(before.text):
        return False
    return trigger.clause.lemma(before.index).endswith(("ment", "tion", "ing"))


def _opens(trigger: Trigger, index: int) -> bool:
    """Whether further figures follow: "including", "along with", or a figure "of them"."""
    tokens, small = trigger.clause.tokens, words("en")
    told = [t.text.lower() for t in tokens[index : index + 3]]
    if told[0] in small.among or " ".join(told[:2]) in small.beside or " ".join(told) in small.beside:
        return True
    if told[0] == _SUM:
        return _adds_up(trigger, index)
    if index <= _first(trigger) or told[1:] not in (["of", "them"], ["of", "whom"]):
        return False
    return trigger.names.at(MentionKind.QUANTITY, tokens[index].start, tokens[index].end) is not None


def _adds_up(trigger: Trigger, colon: int) -> bool:
    """ "Killed 22 people: 12 soldiers and ten guards": a figure right behind the colon."""
    after = trigger.clause.tokens[colon + 1 : colon + 2]
    return any(trigger.names.at(MentionKind.QUANTITY, t.start, t.end) for t in after)


def _counted(trigger: Trigger, number: Mention) -> Filler | None:
    """The noun that a number counts: the last of the run right after it; "two of them women" counts women."""
    tokens = [t for t in trigger.clause.tokens if t.start >= number.end][:5]
    if tokens and tokens[0].text.lower() == "of":
        tokens = [t for t in tokens[1:] if t.pos not in ("PRON", "DET", "AUX")]
    last = None
    for token in tokens:
        if token.pos in ("NOUN", "PROPN"):
            last = token.index
        elif last is not None and token.pos == "ADJ" and trigger.clause.tokens[last].pos == "PROPN":
            continue  # "a Taliban senior commander"
        elif last is not None or (token.pos not in ("ADJ", "DET") and token.tag != "VBN"):
            break
    if last is None or speaks(trigger.clause, last):
        return None
    if _is_nothing_that_lives(trigger, last):
        news = trigger.clause.tokens[last].text.lower().removesuffix("s") in _NEWS
        # "kills 18, including ten children, reports"
        return people(trigger.clause, trigger.names, last - 1) if news else None
    return people(trigger.clause, trigger.names, last)


def _is_nothing_that_lives(trigger: Trigger, word: int) -> bool:
    """ "Lost 14 fighters as well as six vehicles": the vehicles did not die."""
    token = trigger.clause.tokens[word]
    named = trigger.names.at(MentionKind.ACTOR, token.start, token.end)
    thing = named is None or token.text.lower() in words("en").crafts
    return token.pos == "NOUN" and thing and not is_people(token.text)
