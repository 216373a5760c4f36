"""Lists of people of whom some are counted: "a commander, his deputy and two guards".

In:     a `Trigger` of a casualty.
Out:    a `Count` for each of them; one for all where they are told in one breath ("a man, a woman and a child").
Never:  a list in which only one is people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.claim.counted import Count, up_to
from heldby.claim.floors import floored
from heldby.claim.other_fates import is_told_harmed
from heldby.claim.people_nouns import is_people
from heldby.claim.victims import people
from heldby.lexicon.actor_words import actor_words
from heldby.lexicon.speech import speech
from heldby.lexicon.words import words
from heldby.model import Filler, Mention, MentionKind, Quantity
from heldby.model.quantity_of import quantity_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.trigger import Trigger

_A_LIST = 2


def mixed(trigger: Trigger) -> list[Count]:
    """A list of people of whom some are counted: "a commander, his deputy and two guards"."""
    if trigger.saying.kind != "casualty":
        return []
    clause, heads = trigger.clause, trigger.words(trigger.saying.roles.get("victims", ()))
    members = [m for head in heads[:1] for m in clause.listed(head) if not speaks(clause, m)]
    members = [m for m in members if m in heads[:1] or not is_told_harmed(trigger, m, main=trigger.pos == "VERB")]
    aside = next((i for i, m in enumerate(members) if i and _is_of_them(clause, m)), None)
    if aside:
        return [*_whole(trigger, members[:aside]), *_parts(trigger, members[aside:])]
    return _members(trigger, members)


def _is_of_them(clause: Clause, word: int) -> bool:
    """ "30 people, most of them civilians", "40 people, mainly women": the word tells who most of them are."""
    if any(clause.tokens[k].text.lower() in words("en").chiefly for k in clause.kids(word, "advmod")):
        return True
    shares = [
        k for kid in clause.kids(word, "nsubj") for k in clause.kids(kid, "nmod") if clause.preposition(k) == "of"
    ]
    return any(clause.tokens[k].tag in ("PRP", "WP") for k in shares)


def _whole(trigger: Trigger, members: Sequence[int]) -> list[Count]:
    """Those of whom others are a part, one figure for each as in any list."""
    figure = up_to(trigger, members[0])
    return _members(trigger, members) or [Count(quantity=quantity_of(figure) if figure else None)]


def _parts(trigger: Trigger, members: Sequence[int]) -> Iterator[Count]:
    """Those told of as a part who have a figure of their own: of "mainly fighters but also 17 civilians" the 17."""
    for word in dict.fromkeys(m for member in members for m in trigger.clause.listed(member)):
        figure, counted = up_to(trigger, word), _if_people(trigger, word)
        if figure and counted:
            yield Count(quantity=quantity_of(figure), counted=counted, is_part=True)


def _members(trigger: Trigger, members: Sequence[int]) -> list[Count]:
    """The members of a list, each with its figure; none for a list in which fewer than two are people."""
    clause = trigger.clause
    counted = [(_if_people(trigger, m), up_to(trigger, m)) for m in members]
    inner = {f for f, _ in counted for g, _ in counted if f and g and g.start < f.start and f.end <= g.end}
    told = [(f, q) for f, q in counted if f and f not in inner]
    if len(told) < _A_LIST:
        return []
    if len(told) == len(members) and _is_one_crowd(trigger, members, [q for _, q in told]):
        return [_crowd(trigger, [f for f, _ in told], told[0][1])]
    one = {
        f: clause.tokens[m].text for m, (f, q) in zip(members, counted, strict=True) if not q and _is_kin(trigger, m)
    }
    figures = [quantity_of(q) if q else _single(one.get(f)) for f, q in told]
    figures = floored(clause, [f.start for f, _ in told], figures)
    each = [Count(quantity=q, counted=f) for (f, _), q in zip(told, figures, strict=True)]
    if len(told) == _A_LIST and _is_one_of_two_trades(trigger, members):
        return each[:1]
    single = len(told) == len(members) and all(
        _is_one(trigger, m, c.quantity) for m, c in zip(members, each, strict=True)
    )
    return [_together(trigger, members, [f for f, _ in told])] if single and not _counts_more(trigger, told) else each


def _if_people(trigger: Trigger, word: int) -> Filler | None:
    """ "Members of the group" are people by their first word, "one of his guards" by the last."""
    found = people(trigger.clause, trigger.names, word)
    noun = trigger.clause.tokens[word].text
    return found if found and (is_people(noun) or is_people(found.text.split()[-1])) else None


def _is_kin(trigger: Trigger, word: int) -> bool:
    """ "His wife" is one."""
    return trigger.clause.lemma(word) in words("en").kin and _is_one(trigger, word, None)


def _single(phrase: str | None) -> Quantity | None:
    return Quantity(low=1, high=1, bound="exact", phrase=phrase, unit=phrase) if phrase else None


def _is_one_crowd(trigger: Trigger, members: Sequence[int], told: Sequence[Mention | None]) -> bool:
    """ "15 women and children": one figure before two bare plurals that nothing but "and" parts counts them all.

    So it does of "30 gunmen and security guards".
    """
    first, second = members[0], min(trigger.clause.phrase(members[-1]), default=members[-1])
    if len(members) != _A_LIST or second != first + _A_LIST or told[0] is None or told[1] is not None:
        return False
    return all(trigger.clause.tokens[m].tag == "NNS" for m in members)


def _crowd(trigger: Trigger, told: Sequence[Filler], figure: Mention | None) -> Count:
    start, end = told[0].start, told[-1].end
    counted = Filler(start=start, end=end, text=trigger.names.text[start:end])
    return Count(quantity=quantity_of(figure) if figure else None, counted=counted)


def speaks(clause: Clause, word: int) -> bool:
    """ "Two children, a doctor said": who tells it is none of them."""
    after, saying = max(clause.phrase(word)) + 1, speech("en").saying
    doer = clause.is_dep(word, "nsubj") and clause.tokens[clause.tokens[word].head].text.lower() in saying
    return doer or (after < len(clause.tokens) and clause.tokens[after].text.lower() in saying)


def _is_one_of_two_trades(trigger: Trigger, members: Sequence[int]) -> bool:
    """ "A trainer and recruiter" is one person; "a man and woman", "a soldier and a guard" are two."""
    clause, kin = trigger.clause, words("en").kin
    first, second = members[0], members[-1]
    if len(members) != _A_LIST or any(clause.tokens[m].tag != "NN" or clause.lemma(m) in kin for m in members):
        return False
    one = any(clause.tokens[k].text.lower() in ("a", "an") for k in clause.kids(first, "det"))
    return one and not clause.kids(second, "det", "nummod", "nmod:poss")


def _counts_more(trigger: Trigger, told: Sequence[tuple[Filler, Mention | None]]) -> bool:
    """Whether another figure stands between them: "a woman with four of her children and an old man"."""
    inside = trigger.names.within(MentionKind.QUANTITY, told[0][0].start, told[-1][0].end)
    return any((quantity_of(m).low, quantity_of(m).high) != (1, 1) for m in inside)


def _is_one(trigger: Trigger, word: int, quantity: Quantity | None) -> bool:
    """ "A woman", "her child", "child": one person, named by what he is; who has a title is told of apart."""
    token = trigger.clause.tokens[word]
    owned = trigger.clause.kids(word, "nmod:poss", "flat", "appos") and quantity is None
    personal = not owned or any(trigger.clause.tokens[k].tag == "PRP$" for k in trigger.clause.kids(word, "nmod:poss"))
    if token.tag != "NN" or not personal or trigger.clause.lemma(word) in actor_words().titles:
        return False
    return quantity is None or (quantity.low, quantity.high) == (1, 1)


def _together(trigger: Trigger, members: Sequence[int], told: Sequence[Filler]) -> Count:
    """ "A man, a woman and a child": three, told in one breath."""
    start, end = told[0].start, told[-1].end
    first = trigger.clause.bounds(trigger.clause.phrase(members[0]))[0]
    text = trigger.names.text
    kin = words("en").kin
    unmarked = [k for k in trigger.clause.kids(members[0], "compound") if trigger.clause.lemma(k) in kin]
    number = float(len(told) + len(unmarked))  # "a man woman and child" lost its comma
    return Count(
        quantity=Quantity(low=number, high=number, bound="exact", phrase=text[first:end], unit="people"),
        counted=Filler(start=start, end=end, text=text[start:end]),
    )
