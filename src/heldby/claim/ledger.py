"""Who takes, holds and loses which place in a report, and who fights whom: to complete what a sentence leaves open.

In:     the drafts of a report, with the roles their own sentences fill.
Out:    drafts with an implied actor or opponent.
Never:  a party against itself; a filler where two are as likely.

A careful coder reads "the capture of the village" as the capture by whoever was just told to advance on it, and its
loser as whoever held it or fights the captors in this report.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from heldby.claim.acts import Act, sort_of
from heldby.claim.alike import who_does_alike
from heldby.claim.besieging import besieger
from heldby.claim.casting import VIOLENT
from heldby.claim.fighting import fighter, with_adversary, with_idle
from heldby.claim.fought_over import Turn, comer_there, turns, with_both_sides
from heldby.claim.friends import Friends
from heldby.claim.retaking import losers, regainer, takings
from heldby.claim.scene import leader
from heldby.claim.showing import fliers, leads_clearly, shown, spoken_for
from heldby.model import Basis, Filler, MentionKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from heldby.claim.draft import Draft
    from heldby.claim.scene import Scene

_OPPOSES = frozenset({"taken", "lost", "besieged", "relieved", "entered", "approached"})
_ACTS = frozenset({"taken", "besieged", "entered", "approached", "relieved"})
_NEAR = 3  # sentences
_PRONOUNS = frozenset({"they", "them", "it", "he", "who", "which"})
_OFTEN = 3
_NEUTRAL = frozenset({"", "un"})


@dataclass(slots=True, kw_only=True)
class Ledger:
    """`feuds`: each party's opponents and how often; `sides`: the parties that act; `armed`: how often each armed party
    is named; `acts`: who changed or held what, `losses`: who lost it, `shut_in`: who is besieged there; `events`: who
    did what else.

    Parties are bodies ("" is unknown and never kept); each is shown by the first filler that names it.
    """

    party_at: Mapping[tuple[int, int], str]
    place_at: Mapping[tuple[int, int], str]
    land_of: Mapping[str, str]
    shown: Mapping[str, Filler]
    feuds: dict[str, Counter[str]]
    sides: Counter[str]
    armed: Counter[str]
    acts: list[Act]
    losses: list[Act]
    shut_in: list[Act]
    events: list[Act]
    seen: Mapping[int, frozenset[str]]
    fliers: frozenset[str]
    side: Callable[[str], str]
    is_state: Callable[[str], bool]
    friends: Friends
    speakers: Callable[[Draft], Sequence[Filler]]
    turns: list[Turn]

    @classmethod
    def of(cls, drafts: Sequence[Draft], scene: Scene, speakers: Callable[[Draft], Sequence[Filler]]) -> Ledger:
        """Gather what the drafts state; `speakers` tells on whose word a draft stands."""
        actors = [m for line in scene.mentions for m in line if m.kind is MentionKind.ACTOR]
        party_at = {(m.start, m.end): scene.known.party(m) for m in actors}
        places = [m for line in scene.mentions for m in line if m.kind is MentionKind.PLACE]
        ledger = cls(
            party_at=party_at,
            place_at={(m.start, m.end): scene.place_key(m) for m in places},
            land_of={scene.place_key(m): scene.known.land(m) for m in places},
            side=scene.known.side,
            is_state=scene.known.sovereign,
            friends=Friends.of(drafts, party_at, scene.known.side),
            speakers=speakers,
            shown=shown(drafts, actors, party_at, scene.known.armed),
            feuds=defaultdict(Counter),
            sides=Counter(),
            armed=Counter(
                party_at[m.start, m.end] for m in actors if scene.known.armed(m) and party_at[m.start, m.end]
            ),
            acts=[],
            losses=[],
            shut_in=[],
            seen={
                index: frozenset(
                    party_at[m.start, m.end] for m in line if m.kind is MentionKind.ACTOR and scene.known.armed(m)
                )
                for index, line in enumerate(scene.mentions)
            },
            events=[],
            fliers=fliers(drafts, party_at),
            turns=[],
        )
        told: set[tuple[int, int, str]] = set()
        for draft in drafts:
            telling = (draft.sentence, draft.trigger, draft.saying.kind)
            ledger._note(draft, is_new=telling not in told)
            told.add(telling)
        return ledger

    def _note(self, draft: Draft, *, is_new: bool) -> None:
        """Keep what a draft states; `is_new` is false for the further members of a list, which tell no fight anew."""
        kind, traits = draft.saying.kind, draft.saying.traits
        ours, theirs = (self.parties(draft.roles.get(role, ())) for role in ("actor", "against"))
        if kind == "event":
            theirs = theirs or self.parties_in(draft.roles.get("target", ()))
        if is_new and (kind == "control" or traits.get("type") == "battle"):
            self.sides.update({*ours, *theirs})
        if traits.get("change") == "contested" or (traits.get("type") == "battle" and not theirs and draft.opposed):
            theirs = ours
        if is_new and (kind in ("control", "route") or traits.get("type") in VIOLENT):  # who gives aid fights nobody
            for one in ours:
                for other in theirs:
                    self._fight(one, other)
        if kind == "event" and "account" not in traits:  # a description is no deed
            for place in self.places(draft) or [""]:
                self.events.extend(Act.of(draft, place, sort_of(traits), party) for party in ours)
        if kind == "control":
            self._note_control(draft, ours, theirs)

    def _note_control(self, draft: Draft, ours: Sequence[str], theirs: Sequence[str]) -> None:
        change = draft.saying.traits.get("change", "")
        done = "taken" if change == "lost" else change  # "the town fell to the rebels"
        for place in self.places(draft):
            self.acts.extend(Act.of(draft, place, done, party, tuple(ours)) for party in ours)
            if change in ("taken", "lost"):
                self.losses.extend(Act.of(draft, place, "lost", party) for party in theirs)
            if change == "besieged":
                self.shut_in.extend(Act.of(draft, place, change, party) for party in theirs)

    def _fight(self, one: str, other: str) -> None:
        if one != other and not self.together(one, other):
            self.feuds[one][other] += 1
            self.feuds[other][one] += 1

    def together(self, one: str, other: str) -> bool:
        """Whether two parties are known to stand on one side."""
        return self.friends.together(one, other)

    def all_completed(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Every draft completed; the changes of hands first, for a battle for a place is between those who hold it."""
        changed = [draft if draft.saying.kind == "event" else self.completed(draft) for draft in drafts]
        self.turns = turns(self, changed)
        done = [self.completed(draft) if draft.saying.kind == "event" else draft for draft in changed]
        return [with_both_sides(self, draft) if _is_open_contest(draft) else draft for draft in done]

    def completed(self, draft: Draft) -> Draft:
        """The draft with its open sides filled as far as the report tells."""
        draft = self._without_self(draft)
        if draft.saying.kind == "event":
            return self._with_doer(draft)
        if draft.saying.kind == "route":
            return self._with_cut_off(draft)
        if draft.saying.kind != "control":
            return draft
        change = draft.saying.traits.get("change", "")
        if change in _ACTS and not draft.roles.get("actor"):
            draft = self._with_group(draft, change, self._doer(draft, change))
        if change == "held" and not draft.roles.get("actor"):
            draft = self.having(draft, "actor", self._former_holder(draft))
        if change == "lost" and not draft.roles.get("actor") and draft.saying.swap:
            draft = self.having(draft, "actor", self._taker(draft))
        if change in _OPPOSES and not draft.roles.get("against"):
            draft = self.having(draft, "against", self.opponent(draft))
        return draft

    def _with_cut_off(self, draft: Draft) -> Draft:
        """ "Rebels were in disarray after the army cut the road": it is cut for the foe told of last before it."""
        ours = set(self.parties(draft.roles.get("actor", ())))
        if draft.saying.traits.get("change") != "cut" or not ours or draft.roles.get("against"):
            return draft
        told = self.seen.get(draft.sentence, frozenset())
        way = draft.roles["to_place"][0].start
        foes = [
            (end, party)
            for (_, end), party in self.party_at.items()
            if party in told and end <= way and self.is_other(party, ours)
        ]
        near = max(foes, default=(0, ""))[1]
        known = near and (near in self.feuds or any(self.may_oppose(near, {one}) for one in ours))
        return self.having(draft, "against", near) if known else draft

    def _without_self(self, draft: Draft) -> Draft:
        """Nobody takes from himself: who was told to lose has lost it, and who took it is open.

        "ISIL withdrew, thus expelling ISIL from the town", "they took it from ISIL" where "they" was read as ISIL.
        """
        ours, theirs = (set(self.parties(draft.roles.get(role, ()))) for role in ("actor", "against"))
        if draft.saying.kind != "control" or not ours or ours != theirs:
            return draft
        loser = draft.saying.needs and "against" in draft.saying.needs
        pronoun = all(f.text.lower() in _PRONOUNS for f in draft.roles["actor"])
        spare = "actor" if loser or pronoun else "against"
        return replace(draft, roles={role: fillers for role, fillers in draft.roles.items() if role != spare})

    def _with_group(self, draft: Draft, change: str, party: str) -> Draft:
        """The draft done by a party, and by those who did the like with it at this place as last told before."""
        here = set(self.places(draft))
        acts = [
            a for a in self.acts if a.party == party and a.place in here and a.what == change and a.start < draft.start
        ]
        shown = [self.shown[p] for p in (acts[-1].group if acts else ()) if p in self.shown]
        if len(shown) < 2:
            return self.having(draft, "actor", party)
        return replace(draft, roles={**draft.roles, "actor": tuple(replace(f, basis=Basis.IMPLIED) for f in shown)})

    def _with_doer(self, draft: Draft) -> Draft:
        """An event with its doer from a like event told nearby; a battle also with whom it was fought against."""
        sort = sort_of(draft.saying.traits)
        if draft.mood is not None and draft.mood.is_denied:
            # who is told nearby to do the like is not the one who does not
            return with_idle(self, draft) if sort == "battle" else draft
        if not draft.roles.get("actor") and draft.saying.traits.get("type") in VIOLENT - _UNCLAIMED:
            comer = comer_there(self, draft) if sort == "battle" else ""
            draft = self.having(draft, "actor", comer or who_does_alike(self, draft, sort))
        if sort == "battle" and not draft.roles.get("actor"):
            draft = self.having(draft, "actor", fighter(self, draft))
        return with_adversary(self, draft) if sort == "battle" else draft

    def named_in(self, fillers: Iterable[Filler]) -> list[Filler]:
        """The names of parties inside free words, as fillers of their own."""
        inside = [
            (f, a, b) for f in fillers for (a, b), p in self.party_at.items() if p and f.start <= a and b <= f.end
        ]
        return [replace(f, start=a, end=b, text=f.text[a - f.start : b - f.start]) for f, a, b in inside]

    def _spoken_for(self, draft: Draft) -> str:
        """The party that speaks, or whose press does: a ministry's "was taken" is by its own forces."""
        speaking = self.speakers(draft)
        speaker = next(iter(self.parties(speaking)), "") or spoken_for(speaking, self.shown)
        if speaker in self.sides | self.armed:
            return speaker
        side = self.side(speaker) if speaker else ""
        return leader(p for p in self.armed.elements() if self.side(p) == side) if side else ""

    def _doer(self, draft: Draft, change: str) -> str:
        """Whose word it is if a party speaks, else who acted here just before, has done this, or acted just before."""
        against = set(self.parties(draft.roles.get("against", ())))
        here = set(self.places(draft))
        if change == "relieved":
            against |= {a.party for a in self.acts if a.place in here and a.what == "besieged"}
        if change == "besieged":
            return besieger(self, draft, here, against)
        if change == "taken":
            against |= losers(self, draft, here)
        told = sorted(a for a in self.acts if a.party not in against)
        in_line = [a.party for a in told if a.sentence == draft.sentence and a.place in here and a.what in _ACTS]
        if in_line:
            return in_line[-1]
        speaker = self._spoken_for(draft)
        if speaker and speaker not in against:
            return speaker
        same = leader(a.party for a in told if a.place in here and a.what == change)
        before = [a for a in told if 0 <= draft.sentence - a.sentence <= _NEAR and a.what in _ACTS]
        if just_here := [a.party for a in before if a.place in here]:
            return just_here[-1]
        foes = leader(foe for p in against for foe in self.feuds.get(p, Counter()).elements())
        return regainer(self, draft, here) or same or (before[-1].party if before else foes)

    def foe_of(self, party: str, draft: Draft) -> str:
        """Whom a party fights at the place of a draft."""
        shown = self.shown.get(party)
        return self.opponent(replace(draft, roles={**draft.roles, "actor": (shown,)})) if shown else ""

    def _former_holder(self, draft: Draft) -> str:
        """Whose hold it was ("had been occupied since March"): who is told nearest to have lost it, else who took it.

        Else the one whom those fight that are told to have come in.
        """
        here = set(self.places(draft))
        lost = [(abs(a.start - draft.start), a.party) for a in self.losses if a.place in here and a.real]
        taken = sorted(a for a in takings(self, here) if a.start < draft.start)
        if lost or taken:
            return min(lost)[1] if lost else taken[-1].party
        come = leader(a.party for a in self.acts if a.place in here and a.what == "entered" and a.real)
        return self.foe_of(come, draft)

    def _taker(self, draft: Draft) -> str:
        """Who took from the loser a place that is told to have been lost; nobody when the loser is open."""
        against = set(self.parties(draft.roles.get("against", ())))
        here = set(self.places(draft))
        if not against:
            return ""
        return leader(
            a.party for a in self.acts if a.place in here and a.what == "taken" and a.party not in against and a.whole
        )

    def opponent(self, draft: Draft) -> str:
        """Who took the place last, else who holds it, else whom the actor fights and the report is most about.

        Fights that the report tells count twice what a mere mention of an armed party does.
        """
        ours = set(self.parties(draft.roles.get("actor", ())))
        if not ours:
            return ""
        here = set(self.places(draft))
        at_place = sorted(a for a in self.acts if a.place in here and a.real and self.is_other(a.party, ours))
        taken = [a for a in at_place if a.what == "taken" and a.whole]
        before = [a.party for a in taken if (a.sentence, a.start) < (draft.sentence, draft.start)]
        if before:
            return before[-1]
        back = [a.party for a in taken if a.again or not _is_done(draft)]
        if back:
            return back[0]  # "launched an offensive to retake the town, which the army had seized in May"
        holders = leader(a.party for a in at_place if a.what == "held")
        fought = Counter(foe for p in ours for foe in self.feuds.get(p, Counter()).elements())
        named = Counter({p: n for p, n in self.armed.items() if self.may_oppose(p, ours)})
        named.update({p: 1 for p in self.seen.get(draft.sentence, ()) if p in fought or p in named})
        if draft.saying.kind == "event" and not leads_clearly(n for p, n in named.items() if self.is_other(p, ours)):
            named = Counter({p: n for p, n in named.items() if p in fought or p in self.seen.get(draft.sentence, ())})
        if draft.saying.kind == "event":  # who is named in passing need not be in this war
            named = Counter({p: n for p, n in named.items() if p in fought or n >= _OFTEN})
        both = Counter({p: 2 * fought[p] + named[p] for p in {*fought, *named} if self.is_other(p, ours)})
        if draft.saying.kind == "control":  # from who only bombs from the air no place is taken
            both = Counter({p: n for p, n in both.items() if p not in self.fliers})
        return holders or leader(both.elements())

    def may_oppose(self, party: str, ours: set[str]) -> bool:
        """Whether two parties are known to stand on different sides; peacekeepers on none."""
        return self.side(party) not in _NEUTRAL and all(self.side(one) for one in ours)

    def is_other(self, party: str, ours: set[str]) -> bool:
        """Whether a party is none of these and stands with none of them."""
        return party not in ours and not any(self.together(party, one) for one in ours)

    def having(self, draft: Draft, role: str, party: str) -> Draft:
        """The draft with a party in one of its roles, by the words that show it."""
        shown = self.shown.get(party)
        if shown is None or (role not in draft.saying.roles and role != "against"):
            return draft
        return replace(draft, roles={**draft.roles, role: (replace(shown, basis=Basis.IMPLIED),)})

    def parties(self, fillers: Iterable[Filler]) -> list[str]:
        """The parties that fillers name, as far as they are known."""
        found = (self.party_at.get((f.start, f.end), "") for f in fillers)
        return [party for party in found if party]

    def parties_in(self, fillers: Iterable[Filler]) -> list[str]:
        """The parties named inside free words ("the jihadists' oilfields")."""
        return [p for f in fillers for (a, b), p in self.party_at.items() if p and f.start <= a and b <= f.end]

    def places(self, draft: Draft) -> list[str]:
        """The keys of the places that a draft names."""
        found = (self.place_at.get((f.start, f.end), "") for f in draft.roles.get("place", ()))
        return [place for place in found if place]


def _is_done(draft: Draft) -> bool:
    return draft.mood is not None and draft.mood.status.is_real


def _is_open_contest(draft: Draft) -> bool:
    """ "The town has changed hands often": nobody is told to contest it."""
    return draft.saying.traits.get("change") == "contested" and not draft.roles.get("actor")


# Who set off one bomb need not have set off the next: nobody has done it until somebody is told to.
_UNCLAIMED = frozenset({"bombing"})
