/**
 * Ground shared out among places: each point goes to the nearest place told of, up to 40 km, and stays blank where nobody
 * is known to hold that. Interpolated, and labelled so: off unless asked for.
 * In: the sites of a day, the coast. Out: a tint over the land. Never: ground of a place that is split, fought over by two
 * or unknown; ground at sea.
 */
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import type { Actor } from "../actors/palette";
import { get } from "../api/client";
import { across, down, linesOf, type Line } from "./shore";
import type { Flat } from "./flat";
import type { Ink } from "./ink";
import type { Site } from "./site";

type Point = readonly [number, number];
type Cell = Point[];
type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

const FAR_KM = 40;
const EQUATOR_KM = 40_075;
const CORNERS = 40; // of what stands for a circle
const TINT = 0.2;

/** The coast, in squares of the web Mercator projection. */
export async function coastLines(): Promise<Line[]> {
  const topology = await get<Topology>(new URL("base/land-50m.json", document.baseURI).href);
  const land = topology.objects["land"];
  return land ? linesOf(feature(topology, land)) : [];
}

const kept = new WeakMap<readonly Site[], Map<Actor, Cell[]>>();

export function drawAreas(
  pen: Pen,
  { ground, coast, only }: { ground: readonly Site[]; coast: readonly Line[]; only: readonly string[] },
  flat: Flat,
  ink: Ink,
): void {
  if (!ground.length || !coast.length) return;
  const cells = kept.get(ground) ?? cellsOf(ground);
  kept.set(ground, cells);
  const world = flat.x(180) - flat.x(-180);
  const at = ([x, y]: Point): [number, number] => [flat.x(-180) + x * world, flat.y(0) + (y - 0.5) * world];
  const ratio = pen.getTransform().a;
  const sheet = new OffscreenCanvas(pen.canvas.width, pen.canvas.height);
  const tint = sheet.getContext("2d", { willReadFrequently: true });
  if (!tint) return;
  tint.setTransform(ratio, 0, 0, ratio, 0, 0);
  tint.clip(path(inSight(coast, flat, world).map(cornersOf), at), "evenodd");
  for (const [actor, own] of cells) {
    if (only.length && !only.includes(actor.id)) continue;
    const shape = path(own, at);
    tint.fillStyle = tint.strokeStyle = ink.hues[actor.hue].fill;
    tint.fill(shape);
    tint.stroke(shape); // or a gap shows between two cells of one holder
  }
  pen.globalAlpha = TINT;
  pen.drawImage(sheet, 0, 0, flat.width, flat.height);
  pen.globalAlpha = 1;
}

function path(cells: readonly Cell[], at: (point: Point) => [number, number]): Path2D {
  const found = new Path2D();
  for (const cell of cells) {
    cell.forEach((point, i) => (i ? found.lineTo(...at(point)) : found.moveTo(...at(point))));
    found.closePath();
  }
  return found;
}

function inSight(coast: readonly Line[], flat: Flat, world: number): Line[] {
  const [left, top] = [-flat.x(-180) / world, 0.5 - flat.y(0) / world];
  const [right, foot] = [left + flat.width / world, top + flat.height / world];
  return coast.filter(({ box: [l, t, r, b] }) => l < right && r > left && t < foot && b > top);
}

function cornersOf({ points }: Line): Cell {
  return Array.from({ length: points.length / 2 }, (_, i): Point => [points[2 * i]!, points[2 * i + 1]!]);
}

/** The cells of each holder. A place that stands for a wide area has none: nobody knows where it ends. */
function cellsOf(sites: readonly Site[]): Map<Actor, Cell[]> {
  const points = sites.filter((site) => !site.radiusKm).map((site) => new Ground(site));
  const wide = Math.max(...points.map(({ far }) => far), 1e-9) * 2;
  const near = Map.groupBy(points, ({ x, y }) => key(Math.floor(x / wide), Math.floor(y / wide)));
  const cells = new Map<Actor, Cell[]>();
  for (const point of points) {
    const [holder] = point.site.mark.holders;
    if (!holder || point.site.mark.holders.length > 1 || point.site.mark.look === "hollow") continue;
    const [column, row] = [Math.floor(point.x / wide), Math.floor(point.y / wide)];
    const around = [-1, 0, 1].flatMap((i) => [-1, 0, 1].flatMap((j) => near.get(key(column + i, row + j)) ?? []));
    const cell = point.cell(around);
    if (cell.length) cells.set(holder, [...(cells.get(holder) ?? []), cell]);
  }
  return cells;
}

function key(column: number, row: number): number {
  return column * 1e6 + row;
}

class Ground {
  readonly x: number;
  readonly y: number;
  /** 40 km at its latitude. */
  readonly far: number;

  constructor(readonly site: Site) {
    this.x = across(site.lon);
    this.y = down(site.lat);
    this.far = FAR_KM / (EQUATOR_KM * Math.cos((site.lat * Math.PI) / 180));
  }

  /** A circle, cut half-way to each of those around, the nearest first. */
  cell(others: readonly Ground[]): Cell {
    let cell: Cell = Array.from({ length: CORNERS }, (_, i): Point => {
      const turn = (i / CORNERS) * Math.PI * 2;
      return [this.x + Math.cos(turn) * this.far, this.y + Math.sin(turn) * this.far];
    });
    const sorted = others
      .map((other) => ({ other, away: this.away(other.x, other.y) }))
      .filter(({ away }) => away > 0 && away < 2 * this.far)
      .sort((a, b) => a.away - b.away);
    for (const { other, away } of sorted) {
      if (away > 2 * Math.max(...cell.map(([x, y]) => this.away(x, y)))) break;
      cell = this.cut(cell, other);
    }
    return cell;
  }

  private away(x: number, y: number): number {
    return Math.hypot(x - this.x, y - this.y);
  }

  /** What of a cell is nearer to this than to another. */
  private cut(cell: Cell, other: Ground): Cell {
    const [dx, dy] = [other.x - this.x, other.y - this.y];
    const middle = ((other.x + this.x) * dx + (other.y + this.y) * dy) / 2;
    const over = ([x, y]: Point): number => x * dx + y * dy - middle;
    return cell.flatMap((from, i) => {
      const to = cell[(i + 1) % cell.length]!;
      const [a, b] = [over(from), over(to)];
      const part = a / (a - b);
      const crossing: Point[] =
        a < 0 === b < 0 ? [] : [[from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part]];
      return a < 0 ? [from, ...crossing] : crossing;
    });
  }
}
