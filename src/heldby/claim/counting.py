"""How many: the figure a claim holds, and the further claims when several are counted in one breath.

In:     a `Trigger` and its `Cast`.
Out:    `Count`s: a quantity and, where it differs from the first, whom or what it counts.
Never:  a figure from outside the trigger's own phrases and their lists.

"30 soldiers and 39 rebels were killed" counts two; "66 civilians including 13 children" as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heldby.claim.bare_figures import bare_one, right_after, right_before
from heldby.claim.by_place import shares
from heldby.claim.floors import floored
from heldby.claim.lasting import lasting
from heldby.claim.of_the_dead import makeup
from heldby.claim.other_fates import is_another_fate, is_beyond, is_told_harmed, tells_of_harm
from heldby.claim.people_nouns import is_people
from heldby.claim.ranks import rank
from heldby.claim.victims import people
from heldby.lexicon.actor_words import actor_words
from heldby.lexicon.speech import speech
from heldby.lexicon.words import words
from heldby.model import Filler, Mention, MentionKind, Quantity
from heldby.model.quantity_of import quantity_of, quantity_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.trigger import Trigger
    from heldby.model import Token

_A_LIST = 2
_REACH, _FAR = 14, 22  # so far on, only behind a comma
_NEAR = 4
_MEANWHILE = frozenset({"while", "whereas"})
_SUM, _ONE, _FAMILY = ":", "one", "family"
_RANK = "rank"
_APART = frozenset({"lasting", "since", _RANK})


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """`counted` are the words for what is counted, None for whatever the claim is about anyway; `is_part` of others.

    `since` is where the words for a bare figure begin: "dozens more wounded" tells nothing of who was named before it.
    `place` is where these are, when a toll is told place by place.
    """

    quantity: Quantity | None
    counted: Filler | None = None
    is_part: bool = False
    since: int = 0
    place: Filler | None = None


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
    mixed = _mixed(trigger)
    if mixed:
        return [*mixed, *_further(trigger)]
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


def _mixed(trigger: Trigger) -> list[Count]:
    """A list of people of whom some are counted: "a commander, his deputy and two guards"."""
    if trigger.saying.kind != "casualty":
        return []
    clause, heads = trigger.clause, trigger.words(trigger.saying.roles.get("victims", ()))
    members = [m for head in heads[:1] for m in clause.listed(head) if not _speaks(clause, m)]
    members = [m for m in members if m in heads[:1] or not is_told_harmed(trigger, m, main=trigger.pos == "VERB")]
    counted = [(_if_people(trigger, m), _up_to(trigger, m)) for m in members]
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
    """ "15 women and children": one figure before two bare plurals that nothing but "and" parts counts them all."""
    first, second = members[0], members[-1]
    if len(members) != _A_LIST or second != first + _A_LIST or told[0] is None or told[1] is not None:
        return False
    return all(trigger.clause.tokens[m].tag == "NNS" for m in members)


def _crowd(trigger: Trigger, told: Sequence[Filler], figure: Mention | None) -> Count:
    start, end = told[0].start, told[-1].end
    counted = Filler(start=start, end=end, text=trigger.names.text[start:end])
    return Count(quantity=quantity_of(figure) if figure else None, counted=counted)


def _speaks(clause: Clause, word: int) -> bool:
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
    find = _up_to if trigger.saying.kind == "casualty" else _in_phrase
    return [(member, mention) for member in members if (mention := find(trigger, member))]


def _in_phrase(trigger: Trigger, word: int) -> Mention | None:
    """The first figure in a word's own phrase; what it is said of ("two were among 48 people") has its own."""
    clause = trigger.clause
    said_of = clause.kids(word, "nsubj*") if clause.preposition(word) == "among" else []
    outside = {k for kid in said_of for k in clause.subtree(kid)}
    start, end = clause.bounds([k for k in clause.phrase(word) if k not in outside])
    inside = trigger.names.within(MentionKind.QUANTITY, start, end)
    return inside[0] if inside else trigger.names.at(MentionKind.QUANTITY, start, end)


def _up_to(trigger: Trigger, word: int) -> Mention | None:
    """The figure of those whom a word names: it stands before the noun, or behind one that only counts.

    "Civilians in three villages" are not three.
    """
    found, token = _in_phrase(trigger, word), trigger.clause.tokens[word]
    if found is None and token.text.lower() == _ONE and token.pos == "NUM":
        value = quantity_value(1, 1)  # "one of his guards": elsewhere "one of" counts nothing
        said = trigger.clause.given(token)
        return Mention(
            start=token.start, end=token.end, kind=MentionKind.QUANTITY, text=said, form="exact", value=value
        )
    if found is None and trigger.clause.preposition(word) == "of":  # "hundreds of dead and injured people"
        above = trigger.clause.tokens[token.head]
        found = trigger.names.at(MentionKind.QUANTITY, above.start, above.end) if above.pos == "NOUN" else None
        found = found if found and found.end == above.end else None
    if token.lemma.lower() == _FAMILY and (found is None or found.start > token.start):
        return next((q for k in trigger.clause.kids(word, "nmod") if (q := _in_family(trigger, k))), None)
    counts_only = token.text.lower() in words("en").counting_nouns
    if found and found.text.lower() == "both" and trigger.clause.kids(word, "conj"):
        return None  # "both militants and civilians": nobody counts them
    return found if found and (found.start < token.end or counts_only) else None


def _beside_some(trigger: Trigger, head: int) -> list[int]:
    """ "11 of its soldiers and 38 militants": the militants, who are not among the soldiers."""
    clause = trigger.clause
    if clause.tokens[head].pos != "NUM":
        return []
    below = [k for k in clause.kids(head, "nmod") if clause.preposition(k) == "of"]
    return [m for k in below for m in clause.listed(k)[1:] if clause.kids(m, "nummod", "det")]


def _in_family(trigger: Trigger, word: int) -> Mention | None:
    """ "A family of seven": seven."""
    token = trigger.clause.tokens[word]
    bare = token.pos == "NUM" and trigger.clause.preposition(word) == "of"
    return trigger.names.at(MentionKind.QUANTITY, token.start, token.end) if bare else None


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
            found = [(people(clause, trigger.names, m), _up_to(trigger, m)) for m in told]
        elif clause.preposition(head) == "among" and clause.kids(head, "cop"):
            told = [m for kid in clause.kids(head, "nsubj") for m in clause.listed(kid)]
            found = [(people(clause, trigger.names, m), _up_to(trigger, m)) for m in told]
        elif clause.preposition(head) == "of" and clause.kids(above, "cop") and head < above:
            told = [k for k in clause.kids(above, "nsubj") if clause.tokens[k].pos == "NUM"]
            found = [(people(clause, trigger.names, above), _in_phrase(trigger, k)) for k in told]
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
    if last is None or _speaks(trigger.clause, last):
        return None
    return people(trigger.clause, trigger.names, last)
