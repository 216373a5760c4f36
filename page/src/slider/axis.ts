/** The axis of time of a record. In: its changes and reports, or the stretch that is looked at. Out: a scale between days and pixels, and its ticks. */
import { stretchOf } from "../screens/timeline/scale";
import { t } from "../texts/en";
import type { Change } from "../view/changes";
import { fromNumber, number } from "../view/days";
import type { Day } from "../view/view";

export interface Axis {
  first: number;
  last: number;
  width: number;
  /** Changes that lie so far before all others that the axis begins after them. */
  before: number;
  /** The first and last day of all. */
  all: [number, number];
  x: (day: Day) => number;
  day: (x: number) => Day;
}

export function axis(
  changes: readonly Change[],
  last: Day | null,
  width: number,
  range: [number, number] | null = null,
): Axis | null {
  const ends = changes.map((change) => number(change.last));
  if (last) ends.push(number(last));
  if (!ends.length || width <= 0) return null;
  const { all, most: usual } = stretchOf(ends);
  const [from, to] = usual;
  const margin = Math.max(20, (to - from) * 0.03);
  const [first, end] = range ?? [from - margin, to + margin];
  const [least, most] = range ?? [from - margin / 2, to];
  const scale = width / (end - first);
  return {
    first,
    last: end,
    width,
    before: range || all[0] === from ? 0 : changes.filter((change) => number(change.last) < from).length,
    all,
    x: (day) => (number(day) - first) * scale,
    day: (x) => fromNumber(Math.round(Math.max(least, Math.min(most, first + x / scale)))),
  };
}

export interface Tick {
  x: number;
  words: string;
  year: boolean;
}

/** Years, or some of them; quarters where there is room for their names. */
export function ticks(axis: Axis): Tick[] {
  const found: Tick[] = [];
  const perYear = (axis.width / (axis.last - axis.first)) * 365;
  const step =
    perYear > 200 ? 3 : perYear > 90 ? 6 : ([12, 24, 60, 120].find((few) => (perYear * few) / 12 > 40) ?? 240);
  const year = Number(fromNumber(Math.floor(axis.first)).slice(0, 4));
  for (let month = 0; ; month += step) {
    const day = `${year + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`;
    const at = number(day);
    if (at > axis.last) return found;
    if (at < axis.first) continue;
    const isYear = month % 12 === 0;
    found.push({ x: axis.x(day), words: isYear ? day.slice(0, 4) : (t.months.short[month % 12] ?? ""), year: isYear });
  }
}
