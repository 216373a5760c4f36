/**
 * The stretch of time on screen. In: what is told of, the view's own words. Out: `Scale`. Never: a stretch of no days.
 */
import type { ForecastRow, TimelineRow } from "../../api/rows";
import { fromNumber, number } from "../../view/days";
import type { Day } from "../../view/view";

export interface Scale {
  first: number;
  last: number;
  /** Per cent from the left. */
  at: (day: number) => number;
}

const FEW = 0.03; // the earliest days, if they lie far before all others
const SOME = 0.06; // of which more may be left out, and of a short list three, where a gap of years follows them
const FAR = 5 * 365; // days: such a gap
const WORTH = 0.6; // of the whole stretch: above that, nothing is gained by leaving them out
const LEAST = 14; // days: nearer than that nothing more is to be seen

export function scale(from: number, to: number): Scale {
  const first = Math.min(from, to - 1);
  return { first, last: to, at: (day) => (100 * (day - first)) / (to - first) };
}

/** All that is told of, with a margin; and where most of it lies: a word on 1967 should not press a war into a corner. */
export function stretches(
  spells: readonly TimelineRow[],
  forecasts: readonly ForecastRow[],
  last: Day | null,
): { all: [number, number]; most: [number, number] } {
  const days = [
    ...spells.flatMap((spell) => [...(spell.since ?? []), ...(spell.until ?? [])]),
    ...forecasts.map((row) => row.made),
    last,
  ].filter((day) => day !== null);
  const { all, most } = stretchOf(days.map(number));
  return { all: widened(...all), most: widened(...most) };
}

/** The first and last of some days; and of most of them, where the earliest few lie far before. */
export function stretchOf(days: readonly number[]): { all: [number, number]; most: [number, number] } {
  const sorted = days.toSorted((a, b) => a - b);
  const [first = 0, end = 365] = [sorted[0], sorted.at(-1)];
  const some = Math.min(Math.max(3, Math.ceil(sorted.length * SOME)), Math.floor(sorted.length / 2));
  const gap = sorted.findLastIndex((day, i) => i > 0 && i <= some && day - (sorted[i - 1] ?? day) > FAR);
  const usual = sorted[Math.max(gap, Math.floor(sorted.length * FEW))] ?? first;
  return { all: [first, end], most: [end - usual < (end - first) * WORTH ? usual : first, end] };
}

function widened(from: number, to: number): [number, number] {
  const margin = Math.max(10, (to - from) * 0.03);
  return [Math.floor(from - margin), Math.ceil(to + margin)];
}

/** Nearer (factor under 1) or farther, about a day, within all that is told of. */
export function zoomed(
  [from, to]: [number, number],
  about: number,
  factor: number,
  all: [number, number],
): [number, number] {
  const middle = Math.max(from, Math.min(to, about));
  const length = Math.min(all[1] - all[0], Math.max(LEAST, (to - from) * factor));
  const start = middle - ((middle - from) / (to - from)) * length;
  return held([Math.round(start), Math.round(start + length)], all);
}

export function moved([from, to]: [number, number], days: number, all: [number, number]): [number, number] {
  return held([from + days, to + days], all);
}

function held([from, to]: [number, number], [first, last]: [number, number]): [number, number] {
  const length = to - from;
  const start = Math.max(first, Math.min(last - length, from));
  return [Math.round(start), Math.round(start + length)];
}

export function written([from, to]: [number, number]): string {
  return `${fromNumber(from)}..${fromNumber(to)}`;
}

export function read(words: string | undefined): [number, number] | null {
  const found = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(words ?? "");
  if (!found?.[1] || !found[2]) return null;
  const [from, to] = [number(found[1]), number(found[2])];
  return Number.isFinite(from) && to - from >= LEAST ? [from, to] : null;
}

export interface Tick {
  day: number;
  year: number | null;
  month: number;
}

/** The first of months: every year, and as many between as there is room for. */
export function ticks({ first, last }: Scale, width: number): Tick[] {
  const monthWidth = (width / (last - first)) * 30.4;
  const step = [1, 3, 6, 12, 24, 60, 120].find((months) => months * monthWidth > 44) ?? 240;
  const start = Number(fromNumber(Math.floor(first)).slice(0, 4));
  const found: Tick[] = [];
  for (let month = -(((start % 10) + 10) % 10) * 12; ; month += step) {
    const year = start + Math.floor(month / 12);
    const of = ((month % 12) + 12) % 12;
    const day = number(`${String(year).padStart(4, "0")}-${String(of + 1).padStart(2, "0")}-01`);
    if (day > last) return found;
    if (day >= first) found.push({ day, year: of === 0 ? year : null, month: of });
  }
}
