/**
 * The list of reports: filtered, ordered, copies folded under the first that came out.
 * In: rows, what was asked. Out: `Folded` families in order. Never: a copy counted as another voice.
 */
import type { ReportRow } from "../../api/rows";
import { earliest, latest } from "../../view/days";

export interface Asked {
  words: string;
  outlet: string;
  order: string;
  fold: boolean;
}

export interface Folded {
  first: ReportRow;
  copies: ReportRow[];
}

export const NO_OUTLET = "-";

export function outlets(rows: readonly ReportRow[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row.source ?? NO_OUTLET, (counts.get(row.source ?? NO_OUTLET) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || a.localeCompare(b, "en"));
}

export function folded(rows: readonly ReportRow[], { words, outlet, order, fold }: Asked): Folded[] {
  const wanted = words.toLowerCase().trim();
  const found = rows.filter(
    (row) =>
      (!outlet || (row.source ?? NO_OUTLET) === outlet) &&
      (!wanted || `${row.title ?? ""} ${row.source ?? ""} ${row.name}`.toLowerCase().includes(wanted)),
  );
  const families = fold ? [...Map.groupBy(found, (row) => row.family).values()] : found.map((row) => [row]);
  return families
    .map(([first, ...copies]) => ({ first: first!, copies }))
    .sort(
      (a, b) =>
        (order === "claims" && b.first.claims - a.first.claims) ||
        (order === "newest" ? -1 : 1) * moment(a.first).localeCompare(moment(b.first)),
    );
}

function moment({ published }: ReportRow): string {
  return earliest(published) ?? latest(published) ?? "9999";
}
