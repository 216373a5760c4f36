"""Who the dead and wounded are: the noun that names them, without numbers and what else hangs on it.

In:     a clause and the words of a casualty's phrase; the drafts of a report in order.
Out:    a `Filler` for the people meant; "others" and "35" taken up from the figure told before.
Never:  a guess at who somebody unnamed was.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from heldby.claim.arguments import verb_arguments
from heldby.claim.busy_tellers import is_according_to
from heldby.claim.filling import Names
from heldby.claim.joined_sides import joined_after, joined_before
from heldby.claim.nobody import befell_nobody, is_nobody
from heldby.claim.people_nouns import is_people
from heldby.lexicon.words import words
from heldby.model import Basis, Filler, MentionKind
from heldby.model.quantity_of import quantity_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heldby.claim.clause import Clause
    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene
    from heldby.model import Mention, Quantity, Token

_BEFORE = frozenset({"amod", "compound", "nmod:desc", "nmod:poss", "flat"})
_FURTHER = frozenset({"others", "more", "further"})
_BACK, _MANY, _UP = 2, 2, 3
_DISPLACED, _MEMBER = "displaced", "member"
_OF_WHOM = frozenset({"whom", "which"})
_ITS_OWN = frozenset({"'s", "\u2019s", "'", "\u2019"})
# Whose men fall when who does this has men for an object.
_LOSING = frozenset({"lose"})
# Whose men they are is another's question: "killed a warlord and captured four of his men".
_A_PERSONS = frozenset({"his", "her", "my"})


def people(clause: Clause, names: Names, word: int) -> Filler | None:
    """The noun of a phrase with its adjectives ("militants" of "at least 15 militants in Idlib"); None for nobody."""
    small = words("en")
    token = clause.tokens[word]
    if token.text.lower() in small.counting_nouns | small.remnants or token.pos == "NUM":
        below = [k for k in clause.kids(word, "nmod") if clause.preposition(k) in ("of", "from", "among")]
        # only what comes later, so that a broken tree leads nowhere twice
        below = [k for k in below or _after_of(clause, word) if k > word]
        if below or not is_people(token.text):
            return (people(clause, names, below[0]) if below else None) or _said_to_be(clause, names, word)
    if _is_manner(clause, word) or token.pos not in ("NOUN", "PROPN", "ADJ"):
        return None
    if is_nobody(clause, word) or token.text.lower() in small.nobody | small.place_nouns | small.links:
        return None
    where = names.at(MentionKind.PLACE, token.start, token.end)
    if where and where.form != "demonym" and not names.at(MentionKind.ACTOR, token.start, token.end):
        return None
    first = last = word
    while first and _belongs(clause, names, first - 1, word):
        first -= 1
    while first > 1 and clause.tokens[first - 1].text == "-":
        first -= 2  # "a two-day-old baby", "dust-covered residents"
    first, last = joined_before(clause, names, first), joined_after(clause, names, word)
    for kid in clause.kids(word, "nmod"):
        inside = clause.phrase(kid)
        start, end = clause.bounds(inside)
        parties = names.within(MentionKind.ACTOR, start, end)
        of = clause.preposition(kid)
        if of in ("of", "from") and any(party.form != "pronoun" for party in parties):
            last = max(last, *inside)
        elif of == "of" and clause.lemma(word) == _MEMBER and kid > word and is_people(clause.tokens[kid].text):
            last = max(last, kid)  # "twelve members of one family": of the crew, of staff
    last = max(last, *_whose_men(clause, names, word), *_by(clause, word), last)
    start, end = _with_name(clause, names, word, first), clause.tokens[last].end
    return Filler(start=start, end=end, text=names.text[start:end])


def _with_name(clause: Clause, names: Names, word: int, first: int) -> int:
    """Where the name begins of those whose people open at a word, "Boko Haram" of "12 Boko Haram", else the word."""
    token, start = clause.tokens[word], clause.tokens[first].start
    party = names.at(MentionKind.ACTOR, token.start, token.end)
    counted = names.at(MentionKind.ACTOR, start, clause.tokens[first].end)
    if counted and counted != party and _counts(names, counted.start, start):
        return counted.start  # "several ISIL members": the name is marked with its number
    if party is None:
        return _owner(clause, names, first)
    owned = first >= _MANY and clause.tokens[first - 1].text.lower() in _ITS_OWN
    above = clause.tokens[first - _MANY] if owned else None
    his = above and names.at(MentionKind.PERSON, above.start, above.end)  # "Joseph Kony's fighters" are all one party
    return min(start, party.start) if party.form == "name" or his else start


def _counts(names: Names, start: int, end: int) -> bool:
    """Whether nothing but a number stands on a stretch of text."""
    found = names.at(MentionKind.QUANTITY, start, end)
    return found is not None and found.start <= start and not names.text[found.end : end].strip()


def _whose_men(clause: Clause, names: Names, word: int) -> list[int]:
    """The words of "fighting for A" behind people, where A is a party."""
    acts = [k for k in clause.kids(word, "acl") if clause.lemma(k) == "fight"]
    sides = [k for act in acts for k in clause.kids(act, "obl") if clause.preposition(k) == "for"]
    parties = [names.at(MentionKind.ACTOR, clause.tokens[k].start, clause.tokens[k].end) for k in sides]
    return [t.index for party in parties if party for t in clause.tokens if party.start <= t.start < party.end]


def _by(clause: Clause, word: int) -> list[int]:
    """The rest of "passer-by", which a parser takes apart."""
    after = clause.tokens[word + 1 : word + 3]
    return [after[1].index] if [t.text.lower() for t in after] == ["-", "by"] else []


def _owner(clause: Clause, names: Names, first: int) -> int:
    """Where the party begins whose people open at a word: "the group's members", "Abu Sayyaf's fighters"."""
    here = clause.tokens[first].start
    if first < _MANY or clause.tokens[first - 1].text.lower() not in _ITS_OWN:
        return here
    above = clause.tokens[first - _MANY]
    owner = names.at(MentionKind.ACTOR, above.start, above.end) or names.at(MentionKind.PERSON, above.start, above.end)
    return owner.start if owner and owner.form != "pronoun" else here


def _said_to_be(clause: Clause, names: Names, word: int) -> Filler | None:
    """ "Fourteen of the dead were fighters", "five of those killed were nurses": fighters, nurses."""
    above = clause.tokens[word].head
    told = above > word and clause.is_dep(word, "nsubj") and clause.kids(above, "cop") and not clause.preposition(above)
    return people(clause, names, above) if told and is_people(clause.tokens[above].text) else None


def _is_manner(clause: Clause, word: int) -> bool:
    """ "Took five prisoner", "five others prisoner": the five are meant; the one word stays for any number."""
    one = clause.tokens[word].text.lower() in ("prisoner", "hostage", "captive")
    numbers = [clause.tokens[k].text.lower() for k in clause.kids(word, "nummod")]
    others = [k for k in clause.kids(word, "nmod:poss", "compound") if clause.tokens[k].text.lower() == "others"]
    return one and any(number not in ("one", "1") for number in [*numbers, *others])


def _after_of(clause: Clause, word: int) -> list[int]:
    """The noun of an "of" that follows, wherever the parser hung it."""
    following = clause.tokens[word + 1 : word + 2]
    is_of = bool(following) and following[0].text.lower() == "of" and following[0].dep == "case"
    return [following[0].head] if is_of else []


def _belongs(clause: Clause, names: Names, index: int, word: int) -> bool:
    token = clause.tokens[index]
    number = names.at(MentionKind.QUANTITY, token.start, token.end)
    above = clause.tokens[token.head]
    joined = token.dep == "conj" and above.dep in _BEFORE and above.head == word  # "ISIS and Nusra fighters"
    related = joined or (token.dep in _BEFORE and word in (token.head, above.head))
    his = token.tag == "PRP$" and token.text.lower() in _A_PERSONS
    told = token.text.lower() in words("en").nobody | words("en").fates - {_DISPLACED}  # "six displaced people died"
    return related and not number and not his and not told


def taken_up(drafts: Sequence[Draft], clauses: Sequence[Clause], scene: Scene) -> list[Draft]:
    """Casualties told without a noun ("21 others were wounded") with the people that are meant.

    Those of the same figure told elsewhere in the report, else of the figure told just before, else the last people
    named before in the sentence.
    """
    done: list[Draft] = []
    for told in drafts:
        draft = _as_losers(_with_bearer(told, clauses[told.sentence], scene), clauses[told.sentence], scene)
        if draft.saying.kind != "casualty" or draft.roles.get("victims") or _nobody(draft, clauses[draft.sentence]):
            done.append(draft)
        elif not _is_a_thing(draft, clauses[draft.sentence]) and not _is_said_who(draft, clauses[draft.sentence]):
            donors = [d for d in done if _may_be_meant(d, draft, clauses)]
            done.append(_with_people(draft, donors, drafts, clauses[draft.sentence], scene))
    return done


def _nobody(draft: Draft, clause: Clause) -> bool:
    return draft.quantity is None and befell_nobody(clause, draft.trigger)


def _may_be_meant(told: Draft, draft: Draft, clauses: Sequence[Clause]) -> bool:
    """Whether those told of before may be meant again: one child of another sentence is not the 37 who died since.

    The toll of a war is not of those told of in its news.
    """
    if draft.is_war_toll and not told.is_war_toll:
        return False
    if _sort(draft) == _DISPLACED != _sort(told) and draft.sentence != told.sentence:
        return False  # who fled is none of the dead
    if draft.quantity is None or (draft.quantity.high or _MANY) <= 1:
        return True
    heads = told.roles.get("victims", ())[-1:]
    words_at = [t for f in heads for t in clauses[told.sentence].tokens if t.end == f.end]
    # "killed two children and wounded nine others": the nine may be anybody; but "killed a guard and wounded nine"
    if any(t.lemma.lower() in words("en").kin or t.text.lower() in words("en").kin for t in words_at):
        return False
    return draft.sentence == told.sentence or not any(t.tag in ("NN", "JJ") for t in words_at)


def _is_a_thing(draft: Draft, clause: Clause) -> bool:
    """Whether the verb has an object that is nobody: "captured the ruins", "capturing a number of villages"."""
    verb, small = clause.tokens[draft.trigger], words("en")
    if verb.pos != "VERB" or draft.saying.traits.get("measure") != "captured":
        return False
    objects = clause.kids(draft.trigger, "obj", "nsubj:pass")
    for word in [member for first in objects for member in clause.listed(first)]:
        below = [k for k in clause.kids(word, "nmod") if clause.preposition(k) == "of"]
        counted = clause.lemma(word) in small.counting_nouns and below
        noun = clause.tokens[below[0] if counted else word]
        unsaid = small.nobody | small.counting_nouns  # "arrested hundreds more"
        if noun.pos == "NOUN" and not is_people(noun.text) and noun.text.lower() not in unsaid:
            return True
    return False


def _is_said_who(draft: Draft, clause: Clause) -> bool:
    """ "Kidnapped those who refused to pay": they are told of here, not before."""
    heads = clause.kids(draft.trigger, "obj", "nsubj:pass")
    told = [k for k in heads if clause.tokens[k].text.lower() in words("en").others and clause.kids(k, "acl:relcl")]
    return bool(told) and draft.quantity is None


def _of_them(clause: Clause, mentions: tuple[Mention, ...], told: Filler) -> Quantity | None:
    """The figure of those whom "them" stands for: "surrounded two gunmen and detained them"."""
    before = next((t for t in reversed(clause.tokens) if t.end < told.start + 1 and t.pos == "NUM"), None)
    names = Names(text=clause.text, mentions=mentions)
    figure = names.at(MentionKind.QUANTITY, before.start, before.end) if before else None
    near = (
        figure is not None
        and clause.text[figure.end : told.start].strip(" ") == ""
        and figure.form in ("exact", "about")
    )
    return quantity_of(figure) if figure and near else None


def _with_people(
    draft: Draft, before: Sequence[Draft], everywhere: Sequence[Draft], clause: Clause, scene: Scene
) -> Draft:
    counted = [d for d in everywhere if d.saying.kind == "casualty" and d.roles.get("victims") and not d.is_part]
    number = draft.quantity
    same = [
        d
        for d in counted
        if number
        and d.quantity
        and _sort(d) == _sort(draft)
        and (d.quantity.low, d.quantity.high) == (number.low, number.high)
    ]
    near = [
        d
        for d in before
        if d.saying.kind == "casualty"
        and not d.is_part
        and 0 <= draft.sentence - d.sentence <= _BACK
        and not _died_elsewhere(draft, d, clause, scene)
    ]
    found = [f for d in (*near, *same[:1]) for f in d.roles.get("victims", ())]
    whom = _of_whom(draft, clause, scene)
    them = [clause.tokens[k].text.lower() for k in clause.kids(draft.trigger, "obj")] == ["them"]
    here = whom or (_named_before(draft, clause, scene) if them or not found else None)
    people_told = here or (found[-1] if found else None)
    if people_told is None:
        return draft
    doers = [f for f in draft.roles.get("actor", ()) if f.end <= people_told.start or people_told.end <= f.start]
    roles = {role: fillers for role, fillers in draft.roles.items() if role != "actor"}
    actor = {"actor": tuple(doers)} if doers else {}  # "killed 40 Houthi fighters and wounded dozens": not they did it
    return replace(
        draft,
        roles={**roles, **actor, "victims": (replace(people_told, basis=Basis.COREFERENT),)},
        quantity=number or (_of_them(clause, scene.mentions[draft.sentence], people_told) if them else None),
    )


def _of_whom(draft: Draft, clause: Clause, scene: Scene) -> Filler | None:
    """ "It has 130,000 inhabitants, 75,000 of whom have been displaced": the people that "whom" stands for."""
    above = clause.tokens[draft.trigger].head
    between = {t.text.lower() for t in clause.tokens[above + 1 : draft.trigger]}
    if (
        not clause.is_dep(draft.trigger, "acl:relcl")
        or not between & _OF_WHOM
        or not is_people(clause.tokens[above].text)
    ):
        return None
    return people(clause, Names(text=clause.text, mentions=scene.mentions[draft.sentence]), above)


def _died_elsewhere(draft: Draft, told: Draft, clause: Clause, scene: Scene) -> bool:
    """ "A raid on A killed four soldiers. Another hit B, killing nine": the nine may be anybody; not "nine more"."""
    if draft.sentence == told.sentence or clause.tokens[draft.trigger].pos != "VERB":
        return False  # "ten of the dead" are of those told of
    if any(t.text.lower() in _FURTHER for t in clause.tokens):
        return False
    here, there = ({scene.place_key(m) for m in scene.places(s)} for s in (draft.sentence, told.sentence))
    return bool(here and there) and not here & there


def _with_bearer(draft: Draft, clause: Clause, scene: Scene) -> Draft:
    """Losses told by a noun with whose they are: "suffered 200 casualties", "Soviet casualties reached 1,000"."""
    trigger = clause.tokens[draft.trigger]
    if draft.saying.kind != "casualty" or draft.roles.get("victims"):
        return draft
    if trigger.pos == "VERB" and trigger.tag != "VBN":
        return draft
    names = Names(text=clause.text, mentions=scene.mentions[draft.sentence])
    bearers = list(_bearers(clause, draft.trigger))
    theirs = (f for word in bearers if (f := _of_pronoun(clause, names, word, scene)))
    found = next((f for word in bearers if (f := _party(clause, names, word))), None) or next(theirs, None)
    return replace(draft, roles={**draft.roles, "victims": (found,)}) if found else draft


def _as_losers(draft: Draft, clause: Clause, scene: Scene) -> Draft:
    """ "The Houthis lost 40 men": whose men they were, where nothing but a common noun names them."""
    men = draft.roles.get("victims", ())
    if draft.saying.kind != "casualty" or len(men) != 1 or not men[0].text.islower():
        return draft
    losing = _losing(clause, draft.trigger)
    if losing is None or men[0].start < clause.tokens[losing].start:
        return draft
    names = Names(text=clause.text, mentions=scene.mentions[draft.sentence])
    subjects = [clause.tokens[k] for k in verb_arguments(clause, losing)["agent"]]
    found = [names.at(MentionKind.ACTOR, t.start, t.end) for t in subjects]
    if len(found) != 1 or found[0] is None or (found[0].form == "pronoun" and not scene.known.party(found[0])):
        return draft
    named = names.at(MentionKind.ACTOR, men[0].start, men[0].end)
    theirs, losing_party = scene.known.party(named) if named else "", scene.known.party(found[0])
    if named and named.form != "pronoun" and scene.known.sovereign(losing_party) and theirs in ("", losing_party):
        return draft  # "Mali lost 15 soldiers": its soldiers, whom the word names, and no foe's
    loser = Filler(start=found[0].start, end=found[0].end, text=found[0].text)
    return replace(draft, roles={**draft.roles, "victims": (loser,)}, start=min(draft.start, loser.start))


def _losing(clause: Clause, word: int) -> int | None:
    """The verb that tells of a loss of people: the word itself, or what it describes the object of."""
    above = clause.tokens[clause.tokens[word].head]
    if clause.lemma(word) in _LOSING and clause.tokens[word].pos == "VERB":
        return word
    described = clause.is_dep(word, "acl", "amod") and above.dep == "obj"
    return above.head if described and clause.lemma(above.head) in _LOSING else None


def _bearers(clause: Clause, word: int) -> Iterator[int]:
    """The words for who bears a loss: the subject of "lost", else what describes the losses or stands behind "of"."""
    small = words("en")
    for above in (word, *islice(clause.governors(word), _UP)):
        if clause.lemma(above) in small.bearing:
            yield from clause.kids(above, "nsubj")
            return
        told = clause.kids(above, "nsubj*", "obj")  # "puts its civilian toll at 60 dead"
        subjects = (k for k in told if clause.tokens[k].text.lower() in small.losses)
        noun = above if clause.tokens[above].text.lower() in small.losses else next(subjects, None)
        if noun is not None:
            yield from clause.kids(noun, "nmod:poss", "amod", "compound")
            yield from (k for k in clause.kids(noun, "nmod") if clause.preposition(k) in ("of", "among"))


def _of_pronoun(clause: Clause, names: Names, word: int, scene: Scene) -> Filler | None:
    """Whose losses "its own losses" are, where it is known for whom the pronoun stands."""
    token = clause.tokens[word]
    found = names.at(MentionKind.ACTOR, token.start, token.end) if token.tag == "PRP$" else None
    known = found is not None and found.form == "pronoun" and scene.known.party(found)
    return Filler(start=found.start, end=found.end, text=found.text) if found and known else None


def _party(clause: Clause, names: Names, word: int) -> Filler | None:
    """The party or people that a word names, None for anything else ("heavy", "total", "the attack")."""
    token = clause.tokens[word]
    found = names.at(MentionKind.ACTOR, token.start, token.end)
    where = names.at(MentionKind.PLACE, token.start, token.end)
    if found is None and where is not None and where.form == "demonym":
        found = where
    if found is not None and found.form != "pronoun":
        return Filler(start=found.start, end=found.end, text=found.text)
    named = token.tag.startswith("NNP") and where is None and token.text.istitle()
    if named or token.text.lower() in words("en").bodies or (token.pos in ("NOUN", "ADJ") and is_people(token.text)):
        return people(clause, names, word)
    return None


def _sort(draft: Draft) -> str:
    return draft.saying.traits.get("measure", "")


def _named_before(draft: Draft, clause: Clause, scene: Scene) -> Filler | None:
    """The last people named before in the sentence; of "civilians, among them two children", the civilians."""
    names, kin = Names(text=clause.text, mentions=scene.mentions[draft.sentence]), words("en").kin
    for token in reversed(clause.tokens[: draft.trigger]):
        head = token.dep not in _BEFORE  # "terrorist attacks kill 10"
        if token.lemma.lower() in kin or token.text.lower() in kin:
            continue
        if token.pos != "NOUN" or not head or not is_people(token.text) or _does_something(token):
            continue
        if not is_according_to(clause, token.index):
            return people(clause, names, token.index)
    return None


def _does_something(token: Token) -> bool:
    """Whether a noun is the subject of an active verb: who kills, or says it, is none of the dead."""
    return token.dep in ("nsubj", "obl:agent")
