/**
 * Which discs lie in a small part of the map. In: the spots that were drawn. Out: those that meet a box, in the order in
 * which they are drawn. Never: a spot that moves; another camera makes another of these.
 */
import type { Flat } from "./flat";
import { byOrder, type Spot } from "./paint";

export interface Box {
  l: number;
  t: number;
  r: number;
  b: number;
}

const CELL = 32;
const MARGIN = 9; // pixels that rings and outlines go beyond a disc at most

export class Near {
  #cells = new Map<number, Spot[]>();
  #large: Spot[];
  /** The farthest that any of the others goes beyond its cell. */
  #reach = 0;

  constructor(spots: readonly Spot[]) {
    this.#large = spots.filter(({ area }) => area > 0);
    for (const spot of spots) {
      if (spot.area) continue;
      this.#reach = Math.max(this.#reach, spot.r + MARGIN);
      const key = keyOf(Math.floor(spot.x / CELL), Math.floor(spot.y / CELL));
      const cell = this.#cells.get(key);
      if (cell) cell.push(spot);
      else this.#cells.set(key, [spot]);
    }
  }

  in({ l, t, r, b }: Box): Spot[] {
    const far = this.#reach;
    const meets = ({ x, y, reach }: Spot): boolean => x + reach > l && x - reach < r && y + reach > t && y - reach < b;
    const found = this.#large.filter(meets);
    for (let i = Math.floor((l - far) / CELL); i <= Math.floor((r + far) / CELL); i++)
      for (let j = Math.floor((t - far) / CELL); j <= Math.floor((b + far) / CELL); j++)
        for (const spot of this.#cells.get(keyOf(i, j)) ?? []) if (meets(spot)) found.push(spot);
    return found.sort(byOrder);
  }
}

function keyOf(i: number, j: number): number {
  return i * 100_003 + j;
}

/** The box around a spot, on whole pixels of the screen. */
export function boxOf({ x, y }: Spot, reach: number, ratio: number, { width, height }: Flat): Box {
  const down = (at: number, most: number): number =>
    Math.max(0, Math.min(Math.floor(at * ratio), Math.ceil(most * ratio))) / ratio;
  const up = (at: number, most: number): number =>
    Math.max(0, Math.min(Math.ceil(at * ratio), Math.ceil(most * ratio))) / ratio;
  return { l: down(x - reach, width), t: down(y - reach, height), r: up(x + reach, width), b: up(y + reach, height) };
}
