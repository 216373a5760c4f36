/**
 * Paints what the record says over the base map: routes, areas, discs, names, in this order.
 * In: a `Scene`, the flat map. Out: pixels, and where each thing is, for the pointer. Never: a question to the server.
 */
import type { PlaceRow } from "../api/rows";
import { Stamps } from "./disc";
import type { Flat } from "./flat";
import type { Ink } from "./ink";
import { LINE_HEIGHT, NOTE_SIZE, place, Room, type Placed, type Wish } from "./labels";
import { drawRoads, drawTrail } from "./lines";
import type { Roads } from "./roads";
import type { Rank, Site } from "./site";
import type { Trail } from "./trails";

export interface Scene {
  sites: readonly Site[];
  trails: readonly Trail[];
  towns: readonly PlaceRow[];
  roads: Roads;
  rivers: readonly RiverName[];
  selected: string | null;
  /** Names are left as they were while a finger is on the slider. */
  hasty: boolean;
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
}

type Pen = CanvasRenderingContext2D;
const RADII: Record<Rank, number> = { city: 11, town: 9, post: 6 };
const SIZES: Record<Rank, number> = { city: 15.5, town: 13.5, post: 12.5 };
const CROWD = 300; // discs in sight, from which on they shrink
const AREA_FILL = 0.07;

export class Painter {
  #stamps: Stamps;
  #widths = new Map<string, number>();
  /** What was drawn last, nearest to the reader last. */
  spots: Spot[] = [];
  trails: { trail: Trail; line: [number, number][] }[] = [];

  constructor(
    private readonly ink: Ink,
    private readonly ratio: number,
  ) {
    this.#stamps = new Stamps(ink, ratio);
  }

  paint(pen: Pen, scene: Scene, flat: Flat): void {
    pen.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    pen.clearRect(0, 0, flat.width, flat.height);
    drawRoads(pen, scene.roads, flat, this.ink);
    this.trails = scene.trails.map((trail) => ({ trail, line: drawTrail(pen, trail, flat, this.ink) }));
    this.spots = this.#spots(scene, flat);
    for (const spot of this.spots) this.#area(pen, spot, flat);
    for (const spot of this.spots) this.#disc(pen, spot, spot.site.id === scene.selected);
    if (!scene.hasty || this.spots.length < CROWD) this.#names(pen, scene, flat);
  }

