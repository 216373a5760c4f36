"""A reading as the rows of `heldby annotate`: claims with their meaning, and everything they were read from.

In:     a `Reading`.
Out:    plain dictionaries, ready for JSON, in the shapes of INTERFACE (fields of a conflict coder's claim).
Never:  a field that is not in the reading; a name without the words it rests on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from heldby.claim.crediting import outermost
from heldby.gazetteer import PART, place_words, plain
from heldby.gazetteer.facilities import AT
from heldby.lexicon.codes import codes
from heldby.lexicon.demonyms import adjective_of
from heldby.lexicon.kinds import kinds
from heldby.lexicon.words import words
from heldby.model import Basis, MentionKind
from heldby.pipeline.agreeing import in_number
from heldby.pipeline.repeats import with_repeats

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from heldby.model import Attribution, Claim, Filler, Link, Mention, Reading, When
    from heldby.model.ports import Gazetteer

Row = dict[str, Any]
_TYPES = {"place": MentionKind.PLACE, "actor": MentionKind.ACTOR, "person": MentionKind.PERSON}


_ISO_LENGTH, _JOIN = 2, "+"
# Victims of whom the text says no more than their number are people.
_UNNAMED = {"people": "people"}
_ANYBODY = frozenset({"", "persons", "individuals", "victims", "martyrs"})
_WORD, _SITE, _A_PEOPLE = 12, "site", "people."
_THEIRS = frozenset({"its", "their", "his"})
_GOVERNMENT_FORCES = " government forces"
_POSSESSIVE = re.compile(r"^(?:['\u2019]s?|s)(?= )")


class Meanings:
    """The links of one reading, by the words they explain and by the claim they date."""

    def __init__(self, links: Iterable[Link], mentions: Iterable[Mention] = ()) -> None:
        self._words: dict[tuple[MentionKind, int, int], Link] = {}
        self._claims: dict[tuple[str, str], Link] = {}
        self._own: dict[tuple[str, str, int, int], Link] = {}
        self._numbers = {m.start: m.end for m in mentions if m.kind is MentionKind.QUANTITY}
        for link in links:
            if link.claim and link.kind is not MentionKind.TIME:
                self._own[link.claim, link.role, link.start, link.end] = link
            elif link.claim:
                self._claims[link.claim, link.role] = link
            else:
                self._words[link.kind, link.start, link.end] = link

    def of(self, kind: MentionKind, start: int, end: int) -> Link | None:
        """The link of a stretch of text, None when it is no mention of that kind."""
        return self._words.get((kind, start, end))

    def own(self, claim: Claim, role: str, filler: Filler) -> Link | None:
        """What a filler means in this claim alone: "the airport" beside the town that it is at."""
        return self._own.get((claim.id, role, filler.start, filler.end))

    def in_words(
        self, filler: Filler, things: frozenset[str] = frozenset(), *, one_by_one: bool = False, doer: str = ""
    ) -> str:
        """The filler's words with every actor in them by its canonical name, and without the number that opens them.

        "Its soldiers" are the army's, and the army is told once; an actor named by one of `things` ("five Russian
        tanks") is a thing, and stays as told. `one_by_one` they are people of an army, not the army. "Their" depots are
        not those of the `doer` who destroyed them.
        """
        told = filler.text
        wholes = [k for k in _apart(self._actors_in(filler)) if self._last_word(filler, k) not in things]
        actors = sorted((k for k in wholes if self._words[k].id), key=lambda k: -k[1])
        before_another = {(one[1], one[2]) for one in actors for other in actors if other[1] == one[2] + 1}
        later: set[str] = set()
        for _, start, end in actors:
            again = self._words[MentionKind.ACTOR, start, end].name in later
            if again and filler.text[end - filler.start :].startswith(" of "):
                continue  # "militants of the Islamic State": whose they are is told by the name
            whose = filler.text[start - filler.start : end - filler.start].lower() in _THEIRS
            if whose and self._words[MentionKind.ACTOR, start, end].name == doer:
                continue
            later.add(self._words[MentionKind.ACTOR, start, end].name)
            owned = told[: end - filler.start].split()[-1:] in (["its"], ["their"]) and (start, end) in before_another
            name = "" if owned else self._called(filler, (start, end), one_by_one=one_by_one)
            after = told[end - filler.start :]
            told = told[: start - filler.start] + name + (_POSSESSIVE.sub("", after) if name else after)
        named_first = any(key[1] == filler.start for key in actors)  # "several ISIS hideouts": the name holds it
        number = filler.start if named_first else self._number_at(filler.start)
        told = told[number - filler.start :].strip().removeprefix("of ").strip()
        return "people" if told.lower() in _ANYBODY else told

    def _called(self, filler: Filler, at: tuple[int, int], *, one_by_one: bool) -> str:
        """An actor's name; "30 soldiers" are an army's soldiers and not the army, and "Malians" stand as told."""
        link = self._words[MentionKind.ACTOR, at[0], at[1]]
        told = filler.text[at[0] - filler.start : at[1] - filler.start]
        if (link.id or "").startswith(_A_PEOPLE):
            return told
        beside = [k for k in self._actors_in(filler) if k[2] == at[0] - 1]
        before = [filler.text[k[1] - filler.start : k[2] - filler.start] for k in beside]
        owned = any(word.lower() not in _THEIRS for word in before)  # the army's own name stands before them
        owned = owned or (" " in told and len(self._actors_in(filler)) > 1)  # "government and rebel soldiers"
        return _in_service(link.name, told) if one_by_one and not owned else link.name

    def _actors_in(self, filler: Filler) -> list[tuple[MentionKind, int, int]]:
        return [k for k in self._words if filler.start <= k[1] and k[2] <= filler.end and k[0] is MentionKind.ACTOR]

    @staticmethod
    def _last_word(filler: Filler, key: tuple[MentionKind, int, int]) -> str:
        return filler.text[key[1] - filler.start : key[2] - filler.start].lower().split()[-1]

    def _number_at(self, start: int) -> int:
        return self._numbers.get(start, start)

    def time(self, claim: str, role: str = "time") -> When | None:
        """When a claim holds (or was said), None when the text does not tell."""
        link = self._claims.get((claim, role))
        return link.when if link else None


def _apart(keys: Iterable[tuple[MentionKind, int, int]]) -> list[tuple[MentionKind, int, int]]:
    """Stretches of text that share no word: the longer of two that do."""
    kept: list[tuple[MentionKind, int, int]] = []
    for key in sorted(keys, key=lambda k: k[1] - k[2]):
        if all(key[2] <= other[1] or other[2] <= key[1] for other in kept):
            kept.append(key)
    return kept


def annotation(reading: Reading, gazetteer: Gazetteer, *, name: str | None = None) -> Row:
    """The whole reading as one row, offsets in code points of the text as given."""
    meanings = Meanings(reading.links, reading.mentions)
    published = reading.report.published
    called = reading.report.name if name is None else name
    mentions = {kind: [m for m in reading.mentions if m.kind is kind] for kind in MentionKind}
    return {
        "id": called,
        "published": {
            "value": published.edtf() if published else None,
            "earliest": _day(published.earliest if published else None),
            "latest": _day(published.latest if published else None),
            "reason": reading.published_why,
        },
        "passages": [{"start": p.start, "end": p.end, "kind": str(p.kind)} for p in reading.passages],
        "repairs": [{"start": r.start, "end": r.end, "text": r.text} for r in reading.repairs],
        "times": [_time(m, meanings) for m in mentions[MentionKind.TIME]],
        "places": [_place(m, gazetteer, meanings) for m in mentions[MentionKind.PLACE]],
        "actors": [_named(m, meanings) for m in mentions[MentionKind.ACTOR]],
        "persons": [_named(m, meanings) for m in mentions[MentionKind.PERSON]],
        "quantities": [_quantity(m) for m in mentions[MentionKind.QUANTITY]],
        "attributions": [_attribution(a) for a in outermost(reading.report.text, reading.attributions)],
        "claims": with_repeats(
            [_coded(claim_row(c, meanings, report=called), reading.report.text, gazetteer) for c in reading.claims]
        ),
        "problems": [{"what": p.what, "where": p.where, "why": p.why} for p in reading.problems],
    }


def claim_row(claim: Claim, meanings: Meanings, *, report: str) -> Row:
    """One claim with the fields of a careful coder: canonical names, ids, and the phrases they rest on."""
    kind = kinds()[claim.kind]
    when, said = meanings.time(claim.id), meanings.time(claim.id, "said")
    row: Row = {
        "id": claim.id,
        "report": report,
        "kind": claim.kind,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "locus": claim.locus,
        "source": _source(claim, meanings),
        "source_phrase": _flat([f.text for f in claim.voice.sources]),
        "status": str(claim.status),
        "certainty": str(claim.hedge.certainty),
        "polarity": str(claim.polarity),
        "time": when.edtf() if when else None,
        "time_phrase": claim.time.text if claim.time else None,
        "said": said.edtf() if said else None,
    }
    for role, rule in kind.roles.items():
        row |= _role(role, rule.type, claim, meanings)
    row |= {trait: claim.trait(trait) for trait in kind.traits}
    if row.get("part") and any(meanings.own(claim, "place", f) for f in claim.fillers("place")):
        row |= {"place_phrase": row["part"], "part": None}  # the part is the place
    if row.get("measure") == "population_besieged" and row.get("place") and not row["actor"]:
        row["actor"] = f"residents of {row['place'] if isinstance(row['place'], str) else row['place'][0]}"
    if claim.quantity or claim.kind in ("casualty", "indicator"):
        row |= _number(claim)
    return row


def _coded(row: Row, text: str, gazetteer: Gazetteer) -> Row:
    """A claim's row with its codes; the word before the quote may tell what it was done with."""
    words = text[max(0, row["start"] - _WORD) : row["end"]]
    return row | codes(row["kind"], row, words, _country(row.get("place_id"), gazetteer))


