/**
 * One letter and one hue for each actor, the same on every day and every screen.
 * In: the spells of the whole record. Out: `Palette`, also of those who only besiege. Never: a flag's colours, or a hue that tells apart on its own: hues
 * come back where wars are far from each other, the letter does not.
 */
import type { TimelineRow } from "../api/rows";

/** The hues of tokens.css, in the order in which they are given out. */
export const HUES = ["S", "I", "Y", "Q", "P", "R", "Z"] as const;
export type Hue = (typeof HUES)[number];

export interface Actor {
  id: string;
  name: string;
  letter: string;
  hue: Hue;
  /** In how many places it is ever the likeliest holder. */
  places: number;
}

export interface Palette {
  /** Those who ever held a place, the most told of first. */
  actors: Actor[];
  byId: Map<string, Actor>;
  byName: Map<string, Actor>;
}

/** Actors of the sample war keep the letters and hues that its readers know. */
const SETTLED: Record<string, readonly [string, Hue]> = {
  "forces.sy": ["S", "S"],
  "gov.sy": ["S", "S"],
  is: ["I", "I"],
  ypg: ["Y", "Y"],
  sdf: ["Y", "Y"],
  "forces.iq": ["Q", "Q"],
  "gov.iq": ["Q", "Q"],
  peshmerga: ["P", "P"],
  "rebels.sy": ["R", "R"],
  yazidis: ["Z", "Z"],
};

const CELL = 8; // degrees: actors that hold places this near to each other get different hues

export function palette(spells: readonly TimelineRow[]): Palette {
  const told = gather(spells);
  const actors: Actor[] = [];
  const letters = new Set<string>();
  const taken = new Map<string, Set<Hue>>();
  const order = [...told.values()].sort((a, b) => b.places.size - a.places.size || (a.id < b.id ? -1 : 1));
  for (const one of [...order.filter((a) => SETTLED[a.id]), ...order.filter((a) => !SETTLED[a.id])]) {
    const [letter, hue] = SETTLED[one.id] ?? [freeLetter(one.name, letters), freeHue(one.cells, taken)];
    letters.add(letter);
    for (const cell of one.cells) taken.set(cell, (taken.get(cell) ?? new Set()).add(hue));
    actors.push({ id: one.id, name: one.name, letter, hue, places: one.places.size });
  }
  actors.sort((a, b) => b.places - a.places || (a.name < b.name ? -1 : 1));
  return {
    actors: actors.filter((actor) => actor.places),
    byId: new Map(actors.map((actor) => [actor.id, actor])),
    byName: new Map(actors.map((actor) => [actor.name, actor])),
  };
}

interface Gathered {
  id: string;
  name: string;
  places: Set<string>;
  cells: Set<string>;
}

function gather(spells: readonly TimelineRow[]): Map<string, Gathered> {
  const told = new Map<string, Gathered>();
  for (const { holder_id: id, holder: name, place_id, ...where } of spells) {
    if (id) told.set(id, at(where, told.get(id) ?? { id, name, places: new Set(), cells: new Set() }));
    if (id) told.get(id)!.places.add(place_id);
  }
  // Who only besieges is told of by name alone.
  const ids = new Map([...told.values()].map(({ name, id }) => [name, id]));
  for (const { besieged_by: names, ...where } of spells)
    for (const name of names) {
      const id = ids.get(name) ?? name;
      told.set(id, at(where, told.get(id) ?? { id, name, places: new Set(), cells: new Set() }));
    }
  return told;
}

function at({ lat, lon }: Pick<TimelineRow, "lat" | "lon">, one: Gathered): Gathered {
  if (lat !== null && lon !== null) for (const cell of around(lat, lon)) one.cells.add(cell);
  return one;
}

function around(lat: number, lon: number): string[] {
  const [row, column] = [Math.floor(lat / CELL), Math.floor(lon / CELL)];
  const near = [-1, 0, 1];
  return near.flatMap((r) => near.map((c) => `${row + r},${column + c}`));
}

function freeLetter(name: string, taken: Set<string>): string {
  const initials = name.split(/[\s-]+/).map((word) => word.charAt(0));
  const choice = [...initials, ...name, ..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].map((c) => c.toUpperCase());
  return choice.find((letter) => /\p{Lu}/u.test(letter) && !taken.has(letter)) ?? initials[0]?.toUpperCase() ?? "?";
}

function freeHue(cells: Set<string>, taken: Map<string, Set<Hue>>): Hue {
  const clashes = (hue: Hue): number => [...cells].filter((cell) => taken.get(cell)?.has(hue)).length;
  return [...HUES].sort((a, b) => clashes(a) - clashes(b))[0] ?? "S";
}