  #spots({ sites, selected }: Scene, flat: Flat): Spot[] {
    const seen = sites
      .map((site) => ({ site, x: flat.x(site.lon), y: flat.y(site.lat), r: RADII[site.rank] }))
      .filter(({ x, y }) => x > -40 && y > -40 && x < flat.width + 40 && y < flat.height + 40);
    const shrink = seen.length > CROWD ? Math.max(0.36, Math.sqrt(CROWD / seen.length)) : flat.zoom < 4.5 ? 0.8 : 1;
    for (const spot of seen) spot.r = Math.max(3, Math.round(spot.r * shrink * 2) / 2);
    return seen.sort((a, b) => order(a.site, selected) - order(b.site, selected));
  }

  #area(pen: Pen, { site, x, y }: Spot, flat: Flat): void {
    const radius = site.radiusKm * flat.km;
    if (radius < 12 || radius > flat.width) return;
    const holder = site.mark.holders[0];
    const colour = holder ? this.ink.hues[holder.hue] : { fill: this.ink.control, edge: this.ink.control };
    pen.beginPath();
    pen.arc(x, y, radius, 0, Math.PI * 2);
    pen.globalAlpha = AREA_FILL;
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
    pen.drawImage(image, x - half, y - half, half * 2, half * 2);
    if (!selected) return;
    pen.beginPath();
    pen.arc(x, y, r + 6, 0, Math.PI * 2);
    pen.lineWidth = 1.5;
    pen.strokeStyle = this.ink.select;
    pen.stroke();
  }

  #names(pen: Pen, scene: Scene, flat: Flat): void {
    const room = new Room();
    for (const { x, y, r } of this.spots) room.take({ l: x - r, t: y - r, r: x + r, b: y + r });
    const wishes = [...this.spots].reverse().map(wishOf);
    const placed = place(wishes, room, (words, size) => this.#width(pen, words, size));
    const towns = scene.towns.map((town) => referenceOf(town, flat)).filter((wish) => wish !== null);
    for (const { x, y } of towns) this.#dot(pen, x, y);
    for (const river of scene.rivers) this.#river(pen, river, flat, room);
    const references = place(towns, room, (words, size) => this.#width(pen, words, size));
    for (const label of [...references, ...placed]) this.#write(pen, label);
  }

  #dot(pen: Pen, x: number, y: number): void {
    pen.beginPath();
    pen.arc(x, y, 2, 0, Math.PI * 2);
    pen.fillStyle = this.ink.land;
    pen.fill();
    pen.lineWidth = 1.2;
    pen.strokeStyle = this.ink.refDot;
    pen.stroke();
  }

  #river(pen: Pen, { name, lon, lat, lean }: RiverName, flat: Flat, room: Room): void {
    const [x, y] = [flat.x(lon), flat.y(lat)];
    const half = this.#width(pen, name, 13) / 2;
    const box = { l: x - half, t: y - half * 0.6, r: x + half, b: y + half * 0.6 };
    if (flat.zoom < 5.2 || x < 0 || y < 0 || x > flat.width || y > flat.height || !room.free(box)) return;
    room.take(box);
    pen.save();
    pen.translate(x, y);
    pen.rotate(lean);
    pen.font = `italic 500 13px ${this.ink.fontSaid}`;
    pen.textAlign = "center";
    pen.textBaseline = "alphabetic";
    pen.lineWidth = 3;
    pen.strokeStyle = this.ink.halo;
    pen.strokeText(name, 0, -6);
    pen.fillStyle = this.ink.riverLabel;
    pen.fillText(name, 0, -6);
    pen.restore();
  }

  #write(pen: Pen, { name, note, size, weight, kind, left, middle, align }: Placed): void {
    pen.textAlign = align;
    pen.textBaseline = "middle";
    pen.lineJoin = "round";
    pen.lineWidth = 3;
    pen.strokeStyle = this.ink.halo;
    pen.font = `${weight} ${size}px ${this.ink.fontMap}`;
    pen.strokeText(name, left, middle);
    pen.fillStyle = kind === "place" ? this.ink.placeLabel : this.ink.refLabel;
    pen.fillText(name, left, middle);
    if (!note) return;
    pen.font = `500 ${NOTE_SIZE}px ${this.ink.fontMap}`;
    pen.strokeText(note, left, middle + LINE_HEIGHT + 1);
    pen.fillStyle = this.ink.ink2;
    pen.fillText(note, left, middle + LINE_HEIGHT + 1);
  }

  #width(pen: Pen, words: string, size: number): number {
    const key = `${size}|${words}`;
    let width = this.#widths.get(key);
    if (width === undefined) {
      pen.font = `600 ${size}px ${this.ink.fontMap}`;
      this.#widths.set(key, (width = pen.measureText(words).width));
    }
    return width;
  }
}

/** Later is drawn over earlier, and named before it. */
function order(site: Site, selected: string | null): number {
  if (site.id === selected) return 1e9;
  const known = site.mark.holders.length ? (site.mark.look === "hollow" ? 1 : 2) : 0;
  const rank = { city: 2, town: 1, post: 0 }[site.rank];
  return (site.fresh ? 100 : 0) + known * 10 + rank * 3 + Math.min(2, site.population / 1e6);
}

function wishOf({ site, x, y, r }: Spot): Wish {
  const size = site.mark.holders.length ? SIZES[site.rank] : 12.5;
  return {
    x,
    y,
    r: r + (site.mark.besieger ? 4 : 0),
    name: site.name,
    note: site.note,
    size,
    weight: 600,
    kind: "place",
  };
}

/** A town that only helps to find one's way: the larger ones first, the small ones only from near. */
function referenceOf(town: PlaceRow, flat: Flat): Wish | null {
  const least = flat.zoom < 4.5 ? 1e6 : flat.zoom < 5.5 ? 4e5 : flat.zoom < 6.5 ? 1.5e5 : 4e4;
  if (town.told || town.population < least || town.lat === null || town.lon === null) return null;
  const [x, y] = [flat.x(town.lon), flat.y(town.lat)];
  if (x < 0 || y < 0 || x > flat.width || y > flat.height) return null;
  return { x, y, r: 1, name: town.place, note: "", size: 12, weight: 500, kind: "reference" };
}
