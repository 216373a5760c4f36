/**
 * What the record makes of a share of territory, day by day and by each way of counting.
 * In: a series, the known day. Out: one line a method. Never: one number for "territory".
 */
import { addressOf, get, isCopy, rows } from "../../api/client";
import type { Searched, ShareRow } from "../../api/rows";
import { earliest, fromNumber, number } from "../../view/days";
import type { Day } from "../../view/view";
import { moment, type Series } from "./series";

export interface OwnPoint {
  method: string;
  day: number;
  value: number;
}

const POINTS = 22;

export async function ownLines(series: Series, known: Day | null, last: Day): Promise<OwnPoint[]> {
  if (isCopy) return []; // a copy holds the counts of the table's rows, and no others
  const lost = series.question === "territory_lost_share";
  const from = base(series.baseline);
  // "all ever held" and "the peak" are no days to count from: there the counts of the table's rows stand alone
  if (lost && !from) return [];
  const days = series.rows.flatMap((row) => moment(row) ?? []);
  const first = Math.min(...days, ...(from ? [number(from)] : []), number(last));
  const end = Math.max(...days, Math.min(number(last), Math.max(...days) + 400));
  const step = Math.max(7, Math.ceil((end - first) / POINTS));
  const grid = Array.from({ length: Math.ceil((end - first) / step) + 1 }, (_, i) => Math.min(end, first + i * step));
  const start = from ?? fromNumber(first);
  const place = await counted(series.place);
  const asked = grid.map((day) =>
    rows("share", {
      actor: series.actor,
      place,
      from: day < number(start) ? fromNumber(day) : start,
      to: fromNumber(day),
      known,
    }).then((found) => points(widest(found), day, lost)),
  );
  return (await Promise.all(asked)).flat();
}

/** The scope's place if it is a country; within anything smaller the record counts the whole war, as for the table. */
async function counted(place: string): Promise<string | null> {
  if (!place) return null;
  const { places } = await get<Searched>(addressOf("search", { q: place }));
  return places.some((one) => one.kind === "country" && one.name === place) ? place : null;
}

/** The day that a baseline counts from, where it names one. */
function base(baseline: string): Day | null {
  const found = /^since .*?(\d{4}(?:-\d{2}(?:-\d{2})?)?)/.exec(baseline);
  return found?.[1] ? earliest(found[1]) : null;
}

/** Of several wars, the one in which most places are told of. */
function widest(found: readonly ShareRow[]): ShareRow[] {
  const most = Math.max(0, ...found.map((row) => row.places_told));
  return found.filter((row) => row.places_told === most);
}

function points(found: readonly ShareRow[], day: number, lost: boolean): OwnPoint[] {
  return found.flatMap((row) => {
    const value = lost ? row.lost : row.share_end;
    return value === null ? [] : [{ method: row.method, day, value }];
  });
}
