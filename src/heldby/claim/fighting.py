"""Who fights in a battle that is told with one side, or with none: whom the report tells to fight whom.

In:     the ledger of a report, and a battle.
Out:    a party, or the battle with its open sides; "" where nobody can be told.
Never:  one of three sides.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from heldby.claim.company import OWNING, described_company, is_company
from heldby.claim.fought_over import foe_there
from heldby.claim.scene import leader
from heldby.model import Basis

if TYPE_CHECKING:
    from heldby.claim.draft import Draft
    from heldby.claim.ledger import Ledger
    from heldby.model import Filler

_JUST_BEFORE, _AROUND = 3, 2  # sentences
_PAIR = 2
_PEACEKEEPERS = frozenset({"un"})
_TITLE = 60  # characters after a name in which its bearer's office stands: "General X, commander of the Y forces"


def with_idle(ledger: Ledger, draft: Draft) -> Draft:
    """Of whom somebody says "they don't fight": of those he fights; of nobody where he is not known."""
    if draft.roles.get("actor"):
        return draft
    speakers = ledger.speakers(draft)
    ours = ledger.parties(speakers) or [
        party for one in speakers for (start, _), party in ledger.party_at.items() if 0 <= start - one.end <= _TITLE
    ]
    mine = tuple(ledger.shown[party] for party in ours if party in ledger.shown)
    return ledger.having(draft, "actor", ledger.opponent(replace(draft, roles={**draft.roles, "actor": mine})))


def fighter(ledger: Ledger, draft: Draft) -> str:
    """Who fights in a battle told without a doer: the foe of whom its words name.

    Else, of the two whose fight the report tells most, who acts most; else one of the two sides there are.
    """
    named = list(dict.fromkeys(ledger.parties_in(draft.roles.get("target", ()))))
    if len(named) == 1 and (foe := _foe_of(ledger, draft, named[0])):
        return foe
    fought = Counter({" ".join(sorted((a, b))): n for a, foes in ledger.feuds.items() for b, n in foes.items()})
    pair = [p for p in leader(fought.elements()).split() if p not in named]
    acting = Counter(a.party for a in (*ledger.events, *ledger.acts) if a.party in pair)
    apart = [] if fought or named else _two_sides(ledger, draft.sentence)
    return leader(acting.elements()) or next(iter(pair or apart), "")


def _foe_of(ledger: Ledger, draft: Draft, party: str) -> str:
    """Whom a party that the words name fights: told near the battle, else told most, else the only other one."""
    bare = replace(draft, roles={role: fillers for role, fillers in draft.roles.items() if role != "target"})
    return _foe_near(ledger, {party}, draft.sentence) or ledger.foe_of(party, bare) or _only_other(ledger, {party})


def _two_sides(ledger: Ledger, sentence: int) -> list[str]:
    """Where nobody is told to fight anybody: the two armed parties named around the battle that stand apart.

    Of a side's parties the one named most; peacekeepers are on none. Nobody where the report tells of a third side.
    """
    around = range(sentence - _AROUND, sentence + _AROUND + 1)
    near = Counter(p for i in around for p in ledger.seen.get(i, ()) if ledger.side(p) not in _PEACEKEEPERS)
    named = [p for p, _ in near.most_common()]
    sides = [p for i, p in enumerate(named) if all(ledger.is_other(p, {other}) for other in named[:i])]
    if len(sides) != _PAIR or not ledger.may_oppose(sides[0], {sides[1]}):
        return []
    third = any(ledger.may_oppose(p, {sides[0]}) and ledger.is_other(p, {*sides}) for p in ledger.armed)
    return [] if third else sides


def with_adversary(ledger: Ledger, draft: Draft) -> Draft:
    """A battle is fought against a party: the one its target names, else whom the actor fights."""
    ours = ledger.parties(draft.roles.get("actor", ()))
    targets = draft.roles.get("target", ())
    friends = [f for f in targets if is_company(f.text)]
    told = [f for f in ledger.named_in(targets) if not any(_owns(f, one) for one in friends)]
    others = {tuple(ledger.parties((f,))): f for f in reversed(told)}  # "the army of Kaseke" is one party
    named = [f for party, f in others.items() if not set(party) & set(ours)][::-1]
    if named:
        beside = [one for f in friends if (one := described_company(f)) and not ledger.named_in((one,))]
        return replace(draft, roles={**draft.roles, "target": (*named, *beside)})
    if len(draft.roles.get("actor", ())) == 1 or any(ledger.together(ours[0], one) for one in ours[1:]):
        mine = set(ours)
        foe = (
            foe_there(ledger, draft)
            or _foe_near(ledger, mine, draft.sentence)
            or ledger.opponent(draft)
            or _only_other(ledger, mine)
        )
        if not foe and all(f.basis is Basis.IMPLIED for f in draft.roles["actor"]):
            foe = _other_side(ledger, mine, draft.sentence)
        return ledger.having(draft, "target", foe)
    return draft


def _owns(word: Filler, whole: Filler) -> bool:
    """Whether a word says whose others are: "its" of "its allies"."""
    return word.text.lower() in OWNING and word.start == whole.start and word.end < whole.end


def _other_side(ledger: Ledger, ours: set[str], sentence: int) -> str:
    """Of the two sides around a battle that nobody is told to fight, the one that these are not on."""
    return next((p for p in _two_sides(ledger, sentence) if ledger.is_other(p, ours)), "")


def _only_other(ledger: Ledger, ours: set[str]) -> str:
    """The one other party that bears arms in this report, and is told of more than once."""
    others = [p for p in ledger.armed if ledger.is_other(p, ours)]
    return others[0] if len(others) == 1 and ledger.armed[others[0]] > 1 else ""


def _foe_near(ledger: Ledger, ours: set[str], sentence: int) -> str:
    """The one party told of in this sentence, else in the two before, whom these fight in this report.

    Where they are told to fight nobody, one who stands on another side.
    """
    fought = {foe for party in ours for foe in ledger.feuds.get(party, ())}
    for back in range(_JUST_BEFORE):
        told = ledger.seen.get(sentence - back, frozenset())
        others = [p for p in told - ledger.fliers if ledger.is_other(p, ours)]
        foes = [p for p in others if (p in fought if fought else not back and ledger.may_oppose(p, ours))]
        if len(foes) == 1:
            return foes[0]
    return ""
