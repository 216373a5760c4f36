/**
 * Answers for a published copy, from files that were worked out beforehand: nobody is there to ask.
 * In: the address that a served page would ask. Out: the same rows. Never: the state of knowledge of one
 * day under the name of another: the page asks for days that are held, see `heldState`.
 */
import type { Day } from "../view/view";
import { fromNumber, latest, number } from "../view/days";
import { Refused } from "./client";
import type {
  ClaimRow,
  ControlRow,
  DisputeRow,
  EstimateRow,
  ForecastRow,
  PlaceRow,
  ReportRow,
  RouteRow,
  Searched,
  TimelineRow,
  WhyRow,
  WholeReport,
} from "./rows";

type Sampled = Pick<ControlRow, "place" | "place_id" | "lat" | "lon"> & {
  rows: Omit<ControlRow, "probability" | "as_of" | "known" | "place" | "place_id" | "lat" | "lon">[];
  /** [day, [[number of the row, probability], ...]], each until the next. */
  samples: [Day, [number, number][]][];
};

interface State {
  timeline: TimelineRow[];
  disputes: DisputeRow[];
  forecasts: ForecastRow[];
  estimates: EstimateRow[];
  control: Sampled[];
  routes: [Day, RouteRow[]][];
}

interface Copy {
  states: Day[];
  /** The first and last day of reports. */
  first: Day | null;
  last: Day | null;
  /** Whether every report has a date: then the latest state is that of the last day. */
  dated: boolean;
  places: (Omit<Searched["places"][number], "in_record" | "near"> & { id: string })[];
}

/** What the drawer shows of a weight. */
type Weight = Pick<WhyRow, "speaks" | "weight" | "factors" | "implied" | "claims">;

interface AboutPlace {
  claims: ClaimRow[];
  /** [day, weights], each until the next. */
  why: [Day, Weight[]][];
}

/** The ids of the claims of each report. */
type ByReport = Record<string, string[]>;

const LEAST = 0.05; // as the view `control` has it
const FOUND = 10;
const files = new Map<string, Promise<unknown>>();

/** A file of the copy; in a single file they lie in the page itself. */
export function file<T>(name: string): Promise<T> {
  const kept = files.get(name) as Promise<T> | undefined;
  if (kept) return kept;
  const read = inside<T>(name) ?? fetched<T>(name);
  files.set(name, read);
  return read;
}

let packed: Map<string, string> | undefined;

/** A single file holds a line for each: its name, and the content packed, to be unpacked when it is first asked for. */
function inside<T>(name: string): Promise<T> | null {
  const held = document.getElementById("data");
  if (!held) return null;
  packed ??= new Map((held.textContent ?? "").split("\n").map((line) => line.split(" ", 2) as [string, string]));
  const content = packed.get(name);
  return content === undefined ? Promise.reject(new Refused(404, name)) : unpacked<T>(content);
}

async function unpacked<T>(content: string): Promise<T> {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return (await new Response(stream).json()) as T;
}

async function fetched<T>(name: string): Promise<T> {
  const response = await fetch(new URL(`data/${name}.json`, document.baseURI)).catch(() => null);
  if (!response?.ok) throw new Refused(response?.status ?? 0, name);
  return (await response.json()) as T;
}

/**
 * The last day on or before `known` whose state of knowledge the copy holds; else the first that it does. `known`
 * itself while there were no reports, and when it holds no such day.
 */
export async function heldState(known: Day): Promise<Day> {
  const { states, first, last, dated } = await file<Copy>("copy");
  const held = dated && last ? [...states, last] : states;
  if (!first || known < first) return known;
  return held.findLast((day) => day <= known) ?? held[0] ?? known;
}

async function stateOf(known: Day | null): Promise<State> {
  if (!known) return file<State>("state/latest");
  const [day, { states, last, dated }] = await Promise.all([heldState(known), file<Copy>("copy")]);
  if (dated && day === last) return file<State>("state/latest");
  return states.includes(day) ? file<State>(`state/${day}`) : NOTHING;
}

const NOTHING: State = { timeline: [], disputes: [], forecasts: [], estimates: [], control: [], routes: [] };

export async function answered(address: string): Promise<unknown> {
  const url = new URL(address);
  const ground = /\/(base\/[\w-]+)\.json$/.exec(url.pathname)?.[1];
  if (ground) return file(ground);
  const path = url.pathname.split("/api/").at(-1) ?? "";
  const [name = "", id = ""] = path.split("/").map(decodeURIComponent);
  const given = Object.fromEntries(url.searchParams) as Record<string, string | undefined>;
  const known = given["known"] ?? null;
  const { last } = await file<Copy>("copy");
  const on = given["on"] ?? known ?? last ?? "9999-12-31";
  switch (name) {
    case "timeline":
    case "forecasts":
    case "estimates":
      return (await stateOf(known))[name];
    case "disputes":
      return aboutPlace((await stateOf(known)).disputes, given["place"]);
    case "control":
      return controlOn((await stateOf(known)).control, on, known);
    case "routes":
      return lastBefore((await stateOf(known)).routes, on);
    case "reports":
    case "network":
      return file(name);
    case "places":
      return file<PlaceRow[]>("places");
    case "claims":
      return claims(given, known);
    case "why":
      return lastBefore((await placeFile(given["place"])).why, on);
    case "report":
      return file(`report/${id}`);
    case "claim":
      return claim(id);
    case "search":
      return search(given["q"] ?? "");
    case "meta":
      return { basemap: false, file: null };
  }
  throw new Refused(404, path);
}

