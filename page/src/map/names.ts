/**
 * Writes the names of places, of towns that help to find one's way, and of rivers.
 * In: what was drawn, in its order. Out: names. Never: one over another, or over a disc.
 */
import type { PlaceRow } from "../api/rows";
import type { Flat } from "./flat";
import type { Ink } from "./ink";
import { LINE_HEIGHT, NOTE_SIZE, place, Room, type Placed, type Wish } from "./labels";
import type { Pen, RiverName, Scene, Spot } from "./paint";
import type { Rank } from "./site";

const DOT = 2;
const FOOT = { from: 560, wide: 445, tall: 30 }; // the scale and whose the map is; on a phone they stand elsewhere
const SIZES: Record<Rank, number> = { city: 15.5, town: 13.5, post: 12.5 };

interface Written {
  scene: Scene;
  flat: Flat;
  labels: Placed[];
  towns: Wish[];
  rivers: RiverName[];
}

export class Names {
  #widths = new Map<string, number>();
  #written: Written | null = null;

  constructor(private readonly ink: Ink) {}

  draw(pen: Pen, spots: readonly Spot[], scene: Scene, flat: Flat): void {
    const width = (words: string, size: number): number => this.#width(pen, words, size);
    const room = new Room(flat.width, flat.height);
    if (flat.width > FOOT.from)
      room.take({ l: flat.width - FOOT.wide, t: flat.height - FOOT.tall, r: flat.width, b: flat.height });
    for (const { x, y, r } of spots) room.take({ l: x - r, t: y - r, r: x + r, b: y + r });
    const placed = place(
      spots.toReversed().map((spot) => wishOf(spot, scene.selected)),
      room,
      width,
    );
    const towns = scene.towns
      .map((town) => referenceOf(town, flat))
      .filter((wish) => wish !== null)
      .filter((wish) => !spots.some(({ x, y, r }) => Math.hypot(wish.x - x, wish.y - y) < r + DOT));
    const rivers = scene.rivers.filter((river) => this.#fits(pen, river, flat, room));
    const labels = [...place(towns, room, width), ...placed];
    this.#written = { scene, flat, labels, towns, rivers };
    this.#write(pen, this.#written);
  }

  /** The names where they were, without what they told of another day. */
  redraw(pen: Pen, spots: readonly Spot[], scene: Scene, flat: Flat): void {
    const last = this.#written;
    if (last?.scene !== scene || last.flat.zoom !== flat.zoom || last.flat.x(0) !== flat.x(0))
      return this.draw(pen, spots, scene, flat);
    this.#write(pen, { ...last, labels: last.labels.map((label) => ({ ...label, note: "" })) });
  }

  #write(pen: Pen, { labels, towns, rivers, flat }: Written): void {
    for (const { x, y } of towns) this.#dot(pen, x, y);
    for (const river of rivers) this.#river(pen, river, flat);
    for (const label of labels) this.#label(pen, label);
  }

  #dot(pen: Pen, x: number, y: number): void {
    pen.beginPath();
    pen.arc(x, y, DOT, 0, Math.PI * 2);
    pen.fillStyle = this.ink.land;
    pen.fill();
    pen.lineWidth = 1.2;
    pen.strokeStyle = this.ink.refDot;
    pen.stroke();
  }

  #fits(pen: Pen, { name, lon, lat }: RiverName, flat: Flat, room: Room): boolean {
    const [x, y] = [flat.x(lon), flat.y(lat)];
    const half = this.#width(pen, name, 13) / 2;
    const box = { l: x - half, t: y - half * 0.6, r: x + half, b: y + half * 0.6 };
    if (flat.zoom < 5.2 || x < 0 || y < 0 || x > flat.width || y > flat.height || !room.free(box)) return false;
    room.take(box);
    return true;
  }

  #river(pen: Pen, { name, lon, lat, lean }: RiverName, flat: Flat): void {
    pen.save();
    pen.translate(flat.x(lon), flat.y(lat));
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

  #label(pen: Pen, { name, note, size, weight, kind, left, middle, align }: Placed): void {
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

function wishOf({ site, x, y, r }: Spot, selected: string | null): Wish {
  const size = site.mark.holders.length ? SIZES[site.rank] : 12.5;
  const around = site.id === selected ? 8 : site.mark.besieger || site.mark.contested ? 4 : 0;
  return { x, y, r: r + around, name: site.name, note: site.note, size, weight: 600, kind: "place" };
}

/** A town that only helps to find one's way: the larger ones first, the small ones only from near. */
function referenceOf(town: PlaceRow, flat: Flat): Wish | null {
  const least = flat.zoom < 4.5 ? 1e6 : flat.zoom < 5.5 ? 4e5 : flat.zoom < 6.5 ? 1.5e5 : 4e4;
  if (town.told || town.population < least || town.lat === null || town.lon === null) return null;
  const [x, y] = [flat.x(town.lon), flat.y(town.lat)];
  if (x < 0 || y < 0 || x > flat.width || y > flat.height) return null;
  return { x, y, r: 1, name: town.place, note: "", size: 12, weight: 500, kind: "reference" };
}
