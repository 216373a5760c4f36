/**
 * What a claim says in a few words, and by which line it is marked in a text.
 * In: a claim. Out: a title, a line beneath, a `Line`. Never: words of a report, but for numbers and names.
 */
import type { ClaimRow, WholeClaim } from "../api/rows";
import { t } from "../texts/en";
import { edtf } from "../view/days";

/** A claim of the view, or one of a whole report. */
export type Said = Omit<ClaimRow, "time_words">;

export const LINES = ["control", "route", "siege", "number", "forecast", "other"] as const;
export type Line = (typeof LINES)[number];

const AHEAD = new Set(["planned", "expected", "hypothetical"]);
const SIEGES = new Set(["besieged", "relieved"]);

/** Underline styles differ by what is said, as well as colours: solid, double, wavy, dotted, dashed, hairline. */
export function lineOf(claim: Said): Line {
  if (AHEAD.has(claim.status)) return "forecast";
  if (claim.kind === "control") return SIEGES.has(claim.what) ? "siege" : "control";
  if (claim.kind === "route") return "route";
  return claim.number ? "number" : "other";
}

/** Whether it can change who holds what: of what happened, or goes on, claims of two kinds do. */
export function changesTheMap(claim: Said): boolean {
  return (claim.kind === "control" || claim.kind === "route") && !AHEAD.has(claim.status);
}

/** Of a siege: whether the ring is still being closed. Only claims of a whole report tell. */
export function isClosing(claim: Said): boolean {
  return (claim as Partial<Pick<WholeClaim, "traits">>).traits?.ring === "closing";
}

export function plain(word: string): string {
  return word.replace(/^other:/, "").replaceAll("_", " ");
}

export function titleOf(claim: Said): string {
  const { kind, place, actor, against, number } = claim;
  const what = isClosing(claim) ? t.map.encircling : (t.claims.what[claim.what] ?? plain(claim.what || kind));
  if (kind === "control") return `${place || t.claims.somewhere} ${what}`;
  if (kind === "route") return `${place.replace(", ", " – ") || t.claims.somewhere}: ${what}`;
  if (kind === "relation")
    return actor || against ? [actor, what, against].filter(Boolean).join(" ") : `“${claim.quote}”`;
  if (kind === "casualty") return capital(`${number || t.claims.people} ${what}`);
  if (kind === "indicator") return `${capital(what)}${number ? `: ${number}` : ""}`;
  if (kind === "person") return `${whom(claim)} ${what}`;
  return place ? `${capital(what)}, ${place}` : capital(what);
}

function whom(claim: Said): string {
  const { roles } = claim as Partial<Pick<WholeClaim, "roles">>;
  return roles?.find((role) => role.role === "person")?.text ?? t.claims.somebody;
}

export function beneath(claim: Said): string {
  const { kind, actor, against, place } = claim;
  const who = kind === "relation" ? "" : actor && t.claims.by(actor, against);
  const helped = claim.helped_by.length ? t.claims.helped(claim.helped_by.join(", ")) : "";
  const where = kind === "casualty" || kind === "indicator" || kind === "person" ? place : "";
  const denied = claim.polarity === "-" ? t.claims.denied : "";
  return [denied, who, helped, where, claim.time ? edtf(claim.time) : t.claims.undated].filter(Boolean).join(" · ");
}

export function kindOf(claim: Said): string {
  return t.claims.lines[lineOf(claim)] || plain(claim.kind);
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
