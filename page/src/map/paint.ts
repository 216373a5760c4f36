/**
 * Paints what the record says over the base map: routes, areas, discs, names, in this order; while the slider moves only
 * the discs that change, the names staying where they are.
 * In: a `Scene`, the flat map. Out: pixels, and where each thing is, for the pointer. Never: a question to the server.
 */
import type { PlaceRow } from "../api/rows";
import type { Line } from "./shore";
import { drawAreas } from "./areas";
import { Stamps } from "./disc";
import type { Flat } from "./flat";
import type { Ink } from "./ink";
import { drawRoads, drawTrail } from "./lines";
import { Names } from "./names";
import { boxOf, Near, type Box } from "./near";
import type { Passing } from "./passing";
import type { Roads } from "./roads";
import { shows, type Rank, type Site } from "./site";
import type { Trail } from "./trails";

export interface Scene {
  sites: readonly Site[];
  trails: readonly Trail[];
  towns: readonly PlaceRow[];
  roads: Roads;
  rivers: readonly RiverName[];
  selected: string | null;
  /** Only what these actors hold; all where there are none. */
  only: readonly string[];
  /** All places, to share out the ground among them; none unless asked for. Not drawn while the slider moves. */
  ground: readonly Site[];
  coast: readonly Line[];
}

export interface RiverName {
  name: string;
  lon: number;
  lat: number;
  /** Radians, clockwise. */
  lean: number;
}

export interface Spot {
  x: number;
  y: number;
  r: number;
  site: Site;
  /** Later is drawn over earlier. */
  order: number;
  /** Its radius in pixels where it is an area to be drawn, else 0. */
  area: number;
  /** How far from its middle anything of it is drawn. */
  reach: number;
}

export type Pen = CanvasRenderingContext2D;
/** Two canvases, the names over the discs: what changes each day lies under what stays. */
export interface Pens {
  discs: Pen;
  names: Pen;
}
const RADII: Record<Rank, number> = { city: 11, town: 9, post: 6 };
const CROWD = 300; // discs in sight on a wide map, from which on they shrink
const WIDE = 900_000; // its pixels
const AREA = { fill: 0.07, least: 12, many: 10 };
const SELECTED = { gap: 6, width: 1.5 };
const FEW = 1 / 4; // of all discs: when more change, it is quicker to draw all

/** What lies on the map while the slider moves. */
interface Film {
  passing: Passing;
  scene: Scene;
  flat: Flat;
  /** Roads and routes, which stay as they were. */
  ground: OffscreenCanvas;
  /** By the number of the site; none where it is out of sight. */
  spots: (Spot | undefined)[];
  near: Near;
}

export class Painter {
  #stamps: Stamps;
  #names: Names;
  #film: Film | null = null;
  /** What was drawn last, nearest to the reader last. */
  spots: Spot[] = [];
  trails: { trail: Trail; line: [number, number][] }[] = [];

  constructor(
    private readonly ink: Ink,
    private readonly ratio: number,
  ) {
    this.#stamps = new Stamps(ink, ratio);
    this.#names = new Names(ink);
  }

  paint({ discs, names }: Pens, scene: Scene, flat: Flat): void {
    this.#film = null;
    this.#clear(discs, flat);
    drawAreas(discs, scene, flat, this.ink);
    this.#lines(discs, scene, flat);
    this.spots = this.#sorted(scene.sites, scene.selected, flat);
    this.#all(discs, this.spots, scene);
    this.#clear(names, flat);
    this.#names.draw(names, this.spots, scene, flat);
  }

  /** The day under the moving slider. `changed` are the sites that are others than when this was last called. */
  pass(pens: Pens, scene: Scene, { passing, changed }: { passing: Passing; changed: number[] }, flat: Flat): void {
    const film = this.#film;
    const goesOn = film?.passing === passing && film.scene === scene && isSame(film.flat, flat);
    if (!goesOn) return this.#begin(pens, scene, passing, flat);
    const boxes = changed.map((number) => this.#change(film, number)).filter((box) => box !== null);
    if (boxes.length > this.spots.length * FEW) this.#everything(pens.discs, film);
    else for (const box of boxes) this.#mend(pens.discs, film, box);
  }

  #begin({ discs, names }: Pens, scene: Scene, passing: Passing, flat: Flat): void {
    const ground = new OffscreenCanvas(discs.canvas.width, discs.canvas.height);
    const pen = ground.getContext("2d", { willReadFrequently: true });
    if (!pen) return;
    pen.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    this.#lines(pen, scene, flat);
    this.spots = this.#sorted(passing.sites, scene.selected, flat);
    for (const spot of this.spots) spot.reach = this.#reach(spot, scene);
    const bySite = new Map(this.spots.map((spot) => [spot.site, spot]));
    const spots = passing.sites.map((site) => bySite.get(site));
    this.#film = { passing, scene, flat, ground, spots, near: new Near(this.spots) };
    this.#everything(discs, this.#film);
    this.#clear(names, flat);
    this.#names.redraw(names, this.spots, scene, flat);
  }