def _country(place_ids: Any, gazetteer: Gazetteer) -> str:
    """The country of the first place, "" when it is open."""
    first = place_ids[0] if isinstance(place_ids, list) and place_ids else place_ids
    place = gazetteer.get(first) if isinstance(first, str) else None
    return place.country if place else ""


def _role(role: str, kind: str, claim: Claim, meanings: Meanings) -> Row:
    fillers = claim.fillers(role)
    phrases = [f.text for f in fillers]
    if kind == "place":
        phrases = [_place_words(f.text, meanings.of(MentionKind.PLACE, f.start, f.end)) for f in fillers]
    if kind in ("text", "people"):
        things = words("en").crafts if role == _SITE else frozenset[str]()
        by = (meanings.of(MentionKind.ACTOR, f.start, f.end) for f in claim.fillers("actor") if role == _SITE)
        doer = next((link.name for link in by if link), "")
        named = [meanings.in_words(f, things, one_by_one=kind == "people", doer=doer) for f in fillers]
        if kind == "people":
            named = [in_number(name, f, claim) for name, f in zip(named, fillers, strict=True)]
        return {role: _flat(named) or _UNNAMED.get(kind), f"{role}_phrase": _flat(phrases)}
    links = [meanings.own(claim, role, f) or meanings.of(_TYPES[kind], f.start, f.end) for f in fillers]
    names = [link.name if link else f.text for link, f in zip(links, fillers, strict=True)]
    return {
        role: _flat(list(dict.fromkeys(names))),
        f"{role}_id": _flat([link.id if link else None for link in links]),
        f"{role}_phrase": _flat(phrases),
        f"{role}_basis": _flat([str(f.basis) for f in fillers if f.basis is not Basis.STATED]),
    }


