/**
 * Asks heldby. In: the name of a view and its parameters. Out: its rows. Never: any address but the page's own server.
 */
import type { Views } from "./rows";

export type Parameters = Record<string, string | number | null | undefined>;

/** What went wrong, in words for the reader; `what` is the server's own message. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly what: string,
  ) {
    super(what);
  }
}

const KEPT = 200;
const answers = new Map<string, Promise<unknown>>();

/** The address of a view's answer; with a format, of the same as a file (json, csv, geojson). */
export function addressOf(name: string, parameters: Parameters = {}, format?: string): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters))
    if (value !== null && value !== undefined && value !== "") query.set(key, String(value));
  if (format && format !== "json") query.set("format", format);
  const asked = query.toString();
  return new URL(`api/${name}${asked ? `?${asked}` : ""}`, document.baseURI).href;
}

export function rows<K extends keyof Views>(name: K, parameters: Parameters = {}): Promise<Views[K][]> {
  return get<Views[K][]>(addressOf(name, parameters));
}

/** The answer at an address of ours. The same question is asked once; an answer that failed is asked again. */
export function get<T>(address: string): Promise<T> {
  const kept = answers.get(address) as Promise<T> | undefined;
  if (kept) return kept;
  const asked = fetched<T>(address);
  answers.set(address, asked);
  asked.catch(() => answers.delete(address));
  if (answers.size > KEPT) answers.delete(answers.keys().next().value as string);
  return asked;
}

async function fetched<T>(address: string): Promise<T> {
  const response = await fetch(address, { headers: { accept: "application/json" } }).catch(() => {
    throw new Refused(0, "");
  });
  if (!response.ok) throw new Refused(response.status, await reason(response));
  return (await response.json()) as T;
}

async function reason(response: Response): Promise<string> {
  const words = await response.text();
  try {
    const { detail } = JSON.parse(words) as { detail?: unknown };
    return typeof detail === "string" ? detail : words;
  } catch {
    return words.slice(0, 300);
  }
}
