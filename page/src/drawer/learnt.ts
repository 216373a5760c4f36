/**
 * What later reports changed about one day.
 * In: who held what and which ways were open, as known then and as known now, the claims behind it, the reports. Out:
 * changes by the report that brought them, in the order in which they came out. Never: a change that no later report carries.
 */
import type { Palette } from "../actors/palette";
import type { ClaimRow, ControlRow, ReportRow, RouteRow } from "../api/rows";
import { markOf, type Mark } from "../map/mark";
import { t } from "../texts/en";
import { latest, span } from "../view/days";
import type { Day } from "../view/view";

export interface Change {
  /** Of the place; of a way, its two ends. */
  id: string;
  place: string;
  marks: { before: Mark; after: Mark } | null;
  ways: { before: string; after: string } | null;
  was: string;
  is: string;
}

export interface Learnt {
  name: string;
  published: string;
  day: Day;
  changes: Change[];
}

interface Told {
  control: readonly ControlRow[];
  routes: readonly RouteRow[];
}

interface Asked {
  then: Told;
  now: Told;
  claims: readonly ClaimRow[];
  reports: readonly ReportRow[];
  known: Day;
  palette: Palette;
}

export function learnt({ then, now, claims, reports, known, palette }: Asked): Learnt[] {
  const reportOf = new Map(claims.map((claim) => [claim.id, claim.report]));
  const byId = new Map(reports.map((report) => [report.id, report]));
  const found = new Map<string, Learnt>();
  for (const { change, behind } of [...held(then, now, palette), ...ways(then, now)]) {
    const brought = behind
      .map((claim) => byId.get(reportOf.get(claim) ?? ""))
      .filter((report) => report !== undefined && (latest(report.published) ?? "9999") > known)
      .sort((a, b) => (latest(a!.published)! < latest(b!.published)! ? -1 : 1))[0];
    if (!brought) continue;
    const { published } = brought;
    const name = brought.source ?? brought.title ?? brought.name;
    const key = `${name}|${published}`;
    const group = found.get(key) ?? { name, published, day: latest(published) ?? known, changes: [] };
    group.changes.push(change);
    found.set(key, group);
  }
  return [...found.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** A change, and the claims that tell of it. */
interface Backed {
  change: Change;
  behind: readonly string[];
}

function held(then: Told, now: Told, palette: Palette): Backed[] {
  const before = Map.groupBy(then.control, (row) => row.place_id);
  return [...Map.groupBy(now.control, (row) => row.place_id)].flatMap(([id, rows]) => {
    const was = before.get(id) ?? [];
    const [top, old] = [best(rows), best(was)];
    if (!top || (old && words(old) === words(top))) return [];
    const marks = { before: markOf(was, palette), after: markOf(rows, palette) };
    const said = { was: old ? words(old) : t.since.notYet, is: words(top) };
    return [{ change: { id, place: top.place, marks, ways: null, ...said }, behind: top.claims }];
  });
}

function ways(then: Told, now: Told): Backed[] {
  const before = new Map(then.routes.map((row) => [wayOf(row), row]));
  return now.routes.flatMap((row) => {
    const old = before.get(wayOf(row));
    if (row.state === (old?.state ?? "unknown")) return [];
    const said = { was: old ? stateOf(old) : t.since.notYet, is: stateOf(row) };
    const place = t.since.way(row.from_place, row.to_place);
    const ends = { before: old?.state ?? "unknown", after: row.state };
    return [{ change: { id: wayOf(row), place, marks: null, ways: ends, ...said }, behind: row.claims }];
  });
}

function wayOf(row: RouteRow): string {
  return `${row.from_place_id} ${row.to_place_id} ${row.actor_id ?? row.actor}`;
}

function stateOf(row: RouteRow): string {
  return [t.map.states[row.state] ?? row.state, row.actor && t.since.forWhom(row.actor), span(row.since)]
    .filter(Boolean)
    .join(", ");
}

function best(rows: readonly ControlRow[]): ControlRow | undefined {
  return rows.filter((row) => row.holder_id).sort((a, b) => b.probability - a.probability)[0];
}

function words(row: ControlRow): string {
  const since = span(row.since);
  const siege = row.besieged_by.length ? (row.encircling ? t.map.encircling : t.map.besieged) : "";
  return [row.holder, row.contested ? t.map.contested : "", siege, since].filter(Boolean).join(", ");
}
