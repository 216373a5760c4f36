"""A small war told in one line a claim, for tests: reports, claims, links, families, and a snapshot of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches

from heldby.model import (
    Actor,
    Basis,
    Certainty,
    Claim,
    Family,
    Filler,
    Hedge,
    Judgement,
    Link,
    MentionKind,
    Outlet,
    Place,
    PlaceKind,
    Polarity,
    Quantity,
    Report,
    Status,
    Voice,
    When,
    claim_id,
)
from heldby.model.theatre import Theatre
from heldby.model.told import Material, pages
from heldby.views.snapshot import readable

ACTORS = {
    a.id: a
    for a in (
        Actor(id="is", name="Islamic State", kind="force", body="is", side="islamic_state", aliases=("ISIS",)),
        Actor(id="army", name="Syrian government forces", kind="force", body="sy", parent="gov", side="government"),
        Actor(id="gov", name="Syrian government", kind="state", body="sy", side="government"),
        Actor(id="rebels", name="Syrian rebels", kind="force", body="rebels", side="opposition"),
        Actor(id="sdf", name="Syrian Democratic Forces", kind="force", body="sdf", side="kurdish"),
        Actor(id="ypg", name="YPG", kind="force", body="ypg", parent="sdf", side="kurdish"),
        Actor(id="kurds", name="Kurdish fighters", kind="force", body="kurds", parent="sdf", side="kurdish"),
        Actor(id="council", name="Military Council", kind="force", body="council", parent="sdf", side="kurdish"),
        Actor(id="monitor", name="The Monitor", kind="organisation", body="monitor"),
        Actor(id="watch", name="The Watch", kind="source", body="watch"),
        Actor(id="agency", name="State Agency", kind="media", body="agency", parent="gov"),
        Actor(id="voice", name="Voice of the Rebels", kind="media", body="voice", side="opposition"),
    )
}
PLACES = {
    p.id: p
    for p in (
        Place(id="palmyra", name="Palmyra", kind=PlaceKind.CITY, country="SY", lat=34.56, lon=38.28),
        Place(id="raqqa", name="Raqqa", kind=PlaceKind.CITY, country="SY", lat=35.95, lon=39.01),
        Place(id="kweiris", name="Kweiris airbase", kind=PlaceKind.AIRBASE, country="SY", lat=36.19, lon=37.58),
        Place(id="dez", name="Deir ez-Zor", kind=PlaceKind.CITY, country="SY", lat=35.34, lon=40.14),
        Place(id="dez~eastern", name="eastern Deir ez-Zor", kind=PlaceKind.AREA, country="SY", within="dez"),
        Place(id="huwayqa", name="al-Huwayqa", kind=PlaceKind.DISTRICT, country="SY", within="dez"),
        Place(id="dez~countryside", name="Deir ez-Zor countryside", kind=PlaceKind.AREA, country="SY", within="dez"),
        Place(id="syria", name="Syria", kind=PlaceKind.COUNTRY, country="SY", lat=35.0, lon=38.0),
    )
}
_ALIASES = {"tadmur": "palmyra", "deir ezzor": "dez"}


class Names:
    """An `Actors` port over a few rows."""

    def get(self, actor_id):
        return ACTORS.get(actor_id)

    def find(self, name):
        words = name.casefold()
        return [a for a in ACTORS.values() if words in (a.name.casefold(), *(x.casefold() for x in a.aliases))]

    def outlet(self, name):
        found = next((a for a in self.find(name) if a.kind in ("media", "source")), None)
        return Outlet(id=found.id, name=found.name, sides=(found.side,)) if found else None

    def outlet_of(self, actor_id):
        return None


class Map:
    """A `Gazetteer` port over a few rows."""

    def find(self, name):
        words = name.casefold()
        found = PLACES.get(_ALIASES.get(words, ""))
        return [found] if found else [p for p in PLACES.values() if p.name.casefold() == words]

    def get(self, place_id):
        return PLACES.get(place_id)

    def known(self, name):
        return bool(self.find(name))

    def peopled(self, countries):
        return (p for p in PLACES.values() if p.population and p.country in countries)

    def nearest(self, name, count=3):
        names = {p.name: p for p in PLACES.values()}
        return [names[n] for n in get_close_matches(name, names, count, cutoff=0.0)]


@dataclass
class War:
    """Reports and what they say. `tell` adds a report, `say` makes one of its claims."""

    reports: list[Report] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    families: list[Family] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)
    grounds: list[Theatre] = field(default_factory=list)

    def tell(self, name: str, published: str | None, *said: dict, source: str | None = None) -> War:
        text = "\n".join(_sentence(s) for s in said) or "nothing"
        when = When.parse(published) if published else None
        self.reports.append(Report(id=name, name=name, text=text, source=source, published=when))
        start = 0
        for one in said:
            self._claim(name, text, start, one)
            start += len(_sentence(one)) + 1
        return self

    def copy(self, name: str, of: str) -> War:
        """The same report once more, as another member of its family."""
        first = next(r for r in self.reports if r.id == of)
        self.reports.append(Report(id=name, name=name, text=first.text, published=first.published))
        for claim in [c for c in self.claims if c.report == of]:
            new = f"{name}-{claim.id}"
            fields = {f: getattr(claim, f) for f in claim.__dataclass_fields__}
            self.claims.append(Claim(**{**fields, "id": new, "report": name}))
            for link in [x for x in self.links if x.report == of and x.claim in ("", claim.id)]:
                fields = {f: getattr(link, f) for f in link.__dataclass_fields__}
                self.links.append(Link(**{**fields, "report": name, "claim": new if link.claim else ""}))
        self.families.append(Family(id=min(of, name), members=(of, name), likeness=1.0, why="copy"))
        return self

    def _claim(self, report: str, text: str, base: int, said: dict) -> None:
        roles = {}
        for role in said["roles"]:
            basis = Basis.IMPLIED if role == said["implied"] else Basis.STATED
            named = (self._filler(report, text, base, i, role) for i in said["roles"][role])
            roles[role] = tuple(replace(filler, basis=basis) for filler in named)
        end = base + len(_sentence(said))
        name = claim_id(report, said["kind"], base, end, str(said["traits"]), str(said["roles"]))
        voice = Voice(unnamed=True) if said["by"] == "unnamed" else Voice()
        if said["by"] and said["by"] != "unnamed":
            voice = Voice(sources=(self._filler(report, text, base, said["by"], "by"),))
        self.claims.append(
            Claim(
                id=name,
                report=report,
                kind=said["kind"],
                quote=text[base:end],
                start=base,
                end=end,
                voice=voice,
                hedge=Hedge(certainty=said["certainty"]),
                status=said["status"],
                polarity=said["polarity"],
                traits=said["traits"],
                roles=roles,
                quantity=said["number"],
                rule=said["rule"],
            )
        )
        if said["when"]:
            when = When.parse(said["when"])
            time = MentionKind.TIME
            self.links.append(
                Link(
                    report=report,
                    start=base,
                    end=end,
                    kind=time,
                    id=None,
                    name="",
                    reason="test",
                    when=when,
                    claim=name,
                    role="time",
                )
            )

    def _filler(self, report: str, text: str, base: int, thing: str, role: str) -> Filler:
        start = text.index(thing, base)
        kind = MentionKind.PERSON if role == "person" else MentionKind.ACTOR
        kind = MentionKind.PLACE if "place" in role or role == "via" else kind
        link = Link(report=report, start=start, end=start + len(thing), kind=kind, id=thing, name=thing, reason="test")
        if link not in self.links:
            self.links.append(link)
        return Filler(start=start, end=start + len(thing), text=thing)

    def material(self) -> Material:
        said = (self.reports, self.claims, self.links)
        return Material.of(said, families=self.families, judgements=self.judgements)

    def at(self, valid: str | None = None, known: str | None = None) -> Snap:
        day = date.fromisoformat
        return Snap(self, day(valid) if valid else None, day(known) if known else None)


class Snap:
    """A snapshot over a `War`."""

    def __init__(self, war: War, valid: date | None, known: date | None) -> None:
        self.war, self.valid, self.known = war, valid, known
        self.gazetteer, self.actors, self.theatres, self._done = Map(), Names(), (), {}

    @property
    def grounds(self):
        return self.war.grounds

    def reports(self):
        return [r for r in self.war.reports if readable(r, self.known)]

    def claims(self):
        ids = {r.id for r in self.reports()}
        return [c for c in self.war.claims if c.report in ids]

    def links(self):
        ids = {r.id for r in self.reports()}
        return [x for x in self.war.links if x.report in ids]

    def families(self):
        return self.war.families

    def judgements(self):
        return self.war.judgements

    def passages(self, report_id):
        return ()

    def pages(self):
        return pages(self.reports(), self.claims(), self.links())

    def lasting(self, make):
        return self.once(make)

    def set_aside(self):
        return None

    def put_aside(self, claims, parts):
        pass

    def once(self, compute):
        if compute not in self._done:
            self._done[compute] = compute(self)
        return self._done[compute]


def say(change: str, place: str, actor: str = "", against: str = "", when: str | None = None, **more) -> dict:
    """A control claim: `say("taken", "palmyra", "is", "army", "2015-05")`."""
    roles = {"place": place.split(), "actor": actor.split(), "against": against.split()}
    traits = {"change": change, **({"part": more.pop("part")} if "part" in more else {})}
    return told("control", traits, roles, when, **more)


def told(kind: str, traits: dict, roles: dict, when: str | None = None, **more) -> dict:
    """Any claim."""
    number = more.get("number")
    return {
        "kind": kind,
        "traits": traits,
        "roles": {role: ids for role, ids in roles.items() if ids},
        "when": when,
        "status": Status(more.get("status", "happened")),
        "certainty": Certainty(more.get("certainty", "certain")),
        "polarity": Polarity(more.get("polarity", "+")),
        "by": more.get("by", ""),
        "verb": more.get("verb", ""),
        "rule": more.get("rule", ""),
        "implied": more.get("implied", ""),
        "number": Quantity(low=number[0], high=number[1], bound="exact", phrase=str(number)) if number else None,
    }


def _sentence(said: dict) -> str:
    words = [said["verb"] or next(iter(said["traits"].values())), said["traits"].get("part", "")]
    words += [i for ids in said["roles"].values() for i in ids]
    number = said["number"].phrase if said["number"] else ""
    by = said["by"] if said["by"] != "unnamed" else ""
    return " ".join(w for w in [*words, number, by] if w) + "."
