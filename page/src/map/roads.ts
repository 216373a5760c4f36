/**
 * The roads of the theatre as a graph, to lay a route along them.
 * In: stretches between places. Out: the points of the shortest way. Never: a way that no stretch carries: then a curve,
 * and the hover says "schematic".
 */
import type { NetworkRow } from "../api/rows";

export interface Point {
  id: string;
  lon: number;
  lat: number;
}

interface Edge {
  to: string;
  km: number;
}

export class Roads {
  readonly points = new Map<string, Point>();
  readonly stretches: readonly NetworkRow[];
  #edges = new Map<string, Edge[]>();

  constructor(rows: readonly NetworkRow[]) {
    this.stretches = rows;
    for (const row of rows) {
      this.points.set(row.from_place_id, { id: row.from_place_id, lon: row.from_lon, lat: row.from_lat });
      this.points.set(row.to_place_id, { id: row.to_place_id, lon: row.to_lon, lat: row.to_lat });
      this.#join(row.from_place_id, row.to_place_id, row.km);
      this.#join(row.to_place_id, row.from_place_id, row.km);
    }
  }

  /** The points of the shortest way, null where the roads do not join them. */
  way(from: string, to: string): Point[] | null {
    const reached = new Map<string, { km: number; by: string | null }>([[from, { km: 0, by: null }]]);
    const open = new Set([from]);
    while (open.size) {
      const here = [...open].reduce((a, b) => (reached.get(a)!.km <= reached.get(b)!.km ? a : b));
      open.delete(here);
      if (here === to) return this.#back(reached, to);
      for (const edge of this.#edges.get(here) ?? []) {
        const km = reached.get(here)!.km + edge.km;
        if (km >= (reached.get(edge.to)?.km ?? Infinity)) continue;
        reached.set(edge.to, { km, by: here });
        open.add(edge.to);
      }
    }
    return null;
  }

  #back(reached: Map<string, { by: string | null }>, to: string): Point[] {
    const points: Point[] = [];
    for (let id: string | null = to; id; id = reached.get(id)?.by ?? null) {
      const point = this.points.get(id);
      if (point) points.unshift(point);
    }
    return points;
  }

  #join(from: string, to: string, km: number): void {
    const edges = this.#edges.get(from) ?? [];
    edges.push({ to, km });
    this.#edges.set(from, edges);
  }
}
