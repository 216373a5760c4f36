/**
 * The places to draw on one day, each with its mark, its note and the words of its hover.
 * In: control rows of the day, or a spell while the slider moves; where places are. Out: `Site`s.
 * Never: a place left out because nothing is known of it yet: it is drawn hollow.
 */
import type { Palette } from "../actors/palette";
import type { ControlRow, PlaceRow, TimelineRow } from "../api/rows";
import { t } from "../texts/en";
import * as days from "../view/days";
import type { Day } from "../view/view";
import { markOf, markOfSpell, UNKNOWN, type Mark } from "./mark";

export type Rank = "city" | "town" | "post";

export interface Site {
  id: string;
  name: string;
  lat: number;
  lon: number;
  rank: Rank;
  radiusKm: number;
  population: number;
  mark: Mark;
  /** A second line under the name: what is news here. */
  note: string;
  /** One line for the hover, the table and the live region. */
  line: string;
  /** Changed hands in the last weeks before the day. */
  fresh: boolean;
  since: TimelineRow["since"];
  origins: number;
  dissent: number;
  probability: number;
}

/** Whether an actor of a list holds it, or a part of it. */
export function shows({ mark }: Site, only: readonly string[]): boolean {
  return mark.holders.some((actor) => only.includes(actor.id));
}

const FRESH_DAYS = 60;
const TOWNS = new Set(["town", "district", "airbase", "province", "region", "country", "area", "dam", "island"]);

export function rankOf(place: PlaceRow | undefined): Rank {
  if (!place || place.kind === "city") return place ? "city" : "town";
  return TOWNS.has(place.kind) ? "town" : "post";
}

/** The sites of a day by its control rows; `all` adds the places that one could not know of yet. */
export function sitesOf(
  rows: readonly ControlRow[],
  all: readonly TimelineRow[],
  where: ReadonlyMap<string, PlaceRow>,
  palette: Palette,
): Site[] {
  const byPlace = Map.groupBy(rows, (row) => row.place_id);
  const sites: Site[] = [];
  for (const [id, told] of byPlace) {
    const [top = told[0]] = told.filter((row) => row.holder_id !== null);
    if (!top || top.lat === null || top.lon === null) continue;
    const mark = markOf(told, palette);
    sites.push({
      ...base(id, top.place, top.lat, top.lon, where.get(id)),
      mark,
      ...words(top, mark),
      since: top.since,
      origins: top.origins,
      dissent: top.dissent,
      probability: top.probability,
    });
  }
  for (const spell of all) {
    if (byPlace.has(spell.place_id) || spell.lat === null || spell.lon === null) continue;
    byPlace.set(spell.place_id, []);
    sites.push(untold(spell, where));
  }
  return sites;
}

/** A place during one of its spells, before the first of them null; for the moving slider, whose days bring no notes. */
export function siteOfSpell(
  first: TimelineRow,
  spell: TimelineRow | null,
  place: PlaceRow | undefined,
  palette: Palette,
): Site {
  return {
    ...base(first.place_id, first.place, first.lat!, first.lon!, place),
    mark: markOfSpell(spell, palette),
    note: "",
    line: "",
    fresh: false,
    since: spell?.since ?? null,
    origins: spell?.origins ?? 0,
    dissent: spell?.dissent ?? 0,
    probability: spell?.probability ?? 0,
  };
}

function base(id: string, name: string, lat: number, lon: number, place: PlaceRow | undefined) {
  return {
    id,
    name,
    lat,
    lon,
    rank: rankOf(place),
    radiusKm: place?.radius_km ?? 0,
    population: place?.population ?? 0,
  };
}

function untold(spell: TimelineRow, where: ReadonlyMap<string, PlaceRow>): Site {
  return {
    ...base(spell.place_id, spell.place, spell.lat!, spell.lon!, where.get(spell.place_id)),
    mark: UNKNOWN,
    note: t.map.notYet,
    line: t.map.line(spell.place, t.map.notYet, "", 0, 0),
    fresh: false,
    since: null,
    origins: 0,
    dissent: 0,
    probability: 0,
  };
}

function words(top: ControlRow, mark: Mark): Pick<Site, "note" | "line" | "fresh"> {
  const fresh = mark.look !== "hollow" && top.as_of !== null && isFresh(top.since, top.as_of);
  const since = days.span(top.since);
  const note = top.besieged_by.length
    ? top.encircling
      ? t.map.encircling
      : t.map.besieged
    : mark.contested
      ? t.map.contested
      : fresh
        ? sinceWords(since)
        : mark.look === "hatch"
          ? t.map.oneSide
          : "";
  const held = mark.holders.length ? mark.holders.map((actor) => actor.name).join(t.map.and) : t.actors.unknown;
  const how = mark.look === "hollow" && mark.holders.length ? t.map.old(held) : held;
  return { note, fresh, line: t.map.line(top.place, how, sinceWords(since), top.origins, top.dissent) };
}

function sinceWords(span: string): string {
  return !span ? "" : /^(by|after) /.test(span) ? span : t.map.since(span);
}

function isFresh(since: TimelineRow["since"], day: Day): boolean {
  const last = since?.[1];
  return !!last && last <= day && days.number(day) - days.number(last) <= FRESH_DAYS;
}