def _in_service(name: str, told: str) -> str:
    """Whose they are, and that they are people of it: "two soldiers" are "Malian government soldiers", not the army.

    So are "two Malian soldiers". Where the words themselves name the army, its name is what they are called.
    """
    nation, _, word = told.rpartition(" ")
    if word.lower() not in words("en").men_of_forces or (nation and not nation.istitle()):
        return name
    if nation and not name.endswith(_GOVERNMENT_FORCES):
        return told
    word = word.lower()
    if not name.endswith(_GOVERNMENT_FORCES):
        return f"{name} {word}"
    return f"{adjective_of(name.removesuffix(_GOVERNMENT_FORCES))} government {word}"


def _place_words(text: str, link: Link | None) -> str:
    """The words that name the place itself, where its canonical name already tells the part or is spelt otherwise.

    "Eastern Kobani" is told by the name, so the words are "Kobani"; a part of a country has a name of its own.
    """
    words = place_words("en")
    head = words.head(text)
    if link is None or link.id is None or link.id.startswith(AT) or head == text or plain(link.name) == plain(head):
        return text
    base, is_part, _ = link.id.partition(PART)
    return text if is_part and (len(base) == _ISO_LENGTH or _JOIN in base) else head


def _source(claim: Claim, meanings: Meanings) -> Any:
    if claim.voice.is_author:
        return "author"
    if claim.voice.unnamed:
        return "unnamed"
    names = []
    for filler in claim.voice.sources:
        found = (meanings.of(kind, filler.start, filler.end) for kind in (MentionKind.PERSON, MentionKind.ACTOR))
        link = next((link for link in found if link), None)
        names.append(link.name if link else filler.text)
    return _flat(list(dict.fromkeys(names)))


