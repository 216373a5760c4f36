/**
 * Figures that may stand on one scale: the same question, scope, baseline and unit.
 * In: rows of the view. Out: `Series`, the fullest first. Never: two baselines in one.
 */
import type { EstimateRow } from "../../api/rows";
import { t } from "../../texts/en";
import { earliest, edtf, latest, number } from "../../view/days";

export interface Series {
  key: string;
  question: string;
  scope: string;
  baseline: string;
  words: string;
  unit: string;
  rows: EstimateRow[];
  /** The actor and the places that the scope names, where the record can count for itself. */
  actor: string;
  place: string;
}

const SHARES = new Set(["territory_lost_share", "territory_held_share"]);

export function isShare(question: string): boolean {
  return SHARES.has(question);
}

/** Questions by how many figures answer them; shares of territory first, the record answers those itself. */
export function questions(rows: readonly EstimateRow[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row.question, (counts.get(row.question) ?? 0) + 1);
  return [...counts].sort(
    ([a, n], [b, m]) => Number(isShare(b)) - Number(isShare(a)) || b.localeCompare(a) * Number(isShare(a)) || m - n,
  );
}

export function seriesOf(rows: readonly EstimateRow[]): Series[] {
  const groups = Map.groupBy(rows, (row) => [row.question, row.scope, row.baseline, row.unit].join("|"));
  const found = [...groups].map(([key, list]): Series => {
    const [first] = list as [EstimateRow, ...EstimateRow[]];
    const [actor = "", place = ""] = first.scope.split("; ");
    return {
      key,
      question: first.question,
      scope: first.scope,
      baseline: first.baseline,
      words: first.baseline_words,
      unit: first.unit,
      rows: [...list].sort((a, b) => (moment(a)?.[0] ?? 0) - (moment(b)?.[0] ?? 0)),
      actor,
      place: place.includes(",") ? "" : place,
    };
  });
  return found.sort((a, b) => b.rows.length - a.rows.length);
}

/** A series is drawn where there is something to compare: with another figure, or with the record. */
export function drawable(series: Series): boolean {
  return (series.rows.length > 1 || isShare(series.question)) && series.rows.some((row) => moment(row) && bounds(row));
}

/** First and last day that a figure holds for, as numbers of days; null where no day is told. */
export function moment(row: EstimateRow): [number, number] | null {
  const [first, last] = [earliest(row.when), latest(row.when)];
  const known = first ?? last;
  return known ? [number(first ?? known), number(last ?? known)] : null;
}

/** Lowest, best and highest; a figure with one bound only is open on the other side. */
export function bounds(row: EstimateRow): { low: number; best: number | null; high: number } | null {
  const known = row.best ?? row.low ?? row.high;
  if (known === null) return null;
  return { low: row.low ?? known, best: row.best, high: row.high ?? known };
}

export function readAs({ low, best, high, unit }: EstimateRow): string {
  const of = unit === "percent" ? " %" : unit ? ` ${unit}` : "";
  const n = (value: number): string => value.toLocaleString("en", { maximumFractionDigits: 1 });
  if (low !== null && high !== null) return low === high ? `${n(low)}${of}` : `${n(low)}–${n(high)}${of}`;
  if (low !== null) return `${t.estimates.atLeast} ${n(low)}${of}`;
  if (high !== null) return `${t.estimates.atMost} ${n(high)}${of}`;
  return best === null ? t.estimates.noBound : `${n(best)}${of}`;
}

/** "since about Jan 2015", "peak 2014", "all ever held". */
export function baselineOf({ baseline, words }: { baseline: string; words: string }): string {
  const since = /^since (.+)$/.exec(baseline);
  const meant = since?.[1] ? t.estimates.since(edtf(since[1])) : baseline;
  return [meant, words && `“${words}”`].filter(Boolean).join(", ");
}
