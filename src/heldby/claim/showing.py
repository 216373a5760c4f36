"""The parties that a report tells of: by which words each is shown, and who fights from the sky alone.

In:     the drafts of a report, its actor mentions and the party of each.
Out:    a filler a party; sets of parties.
Never:  a party that is not known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldby.model import Filler

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from heldby.claim.draft import Draft
    from heldby.model import Mention


def shown(
    drafts: Sequence[Draft],
    actors: Sequence[Mention],
    party_at: Mapping[tuple[int, int], str],
    armed: Callable[[Mention], bool],
) -> dict[str, Filler]:
    """How each party is shown: by the words that name it where it acts, its forces before its government."""
    plain = {(m.start, m.end): m for m in actors if m.form != "pronoun"}
    acting = [
        m
        for draft in drafts
        if draft.saying.kind in ("control", "event")
        for filler in (*draft.roles.get("actor", ()), *draft.roles.get("against", ()))
        if (m := plain.get((filler.start, filler.end)))
    ]
    named = [m for wanted in (("name", "demonym"), ("description",)) for m in actors if m.form in wanted]
    found: dict[str, Filler] = {}
    for mentions in ([m for m in acting if armed(m)], acting, named):
        for m in mentions:
            if party := party_at[m.start, m.end]:
                found.setdefault(party, Filler(start=m.start, end=m.end, text=m.text))
    return found


def spoken_for(speakers: Iterable[Filler], shown_by: Mapping[str, Filler]) -> str:
    """The one party whose people speak, by a name they share: "a Taliban commander", "Russian officials"; else ""."""
    said = {word for speaker in speakers for word in speaker.text.split() if word[0].isupper()}
    found = {party for party, filler in shown_by.items() if filler.text.split()[0] in said}
    return next(iter(found)) if len(found) == 1 else ""


def fliers(drafts: Iterable[Draft], party_at: Mapping[tuple[int, int], str]) -> frozenset[str]:
    """Those whom the report tells to strike from the air and never to fight or hold a place: they clash with nobody."""
    by_air, on_ground = set[str](), set[str]()
    for draft in drafts:
        parties = {party_at.get((f.start, f.end), "") for f in draft.roles.get("actor", ())}
        sort = draft.saying.traits.get("type")
        if sort == "airstrike":
            by_air |= parties
        elif sort == "battle" or draft.saying.kind == "control":
            on_ground |= parties
    return frozenset(by_air - on_ground - {""})


def leads_clearly(counts: Iterable[int]) -> bool:
    """Whether the first is named twice as often as the next; else another may be as well meant."""
    first, *rest = sorted(counts, reverse=True) or [0]
    return not rest or first >= 2 * rest[0]