def _number(claim: Claim) -> Row:
    number = claim.quantity
    return {
        "low": number.low if number else None,
        "high": number.high if number else None,
        "bound": number.bound if number else None,
        "unit": (number.unit or None) if number else None,
        "amount_phrase": number.phrase if number else None,
    }


def _flat(values: Sequence[Any]) -> Any:
    """One value as itself, several as a list, none as None."""
    return (values[0] if len(values) == 1 else list(values)) if values else None


def _day(day: object) -> str | None:
    return str(day) if day else None


def _span(mention: Mention) -> Row:
    return {"start": mention.start, "end": mention.end, "text": mention.text}


def _time(mention: Mention, meanings: Meanings) -> Row:
    link = meanings.of(MentionKind.TIME, mention.start, mention.end)
    when = link.when if link else None
    return _span(mention) | {
        "type": mention.form,
        "value": (link.name if link else None) or (when.timex() if when else None),
        "earliest": _day(when.earliest if when else None),
        "latest": _day(when.latest if when else None),
    }


def _place(mention: Mention, gazetteer: Gazetteer, meanings: Meanings) -> Row:
    link = meanings.of(MentionKind.PLACE, mention.start, mention.end)
    place = gazetteer.get(link.id) if link and link.id else None
    return _span(mention) | {
        "name": link.name if link else None,
        "id": link.id if link else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "country": (place.country or None) if place else None,
        "precision": (link.precision or None) if link else None,
        "reason": link.reason if link else "not resolved",
    }


def _named(mention: Mention, meanings: Meanings) -> Row:
    link = meanings.of(mention.kind, mention.start, mention.end)
    return _span(mention) | {"name": link.name if link else None, "id": link.id if link else None}


def _quantity(mention: Mention) -> Row:
    return _span(mention) | {"bound": mention.form, "value": mention.value}


def _attribution(attribution: Attribution) -> Row:
    source = attribution.speaker or next(iter(attribution.sources), None)
    return {
        "source": [source.start, source.end] if source else None,
        "cue": [attribution.cue.start, attribution.cue.end],
        "content": [attribution.start, attribution.end],
    }
