/**
 * The routes to draw on one day: where each runs, in whose colour, and whether it is open.
 * In: route rows, the roads, where places are. Out: `Trail`s. Never: two lines for one pair of places.
 */
import type { Actor, Palette } from "../actors/palette";
import type { PlaceRow, RouteRow } from "../api/rows";
import { t } from "../texts/en";
import type { Point, Roads } from "./roads";

export interface Trail {
  points: Point[];
  state: "open" | "cut" | "unknown";
  actor: Actor | null;
  /** Where it is cut, as a share of its length; the middle where nobody says. */
  at: number;
  schematic: boolean;
  line: string;
}

const FAR = 12; // degrees: a "route" from Tehran to the sea is a claim, not a line on this map

export function trailsOf(
  rows: readonly RouteRow[],
  roads: Roads,
  where: ReadonlyMap<string, PlaceRow>,
  palette: Palette,
): Trail[] {
  const drawn = new Map<string, Trail>();
  for (const row of rows) {
    const key = [row.from_place_id, row.to_place_id].sort().join(" ");
    const trail = trailOf(row, roads, where, palette);
    if (trail && worth(trail) > worth(drawn.get(key))) drawn.set(key, trail);
  }
  return [...drawn.values()];
}

function worth(trail: Trail | undefined): number {
  return trail ? { cut: 3, open: 2, unknown: 1 }[trail.state] : 0;
}

function trailOf(row: RouteRow, roads: Roads, where: ReadonlyMap<string, PlaceRow>, palette: Palette): Trail | null {
  const way = roads.way(row.from_place_id, row.to_place_id);
  const from = pointOf(row.from_place_id, roads, where);
  const to = pointOf(row.to_place_id, roads, where);
  if (!from || !to || Math.hypot(from.lon - to.lon, from.lat - to.lat) > FAR) return null;
  const points = way ?? [from, to];
  const cutAt = points.findIndex((point) => where.get(point.id)?.place === row.at[0]);
  const name = t.map.states[row.state] ?? row.state;
  return {
    points,
    state: row.state === "cut" ? "cut" : row.state === "open" || row.state === "detour" ? "open" : "unknown",
    actor: palette.byId.get(row.actor_id ?? "") ?? null,
    at: cutAt > 0 && cutAt < points.length - 1 ? cutAt / (points.length - 1) : 0.5,
    schematic: !way,
    line:
      t.map.route(row.from_place, row.to_place, name, row.actor_id ? row.actor : "") +
      (way ? "" : ` (${t.map.schematic})`),
  };
}

function pointOf(id: string, roads: Roads, where: ReadonlyMap<string, PlaceRow>): Point | null {
  const known = roads.points.get(id);
  const place = where.get(id);
  return known ?? (place && place.lat !== null && place.lon !== null ? { id, lon: place.lon, lat: place.lat } : null);
}
