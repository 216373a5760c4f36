/**
 * What the reader is looking at: one object, written to and read from the page's address.
 * In: an address. Out: a `View`, and back again without loss. Never: anything that is not in the address.
 */

export const SCREENS = ["map", "timeline", "estimates", "disputes", "reports", "report", "review", "sitrep"] as const;
export type Screen = (typeof SCREENS)[number];

export const LAYERS = ["routes", "towns", "areas", "borders"] as const;
export type Layer = (typeof LAYERS)[number];

/** A day as ISO 8601, "2016-03-28". */
export type Day = string;

export interface Camera {
  lng: number;
  lat: number;
  zoom: number;
}

export interface View {
  screen: Screen;
  /** The report that is open, on screen "report". */
  report: string | null;
  /** The stretch of the report that is lit, from "#c585-640". */
  quote: { start: number; end: number } | null;
  /** The day asked about; null is the last day told of. */
  on: Day | null;
  /** The day by which it must have been readable; null is everything. */
  known: Day | null;
  /** Id of the place whose drawer is open. */
  place: string | null;
  /** Ids of the actors shown; empty is all. */
  actors: string[];
  /** Where the map stands; null is all places of the record. */
  camera: Camera | null;
  layers: Layer[];
  /** The table in place of the map. */
  table: boolean;
  /** Every change up to the day stays lit in the histogram. */
  cumulative: boolean;
  theme: "light" | "dark" | null;
  /** What a screen keeps for itself (a tab, a period, a filter): short words, in the address as they are. */
  own: Record<string, string>;
}

const DEFAULT_LAYERS: Layer[] = ["routes", "towns"];
const KEYS = new Set(["on", "known", "place", "actors", "at", "layers", "table", "cumulative", "theme", "page"]);
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function emptyView(): View {
  return {
    screen: "map",
    report: null,
    quote: null,
    on: null,
    known: null,
    place: null,
    actors: [],
    camera: null,
    layers: [...DEFAULT_LAYERS],
    table: false,
    cumulative: false,
    theme: null,
    own: {},
  };
}

/** Reads an address. What it does not understand it leaves at its default, so that an old link still opens. */
export function readView(address: URL, base: string): View {
  const view = emptyView();
  const query = address.searchParams;
  // A published copy has one file only: there the path stands in the query.
  const path = query.get("page") ?? address.pathname.slice(base.length);
  const [screen, id] = path.split("/").filter(Boolean);
  view.screen = SCREENS.find((name) => name === screen) ?? "map";
  if (view.screen === "report") view.report = id ? decodeURIComponent(id) : null;
  if (view.screen === "report" && !view.report) view.screen = "reports";
  view.quote = readQuote(address.hash);
  view.on = day(query.get("on"));
  view.known = day(query.get("known"));
  view.place = query.get("place");
  view.actors = list(query.get("actors"));
  view.camera = readCamera(query.get("at"));
  const layers = query.get("layers");
  if (layers !== null) view.layers = LAYERS.filter((layer) => list(layers).includes(layer));
  view.table = query.get("table") === "1";
  view.cumulative = query.get("cumulative") === "1";
  const theme = query.get("theme");
  view.theme = theme === "light" || theme === "dark" ? theme : null;
  for (const [key, value] of query) if (!KEYS.has(key)) view.own[key] = value;
  return view;
}

/** Writes the address of a view, relative to nothing: path, query and fragment. */
export function writeView(view: View, base: string, single = false): string {
  const query = new URLSearchParams();
  const put = (key: string, value: string | null | false) => value && query.set(key, value);
  const path =
    view.screen === "map"
      ? ""
      : view.screen === "report"
        ? `report/${encodeURIComponent(view.report ?? "")}`
        : view.screen;
  if (single) put("page", path);
  put("on", view.on);
  put("known", view.known);
  put("place", view.place);
  put("actors", view.actors.join(","));
  put("at", view.camera && writeCamera(view.camera));
  if (view.layers.join() !== DEFAULT_LAYERS.join()) query.set("layers", view.layers.join(","));
  put("table", view.table && "1");
  put("cumulative", view.cumulative && "1");
  put("theme", view.theme);
  for (const [key, value] of Object.entries(view.own)) put(key, value);
  const asked = query.toString().replaceAll("%2C", ",");
  const quote = view.quote ? `#c${view.quote.start}-${view.quote.end}` : "";
  return base + (single ? "" : path) + (asked ? `?${asked}` : "") + quote;
}

function readQuote(hash: string): View["quote"] {
  const found = /^#c(\d+)-(\d+)$/.exec(hash);
  return found ? { start: Number(found[1]), end: Number(found[2]) } : null;
}

function readCamera(words: string | null): Camera | null {
  const [lng, lat, zoom] = list(words).map(Number);
  const sound = [lng, lat, zoom].every((part) => part !== undefined && Number.isFinite(part));
  return sound ? { lng: lng!, lat: lat!, zoom: zoom! } : null;
}

function writeCamera({ lng, lat, zoom }: Camera): string {
  return `${lng.toFixed(3)},${lat.toFixed(3)},${zoom.toFixed(2)}`;
}

function list(words: string | null): string[] {
  return words ? words.split(",").filter(Boolean) : [];
}

function day(words: string | null): Day | null {
  return words && DAY.test(words) && !Number.isNaN(Date.parse(words)) ? words : null;
}
