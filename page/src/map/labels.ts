/**
 * Where the names go: the places that changed first, none over another or over a symbol.
 * In: what wants a name, in order of worth. Out: names with their positions. Never: two that overlap.
 */

export interface Wish {
  x: number;
  y: number;
  /** Radius of the symbol, whose room is kept free. */
  r: number;
  name: string;
  note: string;
  size: number;
  weight: 500 | 600;
  kind: "place" | "reference";
}

export interface Placed extends Wish {
  left: number;
  /** Of the name's middle line. */
  middle: number;
  align: "left" | "right" | "center";
}

interface Box {
  l: number;
  t: number;
  r: number;
  b: number;
}

const CELL = 64;
const GAP = 5;
const NOTE = 11.5;
const LINE = 13;

export class Room {
  #cells = new Map<number, Box[]>();

  constructor(
    private readonly width: number,
    private readonly height: number,
  ) {}

  take(box: Box): void {
    this.#each(box, (cell) => cell.push(box));
  }

  /** Whether nothing lies there, and all of it is in sight. */
  free(box: Box): boolean {
    let free = box.l >= 0 && box.t >= 0 && box.r <= this.width && box.b <= this.height;
    this.#each(box, (cell) => {
      free &&= !cell.some((other) => box.l < other.r && other.l < box.r && box.t < other.b && other.t < box.b);
    });
    return free;
  }

  #each({ l, t, r, b }: Box, act: (cell: Box[]) => void): void {
    for (let x = Math.floor(l / CELL); x <= Math.floor(r / CELL); x++)
      for (let y = Math.floor(t / CELL); y <= Math.floor(b / CELL); y++) {
        const key = x * 100_003 + y;
        let cell = this.#cells.get(key);
        if (!cell) this.#cells.set(key, (cell = []));
        act(cell);
      }
  }
}

export function place(wishes: readonly Wish[], room: Room, width: (words: string, size: number) => number): Placed[] {
  const placed: Placed[] = [];
  for (const wish of wishes) {
    const wide = Math.max(width(wish.name, wish.size), wish.note ? width(wish.note, NOTE) : 0);
    const tall = wish.size * 1.15 + (wish.note ? LINE : 0);
    const found = positions(wish, wide, tall).find(({ box }) => room.free(box));
    if (!found) continue;
    room.take(found.box);
    placed.push({ ...wish, left: found.left, middle: found.box.t + wish.size * 0.58, align: found.align });
  }
  return placed;
}

type Position = { box: Box; left: number; align: Placed["align"] };

function positions({ x, y, r }: Wish, wide: number, tall: number): Position[] {
  const box = (l: number, t: number): Box => ({ l: l - 1, t: t - 1, r: l + wide + 1, b: t + tall + 1 });
  const off = r + GAP;
  return [
    { box: box(x + off, y - tall / 2), left: x + off, align: "left" },
    { box: box(x - off - wide, y - tall / 2), left: x - off, align: "right" },
    { box: box(x - wide / 2, y + off - 1), left: x, align: "center" },
    { box: box(x - wide / 2, y - off - tall + 1), left: x, align: "center" },
    { box: box(x + off * 0.75, y + off * 0.5), left: x + off * 0.75, align: "left" },
    { box: box(x + off * 0.75, y - off * 0.5 - tall), left: x + off * 0.75, align: "left" },
  ];
}

export const NOTE_SIZE = NOTE;
export const LINE_HEIGHT = LINE;
