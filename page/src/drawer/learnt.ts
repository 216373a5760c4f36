/**
 * What later reports changed about one day.
 * In: control rows as known then and as known now, the claims behind them, the reports. Out: changes by the report that
 * brought them, in the order in which they came out. Never: a change that no later report carries.
 */
import type { Palette } from "../actors/palette";
import type { ClaimRow, ControlRow, ReportRow } from "../api/rows";
import { markOf, type Mark } from "../map/mark";
import { t } from "../texts/en";
import { latest, span } from "../view/days";
import type { Day } from "../view/view";

export interface Learnt {
  name: string;
  published: string;
  day: Day;
  changes: { id: string; place: string; before: Mark; after: Mark; was: string; is: string }[];
}

interface Asked {
  then: readonly ControlRow[];
  now: readonly ControlRow[];
  claims: readonly ClaimRow[];
  reports: readonly ReportRow[];
  known: Day;
  palette: Palette;
}

export function learnt({ then, now, claims, reports, known, palette }: Asked): Learnt[] {
  const before = Map.groupBy(then, (row) => row.place_id);
  const reportOf = new Map(claims.map((claim) => [claim.id, claim.report]));
  const byId = new Map(reports.map((report) => [report.id, report]));
  const found = new Map<string, Learnt>();
  for (const [id, rows] of Map.groupBy(now, (row) => row.place_id)) {
    const was = before.get(id) ?? [];
    const [top, old] = [best(rows), best(was)];
    if (!top || (old && words(old) === words(top))) continue;
    const brought = top.claims
      .map((claim) => byId.get(reportOf.get(claim) ?? ""))
      .filter((report) => report !== undefined && (latest(report.published) ?? "9999") > known)
      .sort((a, b) => (latest(a!.published)! < latest(b!.published)! ? -1 : 1))[0];
    if (!brought) continue;
    const name = brought.source ?? brought.title ?? brought.name;
    const key = `${name}|${brought.published}`;
    const group = found.get(key) ?? {
      name,
      published: brought.published,
      day: latest(brought.published) ?? known,
      changes: [],
    };
    const marks = { before: markOf(was, palette), after: markOf(rows, palette) };
    group.changes.push({ id, place: top.place, ...marks, was: old ? words(old) : t.since.notYet, is: words(top) });
    found.set(key, group);
  }
  return [...found.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

function best(rows: readonly ControlRow[]): ControlRow | undefined {
  return rows.filter((row) => row.holder_id).sort((a, b) => b.probability - a.probability)[0];
}

function words(row: ControlRow): string {
  const since = span(row.since);
  return `${row.holder}${row.contested ? `, ${t.map.contested}` : ""}${since ? `, ${since}` : ""}`;
}