  #change({ passing, spots, flat, scene }: Film, number: number): Box | null {
    const spot = spots[number];
    if (!spot) return null;
    const before = spot.reach;
    spot.site = passing.sites[number]!;
    spot.reach = this.#reach(spot, scene);
    spot.order = order(spot.site, number, scene.selected);
    return boxOf(spot, Math.max(before, spot.reach), this.ratio, flat);
  }

  #reach(spot: Spot, { selected }: Scene): number {
    const ring = spot.site.id === selected ? spot.r + SELECTED.gap + SELECTED.width : 0;
    return Math.max(this.#stamps.of(spot.site.mark, spot.r).half + 1, ring, spot.area + 1);
  }

  #everything(pen: Pen, { ground, scene, flat }: Film): void {
    this.#clear(pen, flat);
    pen.drawImage(ground, 0, 0, ground.width / this.ratio, ground.height / this.ratio);
    this.#all(pen, this.spots.sort(byOrder), scene);
  }

  /** One box drawn anew: what lay in it may have been larger than what does now. */
  #mend(pen: Pen, { ground, scene, near }: Film, box: Box): void {
    const { l, t, r, b } = box;
    const [width, height, ratio] = [r - l, b - t, this.ratio];
    pen.save();
    pen.beginPath();
    pen.rect(l, t, width, height);
    pen.clip();
    pen.clearRect(l, t, width, height);
    pen.drawImage(ground, l * ratio, t * ratio, width * ratio, height * ratio, l, t, width, height);
    this.#all(pen, near.in(box), scene);
    pen.restore();
  }

  #lines(pen: Pen | OffscreenCanvasRenderingContext2D, scene: Scene, flat: Flat): void {
    drawRoads(pen, scene.roads, flat, this.ink);
    this.trails = scene.trails.map((trail) => ({ trail, line: drawTrail(pen, trail, flat, this.ink) }));
  }

  #sorted(sites: readonly Site[], selected: string | null, flat: Flat): Spot[] {
    const seen: Spot[] = [];
    for (const [number, site] of sites.entries()) {
      const [x, y] = [flat.x(site.lon), flat.y(site.lat)];
      if (x < -40 || y < -40 || x > flat.width + 40 || y > flat.height + 40) continue;
      const radius = site.radiusKm * flat.km;
      const area = radius < AREA.least || radius > flat.width ? 0 : radius;
      seen.push({ site, x, y, r: RADII[site.rank], order: order(site, number, selected), area, reach: 0 });
    }
    const shrink = shrunk(seen.length, flat);
    for (const spot of seen) spot.r = Math.max(3, Math.round(spot.r * shrink * 2) / 2);
    return seen.sort(byOrder);
  }

  #all(pen: Pen, spots: readonly Spot[], { selected, only }: Scene): void {
    const shown = only.length ? spots.filter(({ site }) => shows(site, only)) : spots;
    // Where nobody is known to hold an area, how far it reaches says nothing; and many tints would be a fog.
    const areas = shown.filter(({ area, site }) => area && site.mark.holders.length);
    for (const spot of areas) this.#area(pen, spot, AREA.fill / Math.max(1, areas.length / AREA.many));
    for (const spot of shown) this.#disc(pen, spot, spot.site.id === selected);
  }

  #area(pen: Pen, { site, x, y, area }: Spot, tint: number): void {
    const holder = site.mark.holders[0];
    const colour = holder ? this.ink.hues[holder.hue] : { fill: this.ink.control, edge: this.ink.control };
    pen.beginPath();
    pen.arc(x, y, area, 0, Math.PI * 2);
    pen.globalAlpha = tint;
    pen.fillStyle = colour.fill;
    pen.fill();
    pen.globalAlpha = 1;
    pen.setLineDash([1.5, 3.5]);
    pen.lineWidth = 1.2;
    pen.strokeStyle = colour.edge;
    pen.stroke();
    pen.setLineDash([]);
  }

  #disc(pen: Pen, { site, x, y, r }: Spot, selected: boolean): void {
    const { image, half } = this.#stamps.of(site.mark, r);
    pen.drawImage(image, this.#whole(x - half), this.#whole(y - half), half * 2, half * 2);
    if (!selected) return;
    pen.beginPath();
    pen.arc(x, y, r + SELECTED.gap, 0, Math.PI * 2);
    pen.lineWidth = SELECTED.width;
    pen.strokeStyle = this.ink.select;
    pen.stroke();
  }

  /** To a pixel of the screen: between two it would be blurred. */
  #whole(at: number): number {
    return Math.round(at * this.ratio) / this.ratio;
  }

  #clear(pen: Pen, flat: Flat): void {
    pen.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    pen.clearRect(0, 0, flat.width, flat.height);
  }
}

/** Smaller discs where many lie close; on a small window only as far as a letter can still be read. */
function shrunk(discs: number, { width, height, zoom }: Flat): number {
  if (discs > CROWD) return Math.max(0.36, Math.sqrt(CROWD / discs));
  const room = (CROWD * width * height) / WIDE;
  return Math.min(zoom < 4.5 ? 0.8 : 1, discs > room ? Math.max(0.78, Math.sqrt(room / discs)) : 1);
}

function isSame(one: Flat, other: Flat): boolean {
  return (
    one.zoom === other.zoom &&
    one.width === other.width &&
    one.height === other.height &&
    one.x(0) === other.x(0) &&
    one.y(0) === other.y(0)
  );
}

export function byOrder(one: Spot, other: Spot): number {
  return one.order - other.order;
}

/** Later is drawn over earlier, and named before it; the number only tells between equals. */
function order(site: Site, number: number, selected: string | null): number {
  if (site.id === selected) return 1e9;
  const known = site.mark.holders.length ? (site.mark.look === "hollow" ? 1 : 2) : 0;
  const rank = { city: 2, town: 1, post: 0 }[site.rank];
  return (site.fresh ? 100 : 0) + known * 10 + rank * 3 + Math.min(2, site.population / 1e6) - number * 1e-8;
}
