/**
 * Answers for a published copy, from files that were worked out beforehand: nobody is there to ask.
 * In: the address that a served page would ask. Out: the same rows. Never: the state of knowledge of a later day.
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
  last: Day | null;
  places: (Omit<Searched["places"][number], "in_record" | "near"> & { id: string })[];
}

interface AboutPlace {
  claims: ClaimRow[];
  why: [Day, WhyRow[]][];
}

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

function inside<T>(name: string): Promise<T> | null {
  const held = document.getElementById("data");
  if (!held?.textContent) return null;
  const all = JSON.parse(held.textContent) as Record<string, unknown>;
  for (const [each, value] of Object.entries(all)) files.set(each, Promise.resolve(value));
  return (files.get(name) as Promise<T> | undefined) ?? Promise.reject(new Refused(404, name));
}

async function fetched<T>(name: string): Promise<T> {
  const response = await fetch(new URL(`data/${name}.json`, document.baseURI)).catch(() => null);
  if (!response?.ok) throw new Refused(response?.status ?? 0, name);
  return (await response.json()) as T;
}

/** The last day on or before `known` whose state of knowledge the copy holds; `known` itself when it holds none. */
export async function heldState(known: Day): Promise<Day> {
  const { states } = await file<Copy>("copy");
  return states.findLast((day) => day <= known) ?? known;
}

async function stateOf(known: Day | null): Promise<State> {
  if (!known) return file<State>("state/latest");
  const { states } = await file<Copy>("copy");
  const held = states.findLast((day) => day <= known);
  return held ? file<State>(`state/${held}`) : NOTHING;
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
      return { basemap: false };
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

async function claims(given: Record<string, string | undefined>, known: Day | null): Promise<ClaimRow[]> {
  const found = given["place"]
    ? (await placeFile(given["place"])).claims
    : (await file<{ control: ClaimRow[] }>("claims")).control;
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
  const { of } = await file<{ of: Record<string, string[]> }>("claims");
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