/** Who held each place on a day: read off between two samples. */
export function controlOn(courses: readonly Sampled[], on: Day, known: Day | null): ControlRow[] {
  return courses.flatMap(({ rows, samples, ...where }) => {
    const at = Math.max(
      0,
      samples.findLastIndex(([day]) => day <= on),
    );
    const [before, after] = [samples[at], samples[at + 1]];
    if (!before) return [];
    const next = new Map(after?.[1] ?? []);
    const part = after ? (number(on) - number(before[0])) / (number(after[0]) - number(before[0])) : 0;
    return before[1].flatMap(([i, chance]) => {
      const to = next.get(i) ?? chance;
      const probability = chance + (to - chance) * Math.max(0, Math.min(1, part));
      const row = rows[i];
      return row && probability >= LEAST ? [{ ...where, ...row, probability, as_of: on, known }] : [];
    });
  });
}

function lastBefore<T>(dated: readonly [Day, T[]][], on: Day): T[] {
  return (dated.findLast(([day]) => day <= on) ?? dated[0])?.[1] ?? [];
}

async function placeFile(place: string | undefined): Promise<AboutPlace> {
  const { places } = await file<Copy>("copy");
  const at = places.findIndex((one) => one.id === place);
  return at < 0 ? { claims: [], why: [] } : file<AboutPlace>(`place/${at}`).catch(() => ({ claims: [], why: [] }));
}

type Claimed = Pick<ClaimRow, "id" | "report">;

/** The claims about a place; without one only which report each claim stands in. */
async function claims(given: Record<string, string | undefined>, known: Day | null): Promise<Claimed[]> {
  const found: Claimed[] = given["place"]
    ? (await placeFile(given["place"])).claims
    : Object.entries(await file<ByReport>("claims")).flatMap(([report, ids]) => ids.map((id) => ({ id, report })));
  if (!known) return found;
  const readable = new Set((await file<ReportRow[]>("reports")).filter(by(known)).map((report) => report.id));
  return found.filter((row) => readable.has(row.report));
}

function by(known: Day): (report: ReportRow) => boolean {
  return ({ published }) => (latest(published) ?? fromNumber(2_932_896)) <= known;
}

async function aboutPlace(rows: readonly DisputeRow[], place: string | undefined): Promise<readonly DisputeRow[]> {
  if (!place) return rows;
  const ids = new Set((await placeFile(place)).claims.map((row) => row.id));
  return rows.filter((row) => row.sides.some((side) => side.claims.some((id) => ids.has(id))));
}

async function claim(id: string): Promise<unknown> {
  const of = await file<ByReport>("claims");
  const report = Object.keys(of).find((one) => of[one]?.includes(id));
  if (!report) throw new Refused(404, id);
  const whole = await file<WholeReport>(`report/${report}`);
  const found = whole.claims.find((one) => one.id === id);
  if (!found) throw new Refused(404, id);
  const around = whole.passages.find(({ start, end }) => start <= found.start && found.start < end);
  const [start, end] = around ? [around.start, Math.max(around.end, found.end)] : [found.start, found.end];
  const text = Array.from(whole.text).slice(start, end).join("");
  return { ...found, report_title: whole.title, report_published: whole.published, paragraph: { text, start, end } };
}

async function search(q: string): Promise<Searched> {
  const [wanted, heard] = [plain(q), sound(q)];
  const [{ places }, reports] = await Promise.all([file<Copy>("copy"), file<ReportRow[]>("reports")]);
  const named = places.filter((one) => plain(one.name).includes(wanted));
  const near = places.filter((one) => !named.includes(one) && heard.length > 2 && sound(one.name).includes(heard));
  return {
    places: [...named, ...near].slice(0, FOUND).map((one) => ({ ...one, in_record: true, near: !named.includes(one) })),
    actors: [],
    reports: reports
      .filter((row) => plain(`${row.title ?? ""} ${row.name} ${row.source ?? ""}`).includes(wanted))
      .slice(0, FOUND),
  };
}

function plain(words: string): string {
  return words
    .normalize("NFD")
    .replace(/[^\p{L}\p{N} ]/gu, "")
    .toLowerCase();
}

/** Consonants as they are heard, so that Boukamal is near Abu Kamal; the served page asks the gazetteer instead. */
function sound(words: string): string {
  return plain(words)
    .replace(/^(al|el|ad|ar|as|ash|at) ?/, "")
    .replace(/[aeiouyw' h]/g, "")
    .replace(/[qc]/g, "k")
    .replace(/(.)\1/g, "$1");
}
